// The state of one running machine: registers, control stack, memory, heap, pending fault and output.
import { lineEntryAt } from "#isa/debug-info.ts";
import type { FunctionCode, SourceRange } from "#isa/program.ts";
import { Heap } from "./heap.ts";
import { type HeapManager, OWNERSHIP } from "./heap-manager.ts";
import type { FaultStory } from "./fault-story.ts";
import type { Host } from "./host.ts";
import { HEADER_FUNCTION, HEADER_FRAME, functionAt } from "./image.ts";
import type { Image } from "./image.ts";
import type { Memory } from "./memory.ts";
import { OutputBuffer } from "./output.ts";
import type { Races } from "./races/races.ts";
import type { MemoryFault } from "./shadow/memory-fault.ts";
import { Shadow } from "./shadow/shadow.ts";
import { softLimit } from "./threads/stack-regions.ts";
import type { ThreadRegisters } from "./threads/thread.ts";
import { roundRobin } from "./schedule.ts";
import type { Schedule } from "./schedule.ts";
import { Threads, type ThreadsState } from "./threads/threads.ts";
import { FAULT_NONE, FAULT_STACK } from "./trap.ts";
import type { BacktraceFrame, CodePlace } from "./trap.ts";

/** A breach of the aliasing rules, and its story as it was told there. */
interface Breached {
  readonly fault: MemoryFault;
  readonly story: FaultStory;
}

/** Everything about a running program but its memory, the heap's tables and the output: plain data. */
export interface Registers {
  readonly pc: number;
  readonly fp: number;
  readonly stackSoft: number;
  /** The used part of the control stack. */
  readonly control: Int32Array;
  readonly fault: number;
  readonly faultAddress: number;
  readonly faultMessage: string;
  readonly exitStatus: number;
  readonly panicCount: number;
  readonly isPanicTold: boolean;
  readonly steps: number;
  readonly marksPassed: number;
  readonly memoryFault: MemoryFault | null;
  readonly aliasing: Breached | null;
  readonly threads: ThreadsState;
}

/** The registers that say where a thread stands. */
type Frames = Pick<ThreadRegisters, "pc" | "fp" | "csp" | "control">;

export interface StateOptions {
  readonly maxHeapBytes: number;
  readonly isChecked?: boolean;
  readonly tracksAliasing?: boolean;
  readonly manager?: HeapManager;
  readonly schedule?: Schedule | undefined;
}

export class MachineState {
  readonly image: Image;
  readonly memory: Memory;
  readonly heap: Heap;
  /** Who frees what is in the heap. */
  readonly manager: HeapManager;
  readonly host: Host;
  readonly output: OutputBuffer;
  /** What a checked run knows of its memory; null in an unchecked one. */
  readonly shadow: Shadow | null;
  /** The search for data races, while a checked run has more than one thread. */
  races: Races | null = null;
  /** What was wrong, after {@link FAULT_MEMORY}. */
  memoryFault: MemoryFault | null = null;
  /** The first breach of the aliasing rules, from which the run has gone on. */
  aliasing: Breached | null = null;
  /**
   * Return positions and callers' frame pointers, two words a call. It lies outside the program's memory, so no
   * program can change where it returns to.
   */
  control: Int32Array;
  /** Position in the text, of the current instruction when stopped. */
  pc: number;
  /** Frame pointer, as an index of 32-bit words. */
  fp: number;
  /** Words used of `control`. */
  csp: number;
  /** Word index that a new frame may not pass without {@link raiseStack}. */
  stackSoft: number;
  #stackHard: number;
  fault = FAULT_NONE;
  faultAddress = 0;
  faultMessage = "";
  exitStatus = 0;
  /** Index of the signature `fn(*mut u8)`, which `call.try` demands; -2 if the program has none. */
  readonly trySignature: number;
  /** Panics begun and not yet caught. */
  panicCount = 0;
  /** Whether the newest panic's message is being made or shown: another panic then would never end. */
  isPanicTold = false;
  /** Instructions executed. */
  steps = 0;
  /**
   * Per position: 1 where a source-level step begins, 2 where one does at which to stop. Only the stepping loop looks
   * at it, and needs it.
   */
  marks: Uint8Array | null = null;
  /** Marks that the stepping loop has passed, and how many more it may pass before it stops at one. */
  marksPassed = 0;
  marksLeft = Infinity;
  readonly threads: Threads;

  constructor(image: Image, host: Host, options: StateOptions) {
    const {
      maxHeapBytes,
      isChecked = false,
      tracksAliasing = false,
      manager = OWNERSHIP,
      schedule = roundRobin(),
    } = options;
    this.image = image;
    this.memory = image.memory;
    this.host = host;
    this.heap = new Heap(image.memory, maxHeapBytes);
    this.manager = manager;
    this.output = new OutputBuffer(host);
    this.shadow = isChecked ? new Shadow(image, tracksAliasing) : null;
    const index = image.program.signatures.findIndex(({ params: [param, second], result }) => {
      return result === null && second === undefined && param?.kind === "int" && param.bits === 64;
    });
    this.trySignature = index < 0 ? -2 : index;
    const { stackBase, mainStackEnd } = image.memory;
    // Every call takes at least 16 bytes of stack (the verifier sees to it), so this cannot run over.
    this.control = new Int32Array(((mainStackEnd - stackBase) / 16 + 2) * 2);
    this.#stackHard = mainStackEnd >> 2;
    this.fp = stackBase >> 2;
    this.pc = image.entries[image.program.entry] as number;
    this.control[0] = 0;
    this.control[1] = this.fp;
    this.csp = 2;
    this.stackSoft = stackBase >> 2;
    if (!this.raiseStack(this.fp + (image.text[this.pc + HEADER_FRAME] as number))) this.fault = FAULT_STACK;
    this.threads = new Threads(this, schedule);
  }

