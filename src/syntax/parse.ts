// The public face of the parser: files, lazily kept bodies, and fragments for macro expansion.

import { type Checked, type Diagnostic, error } from "#diagnostics/diagnostic.ts";
import { bug } from "#support/bug.ts";
import type { SourceFile } from "#support/source-map.ts";
import { type Span, spanEnd } from "#support/span.ts";
import type {
  AssocItem,
  Block,
  Edition,
  Expr,
  FnItem,
  ForeignItem,
  Fragment,
  Item,
  LazyBlock,
  Pat,
  Path,
  SourceFileNode,
  Stmt,
  Type,
} from "./ast.ts";
import { describeToken } from "./describe.ts";
import { lex } from "./lexer.ts";
import type { FnHead } from "./lazy-fn.ts";
import { type FerruleParser, type Input, type Run, sharedParser } from "./parser/parser.ts";
import { Token } from "./token.ts";
import { checkDelimiters, skipTree } from "./token-tree.ts";
import { T } from "./token-types.ts";

export interface ParseOptions {
  readonly edition?: Edition;
  /** Keep functions as {@link LazyFn}s and their bodies as {@link LazyBlock}s, matched by braces only: for the library. */
  readonly lazyBodies?: boolean;
}

/** Texts of token arrays that came from a file: the parser asks where lines end. */
const textOf = new WeakMap<readonly Token[], string>();

export interface ParsedFile extends Checked<SourceFileNode> {
  /**
   * Every item was read, even if some bodies hold error nodes: name resolution and checking may go on, as rustc's do,
   * and say what else is wrong. Otherwise they would complain about things that are there but were not read.
   */
  readonly complete: boolean;
}

/** Lexes and parses one file. Never fails: what cannot be read becomes error nodes and diagnostics. */
export function parseFile(file: SourceFile, options: ParseOptions = {}): ParsedFile {
  const edition = options.edition ?? 2024;
  const lexed = lex(file, edition);
  const eof: Span = { file: file.id, start: file.text.length, end: file.text.length };
  const empty: SourceFileNode = {
    kind: "file",
    attrs: [],
    items: [],
    span: { file: file.id, start: 0, end: file.text.length },
  };
  if (lexed.fatal) return { value: empty, diagnostics: lexed.diagnostics, complete: false };
  const delimiters = checkDelimiters(lexed.tokens, file.id, file.text.length, (offset) => indentation(file, offset));
  if (delimiters.length > 0)
    return { value: empty, diagnostics: [...lexed.diagnostics, ...delimiters], complete: false };
  // As rustc: unknown characters have been reported and are passed over.
  const tokens = lexed.diagnostics.length === 0 ? lexed.tokens : lexed.tokens.filter((token) => token.kind !== "error");
  textOf.set(tokens, file.text);
  const parser = sharedParser();
  const input = { tokens, start: 0, end: tokens.length, eof, edition, text: file.text };
  const run = parser.run({ ...input, ...laziness(options.lazyBodies === true) }, parser.runFile);
  return {
    value: { ...(run.value ?? empty), span: empty.span },
    diagnostics: [...lexed.diagnostics, ...run.diagnostics],
    complete: !run.itemsLost,
  };
}

/** How far the line of an offset is indented. */
function indentation(file: SourceFile, offset: number): number {
  return file.lineText(file.lineIndex(offset)).search(/\S|$/);
}

/** What the parser is told where functions are to be kept unread. */
function laziness(isLazy: boolean): Pick<Input, "lazyBodies" | "readHead"> {
  return isLazy ? { lazyBodies: true, readHead: readFnHead } : { lazyBodies: false };
}

/** The signature of a function that was kept lazily: its tokens and a `;`, as a trait would have it. */
function readFnHead({ tokens, start, end, edition, span }: FnHead): FnItem {
  const eof = spanEnd(span);
  const semi = new Token(T.Semi, "punct", ";", eof, 0, false, undefined, undefined);
  const list = [...tokens.slice(start, end), semi];
  const parser = sharedParser();
  const input = { tokens: list, start: 0, end: list.length, eof, edition, text: tokens.text, lazyBodies: false };
  const { value, diagnostics, pos } = parser.run(input, parser.runFn);
  if (value?.kind !== "fn" || diagnostics.length > 0 || pos !== list.length)
    return bug(`the library's function at ${span.file}:${span.start} cannot be read: ${diagnostics[0]?.message ?? ""}`);
  return value;
}

