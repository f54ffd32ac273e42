// Calls: of functions, function pointers, constructors, closures, `Fn*` types, and methods.
//
// rustc's `callee.rs` and `check_argument_types`: arguments are checked with what the formal types and the
// expected result tell, closures last, so that they know most.

import type { ExprId } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import type { HirPathSegment } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { coerce } from "#typeck/coerce/coercion.ts";
import { reportArgCount, reportArgMismatch, reportNotCallable } from "#typeck/errors/call.ts";
import { reportUnknownType } from "#typeck/errors/infer.ts";
import { reportMethodError, reportNotOnObject } from "#typeck/errors/method.ts";
import { Autoderef } from "#typeck/method/autoderef.ts";
import { confirmMethod } from "#typeck/method/confirm.ts";
import { probe } from "#typeck/method/probe.ts";
import { closureKindOf, closureParts } from "#types/closure.ts";
import type { RelateError } from "#types/infer.ts";
import { Flag, type FnSig, hasFlags, mkErrorTy, mkRef, RE_ERASED, type Ty } from "#types/ty.ts";
import { structurallyResolve } from "./demand.ts";
import { type Expectation, NO_EXPECTATION, rvalueHint } from "./expectation.ts";
import { lookupCallTrait } from "./op-method.ts";

/** What is called, for messages. */
export interface CalleeInfo {
  readonly call: ExprId;
  /** The callee expression or the method's name. */
  readonly span: Span;
  readonly def: DefId | undefined;
  readonly closure: DefId | undefined;
  readonly method: boolean;
}

export interface ArgError {
  readonly index: number;
  readonly expected: Ty;
  readonly found: Ty;
  readonly error: RelateError;
}

export function checkCall(
  fcx: FnCtxt,
  id: ExprId,
  callee: ExprId,
  args: readonly ExprId[],
  expectation: Expectation,
): Ty {
  const calleeTy = structurallyResolve(fcx, fcx.checkExpr(callee), fcx.span(callee), (ty, span) =>
    reportUnknownType(fcx, ty, span),
  );
  const autoderef = new Autoderef(fcx, calleeTy, fcx.span(callee));
  do {
    const result = tryStep(fcx, id, callee, args, autoderef, expectation);
    if (result !== undefined) return result;
  } while (autoderef.next());
  for (const arg of args) fcx.checkExpr(arg);
  if (hasFlags(fcx.resolve(calleeTy), Flag.hasError))
    return fcx.resolve(calleeTy).kind === "error" ? fcx.resolve(calleeTy) : mkErrorTy(fcx.tables.tainted as never);
  return reportNotCallable(fcx, id, callee, calleeTy);
}

function tryStep(
  fcx: FnCtxt,
  id: ExprId,
  callee: ExprId,
  args: readonly ExprId[],
  autoderef: Autoderef,
  expectation: Expectation,
): Ty | undefined {
  const ty = fcx.tryStructurallyResolve(autoderef.ty);
  const info = { call: id, span: fcx.span(callee), def: undefined, closure: undefined, method: false };
  switch (ty.kind) {
    case "fnDef": {
      applySteps(fcx, callee, autoderef);
      const sig = fcx.instantiateSig(fcx.tcx.fnSig(ty.def), ty.args, fcx.span(callee));
      sig.inputs.forEach((input, i) => {
        const span = fcx.span(args[i] ?? callee);
        fcx.deferredSized.push({ ty: input, cause: { span, code: { kind: "sizedArgument" } } });
      });
      return checkSigCall(fcx, { ...info, def: ty.def }, sig, args, expectation);
    }
    case "fnPtr": {
      applySteps(fcx, callee, autoderef);
      const sig = fcx.normalizeSig(fcx.openSig(ty.sig), fcx.span(callee));
      return checkSigCall(fcx, info, sig, args, expectation);
    }
    case "closure": {
      const { kindTy, sigTy } = closureParts(ty);
      const sigPtr = fcx.shallow(sigTy);
      if (closureKindOf(fcx.shallow(kindTy)) === undefined && sigPtr.kind === "fnPtr") {
        const sig = fcx.openSig(sigPtr.sig);
        const calls = fcx.deferredCalls.get(ty.def) ?? [];
        calls.push({ call: id, callee, closureTy: ty, adjustments: autoderef.adjustments(), sig });
        fcx.deferredCalls.set(ty.def, calls);
        autoderef.finish();
        return checkSigCall(fcx, { ...info, closure: ty.def }, sig, args, expectation);
      }
      break;
    }
    // `&F` where `F: Fn` is called through `F`.
    case "ref":
      if (autoderef.count === 0) return undefined;
      break;
    case "error":
    case "infer":
      return undefined;
  }
  const spans = args.map((arg) => fcx.span(arg));
  const found =
    lookupCallTrait(fcx, ty, spans, fcx.span(id), id) ?? lookupCallTrait(fcx, ty, undefined, fcx.span(id), id);
  if (found === undefined) return undefined;
  const steps = autoderef.adjustments();
  const self = fcx.shallow(found.method.sig.inputs[0] as Ty);
  if (found.borrow && self.kind === "ref")
    steps.push({
      kind: "borrow",
      target: mkRef(RE_ERASED, ty, self.mutability),
      raw: false,
      mutability: self.mutability,
      twoPhase: false,
    });
  autoderef.finish();
  fcx.applyAdjustments(callee, steps);
  fcx.tables.callees.set(id, { def: found.method.def, args: found.method.args });
  const tuple = fcx.tryStructurallyResolve(found.method.sig.inputs[1] as Ty);
  const inputs = tuple.kind === "tuple" ? tuple.elements : args.map((arg) => fcx.freshTy(fcx.span(arg)));
  checkArguments(
    fcx,
    { ...info, closure: ty.kind === "closure" ? ty.def : undefined },
    inputs,
    found.method.sig.output,
    args,
    expectation,
  );
  return found.method.sig.output;
}

