// What differs from run to run in the output of tests, and how rustc's and ours are made comparable.

import { basename } from "node:path";
import { type RunRequest, type TestsResult, testText } from "#harness/ferrule.ts";
import type { Fixture } from "./fixtures.ts";

/** Arguments that make libtest's output independent of threads. */
export const LIBTEST_ARGS: readonly string[] = ["--test-threads=1"];

/** Output without times, ids of threads and hashes of types. */
export function settled(stdout: string): string {
  return stdout
    .replaceAll(/finished in \d+\.\d\ds/g, "finished in 0.00s")
    .replaceAll(/^(thread '.*') \(\d+\) panicked at /gm, "$1 panicked at ")
    .replaceAll(/`TypeId\(.*?\)`/g, "`TypeId(…)`");
}

/** Runs a fixture's tests. Its name is that of its file, as rustc is told it. */
export function testFixture(
  fixture: Fixture,
  limits: RunRequest["limits"] = {},
  how: Pick<RunRequest, "mode" | "aliasing"> = {},
): TestsResult {
  const { text, edition, args, stdin } = fixture;
  const result = testText({ name: basename(fixture.path), text, edition, args, stdin, limits, ...how });
  return { ...result, stdout: settled(result.stdout) };
}

/** Programs, and once more those that have tests, as fixtures that run them. */
export function withTests(fixtures: readonly Fixture[]): Fixture[] {
  return fixtures.flatMap((fixture) =>
    fixture.isTest || !fixture.text.includes("#[test]") ? [fixture] : [fixture, { ...fixture, isTest: true }],
  );
}

/** What a fixture is called where its verdict is kept. */
export const verdictKey = ({ path, isTest }: Fixture): string => (isTest ? `${path} --test` : path);
