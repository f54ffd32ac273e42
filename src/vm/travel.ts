// Where a debugger goes: over and out of calls, to lines, drops, writes, allocations and frees, in both directions.
//
// Every function leaves the history at what it looked for and gives true; else it gives false, and the history stands
// at the run's end (looking forward) or where it stood (looking back). Looking forward may also be given up, since it need
// not come to an end (`History.search`): then it gives false, `gaveUp` says so, and the history stands where that was.
import { positionOf } from "#isa/debug-info.ts";
import { writesTo } from "./accesses.ts";
import { functionAt } from "./image.ts";
import type { Breakpoints, History } from "./history.ts";
import { forEachMark } from "./step.ts";

/** Marks of the functions that are on the stack of the running thread at `depth` and below (0: the innermost). */
function marksOfCallers(history: History, depth: number): Breakpoints {
  const { state } = history.machine;
  const functions = new Set(
    state
      .framePositions()
      .slice(depth)
      .map(({ position }) => functionAt(state.image, position)),
  );
  const found: number[] = [];
  // Where a thread other than `main` ends, it has no step left to stop at: any thread's next one is wanted then.
  forEachMark(state.image, (position, _, fn) => {
    if (!state.threads.isMain || functions.has(fn)) found.push(position);
  });
  return found;
}

/**
 * Whether the thread that runs now has come at most `depth` words deep again or is over; or, looking back, was only about
 * to be started.
 */
function backAt(history: History, depth: number): () => boolean {
  const { id } = history.machine.state.threads.current;
  return () => {
    const { state } = history.machine;
    if (state.threads.current.id === id) return state.csp <= depth;
    return state.threads.thread(id)?.isFinished ?? true;
  };
}

/** Words of the control stack that a call takes. */
const CALL = 2;

const depthOf = (history: History): number => history.machine.state.csp;

/** To the next step of this function, or of one that called it; other threads may run in between. */
export function stepOver(history: History): boolean {
  return history.runTo(marksOfCallers(history, 0), backAt(history, depthOf(history)));
}

/** To the first step after this function has returned. */
export function stepOut(history: History): boolean {
  return history.runTo(marksOfCallers(history, 1), backAt(history, depthOf(history) - CALL));
}

/** To the step before in this function, or in the one that called it. */
export function stepBackOver(history: History): boolean {
  if (history.isAtEnd) return history.back();
  return history.runBackTo(marksOfCallers(history, 0), backAt(history, depthOf(history)));
}

/** To the step by which this function was called. */
export function stepBackOut(history: History): boolean {
  return history.runBackTo(marksOfCallers(history, 1), backAt(history, depthOf(history) - CALL));
}

/** Positions of the steps that begin on a line (from 1) of a file. */
export function marksOnLine(history: History, file: string, line: number): Breakpoints {
  const { image } = history.machine.state;
  const found: number[] = [];
  forEachMark(image, (position, { range }) => {
    const at = range === null ? null : positionOf(image.program, range);
    if (at?.file === file && at.line === line) found.push(position);
  });
  return found;
}

export function runToLine(history: History, file: string, line: number): boolean {
  return history.runTo(marksOnLine(history, file, line));
}

export function runBackToLine(history: History, file: string, line: number): boolean {
  return history.runBackTo(marksOnLine(history, file, line));
}

function marksOfDrops(history: History): Breakpoints {
  const found: number[] = [];
  forEachMark(history.machine.state.image, (position, { kind }) => {
    if (kind === "drop") found.push(position);
  });
  return found;
}

export function runToDrop(history: History): boolean {
  return history.runTo(marksOfDrops(history));
}

export function runBackToDrop(history: History): boolean {
  return history.runBackTo(marksOfDrops(history));
}

/** To the moment after the next write to any of `size` bytes from `address`. Looks at every instruction on the way. */
export function runToWrite(history: History, address: number, size: number): boolean {
  return history.search(() => {
    while (!history.isAtEnd && !history.gaveUp) if (executeWatching(history, address, size)) return true;
    return false;
  });
}

