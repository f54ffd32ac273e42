// Looks into the HIR of a body for what messages tell that MIR no longer knows: loops around a place, calls.

import type { Analysis } from "#borrowck/analysis.ts";
import { rootOf } from "#borrowck/universal-regions.ts";
import type { HirBody, HirExpr, HirStmt } from "#hir/body.ts";
import { type Span, spanContains, spansEqual } from "#support/span.ts";

export function hirBody(a: Analysis): HirBody | undefined {
  const id = a.tcx.hir.bodyOf(rootOf(a.tcx, a.body.source.def));
  return id === undefined ? undefined : a.tcx.hir.body(id);
}

/** The heads of the loops around `span` that `declaration` stands outside of, innermost first. */
export function loopsAround(a: Analysis, span: Span, declaration: Span): readonly Span[] {
  const body = hirBody(a);
  if (body === undefined || exprAt(a, span) === undefined) return [];
  // What a `for` goes over is evaluated once, before it.
  const isInside = (e: HirExpr): boolean =>
    e.kind === "loop" &&
    spanContains(e.desugared === "forLoop" ? body.exprs.get(e.body).span : e.span, span) &&
    !(e.desugared === "forLoop" && spanContains(e.headSpan, span));
  const loops = body.exprs.values().filter(isInside);
  return loops
    .filter((e) => !spanContains(e.span, declaration))
    .sort((x, y) => x.span.end - x.span.start - (y.span.end - y.span.start))
    .flatMap((e) => (e.kind === "loop" ? [e.headSpan] : []));
}

/** The expression that stands exactly at `span`, innermost where several do. */
export function exprAt(a: Analysis, span: Span): HirExpr | undefined {
  return hirBody(a)
    ?.exprs.values()
    .find((e) => spansEqual(e.span, span) && e.desugared === undefined);
}

/** The innermost statement around `span`. */
export function statementAround(a: Analysis, span: Span): HirStmt | undefined {
  let best: HirStmt | undefined;
  for (const expr of hirBody(a)?.exprs.values() ?? []) {
    if (expr.kind !== "block") continue;
    for (const stmt of expr.block.stmts) {
      if (spanContains(stmt.span, span) && (best === undefined || spanContains(best.span, stmt.span))) best = stmt;
    }
  }
  return best;
}
