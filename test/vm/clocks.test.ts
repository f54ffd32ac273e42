// Vector clocks: what orders two accesses, by the rules of Rust's memory model.

import { describe, expect, test } from "vitest";
import { Clocks } from "#vm/races/clocks.ts";

const [RELAXED, RELEASE, ACQUIRE, ACQ_REL, SEQ_CST] = [0, 1, 2, 3, 4];
const [PLACE, OTHER] = [0x1000, 0x2000];

/** Two threads that know nothing of each other, and the time of what the first has just done. */
function two(): { readonly clocks: Clocks; readonly done: number } {
  const clocks = new Clocks();
  return { clocks, done: clocks.time(1) };
}

describe("orderings", () => {
  test.each([
    [RELEASE, ACQUIRE, true],
    [ACQ_REL, ACQ_REL, true],
    [SEQ_CST, SEQ_CST, true],
    [RELAXED, ACQUIRE, false],
    [RELEASE, RELAXED, false],
    [ACQUIRE, ACQUIRE, false],
    [RELEASE, RELEASE, false],
  ])("a write with %i, read with %i, orders: %s", (write, read, orders) => {
    const { clocks, done } = two();
    clocks.wrote(1, PLACE, write, false);
    clocks.read(2, PLACE, read);
    expect(clocks.knows(2, 1, done)).toBe(orders);
  });

  test("another place orders nothing", () => {
    const { clocks, done } = two();
    clocks.wrote(1, PLACE, RELEASE, false);
    clocks.read(2, OTHER, ACQUIRE);
    expect(clocks.knows(2, 1, done)).toBe(false);
  });

  test("what comes after a release is not known by it", () => {
    const { clocks } = two();
    clocks.wrote(1, PLACE, RELEASE, false);
    const later = clocks.time(1);
    clocks.read(2, PLACE, ACQUIRE);
    expect(clocks.knows(2, 1, later)).toBe(false);
  });

  test("a relaxed read-modify-write continues a release sequence, a relaxed store ends it", () => {
    for (const continues of [true, false]) {
      const { clocks, done } = two();
      clocks.wrote(1, PLACE, RELEASE, false);
      clocks.wrote(3, PLACE, RELAXED, continues);
      clocks.read(2, PLACE, ACQUIRE);
      expect(clocks.knows(2, 1, done)).toBe(continues);
    }
  });

  test("fences make relaxed accesses order, both of them", () => {
    for (const [release, acquire] of [
      [true, true],
      [true, false],
      [false, true],
    ]) {
      const { clocks, done } = two();
      if (release) clocks.fence(1, RELEASE);
      clocks.wrote(1, PLACE, RELAXED, false);
      clocks.read(2, PLACE, RELAXED);
      expect(clocks.knows(2, 1, done), "before its fence").toBe(false);
      if (acquire) clocks.fence(2, ACQUIRE);
      expect(clocks.knows(2, 1, done)).toBe(release && acquire);
    }
  });
});

describe("threads", () => {
  test("a start hands on what was before it, an end all that was", () => {
    const clocks = new Clocks();
    const before = clocks.time(1);
    clocks.started(1, 2);
    const after = clocks.time(1);
    expect([clocks.knows(2, 1, before), clocks.knows(2, 1, after)]).toEqual([true, false]);
    expect(clocks.knows(1, 2, clocks.time(2))).toBe(false);
    clocks.ended(1, 2);
    expect(clocks.knows(1, 2, clocks.time(2))).toBe(true);
  });

  test("what is known is handed on", () => {
    const { clocks, done } = two();
    clocks.wrote(1, PLACE, RELEASE, false);
    clocks.read(2, PLACE, ACQUIRE);
    clocks.wrote(2, OTHER, RELEASE, false);
    clocks.read(3, OTHER, ACQUIRE);
    expect(clocks.knows(3, 1, done)).toBe(true);
  });
});
