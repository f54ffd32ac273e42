// The abstract syntax tree: all of Rust's surface syntax, with exact spans, never written to after it is made.
//
// Every node has `span`; nodes that come in kinds are unions told apart by `kind`. Where the parser
// recovered stands a node of kind `error`, and a diagnostic has been given for it. What lies outside the
// subset has nodes too, so that the stage which meets it can say so at the right place.

import type { Span } from "#support/span.ts";
import type { LexFault } from "./lex-fault.ts";
import type { Token } from "./token.ts";
import type { StoredTokens } from "./token-store.ts";

// ---------------------------------------------------------------- names

/**
 * A name. Raw identifiers are normalised (`r#match` has the name `match`, `raw` set). Path keywords are names
 * too: `self`, `Self`, `super`, `crate`, and `$crate` (put in by a macro expansion; its mark tells whose crate).
 */
export interface Ident {
  readonly name: string;
  readonly span: Span;
  /** Hygiene mark: 0 for what the user wrote directly. */
  readonly mark: number;
  readonly raw: boolean;
}

/** A lifetime or label; `name` includes the quote: `'a`, `'static`, `'_`. */
export interface Lifetime {
  readonly name: string;
  readonly span: Span;
  readonly mark: number;
}

/**
 * A path: `std::vec::Vec::<u8>`, `::a::b`, `<T as Iterator>::Item`. With `qself`, `segments` are those after
 * the closing `>::`; its trait, where there is one, has a path of its own.
 */
export interface Path {
  readonly kind: "path";
  readonly qself: QSelf | undefined;
  /** Whether the path starts with `::`. */
  readonly global: boolean;
  readonly segments: readonly PathSegment[];
  readonly span: Span;
}

export interface QSelf {
  readonly ty: Type;
  /** `X` in `<T as X>::Y`; absent in `<T>::Y`. */
  readonly trait: Path | undefined;
  readonly span: Span;
}

export interface PathSegment {
  readonly ident: Ident;
  readonly args: GenericArgs | undefined;
  readonly span: Span;
}

export type GenericArgs = AngleArgs | ParenArgs;

/** `<'a, T, 3, Item = U>`. */
export interface AngleArgs {
  readonly kind: "angle";
  readonly args: readonly GenericArg[];
  /** Whether written with the turbofish `::<`. */
  readonly turbofish: boolean;
  readonly span: Span;
}

/** The sugar `(A, B) -> C` of the `Fn` traits. */
export interface ParenArgs {
  readonly kind: "paren";
  readonly inputs: readonly Type[];
  readonly output: Type | undefined;
  readonly span: Span;
}

/** A path that could be a type or a constant is a `type`; `const` holds literals, `-1` and blocks. */
export type GenericArg =
  | { readonly kind: "lifetime"; readonly lifetime: Lifetime; readonly span: Span }
  | { readonly kind: "type"; readonly ty: Type; readonly span: Span }
  | { readonly kind: "const"; readonly expr: Expr; readonly span: Span }
  | AssocConstraint;

/** `Item = T`, `Item: Bound`, `N = 3`; `args` for a generic associated type. */
export interface AssocConstraint {
  readonly kind: "constraint";
  readonly ident: Ident;
  readonly args: GenericArgs | undefined;
  readonly term:
    | { readonly kind: "type"; readonly ty: Type }
    | { readonly kind: "const"; readonly expr: Expr }
    | { readonly kind: "bounds"; readonly bounds: readonly Bound[] };
  readonly span: Span;
}

// ---------------------------------------------------------------- attributes, visibility, macro calls

export type Attribute = NormalAttribute | DocComment;

/** `#[path]`, `#[path(tokens)]`, `#[path = expr]`; `inner` for `#![…]`. See `meta.ts` for reading it. */
export interface NormalAttribute {
  readonly kind: "attribute";
  readonly inner: boolean;
  readonly unsafe: boolean;
  readonly path: Path;
  readonly args: AttributeArgs;
  readonly span: Span;
}

export type AttributeArgs =
  | { readonly kind: "empty" }
  | { readonly kind: "delimited"; readonly args: DelimArgs }
  | { readonly kind: "eq"; readonly value: Expr };

