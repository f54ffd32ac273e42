// The intrinsics that constants commonly need: arithmetic on integers.

import { intBits } from "#typeck/exhaustive/int-range.ts";
import { BOOL, type Ty } from "#types/ty.ts";
import { bitsOf, isInt, scalar, type Value, wrap } from "./value.ts";

/** `undefined` for those beyond the evaluator. `result`: the type of the call. */
export function evalIntrinsic(name: string, args: readonly Value[], result: Ty): Value | undefined {
  const [x, y] = args;
  if (x?.kind !== "scalar" || !isInt(x.ty)) return undefined;
  const a = x.value;
  const b = y?.kind === "scalar" ? y.value : 0n;
  const bits = BigInt(intBits(x.ty));
  const raw = bitsOf(x.ty, a);
  const withOverflow = (exact: bigint): Value => {
    const wrapped = wrap(x.ty, exact);
    return {
      kind: "aggregate",
      variant: 0,
      fields: [scalar(x.ty, wrapped), scalar(BOOL, wrapped === exact ? 0n : 1n)],
    };
  };
  const saturating = (exact: bigint): Value => {
    if (wrap(x.ty, exact) === exact) return scalar(x.ty, exact);
    const max = x.ty.kind === "int" ? (1n << (bits - 1n)) - 1n : (1n << bits) - 1n;
    const min = x.ty.kind === "int" ? -max - 1n : 0n;
    return scalar(x.ty, exact > 0n ? max : min);
  };
  switch (name) {
    case "add_with_overflow":
      return withOverflow(a + b);
    case "sub_with_overflow":
      return withOverflow(a - b);
    case "mul_with_overflow":
      return withOverflow(a * b);
    case "wrapping_add":
      return scalar(x.ty, wrap(x.ty, a + b));
    case "wrapping_sub":
      return scalar(x.ty, wrap(x.ty, a - b));
    case "wrapping_mul":
      return scalar(x.ty, wrap(x.ty, a * b));
    case "saturating_add":
      return saturating(a + b);
    case "saturating_sub":
      return saturating(a - b);
    case "unchecked_div":
      return b === 0n ? undefined : scalar(x.ty, wrap(x.ty, a / b));
    case "unchecked_rem":
      return b === 0n ? undefined : scalar(x.ty, wrap(x.ty, a % b));
    case "unchecked_shl":
      return scalar(x.ty, wrap(x.ty, a << (b & (bits - 1n))));
    case "unchecked_shr":
      return scalar(x.ty, a >> (b & (bits - 1n)));
    case "ctpop":
      return scalar(result, BigInt([...raw.toString(2)].filter((d) => d === "1").length));
    case "ctlz":
      return scalar(result, raw === 0n ? bits : bits - BigInt(raw.toString(2).length));
    case "cttz":
      return scalar(result, raw === 0n ? bits : BigInt(raw.toString(2).length - raw.toString(2).lastIndexOf("1") - 1));
    default:
      return undefined;
  }
}
