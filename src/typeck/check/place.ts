// Places: `*x` and `x[i]`, built-in and overloaded, and turning shared overloaded steps into mutable ones.
//
// rustc's `place_op.rs`. Overloaded place operators are first taken as `Deref`/`Index`; once a place turns
// out to be used mutably, `convertPlaceDerefsToMutable` makes them `DerefMut`/`IndexMut`.

import type { ExprId } from "#hir/body.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { Autoderef, builtinDeref, derefMethod } from "#typeck/method/autoderef.ts";
import type { Adjustment } from "#typeck/tables.ts";
import { mkRef, mkSlice, RE_ERASED, type Ty, USIZE } from "#types/ty.ts";
import { demandCoerce } from "./demand.ts";
import { lookupMethodInTrait, type MethodCallee } from "./op-method.ts";

type PlaceOp = "deref" | "index";

function lookupPlaceOp(
  fcx: FnCtxt,
  op: PlaceOp,
  mutable: boolean,
  self: Ty,
  index: Ty | undefined,
  span: Span,
  expr: ExprId,
): MethodCallee | undefined {
  const trait = fcx.tcx.langItem(mutable ? `${op}_mut` : op);
  if (trait === undefined) return undefined;
  return lookupMethodInTrait(
    fcx,
    trait,
    undefined,
    self,
    index === undefined ? [] : [index],
    { span, code: { kind: op === "index" ? "index" : "misc" } },
    expr,
  );
}

function pointee(fcx: FnCtxt, ty: Ty): Ty {
  const output = fcx.shallow(ty);
  return output.kind === "ref" ? output.inner : output;
}

/** The type of `*operand`; `undefined` where it cannot be dereferenced. */
export function lookupDeref(fcx: FnCtxt, id: ExprId, operand: ExprId, operandTy: Ty): Ty | undefined {
  const builtin = builtinDeref(fcx, operandTy, true);
  if (builtin !== undefined) return builtin;
  const method = lookupPlaceOp(fcx, "deref", false, operandTy, undefined, fcx.span(id), id);
  if (method === undefined) return undefined;
  fcx.applyAdjustments(operand, [
    { kind: "borrow", target: mkRef(RE_ERASED, operandTy, "not"), raw: false, mutability: "not", twoPhase: false },
  ]);
  fcx.tables.callees.set(id, { def: method.def, args: method.args });
  return pointee(fcx, method.sig.output);
}

/** The type of `base[index]`; coerces the index; `undefined` where there is no indexing. */
export function lookupIndex(
  fcx: FnCtxt,
  id: ExprId,
  base: ExprId,
  baseTy: Ty,
  index: ExprId,
  indexTy: Ty,
): Ty | undefined {
  const autoderef = new Autoderef(fcx, baseTy, fcx.span(base));
  do {
    const found = tryIndexStep(fcx, id, base, autoderef, indexTy);
    if (found === undefined) continue;
    autoderef.finish();
    demandCoerce(fcx, index, indexTy, found.index);
    fcx.selectWherePossible();
    return found.element;
  } while (autoderef.next());
  return undefined;
}

function tryIndexStep(
  fcx: FnCtxt,
  id: ExprId,
  base: ExprId,
  autoderef: Autoderef,
  indexTy: Ty,
): { readonly index: Ty; readonly element: Ty } | undefined {
  const self = fcx.tryStructurallyResolve(autoderef.ty);
  const idx = fcx.shallow(indexTy);
  if (
    (self.kind === "array" || self.kind === "slice") &&
    (idx === USIZE || (idx.kind === "infer" && idx.variable === "int"))
  ) {
    fcx.applyAdjustments(base, autoderef.adjustments());
    return { index: USIZE, element: self.element };
  }
  if (self.kind === "infer" || self.kind === "error") return undefined;
  for (const unsize of [false, true]) {
    if (unsize && self.kind !== "array") continue;
    const indexed = unsize && self.kind === "array" ? mkSlice(self.element) : self;
    const input = fcx.freshTy(fcx.span(base));
    const method = lookupPlaceOp(fcx, "index", false, indexed, input, fcx.span(id), id);
    if (method === undefined) continue;
    const steps = autoderef.adjustments();
    steps.push({
      kind: "borrow",
      target: mkRef(RE_ERASED, self, "not"),
      raw: false,
      mutability: "not",
      twoPhase: false,
    });
    if (unsize) steps.push({ kind: "pointer", cast: "unsize", target: mkRef(RE_ERASED, indexed, "not") });
    fcx.applyAdjustments(base, steps);
    fcx.tables.callees.set(id, { def: method.def, args: method.args });
    return { index: input, element: pointee(fcx, method.sig.output) };
  }
  return undefined;
}

/** Makes every overloaded step on the way to place `id` a mutable one, where the type allows it. */
export function convertPlaceDerefsToMutable(fcx: FnCtxt, id: ExprId): void {
  const chain = [id];
  for (;;) {
    const expr = fcx.expr(chain.at(-1) as ExprId);
    if (expr.kind === "field" || expr.kind === "index") chain.push(expr.base);
    else if (expr.kind === "unary" && expr.op === "*") chain.push(expr.operand);
    else break;
  }
  for (const place of chain.reverse()) {
    convertAutoderefs(fcx, place);
    const expr = fcx.expr(place);
    if (expr.kind === "index") convertPlaceOp(fcx, "index", place, expr.base);
    else if (expr.kind === "unary" && expr.op === "*") convertPlaceOp(fcx, "deref", place, expr.operand);
  }
}

function convertAutoderefs(fcx: FnCtxt, id: ExprId): void {
  const steps = fcx.tables.adjustments.get(id);
  if (steps === undefined) return;
  let source = fcx.exprTy(id);
  let changed = false;
  const out = steps.map((step): Adjustment => {
    const from = source;
    source = fcx.resolve(step.target);
    if (step.kind !== "deref" || step.overloaded === undefined || step.overloaded.mutability === "mut") return step;
    const method = derefMethod(fcx, "mut");
    if (method === undefined || lookupPlaceOp(fcx, "deref", true, from, undefined, fcx.span(id), id) === undefined)
      return step;
    changed = true;
    return { ...step, overloaded: { mutability: "mut", method, args: [from] } };
  });
  if (changed) fcx.tables.adjustments.set(id, out);
}

function convertPlaceOp(fcx: FnCtxt, op: PlaceOp, id: ExprId, base: ExprId): void {
  const callee = fcx.tables.callees.get(id);
  if (callee === undefined) return;
  const baseTy = fcx.exprTyAdjusted(base);
  if (baseTy.kind !== "ref" || baseTy.mutability === "mut") return;
  const index = op === "index" ? callee.args[1] : undefined;
  const method = lookupPlaceOp(fcx, op, true, baseTy.inner, index?.sort === "ty" ? index : undefined, fcx.span(id), id);
  if (method === undefined) return;
  fcx.tables.callees.set(id, { def: method.def, args: method.args });
  const steps = fcx.tables.adjustments.get(base);
  if (steps === undefined) return;
  let source = fcx.exprTy(base);
  const out: Adjustment[] = [];
  for (const step of steps) {
    if (step.kind === "borrow" && !step.raw)
      out.push({ ...step, mutability: "mut", twoPhase: false, target: mkRef(RE_ERASED, source, "mut") });
    else if (step.kind === "pointer" && step.cast === "unsize" && out.at(-1)?.kind === "borrow")
      out.push({ ...step, target: mkRef(RE_ERASED, baseTy.inner, "mut") });
    else out.push(step);
    source = fcx.resolve(step.target);
  }
  fcx.tables.adjustments.set(base, out);
}
