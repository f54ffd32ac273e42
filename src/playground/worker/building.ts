// What the compiler's worker needs only once a program is to be run: bytecode, its listing, and the verdict on a run.

import type { Checking } from "#driver/check.ts";
import { type Compilation, emitChecked, type Goal } from "#driver/compile.ts";
import { encode } from "#isa/encode.ts";
import { isSameProgram, type Listing, type Source, type VerdictView } from "#playground/protocol.ts";
import type { Exit } from "#vm/machine.ts";
import { bytecodeListing } from "./bytecode-listing.ts";
import { verdictView } from "./verdicts.ts";

/**
 * The last program that was compiled to be run anyway: it is built first and judged after its run, and checks of the same
 * text may come in between.
 */
let tried: (Omit<Source, "input"> & { readonly compilation: Compilation }) | undefined;

/** Builds a program that `check` checks, unless it is known already. */
export function build(source: Source, goal: Exclude<Goal, "check">, check: () => Checking): Compilation {
  const { text, edition } = source;
  if (goal === "anyway" && tried !== undefined && isSameProgram(tried, source)) return tried.compilation;
  const compilation = emitChecked(check(), { edition, test: false }, goal);
  if (goal === "anyway") tried = { text, edition, compilation };
  return compilation;
}

/** The program as an `.fbc` file; undefined where it was rejected. */
export function bytesOf({ program }: Compilation): Uint8Array<ArrayBuffer> | undefined {
  return program === undefined ? undefined : (encode(program) as Uint8Array<ArrayBuffer>);
}

/** What is to be thought of how a run of the program ended, which was run anyway. */
export function judge(source: Source, exit: Exit, check: () => Checking): VerdictView {
  return verdictView(build(source, "anyway", check), exit);
}

/** The bytecode of a checked program; undefined where it was rejected. */
export function listBytecode(source: Source, checking: Checking): Listing | undefined {
  const { program } = build(source, "program", () => checking);
  return program === undefined ? undefined : bytecodeListing(program);
}
