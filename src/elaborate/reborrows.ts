// Reborrows of shared references, which only the borrow checker tells from copies (rustc's `InstSimplify`).

import type { BasicBlock, Body, Statement } from "#mir/body.ts";
import { placeTy } from "#mir/place-ty.ts";
import type { Tcx } from "#types/tcx.ts";

/** The body with `&*r`, where `r` is a shared reference, as a copy of `r`. */
export function copyReborrows<B extends Body>(tcx: Tcx, body: B): B {
  const copied = (statement: Statement): Statement => {
    if (statement.kind !== "assign" || statement.rvalue.kind !== "ref") return statement;
    const { borrow, place } = statement.rvalue;
    if (borrow.kind !== "shared" || place.projection.at(-1)?.kind !== "deref") return statement;
    const base = { ...place, projection: place.projection.slice(0, -1) };
    const ty = placeTy(tcx, body, base);
    if (ty.kind !== "ref" || ty.mutability !== "not") return statement;
    return { ...statement, rvalue: { kind: "use", operand: { kind: "copy", place: base } } };
  };
  const blocks = body.blocks.map((block): BasicBlock => ({ ...block, statements: block.statements.map(copied) }));
  return { ...body, blocks };
}
