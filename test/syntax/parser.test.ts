// The parser: shapes, recovery as rustc's, limits, lazy bodies, and the printer as its inverse.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, Expr } from "#syntax/ast.ts";
import { forceBlock, parseFile } from "#syntax/parse.ts";
import { FerruleParser } from "#syntax/parser/parser.ts";
import { printExpr, printFile } from "#syntax/print-ast.ts";
import { SourceMap } from "#support/source-map.ts";

function parse(text: string, options: { edition?: 2021 | 2024; lazyBodies?: boolean } = {}) {
  const file = new SourceMap().add("test.rs", text);
  const { value, diagnostics } = parseFile(file, options);
  const errors = diagnostics.map(
    (d) => `${file.lineColumn(d.primary[0]?.start ?? 0).line}: ${d.code === undefined ? "" : `${d.code} `}${d.message}`,
  );
  return { ast: value, errors };
}

function bodyOf(statements: string): Block {
  const { ast, errors } = parse(`fn main() { ${statements} }`);
  expect(errors).toEqual([]);
  const item = ast.items[0];
  if (item?.kind !== "fn" || item.body === undefined) throw new Error("no function");
  return forceBlock(item.body).value;
}

/** Every operation in parentheses. */
function grouped(expr: Expr): string {
  switch (expr.kind) {
    case "binary":
      return `(${grouped(expr.left)} ${expr.op} ${grouped(expr.right)})`;
    case "assign":
      return `(${grouped(expr.left)} = ${grouped(expr.right)})`;
    case "assignOp":
      return `(${grouped(expr.left)} ${expr.op}= ${grouped(expr.right)})`;
    case "range":
      return `(${expr.start ? grouped(expr.start) : ""}${expr.inclusive ? "..=" : ".."}${expr.end ? grouped(expr.end) : ""})`;
    case "unary":
      return `(${{ neg: "-", not: "!", deref: "*" }[expr.op]}${grouped(expr.operand)})`;
    case "addrOf":
      return `(&${grouped(expr.operand)})`;
    case "cast":
      return `(${grouped(expr.expr)} as ${printExpr(expr).split(" as ").at(-1)})`;
    case "try":
      return `(${grouped(expr.expr)}?)`;
    case "return":
      return `(return ${expr.expr ? grouped(expr.expr) : ""})`;
    default:
      return printExpr(expr);
  }
}

test("chevrotain finds no fault in the grammar", () => {
  expect(() => new FerruleParser(true)).not.toThrow();
});

describe("precedence", () => {
  test.each([
    ["a + b * c - d", "((a + (b * c)) - d)"],
    ["a || b && c == d | e ^ f & g << h + i", "(a || (b && (c == (d | (e ^ (f & (g << (h + i))))))))"],
    ["-a.b as u8 * !c", "(((-a.b) as u8) * (!c))"],
    ["a = b = c + 1", "(a = (b = (c + 1)))"],
    ["a += b..c", "(a += (b..c))"],
    ["..a + 1", "(..(a + 1))"],
    ["a..", "(a..)"],
    ["a == ..", "(a == (..))"],
    ["return a + b", "(return (a + b))"],
    ["*a.b?", "(*(a.b?))"],
    ["&&a == &b", "((&(&a)) == (&b))"],
    ["a as usize + b", "((a as usize) + b)"],
  ])("%s", (text, expected) => {
    const { tail } = bodyOf(text);
    if (tail === undefined) throw new Error("no tail");
    expect(grouped(tail)).toBe(expected);
  });
});

describe("statements", () => {
  const kinds = (statements: string): string => {
    const block = bodyOf(statements);
    return [
      ...block.stmts.map((s) => (s.kind === "expr" ? `${s.expr.kind}${s.semi ? ";" : ""}` : s.kind)),
      ...(block.tail ? [`tail ${block.tail.kind}`] : []),
    ].join(" ");
  };
  test.each([
    ["if a {} *b = 1;", "if assign;"],
    ["match a {} .f()", "tail methodCall"],
    ["{ 1 } - 1", "block tail unary"],
    ["loop {} (1, 2)", "loop tail tuple"],
    ["vec![1]", "tail macroCall"],
    ["m! { a } b", "macroCall tail path"],
    ["m! { a }.f();", "methodCall;"],
    ["m!(a);", "macroCall"],
    ["unsafe { f() } const { 1 };", "block block;"],
    ["unsafe fn f() {} let x = async move { 1 };", "item let"],
    ["union.x = 1; auto();", "assign; call;"],
    ["; ;", "empty empty"],
    ["'a: { break 'a }", "tail block"],
    ["let Some(x) = y else { return };", "let"],
    ["static X: u8 = 1; const { }", "item tail block"],
    ["while let Some(x) = it.next() && x > 1 {}", "tail while"],
    ["if x == (S { a: 1 }) {}", "tail if"],
    ["let c = |x| -> u8 { x } ;", "let"],
    ["let f = || |y| y;", "let"],
    ["let g = |x||y| x;", "let"],
    ["a.0.1.2 = t.0 .1;", "assign;"],
    ["let x: Vec<Vec<u8>>= y;", "let"],
    ["<<A as B>::C as D>::e();", "call;"],
    ["f::<{ 1 + 1 }, -1, 'a', T>()", "tail call"],
  ])("%s", (text, expected) => {
    expect(kinds(text)).toBe(expected);
  });
});

