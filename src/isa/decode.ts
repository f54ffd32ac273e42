// `.fbc` files to programs. Any bytes are accepted: what is no program comes back as a message, never as an exception.
//
// A decoded program is well-formed data, nothing more: run it only after `verify` has accepted it.
import type { Codec } from "./codec.ts";
import { crc32 } from "./crc32.ts";
import {
  FIRST_OPTIONAL_SECTION,
  FORMAT_VERSION,
  HEADER_BYTES,
  MAGIC,
  SECTIONS,
  intrinsicsChecksum,
  opsChecksum,
} from "./format.ts";
import type { SectionName } from "./format.ts";
import type { Program } from "./program.ts";
import { SECTION_CODECS, type SectionValues, type TableUse } from "./schema.ts";
import { MalformedInput, Reader } from "./wire.ts";

export type Decoded =
  | { readonly kind: "ok"; readonly program: Program }
  | { readonly kind: "error"; readonly message: string };

/** What to do about a file that another Ferrule made. */
const NEWER = "it was made by a newer Ferrule: run it with that one, or build it again with this one";
const OLDER = "it was made by an older Ferrule: build it again from its source";

/** Reads an `.fbc` file. */
export function decode(bytes: Uint8Array): Decoded {
  const error = (message: string): Decoded => ({ kind: "error", message });
  const problem = headerProblem(bytes);
  if (problem !== null) return error(problem);
  try {
    return { kind: "ok", program: readProgram(new Reader(bytes.subarray(HEADER_BYTES))) };
  } catch (thrown) {
    if (thrown instanceof MalformedInput) return error(thrown.message);
    throw thrown;
  }
}

function refuse(message: string): never {
  throw new MalformedInput(message);
}

/** What is wrong before the sections are looked at, or null. */
function headerProblem(bytes: Uint8Array): string | null {
  if (bytes.length < HEADER_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) return "not a Ferrule bytecode file";
  const header = new Reader(bytes.subarray(MAGIC.length, HEADER_BYTES));
  const version = header.fixed32() >>> 0;
  if (version !== FORMAT_VERSION) {
    return `its bytecode format is version ${version}, and this Ferrule reads version ${FORMAT_VERSION}; ${version > FORMAT_VERSION ? NEWER : OLDER}`;
  }
  const length = header.fixed32() >>> 0;
  const checksum = header.fixed32() >>> 0;
  const body = bytes.subarray(HEADER_BYTES);
  if (body.length !== length) {
    const how = body.length < length ? "truncated" : "too long";
    return `the file is ${how}: ${length} bytes expected, ${body.length} found`;
  }
  return crc32(body) === checksum ? null : "the checksum does not match: the file is damaged";
}

function readProgram(r: Reader): Program {
  const sections = splitSections(r);
  const read = <S extends SectionName>(name: S): SectionValues[S] => {
    const contents = sections.get(name) ?? refuse(`malformed file: there is no section "${name}"`);
    const codec: Codec<SectionValues[S]> = SECTION_CODECS[name];
    const value = codec.read(contents);
    return contents.rest === 0 ? value : refuse(`malformed file: section "${name}" has bytes left over`);
  };
  const { ops, intrinsics, entry, sourceMap, panic } = read("program");
  // Before the rest, so that a file for other tables is told as such, and not as malformed or refused.
  checkTable(ops, opsChecksum(ops.count), "instructions");
  checkTable(intrinsics, intrinsicsChecksum(intrinsics.count), "host functions");
  const functions = read("functions");
  const debug = read("debug");
  if (debug.length !== functions.length) refuse("malformed file: debug tables do not fit the functions");
  return {
    entry,
    sourceMap,
    panic,
    files: read("files"),
    signatures: read("signatures"),
    types: read("types"),
    ...read("statics"),
    functions: functions.map((fn, index) => ({ ...fn, ...debug[index] })),
  };
}

function splitSections(r: Reader): ReadonlyMap<SectionName, Reader> {
  const sections = new Map<SectionName, Reader>();
  while (r.rest > 0) {
    const number = r.byte();
    const contents = new Reader(r.blob());
    const name = SECTIONS[number];
    if (name === undefined) {
      if (number < FIRST_OPTIONAL_SECTION)
        refuse(`it needs section ${number}, which this Ferrule does not know; ${NEWER}`);
    } else if (sections.has(name)) refuse(`malformed file: section "${name}" occurs twice`);
    else sections.set(name, contents);
  }
  return sections;
}

/** Refuses a file made for a table that differs, in the rows that it uses, from this Ferrule's. */
function checkTable({ count, checksum }: TableUse, here: number | undefined, what: string): void {
  if (here === undefined) refuse(`it uses ${what} that this Ferrule does not have; ${NEWER}`);
  if (here !== checksum)
    refuse(`its ${what} are numbered differently from this Ferrule's (${count} used); build it again from its source`);
}
