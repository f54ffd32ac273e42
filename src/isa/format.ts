// The frame of `.fbc` files: header, version, sections, and the rules by which later and earlier Ferrules get on.
//
// A file is: magic (8 bytes), format version, length of the rest, CRC-32 of the rest (4 bytes each, low first), then
// sections, each a number, a length, and its contents. What may change without raising the version:
//  - a new section numbered `FIRST_OPTIONAL_SECTION` or above: readers skip those that they do not know;
//  - ops and host functions appended to their tables: a file says how many of each it needs and has the checksum of that
//    much of the table, so it is read wherever those rows are the same, and refused by name where they are not.
// Any other change raises `FORMAT_VERSION`.
import { crc32 } from "./crc32.ts";
import { INTRINSICS } from "./intrinsics.ts";
import { OPS, OP_NAMES } from "./ops.ts";

/** The high bit and the line breaks catch transfers that are not binary. */
export const MAGIC: Uint8Array = Uint8Array.of(0x89, 0x46, 0x42, 0x43, 0x0d, 0x0a, 0x1a, 0x0a);

/** Raised whenever old files stop being readable. */
export const FORMAT_VERSION = 3;

/** Bytes before the sections: magic, version, length, checksum. */
export const HEADER_BYTES = 20;

/** Sections by number; all must be there, once. */
export const SECTIONS = ["program", "files", "signatures", "types", "statics", "functions", "debug"] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Unknown sections from this number on are skipped; below it they are needed to understand the file. */
export const FIRST_OPTIONAL_SECTION = 128;

/** Rows of the op table as text: whatever a program's meaning hangs on. */
const OP_ROWS: readonly string[] = OP_NAMES.map((name) => `${name} ${OPS[name].operands.join(" ")}`);

const INTRINSIC_ROWS: readonly string[] = Object.entries(INTRINSICS).map(
  ([name, { params, result }]) => `${name} (${params.join(" ")}) ${result ?? ""}`,
);

/** Checksums of the first n rows of a table, by n: made at first use, because most commands need none. */
function checksumsOf(rows: readonly string[]): (count: number) => number | undefined {
  let checksums: readonly number[] | undefined;
  return (count) => {
    checksums ??= prefixChecksums(rows);
    return checksums[count];
  };
}

/** The checksum of n rows is that of the checksum of n - 1 rows and the text of the last. */
function prefixChecksums(rows: readonly string[]): readonly number[] {
  const checksums = [0];
  for (const row of rows) {
    checksums.push(crc32(Uint8Array.from(`${checksums.at(-1)} ${row}`, (char) => char.charCodeAt(0))));
  }
  return checksums;
}

/** Checksum of the first `count` ops; undefined if there are fewer. */
export const opsChecksum = checksumsOf(OP_ROWS);

/** Checksum of the first `count` host functions; undefined if there are fewer. */
export const intrinsicsChecksum = checksumsOf(INTRINSIC_ROWS);
