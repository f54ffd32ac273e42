// Rvalues in constant evaluation.

import type { Span } from "#support/span.ts";
import type { BinOp, CastKind, Operand, Rvalue } from "#mir/body.ts";
import { compares, exactResult, tellsOverflow } from "#mir/int-ops.ts";
import { bitsToFloat, floatToBits } from "#types/float-bits.ts";
import { fits, fromBits, type IntRange, intWidth, rangeOf } from "#types/scalar.ts";
import type { Ty, TyOf } from "#types/ty.ts";
import type { Mono } from "#mono/mono.ts";
import { writeDiscriminant } from "./enums.ts";
import type { ConstFrame, ConstPlace } from "./frame.ts";
import { ConstData, type ConstPointer, fail } from "#mono/const-memory.ts";

/** The value to be stored at `dest`. */
export function evalRvalue(frame: ConstFrame, dest: ConstPlace, rvalue: Rvalue, span: Span): ConstData {
  const layout = frame.mono.layouts.of(dest.ty);
  const out = new ConstData(layout.size, layout.align);
  switch (rvalue.kind) {
    case "use":
      return frame.operand(rvalue.operand);
    case "repeat": {
      const value = frame.operand(rvalue.operand);
      const count = Number(frame.mono.constBits(rvalue.count, frame.args));
      repeat(out, value, count * value.bytes.length);
      return out;
    }
    case "ref":
    case "rawPtr":
      frame.writeAddress(out, frame.place(rvalue.place));
      return out;
    case "cast":
      return evalCast(frame, out, rvalue.cast, rvalue.operand, frame.ty(rvalue.ty), span);
    case "binary":
      return evalBinary(frame, out, dest.ty, rvalue.op, rvalue.left, rvalue.right, span);
    case "unary":
      return evalUnary(frame, out, rvalue);
    case "discriminant":
      out.write(0, layout.size, frame.discriminant(frame.place(rvalue.place)));
      return out;
    case "aggregate":
      return evalAggregate(frame, out, dest.ty, rvalue);
  }
}

/** Fills `length` bytes with a value again and again; what is there already is copied, twice as much each time. */
function repeat(out: ConstData, value: ConstData, length: number): void {
  if (length === 0) return;
  let done = value.bytes.length;
  out.copyFrom(0, value, 0, done);
  for (; done < length; done *= 2) out.copyFrom(done, out, 0, Math.min(done, length - done));
}

function writeWord(out: ConstData, offset: number, word: bigint | ConstPointer): void {
  if (typeof word === "bigint") out.write(offset, 8, word);
  else out.writePointer(offset, word);
}

function evalAggregate(
  frame: ConstFrame,
  out: ConstData,
  ty: Ty,
  rvalue: Extract<Rvalue, { kind: "aggregate" }>,
): ConstData {
  const { aggregate, operands } = rvalue;
  const { layouts } = frame.mono;
  const values = operands.map((operand) => frame.operand(operand));
  const put = (offset: number, value: ConstData): void => out.copyFrom(offset, value, 0, value.bytes.length);
  if (aggregate.kind === "array") values.forEach((value, i) => put(i * value.bytes.length, value));
  else if (aggregate.kind === "rawPtr") values.forEach((value, i) => put(i * 8, value));
  else {
    const variant = aggregate.kind === "adt" ? aggregate.variant : 0;
    const layout = layouts.of(ty);
    const active = aggregate.kind === "adt" ? aggregate.activeField : undefined;
    values.forEach((value, i) => put(layout.fields[variant]?.[active ?? i] ?? 0, value));
    writeDiscriminant(frame.mono, { data: out, offset: 0, ty }, variant);
  }
  return out;
}

/** Width in bits of a type whose values are numbers or addresses. */
function widthOf(ty: Ty): number | undefined {
  switch (ty.kind) {
    case "int":
    case "uint":
      return intWidth(ty)?.bits;
    case "bool":
      return 8;
    case "char":
      return 32;
    case "ref":
    case "rawPtr":
    case "fnPtr":
      return 64;
    default:
      return undefined;
  }
}

function evalUnary(frame: ConstFrame, out: ConstData, rvalue: Extract<Rvalue, { kind: "unary" }>): ConstData {
  const { value, ty } = frame.typedOperand(rvalue.operand);
  const size = out.bytes.length;
  switch (rvalue.op) {
    case "ptrMetadata":
      writeWord(out, 0, value.pointer(8) ?? value.read(8, 8));
      break;
    case "not":
      out.write(0, size, ty.kind === "bool" ? frame.bits(value, ty) ^ 1n : ~value.read(0, size));
      break;
    case "neg":
      out.write(
        0,
        size,
        ty.kind === "float" ? value.read(0, size) ^ (1n << BigInt(size * 8 - 1)) : -value.read(0, size),
      );
      break;
  }
  return out;
}

