// What is to be thought of a run that the borrow checker advised against, as plain data.

import type { Compilation } from "#driver/compile.ts";
import { faultDiagnostic } from "#driver/fault-report.ts";
import { verdictDiagnostics, verdictOf } from "#driver/verdict.ts";
import type { Problem, VerdictView } from "#playground/protocol.ts";
import type { Exit } from "#vm/machine.ts";
import { problemsOf } from "./problems.ts";

/** Judges how a run of this compilation's program ended. */
export function verdictView({ diagnostics, map, program }: Compilation, exit: Exit): VerdictView {
  const errors = diagnostics.filter(({ level }) => level === "error");
  const story = exit.trap?.story;
  if (program === undefined || errors.length === 0) {
    const title =
      story === undefined
        ? "nothing was wrong with memory in this run"
        : "a memory fault happened, and no error foretold it";
    return { title, tone: story === undefined ? "good" : "bad", notes: [], story: storyOf(), foretold: undefined };
  }
  function storyOf(): Problem | undefined {
    if (story === undefined || program === undefined) return undefined;
    const report = faultDiagnostic(program, story);
    return problemsOf([report.diagnostic], report.map)[0];
  }
  const verdict = verdictOf(exit, errors, map, program);
  const [said, ...more] = verdictDiagnostics(verdict, errors);
  const foretold = verdict.kind === "fault" ? verdict.foretold : undefined;
  return {
    title: (said?.message ?? "").replace(/^verdict: /, ""),
    tone: verdict.kind === "fine" ? "good" : "bad",
    notes: [...(said?.children ?? []).map(({ message }) => message), ...more.map(({ message }) => message)],
    story: storyOf(),
    foretold: foretold === undefined ? undefined : problemsOf([foretold], map)[0],
  };
}