/** `/// text`, `//! text`, and the block forms: the text without its marks. */
export interface DocComment {
  readonly kind: "doc";
  readonly inner: boolean;
  readonly block: boolean;
  readonly text: string;
  readonly span: Span;
}

export type Visibility =
  | { readonly kind: "inherited"; readonly span: Span }
  | { readonly kind: "public"; readonly span: Span }
  /** `pub(crate)`, `pub(super)`, `pub(self)`, `pub(in path)`. */
  | { readonly kind: "restricted"; readonly path: Path; readonly span: Span };

export type Delimiter = "paren" | "bracket" | "brace";

/** A delimited run of tokens: `tokens` are those between `open` and `close`, flat, delimiters balanced. */
export interface DelimArgs {
  readonly delimiter: Delimiter;
  readonly open: Token;
  readonly close: Token;
  readonly tokens: readonly Token[];
  readonly span: Span;
}

/** `path!(tokens)` wherever a macro call can stand. */
export interface MacroCall {
  readonly path: Path;
  readonly args: DelimArgs;
  readonly span: Span;
}

// ---------------------------------------------------------------- items

/** A source file: a crate root or the text of an out-of-line module. */
export interface SourceFileNode {
  readonly kind: "file";
  /** Inner attributes and inner doc comments. */
  readonly attrs: readonly Attribute[];
  readonly items: readonly Item[];
  readonly span: Span;
}

export type Item =
  | FnItem
  | StructItem
  | UnionItem
  | EnumItem
  | TraitItem
  | TraitAliasItem
  | ImplItem
  | ConstItem
  | StaticItem
  | TypeAliasItem
  | ModItem
  | UseItem
  | ExternCrateItem
  | ExternBlockItem
  | MacroRulesItem
  | MacroCallItem
  | ErrorItem;

/** What traits, impls and extern blocks may hold (others are reported by the parser). */
export type AssocItem = FnItem | ConstItem | TypeAliasItem | MacroCallItem | ErrorItem;
export type ForeignItem = FnItem | StaticItem | TypeAliasItem | MacroCallItem | ErrorItem;

interface ItemBase {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  /** The whole item with its visibility, without its outer attributes. */
  readonly span: Span;
}

export interface FnItem extends ItemBase {
  readonly kind: "fn";
  readonly ident: Ident;
  readonly qualifiers: FnQualifiers;
  readonly generics: Generics;
  readonly sig: FnSig;
  /** Absent for `fn f();` in traits, extern blocks and for std's intrinsics. */
  readonly body: Block | LazyBlock | undefined;
  /** From the first qualifier up to the end of the return type or where clause. */
  readonly headSpan: Span;
}

export interface FnQualifiers {
  readonly const: Span | undefined;
  readonly async: Span | undefined;
  readonly unsafe: Span | undefined;
  /** `safe fn` within `unsafe extern`. */
  readonly safe: Span | undefined;
  readonly extern: ExternAbi | undefined;
  /** `default fn` of specialisation (outside the subset). */
  readonly default: Span | undefined;
}

/** `extern` or `extern "C"`. */
export interface ExternAbi {
  readonly abi: string | undefined;
  readonly span: Span;
}

export interface FnSig {
  readonly self: SelfParam | undefined;
  readonly params: readonly Param[];
  /** The `...` of a C-variadic function. */
  readonly variadic: Span | undefined;
  /** Absent where no `->` was written. */
  readonly ret: Type | undefined;
  /** From `fn` to the end of the return type. */
  readonly span: Span;
}

/** `self`, `mut self`, `&self`, `&'a mut self`, `self: T`, `mut self: T`. */
export interface SelfParam {
  readonly attrs: readonly Attribute[];
  readonly form:
    | { readonly kind: "value" }
    | { readonly kind: "ref"; readonly lifetime: Lifetime | undefined; readonly mutable: boolean }
    | { readonly kind: "typed"; readonly ty: Type };
  /** `mut self`: the binding is mutable (not set for `&mut self`). */
  readonly mutable: boolean;
  readonly ident: Ident;
  readonly span: Span;
}

