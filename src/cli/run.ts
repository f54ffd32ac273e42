// `ferrule run FILE`: checks, compiles and runs a program; runs a built `.fbc` file after verifying it.

import { execute } from "#driver/execute.ts";
import { faultDiagnostic } from "#driver/fault-report.ts";
import { leakText, memoryText, trapText } from "#driver/exit-report.ts";
import type { Program } from "#isa/program.ts";
import { loadBytecode } from "./bytecode.ts";
import { compileProgram, report } from "./compile.ts";
import { CommandError, EXIT } from "./exit-status.ts";
import { processHost } from "./host.ts";
import { readBytes } from "./input.ts";
import type { CompileFlags, LimitFlags } from "./options.ts";
import { writeError } from "./output.ts";

export interface RunFlags extends CompileFlags, LimitFlags {
  readonly memory?: boolean;
  readonly checked?: boolean;
  readonly anyway?: boolean;
}

export function run(file: string, args: readonly string[], flags: RunFlags): number {
  const bytes = readBytes(file);
  const isChecked = flags.checked === true || flags.anyway === true;
  const goal = flags.anyway === true ? "anyway" : isChecked ? "checked" : "program";
  const built = loadBytecode(file, bytes);
  if (built !== undefined && isChecked)
    throw new CommandError("only a program's source can be run checked: bytecode lacks what the checks need");
  const program = built ?? compileProgram(file, flags, goal, bytes);
  if (program === undefined) return EXIT.rejected;
  return runProgram(program, file, args, flags);
}

function runProgram(program: Program, file: string, args: readonly string[], flags: RunFlags): number {
  const { exit, isCutShort } = execute(program, processHost(file === "-" ? "main" : file, args), {
    maxSteps: flags.maxSteps,
    maxMemory: flags.maxMemory,
    checked: flags.checked === true || flags.anyway === true,
  });
  if (exit.trap?.story !== undefined) {
    const { map, diagnostic } = faultDiagnostic(program, exit.trap.story);
    report([diagnostic], map, flags, { withoutSummary: true });
  } else if (exit.trap !== null) writeError(trapText(program, exit.trap));
  else if (!isCutShort && exit.status === 0) writeError(leakText(program, exit.leaks));
  if (flags.memory === true) writeError(memoryText(program, exit));
  return exit.status;
}
