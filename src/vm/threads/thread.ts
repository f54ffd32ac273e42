// A thread: its registers while another one runs, its part of the stack segment, and what it waits for.

import type { ShadowStack } from "#vm/shadow/shadow.ts";

/** What a wait on a word of memory is for, by the number that the library gives: words for messages. */
export const PURPOSES = [
  "a value in memory to change",
  "a mutex",
  "a read lock",
  "a write lock",
  "a condition variable to be notified",
  "somebody to unpark it",
  "an initialisation that is under way",
  "a message from a channel",
  "room in a channel",
  "the other threads of a barrier",
  "the threads of its scope to end",
  "the lock of the output",
] as const;

export type WaitReason =
  | { readonly kind: "join"; readonly thread: number }
  | { readonly kind: "sleep" }
  | { readonly kind: "word"; readonly address: number; readonly purpose: number };

export interface Waiting {
  readonly reason: WaitReason;
  /** On the machine's clock, in nanoseconds; Infinity for none. */
  readonly deadline: number;
  /** What `Threads.slept` is at least, once the deadline has passed. */
  readonly sleptThen: number;
  /** Who came first is woken first. */
  readonly serial: number;
  /** Word index that gets 1 when woken, 0 when the deadline passes; -1 for none. */
  readonly result: number;
}

/** Part of the stack segment, in bytes. */
export interface StackRegion {
  readonly start: number;
  readonly end: number;
}

/** The registers that a switch of threads exchanges. */
export interface ThreadRegisters {
  /** Return positions and callers' frame pointers; see `MachineState.control`. */
  readonly control: Int32Array;
  readonly pc: number;
  readonly fp: number;
  readonly csp: number;
  readonly stackSoft: number;
  readonly stackHard: number;
  readonly panicCount: number;
  /** See `MachineState.isPanicTold`. */
  readonly isPanicTold: boolean;
  /** In a checked run, the locals that its pointers point into. */
  readonly locals: ShadowStack | null;
}

export class Thread {
  /** From 1, which is `main`. */
  readonly id: number;
  readonly name: string | null;
  readonly stack: StackRegion;
  /** Code position of the call that started it; -1 for `main`. */
  readonly startedAt: number;
  /** Out of date while the thread runs. */
  registers: ThreadRegisters;
  /** A word of the thread's own, in which the library keeps the address of its data. */
  register = 0;
  /** In a checked run, what that address points into. */
  registerProvenance = 0;
  waiting: Waiting | null = null;
  isFinished = false;
  /** The last atomic load, to notice a thread that spins: where, of what, and what it gave. */
  lastLoad = "";

  constructor(id: number, name: string | null, stack: StackRegion, startedAt: number, registers: ThreadRegisters) {
    this.id = id;
    this.name = name;
    this.stack = stack;
    this.startedAt = startedAt;
    this.registers = registers;
  }

  get isRunnable(): boolean {
    return !this.isFinished && this.waiting === null;
  }

  /** The thread as messages call it. */
  get title(): string {
    return this.name === null ? `thread ${this.id} (unnamed)` : `thread '${this.name}'`;
  }
}
