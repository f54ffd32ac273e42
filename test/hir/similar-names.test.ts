// "Did you mean": rustc's measure of likeness.

import { describe, expect, test } from "vitest";
import { bestMatch, editDistance } from "#hir/resolve/similar.ts";

describe("edit distance", () => {
  test("counts insertions, removals, changes and swaps of neighbours", () => {
    expect(editDistance("kitten", "sitting", 9)).toBe(3);
    expect(editDistance("swap", "sawp", 9)).toBe(1);
    expect(editDistance("", "abc", 9)).toBe(3);
    expect(editDistance("same", "same", 0)).toBe(0);
  });

  test("gives up above the limit", () => {
    expect(editDistance("abcdef", "uvwxyz", 2)).toBeUndefined();
  });
});

describe("best match", () => {
  test("within a third of the length", () => {
    expect(bestMatch(["apple", "maple"], "aple")).toBe("apple");
    expect(bestMatch(["alpha"], "omega")).toBeUndefined();
  });

  test("letters in another case come first, words in another order last", () => {
    expect(bestMatch(["hashmap", "HashMop"], "HashMap")).toBe("hashmap");
    expect(bestMatch(["b_long_a"], "a_long_b")).toBe("b_long_a");
  });
});
