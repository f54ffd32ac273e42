// The public face of the parser: files, lazily kept functions, and what macro calls expand to.

import type { Checked, Diagnostic } from "#diagnostics/diagnostic.ts";
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
  Item,
  LazyBlock,
  Pat,
  SourceFileNode,
  Type,
} from "./ast.ts";
import { lex } from "./lexer.ts";
import { type FerruleParser, type Run, sharedParser } from "./parser/parser.ts";
import { rememberText } from "./source-text.ts";
import { Token } from "./token.ts";
import type { StoredTokens } from "./token-store.ts";
import { checkDelimiters } from "./token-tree.ts";
import { T } from "./token-types.ts";

export interface ParseOptions {
  readonly edition?: Edition;
  /** Keep functions as {@link LazyFn}s and their bodies as {@link LazyBlock}s, matched by braces only: for the library. */
  readonly lazyBodies?: boolean;
}

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
  rememberText(tokens, file.text);
  const parser = sharedParser();
  const input = { tokens, start: 0, end: tokens.length, eof, edition, text: file.text };
  const run = parser.run({ ...input, readHead: options.lazyBodies === true ? readFnHead : undefined }, parser.runFile);
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

/** Runs a rule on tokens that waited; `more` stands after them. */
function readStored<R>(stored: StoredTokens, rule: (parser: FerruleParser) => R, more: readonly Token[] = []): Run<R> {
  const { tokens, start, end, edition, span } = stored;
  const list = [...tokens.slice(start, end), ...more];
  const input = { tokens: list, start: 0, end: list.length, eof: spanEnd(span), edition, text: tokens.text };
  return sharedParser().run(input, rule);
}

/** The signature of a function that was kept lazily: its tokens and a `;`, as a trait would have it. */
function readFnHead(head: StoredTokens): FnItem {
  const { file, start } = head.span;
  const semi = new Token(T.Semi, "punct", ";", spanEnd(head.span), 0, false, undefined, undefined);
  const { value, diagnostics, pos } = readStored(head, (parser) => parser.runFn(), [semi]);
  if (value?.kind !== "fn" || diagnostics.length > 0 || pos !== head.end - head.start + 1)
    return bug(`the library's function at ${file}:${start} cannot be read: ${diagnostics[0]?.message ?? ""}`);
  return value;
}

const forced = new WeakMap<LazyBlock, Block>();

/** The block of a function body, parsed now if it was kept lazily (once; later calls give the same block and no errors). */
export function forceBlock(body: Block | LazyBlock): Checked<Block> {
  if (body.kind === "block") return { value: body, diagnostics: [] };
  const known = forced.get(body);
  if (known !== undefined) return { value: known, diagnostics: [] };
  const run = readStored(body, (parser) => parser.runBlock());
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

interface ParsedExpansion<T> extends Checked<T> {
  /** After an expression, where one semicolon is let through. */
  readonly semicolon: Span | undefined;
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
): ParsedExpansion<Expansion[K]> {
  const parser = sharedParser();
  const readHead = lazyBodies ? readFnHead : undefined;
  const input = { tokens, start: 0, end: tokens.length, eof: site, edition, text: undefined, readHead };
  let semicolon: Span | undefined;
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
        semicolon = p.skipSemi();
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
  return { value: (run.value ?? failedExpansion(as, site)) as Expansion[K], diagnostics, semicolon };
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
