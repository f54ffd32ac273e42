// Ranges of integers and chars in the order of their values, for exhaustiveness.
//
// Values are shifted so that a type's least value is 0. `hi` is exclusive. `usize` and `isize` reach
// to infinity, because programs must not depend on their width (as rustc_pattern_analysis has it).

import type { Ty } from "#types/ty.ts";
import { bug } from "#support/bug.ts";

export interface IntRange {
  readonly lo: bigint;
  readonly hi: bigint;
}

export const NEG_INFINITY = -1n;
export const POS_INFINITY = 1n << 140n;

/** Width in bits of an integer type (64 for pointer-sized ones); of `char` 21 would do, 32 is said. */
export function intBits(ty: Ty): number {
  if (ty.kind === "char") return 32;
  if (ty.kind !== "int" && ty.kind !== "uint") return bug("width of a type that is no integer");
  const digits = ty.name.slice(1);
  return digits === "size" ? 64 : Number(digits);
}

function isPointerSized(ty: Ty): boolean {
  return (ty.kind === "int" || ty.kind === "uint") && ty.name.endsWith("size");
}

/** What is added (by exclusive or of the sign bit) to put the type's least value at 0. */
function bias(ty: Ty): bigint {
  return ty.kind === "int" ? 1n << BigInt(intBits(ty) - 1) : 0n;
}

/** From the bits of a value to its place in order. */
export function encode(ty: Ty, bits: bigint): bigint {
  const size = BigInt(intBits(ty));
  return (bits & ((1n << size) - 1n)) ^ bias(ty);
}

/** From a place in order to the mathematical value. */
export function decode(ty: Ty, place: bigint): bigint {
  return place - bias(ty);
}

export function maxPlace(ty: Ty): bigint {
  return ty.kind === "char" ? 0x10ffffn : (1n << BigInt(intBits(ty))) - 1n;
}

/** The ranges that make up a type: one for integers, two for `char` around the surrogates. */
export function rangesOf(ty: Ty): readonly IntRange[] {
  if (ty.kind === "char")
    return [
      { lo: 0n, hi: 0xd800n },
      { lo: 0xe000n, hi: 0x110000n },
    ];
  if (isPointerSized(ty)) return [{ lo: ty.kind === "int" ? NEG_INFINITY : 0n, hi: POS_INFINITY }];
  return [{ lo: 0n, hi: maxPlace(ty) + 1n }];
}

/** The range a pattern `low..high` stands for; absent bounds are the type's ends. */
export function patternRange(ty: Ty, low: bigint | undefined, high: bigint | undefined, inclusive: boolean): IntRange {
  const wide = isPointerSized(ty);
  const lo = low === undefined ? (wide && ty.kind === "int" ? NEG_INFINITY : 0n) : encode(ty, low);
  let hi: bigint;
  if (high === undefined) hi = wide ? POS_INFINITY : maxPlace(ty) + 1n;
  else hi = encode(ty, high) + (inclusive ? 1n : 0n);
  return { lo, hi };
}

export function isSubrange(inner: IntRange, outer: IntRange): boolean {
  return outer.lo <= inner.lo && inner.hi <= outer.hi;
}

/**
 * Cuts `whole` at the ends of the seen ranges, so that each piece is wholly inside or outside of
 * each of them, and says which pieces are seen.
 */
export function splitRange(
  whole: IntRange,
  seen: readonly IntRange[],
): { readonly range: IntRange; readonly seen: boolean }[] {
  const cuts: { at: bigint; delta: number }[] = [];
  for (const range of seen) {
    const lo = range.lo > whole.lo ? range.lo : whole.lo;
    const hi = range.hi < whole.hi ? range.hi : whole.hi;
    if (lo >= hi) continue;
    cuts.push({ at: lo, delta: 1 }, { at: hi, delta: -1 });
  }
  cuts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.delta - b.delta));
  const pieces: { range: IntRange; seen: boolean }[] = [];
  let previous = whole.lo;
  let depth = 0;
  for (const cut of [...cuts, { at: whole.hi, delta: 0 }]) {
    if (previous < cut.at) pieces.push({ range: { lo: previous, hi: cut.at }, seen: depth > 0 });
    depth += cut.delta;
    previous = cut.at;
  }
  return pieces;
}
