// Faults of a running program as values: what happened, in words, with where and with which exit status.
import type { SourceRange } from "#isa/program.ts";
import type { SegmentName } from "./memory.ts";
import type { Deadlock } from "./deadlock.ts";
import type { FaultStory } from "./fault-story.ts";

export type TrapKind =
  | "memoryFault"
  | "divideByZero"
  | "badCall"
  | "badFree"
  | "unreachable"
  | "aborted"
  | "stackOverflow"
  | "memoryLimit"
  | "stepLimit"
  | "uncaughtPanic"
  | "deadlock"
  | "unsupported";

/** A place in the code, for people. */
export interface CodePlace {
  readonly function: string;
  readonly isStd: boolean;
  readonly range: SourceRange | null;
}

/** A frame of a backtrace, which may leave some out between the innermost and the outermost. */
export interface BacktraceFrame extends CodePlace {
  /** How many frames it has called, directly or not: 0 is the innermost. */
  readonly depth: number;
}

export interface Trap {
  readonly kind: TrapKind;
  readonly message: string;
  /** The exit status a shell should give: 102 for limits, 134 for aborts, 139 for memory faults, 101 for panics. */
  readonly status: number;
  /** The address concerned, and its segment, for memory faults. */
  readonly address: number | null;
  readonly segment: SegmentName | null;
  readonly backtrace: readonly BacktraceFrame[];
  /** What the checked interpreter has to tell about a memory fault. */
  readonly story?: FaultStory;
  /** Who waits for whom, when all threads wait. */
  readonly deadlock?: Deadlock;
}

/** Codes by which the interpreter's inner parts report a fault; {@link FAULT_NONE} is none. */
export const FAULT_NONE = 0;
export const FAULT_LOAD = 1;
export const FAULT_STORE = 2;
export const FAULT_DIVIDE = 3;
export const FAULT_CALL = 4;
export const FAULT_TRAP_OP = 5;
export const FAULT_STACK = 6;
export const FAULT_BAD_FREE = 7;
export const FAULT_MEMORY_LIMIT = 8;
export const FAULT_UNCAUGHT = 9;
export const FAULT_ABORT = 10;
export const FAULT_EXIT = 11;
/** Seen by the checked interpreter alone; the machine's `memoryFault` has it. */
export const FAULT_MEMORY = 12;
/** No fault: a host function has asked for another thread to be chosen. */
export const FAULT_SWITCH = 13;
/** The program asks for what the machine, run in this way, cannot do. */
export const FAULT_UNSUPPORTED = 14;
/** A reference was used that others have taken the place of: told at the end, and no reason to stop. */
export const FAULT_ALIASING = 15;

export const STATUS_PANIC = 101;
/** The checked interpreter found a memory fault. */
export const STATUS_MEMORY = 103;
/** No memory fault, but a rule about references was broken. */
export const STATUS_ALIASING = 104;
export const STATUS_LIMIT = 102;
export const STATUS_ABORT = 134;
export const STATUS_FAULT = 139;

/** The stepping loop stopped where a source-level step begins; other reasons to stop are in `interpreter.ts`. */
export const STOP_MARK = 3;
