// The threads of one machine: starting, switching, waiting, waking, and the clock by which they sleep.
//
// The registers of the running thread are those of `MachineState`; a switch exchanges them. Threads are switched
// between instructions alone: when the loop comes back because a slice is used up, or because a host function asked
// for it with `FAULT_SWITCH`. While there is one thread there are no slices.
import type { MachineState } from "#vm/state.ts";
import { HEADER_FRAME } from "#vm/image.ts";
import { softLimit, StackRegions } from "./stack-regions.ts";
import type { Moment, Schedule } from "#vm/schedule.ts";
import { Thread } from "./thread.ts";
import type { ThreadRegisters, WaitReason, Waiting } from "./thread.ts";

/** What an instruction takes on the machine's clock. */
const NANOS_PER_STEP = 10;

/** Who holds a lock, and where it was taken. */
export interface Holder {
  readonly thread: number;
  readonly site: number;
}

/** What a change of `Threads` undoes: see {@link Threads.save}. */
export interface ThreadsState {
  readonly current: number;
  readonly rows: readonly {
    readonly registers: ThreadRegisters;
    readonly register: number;
    readonly registerProvenance: number;
    readonly waiting: Waiting | null;
    readonly isFinished: boolean;
    readonly lastLoad: string;
    readonly thread: Thread;
  }[];
  readonly skipped: number;
  readonly slept: number;
  readonly serial: number;
  readonly sliceEnd: number;
  readonly moment: Moment | null;
  readonly holders: readonly (readonly [number, readonly Holder[]])[];
  readonly schedule: readonly number[];
}

export class Threads {
  readonly #vm: MachineState;
  readonly schedule: Schedule;
  readonly #regions: StackRegions;
  /** By id, from 1; ended ones stay. */
  #all: Thread[];
  current: Thread;
  /** Nanoseconds that the clock was put forward because everybody slept. */
  #skipped = 0;
  /** Nanoseconds for which threads have slept, or waited in vain, one after the other. */
  #slept = 0;
  #serial = 0;
  /** Step count at which the current thread's slice ends. */
  #sliceEnd = Infinity;
  /** What the host function that stopped the loop wants; null for nothing. */
  #moment: Moment | null = null;
  /** Locks that are held, by address. */
  #holders = new Map<number, readonly Holder[]>();

  constructor(vm: MachineState, schedule: Schedule) {
    this.#vm = vm;
    this.schedule = schedule;
    const { stackBase, mainStackEnd, stackEnd } = vm.memory;
    this.#regions = new StackRegions(mainStackEnd, stackEnd);
    this.current = new Thread(1, "main", { start: stackBase, end: mainStackEnd }, -1, vm.registers());
    this.#all = [this.current];
  }

  get all(): readonly Thread[] {
    return this.#all;
  }

  /** The thread of that id. */
  thread(id: number): Thread | undefined {
    return this.#all[id - 1];
  }

  get isMain(): boolean {
    return this.current.id === 1;
  }

  /** Threads other than `main` that have not ended. */
  get othersAlive(): number {
    return this.#all.filter((thread) => thread.id !== 1 && !thread.isFinished).length;
  }

  /** Whether another thread could run or come to run. */
  get isAlone(): boolean {
    return this.#sliceEnd === Infinity;
  }

  /** The clock that sleeping goes by, in nanoseconds: instructions executed, and time slept through. */
  get now(): number {
    return this.#vm.steps * NANOS_PER_STEP + this.#skipped;
  }

  /**
   * What clocks of the outside world are ahead by, in nanoseconds: whoever has slept for a time finds that at least that
   * much has passed, though instructions take less time outside than on this clock.
   */
  get slept(): number {
    return this.#slept;
  }

  /** Instructions that the current thread may execute before {@link sliceUsed} is to be asked. */
  get sliceLeft(): number {
    return this.#sliceEnd - this.#vm.steps;
  }