  /** What a switch of threads saves; the control stack itself is not copied. */
  registers(): ThreadRegisters {
    const { control, pc, fp, csp, stackSoft, panicCount, isPanicTold } = this;
    const locals = this.shadow === null ? null : this.shadow.stack();
    return { control, pc, fp, csp, stackSoft, stackHard: this.#stackHard, panicCount, isPanicTold, locals };
  }

  /** Goes on with another thread's registers. */
  adopt(registers: ThreadRegisters): void {
    this.control = registers.control;
    this.pc = registers.pc;
    this.fp = registers.fp;
    this.csp = registers.csp;
    this.stackSoft = registers.stackSoft;
    this.#stackHard = registers.stackHard;
    this.panicCount = registers.panicCount;
    this.isPanicTold = registers.isPanicTold;
    if (registers.locals !== null) this.shadow?.adoptStack(registers.locals);
  }

  /** Copies what {@link restore} puts back. Whoever adds state to the machine adds it to both. */
  save(): Registers {
    const { pc, fp, stackSoft, fault, faultAddress, faultMessage, exitStatus } = this;
    const { panicCount, isPanicTold, steps, marksPassed, memoryFault, aliasing } = this;
    return {
      pc,
      fp,
      stackSoft,
      control: this.control.slice(0, this.csp),
      fault,
      faultAddress,
      faultMessage,
      exitStatus,
      panicCount,
      isPanicTold,
      steps,
      marksPassed,
      memoryFault,
      aliasing,
      threads: this.threads.save(),
    };
  }

  /** Sets everything that {@link save} copied. */
  restore(registers: Registers): void {
    const { control, threads, ...rest } = registers;
    this.threads.restore(threads);
    const own = this.threads.current.registers;
    this.control = own.control;
    this.#stackHard = own.stackHard;
    Object.assign(this, rest);
    this.control.set(control);
    this.csp = control.length;
  }

  /** Lets the stack reach word `top`; false on stack overflow. */
  raiseStack(top: number): boolean {
    if (top > this.#stackHard) return false;
    this.stackSoft = softLimit(top, this.#stackHard);
    return true;
  }

  /** Records a fault and gives the interpreter's "stop" position. */
  fail(fault: number, address = 0, message = ""): -1 {
    this.fault = fault;
    this.faultAddress = address;
    this.faultMessage = message;
    return -1;
  }

  /**
   * The code position to blame for an allocation or a free: the innermost frame outside the standard library, else
   * the current one.
   */
  userSite({ pc, csp, control }: Frames = this): number {
    const { isStd } = this.image;
    if (isStd[pc] === 0) return pc;
    for (let i = csp - 2; i > 0; i -= 2) {
      const site = (control[i] as number) - 1;
      if (isStd[site] === 0) return site;
    }
    return pc;
  }

  /** First address after the innermost frame on the stack that has `address` in it: by default the running thread's. */
  frameEnd(address = this.fp << 2): number {
    const owner = this.threads.all.find(
      ({ stack, isFinished }) => !isFinished && stack.start <= address && address < stack.end,
    );
    if (owner === undefined) return 0;
    const { pc, fp } = this.threads.registersOf(owner);
    const fn = this.image.program.functions[functionAt(this.image, pc)];
    return (fp << 2) + (fn === undefined ? 0 : fn.frameSize);
  }

  /** Positions of the frames' current instructions (for callers: a word of the call), innermost first. */
  framePositions(
    { pc, fp, csp, control }: Frames = this,
  ): readonly { readonly position: number; readonly fp: number }[] {
    const frames = [{ position: pc, fp }];
    for (let i = csp - 2; i > 0; i -= 2) {
      frames.push({ position: (control[i] as number) - 1, fp: control[i + 1] as number });
    }
    return frames;
  }

  /** The call stack for people, innermost first; at most `limit` frames from each end. */
  backtrace(limit = 64): readonly BacktraceFrame[] {
    const frames = this.framePositions().map(({ position }, depth) => ({ position, depth }));
    const kept = frames.length <= 2 * limit ? frames : [...frames.slice(0, limit), ...frames.slice(-limit)];
    return kept.map(({ position, depth }) => ({ ...this.describe(position), depth }));
  }

  /** The function and source range of a code position. */
  describe(position: number): CodePlace {
    const index = functionAt(this.image, position);
    const fn = this.image.program.functions[index];
    if (fn === undefined) return { function: "?", isStd: true, range: null };
    return { function: fn.name, isStd: fn.isStd, range: this.rangeIn(fn, index, position) };
  }

  /** The source range of a code position. */
  rangeOf(position: number): SourceRange | null {
    return position < 0 ? null : this.describe(position).range;
  }

  private rangeIn(fn: FunctionCode, index: number, position: number): SourceRange | null {
    return lineEntryAt(fn, position - (this.image.entries[index] as number))?.range ?? fn.range;
  }

  /** Index of the function whose entry is at a position, or -1: what makes a code address callable. */
  functionEnteredAt(position: number): number {
    const { entries, text } = this.image;
    if (position < 4 || position >= text.length) return -1;
    const index = text[position + HEADER_FUNCTION] as number;
    return index >= 0 && index < entries.length && entries[index] === position ? index : -1;
  }
}
