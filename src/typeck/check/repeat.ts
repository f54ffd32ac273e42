// `[x; n]` copies `x`, unless `n` is 0 or 1 or `x` is a constant.

import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { ExprId } from "#hir/body.ts";

export function checkRepeats(fcx: FnCtxt): void {
  for (const repeat of fcx.deferredRepeats.splice(0)) {
    const length = fcx.resolve(repeat.length);
    if (length.sort === "const" && length.kind === "value" && length.bits <= 1n) continue;
    if (isConstant(fcx, repeat.element)) continue;
    const copy = fcx.tcx.langItem("copy");
    if (copy !== undefined)
      fcx.registerBound(fcx.resolve(repeat.elementTy), copy, [], {
        span: fcx.span(repeat.element),
        code: { kind: "repeatElement" },
      });
  }
}

function isConstant(fcx: FnCtxt, id: ExprId): boolean {
  const expr = fcx.expr(id);
  if (expr.kind === "constBlock") return true;
  if (expr.kind !== "path") return false;
  const res = fcx.tables.exprRes.get(id);
  if (res?.kind !== "def") return false;
  const { kind } = fcx.tcx.hir.def(res.def);
  return kind === "const" || kind === "assocConst";
}
