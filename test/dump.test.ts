// One test for each file in `test/dump/<stage>`: what `--emit` shows of it, beside it as `.<stage>`.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { EMIT_STAGES } from "#driver/emit-stages.ts";
import { compileText } from "#harness/ferrule.ts";
import { readFixtures } from "#tools/fixtures.ts";

const root = resolve(import.meta.dirname, "..");

describe.each(EMIT_STAGES)("dump/%s", (stage) => {
  for (const fixture of readFixtures(root, `test/dump/${stage}`)) {
    const name = fixture.path.slice(fixture.path.lastIndexOf("/") + 1);
    test(name, () => {
      const goal = stage === "bytecode" ? "program" : "check";
      const { dumps } = compileText({ name, text: fixture.text, edition: fixture.edition }, goal, [stage]);
      const path = resolve(root, fixture.path.replace(/\.rs$/, `.${stage}`));
      const text = dumps.get(stage) ?? "";
      if (process.env["BLESS"] === "1") writeFileSync(path, text);
      else expect(text).toBe(existsSync(path) ? readFileSync(path, "utf8") : "");
    });
  }
  test("stage is known", () => expect(EMIT_STAGES).toContain(stage));
});
