// Several expressions with one type: the branches of `if` and `match`, the values of `break` and `return`, array elements.
//
// rustc's `CoerceMany`. The first expression is coerced to what the context expects; each further one to
// the type so far, or all former ones to its type, or function items to a common pointer type.

import type { ExprId } from "#hir/body.ts";
import type { CoercionSite, FnCtxt, SiteCause } from "#typeck/check/fn-ctxt.ts";
import type { Adjustment } from "#typeck/tables.ts";
import { reportSiteMismatch } from "#typeck/errors/coerce-site.ts";
import type { RelateError } from "#types/infer.ts";
import { Flag, hasFlags, mkErrorTy, mkFnPtr, NEVER, type PolyFnSig, type Ty, UNIT } from "#types/ty.ts";
import { closureSigIfKnown, coerce, fnItemSig, isNonCapturing, tryCoerce } from "./coercion.ts";

export class CoerceMany implements CoercionSite {
  readonly #fcx: FnCtxt;
  readonly expectedTy: Ty;
  #finalTy: Ty | undefined;
  readonly #exprs: ExprId[] = [];
  #pushed = 0;

  constructor(fcx: FnCtxt, expectedTy: Ty) {
    this.#fcx = fcx;
    this.expectedTy = expectedTy;
  }

  get count(): number {
    return this.#pushed;
  }

  mergedTy(): Ty {
    return this.#finalTy ?? this.expectedTy;
  }

  coerce(cause: SiteCause, expr: ExprId, ty: Ty): void {
    const found = this.#fcx.shallow(ty);
    const merged = this.mergedTy();
    if (this.#propagateError(found, merged)) return;
    const result =
      this.#pushed === 0
        ? (coerce(this.#fcx, expr, found, this.expectedTy) ?? this.expectedTy)
        : this.#lub(expr, found);
    if (isRelateError(result)) {
      this.#finalTy = reportSiteMismatch(this.#fcx, cause, {
        expected: merged,
        found,
        expr,
        error: result,
        count: this.#pushed,
      });
      return;
    }
    this.#finalTy = result;
    this.#exprs.push(expr);
    this.#pushed++;
  }

  /** The value `()` that stands where none is written. */
  coerceForcedUnit(cause: SiteCause): void {
    const merged = this.mergedTy();
    if (this.#propagateError(UNIT, merged)) return;
    const error = this.#fcx.eq(merged, UNIT);
    if (error !== undefined) {
      this.#finalTy = reportSiteMismatch(this.#fcx, cause, {
        expected: merged,
        found: UNIT,
        expr: undefined,
        error,
        count: this.#pushed,
      });
      return;
    }
    this.#finalTy = UNIT;
    this.#pushed++;
  }

  complete(): Ty {
    return this.#finalTy ?? NEVER;
  }

  #propagateError(found: Ty, merged: Ty): boolean {
    for (const ty of [this.#fcx.resolve(found), this.#fcx.resolve(merged)]) {
      if (!hasFlags(ty, Flag.hasError)) continue;
      if (this.#finalTy?.kind !== "error")
        this.#finalTy =
          ty.kind === "error" ? ty : this.#fcx.tables.tainted === undefined ? ty : mkErrorTy(this.#fcx.tables.tainted);
      return true;
    }
    return false;
  }

  #lub(expr: ExprId, newTy: Ty): Ty | RelateError {
    const fcx = this.#fcx;
    const previous = fcx.resolve(this.mergedTy());
    const next = fcx.resolve(newTy);
    const reified = this.#lubFns(expr, previous, next);
    if (reified !== undefined) return reified;
    let first: RelateError | undefined;
    if (!fcx.tables.adjustments.has(expr)) {
      first = coerce(fcx, expr, next, previous, { keepsRegion: true });
      if (first === undefined) return previous;
    }
    const plain = (): Ty | RelateError => fcx.eq(previous, next) ?? previous;
    if (!this.#exprs.every((former) => isReplaceable(fcx, former))) return first ?? plain();
    const backward = tryCoerce(fcx, this.#exprs[0], previous, next, { keepsRegion: true });
    if ("error" in backward) return first ?? plain();
    fcx.registerAll(backward.obligations);
    for (const former of this.#exprs) fcx.applyAdjustments(former, backward.steps);
    return next;
  }

  /** Two different functions or closures without captures: both become function pointers. */
  #lubFns(expr: ExprId, previous: Ty, next: Ty): Ty | RelateError | undefined {
    const fcx = this.#fcx;
    if (previous === next) return undefined;
    const a = this.#callableSig(previous, expr);
    const b = this.#callableSig(next, expr);
    if (a === undefined || b === undefined) return undefined;
    if (previous.kind === "fnDef" && next.kind === "fnDef" && fcx.eq(previous, next) === undefined) return previous;
    if (previous.kind === "closure" && next.kind === "closure" && previous.def === next.def) return undefined;
    const pointerA = mkFnPtr(a.sig);
    const pointerB = mkFnPtr(b.sig);
    const error = fcx.eq(pointerA, pointerB);
    if (error !== undefined) return error;
    const step = (ty: Ty): Adjustment => ({
      kind: "pointer",
      cast: ty.kind === "closure" ? "closureFnPointer" : "reifyFnPointer",
      target: pointerA,
    });
    for (const former of this.#exprs) fcx.applyAdjustments(former, [step(previous)]);
    fcx.applyAdjustments(expr, [step(next)]);
    return pointerA;
  }

  #callableSig(ty: Ty, at: ExprId): { readonly sig: PolyFnSig } | undefined {
    const fcx = this.#fcx;
    if (ty.kind === "fnDef") {
      const { sig, obligations } = fnItemSig(fcx, ty, fcx.span(at));
      fcx.registerAll(obligations);
      return { sig };
    }
    if (ty.kind !== "closure" || !isNonCapturing(fcx, ty)) return undefined;
    const sig = closureSigIfKnown(fcx, ty);
    return sig === undefined ? undefined : { sig };
  }
}

function isRelateError(result: Ty | RelateError): result is RelateError {
  return !("sort" in result);
}

/** Whether the adjustments an expression has so far can be replaced by others: none, `!`, or a plain reborrow. */
function isReplaceable(fcx: FnCtxt, id: ExprId): boolean {
  const steps = fcx.tables.adjustments.get(id);
  if (steps === undefined || steps.length === 0) return true;
  if (steps.length === 1) return steps[0]?.kind === "neverToAny";
  const [first, second] = steps;
  if (
    steps.length !== 2 ||
    first?.kind !== "deref" ||
    first.overloaded !== undefined ||
    second?.kind !== "borrow" ||
    second.raw
  )
    return false;
  const ty = fcx.exprTy(id);
  return ty.kind === "ref" && ty.mutability === second.mutability;
}
