// The machine's account of every allocation it can still be asked about: heap blocks, locals whose address was taken,
// statics; where each came from and how it ended.
//
// An allocation is a number that fits a shadow word's provenance. Numbers are given out again only when no pointer in
// memory carries them (`sweep`), so a dangling pointer always knows what it once pointed at, reused address or not.
import { enlarged } from "#support/int-arrays.ts";
import { bug } from "#support/bug.ts";
import { type Pages, restorePages, savePages } from "#vm/pages.ts";

/** Kinds of allocation, as stored. */
export const KIND_HEAP = 1;
export const KIND_STACK = 2;
export const KIND_STATIC = 3;
export const KIND_READ_ONLY = 4;
/** No allocation, but a reference into one; see `trees.ts`. */
const KIND_TAG = 5;

/** What has become of an allocation, as stored. */
export const LIVE = 1;
/** By `dealloc`. */
export const FREED = 2;
/** A heap block that `realloc` replaced by another. */
export const REPLACED = 3;
/** A local whose scope ended. */
export const OUT_OF_SCOPE = 4;
/** A local whose function returned. */
export const POPPED = 5;

const KIND_NAMES = ["none", "heap", "stack", "static", "read-only static"] as const;
const STATE_NAMES = ["none", "live", "freed", "reallocated", "out of scope", "popped"] as const;
export type AllocationKind = (typeof KIND_NAMES)[number];
export type AllocationState = (typeof STATE_NAMES)[number];

/** An allocation as plain data. Sites are code positions, -1 if unknown. */
export interface AllocationRecord {
  readonly id: number;
  readonly kind: AllocationKind;
  readonly state: AllocationState;
  readonly base: number;
  readonly size: number;
  readonly align: number;
  readonly bornAt: number;
  readonly endedAt: number;
}

/** The account at one moment, copied: what {@link Allocations.restore} takes. */
export interface AllocationsState {
  readonly tables: readonly Pages[];
  readonly free: Int32Array;
  readonly count: number;
  readonly live: number;
  readonly credit: number;
}

/** Largest number a shadow word holds. */
export const MAX_ID = (1 << 23) - 1;
/** Allocations made between two sweeps, at least. */
const SWEEP_EVERY = 1 << 16;

export class Allocations {
  /**
   * First address, and bytes that may be read and written without further questions, by number; 0 bytes where it is
   * gone, read-only (for writes), or has references whose permissions have to be asked.
   */
  bases = new Int32Array(1024);
  lengths = new Int32Array(1024);
  writable = new Int32Array(1024);
  #sizes = new Int32Array(1024);
  /** The allocation of a tag; 0 for an allocation. */
  #roots = new Int32Array(1024);
  #aligns = new Int32Array(1024);
  #bornAt = new Int32Array(1024);
  #endedAt = new Int32Array(1024);
  #kinds = new Uint8Array(1024);
  #states = new Uint8Array(1024);
  #free: number[] = [];
  #count = 1;
  #live = 0;
  /** Allocations left until a sweep pays. */
  #credit = SWEEP_EVERY;

  /** Whether so many ended allocations have piled up that a sweep pays. */
  get wantsSweep(): boolean {
    return this.#credit <= 0;
  }

  create(kind: number, base: number, size: number, align: number, site: number): number {
    const id = this.#free.pop() ?? this.#next();
    this.#credit--;
    this.#live++;
    this.bases[id] = base;
    this.lengths[id] = size;
    this.writable[id] = kind === KIND_READ_ONLY ? 0 : size;
    this.#sizes[id] = size;
    this.#roots[id] = 0;
    this.#aligns[id] = align;
    this.#bornAt[id] = site;
    this.#endedAt[id] = -1;
    this.#kinds[id] = kind;
    this.#states[id] = LIVE;
    return id;
  }

