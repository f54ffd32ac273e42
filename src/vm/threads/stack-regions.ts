// Where the stacks of threads lie: parts of the stack segment, above the stack of `main`.
import type { StackRegion } from "./thread.ts";

/** The grain of a stack's high-water mark, and of saved memory. */
const PAGE = 4096;
/** What a thread gets that asks for no size, while there is room, and what it gets when there is little. */
const DEFAULT_THREAD_STACK = 512 * 1024;
const SMALL_THREAD_STACK = 32 * 1024;
/** A page between two stacks belongs to nobody. */
const GAP = PAGE;

/** Word index that a stack which reaches word `top` may grow to unasked: whole pages, as far as `hard`. */
export function softLimit(top: number, hard: number): number {
  return Math.min(hard, (Math.ceil((top * 4) / PAGE) * PAGE) >> 2);
}

export class StackRegions {
  readonly #start: number;
  readonly #end: number;

  constructor(start: number, end: number) {
    this.#start = start;
    this.#end = end;
  }

  /** The lowest free part of `bytes` (0: the default) bytes; `taken` are the parts in use. Null if there is none. */
  take(bytes: number, taken: readonly StackRegion[]): StackRegion | null {
    if (bytes > 0) return this.#find(Math.ceil(Math.max(bytes, SMALL_THREAD_STACK) / PAGE) * PAGE, taken);
    return this.#find(DEFAULT_THREAD_STACK, taken) ?? this.#find(SMALL_THREAD_STACK, taken);
  }

  #find(size: number, taken: readonly StackRegion[]): StackRegion | null {
    const inUse = [...taken].sort((a, b) => a.start - b.start);
    let start = this.#start + GAP;
    for (const region of inUse) {
      if (region.end <= start) continue;
      if (start + size + GAP <= region.start) break;
      start = region.end + GAP;
    }
    return start + size <= this.#end ? { start, end: start + size } : null;
  }
}
