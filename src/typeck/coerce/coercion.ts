// Coercions: from the type an expression has to the type its context wants, with the steps in between.
//
// rustc's `coercion.rs`: never to any type; unsizing; reborrowing and auto-dereferencing references;
// pointers; function items and closures to function pointers; else the types must be equal.

import type { ExprId, HirBody } from "#hir/body.ts";
import type { QPath } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { localOf, upvarsMentioned } from "#typeck/hir-walk.ts";
import { Autoderef, derefMethod } from "#typeck/method/autoderef.ts";
import type { Adjustment } from "#typeck/tables.ts";
import { closureParts } from "#types/closure.ts";
import { eraseRegionsPolySig, substPolySig } from "#types/fold.ts";
import type { RelateError } from "#types/infer.ts";
import { type Cause, mkObligation, type Obligation } from "#types/obligation.ts";
import { normalizeWith, solverOf, traitPredicate } from "#types/traits.ts";
import { mkFnPtr, mkRawPtr, mkRef, type Mutability, type PolyFnSig, RE_ERASED, type Ty, type TyOf } from "#types/ty.ts";

export interface CoerceOptions {
  /** Autoref'd `&mut` may be two-phase: arguments and receivers. */
  readonly twoPhase?: boolean;
  /** A reference has the wanted region already: that of the alternatives so far, or of a part of the same variable. */
  readonly keepsRegion?: boolean;
}

/** What a successful coercion does. */
interface Coerced {
  readonly steps: readonly Adjustment[];
  readonly target: Ty;
  readonly obligations: readonly Obligation[];
}

type Outcome = Coerced | { readonly error: RelateError };

function failed(outcome: Outcome): outcome is { readonly error: RelateError } {
  return "error" in outcome;
}

/** Coerces `expr` of type `source` to `target`: records adjustments, or gives the reason it cannot be. */
export function coerce(
  fcx: FnCtxt,
  expr: ExprId,
  source: Ty,
  target: Ty,
  options: CoerceOptions = {},
): RelateError | undefined {
  const outcome = tryCoerce(fcx, expr, source, target, options);
  if (failed(outcome)) return outcome.error;
  fcx.registerAll(outcome.obligations);
  fcx.applyAdjustments(expr, outcome.steps);
  return undefined;
}

/** As {@link coerce}, leaving the adjustments to the caller; undoes everything where it fails. */
export function tryCoerce(
  fcx: FnCtxt,
  expr: ExprId | undefined,
  source: Ty,
  target: Ty,
  options: CoerceOptions,
): Outcome {
  const span = expr === undefined ? fcx.body.span : fcx.span(expr);
  const from = fcx.tryStructurallyResolve(source);
  const to = fcx.tryStructurallyResolve(target);
  return fcx.infcx.commitUnless(() => new Coercion(fcx, expr, span, options).coerce(from, to), failed);
}

export function isTyVar(ty: Ty): boolean {
  return ty.kind === "infer" && ty.variable === "general";
}

function mutabilityFits(from: Mutability, to: Mutability): boolean {
  return from === "mut" || to === "not";
}

/** `&mut *x` goes through `DerefMut`. */
function mutableDeref(fcx: FnCtxt, step: Adjustment): Adjustment {
  if (step.kind !== "deref" || step.overloaded === undefined) return step;
  const method = derefMethod(fcx, "mut");
  return method === undefined ? step : { ...step, overloaded: { ...step.overloaded, mutability: "mut", method } };
}

class Coercion {
  readonly #fcx: FnCtxt;
  readonly #expr: ExprId | undefined;
  readonly #span: Span;
  readonly #options: CoerceOptions;

  constructor(fcx: FnCtxt, expr: ExprId | undefined, span: Span, options: CoerceOptions) {
    this.#fcx = fcx;
    this.#expr = expr;
    this.#span = span;
    this.#options = options;
  }

