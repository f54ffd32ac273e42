// Compares Ferrule with rustc on every fixture and example: verdict, codes, lines, output, exit status.
//
//   npm run conformance                     all of them; fails on any difference
//   npm run conformance -- --record         also writes what tests expect: verdicts.json, `.stdout`
//   npm run conformance -- --rustc-only     only holds annotations against rustc
//   npm run conformance -- PATH…            only fixtures whose path contains one of these

import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { runText } from "#harness/ferrule.ts";
import { type Fixture, readFixtures } from "./fixtures.ts";
import { LIBTEST_ARGS, settled, testFixture, verdictKey, withTests } from "./libtest.ts";
import { type Answer, inParallel, Rustc, rustcVersion } from "./rustc.ts";
import { examplesPath, sortedErrors, type Verdict, verdictsOfExamples } from "./verdict.ts";

const JOBS = 2;
const STEPS = 2_000_000_000;

const root = process.cwd();

interface Options {
  readonly record: boolean;
  readonly rustcOnly: boolean;
  readonly filters: readonly string[];
}

function parseArguments(args: readonly string[]): Options {
  return {
    record: args.includes("--record"),
    rustcOnly: args.includes("--rustc-only"),
    filters: args.filter((arg) => !arg.startsWith("--")),
  };
}

const show = (errors: readonly { line: number; code: string | null }[]): string =>
  errors.length === 0 ? "accepted" : errors.map(({ line, code }) => `${line}:${code ?? "-"}`).join(" ");

function verdictOf(answer: { errors: Answer["errors"]; stdout: string; status: number }): Verdict {
  if (answer.errors.length > 0) return { kind: "rejected", errors: sortedErrors(answer.errors) };
  return { kind: "ran", status: answer.status, stdout: answer.stdout };
}

/** Annotated errors that only Ferrule gives, because the program lies outside its subset. */
const isOutside = (fixture: Fixture): boolean =>
  fixture.expectations.some((e) => e.level === "error") &&
  fixture.expectations.every((e) => e.level !== "error" || e.code?.startsWith("F") === true);

function compareVerdicts(ours: Verdict, theirs: Verdict, runs: boolean): string[] {
  if (ours.kind === "rejected" || theirs.kind === "rejected") {
    const a = ours.kind === "rejected" ? show(ours.errors) : "accepted";
    const b = theirs.kind === "rejected" ? show(theirs.errors) : "accepted";
    return a === b ? [] : [`errors: rustc ${b}, ferrule ${a}`];
  }
  if (!runs) return [];
  const problems: string[] = [];
  if (ours.status !== theirs.status) problems.push(`exit status: rustc ${theirs.status}, ferrule ${ours.status}`);
  if (ours.stdout !== theirs.stdout) problems.push("stdout differs");
  return problems;
}

/** Whether a fixture's own annotations say what rustc says. */
function annotationProblems(fixture: Fixture, theirs: Verdict): string[] {
  const said = sortedErrors(fixture.expectations.filter((e) => e.level === "error"));
  const real = theirs.kind === "rejected" ? theirs.errors : [];
  const expected = isOutside(fixture) ? [] : said;
  return show(expected) === show(real) ? [] : [`annotations: ${show(expected)}, rustc: ${show(real)}`];
}

async function askRustc(rustc: Rustc, fixture: Fixture, run: boolean): Promise<Verdict> {
  const { path: name, text, edition, stdin, isTest } = fixture;
  const args = isTest ? [...LIBTEST_ARGS, ...fixture.args] : fixture.args;
  const answer = await rustc.ask({ name, text, edition, run, args, stdin, isTest });
  return verdictOf(isTest ? { ...answer, stdout: settled(answer.stdout) } : answer);
}

async function compareOne(
  fixture: Fixture,
  rustc: Rustc,
  options: Options,
): Promise<{ problems: string[]; theirs: Verdict }> {
  const kind = fixture.path.startsWith("test/ui/") ? "ui" : "run";
  const runs = kind === "run";
  const theirs = await askRustc(rustc, fixture, runs);
  const problems = kind === "ui" ? annotationProblems(fixture, theirs) : [];
  if (fixture.path.startsWith("test/run/") && theirs.kind === "ran" && theirs.status !== fixture.exit) {
    problems.push(`exit status: annotated ${fixture.exit}, rustc ${theirs.status}`);
  }
  if (!options.rustcOnly && !(kind === "ui" && isOutside(fixture))) {
    const limits = { maxSteps: fixture.maxSteps ?? STEPS };
    const result =
      runs && fixture.isTest ? testFixture(fixture, limits) : runText({ ...fixture, name: fixture.path, limits });
    const ours: Verdict = verdictOf({ errors: result.faults, stdout: result.stdout, status: result.status });
    const different = compareVerdicts(ours, theirs, runs);
    if (!fixture.isFixme) problems.push(...different);
    else if (different.length === 0) problems.push("known wrong behaviour is right now: drop `fixme-` from the name");
  }
  return { problems, theirs };
}

/** Writes what tests expect; of examples, `isPartial` keeps what was said of the others. */
function record(fixtures: readonly Fixture[], verdicts: readonly Verdict[], isPartial: boolean): void {
  const examples: Record<string, Verdict> = isPartial ? { ...verdictsOfExamples(root) } : {};
  for (const [index, fixture] of fixtures.entries()) {
    const verdict = verdicts[index] as Verdict;
    if (fixture.path.startsWith("examples/")) examples[verdictKey(fixture)] = verdict;
    else if (fixture.path.startsWith("test/run/") && verdict.kind === "ran") {
      writeFileSync(resolve(root, fixture.path.replace(/\.rs$/, ".stdout")), verdict.stdout);
    }
  }
  mkdirSync(resolve(root, "test/examples"), { recursive: true });
  const sorted = Object.fromEntries(Object.entries(examples).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(examplesPath(root), `${JSON.stringify(sorted, null, 2)}\n`);
}

async function main(): Promise<number> {
  const options = parseArguments(process.argv.slice(2));
  const version = rustcVersion();
  if (version === undefined) {
    console.log("rustc is not installed: nothing to compare with");
    return 0;
  }
  const rustc = new Rustc(root, version);
  const fixtures = ["examples", "test/run", "test/ui"]
    .flatMap((folder) => (folder === "examples" ? withTests(readFixtures(root, folder)) : readFixtures(root, folder)))
    .filter((f) => f.skipRustc === undefined)
    .filter((f) => options.filters.length === 0 || options.filters.some((filter) => f.path.includes(filter)));
  let different = 0;
  const results = await inParallel(fixtures, JOBS, async (fixture) => {
    const result = await compareOne(fixture, rustc, options).catch((failure: unknown) => ({
      problems: [`failed: ${failure instanceof Error ? failure.message : failure}`],
      theirs: { kind: "rejected", errors: [] } as Verdict,
    }));
    if (result.problems.length > 0) {
      different++;
      for (const problem of result.problems) console.log(`${fixture.path}: ${problem}`);
    }
    return result;
  });
  if (options.record)
    record(
      fixtures,
      results.map((result) => result.theirs),
      options.filters.length > 0,
    );
  console.log(
    `${fixtures.length} programs compared with ${version}: ${fixtures.length - different} agree, ${different} differ`,
  );
  return different === 0 ? 0 : 1;
}

process.exitCode = await main();
