// Time travel: a run that can be taken to any of its moments.
//
// A run is repeatable, because what it reads from the world is recorded. So the past is kept as checkpoints some way
// apart, and every moment between two of them is reached by running on from the earlier. Checkpoints are bounded: when
// they take too much room, every second one goes and their distance doubles. Work to reach any moment is therefore at
// most the distance of two checkpoints, in instructions.
//
// Steps are numbered from 0, by the marks of the line table (see `StepMark`); the last number is the end of the run.
import type { Program } from "#isa/program.ts";
import { type Checkpoint, CheckpointCost, restoreMachine, saveMachine } from "./checkpoint.ts";
import { executeCheckedStepwise } from "./checked-stepping-interpreter.ts";
import type { Host } from "./host.ts";
import { createMachine } from "./machine.ts";
import type { Exit, Machine, MachineOptions } from "./machine.ts";
import type { MemoryFault } from "./shadow/memory-fault.ts";
import { type HostPosition, type OutputPiece, RecordedHost } from "./recorded-host.ts";
import { forEachMark, type Step, stepAt } from "./step.ts";
import { executeStepwise } from "./stepping-interpreter.ts";

export interface HistoryOptions extends Omit<MachineOptions, "loop" | "heap"> {
  /** Bytes that checkpoints may take together. At least two are kept, however large. */
  readonly maxHistoryBytes?: number | undefined;
  /** Instructions between checkpoints, to begin with. */
  readonly interval?: number;
  /** Instructions that one search may execute where nobody has been before: {@link History.search}. */
  readonly maxSearch?: number;
}

const DEFAULT_HISTORY_BYTES = 64 * 1024 * 1024;
const DEFAULT_INTERVAL = 1 << 16;
/** A second or two of execution. */
const DEFAULT_SEARCH = 50_000_000;
/** Checkpoints kept at most, so that looking through them stays cheap. */
const MAX_CHECKPOINTS = 512;
/** A mark's value where a run is to stop. */
const BREAK = 2;

interface Moment {
  readonly machine: Checkpoint;
  readonly host: HostPosition;
}

/** Positions at which to stop. */
export type Breakpoints = readonly number[];

export class History {
  readonly machine: Machine;
  readonly #host: RecordedHost;
  readonly #maxBytes: number;
  readonly #marks: Uint8Array;
  #moments: Moment[] = [];
  #interval: number;
  /** What the moments take. */
  #cost = new CheckpointCost();
  /** Instructions after which the next checkpoint is due. */
  #due = 0;
  /** The furthest moment seen, in instructions and in steps. */
  #seenInstructions = 0;
  #seenSteps = 0;
  #exit: Exit | null = null;
  /** Instructions that a search that is under way may come to; Infinity while there is none. */
  #limit = Infinity;
  readonly maxSearch: number;
  #gaveUp = false;
  /** What the run was seen to do wrong with memory, be it the end of it or a breach of aliasing rules on the way. */
  faultSeen: MemoryFault | null = null;
  /** Instructions executed again to reach moments that had been seen before. */
  repeated = 0;

  constructor(program: Program, options: HistoryOptions, host: Host) {
    this.#host = new RecordedHost(host);
    this.#maxBytes = options.maxHistoryBytes ?? DEFAULT_HISTORY_BYTES;
    this.#interval = options.interval ?? DEFAULT_INTERVAL;
    this.maxSearch = options.maxSearch ?? DEFAULT_SEARCH;
    this.machine = createMachine(
      program,
      { ...options, loop: options.checked === true ? executeCheckedStepwise : executeStepwise },
      this.#host,
    );
    const { state } = this.machine;
    this.#marks = new Uint8Array(state.image.text.length);
    forEachMark(state.image, (position) => {
      this.#marks[position] = 1;
    });
    state.marks = this.#marks;
    this.#remember();
    this.goTo(0);
  }

  // --- where it stands

  /** Number of the step that begins here, or that is under way; -1 before the first. */
  get step(): number {
    return this.isAtStep || this.isAtEnd ? this.nextStep : this.nextStep - 1;
  }

  /** Number of the first step that begins here or later: what is under way is over by then. */
  get nextStep(): number {
    return this.machine.state.marksPassed;
  }

  /** Whether a step begins here; else one is under way, or the run is over. */
  get isAtStep(): boolean {
    return !this.isAtEnd && this.#marks[this.machine.state.pc] !== 0;
  }

  get isAtEnd(): boolean {
    return this.machine.exit !== null;
  }

  /** Instructions executed up to here. */
  get instructions(): number {
    return this.machine.state.steps;
  }

