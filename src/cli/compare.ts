// `ferrule compare FILE`: one program under the four heap managers, rejected ones too.

import { readFileSync } from "node:fs";
import { compareHeaps } from "#driver/compare.ts";
import { comparisonText } from "#driver/compare-report.ts";
import type { Host } from "#vm/host.ts";
import { compileFile } from "./compile.ts";
import { EXIT } from "./exit-status.ts";
import type { CompileFlags, LimitFlags } from "./options.ts";
import { writeOut } from "./output.ts";
import { processHost } from "./host.ts";

export interface CompareFlags extends CompileFlags, LimitFlags {
  readonly json?: boolean;
}

/** Instructions of each run unless told: a loop that never ends should not keep anybody waiting four times. */
const DEFAULT_STEPS = 20_000_000;

/** A host whose input is the same for each run. */
function replayed(host: Host, input: Uint8Array): Host {
  let at = 0;
  return {
    ...host,
    readStdin: (into) => {
      const taken = input.subarray(at, at + into.length);
      into.set(taken);
      at += taken.length;
      return taken.length;
    },
  };
}

/** What there is on standard input, all at once; nothing where a person would have to type it. */
function wholeInput(file: string): Uint8Array {
  return file === "-" || process.stdin.isTTY ? new Uint8Array() : readFileSync(0);
}

export function compare(file: string, args: readonly string[], flags: CompareFlags): number {
  const program = compileFile(file, flags, "anyway")?.program;
  if (program === undefined) return EXIT.rejected;
  const input = wholeInput(file);
  const host = processHost(file === "-" ? "main" : file, args);
  const { maxSteps = DEFAULT_STEPS, maxMemory } = flags;
  const comparison = compareHeaps(program, () => replayed(host, input), { maxSteps, maxMemory });
  writeOut(flags.json === true ? `${JSON.stringify(comparison)}\n` : comparisonText(comparison));
  return EXIT.ok;
}
