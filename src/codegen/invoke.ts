// Invoking instances: arguments, results, unwinding; drops and panics, which are calls too.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import { frameLayout, type Signature, type ValueShape } from "#isa/program.ts";
import type { Operand, Terminator, Unwind } from "#mir/body.ts";
import type { Instance } from "#mono/instance.ts";
import type { Ty } from "#types/ty.ts";
import type { FunctionEmitter } from "./function.ts";
import { addressOf, moveBytes, type PlaceValue, storeFrom } from "./place.ts";

/** An argument ready to be passed: where its value lies in the frame. */
export interface Argument {
  readonly ty: Ty;
  readonly slot: number;
}

/** Calls an instance with arguments that lie in the frame, and stores its result; `beforeCall` emits after the arguments. */
export function emitInstanceCall(
  f: FunctionEmitter,
  instance: Instance,
  args: readonly Argument[],
  place: PlaceValue | undefined,
  unwind: Unwind,
  span: Span,
  beforeCall: () => void = () => undefined,
): void {
  const { index, signature, trackCaller } = f.cx.functionFor(instance);
  const location = trackCaller ? [callerLocation(f, span)] : [];
  const base = f.frame.callBase(signature);
  passArguments(f, signature, base, [
    ...args.filter((a) => f.cx.layouts.of(a.ty).size > 0).map((a) => a.slot),
    ...location,
  ]);
  beforeCall();
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
  if (slots.length !== paramOffsets.length)
    return bug(`${slots.length} arguments for ${paramOffsets.length} parameters`);
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

/** Calls the function whose address lies in slot `callee`. */
export function emitIndirect(
  f: FunctionEmitter,
  callee: number,
  signature: Signature,
  args: readonly Argument[],
  place: PlaceValue | undefined,
  unwind: Unwind,
  beforeCall: () => void = () => undefined,
): void {
  const base = f.frame.callBase(signature);
  passArguments(
    f,
    signature,
    base,
    args.filter((a) => f.cx.layouts.of(a.ty).size > 0).map((a) => a.slot),
  );
  beforeCall();
  f.covered(unwind, () => f.fb.emit("call.ptr", callee, f.cx.signatureIndex(signature), base));
  storeResult(f, base, place);
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
export function emitPanicCall(
  f: FunctionEmitter,
  langItem: string,
  operands: readonly Operand[],
  unwind: Unwind,
  span: Span,
): void {
  const def = f.cx.tcx.langItem(langItem);
  if (def === undefined) return f.fb.emit("trap", 1);
  const args = operands.map((operand): Argument => ({ ty: f.operandTy(operand), slot: f.operand(operand) }));
  emitInstanceCall(f, { kind: "item", def, args: [] }, args, undefined, unwind, span);
  f.fb.emit("trap", 0);
}

/** A destructor panicked while another panic was unwinding: the program ends. */
export function emitPanicInCleanup(f: FunctionEmitter): void {
  const def = f.cx.tcx.langItem("panic_in_cleanup");
  if (def !== undefined) {
    const entry = f.cx.functionFor({ kind: "item", def, args: [] });
    const base = f.frame.callBase(entry.signature);
    if (entry.trackCaller) f.fb.emit("mov.64", base, callerLocation(f, f.body.span));
    f.fb.emit("call", entry.index, base);
  }
  f.fb.emit("trap", 1);
}
