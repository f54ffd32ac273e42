// Looks into the HIR of a body for what messages tell that MIR no longer knows: loops around a place, calls.

import type { Analysis } from "#borrowck/analysis.ts";
import { rootOf } from "#borrowck/universal-regions.ts";
import type { HirBody, HirExpr, HirStmt } from "#hir/body.ts";
import { type Span, spanContains, spansEqual } from "#support/span.ts";

export function hirBody(a: Analysis): HirBody | undefined {
  const id = a.tcx.hir.bodyOf(rootOf(a.tcx, a.body.source.def));
  return id === undefined ? undefined : a.tcx.hir.body(id);
}

/** The heads of all loops around `span`, innermost first; none where none of them excludes `declaration`. */
export function loopsAround(a: Analysis, span: Span, declaration: Span): readonly Span[] {
  const loops = (hirBody(a)?.exprs.values() ?? []).filter((e) => e.kind === "loop" && spanContains(e.span, span));
  if (!loops.some((e) => !spanContains(e.span, declaration))) return [];
  return loops.sort((x, y) => x.span.end - x.span.start - (y.span.end - y.span.start)).flatMap((e) => (e.kind === "loop" ? [e.headSpan] : []));
}

/** The expression that stands exactly at `span`, innermost where several do. */
export function exprAt(a: Analysis, span: Span): HirExpr | undefined {
  return hirBody(a)?.exprs.values().find((e) => spansEqual(e.span, span) && e.desugared === undefined);
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
