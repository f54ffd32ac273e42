// What borrow checking costs, counted: about as much more as there is more to check, whatever the shape.
import type { BorrowCounters } from "#borrowck/check-borrows.ts";
import { compileText } from "#harness/ferrule.ts";
import { describe, expect, test } from "vitest";

/** The counters of all bodies of an accepted program, added up. */
function work(text: string): number {
  const compilation = compileText({ name: "main.rs", text, edition: "2024" }, "check");
  expect(compilation.diagnostics.filter((d) => d.level === "error")).toEqual([]);
  let total = 0;
  for (const { facts } of compilation.analysis?.checked.bodies ?? []) {
    for (const key of Object.keys(facts.counters) as (keyof BorrowCounters)[]) total += facts.counters[key];
  }
  return total;
}

const functions = (count: number): string =>
  `${Array.from(
    { length: count },
    (_, i) => `
fn pick${i}<'a>(a: &'a Vec<String>, b: &'a Vec<String>) -> &'a str {
    if a.len() > b.len() { &a[0] } else { &b[0] }
}
fn work${i}(n: usize) -> usize {
    let mut words = Vec::new();
    for k in 0..n {
        words.push(String::from("w"));
        let last = &mut words[k];
        last.push('x');
    }
    let other = vec![String::from("o")];
    pick${i}(&words, &other).len()
}`,
  ).join("\n")}\nfn main() {\n    println!("{}", work0(3));\n}\n`;

const oneBody = (count: number): string =>
  `fn main() {\n    let mut kept: Vec<String> = Vec::new();\n${Array.from(
    { length: count },
    (_, i) => `    let mut s${i} = String::from("a");
    let r${i} = &mut s${i};
    r${i}.push('x');
    if kept.len() > ${i} { kept.push(s${i}); }
`,
  ).join("")}    println!("{}", kept.len());\n}\n`;

const ifsWithMoves = (count: number): string =>
  `fn main() {\n    let c = std::env::args().count();\n${Array.from(
    { length: count },
    (_, i) => `    let s${i} = String::from("a");\n    if c > ${i} { drop(s${i}); }\n`,
  ).join("")}}\n`;

const nestedLoops = (depth: number): string =>
  `fn main() {\n    let mut v = vec![1];\n${"    loop {\n".repeat(depth)}    let r = &mut v;\n    r.push(1);\n    if r.len() > 3 { break; }\n${"    }\n    if v.len() > 2 { break; }\n".repeat(depth - 1)}    }\n    println!("{}", v.len());\n}\n`;

describe("growth of borrow checking", () => {
  test.each([
    ["functions", functions, 40],
    ["one long body", oneBody, 60],
    ["conditions with moves", ifsWithMoves, 40],
  ] as const)("%s: twice the program, less than three times the work", (_, generate, size) => {
    const once = work(generate(size));
    const twice = work(generate(2 * size));
    expect(twice / once).toBeLessThan(3);
  });

  test("40 nested loops with borrows", () => {
    const half = work(nestedLoops(20));
    const whole = work(nestedLoops(40));
    // Loops within loops are gone through again for each other: quadratic at worst.
    expect(whole / half).toBeLessThan(5);
  });
});
