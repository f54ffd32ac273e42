// Compiles and runs programs in this process, for fixtures, the conformance tool and the fuzzer.

import { explanationOf } from "#diagnostics/explanations.ts";
import { isCode } from "#diagnostics/codes.ts";
import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import { type Compilation, compile, type Goal } from "#driver/compile.ts";
import type { EmitStage } from "#driver/emit-stages.ts";
import { execute, type RunLimits, type RunOutcome } from "#driver/execute.ts";
import { trapText } from "#driver/exit-report.ts";
import { type Files, MemoryFiles } from "#driver/files.ts";
import { runTests, type TestOptions } from "#driver/run-tests.ts";
import type { Program, SourceRange } from "#isa/program.ts";
import { renderReport } from "#render/report.ts";
import type { SourceMap } from "#support/source-map.ts";
import { History } from "#vm/history.ts";
import type { Exit } from "#vm/machine.ts";
import { type Host, silentHost } from "#vm/host.ts";
import { TransientFiles } from "#vm/transient-files.ts";
import { ChildStreams } from "./child-streams.ts";

export interface ProgramText {
  readonly name: string;
  readonly text: string;
  readonly edition: "2021" | "2024";
  readonly files?: Files;
  /** Hold references to the aliasing rules; by default where the program is run anyway. */
  readonly aliasing?: boolean;
  /** Compile it for its tests. */
  readonly isTest?: boolean;
}

export function compileText(program: ProgramText, goal: Goal, emit: readonly EmitStage[] = []): Compilation {
  const { name, text, edition, files = new MemoryFiles(), isTest = false } = program;
  const aliasing = program.aliasing === undefined ? {} : { aliasing: program.aliasing };
  return compile({ name, text, files }, { edition, test: isTest, ...aliasing }, goal, emit);
}

/** A text alone, as the command line and the playground would compile it. */
export const mainText = (text: string): ProgramText => ({ name: "main.rs", text, edition: "2024" });

