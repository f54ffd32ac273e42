// What a run has left behind: heap blocks that are live at its end and that nothing still leads to.
//
// What a static leads to is no leak: statics are never dropped, and their contents are in use until the very end. As
// leak checkers do, a word that could be the address of a live block is taken for one, here and in the blocks found.
import type { SourceRange } from "#isa/program.ts";
import type { HeapBlock } from "./heap.ts";
import type { AddressRange } from "./memory.ts";
import type { MachineState } from "./state.ts";

/** A heap block that nobody freed and no static leads to. */
export interface Leak extends HeapBlock {
  readonly allocatedIn: string;
  readonly range: SourceRange | null;
}

/** Addresses of the live blocks that the writable statics lead to, directly or through other blocks. */
function heldByStatics({ memory, heap }: MachineState): ReadonlySet<number> {
  const { i32 } = memory;
  const held = new Set<number>();
  const waiting: AddressRange[] = [{ start: memory.readWriteBase, end: memory.stackBase }];
  for (let range = waiting.pop(); range !== undefined; range = waiting.pop()) {
    for (let word = ((range.start + 7) >> 3) << 1; (word + 2) << 2 <= range.end; word += 2) {
      const address = i32[word] as number;
      if (address < memory.heapBase || i32[word + 1] !== 0) continue;
      const block = heap.blockAt(address);
      if (block === null || !block.isLive || held.has(block.address)) continue;
      held.add(block.address);
      waiting.push({ start: block.address, end: block.address + block.size });
    }
  }
  return held;
}

/** The leaks, in order of allocation, with where each was allocated. */
export function leaksOf(state: MachineState): readonly Leak[] {
  const live = state.heap.blocks(false);
  if (live.length === 0) return [];
  const held = heldByStatics(state);
  return live
    .filter(({ address }) => !held.has(address))
    .map((block) => {
      const site = state.describe(block.allocatedAt);
      return { ...block, allocatedIn: site.function, range: site.range };
    });
}
