// Where an expected type comes from: the annotation of a `let`, the variable assigned to, the other side of an operator.

import type { DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { ExprId, HirStmt } from "#hir/body.ts";
import type { LocalId } from "#hir/defs.ts";
import { type Span, spanContains } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { visitChildren } from "#typeck/hir-walk.ts";
import type { Ty } from "#types/ty.ts";

type Let = HirStmt & { readonly kind: "let" };

interface Parents {
  readonly exprs: ReadonlyMap<ExprId, ExprId>;
  /** The `let` an expression is the initialiser of. */
  readonly lets: ReadonlyMap<ExprId, Let>;
  readonly letOf: ReadonlyMap<LocalId, Let>;
}

const cache = new WeakMap<FnCtxt, Parents>();

function parentsOf(fcx: FnCtxt): Parents {
  let known = cache.get(fcx);
  if (known === undefined) {
    const exprs = new Map<ExprId, ExprId>();
    const lets = new Map<ExprId, Let>();
    const letOf = new Map<LocalId, Let>();
    for (const [id, expr] of fcx.body.exprs.entries()) {
      visitChildren(fcx.body, id, { expr: (child) => exprs.set(child, id) });
      if (expr.kind !== "block") continue;
      for (const stmt of expr.block.stmts) {
        if (stmt.kind !== "let") continue;
        if (stmt.init !== undefined) lets.set(stmt.init, stmt);
        const pat = fcx.pat(stmt.pat);
        if (pat.kind === "binding") letOf.set(pat.local, stmt);
      }
    }
    known = { exprs, lets, letOf };
    cache.set(fcx, known);
  }
  return known;
}

export function parentOf(fcx: FnCtxt, id: ExprId): ExprId | undefined {
  return parentsOf(fcx).exprs.get(id);
}

/** The `let` whose initialiser an expression is. */
export function letOfInit(fcx: FnCtxt, id: ExprId): Let | undefined {
  return parentsOf(fcx).lets.get(id);
}

/** Whether an expression gives the function's (or closure's) own result. */
export function inReturnPosition(fcx: FnCtxt, id: ExprId): boolean {
  for (let at: ExprId = id; at !== fcx.frame.root; ) {
    const up = parentOf(fcx, at);
    if (up === undefined) return false;
    const expr = fcx.expr(up);
    const tail =
      (expr.kind === "block" && expr.block.tail === at) ||
      (expr.kind === "if" && expr.condition !== at) ||
      (expr.kind === "match" && expr.scrutinee !== at && expr.arms.some((arm) => arm.body === at)) ||
      expr.kind === "dropTemps";
    if (!tail) return false;
    at = up;
  }
  return true;
}

/** Labels the place that made `expected` the expected type of `id`, if it is a `let`, an assignment or a comparison. */
export function explainExpected(fcx: FnCtxt, diagnostic: DiagnosticBuilder, id: ExprId, expected: Ty): void {
  const stmt = letOfInit(fcx, id);
  if (stmt?.ty !== undefined) {
    if (!spanContains(stmt.ty.span, fcx.span(id))) diagnostic.label(stmt.ty.span, "expected due to this");
    return;
  }
  const up = parentOf(fcx, id);
  if (up === undefined) return;
  const parent = fcx.expr(up);
  if (parent.kind === "assign" && parent.right === id) explainAssigned(fcx, diagnostic, parent.left);
  else if (parent.kind === "binary" && parent.right === id) {
    const lhs = fcx.tables.exprTypes.get(parent.left);
    if (lhs !== undefined && fcx.resolve(lhs) === fcx.resolve(expected))
      diagnostic.label(fcx.span(parent.left), `expected because this is \`${fcx.show(expected)}\``);
  }
}

function explainAssigned(fcx: FnCtxt, diagnostic: DiagnosticBuilder, left: ExprId): void {
  const lhs = fcx.expr(left);
  if (lhs.kind !== "path" || lhs.path.kind !== "resolved" || lhs.path.path.res.kind !== "local") {
    diagnostic.label(lhs.span, "expected due to the type of this binding");
    return;
  }
  const { local } = lhs.path.path.res;
  const binding = fcx.body.locals.get(local).span;
  const stmt = parentsOf(fcx).letOf.get(local);
  let from: Span = binding;
  let what = "";
  if (stmt?.ty !== undefined) {
    from = stmt.ty.span;
    what = " type";
  } else if (stmt?.init !== undefined) {
    from = fcx.span(stmt.init);
    what = " value";
  } else {
    const param = fcx.body.params.find((p) => {
      const pat = fcx.pat(p.pat);
      return pat.kind === "binding" && pat.local === local;
    });
    if (param?.ty !== undefined) {
      from = param.ty.span;
      what = " parameter type";
    }
  }
  if (what === "") diagnostic.label(from, "expected due to the type of this binding");
  else {
    if (fcx.tcx.hir.isMultiline({ file: binding.file, start: binding.end, end: Math.max(binding.end, from.start) }))
      diagnostic.label(binding, "expected due to the type of this binding");
    diagnostic.label(from, `expected due to this${what}`);
  }
}
