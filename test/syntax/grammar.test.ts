// The grammar files are what the parser says, and open without a network.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { grammarFiles } from "../../tools/grammar.ts";

test("grammar files are fresh (npm run gen)", () => {
  for (const { path, text } of grammarFiles()) expect(readFileSync(path, "utf8") === text, path).toBe(true);
});

test("the diagrams load nothing", () => {
  const html = readFileSync("grammar/diagrams.html", "utf8");
  expect(html).not.toMatch(/https?:|<script|<link|@import|url\(/);
});
