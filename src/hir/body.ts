// HIR of bodies: expressions, patterns and locals in arenas; names resolved, sugar gone.
//
// Gone after lowering: `for`, `while`, `?`, ranges, macros, `format_args!`, destructuring assignment,
// parentheses. Kept: `if` with `let` conditions, `match`, method calls, overloadable operators.

import type { Arena, Id } from "#support/ids.ts";
import type { Span } from "#support/span.ts";
import type { Reported } from "#diagnostics/diagnostic.ts";
import type { BodyId, DefId, HirAttr, LocalId } from "./defs.ts";
import type { HirConstArg, HirPathSegment, HirTy, Mutability, QPath } from "./items.ts";

export type ExprId = Id<"Expr">;
export type PatId = Id<"Pat">;

/** A variable. One id for a name bound by several alternatives of an or-pattern. */
export interface HirLocal {
  readonly name: string;
  readonly span: Span;
  /** The `self` parameter. */
  readonly isSelf: boolean;
  /** Invented by desugaring: never named in messages. */
  readonly synthetic: boolean;
}

/** Where a node came from, for messages and lints that treat sugar as such. */
export type DesugaringKind = "forLoop" | "whileLoop" | "question" | "range" | "formatArgs" | "assignment" | "compound";

export type Literal =
  | { readonly kind: "int"; readonly value: bigint; readonly suffix: string | undefined }
  /** `text` without suffix and underscores, as JS and Rust both parse it. */
  | { readonly kind: "float"; readonly text: string; readonly suffix: "f32" | "f64" | undefined }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "char"; readonly value: number }
  | { readonly kind: "byte"; readonly value: number }
  | { readonly kind: "str"; readonly value: string }
  | { readonly kind: "byteStr"; readonly value: Uint8Array }
  | { readonly kind: "cStr"; readonly value: Uint8Array };

export type BinaryOp =
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "&"
  | "|"
  | "^"
  | "<<"
  | ">>"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">=";

export interface HirBlock {
  readonly stmts: readonly HirStmt[];
  readonly tail: ExprId | undefined;
  readonly span: Span;
  /** The place of the closing brace, where the block's locals die. */
  readonly endSpan: Span;
}

export type HirStmt = { readonly span: Span } & (
  | {
      readonly kind: "let";
      readonly pat: PatId;
      readonly ty: HirTy | undefined;
      readonly init: ExprId | undefined;
      readonly els: ExprId | undefined;
    }
  | { readonly kind: "item"; readonly def: DefId }
  /** `semi`: whether a semicolon follows (its value is dropped and may have any type). */
  | { readonly kind: "expr"; readonly expr: ExprId; readonly semi: boolean }
);

export interface HirArm {
  readonly pat: PatId;
  readonly guard: ExprId | undefined;
  readonly body: ExprId;
  readonly span: Span;
}

export interface HirFieldInit {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: ExprId;
  readonly span: Span;
  readonly shorthand: boolean;
}

export interface HirClosure {
  readonly def: DefId;
  readonly move: boolean;
  readonly params: readonly HirParam[];
  readonly output: HirTy | undefined;
  readonly value: ExprId;
  /** `|a, b| -> T`. */
  readonly headSpan: Span;
}

