// One test for each program in `examples/`: the verdict, errors and output that rustc gave
// (`examples/verdicts.json`, written by `npm run conformance -- --record`).

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { runText } from "#harness/ferrule.ts";
import { readFixtures } from "#tools/fixtures.ts";
import { testFixture, verdictKey, withTests } from "#tools/libtest.ts";
import { sortedErrors, type Verdict } from "#tools/verdict.ts";

const root = resolve(import.meta.dirname, "..");
const verdicts = JSON.parse(readFileSync(resolve(root, "test/examples/verdicts.json"), "utf8")) as Record<
  string,
  Verdict
>;

describe("examples", () => {
  for (const example of withTests(readFixtures(root, "examples"))) {
    test(verdictKey(example), () => {
      const result = example.isTest ? testFixture(example) : runText({ ...example, name: example.path });
      const faults = sortedErrors(result.faults);
      const actual: Verdict =
        faults.length > 0
          ? { kind: "rejected", errors: faults }
          : { kind: "ran", status: result.status, stdout: result.stdout };
      expect(actual, result.faults.map((f) => `${f.line}: ${f.message}`).join("\n") + result.stderr).toEqual(
        verdicts[verdictKey(example)],
      );
      // What the programs about heaps leak is held by their own test.
      if (result.status === 0 && !example.path.startsWith("examples/heap/"))
        expect(result.leakedBytes, "leaked bytes").toBe(0);
    });
  }
});
