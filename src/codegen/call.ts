// Calls: direct, through pointers, through vtables; drops; panics.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import { frameLayout, type Signature, type ValueShape } from "#isa/program.ts";
import type { Operand, Terminator, Unwind } from "#mir/body.ts";
import type { Instance, Resolved } from "#mono/instance.ts";
import type { Ty } from "#types/ty.ts";
import type { FunctionEmitter } from "./function.ts";
import { emitIntrinsic } from "./intrinsics.ts";
import { addressOf, moveBytes, type PlaceValue, storeFrom, VTABLE_METHODS } from "./place.ts";

type Call = Extract<Terminator, { kind: "call" }>;

/** An argument ready to be passed: where its value lies in the frame. */
export interface Argument {
  readonly ty: Ty;
  readonly slot: number;
}

export function emitCall(f: FunctionEmitter, t: Call): void {
  const calleeTy = f.operandTy(t.func);
  if (calleeTy.kind === "fnPtr") return emitPointerCall(f, t, calleeTy);
  if (calleeTy.kind !== "fnDef") return bug(`call of ${f.cx.tcx.tyToString(calleeTy)}`);
  const resolved = f.cx.resolve(calleeTy.def, calleeTy.args, t.source.span);
  if (resolved.kind === "intrinsic") return emitIntrinsic(f, t, resolved.name, resolved.args);
  const args = t.args.map((operand): Argument => ({ ty: f.operandTy(operand), slot: f.operand(operand) }));
  const place = f.place(t.destination);
  emitResolved(f, resolved, args, place, t);
}

function emitResolved(f: FunctionEmitter, resolved: Exclude<Resolved, { kind: "intrinsic" }>, args: readonly Argument[], place: PlaceValue, t: Call): void {
  switch (resolved.kind) {
    case "instance":
      return emitInstanceCall(f, resolved.instance, args, place, t.unwind, t.source.span);
    case "virtual":
      return emitVirtualCall(f, resolved.slot, args, place, t);
    case "fnTrait":
      return emitFnTrait(f, resolved.self, resolved.method, args, place, t);
    case "copyClone": {
      const self = args[0] ?? bug("clone without a receiver");
      const { size, align } = f.cx.layouts.of(resolved.ty);
      const value = f.frame.scratch(size, align);
      if (size > 0) f.fb.emit("load.mem", value, self.slot, 0, size);
      return storeFrom(f, place.address, value, size);
    }
  }
}

/** Calls an instance with arguments that lie in the frame, and stores its result. */
export function emitInstanceCall(f: FunctionEmitter, instance: Instance, args: readonly Argument[], place: PlaceValue | undefined, unwind: Unwind, span: Span): void {
  const { index, signature, trackCaller } = f.cx.functionFor(instance);
  const location = trackCaller ? [callerLocation(f, span)] : [];
  const base = f.frame.callBase(signature);
  passArguments(f, signature, base, [...args.filter((a) => f.cx.layouts.of(a.ty).size > 0).map((a) => a.slot), ...location]);
  f.covered(unwind, () => f.fb.emit("call", index, base));
  storeResult(f, base, place);
}

/** The location that a `#[track_caller]` callee sees: the caller's own, if it tracks its caller too. */
export function callerLocation(f: FunctionEmitter, span: Span): number {
  const own = f.source.callerLocation;
  if (own !== undefined) return own;
  const slot = f.frame.scratch(8, 8);
  f.fb.emit("lea.ro", slot, f.cx.location(span).offset);
  return slot;
}

function passArguments(f: FunctionEmitter, signature: Signature, base: number, slots: readonly number[]): void {
  const { paramOffsets } = frameLayout(signature);
  if (slots.length !== paramOffsets.length) return bug(`${slots.length} arguments for ${paramOffsets.length} parameters`);
  slots.forEach((slot, i) => {
    const shape = signature.params[i] as ValueShape;
    moveBytes(f, base + (paramOffsets[i] as number), slot, shape.kind === "memory" ? shape.size : shape.bits / 8);
  });
}

function storeResult(f: FunctionEmitter, base: number, place: PlaceValue | undefined): void {
  if (place === undefined) return;
  const { size, uninhabited } = f.cx.layouts.of(place.ty);
  if (size > 0 && !uninhabited) storeFrom(f, place.address, base, size);
}

function emitPointerCall(f: FunctionEmitter, t: Call, ty: Extract<Ty, { kind: "fnPtr" }>): void {
  const callee = f.operand(t.func);
  const args = t.args.map((operand): Argument => ({ ty: f.operandTy(operand), slot: f.operand(operand) }));
  const place = f.place(t.destination);
  emitIndirect(f, callee, f.cx.pointerSignature(ty), args, place, t.unwind);
}

function emitIndirect(f: FunctionEmitter, callee: number, signature: Signature, args: readonly Argument[], place: PlaceValue | undefined, unwind: Unwind): void {
  const base = f.frame.callBase(signature);
  passArguments(f, signature, base, args.filter((a) => f.cx.layouts.of(a.ty).size > 0).map((a) => a.slot));
  f.covered(unwind, () => f.fb.emit("call.ptr", callee, f.cx.signatureIndex(signature), base));
  storeResult(f, base, place);
}

