// Floating point numbers as the bits of their type.

import type { TyOf } from "./ty.ts";

type FloatName = TyOf<"float">["name"];

const view = new DataView(new ArrayBuffer(8));

export function bitsToFloat(bits: bigint, name: FloatName): number {
  if (name === "f32") {
    view.setUint32(0, Number(bits));
    return view.getFloat32(0);
  }
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

/** Not a number is always the same bits: quiet and positive, as rustc's evaluator makes it. */
export function floatToBits(value: number, name: FloatName): bigint {
  if (Number.isNaN(value)) return name === "f32" ? 0x7fc0_0000n : 0x7ff8_0000_0000_0000n;
  if (name === "f32") {
    view.setFloat32(0, value);
    return BigInt(view.getUint32(0));
  }
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}
