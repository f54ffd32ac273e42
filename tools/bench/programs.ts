// The workloads: Ferrule's machine, plain and checked, against rustc's code and hand-written JavaScript.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Contestant, ferrule, heading, msOf, race, ratio, type Result, root, row, type Setting } from "./race.ts";

/** Where the workloads and their JavaScript twins lie. */
export const PROGRAMS = resolve(root, "tools/bench");

const WORKLOADS: readonly (readonly [name: string, title: string])[] = [
  ["fib", "recursive Fibonacci"],
  ["sieve", "prime sieve"],
  ["matmul", "matrix multiply"],
  ["nbody", "n-body"],
  ["trees", "binary trees of `Box`"],
  ["strings", "string building"],
  ["table", "open-addressing hash table"],
  ["collatz", "Collatz"],
  ["quicksort", "quicksort on slices"],
  ["list", "linked list"],
  ["simulation", "struct-heavy simulation"],
];

/** Below this, a difference of two wall-clock times is noise: then a ratio is known to be larger than so much. */
const LEAST_MS = 2;

function compileRust(name: string, source: string, output: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync("rustc", ["--edition", "2024", ...args, "-o", output, source], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`rustc does not compile ${name}: ${stderr}`);
}

function contestants({ scratch, hasRustc }: Setting, name: string, folder: string): Contestant[] {
  const source = resolve(folder, `${name}.rs`);
  const list: Contestant[] = [
    { name: "ferrule", command: [process.execPath, ferrule, "run", source] },
    { name: "checked", command: [process.execPath, ferrule, "run", "--checked", source] },
    { name: "js", command: [process.execPath, resolve(folder, `${name}.mjs`)] },
  ];
  if (hasRustc) {
    compileRust(name, source, resolve(scratch, `${name}-o`), ["-O"]);
    compileRust(name, source, resolve(scratch, `${name}-debug`), []);
    list.push({ name: "rustc -O", command: [resolve(scratch, `${name}-o`)] });
    list.push({ name: "rustc debug", command: [resolve(scratch, `${name}-debug`)] });
  }
  return list;
}

function workloadRow(
  title: string,
  results: ReadonlyMap<string, Result>,
  nothing: ReadonlyMap<string, Result>,
): string {
  const outputs = new Set([...results.values()].map((result) => result.stdout));
  const net = (who: string): number => msOf(results, who) - msOf(nothing, who);
  const ms = net("ferrule");
  const against = (who: string): string =>
    `${net(who) < LEAST_MS ? "> " : ""}${ratio(ms, Math.max(LEAST_MS, net(who)))}`;
  return row([
    title + (outputs.size === 1 ? "" : " (outputs differ!)"),
    ms.toFixed(0),
    against("rustc -O"),
    against("rustc debug"),
    against("js"),
    ratio(net("checked"), ms),
  ]);
}

/** The table of the eleven workloads; what each runtime takes to do nothing is subtracted. */
export function runTable(setting: Setting): string[] {
  const { scratch, rounds } = setting;
  writeFileSync(resolve(scratch, "empty.rs"), "fn main() {}\n");
  writeFileSync(resolve(scratch, "empty.mjs"), "");
  const nothing = race(contestants(setting, "empty", scratch), rounds);
  const lines = heading([
    "workload",
    "Ferrule, ms",
    "against rustc -O",
    "against rustc debug",
    "against JavaScript",
    "checked against unchecked",
  ]);
  for (const [name, title] of WORKLOADS) {
    lines.push(workloadRow(title, race(contestants(setting, name, PROGRAMS), rounds), nothing));
    console.log(lines.at(-1));
  }
  return lines;
}