/** To the moment after the last write before this one. */
export function runBackToWrite(history: History, address: number, size: number): boolean {
  const from = history.instructions;
  const found = history.lastBefore(from, (end) => {
    let last: number | undefined;
    while (!history.isAtEnd && history.instructions < end) {
      if (executeWatching(history, address, size) && history.instructions < end) last = history.instructions;
    }
    return last;
  });
  history.goToInstruction(found ?? from);
  return found !== undefined;
}

/** Executes an instruction; whether it wrote there. */
function executeWatching(history: History, address: number, size: number): boolean {
  const { state } = history.machine;
  const writes = writesTo(state, address, size);
  if (writes !== "maybe") {
    history.forwardInstruction();
    return writes;
  }
  const before = state.memory.u8.slice(address, address + size);
  history.forwardInstruction();
  const after = state.memory.u8.subarray(address, address + size);
  return before.some((byte, i) => byte !== after[i]);
}

/** Tells whether anything has been allocated or freed from now on; the block at `address`, if one is given. */
export function heapEventFromHere({ machine }: History, address?: number): () => boolean {
  const { heap } = machine.state;
  const key = (): string | number => {
    if (address === undefined) return heap.allocations + heap.frees;
    const block = heap.blockAt(address);
    return block === null ? "" : `${block.serial} ${block.isLive} ${block.size}`;
  };
  const before = key();
  return () => key() !== before;
}

/** Tells whether the `serial`th allocation has come about. */
export function allocationOf({ machine }: History, serial: number): () => boolean {
  const { heap } = machine.state;
  return () => heap.allocations >= serial;
}

/** Tells whether the block of the `serial`th allocation has been made and freed since. */
export function freeOf({ machine }: History, serial: number): () => boolean {
  const { heap } = machine.state;
  let address: number | undefined;
  return () => {
    if (heap.allocations < serial) return false;
    address ??= heap.blocks(false).find((block) => block.serial === serial)?.address;
    const block = address === undefined ? null : heap.blockAt(address);
    return block === null || block.serial !== serial || !block.isLive;
  };
}

/** To the moment after the next allocation or free; of the block at `address`, if one is given. */
export function runToHeapEvent(history: History, address?: number): boolean {
  return runUntil(history, heapEventFromHere(history, address));
}

/** To the moment after the `serial`th allocation, from the beginning of the run on. */
export function runToAllocation(history: History, serial: number): boolean {
  const { heap } = history.machine.state;
  if (heap.allocations >= serial) history.goTo(0);
  return runUntil(history, allocationOf(history, serial));
}

/** To the moment after the block of the `serial`th allocation was freed. */
export function runToFree(history: History, serial: number): boolean {
  return runToAllocation(history, serial) && runUntil(history, freeOf(history, serial));
}

/** Goes on until something has come about, step by step, then to the very instruction. */
export function runUntil(history: History, isDone: () => boolean): boolean {
  return history.search(() => {
    for (;;) {
      const start = history.instructions;
      if (!history.forward()) return false;
      if (!isDone()) continue;
      history.goToInstruction(start);
      while (!isDone()) history.forwardInstruction();
      return true;
    }
  });
}

/** To the moment after the last instruction before this one that made something so which was not. */
export function runBackToChange(history: History, isSo: () => boolean): boolean {
  const from = history.instructions;
  const found = history.lastBefore(from, (end) => {
    let last: number | undefined;
    for (let was = isSo(); !history.isAtEnd && history.instructions < end; ) {
      const start = history.instructions;
      history.forward();
      const is = isSo();
      if (is && !was) last = start;
      was = is;
    }
    return last;
  });
  history.goToInstruction(found ?? from);
  if (found === undefined) return false;
  while (!isSo()) history.forwardInstruction();
  return true;
}
