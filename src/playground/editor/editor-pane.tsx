// The editor as a component: made once, told of changes through its handle.

import { useEffect, useRef } from "preact/hooks";
import type { Store } from "#playground/store.ts";
import { createEditor } from "./editor.ts";

export function EditorPane({ store }: { readonly store: Store }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return;
    const editor = createEditor(host.current, store.text.peek(), {
      onEdit: (text) => store.edited(text),
      onMove: (line, column) => store.moved(line, column),
      onRun: () => store.start(),
      onStop: () => store.stop(),
      onLineNumber: (line) => store.runToLine(line),
    });
    store.attach(editor);
    return () => {
      store.detach();
      editor.destroy();
    };
  }, [store]);
  return <div class="editor" ref={host} />;
}
