// From checked bodies to a program: finds `main`, collects what it needs, emits bytecode.

import { emitProgram } from "#codegen/emit-program.ts";
import { ProgramCx } from "#codegen/program.ts";
import type { DefId } from "#hir/defs.ts";
import type { Hir } from "#hir/hir.ts";
import type { Program } from "#isa/program.ts";
import { ConstEvaluator } from "#mono/const-eval.ts";
import { Mono } from "#mono/mono.ts";
import { OptimizedBodies } from "#optimize/optimized-bodies.ts";
import type { Session } from "./compile.ts";

/** The crate's `main`, if it has one. */
export function findMain(hir: Hir): DefId | undefined {
  return hir.children(hir.crateRoot).find((def) => hir.def(def).kind === "fn" && hir.def(def).name === "main");
}

/** Emits the program; `undefined` where there is no `main` (which has been reported). */
export function emitCrate(session: Session): Program | undefined {
  const main = findMain(session.hir);
  if (main === undefined) return undefined;
  const mono = new Mono(session.tcx, session.bodies);
  const cx = new ProgramCx(mono, new ConstEvaluator(mono), session.map, new OptimizedBodies(mono));
  return emitProgram(cx, { kind: "entry", main });
}