describe("recovery and messages", () => {
  test.each<[string, string[]]>([
    ["fn main() {\n    let x = 5\n    let y = 6;\n}", ["2: expected `;`, found keyword `let`"]],
    ["fn main() { let x = 5 6; }", ["1: expected one of `.`, `;`, `?`, `else`, or an operator, found `6`"]],
    ["fn main() { foo(1 2); }", ["1: expected one of `)`, `,`, `.`, `?`, or an operator, found `2`"]],
    ["fn main() { foo(1, 2; }", ["1: mismatched closing delimiter: `}`"]],
    ["fn main() {", ["1: this file contains an unclosed delimiter"]],
    ["fn main() {}\n}", ["2: unexpected closing delimiter: `}`"]],
    [
      "fn a() { let = 1; }\nfn b() { x. ; }\nfn c(x) {}\nfn d() {}",
      ["1: expected pattern, found `=`", "2: unexpected token: `;`", "3: expected one of `:`, `@`, or `|`, found `)`"],
    ],
    ["struct S { x: i32; y: i32 }", ["1: struct fields are separated by `,`"]],
    ["struct S {\n    x: i32\n    y: i32,\n}", ["2: expected `,`, or `}`, found `y`"]],
    ["fn main() { if 1 < 2 < 3 {} }", ["1: comparison operators cannot be chained"]],
    ["fn main() { let v = Vec<i32>::new(); }", ["1: comparison operators cannot be chained"]],
    [
      "fn main() { let x = a as usize < b; }",
      ["1: `<` is interpreted as a start of generic arguments for `usize`, not a comparison"],
    ],
    ["fn main() { if S { x: 1 } == s {} }", ["1: struct literals are not allowed here"]],
    ["fn main() { match x {\n 1 => 2\n _ => 3\n} }", ["2: expected `,` following `match` arm"]],
    ["fn main() { let x = (let y = 1); }", ["1: expected expression, found `let` statement"]],
    ["fn main() { i++; }", ["1: Rust has no postfix increment operator"]],
    ["fn main() { let x = a ? b : c; }", ["1: Rust has no ternary operator"]],
    ["fn main() { let x = a and b; }", ["1: `and` is not a logical operator"]],
    ["let x = 1;", ["1: expected item, found keyword `let`"]],
    ["function main() {}", ["1: expected one of `!` or `::`, found `main`"]],
    ["fn f() i32 { 1 }", ["1: expected one of `->`, `where`, or `{`, found `i32`"]],
    ["const X = 5;", ["1: missing type for `const` item"]],
    ["fn main() { let match = 5; }", ["1: expected identifier, found keyword `match`"]],
    ["fn main() { let x = 1..=; }", ["1: E0586 inclusive range with no end"]],
    ["fn f(x: &dyn A + B) {}", ["1: ambiguous `+` in a type"]],
    ["fn f(x: &A + B) {}", ["1: E0178 expected a path on the left-hand side of `+`"]],
    ["fn main() { #[allow(x)] }", ["1: expected statement after outer attribute"]],
    ["fn f();", ["1: free function without a body"]],
    ["impl A for B { struct S; }", ["1: struct is not supported in `trait`s or `impl`s"]],
  ])("%s", (text, expected) => {
    expect(parse(text).errors).toEqual(expected);
  });

  test("let chains need edition 2024", () => {
    expect(parse("fn f() { if let A = b && c {} }", { edition: 2021 }).errors).toEqual([
      "1: let chains are only allowed in Rust 2024 or later",
    ]);
    expect(parse("fn f() { if let A = b && c {} }").errors).toEqual([]);
  });
});

