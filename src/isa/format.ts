// Constants of the `.fbc` format that its writer and its reader share.
//
// A file is: magic (8 bytes), format version, length of the rest, CRC-32 of the rest (4 bytes each, low first), then
// sections, each a number (index in SECTIONS), a length, and its contents. A reader skips sections whose number it does
// not know, so later versions may add some; any change to an existing section or to the op table raises the version.
import type { TypeInfo } from "./program.ts";

/** The high bit and the line breaks catch transfers that are not binary. */
export const MAGIC: Uint8Array = Uint8Array.of(0x89, 0x46, 0x42, 0x43, 0x0d, 0x0a, 0x1a, 0x0a);

/** Raised whenever old files stop being readable. */
export const FORMAT_VERSION = 1;

/** Sections by number; all must be there, in this order. */
export const SECTIONS = ["program", "files", "signatures", "types", "statics", "functions", "debug"] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Kinds of type descriptions by number. */
export const TYPE_KINDS: readonly TypeInfo["kind"][] = [
  "int",
  "float",
  "bool",
  "char",
  "unit",
  "never",
  "pointer",
  "function",
  "array",
  "slice",
  "str",
  "dyn",
  "struct",
  "union",
  "enum",
  "opaque",
];
