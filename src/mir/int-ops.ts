// What the operators of MIR compute on integers, bools and chars, as numbers.

import type { BinOp } from "./body.ts";

const COMPARISONS: Partial<Record<BinOp, (order: number) => boolean>> = {
  eq: (o) => o === 0,
  ne: (o) => o !== 0,
  lt: (o) => o < 0,
  le: (o) => o <= 0,
  gt: (o) => o > 0,
  ge: (o) => o >= 0,
};

/** Whether a comparison holds; undefined for other operators. Not for floats, which may have no order. */
export function compares(op: BinOp, a: bigint, b: bigint): boolean | undefined {
  return COMPARISONS[op]?.(a < b ? -1 : a > b ? 1 : 0);
}

/** The operator gives `(T, bool)`. */
export function tellsOverflow(op: BinOp): op is "addWithOverflow" | "subWithOverflow" | "mulWithOverflow" {
  return op === "addWithOverflow" || op === "subWithOverflow" || op === "mulWithOverflow";
}

/**
 * The exact result of an operator on integers, before it is cut to the `bits` of its type; undefined where there is none
 * (a division by zero) and for comparisons and pointers. Amounts of shifts are taken modulo `bits`, a power of two.
 */
export function exactResult(op: BinOp, a: bigint, b: bigint, bits: number): bigint | undefined {
  switch (op) {
    case "add":
    case "addWithOverflow":
      return a + b;
    case "sub":
    case "subWithOverflow":
      return a - b;
    case "mul":
    case "mulWithOverflow":
      return a * b;
    case "div":
      return b === 0n ? undefined : a / b;
    case "rem":
      return b === 0n ? undefined : a % b;
    case "bitAnd":
      return a & b;
    case "bitOr":
      return a | b;
    case "bitXor":
      return a ^ b;
    case "shl":
      return a << (b & BigInt(bits - 1));
    case "shr":
      return a >> (b & BigInt(bits - 1));
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
    case "offset":
      return undefined;
  }
}