function evalBinary(
  frame: ConstFrame,
  out: ConstData,
  resultTy: Ty,
  op: BinOp,
  left: Operand,
  right: Operand,
  span: Span,
): ConstData {
  const { value: a, ty } = frame.typedOperand(left);
  const b = frame.operand(right);
  if (ty.kind === "float") return evalFloat(out, ty, op, a.read(0, a.bytes.length), b.read(0, b.bytes.length));
  const width = widthOf(ty);
  if (width === undefined) {
    if (ty.kind === "tuple" && ty.elements.length === 0) {
      out.write(0, 1, compares(op, 0n, 0n) ? 1n : 0n);
      return out;
    }
    return fail("an operation on this type", span);
  }
  if (a.pointer(0) !== undefined || b.pointer(0) !== undefined) {
    // Whatever address an object has, it is not null.
    if ((op !== "eq" && op !== "ne") || !(isNull(a) || isNull(b)))
      return fail("comparing or computing with addresses", span);
    out.write(0, 1, op === "ne" ? 1n : 0n);
    return out;
  }
  const x = fromBits(ty, frame.bits(a, ty));
  const y = fromBits(ty, frame.bits(b, ty));
  const holds = compares(op, x, y);
  if (holds !== undefined) {
    out.write(0, 1, holds ? 1n : 0n);
    return out;
  }
  const exact = exactResult(op, x, y, width);
  if (exact === undefined) return fail(op === "offset" ? "pointer arithmetic" : "division by zero", span);
  if (tellsOverflow(op)) writeOverflowing(frame.mono, out, resultTy, ty, exact);
  else out.write(0, width / 8, exact);
  return out;
}

const isNull = (value: ConstData): boolean => value.pointer(0) === undefined && value.read(0, 8) === 0n;

/** Writes the `(T, bool)` of `resultTy`: what is left of an exact result in the integer `ty`, and whether that is another. */
export function writeOverflowing(mono: Mono, out: ConstData, resultTy: Ty, ty: Ty, exact: bigint): void {
  const [value = 0, overflowed = 0] = mono.layouts.of(resultTy).fields[0] ?? [];
  out.write(value, mono.layouts.of(ty).size, exact);
  out.write(overflowed, 1, fits(ty, exact) ? 0n : 1n);
}

function evalFloat(out: ConstData, ty: TyOf<"float">, op: BinOp, left: bigint, right: bigint): ConstData {
  const x = bitsToFloat(left, ty.name);
  const y = bitsToFloat(right, ty.name);
  const results: Partial<Record<BinOp, number>> = { add: x + y, sub: x - y, mul: x * y, div: x / y, rem: x % y };
  const value = results[op];
  if (value !== undefined) out.write(0, out.bytes.length, floatToBits(value, ty.name));
  else {
    const holds: Partial<Record<BinOp, boolean>> = {
      eq: x === y,
      ne: x !== y,
      lt: x < y,
      le: x <= y,
      gt: x > y,
      ge: x >= y,
    };
    out.write(0, 1, holds[op] ? 1n : 0n);
  }
  return out;
}

function evalCast(frame: ConstFrame, out: ConstData, kind: CastKind, operand: Operand, to: Ty, span: Span): ConstData {
  const { value, ty: from } = frame.typedOperand(operand);
  const size = out.bytes.length;
  const bits = (): bigint => frame.bits(value, from);
  switch (kind) {
    case "intToInt":
      out.write(0, size, fromBits(from, bits()));
      return out;
    case "intToFloat":
      if (to.kind !== "float") return fail("a cast", span);
      out.write(0, size, floatToBits(Number(fromBits(from, bits())), to.name));
      return out;
    case "floatToFloat":
      if (from.kind !== "float" || to.kind !== "float") return fail("a cast", span);
      out.write(0, size, floatToBits(bitsToFloat(bits(), from.name), to.name));
      return out;
    case "floatToInt": {
      const width = intWidth(to);
      if (from.kind !== "float" || width === undefined) return fail("a cast", span);
      out.write(0, size, saturate(bitsToFloat(bits(), from.name), rangeOf(width)));
      return out;
    }
    case "reifyFnPointer":
    case "closureFnPointer":
      out.writePointer(0, { kind: "function", ty: from });
      return out;
    case "unsize":
      return evalUnsize(frame, out, value, from, to, span);
    case "pointerExposeProvenance":
      return fail("a cast of a pointer to an integer", span);
    // An address that points to nothing: where an empty `Vec` keeps its elements.
    case "pointerWithExposedProvenance":
    case "ptrToPtr":
    case "fnPtrToPtr":
    case "mutToConstPointer":
    case "arrayToPointer":
    case "unsafeFnPointer":
    case "transmute":
      out.copyFrom(0, value, 0, size);
      return out;
  }
}

function saturate(value: number, { low, high }: IntRange): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= Number(high)) return high;
  if (value <= Number(low)) return low;
  return BigInt(Math.trunc(value));
}

function evalUnsize(frame: ConstFrame, out: ConstData, value: ConstData, from: Ty, to: Ty, span: Span): ConstData {
  const inner = (ty: Ty): Ty | undefined => (ty.kind === "ref" || ty.kind === "rawPtr" ? ty.inner : undefined);
  const source = inner(from);
  const target = inner(to);
  if (source === undefined || target === undefined) return fail("an unsizing cast of this type", span);
  out.copyFrom(0, value, 0, 8);
  if (target.kind === "slice" && source.kind === "array")
    out.write(8, 8, frame.mono.constBits(source.length, frame.args));
  else if (target.kind === "dyn" && source.kind !== "dyn")
    out.writePointer(8, { kind: "vtable", ty: source, object: target });
  else if (target.kind === "dyn" && source.kind === "dyn") upcast(frame, out, value, source, target);
  else return fail("an unsizing cast of this type", span);
  return out;
}

/** `dyn Sub` to `dyn Super`: another table of the same type, where they differ. */
function upcast(frame: ConstFrame, out: ConstData, value: ConstData, from: TyOf<"dyn">, to: TyOf<"dyn">): void {
  const table = value.pointer(8);
  if (table?.kind === "vtable" && frame.mono.upcastSlot(from, to) !== undefined)
    out.writePointer(8, { ...table, object: to });
  else out.copyFrom(8, value, 8, 8);
}
