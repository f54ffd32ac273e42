// What type inference found out about a body: side tables keyed by expression, pattern and local.

import type { ClosureKindOrigin } from "#types/closure.ts";
import type { DefId, LocalId, Res } from "#hir/defs.ts";
import type { ExprId, PatId } from "#hir/body.ts";
import type { Span } from "#support/span.ts";
import type { Diagnostic, Reported } from "#diagnostics/diagnostic.ts";
import type { GenericArgs, Mutability, Ty } from "#types/ty.ts";

// Where the compiler borrows on its own, the borrow is an adjustment of the operand expression, as in
// rustc: the receiver of a method call, both operands of overloaded `==`/`<`, the left operand of an
// overloaded compound assignment, the base of an overloaded index, the operand of an overloaded `*`.
// `callees` of the parent expression then names the method, and an overloaded `*`, or index, stands for
// `*method(base, …)`. A call through `Fn*` has its callee expression adjusted, and `callees` set on the call.

/** A step between the type an expression has and the type its context sees (rustc dev guide, "adjustments"). */
export type Adjustment = { readonly target: Ty } & (
  | { readonly kind: "neverToAny" }
  /** Built-in deref of a reference, raw pointer or `Box`; or, with `overloaded`, a call of `deref`/`deref_mut`. */
  | {
      readonly kind: "deref";
      readonly overloaded:
        | { readonly mutability: Mutability; readonly method: DefId; readonly args: GenericArgs }
        | undefined;
    }
  /** Auto-ref or reborrow. `twoPhase`: method receivers and overloaded compound assignment. */
  | { readonly kind: "borrow"; readonly raw: boolean; readonly mutability: Mutability; readonly twoPhase: boolean }
  | {
      readonly kind: "pointer";
      readonly cast:
        | "reifyFnPointer"
        | "unsafeFnPointer"
        | "closureFnPointer"
        | "mutToConstPointer"
        | "arrayToPointer"
        | "unsize";
    }
);

/** A function or method decided by type checking: `def` is the trait's item where a trait method is called. */
export interface Callee {
  readonly def: DefId;
  readonly args: GenericArgs;
}

export type BindingMode = { readonly byRef: Mutability | undefined; readonly mutable: boolean };

export type CastMode =
  | "coercion"
  | "intToInt"
  | "floatToInt"
  | "intToFloat"
  | "floatToFloat"
  | "ptrToPtr"
  | "ptrToAddr"
  | "addrToPtr"
  | "fnPtrToPtr"
  | "fnPtrToAddr"
  | "enumToInt"
  | "boolToInt"
  | "charToInt"
  | "u8ToChar"
  | "arrayToPtr";

export type CaptureProjection =
  | { readonly kind: "deref"; readonly ty: Ty }
  | { readonly kind: "field"; readonly index: number; readonly variant: number; readonly ty: Ty };

/** A place captured by a closure (RFC 2229, disjoint captures). */
export interface Capture {
  readonly local: LocalId;
  readonly projections: readonly CaptureProjection[];
  readonly mode: "move" | "ref" | "uniqueRef" | "refMut";
  /** Type of the captured place (not of the reference to it). */
  readonly ty: Ty;
  /** The use that needs it, and the use that decides the mode. */
  readonly useSpan: Span;
}

/** A place that a pattern in a closure looks at, captured or not: it must have a value where the closure is made. */
export interface CaptureFakeRead {
  readonly local: LocalId;
  readonly projections: readonly CaptureProjection[];
  readonly ty: Ty;
  readonly cause: "forLet" | "forMatchedPlace";
  /** The initialiser or scrutinee. */
  readonly span: Span;
}

export interface ClosureInfo {
  readonly def: DefId;
  readonly kind: "Fn" | "FnMut" | "FnOnce";
  /** Absent of `Fn` closures, and where the kind comes from what was expected. */
  readonly kindOrigin: ClosureKindOrigin | undefined;
  readonly captures: readonly Capture[];
  readonly fakeReads: readonly CaptureFakeRead[];
}

