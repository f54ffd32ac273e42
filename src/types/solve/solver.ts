// The trait solver: selection among candidates, their confirmation, evaluation without a trace.
//
// Selection assembles candidates and, where there are several, keeps those whose nested obligations may
// hold, then prefers where-clauses over bounds of aliases over impls, as rustc does. Evaluation detects
// cycles: they hold for auto traits and `Sized` (coinduction) and fail for others.

import { bug, unreachable } from "#support/bug.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import { closureKindExtends, closureKindOf, closureParts } from "#types/closure.ts";
import { predicateFlags } from "#types/predicate.ts";
import {
  contains,
  dummyBinder,
  eraseRegions,
  type Folder,
  mapTys,
  rebuildProjectionEq,
  rebuildTraitRef,
  substPredicate,
  substTraitRef,
} from "#types/fold.ts";
import type { InferCtxt } from "#types/infer.ts";
import { type Cause, type EvalResult, mkObligation, type Obligation, type SolveError } from "#types/obligation.ts";
import { outlivesComponents } from "#types/outlives.ts";
import { isGlobal } from "#types/param-env.ts";
import type { ParamEnv, Predicate, ProjectionEq, Tcx } from "#types/tcx.ts";
import type { Binder, GenericArg, GenericArgs, TraitRef, Ty, TyVid } from "#types/ty.ts";
import { Flag, flagsOf, hasFlags, mkInfer, mkProjection, mkTuple } from "#types/ty.ts";
import { wfObligations } from "#types/wf.ts";
import { builtinTrait, isTriviallySized } from "./builtin.ts";
import { assemble, selfTy } from "./candidates.ts";
import {
  type Candidate,
  type Goal,
  type MatchedImpl,
  RECURSION_LIMIT,
  type Selection,
  type SolverCx,
  SolverOverflow,
} from "./cx.ts";
import { callableSig, Normalizer } from "./project.ts";
import { unsize } from "./unsize.ts";

export type Outcome =
  | { readonly kind: "done"; readonly nested: readonly Obligation[] }
  | { readonly kind: "ambiguous" }
  | { readonly kind: "error"; readonly error: SolveError };

const NORMALIZABLE = Flag.hasProjection | Flag.hasUnevaluated | Flag.hasOpaque;

const AMBIGUOUS: Outcome = { kind: "ambiguous" };
const DONE: Outcome = { kind: "done", nested: [] };

interface Frame {
  readonly key: string;
  readonly coinductive: boolean;
  /** The lowest frame that evaluating this one ran into again. */
  reached: number;
}

const evalCaches = new WeakMap<Tcx, Map<string, EvalResult>>();

function evalCache(tcx: Tcx): Map<string, EvalResult> {
  let cache = evalCaches.get(tcx);
  if (cache === undefined) {
    cache = new Map();
    evalCaches.set(tcx, cache);
  }
  return cache;
}

export class Solver implements SolverCx {
  readonly infcx: InferCtxt;
  readonly tcx: Tcx;
  readonly #stack: Frame[] = [];
  readonly #cache: Map<string, EvalResult>;
  /** Coherence: what other crates may yet implement is not known not to hold. */
  readonly #unknowable: ((ref: TraitRef) => boolean) | undefined;

  /** `unknowable` makes goals ambiguous (rustc's intercrate mode). */
  constructor(infcx: InferCtxt, unknowable?: (ref: TraitRef) => boolean) {
    this.infcx = infcx;
    this.tcx = infcx.tcx;
    this.#unknowable = unknowable;
    this.#cache = unknowable === undefined ? evalCache(infcx.tcx) : new Map();
  }

  // --- fulfilment

  /** Takes an obligation one step on. */
  process(obligation: Obligation): Outcome {
    try {
      if (obligation.depth > RECURSION_LIMIT)
        return { kind: "error", error: { kind: "overflow", predicate: obligation.predicate } };
      return this.#step(obligation);
    } catch (thrown) {
      if (!(thrown instanceof SolverOverflow)) throw thrown;
      return { kind: "error", error: { kind: "overflow", predicate: thrown.predicate } };
    } finally {
      this.#stack.length = 0;
    }
  }

