// Looking up the method of an operator's trait (rustc's `lookup_method_in_trait`).

import type { ExprId } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { Callee } from "#typeck/tables.ts";
import type { Cause } from "#types/obligation.ts";
import { evaluate, traitPredicate } from "#types/traits.ts";
import { type FnSig, type GenericArg, type GenericArgs, mkTuple, type Ty } from "#types/ty.ts";

export interface MethodCallee extends Callee {
  readonly sig: FnSig;
}

/**
 * The method `name` (the only function where absent) of `trait` for `self` with `inputs` as the trait's other
 * arguments (fresh where absent); `undefined` if the trait certainly is not implemented. Registers what must hold.
 */
export function lookupMethodInTrait(
  fcx: FnCtxt,
  trait: DefId,
  name: string | undefined,
  self: Ty,
  inputs: GenericArgs | undefined,
  cause: Cause,
  expr?: ExprId,
): MethodCallee | undefined {
  const method = fcx.tcx
    .assocItems(trait)
    .find((item) => item.kind === "fn" && (name === undefined || item.name === name));
  if (method === undefined) return undefined;
  const traitArgs: GenericArg[] = [self, ...(inputs ?? [])];
  const args = fcx.infcx.freshArgs(trait, cause.span, traitArgs);
  const predicate = traitPredicate({ trait, args });
  if (evaluate(fcx.infcx, fcx.env, predicate, cause.span) === "no") return undefined;
  const methodArgs = fcx.infcx.freshArgs(method.def, cause.span, args);
  const sig = fcx.instantiateSig(fcx.tcx.fnSig(method.def), methodArgs, cause.span, cause);
  if (expr !== undefined) fcx.causeExprs.set(cause, expr);
  fcx.register(predicate, cause);
  return { def: method.def, args: methodArgs, sig };
}

/** The three call traits, least demanding of the caller first. */
const CALL_TRAITS = [
  ["fn", "call", true],
  ["fn_mut", "call_mut", true],
  ["fn_once", "call_once", false],
] as const;

export interface CallTraitMethod {
  readonly method: MethodCallee;
  /** Whether the callee is borrowed for the call. */
  readonly borrow: boolean;
}

/** Finds `Fn`, `FnMut` or `FnOnce` of `ty`, with as many arguments as given (any number where absent). */
export function lookupCallTrait(
  fcx: FnCtxt,
  ty: Ty,
  argSpans: readonly Span[] | undefined,
  span: Span,
  call: ExprId,
): CallTraitMethod | undefined {
  for (const [lang, name, borrow] of CALL_TRAITS) {
    const trait = fcx.tcx.langItem(lang);
    if (trait === undefined) continue;
    const inputs = argSpans === undefined ? undefined : [mkTuple(argSpans.map((s) => fcx.freshTy(s)))];
    const method = lookupMethodInTrait(fcx, trait, name, ty, inputs, { span, code: { kind: "call" } }, call);
    if (method !== undefined) return { method, borrow };
  }
  return undefined;
}