export type HirExpr = { readonly span: Span; readonly desugared?: DesugaringKind } & (
  | { readonly kind: "literal"; readonly literal: Literal }
  | { readonly kind: "path"; readonly path: QPath }
  | { readonly kind: "call"; readonly callee: ExprId; readonly args: readonly ExprId[] }
  | {
      readonly kind: "methodCall";
      readonly receiver: ExprId;
      readonly segment: HirPathSegment;
      readonly args: readonly ExprId[];
    }
  | { readonly kind: "field"; readonly base: ExprId; readonly name: string; readonly nameSpan: Span }
  | { readonly kind: "index"; readonly base: ExprId; readonly index: ExprId; readonly brackets: Span }
  | { readonly kind: "unary"; readonly op: "-" | "!" | "*"; readonly operand: ExprId }
  | {
      readonly kind: "binary";
      readonly op: BinaryOp;
      readonly opSpan: Span;
      readonly left: ExprId;
      readonly right: ExprId;
    }
  | { readonly kind: "logical"; readonly op: "&&" | "||"; readonly left: ExprId; readonly right: ExprId }
  | { readonly kind: "assign"; readonly left: ExprId; readonly right: ExprId; readonly opSpan: Span }
  | {
      readonly kind: "assignOp";
      readonly op: BinaryOp;
      readonly opSpan: Span;
      readonly left: ExprId;
      readonly right: ExprId;
    }
  | { readonly kind: "addrOf"; readonly raw: boolean; readonly mutability: Mutability; readonly operand: ExprId }
  | { readonly kind: "cast"; readonly operand: ExprId; readonly ty: HirTy }
  /** `label`: `break` may leave it with a value; the id of this expression is the target. */
  | { readonly kind: "block"; readonly block: HirBlock; readonly labelled: boolean; readonly unsafe: boolean }
  | { readonly kind: "if"; readonly condition: ExprId; readonly then: ExprId; readonly els: ExprId | undefined }
  /** Only within the condition of an `if`, under `&&`, or in a match guard. */
  | { readonly kind: "let"; readonly pat: PatId; readonly init: ExprId }
  | { readonly kind: "match"; readonly scrutinee: ExprId; readonly arms: readonly HirArm[] }
  /** The body is a block expression. `desugared` tells `for` and `while` apart from `loop`. */
  | { readonly kind: "loop"; readonly body: ExprId; readonly label: string | undefined; readonly headSpan: Span }
  | { readonly kind: "break"; readonly target: ExprId; readonly value: ExprId | undefined }
  | { readonly kind: "continue"; readonly target: ExprId }
  | { readonly kind: "return"; readonly value: ExprId | undefined }
  | { readonly kind: "closure"; readonly closure: HirClosure }
  | {
      readonly kind: "struct";
      readonly path: QPath;
      readonly fields: readonly HirFieldInit[];
      readonly base: ExprId | undefined;
    }
  | { readonly kind: "tuple"; readonly elements: readonly ExprId[] }
  | { readonly kind: "array"; readonly elements: readonly ExprId[] }
  | { readonly kind: "repeat"; readonly element: ExprId; readonly count: HirConstArg }
  | { readonly kind: "constBlock"; readonly def: DefId; readonly body: BodyId }
  /** Evaluates `expr`, dropping its temporaries at once (the condition of `while`, scrutinee-free conditions). */
  | { readonly kind: "dropTemps"; readonly expr: ExprId }
  | { readonly kind: "error"; readonly reported: Reported }
);

export interface HirFieldPat {
  /** Field name, or the decimal index for tuple shapes. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly pat: PatId;
  readonly shorthand: boolean;
  readonly span: Span;
}

export type HirPat = { readonly span: Span } & (
  | { readonly kind: "wild" }
  | {
      readonly kind: "binding";
      readonly local: LocalId;
      /** `ref` / `ref mut` as written; default binding modes are typeck's business. */
      readonly byRef: Mutability | undefined;
      readonly mutable: boolean;
      readonly sub: PatId | undefined;
    }
  /** A literal, possibly negated, as an expression. */
  | { readonly kind: "literal"; readonly expr: ExprId }
  | {
      readonly kind: "range";
      readonly low: ExprId | undefined;
      readonly high: ExprId | undefined;
      readonly inclusive: boolean;
    }
  | { readonly kind: "ref"; readonly mutability: Mutability; readonly inner: PatId }
  /** `rest`: index at which `..` stands among `elements`. */
  | { readonly kind: "tuple"; readonly elements: readonly PatId[]; readonly rest: number | undefined }
  | {
      readonly kind: "tupleStruct";
      readonly path: QPath;
      readonly elements: readonly PatId[];
      readonly rest: number | undefined;
    }
  | { readonly kind: "struct"; readonly path: QPath; readonly fields: readonly HirFieldPat[]; readonly rest: boolean }
  /** A unit struct or variant, or a constant. */
  | { readonly kind: "path"; readonly path: QPath }
  | {
      readonly kind: "slice";
      readonly before: readonly PatId[];
      readonly middle: PatId | undefined;
      readonly after: readonly PatId[];
    }
  | { readonly kind: "or"; readonly alternatives: readonly PatId[] }
  | { readonly kind: "never" }
  | { readonly kind: "error"; readonly reported: Reported }
);

export interface HirParam {
  readonly pat: PatId;
  /** Absent for closure parameters without annotation. */
  readonly ty: HirTy | undefined;
  readonly span: Span;
}

/** What a body is evaluated for. */
export type BodyKind = "fn" | "const" | "static" | "anonConst" | "inlineConst";

export interface HirBody {
  readonly id: BodyId;
  readonly kind: BodyKind;
  /** The function, const, static, anonymous const; closures live inside their parent's body. */
  readonly owner: DefId;
  readonly params: readonly HirParam[];
  readonly value: ExprId;
  readonly exprs: Arena<ExprId, HirExpr>;
  readonly pats: Arena<PatId, HirPat>;
  readonly locals: Arena<LocalId, HirLocal>;
  /** Traits that blocks of this body bring into scope (`use` in a block), by the block's span. */
  readonly blockTraits: readonly { readonly span: Span; readonly traits: readonly DefId[] }[];
  /** Attributes of statements and match arms. */
  readonly innerAttrs: readonly { readonly span: Span; readonly attrs: readonly HirAttr[] }[];
  readonly span: Span;
}
