// `.fbc` files and their source maps: written by `build`, read back (and verified) by `run` and `dis`.

import { SourceMapGenerator } from "source-map";
import { positionOf } from "#isa/debug-info.ts";
import { decode } from "#isa/decode.ts";
import { encode } from "#isa/encode.ts";
import { MAGIC } from "#isa/format.ts";
import type { Program } from "#isa/program.ts";
import { verify } from "#isa/verify.ts";
import { CommandError } from "./exit-status.ts";

/**
 * The program in a bytecode file; undefined where the bytes do not begin as one. Nothing gets in that
 * the decoder or the verifier refuses.
 */
export function loadBytecode(path: string, bytes: Uint8Array): Program | undefined {
  const isNamed = path.endsWith(".fbc");
  if (!isNamed && MAGIC.some((byte, index) => bytes[index] !== byte)) return undefined;
  const decoded = decode(bytes);
  if (decoded.kind === "error") throw new CommandError(`couldn't read \`${path}\`: ${decoded.message}`);
  const [problem] = verify(decoded.program);
  if (problem !== undefined) throw new CommandError(`couldn't read \`${path}\`: the verifier refuses it: ${problem}`);
  return decoded.program;
}

/** The bytes of a program that names its source map. */
export function bytecodeOf(program: Program, sourceMap: string): Uint8Array {
  return encode({ ...program, sourceMap });
}

/**
 * A version 3 source map. Bytecode has no lines of its own: generated line n + 1 stands for function n,
 * and the column for the word at which an instruction begins.
 */
export function sourceMapOf(program: Program, file: string): string {
  const generator = new SourceMapGenerator({ file });
  for (const [index, fn] of program.functions.entries()) {
    for (const { pc, range } of fn.lines) {
      const at = range === null ? null : positionOf(program, range);
      if (at === null) continue;
      generator.addMapping({
        generated: { line: index + 1, column: pc },
        original: { line: at.line, column: at.column - 1 },
        source: at.file,
        name: fn.name,
      });
    }
  }
  for (const { name, text } of program.files) if (text !== "") generator.setSourceContent(name, text);
  return `${generator.toString()}\n`;
}
