// The lexer: extents, values, faults, and that no input is too strange.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildLexer, lex } from "#syntax/lexer.ts";
import { SourceMap } from "#support/source-map.ts";

const lexText = (text: string) => lex(new SourceMap().add("test.rs", text), 2024);
const texts = (text: string): string[] => lexText(text).tokens.map((token) => token.text);
const decoded = (text: string): unknown => {
  const { tokens, diagnostics } = lexText(text);
  expect(diagnostics.map((d) => d.message)).toEqual([]);
  expect(tokens).toHaveLength(1);
  const lit = tokens[0]?.lit;
  return lit !== undefined && "value" in lit
    ? lit.value
    : lit !== undefined && "digits" in lit
      ? lit.digits
      : undefined;
};
const faultOf = (text: string): string | undefined => {
  const fault = lexText(text).diagnostics[0];
  return fault && `${fault.code ?? "-"} ${fault.message}`;
};

test("chevrotain accepts the lexer's definition", () => {
  expect(() => buildLexer(true)).not.toThrow();
});

describe("values", () => {
  test.each([
    ["0", 0n],
    ["1_000u64", 1000n],
    ["0xff_u8", 255n],
    ["0o17", 15n],
    ["0b1010_1010", 170n],
    ["340282366920938463463374607431768211455", 2n ** 128n - 1n],
    ["1.5e-3", "1.5e-3"],
    ["12E+99_f64", "12E+99"],
    ["2.", "2."],
    ["'a'", 97],
    ["'\\''", 39],
    ["'\\u{1F600}'", 0x1f600],
    ["'😀'", 0x1f600],
    ["b'\\xff'", 255],
    ['"a\\n\\x41\\u{e9}"', "a\nAé"],
    ['"one \\\n    two"', "one two"],
    ['"a\r\nb"', "a\nb"],
    ['r"a\\n"', "a\\n"],
    ['r##"a"#b"##', 'a"#b'],
    ['b"\\x80a"', [128, 97]],
    ['br"\\x"', [92, 120]],
    ['c"é"', [0xc3, 0xa9]],
  ])("%s", (text, value) => {
    expect(decoded(text)).toEqual(value);
  });
});

describe("extents", () => {
  test.each([
    ["1..2", ["1", "..", "2"]],
    ["1.max(2)", ["1", ".", "max", "(", "2", ")"]],
    ["t.0.1", ["t", ".", "0.1"]],
    ["a>>=b", ["a", ">>=", "b"]],
    ["'a 'b' '_ 'static", ["'a", "'b'", "'_", "'static"]],
    ['r#match r"x"', ["r#match", 'r"x"']],
    ["a/*x/*y*/z*/b", ["a", "b"]],
    ["a//x\nb", ["a", "b"]],
    ["/// d\n//// no\n/** e */ /***/", ["/// d", "/** e */"]],
    ["#!/bin/sh\nfn", ["fn"]],
    ["#![a]", ["#", "!", "[", "a", "]"]],
    ["\ufefffn", ["fn"]],
    ["été 名", ["été", "名"]],
  ])("%s", (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

describe("faults", () => {
  test.each([
    ['"abc', "E0765 unterminated double quote string"],
    ['b"abc', "E0766 unterminated double quote byte string"],
    ["'\\n", "E0762 unterminated character literal"],
    ["b'a", "E0763 unterminated byte constant"],
    ["/* a /* b */", "E0758 unterminated block comment"],
    ['r#"a"', "E0748 unterminated raw string"],
    ["0x", "E0768 no valid digits found for number"],
    ["0b12", "- invalid digit for a base 2 literal"],
    ["1e", "- expected at least one digit in exponent"],
    ["''", "- empty character literal"],
    ["'ab'", "- character literal may only contain one codepoint"],
    ['"\\q"', "- unknown character escape: `q`"],
    ['"\\u{d800}"', "- invalid unicode character escape"],
    ['b"é"', "- non-ASCII character in byte string literal"],
    ['z"a"', "- prefix `z` is unknown"],
    ["§", "- unknown start of token: \\u{a7}"],
    ["\0", "- unknown start of token: \\u{0}"],
    ["\ud800", "- unknown start of token: \\u{d800}"],
    ["(".repeat(100_000), "F0002 delimiters nested deeper than Ferrule's limit of 250"],
  ])("%s", (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });
});

test("a malformed suffix waits with the literal for somebody to use it", () => {
  const { tokens, diagnostics } = lexText("1u33");
  expect(diagnostics).toEqual([]);
  expect(tokens[0]?.lit).toMatchObject({ kind: "error", fault: { message: "invalid width `33` for integer literal" } });
});

/** Pieces that meet in unfortunate ways. */
const fragments = fc.array(
  fc.oneof(
    fc.constantFrom(
      "fn",
      " ",
      "\n",
      "\r",
      "(",
      ")",
      "{",
      "}",
      '"',
      "'",
      "/*",
      "*/",
      "//",
      "r#",
      "b'",
      'br"',
      "\\",
      "\\u{",
      "0x",
      "1e",
      "1.",
      ".",
      "#",
      "'a",
      "é",
      "😀",
      "\0",
      "\ud800",
      "\ufeff",
      ">>=",
      "_",
    ),
    fc.string({ unit: "binary", maxLength: 4 }),
  ),
  { maxLength: 30 },
);

test("every character lies in a token or in trivia, in order, whatever the input", () => {
  fc.assert(
    fc.property(fragments, (parts) => {
      const text = parts.join("");
      const { tokens } = lexText(text);
      let at = 0;
      for (const { span, text: own } of tokens) {
        expect(span.start).toBeGreaterThanOrEqual(at);
        expect(text.slice(span.start, span.end)).toBe(own);
        expect(isTrivia(text, at, span.start)).toBe(true);
        at = span.end;
      }
      expect(isTrivia(text, at, text.length)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

/** Between tokens: white space, comments, a byte order mark or a shebang at the start. */
function isTrivia(text: string, from: number, to: number): boolean {
  let gap = text.slice(from, to);
  if (from === 0) gap = gap.replace(/^\ufeff?(?:#![^\n]*)?/, "");
  for (let i = 0; i < gap.length; ) {
    if (/[\t\n\v\f\r \u0085\u200e\u200f\u2028\u2029]/.test(gap[i] as string)) i++;
    else if (gap.startsWith("//", i)) i = gap.indexOf("\n", i) < 0 ? gap.length : gap.indexOf("\n", i);
    else if (gap.startsWith("/*", i)) {
      let depth = 0;
      do {
        if (gap.startsWith("/*", i)) {
          depth++;
          i += 2;
        } else if (gap.startsWith("*/", i)) {
          depth--;
          i += 2;
        } else i++;
      } while (depth > 0 && i < gap.length);
    } else return false;
  }
  return true;
}
