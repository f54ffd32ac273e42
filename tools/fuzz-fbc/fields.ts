// Where the values of an `.fbc` file lie: found by reading the file with the decoder's own codecs and watching.
import { HEADER_BYTES, SECTIONS, type SectionName } from "#isa/format.ts";
import { SECTION_CODECS } from "#isa/schema.ts";
import { Reader } from "#isa/wire.ts";

/** A value of a section: bytes `start..end` of its contents. */
export interface Field {
  readonly kind: "byte" | "uint" | "int";
  readonly start: number;
  readonly end: number;
}

/** A section of a good file, with the places of its numbers. */
export interface Section {
  readonly number: number;
  readonly contents: Uint8Array;
  readonly fields: readonly Field[];
}

/** A reader that notes where each number was; the lengths within texts and byte strings count as numbers too. */
class WatchingReader extends Reader {
  readonly fields: Field[] = [];
  readonly #size: number;
  #isInside = false;

  constructor(bytes: Uint8Array) {
    super(bytes);
    this.#size = bytes.length;
  }

  #watch(kind: Field["kind"], read: () => number): number {
    if (this.#isInside) return read();
    this.#isInside = true;
    const start = this.#size - this.rest;
    const value = read();
    this.fields.push({ kind, start, end: this.#size - this.rest });
    this.#isInside = false;
    return value;
  }

  override byte(): number {
    return this.#watch("byte", () => super.byte());
  }

  override uint(): number {
    return this.#watch("uint", () => super.uint());
  }

  override int(): number {
    return this.#watch("int", () => super.int());
  }
}

/** The sections of a good file. */
export function sectionsOf(file: Uint8Array): readonly Section[] {
  const r = new Reader(file.subarray(HEADER_BYTES));
  const sections: Section[] = [];
  while (r.rest > 0) {
    const number = r.byte();
    const contents = r.blob();
    const watching = new WatchingReader(contents);
    SECTION_CODECS[SECTIONS[number] as SectionName].read(watching);
    sections.push({ number, contents, fields: watching.fields });
  }
  return sections;
}
