// The machine as its users see it: load a verified program, run it in slices, and read the record of how it ended.
import type { Program } from "#isa/program.ts";
import { bug } from "#support/bug.ts";
import { executeChecked } from "./checked-interpreter.ts";
import type { HeapKind } from "./heap-manager.ts";
import { createManager } from "./heap-managers.ts";
import type { Host } from "./host.ts";
import { loadProgram } from "./image.ts";
import { STOP_FAULT, STOP_PAUSED, execute } from "./interpreter.ts";
import { type Leak, leaksOf } from "./leaks.ts";
import { CODE_BASE, hex } from "./memory.ts";
import type { SegmentName } from "./memory.ts";
import { type FaultStory, tellFault } from "./fault-story.ts";
import type { Races } from "./races/races.ts";
import { judgeTrap, MEMORY_FAULTS } from "./shadow/memory-fault.ts";
import { MachineState } from "./state.ts";
import { tellDeadlock } from "./deadlock.ts";
import type { Schedule } from "./schedule.ts";
import {
  FAULT_ABORT,
  FAULT_ALIASING,
  FAULT_BAD_FREE,
  FAULT_CALL,
  FAULT_DIVIDE,
  FAULT_EXIT,
  FAULT_LOAD,
  FAULT_MEMORY,
  FAULT_MEMORY_LIMIT,
  FAULT_NONE,
  FAULT_STACK,
  FAULT_STORE,
  FAULT_SWITCH,
  FAULT_UNCAUGHT,
  FAULT_UNSUPPORTED,
  STATUS_ABORT,
  STATUS_ALIASING,
  STATUS_FAULT,
  STATUS_LIMIT,
  STATUS_MEMORY,
  STATUS_PANIC,
  STOP_MARK,
} from "./trap.ts";
import type { Trap, TrapKind } from "./trap.ts";

export interface MachineOptions {
  /** Instructions after which the program is stopped with status 102; unlimited by default. */
  readonly maxSteps?: number | undefined;
  /** Bytes that live heap blocks may take together. */
  readonly maxMemory?: number | undefined;
  readonly stackBytes?: number;
  /** Who frees; all but `ownership` need a checked build and `checked`. */
  readonly heap?: HeapKind | undefined;
  /** Keep shadow state and stop at the first wrong access; the program should be a checked build. */
  readonly checked?: boolean | undefined;
  /** Hold references to the aliasing rules too, if the build says where they are made; under `ownership` alone. */
  readonly aliasing?: boolean | undefined;
  /** The loop that runs the program; by default the fast one, which does not stop at marks. */
  readonly loop?: Loop;
  /** Who runs when, in a program with threads; each in turn by default. A schedule is used by one machine. */
  readonly schedule?: Schedule | undefined;
}

/** Executes at most `budget` instructions from the machine's state, leaves it where it stopped, and says why it did. */
type Loop = (vm: MachineState, budget: number) => number;

export const DEFAULT_STACK_BYTES = 8 * 1024 * 1024;
/** What the stacks of all threads but `main` may take together. */
const THREAD_STACK_BYTES = 32 * 1024 * 1024;
export const DEFAULT_MAX_MEMORY = 1024 * 1024 * 1024;
/** Words of the instruction that calls a host function. */
const INTRINSIC_WORDS = 3;
/** Instructions that one call of the loop runs at most. */
const SLICE = 1 << 28;

export interface SegmentReport {
  readonly name: SegmentName;
  readonly start: number;
  /** End of what the segment may take (heap: of what it has taken). */
  readonly end: number;
  /** First address never used so far. */
  readonly highWater: number;
  /** Bytes ever used: of the stacks of several threads, which lie apart, all together. */
  readonly used: number;
}

export interface Counters {
  readonly steps: number;
  readonly allocations: number;
  readonly frees: number;
  readonly liveBytes: number;
  readonly peakBytes: number;
}

/** How a run ended. */
export interface Exit {
  /** The process status a shell should give. */
  readonly status: number;
  /** What went wrong in the machine's eyes; null for a normal end, `exit`, or a panic reported by the program. */
  readonly trap: Trap | null;
  /** The first use of a reference that the aliasing rules forbid; the run went on from there. */
  readonly aliasing: FaultStory | null;
  readonly leaks: readonly Leak[];
  readonly segments: readonly SegmentReport[];
  readonly counters: Counters;
}

