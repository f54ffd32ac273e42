// Asks rustc about a program: verdict, codes, lines, output. Answers are kept by content.

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/** One error: the line of its first primary place, and its code. */
export interface Fault {
  readonly line: number;
  readonly code: string | undefined;
  readonly message: string;
}

export interface Answer {
  readonly errors: readonly Fault[];
  /** Of the run, where there was one. */
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
  /**
   * How runs differ from each other, where a question wanted several: "order" if only in the order of characters (of a
   * map's entries, of threads), "content" if otherwise (addresses, times).
   */
  readonly varies?: "order" | "content";
}

export interface Question {
  readonly name: string;
  readonly text: string;
  readonly edition: "2021" | "2024";
  /** Also run it. */
  readonly run: boolean;
  readonly args?: readonly string[];
  readonly stdin?: string;
  /** Compile it for its tests; a run runs them. */
  readonly isTest?: boolean;
  /** How often to run it, to learn whether its output varies; once unless told. */
  readonly runs?: number;
  /** A run that takes longer is killed, with status -1; 60 unless told. */
  readonly seconds?: number;
}

interface JsonSpan {
  readonly file_name: string;
  readonly line_start: number;
  readonly is_primary: boolean;
  readonly expansion: { readonly span: JsonSpan } | null;
}

interface JsonMessage {
  readonly level: string;
  readonly message: string;
  readonly code: { readonly code: string } | null;
  readonly spans: readonly JsonSpan[];
}

/** Changes whenever answers are computed otherwise. */
const FORMAT = 6;

export function rustcVersion(): string | undefined {
  const { status, stdout } = spawnSync("rustc", ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/** The line in the program itself: out of a macro of the library, by way of its expansions. */
function lineOf(message: JsonMessage, file: string): number {
  let span: JsonSpan | undefined = message.spans.find((s) => s.is_primary);
  while (span !== undefined && span.file_name !== file) span = span.expansion?.span;
  return span?.line_start ?? 0;
}

export function parseErrors(stderr: string, file: string): Fault[] {
  const errors: Fault[] = [];
  for (const line of stderr.split("\n")) {
    if (!line.startsWith("{")) continue;
    const message = JSON.parse(line) as JsonMessage;
    if (message.level !== "error" || /^aborting due to/.test(message.message)) continue;
    // Lints have names instead of codes; Ferrule's have none.
    const code = /^E\d{4}$/.test(message.code?.code ?? "") ? message.code?.code : undefined;
    errors.push({ line: lineOf(message, file), code, message: message.message });
  }
  return errors;
}

interface Finished {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

export function execute(
  command: string,
  args: readonly string[],
  cwd: string,
  stdin: string,
  seconds: number,
  argv0?: string,
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      ...(argv0 === undefined ? {} : { argv0 }),
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, RUST_BACKTRACE: "0" },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.stdin.on("error", () => {});
    child.stdin.end(stdin);
    const timer = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
    const finish = (status: number): void => {
      clearTimeout(timer);
      resolve({ stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), status });
    };
    child.on("error", () => finish(-1));
    // An abort is told as a shell would tell it.
    child.on("close", (code, signal) => finish(code ?? (signal === "SIGABRT" ? 134 : -1)));
  });
}

/** A crate may have a name of its own, which must not be contradicted. */
const namesItself = (text: string): boolean => /^#!\[crate_name/m.test(text);

/** A program that may look at its arguments, the first of which is its own name: Ferrule gives that of its file. */
const seesItsName = (text: string): boolean => /\bargs(_os)?\b/.test(text);

const charactersOf = (text: string): string => [...text].sort().join("");

async function runProgram(directory: string, question: Question): Promise<Omit<Answer, "errors">> {
  const { args = [], stdin = "", runs = 1, seconds = 60 } = question;
  const once = (): Promise<Finished> =>
    execute(join(directory, "program"), args, directory, stdin, seconds, question.name);
  const first = await once();
  let varies: Answer["varies"];
  for (let count = 1; count < runs && first.status >= 0 && varies !== "content"; count++) {
    const { stdout, status } = await once();
    if (stdout === first.stdout && status === first.status) continue;
    const isSameText = status === first.status && charactersOf(stdout) === charactersOf(first.stdout);
    varies = isSameText ? "order" : "content";
  }
  return varies === undefined ? first : { ...first, varies };
}

/** Compiles (and runs) with rustc, with caches in `node_modules/.cache/rustc`. */
export class Rustc {
  readonly #cache: string;
  readonly #version: string;

  constructor(root: string, version: string) {
    this.#cache = join(root, "node_modules/.cache/rustc");
    this.#version = version;
    mkdirSync(this.#cache, { recursive: true });
  }

  async ask(question: Question): Promise<Answer> {
    const { text, edition, run, args = [], stdin = "", runs = 1, isTest = false } = question;
    const asked = [
      FORMAT,
      this.#version,
      text,
      edition,
      run,
      args,
      stdin,
      ...(runs > 1 ? [runs] : []),
      ...(isTest ? ["test"] : []),
      ...(namesItself(text) ? ["named"] : []),
      ...(seesItsName(text) ? ["argv0"] : []),
    ];
    const key = createHash("sha256").update(JSON.stringify(asked)).digest("hex");
    const kept = join(this.#cache, `${key}.json`);
    if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as Answer;
    const answer = await this.#compile(question);
    writeFileSync(kept, JSON.stringify(answer));
    return answer;
  }

  async #compile(question: Question): Promise<Answer> {
    const directory = mkdtempSync(join(this.#cache, "work-"));
    try {
      const file = basename(question.name);
      writeFileSync(join(directory, file), question.text);
      const common = ["--edition", question.edition, "--error-format=json", "-Awarnings", file];
      if (!namesItself(question.text)) common.push("--crate-name", "main");
      if (question.isTest === true) common.push("--test");
      const compile = (kind: readonly string[]): Promise<Finished> =>
        execute("rustc", [...kind, ...common], directory, "", 120);
      // Some lints look at MIR, which checking alone does not make; where checking fails, MIR gives echoes.
      let built = await compile(["--emit=metadata", "-o", "program.rmeta"]);
      if (built.status === 0) {
        const program = ["-Cdebuginfo=0", "-Copt-level=0", "-Cdebug-assertions=on", "-o", "program"];
        built = await compile(question.run ? program : ["--emit=mir", "-o", "program.mir"]);
      }
      const errors = parseErrors(built.stderr, file);
      if (!question.run || built.status !== 0) return { errors, stdout: "", stderr: "", status: built.status };
      return { errors, ...(await runProgram(directory, question)) };
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }
}

/** Runs `work` over items, so many at a time, keeping their order. */
export async function inParallel<T, R>(items: readonly T[], jobs: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return results;
}
