// Assignments: every rvalue, computed straight into the frame slot of its destination where it has one.

import { bug } from "#support/bug.ts";
import type { BinOp, Operand, Place, Rvalue, Statement } from "#mir/body.ts";
import { tellsOverflow } from "#mir/int-ops.ts";
import type { Ty } from "#types/ty.ts";
import { operandsOfRvalue } from "#mir/visit.ts";
import { emitCast } from "./cast.ts";
import { emitReads, emitRetag, emitWrite } from "./aliasing.ts";
import {
  emitAligned,
  emitBeforeMoves,
  emitMovesOf,
  emitStorage,
  emitUninit,
  emitUnmovedTag,
  isScalarTy,
} from "./checks.ts";
import { emitScalar } from "./constants.ts";
import { emitDiscriminant, emitSetDiscriminant } from "./discriminant.ts";
import type { FunctionEmitter } from "./function.ts";
import { addressOf, type PlaceValue, shifted, storeFrom } from "./place.ts";
import { isSigned, opType, opWidth } from "./shapes.ts";

export function emitStatement(f: FunctionEmitter, statement: Statement): void {
  switch (statement.kind) {
    case "assign": {
      const operands = operandsOfRvalue(statement.rvalue);
      emitBeforeMoves(f, operands);
      emitReads(f, operands);
      emitAssign(f, statement.place, statement.rvalue);
      emitWrite(f, statement.place);
      return emitMovesOf(f, operands, statement.place);
    }
    case "setDiscriminant": {
      const at = f.place(statement.place);
      return emitSetDiscriminant(f, at.address, at.ty, statement.variant);
    }
    case "storageLive":
    case "storageDead":
      return emitStorage(f, statement);
    case "fakeRead":
    case "ascribeUserType":
    case "placeMention":
      return;
  }
}

function emitAssign(f: FunctionEmitter, place: Place, rvalue: Rvalue): void {
  const dest = f.place(place);
  const { size, align } = f.cx.layouts.of(dest.ty);
  if (rvalue.kind === "aggregate" || rvalue.kind === "repeat") return emitBuilt(f, dest, rvalue);
  if (size === 0) return;
  emitAligned(f, place, dest);
  if (rvalue.kind === "use" && dest.address.kind === "memory") {
    return storeFrom(f, dest.address, f.operand(rvalue.operand), size);
  }
  const slot = dest.address.kind === "frame" ? dest.address.offset : f.frame.scratch(size, align);
  emitScalarRvalue(f, slot, dest.ty, rvalue);
  if (dest.address.kind === "memory") storeFrom(f, dest.address, slot, size);
}

type Built = Extract<Rvalue, { kind: "aggregate" | "repeat" }>;
type Computed = Exclude<Rvalue, Built>;

function emitScalarRvalue(f: FunctionEmitter, slot: number, ty: Ty, rvalue: Computed): void {
  switch (rvalue.kind) {
    case "use":
      return f.operandInto(slot, rvalue.operand);
    case "ref": {
      const at = f.place(rvalue.place);
      emitAligned(f, rvalue.place, at);
      emitReference(f, slot, at);
      return emitRetag(f, slot, at, rvalue.borrow);
    }
    case "rawPtr":
      return emitReference(f, slot, f.place(rvalue.place));
    case "cast":
      return emitCast(f, slot, rvalue.cast, rvalue.operand, f.mono(rvalue.ty));
    case "binary":
      return emitBinary(f, slot, ty, rvalue.op, rvalue.left, rvalue.right);
    case "unary":
      return emitUnary(f, slot, rvalue);
    case "discriminant": {
      const at = f.place(rvalue.place);
      if (rvalue.forDrop === true) emitUnmovedTag(f, at);
      return emitDiscriminant(f, slot, at);
    }
  }
}

/** A pointer to a place: its address, and its metadata if it is unsized. */
export function emitReference(f: FunctionEmitter, slot: number, at: PlaceValue): void {
  // The metadata is saved first: the slot may be the pointer that the place goes through.
  if (at.meta !== undefined && at.meta !== slot + 8) {
    if (at.address.kind === "memory" && at.address.pointer === slot + 8) {
      const pointer = f.frame.scratch(8, 8);
      f.fb.emit("mov.64", pointer, at.address.pointer);
      f.fb.emit("mov.64", slot + 8, at.meta);
      addressOf(f, { ...at, address: { ...at.address, pointer } }, slot);
      return;
    }
    f.fb.emit("mov.64", slot + 8, at.meta);
  }
  if (at.address.kind === "memory" && at.address.offset === 0 && at.address.pointer === slot) return;
  addressOf(f, at, slot);
}

