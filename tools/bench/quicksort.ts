// The quicksort of the bench at other sizes.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const COUNT = /const COUNT: usize = [\d_]+;/;

/** The program that sorts `count` numbers in place, by `&mut` to ever smaller slices, and prints first whether they are sorted. */
export function quicksortOf(count: number): string {
  const text = readFileSync(resolve("tools/bench/quicksort.rs"), "utf8");
  if (!COUNT.test(text)) throw new Error("the quicksort has no count");
  return text.replace(COUNT, `const COUNT: usize = ${count};`);
}
