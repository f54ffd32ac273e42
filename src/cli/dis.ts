// `ferrule dis FILE`: bytecode with the source lines between it.

import { hasErrors } from "#driver/compile.ts";
import { compileFile } from "./compile.ts";
import { CommandError, EXIT } from "./exit-status.ts";
import type { CompileFlags } from "./options.ts";

export function dis(file: string, flags: CompileFlags & { readonly std?: boolean }): number {
  const compilation = compileFile(file, flags, "program");
  if (compilation === undefined || hasErrors(compilation)) return EXIT.rejected;
  throw new CommandError("dis is not wired up yet", EXIT.internal);
}
