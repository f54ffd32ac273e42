// Compiles and runs programs in this process, for fixtures, the conformance tool and the fuzzer.

import { explanationOf } from "#diagnostics/explanations.ts";
import { isCode } from "#diagnostics/codes.ts";
import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import { type Compilation, compile, type Goal } from "#driver/compile.ts";
import type { EmitStage } from "#driver/emit-stages.ts";
import { execute, type RunLimits } from "#driver/execute.ts";
import { type Files, MemoryFiles } from "#driver/files.ts";
import { renderReport } from "#render/report.ts";
import type { SourceMap } from "#support/source-map.ts";

export interface ProgramText {
  readonly name: string;
  readonly text: string;
  readonly edition: "2021" | "2024";
  readonly files?: Files;
}

export function compileText(program: ProgramText, goal: Goal, emit: readonly EmitStage[] = []): Compilation {
  const { name, text, edition, files = new MemoryFiles() } = program;
  return compile({ name, text, files }, { edition, test: false }, goal, emit);
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
  readonly leakedBytes: number;
}

export interface RunRequest extends ProgramText {
  readonly args?: readonly string[];
  readonly stdin?: string;
  readonly limits?: RunLimits;
}

/** Checks a program and, where nothing is wrong with it, runs it. */
export function runText(request: RunRequest): RunResult {
  const compilation = compileText(request, "program");
  const faults = faultsOf(compilation.diagnostics, compilation.map);
  if (compilation.program === undefined) return { faults, stdout: "", stderr: "", status: -1, leakedBytes: 0 };
  const out: Uint8Array[] = [];
  const err: Uint8Array[] = [];
  const outcome = execute(compilation.program, {
    args: [request.name, ...(request.args ?? [])],
    stdin: new TextEncoder().encode(request.stdin ?? ""),
    writeOut: (bytes) => out.push(bytes.slice()),
    writeError: (bytes) => err.push(bytes.slice()),
    limits: request.limits ?? {},
  });
  const decode = (chunks: readonly Uint8Array[]): string => Buffer.concat(chunks).toString();
  return { faults, stdout: decode(out), stderr: decode(err), status: outcome.status, leakedBytes: outcome.leakedBytes };
}
