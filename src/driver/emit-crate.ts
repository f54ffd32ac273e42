// From checked bodies to a program: finds `main`, collects what it needs, emits bytecode.

import { emitProgram } from "#codegen/emit-program.ts";
import { type BuildKind, ProgramCx } from "#codegen/program.ts";
import type { DefId } from "#hir/defs.ts";
import type { Hir } from "#hir/hir.ts";
import type { Program } from "#isa/program.ts";
import { ConstEvaluator } from "#mono/const-eval.ts";
import { Mono } from "#mono/mono.ts";
import { OptimizedBodies } from "#optimize/optimized-bodies.ts";
import type { Session } from "./compile.ts";
import { standardLibrary } from "./standard-library.ts";

/** The crate's `main`, if it has one. */
export function findMain(hir: Hir): DefId | undefined {
  return hir.children(hir.crateRoot).find((def) => hir.def(def).kind === "fn" && hir.def(def).name === "main");
}

/**
 * Emits the program; `undefined` where there is no `main` (which has been reported). With `rejected`, a checked build:
 * those bodies did not pass the borrow checker and run anyway.
 */
export function emitCrate(session: Session, rejected?: ReadonlySet<DefId>): Program | undefined {
  const main = findMain(session.hir);
  if (main === undefined) return undefined;
  const mono = new Mono(session.tcx, session.bodies);
  const build: BuildKind = rejected === undefined ? { isChecked: false } : { isChecked: true, rejected };
  const library = standardLibrary().optimized(build.isChecked);
  const bodies = new OptimizedBodies(mono, { checked: build.isChecked, rejected: rejected ?? new Set() }, library);
  const cx = new ProgramCx(mono, new ConstEvaluator(mono), session.map, bodies, build);
  return emitProgram(cx, { kind: "entry", main });
}
