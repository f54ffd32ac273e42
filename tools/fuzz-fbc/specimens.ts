// The good files that are damaged: programs compiled from source, with and without their debug tables.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { compileText } from "#harness/ferrule.ts";
import { encode } from "#isa/encode.ts";
import type { Program } from "#isa/program.ts";
import { silentHost } from "#vm/host.ts";
import { functionAt } from "#vm/image.ts";
import { createMachine } from "#vm/machine.ts";
import { type Specimen, specimen } from "./damage.ts";

/** Small programs that use what the fixtures' larger ones need the whole library for. */
const SOURCES: Readonly<Record<string, string>> = {
  boxes: `fn main() {
    let mut list: Option<Box<(u32, Option<Box<u32>>)>> = None;
    for n in 0..3u32 { list = Some(Box::new((n, Some(Box::new(n))))); }
    std::process::exit(match list { Some(b) if b.0 == 2 => 0, _ => 1 });
}`,
  dispatch: `trait Shape { fn area(&self) -> u32; }
struct Square(u32); struct Line;
impl Shape for Square { fn area(&self) -> u32 { self.0.wrapping_mul(self.0) } }
impl Shape for Line { fn area(&self) -> u32 { 0 } }
static mut TOTAL: u32 = 0;
fn twice(f: fn(u32) -> u32, n: u32) -> u32 { f(f(n)) }
fn main() {
    let shapes: [&dyn Shape; 2] = [&Square(3), &Line];
    for s in shapes { unsafe { TOTAL = TOTAL.wrapping_add(s.area()); } }
    let total = unsafe { TOTAL };
    std::process::exit(twice(|n| n ^ 1, total) as i32 & 0x7f);
}`,
  caught: `struct Noisy(u64);
impl Drop for Noisy { fn drop(&mut self) { unsafe { LAST = self.0; } } }
static mut LAST: u64 = 0;
fn fail(n: u64) -> u64 { let _guard = Noisy(n); if n > 1 { std::panic::panic_any(n) } n }
fn main() {
    let r = std::panic::catch_unwind(|| fail(7));
    std::process::exit(if r.is_err() && unsafe { LAST } == 7 { 0 } else { 1 });
}`,
};

const FIXTURES = ["test/run/collections/option.rs", "test/run/drop/unwinding.rs", "examples/basics/primes.rs"];

/** Indices of the functions that a run enters. */
function enteredFunctions(program: Program): ReadonlySet<number> {
  const machine = createMachine(program, {}, silentHost);
  const entered = new Set<number>();
  do entered.add(functionAt(machine.state.image, machine.state.pc));
  while (machine.run(1).kind === "paused");
  return entered;
}

/**
 * A program without sources and tables for people, and with a trap in place of each function that a run does not
 * enter: a few kilobytes, in which nearly every damaged instruction is one that would be executed.
 */
function stripped(program: Program): Program {
  const entered = enteredFunctions(program);
  const code = Int32Array.of(0, 0);
  const functions = program.functions.map((fn, index) => {
    const bare = { ...fn, name: `f${index}`, lines: [], locals: [], range: null };
    return entered.has(index) ? bare : { ...bare, code, handlers: [] };
  });
  return { ...program, functions, types: [], statics: [], files: [] };
}

function compiled(name: string, text: string): Program {
  const { program } = compileText({ name, text, edition: "2024" }, "program");
  if (program === undefined) throw new Error(`${name} does not compile`);
  return { ...program, files: program.files.map((file) => ({ ...file, text: file.text.slice(0, 200) })) };
}

/** All specimens, each as often as it is to be chosen: small ones mostly, because trying them costs less. */
export function specimens(root: string): readonly Specimen[] {
  const all: Specimen[] = [];
  const add = (name: string, program: Program, times: number): void => {
    const one = specimen(name, encode(program));
    for (let i = 0; i < times; i++) all.push(one);
  };
  for (const [name, text] of Object.entries(SOURCES)) {
    const program = compiled(`${name}.rs`, text);
    add(name, program, 1);
    add(`${name}, stripped`, stripped(program), 60);
  }
  for (const path of FIXTURES) {
    const program = compiled(path, readFileSync(resolve(root, path), "utf8"));
    add(path, program, 1);
  }
  return all;
}
