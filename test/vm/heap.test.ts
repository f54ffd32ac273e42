// Properties of the allocator: blocks never overlap, are aligned, are reused, and are known by any address in them.
import { Heap } from "#vm/heap.ts";
import { Memory } from "#vm/memory.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const MAX = 1 << 24;
const makeHeap = (): Heap =>
  new Heap(new Memory({ code: 16, readOnly: 0, readWrite: 0, stack: 4096, threadStacks: 0, maxHeap: 2 * MAX }), MAX);

interface Held {
  address: number;
  size: number;
  readonly align: number;
}

const command = fc.record({
  what: fc.constantFrom("allocate", "allocate", "free", "resize"),
  size: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 40000 })),
  align: fc.constantFrom(1, 2, 4, 8, 16, 16, 32, 64, 128, 4096),
  pick: fc.nat(),
});

describe("heap", () => {
  it("keeps live blocks apart, aligned and findable", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 120 }), (commands) => {
        const heap = makeHeap();
        const held: Held[] = [];
        for (const { what, size, align, pick } of commands) {
          const index = held.length === 0 ? -1 : pick % held.length;
          const old = held[index];
          if (what === "allocate" || old === undefined) {
            const address = heap.allocate(size, align, 1);
            expect(address).toBeGreaterThan(0);
            held.push({ address, size, align });
          } else if (what === "free") {
            expect(heap.free(old.address, old.size, old.align, 2)).toBeNull();
            expect(heap.free(old.address, old.size, old.align, 2)).toBe("double free");
            held.splice(index, 1);
          } else if (heap.resizeInPlace(old.address, size)) old.size = size;
        }
        const sorted = [...held].sort((a, b) => a.address - b.address);
        sorted.forEach((block, i) => {
          expect(block.address % block.align).toBe(0);
          expect(block.address + block.size).toBeLessThanOrEqual(sorted[i + 1]?.address ?? Infinity);
          for (const inside of [block.address, block.address + block.size - 1]) {
            expect(heap.blockAt(inside)).toMatchObject({ address: block.address, size: block.size, isLive: true });
          }
        });
        expect(heap.liveBytes).toBe(held.reduce((sum, block) => sum + block.size, 0));
        expect(heap.blocks(false).length).toBe(held.length);
        for (const { address, size, align } of held) expect(heap.free(address, size, align, 3)).toBeNull();
        expect(heap.liveBytes).toBe(0);
        expect(heap.frees).toBe(heap.allocations);
      }),
      { numRuns: 150 },
    );
  });

  it("reuses the address of the block freed last", () => {
    const heap = makeHeap();
    const first = heap.allocate(24, 8, 1);
    heap.allocate(24, 8, 1);
    heap.free(first, 24, 8, 2);
    expect(heap.allocate(20, 4, 3)).toBe(first);
  });

  it("reuses and joins the pages of large blocks", () => {
    const heap = makeHeap();
    const blocks = [1, 2, 3].map(() => heap.allocate(8192, 16, 1));
    for (const block of blocks) heap.free(block, 8192, 16, 2);
    expect(heap.allocate(3 * 8192, 16, 3)).toBe(blocks[0]);
  });

  it("stays within its limit", () => {
    const heap = makeHeap();
    expect(heap.allocate(MAX + 1, 8, 1)).toBe(0);
    expect(heap.allocate(MAX, 8, 1)).toBeGreaterThan(0);
    expect(heap.allocate(1, 1, 1)).toBe(0);
  });

  it("refuses addresses that begin no block", () => {
    const heap = makeHeap();
    const block = heap.allocate(64, 8, 1);
    expect(heap.free(block + 8, 64, 8, 1)).toBe("not a block");
    expect(heap.free(8, 64, 8, 1)).toBe("not a block");
    expect(heap.free(0x7fff0000, 64, 8, 1)).toBe("not a block");
  });
});
