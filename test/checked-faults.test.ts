// Programs that do something wrong with memory, that look wrong and are not, and that the borrow checker rejects:
// each fault is found, under its code, on the line that commits it, and nothing else is.

import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { CODES } from "#diagnostics/codes.ts";
import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import { verdictOf } from "#driver/verdict.ts";
import { REASONS } from "#driver/why-not-known.ts";
import { compileText, runFaultOf, runText } from "#harness/ferrule.ts";
import { type Fixture, readFixtures } from "#tools/fixtures.ts";

const root = resolve(import.meta.dirname, "..");
const limits = { maxSteps: 5_000_000 };

function directive(fixture: Fixture, name: string): string | undefined {
  return new RegExp(`^//@ ${name}: (.*)$`, "m").exec(fixture.text)?.[1];
}

function run(fixture: Fixture, mode: "checked" | "anyway") {
  const { text, edition } = fixture;
  const result = runText({ name: fixture.path, text, edition, mode, limits, aliasing: true });
  const { code, range } = (result.exit && runFaultOf(result.exit)) ?? {};
  const line = range === undefined ? undefined : text.slice(0, range.start).split("\n").length;
  return { result, code, line };
}

const shortName = (fixture: Fixture): string => fixture.path.replace(/^test\/checked\/\w+\//, "");

/** Exit statuses; that of a memory fault otherwise. */
const STATUS: Partial<Record<string, number>> = { M0014: 104, M0016: 0, M0017: 102 };

describe("faults", () => {
  const fixtures = readFixtures(root, "test/checked/fail");
  for (const fixture of fixtures) {
    test(shortName(fixture), () => {
      const { result, code, line } = run(fixture, "checked");
      expect(result.faults).toEqual([]);
      const wanted = fixture.text.split("\n").findIndex((text) => text.includes("//~ FAULT")) + 1;
      expect({ code, line }, result.stderr).toEqual({ code: directive(fixture, "fault"), line: wanted });
      expect(result.status).toBe(STATUS[code ?? ""] ?? 103);
    });
  }

  test("each has a fixture", () => {
    const shown = new Set(fixtures.map((fixture) => directive(fixture, "fault")));
    expect(Object.keys(CODES).filter((code) => code.startsWith("M") && !shown.has(code))).toEqual([]);
  });
});

describe("no faults", () => {
  for (const fixture of readFixtures(root, "test/checked/pass")) {
    test(shortName(fixture), () => {
      const { result } = run(fixture, "checked");
      expect(result.faults).toEqual([]);
      expect({ status: result.status, leaked: result.leakedBytes }, result.stderr).toEqual({ status: 0, leaked: 0 });
    });
  }
});

/** The code of an error; those about lifetimes have none. */
const codeOf = ({ code }: Diagnostic): string => code ?? "lifetimes";

describe("anyway", () => {
  const fixtures = readFixtures(root, "test/checked/anyway");
  for (const fixture of fixtures) {
    test(shortName(fixture), () => {
      const { result, code } = run(fixture, "anyway");
      const { map, diagnostics, program } = compileText({ ...fixture, name: fixture.path }, "anyway");
      const errors = diagnostics.filter((one) => one.level === "error");
      expect(errors.map(codeOf)).toContain(fixture.path.split("/")[3]);
      if (result.exit === undefined || program === undefined) throw new Error("it does not run");
      const verdict = verdictOf(result.exit, errors, map, program);
      const told = verdict.kind !== "fine" ? `${code} ${verdict.foretold && codeOf(verdict.foretold)}` : verdict.kind;
      expect(told, result.stderr).toBe(directive(fixture, "verdict"));
    });
  }

  test("each error of ownership has a program that goes wrong, and one that does not", () => {
    for (const code of [...Object.keys(REASONS), "lifetimes"]) {
      const own = fixtures.filter(({ path }) => path.split("/")[3] === code);
      const told = own.map((fixture) => directive(fixture, "verdict") === "fine");
      expect(new Set(told), code).toEqual(new Set([true, false]));
    }
  });
});