export type RunResult = { readonly kind: "paused" } | { readonly kind: "exited"; readonly exit: Exit };

export class Machine {
  /** The machine's insides, for snapshots and tests. */
  readonly state: MachineState;
  readonly #maxSteps: number;
  readonly #maxMemory: number;
  readonly #loop: Loop;
  #exit: Exit | null = null;

  constructor(program: Program, options: MachineOptions, host: Host) {
    this.#maxSteps = options.maxSteps ?? Infinity;
    this.#maxMemory = options.maxMemory ?? DEFAULT_MAX_MEMORY;
    this.#loop = options.loop ?? (options.checked === true ? executeChecked : execute);
    // Size classes and page grain waste some of the segment: give it room beyond the limit on live bytes.
    const maxHeapBytes = this.#maxMemory + Math.max(this.#maxMemory / 4, 1 << 20);
    const stackBytes = options.stackBytes ?? DEFAULT_STACK_BYTES;
    const image = loadProgram(program, { stackBytes, threadStackBytes: THREAD_STACK_BYTES, maxHeapBytes });
    this.state = new MachineState(image, host, {
      maxHeapBytes: this.#maxMemory,
      isChecked: options.checked === true,
      tracksAliasing: options.aliasing === true && (options.heap ?? "ownership") === "ownership",
      manager: createManager(options.heap ?? "ownership"),
      schedule: options.schedule,
    });
  }

  /** The record of the end, once there is one. */
  get exit(): Exit | null {
    return this.#exit;
  }

  /**
   * Runs at most `budget` instructions. After "paused" it may be called again; output so far has been delivered. After
   * the end it gives the same record again.
   */
  run(budget = Infinity): RunResult {
    let left = budget;
    while (this.#exit === null) {
      const { state } = this;
      if (state.fault !== FAULT_NONE) {
        this.#exit = this.#faulted();
        break;
      }
      if (left <= 0) {
        state.output.flush();
        return { kind: "paused" };
      }
      const before = state.steps;
      const slice = Math.min(left, SLICE, this.#maxSteps - before);
      if (slice <= 0) {
        this.#exit = this.#end(
          STATUS_LIMIT,
          this.#trap(
            "stepLimit",
            STATUS_LIMIT,
            `step limit reached: the program was stopped after ${this.#maxSteps} instructions`,
          ),
        );
        break;
      }
      const granted = Math.min(slice, state.threads.sliceLeft);
      const stop = this.#execute(granted);
      left -= state.steps - before;
      if (stop === STOP_MARK) left = 0;
      else this.#stopped(stop);
    }
    return { kind: "exited", exit: this.#exit };
  }

  /** Forgets the end of the run: the machine's state has been set to an earlier moment. */
  reopen(): void {
    this.#exit = null;
  }