  #next(): number {
    const id = this.#count++;
    if (id > MAX_ID) bug("more allocations than pointers can name");
    if (id >= this.bases.length) {
      const length = this.bases.length * 2;
      this.bases = enlarged(this.bases, length);
      this.lengths = enlarged(this.lengths, length);
      this.writable = enlarged(this.writable, length);
      this.#sizes = enlarged(this.#sizes, length);
      this.#roots = enlarged(this.#roots, length);
      this.#aligns = enlarged(this.#aligns, length);
      this.#bornAt = enlarged(this.#bornAt, length);
      this.#endedAt = enlarged(this.#endedAt, length);
      const kinds = new Uint8Array(length);
      kinds.set(this.#kinds);
      this.#kinds = kinds;
      const states = new Uint8Array(length);
      states.set(this.#states);
      this.#states = states;
    }
    return id;
  }

  /** A number for a reference into an allocation. */
  createTag(root: number): number {
    const id = this.create(KIND_TAG, this.bases[root] as number, 0, 1, -1);
    this.#roots[id] = root;
    return id;
  }

  /** The allocation that a pointer with this provenance points into. */
  rootOf(id: number): number {
    return this.#roots[id] === 0 ? id : (this.#roots[id] as number);
  }

  /** From now on no access to an allocation is plainly fine. */
  watch(id: number): void {
    this.lengths[id] = 0;
    this.writable[id] = 0;
  }

  /** Whether `size` bytes at `address` lie within a live allocation, and may be written if they are to be. */
  isWithin(id: number, address: number, size: number, isWrite: boolean): boolean {
    if (this.#states[id] !== LIVE || (isWrite && this.#kinds[id] === KIND_READ_ONLY)) return false;
    const offset = address - (this.bases[id] as number);
    return offset >= 0 && offset + size <= (this.#sizes[id] as number);
  }

  /** Whether references to it are looked after: not where nobody can write. */
  isTracked(id: number): boolean {
    return this.#states[id] === LIVE && this.#kinds[id] !== KIND_READ_ONLY && this.#kinds[id] !== KIND_TAG;
  }

  /** Records how and where an allocation ended. */
  end(id: number, state: number, site: number): void {
    this.lengths[id] = 0;
    this.writable[id] = 0;
    this.#states[id] = state;
    this.#endedAt[id] = site;
    this.#live--;
  }

  isLive(id: number): boolean {
    return this.#states[id] === LIVE;
  }

  /** Whether it is a heap block that has not been freed. */
  isLiveBlock(id: number): boolean {
    return this.#states[id] === LIVE && this.#kinds[id] === KIND_HEAP;
  }

  size(id: number): number {
    return this.#sizes[id] as number;
  }

  /** An allocation by number; null for 0, "no provenance". */
  describe(provenance: number): AllocationRecord | null {
    const id = this.rootOf(provenance);
    if (id <= 0 || id >= this.#count || this.#states[id] === 0) return null;
    return {
      id,
      kind: KIND_NAMES[this.#kinds[id] as number] as AllocationKind,
      state: STATE_NAMES[this.#states[id] as number] as AllocationState,
      base: this.bases[id] as number,
      size: this.#sizes[id] as number,
      align: this.#aligns[id] as number,
      bornAt: this.#bornAt[id] as number,
      endedAt: this.#endedAt[id] as number,
    };
  }

  /** Live allocations, by number. */
  live(): readonly AllocationRecord[] {
    const found: AllocationRecord[] = [];
    for (let id = 1; id < this.#count; id++) {
      if (this.#states[id] === LIVE && this.#kinds[id] !== KIND_TAG) found.push(this.describe(id) as AllocationRecord);
    }
    return found;
  }

  /**
   * Forgets ended allocations, and tags, that `isNamed` (1 by number) says no pointer names; `forgetTag` hears of tags.
   */
  sweep(isNamed: Uint8Array, forgetTag: (id: number) => void): void {
    for (let id = 1; id < this.#count; id++) {
      const state = this.#states[id] as number;
      const isTag = this.#kinds[id] === KIND_TAG;
      if (state < LIVE || (state === LIVE && !isTag) || isNamed[id] === 1) continue;
      if (isTag) {
        forgetTag(id);
        this.#live--;
      }
      this.#states[id] = 0;
      this.#free.push(id);
    }
    this.#credit = Math.max(SWEEP_EVERY, this.#live);
  }

  /** The tables, as words. */
  #tables(): readonly Int32Array[] {
    const { bases, lengths, writable } = this;
    const bytes = [this.#kinds, this.#states].map(({ buffer }) => new Int32Array(buffer));
    return [bases, lengths, writable, this.#sizes, this.#roots, this.#aligns, this.#bornAt, this.#endedAt, ...bytes];
  }

  /** Words of a table that are in use: numbers take a word each, kinds and states a byte. */
  #used(table: Int32Array): number {
    return Math.ceil((this.#count * table.length) / this.bases.length);
  }

  /** Copies everything; what is as in `previous` is shared with it. */
  save(previous: AllocationsState | undefined): AllocationsState {
    const tables = this.#tables().map((table, i) => savePages(table, 0, this.#used(table), previous?.tables[i]));
    return {
      tables,
      free: Int32Array.from(this.#free),
      count: this.#count,
      live: this.#live,
      credit: this.#credit,
    };
  }

  /** Sets everything that {@link save} copied. */
  restore({ tables, free, count, live, credit }: AllocationsState): void {
    for (const [i, table] of this.#tables().entries())
      restorePages(table, 0, this.#used(table), tables[i] ?? bug("a table was not saved"));
    this.#free = [...free];
    this.#count = count;
    this.#live = live;
    this.#credit = credit;
  }

  /** One more than the largest number in use. */
  get bound(): number {
    return this.#count;
  }
}
