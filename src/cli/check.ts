// `ferrule check FILE…`: each file is a crate of its own.

import { hasErrors } from "#driver/compile.ts";
import { compileFile } from "./compile.ts";
import { EXIT } from "./exit-status.ts";
import type { CompileFlags } from "./options.ts";

export function check(files: readonly string[], flags: CompileFlags): number {
  let status: number = EXIT.ok;
  for (const file of files) {
    const compilation = compileFile(file, flags, "check");
    if (compilation === undefined || hasErrors(compilation)) status = EXIT.rejected;
  }
  return status;
}
