// Messages of the compiler as plain data: what to underline, and rustc's text with links in it.

import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import { type HumanLine, layoutHuman } from "#render/human.ts";
import type { SourceMap } from "#support/source-map.ts";
import type { Mark, Place, Problem, TextLine, TextRun } from "#playground/protocol.ts";
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
      lines: linkedLines(layoutHuman(diagnostic, map).slice(heading), linksOf(diagnostic, map), map),
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

/** The labels of a message and its notes, by the line in which the renderer writes them. */
function linksOf(diagnostic: Diagnostic, map: SourceMap): readonly Link[] {
  const links: Link[] = [];
  for (const { labels } of [diagnostic, ...diagnostic.children]) {
    for (const { span, text } of labels) {
      const place = placeOfSpan(map, span);
      const [first = ""] = text.split("\n");
      if (place !== undefined && first !== "") links.push({ text: first, place });
    }
  }
  return links.sort((a, b) => b.text.length - a.text.length);
}

/** Splits the runs so that positions (`--> main.rs:3:5`) and labels are pieces of their own. */
function linkedLines(lines: readonly HumanLine[], links: readonly Link[], map: SourceMap): readonly TextLine[] {
  const left = [...links];
  return lines.map(({ runs, level }) => {
    const isPosition = /^\s*(-->|:::) /.test(runs.map((run) => run.text).join(""));
    return {
      level,
      runs: runs.flatMap((run): TextRun[] => {
        if (isPosition) return linkedPosition(run, map);
        const index = left.findIndex(({ text }) => run.style !== "plain" && run.text.includes(text));
        const [link] = index < 0 ? [] : left.splice(index, 1);
        return link === undefined ? [run] : split(run, link);
      }),
    };
  });
}

function split(run: TextRun, { text, place }: Link): TextRun[] {
  const at = run.text.indexOf(text);
  const pieces: TextRun[] = [
    { ...run, text: run.text.slice(0, at) },
    { ...run, text, place },
    { ...run, text: run.text.slice(at + text.length) },
  ];
  return pieces.filter((piece) => piece.text !== "");
}

function linkedPosition(run: TextRun, map: SourceMap): TextRun[] {
  const found = /\S+:(\d+):(\d+)/.exec(run.text);
  const place = found === null ? undefined : placeOfLine(map, Number(found[1]), Number(found[2]));
  return found === null || place === undefined ? [run] : split(run, { text: found[0], place });
}
