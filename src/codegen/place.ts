// Places as addresses: in the frame where possible, else through a pointer.

import { bug } from "#support/bug.ts";
import type { Place, Projection } from "#mir/body.ts";
import type { Ty } from "#types/ty.ts";
import type { FunctionEmitter } from "./function.ts";

export type Address =
  | { readonly kind: "frame"; readonly offset: number }
  /** `pointer`: frame offset of the slot that holds the address. */
  | { readonly kind: "memory"; readonly pointer: number; readonly offset: number };

export interface PlaceValue {
  readonly address: Address;
  readonly ty: Ty;
  readonly variant: number;
  /** Frame offset of the metadata word of an unsized place. */
  readonly meta: number | undefined;
}

/** Evaluates a place; emits loads of the pointers it goes through. */
export function placeValue(f: FunctionEmitter, place: Place): PlaceValue {
  let at: PlaceValue = {
    address: { kind: "frame", offset: f.frame.local(place.local) },
    ty: f.localTy(place.local),
    variant: 0,
    meta: undefined,
  };
  for (const step of place.projection) at = projectValue(f, at, step);
  return at;
}

function projectValue(f: FunctionEmitter, at: PlaceValue, step: Projection): PlaceValue {
  switch (step.kind) {
    case "deref":
      return derefValue(f, at);
    case "downcast":
      return { ...at, variant: step.variant };
    case "field":
      return fieldValue(f, at, step.index);
    case "index":
      return indexed(f, at, f.frame.local(step.local));
    case "constantIndex":
      return constantIndexed(f, at, step);
    case "subslice":
      return subslice(f, at, step);
  }
}

/** Through a reference, raw pointer or box: its first word is the address, its second the metadata. */
export function derefValue(f: FunctionEmitter, at: PlaceValue): PlaceValue {
  const pointee = f.cx.pointee(at.ty) ?? bug(`dereference of ${f.cx.tcx.tyToString(at.ty)}`);
  const wide = f.cx.layouts.metadata(pointee) !== "none";
  const { address } = at;
  if (address.kind === "frame")
    return {
      address: { kind: "memory", pointer: address.offset, offset: 0 },
      ty: pointee,
      variant: 0,
      meta: wide ? address.offset + 8 : undefined,
    };
  const pointer = f.frame.scratch(8, 8);
  f.fb.emit("load.64", pointer, address.pointer, address.offset);
  const meta = wide ? f.frame.scratch(8, 8) : undefined;
  if (meta !== undefined) f.fb.emit("load.64", meta, address.pointer, address.offset + 8);
  return { address: { kind: "memory", pointer, offset: 0 }, ty: pointee, variant: 0, meta };
}

export function shifted(address: Address, by: number): Address {
  return { ...address, offset: address.offset + by };
}

function fieldValue(f: FunctionEmitter, at: PlaceValue, index: number): PlaceValue {
  const layout = f.cx.layouts.of(at.ty);
  const ty = f.cx.layouts.fieldTys(at.ty, at.variant)[index] ?? bug(`field ${index} of ${f.cx.tcx.tyToString(at.ty)}`);
  const offset = layout.fields[at.variant]?.[index] ?? bug("field without offset");
  const unsized = at.meta !== undefined && f.cx.layouts.of(ty).unsized;
  const meta = unsized ? at.meta : undefined;
  if (unsized && f.cx.layouts.metadata(ty) === "vtable")
    return { address: dynField(f, at, offset), ty, variant: 0, meta };
  return { address: shifted(at.address, offset), ty, variant: 0, meta };
}

/** A trait object behind a sized prefix begins at the next multiple of its own alignment, found in the vtable. */
function dynField(f: FunctionEmitter, at: PlaceValue, prefix: number): Address {
  const pointer = addressOf(f, at);
  const mask = f.frame.scratch(8, 8);
  f.fb.emit("load.64", mask, at.meta as number, VTABLE_ALIGN);
  f.fb.emit("add.64.imm", mask, mask, -1);
  const offset = f.frame.scratch(8, 8);
  f.fb.emit("add.64.imm", offset, mask, prefix);
  f.fb.emit("not.64", mask, mask);
  f.fb.emit("and.64", offset, offset, mask);
  f.fb.emit("add.64", offset, offset, pointer);
  return { kind: "memory", pointer: offset, offset: 0 };
}

/** Vtable words: drop glue, size, alignment, then methods. */
export const VTABLE_SIZE = 8;
export const VTABLE_ALIGN = 16;
export const VTABLE_METHODS = 24;

function elementTy(ty: Ty): Ty {
  return ty.kind === "array" || ty.kind === "slice" ? ty.element : bug(`index of ${ty.kind}`);
}

