// Proving predicates: the fulfilment context, normalisation, and questions with a plain answer.
//
// The rules are those of rustc's (old) trait solver: assemble candidates, winnow them by evaluating what
// they need, confirm the one that is left; ambiguous goals wait until inference knows more.

import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import { predicateFlags, predicateKey } from "./predicate.ts";
import { dummyBinder, type Folder, walk } from "./fold.ts";
import type { InferCtxt } from "./infer.ts";
import {
  type Cause,
  type EvalResult,
  type FulfillmentError,
  miscCause,
  mkObligation,
  type Normalized,
  type Obligation,
} from "./obligation.ts";
import { Solver } from "./solve/solver.ts";
import type { ParamEnv, Predicate } from "./tcx.ts";
import type { FnSig, GenericArg, GenericArgs, TraitRef, Ty, TyVid } from "./ty.ts";
import { Flag, hasFlags } from "./ty.ts";

/** The solver that works on an inference context. */
export function solverOf(infcx: InferCtxt): Solver {
  if (infcx.solver instanceof Solver) return infcx.solver;
  const solver = new Solver(infcx);
  infcx.solver = solver;
  return solver;
}

interface Pending {
  readonly obligation: Obligation;
  readonly root: Obligation;
  /** The state of inference when it was last tried in vain. */
  readonly stalledAt: number;
  /** Variables of which one must become known before it is worth another try. */
  readonly stalledOn: readonly TyVid[] | undefined;
}

/** Obligations under way. Register, then `selectWherePossible` after each step of inference, `selectAll` at the end. */
export class FulfillmentContext {
  readonly #infcx: InferCtxt;
  #pending: Pending[] = [];

  constructor(infcx: InferCtxt) {
    this.#infcx = infcx;
  }

  register(obligation: Obligation): void {
    this.#pending.push({ obligation, root: obligation, stalledAt: -1, stalledOn: undefined });
  }
  registerAll(obligations: readonly Obligation[]): void {
    for (const obligation of obligations) this.register(obligation);
  }
  /** `ty: Trait<args…>`. */
  registerBound(env: ParamEnv, trait: DefId, args: GenericArgs, cause: Cause): void {
    this.register(mkObligation(traitPredicate({ trait, args }), env, cause));
  }

  /** What is not proved yet, with the variables known so far resolved by the caller. */
  pendingObligations(): readonly Obligation[] {
    return this.#pending.map((p) => p.obligation);
  }

  /** Proves what can be proved now; what needs more inference stays. Gives what cannot hold. */
  selectWherePossible(): readonly FulfillmentError[] {
    const before = this.#pending;
    this.#infcx.onRollback(() => {
      this.#pending = before;
    });
    const solver = solverOf(this.#infcx);
    const errors: FulfillmentError[] = [];
    const failed = new Set<string>();
    for (let progress = true; progress; ) {
      progress = false;
      const work = this.#pending;
      this.#pending = [];
      for (const item of work) {
        if (
          item.stalledAt === this.#infcx.generation ||
          (item.stalledOn !== undefined && this.#infcx.stillUnknown(item.stalledOn))
        ) {
          this.#pending.push(item);
          continue;
        }
        const outcome = solver.process(item.obligation);
        if (outcome.kind === "ambiguous")
          this.#pending.push({
            ...item,
            stalledAt: this.#infcx.generation,
            stalledOn: this.#variables(item.obligation),
          });
        else if (outcome.kind === "error") {
          if (this.#isFirst(item, failed))
            errors.push({ obligation: item.obligation, root: item.root, error: outcome.error });
        } else {
          progress = true;
          for (const nested of outcome.nested)
            this.#pending.push({ ...item, obligation: nested, stalledAt: -1, stalledOn: undefined });
        }
      }
    }
    return errors;
  }

  /**
   * Whether the failure of an obligation is news: what is tried together with its equal is proved, and fails, once
   * (rustc's obligation forest has one node for both). Equal when they were registered, that is: variables that turned
   * out to be the same type do not make equals of what two calls need.
   */
  #isFirst({ obligation, root }: Pending, failed: Set<string>): boolean {
    const { predicate } = obligation;
    const key = predicateKey(obligation === root ? predicate : this.#infcx.resolvePredicate(predicate));
    if (failed.has(key)) return false;
    failed.add(key);
    return true;
  }

  /** The general variables of an obligation; nothing where it may depend on others. */
  #variables(obligation: Obligation): readonly TyVid[] | undefined {
    const p = this.#infcx.resolvePredicate(obligation.predicate);
    const args =
      p.kind === "trait" || p.kind === "projection"
        ? p.bound.value.args
        : p.kind === "wellFormed"
          ? [p.arg]
          : p.kind === "closureKind"
            ? [p.closure]
            : [];
    const out = new Set<TyVid>();
    let others = (predicateFlags(p) & Flag.hasConstInfer) !== 0;
    for (const arg of args) {
      if (!hasFlags(arg, Flag.hasTyInfer)) continue;
      walk(arg, (part) => {
        if (part.sort === "ty" && part.kind === "infer") {
          if (part.variable === "general") out.add(part.vid);
          else others = true;
        }
        return hasFlags(part, Flag.hasTyInfer);
      });
    }
    return others || out.size === 0 ? undefined : [...out];
  }

  /** As {@link selectWherePossible}; what is still open then is an error of kind `ambiguous`. */
  selectAll(): readonly FulfillmentError[] {
    const errors = [...this.selectWherePossible()];
    if (errors.length === 0) {
      for (const { obligation, root } of this.#pending) errors.push({ obligation, root, error: { kind: "ambiguous" } });
    }
    this.#pending = [];
    return errors;
  }
}