  coerce(a: Ty, b: Ty): Outcome {
    const from = this.#fcx.shallow(a);
    const to = this.#fcx.shallow(b);
    if (from.kind === "never") return { steps: [{ kind: "neverToAny", target: to }], target: to, obligations: [] };
    if (isTyVar(from)) return this.#unify(from, to, []);
    const unsized = this.#fcx.infcx.commitUnless(
      () => this.#unsize(from, to),
      (o) => o === undefined || failed(o),
    );
    if (unsized !== undefined && !failed(unsized)) return unsized;
    if (to.kind === "rawPtr") return this.#toRawPtr(from, to);
    if (to.kind === "ref") return this.#toRef(from, to);
    if (from.kind === "fnDef") return this.#fromFnItem(from, to);
    if (from.kind === "fnPtr") return this.#fromFnPtr(from, to);
    if (from.kind === "closure") return this.#fromClosure(from, to);
    return this.#unify(from, to, []);
  }

  /** The types must be equal; the expected one is `b`. */
  #unify(a: Ty, b: Ty, steps: readonly Adjustment[], obligations: readonly Obligation[] = []): Outcome {
    const error = this.#fcx.infcx.eq(b, a);
    return error === undefined ? { steps, target: b, obligations } : { error };
  }

  #toRawPtr(a: Ty, b: TyOf<"rawPtr">): Outcome {
    if (a.kind !== "ref" && a.kind !== "rawPtr") return this.#unify(a, b, []);
    if (!mutabilityFits(a.mutability, b.mutability)) return { error: { kind: "mutability", expected: b, found: a } };
    const raw = mkRawPtr(a.inner, b.mutability);
    if (a.kind === "ref") {
      return this.#unify(raw, b, [
        { kind: "deref", target: a.inner, overloaded: undefined },
        { kind: "borrow", target: raw, raw: true, mutability: b.mutability, twoPhase: false },
      ]);
    }
    return this.#unify(
      raw,
      b,
      a.mutability === b.mutability ? [] : [{ kind: "pointer", cast: "mutToConstPointer", target: raw }],
    );
  }

  /** Auto-deref, then re-borrow: the first step whose type fits. */
  #toRef(a: Ty, b: TyOf<"ref">): Outcome {
    if (a.kind !== "ref") return this.#unify(a, b, []);
    if (!mutabilityFits(a.mutability, b.mutability)) return { error: { kind: "mutability", expected: b, found: a } };
    const autoderef = new Autoderef(this.#fcx, a, this.#span);
    let firstError: RelateError | undefined;
    while (autoderef.next()) {
      const borrowed = mkRef(RE_ERASED, autoderef.ty, b.mutability);
      const error = this.#fcx.infcx.eq(b, borrowed);
      if (error !== undefined) {
        firstError ??= error;
        continue;
      }
      // `&'a *x` of an `x: &'a T` is `x` itself.
      if (autoderef.count === 1 && a.mutability === "not" && this.#keepsRegion())
        return { steps: [], target: b, obligations: [] };
      const steps =
        b.mutability === "mut"
          ? autoderef.adjustments().map((step) => mutableDeref(this.#fcx, step))
          : autoderef.adjustments();
      steps.push({
        kind: "borrow",
        target: borrowed,
        raw: false,
        mutability: b.mutability,
        twoPhase: this.#options.twoPhase === true && b.mutability === "mut",
      });
      return { steps, target: b, obligations: autoderef.obligations };
    }
    return { error: firstError ?? { kind: "mismatch", expected: b, found: a } };
  }

  /**
   * Whether a reference that is coerced to a reference has the wanted type to its very region, as far as that can be
   * told where regions are erased.
   */
  #keepsRegion(): boolean {
    if (this.#options.keepsRegion === true) return true;
    return this.#expr !== undefined && isChoice(this.#fcx, this.#expr) && isExact(this.#fcx, this.#expr, true);
  }

  #fromFnItem(a: TyOf<"fnDef">, b: Ty): Outcome {
    if (b.kind !== "fnPtr") return this.#unify(a, b, []);
    const sig = fnItemSig(this.#fcx, a, this.#span);
    return this.#fromSafeSig(sig, b, "reifyFnPointer");
  }

  #fromSafeSig(
    sig: { readonly sig: PolyFnSig; readonly obligations: readonly Obligation[] },
    b: TyOf<"fnPtr">,
    cast: "reifyFnPointer" | "closureFnPointer",
  ): Outcome {
    const pointer = mkFnPtr(sig.sig);
    if (b.sig.value.unsafe && !sig.sig.value.unsafe) {
      const unsafePointer = mkFnPtr({ vars: sig.sig.vars, value: { ...sig.sig.value, unsafe: true } });
      const steps: Adjustment[] = [
        { kind: "pointer", cast, target: pointer },
        { kind: "pointer", cast: "unsafeFnPointer", target: b },
      ];
      return this.#unify(unsafePointer, b, steps, sig.obligations);
    }
    return this.#unify(pointer, b, [{ kind: "pointer", cast, target: b }], sig.obligations);
  }

  #fromFnPtr(a: TyOf<"fnPtr">, b: Ty): Outcome {
    if (b.kind === "fnPtr" && b.sig.value.unsafe && !a.sig.value.unsafe) {
      const target = mkFnPtr({ vars: a.sig.vars, value: { ...a.sig.value, unsafe: true } });
      return this.#unify(target, b, [{ kind: "pointer", cast: "unsafeFnPointer", target }]);
    }
    return this.#unify(a, b, []);
  }

  #fromClosure(a: TyOf<"closure">, b: Ty): Outcome {
    if (b.kind !== "fnPtr" || !isNonCapturing(this.#fcx, a)) return this.#unify(a, b, []);
    const sig = closureSigIfKnown(this.#fcx, a);
    if (sig === undefined) return this.#unify(a, b, []);
    const target = mkFnPtr({ vars: sig.vars, value: { ...sig.value, unsafe: b.sig.value.unsafe } });
    return this.#unify(target, b, [{ kind: "pointer", cast: "closureFnPointer", target }]);
  }

  /**
   * `CoerceUnsized`: selects it and the `Unsize` goals it leads to at once, since whether they hold
   * decides whether this is the coercion; everything else they need is proved later.
   */
  #unsize(a: Ty, b: Ty): Outcome | undefined {
    const fcx = this.#fcx;
    const unsizeTrait = fcx.tcx.langItem("unsize");
    const coerceTrait = fcx.tcx.langItem("coerce_unsized");
    if (unsizeTrait === undefined || coerceTrait === undefined || isTyVar(b)) return undefined;
    if (!mayCoerceUnsized(a, b)) return undefined;
    const steps: Adjustment[] = [];
    let source = a;
    if (a.kind === "ref" && (b.kind === "ref" || b.kind === "rawPtr")) {
      if (!mutabilityFits(a.mutability, b.mutability)) return { error: { kind: "mutability", expected: b, found: a } };
      const raw = b.kind === "rawPtr";
      source = raw ? mkRawPtr(a.inner, b.mutability) : mkRef(RE_ERASED, a.inner, b.mutability);
      steps.push(
        { kind: "deref", target: a.inner, overloaded: undefined },
        { kind: "borrow", target: source, raw, mutability: b.mutability, twoPhase: false },
      );
    }
    steps.push({ kind: "pointer", cast: "unsize", target: b });
    const cause: Cause = { span: this.#span, code: { kind: "coercion", source: a, target: b } };
    if (this.#expr !== undefined) fcx.causeExprs.set(cause, this.#expr);
    const queue: Obligation[] = [
      mkObligation(traitPredicate({ trait: coerceTrait, args: [source, b] }), fcx.env, cause),
    ];
    const rest: Obligation[] = [];
    const solver = solverOf(fcx.infcx);
    for (let obligation = queue.shift(); obligation !== undefined; obligation = queue.shift()) {
      const { predicate } = obligation;
      const trait = predicate.kind === "trait" ? predicate.bound.value.trait : undefined;
      if (trait !== unsizeTrait && trait !== coerceTrait) {
        rest.push(obligation);
        continue;
      }
      const outcome = solver.process(obligation);
      if (outcome.kind === "ambiguous") {
        if (trait === coerceTrait) return { error: { kind: "mismatch", expected: b, found: a } };
        if (trait === unsizeTrait && predicate.kind === "trait" && !this.#waitsForSized(predicate.bound.value.args))
          return { error: { kind: "mismatch", expected: b, found: a } };
        rest.push(obligation);
      } else if (outcome.kind === "error") {
        if (outcome.error.kind === "unimplemented") return { error: { kind: "mismatch", expected: b, found: a } };
        rest.push(obligation);
      } else queue.push(...outcome.nested.map((nested) => ({ ...nested, cause })));
    }
    return { steps, target: b, obligations: rest };
  }

  /** `$0: Unsize<dyn Trait>` where `$0` is known to be sized becomes a trait object sooner or later. */
  #waitsForSized(args: readonly { readonly sort: string }[]): boolean {
    const [self, target] = args as readonly Ty[];
    if (self === undefined || target === undefined) return false;
    const s = this.#fcx.shallow(self);
    if (!isTyVar(s) || this.#fcx.shallow(target).kind !== "dyn") return false;
    const sized = this.#fcx.tcx.langItem("sized");
    return this.#fcx.fulfillment.pendingObligations().some((o) => {
      if (o.predicate.kind !== "trait" || o.predicate.bound.value.trait !== sized) return false;
      const subject = o.predicate.bound.value.args[0];
      return subject?.sort === "ty" && this.#fcx.shallow(subject) === s;
    });
  }
}

function isChoice(fcx: FnCtxt, id: ExprId): boolean {
  const { kind } = fcx.expr(id);
  return kind === "match" || kind === "if" || kind === "block";
}

/** Whether an alternative has the wanted type to its regions: the first one and blocks have been coerced to it. */
function isExact(fcx: FnCtxt, id: ExprId, isFirst: boolean): boolean {
  const expr = fcx.expr(id);
  if (fcx.exprTy(id).kind === "never") return true;
  switch (expr.kind) {
    case "block":
      return true;
    case "if":
      return expr.els === undefined || isExact(fcx, expr.els, false);
    case "match":
      return expr.arms.every((arm, i) => isExact(fcx, arm.body, i === 0));
    case "path":
      return isFirst || isParam(fcx.body, expr.path);
    default:
      return isFirst;
  }
}

/** Whether a path names a parameter: those have their declared types, where variables have types of their own. */
function isParam({ params, pats }: HirBody, path: QPath): boolean {
  const local = localOf(path);
  return params.some(({ pat: id }) => {
    const pat = pats.get(id);
    return pat.kind === "binding" && pat.local === local;
  });
}

/** A cheap test before the solver is asked. */
function mayCoerceUnsized(a: Ty, b: Ty): boolean {
  const pointer = (ty: Ty): boolean => ty.kind === "ref" || ty.kind === "rawPtr";
  if (pointer(b)) return pointer(a) && !(a.kind === "rawPtr" && b.kind === "ref");
  return b.kind === "adt" && a.kind === "adt" && a.def === b.def;
}

/** The signature of a function item or constructor with its arguments, late-bound lifetimes kept. */
export function fnItemSig(
  fcx: FnCtxt,
  ty: TyOf<"fnDef">,
  span: Span,
): { readonly sig: PolyFnSig; readonly obligations: readonly Obligation[] } {
  const poly = eraseRegionsPolySig(substPolySig(fcx.tcx, fcx.tcx.fnSig(ty.def), ty.args));
  const { value, obligations } = normalizeWith(fcx.infcx, fcx.env, { span, code: { kind: "misc" } }, (folder) =>
    folder.polySig(poly),
  );
  return { sig: value, obligations };
}

export function closureSigIfKnown(fcx: FnCtxt, ty: TyOf<"closure">): PolyFnSig | undefined {
  const sigTy = fcx.resolve(closureParts(ty).sigTy);
  return sigTy.kind === "fnPtr" ? sigTy.sig : undefined;
}

/** Whether a closure of this body uses no variable from outside, so that it can be a function pointer. */
export function isNonCapturing(fcx: FnCtxt, ty: TyOf<"closure">): boolean {
  const found = fcx.closureExprs.find(({ expr }) => {
    const e = fcx.expr(expr);
    return e.kind === "closure" && e.closure.def === ty.def;
  });
  if (found === undefined) {
    const upvars = fcx.resolve(closureParts(ty).upvarsTy);
    return upvars.kind === "tuple" && upvars.elements.length === 0;
  }
  return upvarsMentioned(fcx.body, found.expr).size === 0;
}
