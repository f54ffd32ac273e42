// Programs to `.fbc` files, by the description in `schema.ts`; `FBC.md` tells it to people.
import type { Codec } from "./codec.ts";
import { crc32 } from "./crc32.ts";
import { FORMAT_VERSION, MAGIC, SECTIONS, intrinsicsChecksum, opsChecksum } from "./format.ts";
import type { SectionName } from "./format.ts";
import { OP_OPERANDS } from "./ops.ts";
import type { Program } from "./program.ts";
import { SECTION_CODECS, type SectionValues, type TableUse } from "./schema.ts";
import { walkCode } from "./walk.ts";
import { Writer } from "./wire.ts";

/** The bytes of an `.fbc` file. */
export function encode(program: Program): Uint8Array {
  const values = sectionsOf(program);
  const body = new Writer();
  for (const name of SECTIONS) writeSection(body, name, values);
  return seal(body.bytes);
}

/** Puts a header with the right length and checksum before the sections of a file. */
export function seal(sections: Uint8Array): Uint8Array {
  const file = new Writer();
  file.raw(MAGIC);
  file.fixed32(FORMAT_VERSION);
  file.fixed32(sections.length);
  file.fixed32(crc32(sections));
  file.raw(sections);
  return file.bytes;
}

function writeSection<S extends SectionName>(body: Writer, name: S, values: SectionValues): void {
  const w = new Writer();
  const codec: Codec<SectionValues[S]> = SECTION_CODECS[name];
  codec.write(w, values[name]);
  body.byte(SECTIONS.indexOf(name));
  body.blob(w.bytes);
}

function sectionsOf(program: Program): SectionValues {
  const { entry, sourceMap, panic, files, signatures, types, readOnly, readWrite, relocations, statics, functions } =
    program;
  return {
    program: { ...tablesOf(program), entry, sourceMap, panic },
    files,
    signatures,
    types,
    statics: { readOnly, readWrite, relocations, statics },
    functions,
    debug: functions,
  };
}

/** How much of the op table and of the host functions a program uses. */
function tablesOf({ functions }: Program): { readonly ops: TableUse; readonly intrinsics: TableUse } {
  let ops = 0;
  let intrinsics = 0;
  for (const { code } of functions) {
    walkCode(code, (opcode, pc) => {
      ops = Math.max(ops, opcode + 1);
      if (OP_OPERANDS[opcode]?.[0]?.kind === "intrinsic") intrinsics = Math.max(intrinsics, code[pc + 1] + 1);
    });
  }
  return {
    ops: { count: ops, checksum: opsChecksum(ops) ?? 0 },
    intrinsics: { count: intrinsics, checksum: intrinsicsChecksum(intrinsics) ?? 0 },
  };
}
