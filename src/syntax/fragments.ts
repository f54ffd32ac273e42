// Fragments: what `macro_rules` matchers read from a call's tokens, and the tokens that stand for what was read.

import { type Diagnostic, error } from "#diagnostics/diagnostic.ts";
import { type Span, spanEnd } from "#support/span.ts";
import type { Block, Edition, Expr, Fragment, Item, Pat, Path, Stmt, Type } from "./ast.ts";
import { describeToken } from "./describe.ts";
import { type FerruleParser, type Run, sharedParser } from "./parser/parser.ts";
import { textOf } from "./source-text.ts";
import { Token } from "./token.ts";
import { skipTree } from "./token-tree.ts";
import { T } from "./token-types.ts";

/** What `parseFragment` can read: macro_rules' fragment specifiers. */
export type FragmentKind =
  | "expr"
  | "expr_2021"
  | "ty"
  | "pat"
  | "pat_param"
  | "stmt"
  | "block"
  | "item"
  | "path"
  | "literal"
  | "vis"
  | "meta"
  | "ident"
  | "lifetime"
  | "tt";

export interface FragmentResult {
  /** What to put in the fragment's place: an interpolated token, or the plain tokens of `ident`, `lifetime` and `tt`. */
  readonly tokens: readonly Token[];
  readonly fragment: Fragment | undefined;
  /** How many of the given tokens were used. */
  readonly consumed: number;
  /** Where the fragment ended inside a token (`>>`): what is left of token number `consumed`, to stand in its place. */
  readonly rest: Token | undefined;
  /** Empty if the tokens begin with such a fragment. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the longest fragment of a kind at `tokens[start..]`; more tokens may follow it. Check {@link canBegin}
 * first: like rustc, a matcher picks an arm by that, and takes a failure after it as an error of the program.
 */
export function parseFragment(
  tokens: readonly Token[],
  start: number,
  kind: FragmentKind,
  edition: Edition = 2024,
): FragmentResult {
  switch (kind) {
    case "ident":
    case "lifetime":
    case "tt":
      return plainFragment(tokens, start, kind);
    case "expr":
    case "expr_2021":
      return nodeFragment(
        tokens,
        start,
        edition,
        (p) => p.runExpr(),
        (node: Expr) => ({ kind: "expr", node }),
      );
    case "literal":
      return nodeFragment(
        tokens,
        start,
        edition,
        (p) => p.runLiteral(),
        (node: Expr) => ({ kind: "literal", node }),
      );
    case "ty":
      return nodeFragment(
        tokens,
        start,
        edition,
        (p) => p.runTypeNoBounds(),
        (node: Type) => ({ kind: "ty", node }),
      );
    case "pat":
      return nodeFragment(
        tokens,
        start,
        edition,
        (p) => (edition >= 2021 ? p.runPat() : p.runPatParam()),
        (node: Pat) => ({ kind: "pat", node }),
      );
    case "pat_param":
      return nodeFragment(
        tokens,
        start,
        edition,
        (p) => p.runPatParam(),
        (node: Pat) => ({ kind: "pat", node }),
      );
    case "stmt":
      return nodeFragment(
        tokens,
        start,
        edition,
        (p) => p.runStmt(),
        (node: Stmt) => ({ kind: "stmt", node }),
      );
    case "block":
      return nodeFragment(
        tokens,
        start,
        edition,
        (p) => p.runBlock(),
        (node: Block) => ({ kind: "block", node }),
      );
    case "item":
      return nodeFragment(
        tokens,
        start,
        edition,
        (p) => p.runItem(),
        (node: Item) => ({ kind: "item", node }),
      );
    case "path":
      return nodeFragment(
        tokens,
        start,
        edition,
        (p) => p.runPath(),
        (node: Path) => ({ kind: "path", node }),
      );
    case "vis":
      return nodeFragment(
        tokens,
        start,
        edition,
        (p) => p.runVis(),
        (node) => ({ kind: "vis", node }),
      );
    case "meta":
      return nodeFragment(
        tokens,
        start,
        edition,
        (p) => p.runMeta(),
        (node) => ({ kind: "meta", node }),
      );
  }
}

function plainFragment(tokens: readonly Token[], start: number, kind: "ident" | "lifetime" | "tt"): FragmentResult {
  const token = tokens[start];
  const end = kind === "tt" ? skipTree(tokens, start) : start + 1;
  const fits =
    token !== undefined &&
    (kind === "tt"
      ? token.kind !== "close"
      : kind === "ident"
        ? token.kind === "ident" || (token.kind === "keyword" && token.text !== "_")
        : token.kind === "lifetime");
  if (!fits)
    return {
      tokens: [],
      fragment: undefined,
      consumed: 0,
      rest: undefined,
      diagnostics: [expectedFragment(kind, token, tokens)],
    };
  return {
    tokens: tokens.slice(start, end),
    fragment: undefined,
    consumed: end - start,
    rest: undefined,
    diagnostics: [],
  };
}

function expectedFragment(kind: string, token: Token | undefined, tokens: readonly Token[]): Diagnostic {
  const what = kind === "ident" ? "identifier" : kind === "tt" ? "token tree" : kind;
  if (token === undefined)
    return error(undefined, `expected ${what}, found end of macro arguments`)
      .at(tokens.at(-1)?.span ?? NOWHERE)
      .build();
  return error(undefined, `expected ${what}, found ${describeToken(token)}`)
    .at(token.span)
    .build();
}

const NOWHERE: Span = { file: 0 as Span["file"], start: 0, end: 0 };

function nodeFragment<R extends { readonly span: Span }>(
  tokens: readonly Token[],
  start: number,
  edition: Edition,
  rule: (parser: FerruleParser) => R,
  wrap: (node: R) => Fragment,
): FragmentResult {
  const eof = spanEnd(tokens.at(-1)?.span ?? NOWHERE);
  const run: Run<R> = sharedParser().run(
    { tokens, start, end: tokens.length, eof, edition, text: textOf(tokens) },
    rule,
  );
  if (run.value === undefined || run.diagnostics.length > 0) {
    return {
      tokens: [],
      fragment: undefined,
      consumed: run.pos - start,
      rest: undefined,
      diagnostics: run.diagnostics,
    };
  }
  const fragment = wrap(run.value);
  const token = run.pos === start + 1 ? tokens[start] : undefined;
  // A single interpolated token is passed on as it is.
  const result =
    token !== undefined && token.kind === "interpolated" ? token : interpolate(fragment, tokens[start]?.mark ?? 0);
  return { tokens: [result], fragment, consumed: run.pos - start, rest: run.rest, diagnostics: [] };
}

/** Whether a token can begin a fragment of a kind: what a `macro_rules` matcher looks at before it commits. */
export function canBegin(token: Token | undefined, kind: FragmentKind, next?: Token): boolean {
  if (kind === "vis") return true;
  if (token === undefined) return false;
  const type = token.tokenType;
  switch (kind) {
    case "tt":
      return token.kind !== "close";
    case "ident":
      return token.kind === "ident" || (token.kind === "keyword" && token.text !== "_");
    case "lifetime":
      return token.kind === "lifetime";
    case "literal":
      return (
        token.kind === "literal" ||
        type === T.True ||
        type === T.False ||
        (type === T.Minus && (next === undefined || next.kind === "literal")) ||
        token.fragment?.kind === "literal"
      );
    case "block":
      return type === T.OpenBrace || type === T.BlockNode;
    case "path":
    case "meta":
      return isPathBegin(token) || type === T.Unsafe || type === T.MetaNode;
    case "expr_2021":
      return type !== T.Underscore && type !== T.Const && isExprBegin(token);
    case "expr":
      return isExprBegin(token);
    case "ty":
      return isPathBegin(token) || TYPE_BEGIN.has(type);
    case "pat":
    case "pat_param":
      return (kind === "pat" && type === T.Or) || isPathBegin(token) || token.kind === "literal" || PAT_BEGIN.has(type);
    case "stmt":
    case "item":
      return token.kind !== "close";
  }
}

const TYPE_BEGIN: ReadonlySet<unknown> = new Set([
  T.OpenParen,
  T.OpenBracket,
  T.Bang,
  T.Star,
  T.And,
  T.AndAnd,
  T.Question,
  T.Lifetime,
  T.Underscore,
  T.Fn,
  T.Unsafe,
  T.Extern,
  T.For,
  T.Impl,
  T.Dyn,
  T.TypeNode,
]);
const PAT_BEGIN: ReadonlySet<unknown> = new Set([
  T.OpenParen,
  T.OpenBracket,
  T.And,
  T.AndAnd,
  T.Minus,
  T.DotDot,
  T.DotDotDot,
  T.DotDotEq,
  T.Underscore,
  T.Ref,
  T.Mut,
  T.True,
  T.False,
  T.Box,
  T.Const,
  T.PatNode,
  T.ExprNode,
]);
const EXPR_BEGIN: ReadonlySet<unknown> = new Set([
  T.OpenParen,
  T.OpenBrace,
  T.OpenBracket,
  T.Bang,
  T.Minus,
  T.Star,
  T.Or,
  T.OrOr,
  T.And,
  T.AndAnd,
  T.DotDot,
  T.DotDotDot,
  T.DotDotEq,
  T.Lifetime,
  T.Pound,
  T.Async,
  T.Do,
  T.Box,
  T.Break,
  T.Const,
  T.Continue,
  T.False,
  T.For,
  T.If,
  T.Let,
  T.Loop,
  T.Match,
  T.Move,
  T.Return,
  T.True,
  T.Try,
  T.Unsafe,
  T.While,
  T.Static,
  T.Underscore,
  T.ExprNode,
  T.BlockNode,
]);

function isPathBegin(token: Token): boolean {
  const type = token.tokenType;
  return (
    token.kind === "ident" ||
    type === T.SelfLower ||
    type === T.SelfUpper ||
    type === T.Super ||
    type === T.Crate ||
    type === T.ColonColon ||
    type === T.Lt ||
    type === T.Shl ||
    type === T.PathNode ||
    type === T.TypeNode
  );
}
function isExprBegin(token: Token): boolean {
  return token.kind === "literal" || isPathBegin(token) || EXPR_BEGIN.has(token.tokenType);
}

const NODE_TYPES = {
  expr: T.ExprNode,
  literal: T.ExprNode,
  ty: T.TypeNode,
  pat: T.PatNode,
  stmt: T.StmtNode,
  block: T.BlockNode,
  item: T.ItemNode,
  path: T.PathNode,
  vis: T.VisNode,
  meta: T.MetaNode,
} as const;

/** An interpolated token: stands for `fragment` wherever such a fragment may stand, precedence kept. */
export function interpolate(fragment: Fragment, mark: number): Token {
  return new Token(NODE_TYPES[fragment.kind], "interpolated", "", fragment.node.span, mark, false, undefined, fragment);
}

/** A doc comment as the attribute tokens `#[doc = "…"]`: what a macro's matcher sees of it. Other tokens come back alone. */
export function desugarDoc(token: Token): readonly Token[] {
  if (token.kind !== "doc") return [token];
  const block = token.text.startsWith("/*");
  const value = block ? token.text.slice(3, -2) : token.text.slice(3);
  const make = (type: Token["tokenType"], kind: Token["kind"], text: string, lit?: Token["lit"]): Token =>
    new Token(type, kind, text, token.span, token.mark, false, lit, undefined);
  return [
    make(T.Pound, "punct", "#"),
    ...(token.tokenType === T.InnerDoc ? [make(T.Bang, "punct", "!")] : []),
    make(T.OpenBracket, "open", "["),
    make(T.Ident, "ident", "doc"),
    make(T.Eq, "punct", "="),
    make(T.StrLit, "literal", JSON.stringify(value), { kind: "str", value, raw: false }),
    make(T.CloseBracket, "close", "]"),
  ];
}
