// The shadow of memory: which bytes are initialised, which words are pointers and into what, what was moved out.
//
// One shadow word (`words`, index = address >> 3) stands for each aligned 8 bytes of memory:
//   bits 0–7   which of the bytes are initialised
//   bit 8      the value was moved out (its bytes count as uninitialised)
//   bits 9–31  provenance: the allocation that the pointer in the 8 bytes points into, 0 for what is no pointer
// `owners` (same index) says which allocation lies there: for stack locals and statics at every word, for heap blocks at
// the first. A pointer's provenance decides what it may touch; a pointer without one (made from an integer) may touch
// whatever is alive at its address.
import { enlarged } from "#support/int-arrays.ts";
import type { StaticInfo } from "#isa/program.ts";
import type { Image } from "#vm/image.ts";
import type { AddressRange, Memory } from "#vm/memory.ts";
import type { Heap, HeapBlock } from "#vm/heap.ts";
import type { AllocationRecord } from "./allocations.ts";
import { type Pages, restorePages, savePages } from "#vm/pages.ts";
import { type ReferenceKind, Trees, type TreesState } from "./trees.ts";
import {
  Allocations,
  type AllocationsState,
  FREED,
  KIND_HEAP,
  KIND_READ_ONLY,
  KIND_STACK,
  KIND_STATIC,
  OUT_OF_SCOPE,
  POPPED,
  REPLACED,
} from "./allocations.ts";

/** All 8 bytes initialised. */
export const INITIALISED = 255;
/** The value has been moved out. */
export const MOVED = 256;
/** Bits below the provenance. */
export const PROVENANCE_SHIFT = 9;

/** Bits of the bytes `from..to` of a word. */
const maskOf = (from: number, to: number): number => (255 >> (8 - (to - from))) << from;

/** The part of the shadow that each thread has its own of. */
export interface ShadowStack {
  readonly locals: readonly number[];
  readonly guarded: readonly Guard[];
  readonly payload: number;
}

/** A reference that a function was given as an argument, and that function's frame pointer. */
interface Guard {
  readonly tag: number;
  readonly fp: number;
}

/** The shadow at one moment, copied: what {@link Shadow.restore} takes. */
export interface ShadowState {
  /** By range of memory: the shadow words, and the owners. */
  readonly words: readonly Pages[];
  readonly owners: readonly Pages[];
  readonly allocations: AllocationsState;
  readonly stack: ShadowStack;
  /** Pairs of a shadow word and where its value was moved out. */
  readonly moved: Int32Array;
  /** Null once the rules are no longer asked. */
  readonly trees: TreesState | null;
}

/** What {@link Shadow.beforeReuse} is while nobody remembers any. */
export const NOBODY = (): void => undefined;

export class Shadow {
  words: Int32Array<ArrayBuffer>;
  owners: Int32Array<ArrayBuffer>;
  readonly allocations = new Allocations();
  /** The permissions of references; null where they are not looked at, or no longer. */
  trees: Trees | null;
  /** Word index (address >> 2) of the newest live local that is an allocation, or of the frame that guards the newest
   * argument if that lies above; -1 if there is neither. */
  stackTop = -1;
  /** Called before numbers of ended allocations are given out again, for who remembers some. */
  beforeReuse: () => void = NOBODY;
  /** Provenance of the payload of the panic that is unwinding. */
  payload = 0;
  readonly #memory: Memory;
  readonly #image: Image;
  /** Live locals that are allocations, oldest first. */
  #locals: number[] = [];
  /** References that functions were given, oldest first: until they return. */
  #guarded: Guard[] = [];
  /** By code position of a `lea.ro` or `lea.rw`: the static's allocation. */
  readonly #staticAt: Int32Array;
  /** Where a value was moved out, by shadow word. */
  readonly #movedAt = new Map<number, number>();

  constructor(image: Image, tracksAliasing = false) {
    this.trees = tracksAliasing ? new Trees(this.allocations) : null;
    this.#image = image;
    this.#memory = image.memory;
    const length = image.memory.heapEnd >> 3;
    this.words = new Int32Array(length);
    this.owners = new Int32Array(length);
    this.#staticAt = new Int32Array(image.text.length);
    this.#addStatics();
  }

