// Runs a compiled program on the machine, to its end.

import type { Program } from "#isa/program.ts";
import type { Host } from "#vm/host.ts";
import type { HeapKind } from "#vm/heap-manager.ts";
import { createMachine, type Exit } from "#vm/machine.ts";
import type { Schedule } from "#vm/schedule.ts";
import { FAULT_EXIT } from "#vm/trap.ts";

/** Limits of a run; what is not given is the machine's default. */
export interface RunLimits {
  readonly maxSteps?: number | undefined;
  readonly maxMemory?: number | undefined;
  /** Run a checked build on the checked interpreter. */
  readonly checked?: boolean | undefined;
  /** Hold references to the aliasing rules too; the build must have been made for that. */
  readonly aliasing?: boolean | undefined;
  /** Who frees; all but ownership need `checked`. */
  readonly heap?: HeapKind | undefined;
  /** Who runs when, in a program with threads. */
  readonly schedule?: Schedule | undefined;
}

export interface RunOutcome {
  readonly exit: Exit;
  /** Whether it ended by `std::process::exit`, which runs no destructors. */
  readonly isCutShort: boolean;
}

/** Runs a verified program. */
export function execute(program: Program, host: Host, limits: RunLimits = {}): RunOutcome {
  const { maxSteps, maxMemory, checked, aliasing, heap, schedule } = limits;
  const machine = createMachine(program, { maxSteps, maxMemory, checked, aliasing, heap, schedule }, host);
  const result = machine.run();
  const exit = result.kind === "exited" ? result.exit : machine.interrupt();
  return { exit, isCutShort: machine.state.fault === FAULT_EXIT };
}
