// Fallback of variables nothing else decides: integers to `i32`, floats to `f64`, diverging ones to `!` (2024) or `()`.

import type { Reported } from "#diagnostics/diagnostic.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { F64, I32, mkErrorTy, NEVER, type Ty, type TyVid, UNIT } from "#types/ty.ts";

/** Applies fallback; asks obligations before and after. */
export function typeInferenceFallback(fcx: FnCtxt): void {
  fcx.selectWherePossible();
  if (fcx.isTainted) {
    fallbackToError(fcx, fcx.reportedBefore());
    fcx.selectWherePossible();
    return;
  }
  const diverging = new Set<TyVid>();
  for (const ty of fcx.divergingVars) {
    const v = fcx.shallow(ty);
    if (v.kind === "infer" && v.variable === "general") diverging.add(fcx.infcx.rootVid(v.vid));
  }
  fallbackNumbers(fcx);
  for (const vid of diverging) {
    const v: Ty = fcx.infcx.tyVar(vid);
    if (v.kind === "infer" && v.variable === "general") fcx.eq(v, fcx.tcx.edition >= 2024 ? NEVER : UNIT);
  }
  fcx.selectWherePossible();
}

function fallbackNumbers(fcx: FnCtxt): void {
  for (let i = 0; i < fcx.infcx.tyVarCount; i++) {
    const v = fcx.infcx.tyVar(i as TyVid);
    if (v.kind !== "infer" || v.variable === "general") continue;
    fcx.eq(v, v.variable === "int" ? I32 : F64);
  }
}

/** What is still open may be so because of an error already told: nothing more is said of it, as in rustc. */
function fallbackToError(fcx: FnCtxt, reported: Reported): void {
  for (let i = 0; i < fcx.infcx.tyVarCount; i++) {
    const v = fcx.infcx.tyVar(i as TyVid);
    if (v.kind === "infer") fcx.eq(v, mkErrorTy(reported));
  }
}
