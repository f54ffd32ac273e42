// The programs that fuzzing generates hold what their generator makes: what is cut away would test nothing.
import { generateProgram } from "#tools/fuzz/program.ts";
import { expect, it } from "vitest";

const SEEDS = 400;

it("every kind of function is found in the programs of some seeds", () => {
  const kinds = new Set<string>();
  for (let seed = 0; seed < SEEDS; seed++)
    for (const [, kind] of generateProgram(seed).text.matchAll(/^ *fn ([a-z]+)\d+/gm)) kinds.add(kind ?? "");
  expect([...kinds].sort().join(" ")).toBe(
    "body close dangle edit escape first fixed fun get into last lend life look outlive push rob set store tag temp use",
  );
});

it("a seed gives the same program again", () => {
  expect(generateProgram(7).text).toBe(generateProgram(7).text);
});
