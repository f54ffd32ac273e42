// What the parts of the solver ask of each other.

import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { Folder } from "#types/fold.ts";
import type { InferCtxt } from "#types/infer.ts";
import type { Cause, EvalResult, Obligation } from "#types/obligation.ts";
import type { ParamEnv, Predicate, Tcx } from "#types/tcx.ts";
import type { Binder, GenericArgs, TraitRef, Ty } from "#types/ty.ts";

/** A way in which a trait goal may hold. */
export type Candidate =
  | { readonly kind: "param"; readonly bound: Binder<TraitRef> }
  /** A bound on the associated or opaque type that is the self type. */
  | { readonly kind: "alias"; readonly bound: Binder<TraitRef> }
  /** The trait object's own trait or a supertrait of it. */
  | { readonly kind: "object"; readonly bound: Binder<TraitRef> }
  | { readonly kind: "impl"; readonly impl: DefId }
  /** Holds where the trait holds of all these types. */
  | { readonly kind: "builtin"; readonly tys: readonly Ty[]; readonly auto: boolean }
  /** A closure, fn item or fn pointer is called through an `Fn` trait. */
  | { readonly kind: "fn" }
  | { readonly kind: "unsize" };

export interface Goal {
  readonly ref: TraitRef;
  readonly env: ParamEnv;
  readonly cause: Cause;
  readonly depth: number;
}

export type Selection =
  | { readonly kind: "candidate"; readonly candidate: Candidate }
  | { readonly kind: "ambiguous" }
  | { readonly kind: "none" };

/** An impl matched against a trait reference: the impl's arguments and what else must hold. */
export interface MatchedImpl {
  readonly args: GenericArgs;
  readonly nested: readonly Obligation[];
}

export interface SolverCx {
  readonly infcx: InferCtxt;
  readonly tcx: Tcx;
  select(goal: Goal): Selection;
  /** What must hold besides; `undefined` where the candidate does not match. Binds variables. */
  confirm(goal: Goal, candidate: Candidate): readonly Obligation[] | undefined;
  matchImpl(goal: Goal, impl: DefId): MatchedImpl | undefined;
  /** As `matchImpl`, without the impl's where-clauses. */
  matchHeader(goal: Goal, impl: DefId): MatchedImpl | undefined;
  evaluateNested(obligations: readonly Obligation[]): EvalResult;
  normalizer(env: ParamEnv, cause: Cause, depth: number, obligations: Obligation[]): Folder;
  predicatesOf(
    def: DefId,
    args: GenericArgs,
    env: ParamEnv,
    cause: (boundSpan: Span) => Cause,
    depth: number,
  ): readonly Obligation[];
}

/** rustc's default `recursion_limit`. */
export const RECURSION_LIMIT = 128;

/** Thrown where the recursion limit is passed; caught by the solver's entry points alone. */
export class SolverOverflow extends Error {
  /** The goal at which the limit was passed. */
  readonly predicate: Predicate | undefined;

  constructor(predicate: Predicate | undefined) {
    super();
    this.predicate = predicate;
  }
}