export interface Param {
  readonly attrs: readonly Attribute[];
  readonly pat: Pat;
  readonly ty: Type;
  readonly span: Span;
}

export interface Generics {
  readonly params: readonly GenericParam[];
  readonly where: readonly WherePredicate[];
  /** The `<…>`; empty and just after the name where there is none. */
  readonly span: Span;
  /** The whole where clause; empty where one could be inserted. */
  readonly whereSpan: Span;
}

export type GenericParam =
  | {
      readonly kind: "lifetime";
      readonly attrs: readonly Attribute[];
      readonly lifetime: Lifetime;
      readonly bounds: readonly Lifetime[];
      readonly span: Span;
    }
  | {
      readonly kind: "type";
      readonly attrs: readonly Attribute[];
      readonly ident: Ident;
      readonly bounds: readonly Bound[];
      readonly default: Type | undefined;
      readonly span: Span;
    }
  | {
      readonly kind: "const";
      readonly attrs: readonly Attribute[];
      readonly ident: Ident;
      readonly ty: Type;
      readonly default: Expr | undefined;
      readonly span: Span;
    };

export type Bound = TraitBound | LifetimeBound | UseBound;

export interface TraitBound {
  readonly kind: "trait";
  /** `for<'a>`. */
  readonly binder: readonly GenericParam[];
  /** `maybe` is `?Trait`; `const` and `async` are outside the subset. */
  readonly modifier: "none" | "maybe" | "const" | "async" | "negative";
  readonly path: Path;
  readonly span: Span;
}

export interface LifetimeBound {
  readonly kind: "lifetime";
  readonly lifetime: Lifetime;
  readonly span: Span;
}

/** `use<'a, T>` among the bounds of an `impl Trait`. */
export interface UseBound {
  readonly kind: "use";
  readonly args: readonly (Lifetime | Ident)[];
  readonly span: Span;
}

export type WherePredicate =
  | {
      readonly kind: "type";
      readonly binder: readonly GenericParam[];
      readonly ty: Type;
      readonly bounds: readonly Bound[];
      readonly span: Span;
    }
  | {
      readonly kind: "lifetime";
      readonly lifetime: Lifetime;
      readonly bounds: readonly Lifetime[];
      readonly span: Span;
    };

export interface StructItem extends ItemBase {
  readonly kind: "struct";
  readonly ident: Ident;
  readonly generics: Generics;
  readonly data: VariantData;
}

export interface UnionItem extends ItemBase {
  readonly kind: "union";
  readonly ident: Ident;
  readonly generics: Generics;
  readonly data: VariantData;
}

/** The fields of a struct, union or enum variant. */
export type VariantData =
  | { readonly kind: "named"; readonly fields: readonly FieldDef[]; readonly span: Span }
  | { readonly kind: "tuple"; readonly fields: readonly FieldDef[]; readonly span: Span }
  | { readonly kind: "unit" };

export interface FieldDef {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  /** Absent in tuple-like data. */
  readonly ident: Ident | undefined;
  readonly ty: Type;
  readonly span: Span;
}

export interface EnumItem extends ItemBase {
  readonly kind: "enum";
  readonly ident: Ident;
  readonly generics: Generics;
  readonly variants: readonly Variant[];
}

export interface Variant {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  readonly ident: Ident;
  readonly data: VariantData;
  readonly discriminant: Expr | undefined;
  readonly span: Span;
}

export interface TraitItem extends ItemBase {
  readonly kind: "trait";
  readonly unsafe: Span | undefined;
  readonly auto: Span | undefined;
  readonly ident: Ident;
  readonly generics: Generics;
  readonly supertraits: readonly Bound[];
  readonly items: readonly AssocItem[];
  readonly headSpan: Span;
}

/** `trait A = B;` (outside the subset). */
export interface TraitAliasItem extends ItemBase {
  readonly kind: "traitAlias";
  readonly ident: Ident;
  readonly generics: Generics;
  readonly bounds: readonly Bound[];
}

