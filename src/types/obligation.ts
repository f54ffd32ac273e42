// What has to be proved, why, and how it can fail.

import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { RelateError } from "./relate.ts";
import type { ParamEnv, Predicate } from "./tcx.ts";
import type { TraitRef, Ty } from "./ty.ts";

/** Why something is to be proved, as far as messages tell it. */
export type CauseCode =
  | { readonly kind: "misc" }
  /**
   * A where-clause or bound, at `boundSpan`, of an item that is used: "required by a bound in `item`"; `derive`: by an
   * impl that was derived there.
   */
  | { readonly kind: "where"; readonly item: DefId; readonly boundSpan: Span; readonly derive?: Span | undefined }
  /** Because an impl (or, without one, a builtin rule) was chosen to prove `parentTrait`. */
  | {
      readonly kind: "derived";
      readonly parent: Cause;
      readonly parentTrait: TraitRef;
      readonly impl: DefId | undefined;
      readonly boundSpan: Span | undefined;
    }
  /** A supertrait, or a bound on an associated type, checked in an impl. */
  | { readonly kind: "implItemBound"; readonly item: DefId; readonly boundSpan: Span }
  | { readonly kind: "wellFormed" }
  /** What a reference type points at outlives it. */
  | { readonly kind: "reference"; readonly ty: Ty }
  /** What must be `Sized`. */
  | {
      readonly kind:
        | "sizedVariable"
        | "sizedArgument"
        | "sizedReturn"
        | "sizedCallReturn"
        | "sizedElement"
        | "sizedAssignment"
        | "sizedStructInit"
        | "sizedConst";
    }
  | { readonly kind: "sizedField"; readonly adt: "struct" | "enum" | "union"; readonly last: boolean }
  /** `[x; n]` copies its element. */
  | { readonly kind: "repeatElement" }
  | { readonly kind: "coercion"; readonly source: Ty; readonly target: Ty }
  | {
      readonly kind:
        | "binaryOp"
        | "unaryOp"
        | "call"
        | "methodCall"
        | "question"
        | "forLoop"
        | "await"
        | "index"
        | "returnType"
        | "mainReturn"
        | "compareImplMethod"
        | "sharedStatic"
        | "format";
    };

export interface Cause {
  readonly span: Span;
  readonly code: CauseCode;
}

export function miscCause(span: Span): Cause {
  return { span, code: { kind: "misc" } };
}

/** The cause at the start of a chain of derived ones. */
export function rootCause(cause: Cause): Cause {
  let c = cause;
  while (c.code.kind === "derived") c = c.code.parent;
  return c;
}

export interface Obligation {
  readonly predicate: Predicate;
  readonly env: ParamEnv;
  readonly cause: Cause;
  /** How many steps lead from something the program asks for to this. */
  readonly depth: number;
}

export function mkObligation(predicate: Predicate, env: ParamEnv, cause: Cause, depth = 0): Obligation {
  return { predicate, env, cause, depth };
}

export type SolveError =
  /** No candidate. */
  | { readonly kind: "unimplemented" }
  /** A projection is another type than asked for: E0271. */
  | { readonly kind: "projection"; readonly actual: Ty; readonly error: RelateError }
  /** A closure whose kind is not enough: E0525. */
  | { readonly kind: "closureKind"; readonly have: "Fn" | "FnMut" | "FnOnce"; readonly want: "Fn" | "FnMut" | "FnOnce" }
  /** `dyn Trait` of a trait that cannot be one: E0038. */
  | { readonly kind: "notDynCompatible"; readonly trait: DefId }
  /** `predicate`: where the recursion limit was passed. */
  | { readonly kind: "overflow"; readonly predicate: Predicate | undefined }
  | { readonly kind: "ambiguous" };

export interface FulfillmentError {
  /** The leaf that cannot be proved. */
  readonly obligation: Obligation;
  /** What was registered and led to it. */
  readonly root: Obligation;
  readonly error: SolveError;
}

/** Something together with what must hold for it to be meant. */
export interface Normalized<T> {
  readonly value: T;
  readonly obligations: readonly Obligation[];
}

export type EvalResult = "yes" | "maybe" | "no";
