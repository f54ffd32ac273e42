// Codecs: one description of a value's form that writes it, reads it, and documents it.
//
// `wire.ts` has the primitive values; here are the ways to put them together. `schema.ts` describes `.fbc` files with
// these; the encoder, the decoder, the format document and the fuzzer all work from that one description.
import type { Reader, Writer } from "./wire.ts";

/** How a value is written, read, and told to people. */
export interface Codec<T> {
  /** Reads a value; throws `MalformedInput` where the bytes hold none. */
  read(r: Reader): T;
  write(w: Writer, value: T): void;
  /** The form in words, for the format document: `uint`, `list of Handler`. */
  readonly form: string;
  /** Records and choices that the form refers to by name. */
  readonly parts: readonly Named[];
}

/** A record or choice with a name: a table of the format document. */
export interface Named {
  readonly name: string;
  readonly rows: readonly { readonly name: string; readonly form: string }[];
  readonly parts: readonly Named[];
}

function primitive<T>(form: string, read: (r: Reader) => T, write: (w: Writer, value: T) => void): Codec<T> {
  return { form, read, write, parts: [] };
}

export const byte: Codec<number> = primitive(
  "byte",
  (r) => r.byte(),
  (w, value) => w.byte(value),
);
export const uint: Codec<number> = primitive(
  "uint",
  (r) => r.uint(),
  (w, value) => w.uint(value),
);
export const int: Codec<number> = primitive(
  "int",
  (r) => r.int(),
  (w, value) => w.int(value),
);
export const bool: Codec<boolean> = primitive(
  "bool",
  (r) => r.bool(),
  (w, value) => w.bool(value),
);
export const text: Codec<string> = primitive(
  "text",
  (r) => r.text(),
  (w, value) => w.text(value),
);
export const bigint: Codec<bigint> = primitive(
  "decimal",
  (r) => r.bigint(),
  (w, value) => w.bigint(value),
);
export const blob: Codec<Uint8Array> = primitive(
  "bytes",
  (r) => r.blob(),
  (w, value) => w.blob(value),
);

/** A count and so many values. */
export function list<T>(item: Codec<T>): Codec<readonly T[]> {
  return {
    form: `list of ${item.form}`,
    parts: item.parts,
    read: (r) => r.list(() => item.read(r)),
    write: (w, value) => w.list(value, (one) => item.write(w, one)),
  };
}

/** Instruction words: a count and so many `int`s. */
export const words: Codec<Int32Array> = {
  form: "list of int",
  parts: [],
  read: (r) => {
    const code = new Int32Array(r.count());
    for (let i = 0; i < code.length; i++) code[i] = r.int();
    return code;
  },
  write: (w, value) => {
    w.uint(value.length);
    for (const word of value) w.int(word);
  },
};

/** Whether there is a value, and the value if so. */
export function optional<T>(some: Codec<T>): Codec<T | null> {
  return {
    form: `optional ${some.form}`,
    parts: some.parts,
    read: (r) => (r.bool() ? some.read(r) : null),
    write: (w, value) => {
      w.bool(value !== null);
      if (value !== null) some.write(w, value);
    },
  };
}

/** One of some strings, as its index. */
export function oneOf<const T extends string>(names: readonly T[]): Codec<T> {
  return {
    form: names.map((name, index) => `${index} \`${name}\``).join(", "),
    parts: [],
    read: (r) => names[r.byte()] ?? r.fail("an unknown choice"),
    write: (w, value) => w.byte(names.indexOf(value)),
  };
}

/** The same bytes, another value. */
export function mapped<A, B>(base: Codec<A>, from: (a: A, r: Reader) => B, to: (b: B) => A, form: string): Codec<B> {
  return { form, parts: base.parts, read: (r) => from(base.read(r), r), write: (w, value) => base.write(w, to(value)) };
}

type Fields<T> = { readonly [K in keyof T]: Codec<T[K]> };

/** Fields one after the other, in the order given. */
export function record<T extends object>(name: string, fields: Fields<T>): Codec<T> {
  const entries = Object.entries(fields) as [keyof T & string, Codec<T[keyof T & string]>][];
  const rows = entries.map(([field, codec]) => ({ name: field, form: codec.form }));
  const part: Named = { name, rows, parts: entries.flatMap(([, codec]) => codec.parts) };
  return {
    form: name,
    parts: [part],
    read: (r) => {
      const value: Partial<T> = {};
      for (const [field, codec] of entries) value[field] = codec.read(r);
      return value as T;
    },
    write: (w, value) => {
      for (const [field, codec] of entries) codec.write(w, value[field]);
    },
  };
}

/** The fields of each kind of a union told apart by `kind`, without `kind` itself. */
type Variants<U extends { readonly kind: string }> = {
  readonly [K in U["kind"]]: Codec<Omit<Extract<U, { readonly kind: K }>, "kind">>;
};

/** A byte that says which kind follows (its place in the table), then that kind's fields. */
export function choice<U extends { readonly kind: string }>(name: string, variants: Variants<U>): Codec<U> {
  const kinds = Object.keys(variants) as U["kind"][];
  const codecs = kinds.map((kind) => variants[kind] as Codec<object>);
  const rows = kinds.map((kind, index) => ({ name: `${index} ${kind}`, form: fieldsForm(codecs[index]) }));
  const inner = codecs.flatMap((codec) => codec.parts.flatMap((part) => part.parts));
  return {
    form: name,
    parts: [{ name, rows, parts: inner }],
    read: (r) => {
      const index = r.byte();
      const kind = kinds[index] ?? r.fail(`no such ${name}`);
      return { kind, ...codecs[index].read(r) } as unknown as U;
    },
    write: (w, value) => {
      const index = kinds.indexOf(value.kind);
      w.byte(index);
      codecs[index].write(w, value);
    },
  };
}

/** The fields of an unnamed record in a row of a choice. */
function fieldsForm({ parts: [part] }: Codec<object>): string {
  return part === undefined ? "" : part.rows.map((row) => `\`${row.name}\` ${row.form}`).join("; ");
}
