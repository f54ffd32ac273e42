// Dense sets of small integers.

/** A fixed-capacity set of the integers `0..size`. */
export class BitSet {
  readonly size: number;
  readonly #words: Uint32Array;

  constructor(size: number, words?: Uint32Array) {
    this.size = size;
    this.#words = words ?? new Uint32Array((size + 31) >>> 5);
  }

  has(i: number): boolean {
    return ((this.#words[i >>> 5] as number) & (1 << (i & 31))) !== 0;
  }

  /** Adds `i`; whether it was new. */
  add(i: number): boolean {
    const word = i >>> 5;
    const before = this.#words[word] as number;
    const after = before | (1 << (i & 31));
    this.#words[word] = after;
    return after >>> 0 !== before;
  }

  delete(i: number): void {
    this.#words[i >>> 5] = (this.#words[i >>> 5] as number) & ~(1 << (i & 31));
  }

  /** Adds every member of `other`; whether anything was new. */
  union(other: BitSet): boolean {
    let changed = false;
    const from = other.#words;
    const words = this.#words;
    for (let w = 0; w < words.length; w++) {
      const before = words[w] as number;
      const after = (before | (from[w] as number)) >>> 0;
      if (after !== before) {
        words[w] = after;
        changed = true;
      }
    }
    return changed;
  }

  intersect(other: BitSet): void {
    for (let w = 0; w < this.#words.length; w++)
      this.#words[w] = (this.#words[w] as number) & (other.#words[w] as number);
  }

  subtract(other: BitSet): void {
    for (let w = 0; w < this.#words.length; w++)
      this.#words[w] = (this.#words[w] as number) & ~(other.#words[w] as number);
  }

  isSupersetOf(other: BitSet): boolean {
    return this.#words.every((word, w) => ((other.#words[w] as number) & ~word) === 0);
  }

  equals(other: BitSet): boolean {
    return this.#words.every((word, w) => word === other.#words[w]);
  }

  clear(): void {
    this.#words.fill(0);
  }

  fill(): void {
    for (let i = 0; i < this.size; i++) this.add(i);
  }

  copyFrom(other: BitSet): void {
    this.#words.set(other.#words);
  }

  clone(): BitSet {
    return new BitSet(this.size, this.#words.slice());
  }

  get isEmpty(): boolean {
    return this.#words.every((word) => word === 0);
  }

  /** Members in increasing order. */
  *[Symbol.iterator](): IterableIterator<number> {
    for (let w = 0; w < this.#words.length; w++) {
      let word = this.#words[w] as number;
      while (word !== 0) {
        const bit = 31 - Math.clz32(word & -word);
        yield (w << 5) + bit;
        word &= word - 1;
      }
    }
  }
}
