// Intrinsics in constant evaluation: one row each, by name.

import type { BinOp } from "#mir/body.ts";
import { rangeOf } from "#types/scalar.ts";
import { floatIntrinsic } from "./float-intrinsics.ts";
import { type IntrinsicCall, IntrinsicCx, type Row } from "./intrinsic-cx.ts";
import type { ConstData } from "#mono/const-memory.ts";
import { MEMORY } from "./memory-intrinsics.ts";
import { writeOverflowing } from "./rvalue.ts";

/** The result of a call of an intrinsic; gives up by name on what a constant has no use for. */
export function evalIntrinsic(call: IntrinsicCall): ConstData {
  const cx = new IntrinsicCx(call);
  const row = TABLE[call.name] ?? MEMORY[call.name] ?? floatIntrinsic(call.name) ?? cx.fail();
  row(cx);
  return cx.out;
}

const arithmetic =
  (op: BinOp): Row =>
  (cx) =>
    cx.put(cx.exact(op));

const withOverflow =
  (op: BinOp): Row =>
  (cx) =>
    writeOverflowing(cx.call.frame.mono, cx.out, cx.call.resultTy, cx.ty, cx.exact(op));

const saturating =
  (op: BinOp): Row =>
  (cx) => {
    const value = cx.exact(op);
    const { low, high } = rangeOf(cx.int);
    cx.put(value > high ? high : value < low ? low : value);
  };

/** `direction` 1: to the left. */
const rotate =
  (direction: 1 | -1): Row =>
  (cx) => {
    const width = BigInt(cx.int.bits);
    const by = (((BigInt(direction) * cx.bits(1)) % width) + width) % width;
    cx.put((cx.bits(0) << by) | (cx.bits(0) >> (width - by)));
  };

/** A function of an integer's bits, written out with the first at the left. */
const ofBits =
  (f: (digits: string) => bigint | number): Row =>
  (cx) =>
    cx.put(f(cx.bits(0).toString(2).padStart(cx.int.bits, "0")));

const reversedBytes = (digits: string): bigint => BigInt(`0b${(digits.match(/.{8}/g) ?? []).reverse().join("")}`);

const typeName: Row = (cx) => {
  const { frame } = cx.call;
  frame.writeText(cx.out, frame.mono.typeName(cx.ty));
};

const asIs: Row = (cx) => cx.out.copyFrom(0, cx.value(0), 0, cx.out.bytes.length);

const TABLE: Readonly<Record<string, Row>> = {
  size_of: (cx) => cx.put(cx.layout.size),
  align_of: (cx) => cx.put(cx.layout.align),
  needs_drop: (cx) => cx.put(cx.call.frame.mono.needsDrop(cx.ty) ? 1 : 0),
  type_name: typeName,
  type_id: (cx) => cx.put(cx.call.frame.mono.typeId(cx.ty)),
  transmute: asIs,
  black_box: asIs,
  unreachable: (cx) => cx.reject("entering unreachable code"),
  add_with_overflow: withOverflow("add"),
  sub_with_overflow: withOverflow("sub"),
  mul_with_overflow: withOverflow("mul"),
  wrapping_add: arithmetic("add"),
  wrapping_sub: arithmetic("sub"),
  wrapping_mul: arithmetic("mul"),
  unchecked_div: arithmetic("div"),
  unchecked_rem: arithmetic("rem"),
  unchecked_shl: arithmetic("shl"),
  unchecked_shr: arithmetic("shr"),
  saturating_add: saturating("add"),
  saturating_sub: saturating("sub"),
  rotate_left: rotate(1),
  rotate_right: rotate(-1),
  ctpop: ofBits((digits) => digits.replaceAll("0", "").length),
  ctlz: ofBits((digits) => `${digits}1`.indexOf("1")),
  cttz: ofBits((digits) => digits.length - 1 - digits.lastIndexOf("1")),
  bswap: ofBits(reversedBytes),
  bitreverse: ofBits((digits) => BigInt(`0b${[...digits].reverse().join("")}`)),
};