/** The receiver is a wide pointer: its first word becomes the method's thin receiver. */
function emitVirtualCall(f: FunctionEmitter, slot: number, args: readonly Argument[], place: PlaceValue, t: Call): void {
  const [receiver, ...rest] = args;
  if (receiver === undefined) return bug("virtual call without a receiver");
  const callee = f.frame.scratch(8, 8);
  f.fb.emit("load.64", callee, receiver.slot + 8, VTABLE_METHODS + slot * 8);
  const signature = f.cx.virtualSignature(rest.map((a) => a.ty), place.ty);
  emitIndirect(f, callee, signature, [{ ty: f.cx.thinPointer, slot: receiver.slot }, ...rest], place, t.unwind);
}

/** A call through `Fn*` whose callee is known: the tuple of arguments is taken apart. */
function emitFnTrait(f: FunctionEmitter, self: Ty, method: "call" | "call_mut" | "call_once", args: readonly Argument[], place: PlaceValue, t: Call): void {
  const [callee, tuple] = args;
  if (callee === undefined || tuple === undefined) return bug("Fn call without receiver and arguments");
  const parts = untuple(f, tuple);
  if (self.kind === "fnDef") {
    const resolved = f.cx.resolve(self.def, self.args, t.source.span);
    if (resolved.kind === "intrinsic") return emitIntrinsicThroughShim(f, self, method, args, place, t);
    return emitResolved(f, resolved, parts, place, t);
  }
  if (self.kind === "fnPtr") {
    const pointer = method === "call_once" ? callee.slot : f.frame.scratch(8, 8);
    if (method !== "call_once") f.fb.emit("load.64", pointer, callee.slot, 0);
    return emitIndirect(f, pointer, f.cx.pointerSignature(self), parts, place, t.unwind);
  }
  if (self.kind !== "closure") return bug(`Fn call of ${f.cx.tcx.tyToString(self)}`);
  if (method === "call_once" && f.cx.closureKind(self) !== "FnOnce") {
    return emitInstanceCall(f, { kind: "fnShim", self, method }, args, place, t.unwind, t.source.span);
  }
  emitInstanceCall(f, { kind: "item", def: self.def, args: self.args }, [callee, ...parts], place, t.unwind, t.source.span);
}

function emitIntrinsicThroughShim(f: FunctionEmitter, self: Ty, method: "call" | "call_mut" | "call_once", args: readonly Argument[], place: PlaceValue, t: Call): void {
  emitInstanceCall(f, { kind: "fnShim", self, method }, args, place, t.unwind, t.source.span);
}

function untuple(f: FunctionEmitter, tuple: Argument): Argument[] {
  const offsets = f.cx.layouts.of(tuple.ty).fields[0] ?? [];
  return f.cx.layouts.fieldTys(tuple.ty, 0).map((ty, i) => ({ ty, slot: tuple.slot + (offsets[i] ?? 0) }));
}

/** Drops a place: calls its drop glue, or the glue in its vtable. */
export function emitDrop(f: FunctionEmitter, t: Extract<Terminator, { kind: "drop" }>): void {
  const at = f.place(t.place);
  emitDropPlace(f, at, t.unwind, t.source.span);
}

export function emitDropPlace(f: FunctionEmitter, at: PlaceValue, unwind: Unwind, span: Span): void {
  if (!f.cx.needsDrop(at.ty)) return;
  const pointer = addressOf(f, at);
  if (at.ty.kind === "dyn") {
    const glue = f.frame.scratch(8, 8);
    f.fb.emit("load.64", glue, at.meta ?? bug("trait object without vtable"), 0);
    const skip = f.fb.label();
    f.fb.emit("br.eq.64.imm", glue, 0, skip);
    emitIndirect(f, glue, f.cx.dropSignature, [{ ty: f.cx.thinPointer, slot: pointer }], undefined, unwind);
    f.fb.place(skip);
    return;
  }
  const pointerTy = f.cx.mutPointer(at.ty);
  let slot = pointer;
  if (at.meta !== undefined && at.meta !== pointer + 8) {
    slot = f.frame.scratch(16, 8);
    f.fb.emit("mov.64", slot, pointer);
    f.fb.emit("mov.64", slot + 8, at.meta);
  }
  emitInstanceCall(f, { kind: "dropGlue", ty: at.ty }, [{ ty: pointerTy, slot }], undefined, unwind, span);
}

/** Calls one of std's panic entry points, which do not return. */
export function emitPanicCall(f: FunctionEmitter, langItem: string, operands: readonly Operand[], unwind: Unwind, span: Span): void {
  const def = f.cx.tcx.langItem(langItem);
  if (def === undefined) return f.fb.emit("trap", 1);
  const args = operands.map((operand): Argument => ({ ty: f.operandTy(operand), slot: f.operand(operand) }));
  emitInstanceCall(f, { kind: "item", def, args: [] }, args, undefined, unwind, span);
  f.fb.emit("trap", 0);
}

