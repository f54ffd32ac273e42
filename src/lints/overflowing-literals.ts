// `overflowing_literals`: integer literals that do not fit their type, denied by default.

import type { ExprId, HirBody } from "#hir/body.ts";
import type { BodyTypes } from "#typeck/tables.ts";
import { intWidth } from "#types/scalar.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Lints } from "./levels.ts";

export function lintOverflowingLiterals(tcx: Tcx, body: HirBody, types: BodyTypes, lints: Lints): void {
  const negated = negatedOnce(body);
  for (const [id, expr] of body.exprs.entries()) {
    if (expr.kind !== "literal" || expr.literal.kind !== "int") continue;
    const ty = types.exprTypes.get(id);
    const width = ty === undefined ? undefined : intWidth(ty);
    if (ty === undefined || width === undefined) continue;
    const { value } = expr.literal;
    const max = width.signed ? (1n << BigInt(width.bits - 1)) - 1n : (1n << BigInt(width.bits)) - 1n;
    if (value <= max || (width.signed && negated.has(id) && value === max + 1n)) continue;
    const name = tcx.tyToString(ty);
    const low = width.signed ? -max - 1n : 0n;
    const shown = negated.has(id) ? `-${value}` : String(value);
    lints.report("overflowing_literals", body.owner, expr.span, `literal out of range for \`${name}\``, (d) =>
      d
        .at(expr.span)
        .note(`the literal \`${shown}\` does not fit into the type \`${name}\` whose range is \`${low}..=${max}\``),
    );
  }
}

/** Operands of a minus that is not itself the operand of one: rustc takes `-(-128i8)` for out of range. */
function negatedOnce(body: HirBody): ReadonlySet<ExprId> {
  const operands = new Map<ExprId, ExprId>();
  for (const [id, expr] of body.exprs.entries())
    if (expr.kind === "unary" && expr.op === "-") operands.set(id, expr.operand);
  const inner = new Set(operands.values());
  return new Set([...operands].filter(([id]) => !inner.has(id)).map(([, operand]) => operand));
}
