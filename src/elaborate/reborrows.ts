// Reborrows of shared references, which only the borrow checker tells from copies (rustc's `InstSimplify`).

import type { BasicBlock, Body, Statement } from "#mir/body.ts";
import { reborrowed } from "#mir/place-ty.ts";
import type { Tcx } from "#types/tcx.ts";

/** The body with `&*r`, where `r` is a shared reference, as a copy of `r`. */
export function copyReborrows<B extends Body>(tcx: Tcx, body: B): B {
  const copied = (statement: Statement): Statement => {
    if (statement.kind !== "assign" || statement.rvalue.kind !== "ref") return statement;
    const { borrow, place } = statement.rvalue;
    const reference = borrow.kind === "shared" ? reborrowed(tcx, body, place) : undefined;
    if (reference?.mutability !== "not") return statement;
    return { ...statement, rvalue: { kind: "use", operand: { kind: "copy", place: reference.place } } };
  };
  const blocks = body.blocks.map((block): BasicBlock => ({ ...block, statements: block.statements.map(copied) }));
  return { ...body, blocks };
}