  /**
   * Makes a thread that will call the function at code position `entry` with one word; gives its id, or 0 when there is
   * no room for its stack.
   */
  spawn(entry: number, data: number, stackBytes: number, name: string | null): number {
    const vm = this.#vm;
    const stack = this.#regions.take(
      stackBytes,
      this.#all.filter((thread) => !thread.isFinished).map((thread) => thread.stack),
    );
    if (stack === null) return 0;
    const fp = stack.start >> 2;
    const control = new Int32Array(((stack.end - stack.start) / 16 + 2) * 2);
    control[1] = fp;
    vm.memory.i32[fp] = data;
    vm.memory.i32[fp + 1] = 0;
    const need = fp + (vm.image.text[entry + HEADER_FRAME] as number);
    const stackHard = stack.end >> 2;
    if (need > stackHard) return 0;
    const locals = vm.shadow === null ? null : { locals: [], guarded: [], payload: 0 };
    const registers = {
      control,
      pc: entry,
      fp,
      csp: 2,
      stackSoft: softLimit(need, stackHard),
      stackHard,
      panicCount: 0,
      isPanicTold: false,
      locals,
    };
    const thread = new Thread(this.#all.length + 1, name, stack, vm.userSite(), registers);
    this.#all.push(thread);
    return thread.id;
  }

  /** Asks for a decision when the host function has returned. */
  stopFor(moment: Moment): void {
    this.#moment = moment;
  }

  /** Lets the current thread wait, for so many nanoseconds at most. */
  wait(reason: WaitReason, time: number, result: number): void {
    const deadline = this.now + time;
    const sleptThen = this.#slept + time;
    this.current.waiting = { reason, deadline, sleptThen, serial: this.#serial++, result };
    this.#moment = "blocked";
  }

  /** Puts the clock forward: what sleeping comes to for a thread that is alone. */
  skip(nanos: number): void {
    this.#skipped += nanos;
    this.#slept += nanos;
  }

  /** Wakes at most `count` of those that wait on a word, first come first; gives how many. */
  wake(address: number, count: number): number {
    const waiting = this.#all
      .filter(({ waiting: w }) => w !== null && w.reason.kind === "word" && w.reason.address === address)
      .sort((a, b) => (a.waiting as Waiting).serial - (b.waiting as Waiting).serial)
      .slice(0, count);
    for (const thread of waiting) this.#resume(thread, 1);
    return waiting.length;
  }

  #resume(thread: Thread, result: 0 | 1): void {
    const { i32 } = this.#vm.memory;
    const slot = thread.waiting?.result ?? -1;
    if (slot >= 0) i32[slot] = result;
    thread.waiting = null;
  }

  /** Ends the current thread, which is not `main`. */
  finishCurrent(): void {
    this.current.isFinished = true;
    for (const thread of this.#all) {
      const reason = thread.waiting?.reason;
      if (reason?.kind !== "join" || reason.thread !== this.current.id) continue;
      this.#vm.races?.clocks.ended(thread.id, this.current.id);
      this.#resume(thread, 1);
    }
    this.#moment = "blocked";
  }

  /** After the loop stopped for a host function, or a thread's end: chooses who goes on. False on a deadlock. */
  reschedule(): boolean {
    const moment = this.#moment ?? "operation";
    this.#moment = null;
    return this.#decide(moment);
  }

  /** After a slice: chooses who goes on. */
  sliceUsed(): void {
    this.#decide("slice");
  }

