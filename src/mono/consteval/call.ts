// Calls in constant evaluation: of functions, of intrinsics, and those that begin a panic.

import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import type { Terminator } from "#mir/body.ts";
import type { Instance } from "#mono/instance.ts";
import type { GenericArgs } from "#types/ty.ts";
import type { ConstFrame } from "./frame.ts";
import { evalIntrinsic } from "./intrinsics.ts";
import { type ConstData, ConstEvalError, fail, reject } from "#mono/const-memory.ts";

type Call = Extract<Terminator, { kind: "call" }>;

/** Makes the call and stores what it returns. */
export function evalCall(frame: ConstFrame, t: Call, depth: number): void {
  const { span } = t.source;
  const [def, args] = calleeOf(frame, t, span);
  const resolved = frame.mono.resolve(def, args, span);
  const values = t.args.map((operand) => frame.operand(operand));
  const destination = frame.place(t.destination);
  switch (resolved.kind) {
    case "intrinsic": {
      const { name, args } = resolved;
      return frame.store(destination, evalIntrinsic({ frame, name, args, values, resultTy: destination.ty, span }));
    }
    case "instance":
      return frame.store(destination, callInstance(frame, resolved.instance, values, depth, span));
    case "copyClone": {
      const value = values[0] ?? fail("clone of an unknown value", span);
      const { size, align } = frame.mono.layouts.of(resolved.ty);
      const from = frame.memory(value, size, align, "read");
      return frame.store(destination, frame.load({ ...from, ty: resolved.ty }));
    }
    case "fnTrait":
    case "virtual":
      return fail("a call through a trait object or Fn trait", span);
  }
}

function calleeOf(frame: ConstFrame, t: Call, span: Span): readonly [DefId, GenericArgs] {
  const { value, ty } = frame.typedOperand(t.func);
  if (ty.kind === "fnDef") return [ty.def, ty.args];
  if (ty.kind !== "fnPtr") return fail("call of something unknown", span);
  const pointer = value.pointer(0);
  if (pointer?.kind !== "function" || pointer.ty.kind !== "fnDef") return fail("call of an unknown function", span);
  return [pointer.ty.def, pointer.ty.args];
}

function callInstance(
  frame: ConstFrame,
  instance: Instance,
  values: readonly ConstData[],
  depth: number,
  span: Span,
): ConstData {
  if (instance.kind === "item" && panics(frame, instance.def))
    return reject(`evaluation panicked${panicMessage(values[0])}`, span);
  if (instance.kind === "item") frame.eval.requireBody(instance.def, span);
  const { body, args } = frame.mono.body(instance);
  try {
    return frame.eval.run(body, args, values, depth + 1);
  } catch (thrown) {
    // What went wrong in a function is reported where the constant itself calls it.
    throw thrown instanceof ConstEvalError ? thrown.at(span) : thrown;
  }
}

/** `: text`, where a panic's text is at hand: formatted ones are not written out while compiling. */
function panicMessage(message: ConstData | undefined): string {
  const text = message?.bytes.length === 16 ? message.pointer(0) : undefined;
  return text?.kind === "str" ? `: ${text.text}` : "";
}

/** Calls that begin a panic end the evaluation. */
function panics(frame: ConstFrame, def: DefId): boolean {
  const { tcx } = frame.mono;
  return ["panic", "panic_fmt", "panic_nounwind", "panic_display", "panic_str_2015", "panic_cannot_unwind"].some(
    (name) => tcx.langItem(name) === def,
  );
}
