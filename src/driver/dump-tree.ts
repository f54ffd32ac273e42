// Prints trees of plain data (AST, HIR, tables) as indented text, spans as line:column ranges.

import type { SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";

const MAX_DEPTH = 200;

function isSpan(value: object): value is Span {
  return "file" in value && "start" in value && "end" in value && Object.keys(value).length === 3;
}

function spanText(span: Span, map: SourceMap): string {
  const file = map.file(span.file);
  if (file === undefined) return "@?";
  const [a, b] = [file.lineColumn(span.start), file.lineColumn(span.end)];
  const name = file.origin === "user" ? "" : `${file.name}:`;
  return `@${name}${a.line}:${a.column}-${b.line}:${b.column}`;
}

/** Text of a leaf, or undefined for what has parts. */
function leafText(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "bigint":
      return `${value}n`;
    case "number":
    case "boolean":
    case "undefined":
      return String(value);
    case "object":
      return value === null ? "null" : undefined;
    default:
      return `<${typeof value}>`;
  }
}

/** One value as text, its parts on lines of their own, each level two spaces further in. */
export function dumpTree(root: unknown, map: SourceMap): string {
  const lines: string[] = [];
  const open = new Set<object>();
  const visit = (name: string, value: unknown, depth: number): void => {
    const indent = "  ".repeat(depth);
    const label = name === "" ? "" : `${name}: `;
    const leaf = leafText(value);
    if (leaf !== undefined) {
      if (leaf !== "undefined") lines.push(`${indent}${label}${leaf}`);
      return;
    }
    const object = value as object;
    if (isSpan(object)) {
      lines.push(`${indent}${label}${spanText(object, map)}`);
      return;
    }
    if (open.has(object) || depth > MAX_DEPTH) {
      lines.push(`${indent}${label}…`);
      return;
    }
    open.add(object);
    const entries = partsOf(object);
    const kind = (object as { kind?: unknown }).kind;
    const span = (object as { span?: unknown }).span;
    const at = typeof span === "object" && span !== null && isSpan(span) ? ` ${spanText(span, map)}` : "";
    const head = typeof kind === "string" ? kind : entries.length === 0 ? "(none)" : "";
    lines.push(`${indent}${label}${head}${at}`.trimEnd());
    for (const [key, part] of entries) {
      if ((key === "kind" && typeof kind === "string") || (key === "span" && at !== "")) continue;
      visit(key, part, depth + 1);
    }
    open.delete(object);
  };
  visit("", root, 0);
  return `${lines.join("\n")}\n`;
}

function partsOf(object: object): [string, unknown][] {
  if (Array.isArray(object)) return object.map((part, index) => [String(index), part]);
  if (object instanceof Map) return [...object].map(([key, part]) => [String(key), part]);
  return Object.entries(object);
}
