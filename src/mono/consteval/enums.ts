// Discriminants in the constant evaluator's memory: rustc's `read_discriminant` and `write_discriminant`.

import type { Span } from "#support/span.ts";
import { discriminantTy } from "#types/layout.ts";
import type { Mono } from "#mono/mono.ts";
import { faultOfPart, hex } from "./scalars.ts";
import type { ConstPlace } from "./frame.ts";
import { reject } from "#mono/const-memory.ts";

type Placed = Pick<ConstPlace, "data" | "offset" | "ty">;

/** Which variant the value at a place is of, or what is wrong: a tag that no variant has, or one that cannot be. */
export function variantAt(mono: Mono, at: Placed): number | string {
  const { variants } = mono.layouts.of(at.ty);
  if (variants.kind === "single") return variants.variant ?? UNINHABITED;
  const { tagOffset, tagSize } = variants;
  const isPointer = variants.kind === "niche" && tagSize === 8;
  const fault = faultOfPart(at.data, at.offset, { offset: tagOffset, size: tagSize, isPointer });
  if (fault !== undefined) return fault;
  const variant = variantOf(variants, at);
  if (variant === undefined) {
    const tag = at.data.read(at.offset + tagOffset, tagSize);
    return `enum value has invalid tag: ${hex(tag, tagSize * 2)}`;
  }
  const isUninhabited = mono.layouts.fieldTys(at.ty, variant).some((field) => mono.layouts.of(field).uninhabited);
  return isUninhabited ? UNINHABITED : variant;
}

const UNINHABITED = "read discriminant of an uninhabited enum variant";

type Tagged = Exclude<ReturnType<Mono["layouts"]["of"]>["variants"], { kind: "single" }>;

function variantOf(variants: Tagged, { data, offset }: Placed): number | undefined {
  const at = offset + variants.tagOffset;
  if (variants.kind === "tag") {
    const variant = variants.tags.indexOf(data.read(at, variants.tagSize));
    return variant < 0 ? undefined : variant;
  }
  // A pointer that is one has no value of the niche.
  if (data.hasProvenance(at, variants.tagSize)) return variants.dataful;
  const relative = BigInt.asUintN(variants.tagSize * 8, data.read(at, variants.tagSize) - variants.nicheStart);
  return relative <= BigInt(variants.lastVariant - variants.firstVariant)
    ? variants.firstVariant + Number(relative)
    : variants.dataful;
}

/** The discriminant of an enum's value, as bits of its discriminant type. */
export function readDiscriminant(mono: Mono, at: Placed, span: Span): bigint {
  const values = at.ty.kind === "adt" ? mono.tcx.adt(at.ty.def).variants.map((v) => v.discriminant) : [0n];
  const bits = mono.layouts.of(discriminantTy(mono.tcx, at.ty)).size * 8;
  const variant = at.ty.kind === "adt" ? variantAt(mono, at) : 0;
  if (typeof variant === "string") return reject(variant, span);
  return BigInt.asUintN(bits, values[variant] ?? 0n);
}

/** Makes what lies at a place a value of this variant, whose fields are there. */
export function writeDiscriminant(mono: Mono, at: Placed, variant: number): void {
  const { variants } = mono.layouts.of(at.ty);
  if (variants.kind === "tag")
    at.data.write(at.offset + variants.tagOffset, variants.tagSize, variants.tags[variant] ?? 0n);
  if (variants.kind === "niche" && variant !== variants.dataful) {
    const tag = variants.nicheStart + BigInt(variant - variants.firstVariant);
    at.data.write(at.offset + variants.tagOffset, variants.tagSize, tag);
  }
}