/** The element that the `usize` in slot `index` names; bounds were checked before. */
export function indexed(f: FunctionEmitter, at: PlaceValue, index: number): PlaceValue {
  const ty = elementTy(at.ty);
  const { size } = f.cx.layouts.of(ty);
  const element = f.frame.scratch(8, 8);
  if (at.address.kind === "memory") f.fb.emit("lea.index", element, at.address.pointer, index, size, at.address.offset);
  else {
    emitLea(f, element, at.address.offset);
    f.fb.emit("lea.index", element, element, index, size, 0);
  }
  return { address: { kind: "memory", pointer: element, offset: 0 }, ty, variant: 0, meta: undefined };
}

function constantIndexed(
  f: FunctionEmitter,
  at: PlaceValue,
  step: Extract<Projection, { kind: "constantIndex" }>,
): PlaceValue {
  const ty = elementTy(at.ty);
  const { size } = f.cx.layouts.of(ty);
  if (!step.fromEnd) return { address: shifted(at.address, step.offset * size), ty, variant: 0, meta: undefined };
  if (at.ty.kind === "array" && at.ty.length.kind === "value")
    return {
      address: shifted(at.address, (Number(at.ty.length.bits) - step.offset) * size),
      ty,
      variant: 0,
      meta: undefined,
    };
  const index = f.frame.scratch(8, 8);
  f.fb.emit("add.64.imm", index, at.meta ?? bug("slice without length"), -step.offset);
  return indexed(f, at, index);
}

function subslice(f: FunctionEmitter, at: PlaceValue, step: Extract<Projection, { kind: "subslice" }>): PlaceValue {
  const { size } = f.cx.layouts.of(elementTy(at.ty));
  const ty = f.cx.subsliceTy(at.ty, step);
  const address = shifted(at.address, step.from * size);
  if (at.ty.kind === "array") return { address, ty, variant: 0, meta: undefined };
  const length = f.frame.scratch(8, 8);
  f.fb.emit("add.64.imm", length, at.meta ?? bug("slice without length"), -(step.from + step.to));
  return { address, ty, variant: 0, meta: length };
}

/** The address of frame offset `offset`: in a checked build a pointer into the local that has it. */
function emitLea(f: FunctionEmitter, dst: number, offset: number): void {
  const home = f.isChecked ? f.frame.slotAt(offset) : undefined;
  if (home === undefined) f.fb.emit("lea", dst, offset);
  else f.fb.emit("lea.local", dst, offset, home.offset, home.size);
}

/** The address of a place, in a slot. */
export function addressOf(f: FunctionEmitter, at: PlaceValue, into?: number): number {
  const { address } = at;
  if (address.kind === "memory" && address.offset === 0 && into === undefined) return address.pointer;
  const slot = into ?? f.frame.scratch(8, 8);
  if (address.kind === "frame") emitLea(f, slot, address.offset);
  else if (address.offset === 0) f.fb.emit("mov.64", slot, address.pointer);
  else f.fb.emit("add.64.imm", slot, address.pointer, address.offset);
  return slot;
}

/** Copies the value at an address into the frame; `isScalar`: its bytes must be initialised. */
export function loadInto(f: FunctionEmitter, dst: number, from: Address, size: number, isScalar = false): void {
  if (size === 0) return;
  if (from.kind === "frame") return moveBytes(f, dst, from.offset, size);
  const width = scalarWidth(size, dst);
  const suffix = f.isChecked && !isScalar ? ".any" : "";
  if (width !== undefined) f.fb.emitUntyped(`load.${width}${suffix}`, [dst, from.pointer, from.offset]);
  else f.fb.emit("load.mem", dst, from.pointer, from.offset, size);
}

/** Copies `size` frame bytes to an address. */
export function storeFrom(f: FunctionEmitter, to: Address, src: number, size: number): void {
  if (size === 0) return;
  if (to.kind === "frame") return moveBytes(f, to.offset, src, size);
  const width = scalarWidth(size, src);
  if (width !== undefined) f.fb.emitUntyped(`store.${width}`, [to.pointer, to.offset, src]);
  else f.fb.emit("store.mem", to.pointer, to.offset, src, size);
}

export function moveBytes(f: FunctionEmitter, dst: number, src: number, size: number): void {
  if (size === 0 || dst === src) return;
  const width = scalarWidth(size, dst) !== undefined ? scalarWidth(size, src) : undefined;
  if (width !== undefined) f.fb.emitUntyped(`mov.${width}`, [dst, src]);
  else f.fb.emit("copy", dst, src, size);
}

/** The op width for so many bytes at that slot, if it is a scalar width and the slot is aligned to it. */
function scalarWidth(size: number, slot: number): number | undefined {
  if (size !== 1 && size !== 2 && size !== 4 && size !== 8) return undefined;
  return slot % size === 0 ? size * 8 : undefined;
}
