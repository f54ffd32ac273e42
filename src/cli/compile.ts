// What every command that compiles does: read, compile, show the requested stages, report.

import { writeFileSync } from "node:fs";
import { isCode } from "#diagnostics/codes.ts";
import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import { explanationOf } from "#diagnostics/explanations.ts";
import { type Compilation, compile, type Goal } from "#driver/compile.ts";
import type { Program } from "#isa/program.ts";
import { type ReportOptions, renderReport } from "#render/report.ts";
import type { SourceMap } from "#support/source-map.ts";
import { loadBytecode } from "./bytecode.ts";
import { CommandError } from "./exit-status.ts";
import { decodeSource, readBytes } from "./input.ts";
import { type CheckFlags, type CompileFlags, colorPolicy, isCheckedRun, sessionOptions } from "./options.ts";
import { writeError, writeOut } from "./output.ts";
import { VERSION } from "./version.ts";

/** Writes messages to stderr in the chosen form. */
export function report(
  diagnostics: readonly Diagnostic[],
  map: SourceMap,
  flags: CompileFlags,
  options: Pick<ReportOptions, "withoutSummary"> = {},
): void {
  const text = renderReport(diagnostics, map, {
    format: flags.errorFormat,
    colors: colorPolicy(flags.color),
    explain: (code) => (isCode(code) ? explanationOf(code) : undefined),
    version: VERSION,
    ...options,
  });
  writeError(text);
}

/**
 * Compiles the file at `path` (its bytes given, where they were read already) and reports what was
 * said; `undefined` where the bytes are no text.
 */
export function compileFile(
  path: string,
  flags: CompileFlags,
  goal: Goal,
  bytes = readBytes(path),
): Compilation | undefined {
  const source = decodeSource(path, bytes);
  if (source.kind === "notText") {
    report([source.diagnostic], source.map, flags);
    return undefined;
  }
  const stages = flags.emit.map((request) => request.stage);
  const compilation = compile(source.input, sessionOptions(flags), goal, stages);
  for (const { stage, path: target } of flags.emit) {
    const dump = compilation.dumps.get(stage) ?? "";
    if (target === undefined) writeOut(dump);
    else writeTo(target, dump);
  }
  report(compilation.diagnostics, compilation.map, flags);
  return compilation;
}

/** The program of a compilation, which panics as the flags say. */
const panicking = (program: Program, { panic = "unwind" }: CompileFlags): Program => ({ ...program, panic });

/** Compiles the file at `path` to a program, which panics as the flags say; `undefined` where it was rejected. */
export function compileProgram(
  path: string,
  flags: CompileFlags,
  goal: Exclude<Goal, "check">,
  bytes = readBytes(path),
): Program | undefined {
  const program = compileFile(path, flags, goal, bytes)?.program;
  return program === undefined ? undefined : panicking(program, flags);
}

/** What became of a file that is to run checked, with its program; `undefined` where there is none. */
export function compileChecked(
  file: string,
  flags: CompileFlags & CheckFlags,
): { readonly compilation: Compilation; readonly program: Program } | undefined {
  const bytes = readBytes(file);
  if (loadBytecode(file, bytes) !== undefined)
    throw new CommandError("only a program's source can be run checked: bytecode lacks what the checks need");
  const compilation = compileFile(file, flags, flags.anyway === true ? "anyway" : "checked", bytes);
  if (compilation?.program === undefined) return undefined;
  return { compilation, program: panicking(compilation.program, flags) };
}

/** The program in a file, made to run checked where the flags say so. */
export function programToWatch(file: string, flags: CompileFlags & CheckFlags): Program | undefined {
  return isCheckedRun(flags) ? compileChecked(file, flags)?.program : programOf(file, flags);
}

/** The program in a file: the bytecode of a built one as it is, or what its source compiles to. */
export function programOf(file: string, flags: CompileFlags): Program | undefined {
  const bytes = readBytes(file);
  return loadBytecode(file, bytes) ?? compileProgram(file, flags, "program", bytes);
}

/** Writes a file that the command line asked for. */
export function writeTo(path: string, data: string | Uint8Array): void {
  try {
    writeFileSync(path, data);
  } catch (failure) {
    throw new CommandError(`couldn't write \`${path}\`: ${failure instanceof Error ? failure.message : failure}`);
  }
}