  #step(obligation: Obligation): Outcome {
    const p = this.infcx.resolvePredicate(obligation.predicate);
    switch (p.kind) {
      case "trait":
        return this.#trait(obligation, p.bound);
      case "projection":
        return this.#projection(obligation, p.bound);
      case "typeOutlives":
        return this.#typeOutlives(obligation, p);
      case "regionOutlives": {
        const { longer, shorter } = this.infcx.instantiatePlaceholders(p.bound, (f, v) => ({
          longer: f.region(v.longer),
          shorter: f.region(v.shorter),
        }));
        this.infcx.outlives(longer, shorter, obligation.cause);
        return DONE;
      }
      case "wellFormed":
        return this.#wellFormed(obligation, p.arg);
      case "constHasType":
        return this.#constHasType(p);
      case "closureKind":
        return this.#closureKind(p);
      default:
        return unreachable(p);
    }
  }

  /** Of values the type is known to be right where they are evaluated; a parameter has the one it declares. */
  #constHasType({ value, ty }: Extract<Predicate, { kind: "constHasType" }>): Outcome {
    if (value.kind !== "param") return DONE;
    const declared = this.infcx.tcx.constParamTy(value.def);
    if (declared === ty || declared.kind === "error" || ty.kind === "error") return DONE;
    return { kind: "error", error: { kind: "unimplemented" } };
  }

  #trait(obligation: Obligation, bound: Binder<TraitRef>): Outcome {
    if (this.#triviallySized(obligation.env, bound)) return DONE;
    const flags = flagsOf(bound.value.args);
    const closed = (flags & (Flag.hasTyInfer | Flag.hasConstInfer)) === 0;
    // Without regions nothing is learned from the details of a proof.
    // Without regions (nor parameters, which may have to outlive some) nothing is learned from the details of a proof.
    if (
      closed &&
      (this.infcx.erasing || (flags & (Flag.hasRegions | Flag.hasParam | Flag.hasProjection | Flag.hasOpaque)) === 0)
    ) {
      if (this.#evaluate(obligation) === "yes") return DONE;
    }
    const derivation = this.#ancestor(obligation, bound);
    if (derivation === "coinductive") return DONE;
    if (derivation === "overflow")
      return { kind: "error", error: { kind: "overflow", predicate: obligation.predicate } };
    const goal: Goal = {
      ref: this.infcx.instantiatePlaceholders(bound, rebuildTraitRef),
      env: obligation.env,
      cause: obligation.cause,
      depth: obligation.depth,
    };
    const selection = this.select(goal);
    if (selection.kind === "ambiguous") return AMBIGUOUS;
    if (selection.kind === "none") return { kind: "error", error: { kind: "unimplemented" } };
    if (selection.candidate.kind === "unsize") {
      const nested = unsize(this, goal);
      if (nested === "ambiguous") return AMBIGUOUS;
      return nested === undefined ? { kind: "error", error: { kind: "unimplemented" } } : { kind: "done", nested };
    }
    const nested = this.confirm(goal, selection.candidate);
    return nested === undefined ? { kind: "error", error: { kind: "unimplemented" } } : { kind: "done", nested };
  }

  #triviallySized(env: ParamEnv, bound: Binder<TraitRef>): boolean {
    const [self] = bound.value.args;
    return (
      builtinTrait(this.tcx, bound.value.trait) === "sized" &&
      self?.sort === "ty" &&
      isTriviallySized(this.infcx, env, bound.value.trait, self)
    );
  }

  /** Whether this very trait reference is being proved by way of itself. */
  #ancestor(obligation: Obligation, bound: Binder<TraitRef>): "coinductive" | "overflow" | undefined {
    if (obligation.depth < 2) return undefined;
    let cause: Cause = obligation.cause;
    let coinductive = this.#isCoinductive(bound.value.trait);
    while (cause.code.kind === "derived") {
      const ref = this.infcx.resolveTraitRef(cause.code.parentTrait);
      if (ref.trait === bound.value.trait && ref.args.every((a, i) => a === bound.value.args[i]))
        return coinductive ? "coinductive" : "overflow";
      coinductive &&= this.#isCoinductive(ref.trait);
      cause = cause.code.parent;
    }
    return undefined;
  }

  #isCoinductive(trait: DefId): boolean {
    return this.tcx.traitDef(trait).auto || builtinTrait(this.tcx, trait) === "sized";
  }

  #projection(obligation: Obligation, bound: Binder<ProjectionEq>): Outcome {
    const eq = this.infcx.instantiatePlaceholders(bound, rebuildProjectionEq);
    const projection = mkProjection(eq.assoc, eq.args);
    const self = eq.args[0];
    if (self?.sort === "ty") {
      const shallow = this.infcx.shallow(self);
      if (shallow.kind === "infer" && shallow.variable === "general") return AMBIGUOUS;
      if (shallow.kind === "error") return DONE;
    }
    return this.infcx.commitUnless<Outcome>(
      () => {
        const nested: Obligation[] = [];
        const actual = this.normalizer(obligation.env, obligation.cause, obligation.depth, nested).ty(projection);
        // Still open: the normaliser made a variable and asks the very same question again.
        if (this.#isDeferred(nested, eq)) return AMBIGUOUS;
        const error = this.infcx.eq(eq.ty, actual, obligation.cause);
        if (error !== undefined)
          return { kind: "error", error: { kind: "projection", actual: this.infcx.resolve(actual), error } };
        return { kind: "done", nested };
      },
      (outcome) => outcome.kind !== "done",
    );
  }

  #isDeferred(nested: readonly Obligation[], eq: ProjectionEq): boolean {
    return nested.some((o) => {
      if (o.predicate.kind !== "projection" || o.predicate.bound.value.assoc !== eq.assoc) return false;
      const args = this.infcx.resolveArgs(eq.args);
      return o.predicate.bound.value.args.every((a, i) => a === args[i]);
    });
  }

  #typeOutlives(obligation: Obligation, p: Predicate & { kind: "typeOutlives" }): Outcome {
    if (this.infcx.regions.kind !== "constraints") return DONE;
    const { ty, region } = this.infcx.instantiatePlaceholders(p.bound, (f, v) => ({
      ty: f.ty(v.ty),
      region: f.region(v.region),
    }));
    if (this.infcx.shallow(ty).kind === "infer") return AMBIGUOUS;
    for (const component of outlivesComponents(this.tcx, this.infcx.resolve(ty))) {
      if (component.sort === "region") this.infcx.outlives(component, region, obligation.cause);
      else this.infcx.typeOutlives(component, region, obligation.cause);
    }
    return DONE;
  }

  #wellFormed(obligation: Obligation, arg: GenericArg): Outcome {
    if (arg.sort !== "ty") return DONE;
    const ty = this.infcx.shallow(arg);
    if (ty.kind === "infer") return ty.variable === "general" ? AMBIGUOUS : DONE;
    // Where regions are proved, type checking has asked for the rest.
    const bad = this.infcx.regions.kind === "constraints" ? undefined : this.#notDynCompatible(this.infcx.resolve(ty));
    if (bad !== undefined) return { kind: "error", error: { kind: "notDynCompatible", trait: bad } };
    const nested: Obligation[] = [];
    const folder = this.normalizer(obligation.env, obligation.cause, obligation.depth, nested);
    for (const o of wfObligations(
      this.tcx,
      obligation.env,
      this.infcx.resolve(ty),
      obligation.cause,
      obligation.depth + 1,
    )) {
      nested.push(o.predicate.kind === "wellFormed" ? o : { ...o, predicate: folder.predicate(o.predicate) });
    }
    return { kind: "done", nested };
  }

  /** The trait of a trait object inside `ty` that cannot be one. */
  #notDynCompatible(ty: Ty): DefId | undefined {
    let bad: DefId | undefined;
    contains(ty, (part) => {
      if (
        bad === undefined &&
        part.sort === "ty" &&
        part.kind === "dyn" &&
        part.principal !== undefined &&
        !this.tcx.isDynCompatible(part.principal.value.trait)
      )
        bad = part.principal.value.trait;
      return bad !== undefined;
    });
    return bad;
  }

  #closureKind(p: Predicate & { kind: "closureKind" }): Outcome {
    const closure = this.infcx.shallow(p.closure);
    if (closure.kind !== "closure") return DONE;
    const have = closureKindOf(this.infcx.shallow(closureParts(closure).kindTy));
    if (have === undefined) return AMBIGUOUS;
    if (closureKindExtends(have, p.want)) return DONE;
    return { kind: "error", error: { kind: "closureKind", have, want: p.want } };
  }

  // --- selection

  select(goal: Goal): Selection {
    if (goal.depth > RECURSION_LIMIT)
      throw new SolverOverflow({ kind: "trait", bound: dummyBinder(this.infcx.resolveTraitRef(goal.ref)) });
    if (this.#unknowable?.(this.infcx.resolveTraitRef(goal.ref)) === true) return { kind: "ambiguous" };
    const assembled = assemble(this, goal);
    if (assembled === "ambiguous") return { kind: "ambiguous" };
    if (assembled.length === 0) return { kind: "none" };
    if (assembled.length === 1) return this.#unlessNegative(assembled[0] as Candidate);
    const viable = assembled.filter((c) => this.#mayApply(goal, c));
    if (viable.length === 0) return { kind: "none" };
    const chosen = this.#winnow(goal, viable);
    return chosen === undefined ? { kind: "ambiguous" } : this.#unlessNegative(chosen);
  }

  #unlessNegative(candidate: Candidate): Selection {
    if (candidate.kind === "impl" && this.tcx.isNegativeImpl(candidate.impl)) return { kind: "none" };
    return { kind: "candidate", candidate };
  }

  #mayApply(goal: Goal, candidate: Candidate): boolean {
    return this.infcx.probe(() => {
      const nested = candidate.kind === "unsize" ? unsize(this, goal) : this.confirm(goal, candidate);
      if (nested === undefined) return false;
      if (nested === "ambiguous") return true;
      return this.evaluateNested(nested) !== "no";
    });
  }

  /** rustc's order of preference; `undefined` where it cannot be decided. */
  #winnow(goal: Goal, candidates: readonly Candidate[]): Candidate | undefined {
    if (candidates.length === 1) return candidates[0];
    const trivial = candidates.find((c) => c.kind === "builtin" && c.tys.length === 0 && !c.auto);
    if (trivial !== undefined) return trivial;
    const params = candidates.filter((c) => c.kind === "param");
    const local = params.filter((c) => !isGlobal({ kind: "trait", bound: c.bound }));
    if (local.length > 0) return local.length < params.length ? undefined : this.#sameBound(local);
    const aliases = candidates.filter((c) => c.kind === "alias");
    if (aliases.length > 0) return this.#sameBound(aliases);
    const objects = candidates.filter((c) => c.kind === "object");
    if (objects.length > 0) return this.#sameBound(objects);
    if (params.length > 0) return this.#sameBound(params);
    const others = candidates.filter((c) => c.kind !== "impl");
    if (others.length === 1) return others[0];
    if (goal.ref.args.some((a) => hasFlags(this.infcx.resolve(a), Flag.hasTyInfer | Flag.hasConstInfer)))
      return undefined;
    // Overlapping impls that were reported already: the first will do.
    return candidates.length > 0 && candidates.every((c) => c.kind === "impl") ? candidates[0] : undefined;
  }

  /** The one bound that all of these are, regions aside. */
  #sameBound(candidates: readonly (Candidate & { kind: "param" | "alias" | "object" })[]): Candidate | undefined {
    const first = candidates[0];
    if (first === undefined) return undefined;
    const key = (c: Candidate & { kind: "param" | "alias" | "object" }): string =>
      c.bound.value.args.map((a) => fullyErased(a).id).join();
    const wanted = key(first);
    return candidates.every((c) => key(c) === wanted) ? first : undefined;
  }

  // --- confirmation

  confirm(goal: Goal, candidate: Candidate): readonly Obligation[] | undefined {
    switch (candidate.kind) {
      case "param":
      case "alias":
      case "object": {
        const ref = this.infcx.instantiateFresh(candidate.bound, rebuildTraitRef, goal.cause.span);
        const nested: Obligation[] = [];
        const normal =
          candidate.kind === "param"
            ? ref
            : this.normalizer(goal.env, goal.cause, goal.depth + 1, nested).traitRef(ref);
        return this.infcx.eqArgs(goal.ref.args, normal.args, goal.cause) === undefined ? nested : undefined;
      }
      case "impl":
        return this.matchImpl(goal, candidate.impl)?.nested;
      case "builtin":
        return this.#confirmBuiltin(goal, candidate);
      case "fn":
        return this.#confirmFn(goal);
      case "unsize": {
        const nested = unsize(this, goal);
        return nested === "ambiguous" ? undefined : nested;
      }
      default:
        return unreachable(candidate);
    }
  }

  #derived(goal: Goal, impl: DefId | undefined, boundSpan: Span | undefined): Cause {
    return {
      span: goal.cause.span,
      code: { kind: "derived", parent: goal.cause, parentTrait: goal.ref, impl, boundSpan },
    };
  }

  matchImpl(goal: Goal, impl: DefId): MatchedImpl | undefined {
    const matched = this.matchHeader(goal, impl);
    if (matched === undefined) return undefined;
    const predicates = this.predicatesOf(
      impl,
      matched.args,
      goal.env,
      (boundSpan) => this.#derived(goal, impl, boundSpan),
      goal.depth + 1,
    );
    return { args: matched.args, nested: [...matched.nested, ...predicates] };
  }

  matchHeader(goal: Goal, impl: DefId): MatchedImpl | undefined {
    const header = this.tcx.implTraitRef(impl);
    if (header === undefined) return undefined;
    const args = this.infcx.freshArgs(impl, goal.cause.span);
    const nested: Obligation[] = [];
    let ref = substTraitRef(this.tcx, header, args);
    if (ref.args.some((a) => hasFlags(a, Flag.hasProjection | Flag.hasUnevaluated))) {
      ref = this.normalizer(goal.env, this.#derived(goal, impl, undefined), goal.depth + 1, nested).traitRef(ref);
    }
    if (this.infcx.eqArgs(goal.ref.args, ref.args, goal.cause) !== undefined) return undefined;
    return { args, nested };
  }

  predicatesOf(
    def: DefId,
    args: GenericArgs,
    env: ParamEnv,
    cause: (boundSpan: Span) => Cause,
    depth: number,
  ): readonly Obligation[] {
    const out: Obligation[] = [];
    for (const { predicate, span } of this.tcx.predicates(def)) {
      const why = cause(span);
      let own = substPredicate(this.tcx, predicate, args);
      if ((predicateFlags(own) & NORMALIZABLE) !== 0) {
        const nested: Obligation[] = [];
        own = this.normalizer(env, why, depth, nested).predicate(this.infcx.resolvePredicate(own));
        out.push(...nested);
      }
      out.push(mkObligation(own, env, why, depth));
    }
    return out;
  }

  #confirmBuiltin(goal: Goal, candidate: Candidate & { kind: "builtin" }): readonly Obligation[] {
    if (candidate.tys.length === 0) return [];
    const nested: Obligation[] = [];
    const cause = this.#derived(goal, undefined, undefined);
    const folder = this.normalizer(goal.env, cause, goal.depth + 1, nested);
    for (const ty of candidate.tys) {
      const ref: TraitRef = { trait: goal.ref.trait, args: [folder.ty(this.infcx.resolve(ty))] };
      nested.push(mkObligation({ kind: "trait", bound: dummyBinder(ref) }, goal.env, cause, goal.depth + 1));
    }
    return nested;
  }

  #confirmFn(goal: Goal): readonly Obligation[] | undefined {
    const self = selfTy(this, goal.ref);
    const sig = callableSig(this, self);
    if (sig === undefined) return undefined;
    const nested: Obligation[] = [];
    if (self.kind === "closure" && closureKindOf(this.infcx.shallow(closureParts(self).kindTy)) === undefined) {
      const builtin = builtinTrait(this.tcx, goal.ref.trait);
      const want = builtin === "fn" ? "Fn" : builtin === "fnMut" ? "FnMut" : "FnOnce";
      if (want !== "FnOnce")
        nested.push(mkObligation({ kind: "closureKind", closure: self, want }, goal.env, goal.cause, goal.depth + 1));
    }
    // Parameters not known yet: the closure is being checked; its trait is settled by its kind.
    if (sig === "ambiguous") return nested;
    const normal = this.normalizer(goal.env, goal.cause, goal.depth + 1, nested).sig(sig);
    const args = goal.ref.args[1];
    if (args?.sort !== "ty") return bug("Fn trait without arguments");
    return this.infcx.eq(args, mkTuple(normal.inputs), goal.cause) === undefined ? nested : undefined;
  }

  normalizer(env: ParamEnv, cause: Cause, depth: number, obligations: Obligation[]): Folder {
    return new Normalizer(this, env, cause, depth, obligations);
  }

  // --- evaluation

  /** Whether an obligation holds; leaves no trace in the inference context. */
  evaluate(obligation: Obligation): EvalResult {
    const stack = this.#stack.splice(0);
    try {
      return this.infcx.probe(() => this.#evaluate(obligation));
    } catch (thrown) {
      if (!(thrown instanceof SolverOverflow)) throw thrown;
      return "no";
    } finally {
      this.#stack.length = 0;
      this.#stack.push(...stack);
    }
  }

  evaluateNested(obligations: readonly Obligation[]): EvalResult {
    return this.infcx.probe(() => this.#evaluateAll(obligations));
  }

  #evaluateAll(obligations: readonly Obligation[]): EvalResult {
    let result: EvalResult = "yes";
    for (const obligation of obligations) {
      const one = this.#evaluate(obligation);
      if (one === "no") return "no";
      if (one === "maybe") result = "maybe";
    }
    return result;
  }

  /** Within the caller's probe: equations found on the way stay. */
  #evaluate(obligation: Obligation): EvalResult {
    const asked = obligation.predicate;
    if (asked.kind === "trait" && this.#triviallySized(obligation.env, asked.bound)) return "yes";
    if (obligation.depth > RECURSION_LIMIT) throw new SolverOverflow(this.infcx.resolvePredicate(obligation.predicate));
    const p = this.infcx.resolvePredicate(obligation.predicate);
    if (p.kind === "trait") return this.#evaluateTrait(obligation, p.bound);
    const outcome = this.#step({ ...obligation, predicate: p });
    if (outcome.kind === "ambiguous") return "maybe";
    return outcome.kind === "error" ? "no" : this.#evaluateAll(outcome.nested);
  }

  #evaluateTrait(obligation: Obligation, bound: Binder<TraitRef>): EvalResult {
    const key = this.#goalKey(obligation.env, bound);
    const cached = this.#cache.get(key);
    if (cached !== undefined) return cached;
    for (let i = this.#stack.length - 1; i >= 0; i--) {
      if (this.#stack[i]?.key !== key) continue;
      for (const frame of this.#stack.slice(i)) frame.reached = Math.min(frame.reached, i);
      return this.#stack.slice(i).every((f) => f.coinductive) ? "yes" : "no";
    }
    const frame: Frame = { key, coinductive: this.#isCoinductive(bound.value.trait), reached: this.#stack.length };
    const depth = this.#stack.length;
    this.#stack.push(frame);
    const result = this.infcx.probe(() => this.#evaluateGoal(obligation, bound));
    this.#stack.length = depth;
    // What hangs on a goal further out is not known until that one is.
    if (frame.reached >= depth) this.#cache.set(key, result);
    return result;
  }

  #evaluateGoal(obligation: Obligation, bound: Binder<TraitRef>): EvalResult {
    const goal: Goal = {
      ref: this.infcx.instantiatePlaceholders(bound, rebuildTraitRef),
      env: obligation.env,
      cause: obligation.cause,
      depth: obligation.depth,
    };
    const selection = this.select(goal);
    if (selection.kind === "ambiguous") return "maybe";
    if (selection.kind === "none") return "no";
    const nested = selection.candidate.kind === "unsize" ? unsize(this, goal) : this.confirm(goal, selection.candidate);
    if (nested === "ambiguous") return "maybe";
    return nested === undefined ? "no" : this.#evaluateAll(nested);
  }

  /** Equal for goals that differ in regions and in the numbers of their variables alone. */
  #goalKey(env: ParamEnv, bound: Binder<TraitRef>): string {
    const { trait, args } = bound.value;
    let key = `${env.id}|${trait}`;
    let canonical: Map<TyVid, number> | undefined;
    for (const arg of args) {
      let a = fullyErased(arg);
      if (hasFlags(a, Flag.hasTyInfer)) {
        canonical ??= new Map();
        const seen = canonical;
        a = mapTys(a, (ty) => {
          if (ty.kind !== "infer") return ty;
          const index = seen.get(ty.vid) ?? seen.size;
          seen.set(ty.vid, index);
          return mkInfer(ty.variable, (CANONICAL_BASE + index) as TyVid);
        });
      }
      key += `,${a.id}`;
    }
    return key;
  }
}

/** Canonical variables have numbers no inference context gives. */
const CANONICAL_BASE = 1_000_000_000;

function fullyErased(arg: GenericArg): GenericArg {
  return eraseRegions(arg);
}
