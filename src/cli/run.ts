// `ferrule run FILE`: checks, compiles and runs a program.

import { hasErrors } from "#driver/compile.ts";
import { compileFile } from "./compile.ts";
import { CommandError, EXIT } from "./exit-status.ts";
import type { CompileFlags, LimitFlags } from "./options.ts";

export function run(
  file: string,
  _args: readonly string[],
  flags: CompileFlags & LimitFlags & { readonly memory?: boolean },
): number {
  const compilation = compileFile(file, flags, "program");
  if (compilation === undefined || hasErrors(compilation)) return EXIT.rejected;
  throw new CommandError("run is not wired up yet", EXIT.internal);
}
