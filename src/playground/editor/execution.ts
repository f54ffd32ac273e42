// Where a recorded run stands: what it has just done, and what it does next, marked in the text and beside it.

import { type Range, RangeSet, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutterLineClass } from "@codemirror/view";
import type { Place } from "#playground/protocol.ts";

interface At {
  readonly place?: Place | undefined;
}

/** The part of a moment that is marked. */
export interface Execution {
  readonly done: At | null;
  readonly next: At | null;
}

export const setExecution = StateEffect.define<Execution | undefined>();

class LineMarker extends GutterMarker {
  override readonly elementClass: string;

  constructor(elementClass: string) {
    super();
    this.elementClass = elementClass;
  }
}

const NEXT = { text: Decoration.mark({ class: "cm-next" }), line: new LineMarker("cm-gutter-next") };
const DONE = { text: Decoration.mark({ class: "cm-done" }), line: new LineMarker("cm-gutter-done") };

interface Marks {
  readonly text: DecorationSet;
  readonly lines: RangeSet<GutterMarker>;
}

const NOTHING: Marks = { text: Decoration.none, lines: RangeSet.empty };

function marksOf({ done, next }: Execution, doc: Text): Marks {
  const text: Range<Decoration>[] = [];
  const lines = new Map<number, GutterMarker>();
  for (const [at, mark] of [
    [done, DONE],
    [next, NEXT],
  ] as const) {
    const place = at?.place;
    if (place === undefined || place.to > doc.length) continue;
    const line = doc.lineAt(place.from);
    // A loop or a function is many lines: its head is what is reached.
    const to = Math.min(place.to, line.to);
    if (to > place.from) text.push(mark.text.range(place.from, to));
    lines.set(line.from, mark.line);
  }
  const ordered = [...lines].sort(([a], [b]) => a - b).map(([from, marker]) => marker.range(from));
  return { text: Decoration.set(text, true), lines: RangeSet.of(ordered) };
}

export const execution = StateField.define<Marks>({
  create: () => NOTHING,
  update(marks, transaction) {
    let next = transaction.docChanged ? NOTHING : marks;
    for (const effect of transaction.effects) {
      if (effect.is(setExecution))
        next = effect.value === undefined ? NOTHING : marksOf(effect.value, transaction.state.doc);
    }
    return next;
  },
  provide: (own) => [
    EditorView.decorations.from(own, (marks) => marks.text),
    gutterLineClass.from(own, (marks) => marks.lines),
  ],
});
