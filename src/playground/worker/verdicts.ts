// What is to be thought of a run that the borrow checker advised against, as plain data.

import type { Compilation } from "#driver/compile.ts";
import { faultDiagnostic } from "#driver/fault-report.ts";
import { verdictDiagnostics, verdictOf } from "#driver/verdict.ts";
import type { Program } from "#isa/program.ts";
import type { Problem, VerdictView } from "#playground/protocol.ts";
import { bug } from "#support/bug.ts";
import type { FaultStory } from "#vm/fault-story.ts";
import type { Exit } from "#vm/machine.ts";
import { problemsOf } from "./problems.ts";

/** Judges how a run of this compilation's program ended. */
export function verdictView({ diagnostics, map, program }: Compilation, exit: Exit): VerdictView {
  const errors = diagnostics.filter(({ level }) => level === "error");
  if (program === undefined) bug("a run of no program");
  const verdict = verdictOf(exit, errors, map, program);
  const { kind } = verdict;
  const story = kind === "fine" ? undefined : storyOf(program, verdict.story);
  if (errors.length === 0) return { title: UNFORETOLD[kind], kind, notes: [], story, foretold: undefined };
  const [said, ...more] = verdictDiagnostics(verdict, errors);
  const foretold = kind === "fine" ? undefined : verdict.foretold;
  return {
    title: (said?.message ?? "").replace(/^verdict: /, ""),
    kind,
    notes: [...(said?.children ?? []).map(({ message }) => message), ...more.map(({ message }) => message)],
    story,
    foretold: foretold === undefined ? undefined : problemsOf([foretold], map)[0],
  };
}

/** What is said of a run of a program that the borrow checker had nothing to say against. */
const UNFORETOLD: Readonly<Record<VerdictView["kind"], string>> = {
  fault: "a memory fault happened, and no error foretold it",
  aliasing: "memory came to no harm, and only an aliasing rule was broken, which no error foretold",
  fine: "nothing was wrong with memory in this run",
};

function storyOf(program: Program, story: FaultStory): Problem | undefined {
  const report = faultDiagnostic(program, story);
  return problemsOf([report.diagnostic], report.map)[0];
}
