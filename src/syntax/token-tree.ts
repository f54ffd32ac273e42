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

/** A closing delimiter that met an opening one of another kind. */
interface Mismatch {
  readonly open: Token;
  readonly close: Token;
  /** A further opening delimiter of the right kind on a line as far indented. */
  readonly candidate: Token | undefined;
}

/**
 * What is wrong with the delimiters of a whole file; empty if they balance. As rustc: a wrong closing delimiter ends
 * the innermost group; it is then used up, unless it can close a group further out. `indentOf` gives the
 * indentation of the line of an offset.
 */
export function checkDelimiters(
  tokens: readonly Token[],
  file: FileId,
  end: number,
  indentOf: (offset: number) => number,
): readonly Diagnostic[] {
  const open: Token[] = [];
  const mismatches: Mismatch[] = [];
  for (const token of tokens) {
    if (token.kind === "open") open.push(token);
    if (token.kind !== "close") continue;
    const top = open.pop();
    if (top === undefined) return unexpectedClose(token, mismatches);
    if (CLOSER[top.text] === token.text) continue;
    const fits = (one: Token): boolean => CLOSER[one.text] === token.text;
    const indent = indentOf(token.span.start);
    mismatches.push({
      open: top,
      close: token,
      candidate: open.findLast((one) => fits(one) && indentOf(one.span.start) === indent),
    });
    if (open.some(fits)) while (CLOSER[(open.pop() as Token).text] !== token.text);
    if (mismatches.length >= 20) break;
  }
  const out = mismatches.map(mismatched);
  if (open.length > 0 && mismatches.length < 20) {
    // At the end of the last line, as rustc counts lines.
    const builder = error(undefined, "this file contains an unclosed delimiter").at({
      file,
      start: Math.max(0, end - 1),
      end,
    });
    for (const token of open.slice(-5)) builder.label(token.span, "unclosed delimiter");
    out.push(builder.build());
  }
  return out;
}

function mismatched({ open, close, candidate }: Mismatch): Diagnostic {
  const builder = error(undefined, `mismatched closing delimiter: \`${close.text}\``).at(
    close.span,
    "mismatched closing delimiter",
  );
  builder.at(open.span, "unclosed delimiter");
  if (candidate !== undefined) builder.label(candidate.span, "closing delimiter possibly meant for this");
  return builder.build();
}

/** Nothing is open: most likely an earlier `)` or `]` had no opening one, which took the place of this one's. */
function unexpectedClose(token: Token, mismatches: readonly Mismatch[]): readonly Diagnostic[] {
  const builder = error(undefined, `unexpected closing delimiter: \`${token.text}\``).at(
    token.span,
    "unexpected closing delimiter",
  );
  const culprits = mismatches.filter(({ close }) => close.text !== "}");
  for (const { open, close } of culprits) {
    builder
      .label(open.span, "the nearest open delimiter")
      .label(close.span, `missing open \`${close.text === ")" ? "(" : "["}\` for this delimiter`);
  }
  return [...mismatches.filter((one) => !culprits.includes(one)).map(mismatched), builder.build()];
}
