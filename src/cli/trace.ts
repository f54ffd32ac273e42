// `ferrule trace FILE`: runs a program and writes what each step does, one JSON object a line.

import { trace } from "#driver/trace.ts";
import type { StepKind } from "#vm/step.ts";
import { programToWatch } from "./compile.ts";
import { EXIT } from "./exit-status.ts";
import { type CheckFlags, type CompileFlags, isCheckedRun, type LimitFlags, type ScheduleFlags } from "./options.ts";
import { writeOut } from "./output.ts";
import { watchedHost } from "./host.ts";
import { scheduleOf } from "./run-schedules.ts";

export interface TraceFlags extends CompileFlags, CheckFlags, LimitFlags, ScheduleFlags {
  readonly from?: number;
  readonly limit: number;
  readonly locals?: boolean;
  readonly function?: string;
  readonly line?: number;
  readonly kind?: readonly StepKind[];
}

/** Writes the trace; the status is the program's own. */
export function traceFile(file: string, args: readonly string[], flags: TraceFlags): number {
  const program = programToWatch(file, flags);
  if (program === undefined) return EXIT.rejected;
  const { maxSteps, maxMemory, kind, ...filters } = flags;
  const machine = { maxSteps, maxMemory, checked: isCheckedRun(flags), aliasing: true, schedule: scheduleOf(flags) };
  const options = { ...filters, kinds: kind };
  let status: number = EXIT.ok;
  for (const record of trace(program, file, watchedHost(file, args), machine, options)) {
    writeOut(`${JSON.stringify(record)}\n`);
    if (record.kind === "end") ({ status } = record);
  }
  return status;
}
