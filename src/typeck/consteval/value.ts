// Values while a constant is evaluated: scalars, aggregates, strings. References are the values they refer to.

import { decode, encode, intBits } from "#typeck/exhaustive/int-range.ts";
import type { Ty } from "#types/ty.ts";

export type Value =
  /** Integer (its mathematical value), bool (0 or 1) or char. */
  | { readonly kind: "scalar"; readonly ty: Ty; readonly value: bigint }
  | { readonly kind: "float"; readonly ty: Ty; readonly value: number }
  | { readonly kind: "str"; readonly value: string }
  /** Tuples, arrays, structs (`variant` 0) and variants. */
  | { readonly kind: "aggregate"; readonly variant: number; readonly fields: readonly Value[] };

export const UNIT_VALUE: Value = { kind: "aggregate", variant: 0, fields: [] };

export function scalar(ty: Ty, value: bigint): Value {
  return { kind: "scalar", ty, value };
}

export function isInt(ty: Ty): boolean {
  return ty.kind === "int" || ty.kind === "uint";
}

/** The mathematical value after wrapping to the type's width. */
export function wrap(ty: Ty, value: bigint): bigint {
  if (!isInt(ty)) return value;
  return decode(ty, encode(ty, BigInt.asUintN(intBits(ty), value)));
}

/** The bits of an integer, bool or char, zero-extended. */
export function bitsOf(ty: Ty, value: bigint): bigint {
  return isInt(ty) ? BigInt.asUintN(intBits(ty), value) : value;
}
