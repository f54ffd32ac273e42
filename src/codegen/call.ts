// Calls: direct, through pointers, through vtables; drops; panics.

import { bug } from "#support/bug.ts";
import type { Operand, Terminator } from "#mir/body.ts";
import type { Resolved } from "#mono/instance.ts";
import type { Ty } from "#types/ty.ts";
import type { FunctionEmitter } from "./function.ts";
import { emitIntrinsic } from "./intrinsics.ts";
import { emitResultRetags } from "./aliasing.ts";
import { emitMovedArguments } from "./checks.ts";
import { type Argument, emitIndirect, emitInstanceCall } from "./invoke.ts";
import { type PlaceValue, storeFrom, VTABLE_METHODS } from "./place.ts";
import { emitReference } from "./rvalue.ts";

type Call = Extract<Terminator, { kind: "call" }>;

export function emitCall(f: FunctionEmitter, t: Call): void {
  const calleeTy = f.operandTy(t.func);
  if (calleeTy.kind === "fnPtr") return emitPointerCall(f, t, calleeTy);
  if (calleeTy.kind !== "fnDef") return bug(`call of ${f.cx.tcx.tyToString(calleeTy)}`);
  const resolved = f.cx.resolve(calleeTy.def, calleeTy.args, t.source.span);
  if (resolved.kind === "intrinsic") return emitIntrinsic(f, t, resolved.name, resolved.args);
  const args = t.args.map((operand) => argument(f, operand));
  const place = f.place(t.destination);
  emitResolved(f, resolved, args, place, t);
  if (!isOfUser(f, resolved)) emitResultRetags(f, place);
}

/** Whether a call certainly runs a function of the user's. */
const isOfUser = (f: FunctionEmitter, resolved: Resolved): boolean =>
  resolved.kind === "instance" && resolved.instance.kind === "item" && !f.cx.tcx.hir.isStd(resolved.instance.def);

/** An operand as an argument; one without a size (`*self` of a boxed `dyn FnOnce`) is passed by a wide pointer. */
function argument(f: FunctionEmitter, operand: Operand): Argument {
  const ty = f.operandTy(operand);
  if (operand.kind === "const" || !f.cx.layouts.of(ty).unsized) return { ty, slot: f.operand(operand) };
  const slot = f.frame.scratch(16, 8);
  emitReference(f, slot, f.place(operand.place));
  return { ty, slot };
}

function emitResolved(
  f: FunctionEmitter,
  resolved: Exclude<Resolved, { kind: "intrinsic" }>,
  args: readonly Argument[],
  place: PlaceValue,
  t: Call,
): void {
  switch (resolved.kind) {
    case "instance":
      return emitInstanceCall(f, resolved.instance, args, place, t.unwind, t.fnSpan, () => emitMovedArguments(f, t));
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

function emitPointerCall(f: FunctionEmitter, t: Call, ty: Extract<Ty, { kind: "fnPtr" }>): void {
  const callee = f.operand(t.func);
  const args = t.args.map((operand): Argument => ({ ty: f.operandTy(operand), slot: f.operand(operand) }));
  const place = f.place(t.destination);
  emitIndirect(f, callee, f.cx.pointerSignature(ty), args, place, t.unwind, () => emitMovedArguments(f, t));
  emitResultRetags(f, place);
}

/** The receiver is a wide pointer: its first word becomes the method's thin receiver. */
function emitVirtualCall(
  f: FunctionEmitter,
  slot: number,
  args: readonly Argument[],
  place: PlaceValue,
  t: Call,
): void {
  const [receiver, ...rest] = args;
  if (receiver === undefined) return bug("virtual call without a receiver");
  const callee = f.frame.scratch(8, 8);
  f.fb.emit("load.64", callee, receiver.slot + 8, VTABLE_METHODS + slot * 8);
  const signature = f.cx.virtualSignature(
    rest.map((a) => a.ty),
    place.ty,
  );
  emitIndirect(f, callee, signature, [{ ty: f.cx.thinPointer, slot: receiver.slot }, ...rest], place, t.unwind);
}

/** A call through `Fn*` whose callee is known: the tuple of arguments is taken apart. */
function emitFnTrait(
  f: FunctionEmitter,
  self: Ty,
  method: "call" | "call_mut" | "call_once",
  args: readonly Argument[],
  place: PlaceValue,
  t: Call,
): void {
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
    return emitInstanceCall(f, { kind: "fnShim", self, method }, args, place, t.unwind, t.fnSpan);
  }
  emitInstanceCall(f, { kind: "item", def: self.def, args: self.args }, [callee, ...parts], place, t.unwind, t.fnSpan);
}

function emitIntrinsicThroughShim(
  f: FunctionEmitter,
  self: Ty,
  method: "call" | "call_mut" | "call_once",
  args: readonly Argument[],
  place: PlaceValue,
  t: Call,
): void {
  emitInstanceCall(f, { kind: "fnShim", self, method }, args, place, t.unwind, t.fnSpan);
}

function untuple(f: FunctionEmitter, tuple: Argument): Argument[] {
  const offsets = f.cx.layouts.of(tuple.ty).fields[0] ?? [];
  return f.cx.layouts.fieldTys(tuple.ty, 0).map((ty, i) => ({ ty, slot: tuple.slot + (offsets[i] ?? 0) }));
}
