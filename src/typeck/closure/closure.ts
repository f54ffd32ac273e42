// Closure expressions: their signature from what is expected and what is written, and the check of their body.
//
// rustc's `closure.rs`. Late-bound regions of the expected signature stay bound in the closure's type, so
// that the borrow checker sees `for<'a> fn(&'a T)`; inside the body they are erased like all others.

import type { ExprId, HirClosure } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import { checkReturnValue } from "#typeck/check/control.ts";
import type { Expectation } from "#typeck/check/expectation.ts";
import type { FnCtxt, FnFrame } from "#typeck/check/fn-ctxt.ts";
import { bodyLowerCx } from "#typeck/check/generic-args.ts";
import { CoerceMany } from "#typeck/coerce/coerce-many.ts";
import { reportClosureArity } from "#typeck/errors/closure.ts";
import { askingSpan } from "#typeck/errors/obligations.ts";
import { checkParam } from "#typeck/pat/check-pat.ts";
import { type ClosureKind, closureKindTy, mkClosureTy } from "#types/closure.ts";
import { eraseRegions, hasEscapingBound, mapRegions } from "#types/fold.ts";
import { TyLowerer } from "#types/lower-ty.ts";
import { elaborate } from "#types/param-env.ts";
import type { Predicate } from "#types/tcx.ts";
import {
  type BoundVar,
  type FnSig,
  type GenericArg,
  mkFnPtr,
  mkReBound,
  type PolyFnSig,
  RE_ERASED,
  type Ty,
} from "#types/ty.ts";

interface Expected {
  readonly sig: PolyFnSig | undefined;
  readonly kind: ClosureKind | undefined;
  /** What asks for it: the call, or the method's name. */
  readonly span?: Span | undefined;
}

export function checkClosure(fcx: FnCtxt, id: ExprId, closure: HirClosure, expectation: Expectation): Ty {
  const expectedTy = fcx.expectedTy(expectation);
  const expected = expectedTy === undefined ? { sig: undefined, kind: undefined } : deduce(fcx, expectedTy);
  const sig = signature(fcx, closure, expected);
  const span = fcx.span(id);
  const kindTy = expected.kind === undefined ? fcx.freshTy(span) : closureKindTy(expected.kind);
  const upvars = fcx.freshTy(span);
  const ty = mkClosureTy(closure.def, fcx.tcx.identityArgs(fcx.owner), kindTy, mkFnPtr(sig), upvars);
  fcx.closureExprs.push({ expr: id, ty });
  checkBody(fcx, closure, fcx.normalizeSig(fcx.openSig(sig), span));
  fcx.closuresInnerFirst.push({ expr: id, ty });
  return ty;
}

function checkBody(fcx: FnCtxt, closure: HirClosure, sig: FnSig): void {
  const coercion = new CoerceMany(fcx, sig.output);
  const frame: FnFrame = {
    returns: coercion,
    returnSpan: closure.output?.span,
    isClosure: true,
    owner: closure.def,
    root: closure.value,
    breakables: new Map(),
  };
  fcx.withFrame(frame, () => {
    closure.params.forEach((param, i) => {
      const ty = sig.inputs[i] ?? fcx.freshTy(param.span);
      checkParam(fcx, param, ty);
    });
    checkReturnValue(fcx, closure.value, false);
  });
  const found = coercion.complete();
  if (fcx.shallow(found).kind !== "never") fcx.eq(sig.output, found);
  else if (fcx.shallow(sig.output).kind === "infer") {
    // A body that never ends: its type is free, and falls back like any diverging expression.
    fcx.divergingVars.add(fcx.shallow(sig.output));
  }
}

// --- what is expected

function fnTraitKind(fcx: FnCtxt, trait: DefId): ClosureKind | undefined {
  if (fcx.tcx.isLangItem(trait, "fn")) return "Fn";
  if (fcx.tcx.isLangItem(trait, "fn_mut")) return "FnMut";
  if (fcx.tcx.isLangItem(trait, "fn_once")) return "FnOnce";
  return undefined;
}

function deduce(fcx: FnCtxt, ty: Ty): Expected {
  switch (ty.kind) {
    case "fnPtr":
      return { sig: ty.sig, kind: "Fn" };
    case "dyn": {
      const kind = ty.principal === undefined ? undefined : fnTraitKind(fcx, ty.principal.value.trait);
      for (const projection of ty.projections) {
        if (!fcx.tcx.isLangItem(projection.value.assoc, "fn_once_output")) continue;
        return { sig: sigFromArgs(fcx, projection.value.args[0], projection.value.ty, projection.vars), kind };
      }
      return { sig: undefined, kind };
    }
    case "infer":
      return ty.variable === "general" ? fromPending(fcx, ty) : { sig: undefined, kind: undefined };
    case "opaque":
      return fromPredicates(fcx, ty, fcx.opaqueBounds(ty));
    default:
      return { sig: undefined, kind: undefined };
  }
}

/** What the obligations under way about a variable tell. */
function fromPending(fcx: FnCtxt, variable: Ty): Expected {
  const pending = fcx.fulfillment.pendingObligations().filter(({ predicate: p }) => {
    if (p.kind !== "trait" && p.kind !== "projection") return false;
    const self = p.bound.value.args[0];
    return self?.sort === "ty" && fcx.shallow(self) === variable;
  });
  const asked = pending.map((o) => askingSpan(fcx, o.cause)).find((span) => span !== undefined);
  return {
    ...fromPredicates(
      fcx,
      variable,
      pending.map((o) => o.predicate),
    ),
    span: asked,
  };
}

