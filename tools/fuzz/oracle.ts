// Asks rustc about many generated programs at once: one start of the compiler for all verdicts of a batch,
// one for a binary of all accepted programs, which is then run once for each of them.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execute, type Fault, inParallel, parseErrors } from "#tools/rustc.ts";

/** What a compiler made of one program. */
export interface Outcome {
  readonly errors: readonly Fault[];
  readonly stdout: string;
  readonly status: number;
}

async function inDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "ferrule-fuzz-"));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Errors that only the borrow checker gives; any other means that the generator made an ill-typed program. */
export const isBorrowError = ({ code, message }: Fault): boolean =>
  code === undefined
    ? message === "lifetime may not live long enough"
    : /^E0(373|381|382|384|499|50[1-9]|510|515|521|594|596|597|621|700|71[236])$/.test(code);

/** A program that runs longer counts as endless. */
const RUN_SECONDS = 10;

const FILE = "batch.rs";
const COMMON = ["--edition", "2024", "--error-format=json", "-Awarnings", "--crate-name", "batch", FILE];

/** Each program as a module; the line before the first of each. */
function pack(texts: readonly string[]): { source: string; starts: number[] } {
  const lines: string[] = [];
  const starts: number[] = [];
  for (const [i, text] of texts.entries()) {
    lines.push(`mod p${i} {`);
    starts.push(lines.length);
    lines.push(
      ...text
        .trimEnd()
        .replace(/^fn main\(/m, "pub fn main(")
        .split("\n"),
      "}",
    );
  }
  const arms = texts.map((_, i) => `"${i}" => p${i}::main(),`).join(" ");
  lines.push(`fn main() { match std::env::args().nth(1).unwrap().as_str() { ${arms} _ => {} } }`);
  return { source: lines.join("\n"), starts };
}

/** The errors of each program, by lines of its own. */
async function check(texts: readonly string[]): Promise<Fault[][]> {
  return inDirectory(async (directory) => {
    const { source, starts } = pack(texts);
    writeFileSync(join(directory, FILE), source);
    const args = ["--emit=metadata", "-o", "batch.rmeta", ...COMMON];
    const { stderr, status } = await execute("rustc", args, directory, "", 600);
    // Stopped half way it has not said all that it had to say.
    if (status !== 0 && status !== 1) throw new Error(`rustc did not judge a batch to its end (status ${status})`);
    const errors: Fault[][] = texts.map(() => []);
    for (const error of parseErrors(stderr, FILE)) {
      const index = starts.findLastIndex((start) => start < error.line);
      errors[index]?.push({ ...error, line: error.line - (starts[index] ?? 0) });
    }
    return errors;
  });
}

/** Builds accepted programs into one binary and runs each. */
async function build(texts: readonly string[], jobs: number): Promise<Pick<Outcome, "stdout" | "status">[]> {
  return inDirectory(async (directory) => {
    writeFileSync(join(directory, FILE), pack(texts).source);
    const kind = ["-Cdebuginfo=0", "-Copt-level=0", "-Cdebug-assertions=on", "-o", "batch"];
    const built = await execute("rustc", [...kind, ...COMMON], directory, "", 600);
    if (built.status !== 0) throw new Error(`rustc refused accepted programs: ${built.stderr.slice(0, 2000)}`);
    return inParallel(
      texts.map((_, i) => i),
      jobs,
      (i) => execute(join(directory, "batch"), [`${i}`], directory, "", RUN_SECONDS),
    );
  });
}

/** rustc's verdict on each program and, where `run`, the output of the accepted ones. */
export async function askRustc(texts: readonly string[], run: boolean, jobs = 2): Promise<Outcome[]> {
  const errors = await checkAll(texts);
  const outcomes: Outcome[] = errors.map((list) => ({ errors: list, stdout: "", status: list.length === 0 ? 0 : 1 }));
  if (!run) return outcomes;
  const accepted = texts.map((_, i) => i).filter((i) => errors[i]?.length === 0);
  if (accepted.length === 0) return outcomes;
  const ran = await build(
    accepted.map((i) => texts[i] as string),
    jobs,
  );
  for (const [at, i] of accepted.entries()) {
    const { stdout, status } = ran[at] as Outcome;
    outcomes[i] = { errors: [], stdout, status };
  }
  return outcomes;
}

/** Checks a batch; programs that are ill-typed hide borrow errors of the others, so these are asked again without them. */
async function checkAll(texts: readonly string[]): Promise<Fault[][]> {
  const errors = await check(texts);
  const ill = errors.map((list) => list.some((e) => !isBorrowError(e)));
  if (!ill.includes(true) || texts.length === 1) return errors;
  const sound = texts.map((_, i) => i).filter((i) => !ill[i]);
  if (sound.length === 0) return errors;
  const again = await checkAll(sound.map((i) => texts[i] as string));
  for (const [at, i] of sound.entries()) errors[i] = again[at] as Fault[];
  return errors;
}
