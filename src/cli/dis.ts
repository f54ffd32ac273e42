// `ferrule dis FILE`: bytecode with the source lines between it, of a program or a built `.fbc` file.

import { disassemble } from "#isa/disassemble.ts";
import { loadBytecode } from "./bytecode.ts";
import { compileFile } from "./compile.ts";
import { EXIT } from "./exit-status.ts";
import { readBytes } from "./input.ts";
import type { CompileFlags } from "./options.ts";
import { writeOut } from "./output.ts";

export function dis(file: string, flags: CompileFlags & { readonly std?: boolean }): number {
  const bytes = readBytes(file);
  const program = loadBytecode(file, bytes) ?? compileFile(file, flags, "program", bytes)?.program;
  if (program === undefined) return EXIT.rejected;
  writeOut(disassemble(program, { includeStd: flags.std === true, source: true }));
  return EXIT.ok;
}
