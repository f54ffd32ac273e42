// Messages of the compiler as plain data: what to underline, and rustc's text with links in it.

import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import { type HumanLine, layoutHuman } from "#render/human.ts";
import type { SourceMap } from "#support/source-map.ts";
import { MAIN_FILE, type Mark, type Place, type Problem, type TextLine, type TextRun } from "#playground/protocol.ts";
import { placeOfLine, placeOfSpan } from "./places.ts";

/** A text that occurs in a message, and where it leads. */
interface Link {
  readonly text: string;
  readonly place: Place;
}

export function problemsOf(diagnostics: readonly Diagnostic[], map: SourceMap): readonly Problem[] {
  return diagnostics.map((diagnostic) => {
    const { level, code, message, primary } = diagnostic;
    const heading = message.split("\n").length;
    return {
      level,
      code,
      message,
      place: placeOfSpan(map, primary[0]),
      marks: marksOf(diagnostic, map),
      lines: new Linker(diagnostic, map).lines(layoutHuman(diagnostic, map).slice(heading)),
    };
  });
}

/** Labelled places, then primary places that have no label. */
function marksOf({ primary, labels }: Diagnostic, map: SourceMap): readonly Mark[] {
  const marks: Mark[] = [];
  const isMarked = (place: Place): boolean =>
    marks.some((mark) => mark.isPrimary && mark.place.from === place.from && mark.place.to === place.to);
  for (const { span, text } of labels) {
    const place = placeOfSpan(map, span);
    const isPrimary = primary.some((p) => p.file === span.file && p.start === span.start && p.end === span.end);
    if (place !== undefined) marks.push({ place, isPrimary, text });
  }
  for (const span of primary) {
    const place = placeOfSpan(map, span);
    if (place !== undefined && !isMarked(place)) marks.push({ place, isPrimary: true, text: "" });
  }
  return marks;
}

/** Splits the runs of a message so that positions (`--> main.rs:3:5`) and labels are pieces of their own. */
class Linker {
  readonly #map: SourceMap;
  /** Labels that no run has been found for yet, longest first, by the line in which the renderer begins them. */
  readonly #labels: Link[] = [];
  readonly #places: Place[] = [];

  constructor(diagnostic: Diagnostic, map: SourceMap) {
    this.#map = map;
    for (const { primary, labels } of [diagnostic, ...diagnostic.children]) {
      for (const span of primary) this.#places.push(...asList(placeOfSpan(map, span)));
      for (const { span, text } of labels) {
        const place = placeOfSpan(map, span);
        const [first = ""] = text.split("\n");
        if (place !== undefined && first !== "") this.#labels.push({ text: first, place });
      }
    }
    this.#labels.sort((a, b) => b.text.length - a.text.length);
  }

  lines(lines: readonly HumanLine[]): readonly TextLine[] {
    return lines.map(({ runs, level }) => {
      const isPosition = /^\s*(-->|:::) /.test(runs.map((run) => run.text).join(""));
      return { level, runs: runs.flatMap((run) => (isPosition ? this.#position(run) : this.#label(run))) };
    });
  }

  #label(run: TextRun): readonly TextRun[] {
    const index = this.#labels.findIndex(({ text }) => run.style !== "plain" && run.text.includes(text));
    const [link] = index < 0 ? [] : this.#labels.splice(index, 1);
    return link === undefined ? [run] : split(run, link);
  }

  #position(run: TextRun): readonly TextRun[] {
    const found = /(\S+):(\d+):(\d+)/.exec(run.text);
    if (found === null || found[1] !== MAIN_FILE) return [run];
    const [line, column] = [Number(found[2]), Number(found[3])];
    const known = this.#places.find((place) => place.line === line && place.column === column);
    const place = known ?? placeOfLine(this.#map, line, column);
    return place === undefined ? [run] : split(run, { text: found[0], place });
  }
}

function asList<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

function split(run: TextRun, { text, place }: Link): readonly TextRun[] {
  const at = run.text.indexOf(text);
  const pieces: TextRun[] = [
    { ...run, text: run.text.slice(0, at) },
    { ...run, text, place },
    { ...run, text: run.text.slice(at + text.length) },
  ];
  return pieces.filter((piece) => piece.text !== "");
}
