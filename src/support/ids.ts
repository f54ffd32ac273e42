// Branded integer ids and the arenas they index.

declare const brand: unique symbol;

/** An integer that indexes one particular kind of table; ids of different kinds do not mix. */
export type Id<K extends string> = number & { readonly [brand]: K };

/**
 * A growing table whose rows are named by ids; rows are never removed. A table may stand on another one,
 * whose rows it shares: its own ids then begin at `offset`, and are the only ones `ids` and `values` list.
 */
export class Arena<I extends Id<string>, T> {
  readonly #rows: T[] = [];
  readonly #base: Arena<I, T> | undefined;
  readonly #offset: number;

  constructor(base?: Arena<I, T>, offset = 0) {
    this.#base = base;
    this.#offset = offset;
  }

  /** The id the next row will get. */
  get length(): number {
    return this.#offset + this.#rows.length;
  }

  /** Adds a row and returns its id. */
  push(row: T): I {
    this.#rows.push(row);
    return (this.length - 1) as I;
  }

  get(id: I): T {
    if (id < this.#offset && this.#base !== undefined) return this.#base.get(id);
    return this.#rows[id - this.#offset] as T;
  }

  /** Replaces a row: for tables under construction only. */
  set(id: I, row: T): void {
    this.#rows[id - this.#offset] = row;
  }

  /** The ids in order of creation. */
  *ids(): IterableIterator<I> {
    for (let i = 0; i < this.#rows.length; i++) yield (i + this.#offset) as I;
  }

  values(): readonly T[] {
    return this.#rows;
  }

  *entries(): IterableIterator<readonly [I, T]> {
    for (let i = 0; i < this.#rows.length; i++) yield [(i + this.#offset) as I, this.#rows[i] as T];
  }
}

/** A map from ids that may stand on another one: what belongs to ids below `offset` is kept there, and shared. */
export class IdMap<I extends Id<string>, V> {
  readonly #own = new Map<I, V>();
  readonly #base: IdMap<I, V> | undefined;
  readonly #offset: number;

  constructor(base?: IdMap<I, V>, offset = 0) {
    this.#base = base;
    this.#offset = offset;
  }

  #table(id: I): Map<I, V> {
    return id < this.#offset && this.#base !== undefined ? this.#base.#table(id) : this.#own;
  }

  get(id: I): V | undefined {
    return this.#table(id).get(id);
  }
  has(id: I): boolean {
    return this.#table(id).has(id);
  }
  set(id: I, value: V): this {
    this.#table(id).set(id, value);
    return this;
  }
}