  #decide(moment: Moment): boolean {
    const runnable = this.#runnable();
    if (runnable.length === 0) return false;
    const isBlocked = !this.current.isRunnable;
    const next = this.schedule.pick(runnable, this.current.id, isBlocked ? "blocked" : moment);
    if (next !== this.current.id) this.#switchTo(this.thread(next) as Thread);
    const isAlone = this.#all.every((thread) => thread === this.current || thread.isFinished);
    this.#sliceEnd = isAlone ? Infinity : this.#vm.steps + this.schedule.quantum();
    return true;
  }

  /** First address of its stack that `main` has not used. */
  get mainStackTop(): number {
    return this.registersOf(this.#all[0] as Thread).stackSoft * 4;
  }

  /** First stack address that no thread has used. */
  get stackTop(): number {
    return Math.max(...this.#all.map((thread) => this.registersOf(thread).stackSoft)) * 4;
  }

  /** Bytes that all threads together have used of their stacks. */
  get stackUsed(): number {
    return this.#all.reduce((sum, thread) => sum + this.registersOf(thread).stackSoft * 4 - thread.stack.start, 0);
  }

  /** Ids of those that can run; if all sleep, the clock is put forward until somebody can. */
  #runnable(): readonly number[] {
    this.#wakeSleepers();
    const ids = this.#all.filter((thread) => thread.isRunnable).map((thread) => thread.id);
    if (ids.length > 0) return ids;
    const deadlines = this.#all.flatMap((thread) => (thread.waiting === null ? [] : [thread.waiting.deadline]));
    const first = Math.min(...deadlines);
    if (!Number.isFinite(first)) return [];
    this.#skipped += Math.max(0, first - this.now);
    this.#wakeSleepers();
    return this.#all.filter((thread) => thread.isRunnable).map((thread) => thread.id);
  }

  #wakeSleepers(): void {
    const { now } = this;
    for (const thread of this.#all)
      if (thread.waiting !== null && thread.waiting.deadline <= now) {
        this.#slept = Math.max(this.#slept, thread.waiting.sleptThen);
        this.#resume(thread, 0);
      }
  }

  /** Exchanges the registers. */
  #switchTo(thread: Thread): void {
    this.current.registers = this.#vm.registers();
    this.current = thread;
    this.#vm.adopt(thread.registers);
  }

  /** Notes that the current thread has taken the lock at an address, alone or besides others. */
  lockTaken(address: number, isShared: boolean): void {
    const holder = { thread: this.current.id, site: this.#vm.userSite() };
    const others = isShared ? (this.#holders.get(address) ?? []) : [];
    this.#holders.set(address, [...others, holder]);
  }

  /** Notes that the current thread has let go of a lock. */
  lockFreed(address: number): void {
    const left = [...(this.#holders.get(address) ?? [])];
    const own = left.findLastIndex((holder) => holder.thread === this.current.id);
    if (left.length > 0) left.splice(Math.max(0, own), 1);
    if (left.length === 0) this.#holders.delete(address);
    else this.#holders.set(address, left);
  }

  holdersOf(address: number): readonly Holder[] {
    return this.#holders.get(address) ?? [];
  }

  /** The registers of a thread, whether it runs or not. */
  registersOf(thread: Thread): ThreadRegisters {
    return thread === this.current ? this.#vm.registers() : thread.registers;
  }

  /** A copy of everything, to be put back by {@link restore}. The current thread's registers are the machine's. */
  save(): ThreadsState {
    const rows = this.#all.map((thread) => {
      const { registers, register, registerProvenance, waiting, isFinished, lastLoad } = thread;
      // Those of the current thread are out of date, and saved by the machine.
      const used = thread === this.current ? 0 : registers.csp;
      const copied = { ...registers, control: registers.control.slice(0, used) };
      return { registers: copied, register, registerProvenance, waiting, isFinished, lastLoad, thread };
    });
    return {
      current: this.current.id,
      rows,
      skipped: this.#skipped,
      slept: this.#slept,
      serial: this.#serial,
      sliceEnd: this.#sliceEnd,
      moment: this.#moment,
      holders: [...this.#holders],
      schedule: this.schedule.save(),
    };
  }

  /** Puts a state of this same machine back; the machine's own registers are its business. */
  restore(state: ThreadsState): void {
    this.#all = state.rows.map((row) => {
      const { thread } = row;
      const { control } = thread.registers;
      if (row.thread.id !== state.current) control.set(row.registers.control);
      thread.registers = { ...row.registers, control };
      thread.register = row.register;
      thread.registerProvenance = row.registerProvenance;
      thread.waiting = row.waiting;
      thread.isFinished = row.isFinished;
      thread.lastLoad = row.lastLoad;
      return thread;
    });
    this.current = this.thread(state.current) as Thread;
    this.#skipped = state.skipped;
    this.#slept = state.slept;
    this.#serial = state.serial;
    this.#sliceEnd = state.sliceEnd;
    this.#moment = state.moment;
    this.#holders = new Map(state.holders);
    this.schedule.restore(state.schedule);
  }
}
