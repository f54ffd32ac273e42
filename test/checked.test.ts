// Accepted programs on the checked interpreter: the same output as rustc's, no fault, and a leak just where the program
// says that it leaks (`//@ leaks`). And once more with references held to the aliasing rules, of which none is broken.

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { runText } from "#harness/ferrule.ts";
import { type Fixture, readFixtures } from "#tools/fixtures.ts";
import { testFixture, verdictKey, withTests } from "#tools/libtest.ts";
import { type Verdict, verdictsOfExamples } from "#tools/verdict.ts";

const root = resolve(import.meta.dirname, "..");

/** How a program ended. */
type Outcome = Omit<Extract<Verdict, { kind: "ran" }>, "kind">;

/** Where a run stops that is held to the aliasing rules: they are slow, and seldom hold for so long and no longer. */
const LONG = 2_000_000;

function check(fixture: Fixture, wanted: Outcome): void {
  const program = { ...fixture, name: fixture.path, mode: "checked" } as const;
  const result = runText({ ...program, limits: { maxSteps: fixture.maxSteps ?? 500_000_000 } });
  expect(result.exit?.trap?.story, result.stderr).toBeUndefined();
  const { stdout, status, leakedBytes } = result;
  expect({ stdout, status, leaks: leakedBytes > 0 }, result.stderr).toEqual({ ...wanted, leaks: fixture.leaks });

  const held = runText({ ...program, aliasing: true, limits: { maxSteps: Math.min(LONG, fixture.maxSteps ?? LONG) } });
  expect(held.exit?.trap?.story ?? held.exit?.aliasing ?? undefined, held.stderr).toBeUndefined();
  if (held.exit?.trap === null) expect({ stdout: held.stdout, status: held.status }).toEqual({ stdout, status });
  else expect(stdout.startsWith(held.stdout)).toBe(true);
}

/** The same of a crate's tests, each of which runs on a machine of its own: what they write is libtest's output. */
function checkTests(fixture: Fixture, wanted: Outcome): void {
  for (const aliasing of [false, true]) {
    const { stdout, status, ended } = testFixture(fixture, { maxSteps: LONG }, { mode: "checked", aliasing });
    expect({ stdout, status }).toEqual(wanted);
    const wrong = [...ended].filter(
      ([, { exit, isCutShort }]) =>
        exit.trap?.story !== undefined ||
        exit.aliasing !== null ||
        (exit.trap === null && !isCutShort && exit.leaks.length > 0 && !fixture.leaks),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  }
}

/** What rustc recorded for a fixture. */
function recorded({ path, exit }: Fixture): Outcome {
  const stdout = resolve(root, path.replace(/\.rs$/, ".stdout"));
  return { stdout: existsSync(stdout) ? readFileSync(stdout, "utf8") : "", status: exit };
}

describe("checked", () => {
  for (const fixture of readFixtures(root, "test/run")) {
    // Tests of a fixture (`//@ test`) run one by one, on machines of their own.
    if (fixture.isFixme) continue;
    const how = fixture.isTest ? checkTests : check;
    test(fixture.path.slice("test/run/".length), () => how(fixture, recorded(fixture)));
  }
  const verdicts = verdictsOfExamples(root);
  for (const example of withTests(readFixtures(root, "examples"))) {
    const verdict = verdicts[verdictKey(example)];
    if (verdict?.kind !== "ran") continue;
    const { stdout, status } = verdict;
    const how = example.isTest ? checkTests : check;
    test(verdictKey(example), () => how(example, { stdout, status }));
  }
});
