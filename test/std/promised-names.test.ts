// Every public name of the standard library that is promised is there: a missing one fails by name.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { compileText, faultsOf } from "#harness/ferrule.ts";

/** What says that a name is not there; other errors come from mentioning a generic function without its types. */
const MISSING = new Set(["E0405", "E0412", "E0425", "E0432", "E0433", "E0576", "E0599", "F0001"]);

interface Promised {
  /** Path of a type or trait, as it stands before `::`, to the functions promised in it. */
  readonly functions: Readonly<Record<string, readonly string[]>>;
  /** Module to the items promised in it. */
  readonly items: Readonly<Record<string, readonly string[]>>;
}

const promised = JSON.parse(readFileSync(resolve(import.meta.dirname, "promised-names.json"), "utf8")) as Promised;

/** The names whose line (one a line, from the second) has an error that says they are missing. */
function missing(names: readonly string[], statement: (name: string) => string): string[] {
  const text = `fn main() {\n${names.map(statement).join("\n")}\n}\n`;
  const compilation = compileText({ name: "names.rs", text, edition: "2024" }, "check");
  const lines = faultsOf(compilation.diagnostics, compilation.map)
    .filter((fault) => fault.code !== undefined && MISSING.has(fault.code))
    .map((fault) => names[fault.line - 2] ?? fault.message);
  return [...new Set(lines)];
}

describe("functions", () => {
  for (const [path, names] of Object.entries(promised.functions)) {
    test(path, () => expect(missing(names, (name) => `let _ = ${path}::${name};`)).toEqual([]));
  }
});

test("items", () => {
  const paths = Object.entries(promised.items).flatMap(([module, names]) => names.map((name) => `${module}::${name}`));
  expect(missing(paths, (path) => `{ #[allow(unused_imports)] use ${path}; }`)).toEqual([]);
});
