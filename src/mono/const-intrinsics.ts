// Intrinsics in constant evaluation: one row each, by name.

import type { Span } from "#support/span.ts";
import type { BinOp } from "#mir/body.ts";
import { exactResult } from "#mir/int-ops.ts";
import { fromBits, intWidth, rangeOf } from "#types/scalar.ts";
import type { GenericArgs, Ty } from "#types/ty.ts";
import { bitsToFloat, floatToBits, writeOverflowing } from "./const-rvalue.ts";
import { ConstData, type ConstPointer, fail } from "./const-value.ts";
import type { Mono } from "./mono.ts";

/** A place in memory that a pointer leads to. */
interface Target {
  readonly data: ConstData;
  readonly offset: number;
}

export interface IntrinsicCall {
  readonly mono: Mono;
  readonly name: string;
  readonly args: GenericArgs;
  readonly values: readonly ConstData[];
  /** The type of the call's destination. */
  readonly resultTy: Ty;
  readonly span: Span;
  target(pointer: ConstPointer): Target;
}

/** The result of a call of an intrinsic; gives up by name on what a constant has no use for. */
export function evalIntrinsic(call: IntrinsicCall): ConstData {
  const cx = new Cx(call);
  const row = TABLE[call.name] ?? floatIntrinsic(call.name) ?? fail(`\`${call.name}\``, call.span);
  row(cx);
  return cx.out;
}

/** What a row works with: its arguments in, `out` to be written. */
class Cx {
  readonly call: IntrinsicCall;
  readonly out: ConstData;

  constructor(call: IntrinsicCall) {
    this.call = call;
    const { size, align } = call.mono.layouts.of(call.resultTy);
    this.out = new ConstData(size, align);
  }

  /** The first type argument. */
  get ty(): Ty {
    return this.call.args.find((arg): arg is Ty => arg.sort === "ty") ?? fail(`\`${this.call.name}\``, this.call.span);
  }

  get size(): number {
    return this.call.mono.layouts.of(this.ty).size;
  }

  /** Width in bits and signedness of the type argument. */
  get int(): { readonly bits: number; readonly signed: boolean } {
    return intWidth(this.ty) ?? fail(`\`${this.call.name}\` of this type`, this.call.span);
  }

  value(index: number): ConstData {
    return this.call.values[index] ?? fail(`\`${this.call.name}\` without an argument`, this.call.span);
  }

  /** An argument as an unsigned number. */
  bits(index: number): bigint {
    const value = this.value(index);
    return value.read(0, value.bytes.length);
  }

  /** What an operator gives of the two arguments, both of the type argument's type, before it is cut to that. */
  exact(op: BinOp): bigint {
    const number = (index: number): bigint => fromBits(this.ty, this.bits(index));
    return exactResult(op, number(0), number(1), this.int.bits) ?? fail("division by zero", this.call.span);
  }

  put(value: bigint | number): void {
    this.out.write(0, this.out.bytes.length, BigInt(value));
  }

  /** Where a pointer argument leads; undefined for an address that is only a number (of what has no size). */
  pointee(index: number): Target | undefined {
    const pointer = this.value(index).pointer(0);
    return pointer === undefined ? undefined : this.call.target(pointer);
  }

  /** Where `size` bytes lie that a pointer argument leads to. */
  memory(index: number, size: number): Target {
    const at = this.pointee(index);
    if (at === undefined || at.offset < 0 || at.offset + size > at.data.bytes.length)
      return fail("an access outside of what a pointer points into", this.call.span);
    return at;
  }
}

type Row = (cx: Cx) => void;

const arithmetic =
  (op: BinOp): Row =>
  (cx) =>
    cx.put(cx.exact(op));

const withOverflow =
  (op: BinOp): Row =>
  (cx) =>
    writeOverflowing(cx.call.mono, cx.out, cx.call.resultTy, cx.ty, cx.exact(op));

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

/** Moves a pointer by elements; one that is only a number too. */
const moved: Row = (cx) => {
  const by = BigInt.asIntN(64, cx.bits(1)) * BigInt(cx.size);
  const pointer = cx.value(0).pointer(0);
  if (pointer === undefined) return cx.put(cx.bits(0) + by);
  if (pointer.kind === "function" || pointer.kind === "vtable") return fail("an offset into a function", cx.call.span);
  cx.out.writePointer(0, { ...pointer, offset: pointer.offset + Number(by) });
};

const distance: Row = (cx) => {
  const [a, b] = [cx.pointee(0), cx.pointee(1)];
  if (a?.data !== b?.data) return fail("the distance between two objects", cx.call.span);
  const bytes = a === undefined || b === undefined ? cx.bits(0) - cx.bits(1) : BigInt(a.offset - b.offset);
  cx.put(bytes / BigInt(Math.max(cx.size, 1)));
};

const copied: Row = (cx) => {
  const size = Number(cx.bits(2)) * cx.size;
  if (size === 0) return;
  const [from, to] = [cx.memory(0, size), cx.memory(1, size)];
  to.data.copyFrom(to.offset, from.data, from.offset, size);
};

const read: Row = (cx) => {
  if (cx.size === 0) return;
  const from = cx.memory(0, cx.size);
  cx.out.copyFrom(0, from.data, from.offset, cx.size);
};

