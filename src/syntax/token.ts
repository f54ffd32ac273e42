// Tokens as the parser, the macro expander and the printers see them.

import type { TokenType } from "chevrotain";
import type { Span } from "#support/span.ts";
import type { Fragment, Lit } from "./ast.ts";

/**
 * - `ident`: identifiers, raw ones included (`name` is without `r#`); `$crate` is one, made by expansion
 * - `keyword`: reserved words of the edition, and `_`; contextual ones (`union`, `auto`, …) are `ident`
 * - `lifetime`: `'a`, with the quote in `name`
 * - `literal`: with its decoded value in `lit`; `true` and `false` are keywords
 * - `doc`: a doc comment
 * - `open`, `close`: the six delimiters
 * - `interpolated`: an already parsed node standing for its tokens (macro expansion)
 * - `error`: characters that begin no token (reported by the lexer)
 */
export type TokenKind =
  | "ident"
  | "keyword"
  | "lifetime"
  | "literal"
  | "doc"
  | "punct"
  | "open"
  | "close"
  | "interpolated"
  | "error"
  | "eof";

/** One token. Immutable; expansion makes new ones with {@link Token.with}. */
export class Token {
  /** Index of the chevrotain type: what the parser's look-ahead compares. */
  readonly tokenTypeIdx: number;
  readonly tokenType: TokenType;
  readonly kind: TokenKind;
  /** Exactly as written; for interpolated tokens their printed form is made on demand. */
  readonly text: string;
  readonly span: Span;
  /** Hygiene mark: 0 for what the user wrote directly. */
  readonly mark: number;
  /** Whether another token follows without space between: the printer keeps them together. */
  readonly joint: boolean;
  /** Decoded value of a `literal`. */
  readonly lit: Lit | undefined;
  /** The node of an `interpolated` token. */
  readonly fragment: Fragment | undefined;

  constructor(
    tokenType: TokenType,
    kind: TokenKind,
    text: string,
    span: Span,
    mark: number,
    joint: boolean,
    lit: Lit | undefined,
    fragment: Fragment | undefined,
  ) {
    this.tokenTypeIdx = tokenType.tokenTypeIdx as number;
    this.tokenType = tokenType;
    this.kind = kind;
    this.text = text;
    this.span = span;
    this.mark = mark;
    this.joint = joint;
    this.lit = lit;
    this.fragment = fragment;
  }

  /** The name of an identifier, keyword or lifetime: raw identifiers without `r#`. */
  get name(): string {
    return this.text.startsWith("r#")
      ? this.text.slice(2)
      : this.text.startsWith("'r#")
        ? `'${this.text.slice(3)}`
        : this.text;
  }

  /** The same token at another place and with another hygiene mark. */
  with(span: Span, mark: number): Token {
    return new Token(this.tokenType, this.kind, this.text, span, mark, this.joint, this.lit, this.fragment);
  }

  /** Chevrotain's names, which its error objects read. */
  get image(): string {
    return this.text;
  }
  get startOffset(): number {
    return this.span.start;
  }
  get endOffset(): number {
    return this.span.end - 1;
  }
}
