// Vector clocks of threads and of the places by which threads meet: what has happened before what.
//
// The rules are those of Rust's memory model (C++20's): starting a thread and waiting for its end order; so does an
// atomic read with Acquire of what a write with Release has left, also by way of fences and of read-modify-writes that
// come between (release sequences). Relaxed orders nothing.

/** By thread id: how much of that thread is known to have happened. */
export type Clock = readonly number[];

/** The orderings, by the numbers of the library's `Ordering`. */
const RELEASE = 1;
const ACQUIRE = 2;

const acquires = (ordering: number): boolean => ordering >= ACQUIRE;
const releases = (ordering: number): boolean => ordering === RELEASE || ordering > ACQUIRE;

const timeOf = (clock: Clock, thread: number): number => clock[thread] ?? 0;

function joined(a: Clock, b: Clock): Clock {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, id) => Math.max(timeOf(a, id), timeOf(b, id)));
}

const NOTHING: Clock = [];

interface ThreadClocks {
  now: Clock;
  /** What relaxed reads have met: a fence with Acquire makes it known. */
  met: Clock;
  /** What was known at the last fence with Release: relaxed writes hand it on. */
  fenced: Clock;
}

const copyOf = (threads: ReadonlyMap<number, Readonly<ThreadClocks>>): Map<number, ThreadClocks> =>
  new Map([...threads].map(([id, clocks]) => [id, { ...clocks }]));

/** All clocks at one moment, copied: what {@link Clocks.restore} takes. */
export interface ClocksState {
  readonly threads: ReadonlyMap<number, Readonly<ThreadClocks>>;
  readonly places: ReadonlyMap<number, Clock>;
}

export class Clocks {
  #threads = new Map<number, ThreadClocks>();
  /** By address: what a read with Acquire learns there. */
  #places = new Map<number, Clock>();

  /** Copies everything. */
  save(): ClocksState {
    return { threads: copyOf(this.#threads), places: new Map(this.#places) };
  }

  /** Sets everything that {@link save} copied. */
  restore({ threads, places }: ClocksState): void {
    this.#threads = copyOf(threads);
    this.#places = new Map(places);
  }

  #of(thread: number): ThreadClocks {
    let clocks = this.#threads.get(thread);
    if (clocks === undefined) {
      const now = Array.from({ length: thread + 1 }, (_, id) => (id === thread ? 1 : 0));
      clocks = { now, met: NOTHING, fenced: NOTHING };
      this.#threads.set(thread, clocks);
    }
    return clocks;
  }

  /** The thread's own time. */
  time(thread: number): number {
    return timeOf(this.#of(thread).now, thread);
  }

  /** Whether what thread `other` did at its `time` has happened before what `thread` does now. */
  knows(thread: number, other: number, time: number): boolean {
    return timeOf(this.#of(thread).now, other) >= time;
  }

  /** Whether all that any other one did has happened before what `thread` does now. */
  knowsAll(thread: number): boolean {
    return [...this.#threads.keys()].every((other) => this.knows(thread, other, this.time(other)));
  }

  /** What the thread does from now on is not known to those who have learnt from it so far. */
  #advance(thread: number): void {
    const clocks = this.#of(thread);
    clocks.now = clocks.now.map((time, id) => (id === thread ? time + 1 : time));
  }

  #learn(thread: number, clock: Clock): void {
    const clocks = this.#of(thread);
    clocks.now = joined(clocks.now, clock);
  }

  started(parent: number, child: number): void {
    this.#learn(child, this.#of(parent).now);
    this.#advance(parent);
  }

  /** `waiter` has waited for the end of `ended`. */
  ended(waiter: number, ended: number): void {
    this.#learn(waiter, this.#of(ended).now);
  }

  read(thread: number, address: number, ordering: number): void {
    const left = this.#places.get(address) ?? NOTHING;
    const clocks = this.#of(thread);
    if (acquires(ordering)) this.#learn(thread, left);
    else clocks.met = joined(clocks.met, left);
  }

  /** `continues`: the write is half of a read-modify-write, and so keeps what earlier writes have left. */
  wrote(thread: number, address: number, ordering: number, continues: boolean): void {
    const clocks = this.#of(thread);
    const own = releases(ordering) ? clocks.now : clocks.fenced;
    this.#places.set(address, continues ? joined(this.#places.get(address) ?? NOTHING, own) : own);
    if (releases(ordering)) this.#advance(thread);
  }

  fence(thread: number, ordering: number): void {
    const clocks = this.#of(thread);
    if (acquires(ordering)) this.#learn(thread, clocks.met);
    if (!releases(ordering)) return;
    clocks.fenced = this.#of(thread).now;
    this.#advance(thread);
  }
}
