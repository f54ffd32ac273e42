// Values of integer types, `bool` and `char` as numbers: what constant evaluation and lints compute with.

import type { Ty } from "./ty.ts";
import { BOOL } from "./ty.ts";

/** An integer, bool or char: its mathematical value, negative ones as such. */
export interface Scalar {
  readonly ty: Ty;
  readonly value: bigint;
}

/** Width in bits and signedness of an integer type. */
export function intWidth(ty: Ty): { readonly bits: number; readonly signed: boolean } | undefined {
  if (ty.kind === "int") return { bits: ty.name === "isize" ? 64 : Number(ty.name.slice(1)), signed: true };
  if (ty.kind === "uint") return { bits: ty.name === "usize" ? 64 : Number(ty.name.slice(1)), signed: false };
  return undefined;
}

/** The value's bits, zero-extended, as consts hold them. */
export function toBits(ty: Ty, value: bigint): bigint {
  const width = intWidth(ty);
  return width === undefined ? value : BigInt.asUintN(width.bits, value);
}

/** The mathematical value of a const's bits. */
export function fromBits(ty: Ty, bits: bigint): bigint {
  const width = intWidth(ty);
  return width?.signed === true ? BigInt.asIntN(width.bits, bits) : bits;
}

/** What is left of a result in the bits of its type. */
export function wrapped(ty: Ty, value: bigint): Scalar {
  return { ty, value: fromBits(ty, toBits(ty, value)) };
}

/** Whether a type has the value. */
export function fits(ty: Ty, value: bigint): boolean {
  return wrapped(ty, value).value === value;
}

export function truth(holds: boolean): Scalar {
  return { ty: BOOL, value: holds ? 1n : 0n };
}

/** The least and the greatest value of an integer type. */
export interface IntRange {
  readonly low: bigint;
  readonly high: bigint;
}

export function rangeOf({ bits, signed }: { readonly bits: number; readonly signed: boolean }): IntRange {
  const high = (1n << BigInt(signed ? bits - 1 : bits)) - 1n;
  return { low: signed ? -high - 1n : 0n, high };
}

/** As rustc writes it in messages about constants, `type` being the name of its type: `255_u8`, `i32::MIN`. */
export function scalarText({ ty, value }: Scalar, type: string): string {
  const width = intWidth(ty);
  if (width !== undefined) {
    const { low, high } = rangeOf(width);
    if (value === high) return `${type}::MAX`;
    if (width.signed && value === low) return `${type}::MIN`;
  }
  return `${value}_${type}`;
}
