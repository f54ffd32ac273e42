// Runs a compiled program on the machine, to its end.

import type { Program } from "#isa/program.ts";
import { bug } from "#support/bug.ts";

/** Limits of a run; what is not given is the machine's default. */
export interface RunLimits {
  readonly maxSteps?: number;
  readonly maxMemory?: number;
}

export interface RunEnvironment {
  /** The program's name comes first. */
  readonly args: readonly string[];
  readonly stdin: Uint8Array;
  readonly writeOut: (bytes: Uint8Array) => void;
  readonly writeError: (bytes: Uint8Array) => void;
  readonly limits: RunLimits;
}

export interface RunOutcome {
  readonly status: number;
  readonly leakedBytes: number;
}

export function execute(program: Program, _environment: RunEnvironment): RunOutcome {
  return bug(`no machine yet for ${program.functions.length} functions`);
}
