// The machine's linear memory: four segments above an unmapped null page, and typed views over all of it.
import { bug } from "#support/bug.ts";

/** The part of the address space an address lies in. */
export type SegmentName = "null page" | "code" | "read-only static" | "static" | "stack" | "heap" | "unmapped";

/** Part of memory, in bytes. */
export interface AddressRange {
  readonly start: number;
  readonly end: number;
}

/** An address as messages have it. */
export const hex = (address: number): string => `0x${address.toString(16)}`;

/** First address of the code segment; everything below traps. */
export const CODE_BASE = 0x1000;
const PAGE = 65536;
/** Bytes kept free above the last usable address, so that a checked start address covers the widest access. */
const SLACK = 16;
/** Addresses stay positive as 32-bit integers. */
export const MAX_ADDRESS = 0x7fff0000;

interface GrowableMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/**
 * WebAssembly's memory object serves as a growable buffer: it grows in place, without copying, and the WebAssembly
 * tier can share it. Only this much of its interface is used.
 */
interface WasmNamespace {
  readonly Memory: new (options: { initial: number; maximum: number }) => GrowableMemory;
}

/** Looked up when needed: a start-up snapshot is made where it does not exist yet. */
function wasm(): WasmNamespace {
  return (globalThis as unknown as { readonly WebAssembly: WasmNamespace }).WebAssembly;
}

/** Sizes, in bytes, from which the segments are laid out. */
export interface SegmentSizes {
  readonly code: number;
  readonly readOnly: number;
  readonly readWrite: number;
  /** Of the stack of `main`. */
  readonly stack: number;
  /** Of the stacks of all other threads together. */
  readonly threadStacks: number;
  /** Largest size of the heap segment. */
  readonly maxHeap: number;
}

/** Memory of `size` bytes that may grow to `limit`, or to less where the host cannot set aside so much. */
function reserve(size: number, limit: number): [GrowableMemory, number] {
  for (let maximum = limit; ; maximum = Math.max(size, Math.floor(maximum / 2 / PAGE) * PAGE)) {
    try {
      const { Memory: Growable } = wasm();
      return [new Growable({ initial: size / PAGE, maximum: maximum / PAGE }), maximum];
    } catch (thrown) {
      if (maximum <= size) throw thrown;
    }
  }
}

const pageUp = (n: number): number => Math.ceil(n / 4096) * 4096;

/** Memory with its segment bounds. The views are replaced when it grows: never keep one across a call that allocates. */
export class Memory {
  readonly readOnlyBase: number;
  readonly readWriteBase: number;
  readonly stackBase: number;
  /** End of the stack of `main`; those of other threads lie above. */
  readonly mainStackEnd: number;
  readonly stackEnd: number;
  readonly heapBase: number;
  readonly heapLimit: number;
  /** End of the heap segment as grown so far. */
  heapEnd: number;
  i8!: Int8Array;
  u8!: Uint8Array;
  i16!: Int16Array;
  u16!: Uint16Array;
  i32!: Int32Array;
  f32!: Float32Array;
  f64!: Float64Array;
  /** Loads may start at `readOnlyBase + n` for unsigned `n < loadSpan`; stores likewise from `readWriteBase`. */
  loadSpan = 0;
  storeSpan = 0;
  readonly #memory: GrowableMemory;

  constructor(sizes: SegmentSizes) {
    this.readOnlyBase = pageUp(CODE_BASE + sizes.code);
    this.readWriteBase = pageUp(this.readOnlyBase + sizes.readOnly);
    this.stackBase = pageUp(this.readWriteBase + sizes.readWrite);
    this.mainStackEnd = pageUp(this.stackBase + sizes.stack);
    this.stackEnd = pageUp(this.mainStackEnd + sizes.threadStacks);
    this.heapBase = Math.ceil((this.stackEnd + 4096) / PAGE) * PAGE;
    if (this.heapBase + PAGE > MAX_ADDRESS) bug("segments do not fit the address space");
    this.heapEnd = this.heapBase + PAGE;
    const wanted = Math.min(this.heapBase + Math.ceil(sizes.maxHeap / PAGE) * PAGE + PAGE, MAX_ADDRESS);
    [this.#memory, this.heapLimit] = reserve(this.heapEnd, wanted);
    this.#refresh();
  }

  #refresh(): void {
    const { buffer } = this.#memory;
    this.i8 = new Int8Array(buffer);
    this.u8 = new Uint8Array(buffer);
    this.i16 = new Int16Array(buffer);
    this.u16 = new Uint16Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.f32 = new Float32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.endHeapAt(buffer.byteLength);
  }

  /** Makes the heap segment end at `end`, which lies within the buffer: as growing it does, and going back in time. */
  endHeapAt(end: number): void {
    this.heapEnd = end;
    this.loadSpan = this.heapEnd - SLACK - this.readOnlyBase;
    this.storeSpan = this.heapEnd - SLACK - this.readWriteBase;
  }

  /** The buffer as it is now. */
  get buffer(): ArrayBuffer {
    return this.#memory.buffer;
  }

  /** Grows the heap segment so that it ends at or above `end`; false when over the limit or refused by the host. */
  growHeap(end: number): boolean {
    const wanted = end + SLACK;
    if (wanted <= this.heapEnd) return true;
    if (wanted > this.heapLimit) return false;
    // Ask for half as much again, so that growing step by step stays cheap.
    const generous = Math.min(this.heapLimit, Math.max(wanted, this.heapEnd + (this.heapEnd - this.heapBase) / 2));
    for (const target of [generous, wanted]) {
      try {
        const end = this.heapEnd + Math.ceil((target - this.heapEnd) / PAGE) * PAGE;
        // After going back in time the buffer may be as large already.
        const missing = end - this.buffer.byteLength;
        if (missing > 0) {
          this.#memory.grow(missing / PAGE);
          this.#refresh();
        } else this.endHeapAt(end);
        return true;
      } catch {
        // The host has no more: try the smaller amount, then report it.
      }
    }
    return false;
  }

  /** The segment an address lies in. */
  segmentOf(address: number): SegmentName {
    if (address < 0 || address >= this.heapEnd - SLACK) return "unmapped";
    if (address < CODE_BASE) return "null page";
    if (address < this.readOnlyBase) return "code";
    if (address < this.readWriteBase) return "read-only static";
    if (address < this.stackBase) return "static";
    if (address < this.stackEnd) return "stack";
    return address < this.heapBase ? "unmapped" : "heap";
  }

  /** Whether a program may read `size` bytes from `address` on. */
  canLoad(address: number, size: number): boolean {
    return size >= 0 && address >= this.readOnlyBase && address + size <= this.heapEnd - SLACK;
  }

  /** Whether a program may write `size` bytes from `address` on. */
  canStore(address: number, size: number): boolean {
    return size >= 0 && address >= this.readWriteBase && address + size <= this.heapEnd - SLACK;
  }
}
