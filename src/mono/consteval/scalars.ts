// Which values are one or two machine words to the constant evaluator, and what such a word may hold.
//
// rustc's `BackendRepr::Scalar` and `ScalarPair`: a copy of these reads words, which have to be initialised, and must be
// pointers or integers as their type says; a copy of any other value moves bytes, whatever they are.

import type { Layouts } from "#types/layout.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Ty, TyOf } from "#types/ty.ts";
import { type ConstData, POINTER_SIZE } from "#mono/const-memory.ts";

export interface ScalarPart {
  readonly offset: number;
  readonly size: number;
  readonly isPointer: boolean;
}

/** Finds and keeps the words of types. */
export class ScalarTypes {
  readonly #tcx: Tcx;
  readonly #layouts: Layouts;
  readonly #known = new Map<Ty, readonly ScalarPart[] | undefined>();

  constructor(tcx: Tcx, layouts: Layouts) {
    this.#tcx = tcx;
    this.#layouts = layouts;
  }

  /** The words of a value; undefined where it is more than two, or may be only partly initialised. */
  partsOf(ty: Ty): readonly ScalarPart[] | undefined {
    if (this.#known.has(ty)) return this.#known.get(ty);
    const parts = this.#find(ty);
    this.#known.set(ty, parts);
    return parts;
  }

  #find(ty: Ty): readonly ScalarPart[] | undefined {
    const layout = this.#layouts.of(ty);
    const word = (offset: number, isPointer: boolean): ScalarPart => ({ offset, size: POINTER_SIZE, isPointer });
    switch (ty.kind) {
      case "bool":
      case "char":
      case "int":
      case "uint":
      case "float":
        return [{ offset: 0, size: layout.size, isPointer: false }];
      case "fnPtr":
        return [word(0, true)];
      case "ref":
      case "rawPtr": {
        const metadata = this.#layouts.metadata(ty.inner);
        return metadata === "none" ? [word(0, true)] : [word(0, true), word(POINTER_SIZE, metadata === "vtable")];
      }
      case "tuple":
      case "closure":
        return this.#fields(ty, 0);
      case "adt":
        return this.#adt(ty);
      default:
        return layout.size === 0 ? [] : undefined;
    }
  }

  #adt(ty: TyOf<"adt">): readonly ScalarPart[] | undefined {
    const { size, variants, fields } = this.#layouts.of(ty);
    switch (variants.kind) {
      case "single":
        return this.#tcx.adt(ty.def).kind === "union" ? undefined : this.#fields(ty, variants.variant ?? 0);
      case "tag": {
        const { tagOffset, tagSize } = variants;
        return tagSize === size ? [{ offset: tagOffset, size, isPointer: false }] : undefined;
      }
      case "niche": {
        const parts = this.#fields(ty, variants.dataful);
        const hasOthers = fields.some((_, v) => v !== variants.dataful && this.#sized(ty, v));
        return parts?.length === 1 && parts[0]?.size === size && !hasOthers ? parts : undefined;
      }
    }
  }

  #sized(ty: Ty, variant: number): boolean {
    return this.#layouts.fieldTys(ty, variant).some((field) => this.#layouts.of(field).size > 0);
  }

  #fields(ty: Ty, variant: number): readonly ScalarPart[] | undefined {
    const offsets = this.#layouts.of(ty).fields[variant] ?? [];
    const parts: ScalarPart[] = [];
    for (const [index, field] of this.#layouts.fieldTys(ty, variant).entries()) {
      if (this.#layouts.of(field).unsized) return undefined;
      const own = this.partsOf(field);
      if (own === undefined || parts.length + own.length > 2) return undefined;
      for (const part of own) parts.push({ ...part, offset: part.offset + (offsets[index] ?? 0) });
    }
    return parts;
  }
}

/** What is wrong with a word that is read as a value of its type; undefined where nothing is. */
export function faultOfPart(data: ConstData, offset: number, part: ScalarPart): string | undefined {
  const at = offset + part.offset;
  const uninitialised = data.firstUninitialised(at, part.size);
  if (uninitialised !== undefined) {
    const all = `[${hex(at)}..${hex(at + part.size)}]`;
    return `reading memory at ${all}, but it is uninitialized at ${hex(uninitialised)}, and this operation requires initialized memory`;
  }
  if (!data.hasProvenance(at, part.size)) return undefined;
  if (!part.isPointer) return "unable to turn pointer into integer";
  return data.pointer(at) === undefined ? "unable to read parts of a pointer from memory" : undefined;
}

/** What is wrong with the bits of a `bool` or `char` that is used as such. */
export function faultOfBits(ty: Ty, bits: bigint): string | undefined {
  if (ty.kind === "bool" && bits > 1n) return `interpreting an invalid 8-bit value as a bool: ${hex(bits, 2)}`;
  if (ty.kind === "char" && !isScalarValue(bits))
    return `interpreting an invalid 32-bit value as a char: ${hex(bits, 8)}`;
  return undefined;
}

/** Whether a `char` may have the value. */
export function isScalarValue(bits: bigint): boolean {
  return bits <= 0x10ffffn && (bits < 0xd800n || bits > 0xdfffn);
}

/** As rustc writes bytes: `0x0a`. */
export function hex(value: bigint | number, digits = 1): string {
  return `0x${value.toString(16).padStart(digits, "0")}`;
}
