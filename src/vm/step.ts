// Source-level steps of a loaded program: the positions where they begin, and what the one at a position does.
import { lineEntryAt } from "#isa/debug-info.ts";
import type { SourceRange, StepMark } from "#isa/program.ts";
import { functionAt } from "./image.ts";
import type { Image } from "./image.ts";

export type StepKind = "call" | "statement" | "drop" | "return";

/** What begins at the moment at which a machine stands. */
export interface Step {
  readonly kind: StepKind;
  /** Name of the function that it is in. */
  readonly function: string;
  readonly range: SourceRange | null;
  /** In words: `drop of x`, `call of main::area`; empty for a plain statement. */
  readonly text: string;
}

/** Calls back for every position of the image where a step begins. */
export function forEachMark(image: Image, visit: (position: number, mark: StepMark, fn: number) => void): void {
  image.program.functions.forEach((fn, index) => {
    for (const { pc, step } of fn.lines) if (step !== null) visit((image.entries[index] as number) + pc, step, index);
  });
}

/** The step that begins at a position, or null. */
export function stepAt(image: Image, position: number): Step | null {
  const index = functionAt(image, position);
  const fn = image.program.functions[index];
  if (fn === undefined) return null;
  const pc = position - (image.entries[index] as number);
  const entry = lineEntryAt(fn, pc);
  if (entry === undefined || entry.pc !== pc || entry.step === null) return null;
  const { step } = entry;
  const make = (kind: StepKind, text: string): Step => ({ kind, function: fn.name, range: step.range, text });
  switch (step.kind) {
    case "return":
      return make("return", `return from ${fn.name}`);
    case "drop":
      return make("drop", dropText(step.place, step.isConditional));
    case "statement":
      return pc === 0 ? make("call", `call of ${fn.name}`) : make("statement", "");
  }
}

function dropText(place: string, isConditional: boolean): string {
  const what = place === "" ? "drop of a value without a name" : `drop of \`${place}\``;
  return isConditional ? `conditional ${what} (it still holds its value)` : what;
}
