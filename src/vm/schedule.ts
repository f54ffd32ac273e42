// Who runs next: the schedules to choose from. All are deterministic: the same seed gives the same run.

/**
 * When a schedule is asked: the thread has used up its slice; it did something that others can see; it offered to let
 * others run (or spins); it cannot go on.
 */
export type Moment = "slice" | "operation" | "yield" | "blocked";

export interface Schedule {
  /** Instructions until the next "slice". */
  quantum(): number;
  /** Whether it wants to be asked at each operation that other threads can see. */
  readonly stopsAtOperations: boolean;
  /**
   * The thread to run next, of `runnable` (ids, ascending, at least one). `current` is the thread that ran, which is
   * runnable unless the moment is "blocked".
   */
  pick(runnable: readonly number[], current: number, moment: Moment): number;
  /** All that `pick` and `quantum` depend on. */
  save(): readonly number[];
  restore(state: readonly number[]): void;
}

/** The next of a ring of ids after `current`. */
function nextInRing(ids: readonly number[], current: number): number {
  return ids.find((id) => id > current) ?? (ids[0] as number);
}

const ROUND_ROBIN_SLICE = 5000;

/** Each in turn, for a slice or until it waits. */
export function roundRobin(): Schedule {
  return {
    quantum: () => ROUND_ROBIN_SLICE,
    stopsAtOperations: false,
    pick: (runnable, current, moment) => (moment === "operation" ? current : nextInRing(runnable, current)),
    save: () => [],
    restore: () => undefined,
  };
}

const LONGEST_RANDOM_SLICE = 1000;

/** Anyone, for slices of any length. The numbers are those of mulberry32 (Tommy Ettinger). */
export function randomSchedule(seed: number): Schedule {
  let state = seed | 0;
  const next = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
  return {
    quantum: () => 1 + next(LONGEST_RANDOM_SLICE),
    stopsAtOperations: true,
    pick(runnable, current, moment) {
      const others = moment === "yield" ? runnable.filter((id) => id !== current) : runnable;
      const among = others.length === 0 ? runnable : others;
      return among[next(among.length)] as number;
    },
    save: () => [state],
    restore: ([saved]) => {
      state = saved as number;
    },
  };
}

/** A departure from the plain course: at decision number `at`, `thread` ran. */
export interface Deviation {
  readonly at: number;
  readonly thread: number;
}

/** A decision that was taken while there was a choice. */
export interface Decision {
  readonly others: readonly number[];
  /** Whether going on with the same thread was possible and the plain course: a departure would be a preemption. */
  readonly isPreemption: boolean;
}

/** No program that ends runs longer than this without an operation that others can see, we say. */
const SCRIPTED_SLICE = 200_000;

/**
 * The plain course, on which a thread runs until it waits or spins, but for the given departures. Decisions are counted
 * where more than one thread can run, and told to `record`.
 */
export function scriptedSchedule(deviations: readonly Deviation[], record?: (decision: Decision) => void): Schedule {
  const script = new Map(deviations.map(({ at, thread }) => [at, thread]));
  let count = 0;
  return {
    quantum: () => SCRIPTED_SLICE,
    stopsAtOperations: true,
    pick(runnable, current, moment) {
      if (runnable.length === 1) return runnable[0] as number;
      const plain = moment === "operation" ? current : nextInRing(runnable, current);
      const wanted = script.get(count++);
      const chosen = wanted !== undefined && runnable.includes(wanted) ? wanted : plain;
      // Who offers to let others run, or spins, gains nothing from running on.
      const isOffer = moment === "yield" || moment === "slice";
      const others = runnable.filter((id) => id !== chosen && !(isOffer && id === current));
      record?.({ others, isPreemption: moment === "operation" });
      return chosen;
    },
    save: () => [count],
    restore: ([saved]) => {
      count = saved as number;
    },
  };
}

/** `3:2,17:1`, as `--schedule` takes it; `plain` for none. */
export function deviationsText(deviations: readonly Deviation[]): string {
  return deviations.length === 0 ? "plain" : deviations.map(({ at, thread }) => `${at}:${thread}`).join(",");
}

/** Reads what {@link deviationsText} writes; null if the text is no such thing. */
export function parseDeviations(text: string): readonly Deviation[] | null {
  if (text === "plain") return [];
  const deviations: Deviation[] = [];
  for (const part of text.split(",")) {
    const match = /^(\d+):(\d+)$/.exec(part);
    if (match === null) return null;
    deviations.push({ at: Number(match[1]), thread: Number(match[2]) });
  }
  return deviations;
}