const written: Row = (cx) => {
  if (cx.size === 0) return;
  const to = cx.memory(0, cx.size);
  to.data.copyFrom(to.offset, cx.value(1), 0, cx.size);
};

const compared: Row = (cx) => {
  const size = Number(cx.bits(2));
  if (size === 0) return;
  const [a, b] = [cx.memory(0, size), cx.memory(1, size)];
  const bytesOf = ({ data, offset }: Target): Uint8Array => data.bytes.subarray(offset, offset + size);
  const [x, y] = [bytesOf(a), bytesOf(b)];
  const at = x.findIndex((byte, i) => byte !== y[i]);
  cx.put(at < 0 ? 0 : (x[at] as number) - (y[at] as number));
};

const sizeOrAlign =
  (part: "size" | "align"): Row =>
  (cx) => {
    const { layouts } = cx.call.mono;
    const layout = layouts.of(cx.ty);
    if (!layout.unsized || part === "align") return cx.put(layout[part]);
    const element = cx.ty.kind === "str" ? 1 : cx.ty.kind === "slice" ? layouts.of(cx.ty.element).size : undefined;
    if (element === undefined) return fail(`\`${cx.call.name}\` of this type`, cx.call.span);
    cx.put(cx.value(0).read(8, 8) * BigInt(element));
  };

const typeName: Row = (cx) => {
  const text = cx.call.mono.typeName(cx.ty);
  cx.out.writePointer(0, { kind: "str", text, offset: 0 });
  cx.out.write(8, 8, BigInt(cx.call.mono.utf8(text).length));
};

const TABLE: Readonly<Record<string, Row>> = {
  size_of: (cx) => cx.put(cx.size),
  align_of: (cx) => cx.put(cx.call.mono.layouts.of(cx.ty).align),
  size_of_val: sizeOrAlign("size"),
  align_of_val: sizeOrAlign("align"),
  needs_drop: (cx) => cx.put(cx.call.mono.needsDrop(cx.ty) ? 1 : 0),
  type_name: typeName,
  transmute: (cx) => cx.out.copyFrom(0, cx.value(0), 0, cx.out.bytes.length),
  black_box: (cx) => cx.out.copyFrom(0, cx.value(0), 0, cx.out.bytes.length),
  assume: () => undefined,
  read_via_copy: read,
  write_via_move: written,
  copy: copied,
  copy_nonoverlapping: copied,
  write_bytes: (cx) => {
    const size = Number(cx.bits(2)) * cx.size;
    if (size === 0) return;
    const to = cx.memory(0, size);
    to.data.clearPointers(to.offset, size);
    to.data.bytes.fill(Number(cx.bits(1)), to.offset, to.offset + size);
  },
  offset: moved,
  arith_offset: moved,
  ptr_offset_from: distance,
  compare_bytes: compared,
  slice_from_raw_parts: (cx) => {
    cx.out.copyFrom(0, cx.value(0), 0, 8);
    cx.out.write(8, 8, cx.bits(1));
  },
  slice_len: (cx) => cx.put(cx.value(0).read(8, 8)),
  add_with_overflow: withOverflow("add"),
  sub_with_overflow: withOverflow("sub"),
  mul_with_overflow: withOverflow("mul"),
  wrapping_add: arithmetic("add"),
  wrapping_sub: arithmetic("sub"),
  wrapping_mul: arithmetic("mul"),
  unchecked_add: arithmetic("add"),
  unchecked_sub: arithmetic("sub"),
  unchecked_mul: arithmetic("mul"),
  unchecked_div: arithmetic("div"),
  unchecked_rem: arithmetic("rem"),
  exact_div: arithmetic("div"),
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
const FLOAT: Readonly<Record<string, (x: number, y: number) => number>> = {
  floor: (x) => Math.floor(x),
  ceil: (x) => Math.ceil(x),
  trunc: (x) => Math.trunc(x),
  round: rounded,
  round_ties_even: roundedToEven,
  fmod: (x, y) => x % y,
  minnum: (x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.min(x, y)),
  maxnum: (x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.max(x, y)),
};

/** Those that only look at the sign, which not-a-number has too. */
const SIGN: Readonly<Record<string, Row>> = {
  fabs: (cx) => cx.put(cx.bits(0) & ~signBit(cx)),
  copysign: (cx) => cx.put((cx.bits(0) & ~signBit(cx)) | (cx.bits(1) & signBit(cx))),
};

const signBit = (cx: Cx): bigint => 1n << BigInt(cx.out.bytes.length * 8 - 1);

/** `fabsf64`, `minnumf32`, …: the name says what is done, and to which type. */
function floatIntrinsic(name: string): Row | undefined {
  const [, base, type] = /^(\w+?)(f32|f64)$/.exec(name) ?? [];
  const f = base === undefined ? undefined : FLOAT[base];
  if (f === undefined) return base === undefined ? undefined : SIGN[base];
  return (cx) => {
    const { resultTy } = cx.call;
    if (resultTy.kind !== "float" || resultTy.name !== type) return fail(`\`${name}\``, cx.call.span);
    const number = (index: number): number => bitsToFloat(cx.bits(index), resultTy);
    cx.put(floatToBits(f(number(0), cx.call.values.length > 1 ? number(1) : 0), resultTy));
  };
}