export interface ImplItem extends ItemBase {
  readonly kind: "impl";
  readonly unsafe: Span | undefined;
  readonly default: Span | undefined;
  readonly generics: Generics;
  /** Absent for inherent impls. */
  readonly trait: { readonly path: Path; readonly negative: Span | undefined } | undefined;
  readonly self: Type;
  readonly items: readonly AssocItem[];
  readonly headSpan: Span;
}

export interface ConstItem extends ItemBase {
  readonly kind: "const";
  readonly default: Span | undefined;
  /** `_` for `const _: T = …`. */
  readonly ident: Ident;
  readonly generics: Generics;
  /** An error type where it was left out (reported). */
  readonly ty: Type;
  readonly value: Expr | undefined;
}

export interface StaticItem extends ItemBase {
  readonly kind: "static";
  readonly mutable: boolean;
  /** `safe static` / `unsafe static` in extern blocks. */
  readonly unsafe: Span | undefined;
  readonly ident: Ident;
  readonly ty: Type;
  readonly value: Expr | undefined;
}

/** A type alias, or an associated type of a trait (`bounds`) or an impl. */
export interface TypeAliasItem extends ItemBase {
  readonly kind: "typeAlias";
  readonly default: Span | undefined;
  readonly ident: Ident;
  readonly generics: Generics;
  readonly bounds: readonly Bound[];
  readonly ty: Type | undefined;
  /** A where clause after the type. */
  readonly lateWhere: Span | undefined;
}

export interface ModItem extends ItemBase {
  readonly kind: "mod";
  readonly unsafe: Span | undefined;
  readonly ident: Ident;
  /** `attrs` of an inline module includes its inner ones; absent for `mod name;`. */
  readonly items: readonly Item[] | undefined;
}

export interface UseItem extends ItemBase {
  readonly kind: "use";
  readonly tree: UseTree;
}

/** `prefix` has no generic arguments; it is empty (no segments) in `{a, b}` and `*`. */
export type UseTree =
  | {
      readonly kind: "simple";
      readonly prefix: Path;
      /** `as name`; `_` has the name `_`. */
      readonly rename: Ident | undefined;
      readonly span: Span;
    }
  | { readonly kind: "glob"; readonly prefix: Path; readonly span: Span }
  | { readonly kind: "nested"; readonly prefix: Path; readonly trees: readonly UseTree[]; readonly span: Span };

export interface ExternCrateItem extends ItemBase {
  readonly kind: "externCrate";
  readonly ident: Ident;
  readonly rename: Ident | undefined;
}

export interface ExternBlockItem extends ItemBase {
  readonly kind: "externBlock";
  readonly unsafe: Span | undefined;
  readonly abi: ExternAbi;
  readonly items: readonly ForeignItem[];
}

/** `macro_rules! name { (pattern) => { body }; … }`: the tokens are read by the expander. */
export interface MacroRulesItem extends ItemBase {
  readonly kind: "macroRules";
  readonly ident: Ident;
  readonly body: DelimArgs;
}

/** `name!(…);` or `name! { … }` among items. */
export interface MacroCallItem extends ItemBase {
  readonly kind: "macroCall";
  readonly call: MacroCall;
}

export interface ErrorItem extends ItemBase {
  readonly kind: "error";
}

// ---------------------------------------------------------------- types

export type Type =
  | { readonly kind: "path"; readonly path: Path; readonly span: Span }
  | {
      readonly kind: "ref";
      readonly lifetime: Lifetime | undefined;
      readonly mutable: boolean;
      readonly ty: Type;
      readonly span: Span;
    }
  | { readonly kind: "ptr"; readonly mutable: boolean; readonly ty: Type; readonly span: Span }
  | { readonly kind: "slice"; readonly ty: Type; readonly span: Span }
  | { readonly kind: "array"; readonly ty: Type; readonly len: Expr; readonly span: Span }
  | { readonly kind: "tuple"; readonly types: readonly Type[]; readonly span: Span }
  | { readonly kind: "paren"; readonly ty: Type; readonly span: Span }
  | { readonly kind: "never"; readonly span: Span }
  | { readonly kind: "infer"; readonly span: Span }
  | FnPtrType
  /** `dyn A + B`; without `dyn` only for `A + B` (an error from edition 2021 on, E0782). */
  | { readonly kind: "dyn"; readonly dyn: boolean; readonly bounds: readonly Bound[]; readonly span: Span }
  | { readonly kind: "impl"; readonly bounds: readonly Bound[]; readonly span: Span }
  | { readonly kind: "macroCall"; readonly call: MacroCall; readonly span: Span }
  | { readonly kind: "error"; readonly span: Span };

