// Reading and writing discriminants.

import { bug } from "#support/bug.ts";
import { discriminantTy, INT_BYTES, type Layout } from "#types/layout.ts";
import type { Ty } from "#types/ty.ts";
import { emitScalar } from "./constants.ts";
import type { FunctionEmitter } from "./function.ts";
import { type Address, loadInto, type PlaceValue, shifted, storeFrom } from "./place.ts";

/** Puts the discriminant of an enum value at `slot`, as its discriminant type. */
export function emitDiscriminant(f: FunctionEmitter, slot: number, at: PlaceValue): void {
  const tagTy = discriminantTy(f.cx.tcx, at.ty);
  const size = bytesOf(tagTy);
  const layout = f.cx.layouts.of(at.ty);
  const { variants } = layout;
  const discriminants = at.ty.kind === "adt" ? f.cx.tcx.adt(at.ty.def).variants.map((v) => v.discriminant) : [0n];
  switch (variants.kind) {
    case "single":
      return emitScalar(f, slot, discriminants[variants.variant ?? 0] ?? 0n, size);
    case "tag": {
      const tag = size === variants.tagSize ? slot : f.frame.scratch(variants.tagSize, variants.tagSize);
      loadInto(f, tag, shifted(at.address, variants.tagOffset), variants.tagSize, true);
      const signed = tagTy.kind === "int";
      if (size > variants.tagSize)
        f.fb.emitUntyped(`ext.${signed ? "i" : "u"}${variants.tagSize * 8}.${size * 8}`, [slot, tag]);
      else if (tag !== slot) f.fb.emitUntyped(`mov.${size * 8}`, [slot, tag]);
      return;
    }
    case "niche":
      return emitNicheDiscriminant(f, slot, at.address, variants, discriminants, size);
  }
}

function bytesOf(ty: Ty): number {
  return ty.kind === "int" || ty.kind === "uint" ? (INT_BYTES[ty.name] as number) : bug("discriminant type");
}

type NicheVariants = Extract<Layout["variants"], { kind: "niche" }>;

/** `niche - start < count` picks a variant by arithmetic; anything else is the dataful one. */
function emitNicheDiscriminant(
  f: FunctionEmitter,
  slot: number,
  address: Address,
  niche: NicheVariants,
  discriminants: readonly bigint[],
  size: number,
): void {
  const bits = niche.tagSize * 8;
  const word = f.frame.scratch(niche.tagSize, niche.tagSize);
  loadInto(f, word, shifted(address, niche.tagOffset), niche.tagSize, true);
  const done = f.fb.label();
  for (let v = niche.firstVariant; v <= niche.lastVariant; v++) {
    if (v === niche.dataful) continue;
    const next = f.fb.label();
    const value = BigInt.asIntN(bits, niche.nicheStart + BigInt(v - niche.firstVariant));
    emitBranchUnlessEqual(f, word, value, bits, next);
    emitScalar(f, slot, discriminants[v] ?? 0n, size);
    f.fb.emit("jump", done);
    f.fb.place(next);
  }
  emitScalar(f, slot, discriminants[niche.dataful] ?? 0n, size);
  f.fb.place(done);
}

/** Goes to `target` unless the slot holds `value` (signed, of that width). */
export function emitBranchUnlessEqual(
  f: FunctionEmitter,
  slot: number,
  value: bigint,
  bits: number,
  target: import("#isa/builder.ts").Label,
): void {
  if (bits <= 64 && BigInt.asIntN(32, value) === value)
    return f.fb.emitUntyped(`br.ne.${bits}.imm`, [slot, Number(value), target]);
  const wanted = f.frame.scratch(bits / 8, bits / 8);
  emitScalar(f, wanted, value, bits / 8);
  f.fb.emitUntyped(`br.ne.${bits}`, [slot, wanted, target]);
}

/** Writes what makes the value at `address` the given variant. */
export function emitSetDiscriminant(f: FunctionEmitter, address: Address, ty: Ty, variant: number): void {
  const { variants } = f.cx.layouts.of(ty);
  if (variants.kind === "single") return;
  if (variants.kind === "niche" && variant === variants.dataful) return;
  const value =
    variants.kind === "tag"
      ? (variants.tags[variant] ?? 0n)
      : variants.nicheStart + BigInt(variant - variants.firstVariant);
  const target = shifted(address, variants.tagOffset);
  if (target.kind === "frame" && target.offset % variants.tagSize === 0)
    return emitScalar(f, target.offset, value, variants.tagSize);
  const slot = f.frame.scratch(variants.tagSize, variants.tagSize);
  emitScalar(f, slot, value, variants.tagSize);
  storeFrom(f, target, slot, variants.tagSize);
}
