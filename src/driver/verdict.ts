// How a run ended that the borrow checker had advised against: what went wrong and which of its errors foretold it, or
// that nothing did and why it could not know.

import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import { DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { Program, SourceRange } from "#isa/program.ts";
import type { SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import type { FaultStory, StoryEvent } from "#vm/fault-story.ts";
import type { Exit } from "#vm/machine.ts";
import { whyNotKnown } from "./why-not-known.ts";

export type Verdict =
  /** A memory fault happened; `foretold` is the error that fits its story, if one does. */
  | { readonly kind: "fault"; readonly story: FaultStory; readonly foretold: Diagnostic | undefined }
  /** Memory is as it should be, but a reference was used that others had taken the place of. */
  | { readonly kind: "aliasing"; readonly story: FaultStory; readonly foretold: Diagnostic | undefined }
  /** Nothing was wrong with memory. `ended`: the program's own end, a panic, or a limit that stopped it. */
  | { readonly kind: "fine"; readonly ended: "normally" | "by a panic" | "by a limit or trap" };

/** Judges a run of a program that `errors` had rejected. */
export function verdictOf(exit: Exit, errors: readonly Diagnostic[], map: SourceMap, program: Program): Verdict {
  const story = exit.trap?.story;
  if (story !== undefined) return { kind: "fault", story, foretold: foretellingError(story, errors, map, program) };
  if (exit.trap === null && exit.aliasing !== null) {
    const foretold = foretellingError(exit.aliasing, errors, map, program);
    return { kind: "aliasing", story: exit.aliasing, foretold };
  }
  const ended = exit.trap !== null ? "by a limit or trap" : exit.status === 101 ? "by a panic" : "normally";
  return { kind: "fine", ended };
}

/** How much each part of the story says about which error it was: what ended the memory says most. */
const WEIGHT: Readonly<Record<StoryEvent["role"], number>> = {
  fault: 3,
  ended: 4,
  moved: 4,
  born: 1,
  via: 2,
  other: 3,
};

/**
 * The error whose labelled places best fit the places of the story; failing that one in the same functions, and failing
 * that the only one there is.
 */
function foretellingError(
  story: FaultStory,
  errors: readonly Diagnostic[],
  map: SourceMap,
  program: Program,
): Diagnostic | undefined {
  let best: Diagnostic | undefined;
  let most = 0;
  for (const candidate of errors) {
    const spans = [...candidate.primary, ...candidate.labels.map((label) => label.span)];
    let score = 0;
    for (const { role, range } of story.events)
      score += WEIGHT[role] * Math.max(0, ...spans.map((span) => nearness(map, program, span, range)));
    if (score > most) {
      most = score;
      best = candidate;
    }
  }
  return best ?? (errors.length === 1 ? errors[0] : undefined);
}

/** 3 where one lies within the other, 1 where they share a line, a little where they share a function, else 0. */
function nearness(map: SourceMap, program: Program, span: Span, range: SourceRange): number {
  const file = map.file(span.file);
  if (program.files[range.file]?.name !== file.name) return 0;
  const within = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
    b.start <= a.start && a.end <= b.end;
  if (within(span, range) || within(range, span)) return 3;
  if (file.lineIndex(span.start) === file.lineIndex(range.start)) return 1;
  const isShared = program.functions.some(
    ({ isStd, range: whole }) =>
      !isStd && whole !== null && whole.file === range.file && within(span, whole) && within(range, whole),
  );
  return isShared ? 0.1 : 0;
}

/** The verdict as a message. */
export function verdictDiagnostics(verdict: Verdict, errors: readonly Diagnostic[]): readonly Diagnostic[] {
  switch (verdict.kind) {
    case "fault":
      return [toldVerdict("a memory fault happened", verdict.foretold)];
    case "aliasing":
      return [toldVerdict("memory came to no harm, and only an aliasing rule was broken", verdict.foretold)];
    case "fine":
      return fineVerdict(verdict.ended, errors);
  }
}

function toldVerdict(what: string, foretold: Diagnostic | undefined): Diagnostic {
  if (foretold === undefined) {
    return new DiagnosticBuilder(
      "note",
      undefined,
      `verdict: ${what}, and none of the errors above is about the same places`,
    ).build();
  }
  const name = foretold.code === undefined ? "this error" : `error ${foretold.code}`;
  const builder = new DiagnosticBuilder("note", undefined, `verdict: ${what}, and ${name} foretold it`);
  for (const span of foretold.primary) builder.at(span, foretold.message);
  return builder.build();
}

function fineVerdict(ended: string, errors: readonly Diagnostic[]): readonly Diagnostic[] {
  const how = ended === "normally" ? "" : ` (it ended ${ended})`;
  const builder = new DiagnosticBuilder(
    "note",
    undefined,
    `verdict: nothing was wrong with memory in this run${how}: rejected is not the same as undefined`,
  );
  const codes = new Set(errors.map((error) => error.code));
  for (const code of codes) builder.note(`${code ?? "lifetimes"}: ${whyNotKnown(code)}`);
  return [builder.build()];
}