/** What a text is compiled to; throws what the compiler said where it rejects it. */
export function buildText(program: ProgramText, goal: Exclude<Goal, "check"> = "program"): Program {
  const { program: built, diagnostics } = compileText(program, goal);
  if (built === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return built;
}

/** A run of a program that reads nothing, followed to its end. */
export function recordText(program: ProgramText): History {
  const history = new History(buildText(program), {}, silentHost);
  history.runOn();
  return history;
}

/** An error, by the line of its first primary place. */
export interface Fault {
  readonly line: number;
  readonly code: string | undefined;
  readonly message: string;
  /** All that is said in it: message, labels, notes. */
  readonly texts: readonly string[];
}

export function faultsOf(
  diagnostics: readonly Diagnostic[],
  map: SourceMap,
  level: Diagnostic["level"] = "error",
): Fault[] {
  return diagnostics
    .filter((d) => d.level === level)
    .map((d) => {
      const [span] = d.primary;
      return {
        line: span === undefined ? 0 : map.file(span.file).lineColumn(span.start).line,
        code: d.code,
        message: d.message,
        texts: [
          d.message,
          ...d.labels.map((label) => label.text),
          ...d.children.map((child) => child.message),
          ...d.suggestions.map((s) => s.message),
        ],
      };
    });
}

/** The text a person sees on stderr. */
export function renderedText(compilation: Compilation): string {
  return renderReport(compilation.diagnostics, compilation.map, {
    format: "human",
    colors: "never",
    explain: (code) => (isCode(code) ? explanationOf(code) : undefined),
    version: "test",
  });
}

export interface RunResult {
  readonly faults: readonly Fault[];
  readonly stdout: string;
  readonly stderr: string;
  /** -1 where the program was rejected. */
  readonly status: number;
  /** Of blocks that nobody freed; none where the run was cut short. */
  readonly leakedBytes: number;
  readonly exit?: Exit;
}

export interface RunRequest extends ProgramText {
  /** Run on the checked interpreter; `anyway`: even what the borrow checker rejects. */
  readonly mode?: "checked" | "anyway";
  readonly args?: readonly string[];
  readonly stdin?: string;
  readonly limits?: RunLimits;
}

const REJECTED = { stdout: "", stderr: "", status: -1, leakedBytes: 0 };

/** A host that keeps what is written, and what to read from it. */
function recordingHost(request: RunRequest): { readonly host: Host; readonly streams: ChildStreams } {
  const streams = new ChildStreams();
  let rest = new TextEncoder().encode(request.stdin ?? "");
  const host: Host = {
    ...silentHost,
    files: new TransientFiles(),
    processes: streams,
    args: [request.name, ...(request.args ?? [])],
    writeStdout: (bytes) => streams.keep(1, bytes),
    writeStderr: (bytes) => streams.keep(2, bytes),
    readStdin: (into) => {
      const taken = rest.subarray(0, into.length);
      into.set(taken);
      rest = rest.subarray(taken.length);
      return taken.length;
    },
  };
  return { host, streams };
}

/** Checks a program and, where nothing is wrong with it, runs it. */
export function runText(request: RunRequest): RunResult {
  const compilation = compileText(request, request.mode ?? "program");
  const faults = faultsOf(compilation.diagnostics, compilation.map);
  if (compilation.program === undefined) return { faults, ...REJECTED };
  const { host, streams } = recordingHost(request);
  const { exit, isCutShort } = execute(compilation.program, host, {
    ...request.limits,
    checked: request.mode !== undefined,
    aliasing: true,
  });
  const { stdout, stderr } = streams.finish();
  return {
    faults,
    stdout,
    stderr: stderr + (exit.trap === null ? "" : trapText(compilation.program, exit.trap)),
    status: exit.status,
    leakedBytes: isCutShort || exit.trap !== null ? 0 : exit.leaks.reduce((sum, { size }) => sum + size, 0),
    exit,
  };
}

/** What went wrong in a run, by code and place: a memory fault, a broken aliasing rule, a deadlock, else a leak. */
export interface RunFault {
  readonly code: string;
  readonly range: SourceRange | undefined;
}

/** The fault of a run; undefined where nothing was wrong. */
export function runFaultOf({ trap, aliasing, leaks }: Exit): RunFault | undefined {
  if (trap?.deadlock !== undefined) return { code: "M0017", range: trap.deadlock.waiting[0]?.at ?? undefined };
  const story = trap?.story ?? aliasing;
  if (story != null) return { code: story.code, range: story.events[0]?.range };
  const [leak] = leaks;
  return leak && { code: "M0016", range: leak.range ?? undefined };
}

/** What came of running a crate's tests. */
export interface TestsResult extends RunResult {
  /** How the run of each ended, by name. */
  readonly ended: ReadonlyMap<string, RunOutcome>;
}

/** Runs a crate's tests, where nothing is wrong with it; `args` are libtest's. */
export function testText(request: RunRequest): TestsResult {
  const compilation = compileText({ ...request, isTest: true }, request.mode ?? "program");
  const faults = faultsOf(compilation.diagnostics, compilation.map);
  const ended = new Map<string, RunOutcome>();
  if (compilation.tests === undefined) return { faults, ended, ...REJECTED };
  const { host, streams } = recordingHost(request);
  const limits: RunLimits = { ...request.limits, checked: request.mode !== undefined, aliasing: true };
  const options: TestOptions = {
    ...testOptions(request),
    limits,
    ended: ({ desc }, outcome) => void ended.set(desc.name, outcome),
  };
  const passed = runTests(compilation.program, compilation.tests, options, host);
  return { faults, ended, ...streams.finish(), status: passed ? 0 : 101, leakedBytes: 0 };
}

/** libtest's command line, as far as the fixtures use it. */
function testOptions({ args = [] }: RunRequest): Omit<TestOptions, "limits" | "ended"> {
  const has = (flag: string): boolean => args.includes(flag);
  const skip = args.flatMap((arg, i) => (arg === "--skip" ? [args[i + 1] ?? ""] : []));
  return {
    filters: args.filter((arg, i) => !arg.startsWith("--") && args[i - 1] !== "--skip"),
    skip,
    exact: has("--exact"),
    ignored: has("--include-ignored") ? "include" : has("--ignored") ? "only" : "skip",
    list: has("--list"),
    nocapture: has("--nocapture"),
    showOutput: has("--show-output"),
    colors: false,
  };
}
