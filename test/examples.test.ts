// One test for each program in `examples/`: the verdict, errors and output that rustc gave
// (`examples/verdicts.json`, written by `npm run conformance -- --record`).

import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { runText } from "#harness/ferrule.ts";
import { readFixtures } from "#tools/fixtures.ts";
import { testFixture, verdictKey, withTests } from "#tools/libtest.ts";
import { sortedErrors, type Verdict, verdictsOfExamples } from "#tools/verdict.ts";

const root = resolve(import.meta.dirname, "..");
const verdicts = verdictsOfExamples(root);

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
      if (actual.kind === "ran" && !example.isTest) expect(result.leakedBytes > 0, "leaks").toBe(example.leaks);
    });
  }
});
