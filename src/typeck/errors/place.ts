// E0608 and index types that do not fit.

import { error } from "#diagnostics/diagnostic.ts";
import type { ExprId } from "#hir/body.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { Ty } from "#types/ty.ts";

export function reportBadIndex(fcx: FnCtxt, id: ExprId, base: ExprId, baseTy: Ty, index: ExprId): Ty {
  const whole = fcx.span(id);
  const at = { file: whole.file, start: fcx.span(base).end, end: whole.end };
  const shown = baseTy.kind === "infer" ? (baseTy.variable === "int" ? "{integer}" : "{float}") : fcx.show(baseTy);
  const diagnostic = error("E0608", `cannot index into a value of type \`${shown}\``).at(at);
  const expr = fcx.expr(index);
  if (
    baseTy.kind === "tuple" &&
    expr.kind === "literal" &&
    expr.literal.kind === "int" &&
    expr.literal.value < BigInt(baseTy.elements.length)
  ) {
    diagnostic.suggest(
      `to access tuple element \`${String(expr.literal.value)}\`, use`,
      at,
      `.${expr.literal.value}`,
      "MachineApplicable",
    );
  }
  return fcx.errorTy(diagnostic);
}
