// The heap manager: a size-class free-list allocator whose block headers live in host tables, outside the blocks.
//
// The heap segment is cut into pages of 4 KiB. Requests of up to 2 KiB are rounded to a size class and served from
// spans (runs of pages holding blocks of one class); the last block freed is the first reused. Larger requests get a
// run of whole pages, first fit, and free runs coalesce. Every block keeps its requested size, alignment, and the code
// positions that allocated and freed it, until its address is used again.
import { grown } from "#support/int-arrays.ts";
import type { Memory } from "./memory.ts";

const PAGE = 4096;
const PAGE_SHIFT = 12;
const MAX_SMALL = 2048;

/** Sizes of the classes: multiples of 16 up to 128, then four to each doubling. */
export const SIZE_CLASSES: readonly number[] = (() => {
  const sizes: number[] = [];
  for (let size = 16; size <= 128; size += 16) sizes.push(size);
  for (let base = 128; base < MAX_SMALL; base *= 2) for (let k = 1; k <= 4; k++) sizes.push(base + (base / 4) * k);
  return sizes;
})();

/** Class index by number of 16-byte units. */
const CLASS_OF = (() => {
  const table = new Uint8Array(MAX_SMALL / 16 + 1);
  for (let units = 1, cls = 0; units < table.length; units++) {
    if (units * 16 > (SIZE_CLASSES[cls] as number)) cls++;
    table[units] = cls;
  }
  return table;
})();

/** State of a block record. */
const UNUSED = 0;
const LIVE = 1;
const FREED = 2;

/** A block as shown to people. Sites are code positions (word indices), -1 if unknown. */
export interface HeapBlock {
  readonly address: number;
  readonly size: number;
  readonly align: number;
  readonly isLive: boolean;
  /** Order of allocation, from 1. */
  readonly serial: number;
  readonly allocatedAt: number;
  readonly freedAt: number;
}

/** The manager's tables at one moment, copied: what {@link Heap.restore} takes. Opaque to others but for its size. */
export interface HeapCheckpoint {
  readonly tables: readonly (Int32Array | Uint8Array | Float64Array)[];
  readonly runs: readonly { readonly start: number; readonly length: number }[];
  readonly spareIds: readonly number[];
  readonly counts: readonly number[];
}

export type FreeFault = "not a block" | "double free" | "wrong layout";

export class Heap {
  readonly #memory: Memory;
  readonly #maxBytes: number;
  /** Per page: first block id of its span, or -1 for a free or never used page. */
  #pageBlock = new Int32Array(256).fill(-1);
  /** Per block id: requested size, state, alignment, sites, serial, address, span capacity of one block. */
  #size = new Int32Array(1024);
  #state = new Uint8Array(1024);
  #align = new Int32Array(1024);
  #allocSite = new Int32Array(1024);
  #freeSite = new Int32Array(1024);
  #serial = new Float64Array(1024);
  #address = new Int32Array(1024);
  #capacity = new Int32Array(1024);
  /** Per block id: the next free block of the class. */
  #next = new Int32Array(1024);
  #blocks = 0;
  /** Per class: first free block id, or -1. */
  readonly #free = new Int32Array(SIZE_CLASSES.length).fill(-1);
  /** Free runs of pages below `#top`, by start, coalesced. */
  readonly #runs: { start: number; length: number }[] = [];
  /** Ids of large blocks whose pages have been reused. */
  readonly #spareIds: number[] = [];
  /** Pages handed out so far lie below this index. */
  #top = 0;
  liveBytes = 0;
  peakBytes = 0;
  allocations = 0;
  frees = 0;
  highWater: number;

  constructor(memory: Memory, maxBytes: number) {
    this.#memory = memory;
    this.#maxBytes = maxBytes;
    this.highWater = memory.heapBase;
  }

