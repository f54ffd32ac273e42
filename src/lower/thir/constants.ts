// Literals as MIR constants.

import type { ExprId, Literal } from "#hir/body.ts";
import type { ConstValue } from "#mir/body.ts";
import { floatToBits } from "#types/float-bits.ts";
import type { Ty } from "#types/ty.ts";
import type { LowerContext } from "./context.ts";

const BITS: Record<string, bigint> = {
  i8: 8n,
  u8: 8n,
  i16: 16n,
  u16: 16n,
  i32: 32n,
  u32: 32n,
  i64: 64n,
  u64: 64n,
  isize: 64n,
  usize: 64n,
  i128: 128n,
  u128: 128n,
};

/** Width in bits of an integer type. */
export function integerBits(ty: Ty): bigint {
  return ty.kind === "int" || ty.kind === "uint" ? (BITS[ty.name] as bigint) : ty.kind === "bool" ? 8n : 32n;
}

/** The constant a literal expression (perhaps negated) stands for; `undefined` if `id` is something else. */
export function literalValue(cx: LowerContext, id: ExprId, negated = false): ConstValue | undefined {
  const expr = cx.expr(id);
  if (expr.kind === "unary" && expr.op === "-" && !negated) return literalValue(cx, expr.operand, true);
  if (expr.kind !== "literal") return undefined;
  return constantOf(expr.literal, cx.exprTy(id), negated);
}

function constantOf(literal: Literal, ty: Ty, negated: boolean): ConstValue | undefined {
  switch (literal.kind) {
    case "int":
      if (ty.kind === "float") return float(String(literal.value), ty.name, negated);
      return {
        kind: "scalar",
        bits: BigInt.asUintN(Number(integerBits(ty)), negated ? -literal.value : literal.value),
      };
    case "float":
      return float(literal.text, ty.kind === "float" ? ty.name : "f64", negated);
    case "bool":
      return negated ? undefined : { kind: "scalar", bits: literal.value ? 1n : 0n };
    case "char":
    case "byte":
      return negated ? undefined : { kind: "scalar", bits: BigInt(literal.value) };
    case "str":
      return { kind: "str", value: literal.value };
    case "byteStr":
    case "cStr":
      return { kind: "byteStr", value: literal.value };
  }
}

/** IEEE bits of a decimal literal. An f32 is rounded once, from the decimal text (see `roundToF32`). */
function float(text: string, name: "f32" | "f64", negated: boolean): ConstValue {
  const exact = Number(text);
  const magnitude = name === "f64" ? exact : roundToF32(text, exact);
  return { kind: "scalar", bits: floatToBits(negated ? -magnitude : magnitude, name) };
}

/**
 * Rounds a decimal to the nearest f32, ties to even. Going through f64 errs only where the f64 lies exactly
 * half-way between two f32s although the decimal does not; then the decimal itself is compared, exactly.
 */
function roundToF32(text: string, magnitude: number): number {
  const nearest = Math.fround(magnitude);
  if (nearest === magnitude || !Number.isFinite(nearest)) return nearest;
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, nearest);
  const bits = view.getUint32(0);
  view.setUint32(0, nearest < magnitude ? bits + 1 : bits - 1);
  const other = view.getFloat32(0);
  if (Math.abs(other - magnitude) !== Math.abs(nearest - magnitude)) return nearest;
  const order = compareDecimal(text, magnitude);
  if (order === 0) return nearest;
  return order > 0 ? Math.max(nearest, other) : Math.min(nearest, other);
}

/** Sign of `decimal - value`, exactly. */
function compareDecimal(decimal: string, value: number): number {
  const [mantissa = "0", exponent = "0"] = decimal.toLowerCase().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  let digits = BigInt(whole + fraction);
  let scale = 1n;
  const tens = Number(exponent) - fraction.length;
  if (tens >= 0) digits *= 10n ** BigInt(tens);
  else scale = 10n ** BigInt(-tens);
  let numerator = value;
  let denominator = 1n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    denominator *= 2n;
  }
  const left = digits * denominator;
  const right = BigInt(numerator) * scale;
  return left > right ? 1 : left < right ? -1 : 0;
}
