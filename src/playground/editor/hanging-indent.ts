// Lines that are wrapped go on below their own beginning, not at the edge: code stays readable where room is scarce.

import { type Extension, type Range, RangeSetBuilder, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

/** Columns by which the rest of a line stands further in than its beginning. */
const FURTHER = 2;
/** Columns that are given away at most: deeply nested lines need what room there is. */
const MOST = 24;
const TAB = 4;

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
function indentOf(text: string): number {
  let columns = 0;
  for (const char of text) {
    if (char === " ") columns++;
    else if (char === "\t") columns += TAB - (columns % TAB);
    else break;
  }
  return columns;
}

function decorate({ visibleRanges, state }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (const range of linesBetween(state.doc, from, to)) builder.add(range.from, range.to, range.value);
  }
  return builder.finish();
}

function linesBetween(doc: Text, from: number, to: number): readonly Range<Decoration>[] {
  const ranges: Range<Decoration>[] = [];
  for (let at = from; at <= to; ) {
    const line = doc.lineAt(at);
    ranges.push(hanging(Math.min(MOST, indentOf(line.text) + FURTHER)).range(line.from));
    at = line.to + 1;
  }
  return ranges;
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
