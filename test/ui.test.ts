// One test for each file in `test/ui`: the annotated errors, no others, and the text they are shown as.

import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { compileText, type Fault, faultsOf, renderedText } from "#harness/ferrule.ts";
import { diskFiles } from "#harness/disk-files.ts";
import { type Expectation, type Fixture, readFixtures } from "#tools/fixtures.ts";

const root = resolve(import.meta.dirname, "..");
const isBlessing = process.env["BLESS"] === "1";

const show = (line: number, code: string | undefined, text: string): string => `${line}: ${code ?? "-"} ${text}`;

function matches(expected: Expectation, fault: Fault): boolean {
  return (
    expected.line === fault.line &&
    expected.code === fault.code &&
    fault.texts.some((text) => text.includes(expected.text))
  );
}

/** What is missing and what is too much, as lines for people; empty where all is as annotated. */
function differences(expected: readonly Expectation[], faults: readonly Fault[]): string[] {
  const open = [...faults];
  const problems: string[] = [];
  for (const one of expected) {
    const index = open.findIndex((fault) => matches(one, fault));
    if (index >= 0) open.splice(index, 1);
    else problems.push(`missing    ${show(one.line, one.code, one.text)}`);
  }
  return [...problems, ...open.map((fault) => `unexpected ${show(fault.line, fault.code, fault.message)}`)];
}

function compareSnapshot(fixture: Fixture, text: string): void {
  const path = resolve(root, fixture.path.replace(/\.rs$/, ".stderr"));
  if (isBlessing) {
    if (text !== "") writeFileSync(path, text);
    else rmSync(path, { force: true });
    return;
  }
  const kept = existsSync(path) ? readFileSync(path, "utf8") : "";
  expect(text, `differs from ${path}; \`npm run bless\` accepts it`).toBe(kept);
}

function check(fixture: Fixture): void {
  const name = fixture.path.slice(fixture.path.lastIndexOf("/") + 1);
  const files = diskFiles(resolve(root, fixture.path, ".."));
  const compilation = compileText(
    { name, text: fixture.text, edition: fixture.edition, files, isTest: fixture.isTest },
    "program",
  );
  const warnings = fixture.expectations.filter((e) => e.level === "warning");
  const found = faultsOf(compilation.diagnostics, compilation.map);
  const problems = differences(
    fixture.expectations.filter((e) => e.level === "error"),
    found,
  );
  if (warnings.length > 0)
    problems.push(...differences(warnings, faultsOf(compilation.diagnostics, compilation.map, "warning")));
  if (fixture.isFixme) {
    expect(problems, "known wrong behaviour is right now: drop `fixme-` from the name").not.toEqual([]);
  } else {
    expect(problems).toEqual([]);
  }
  compareSnapshot(fixture, renderedText(compilation));
}

describe("ui", () => {
  for (const fixture of readFixtures(root, "test/ui")) {
    test(fixture.path.slice("test/ui/".length), () => check(fixture));
  }
});
