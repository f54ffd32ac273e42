// Discriminants in the constant evaluator's memory: rustc's `read_discriminant` and `write_discriminant`.

import type { Span } from "#support/span.ts";
import { discriminantTy } from "#types/layout.ts";
import type { Mono } from "#mono/mono.ts";
import { faultOfPart, hex } from "./scalars.ts";
import type { ConstPlace } from "./frame.ts";
import { reject } from "#mono/const-memory.ts";

/** Which variant the value at a place is of. Errors: a tag that no variant has, or one that cannot be. */
export function readVariant(mono: Mono, at: ConstPlace, span: Span): number {
  const { variants } = mono.layouts.of(at.ty);
  if (variants.kind === "single")
    return variants.variant ?? reject("read discriminant of an uninhabited enum variant", span);
  const { tagOffset, tagSize } = variants;
  const isPointer = variants.kind === "niche" && tagSize === 8;
  const fault = faultOfPart(at.data, at.offset, { offset: tagOffset, size: tagSize, isPointer });
  if (fault !== undefined) return reject(fault, span);
  const variant = variantOf(variants, at);
  if (variant === undefined) {
    const tag = at.data.read(at.offset + tagOffset, tagSize);
    return reject(`enum value has invalid tag: ${hex(tag, tagSize * 2)}`, span);
  }
  if (mono.layouts.fieldTys(at.ty, variant).some((field) => mono.layouts.of(field).uninhabited))
    return reject("read discriminant of an uninhabited enum variant", span);
  return variant;
}

type Tagged = Exclude<ReturnType<Mono["layouts"]["of"]>["variants"], { kind: "single" }>;

function variantOf(variants: Tagged, { data, offset }: ConstPlace): number | undefined {
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
export function readDiscriminant(mono: Mono, at: ConstPlace, span: Span): bigint {
  const values = at.ty.kind === "adt" ? mono.tcx.adt(at.ty.def).variants.map((v) => v.discriminant) : [0n];
  const bits = mono.layouts.of(discriminantTy(mono.tcx, at.ty)).size * 8;
  const variant = at.ty.kind === "adt" ? readVariant(mono, at, span) : 0;
  return BigInt.asUintN(bits, values[variant] ?? 0n);
}

/** Makes what lies at a place a value of this variant, whose fields are there. */
export function writeDiscriminant(mono: Mono, at: Pick<ConstPlace, "data" | "offset" | "ty">, variant: number): void {
  const { variants } = mono.layouts.of(at.ty);
  if (variants.kind === "tag")
    at.data.write(at.offset + variants.tagOffset, variants.tagSize, variants.tags[variant] ?? 0n);
  if (variants.kind === "niche" && variant !== variants.dataful) {
    const tag = variants.nicheStart + BigInt(variant - variants.firstVariant);
    at.data.write(at.offset + variants.tagOffset, variants.tagSize, tag);
  }
}
