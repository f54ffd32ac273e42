// What came of calls to the world outside, in order: recorded the first time and given again afterwards.

export class CallRecord<T> {
  readonly #results: T[] = [];
  /** How many calls there have been up to the present moment; it may be set back. */
  position = 0;

  /** What came of the next call: `call` makes it, unless it is known already. */
  next(call: () => T): T {
    const index = this.position++;
    const known = this.#results[index];
    if (known !== undefined) return known;
    const result = call();
    this.#results.push(result);
    return result;
  }
}

/** What came of a call that gives a number. */
export interface Answer {
  readonly result: number;
  /** What a read gave. */
  readonly bytes?: Uint8Array;
}

/** The next call of a record, where that reads: fills `into`; gives how many bytes, or what `read` gave for an error. */
export function recordedRead(calls: CallRecord<Answer>, into: Uint8Array, read: () => number): number {
  const { result, bytes } = calls.next(() => {
    const count = read();
    return { result: count, bytes: into.slice(0, Math.max(0, count)) };
  });
  if (bytes !== undefined) into.set(bytes);
  return result;
}