describe("limits", () => {
  const main = (text: string): string[] => parse(`fn main() { ${text} }`).errors.map((e) => e.slice(0, 8));
  test.each([
    ["parentheses", `${"(".repeat(200)}1${")".repeat(200)}`],
    ["blocks", "{".repeat(200) + "}".repeat(200)],
    ["prefix operators", `${"-".repeat(5000)}1`],
    ["a long sum", `${"1 + ".repeat(50_000)}1`],
    ["a long chain", `x${".a()".repeat(50_000)}`],
    ["else if", `if x {} ${"else if x {} ".repeat(5000)}`],
    ["types", `let x: ${"Vec<".repeat(200)}u8${">".repeat(200)}`],
    ["patterns", `let ${"&".repeat(500)}x = y`],
    ["closures", `${"|x| ".repeat(500)}1`],
  ])("%s", (_, text) => {
    expect(main(text)).toEqual(["1: F0002"]);
  });
  test("five million parentheses", () => {
    expect(parse("(".repeat(5_000_000)).errors).toEqual([
      "1: F0002 delimiters nested deeper than Ferrule's limit of 250",
    ]);
  });
});

test("lazy bodies are parsed when asked, once", () => {
  const { ast } = parse("fn f() { let x = ; }\nfn g() { 1 }", { lazyBodies: true });
  const [f, g] = ast.items;
  if (f?.kind !== "fn" || g?.kind !== "fn" || f.body === undefined || g.body === undefined)
    throw new Error("no functions");
  expect(f.body.kind).toBe("lazyBlock");
  expect(forceBlock(f.body).diagnostics.map((d) => d.message)).toEqual(["expected expression, found `;`"]);
  expect(forceBlock(f.body).diagnostics).toEqual([]);
  expect(forceBlock(g.body).value.tail?.kind).toBe("lit");
});

// ---------------------------------------------------------------- properties

/** The repository's own Rust: examples and the standard library. */
function ownSources(): string[] {
  const out: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(folder, entry.name));
      else if (entry.name.endsWith(".rs")) out.push(readFileSync(join(folder, entry.name), "utf8"));
    }
  };
  walk("examples");
  walk("src/std");
  return out;
}

function checkSpans(value: unknown, outer: { start: number; end: number } | undefined, path: string): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const [i, element] of value.entries()) checkSpans(element, outer, `${path}[${i}]`);
    return;
  }
  const node = value as Record<string, unknown>;
  let inner = outer;
  // A generic parameter list's span leaves out its where clause.
  if (node.span !== undefined && !("whereSpan" in node)) {
    inner = node.span as { start: number; end: number };
    if (inner.start > inner.end || (outer && (inner.start < outer.start || inner.end > outer.end))) {
      throw new Error(`${path}: ${inner.start}..${inner.end} not within ${outer?.start}..${outer?.end}`);
    }
  }
  for (const [key, child] of Object.entries(node)) {
    // Outer attributes stand before the item they belong to; tokens are no tree.
    if (!["span", "attrs", "tokens", "open", "close", "lit"].includes(key)) checkSpans(child, inner, `${path}.${key}`);
  }
}

test("child spans nest, and printing is parsing's inverse, on all Rust of this repository", () => {
  for (const text of ownSources()) {
    const { ast, errors } = parse(text);
    if (errors.length > 0) continue;
    checkSpans(ast, undefined, "file");
    const printed = printFile(ast);
    const again = parse(printed);
    expect(again.errors).toEqual([]);
    expect(printFile(again.ast)).toBe(printed);
  }
});