export interface FnPtrType {
  readonly kind: "fnPtr";
  readonly binder: readonly GenericParam[];
  readonly unsafe: Span | undefined;
  readonly extern: ExternAbi | undefined;
  readonly params: readonly { readonly name: Ident | undefined; readonly ty: Type; readonly span: Span }[];
  readonly variadic: Span | undefined;
  readonly ret: Type | undefined;
  readonly span: Span;
}

// ---------------------------------------------------------------- patterns

export type Pat =
  | { readonly kind: "wild"; readonly span: Span }
  /** `..` within tuple, tuple struct and slice patterns. */
  | { readonly kind: "rest"; readonly span: Span }
  | {
      readonly kind: "ident";
      readonly byRef: boolean;
      readonly mutable: boolean;
      readonly ident: Ident;
      /** After `@`. */
      readonly sub: Pat | undefined;
      readonly span: Span;
    }
  /** A literal or a negated one (`expr` is `lit`, or `unary` neg of `lit`). */
  | { readonly kind: "lit"; readonly expr: Expr; readonly span: Span }
  /** Ends are literals, negated literals or paths, as expressions. */
  | {
      readonly kind: "range";
      readonly start: Expr | undefined;
      readonly end: Expr | undefined;
      /** `..=`, `..`, or the `...` of old editions. */
      readonly limits: "closed" | "halfOpen" | "dotDotDot";
      readonly span: Span;
    }
  | { readonly kind: "ref"; readonly mutable: boolean; readonly pat: Pat; readonly span: Span }
  | { readonly kind: "tuple"; readonly pats: readonly Pat[]; readonly span: Span }
  | { readonly kind: "paren"; readonly pat: Pat; readonly span: Span }
  | { readonly kind: "tupleStruct"; readonly path: Path; readonly pats: readonly Pat[]; readonly span: Span }
  | {
      readonly kind: "struct";
      readonly path: Path;
      readonly fields: readonly PatField[];
      /** The `..`, where there is one. */
      readonly rest: Span | undefined;
      readonly span: Span;
    }
  | { readonly kind: "slice"; readonly pats: readonly Pat[]; readonly span: Span }
  | { readonly kind: "or"; readonly pats: readonly Pat[]; readonly span: Span }
  /** A path of more than one segment, or with generic arguments or qself; a single name is `ident`. */
  | { readonly kind: "path"; readonly path: Path; readonly span: Span }
  /** `const { … }` (outside the subset). */
  | { readonly kind: "constBlock"; readonly block: Block; readonly span: Span }
  | { readonly kind: "macroCall"; readonly call: MacroCall; readonly span: Span }
  /** `box pat` (outside the subset). */
  | { readonly kind: "box"; readonly pat: Pat; readonly span: Span }
  | { readonly kind: "error"; readonly span: Span };

export interface PatField {
  readonly attrs: readonly Attribute[];
  /** A name, or the decimal index of a tuple-like field. */
  readonly ident: Ident;
  readonly pat: Pat;
  /** `S { x }`, `S { ref mut x }`: the field is its own pattern. */
  readonly shorthand: boolean;
  readonly span: Span;
}

// ---------------------------------------------------------------- statements

/**
 * A block. `tail` is the final expression without semicolon. A macro call with braces as the last statement
 * stands in `stmts` (its expansion may have a tail); with parentheses or brackets and no semicolon it is `tail`.
 */