  /** The highest step number known so far; that of the run's end once {@link exit} is there. */
  get lastStep(): number {
    return this.#seenSteps;
  }

  /** How the run ends, if it has been followed so far. */
  get exit(): Exit | null {
    return this.#exit;
  }

  /** Whether the last way on was a search that was given up, having used up what it may execute: it stands where that was. */
  get gaveUp(): boolean {
    return this.#gaveUp;
  }

  /** The step that begins here. */
  current(): Step | null {
    return this.isAtStep ? stepAt(this.machine.state.image, this.machine.state.pc) : null;
  }

  /** What the program has written up to here. */
  output(): readonly OutputPiece[] {
    this.machine.state.output.flush();
    return this.#host.output();
  }

  /** What the past takes: bytes, number of checkpoints, and their distance in instructions. */
  cost(): { readonly bytes: number; readonly checkpoints: number; readonly interval: number } {
    return {
      bytes: this.#cost.bytes,
      checkpoints: this.#moments.length,
      interval: this.#interval,
    };
  }

  // --- going

  /** Runs on from here to the end of the run, or for about so many instructions; then to the beginning of a step. */
  runOn(budget = Infinity): void {
    this.#run(budget, Infinity);
    if (!this.isAtEnd && !this.isAtStep) this.forward();
  }

  /**
   * Searches ahead, for something that may never come about: beyond what has been seen of the run it executes
   * {@link maxSearch} instructions at most. Gives what `body` gives, and false where it was given up ({@link gaveUp}).
   */
  search(body: () => boolean): boolean {
    // One search may be part of another.
    if (this.#limit !== Infinity) return body() && !this.#gaveUp;
    this.#gaveUp = false;
    this.#limit = Math.max(this.instructions, this.#seenInstructions) + this.maxSearch;
    try {
      return body() && !this.#gaveUp;
    } finally {
      this.#limit = Infinity;
    }
  }

  /**
   * Goes to the beginning of step `step`; beyond the last, to the end of the run. A step that nobody has seen yet may
   * never come: it is searched for ({@link search}).
   */
  goTo(step: number): void {
    const target = Math.max(0, step);
    // Going on from here may be less work than from a checkpoint.
    const here = this.nextStep <= target && !this.isAtEnd ? this.instructions : -1;
    const moment = this.#momentBefore(target);
    if (moment.machine.registers.steps > here) this.#restore(moment);
    this.#searchMarks(target - this.nextStep);
  }

  /** Goes to the moment after `count` instructions. */
  goToInstruction(count: number): void {
    let moment = this.#moments[0] as Moment;
    for (const one of this.#moments) if (one.machine.registers.steps <= count) moment = one;
    if (count < this.instructions || moment.machine.registers.steps > this.instructions) this.#restore(moment);
    this.#run(count - this.instructions, Infinity);
  }

  /** Goes to the beginning of the next step; false at the end of the run, or where the search for one was given up. */
  forward(): boolean {
    if (this.isAtEnd) return false;
    return this.#searchMarks(this.isAtStep ? 1 : 0);
  }

  /** Goes to the beginning of the step before, or of the one under way; false at the beginning of the run. */
  back(): boolean {
    const before = this.nextStep - 1;
    if (before < 0) return false;
    this.goTo(before);
    return true;
  }

  /** Executes one instruction. */
  forwardInstruction(): void {
    this.#run(1, Infinity);
  }

  /**
   * Goes on to the first of these positions at which `accept` holds; false if there is none (and at the end of the run,
   * or where the search was given up). A step that begins here does not count.
   */
  runTo(breakpoints: Breakpoints, accept: () => boolean = () => true): boolean {
    const run = (): boolean => {
      while (this.#toBreak(Infinity)) if (accept()) return true;
      return false;
    };
    return this.#withBreakpoints(breakpoints, () => this.search(run));
  }

  /** Goes back to the last of these positions at which `accept` held; false (and where it was) if there is none. */
  runBackTo(breakpoints: Breakpoints, accept: () => boolean = () => true): boolean {
    const from = this.instructions;
    const found = this.lastBefore(from, (end) => this.#lastBreak(breakpoints, end, accept));
    this.goToInstruction(found ?? from);
    return found !== undefined;
  }

  /**
   * Looks through the past, the stretch nearest to `from` first: `scan` is called at the beginning of a stretch with its
   * end (in instructions) and tells what it found last in it. The machine is left where that was.
   */
  lastBefore(from: number, scan: (end: number) => number | undefined): number | undefined {
    let end = from;
    for (let i = this.#moments.length - 1; i >= 0; i--) {
      const moment = this.#moments[i] as Moment;
      const { steps } = moment.machine.registers;
      if (steps >= end) continue;
      this.#restore(moment);
      const found = scan(end);
      if (found !== undefined) return found;
      end = steps;
    }
    return undefined;
  }

  #lastBreak(breakpoints: Breakpoints, end: number, accept: () => boolean): number | undefined {
    let last: number | undefined;
    this.#withBreakpoints(breakpoints, () => {
      if (this.#isBreak() && accept()) last = this.instructions;
      while (this.#toBreak(end - this.instructions)) if (accept()) last = this.instructions;
    });
    return last;
  }

  #isBreak(): boolean {
    return this.#marks[this.machine.state.pc] === BREAK;
  }

  #withBreakpoints<T>(breakpoints: Breakpoints, body: () => T): T {
    const known = breakpoints.filter((position) => this.#marks[position] === 1);
    for (const position of known) this.#marks[position] = BREAK;
    try {
      return body();
    } finally {
      for (const position of known) this.#marks[position] = 1;
    }
  }

  /** Runs to the next breakpoint after this moment and before `budget` instructions more, or where a search is given up. */
  #toBreak(budget: number): boolean {
    if (this.isAtEnd || budget <= 0) return false;
    const end = this.instructions + budget;
    if (this.isAtStep) {
      // The instruction here passes its own mark: it must not stop the run again.
      const { pc } = this.machine.state;
      const value = this.#marks[pc] as number;
      this.#marks[pc] = 1;
      this.#run(1, Infinity);
      this.#marks[pc] = value;
    }
    if (this.isAtEnd || this.instructions >= end) return false;
    this.#run(end - this.instructions, Infinity);
    return !this.isAtEnd && !this.#gaveUp && this.instructions < end && this.#isBreak();
  }

  // --- the machinery

  /** Passes so many marks and stops at the next; false where that was given up. */
  #searchMarks(marks: number): boolean {
    return this.search(() => {
      this.#run(Infinity, marks);
      return true;
    });
  }