  /** Runs at most `budget` instructions, and tells the manager of each if it wants to know. */
  #execute(budget: number): number {
    const { state } = this;
    const { manager } = state;
    if (state.races?.isOver === true) state.races.end();
    if (state.races !== null) return this.#executeRacing(state.races, budget);
    if (!manager.watchesSteps) return this.#loop(state, budget);
    let stop: number = STOP_PAUSED;
    for (let left = budget; left > 0 && stop === STOP_PAUSED; left--) {
      manager.beforeStep(state);
      stop = this.#loop(state, 1);
      if (stop === STOP_PAUSED) manager.afterStep(state);
    }
    return stop;
  }

  /** Runs at most `budget` instructions, each looked at for data races first; fewer where the search ends among them. */
  #executeRacing(races: Races, budget: number): number {
    const { state } = this;
    let stop: number = STOP_PAUSED;
    for (let left = budget; left > 0 && stop === STOP_PAUSED && state.races !== null; left--) {
      if (!races.beforeStep()) return STOP_FAULT;
      stop = this.#loop(state, 1);
    }
    return stop;
  }

  /** After the loop came back: switches threads, or ends the run. */
  #stopped(stop: number): void {
    const { state } = this;
    const { threads } = state;
    switch (stop) {
      case STOP_PAUSED:
        if (threads.sliceLeft <= 0) threads.sliceUsed();
        return;
      case STOP_FAULT:
        if (state.fault === FAULT_ALIASING) return this.#noteAliasing();
        if (state.fault !== FAULT_SWITCH) {
          this.#exit = this.#faulted();
          return;
        }
        state.fault = FAULT_NONE;
        state.pc += INTRINSIC_WORDS;
        break;
      default:
        if (threads.isMain) {
          state.manager.atExit(state);
          this.#exit = this.#end(this.#entryStatus(), null);
          return;
        }
        threads.finishCurrent();
    }
    if (!threads.reschedule()) this.#exit = this.#end(STATUS_LIMIT, this.#deadlock());
  }

  /** Keeps the story of the first breach of the aliasing rules; the run goes on, and the rules are not asked again. */
  #noteAliasing(): void {
    const { state } = this;
    const fault = state.memoryFault ?? bug("a breach without a record");
    state.aliasing = { fault, story: tellFault(state, fault) };
    state.fault = FAULT_NONE;
    state.memoryFault = null;
    if (state.shadow !== null) state.shadow.trees = null;
  }

  /** Every thread waits, for good. */
  #deadlock(): Trap {
    const deadlock = tellDeadlock(this.state);
    return { ...this.#trap("deadlock", STATUS_LIMIT, deadlock.message), deadlock };
  }

  /** Ends a run from outside, as when a user presses stop. */
  interrupt(): Exit {
    this.#exit ??= this.#end(STATUS_LIMIT, this.#trap("stepLimit", STATUS_LIMIT, "the program was stopped"));
    return this.#exit;
  }

  /** What the entry function returned: its status if it has one. */
  #entryStatus(): number {
    const { program, memory } = this.state.image;
    const { result } = program.signatures[program.functions[program.entry].signature];
    return result === null ? 0 : memory.i32[memory.stackBase >> 2];
  }

  #faulted(): Exit {
    const { state } = this;
    if (state.shadow !== null) judgeTrap(state);
    switch (state.fault) {
      case FAULT_EXIT:
        return this.#end(state.exitStatus & 0xff, null);
      case FAULT_ABORT:
        return this.#end(STATUS_ABORT, this.#trap("aborted", STATUS_ABORT, "the program aborted"));
      case FAULT_UNCAUGHT:
        return this.#end(
          STATUS_PANIC,
          this.#trap("uncaughtPanic", STATUS_PANIC, "a panic left the program's entry function"),
        );
      case FAULT_STACK: {
        const { stack, title, id } = state.threads.current;
        return this.#end(
          STATUS_LIMIT,
          this.#trap(
            "stackOverflow",
            STATUS_LIMIT,
            `stack overflow: the stack${id === 1 ? "" : ` of ${title}`} reached its limit of ${stack.end - stack.start} bytes`,
          ),
        );
      }
      case FAULT_MEMORY_LIMIT:
        return this.#end(
          STATUS_LIMIT,
          this.#trap(
            "memoryLimit",
            STATUS_LIMIT,
            `memory limit of ${this.#maxMemory} bytes reached: ${state.faultMessage}`,
          ),
        );
      case FAULT_UNSUPPORTED:
        return this.#end(STATUS_LIMIT, this.#trap("unsupported", STATUS_LIMIT, state.faultMessage));
      case FAULT_DIVIDE:
        return this.#end(STATUS_FAULT, this.#trap("divideByZero", STATUS_FAULT, "division by zero"));
      case FAULT_CALL:
        return this.#end(
          STATUS_FAULT,
          this.#trap(
            "badCall",
            STATUS_FAULT,
            `call through a pointer that is no function of that type: ${hex(state.faultAddress)}`,
            state.faultAddress,
          ),
        );
      case FAULT_BAD_FREE:
        return this.#end(
          STATUS_ABORT,
          this.#trap(
            "badFree",
            STATUS_ABORT,
            `invalid free of ${hex(state.faultAddress)}: ${state.faultMessage}`,
            state.faultAddress,
          ),
        );
      case FAULT_MEMORY:
        return this.#end(STATUS_MEMORY, this.#checkedFault());
      case FAULT_LOAD:
      case FAULT_STORE:
        return this.#end(STATUS_FAULT, this.#memoryFault(state.fault === FAULT_STORE));
      default: {
        const aborts = state.faultMessage === "abort";
        return this.#end(
          STATUS_ABORT,
          this.#trap(
            aborts ? "aborted" : "unreachable",
            STATUS_ABORT,
            aborts ? "the program aborted" : `entered unreachable code (${state.faultMessage})`,
          ),
        );
      }
    }
  }

  #memoryFault(isStore: boolean): Trap {
    const { memory, faultAddress } = this.state;
    const segment = memory.segmentOf(faultAddress);
    const verb = isStore ? "write to" : "read of";
    const words: Record<SegmentName, string> = {
      "null page":
        faultAddress === 0 ? "null pointer dereference" : `address ${hex(faultAddress)} lies in the null page`,
      code: `address ${hex(faultAddress)} lies in the code segment; code is read-only`,
      "read-only static": `address ${hex(faultAddress)} lies in the read-only part of the static segment`,
      static: `address ${hex(faultAddress)} runs over the end of memory`,
      stack: `address ${hex(faultAddress)} runs over the end of memory`,
      heap: `address ${hex(faultAddress)} runs over the end of memory`,
      unmapped: `address ${hex(faultAddress)} belongs to no segment`,
    };
    return {
      ...this.#trap("memoryFault", STATUS_FAULT, `invalid ${verb} memory: ${words[segment]}`, faultAddress),
      segment,
    };
  }

  /** What the checked interpreter found. */
  #checkedFault(): Trap {
    const { state } = this;
    const fault = state.memoryFault ?? bug("a memory fault without a record");
    const message = `${MEMORY_FAULTS[fault.code]} at ${hex(fault.address)}`;
    return { ...this.#trap("memoryFault", STATUS_MEMORY, message, fault.address), story: tellFault(state, fault) };
  }

  #trap(kind: TrapKind, status: number, message: string, address: number | null = null): Trap {
    return {
      kind,
      message,
      status,
      address,
      segment: address === null ? null : this.state.memory.segmentOf(address),
      backtrace: this.state.backtrace(),
    };
  }

  #end(status: number, trap: Trap | null): Exit {
    const { state } = this;
    state.output.flush();
    // What threads hold that `main` did not wait for is no leak: they were cut short.
    const leaks = state.threads.othersAlive > 0 ? [] : leaksOf(state);
    const aliasing = state.aliasing?.story ?? null;
    const shown = trap === null && aliasing !== null ? STATUS_ALIASING : status;
    return { status: shown, trap, aliasing, leaks, segments: segmentsOf(state), counters: countersOf(state) };
  }
}

