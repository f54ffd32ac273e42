// Programs that do something wrong with memory, that look wrong and are not, and that the borrow checker rejects:
// each fault is found, under its code, on the line that commits it, and nothing else is.

import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import { verdictOf } from "#driver/verdict.ts";
import { compileText, runText } from "#harness/ferrule.ts";
import { type Fixture, readFixtures } from "#tools/fixtures.ts";

const root = resolve(import.meta.dirname, "..");
const limits = { maxSteps: 5_000_000 };

function directive(fixture: Fixture, name: string): string | undefined {
  return new RegExp(`^//@ ${name}: (.*)$`, "m").exec(fixture.text)?.[1];
}

function run(fixture: Fixture, mode: "checked" | "anyway") {
  const result = runText({
    name: fixture.path,
    text: fixture.text,
    edition: fixture.edition,
    mode,
    limits,
    aliasing: true,
  });
  const story = result.exit?.trap?.story ?? result.exit?.aliasing ?? undefined;
  const range = story?.events[0]?.range;
  const line = range === undefined ? undefined : fixture.text.slice(0, range.start).split("\n").length;
  return { result, story, line };
}

const shortName = (fixture: Fixture): string => fixture.path.replace(/^test\/checked\/\w+\//, "");

describe("faults", () => {
  for (const fixture of readFixtures(root, "test/checked/fail")) {
    test(shortName(fixture), () => {
      const { result, story, line } = run(fixture, "checked");
      expect(result.faults).toEqual([]);
      const wanted = fixture.text.split("\n").findIndex((text) => text.includes("//~ FAULT")) + 1;
      expect({ code: story?.code, line }, result.stderr).toEqual({ code: directive(fixture, "fault"), line: wanted });
      expect(result.status).toBe(story?.code === "M0014" ? 104 : 103);
    });
  }
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
  for (const fixture of readFixtures(root, "test/checked/anyway")) {
    test(shortName(fixture), () => {
      const { result, story } = run(fixture, "anyway");
      const { map, diagnostics, program } = compileText({ ...fixture, name: fixture.path }, "anyway");
      const errors = diagnostics.filter((one) => one.level === "error");
      expect(errors.map(codeOf)).toContain(fixture.path.split("/")[3]);
      if (result.exit === undefined || program === undefined) throw new Error("it does not run");
      const verdict = verdictOf(result.exit, errors, map, program);
      const told =
        verdict.kind !== "fine" ? `${story?.code} ${verdict.foretold && codeOf(verdict.foretold)}` : verdict.kind;
      expect(told, result.stderr).toBe(directive(fixture, "verdict"));
    });
  }
});
