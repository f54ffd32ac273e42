// Runs the tests of a crate, each on a machine of its own, and tells of it as libtest does.
//
// Output and choice of tests follow libtest's `pretty` formatter (with one thread) and `filter_tests`. Differs: a test that ends
// the program or that the machine stops fails alone, and what is written to `io::stdout()` is captured too.

import { fromUtf8, utf8 } from "#support/utf8.ts";
import type { Program } from "#isa/program.ts";
import type { Host } from "#vm/host.ts";
import type { EmittedTest } from "./emit-crate.ts";
import { execute, type RunLimits, type RunOutcome } from "./execute.ts";
import { trapText } from "./exit-report.ts";

/** libtest's options. */
export interface TestOptions {
  /** Run tests whose names contain one of these; all where there is none. */
  readonly filters: readonly string[];
  readonly skip: readonly string[];
  /** Filters are whole names. */
  readonly exact: boolean;
  readonly ignored: "skip" | "only" | "include";
  readonly list: boolean;
  /** Let tests write straight to the host. */
  readonly nocapture: boolean;
  /** Show the output of tests that passed, too. */
  readonly showOutput: boolean;
  readonly colors: boolean;
  readonly limits: RunLimits;
  /** Is told how each test's run ended. */
  readonly ended?: (test: EmittedTest, outcome: RunOutcome) => void;
}

type Outcome = { readonly kind: "ok" | "failed"; readonly output: string } | { readonly kind: "ignored" };

type Tally = Record<Outcome["kind"], number>;

/** Runs what the options choose; `program` may be absent where there are no tests. Whether none failed. */
export function runTests(
  program: Program | undefined,
  all: readonly EmittedTest[],
  options: TestOptions,
  host: Host,
): boolean {
  const chosen = all.filter((test) => isChosen(test, options));
  const write = (text: string): void => host.writeStdout(utf8(text));
  if (options.list) {
    write(listing(chosen));
    return true;
  }
  const start = host.nowNanos();
  write(`\nrunning ${plural(chosen.length, "test")}\n`);
  const paint = options.colors ? paintText : plainText;
  const shell: Host = host.mayHint === undefined ? { ...host, mayHint: onceOnly() } : host;
  const results = chosen.map((test) => {
    const isIgnored = test.ignored !== undefined && options.ignored === "skip";
    write(`test ${isIgnored ? test.desc.name : shownName(test)} ... `);
    const outcome: Outcome =
      isIgnored || program === undefined ? { kind: "ignored" } : runOne(program, test, options, shell);
    write(`${verdictText(test, outcome, paint)}\n`);
    return { test, outcome };
  });
  const tally: Tally = { ok: 0, failed: 0, ignored: 0 };
  for (const { outcome } of results) tally[outcome.kind]++;
  if (options.showOutput) write(section("successes", results, "ok"));
  if (tally.failed > 0) write(section("failures", results, "failed"));
  const seconds = (Number(host.nowNanos() - start) / 1e9).toFixed(2);
  write(summary(tally, all.length - chosen.length, seconds, paint));
  return tally.failed === 0;
}

function isChosen({ desc: { name }, ignored }: EmittedTest, options: TestOptions): boolean {
  const matches = (filter: string): boolean => (options.exact ? name === filter : name.includes(filter));
  return (
    (options.filters.length === 0 || options.filters.some(matches)) &&
    !options.skip.some(matches) &&
    (options.ignored !== "only" || ignored !== undefined)
  );
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

function listing(tests: readonly EmittedTest[]): string {
  const counts = `${plural(tests.length, "test")}, 0 benchmarks\n`;
  if (tests.length === 0) return counts;
  return `${tests.map(({ desc }) => `${desc.name}: test\n`).join("")}\n${counts}`;
}

/** True once: the hint about backtraces is given in the first panic of all tests. */
function onceOnly(): () => boolean {
  let given = false;
  return () => {
    const may = !given;
    given = true;
    return may;
  };
}

function runOne(program: Program, test: EmittedTest, options: TestOptions, host: Host): Outcome {
  const captured: Uint8Array[] = [];
  let note = "";
  const capture = (bytes: Uint8Array): void => void captured.push(bytes);
  const outcome = execute(
    { ...program, entry: test.entry },
    {
      ...host,
      ...(options.nocapture ? {} : { writeStdout: capture, writeStderr: capture }),
      noteTest: (text) => {
        note = `note: ${fromUtf8(text)}`;
      },
    },
    options.limits,
  );
  options.ended?.(test, outcome);
  const { exit, isCutShort } = outcome;
  let output = fromUtf8(joined(captured)) + note;
  if (exit.trap !== null) output += trapText(program, exit.trap);
  else if (isCutShort) output += `note: the test ended the program with status ${exit.status}`;
  const passed = exit.status === 0 && !isCutShort;
  return { kind: passed ? "ok" : "failed", output };
}

/** Pieces may end within a character. */
function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

type Color = "green" | "red" | "yellow";
type Paint = (text: string, color: Color) => string;

const CODES: Readonly<Record<Color, number>> = { red: 31, green: 32, yellow: 33 };
const paintText: Paint = (text, color) => `\u001b[${CODES[color]}m${text}\u001b[0m`;
const plainText: Paint = (text) => text;

const shownName = ({ desc }: EmittedTest): string =>
  desc.shouldPanic === undefined ? desc.name : `${desc.name} - should panic`;

function verdictText({ ignored }: EmittedTest, outcome: Outcome, paint: Paint): string {
  switch (outcome.kind) {
    case "ok":
      return paint("ok", "green");
    case "failed":
      return paint("FAILED", "red");
    case "ignored":
      return paint(ignored?.reason === undefined ? "ignored" : `ignored, ${ignored.reason}`, "yellow");
  }
}

/** The tests of one outcome: what each wrote, and then their names. */
function section(
  title: "successes" | "failures",
  results: readonly { readonly test: EmittedTest; readonly outcome: Outcome }[],
  kind: "ok" | "failed",
): string {
  const shown = results.flatMap(({ test, outcome }) =>
    outcome.kind === kind ? [{ name: test.desc.name, output: outcome.output }] : [],
  );
  const outputs = shown
    .filter(({ output }) => output !== "")
    .map(({ name, output }) => `---- ${name} stdout ----\n${output}\n`);
  const names = shown.map(({ name }) => `    ${name}\n`);
  const written = outputs.length === 0 ? "" : `\n${outputs.join("")}`;
  return `\n${title}:\n${written}\n${title}:\n${names.join("")}`;
}

function summary(tally: Tally, filtered: number, seconds: string, paint: Paint): string {
  const result = tally.failed === 0 ? paint("ok", "green") : paint("FAILED", "red");
  const counts = `${tally.ok} passed; ${tally.failed} failed; ${tally.ignored} ignored; 0 measured; ${filtered} filtered out`;
  return `\ntest result: ${result}. ${counts}; finished in ${seconds}s\n\n`;
}
