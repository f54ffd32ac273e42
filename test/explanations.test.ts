// Each explanation holds what it says: the failing program gives that code, the repaired one is accepted.

import { describe, expect, test } from "vitest";
import { type CODES, isCode } from "#diagnostics/codes.ts";
import { explainedCodes, explanationExamples, explanationOf } from "#diagnostics/explanations.ts";
import { compileText, faultsOf } from "#harness/ferrule.ts";

/** Codes explained for those who come from rustc, which Ferrule does not give: the feature itself is `F0001`. */
const NOT_GIVEN: readonly string[] = ["E0060", "E0728"];

function codesIn(text: string, edition: "2021" | "2024"): (string | undefined)[] {
  const compilation = compileText({ name: "example.rs", text, edition }, "check");
  return faultsOf(compilation.diagnostics, compilation.map).map((fault) => fault.code);
}

describe("explanations", () => {
  for (const code of explainedCodes()) {
    test(code, () => {
      expect(isCode(code), "is in the table").toBe(true);
      const examples = explanationExamples(explanationOf(code as keyof typeof CODES) ?? "");
      expect(examples.map((example) => example.passes)).toEqual([false, true]);
      if (NOT_GIVEN.includes(code)) return;
      for (const { passes, edition, text } of examples) {
        const codes = codesIn(text, edition);
        if (passes) expect(codes).toEqual([]);
        else expect(codes).toContain(code);
      }
    });
  }
});
