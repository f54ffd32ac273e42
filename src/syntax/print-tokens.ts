// Prints tokens as rustc prints token streams (`stringify!`): what stood together stays together, other neighbours get one space where custom wants it.

import type { Fragment } from "./ast.ts";
import type { Token } from "./token.ts";
import { type TokenTree, tokenTrees } from "./token-tree.ts";
import { T } from "./token-types.ts";

type PrintNode = (fragment: Fragment) => string;

/** The text of balanced tokens on one line; `node` prints interpolated ones. `print-ast.ts` has the complete `printTokens`. */
export function printTokensWith(tokens: readonly Token[], node: PrintNode): string {
  return printTrees(tokenTrees(tokens), node);
}

function printTrees(trees: readonly TokenTree[], node: PrintNode): string {
  let out = "";
  trees.forEach((tree, i) => {
    out += printTree(tree, node);
    const next = trees[i + 1];
    if (next === undefined) return;
    const last = tree.kind === "token" ? tree.token : tree.close;
    if (last.kind === "doc" && last.text.startsWith("//")) out += "\n";
    else if (!last.joint && spaceBetween(tree, next)) out += " ";
  });
  return out;
}

function printTree(tree: TokenTree, node: PrintNode): string {
  if (tree.kind === "token") return tree.token.fragment === undefined ? tree.token.text : node(tree.token.fragment);
  const inner = printTrees(tree.trees, node);
  switch (tree.delimiter) {
    case "paren":
      return `(${inner})`;
    case "bracket":
      return `[${inner}]`;
    case "brace":
      // As rustc: the space after the opening brace decides for both.
      return inner === "" ? "{}" : tree.open.joint ? `{${inner}}` : `{ ${inner} }`;
  }
}

/** Whether custom wants a space between two neighbours that were not written together (rustc's `space_between`). */
function spaceBetween(left: TokenTree, right: TokenTree): boolean {
  const isPunct = (tree: TokenTree): boolean => tree.kind === "token" && tree.token.kind === "punct";
  if (left.kind === "token" && left.token.tokenType === T.Dot && !isPunct(right)) return false;
  if (
    right.kind === "token" &&
    (right.token.text === "," || right.token.text === ";" || right.token.text === ".") &&
    !isPunct(left)
  )
    return false;
  if (left.kind === "token" && right.kind === "delimited") {
    const { token } = left;
    if (right.delimiter === "paren" && (token.kind === "ident" || ["fn", "Self", "pub"].includes(token.text)))
      return false;
    if (right.delimiter === "bracket" && token.tokenType === T.Pound) return false;
  }
  return true;
}