  /** Runs within both budgets; takes checkpoints where nobody has been before. */
  #run(budget: number, marks: number): void {
    const { machine } = this;
    const { state } = machine;
    state.marksLeft = marks;
    const allowed = this.#limit - state.steps;
    let left = Math.min(budget, allowed);
    while (left > 0 && machine.exit === null) {
      const before = state.steps;
      const slice = Math.min(left, this.#due - before > 0 ? this.#due - before : left);
      machine.run(slice);
      const done = state.steps - before;
      this.repeated += Math.max(0, Math.min(state.steps, this.#seenInstructions) - before);
      left -= done;
      this.#see();
      if (state.steps >= this.#due && machine.exit === null) this.#remember();
      if (done < slice) break;
    }
    this.#gaveUp = machine.exit === null && allowed <= budget && left <= 0;
  }

  #see(): void {
    const { state, exit } = this.machine;
    this.#seenInstructions = Math.max(this.#seenInstructions, state.steps);
    this.#seenSteps = Math.max(this.#seenSteps, state.marksPassed);
    if (exit !== null) this.#exit = exit;
    this.faultSeen ??= state.memoryFault ?? state.aliasing?.fault ?? null;
  }

  #remember(): void {
    const { state } = this.machine;
    state.output.flush();
    const previous = this.#moments.at(-1)?.machine;
    const machine = saveMachine(state, previous);
    this.#moments.push({ machine, host: this.#host.position });
    this.#cost.add(machine);
    this.#thin();
    this.#due = state.steps + this.#interval;
  }

  /** Keeps the past within its bounds; the beginning always stays. */
  #thin(): void {
    while (this.#moments.length > 2 && (this.#moments.length > MAX_CHECKPOINTS || this.#cost.bytes > this.#maxBytes)) {
      this.#moments = this.#moments.filter((_, i) => i % 2 === 0);
      this.#interval *= 2;
      this.#cost = new CheckpointCost(this.#moments.map((moment) => moment.machine));
    }
  }

  /** The last checkpoint from which step `target` still lies ahead. */
  #momentBefore(target: number): Moment {
    let low = 0;
    let high = this.#moments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#moments[middle] as Moment).machine.registers.marksPassed <= target) low = middle + 1;
      else high = middle;
    }
    return this.#moments[Math.max(0, low - 1)] as Moment;
  }

  #restore({ machine, host }: Moment): void {
    const { state } = this.machine;
    // What is still buffered belongs to the moment being left.
    state.output.flush();
    restoreMachine(state, machine);
    this.#host.moveTo(host);
    this.machine.reopen();
  }
}