/**
 * The result of `inferBody`. After it no inference variable is left; all regions are erased except in
 * `userTypes`. Where `tainted` is set, errors were reported and types may be `error`.
 */
/**
 * What falling back of a type that only diverging code decides means for a body, for lints: `unit`, a requirement that `()`
 * meets and `!` does not; `unsafe`, a call of an unsafe function for that type.
 */
export interface FallbackNote {
  readonly kind: "unit" | "unsafe";
  readonly span: Span;
  /** `!: Default`. */
  readonly requirement: string | undefined;
}

export interface BodyTypes {
  readonly exprTypes: ReadonlyMap<ExprId, Ty>;
  readonly patTypes: ReadonlyMap<PatId, Ty>;
  readonly localTypes: ReadonlyMap<LocalId, Ty>;
  readonly adjustments: ReadonlyMap<ExprId, readonly Adjustment[]>;
  /** Method calls, overloaded operators, index, unary `*`, and overloaded calls (`Fn*::call*`). */
  readonly callees: ReadonlyMap<ExprId, Callee>;
  /** What a path means once resolved, also for the type-relative ones. */
  readonly exprRes: ReadonlyMap<ExprId, Res>;
  readonly patRes: ReadonlyMap<PatId, Res>;
  /** Generic arguments of the item a path names (for ctors: of the ADT). */
  readonly pathArgs: ReadonlyMap<ExprId, GenericArgs>;
  readonly patPathArgs: ReadonlyMap<PatId, GenericArgs>;
  /** Index of the field named by a field expression. */
  readonly fieldIndices: ReadonlyMap<ExprId, number>;
  /** For struct expressions and patterns: field index of each listed field, in order; and the variant index. */
  readonly structFields: ReadonlyMap<
    ExprId,
    { readonly variant: number; readonly fields: readonly number[]; readonly baseFieldTypes: readonly Ty[] | undefined }
  >;
  readonly structPatFields: ReadonlyMap<PatId, { readonly variant: number; readonly fields: readonly number[] }>;
  /** Types of the scrutinee that a pattern looks through before it applies (match ergonomics), outermost first. */
  readonly patAdjustments: ReadonlyMap<PatId, readonly Ty[]>;
  readonly bindingModes: ReadonlyMap<PatId, BindingMode>;
  readonly casts: ReadonlyMap<ExprId, CastMode>;
  readonly closures: ReadonlyMap<ExprId, ClosureInfo>;
  /** Types the user wrote, with their regions: on `let` (by pattern), casts, paths' arguments (by expression). */
  readonly userTypes: ReadonlyMap<ExprId, UserType>;
  readonly userPatTypes: ReadonlyMap<PatId, UserType>;
  /** Types that patterns name (`Point::<'a> { .. }`, `Self(x)`): of what they match once references are looked through. */
  readonly patPathTypes: ReadonlyMap<PatId, UserType>;
  /** Hidden types of the opaque types this body defines. */
  readonly hiddenTypes: ReadonlyMap<DefId, Ty>;
  /** Private fields in literals and patterns (E0451), to be told if nothing else is wrong with the crate. */
  readonly privateFields: readonly Diagnostic[];
  readonly fallbacks: readonly FallbackNote[];
  readonly tainted: Reported | undefined;
  /** What is evaluated while compiling does only what can be done then; otherwise an error was reported. */
  readonly isEvaluable: boolean;
}

/** Written regions are `param`/`static`; inferred ones `erased`. */
export type UserType =
  | { readonly kind: "ty"; readonly ty: Ty; readonly span: Span }
  | {
      readonly kind: "args";
      readonly def: DefId;
      readonly args: GenericArgs;
      readonly selfTy: Ty | undefined;
      readonly span: Span;
    };
