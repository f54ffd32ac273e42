// What sugar becomes: programs and the HIR of their `main`.

import { describe, expect, test } from "vitest";
import { compileText } from "#harness/ferrule.ts";

/** The HIR of a body, on one line, without ids and modules of std. */
function hirOf(body: string, items = ""): string {
  const text =
    compileText({ name: "t.rs", text: `fn main() { ${body} }\n${items}`, edition: "2024" }, "check", ["hir"]).dumps.get(
      "hir",
    ) ?? "";
  const main = /^fn main\(\) \{\n([\s\S]*?)\n\}$/m.exec(text)?.[1] ?? text;
  return main
    .replaceAll(/(?<=[a-z])_[0-9]+\b/g, "")
    .replaceAll(/(?<='[a-z])[0-9]+\b/g, "")
    .replaceAll(/\b(core|alloc|std)::(\w+::)*/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

describe("loops", () => {
  test("`for`", () => {
    expect(hirOf("for x in [1] { x; }")).toBe(
      "match into_iter([1]) { mut iter => 'l: loop { match next(&mut iter) { None => break 'l, Some(x) => { x; }, } }, }",
    );
  });

  test("`while` and `while let`", () => {
    expect(hirOf("while true { break; }")).toBe("'l: loop { if true { break 'l; } else { break 'l } }");
    expect(hirOf("let mut n = Some(1); while let Some(_) = n { n = None; }")).toContain(
      "'l: loop { if let Some(_) = n { n = None; } else { break 'l } }",
    );
  });
});

describe("operators", () => {
  test("`?`", () => {
    const text = hirOf("let _ = f();", "fn f() -> Option<i32> { let x = Some(1)?; Some(x) }");
    expect(text).toBe("let _ = f();");
    const whole = compileText(
      { name: "t.rs", text: "fn f() -> Option<i32> { Some(Some(1)?) }\nfn main() {}", edition: "2024" },
      "check",
      ["hir"],
    ).dumps.get("hir");
    expect(whole).toMatch(
      /match .*Try::branch\(.*\) \{\s*.*ControlFlow::Continue\(val_\d+\) => val_\d+,\s*.*ControlFlow::Break\(residual_\d+\) => return .*FromResidual::from_residual\(residual_\d+\),\s*\}/,
    );
  });

  test("ranges are structs", () => {
    expect(hirOf("let _ = 1..2;")).toMatch(/let _ = [\w:]*Range \{ start: 1, end: 2 \};/);
    expect(hirOf("let _ = ..;")).toMatch(/let _ = [\w:]*RangeFull;/);
    expect(hirOf("let _ = 1..=2;")).toMatch(/let _ = <[\w:]*RangeInclusive>::new\(1, 2\);/);
  });

  test("destructuring assignment", () => {
    expect(hirOf("let (mut a, mut b) = (1, 2); (a, b) = (b, a); let _ = (a, b);")).toContain(
      "{ let (lhs, lhs) = (b, a); a = lhs; b = lhs; }",
    );
  });
});

describe("macros", () => {
  test("a macro's variables are not the caller's", () => {
    expect(hirOf("macro_rules! m { ($e:expr) => {{ let x = 10; x + $e }} } let x = 1; let _ = m!(x);")).toMatch(
      /let x = 1; let _ = \{ let x = 10; \(x \+ x\) \};/,
    );
    const ids =
      compileText(
        {
          name: "t.rs",
          text: "fn main() { macro_rules! m { ($e:expr) => {{ let x = 10; x + $e }} } let x = 1; let _ = m!(x); }",
          edition: "2024",
        },
        "check",
        ["hir"],
      ).dumps.get("hir") ?? "";
    const [, inner, outer] = /\(x_(\d+) \+ x_(\d+)\)/.exec(ids) ?? [];
    expect(inner).not.toBe(outer);
  });

  test("a macro defined among variables sees those before it", () => {
    expect(hirOf("let x = 1; macro_rules! m { () => { x } } let x = 2; let _ = (m!(), x);")).toBe(
      "let x = 1; let x = 2; let _ = (x, x);",
    );
  });
});

describe("signatures", () => {
  test("lifetimes left out in inputs are parameters, in the output what the rules say", () => {
    const text =
      compileText(
        {
          name: "t.rs",
          text: 'struct S; impl S { fn f(&self, x: &str) -> &S { let _ = x; self } }\nfn main() { S.f(""); }',
          edition: "2024",
        },
        "check",
        ["hir"],
      ).dumps.get("hir") ?? "";
    const [, self, x, out] = /self_0: &('_\d+) Self, x_1: &('_\d+) str\) -> &('_\d+) S/.exec(text) ?? [];
    expect(out).toBe(self);
    expect(x).not.toBe(self);
  });

  test("`impl Trait` in an argument is a type parameter", () => {
    const text =
      compileText(
        { name: "t.rs", text: "fn f(x: impl Clone) { let _ = x; }\nfn main() { f(1); }", edition: "2024" },
        "check",
        ["hir"],
      ).dumps.get("hir") ?? "";
    expect(text).toMatch(/fn f<impl Clone: [\w:]*Clone>\(x_0: impl Clone\)/);
  });
});
