// From checked bodies to a program: finds `main` or the tests, collects what they need, emits bytecode.

import { type Emitted, emitProgram } from "#codegen/emit-program.ts";
import { type BuildKind, ProgramCx } from "#codegen/program.ts";
import { unsupported } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { Hir } from "#hir/hir.ts";
import type { Program } from "#isa/program.ts";
import type { Instance } from "#mono/instance.ts";
import { OptimizedBodies } from "#optimize/optimized-bodies.ts";
import type { Session } from "./check.ts";
import { collectTests, type TestCase } from "./collect-tests.ts";
import { optimizedLibrary } from "./optimized-library.ts";

/** The crate's `main`, if it has one. */
export function findMain(hir: Hir): DefId | undefined {
  return hir.children(hir.crateRoot).find((def) => hir.def(def).kind === "fn" && hir.def(def).name === "main");
}

/** A test, and the function of the program that runs it. */
export interface EmittedTest extends TestCase {
  readonly entry: number;
}

export interface EmittedCrate {
  /** Absent where there is no `main` (which has been reported), or no test. */
  readonly program: Program | undefined;
  /** The tests by name, where the crate was compiled for them. */
  readonly tests: readonly EmittedTest[] | undefined;
}

/** What a checked build is told. */
export type Checks = Omit<Extract<BuildKind, { isChecked: true }>, "isChecked">;

/**
 * Emits the program, or the tests. With `checks`, a checked build: the bodies in `rejected` did not pass the borrow
 * checker and run anyway.
 */
export function emitCrate(session: Session, checks?: Checks): EmittedCrate {
  if (session.makes === "tests") return emitTests(session, checks);
  const { libraryType } = session.hir;
  if (libraryType !== undefined)
    session.sink.error(unsupported("anything but checking of libraries", libraryType.span));
  const main = libraryType === undefined ? findMain(session.hir) : undefined;
  if (main === undefined) return { program: undefined, tests: undefined };
  return { program: emit(session, [{ kind: "entry", main }], checks).program, tests: undefined };
}

/** One program for all tests, with an entry for each. */
function emitTests(session: Session, checks: Checks | undefined): EmittedCrate {
  const tests = collectTests(session);
  const [first, ...rest] = tests.map(({ def, desc }) => ({ kind: "entry", main: def, test: desc }) as const);
  if (first === undefined) return { program: undefined, tests: [] };
  const { program, entries } = emit(session, [first, ...rest], checks);
  return { program, tests: tests.map((test, i) => ({ ...test, entry: entries[i] as number })) };
}

function emit(session: Session, instances: readonly [Instance, ...Instance[]], checks: Checks | undefined): Emitted {
  const { mono, consts, map } = session;
  const build: BuildKind = checks === undefined ? { isChecked: false } : { isChecked: true, ...checks };
  const bodies = new OptimizedBodies(
    mono,
    { checked: build.isChecked, rejected: checks?.rejected ?? new Set() },
    optimizedLibrary(build.isChecked),
  );
  const cx = new ProgramCx(mono, consts, map, bodies, build);
  return emitProgram(cx, instances);
}
