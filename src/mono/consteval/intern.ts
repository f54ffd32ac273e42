// What becomes of the objects that a constant's value refers to: rustc's `intern_const_alloc_recursive`.

import type { Span } from "#support/span.ts";
import { type ConstData, ConstEvalError } from "#mono/const-memory.ts";

/** All objects that a value refers to, itself first; named ones (statics, strings) are not looked into. */
function reachable(value: ConstData): readonly ConstData[] {
  const found = new Set<ConstData>([value]);
  for (const data of found)
    for (const { target } of data.relocations) if (target.kind === "data") found.add(target.data);
  return [...found];
}

/**
 * Makes the objects a program's: other evaluations may not write to them any more. Errors, without a code as in rustc: a
 * pointer to what is gone when the evaluation ends, or only a part of a pointer.
 */
export function intern(value: ConstData, span: Span, what: "constant" | "static"): void {
  for (const data of reachable(value)) {
    const fault = data.state === "freed" ? "dangling pointer" : data.hasPartialPointers ? "partial pointer" : undefined;
    if (fault !== undefined)
      throw new ConstEvalError(`encountered ${fault} in final value of ${what}`, span, { code: undefined });
    if (data.access === "own") data.access = data.mutable ? "mutableGlobal" : "readOnly";
  }
}
