// Functions that only call another: the `Fn*` methods of callables, closures as plain functions, methods of trait objects.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import type { Body, Local, Operand } from "#mir/body.ts";
import { DEREF, field, place, RETURN_PLACE } from "#mir/places.ts";
import { closureKind } from "#types/closure.ts";
import { type GenericArgs, mkFnDef, mkRef, mkTuple, RE_ERASED, type Ty, type TyOf } from "#types/ty.ts";
import { borrow, copy, drop, move, ShimBuilder, type ShimCx, type ShimSig } from "./builder.ts";

/** `fn(self, (args…)) -> R` for something callable; `call_once` of a closure that borrows its captures drops it after. */
export function fnShim(
  cx: ShimCx,
  self: Ty,
  method: "call" | "call_mut" | "call_once",
  sig: ShimSig,
  def: DefId,
  span: Span,
): Body<"elaborated"> {
  const b = new ShimBuilder(def, span);
  b.local(sig.output);
  const selfTy = method === "call_once" ? self : mkRef(RE_ERASED, self, method === "call" ? "not" : "mut");
  const callee = b.local(selfTy);
  const tuple = b.local(mkTuple(sig.inputs));
  const args = sig.inputs.map((ty, i) => move(place(tuple, field(i, ty))));
  if (self.kind === "closure" && method === "call_once" && takesReference(self)) callOnce(cx, b, self, callee, args);
  else if (self.kind === "closure") b.forward(bodyOf(b, self), [move(place(callee)), ...args]);
  else if (self.kind === "fnDef") b.forward(b.fnItem(self), args);
  else b.forward(copy(method === "call_once" ? place(callee) : place(callee, DEREF)), args);
  return b.body(2);
}

/** The body of a closure takes `self` by reference. */
const takesReference = (closure: TyOf<"closure">): boolean => closureKind(closure) !== "FnOnce";

/** The body of a closure as a function. */
const bodyOf = (b: ShimBuilder, { def, args }: TyOf<"closure">): Operand => b.fnItem(mkFnDef(def, args));

/** Lends the closure to its body, and drops it afterwards. */
function callOnce(cx: ShimCx, b: ShimBuilder, self: TyOf<"closure">, callee: Local, args: readonly Operand[]): void {
  const env = b.local(mkRef(RE_ERASED, self, "mut"));
  const entry = b.reserve();
  const done = b.block({ kind: "return" });
  const isDropped = cx.needsDrop(self);
  const after = isDropped ? b.block(drop(place(callee), done, "continue")) : done;
  const unwind = isDropped
    ? b.block(drop(place(callee), b.block({ kind: "unwindResume" }, [], true), "terminate"), [], true)
    : "continue";
  b.fill(entry, b.call(bodyOf(b, self), [move(place(env)), ...args], RETURN_PLACE, after, unwind), [
    borrow(env, place(callee), "mut"),
  ]);
}

/** A closure without captures as a plain function: `fn(args…) -> R`. */
export function closureFnShim(self: Ty, sig: ShimSig, def: DefId, span: Span): Body<"elaborated"> {
  if (self.kind !== "closure") return bug("function pointer of something that is no closure");
  const b = new ShimBuilder(def, span);
  b.local(sig.output);
  const args = sig.inputs.map((ty) => move(place(b.local(ty))));
  const closure = b.local(self);
  const env = takesReference(self) ? b.local(mkRef(RE_ERASED, self, "mut")) : closure;
  const before = env === closure ? [] : [borrow(env, place(closure), "mut")];
  b.forward(bodyOf(b, self), [move(place(env)), ...args], before);
  return b.body(sig.inputs.length);
}

/** A trait object's method as a plain function of the object: the call inside goes through the vtable. */
export function vtableShim(sig: ShimSig, method: DefId, methodArgs: GenericArgs, span: Span): Body<"elaborated"> {
  const b = new ShimBuilder(method, span);
  b.local(sig.output);
  const args = sig.inputs.map((ty) => move(place(b.local(ty))));
  b.forward(b.fnItem(mkFnDef(method, methodArgs)), args);
  return b.body(sig.inputs.length);
}

/** `FnOnce::call_once` of a callee at an address, the first of the inputs. */
export function callOnceShim(sig: ShimSig, method: DefId, methodArgs: GenericArgs, span: Span): Body<"elaborated"> {
  const b = new ShimBuilder(method, span);
  b.local(sig.output);
  const [callee, ...rest] = sig.inputs.map((ty) => b.local(ty));
  if (callee === undefined) return bug("call_once without a callee");
  const args = [move(place(callee, DEREF)), ...rest.map((local) => move(place(local)))];
  b.forward(b.fnItem(mkFnDef(method, methodArgs)), args);
  return b.body(sig.inputs.length);
}
