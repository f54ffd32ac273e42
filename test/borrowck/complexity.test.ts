// The cost of borrow checking, counted in steps of its parts: it grows with the program, not with its paths.

import { describe, expect, test } from "vitest";
import { compileText, faultsOf } from "#harness/ferrule.ts";

/** Steps of all parts of the checker for all bodies of a program that is accepted. */
function work(text: string): number {
  const compilation = compileText({ name: "main.rs", text, edition: "2024" }, "check");
  expect(faultsOf(compilation.diagnostics, compilation.map)).toEqual([]);
  const bodies = compilation.analysis?.checked.bodies ?? [];
  expect(bodies.length).toBeGreaterThan(1);
  return bodies.reduce((sum, { facts }) => sum + Object.values(facts.counters).reduce((a, b) => a + b, 0), 0);
}

function manyFunctions(lines: number): string {
  const count = Math.floor(lines / 10);
  const functions = Array.from(
    { length: count },
    (_, i) => `fn f${i}(mut v: Vec<i32>, flag: bool) -> Vec<i32> {
    let first = v.first().copied();
    if flag {
        v.push(${i});
    } else {
        let r = &mut v;
        r.push(1);
    }
    if let Some(x) = first { v.push(x); }
    v
}`,
  );
  return `${functions.join("\n")}\nfn main() {}\n`;
}

function sequentialIfs(count: number): string {
  const body = Array.from(
    { length: count },
    (_, i) => `    let s${i} = String::new();\n    if c { drop(s${i}); } else { n += s${i}.len(); }`,
  ).join("\n");
  return `fn f(c: bool) -> usize {\n    let mut n = 0;\n${body}\n    n\n}\nfn main() { f(true); }\n`;
}

function nestedLoops(depth: number): string {
  let body = "n += v.len(); let r = &mut v; r.push(1);";
  for (let i = 0; i < depth; i++) body = `while n < ${i + 1} { let r${i} = &mut v; r${i}.push(2); ${body} }`;
  return `fn f() -> usize { let mut v = vec![0]; let mut n = 0; ${body} n }\nfn main() { f(); }\n`;
}

describe("counted work", () => {
  test("doubling a program less than trebles the work", () => {
    const half = work(manyFunctions(5_000));
    const whole = work(manyFunctions(10_000));
    expect(whole).toBeLessThan(half * 3);
  });

  test("sequential ifs with moves: no path is enumerated", () => {
    const ten = work(sequentialIfs(10));
    const forty = work(sequentialIfs(40));
    // Cubic growth would be 64 times; doubling with each `if` would be a thousand million times.
    expect(forty).toBeLessThan(ten * 64);
  });

  test("nested loops with borrows", () => {
    const ten = work(nestedLoops(10));
    const forty = work(nestedLoops(40));
    expect(forty).toBeLessThan(ten * 64);
  });
});
