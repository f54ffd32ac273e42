// Where the source-level steps of a body begin: its statements, tail expressions, loop heads, conditions and arms.
//
// Code belongs to the innermost step whose span contains its own; the first code of a step begins it. What only holds
// other steps together (a block, an `if` beyond its condition, a `match` beyond its scrutinee) is none.

import { makeSpan, type Span } from "#support/span.ts";
import type { ExprId, HirBlock, HirBody } from "#hir/body.ts";
import { visitChildren } from "#typeck/hir-walk.ts";

/** The spans of all steps of a body and of the closures in it. */
export function stepSpans(body: HirBody): readonly Span[] {
  const steps: Span[] = [];
  const upTo = (from: Span, to: Span): Span =>
    from.file === to.file ? makeSpan(from.file, from.start, Math.max(from.start, to.end)) : from;

  /** An expression that is evaluated for itself. */
  const alone = (id: ExprId, statement?: Span): void => {
    const expr = body.exprs.get(id);
    if (expr.kind === "block" || expr.kind === "loop") return;
    if (expr.kind === "if") {
      steps.push(upTo(expr.span, body.exprs.get(expr.condition).span));
      if (expr.els !== undefined) alone(expr.els);
    } else if (expr.kind === "match" && expr.desugared !== "question") {
      if (expr.desugared === undefined) steps.push(upTo(expr.span, body.exprs.get(expr.scrutinee).span));
    } else steps.push(statement ?? expr.span);
  };

  const block = ({ stmts, tail }: HirBlock): void => {
    for (const stmt of stmts) {
      if (stmt.kind === "let") steps.push(stmt.span);
      else if (stmt.kind === "expr") alone(stmt.expr, stmt.span);
    }
    if (tail !== undefined) alone(tail);
  };

  const within = (id: ExprId): void => {
    const expr = body.exprs.get(id);
    if (expr.kind === "block" && expr.desugared === undefined) block(expr.block);
    if (expr.kind === "loop" && expr.desugared !== undefined) steps.push(expr.headSpan);
    if (expr.kind === "closure") alone(expr.closure.value);
    if (expr.kind === "match" && expr.desugared === undefined) {
      for (const arm of expr.arms) {
        if (arm.guard !== undefined) steps.push(body.exprs.get(arm.guard).span);
        alone(arm.body);
      }
    }
    visitChildren(body, id, { expr: within });
  };

  alone(body.value);
  within(body.value);
  return steps;
}
