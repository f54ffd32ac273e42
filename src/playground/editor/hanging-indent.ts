// Lines that are wrapped go on below their own beginning, not at the edge: code stays readable where room is scarce.

import { countColumn, type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

/** Columns by which the rest of a line stands further in than its beginning. */
const FURTHER = 2;
/** Columns that are given away at most: deeply nested lines need what room there is. */
const MOST = 24;

/** One decoration for each depth, made once. */
const byDepth = new Map<number, Decoration>();

function hanging(columns: number): Decoration {
  const known = byDepth.get(columns);
  if (known !== undefined) return known;
  const style = `padding-left: calc(6px + ${columns}ch); text-indent: -${columns}ch`;
  const made = Decoration.line({ attributes: { style } });
  byDepth.set(columns, made);
  return made;
}

/** The columns by which a line's text is indented. */
const indentOf = (text: string, tabSize: number): number => countColumn(text, tabSize, text.search(/[^ \t]|$/));

function decorate({ visibleRanges, state: { doc, tabSize } }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = doc.lineAt(at);
      builder.add(line.from, line.from, hanging(Math.min(MOST, indentOf(line.text, tabSize) + FURTHER)));
      at = line.to + 1;
    }
  }
  return builder.finish();
}

export const hangingIndent: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
