// Sets of points as sorted ranges: what is live is mostly contiguous, since blocks are in reverse postorder.

/** A growing set of non-negative integers. */
export class IntervalSet {
  /** `first, last` pairs, sorted, neither touching nor overlapping. */
  #ranges: number[];

  constructor(ranges: number[] = []) {
    this.#ranges = ranges;
  }

  static full(count: number): IntervalSet {
    return new IntervalSet(count === 0 ? [] : [0, count - 1]);
  }

  get isEmpty(): boolean {
    return this.#ranges.length === 0;
  }

  /** Number of ranges: what an operation on the set costs. */
  get rangeCount(): number {
    return this.#ranges.length >> 1;
  }

  clone(): IntervalSet {
    return new IntervalSet(this.#ranges.slice());
  }

  /** Index of the first pair whose last member is at least `value`. */
  #pairAt(value: number): number {
    let low = 0;
    let high = this.#ranges.length >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ranges[2 * middle + 1] as number) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  has(value: number): boolean {
    const first = this.#ranges[2 * this.#pairAt(value)];
    return first !== undefined && first <= value;
  }

  /** Adds `value`; whether it was new. */
  add(value: number): boolean {
    return this.addRange(value, value);
  }

  /** Adds `first..=last`; whether anything was new. */
  addRange(first: number, last: number): boolean {
    const from = this.#pairAt(first - 1);
    const known = this.#ranges[2 * from];
    if (known !== undefined && known <= first && (this.#ranges[2 * from + 1] as number) >= last) return false;
    let low = first;
    let high = last;
    let to = from;
    while (2 * to < this.#ranges.length && (this.#ranges[2 * to] as number) <= last + 1) {
      low = Math.min(low, this.#ranges[2 * to] as number);
      high = Math.max(high, this.#ranges[2 * to + 1] as number);
      to++;
    }
    this.#ranges.splice(2 * from, 2 * (to - from), low, high);
    return true;
  }

  /** Adds every member of `other`; whether anything was new. */
  union(other: IntervalSet): boolean {
    if (other === this || other.isEmpty) return false;
    if (this.isEmpty) {
      this.#ranges = other.#ranges.slice();
      return true;
    }
    if (other.rangeCount <= 4) {
      let changed = false;
      for (let i = 0; i < other.#ranges.length; i += 2) {
        if (this.addRange(other.#ranges[i] as number, other.#ranges[i + 1] as number)) changed = true;
      }
      return changed;
    }
    if (other.isSubsetOf(this)) return false;
    this.#ranges = mergeRanges(this.#ranges, other.#ranges);
    return true;
  }

  isSubsetOf(other: IntervalSet): boolean {
    for (let i = 0; i < this.#ranges.length; i += 2) {
      const pair = other.#pairAt(this.#ranges[i] as number);
      const first = other.#ranges[2 * pair];
      if (
        first === undefined ||
        first > (this.#ranges[i] as number) ||
        (other.#ranges[2 * pair + 1] as number) < (this.#ranges[i + 1] as number)
      )
        return false;
    }
    return true;
  }

  equals(other: IntervalSet): boolean {
    return this.#ranges.length === other.#ranges.length && this.#ranges.every((v, i) => v === other.#ranges[i]);
  }

  /** Members in increasing order. */
  *[Symbol.iterator](): IterableIterator<number> {
    for (let i = 0; i < this.#ranges.length; i += 2) {
      for (let v = this.#ranges[i] as number; v <= (this.#ranges[i + 1] as number); v++) yield v;
    }
  }

  /** `first, last` pairs. */
  ranges(): readonly number[] {
    return this.#ranges;
  }
}

function mergeRanges(a: readonly number[], b: readonly number[]): number[] {
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const takeA = j >= b.length || (i < a.length && (a[i] as number) <= (b[j] as number));
    const first = (takeA ? a[i] : b[j]) as number;
    const last = (takeA ? a[i + 1] : b[j + 1]) as number;
    if (takeA) i += 2;
    else j += 2;
    const end = out.length - 1;
    if (end > 0 && (out[end] as number) >= first - 1) out[end] = Math.max(out[end] as number, last);
    else out.push(first, last);
  }
  return out;
}
