// Loans as bars beside the text: one for each, along the lines on which it lives. The ownership pane says the same in words.

import { type Range, RangeSet, StateEffect, StateField, type Text } from "@codemirror/state";
import { gutter, GutterMarker } from "@codemirror/view";
import { type BodyOwnership, longLoans } from "#ide/line-ownership.ts";
import { loanText } from "#playground/views/words.ts";

/** The part of a function that is drawn. */
export type BodyLoans = Pick<BodyOwnership, "lines" | "loans">;

export const setLoans = StateEffect.define<BodyLoans | undefined>();

/** Bars side by side; more do not fit. */
export const LANES = 4;

type Part = "start" | "middle" | "end";

interface Bar {
  readonly lane: number;
  readonly part: Part;
  readonly isMutable: boolean;
  readonly text: string;
}

class BarsMarker extends GutterMarker {
  readonly #bars: readonly Bar[];

  constructor(bars: readonly Bar[]) {
    super();
    this.#bars = bars;
  }

  override eq(other: BarsMarker): boolean {
    return JSON.stringify(other.#bars) === JSON.stringify(this.#bars);
  }

  override toDOM(): HTMLElement {
    const lanes = document.createElement("span");
    lanes.className = "cm-lanes";
    lanes.title = this.#bars.map(({ text }) => text).join("\n");
    for (const { lane, part, isMutable } of this.#bars) {
      const bar = document.createElement("span");
      bar.className = `cm-loan cm-loan-${part} cm-loan-${isMutable ? "mutable" : "shared"}`;
      bar.style.gridColumn = String(lane + 1);
      lanes.append(bar);
    }
    return lanes;
  }
}

/** The bars of each line. */
function barsOf({ lines, loans }: BodyLoans): ReadonlyMap<number, readonly Bar[]> {
  const bars = new Map<number, Bar[]>();
  const withSteps = new Set(lines.map(({ line }) => line));
  /** The last line of the bar in each lane. */
  const lanes: number[] = [];
  for (const loan of [...longLoans(loans)].sort((a, b) => a.line - b.line)) {
    const { line, liveOn, isMutable } = loan;
    const covered = new Set([line, ...liveOn]);
    const [first, last] = [Math.min(...covered), Math.max(...covered)];
    const free = lanes.findIndex((end) => end < first);
    const lane = free < 0 ? lanes.length : free;
    if (lane >= LANES) continue;
    lanes[lane] = last;
    const text = loanText(loan);
    for (let at = first; at <= last; at++) {
      // On a line where no step begins nothing says otherwise.
      if (!covered.has(at) && withSteps.has(at)) continue;
      const part = at === first ? "start" : at === last ? "end" : "middle";
      bars.set(at, [...(bars.get(at) ?? []), { lane, part, isMutable, text }]);
    }
  }
  return bars;
}

function markersOf(body: BodyLoans, doc: Text): RangeSet<GutterMarker> {
  const ranges: Range<GutterMarker>[] = [];
  for (const [line, bars] of barsOf(body)) {
    if (line <= doc.lines) ranges.push(new BarsMarker(bars).range(doc.line(line).from));
  }
  return RangeSet.of(ranges, true);
}

const loanField = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(markers, transaction) {
    let next = markers.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setLoans)) continue;
      next = effect.value === undefined ? RangeSet.empty : markersOf(effect.value, transaction.state.doc);
    }
    return next;
  },
});

export const loanGutter = [loanField, gutter({ class: "cm-loans", markers: (view) => view.state.field(loanField) })];
