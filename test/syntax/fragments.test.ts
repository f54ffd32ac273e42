// Fragments: what macro_rules matching and expansion ask of the parser, and the token printer.

import { describe, expect, test } from "vitest";
import { type FragmentKind, interpolate, parseFragment } from "#syntax/fragments.ts";
import { parseExpansion } from "#syntax/parse.ts";
import { printExpr, printFragment, printTokens } from "#syntax/print-ast.ts";
import { attributeList, findAttribute } from "#syntax/meta.ts";
import { parseFile } from "#syntax/parse.ts";
import { lex } from "#syntax/lexer.ts";
import type { Token } from "#syntax/token.ts";
import { SourceMap } from "#support/source-map.ts";

const tokensOf = (text: string): readonly Token[] => lex(new SourceMap().add("test.rs", text), 2024).tokens;
const site = { ...(tokensOf("x")[0] as Token).span };

describe("the longest fragment is read, and how much of the input it was", () => {
  test.each<[FragmentKind, string, string, number]>([
    ["expr", "a + b * 2, c", "a + b * 2", 5],
    ["expr", "x => y", "x", 1],
    ["expr", "S { a: 1 } ; rest", "S { a: 1 }", 6],
    ["ty", "Vec<Vec<u8>> = x", "Vec<Vec<u8>>", 6],
    ["ty", "&'a mut [u8] rest", "&'a mut [u8]", 6],
    ["pat", "Some(x) | None if y", "Some(x) | None", 6],
    ["pat_param", "Some(x) | None", "Some(x)", 4],
    ["stmt", "let x = 1; rest", "let x = 1;", 4],
    ["block", "{ 1 } 2", "{ 1 }", 3],
    ["item", "fn f() {} fn g() {}", "fn f() {}", 6],
    ["path", "a::b<u8> c", "a::b<u8>", 6],
    ["literal", "-1 x", "-1", 2],
    ["vis", "pub(crate) fn", "pub(crate)", 4],
    ["vis", "fn", "", 0],
    ["meta", "derive(Clone, Copy) x", "derive(Clone, Copy)", 6],
  ])("%s %s", (kind, text, printed, consumed) => {
    const result = parseFragment(tokensOf(text), 0, kind);
    expect(result.diagnostics.map((d) => d.message)).toEqual([]);
    expect(result.consumed).toBe(consumed);
    expect(result.fragment && printFragment(result.fragment)).toBe(printed);
  });

  test("a fragment may end within `>>`", () => {
    const result = parseFragment(tokensOf("Vec<u8>> rest"), 0, "ty");
    expect(result.consumed).toBe(3);
    expect(result.rest?.text).toBe(">");
  });

  test("plain tokens stay tokens", () => {
    expect(parseFragment(tokensOf("r#match x"), 0, "ident").tokens.map((t) => t.text)).toEqual(["r#match"]);
    expect(parseFragment(tokensOf("(a [b] c) d"), 0, "tt").consumed).toBe(7);
    expect(parseFragment(tokensOf("1"), 0, "ident").diagnostics).toHaveLength(1);
    expect(parseFragment(tokensOf("+"), 0, "expr").diagnostics).toHaveLength(1);
  });
});

test("a substituted expression keeps its precedence", () => {
  const sum = parseFragment(tokensOf("a + b"), 0, "expr").tokens[0] as Token;
  const [left, times, right] = tokensOf("2 * 3") as [Token, Token, Token];
  const { value, diagnostics } = parseExpansion([sum, times, right], "expr", site);
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({ kind: "binary", op: "*", left: { kind: "binary", op: "+" } });
  expect(printExpr(value)).toBe("(a + b) * 3");
  expect(printTokens([left, times, sum])).toBe("2 * a + b");
});

test("a substituted type can head a path, a literal can be a pattern", () => {
  const ty = parseFragment(tokensOf("[u8]"), 0, "ty").tokens[0] as Token;
  expect(printExpr(parseExpansion([ty, ...tokensOf("::len()")], "expr", site).value)).toBe("<[u8]>::len()");
  const lit = parseFragment(tokensOf("-5"), 0, "literal").tokens[0] as Token;
  expect(parseExpansion([lit, ...tokensOf("..=7")], "pat", site).value).toMatchObject({
    kind: "range",
    limits: "closed",
  });
  const block = parseFragment(tokensOf("{ 1 }"), 0, "block").fragment;
  if (block === undefined) throw new Error("no block");
  expect(printExpr(parseExpansion([...tokensOf("if x"), interpolate(block, 0)], "expr", site).value)).toBe(
    "if x { 1 }",
  );
});

test("expansions are read whole", () => {
  expect(parseExpansion(tokensOf("fn a() {} struct B;"), "items", site).value.map((i) => i.kind)).toEqual([
    "fn",
    "struct",
  ]);
  const stmts = parseExpansion(tokensOf("let x = 1; x + 1"), "stmts", site).value;
  expect([stmts.stmts.length, stmts.tail?.kind]).toEqual([1, "binary"]);
  expect(parseExpansion(tokensOf("1 2"), "expr", site).diagnostics.map((d) => d.message)).toEqual([
    "macro expansion ignores `2` and any tokens following",
  ]);
  expect(parseExpansion(tokensOf(")"), "expr", site).value.kind).toBe("error");
});

describe("stringify's spacing is rustc's", () => {
  test.each([
    ["a+b", "a+b"],
    ["a + b", "a + b"],
    ["f ( x , y ) ; z", "f(x, y); z"],
    ["let (a,b)=c", "let (a,b)=c"],
    ["x . y", "x.y"],
    ["# [a]", "#[a]"],
    ["S{a:1}", "S{a:1}"],
    ["{}", "{}"],
    ["a  /* c */  b", "a b"],
  ])("%s", (text, expected) => {
    expect(printTokens(tokensOf(text))).toBe(expected);
  });
});

test("attributes are read as lists", () => {
  const file = new SourceMap().add("test.rs", '#[derive(Clone, fmt::Debug)] #[cfg(all(a, b = "c"))] struct S;');
  const attrs = parseFile(file).value.items[0]?.attrs ?? [];
  const names = (name: string) => attributeList(findAttribute(attrs, name) as never);
  expect(names("derive").map((e) => e.name)).toEqual(["Clone", "fmt::Debug"]);
  expect(names("cfg")[0]?.list?.[1]).toMatchObject({ name: "b", value: { kind: "str", value: "c" } });
});
