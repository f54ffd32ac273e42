// Prints literals.

import { unreachable } from "#support/bug.ts";
import { hexByte } from "#support/hex.ts";
import type { Lit } from "#syntax/ast.ts";

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\", "\0": "\\0" };

function escapeText(text: string, quote: string): string {
  let out = "";
  for (const ch of text) {
    const code = ch.codePointAt(0) as number;
    if (ch === quote) out += `\\${ch}`;
    else if (ESCAPES[ch] !== undefined) out += ESCAPES[ch];
    else if (code < 32 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029)
      out += `\\u{${code.toString(16)}}`;
    else out += ch;
  }
  return out;
}

function escapeBytes(bytes: readonly number[], quote: string): string {
  return bytes
    .map((b) => {
      const ch = String.fromCharCode(b);
      if (ch === quote) return `\\${ch}`;
      return ESCAPES[ch] ?? (b < 32 || b > 126 ? `\\x${hexByte(b)}` : ch);
    })
    .join("");
}

/** A literal as source. */
export function printLit(lit: Lit): string {
  switch (lit.kind) {
    case "int":
      return lit.text;
    case "float":
      return lit.text.endsWith(".") ? `${lit.text}0` : lit.text;
    case "bool":
      return String(lit.value);
    case "char":
      return `'${escapeText(String.fromCodePoint(lit.value), "'")}'`;
    case "byte":
      return `b'${escapeBytes([lit.value], "'")}'`;
    case "str":
      return lit.raw && !/[\r\0]/.test(lit.value) ? rawString(lit.value) : `"${escapeText(lit.value, '"')}"`;
    case "byteStr":
      return `b"${escapeBytes(lit.value, '"')}"`;
    case "cStr":
      return `c"${escapeBytes(lit.value, '"')}"`;
    case "error":
      return "_";
    default:
      return unreachable(lit);
  }
}

function rawString(text: string): string {
  let hashes = "";
  while (text.includes(`"${hashes}`)) hashes += "#";
  return `r${hashes}"${text}"${hashes}`;
}
