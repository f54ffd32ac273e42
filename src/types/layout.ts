// Memory layout of types without parameters: sizes, alignments, field offsets, discriminants, niches.
//
// Results agree with what rustc shows through `size_of`, `align_of` and the niches of `Option`. The rules
// are those of the Reference, "Type layout", and of rustc's `rustc_abi::layout` for what is unspecified:
// fields ordered by alignment, the largest niche of the largest variant used for the discriminant.

import { bug } from "#support/bug.ts";
import { closureUpvars } from "./closure.ts";
import { subst } from "./fold.ts";
import { normalizeErasing } from "./instance.ts";
import type { AdtDef, Tcx } from "./tcx.ts";
import { ISIZE, type Ty, type TyOf, U8 } from "./ty.ts";
import { discriminantTy as discriminantTyOf } from "./solve/builtin.ts";

/**
 * A type has no layout: it is erroneous, depends on parameters, or would contain itself. Before all of a program is
 * checked this can be so, and constants that types need are evaluated before that.
 */
export class LayoutError extends Error {}

/** Values of a scalar that no valid value of the type has. The valid range may wrap around. */
export interface Niche {
  readonly offset: number;
  /** Bytes of the scalar: 1, 2, 4, 8 or 16. */
  readonly size: number;
  readonly validStart: bigint;
  readonly validEnd: bigint;
}

export interface FieldsLayout {
  readonly size: number;
  readonly align: number;
  /** By field, in order of declaration. */
  readonly offsets: readonly number[];
  readonly niche: Niche | undefined;
  readonly uninhabited: boolean;
}

export type VariantsLayout =
  /** Only this variant can exist (structs, tuples, unions: variant 0); `undefined`: none can. */
  | { readonly kind: "single"; readonly variant: number | undefined }
  /** An integer of `tagSize` bytes at `tagOffset` holds the discriminant, truncated. */
  | { readonly kind: "tag"; readonly tagOffset: number; readonly tagSize: number; readonly tags: readonly bigint[] }
  /**
   * Values `nicheStart…` (wrapping in `tagSize` bytes) of the word at `tagOffset` mean variants
   * `firstVariant…lastVariant`; any other value means `dataful`.
   */
  | {
      readonly kind: "niche";
      readonly tagOffset: number;
      readonly tagSize: number;
      readonly dataful: number;
      readonly firstVariant: number;
      readonly lastVariant: number;
      readonly nicheStart: bigint;
    };

export interface Layout {
  readonly size: number;
  readonly align: number;
  readonly niche: Niche | undefined;
  readonly uninhabited: boolean;
  readonly variants: VariantsLayout;
  /** Field offsets by variant. */
  readonly fields: readonly (readonly number[])[];
  /** Size known only at run time: `size` is that of the sized prefix. */
  readonly unsized: boolean;
}

const POINTER = 8;

/** What the second word of a pointer to `ty` is. */
export type PointerMetadata = "none" | "length" | "vtable";

/** Computes and keeps layouts. Types must be without parameters and normalised. */
export class Layouts {
  readonly #tcx: Tcx;
  readonly #cache = new Map<Ty, Layout>();
  readonly #computing = new Set<Ty>();

  constructor(tcx: Tcx) {
    this.#tcx = tcx;
  }

