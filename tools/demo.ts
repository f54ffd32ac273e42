// `npm run demo`: the built command line on programs from `examples/`: runs, an error, a listing, the memory.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";

const root = process.cwd();
const ferrule = resolve(root, "dist/ferrule.mjs");

interface Shown {
  readonly title: string;
  readonly args: readonly string[];
  readonly status: number;
  /** How many lines of output to show. */
  readonly lines?: number;
}

const SHOWN: readonly Shown[] = [
  { title: "A program", args: ["run", "examples/ownership/moves.rs"], status: 0 },
  { title: "Generic code and trait objects", args: ["run", "examples/structs-and-enums/shapes.rs"], status: 0 },
  { title: "A linked list of boxes", args: ["run", "examples/smart-pointers/linked-list.rs"], status: 0 },
  { title: "A program that is rejected", args: ["check", "examples/ownership/rejected-use-after-move.rs"], status: 1 },
  {
    title: "What a borrow error protects from",
    args: ["check", "examples/collections/rejected-push-while-iterating.rs"],
    status: 1,
  },
  { title: "Bytecode with its source", args: ["dis", "examples/basics/collatz.rs"], status: 0, lines: 40 },
  {
    title: "What the four segments held",
    args: ["run", "--memory", "examples/smart-pointers/search-tree.rs"],
    status: 0,
  },
];

let failed = 0;
for (const { title, args, status, lines } of SHOWN.filter((one) =>
  existsSync(resolve(root, one.args.at(-1) as string)),
)) {
  console.log(`\n== ${title}\n$ ferrule ${args.join(" ")}`);
  const result = spawnSync(process.execPath, [ferrule, ...args], { cwd: root, encoding: "utf8" });
  const output = (result.stdout + result.stderr).trimEnd().split("\n");
  console.log(output.slice(0, lines).join("\n"));
  if (lines !== undefined && output.length > lines) console.log(`… ${output.length - lines} more lines`);
  if (result.status !== status) {
    failed++;
    console.log(`!! exit status ${result.status}, expected ${status}`);
  }
}
console.log(failed === 0 ? "\nAll as expected." : `\n${failed} not as expected.`);
process.exitCode = failed === 0 ? 0 : 1;
