// Prints the AST as Rust source: expressions on one line in rustc's style, items over several. Parsing the result gives the same tree.

import type { Expr, Fragment, SourceFileNode } from "./ast.ts";
import { printTokensWith } from "./print-tokens.ts";
import type { Token } from "./token.ts";
import { Printer, printFragment as fragmentText } from "./print/items.ts";

/** The text of balanced tokens on one line, as `stringify!` gives it. */
export function printTokens(tokens: readonly Token[]): string {
  return printTokensWith(tokens, fragmentText);
}

export function printFile(file: SourceFileNode): string {
  const printer = new Printer(false);
  const attrs = file.attrs.map((a) => `${printer.attr(a)}\n`).join("");
  return attrs + file.items.map((item) => `${printer.item(item)}\n`).join("\n");
}
/** On one line. */
export function printExpr(expr: Expr): string {
  return new Printer(true).expr(expr);
}

/** The source form of an interpolated node, on one line. */
export function printFragment(fragment: Fragment): string {
  return fragmentText(fragment);
}
