// The machine's complete state at one moment, saved and put back: registers, control stack, memory and heap tables.
//
// Every part saves itself (`MachineState.save`, `Heap.save`); this file adds memory, as pages that checkpoints share as
// far as nothing was written in between. Output and input are the business of the host that records them. Of the stack
// only what a call ever reached is kept: a write through a stray pointer above that is not remembered.
import { bug } from "#support/bug.ts";
import type { HeapCheckpoint } from "./heap.ts";
import type { Memory } from "./memory.ts";
import type { MachineState, Registers } from "./state.ts";

/** Bytes of a page of saved memory; segments begin at multiples of it. */
const PAGE = 4096;

/** The bytes of a page; `null` where all are zero. */
type Page = Int32Array | null;

export interface Checkpoint {
  readonly registers: Registers;
  readonly heap: HeapCheckpoint;
  /** By range: see {@link usedRanges}. */
  readonly ranges: readonly (readonly Page[])[];
}

/**
 * The parts of memory that may be other than zero: from the writable statics to the highest stack address of `main`; from
 * the first stack of another thread to the highest address of any; the heap segment, last.
 */
function usedRanges({ memory, threads }: MachineState): readonly { readonly start: number; readonly end: number }[] {
  const { readWriteBase, mainStackEnd, heapBase, heapEnd } = memory;
  return [
    { start: readWriteBase, end: threads.mainStackTop },
    { start: mainStackEnd, end: threads.stackTop },
    { start: heapBase, end: heapEnd },
  ];
}

/** Copies the state. Pages that are as `previous` has them are shared with it. */
export function saveMachine(state: MachineState, previous?: Checkpoint): Checkpoint {
  return {
    registers: state.save(),
    heap: state.heap.save(),
    ranges: usedRanges(state).map(({ start, end }, i) => savePages(state.memory, start, end, previous?.ranges[i])),
  };
}

function savePages(memory: Memory, start: number, end: number, previous: readonly Page[] | undefined): Page[] {
  const pages: Page[] = [];
  for (let at = start, i = 0; at < end; at += PAGE, i++) {
    const words = memory.i32.subarray(at >> 2, Math.min(at + PAGE, end) >> 2);
    const before = previous?.[i];
    if (before !== undefined && before !== null && sameWords(words, before)) pages.push(before);
    else pages.push(isZero(words) ? null : words.slice());
  }
  return pages;
}

function sameWords(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function isZero(words: Int32Array): boolean {
  for (let i = 0; i < words.length; i++) if (words[i] !== 0) return false;
  return true;
}

/** Puts a state of this same machine back, whether it lies in its past or its future. */
export function restoreMachine(state: MachineState, { registers, heap, ranges }: Checkpoint): void {
  const { memory } = state;
  for (const [i, { start, end }] of usedRanges(state).entries()) {
    const pages = ranges[i] ?? bug("a checkpoint without a range");
    restorePages(memory, start, pages);
    const saved = start + pages.length * PAGE;
    // What was used since was zero then.
    if (saved < end) memory.i32.fill(0, saved >> 2, end >> 2);
  }
  state.restore(registers);
  state.heap.restore(heap);
  memory.endHeapAt(memory.heapBase + (ranges.at(-1)?.length ?? 0) * PAGE);
}

function restorePages(memory: Memory, start: number, pages: readonly Page[]): void {
  const { i32 } = memory;
  pages.forEach((page, i) => {
    const at = (start + i * PAGE) >> 2;
    if (page === null) i32.fill(0, at, at + PAGE / 4);
    else i32.set(page, at);
  });
}

/** Bytes that a checkpoint takes beyond what it shares with the one before it. */
export function ownBytes(checkpoint: Checkpoint, previous: Checkpoint | undefined): number {
  const fresh = (pages: readonly Page[], before: readonly Page[] | undefined): number =>
    pages.reduce((sum, page, i) => sum + (page === null || page === before?.[i] ? 0 : page.byteLength), 0);
  return checkpoint.ranges.reduce((sum, pages, i) => sum + fresh(pages, previous?.ranges[i]), tableBytes(checkpoint));
}

function tableBytes({ registers, heap, ranges }: Checkpoint): number {
  const tables = heap.tables.reduce((sum, table) => sum + table.byteLength, 0);
  const pages = ranges.reduce((sum, { length }) => sum + length, 0);
  return registers.control.byteLength + pages * 8 + tables;
}

/** Bytes that checkpoints take together; what they share is counted once. */
export function checkpointBytes(checkpoints: readonly Checkpoint[]): number {
  const counted = new Set<Page>([null]);
  let bytes = 0;
  for (const checkpoint of checkpoints) {
    bytes += tableBytes(checkpoint);
    for (const pages of checkpoint.ranges) {
      for (const page of pages) {
        if (page === null || counted.has(page)) continue;
        counted.add(page);
        bytes += page.byteLength;
      }
    }
  }
  return bytes;
}
