// THIR: expressions with every adjustment and overloaded operator made explicit (rustc dev guide, "The THIR").
//
// Made on demand, one expression at a time, and never stored.

import type { ExprId, HirArm, HirBlock } from "#hir/body.ts";
import type { DefId, LocalId } from "#hir/defs.ts";
import type { BinOp, CastKind, ConstValue, UserTypeAnnotation } from "#mir/body.ts";
import type { Span } from "#support/span.ts";
import type { CaptureFakeRead, CaptureProjection, ClosureInfo } from "#typeck/tables.ts";
import type { Const, GenericArgs, Mutability, Ty } from "#types/ty.ts";
import type { RegionId } from "./region-tree.ts";
import type { Pattern } from "#typeck/patterns.ts";

/** An operand still in HIR, or one already mirrored (the inner steps of adjustments). */
export type ExprRef = ExprId | ThirExpr;

export type ThirExpr = {
  readonly ty: Ty;
  readonly span: Span;
  /** Where a temporary that holds this value is dropped; `undefined`: never. */
  readonly tempScope: RegionId | undefined;
} /** Everything inside is evaluated in, and its temporaries die with, `region`. */ & (
  | { readonly kind: "scope"; readonly region: RegionId; readonly value: ThirExpr }
  | { readonly kind: "varRef"; readonly local: LocalId }
  | { readonly kind: "literal"; readonly value: ConstValue; readonly userTy: UserTypeAnnotation | undefined }
  /** A static as a place: a dereference of its address. */
  | { readonly kind: "staticRef"; readonly def: DefId; readonly pointer: Ty }
  | { readonly kind: "deref"; readonly arg: ExprRef }
  | { readonly kind: "borrow"; readonly mutability: Mutability; readonly twoPhase: boolean; readonly arg: ExprRef }
  | { readonly kind: "rawBorrow"; readonly mutability: Mutability; readonly arg: ExprRef }
  | { readonly kind: "neverToAny"; readonly source: ExprRef }
  | { readonly kind: "cast"; readonly cast: CastKind; readonly source: ExprRef; readonly implicit: boolean }
  /** A value used as is: the source of a cast that turned out to be a coercion. */
  | { readonly kind: "use"; readonly source: ExprRef }
  | {
      readonly kind: "call";
      readonly fun: ExprRef;
      readonly args: readonly ExprRef[];
      readonly fnSpan: Span;
      readonly overloaded: boolean;
      readonly method: boolean;
    }
  | { readonly kind: "binary"; readonly op: BinOp; readonly left: ExprRef; readonly right: ExprRef }
  | { readonly kind: "logical"; readonly and: boolean; readonly left: ExprRef; readonly right: ExprRef }
  | { readonly kind: "unary"; readonly op: "not" | "neg"; readonly arg: ExprRef }
  | { readonly kind: "assign"; readonly left: ExprRef; readonly right: ExprRef }
  | { readonly kind: "assignOp"; readonly op: BinOp; readonly left: ExprRef; readonly right: ExprRef }
  | { readonly kind: "field"; readonly base: ExprRef; readonly index: number }
  | { readonly kind: "index"; readonly base: ExprRef; readonly index: ExprRef }
  | { readonly kind: "block"; readonly block: HirBlock; readonly breakable: ExprId | undefined }
  | {
      readonly kind: "if";
      readonly region: RegionId;
      readonly condition: ExprId;
      readonly then: ExprId;
      readonly els: ExprId | undefined;
    }
  | { readonly kind: "let"; readonly pat: Pattern; readonly init: ExprId }
  | { readonly kind: "match"; readonly scrutinee: ExprId; readonly arms: readonly HirArm[] }
  | { readonly kind: "loop"; readonly target: ExprId; readonly body: ExprId }
  | { readonly kind: "break"; readonly target: ExprId; readonly value: ExprId | undefined }
  | { readonly kind: "continue"; readonly target: ExprId }
  | { readonly kind: "return"; readonly value: ExprId | undefined }
  | {
      readonly kind: "adt";
      readonly def: DefId;
      readonly variant: number;
      readonly args: GenericArgs;
      readonly fields: readonly { readonly index: number; readonly value: ExprRef }[];
      readonly base: { readonly expr: ExprRef; readonly fieldTypes: readonly Ty[] } | undefined;
      readonly userTy: UserTypeAnnotation | undefined;
    }
  | { readonly kind: "tuple"; readonly elements: readonly ExprRef[] }
  | { readonly kind: "array"; readonly element: Ty; readonly elements: readonly ExprRef[] }
  | { readonly kind: "repeat"; readonly element: ExprRef; readonly count: Const }
  | {
      readonly kind: "closure";
      readonly info: ClosureInfo;
      readonly expr: ExprId;
      readonly upvars: readonly ThirExpr[];
      readonly fakeReads: readonly { readonly arg: ThirExpr; readonly cause: CaptureFakeRead["cause"] }[];
    }
  /** A place the enclosing function's variable is reached by: a captured path, to be read when the closure is made. */
  | { readonly kind: "capture"; readonly local: LocalId; readonly projections: readonly CaptureProjection[] }
  /** A value with the type the user wrote (a cast that is a coercion). */
  | { readonly kind: "ascribe"; readonly source: ExprRef; readonly userTy: UserTypeAnnotation }
  | { readonly kind: "error" }
);

export type ThirKind = ThirExpr["kind"];
export type ThirOf<K extends ThirKind> = Extract<ThirExpr, { kind: K }>;
