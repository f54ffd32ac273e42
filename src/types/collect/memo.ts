// Tables of answers that notice when one is needed to find itself.

import { USER_BASE } from "#hir/defs.ts";

/** Stands in a table while its answer is being found. */
export const BUSY = Symbol("busy");

/** A memo table that notices when an answer is needed to find itself. */
export class Memo<V> {
  readonly #table = new Map<number, V | typeof BUSY>();
  readonly #std: Memo<V> | undefined;

  /** `std`: keeps the answers for the library's definitions. */
  constructor(std?: Memo<V>) {
    this.#std = std;
  }

  get(key: number, compute: () => V, onCycle: () => V): V {
    if (this.#std !== undefined && key < USER_BASE) return this.#std.get(key, compute, onCycle);
    const known = this.#table.get(key);
    if (known === BUSY) return onCycle();
    if (known !== undefined || this.#table.has(key)) return known as V;
    this.#table.set(key, BUSY);
    let value: V;
    try {
      value = compute();
    } catch (thrown) {
      this.#table.delete(key);
      throw thrown;
    }
    this.#table.set(key, value);
    return value;
  }
}
