// Delimiters: matching them in a flat token array, token trees, and the errors of unbalanced ones.

import { type Diagnostic, error } from "#diagnostics/diagnostic.ts";
import type { FileId } from "#support/span.ts";
import type { Delimiter } from "./ast.ts";
import type { Token } from "./token.ts";

/** A token, or a delimited group. */
export type TokenTree =
  | { readonly kind: "token"; readonly token: Token }
  | {
      readonly kind: "delimited";
      readonly delimiter: Delimiter;
      readonly open: Token;
      readonly close: Token;
      readonly trees: readonly TokenTree[];
    };

export function delimiterOf(token: Token): Delimiter {
  const c = token.text;
  return c === "(" || c === ")" ? "paren" : c === "[" || c === "]" ? "bracket" : "brace";
}

/** The index just after the token tree at `at`: past the closing delimiter if an opening one stands there. */
export function skipTree(tokens: readonly Token[], at: number): number {
  const first = tokens[at];
  if (first === undefined || first.kind !== "open") return Math.min(at + 1, tokens.length);
  let depth = 0;
  for (let i = at; i < tokens.length; i++) {
    const kind = (tokens[i] as Token).kind;
    if (kind === "open") depth++;
    else if (kind === "close" && --depth === 0) return i + 1;
  }
  return tokens.length;
}

/** Groups balanced tokens into trees. Stray closing delimiters stay as plain tokens. */
export function tokenTrees(tokens: readonly Token[]): readonly TokenTree[] {
  const stack: { open: Token; trees: TokenTree[] }[] = [];
  let trees: TokenTree[] = [];
  const outer: TokenTree[][] = [];
  for (const token of tokens) {
    if (token.kind === "open") {
      stack.push({ open: token, trees });
      outer.push(trees);
      trees = [];
    } else if (token.kind === "close" && stack.length > 0) {
      const { open } = stack.pop() as { open: Token };
      const parent = outer.pop() as TokenTree[];
      parent.push({ kind: "delimited", delimiter: delimiterOf(open), open, close: token, trees });
      trees = parent;
    } else {
      trees.push({ kind: "token", token });
    }
  }
  while (outer.length > 0) {
    const parent = outer.pop() as TokenTree[];
    const { open } = stack.pop() as { open: Token };
    parent.push({ kind: "token", token: open }, ...trees);
    trees = parent;
  }
  return trees;
}

const CLOSER: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** What is wrong with the delimiters of a whole file; empty if they balance. */
export function checkDelimiters(
  tokens: readonly Token[],
  file: FileId,
  end: number,
  lineOf: (offset: number) => number,
): readonly Diagnostic[] {
  const open: Token[] = [];
  const out: Diagnostic[] = [];
  for (const token of tokens) {
    if (token.kind === "open") open.push(token);
    else if (token.kind === "close") {
      const top = open.at(-1);
      if (top === undefined) {
        out.push(
          error(undefined, `unexpected closing delimiter: \`${token.text}\``)
            .at(token.span, "unexpected closing delimiter")
            .build(),
        );
        return out;
      }
      if (CLOSER[top.text] === token.text) {
        open.pop();
        continue;
      }
      const builder = error(undefined, `mismatched closing delimiter: \`${token.text}\``);
      builder.at(top.span, "unclosed delimiter").at(token.span, "mismatched closing delimiter");
      // As rustc: a candidate opener further out that this one may close, told by equal indentation or place.
      const candidate = open.slice(0, -1).findLast((t) => CLOSER[t.text] === token.text);
      if (candidate !== undefined && lineOf(candidate.span.start) !== lineOf(top.span.start))
        builder.label(candidate.span, "closing delimiter possibly meant for this");
      out.push(builder.build());
      open.pop();
      if (candidate !== undefined) while (open.length > 0 && open.pop() !== candidate);
      if (out.length >= 20) return out;
    }
  }
  if (open.length > 0 && out.length === 0) {
    // At the end of the last line, as rustc counts lines.
    const at = { file, start: Math.max(0, end - 1), end };
    const builder = error(undefined, "this file contains an unclosed delimiter").at(at);
    for (const token of open.slice(-5)) builder.label(token.span, "unclosed delimiter");
    out.push(builder.build());
  }
  return out;
}
