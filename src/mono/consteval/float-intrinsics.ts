// Intrinsics of floating point numbers that constants may use.

import { bitsToFloat, floatToBits } from "#types/float-bits.ts";
import type { IntrinsicCx, Row } from "./intrinsic-cx.ts";

/** Away from zero at a tie. */
const rounded = (x: number): number => {
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
};

const roundedToEven = (x: number): number => {
  const whole = Math.trunc(x);
  const isTie = Math.abs(x - whole) === 0.5;
  return isTie && whole % 2 === 0 ? whole : rounded(x);
};

/** Those that Rust lets constants use. A result of zero keeps the sign of what was rounded. */
const NUMBERS: Readonly<Record<string, (x: number, y: number) => number>> = {
  floor: (x) => Math.floor(x),
  ceil: (x) => Math.ceil(x),
  trunc: (x) => Math.trunc(x),
  round: rounded,
  round_ties_even: roundedToEven,
  fmod: (x, y) => x % y,
  minnum: (x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.min(x, y)),
  maxnum: (x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.max(x, y)),
};

const signBit = (cx: IntrinsicCx): bigint => 1n << BigInt(cx.out.bytes.length * 8 - 1);

/** Those that only look at the sign, which not-a-number has too. */
const SIGN: Readonly<Record<string, Row>> = {
  fabs: (cx) => cx.put(cx.bits(0) & ~signBit(cx)),
  copysign: (cx) => cx.put((cx.bits(0) & ~signBit(cx)) | (cx.bits(1) & signBit(cx))),
};

/** `fabsf64`, `minnumf32`, …: the name says what is done, and to which type. */
export function floatIntrinsic(name: string): Row | undefined {
  const [, base, type] = /^(\w+?)(f32|f64)$/.exec(name) ?? [];
  const f = base === undefined ? undefined : NUMBERS[base];
  if (f === undefined) return base === undefined ? undefined : SIGN[base];
  return (cx) => {
    const { resultTy } = cx.call;
    if (resultTy.kind !== "float" || resultTy.name !== type) return cx.fail();
    const number = (index: number): number => bitsToFloat(cx.bits(index), resultTy.name);
    cx.put(floatToBits(f(number(0), cx.call.values.length > 1 ? number(1) : 0), resultTy.name));
  };
}
