// Constant operands.

import { bug } from "#support/bug.ts";
import type { ConstOperand } from "#mir/body.ts";
import type { Ty } from "#types/ty.ts";
import type { FunctionEmitter } from "./function.ts";
import { loadInto } from "./place.ts";

/** Puts a constant at `slot`. */
export function emitConstant(f: FunctionEmitter, slot: number, operand: ConstOperand, ty: Ty): void {
  const { value } = operand;
  switch (value.kind) {
    case "scalar":
      return emitScalar(f, slot, value.bits, f.cx.layouts.of(ty).size);
    case "zeroSized":
      return;
    case "ty": {
      const known = f.cx.monoConst(value.value, f.source.args);
      return emitScalar(f, slot, known, f.cx.layouts.of(ty).size);
    }
    case "str":
      f.fb.emit("lea.ro", slot, f.cx.str(value.value).offset);
      return emitScalar(f, slot + 8, BigInt(f.cx.strBytes(value.value).length), 8);
    case "byteStr":
      f.fb.emit("lea.ro", slot, f.cx.bytes(value.value).offset);
      // A byte string is a `&[u8; N]`; used as a slice it has been unsized by a cast.
      if (f.cx.layouts.of(ty).size === 16) emitScalar(f, slot + 8, BigInt(value.value.length), 8);
      return;
    case "item":
      return emitConstItem(f, slot, value.def, f.cx.monoArgs(value.args, f.source.args), ty);
    case "promoted": {
      const at = f.cx.promoted(f.source, value.index);
      return emitStaticAddress(f, slot, at.segment, at.offset);
    }
    case "static": {
      const at = f.cx.staticItem(value.def);
      return emitStaticAddress(f, slot, at.segment, at.offset);
    }
  }
}

function emitStaticAddress(f: FunctionEmitter, slot: number, segment: "readOnly" | "readWrite", offset: number): void {
  if (segment === "readOnly") f.fb.emit("lea.ro", slot, offset);
  else f.fb.emit("lea.rw", slot, offset);
}

/** A const item: its evaluated bytes, inline if they are one scalar, else copied from the read-only image. */
function emitConstItem(
  f: FunctionEmitter,
  slot: number,
  def: Parameters<FunctionEmitter["cx"]["constItem"]>[0],
  args: Parameters<FunctionEmitter["cx"]["constItem"]>[1],
  ty: Ty,
): void {
  const { size, align } = f.cx.layouts.of(ty);
  const data = f.cx.constItem(def, args, ty);
  if (size === 0) return;
  if (data.relocations.length === 0 && size <= 16) return emitBytes(f, slot, data.bytes, size);
  const at = f.cx.placeData(data, "readOnly", align, f.cx.tcx.hir.path(def), "promoted");
  const pointer = f.frame.scratch(8, 8);
  f.fb.emit("lea.ro", pointer, at.offset);
  loadInto(f, slot, { kind: "memory", pointer, offset: 0 }, size);
}

function emitBytes(f: FunctionEmitter, slot: number, bytes: Uint8Array, size: number): void {
  let at = 0;
  while (at < size) {
    let step = 8;
    while (at + step > size || (slot + at) % step !== 0) step /= 2;
    let bits = 0n;
    for (let i = step - 1; i >= 0; i--) bits = (bits << 8n) | BigInt(bytes[at + i] ?? 0);
    emitScalar(f, slot + at, bits, step);
    at += step;
  }
}

/** Puts `size` bytes of an integer at `slot`. */
export function emitScalar(f: FunctionEmitter, slot: number, bits: bigint, size: number): void {
  switch (size) {
    case 0:
      return;
    case 1:
      return f.fb.emit("const.8", slot, Number(BigInt.asIntN(8, bits)));
    case 2:
      return f.fb.emit("const.16", slot, Number(BigInt.asIntN(16, bits)));
    case 4:
      return f.fb.emit("const.32", slot, Number(BigInt.asIntN(32, bits)));
    case 8:
      return f.fb.emit("const.64", slot, BigInt.asIntN(64, bits));
    case 16:
      return f.fb.emit("const.128", slot, BigInt.asIntN(128, bits));
    default:
      return bug(`scalar of ${size} bytes`);
  }
}