function fromPredicates(fcx: FnCtxt, ty: Ty, predicates: readonly Predicate[]): Expected {
  let sig: PolyFnSig | undefined;
  let kind: ClosureKind | undefined;
  for (const predicate of elaborate(fcx.tcx, predicates)) {
    if (predicate.kind === "projection") {
      const { assoc, args, ty: output } = predicate.bound.value;
      if (sig !== undefined || !fcx.tcx.isLangItem(assoc, "fn_once_output")) continue;
      sig = sigFromArgs(fcx, args[1], output, predicate.bound.vars);
    } else if (predicate.kind === "trait") {
      const self = predicate.bound.value.args[0];
      if (self?.sort !== "ty" || fcx.shallow(self) !== fcx.shallow(ty)) continue;
      const found = fnTraitKind(fcx, predicate.bound.value.trait);
      if (found !== undefined && (kind === undefined || rank(found) < rank(kind))) kind = found;
    }
  }
  if (sig === undefined) {
    // Only `F: Fn(A)` without its output known: the parameters are worth having.
    for (const predicate of predicates) {
      if (predicate.kind !== "trait" || fnTraitKind(fcx, predicate.bound.value.trait) === undefined) continue;
      sig = sigFromArgs(fcx, predicate.bound.value.args[1], fcx.freshTy(fcx.body.span), predicate.bound.vars);
      if (sig !== undefined) break;
    }
  }
  return { sig, kind };
}

function rank(kind: ClosureKind): number {
  return kind === "Fn" ? 0 : kind === "FnMut" ? 1 : 2;
}

function sigFromArgs(
  fcx: FnCtxt,
  inputs: GenericArg | undefined,
  output: Ty,
  vars: readonly BoundVar[],
): PolyFnSig | undefined {
  if (inputs?.sort !== "ty") return undefined;
  const tuple = fcx.resolve(inputs);
  if (tuple.kind !== "tuple") return undefined;
  return { vars, value: { inputs: tuple.elements, output: fcx.resolve(output), unsafe: false, abi: "Rust" } };
}

// --- the signature

function signature(fcx: FnCtxt, closure: HirClosure, { sig: expected, span }: Expected): PolyFnSig {
  const supplied = suppliedSig(fcx, closure);
  if (expected === undefined) return supplied;
  if (expected.value.inputs.length !== closure.params.length) {
    const ty = reportClosureArity(fcx, span ?? closure.headSpan, closure, expected.value.inputs);
    return { vars: [], value: { inputs: closure.params.map(() => ty), output: ty, unsafe: false, abi: "Rust" } };
  }
  const sig = eraseFree(fcx, { ...expected, value: { ...expected.value, unsafe: false, abi: "Rust" } });
  const opened = fcx.openSig(sig);
  const written = fcx.openSig(supplied);
  for (const [i, want] of opened.inputs.entries()) {
    const have = written.inputs[i];
    if (have === undefined || fcx.eq(want, have) === undefined) continue;
    // The obligation that asked for the expected signature fails with E0631.
    return supplied;
  }
  if (closure.output !== undefined) {
    const error = fcx.eq(opened.output, written.output);
    if (error !== undefined) return supplied;
  } else fcx.eq(opened.output, written.output);
  return sig;
}

/** Keeps bound regions, erases free ones. */
function eraseFree(fcx: FnCtxt, sig: PolyFnSig): PolyFnSig {
  const clean = (ty: Ty): Ty => mapRegions(fcx.resolve(ty), (r) => (r.kind === "bound" ? r : RE_ERASED));
  return {
    vars: sig.vars,
    value: { ...sig.value, inputs: sig.value.inputs.map(clean), output: clean(sig.value.output) },
  };
}

/** What is written: elided lifetimes of parameters are bound by the closure. */
function suppliedSig(fcx: FnCtxt, closure: HirClosure): PolyFnSig {
  const vars: BoundVar[] = [];
  const lowerer = new TyLowerer(
    bodyLowerCx(fcx, () => {
      vars.push({ name: "'_", def: undefined });
      return mkReBound(0, vars.length - 1);
    }),
  );
  const inputs = closure.params.map((param) => {
    if (param.ty === undefined) return fcx.freshTy(param.span, "closureParam");
    const ty = lowerer.ty(param.ty);
    fcx.tables.userPatTypes.set(param.pat, {
      kind: "ty",
      ty: mapRegions(ty, (r) => (r.kind === "bound" ? RE_ERASED : r)),
      span: param.ty.span,
    });
    return hasEscapingBound(ty)
      ? mapRegions(ty, (r) => (r.kind === "bound" ? r : RE_ERASED))
      : fcx.normalize(eraseRegions(ty), param.ty.span);
  });
  const output = closure.output === undefined ? fcx.freshTy(closure.headSpan, "closureReturn") : outputTy(fcx, closure);
  return { vars, value: { inputs, output, unsafe: false, abi: "Rust" } };
}

function outputTy(fcx: FnCtxt, closure: HirClosure): Ty {
  const span: Span = closure.output?.span ?? closure.headSpan;
  const ty = new TyLowerer(bodyLowerCx(fcx)).ty(closure.output as NonNullable<HirClosure["output"]>);
  return fcx.normalize(eraseRegions(ty), span);
}
