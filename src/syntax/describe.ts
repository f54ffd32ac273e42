// How messages speak of tokens, in rustc's manner.

import type { TokenType } from "chevrotain";
import type { Token } from "./token.ts";
import { RESERVED_UNUSED, T } from "./token-types.ts";

/** "keyword `let`", "doc comment `/// x`", "`+`", "`<eof>`". */
export function describeToken(token: Token): string {
  switch (token.kind) {
    case "eof":
      return "`<eof>`";
    case "interpolated":
      return `${token.tokenType.LABEL} metavariable`;
    case "doc":
      return `doc comment \`${firstLine(token.text)}\``;
    case "keyword":
      if (token.tokenType === T.Underscore) return "reserved identifier `_`";
      return `${RESERVED_UNUSED.has(token.tokenType) ? "reserved keyword" : "keyword"} \`${token.text}\``;
    default:
      return `\`${firstLine(token.text)}\``;
  }
}

function firstLine(text: string): string {
  const end = text.indexOf("\n");
  return end < 0 ? text : text.slice(0, end);
}

/** An entry of an "expected one of" list. */
export function describeType(type: TokenType): string {
  return type.LABEL ?? type.name;
}

/** "expected `;`" or "expected one of `,`, `}`, or an operator": sorted as rustc sorts, "an operator" last. */
export function expectedText(entries: readonly string[]): string {
  const sorted = [...new Set(entries)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  if (sorted.length === 1) return `expected ${sorted[0]}`;
  if (sorted.length === 2) return `expected one of ${sorted[0]} or ${sorted[1]}`;
  return `expected one of ${sorted.slice(0, -1).join(", ")}, or ${sorted.at(-1)}`;
}

function rank(entry: string): number {
  return entry.startsWith("`") ? 0 : 1;
}