  /** Errors: `LayoutError`. */
  of(ty: Ty): Layout {
    let layout = this.#cache.get(ty);
    if (layout === undefined) {
      if (this.#computing.has(ty)) throw new LayoutError(`${this.#tcx.tyToString(ty)} contains itself`);
      this.#computing.add(ty);
      try {
        layout = this.#compute(ty);
      } finally {
        this.#computing.delete(ty);
      }
      this.#cache.set(ty, layout);
    }
    return layout;
  }

  /** Types of a variant's fields (tuples, closures and structs: variant 0). */
  fieldTys(ty: Ty, variant: number): readonly Ty[] {
    switch (ty.kind) {
      case "tuple":
        return ty.elements;
      case "closure":
        return closureUpvars(ty);
      case "adt":
        return (this.#tcx.adt(ty.def).variants[variant]?.fields ?? []).map((f) =>
          normalizeErasing(this.#tcx, subst(this.#tcx, this.#tcx.typeOf(f.def), ty.args)),
        );
      default:
        return [];
    }
  }

  /** The last field of a struct decides whether pointers to it are wide. */
  metadata(pointee: Ty): PointerMetadata {
    switch (pointee.kind) {
      case "slice":
      case "str":
        return "length";
      case "dyn":
        return "vtable";
      case "adt": {
        const adt = this.#tcx.adt(pointee.def);
        const last = adt.kind === "struct" ? this.fieldTys(pointee, 0).at(-1) : undefined;
        return last === undefined ? "none" : this.metadata(last);
      }
      case "tuple": {
        const last = pointee.elements.at(-1);
        return last === undefined ? "none" : this.metadata(last);
      }
      default:
        return "none";
    }
  }

  #compute(ty: Ty): Layout {
    switch (ty.kind) {
      case "bool":
        return scalar(1, 0n, 1n);
      case "char":
        return scalar(4, 0n, 0x10ffffn);
      case "int":
      case "uint":
        return scalar(INT_BYTES[ty.name]);
      case "float":
        return scalar(ty.name === "f32" ? 4 : 8);
      case "never":
        return { ...struct([]), uninhabited: true, variants: { kind: "single", variant: undefined } };
      case "fnDef":
        return struct([]);
      case "fnPtr":
        return scalar(POINTER, 1n, MAX_WORD);
      case "ref":
        return this.#pointer(ty.inner, true);
      case "rawPtr":
        return this.#pointer(ty.inner, false);
      case "str":
        return { ...struct([]), unsized: true };
      case "slice":
        return { ...struct([]), align: this.of(ty.element).align, unsized: true };
      case "dyn":
        return { ...struct([]), unsized: true };
      case "array":
        return this.#array(ty);
      case "tuple":
      case "closure":
        return this.#struct(this.fieldTys(ty, 0), 1, undefined, false);
      case "adt":
        return this.#adt(ty, this.#tcx.adt(ty.def));
      case "param":
      case "projection":
      case "opaque":
      case "infer":
      case "error":
        throw new LayoutError(`layout of ${ty.kind} ${this.#tcx.tyToString(ty)}`);
    }
  }

  #pointer(pointee: Ty, nonNull: boolean): Layout {
    const wide = this.metadata(pointee) !== "none";
    const niche: Niche | undefined = nonNull
      ? { offset: 0, size: POINTER, validStart: 1n, validEnd: MAX_WORD }
      : undefined;
    return { ...scalar(POINTER), size: wide ? 2 * POINTER : POINTER, niche };
  }

