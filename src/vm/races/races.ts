// The search for data races: two accesses of two threads to the same bytes, at least one of them a write and at least one
// not atomic, of which neither happens before the other.
//
// FastTrack (Flanagan and Freund, PLDI 2009), with marks for bytes: of each word of memory the last accesses are kept that
// are not yet implied by a later one, as epochs (a thread and its time), mostly one write and one read. It begins when a
// second thread starts, and ends when there is one thread again that knows all that the others did: a program of one
// thread pays nothing.
import type { MachineState } from "#vm/state.ts";
import { isMarker, readBy, writtenBy } from "#vm/accesses.ts";
import { fault } from "#vm/shadow/memory-fault.ts";
import { NOBODY, type Shadow } from "#vm/shadow/shadow.ts";
import { Clocks, type ClocksState } from "./clocks.ts";

/** An access, as far as later ones have to know of it. */
interface Mark {
  /** Which of the word's bytes. */
  readonly mask: number;
  readonly thread: number;
  readonly time: number;
  /** Code position to blame. */
  readonly site: number;
  readonly isAtomic: boolean;
}

/** The accesses to a word of 8 bytes. */
interface Cell {
  /** The allocation at the word; the marks are of no interest to another one. */
  readonly owner: number;
  readonly writes: readonly Mark[];
  readonly reads: readonly Mark[];
}

/** The search at one moment, copied: what {@link Races.restore} takes. */
export interface RacesState {
  readonly cells: ReadonlyMap<number, Cell>;
  readonly clocks: ClocksState;
}

interface NewAccess {
  readonly address: number;
  readonly size: number;
  readonly isWrite: boolean;
  readonly isAtomic: boolean;
}

export class Races {
  readonly #vm: MachineState;
  readonly #shadow: Shadow;
  readonly clocks = new Clocks();
  #cells = new Map<number, Cell>();

  constructor(vm: MachineState, shadow: Shadow) {
    this.#vm = vm;
    this.#shadow = shadow;
    shadow.beforeReuse = () => this.#forgetEnded();
  }

