// Functions that only call another: the `Fn*` methods of callables, closures as plain functions, methods of trait objects.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import type { Body, Local, Operand } from "#mir/body.ts";
import { closureKind } from "#types/closure.ts";
import { type GenericArgs, mkFnDef, mkRef, mkTuple, RE_ERASED, type Ty, type TyOf, UNIT } from "#types/ty.ts";
import {
  borrow,
  copy,
  deref,
  drop,
  field,
  move,
  place,
  RETURN_PLACE,
  ShimBuilder,
  type ShimCx,
  type ShimSig,
  type StatementBody,
  type TerminatorBody,
} from "./builder.ts";

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
  else {
    const entry = b.reserve();
    const done = b.block({ kind: "return" });
    const call = (ty: Ty, operands: readonly Operand[]): TerminatorBody =>
      b.call(ty, operands, RETURN_PLACE, done, "continue");
    if (self.kind === "closure") b.fill(entry, call(mkFnDef(self.def, self.args), [move(place(callee)), ...args]));
    else if (self.kind === "fnDef") b.fill(entry, call(self, args));
    else {
      const target = method === "call_once" ? place(callee) : place(callee, deref);
      b.fill(entry, { ...call(UNIT, args), func: copy(target) } as TerminatorBody);
    }
  }
  return b.body(2);
}

/** The body of a closure takes `self` by reference. */
const takesReference = (closure: TyOf<"closure">): boolean => closureKind(closure) !== "FnOnce";

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
  b.fill(entry, b.call(mkFnDef(self.def, self.args), [move(place(env)), ...args], RETURN_PLACE, after, unwind), [
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
  forward(
    b,
    mkFnDef(self.def, self.args),
    [move(place(env)), ...args],
    env === closure ? [] : [borrow(env, place(closure), "mut")],
  );
  return b.body(sig.inputs.length);
}

/** A trait object's method as a plain function of the object: the call inside goes through the vtable. */
export function vtableShim(sig: ShimSig, method: DefId, methodArgs: GenericArgs, span: Span): Body<"elaborated"> {
  const b = new ShimBuilder(method, span);
  b.local(sig.output);
  const args = sig.inputs.map((ty) => move(place(b.local(ty))));
  forward(b, mkFnDef(method, methodArgs), args);
  return b.body(sig.inputs.length);
}

/** `FnOnce::call_once` of a callee at an address, the first of the inputs. */
export function callOnceShim(sig: ShimSig, method: DefId, methodArgs: GenericArgs, span: Span): Body<"elaborated"> {
  const b = new ShimBuilder(method, span);
  b.local(sig.output);
  const [callee, ...rest] = sig.inputs.map((ty) => b.local(ty));
  if (callee === undefined) return bug("call_once without a callee");
  forward(b, mkFnDef(method, methodArgs), [move(place(callee, deref)), ...rest.map((local) => move(place(local)))]);
  return b.body(sig.inputs.length);
}

/** The rest of a body: the call, and its result returned. */
function forward(b: ShimBuilder, callee: Ty, args: readonly Operand[], before: StatementBody[] = []): void {
  const entry = b.reserve();
  const done = b.block({ kind: "return" });
  b.fill(entry, b.call(callee, args, RETURN_PLACE, done, "continue"), before);
}
