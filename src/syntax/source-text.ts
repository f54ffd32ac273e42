// Texts of token arrays that came from a file: the parser asks where lines end.

import type { Token } from "./token.ts";

const texts = new WeakMap<readonly Token[], string>();

/** Notes that `tokens` are those of `text`. */
export function rememberText(tokens: readonly Token[], text: string): void {
  texts.set(tokens, text);
}

/** The text that tokens came from, if they came from a file. */
export function textOf(tokens: readonly Token[]): string | undefined {
  return texts.get(tokens);
}