  /** Copies everything. */
  save(): RacesState {
    return { cells: new Map(this.#cells), clocks: this.clocks.save() };
  }

  /** Sets everything that {@link save} copied. */
  restore({ cells, clocks }: RacesState): void {
    this.#cells = new Map(cells);
    this.clocks.restore(clocks);
  }

  /** Forgets what was done to allocations that are gone. */
  #forgetEnded(): void {
    for (const [word, { owner }] of this.#cells) if (this.#shadow.owners[word] !== owner) this.#cells.delete(word);
  }

  /** Looks at what the instruction at the machine's position is about to do; false after a race. */
  beforeStep(): boolean {
    let isFine = true;
    readBy(this.#vm, (address, size) => {
      isFine &&= this.access(address, size, false);
    });
    if (!isFine || isMarker(this.#vm)) return isFine;
    writtenBy(this.#vm, (address, size) => {
      isFine &&= this.access(address, size, true);
    });
    return isFine;
  }

  /** An ordinary access of the running thread; false after a race, which is the machine's fault then. */
  access(address: number, size: number, isWrite: boolean): boolean {
    return size === 0 || this.#touch({ address: address >>> 0, size, isWrite, isAtomic: false });
  }

  /** An atomic read, write, or both in one; false after a race. */
  atomic(address: number, size: number, what: "read" | "write" | "update", ordering: number): boolean {
    const { id } = this.#vm.threads.current;
    if (!this.#touch({ address, size, isWrite: what !== "read", isAtomic: true })) return false;
    if (what !== "write") this.clocks.read(id, address, ordering);
    if (what !== "read") this.clocks.wrote(id, address, ordering, what === "update");
    return true;
  }

  /** Forgets what was done to memory that is allocated anew. */
  forget(address: number, size: number): void {
    for (let word = address >> 3; word <= (address + size - 1) >> 3; word++) this.#cells.delete(word);
  }

  /** Whether all that was ever noted has happened before what the only thread left does now. */
  get isOver(): boolean {
    const { threads } = this.#vm;
    return threads.othersAlive === 0 && threads.isMain && this.clocks.knowsAll(1);
  }

  /** Ends the search: nothing that was noted can race with what is still to come. */
  end(): void {
    this.#vm.races = null;
    this.#shadow.beforeReuse = NOBODY;
  }

  /** Whether it is known that a thread has been, at its `time`, by the code at `site`, at some of these bytes. */
  hasNoted(address: number, size: number, thread: number, time: number, site: number): boolean {
    for (let word = address >> 3; word <= (address + size - 1) >> 3; word++) {
      const { writes = [], reads = [] } = this.#cells.get(word) ?? {};
      if ([...writes, ...reads].some((one) => one.thread === thread && one.time === time && one.site === site))
        return true;
    }
    return false;
  }

  #touch(access: NewAccess): boolean {
    const { address, size } = access;
    const end = address + size;
    const isStack = this.#vm.memory.segmentOf(address) === "stack";
    for (let word = address >> 3; word <= (end - 1) >> 3; word++) {
      const owner = this.#shadow.owners[word] as number;
      // A local whose address nobody has taken is its thread's own.
      if (isStack && owner === 0) continue;
      const from = Math.max(0, address - word * 8);
      const mask = (255 >> (8 - Math.min(8, end - word * 8) + from)) << from;
      if (!this.#touchWord(word, owner, mask, access)) return false;
    }
    return true;
  }

  #touchWord(word: number, owner: number, mask: number, access: NewAccess): boolean {
    const { isWrite, isAtomic } = access;
    const known = this.#cells.get(word);
    const cell: Cell = known?.owner === owner ? known : { owner, writes: [], reads: [] };
    const thread = this.#vm.threads.current.id;
    const time = this.clocks.time(thread);
    const isKnown = (mark: Mark): boolean =>
      mark.thread === thread && mark.time === time && mark.isAtomic === isAtomic && (mark.mask & mask) === mask;
    // Others have been here since only if they have raced, or this one has learnt of it: then its time is another.
    if ((isWrite ? cell.writes : cell.reads).some(isKnown) && cell.writes.every((mark) => mark.thread === thread))
      return true;
    const other = this.#unordered(cell.writes, mask, thread, isAtomic);
    if (other !== undefined) return this.#race(access, other, true);
    const reader = isWrite ? this.#unordered(cell.reads, mask, thread, isAtomic) : undefined;
    if (reader !== undefined) return this.#race(access, reader, false);
    const mark = { mask, thread, time, site: this.#vm.userSite(), isAtomic };
    const reads = isWrite ? this.#notImplied(cell.reads, mark) : [...this.#notImplied(cell.reads, mark), mark];
    const writes = isWrite ? [...this.#notImplied(cell.writes, mark), mark] : cell.writes;
    this.#cells.set(word, { owner, writes, reads });
    return true;
  }

  /** An access to some of these bytes that has not happened before what the thread does now. */
  #unordered(marks: readonly Mark[], mask: number, thread: number, isAtomic: boolean): Mark | undefined {
    return marks.find(
      (mark) =>
        (mark.mask & mask) !== 0 &&
        !(isAtomic && mark.isAtomic) &&
        mark.thread !== thread &&
        !this.clocks.knows(thread, mark.thread, mark.time),
    );
  }

  /** The marks that a new one does not stand for: whoever raced with another would race with the new one as well. */
  #notImplied(marks: readonly Mark[], by: Mark): readonly Mark[] {
    return marks.filter(
      (mark) =>
        (mark.mask & ~by.mask) !== 0 ||
        (by.isAtomic && !mark.isAtomic) ||
        !this.clocks.knows(by.thread, mark.thread, mark.time),
    );
  }

  #race({ address, size, isWrite, isAtomic }: NewAccess, other: Mark, wasWrite: boolean): false {
    const vm = this.#vm;
    const race = {
      isAtomic,
      thread: vm.threads.current.title,
      other: {
        thread: vm.threads.thread(other.thread)?.title ?? "another thread",
        isWrite: wasWrite,
        isAtomic: other.isAtomic,
        site: other.site,
        id: other.thread,
        time: other.time,
      },
    };
    const record = this.#shadow.recordAt(vm, address);
    return fault(vm, "M0015", isWrite ? "write" : "read", address, size, record, "", race);
  }
}