/** The memory map with high-water marks. */
export function segmentsOf(state: MachineState): readonly SegmentReport[] {
  const { memory } = state;
  const { readOnly, readWrite } = state.image.program;
  const row = (name: SegmentName, start: number, end: number, highWater: number): SegmentReport => ({
    name,
    start,
    end,
    highWater,
    used: Math.max(0, highWater - start),
  });
  const stack = row("stack", memory.stackBase, memory.stackEnd, state.threads.stackTop);
  return [
    row("null page", 0, CODE_BASE, 0),
    row("code", CODE_BASE, memory.readOnlyBase, CODE_BASE + state.image.text.length * 4),
    row("read-only static", memory.readOnlyBase, memory.readWriteBase, memory.readOnlyBase + readOnly.length),
    row("static", memory.readWriteBase, memory.stackBase, memory.readWriteBase + readWrite.length),
    { ...stack, used: state.threads.stackUsed },
    row("heap", memory.heapBase, memory.heapEnd, state.heap.highWater),
  ];
}

/** Counts of a run so far. */
export function countersOf(state: MachineState): Counters {
  const { allocations, frees, liveBytes, peakBytes } = state.heap;
  return { steps: state.steps, allocations, frees, liveBytes, peakBytes };
}

/** Loads a program. It must have passed `isa/verify.ts`: what codegen makes does, what comes from a file has to be asked. */
export function createMachine(program: Program, options: MachineOptions, host: Host): Machine {
  return new Machine(program, options, host);
}