  /** Allocates; gives the address, or 0 when over the memory limit. `size` > 0, `align` a power of two. */
  allocate(size: number, align: number, site: number): number {
    if (this.liveBytes + size > this.#maxBytes) return 0;
    let id: number;
    let small = size;
    if (align > 16) small = Math.ceil(size / align) * align;
    if (small <= MAX_SMALL && align <= 16) id = this.#allocateSmall(CLASS_OF[(small + 15) >> 4] as number);
    else if (small <= MAX_SMALL && align <= 1024) {
      // A power of two class lies at multiples of itself within its page-aligned span.
      let power = align;
      while (power < small) power *= 2;
      id = this.#allocateSmall(CLASS_OF[power >> 4] as number);
    } else id = this.#allocateLarge(size, align);
    if (id < 0) return 0;
    this.#size[id] = size;
    this.#align[id] = align;
    this.#state[id] = LIVE;
    this.#allocSite[id] = site;
    this.#freeSite[id] = -1;
    this.#serial[id] = ++this.allocations;
    this.liveBytes += size;
    if (this.liveBytes > this.peakBytes) this.peakBytes = this.liveBytes;
    return this.#address[id] as number;
  }

  #allocateSmall(cls: number): number {
    let id = this.#free[cls] as number;
    if (id < 0) {
      this.#newSpan(cls);
      id = this.#free[cls] as number;
      if (id < 0) return -1;
    }
    this.#free[cls] = this.#next[id] as number;
    return id;
  }

