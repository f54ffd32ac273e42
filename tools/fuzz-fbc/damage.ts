// Damages `.fbc` files: raw bytes, with and without mending the checksum, and single values of a section in place.
import { seal } from "#isa/encode.ts";
import { HEADER_BYTES } from "#isa/format.ts";
import { Writer } from "#isa/wire.ts";
import type { Rng } from "#tools/fuzz/rng.ts";
import { type Field, type Section, sectionsOf } from "./fields.ts";

/** A good file and what is known of it. */
export interface Specimen {
  readonly name: string;
  readonly file: Uint8Array;
  readonly sections: readonly Section[];
}

export function specimen(name: string, file: Uint8Array): Specimen {
  return { name, file, sections: sectionsOf(file) };
}

/** The sorts of damage, as they are counted in the report. */
export const DAMAGE = [
  "flipped bits",
  "truncated",
  "spliced",
  "mended flips",
  "mended splice",
  "changed values",
] as const;
export type Damage = (typeof DAMAGE)[number];

/** Mostly the damage that reaches furthest. */
const WEIGHTS: readonly (readonly [number, Damage])[] = [
  [1, "flipped bits"],
  [1, "truncated"],
  [1, "spliced"],
  [3, "mended flips"],
  [2, "mended splice"],
  [24, "changed values"],
];

/** A damaged copy of a specimen. */
export function damage(
  rng: Rng,
  victim: Specimen,
  other: Specimen,
): { readonly how: Damage; readonly file: Uint8Array } {
  const how = rng.weighted(WEIGHTS);
  return { how, file: DAMAGES[how](rng, victim, other) };
}

const DAMAGES: Readonly<Record<Damage, (rng: Rng, victim: Specimen, other: Specimen) => Uint8Array>> = {
  "flipped bits": (rng, { file }) => flipped(rng, file, 0),
  truncated: (rng, { file }) => file.slice(0, rng.below(file.length)),
  spliced: (rng, { file }, other) => spliced(rng, file, other.file),
  "mended flips": (rng, { file }) => seal(flipped(rng, file, HEADER_BYTES).subarray(HEADER_BYTES)),
  "mended splice": (rng, { file }, other) =>
    seal(spliced(rng, file.subarray(HEADER_BYTES), other.file.subarray(HEADER_BYTES))),
  "changed values": (rng, { sections }) => changedValues(rng, sections),
};

function flipped(rng: Rng, file: Uint8Array, from: number): Uint8Array {
  const damaged = file.slice();
  for (let n = 1 + rng.below(4); n > 0; n--) damaged[from + rng.below(file.length - from)] ^= 1 << rng.below(8);
  return damaged;
}

/** The beginning of one, and some later part of the other. */
function spliced(rng: Rng, a: Uint8Array, b: Uint8Array): Uint8Array {
  const w = new Writer();
  w.raw(a.subarray(0, rng.below(a.length)));
  w.raw(b.subarray(rng.below(b.length)));
  return w.bytes;
}

/** A file that is whole, with a few of its values replaced. */
function changedValues(rng: Rng, sections: readonly Section[]): Uint8Array {
  const changes = 1 + rng.below(3);
  // Code is the largest part by far; each section gets its turn nonetheless.
  const victim = rng.chance(0.5) ? rng.pick(sections) : largest(sections);
  const w = new Writer();
  for (const section of sections) {
    w.byte(section.number);
    w.blob(section === victim ? changedContents(rng, section, changes) : section.contents);
  }
  return seal(w.bytes);
}

function largest(sections: readonly Section[]): Section {
  return sections.reduce((most, section) => (section.contents.length > most.contents.length ? section : most));
}

function changedContents(rng: Rng, { contents, fields }: Section, changes: number): Uint8Array {
  if (fields.length === 0) return contents;
  const chosen = new Set(Array.from({ length: changes }, () => rng.pick(fields)));
  const w = new Writer();
  let from = 0;
  for (const field of [...chosen].sort((a, b) => a.start - b.start)) {
    w.raw(contents.subarray(from, field.start));
    replaceField(rng, w, contents, field, fields);
    from = field.end;
  }
  w.raw(contents.subarray(from));
  return w.bytes;
}

const EXTREMES: readonly number[] = [0, 1, -1, 7, 8, 16, 255, 4096, 0x7fffffff, -0x80000000, 0x40000000, 0x10000000];

/** Writes another value in place of a field: a near one, an extreme one, or one from elsewhere in the section. */
function replaceField(rng: Rng, w: Writer, contents: Uint8Array, field: Field, fields: readonly Field[]): void {
  if (field.kind === "byte") {
    w.byte(rng.chance(0.5) ? rng.below(20) : rng.below(256));
    return;
  }
  if (rng.chance(0.3)) {
    const { start, end } = rng.pick(fields);
    w.raw(contents.subarray(start, end));
    return;
  }
  const value = rng.chance(0.4)
    ? rng.pick(EXTREMES)
    : numberIn(contents, field) + rng.pick([1, -1, 4, -4, 8, -8, 16, -16, 64]);
  if (field.kind === "int") w.int(value | 0);
  else w.uint(value >>> 0);
}

/** The value of a field, as its low 32 bits. */
function numberIn(contents: Uint8Array, { kind, start, end }: Field): number {
  let raw = 0;
  for (let at = end - 1; at >= start; at--) raw = (raw << 7) | ((contents[at] as number) & 0x7f);
  return kind === "int" ? (raw >>> 1) ^ -(raw & 1) : raw;
}