function emitUnary(f: FunctionEmitter, slot: number, rvalue: Extract<Rvalue, { kind: "unary" }>): void {
  const ty = f.operandTy(rvalue.operand);
  const source = f.operand(rvalue.operand);
  switch (rvalue.op) {
    case "not":
      if (ty.kind === "bool") return f.fb.emit("not.bool", slot, source);
      return f.fb.emitUntyped(`not.${opWidth(opType(ty))}`, [slot, source]);
    case "neg":
      return f.fb.emitUntyped(`neg.${opWidth(opType(ty))}`, [slot, source]);
    case "ptrMetadata":
      return f.fb.emit("mov.64", slot, source + 8);
  }
}

const BITWISE: Partial<Record<BinOp, string>> = {
  bitAnd: "and",
  bitOr: "or",
  bitXor: "xor",
  add: "add",
  sub: "sub",
  mul: "mul",
};
const TYPED: Partial<Record<BinOp, string>> = { div: "div", rem: "rem" };
const COMPARE: Partial<Record<BinOp, { readonly op: string; readonly swap: boolean; readonly typed: boolean }>> = {
  eq: { op: "eq", swap: false, typed: false },
  ne: { op: "ne", swap: false, typed: false },
  lt: { op: "lt", swap: false, typed: true },
  le: { op: "le", swap: false, typed: true },
  gt: { op: "lt", swap: true, typed: true },
  ge: { op: "le", swap: true, typed: true },
};

export function emitBinary(
  f: FunctionEmitter,
  slot: number,
  resultTy: Ty,
  op: BinOp,
  left: Operand,
  right: Operand,
): void {
  const ty = f.operandTy(left);
  const compare = COMPARE[op];
  if (compare !== undefined && f.cx.layouts.of(ty).size === 0)
    return emitScalar(f, slot, op === "eq" || op === "le" || op === "ge" ? 1n : 0n, 1);
  if (compare !== undefined && f.cx.layouts.of(ty).size === 16 && ty.kind !== "int" && ty.kind !== "uint")
    return emitWideCompare(f, slot, op, left, right);
  const type = opType(ty);
  const width = opWidth(type);
  if (compare !== undefined) {
    const a = f.operand(left);
    const b = f.operand(right);
    return f.fb.emitUntyped(
      `${compare.op}.${compare.typed ? type : width}`,
      compare.swap ? [slot, b, a] : [slot, a, b],
    );
  }
  if (op === "shl" || op === "shr") return emitShift(f, slot, op, ty, left, right);
  if (tellsOverflow(op)) {
    const layout = f.cx.layouts.of(resultTy);
    const offsets = layout.fields[0] ?? bug("overflow pair");
    const a = f.operand(left);
    const b = f.operand(right);
    return f.fb.emitUntyped(`${op.slice(0, 3)}o.${type}`, [
      slot + (offsets[0] as number),
      slot + (offsets[1] as number),
      a,
      b,
    ]);
  }
  if (op === "offset") return emitOffset(f, slot, ty, left, right);
  const typedName = TYPED[op];
  const name =
    typedName === undefined
      ? `${BITWISE[op] ?? bug(`binary ${op}`)}.${width}`
      : `${typedName}.${width.startsWith("f") ? width : type}`;
  const a = f.operand(left);
  const b = f.operand(right);
  f.fb.emitUntyped(name, [slot, a, b]);
}

/** Wide pointers compare by address, then metadata. */
function emitWideCompare(f: FunctionEmitter, slot: number, op: BinOp, left: Operand, right: Operand): void {
  const a = f.operand(left);
  const b = f.operand(right);
  const equal = f.frame.scratch(1, 1);
  f.fb.emit("eq.64", equal, a, b);
  if (op === "eq" || op === "ne") {
    const meta = f.frame.scratch(1, 1);
    f.fb.emit("eq.64", meta, a + 8, b + 8);
    f.fb.emit("and.8", slot, equal, meta);
    if (op === "ne") f.fb.emit("not.bool", slot, slot);
    return;
  }
  const swap = op === "gt" || op === "ge";
  const strict = op === "lt" || op === "gt";
  const [x, y] = swap ? [b, a] : [a, b];
  const done = f.fb.label();
  const byMeta = f.fb.label();
  f.fb.emit("br.true", equal, byMeta);
  f.fb.emit("lt.u64", slot, x, y);
  f.fb.emit("jump", done);
  f.fb.place(byMeta);
  f.fb.emitUntyped(strict ? "lt.u64" : "le.u64", [slot, x + 8, y + 8]);
  f.fb.place(done);
}

