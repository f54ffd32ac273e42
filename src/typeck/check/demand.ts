// Demands on the type of an expression: that it have, or be coercible to, a given one.

import type { DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { ExprId } from "#hir/body.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { coerce, type CoerceOptions } from "#typeck/coerce/coercion.ts";
import { explainExpected } from "#typeck/errors/expected-because.ts";
import { reportMismatch, valueSpan } from "#typeck/errors/mismatch.ts";
import { suggestForMismatch } from "#typeck/errors/suggest.ts";
import type { Ty } from "#types/ty.ts";
import { expectHasType } from "./expectation.ts";

export type Extend = (diagnostic: DiagnosticBuilder) => void;

/** Makes `found` equal to `expected`, or reports E0308 at `span`; gives the expected or the erroneous type. */
export function demandEq(fcx: FnCtxt, span: Span, expected: Ty, found: Ty, extend?: Extend): Ty {
  const error = fcx.eq(expected, found);
  return error === undefined ? expected : reportMismatch(fcx, span, expected, found, error, extend);
}

/** Coerces a checked expression to `expected`, or reports E0308. */
export function demandCoerce(
  fcx: FnCtxt,
  id: ExprId,
  found: Ty,
  expected: Ty,
  options?: CoerceOptions,
  extend?: Extend,
): Ty {
  const error = coerce(fcx, id, found, expected, options);
  if (error === undefined) return expected;
  return reportMismatch(fcx, valueSpan(fcx, id), expected, found, error, (d) => {
    extend?.(d);
    explainExpected(fcx, d, id, expected);
    suggestForMismatch(fcx, d, id, expected, found);
  });
}

/** Checks an expression that is to be coerced to `expected`. */
export function checkCoercible(fcx: FnCtxt, id: ExprId, expected: Ty, extend?: Extend): Ty {
  const found = fcx.checkExpr(id, expectHasType(expected));
  return demandCoerce(fcx, id, found, expected, undefined, extend);
}

/** Checks an expression that must have `expected` as it is; only `!` is adjusted. */
export function checkHasType(fcx: FnCtxt, id: ExprId, expected: Ty, extend?: Extend): Ty {
  const found = fcx.checkExpr(id, expectHasType(expected));
  if (fcx.shallow(found).kind === "never") {
    const target = fcx.shallow(expected);
    if (target.kind !== "never") fcx.applyAdjustments(id, [{ kind: "neverToAny", target }]);
    return expected;
  }
  const error = fcx.eq(expected, found);
  if (error === undefined) return found;
  return reportMismatch(fcx, valueSpan(fcx, id), expected, found, error, (d) => {
    extend?.(d);
    suggestForMismatch(fcx, d, id, expected, found);
  });
}

/** The head of a type that must be known here; E0282 where it is not. */
export function structurallyResolve(fcx: FnCtxt, ty: Ty, span: Span, report: (ty: Ty, span: Span) => Ty): Ty {
  const resolved = fcx.tryStructurallyResolve(ty);
  if (resolved.kind !== "infer" || resolved.variable !== "general") return resolved;
  const erroneous = report(resolved, span);
  fcx.eq(resolved, erroneous);
  return erroneous;
}
