// Built-in methods that a process building a snapshot lacks, although every later process has them.

type Method = (this: unknown[], ...args: never[]) => unknown;

const METHODS: Readonly<Record<string, Method>> = {
  toReversed(this: unknown[]) {
    return this.slice().reverse();
  },
  toSorted(this: unknown[], compare?: (a: unknown, b: unknown) => number) {
    return this.slice().sort(compare);
  },
  toSpliced(this: unknown[], start: number, count: number, ...items: unknown[]) {
    const copy = this.slice();
    copy.splice(start, count, ...items);
    return copy;
  },
  with(this: unknown[], index: number, value: unknown) {
    const copy = this.slice();
    copy[index < 0 ? copy.length + index : index] = value;
    return copy;
  },
};

/**
 * Adds what is missing, and gives a function that takes it away again: the process made from the
 * snapshot brings its own, and fails on finding ours.
 */
export function borrowMissingBuiltins(): () => void {
  const prototype = Array.prototype as unknown as Record<string, Method>;
  const added = Object.keys(METHODS).filter((name) => !(name in prototype));
  for (const name of added)
    Object.defineProperty(prototype, name, { value: METHODS[name], configurable: true, writable: true });
  return () => {
    for (const name of added) delete prototype[name];
  };
}