  #addStatics(): void {
    const { memory, program } = this.#image;
    for (let i = memory.readOnlyBase >> 3; i < memory.stackBase >> 3; i++) this.words[i] = INITIALISED;
    // In order of address, so that neighbours in memory have neighbouring numbers.
    const addressOrder = (a: StaticInfo, b: StaticInfo): number =>
      a.segment === b.segment ? a.offset - b.offset : a.segment === "readOnly" ? -1 : 1;
    for (const { segment, offset, size } of [...program.statics].sort(addressOrder)) {
      if (size === 0) continue;
      const isReadOnly = segment === "readOnly";
      const base = (isReadOnly ? memory.readOnlyBase : memory.readWriteBase) + offset;
      const id = this.allocations.create(isReadOnly ? KIND_READ_ONLY : KIND_STATIC, base, size, 1, -1);
      // Texts lie byte beside byte: where two share a word, the owner is found by searching from the first.
      for (let word = base >> 3; word <= (base + size - 1) >> 3; word++)
        if (this.owners[word] === 0) this.owners[word] = id;
    }
    for (const { segment, offset, target } of program.relocations) {
      if (target.kind === "function") continue;
      const at = (segment === "readOnly" ? memory.readOnlyBase : memory.readWriteBase) + offset;
      const address = (target.segment === "readOnly" ? memory.readOnlyBase : memory.readWriteBase) + target.offset;
      this.words[at >> 3] = INITIALISED | (this.staticAt(address) << PROVENANCE_SHIFT);
    }
  }

  /** The static that has `address` in it, or 0. */
  staticAt(address: number): number {
    const { allocations } = this;
    const { bases } = allocations;
    let id = this.owners[address >> 3] as number;
    if (id === 0) return 0;
    while (address - (bases[id] as number) >= allocations.size(id)) id++;
    return address < (bases[id] as number) ? 0 : id;
  }

  /** The static whose address the instruction at `pc` takes. */
  staticOfInstruction(pc: number, address: number): number {
    let id = this.#staticAt[pc] as number;
    if (id === 0) {
      id = this.staticAt(address);
      this.#staticAt[pc] = id === 0 ? -1 : id;
    }
    return Math.max(0, id);
  }

  /** Makes room for memory that has grown. */
  #reach(): void {
    const wanted = this.#memory.heapEnd >> 3;
    if (wanted <= this.words.length) return;
    this.words = enlarged(this.words, wanted);
    this.owners = enlarged(this.owners, wanted);
  }

  // --- bytes

  /** Marks bytes initialised, and as no pointers. */
  initialise(address: number, size: number): void {
    this.#fill(address, size, true);
  }

  /** Marks bytes uninitialised. */
  forget(address: number, size: number): void {
    this.#fill(address, size, false);
  }

  #fill(address: number, size: number, initialised: boolean): void {
    if (size <= 0) return;
    const { words } = this;
    const end = address + size;
    const first = address >> 3;
    const last = (end - 1) >> 3;
    for (const word of first === last ? [first] : [first, last]) {
      const mask = maskOf(Math.max(0, address - word * 8), Math.min(8, end - word * 8));
      words[word] = ((words[word] as number) & 255 & ~mask) | (initialised ? mask : 0);
    }
    if (last - first > 1) words.fill(initialised ? INITIALISED : 0, first + 1, last);
  }

  /** Whether all the bytes are initialised. */
  isInitialised(address: number, size: number): boolean {
    return this.firstUninitialised(address, size) < 0;
  }

  /** Address of the first byte that is not initialised, or -1. */
  firstUninitialised(address: number, size: number): number {
    for (let at = address; at < address + size; ) {
      const word = this.words[at >> 3] as number;
      const left = Math.min(8 - (at & 7), address + size - at);
      const mask = maskOf(at & 7, (at & 7) + left);
      if ((word & mask) !== mask) {
        while (((word >> (at & 7)) & 1) === 1) at++;
        return at;
      }
      at += left;
    }
    return -1;
  }

  /** Which of `size` <= 8 bytes are initialised, the first as the lowest bit. */
  bitsAt(address: number, size: number): number {
    let bits = 0;
    for (let i = 0; i < size; i++)
      bits |= (((this.words[(address + i) >> 3] as number) >> ((address + i) & 7)) & 1) << i;
    return bits;
  }

  /** Writes what {@link bitsAt} gives; the bytes are no pointer then. */
  putBits(address: number, size: number, bits: number): void {
    const { words } = this;
    for (let i = 0; i < size; i++) {
      const at = address + i;
      const bit = 1 << (at & 7);
      words[at >> 3] = ((words[at >> 3] as number) & 255 & ~bit) | (((bits >> i) & 1) === 1 ? bit : 0);
    }
  }

  /** Moves the shadow of bytes along with them; the ranges may overlap. */
  copy(to: number, from: number, size: number): void {
    if (size <= 0 || to === from) return;
    if (((to ^ from) & 7) !== 0) return this.#copyBits(to, from, size);
    const head = Math.min(size, (8 - (from & 7)) & 7);
    const middle = (size - head) & ~7;
    const tail = size - head - middle;
    const end = head + middle;
    const forward = to < from;
    if (forward && head > 0) this.putBits(to, head, this.bitsAt(from, head));
    if (!forward && tail > 0) this.putBits(to + end, tail, this.bitsAt(from + end, tail));
    if (middle > 0) {
      const source = (from + head) >> 3;
      const target = (to + head) >> 3;
      const count = middle >> 3;
      const { words } = this;
      if (count > 16) words.copyWithin(target, source, source + count);
      else if (forward) for (let i = 0; i < count; i++) words[target + i] = words[source + i] as number;
      else for (let i = count - 1; i >= 0; i--) words[target + i] = words[source + i] as number;
    }
    if (!forward && head > 0) this.putBits(to, head, this.bitsAt(from, head));
    if (forward && tail > 0) this.putBits(to + end, tail, this.bitsAt(from + end, tail));
  }

  #copyBits(to: number, from: number, size: number): void {
    if (to < from) for (let i = 0; i < size; i++) this.putBits(to + i, 1, this.bitsAt(from + i, 1));
    else for (let i = size - 1; i >= 0; i--) this.putBits(to + i, 1, this.bitsAt(from + i, 1));
  }

  // --- pointers

  /** The allocation that the pointer in the aligned word at `address` points into; 0 if it is no pointer. */
  provenanceAt(address: number): number {
    const word = this.words[address >> 3] as number;
    return (word & INITIALISED) === INITIALISED ? word >>> PROVENANCE_SHIFT : 0;
  }

  /** The pointer in the aligned word at `slot` becomes a reference of its own, to `size` bytes at `address`. */
  retag(slot: number, trees: Trees, address: number, size: number, kind: ReferenceKind, site: number): void {
    this.#sweepIfDue();
    this.setPointer(slot, trees.retag(this.provenanceAt(slot), address, size, kind, site));
  }

  /** The reference in the slot is an argument of the function whose frame begins at word `fp`. */
  guard(slot: number, fp: number): void {
    this.#guarded.push({ tag: this.provenanceAt(slot), fp });
    this.#topChanged();
  }

  /** Makes the aligned word at `address` a pointer into an allocation. */
  setPointer(address: number, id: number): void {
    this.words[address >> 3] = INITIALISED | (id << PROVENANCE_SHIFT);
  }

  /** Calls `visit` for each aligned word in `start..end` that holds a pointer, with its address and allocation. */
  forEachPointer(start: number, end: number, visit: (address: number, id: number) => void): void {
    const { words } = this;
    for (let i = (start + 7) >> 3; i < end >> 3; i++) {
      const word = words[i] as number;
      if (word >>> PROVENANCE_SHIFT !== 0 && (word & INITIALISED) === INITIALISED)
        visit(i << 3, word >>> PROVENANCE_SHIFT);
    }
  }

  // --- heap

  /** A block was allocated; gives its number. */
  allocated(address: number, size: number, align: number, isZeroed: boolean, site: number): number {
    this.#reach();
    this.#sweepIfDue();
    this.words.fill(0, address >> 3, (address + size + 7) >> 3);
    if (isZeroed) this.initialise(address, size);
    const id = this.allocations.create(KIND_HEAP, address, size, align, site);
    this.owners[address >> 3] = id;
    return id;
  }

  /** The block at `to` begins with the contents of the one at `from`, which stays as it is; gives the new one's number. */
  duplicated(from: number, to: number, kept: number, size: number, align: number, site: number): number {
    const id = this.allocated(to, size, align, false, site);
    this.copy(to, from, kept);
    return id;
  }

  /** The live block at `address` was freed. */
  freed(address: number, site: number): void {
    const id = this.owners[address >> 3] as number;
    if (id === 0) return;
    this.words.fill(0, address >> 3, (address + this.allocations.size(id) + 7) >> 3);
    this.owners[address >> 3] = 0;
    this.#end(id, FREED, site);
  }

  /**
   * The block at `from` is now the one at `to` (perhaps the same address), of another size: a new allocation, since
   * pointers into the old one may no longer be used. Gives its number.
   */
  reallocated(from: number, to: number, size: number, align: number, site: number): number {
    this.#reach();
    const old = this.owners[from >> 3] as number;
    const oldSize = this.allocations.size(old);
    const kept = Math.min(oldSize, size);
    if (from !== to) {
      this.words.fill(0, to >> 3, (to + size + 7) >> 3);
      this.copy(to, from, kept);
      this.words.fill(0, from >> 3, (from + oldSize + 7) >> 3);
    } else if (size > oldSize) this.forget(from + oldSize, size - oldSize);
    else this.forget(from + size, oldSize - size);
    this.owners[from >> 3] = 0;
    this.#end(old, REPLACED, site);
    const id = this.allocations.create(KIND_HEAP, to, size, align, site);
    this.owners[to >> 3] = id;
    return id;
  }

  /** The account of a heap block, live or freed. */
  recordOfBlock(block: HeapBlock): AllocationRecord {
    const known = this.allocations.describe(this.owners[block.address >> 3] as number);
    if (known !== null) return known;
    const { address, size, align, isLive, allocatedAt, freedAt } = block;
    const state = isLive ? "live" : "freed";
    return { id: 0, kind: "heap", state, base: address, size, align, bornAt: allocatedAt, endedAt: freedAt };
  }

  /** What lies at an address now, if anything that has an account. */
  recordAt(vm: { readonly heap: Heap }, address: number): AllocationRecord | null {
    const owner = this.allocations.describe(this.owners[address >> 3] as number);
    if (owner !== null)
      return owner.kind === "read-only static" || owner.kind === "static"
        ? this.allocations.describe(this.staticAt(address))
        : owner;
    const block = vm.heap.blockAt(address);
    return block === null ? null : this.recordOfBlock(block);
  }

  // --- stack

  /** Number of the local at `address`, which becomes an allocation when its address is first taken. */
  local(address: number, size: number, site: number): number {
    const known = this.owners[address >> 3] as number;
    if (known !== 0) return known;
    if (size === 0) return 0;
    this.#sweepIfDue();
    const id = this.allocations.create(KIND_STACK, address, size, 1, site);
    this.owners.fill(id, address >> 3, (address + size + 7) >> 3);
    this.#locals.push(id);
    this.stackTop = address >> 2;
    return id;
  }

  /** A local's scope begins (anew) or ends: what pointed at it dangles, and its bytes are uninitialised. */
  endLocal(address: number, size: number, site: number): void {
    this.words.fill(0, address >> 3, (address + size + 7) >> 3);
    const id = this.owners[address >> 3] as number;
    if (id === 0) return;
    this.#endLocal(id, OUT_OF_SCOPE, site);
    const at = this.#locals.lastIndexOf(id);
    if (at >= 0) this.#locals.splice(at, 1);
    this.#topChanged();
  }

  #endLocal(id: number, state: number, site: number): void {
    const base = this.allocations.bases[id] as number;
    this.owners.fill(0, base >> 3, (base + this.allocations.size(id) + 7) >> 3);
    this.#end(id, state, site);
  }

  #end(id: number, state: number, site: number): void {
    this.trees?.end(id);
    this.allocations.end(id, state, site);
  }

  #topChanged(): void {
    const top = this.#locals.at(-1);
    const local = top === undefined ? -1 : (this.allocations.bases[top] as number) >> 2;
    this.stackTop = Math.max(local, this.#guarded.at(-1)?.fp ?? -1);
  }

  /** The frames from word `fp` on are left by the instruction at `site`. */
  popFrames(fp: number, site: number): void {
    for (let last = this.#guarded.at(-1); last !== undefined && last.fp >= fp; last = this.#guarded.at(-1)) {
      this.#guarded.pop();
      this.trees?.unguard(last.tag);
    }
    for (let id = this.#locals.at(-1); id !== undefined; id = this.#locals.at(-1)) {
      if ((this.allocations.bases[id] as number) >> 2 < fp) break;
      this.#endLocal(id, POPPED, site);
      this.#locals.pop();
    }
    this.#topChanged();
  }

  /** What a switch of threads saves. */
  stack(): ShadowStack {
    return { locals: this.#locals, guarded: this.#guarded, payload: this.payload };
  }

  /** Goes on with another thread's stack. */
  adoptStack({ locals, guarded, payload }: ShadowStack): void {
    this.#locals = [...locals];
    this.#guarded = [...guarded];
    this.payload = payload;
    this.#topChanged();
  }

  // --- moves

  /** The value in these bytes was moved out by the instruction at `site`. */
  moved(address: number, size: number, site: number): void {
    for (let word = address >> 3; word <= (address + size - 1) >> 3; word++) {
      const mask = maskOf(Math.max(0, address - word * 8), Math.min(8, address + size - word * 8));
      this.words[word] = ((this.words[word] as number) & ~mask) | MOVED;
      this.#movedAt.set(word, site);
    }
  }

  /** Takes {@link moved} back, for a value that is moved out once more. */
  unmove(address: number, size: number): void {
    for (let word = address >> 3; word <= (address + size - 1) >> 3; word++) {
      const old = this.words[word] as number;
      if ((old & MOVED) === 0) continue;
      const bits = old | maskOf(Math.max(0, address - word * 8), Math.min(8, address + size - word * 8));
      this.words[word] = (bits & INITIALISED) === INITIALISED ? bits & ~MOVED : bits;
    }
  }

  isMoved(address: number): boolean {
    return ((this.words[address >> 3] as number) & MOVED) !== 0;
  }

  /** Where the value that included the byte was moved out; -1 if it was not. */
  movedSite(address: number): number {
    const word = address >> 3;
    return ((this.words[word] as number) & MOVED) === 0 ? -1 : (this.#movedAt.get(word) ?? -1);
  }

  // --- saving

  /** Copies what is known of these ranges of memory, and of all allocations; what is as in `previous` is shared with it. */
  save(ranges: readonly AddressRange[], previous: ShadowState | undefined): ShadowState {
    const pagesOf = (table: Int32Array, before: readonly Pages[] | undefined): readonly Pages[] =>
      ranges.map(({ start, end }, i) => savePages(table, start >> 3, Math.min(end >> 3, table.length), before?.[i]));
    return {
      words: pagesOf(this.words, previous?.words),
      owners: pagesOf(this.owners, previous?.owners),
      allocations: this.allocations.save(previous?.allocations),
      stack: { locals: [...this.#locals], guarded: [...this.#guarded], payload: this.payload },
      moved: Int32Array.from([...this.#movedAt].flat()),
      trees: this.trees?.save() ?? null,
    };
  }

  /** Sets everything that {@link save} copied; `ranges` are what is in use now, or was then. */
  restore(ranges: readonly AddressRange[], state: ShadowState): void {
    for (const [i, { start, end }] of ranges.entries()) {
      restorePages(this.words, start >> 3, end >> 3, state.words[i] ?? []);
      restorePages(this.owners, start >> 3, end >> 3, state.owners[i] ?? []);
    }
    this.allocations.restore(state.allocations);
    this.#movedAt.clear();
    for (let i = 0; i < state.moved.length; i += 2)
      this.#movedAt.set(state.moved[i] as number, state.moved[i + 1] as number);
    if (state.trees === null) this.trees = null;
    else {
      this.trees ??= new Trees(this.allocations);
      this.trees.restore(state.trees);
    }
    this.adoptStack(state.stack);
  }

  // --- upkeep

  /** Where a reference is named, so are its allocation, and those whose rules hold for it. */
  #nameRoots(named: Uint8Array): void {
    const { trees, allocations } = this;
    named.forEach((isNamed, id) => {
      if (isNamed === 0) return;
      named[allocations.rootOf(id)] = 1;
      for (let heir = trees?.heirOf(id) ?? 0; heir !== 0; heir = trees?.heirOf(heir) ?? 0) named[heir] = 1;
    });
  }

  #sweepIfDue(): void {
    if (!this.allocations.wantsSweep) return;
    const named = new Uint8Array(this.allocations.bound);
    const { words } = this;
    for (let i = this.#memory.readWriteBase >> 3; i < words.length; i++)
      named[(words[i] as number) >>> PROVENANCE_SHIFT] = 1;
    for (const { tag } of this.#guarded) named[tag] = 1;
    this.#nameRoots(named);
    this.beforeReuse();
    this.allocations.sweep(named, (tag) => this.trees?.forget(tag));
  }
}
