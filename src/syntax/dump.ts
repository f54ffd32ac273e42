// Readable dumps of tokens and trees for `--emit tokens` and `--emit ast`.

import type { SourceFile } from "#support/source-map.ts";
import type { SourceFileNode } from "./ast.ts";
import { lex } from "./lexer.ts";
import { printTokens } from "./print-ast.ts";
import { Token } from "./token.ts";

/** One token a line: position, kind, text. */
export function dumpTokens(file: SourceFile): string {
  return lex(file, 2024)
    .tokens.map((token) => {
      const at = file.lineColumn(token.span.start);
      return `${`${at.line}:${at.column}`.padEnd(8)}${token.kind.padEnd(12)} ${token.text.replaceAll("\n", "\\n")}`;
    })
    .join("\n")
    .concat("\n");
}

/** The tree, one node a line: `field: kind "text" @line:column`. What is absent or empty is left out. */
export function dumpAst(ast: SourceFileNode, file: SourceFile): string {
  const lines: string[] = [];
  const at = (value: object): string => {
    if (!("span" in value)) return "";
    const span = value.span as { start: number; end: number; file: unknown };
    if (span.file !== file.id) return "";
    const from = file.lineColumn(span.start);
    const to = file.lineColumn(span.end);
    return ` @${from.line}:${from.column}-${to.line}:${to.column}`;
  };
  const leaf = (value: unknown): string | undefined => {
    if (typeof value === "object" && value !== null) {
      if ("name" in value && "mark" in value) return `\`${String(value.name)}\`${at(value)}`;
      if ("start" in value && "file" in value) return "yes";
      return undefined;
    }
    return typeof value === "string" ? JSON.stringify(value) : String(value);
  };
  const visit = (name: string, value: unknown, indent: string): void => {
    if (value === undefined || value === false || name === "span" || name.endsWith("Span")) return;
    const text = leaf(value);
    if (text !== undefined) {
      lines.push(`${indent}${name}: ${text}`);
      return;
    }
    if (Array.isArray(value)) {
      if (value.length === 0) return;
      if (value[0] instanceof Token) lines.push(`${indent}${name}: ${printTokens(value as Token[])}`);
      else for (const [i, element] of value.entries()) visit(`${name}[${i}]`, element, indent);
      return;
    }
    if (value instanceof Token) return;
    const node = value as Record<string, unknown>;
    lines.push(`${indent}${name}: ${typeof node.kind === "string" ? node.kind : "…"}${at(node)}`);
    for (const [key, child] of Object.entries(node)) if (key !== "kind") visit(key, child, `${indent}  `);
  };
  visit("file", ast, "");
  return `${lines.join("\n")}\n`;
}