function emitShift(f: FunctionEmitter, slot: number, op: "shl" | "shr", ty: Ty, left: Operand, right: Operand): void {
  const type = opType(ty);
  const a = f.operand(left);
  const by = shiftAmount(f, right);
  f.fb.emitUntyped(op === "shl" ? `shl.${opWidth(type)}` : `shr.${isSigned(ty) ? "i" : "u"}${opWidth(type)}`, [
    slot,
    a,
    by,
  ]);
}

/** The low 32 bits of a shift amount: all that the masked operation looks at. */
export function shiftAmount(f: FunctionEmitter, amount: Operand): number {
  const ty = f.operandTy(amount);
  const source = f.operand(amount);
  const { size } = f.cx.layouts.of(ty);
  if (size >= 4) return source;
  const wide = f.frame.scratch(4, 4);
  f.fb.emitUntyped(`ext.u${size * 8}.32`, [wide, source]);
  return wide;
}

function emitOffset(f: FunctionEmitter, slot: number, ty: Ty, left: Operand, right: Operand): void {
  const pointee = f.cx.pointee(ty) ?? bug("offset of something that is no pointer");
  const a = f.operand(left);
  const b = f.operand(right);
  f.fb.emit("lea.index", slot, a, b, f.cx.layouts.of(pointee).size, 0);
}

// ---------------------------------------------------------------------------------------------
// Aggregates

function emitBuilt(f: FunctionEmitter, dest: PlaceValue, rvalue: Built): void {
  if (rvalue.kind === "repeat")
    return emitRepeat(f, dest, rvalue.operand, Number(f.cx.monoConst(rvalue.count, f.source.args)));
  const { aggregate, operands } = rvalue;
  if (aggregate.kind === "adt" && aggregate.activeField !== undefined) emitUninit(f, dest);
  if (aggregate.kind === "rawPtr") {
    const [data, meta] = operands;
    if (data !== undefined) storePart(f, dest, 0, data);
    if (meta !== undefined) storePart(f, dest, 8, meta);
    return;
  }
  if (aggregate.kind === "array") {
    const { size } = f.cx.layouts.of(f.mono(aggregate.element));
    operands.forEach((operand, i) => storePart(f, dest, i * size, operand));
    return;
  }
  const variant = aggregate.kind === "adt" ? aggregate.variant : 0;
  const offsets = f.cx.layouts.of(dest.ty).fields[variant] ?? bug("aggregate without layout");
  const active = aggregate.kind === "adt" ? aggregate.activeField : undefined;
  operands.forEach((operand, i) => storePart(f, dest, offsets[active ?? i] ?? bug("field without offset"), operand));
  if (aggregate.kind === "adt") emitSetDiscriminant(f, dest.address, dest.ty, variant);
}

function storePart(f: FunctionEmitter, dest: PlaceValue, offset: number, operand: Operand): void {
  const ty = f.operandTy(operand);
  const { size, align } = f.cx.layouts.of(ty);
  if (size === 0) return;
  const target = shifted(dest.address, offset);
  if (target.kind === "frame" && target.offset % Math.min(align, 8) === 0) return f.operandInto(target.offset, operand);
  storeFrom(f, target, f.operand(operand), size);
}

/** `[value; N]`: small arrays element by element, large ones by a loop. */
function emitRepeat(f: FunctionEmitter, dest: PlaceValue, operand: Operand, count: number): void {
  const ty = f.operandTy(operand);
  const { size } = f.cx.layouts.of(ty);
  if (size === 0 || count === 0) return;
  const value = f.operand(operand);
  if (count <= 8) {
    for (let i = 0; i < count; i++) storeFrom(f, shifted(dest.address, i * size), value, size);
    return;
  }
  const at = addressOf(f, dest, f.frame.scratch(8, 8));
  if (size === 1 && (!f.isChecked || isScalarTy(ty))) {
    const length = f.frame.scratch(8, 8);
    emitScalar(f, length, BigInt(count), 8);
    return f.fb.emit("memset.dyn", at, value, length, 1);
  }
  const end = f.frame.scratch(8, 8);
  const total = f.frame.scratch(8, 8);
  emitScalar(f, total, BigInt(count * size), 8);
  f.fb.emit("add.64", end, at, total);
  const head = f.fb.here();
  storeFrom(f, { kind: "memory", pointer: at, offset: 0 }, value, size);
  f.fb.emit("add.64.imm", at, at, size);
  f.fb.emit("br.lt.u64", at, end, head);
}