export interface Block {
  readonly kind: "block";
  /** Inner attributes `#![…]`. */
  readonly attrs: readonly Attribute[];
  readonly stmts: readonly Stmt[];
  readonly tail: Expr | undefined;
  /** From `{` to `}`. */
  readonly span: Span;
}

/** A function body not parsed yet, with its braces; `forceBlock` of `parse.ts` gives its block and errors. */
export interface LazyBlock extends StoredTokens {
  readonly kind: "lazyBlock";
}

export type Edition = 2015 | 2018 | 2021 | 2024;

export type Stmt =
  | LetStmt
  | { readonly kind: "item"; readonly item: Item; readonly span: Span }
  /** `semi` is false for block-like expressions that end a statement by themselves. */
  | { readonly kind: "expr"; readonly expr: Expr; readonly semi: boolean; readonly span: Span }
  /** A macro call in statement position, closed by `;` or by its braces; expands to statements. */
  | {
      readonly kind: "macroCall";
      readonly attrs: readonly Attribute[];
      readonly call: MacroCall;
      readonly style: "semicolon" | "braces";
      readonly span: Span;
    }
  /** A lone `;`. */
  | { readonly kind: "empty"; readonly span: Span }
  | { readonly kind: "error"; readonly span: Span };

export interface LetStmt {
  readonly kind: "let";
  readonly attrs: readonly Attribute[];
  readonly pat: Pat;
  readonly ty: Type | undefined;
  readonly init: Expr | undefined;
  /** The block of `let … else { … }`. */
  readonly else: Block | undefined;
  readonly span: Span;
}

// ---------------------------------------------------------------- expressions

/** A literal's value; `lit` expressions carry one. */
export type Lit =
  | {
      readonly kind: "int";
      readonly value: bigint;
      readonly base: 2 | 8 | 10 | 16;
      /** `u8`, …, also `f32`/`f64` on a decimal integer; anything else makes an "error". */
      readonly suffix: string | undefined;
      /** As written, with prefix, underscores and suffix. */
      readonly text: string;
    }
  /** `digits`: without underscores and suffix, fit for `Number` and for exact parsing. */
  | { readonly kind: "float"; readonly digits: string; readonly suffix: string | undefined; readonly text: string }
  | { readonly kind: "bool"; readonly value: boolean }
  /** `value`: the Unicode scalar value. */
  | { readonly kind: "char"; readonly value: number }
  | { readonly kind: "byte"; readonly value: number }
  | { readonly kind: "str"; readonly value: string; readonly raw: boolean }
  | { readonly kind: "byteStr"; readonly value: readonly number[]; readonly raw: boolean }
  /** Without the closing NUL. */
  | { readonly kind: "cStr"; readonly value: readonly number[]; readonly raw: boolean }
  /**
   * A malformed literal. `fault`: what is to be reported where it is used, since a literal that `cfg` removes or that a
   * macro throws away may have any suffix; without it, that is done.
   */
  | { readonly kind: "error"; readonly fault?: LexFault };

export type UnaryOp = "neg" | "not" | "deref";
export type ArithOp = "+" | "-" | "*" | "/" | "%" | "^" | "&" | "|" | "<<" | ">>";
export type CompareOp = "==" | "!=" | "<" | "<=" | ">" | ">=";
export type LazyOp = "&&" | "||";
export type BinaryOp = ArithOp | CompareOp | LazyOp;

/** Fields every expression has; `attrs` are outer attributes written before it. */
interface ExprBase {
  readonly attrs: readonly Attribute[];
  readonly span: Span;
}

export type Expr =
  | LitExpr
  | PathExpr
  | StructExpr
  | TupleExpr
  | ArrayExpr
  | RepeatExpr
  | ParenExpr
  | CallExpr
  | MethodCallExpr
  | FieldExpr
  | IndexExpr
  | UnaryExpr
  | AddrOfExpr
  | BinaryExpr
  | AssignExpr
  | AssignOpExpr
  | CastExpr
  | RangeExpr
  | IfExpr
  | LetExpr
  | MatchExpr
  | WhileExpr
  | LoopExpr
  | ForExpr
  | BlockExpr
  | ClosureExpr
  | ReturnExpr
  | BreakExpr
  | ContinueExpr
  | TryExpr
  | AwaitExpr
  | UnderscoreExpr
  | MacroCallExpr
  | ErrorExpr;