  #newSpan(cls: number): void {
    const blockSize = SIZE_CLASSES[cls] as number;
    const pages = blockSize <= 512 ? 1 : 4;
    const start = this.#takePages(pages, 1);
    if (start < 0) return;
    const count = Math.floor((pages * PAGE) / blockSize);
    const first = this.#newBlocks(count);
    const base = this.#memory.heapBase + start * PAGE;
    for (let i = 0; i < count; i++) {
      this.#address[first + i] = base + i * blockSize;
      this.#capacity[first + i] = blockSize;
      this.#next[first + i] = i + 1 < count ? first + i + 1 : -1;
    }
    this.#free[cls] = first;
    this.#claimPages(start, pages, first);
  }

  #allocateLarge(size: number, align: number): number {
    const pages = Math.ceil(size / PAGE);
    const start = this.#takePages(pages, Math.max(1, align >> PAGE_SHIFT));
    if (start < 0) return -1;
    const id = this.#spareIds.pop() ?? this.#newBlocks(1);
    this.#address[id] = this.#memory.heapBase + start * PAGE;
    this.#capacity[id] = pages * PAGE;
    this.#claimPages(start, pages, id);
    return id;
  }

  /** Makes pages belong to the span that begins with block `id`; large blocks freed there earlier are forgotten. */
  #claimPages(start: number, pages: number, id: number): void {
    for (let page = start; page < start + pages; page++) {
      const old = this.#pageBlock[page] as number;
      if (old >= 0 && old !== id && this.#state[old] === FREED) {
        this.#state[old] = UNUSED;
        this.#spareIds.push(old);
      }
      this.#pageBlock[page] = id;
    }
  }

  #newBlocks(count: number): number {
    const first = this.#blocks;
    this.#blocks += count;
    if (this.#blocks > this.#size.length) {
      const length = this.#blocks;
      this.#size = grown(this.#size, length);
      this.#align = grown(this.#align, length);
      this.#allocSite = grown(this.#allocSite, length);
      this.#freeSite = grown(this.#freeSite, length);
      this.#address = grown(this.#address, length);
      this.#capacity = grown(this.#capacity, length);
      this.#next = grown(this.#next, length);
      const state = new Uint8Array(this.#size.length);
      state.set(this.#state);
      this.#state = state;
      const serial = new Float64Array(this.#size.length);
      serial.set(this.#serial);
      this.#serial = serial;
    }
    return first;
  }

  /** Takes a run of pages whose address is a multiple of `alignPages` pages; -1 if there is no room. */
  #takePages(pages: number, alignPages: number): number {
    const basePage = this.#memory.heapBase / PAGE;
    const aligned = (start: number) => Math.ceil((basePage + start) / alignPages) * alignPages - basePage;
    for (let i = 0; i < this.#runs.length; i++) {
      const run = this.#runs[i] as { start: number; length: number };
      const start = aligned(run.start);
      if (start + pages > run.start + run.length) continue;
      const rest: { start: number; length: number }[] = [];
      if (start > run.start) rest.push({ start: run.start, length: start - run.start });
      const after = run.start + run.length - (start + pages);
      if (after > 0) rest.push({ start: start + pages, length: after });
      this.#runs.splice(i, 1, ...rest);
      return start;
    }
    const start = aligned(this.#top);
    if (!this.#raiseTop(start + pages)) return -1;
    if (start > this.#top) this.#releaseRun(this.#top, start - this.#top);
    this.#top = start + pages;
    return start;
  }

  /** Makes sure that pages below `top` exist. */
  #raiseTop(top: number): boolean {
    const end = this.#memory.heapBase + top * PAGE;
    if (!this.#memory.growHeap(end)) return false;
    this.highWater = Math.max(this.highWater, end);
    if (top > this.#pageBlock.length) {
      const old = this.#pageBlock.length;
      this.#pageBlock = grown(this.#pageBlock, top);
      this.#pageBlock.fill(-1, old);
    }
    return true;
  }

  #releaseRun(start: number, length: number): void {
    const runs = this.#runs;
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((runs[middle] as { start: number }).start < start) low = middle + 1;
      else high = middle;
    }
    const before = runs[low - 1];
    const after = runs[low];
    const joinsAfter = after !== undefined && start + length === after.start;
    if (before !== undefined && before.start + before.length === start) {
      before.length += length + (joinsAfter ? after.length : 0);
      if (joinsAfter) runs.splice(low, 1);
    } else if (joinsAfter) {
      after.start = start;
      after.length += length;
    } else runs.splice(low, 0, { start, length });
  }

  /** Id of the block that has `address` inside it (not only at its start), or -1. */
  #find(address: number): number {
    const page = (address - this.#memory.heapBase) >> PAGE_SHIFT;
    if (page < 0 || page >= this.#top) return -1;
    const first = this.#pageBlock[page] as number;
    if (first < 0) return -1;
    const capacity = this.#capacity[first] as number;
    const id = first + Math.floor((address - (this.#address[first] as number)) / capacity);
    // The tail of a span may be too short for a block, and its id would belong to the next span.
    return id < this.#blocks &&
      address >= (this.#address[id] as number) &&
      address < (this.#address[id] as number) + (this.#capacity[id] as number)
      ? id
      : -1;
  }

  /** Frees a block; says what is wrong if it cannot be. */
  free(address: number, size: number, align: number, site: number): FreeFault | null {
    const id = this.#find(address);
    if (id < 0 || this.#address[id] !== address || this.#state[id] === UNUSED) return "not a block";
    if (this.#state[id] === FREED) return "double free";
    if (this.#size[id] !== size || this.#align[id] !== align) return "wrong layout";
    this.#state[id] = FREED;
    this.#freeSite[id] = site;
    this.frees++;
    this.liveBytes -= size;
    const capacity = this.#capacity[id] as number;
    if (capacity <= MAX_SMALL) {
      const cls = CLASS_OF[capacity >> 4] as number;
      this.#next[id] = this.#free[cls] as number;
      this.#free[cls] = id;
    } else {
      const page = (address - this.#memory.heapBase) >> PAGE_SHIFT;
      const pages = capacity >> PAGE_SHIFT;
      this.#releaseRun(page, pages);
    }
    return null;
  }

  /**
   * Resizes in place if the new size suits the block's capacity, or if free pages follow it; false if the caller must
   * move it. The block must be live with that size and alignment.
   */
  resizeInPlace(address: number, newSize: number): boolean {
    const id = this.#find(address);
    const capacity = this.#capacity[id] as number;
    const size = this.#size[id] as number;
    if (this.liveBytes + newSize - size > this.#maxBytes) return false;
    if (newSize > capacity || newSize * 4 < capacity) {
      if (capacity <= MAX_SMALL || newSize < capacity || !this.#extendLarge(id, newSize)) return false;
    }
    this.#size[id] = newSize;
    this.liveBytes += newSize - size;
    if (this.liveBytes > this.peakBytes) this.peakBytes = this.liveBytes;
    return true;
  }

  #extendLarge(id: number, newSize: number): boolean {
    const start = ((this.#address[id] as number) - this.#memory.heapBase) >> PAGE_SHIFT;
    const pages = (this.#capacity[id] as number) >> PAGE_SHIFT;
    const wanted = Math.ceil(newSize / PAGE);
    const end = start + pages;
    if (end === this.#top) {
      if (!this.#raiseTop(start + wanted)) return false;
      this.#top = start + wanted;
    } else {
      const index = this.#runs.findIndex((run) => run.start === end);
      const run = this.#runs[index];
      if (run === undefined || pages + run.length < wanted) return false;
      run.start = start + wanted;
      run.length -= wanted - pages;
      if (run.length === 0) this.#runs.splice(index, 1);
    }
    this.#claimPages(end, start + wanted - end, id);
    this.#capacity[id] = wanted * PAGE;
    return true;
  }

  /** The requested layout of the live block that starts at `address`, or what is wrong with it. */
  checkLive(address: number, size: number, align: number): FreeFault | null {
    const id = this.#find(address);
    if (id < 0 || this.#address[id] !== address || this.#state[id] === UNUSED) return "not a block";
    if (this.#state[id] === FREED) return "double free";
    return this.#size[id] !== size || this.#align[id] !== align ? "wrong layout" : null;
  }

  /** The block whose bytes include `address`, live or freed, or null. */
  blockAt(address: number): HeapBlock | null {
    const id = this.#find(address);
    return id < 0 || this.#state[id] === UNUSED ? null : this.#describe(id);
  }

  /** Copies the tables, as far as they are in use. */
  save(): HeapCheckpoint {
    const n = this.#blocks;
    return {
      tables: [
        this.#pageBlock.slice(0, this.#top),
        this.#size.slice(0, n),
        this.#state.slice(0, n),
        this.#align.slice(0, n),
        this.#allocSite.slice(0, n),
        this.#freeSite.slice(0, n),
        this.#serial.slice(0, n),
        this.#address.slice(0, n),
        this.#capacity.slice(0, n),
        this.#next.slice(0, n),
        this.#free.slice(),
      ],
      runs: this.#runs.map((run) => ({ ...run })),
      spareIds: [...this.#spareIds],
      counts: [n, this.#top, this.liveBytes, this.peakBytes, this.allocations, this.frees, this.highWater],
    };
  }

  /** Goes back (or forward) to a moment of this same heap. The tables only ever grow, so what is saved fits. */
  restore({ tables, runs, spareIds, counts }: HeapCheckpoint): void {
    const into = [
      this.#pageBlock.fill(-1),
      this.#size,
      this.#state.fill(UNUSED),
      this.#align,
      this.#allocSite,
      this.#freeSite,
      this.#serial,
      this.#address,
      this.#capacity,
      this.#next,
      this.#free,
    ];
    into.forEach((table, i) => {
      table.set(tables[i] as Int32Array);
    });
    this.#runs.splice(0, Infinity, ...runs.map((run) => ({ ...run })));
    this.#spareIds.splice(0, Infinity, ...spareIds);
    const [blocks, top, liveBytes, peakBytes, allocations, frees, highWater] = counts as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    this.#blocks = blocks;
    this.#top = top;
    this.liveBytes = liveBytes;
    this.peakBytes = peakBytes;
    this.allocations = allocations;
    this.frees = frees;
    this.highWater = highWater;
  }

  #describe(id: number): HeapBlock {
    return {
      address: this.#address[id] as number,
      size: this.#size[id] as number,
      align: this.#align[id] as number,
      isLive: this.#state[id] === LIVE,
      serial: this.#serial[id] as number,
      allocatedAt: this.#allocSite[id] as number,
      freedAt: this.#freeSite[id] as number,
    };
  }

  /** Blocks in order of allocation; freed ones too if asked, as far as their address has not been reused. */
  blocks(includeFreed: boolean): readonly HeapBlock[] {
    const found: HeapBlock[] = [];
    for (let id = 0; id < this.#blocks; id++) {
      const state = this.#state[id];
      if (state === LIVE || (state === FREED && includeFreed)) found.push(this.#describe(id));
    }
    return found.sort((a, b) => a.serial - b.serial);
  }
}
