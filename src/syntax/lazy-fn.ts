// Functions of the library whose heads wait as tokens, as their bodies do: a program uses a few hundred of eleven
// thousand, and the syntax trees of all their signatures would be most of what a start-up snapshot holds.

import type { Span } from "#support/span.ts";
import type { Attribute, FnItem, FnQualifiers, FnSig, Generics, Ident, LazyBlock, Visibility } from "./ast.ts";
import type { StoredTokens } from "./token-store.ts";

/** What is known of a function without reading its signature. */
export interface LazyFnParts {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  readonly ident: Ident;
  readonly body: LazyBlock | undefined;
  readonly span: Span;
}

/** Reads a head, from the first qualifier up to the body or `;`, as a function without a body. */
export type ReadHead = (head: StoredTokens) => FnItem;

/** A function that reads its signature when it is first asked for. */
export class LazyFn implements FnItem {
  readonly kind = "fn";
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  readonly ident: Ident;
  readonly body: LazyBlock | undefined;
  readonly span: Span;
  readonly #head: StoredTokens;
  readonly #read: ReadHead;
  #known: FnItem | undefined;

  constructor({ attrs, vis, ident, body, span }: LazyFnParts, head: StoredTokens, read: ReadHead) {
    this.attrs = attrs;
    this.vis = vis;
    this.ident = ident;
    this.body = body;
    this.span = span;
    this.#head = head;
    this.#read = read;
  }

  get headSpan(): Span {
    return this.#head.span;
  }

  get qualifiers(): FnQualifiers {
    return this.#signature.qualifiers;
  }

  get generics(): Generics {
    return this.#signature.generics;
  }

  get sig(): FnSig {
    return this.#signature.sig;
  }

  get #signature(): FnItem {
    this.#known ??= this.#read(this.#head);
    return this.#known;
  }
}
