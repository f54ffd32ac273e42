// Tokens as columns of numbers: tens of thousands of library bodies wait unread, and as objects their tokens would
// take ten times the memory, most of what a start-up snapshot holds.

import type { TokenType } from "chevrotain";
import { bug } from "#support/bug.ts";
import type { FileId, Span } from "#support/span.ts";
import type { Edition, Fragment, Lit } from "./ast.ts";
import { Token, type TokenKind } from "./token.ts";

/** What equal tokens at different places have in common. */
interface Shape {
  readonly tokenType: TokenType;
  readonly kind: TokenKind;
  readonly text: string;
  readonly joint: boolean;
  readonly lit: Lit | undefined;
}

/** Where a run of tokens came from: nearly all tokens of a store share one. */
interface Origin {
  readonly file: FileId;
  readonly mark: number;
}

/** All shapes met so far, by number; a few thousand in all of the library. */
const shapes: Shape[] = [];
/** Numbers of the shapes of a text: two or three at most, so that looking through them is quicker than making a key. */
const numbersOf = new Map<string, number[]>();

/** The number of a token's shape. The text decides a literal's value, so the comparison can leave the value out. */
function shapeOf({ tokenType, kind, text, joint, lit }: Token): number {
  let numbers = numbersOf.get(text);
  if (numbers === undefined) {
    numbers = [];
    numbersOf.set(text, numbers);
  }
  for (const number of numbers) {
    const shape = shapes[number] as Shape;
    if (shape.joint === joint && shape.tokenType === tokenType && shape.kind === kind) return number;
  }
  const number = shapes.push({ tokenType, kind, text, joint, lit }) - 1;
  numbers.push(number);
  return number;
}

/** Words of a token: shape, origin, start, end. */
const WORDS = 4;

/** Part of a file or expansion that waits to be read: the tokens from `start` up to `end`, at `span`. */
export interface StoredTokens {
  readonly tokens: TokenStore;
  readonly start: number;
  readonly end: number;
  readonly edition: Edition;
  readonly span: Span;
}

/** An array of tokens that is rarely read. */
export class TokenStore {
  /** The text of the file they are from, if they are from one. */
  readonly text: string | undefined;
  readonly #words: Int32Array;
  readonly #origins: readonly Origin[];
  /** Nodes of interpolated tokens, by index. */
  readonly #fragments: ReadonlyMap<number, Fragment>;

  constructor(tokens: readonly Token[], text: string | undefined) {
    const words = new Int32Array(tokens.length * WORDS);
    const origins: Origin[] = [];
    const fragments = new Map<number, Fragment>();
    let at = 0;
    for (const [index, token] of tokens.entries()) {
      const { span, mark, fragment } = token;
      words[at++] = shapeOf(token);
      words[at++] = originOf(origins, span.file, mark);
      words[at++] = span.start;
      words[at++] = span.end;
      if (fragment !== undefined) fragments.set(index, fragment);
    }
    this.text = text;
    this.#words = words;
    this.#origins = origins;
    this.#fragments = fragments;
  }

  /** The tokens from `start` up to `end`, as objects made anew. */
  slice(start: number, end: number): Token[] {
    return Array.from({ length: end - start }, (_, i) => this.#token(start + i));
  }

  #token(index: number): Token {
    const at = index * WORDS;
    const shape = shapes[this.#words[at] as number] ?? bug(`no token ${index} in the store`);
    const origin = this.#origins[this.#words[at + 1] as number] as Origin;
    const span = { file: origin.file, start: this.#words[at + 2] as number, end: this.#words[at + 3] as number };
    const fragment = this.#fragments.get(index);
    return new Token(shape.tokenType, shape.kind, shape.text, span, origin.mark, shape.joint, shape.lit, fragment);
  }
}

/** The number of an origin in `origins`, added if it is new there; the newest are the likeliest. */
function originOf(origins: Origin[], file: FileId, mark: number): number {
  for (let number = origins.length - 1; number >= 0; number--) {
    const origin = origins[number] as Origin;
    if (origin.file === file && origin.mark === mark) return number;
  }
  return origins.push({ file, mark }) - 1;
}
