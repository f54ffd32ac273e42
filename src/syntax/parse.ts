// The public face of the parser: files, lazily kept bodies, and fragments for macro expansion.

import type { Checked } from "#diagnostics/diagnostic.ts";
import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import { bug } from "#support/bug.ts";
import type { SourceFile } from "#support/source-map.ts";
import type { AssocItem, Block, Edition, ForeignItem, Fragment, Item, LazyBlock, SourceFileNode, Stmt } from "./ast.ts";
import type { Token } from "./token.ts";

export interface ParseOptions {
  readonly edition?: Edition;
  /** Keep function bodies as {@link LazyBlock}s, matched by braces only. */
  readonly lazyBodies?: boolean;
}

/** Lexes and parses one file. Never fails: what cannot be read becomes error nodes and diagnostics. */
export function parseFile(file: SourceFile, options: ParseOptions = {}): Checked<SourceFileNode> {
  return bug(`parseFile(${file.name}, ${JSON.stringify(options)})`);
}

/** The block of a function body, parsed now if it was kept lazily (once; later calls give the same block and no errors). */
export function forceBlock(body: Block | LazyBlock): Checked<Block> {
  return bug(`forceBlock ${body.kind}`);
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
  /** The token to put in the fragment's place: an interpolated node, or the plain token of `ident`, `lifetime`, a one-token `tt`. */
  readonly tokens: readonly Token[];
  readonly fragment: Fragment | undefined;
  /** How many of the given tokens were used. */
  readonly consumed: number;
  /** Where the fragment ended inside a token (`>>`): what is left of token number `consumed`, to stand in its place. */
  readonly rest: Token | undefined;
  /** Empty if the tokens begin with such a fragment. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the longest fragment of a kind at the start of `tokens[start..]`; more tokens may follow it. */
export function parseFragment(tokens: readonly Token[], start: number, kind: FragmentKind, edition?: Edition): FragmentResult {
  return bug(`parseFragment ${kind} ${tokens.length} ${start} ${edition}`);
}

/** An interpolated token: stands for `fragment` wherever such a fragment may stand, precedence kept. */
export function interpolate(fragment: Fragment, mark: number): Token {
  return bug(`interpolate ${fragment.kind} ${mark}`);
}

/** What a macro call expands to, by where the call stands. */
export interface Expansion {
  items: readonly Item[];
  assocItems: readonly AssocItem[];
  foreignItems: readonly ForeignItem[];
  stmts: Block;
  expr: Extract<Fragment, { kind: "expr" }>["node"];
  ty: Extract<Fragment, { kind: "ty" }>["node"];
  pat: Extract<Fragment, { kind: "pat" }>["node"];
}

/**
 * Parses all of `tokens` as the result of a macro call at a place of kind `as`; anything left over is an error.
 * `stmts` gives a block without braces: its statements and its tail.
 */
export function parseExpansion<K extends keyof Expansion>(tokens: readonly Token[], as: K, site: Stmt["span"], edition?: Edition): Checked<Expansion[K]> {
  return bug(`parseExpansion ${as} ${tokens.length} ${site.start} ${edition}`);
}