export function traitPredicate(ref: TraitRef): Predicate {
  return { kind: "trait", bound: dummyBinder(ref) };
}

/** Replaces projections by what they stand for; where that is not known yet by a variable and an obligation. */
export function normalize<T extends GenericArg>(
  infcx: InferCtxt,
  env: ParamEnv,
  arg: T,
  cause: Cause,
  depth = 0,
): Normalized<T> {
  if (!needsNormalizing(arg, env)) return { value: arg, obligations: [] };
  return normalizeWith(infcx, env, cause, (folder) => folder.arg(infcx.resolve(arg)) as T, depth);
}
export function normalizeSig(infcx: InferCtxt, env: ParamEnv, sig: FnSig, cause: Cause): Normalized<FnSig> {
  return normalizeWith(infcx, env, cause, (folder) => folder.sig(infcx.resolveSig(sig)));
}
export function normalizePredicate(infcx: InferCtxt, env: ParamEnv, p: Predicate, cause: Cause): Normalized<Predicate> {
  return normalizeWith(infcx, env, cause, (folder) => folder.predicate(infcx.resolvePredicate(p)));
}
/** Normalises whatever `rebuild` passes through the folder. */
export function normalizeWith<T>(
  infcx: InferCtxt,
  env: ParamEnv,
  cause: Cause,
  rebuild: (folder: Folder) => T,
  depth = 0,
): Normalized<T> {
  const obligations: Obligation[] = [];
  const value = rebuild(solverOf(infcx).normalizer(env, cause, depth, obligations));
  return { value, obligations };
}

function needsNormalizing(arg: GenericArg, env: ParamEnv): boolean {
  return hasFlags(arg, Flag.hasProjection | Flag.hasUnevaluated | (env.reveal ? Flag.hasOpaque : 0));
}

/** The predicates of an item with these arguments, normalised, as obligations caused by its use at `span`. */
export function predicatesAsObligations(
  infcx: InferCtxt,
  env: ParamEnv,
  def: DefId,
  args: GenericArgs,
  span: Span,
): readonly Obligation[] {
  return solverOf(infcx).predicatesOf(
    def,
    args,
    env,
    (boundSpan) => ({ span, code: { kind: "where", item: def, boundSpan } }),
    0,
  );
}

/** Whether a predicate holds, fails, or depends on inference variables; leaves no trace. */
export function evaluate(infcx: InferCtxt, env: ParamEnv, predicate: Predicate, span: Span): EvalResult {
  return solverOf(infcx).evaluate(mkObligation(predicate, env, miscCause(span)));
}
/** Whether `ty: trait<args…>` holds; `args` without the self type. */
export function implementsTrait(
  infcx: InferCtxt,
  env: ParamEnv,
  trait: DefId,
  ty: Ty,
  args: GenericArgs,
  span: Span,
): EvalResult {
  return evaluate(infcx, env, traitPredicate({ trait, args: [ty, ...args] }), span);
}