const { expression } = fc.letrec<{ expression: string; block: string; pattern: string; type: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.constantFrom(
      "x",
      "1",
      "2.5",
      '"s"',
      "'c'",
      "Self::A",
      "a::b::<u8>",
      "f()",
      "return",
      "break",
      "()",
      "[]",
      "vec![1, 2]",
      "S { a }",
      "-1",
      "true",
      'b"x"',
      'r"\\"',
    ),
    fc
      .tuple(
        tie("expression"),
        fc.constantFrom("+", "*", "-", "&&", "||", "==", "<", "<<", "|", "&", "^", "=", "+=", "..", "..="),
        tie("expression"),
      )
      .map(([a, op, b]) => `(${a}) ${op} (${b})`),
    fc
      .tuple(fc.constantFrom("-", "!", "*", "&", "&mut ", "&raw const "), tie("expression"))
      .map(([op, a]) => `${op}(${a})`),
    fc.tuple(tie("expression"), tie("type")).map(([a, ty]) => `((${a}) as ${ty})`),
    tie("expression").map((a) => `(${a}).m::<u8>(1)?`),
    fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => `(${a})[${b}]`),
    fc.array(tie("expression"), { maxLength: 3 }).map((list) => `f(${list.join(", ")})`),
    fc.array(tie("expression"), { maxLength: 3 }).map((list) => `(${list.join(", ")},)`.replace("(,)", "()")),
    fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => `S { a: ${a}, ..${b} }`),
    fc.tuple(tie("expression"), tie("block"), tie("block")).map(([c, a, b]) => `if (${c}) ${a} else ${b}`),
    fc.tuple(tie("pattern"), tie("expression"), tie("block")).map(([p, c, a]) => `if let ${p} = (${c}) && true ${a}`),
    fc
      .tuple(tie("expression"), tie("pattern"), tie("expression"))
      .map(([c, p, a]) => `match (${c}) { ${p} if true => ${a}, _ => {} }`),
    fc.tuple(tie("pattern"), tie("type"), tie("expression")).map(([p, ty, a]) => `move |(${p}): ${ty}| (${a})`),
    tie("block").map((b) => `unsafe ${b}`),
    tie("block").map((b) => `'a: loop ${b}`),
    fc.tuple(tie("pattern"), tie("expression"), tie("block")).map(([p, c, b]) => `for ${p} in (${c}) ${b}`),
  ),
  block: fc
    .tuple(fc.array(tie("expression"), { maxLength: 2 }), tie("pattern"), tie("expression"))
    .map(
      ([list, p, tail]) =>
        `{ ${list.map((e) => `(${e});`).join(" ")} let ${p.includes("|") ? `(${p})` : p} = (${tail}); ${tail} }`,
    ),
  pattern: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constantFrom("_", "x", "ref mut y", "1", "-1", "'a'..='z'", "1..", "A::B", '"s"', "true", "x @ 1..=5"),
    fc.array(tie("pattern"), { maxLength: 3 }).map((list) => `(${[...list, ".."].join(", ")})`),
    fc.array(tie("pattern"), { maxLength: 2 }).map((list) => `Some(${list.join(", ")})`),
    tie("pattern").map((p) => `S { a: ${p}, b, .. }`),
    tie("pattern").map((p) => `&(${p})`),
    fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => `(${a} | ${b})`),
    tie("pattern").map((p) => `[${p}, rest @ ..]`),
  ),
  type: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constantFrom("u8", "Self", "!", "_", "()", "[u8]", "dyn A", "impl Fn(u8) -> u8"),
    tie("type").map((ty) => `Vec<${ty}>`),
    tie("type").map((ty) => `&'a mut (${ty})`),
    tie("type").map((ty) => `*const (${ty})`),
    tie("type").map((ty) => `[${ty}; 3]`),
    fc.tuple(tie("type"), tie("type")).map(([a, b]) => `(${a}, ${b})`),
    fc.tuple(tie("type"), tie("type")).map(([a, b]) => `fn(${a}) -> (${b})`),
    tie("type").map((ty) => `<${ty} as T<'a, Item = u8>>::X`),
  ),
}));

test("print after parse is a fixed point", () => {
  fc.assert(
    fc.property(expression, (text) => {
      const { ast, errors } = parse(`fn main() { let x = ${text}; ${text} }`);
      fc.pre(errors.length === 0);
      const printed = printFile(ast);
      const again = parse(printed);
      expect(again.errors).toEqual([]);
      expect(printFile(again.ast)).toBe(printed);
    }),
    { numRuns: 300 },
  );
});

test("no sequence of words is too strange", () => {
  const words =
    "fn let x = == ( ) { } [ ] ; , : :: < > >> & && | || mut if else match => -> . .. ..= 1 0.1 \"s\" 'a 'c' ! ? # @ _ struct enum impl trait for in while loop pub use mod const static unsafe async move return break self Self crate dyn where as ref + - * macro_rules $ type extern union try await #[a] |x| $crate".split(
      " ",
    );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), fc.boolean(), (list, wrapped) => {
      const text = wrapped ? `fn main() { ${list.join(" ")} }` : list.join(" ");
      const { ast } = parse(text, { lazyBodies: wrapped });
      for (const item of ast.items) if (item.kind === "fn" && item.body !== undefined) forceBlock(item.body);
    }),
    { numRuns: 500 },
  );
});
