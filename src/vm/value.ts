// Decodes bytes of memory into values by their type description, as plain data for pictures of memory.
import type { FieldInfo, Program, TypeInfo, VariantInfo } from "#isa/program.ts";

export type Value =
  | { readonly kind: "scalar"; readonly text: string }
  /** `metadata` is the second word of a wide pointer. */
  | { readonly kind: "pointer"; readonly address: number; readonly metadata: bigint | null; readonly pointee: number }
  | {
      readonly kind: "struct";
      readonly name: string;
      readonly variant: string | null;
      readonly fields: readonly NamedValue[];
    }
  | { readonly kind: "array"; readonly elements: readonly Value[]; readonly omitted: number }
  /** Bytes that are no value of the type, or have no description. */
  | { readonly kind: "raw"; readonly bytes: Uint8Array };

export interface NamedValue {
  readonly name: string;
  readonly offset: number;
  readonly type: number;
  readonly value: Value;
}

/** Elements of an array that are decoded at most. */
const MAX_ELEMENTS = 256;
/** Nesting that is decoded at most. */
const MAX_DEPTH = 16;
/** Parts of one value that are decoded at most; a type description may be wide and deep at once. */
const MAX_PARTS = 20_000;

/** How much of a value may still be decoded, and how deep this part of it lies. */
interface Budget {
  readonly depth: number;
  readonly parts: { left: number };
}

/** The number whose little-endian bytes are the `size` ones from `offset` on; those that are missing count as zero. */
export function unsigned(bytes: Uint8Array, offset: number, size: number): bigint {
  let value = 0n;
  for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[offset + i] ?? 0);
  return value;
}

/** Decodes the value of type `type` whose bytes these are. */
export function decodeValue(program: Program, type: number, bytes: Uint8Array): Value {
  return decodePart(program, type, bytes, { depth: 0, parts: { left: MAX_PARTS } });
}

function decodePart(program: Program, type: number, bytes: Uint8Array, { depth, parts }: Budget): Value {
  const info: TypeInfo | undefined = program.types[type];
  const raw: Value = { kind: "raw", bytes };
  if (info === undefined || bytes.length < info.size || depth > MAX_DEPTH || --parts.left < 0) return raw;
  const inner: Budget = { depth: depth + 1, parts };
  const scalar = (text: string): Value => ({ kind: "scalar", text });
  const fieldsOf = (fields: readonly FieldInfo[]): readonly NamedValue[] =>
    fields.map((field) => decodeField(program, field, bytes, inner));
  switch (info.kind) {
    case "int": {
      const value = unsigned(bytes, 0, info.size);
      return scalar(String(info.signed ? BigInt.asIntN(info.size * 8, value) : value));
    }
    case "float": {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      return scalar(String(info.size === 4 ? view.getFloat32(0, true) : view.getFloat64(0, true)));
    }
    case "bool":
      return bytes[0] === 0 || bytes[0] === 1 ? scalar(bytes[0] === 1 ? "true" : "false") : raw;
    case "char": {
      const c = Number(unsigned(bytes, 0, 4));
      return c < 0xd800 || (c > 0xdfff && c <= 0x10ffff) ? scalar(`'${String.fromCodePoint(c)}'`) : raw;
    }
    case "unit":
      return scalar("()");
    case "pointer":
    case "function":
      return {
        kind: "pointer",
        address: Number(unsigned(bytes, 0, 4)),
        metadata: info.size > 8 ? unsigned(bytes, 8, 8) : null,
        pointee: info.kind === "pointer" ? info.pointee : -1,
      };
    case "array": {
      const size = program.types[info.element]?.size ?? 0;
      const shown = Math.min(info.length, MAX_ELEMENTS);
      const elements = Array.from({ length: shown }, (_, i) =>
        decodePart(program, info.element, bytes.subarray(i * size, (i + 1) * size), inner),
      );
      return { kind: "array", elements, omitted: info.length - shown };
    }
    case "struct":
      return { kind: "struct", name: info.name, variant: null, fields: fieldsOf(info.fields) };
    case "enum": {
      const variant = variantOf(info, bytes);
      return variant === undefined
        ? raw
        : { kind: "struct", name: info.name, variant: variant.name, fields: fieldsOf(variant.fields) };
    }
    default:
      return raw;
  }
}

function decodeField(
  program: Program,
  { name, offset, type }: FieldInfo,
  bytes: Uint8Array,
  inner: Budget,
): NamedValue {
  const size = program.types[type]?.size ?? 0;
  return { name, offset, type, value: decodePart(program, type, bytes.subarray(offset, offset + size), inner) };
}

/** The variant that the bytes of an enum hold, or undefined where they hold none. */
function variantOf(info: TypeInfo & { readonly kind: "enum" }, bytes: Uint8Array): VariantInfo | undefined {
  const { tag, variants } = info;
  if (tag.kind === "none") return variants[0];
  const value = unsigned(bytes, tag.offset, tag.size);
  const named = variants.find((variant) => variant.tag === value);
  return named ?? (tag.kind === "niche" ? variants[tag.dataful] : undefined);
}