  #array(ty: TyOf<"array">): Layout {
    const element = this.of(ty.element);
    if (ty.length.kind !== "value") throw new LayoutError(`the length of ${this.#tcx.tyToString(ty)} is not known`);
    const length = Number(ty.length.bits);
    return {
      size: element.size * length,
      align: element.align,
      niche: length > 0 ? element.niche : undefined,
      uninhabited: length > 0 && element.uninhabited,
      variants: { kind: "single", variant: 0 },
      fields: [[]],
      unsized: false,
    };
  }

  #struct(tys: readonly Ty[], minAlign: number, packed: number | undefined, ordered: boolean): Layout {
    const fields = tys.map((ty) => this.of(ty));
    const layout = fieldsLayout(fields, { prefix: 0, prefixAlign: 1, packed, ordered });
    const align = Math.max(layout.align, minAlign);
    const unsized = fields.at(-1)?.unsized ?? false;
    return {
      size: unsized ? layout.size : roundUp(layout.size, align),
      align,
      niche: layout.niche,
      uninhabited: layout.uninhabited,
      variants: { kind: "single", variant: 0 },
      fields: [layout.offsets],
      unsized,
    };
  }

  #adt(ty: TyOf<"adt">, adt: AdtDef): Layout {
    const { repr } = adt;
    if (adt.kind === "enum") return this.#enum(ty, adt);
    if (adt.kind === "union") return this.#union(ty, adt);
    const layout = this.#struct(this.fieldTys(ty, 0), repr.align ?? 1, repr.packed, repr.c);
    if (adt.isUnsafeCell) return { ...layout, niche: undefined };
    const range = this.#tcx.scalarValidRange(ty.def);
    if (range === undefined) return layout;
    const size = Math.min(layout.size, 8);
    return { ...layout, niche: { offset: 0, size, validStart: range.start ?? 0n, validEnd: range.end ?? maxOf(size) } };
  }

  #union(ty: TyOf<"adt">, adt: AdtDef): Layout {
    const fields = this.fieldTys(ty, 0).map((f) => this.of(f));
    const align = Math.max(adt.repr.align ?? 1, ...fields.map((f) => Math.min(f.align, adt.repr.packed ?? f.align)));
    const size = roundUp(Math.max(0, ...fields.map((f) => f.size)), align);
    return {
      size,
      align,
      niche: undefined,
      uninhabited: false,
      variants: { kind: "single", variant: 0 },
      fields: [fields.map(() => 0)],
      unsized: false,
    };
  }

  #enum(ty: TyOf<"adt">, adt: AdtDef): Layout {
    const variants = adt.variants.map((_, v) => this.fieldTys(ty, v).map((f) => this.of(f)));
    const present = variants.map((fields) => !(fields.some((f) => f.uninhabited) && fields.every((f) => f.size === 0)));
    const hasRepr = adt.repr.int !== undefined || adt.repr.c;
    const existing = present.flatMap((p, v) => (p ? [v] : []));
    if (!hasRepr && existing.length <= 1) return onlyVariant(variants, existing[0]);
    const tagged = taggedLayout(variants, present, adt, this.#reprBytes(adt));
    const niched = hasRepr ? undefined : nicheLayout(variants, present);
    if (niched === undefined) return tagged;
    const available = (l: Layout): bigint => (l.niche === undefined ? 0n : availableIn(l.niche));
    const better = tagged.size > niched.size || (tagged.size === niched.size && available(tagged) < available(niched));
    return better ? niched : tagged;
  }

  #reprBytes(adt: AdtDef): number | undefined {
    const { int, c } = adt.repr;
    if (int?.kind === "int" || int?.kind === "uint") return INT_BYTES[int.name];
    return c ? 4 : undefined;
  }
}

export const INT_BYTES: Record<string, number> & { readonly [K in "i8" | "usize"]: number } = {
  i8: 1,
  u8: 1,
  i16: 2,
  u16: 2,
  i32: 4,
  u32: 4,
  i64: 8,
  u64: 8,
  i128: 16,
  u128: 16,
  isize: 8,
  usize: 8,
};

const MAX_WORD = (1n << 64n) - 1n;

function maxOf(size: number): bigint {
  return (1n << BigInt(size * 8)) - 1n;
}

export function roundUp(offset: number, align: number): number {
  return Math.ceil(offset / align) * align;
}

function scalar(size: number | undefined, validStart?: bigint, validEnd?: bigint): Layout {
  if (size === undefined) return bug("unknown integer type");
  const niche =
    validStart === undefined || validEnd === undefined ? undefined : { offset: 0, size, validStart, validEnd };
  return {
    size,
    align: size,
    niche,
    uninhabited: false,
    variants: { kind: "single", variant: 0 },
    fields: [[]],
    unsized: false,
  };
}

function struct(offsets: readonly number[]): Layout {
  return {
    size: 0,
    align: 1,
    niche: undefined,
    uninhabited: false,
    variants: { kind: "single", variant: 0 },
    fields: [offsets],
    unsized: false,
  };
}

interface FieldsOptions {
  /** Bytes before the first field (a tag), and its alignment. */
  readonly prefix: number;
  readonly prefixAlign: number;
  readonly packed: number | undefined;
  /** `repr(C)`: in order of declaration. */
  readonly ordered: boolean;
}

/** Places fields: by falling alignment, or behind a tag by rising alignment; an unsized one stays last. */
function fieldsLayout(fields: readonly Layout[], options: FieldsOptions): FieldsLayout {
  const alignOf = (f: Layout): number => Math.min(f.align, options.packed ?? f.align);
  const movable = fields.map((_, i) => i);
  const last = fields.at(-1)?.unsized ? movable.pop() : undefined;
  if (!options.ordered && options.packed === undefined) sortFields(movable, fields, options.prefix > 0);
  const order = last === undefined ? movable : [...movable, last];
  const offsets = new Array<number>(fields.length).fill(0);
  let size = options.prefix;
  let align = options.prefixAlign;
  let niche: Niche | undefined;
  for (const index of order) {
    const field = fields[index] as Layout;
    align = Math.max(align, alignOf(field));
    size = roundUp(size, alignOf(field));
    offsets[index] = size;
    if (field.niche !== undefined && (niche === undefined || availableIn(field.niche) > availableIn(niche)))
      niche = { ...field.niche, offset: field.niche.offset + size };
    size += field.size;
  }
  return { size, align, offsets, niche, uninhabited: fields.some((f) => f.uninhabited) };
}

