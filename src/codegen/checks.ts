// What a checked build tells the machine beside the program itself: where locals live and die, what is moved out, which
// bytes must be a value of their type. In ordinary builds nothing here emits anything.

import { bug } from "#support/bug.ts";
import type { Local, Operand, Place, Statement, Terminator } from "#mir/body.ts";
import { operandsOfTerminator } from "#mir/visit.ts";
import type { Ty } from "#types/ty.ts";
import type { FunctionEmitter } from "./function.ts";
import { type Address, type PlaceValue, shifted } from "./place.ts";

/** Types whose every load must find initialised bytes: a scalar without them is no value. */
export function isScalarTy(ty: Ty): boolean {
  switch (ty.kind) {
    case "int":
    case "uint":
    case "float":
    case "bool":
    case "char":
    case "ref":
    case "rawPtr":
    case "fnPtr":
      return true;
    default:
      return false;
  }
}

/** A local's storage begins or ends. */
export function emitStorage(f: FunctionEmitter, s: Extract<Statement, { kind: "storageLive" | "storageDead" }>): void {
  if (!f.isChecked || !f.isWatched(s.local)) return;
  const { size } = f.cx.layouts.of(f.localTy(s.local));
  if (size === 0) return;
  f.fb.emit(s.kind === "storageLive" ? "storage.live" : "storage.dead", f.frame.local(s.local), size);
}

/** Whether a place belongs to its variable alone: a part of it, or of what a `Box` in it holds. */
function isOwnedPart(f: FunctionEmitter, { local, projection }: Place): boolean {
  return projection.every((step, i) => {
    if (step.kind === "field" || step.kind === "downcast") return true;
    return step.kind === "deref" && f.placeTy({ local, projection: projection.slice(0, i) }).kind === "adt";
  });
}

/**
 * The operand if it moves a variable (or a part of one) of a type that is not `Copy`. What is moved out of a reference or
 * an indexed element in a rejected body still counts as there: its owner will drop it too, and that is what goes wrong.
 */
function movedPlace(f: FunctionEmitter, operand: Operand): Place | undefined {
  if (operand.kind !== "move" || f.source.isStd || !f.isWatched(operand.place.local)) return undefined;
  const { info } = f.body.locals[operand.place.local] ?? bug("no such local");
  if (info.kind !== "user" && info.kind !== "arg") return undefined;
  if (!isOwnedPart(f, operand.place)) return undefined;
  return f.cx.tcx.isCopy(f.operandTy(operand)) ? undefined : operand.place;
}

function emitAt(f: FunctionEmitter, op: "moved" | "unmove" | "uninit", address: Address, size: number): void {
  if (size === 0) return;
  if (address.kind === "frame") f.fb.emit(op, address.offset, size);
  else f.fb.emit(`${op}.mem`, address.pointer, address.offset, size);
}

function forMoves(f: FunctionEmitter, op: "moved" | "unmove", operands: readonly Operand[], except?: Local): void {
  for (const operand of operands) {
    const place = movedPlace(f, operand);
    if (place === undefined || place.local === except) continue;
    const at = f.place(place);
    emitAt(f, op, at.address, f.cx.layouts.of(at.ty).size);
  }
}

/**
 * Before a statement or terminator of a body that the borrow checker rejected: a value that has been moved out is moved
 * once more, as a machine would do it, so that what comes of it (two owners that both free) can be seen.
 */
export function emitBeforeMoves(f: FunctionEmitter, operands: readonly Operand[]): void {
  if (f.isChecked && f.isRejected) forMoves(f, "unmove", operands);
}

/** After an assignment: what of its operands it moved is moved out. */
export function emitMovesOf(f: FunctionEmitter, operands: readonly Operand[], destination: Place): void {
  if (f.isChecked) forMoves(f, "moved", operands, destination.local);
}

/** Between the passing of arguments and the call. */
export function emitMovedArguments(f: FunctionEmitter, t: Terminator): void {
  if (f.isChecked) forMoves(f, "moved", operandsOfTerminator(t));
}

/** The tag of a value that is moved out in part is read all the same, to drop the rest. */
export function emitUnmovedTag(f: FunctionEmitter, at: PlaceValue): void {
  const { variants } = f.cx.layouts.of(at.ty);
  if (f.isChecked && variants.kind !== "single")
    emitAt(f, "unmove", shifted(at.address, variants.tagOffset), variants.tagSize);
}

/** The bytes of a union are none of its fields yet. */
export function emitUninit(f: FunctionEmitter, at: PlaceValue): void {
  if (f.isChecked) emitAt(f, "uninit", at.address, f.cx.layouts.of(at.ty).size);
}

/** Faults where the bytes at `slot` are no value of their type. */
export function emitValid(f: FunctionEmitter, slot: number, ty: Ty): void {
  if (!f.isChecked) return;
  const { size } = f.cx.layouts.of(ty);
  if (size > 0) f.fb.emit("valid", slot, size, f.cx.types.index(ty));
}

/** Whether a load of this place may find bytes that are no value: through a raw pointer, or a field of a union. */
export function mayBeInvalid(f: FunctionEmitter, place: Place): boolean {
  if (!f.isChecked) return false;
  let ty = f.localTy(place.local);
  for (const [i, step] of place.projection.entries()) {
    if (step.kind === "deref" && ty.kind === "rawPtr" && !f.source.isStd) return true;
    if (step.kind === "field" && ty.kind === "adt" && f.cx.tcx.adt(ty.def).kind === "union") return true;
    ty = f.placeTy({ local: place.local, projection: place.projection.slice(0, i + 1) });
  }
  return false;
}

/** Faults where a place behind a raw pointer is not aligned as its type demands. */
export function emitAligned(f: FunctionEmitter, place: Place, at: PlaceValue): void {
  if (!f.isChecked || f.source.isStd || at.address.kind !== "memory") return;
  const last = place.projection.findLastIndex((step) => step.kind === "deref");
  if (last < 0 || f.placeTy({ local: place.local, projection: place.projection.slice(0, last) }).kind !== "rawPtr")
    return;
  for (let i = last + 1; i < place.projection.length; i++) {
    const ty = f.placeTy({ local: place.local, projection: place.projection.slice(0, i) });
    if (ty.kind === "adt" && f.cx.tcx.adt(ty.def).repr.packed !== undefined) return;
  }
  emitAlignedAddress(f, at.address, at.ty);
}

/** As {@link emitAligned}, for an address that is to hold a value of the type. */
export function emitAlignedAddress(f: FunctionEmitter, address: Address, ty: Ty): void {
  if (!f.isChecked || address.kind !== "memory") return;
  // Frames are aligned to 16 bytes, whatever a type asks for.
  const align = Math.min(16, f.cx.layouts.of(ty).align);
  if (align > 1 && f.cx.layouts.of(ty).size > 0) f.fb.emit("aligned", address.pointer, address.offset, align);
}
