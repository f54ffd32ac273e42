// `ferrule run FILE`: checks, compiles and runs a program; runs a built `.fbc` file after verifying it.

import type { RunOutcome } from "#driver/execute.ts";
import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import type { Compilation } from "#driver/compile.ts";
import { faultDiagnostic } from "#driver/fault-report.ts";
import { leakText, memoryText, trapText } from "#driver/exit-report.ts";
import { type Verdict, verdictDiagnostics, verdictOf } from "#driver/verdict.ts";
import type { Program } from "#isa/program.ts";
import type { HeapKind } from "#vm/heap-manager.ts";
import type { Host } from "#vm/host.ts";
import { compileChecked, programOf, report } from "./compile.ts";
import { EXIT } from "./exit-status.ts";
import { processHost } from "./host.ts";
import { type CheckFlags, type CompileFlags, isCheckedRun, type LimitFlags, type ScheduleFlags } from "./options.ts";
import { writeError } from "./output.ts";
import { runScheduled } from "./run-schedules.ts";

export interface RunFlags extends CompileFlags, CheckFlags, LimitFlags, ScheduleFlags {
  readonly memory?: boolean;
  readonly heap?: HeapKind;
}

/** Managers other than ownership have to know what pointers are. */
const isWatched = ({ heap, ...flags }: RunFlags): boolean =>
  isCheckedRun(flags) || (heap !== undefined && heap !== "ownership");

export function run(file: string, args: readonly string[], flags: RunFlags): number {
  const host = processHost(file, args);
  if (isWatched(flags)) return runChecked(file, host, flags);
  const program = programOf(file, flags);
  if (program === undefined) return EXIT.rejected;
  const { maxSteps, maxMemory } = flags;
  return runScheduled(program, host, { maxSteps, maxMemory }, flags, ({ exit, isCutShort }) => {
    if (exit.trap !== null) writeError(trapText(program, exit.trap));
    else if (!isCutShort && exit.status === 0) writeError(leakText(program, exit.leaks));
    if (flags.memory === true) writeError(memoryText(program, exit));
    return exit.status;
  });
}

/** Runs a checked build; with `--anyway` also of what the borrow checker rejected, and says how that ended. */
function runChecked(file: string, host: Host, flags: RunFlags): number {
  const checked = compileChecked(file, flags);
  if (checked === undefined) return EXIT.rejected;
  const { compilation, program } = checked;
  const limits = {
    maxSteps: flags.maxSteps,
    maxMemory: flags.maxMemory,
    checked: true,
    aliasing: true,
    heap: flags.heap,
  };
  return runScheduled(program, host, limits, flags, (outcome) => reportChecked(compilation, program, outcome, flags));
}

/** Says how a checked run ended; gives its exit status. */
function reportChecked(
  compilation: Compilation,
  program: Program,
  { exit, isCutShort }: RunOutcome,
  flags: RunFlags,
): number {
  const errors = compilation.diagnostics.filter((one) => one.level === "error");
  if (exit.trap?.story !== undefined) {
    const { map, diagnostic } = faultDiagnostic(program, exit.trap.story);
    report([diagnostic], map, flags, { withoutSummary: true });
  } else if (exit.trap !== null) writeError(trapText(program, exit.trap));
  else if (exit.aliasing !== null) {
    const { map, diagnostic } = faultDiagnostic(program, exit.aliasing);
    report([diagnostic], map, flags, { withoutSummary: true });
  } else if (!isCutShort && exit.status === 0) writeError(leakText(program, exit.leaks));
  if (errors.length > 0)
    reportVerdict(verdictOf(exit, errors, compilation.map, program), errors, exit.status, compilation, flags);
  if (flags.memory === true) writeError(memoryText(program, exit));
  return exit.status;
}

function reportVerdict(
  verdict: Verdict,
  errors: readonly Diagnostic[],
  status: number,
  compilation: Compilation,
  flags: RunFlags,
): void {
  report(verdictDiagnostics(verdict, errors), compilation.map, flags, { withoutSummary: true });
  if (flags.errorFormat !== "json") return;
  const fault = verdict.kind === "fine" ? null : verdict.story.code;
  const foretoldBy = verdict.kind === "fine" ? null : (verdict.foretold?.code ?? null);
  writeError(
    `${JSON.stringify({ $message_type: "verdict", verdict: verdict.kind, fault, foretold_by: foretoldBy, status })}\n`,
  );
}
