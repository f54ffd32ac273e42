// Casts: numbers, pointers, and unsizing coercions.

import { bug } from "#support/bug.ts";
import type { CastKind, Operand } from "#mir/body.ts";
import type { Ty } from "#types/ty.ts";
import { emitScalar } from "./constants.ts";
import type { FunctionEmitter } from "./function.ts";
import { moveBytes } from "./place.ts";
import { isSigned, opType } from "./shapes.ts";

export function emitCast(f: FunctionEmitter, slot: number, kind: CastKind, operand: Operand, to: Ty): void {
  const from = f.operandTy(operand);
  switch (kind) {
    case "intToInt":
      return emitIntToInt(f, slot, f.operand(operand), from, to);
    case "floatToInt":
      return f.fb.emitUntyped(`cvt.${opType(from)}.${opType(to)}`, [slot, f.operand(operand)]);
    case "intToFloat":
      return f.fb.emitUntyped(`cvt.${opType(from)}.${opType(to)}`, [slot, f.operand(operand)]);
    case "floatToFloat":
      if (opType(from) === opType(to)) return f.operandInto(slot, operand);
      return f.fb.emitUntyped(`cvt.${opType(from)}.${opType(to)}`, [slot, f.operand(operand)]);
    case "ptrToPtr":
    case "fnPtrToPtr":
    case "mutToConstPointer":
    case "arrayToPointer":
    case "unsafeFnPointer":
    case "transmute":
      return moveBytes(f, slot, f.operand(operand), f.cx.layouts.of(to).size);
    case "pointerExposeProvenance":
      if (f.isChecked && f.cx.layouts.of(to).size === 8) return f.fb.emit("expose", slot, f.operand(operand));
      return emitIntWidth(f, slot, f.operand(operand), 8, f.cx.layouts.of(to).size, false);
    case "pointerWithExposedProvenance":
      return emitIntWidth(f, slot, f.operand(operand), f.cx.layouts.of(from).size, 8, isSigned(from));
    case "reifyFnPointer":
      return f.fb.emit("lea.func", slot, f.cx.functionPointer(from));
    case "closureFnPointer":
      return f.fb.emit("lea.func", slot, f.cx.closurePointer(from));
    case "unsize":
      return emitUnsize(f, slot, f.operand(operand), from, to);
  }
}

function emitIntToInt(f: FunctionEmitter, slot: number, source: number, from: Ty, to: Ty): void {
  emitIntWidth(f, slot, source, f.cx.layouts.of(from).size, f.cx.layouts.of(to).size, isSigned(from));
}

function emitIntWidth(
  f: FunctionEmitter,
  slot: number,
  source: number,
  from: number,
  to: number,
  signed: boolean,
): void {
  if (to <= from) return f.fb.emitUntyped(`mov.${to * 8}`, [slot, source]);
  f.fb.emitUntyped(`ext.${signed ? "i" : "u"}${from * 8}.${to * 8}`, [slot, source]);
}

/** Pointers gain metadata; structs that hold such a pointer (`Box`, `Rc`) are converted field by field. */
function emitUnsize(f: FunctionEmitter, slot: number, source: number, from: Ty, to: Ty): void {
  const fromPointee = directPointee(from);
  const toPointee = directPointee(to);
  if (fromPointee !== undefined && toPointee !== undefined)
    return emitUnsizePointer(f, slot, source, fromPointee, toPointee);
  if (from.kind !== "adt" || to.kind !== "adt" || from.def !== to.def)
    return bug(`unsizing ${f.cx.tcx.tyToString(from)} to ${f.cx.tcx.tyToString(to)}`);
  const fromTys = f.cx.layouts.fieldTys(from, 0);
  const toTys = f.cx.layouts.fieldTys(to, 0);
  const fromOffsets = f.cx.layouts.of(from).fields[0] ?? [];
  const toOffsets = f.cx.layouts.of(to).fields[0] ?? [];
  fromTys.forEach((ty, i) => {
    const target = toTys[i] as Ty;
    const at = slot + (toOffsets[i] as number);
    const field = source + (fromOffsets[i] as number);
    if (ty === target) moveBytes(f, at, field, f.cx.layouts.of(ty).size);
    else if (f.cx.layouts.of(ty).size > 0) emitUnsize(f, at, field, ty, target);
  });
}

function directPointee(ty: Ty): Ty | undefined {
  return ty.kind === "ref" || ty.kind === "rawPtr" ? ty.inner : undefined;
}

function emitUnsizePointer(f: FunctionEmitter, slot: number, source: number, from: Ty, to: Ty): void {
  const had = f.cx.layouts.metadata(from);
  const meta = had === "none" ? undefined : f.frame.scratch(8, 8);
  if (meta !== undefined) f.fb.emit("mov.64", meta, source + 8);
  moveBytes(f, slot, source, 8);
  const [tailFrom, tailTo] = f.cx.unsizedTails(from, to);
  if (tailTo.kind === "slice" && tailFrom.kind === "array")
    return emitScalar(f, slot + 8, f.cx.monoConst(tailFrom.length, []), 8);
  if (tailTo.kind !== "dyn") return bug(`unsizing to ${tailTo.kind}`);
  if (tailFrom.kind !== "dyn") return f.fb.emit("lea.ro", slot + 8, f.cx.vtable(tailFrom, tailTo).offset);
  // Upcasting: the vtable of the supertrait is found in the subtrait's.
  const upcast = f.cx.upcastSlot(tailFrom, tailTo);
  if (meta === undefined) return bug("trait object without vtable");
  if (upcast === undefined) return f.fb.emit("mov.64", slot + 8, meta);
  f.fb.emit("load.64", slot + 8, meta, upcast);
}
