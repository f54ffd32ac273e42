// The pipeline on one page: from the text of a crate to a checked program, and on to bytecode.

import { type Diagnostic, DiagnosticSink } from "#diagnostics/diagnostic.ts";
import { collectItems } from "#hir/collect-items.ts";
import type { Hir } from "#hir/hir.ts";
import type { Program } from "#isa/program.ts";
import { type SourceFile, SourceMap } from "#support/source-map.ts";
import { parseFile } from "#syntax/parse.ts";
import { ConstEvaluator } from "#mono/const-eval.ts";
import { Mono } from "#mono/mono.ts";
import { evalConstOf, hiddenTypeOf } from "#typeck/infer-body.ts";
import { createTcx } from "#types/context.ts";
import type { Tcx } from "#types/tcx.ts";
import { Bodies } from "./bodies.ts";
import { type CheckedCrate, checkCrate } from "./check-crate.ts";
import { dumpStage } from "./dumps.ts";
import type { EmitStage } from "./emit-stages.ts";
import { type EmittedTest, emitCrate } from "./emit-crate.ts";
import { moduleFiles } from "./module-files.ts";
import type { Input, SessionOptions } from "./session.ts";
import { standardLibrary } from "./standard-library.ts";

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

export interface Analysis {
  readonly session: Session;
  readonly checked: CheckedCrate;
}

export function hasErrors(compilation: Compilation): boolean {
  return compilation.diagnostics.some((d) => d.level === "error");
}

/** What the stages of one compilation share. */
export interface Session {
  readonly map: SourceMap;
  readonly sink: DiagnosticSink;
  readonly root: SourceFile;
  readonly hir: Hir;
  readonly tcx: Tcx;
  readonly bodies: Bodies;
  readonly mono: Mono;
  /** Values of constants, once evaluated. */
  readonly consts: ConstEvaluator;
  readonly makes: "program" | "tests" | "library";
}

/** Compiles a crate. Never throws for a user's mistake. */
export function compile(
  input: Input,
  options: SessionOptions,
  goal: Goal,
  emit: readonly EmitStage[] = [],
): Compilation {
  const std = standardLibrary();
  const map = new SourceMap(std.map);
  const sink = new DiagnosticSink();
  const dumps = new Map<EmitStage, string>();
  const edition = options.edition === "2021" ? 2021 : 2024;
  const root = map.add(input.name, input.text);
  let analysis: Analysis | undefined;
  const done = (program: Program | undefined, tests?: readonly EmittedTest[]): Compilation => ({
    map,
    diagnostics: sink.diagnostics(),
    program,
    tests,
    dumps,
    analysis,
  });

  const user = parseFile(root, { edition });
  sink.addAll(user.diagnostics);
  for (const stage of ["tokens", "ast"] as const)
    if (emit.includes(stage)) dumps.set(stage, dumpStage(stage, { map, root, ast: user.value }));
  if (!user.complete) return done(undefined);

  const hir = collectItems(
    { edition, test: options.test, map },
    std.hir,
    { file: root, ast: user.value },
    moduleFiles(map, input),
    sink,
  );
  const tcx: Tcx = createTcx(
    hir,
    sink,
    edition,
    { hiddenType: (opaque) => hiddenTypeOf(tcx, opaque), evalConst: (def, args) => evalConstOf(tcx, def, args) },
    std.tcx,
  );
  const bodies = new Bodies(tcx, std.bodies);
  const mono = new Mono(tcx, bodies);
  const consts = new ConstEvaluator(mono);
  const makes = options.test ? "tests" : hir.libraryType === undefined ? "program" : "library";
  const session: Session = { map, sink, root, hir, tcx, bodies, mono, consts, makes };

  const checked = checkCrate(session);
  analysis = { session, checked };
  for (const stage of ["hir", "types", "mir", "facts"] as const)
    if (emit.includes(stage)) dumps.set(stage, dumpStage(stage, { map, root, ast: user.value, session, checked }));
  if (goal === "check" || (sink.hasErrors && !(goal === "anyway" && checked.isOnlyRejected))) return done(undefined);

  const errors = sink.diagnostics().length;
  const { program, tests } = emitCrate(
    session,
    goal === "program"
      ? undefined
      : { rejected: checked.rejected, tracksAliasing: options.aliasing ?? goal === "anyway" },
  );
  if (program !== undefined && emit.includes("bytecode"))
    dumps.set("bytecode", dumpStage("bytecode", { map, root, ast: user.value, program }));
  // Emitting reports errors too: constants that cannot be evaluated.
  const failed = sink
    .diagnostics()
    .slice(errors)
    .some((d) => d.level === "error");
  return failed ? done(undefined) : done(program, tests);
}
