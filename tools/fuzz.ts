// Differential fuzzing: generated programs, dense with moves and borrows, judged and run by Ferrule and by rustc.
//
//   npm run fuzz                          10,000 programs from seed 0; fails on a difference
//   npm run fuzz -- --count 500 --seed 7  so many, from there
//   npm run fuzz -- --check               verdicts alone: nothing is run, which takes half the time
//   npm run fuzz -- --checked             accepted programs run on the checked interpreter, and may not fault or leak
//   npm run fuzz -- --aliasing            the same, with references held to the aliasing rules
//   npm run fuzz -- --print 12            the program of a seed
//   npm run fuzz -- --show 12             what both say of it
//   npm run fuzz -- --fixtures 3          also makes differences small, up to 3 of each sort, and keeps them as fixtures

import { askFerrule, type Difference, difference, type Ours, type RunKind } from "./fuzz/compare.ts";
import { minimise } from "./fuzz/minimise.ts";
import { askRustc, isBorrowError, type Outcome } from "./fuzz/oracle.ts";
import { generateProgram, type Program } from "./fuzz/program.ts";
import { Report, writeFixture } from "./fuzz/report.ts";
import { printTree } from "./fuzz/tree.ts";
import { readOptions } from "./options.ts";

const BATCH = 50;

interface Options {
  readonly count: number;
  readonly seed: number;
  /** How many differences of each sort are made small and kept. */
  readonly fixtures: number;
  /** What is done with accepted programs. */
  readonly runs: RunKind;
}

function batch(seed: number, end: number): Program[] {
  return Array.from({ length: Math.min(BATCH, end - seed) }, (_, i) => generateProgram(seed + i));
}

const askAll = (programs: readonly Program[], run: boolean): Promise<Outcome[]> =>
  askRustc(
    programs.map((p) => p.text),
    run,
  );

async function fuzz(options: Options): Promise<Report> {
  const report = new Report();
  const kept: { program: Program; found: Difference }[] = [];
  const end = options.seed + options.count;
  let programs = batch(options.seed, end);
  let asked = askAll(programs, options.runs !== "none");
  const started = performance.now();
  while (programs.length > 0) {
    const ours = programs.map((p) => askFerrule(p.text, options.runs));
    const outcomes = await asked;
    const now = programs;
    // rustc works on the next batch while this one is judged here.
    programs = batch((now.at(-1)?.seed ?? end) + 1, end);
    if (programs.length > 0) asked = askAll(programs, options.runs !== "none");
    for (const [i, program] of now.entries()) {
      const theirs = outcomes[i] as Outcome;
      if (theirs.errors.some((e) => !isBorrowError(e))) {
        report.illTyped();
        continue;
      }
      const found = difference(ours[i] as Ours, theirs);
      report.add(program.seed, theirs, found);
      if (found !== undefined && report.countOf(found) <= options.fixtures) kept.push({ program, found });
    }
    const done = (now.at(-1)?.seed ?? 0) + 1 - options.seed;
    if (process.stderr.isTTY)
      process.stderr.write(`\r${done} programs, ${Math.round((performance.now() - started) / 1000)} s`);
  }
  for (const { program, found } of kept) await keep(program, found, options.runs);
  return report;
}

async function keep(program: Program, found: Difference, shownBy: RunKind): Promise<void> {
  const small = printTree(await minimise(program.tree, found, shownBy));
  const [theirs] = await askRustc([small], true);
  if (theirs === undefined) return;
  console.log(`${writeFixture(program.seed, small, theirs, found)}  ${found.kind}: ${found.detail}`);
}

async function show(seed: number, runs: RunKind): Promise<void> {
  const { text } = generateProgram(seed);
  const ours = askFerrule(text, runs);
  const [theirs] = await askRustc([text], true);
  if (theirs === undefined) return;
  const list = (errors: Outcome["errors"]): string =>
    errors.map((e) => `  ${e.line} ${e.code ?? "-"} ${e.message}`).join("\n");
  console.log(
    `rustc: status ${theirs.status}\n${list(theirs.errors)}\nferrule: status ${ours.status}\n${list(ours.errors)}`,
  );
  if (ours.crash !== undefined) console.log(ours.crash);
  if (ours.stdout !== theirs.stdout)
    console.log(`rustc's output:\n${theirs.stdout}\nferrule's output:\n${ours.stdout}${ours.stderr}`);
  const found = difference(ours, theirs);
  console.log(found === undefined ? "no difference" : `${found.kind}: ${found.detail}`);
}

/** What the command line says. */
function readArguments(args: readonly string[]) {
  const { numberOf, has } = readOptions(args, {
    numbers: ["count", "seed", "fixtures", "print", "show"],
    flags: ["check", "checked", "aliasing"],
  });
  const runs: RunKind = has("check") ? "none" : has("aliasing") ? "aliasing" : has("checked") ? "checked" : "run";
  return { runs, numberOf };
}

async function main(args: string[]): Promise<void> {
  const { runs, numberOf } = readArguments(args);
  const printed = numberOf("print");
  const shown = numberOf("show");
  if (printed !== undefined) {
    console.log(generateProgram(printed).text);
  } else if (shown !== undefined) {
    await show(shown, runs);
  } else {
    const report = await fuzz({
      count: numberOf("count") ?? 10_000,
      seed: numberOf("seed") ?? 0,
      fixtures: numberOf("fixtures") ?? 0,
      runs,
    });
    console.log(`\n${report}`);
    if (!report.passes) process.exitCode = 1;
  }
}

await main(process.argv.slice(2));