export interface LitExpr extends ExprBase {
  readonly kind: "lit";
  readonly lit: Lit;
}
export interface PathExpr extends ExprBase {
  readonly kind: "path";
  readonly path: Path;
}
export interface StructExpr extends ExprBase {
  readonly kind: "struct";
  readonly path: Path;
  readonly fields: readonly ExprField[];
  /** After the last field: nothing, `..base`, or a bare `..` (destructuring assignment). */
  readonly rest:
    | { readonly kind: "none" }
    | { readonly kind: "base"; readonly expr: Expr }
    | { readonly kind: "rest"; readonly span: Span };
}
export interface ExprField {
  readonly attrs: readonly Attribute[];
  /** A name, or the decimal index of a tuple-like field. */
  readonly ident: Ident;
  readonly expr: Expr;
  /** `S { x }`. */
  readonly shorthand: boolean;
  readonly span: Span;
}
export interface TupleExpr extends ExprBase {
  readonly kind: "tuple";
  readonly elems: readonly Expr[];
}
export interface ArrayExpr extends ExprBase {
  readonly kind: "array";
  readonly elems: readonly Expr[];
}
/** `[elem; len]`. */
export interface RepeatExpr extends ExprBase {
  readonly kind: "repeat";
  readonly elem: Expr;
  readonly len: Expr;
}
export interface ParenExpr extends ExprBase {
  readonly kind: "paren";
  readonly expr: Expr;
}
export interface CallExpr extends ExprBase {
  readonly kind: "call";
  readonly callee: Expr;
  readonly args: readonly Expr[];
  /** `(…)`. */
  readonly argsSpan: Span;
}
export interface MethodCallExpr extends ExprBase {
  readonly kind: "methodCall";
  readonly receiver: Expr;
  /** The method's name and turbofish. */
  readonly segment: PathSegment;
  readonly args: readonly Expr[];
  readonly argsSpan: Span;
}
export interface FieldExpr extends ExprBase {
  readonly kind: "field";
  readonly base: Expr;
  /** A name, or a decimal index (`t.0`). */
  readonly field: Ident;
}
export interface IndexExpr extends ExprBase {
  readonly kind: "index";
  readonly base: Expr;
  readonly index: Expr;
  /** From `[` to after `]`. */
  readonly brackets: Span;
}
export interface UnaryExpr extends ExprBase {
  readonly kind: "unary";
  readonly op: UnaryOp;
  readonly opSpan: Span;
  readonly operand: Expr;
}
/** `&x`, `&mut x`, and with `raw` `&raw const x`, `&raw mut x`. */
export interface AddrOfExpr extends ExprBase {
  readonly kind: "addrOf";
  readonly raw: boolean;
  readonly mutable: boolean;
  readonly operand: Expr;
}
export interface BinaryExpr extends ExprBase {
  readonly kind: "binary";
  readonly op: BinaryOp;
  readonly opSpan: Span;
  readonly left: Expr;
  readonly right: Expr;
}
export interface AssignExpr extends ExprBase {
  readonly kind: "assign";
  /** The place or the destructuring pattern, as an expression (`_`, `..`, tuples, structs …). */
  readonly left: Expr;
  readonly right: Expr;
  readonly opSpan: Span;
}
export interface AssignOpExpr extends ExprBase {
  readonly kind: "assignOp";
  /** Without the `=`. */
  readonly op: ArithOp;
  readonly opSpan: Span;
  readonly left: Expr;
  readonly right: Expr;
}
export interface CastExpr extends ExprBase {
  readonly kind: "cast";
  readonly expr: Expr;
  readonly ty: Type;
}
export interface RangeExpr extends ExprBase {
  readonly kind: "range";
  readonly start: Expr | undefined;
  readonly end: Expr | undefined;
  readonly inclusive: boolean;
}
/** `else` is a `block` or another `if` expression. */
export interface IfExpr extends ExprBase {
  readonly kind: "if";
  readonly cond: Expr;
  readonly then: Block;
  readonly else: Expr | undefined;
}
/** `let pat = expr` in a condition; chains are `binary` `&&`. Misplaced ones are reported by the parser. */
export interface LetExpr extends ExprBase {
  readonly kind: "let";
  readonly pat: Pat;
  readonly scrutinee: Expr;
}
export interface MatchExpr extends ExprBase {
  readonly kind: "match";
  readonly scrutinee: Expr;
  readonly arms: readonly Arm[];
}
export interface Arm {
  readonly attrs: readonly Attribute[];
  readonly pat: Pat;
  /** May hold `let` (a nightly feature) as any condition syntactically can. */
  readonly guard: Expr | undefined;
  readonly body: Expr;
  readonly span: Span;
}
export interface WhileExpr extends ExprBase {
  readonly kind: "while";
  readonly label: Lifetime | undefined;
  readonly cond: Expr;
  readonly body: Block;
}
export interface LoopExpr extends ExprBase {
  readonly kind: "loop";
  readonly label: Lifetime | undefined;
  readonly body: Block;
}
export interface ForExpr extends ExprBase {
  readonly kind: "for";
  readonly label: Lifetime | undefined;
  readonly pat: Pat;
  readonly iter: Expr;
  readonly body: Block;
}
export interface BlockExpr extends ExprBase {
  readonly kind: "block";
  readonly label: Lifetime | undefined;
  /** `gen` and `try` are outside the subset, as is `async` for now. */
  readonly mode: "plain" | "unsafe" | "const" | "async" | "asyncMove" | "try" | "gen";
  readonly block: Block;
}
export interface ClosureExpr extends ExprBase {
  readonly kind: "closure";
  readonly move: boolean;
  readonly async: Span | undefined;
  /** `static ||` and `const ||`, `for<'a> |x|` (outside the subset). */
  readonly static: Span | undefined;
  readonly const: Span | undefined;
  readonly binder: readonly GenericParam[] | undefined;
  readonly params: readonly ClosureParam[];
  readonly ret: Type | undefined;
  readonly body: Expr;
  /** From the first keyword or `|` to the end of the return type: where messages about the closure point. */
  readonly headSpan: Span;
}
export interface ClosureParam {
  readonly attrs: readonly Attribute[];
  readonly pat: Pat;
  readonly ty: Type | undefined;
  readonly span: Span;
}
export interface ReturnExpr extends ExprBase {
  readonly kind: "return";
  readonly expr: Expr | undefined;
}
export interface BreakExpr extends ExprBase {
  readonly kind: "break";
  readonly label: Lifetime | undefined;
  readonly expr: Expr | undefined;
}
export interface ContinueExpr extends ExprBase {
  readonly kind: "continue";
  readonly label: Lifetime | undefined;
}
/** `expr?`. */
export interface TryExpr extends ExprBase {
  readonly kind: "try";
  readonly expr: Expr;
}
export interface AwaitExpr extends ExprBase {
  readonly kind: "await";
  readonly expr: Expr;
}
/** `_` on the left of an assignment. */
export interface UnderscoreExpr extends ExprBase {
  readonly kind: "underscore";
}
export interface MacroCallExpr extends ExprBase {
  readonly kind: "macroCall";
  readonly call: MacroCall;
}
export interface ErrorExpr extends ExprBase {
  readonly kind: "error";
}

/** What an interpolated token can hold, and what a fragment parse returns. */
export type Fragment =
  | { readonly kind: "expr"; readonly node: Expr }
  | { readonly kind: "ty"; readonly node: Type }
  | { readonly kind: "pat"; readonly node: Pat }
  | { readonly kind: "stmt"; readonly node: Stmt }
  | { readonly kind: "block"; readonly node: Block }
  | { readonly kind: "item"; readonly node: Item }
  | { readonly kind: "path"; readonly node: Path }
  | { readonly kind: "literal"; readonly node: Expr }
  | { readonly kind: "vis"; readonly node: Visibility }
  | { readonly kind: "meta"; readonly node: NormalAttribute };
