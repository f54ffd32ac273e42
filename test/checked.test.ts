// Accepted programs on the checked interpreter: the same output, no fault, no leak.

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { runText } from "#harness/ferrule.ts";
import { type Fixture, readFixtures } from "#tools/fixtures.ts";

const root = resolve(import.meta.dirname, "..");

/** What may leave memory behind: cycles of `Rc`, and leaks that are asked for. */
const LEAKS_ON_PURPOSE =
  /mem::forget|forget\(|Box::leak|\.leak\(|into_raw|ManuallyDrop|process::exit|Rc<|Rc::|Arc<|static /;

function check(fixture: Fixture): void {
  const expected = resolve(root, fixture.path.replace(/\.rs$/, ".stdout"));
  const result = runText({
    name: fixture.path,
    text: fixture.text,
    edition: fixture.edition,
    args: fixture.args,
    stdin: fixture.stdin,
    mode: "checked",
    limits: { maxSteps: fixture.maxSteps ?? 500_000_000 },
  });
  expect(result.exit?.trap?.story, result.stderr).toBeUndefined();
  expect({ stdout: result.stdout, status: result.status }, result.stderr).toEqual({
    stdout: existsSync(expected) ? readFileSync(expected, "utf8") : "",
    status: fixture.exit,
  });
  if (fixture.exit === 0 && !LEAKS_ON_PURPOSE.test(fixture.text)) expect(result.leakedBytes).toBe(0);
}

describe("checked", () => {
  for (const fixture of readFixtures(root, "test/run")) {
    // Tests of a fixture (`//@ test`) run one by one, on machines of their own.
    if (fixture.isFixme || fixture.isTest) continue;
    test(fixture.path.slice("test/run/".length), () => check(fixture));
  }
});
