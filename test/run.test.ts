// One test for each file in `test/run`: standard output as recorded from rustc, and the exit status.

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { runText } from "#harness/ferrule.ts";
import { testFixture } from "#tools/libtest.ts";
import { type Fixture, readFixtures } from "#tools/fixtures.ts";

const root = resolve(import.meta.dirname, "..");

function check(fixture: Fixture): void {
  const expected = resolve(root, fixture.path.replace(/\.rs$/, ".stdout"));
  const limits = { maxSteps: fixture.maxSteps ?? 500_000_000 };
  const result = fixture.isTest ? testFixture(fixture, limits) : runText({ ...fixture, name: fixture.path, limits });
  const actual = {
    errors: result.faults.map((f) => `${f.line}: ${f.code} ${f.message}`),
    stdout: result.stdout,
    status: result.status,
  };
  const wanted = {
    errors: [],
    stdout: existsSync(expected) ? readFileSync(expected, "utf8") : "",
    status: fixture.exit,
  };
  if (fixture.isFixme)
    expect(actual, "known wrong behaviour is right now: drop `fixme-` from the name").not.toEqual(wanted);
  else expect(actual, result.stderr).toEqual(wanted);
}

describe("run", () => {
  for (const fixture of readFixtures(root, "test/run")) {
    test(fixture.path.slice("test/run/".length), () => check(fixture));
  }
});