/** Zero-sized fields go first; among equals the one with the largest niche comes as early as it can. */
function sortFields(order: number[], fields: readonly Layout[], behindTag: boolean): void {
  const nicheOf = (i: number): bigint => {
    const n = (fields[i] as Layout).niche;
    return n === undefined ? 0n : availableIn(n);
  };
  order.sort((a, b) => {
    const left = fields[a] as Layout;
    const right = fields[b] as Layout;
    if (behindTag) return left.align - right.align || a - b;
    const zst = Number(right.size === 0) - Number(left.size === 0);
    if (zst !== 0) return zst;
    if (left.align !== right.align) return right.align - left.align;
    const byNiche = nicheOf(b) - nicheOf(a);
    return byNiche === 0n ? a - b : byNiche > 0n ? 1 : -1;
  });
}

/** How many values a niche has to give away. */
export function availableIn(niche: Niche): bigint {
  return (niche.validStart - niche.validEnd - 1n) & maxOf(niche.size);
}

/** An enum of which at most one variant can exist is laid out as that variant. */
function onlyVariant(variants: readonly (readonly Layout[])[], present: number | undefined): Layout {
  const fields = variants.map((v) => fieldsLayout(v, { prefix: 0, prefixAlign: 1, packed: undefined, ordered: false }));
  const own = present === undefined ? undefined : fields[present];
  return {
    size: own === undefined ? 0 : roundUp(own.size, own.align),
    align: own?.align ?? 1,
    niche: own?.niche,
    uninhabited: own?.uninhabited ?? true,
    variants: { kind: "single", variant: present },
    fields: fields.map((f) => f.offsets),
    unsized: false,
  };
}

/** The smallest integer that holds every discriminant. */
function tagBytes(adt: AdtDef, present: readonly boolean[]): number {
  const values = adt.variants.filter((_, v) => present[v]).map((v) => v.discriminant);
  for (const size of [1, 2, 4, 8]) {
    const bits = BigInt(size * 8);
    const negative = values.some((v) => v < 0n);
    const fits = negative ? values.every((v) => BigInt.asIntN(size * 8, v) === v) : values.every((v) => v < 1n << bits);
    if (fits) return size;
  }
  return 16;
}

function taggedLayout(
  variants: readonly (readonly Layout[])[],
  present: readonly boolean[],
  adt: AdtDef,
  reprBytes: number | undefined,
): Layout {
  const least = reprBytes ?? tagBytes(adt, present);
  const place = (tag: number): FieldsLayout[] =>
    variants.map((v) =>
      fieldsLayout(v, {
        prefix: tag,
        prefixAlign: tag,
        packed: undefined,
        ordered: adt.repr.c || adt.repr.int !== undefined,
      }),
    );
  const laid = place(least);
  const align = Math.max(adt.repr.align ?? 1, ...laid.map((l) => l.align));
  const size = roundUp(Math.max(...laid.map((l) => l.size)), align);
  // The tag may grow into padding before the first field: that leaves more niches.
  const room = Math.min(
    align,
    ...laid.flatMap((l, v) =>
      (variants[v] as readonly Layout[]).flatMap((f, i) => (f.size > 0 ? [l.offsets[i] as number] : [])),
    ),
  );
  let tagSize = least;
  if (reprBytes === undefined) while (tagSize * 2 <= Math.min(room, 8)) tagSize *= 2;
  const bits = BigInt(tagSize * 8);
  const tags = adt.variants.map((v) => BigInt.asUintN(Number(bits), v.discriminant));
  const values = adt.variants.filter((_, v) => present[v]).map((v) => v.discriminant);
  const min = values.reduce((a, b) => (b < a ? b : a));
  const max = values.reduce((a, b) => (b > a ? b : a));
  const niche: Niche = {
    offset: 0,
    size: tagSize,
    validStart: BigInt.asUintN(Number(bits), min),
    validEnd: BigInt.asUintN(Number(bits), max),
  };
  return {
    size,
    align,
    niche: availableIn(niche) > 0n ? niche : undefined,
    uninhabited: laid.every((l) => l.uninhabited),
    variants: { kind: "tag", tagOffset: 0, tagSize, tags },
    fields: laid.map((l) => l.offsets),
    unsized: false,
  };
}

