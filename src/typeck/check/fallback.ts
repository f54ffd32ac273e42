// Fallback of variables nothing else decides: integers to `i32`, floats to `f64`, diverging ones to `!` (2024) or `()`.

import type { Reported } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { contains } from "#types/fold.ts";
import type { FulfillmentError } from "#types/obligation.ts";
import { F64, type GenericArg, type GenericArgs, I32, mkErrorTy, NEVER, type Ty, type TyVid, UNIT } from "#types/ty.ts";

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
  if (diverging.size > 0) noteFallbacks(fcx, diverging);
  for (const vid of diverging) {
    const v: Ty = fcx.infcx.tyVar(vid);
    if (v.kind === "infer" && v.variable === "general") fcx.eq(v, fcx.tcx.edition >= 2024 ? NEVER : UNIT);
  }
  fcx.selectWherePossible();
}

/** What two lints of rustc say of falling back (`lint_never_type_fallback_flowing_into_unsafe_code` and its neighbour). */
function noteFallbacks(fcx: FnCtxt, diverging: ReadonlySet<TyVid>): void {
  const open: readonly Ty[] = [...diverging].map((vid) => fcx.infcx.tyVar(vid)).filter((ty) => ty.kind === "infer");
  const failuresWith = (ty: Ty): readonly FulfillmentError[] =>
    fcx.infcx.probe(() => {
      for (const variable of open) fcx.infcx.unify(variable, ty);
      return fcx.fulfillment.selectWherePossible();
    });
  if (fcx.tcx.edition < 2024 && failuresWith(UNIT).length === 0) {
    const [broken] = failuresWith(NEVER);
    if (broken !== undefined) {
      const { predicate, cause } = broken.root;
      const self = predicate.kind === "trait" ? predicate.bound.value : undefined;
      const requirement = self === undefined ? undefined : `!: ${fcx.tcx.hir.def(self.trait).name}`;
      fcx.tables.fallbacks.push({ kind: "unit", span: cause.span, requirement });
    }
  }
  const isOpen = (arg: GenericArg): boolean =>
    contains(fcx.resolve(arg), (part) => part.sort === "ty" && open.includes(part));
  const note = (def: DefId, args: GenericArgs, span: Span): void => {
    const item = fcx.tcx.hir.item(def);
    if (item?.kind === "fn" && fcx.tcx.fnSig(def).value.unsafe && args.some(isOpen))
      fcx.tables.fallbacks.push({ kind: "unsafe", span, requirement: undefined });
  };
  for (const [id, args] of fcx.tables.pathArgs) {
    const res = fcx.tables.exprRes.get(id);
    if (res?.kind === "def") note(res.def, args, fcx.span(id));
  }
  for (const [id, { def, args }] of fcx.tables.callees) note(def, args, fcx.span(id));
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
