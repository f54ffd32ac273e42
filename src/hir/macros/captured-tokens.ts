// The tokens a macro's fragment was read from: `stringify!` shows them, as rustc does, and not the tree made of them.

import type { Fragment } from "#syntax/ast.ts";
import { printFragment } from "#syntax/print-ast.ts";
import { printTokensWith } from "#syntax/print-tokens.ts";
import type { Token } from "#syntax/token.ts";

const captured = new WeakMap<Fragment, readonly Token[]>();

/** Remembers what a fragment was read from. */
export function rememberTokens(fragment: Fragment, tokens: readonly Token[]): void {
  if (!captured.has(fragment)) captured.set(fragment, tokens);
}

/** The text of tokens, fragments among them as they were written. */
export function textOfTokens(tokens: readonly Token[]): string {
  return printTokensWith(tokens, (fragment) => {
    const from = captured.get(fragment);
    return from === undefined ? printFragment(fragment) : textOfTokens(from);
  });
}