function applySteps(fcx: FnCtxt, callee: ExprId, autoderef: Autoderef): void {
  autoderef.finish();
  fcx.applyAdjustments(callee, autoderef.adjustments());
}

function checkSigCall(
  fcx: FnCtxt,
  info: CalleeInfo,
  sig: FnSig,
  args: readonly ExprId[],
  expectation: Expectation,
): Ty {
  checkArguments(fcx, info, sig.inputs, sig.output, args, expectation);
  fcx.requireSized(sig.output, { span: fcx.span(info.call), code: { kind: "sizedCallReturn" } });
  return sig.output;
}

/** What the expected result tells of the formal inputs: unify, look, and undo. */
function expectedInputs(
  fcx: FnCtxt,
  inputs: readonly Ty[],
  output: Ty,
  expectation: Expectation,
): readonly Ty[] | undefined {
  const expected = fcx.onlyHasType(expectation);
  if (expected === undefined) return undefined;
  const formal = fcx.resolveWithObligations(output);
  if (fcx.shallow(expected).kind === "infer" || formal.kind === "never") return undefined;
  return fcx.infcx.probe(() => {
    if (fcx.eq(expected, formal) !== undefined) return undefined;
    return inputs.map((input) => fcx.resolve(input));
  });
}

/** Checks the arguments of a call against the formal inputs. */
export function checkArguments(
  fcx: FnCtxt,
  info: CalleeInfo,
  inputs: readonly Ty[],
  output: Ty,
  args: readonly ExprId[],
  expectation: Expectation,
): void {
  if (args.length !== inputs.length) {
    const found: (Ty | undefined)[] = args.map((arg, i) => {
      const formal = inputs[i];
      return fcx.checkExpr(arg, formal === undefined ? NO_EXPECTATION : rvalueHint(fcx.shallow(formal)));
    });
    reportArgCount(fcx, info, inputs, args, found);
    return;
  }
  const hints = expectedInputs(fcx, inputs, output, expectation) ?? inputs;
  const errors: ArgError[] = [];
  for (const closures of [false, true]) {
    if (closures) fcx.selectWherePossible();
    args.forEach((arg, index) => {
      if ((fcx.expr(arg).kind === "closure") !== closures) return;
      const error = checkArgument(fcx, arg, index, inputs[index] as Ty, hints[index] as Ty);
      if (error !== undefined) errors.push(error);
    });
  }
  const real = errors.filter(
    (e) => !hasFlags(fcx.resolve(e.found), Flag.hasError) && !hasFlags(fcx.resolve(e.expected), Flag.hasError),
  );
  if (real.length > 0)
    reportArgMismatch(
      fcx,
      info,
      args,
      real.sort((a, b) => a.index - b.index),
    );
}

function checkArgument(fcx: FnCtxt, arg: ExprId, index: number, formal: Ty, hint: Ty): ArgError | undefined {
  const expectation = rvalueHint(fcx.shallow(hint));
  const found = fcx.checkExpr(arg, expectation);
  const target = fcx.resolveWithObligations(fcx.onlyHasType(expectation) ?? formal);
  const error = coerce(fcx, arg, found, target, { twoPhase: true });
  if (error !== undefined) return { index, expected: target, found, error };
  const mismatch = fcx.eq(formal, target);
  return mismatch === undefined ? undefined : { index, expected: formal, found, error: mismatch };
}

export function checkMethodCall(
  fcx: FnCtxt,
  id: ExprId,
  receiver: ExprId,
  segment: HirPathSegment,
  args: readonly ExprId[],
  expectation: Expectation,
): Ty {
  const receiverTy = structurallyResolve(fcx, fcx.checkExpr(receiver), fcx.span(receiver), (ty, span) =>
    reportUnknownType(fcx, ty, span),
  );
  const fail = (ty: Ty): Ty => {
    for (const arg of args) fcx.checkExpr(arg);
    return ty;
  };
  if (receiverTy.kind === "error") return fail(receiverTy);
  const result = probe(fcx, "method", segment.name, receiverTy, id);
  if (result.kind === "unknownType") return fail(reportUnknownType(fcx, result.ty, fcx.span(receiver)));
  if (result.kind !== "ok") {
    if (hasFlags(fcx.resolve(receiverTy), Flag.hasError)) return fail(fcx.taint(fcx.reportedBefore()));
    return fail(reportMethodError(fcx, id, receiver, receiverTy, segment, result));
  }
  if (result.pick.source.kind === "object" && fcx.tcx.requiresSized(result.pick.item.def))
    return fail(reportNotOnObject(fcx, segment, result.pick.item));
  const method = confirmMethod(fcx, id, receiver, receiverTy, result.pick, segment);
  fcx.tables.callees.set(id, { def: method.def, args: method.args });
  const info: CalleeInfo = { call: id, span: segment.span, def: method.def, closure: undefined, method: true };
  checkArguments(fcx, info, method.sig.inputs.slice(1), method.sig.output, args, expectation);
  fcx.requireSized(method.sig.output, { span: fcx.span(id), code: { kind: "sizedCallReturn" } });
  return method.sig.output;
}
