// `ferrule compare FILE`: one program under the four heap managers, rejected ones too.

import { compareHeaps } from "#driver/compare.ts";
import { comparisonText } from "#driver/compare-report.ts";
import { compileFile } from "./compile.ts";
import { EXIT } from "./exit-status.ts";
import type { CompileFlags, LimitFlags } from "./options.ts";
import { writeOut } from "./output.ts";
import { noteChangedFiles, processHost, trialHosts } from "./host.ts";

export interface CompareFlags extends CompileFlags, LimitFlags {
  readonly json?: boolean;
}

/** Instructions of each run unless told: a loop that never ends should not keep anybody waiting four times. */
const DEFAULT_STEPS = 20_000_000;

export function compare(file: string, args: readonly string[], flags: CompareFlags): number {
  const program = compileFile(file, flags, "anyway")?.program;
  if (program === undefined) return EXIT.rejected;
  const host = processHost(file, args);
  const { maxSteps = DEFAULT_STEPS, maxMemory } = flags;
  const hosts = trialHosts(host);
  const comparison = compareHeaps(program, hosts.next, { maxSteps, maxMemory });
  writeOut(flags.json === true ? `${JSON.stringify(comparison)}\n` : comparisonText(comparison));
  noteChangedFiles(hosts);
  return EXIT.ok;
}