/** Puts the discriminant into the largest variant's niche, if the other variants fit around it. */
function nicheLayout(variants: readonly (readonly Layout[])[], present: readonly boolean[]): Layout | undefined {
  const laid = variants.map((v) => fieldsLayout(v, { prefix: 0, prefixAlign: 1, packed: undefined, ordered: false }));
  const sizes = laid.map((l) => roundUp(l.size, l.align));
  const largest = sizes.reduce((best, size, i) => (size >= (sizes[best] as number) ? i : best), 0);
  const needsDisc = present.flatMap((p, v) => (p && v !== largest ? [v] : []));
  const firstVariant = needsDisc[0];
  const lastVariant = needsDisc.at(-1);
  const niche = laid[largest]?.niche;
  if (firstVariant === undefined || lastVariant === undefined || niche === undefined) return undefined;
  const reserved = reserve(niche, BigInt(lastVariant - firstVariant + 1));
  if (reserved === undefined) return undefined;
  const align = Math.max(...laid.map((l) => l.align));
  const size = roundUp(sizes[largest] as number, align);
  if (size !== sizes[largest]) return undefined;
  const fields: (readonly number[])[] = [];
  for (const [v, l] of laid.entries()) {
    const shift = v === largest ? 0 : shiftAround(l, niche, size);
    if (shift === undefined) return undefined;
    fields.push(l.offsets.map((o) => o + shift));
  }
  return {
    size,
    align,
    niche: availableIn(reserved.rest) > 0n ? reserved.rest : undefined,
    uninhabited: laid.every((l) => l.uninhabited),
    variants: {
      kind: "niche",
      tagOffset: niche.offset,
      tagSize: niche.size,
      dataful: largest,
      firstVariant,
      lastVariant,
      nicheStart: reserved.start,
    },
    fields,
    unsized: false,
  };
}

/** How far a smaller variant moves so as not to overlap the niche; `undefined` if it does not fit. */
function shiftAround(layout: FieldsLayout, niche: Niche, size: number): number | undefined {
  if (layout.size <= niche.offset) return 0;
  const offset = roundUp(niche.offset + niche.size, layout.align);
  return offset + layout.size <= size ? offset : undefined;
}

/**
 * Takes `count` values from a niche, at the side that lets zero stand for `None` where possible
 * (as `Niche::reserve` of rustc_abi decides).
 */
function reserve(niche: Niche, count: bigint): { readonly start: bigint; readonly rest: Niche } | undefined {
  if (count > availableIn(niche)) return undefined;
  const max = maxOf(niche.size);
  const { validStart: start, validEnd: end } = niche;
  const atStart = (): { start: bigint; rest: Niche } => {
    const from = (start - count) & max;
    return { start: from, rest: { ...niche, validStart: from } };
  };
  const atEnd = (): { start: bigint; rest: Niche } => ({
    start: (end + 1n) & max,
    rest: { ...niche, validEnd: (end + count) & max },
  });
  if (start > end) return atEnd();
  if (start <= max - end) return count <= start ? atStart() : atEnd();
  const newEnd = (end + count) & max;
  return newEnd >= 1n && newEnd <= end ? atStart() : atEnd();
}

/** The integer type of an enum's discriminant: its `repr`, else `isize`. */
export function discriminantTy(tcx: Tcx, ty: Ty): Ty {
  return discriminantTyOf(tcx, ty, ISIZE, U8) ?? bug(`discriminant of ${ty.kind}`);
}

/** A discriminant's value as bits of its type, zero-extended. */
export function discriminantBits(tcx: Tcx, ty: Ty, value: bigint): bigint {
  const int = discriminantTy(tcx, ty);
  const bytes = int.kind === "int" || int.kind === "uint" ? (INT_BYTES[int.name] as number) : bug("discriminant type");
  return BigInt.asUintN(bytes * 8, value);
}
