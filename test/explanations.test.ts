// Each explanation holds what it says: the failing program gives that code, the repaired one is accepted.

import { describe, expect, test } from "vitest";
import { type CODES, isCode } from "#diagnostics/codes.ts";
import { explainedCodes, explanationExamples, explanationOf } from "#diagnostics/explanations.ts";
import { compileText, faultsOf, runFaultOf, runText } from "#harness/ferrule.ts";

/** Codes explained for those who come from rustc, which Ferrule does not give: the feature itself is `F0001`. */
const NOT_GIVEN: readonly string[] = ["E0060", "E0728"];

/** Known to be wrong: the program is told off with another code, or not at all. Asserted, so that the list shrinks. */
const NOT_YET: readonly string[] = ["E0033"];

/** Codes of errors; for a fault of the checked interpreter (`M…`) its code, by running the program. */
function codesIn(text: string, edition: "2021" | "2024", isRun: boolean): (string | undefined)[] {
  if (isRun) {
    const { faults, exit } = runText({ name: "example.rs", text, edition, mode: "checked", aliasing: true });
    const fault = exit && runFaultOf(exit);
    return [...faults.map((one) => one.code), ...(fault === undefined ? [] : [fault.code])];
  }
  const isTest = text.includes("#[test]");
  const compilation = compileText({ name: "example.rs", text, edition, isTest }, "check");
  return faultsOf(compilation.diagnostics, compilation.map).map((fault) => fault.code);
}

describe("explanations", () => {
  for (const code of explainedCodes()) {
    test(code, () => {
      expect(isCode(code), "is in the table").toBe(true);
      const examples = explanationExamples(explanationOf(code as keyof typeof CODES) ?? "");
      // In pairs: what goes wrong, and its repair.
      expect(examples.length).toBeGreaterThan(0);
      expect(examples.length % 2).toBe(0);
      expect(examples.map((example) => example.passes)).toEqual(examples.map((_, i) => i % 2 === 1));
      if (NOT_GIVEN.includes(code)) return;
      for (const { passes, edition, text } of examples) {
        const codes = codesIn(text, edition, code.startsWith("M"));
        if (passes) expect(codes).toEqual([]);
        else if (NOT_YET.includes(code)) expect(codes, "given now: take it off the list").not.toContain(code);
        else expect(codes).toContain(code);
      }
    });
  }
});
