// The text of tokens, for `stringify!`: spaces where the source has some, interpolated nodes as they were written.

import type { Span } from "#support/span.ts";
import type { Token } from "#syntax/token.ts";

/** Joins tokens as rustc's `stringify!` does. */
export function printTokens(tokens: readonly Token[], textOf: (span: Span) => string): string {
  let out = "";
  tokens.forEach((token, i) => {
    out += token.kind === "interpolated" ? interpolatedText(token, textOf) : token.text;
    if (i + 1 < tokens.length && !token.joint) out += " ";
  });
  return out;
}

function interpolatedText(token: Token, textOf: (span: Span) => string): string {
  if (token.text !== "") return token.text;
  const node = token.fragment?.node;
  return node === undefined ? "" : textOf(node.span).replaceAll(/\s+/g, " ").trim();
}
