// `overflowing_literals`: integer literals that do not fit their type, denied by default.

import { type DiagnosticSink, error } from "#diagnostics/diagnostic.ts";
import type { ExprId, HirBody } from "#hir/body.ts";
import type { BodyTypes } from "#typeck/tables.ts";
import { intWidth } from "#types/const-eval.ts";
import type { Tcx } from "#types/tcx.ts";

export function lintOverflowingLiterals(tcx: Tcx, body: HirBody, types: BodyTypes, sink: DiagnosticSink): void {
  const negated = new Set<ExprId>();
  for (const [, expr] of body.exprs.entries()) if (expr.kind === "unary" && expr.op === "-") negated.add(expr.operand);
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
    sink.error(
      error(undefined, `literal out of range for \`${name}\``)
        .at(expr.span)
        .note(`the literal \`${shown}\` does not fit into the type \`${name}\` whose range is \`${low}..=${max}\``)
        .note("`#[deny(overflowing_literals)]` on by default"),
    );
  }
}
