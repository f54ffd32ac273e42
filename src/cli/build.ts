// `ferrule build FILE -o OUT.fbc`: writes bytecode and its source map.

import { basename } from "node:path";
import { bytecodeOf, sourceMapOf } from "./bytecode.ts";
import { compileProgram, writeTo } from "./compile.ts";
import { EXIT } from "./exit-status.ts";
import type { CompileFlags } from "./options.ts";

export function build(file: string, flags: CompileFlags & { readonly output: string }): number {
  const program = compileProgram(file, flags, "program");
  if (program === undefined) return EXIT.rejected;
  const map = `${flags.output}.map`;
  writeTo(flags.output, bytecodeOf(program, basename(map)));
  writeTo(map, sourceMapOf(program, basename(flags.output)));
  return EXIT.ok;
}
