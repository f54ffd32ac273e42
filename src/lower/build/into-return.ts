// The value of a function on its way into the return place.
//
// A shared reference that is chosen by a `match` or `if` whose alternatives do not all have exactly the declared
// type is reborrowed as a whole, as rustc's coercion does: errors about it then point at all of the choice.

import type { ExprId } from "#hir/body.ts";
import { DEREF, project, RETURN_PLACE, SHARED } from "#mir/places.ts";
import { RE_ERASED } from "#types/ty.ts";
import type { Builder } from "./builder.ts";

/** Evaluates `value` into the return place. */
export function intoReturn(b: Builder, value: ExprId): void {
  const tail = tailOf(b, value);
  const ty = b.cx.adjustedTy(value);
  const isChoice = tail !== undefined && ty.kind === "ref" && ty.mutability === "not" && !isExact(b, tail, true);
  if (!isChoice) return b.into(RETURN_PLACE, value);
  const { span } = b.cx.expr(tail);
  const chosen = b.temp(ty, span);
  b.into(chosen, value);
  b.assign(span, RETURN_PLACE, {
    kind: "ref",
    region: RE_ERASED,
    borrow: SHARED,
    place: project(chosen, DEREF),
  });
}

/** The `match` or `if` that a body ends in. */
function tailOf(b: Builder, id: ExprId): ExprId | undefined {
  const expr = b.cx.expr(id);
  if (expr.desugared !== undefined) return undefined;
  if (expr.kind === "block")
    return expr.block.tail === undefined || expr.labelled ? undefined : tailOf(b, expr.block.tail);
  return expr.kind === "match" || expr.kind === "if" ? id : undefined;
}

/** Whether an alternative has the declared type to the letter: the first one and blocks are coerced to it. */
function isExact(b: Builder, id: ExprId, isFirst: boolean): boolean {
  const expr = b.cx.expr(id);
  if (b.cx.exprTy(id).kind === "never") return true;
  switch (expr.kind) {
    case "block":
      return true;
    case "if":
      return expr.els === undefined || isExact(b, expr.els, false);
    case "match":
      return expr.arms.every((arm, i) => isExact(b, arm.body, i === 0));
    case "path": {
      const res = b.cx.types.exprRes.get(id);
      const local = res?.kind === "local" ? b.variables.get(res.local)?.local : undefined;
      const info = local === undefined ? undefined : b.locals[local]?.info;
      return isFirst || (info?.kind === "user" && info.isArg);
    }
    default:
      return isFirst;
  }
}
