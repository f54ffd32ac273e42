// MIR of every run fixture satisfies what `mir/validate` lists, before and after drop elaboration.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileText } from "#harness/ferrule.ts";
import { validateMir } from "#mir/validate.ts";

function programs(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return programs(path);
      return name.endsWith(".rs") ? [path] : [];
    });
}

describe("MIR of the run fixtures", () => {
  for (const topic of readdirSync("test/run").sort()) {
    const folder = join("test/run", topic);
    if (!statSync(folder).isDirectory()) continue;
    test(topic, () => {
      for (const path of programs(folder)) {
        const { analysis } = compileText({ name: path, text: readFileSync(path, "utf8"), edition: "2024" }, "check");
        for (const { def, body } of analysis?.checked.bodies ?? []) {
          expect(validateMir(body), `${path}: built`).toEqual([]);
          const elaborated = analysis?.session.bodies.elaborated(def);
          if (elaborated !== undefined) expect(validateMir(elaborated), `${path}: elaborated`).toEqual([]);
        }
      }
    });
  }
});
