// Branded integer ids and the arenas they index.

declare const brand: unique symbol;

/** An integer that indexes one particular kind of table; ids of different kinds do not mix. */
export type Id<K extends string> = number & { readonly [brand]: K };

/** A growing table whose rows are named by ids; rows are never removed. */
export class Arena<I extends Id<string>, T> {
  readonly #rows: T[] = [];

  get length(): number {
    return this.#rows.length;
  }

  /** Adds a row and returns its id. */
  push(row: T): I {
    this.#rows.push(row);
    return (this.#rows.length - 1) as I;
  }

  get(id: I): T {
    return this.#rows[id] as T;
  }

  /** Replaces a row: for tables under construction only. */
  set(id: I, row: T): void {
    this.#rows[id] = row;
  }

  /** The ids in order of creation. */
  *ids(): IterableIterator<I> {
    for (let i = 0; i < this.#rows.length; i++) yield i as I;
  }

  values(): readonly T[] {
    return this.#rows;
  }

  *entries(): IterableIterator<readonly [I, T]> {
    for (let i = 0; i < this.#rows.length; i++) yield [i as I, this.#rows[i] as T];
  }
}
