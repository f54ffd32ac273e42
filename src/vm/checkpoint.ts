// The machine's complete state at one moment, saved and put back: registers, control stack, memory, heap tables and, of a
// checked run, what it knows beside memory.
//
// Every part saves itself (`MachineState.save`, `Heap.save`, `Shadow.save`, `Races.save`); this file adds memory, as pages
// that checkpoints share as far as nothing was written in between. Output and input are the business of the host that
// records them. Of the stack only what a call ever reached is kept: a write through a stray pointer above that is not
// remembered.
import { bug } from "#support/bug.ts";
import type { HeapCheckpoint } from "./heap.ts";
import type { AddressRange } from "./memory.ts";
import { PAGE_WORDS, PageCount, type Pages, restorePages, savePages } from "./pages.ts";
import { Races, type RacesState } from "./races/races.ts";
import type { ShadowState } from "./shadow/shadow.ts";
import type { MachineState, Registers } from "./state.ts";

export interface Checkpoint {
  readonly registers: Registers;
  readonly heap: HeapCheckpoint;
  /** By range: see {@link usedRanges}. */
  readonly ranges: readonly Pages[];
  /** Of a checked run. */
  readonly shadow: ShadowState | null;
  /** While data races are searched for. */
  readonly races: RacesState | null;
}

/**
 * The parts of memory that may be other than zero: from the writable statics to the highest stack address of `main`; from
 * the first stack of another thread to the highest address of any; the heap segment, last.
 */
function usedRanges({ memory, threads }: MachineState): readonly AddressRange[] {
  const { readWriteBase, mainStackEnd, heapBase, heapEnd } = memory;
  return [
    { start: readWriteBase, end: threads.mainStackTop },
    { start: mainStackEnd, end: threads.stackTop },
    { start: heapBase, end: heapEnd },
  ];
}

/** Copies the state. What is as `previous` has it is shared with it, as far as it comes in pages. */
export function saveMachine(state: MachineState, previous?: Checkpoint): Checkpoint {
  const { memory, heap, shadow, races } = state;
  const used = usedRanges(state);
  return {
    registers: state.save(),
    heap: heap.save(),
    ranges: used.map(({ start, end }, i) => savePages(memory.i32, start >> 2, end >> 2, previous?.ranges[i])),
    shadow: shadow?.save(used, previous?.shadow ?? undefined) ?? null,
    races: races?.save() ?? null,
  };
}

/** Puts a state of this same machine back, whether it lies in its past or its future. */
export function restoreMachine(state: MachineState, checkpoint: Checkpoint): void {
  const { registers, heap, ranges, shadow } = checkpoint;
  const { memory } = state;
  const used = usedRanges(state);
  // What was used since was zero then.
  for (const [i, { start, end }] of used.entries())
    restorePages(memory.i32, start >> 2, end >> 2, ranges[i] ?? bug("a checkpoint without a range"));
  if (shadow !== null) state.shadow?.restore(used, shadow);
  state.restore(registers);
  state.heap.restore(heap);
  memory.endHeapAt(memory.heapBase + (ranges.at(-1)?.length ?? 0) * PAGE_WORDS * 4);
  restoreRaces(state, checkpoint.races);
}

/** The search for races begins and ends in the midst of a run. */
function restoreRaces(state: MachineState, races: RacesState | null): void {
  if (races === null) {
    state.races?.end();
    return;
  }
  state.races ??= new Races(state, state.shadow ?? bug("races without a shadow"));
  state.races.restore(races);
}

/** Bytes of a copied table's entry, about: of a map, and of an object in it. */
const ENTRY = 64;

/** What checkpoints take together, in bytes; what they share is counted once. */
export class CheckpointCost {
  readonly #pages = new PageCount();
  #tables = 0;

  constructor(checkpoints: readonly Checkpoint[] = []) {
    for (const checkpoint of checkpoints) this.add(checkpoint);
  }

  get bytes(): number {
    return this.#pages.bytes + this.#tables;
  }

  add({ registers, heap, ranges, shadow, races }: Checkpoint): void {
    for (const pages of ranges) this.#pages.add(pages);
    const tables = heap.tables.reduce((sum, table) => sum + table.byteLength, 0);
    this.#tables += registers.control.byteLength + tables;
    if (shadow !== null) this.#addShadow(shadow);
    if (races !== null) this.#tables += (races.cells.size + races.clocks.places.size) * ENTRY;
  }

  #addShadow({ words, owners, allocations, moved, stack, trees }: ShadowState): void {
    for (const pages of [...words, ...owners, ...allocations.tables]) this.#pages.add(pages);
    this.#tables += moved.byteLength + allocations.free.byteLength + stack.locals.length * 8;
    const nodes = trees?.trees.reduce((sum, tree) => sum + tree.nodes.length, trees.heirs.size) ?? 0;
    this.#tables += nodes * ENTRY;
  }
}