const forced = new WeakMap<LazyBlock, Block>();

/** The block of a function body, parsed now if it was kept lazily (once; later calls give the same block and no errors). */
export function forceBlock(body: Block | LazyBlock): Checked<Block> {
  if (body.kind === "block") return { value: body, diagnostics: [] };
  const known = forced.get(body);
  if (known !== undefined) return { value: known, diagnostics: [] };
  const parser = sharedParser();
  const input = {
    tokens: body.tokens.slice(body.start, body.end),
    start: 0,
    end: body.end - body.start,
    eof: spanEnd(body.span),
    edition: body.edition,
    text: body.tokens.text,
    lazyBodies: false,
  };
  const run = parser.run(input, parser.runBlock);
  const block: Block = run.value ?? {
    kind: "block",
    attrs: [],
    stmts: [{ kind: "error", span: body.span }],
    tail: undefined,
    span: body.span,
  };
  forced.set(body, block);
  return { value: block, diagnostics: run.diagnostics };
}

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
    { tokens, start, end: tokens.length, eof, edition, text: textOf.get(tokens), lazyBodies: false },
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

/** What a macro call expands to, by where the call stands. */
export interface Expansion {
  items: readonly Item[];
  traitItems: readonly AssocItem[];
  implItems: readonly AssocItem[];
  foreignItems: readonly ForeignItem[];
  stmts: Block;
  expr: Expr;
  ty: Type;
  pat: Pat;
}

/**
 * Parses all of `tokens` as the result of a macro call at a place of kind `as`; anything left over is an error.
 * `stmts` gives a block without braces: its statements and its tail. `site` is the call, for messages and empty results.
 */
export function parseExpansion<K extends keyof Expansion>(
  tokens: readonly Token[],
  as: K,
  site: Span,
  edition: Edition = 2024,
  lazyBodies = false,
): Checked<Expansion[K]> {
  const parser = sharedParser();
  const source = { tokens, start: 0, end: tokens.length, eof: site, edition, text: undefined };
  const input = { ...source, ...laziness(lazyBodies) };
  const run: Run<unknown> = parser.run(input, (p): unknown => {
    switch (as) {
      case "items":
        return p.runItems("module");
      case "traitItems":
        return p.runItems("trait");
      case "implItems":
        return p.runItems("impl");
      case "foreignItems":
        return p.runItems("extern");
      case "stmts":
        return p.runStmts(site);
      case "expr": {
        const expr = p.runExpr();
        // As rustc: one trailing semicolon is let through (a lint there).
        p.skipSemi();
        p.expectEnd();
        return expr;
      }
      case "ty": {
        const ty = p.runType();
        p.expectEnd();
        return ty;
      }
      default: {
        const pat = p.runPat();
        p.expectEnd();
        return pat;
      }
    }
  });
  const diagnostics = run.diagnostics.map((d) => atSite(d, site));
  return { value: (run.value ?? failedExpansion(as, site)) as Expansion[K], diagnostics };
}

/** Messages about an expansion that point nowhere point at the call. */
function atSite(diagnostic: Diagnostic, site: Span): Diagnostic {
  return diagnostic.primary.length > 0 ? diagnostic : { ...diagnostic, primary: [site] };
}

function failedExpansion(as: keyof Expansion, site: Span): unknown {
  switch (as) {
    case "items":
    case "traitItems":
    case "implItems":
    case "foreignItems":
      return [];
    case "stmts":
      return { kind: "block", attrs: [], stmts: [{ kind: "error", span: site }], tail: undefined, span: site };
    case "expr":
      return { kind: "error", attrs: [], span: site };
    case "ty":
    case "pat":
      return { kind: "error", span: site };
    default:
      return bug(`no expansion as ${String(as)}`);
  }
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
