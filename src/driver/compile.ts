// The pipeline on one page: from the text of a crate to a checked one (`check.ts`), and on to bytecode.

import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import type { Program } from "#isa/program.ts";
import type { SourceMap } from "#support/source-map.ts";
import { type Analysis, check, type Checking } from "./check.ts";
import { dumpStage } from "./dumps.ts";
import type { EmitStage } from "./emit-stages.ts";
import { type EmittedTest, emitCrate } from "./emit-crate.ts";
import type { Input, SessionOptions } from "./session.ts";

/**
 * How far to go: `check` stops after the borrow checker; `checked` makes a program for the checked interpreter, and
 * `anyway` does so even where the borrow checker found errors.
 */
export type Goal = "check" | "program" | "checked" | "anyway";

/** All that came of a compilation. `program` is there if it was the goal and nothing was wrong. */
export interface Compilation {
  readonly map: SourceMap;
  readonly diagnostics: readonly Diagnostic[];
  readonly program: Program | undefined;
  /** The tests, where the crate was compiled for them and the goal was a program. */
  readonly tests?: readonly EmittedTest[] | undefined;
  readonly dumps: ReadonlyMap<EmitStage, string>;
  /** What the stages found, for those who draw it; absent where the text does not parse. */
  readonly analysis?: Analysis | undefined;
}

export function hasErrors(compilation: Compilation): boolean {
  return compilation.diagnostics.some((d) => d.level === "error");
}

/** Compiles a crate. Never throws for a user's mistake. */
export function compile(
  input: Input,
  options: SessionOptions,
  goal: Goal,
  emit: readonly EmitStage[] = [],
): Compilation {
  return emitChecked(check(input, options), options, goal, emit);
}

/** Goes on from a checked crate, as far as the goal and its errors say. */
export function emitChecked(
  checking: Checking,
  options: SessionOptions,
  goal: Goal,
  emit: readonly EmitStage[] = [],
): Compilation {
  const { map, sink, root, ast, analysis } = checking;
  const dumps = new Map<EmitStage, string>();
  const dump = (stage: EmitStage, program?: Program): void => {
    if (emit.includes(stage))
      dumps.set(stage, dumpStage(stage, { map, root, ast, ...analysis, ...(program && { program }) }));
  };
  const done = (program: Program | undefined, tests?: readonly EmittedTest[]): Compilation => ({
    map,
    diagnostics: sink.diagnostics(),
    program,
    tests,
    dumps,
    analysis,
  });
  for (const stage of ["tokens", "ast"] as const) dump(stage);
  if (analysis === undefined) return done(undefined);
  for (const stage of ["hir", "types", "mir", "facts"] as const) dump(stage);
  const { session, checked } = analysis;
  if (goal === "check" || (sink.hasErrors && !(goal === "anyway" && checked.isOnlyRejected))) return done(undefined);

  const errors = sink.diagnostics().length;
  const { program, tests } = emitCrate(
    session,
    goal === "program"
      ? undefined
      : { rejected: checked.rejected, tracksAliasing: options.aliasing ?? goal === "anyway" },
  );
  if (program !== undefined) dump("bytecode", program);
  // Emitting reports errors too: constants that cannot be evaluated.
  const failed = sink
    .diagnostics()
    .slice(errors)
    .some((d) => d.level === "error");
  return failed ? done(undefined) : done(program, tests);
}
