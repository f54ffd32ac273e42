// `ferrule build FILE -o OUT.fbc`: writes bytecode and its source map.

import { hasErrors } from "#driver/compile.ts";
import { compileFile } from "./compile.ts";
import { CommandError, EXIT } from "./exit-status.ts";
import type { CompileFlags } from "./options.ts";

export function build(file: string, flags: CompileFlags & { readonly output: string }): number {
  const compilation = compileFile(file, flags, "program");
  if (compilation === undefined || hasErrors(compilation)) return EXIT.rejected;
  throw new CommandError("build is not wired up yet", EXIT.internal);
}
