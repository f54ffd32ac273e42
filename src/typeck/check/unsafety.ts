// Operations that need `unsafe`: E0133. Walks the checked body with the `unsafe` blocks around each expression.

import { error } from "#diagnostics/diagnostic.ts";
import type { ExprId, HirPat } from "#hir/body.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { visitChildren, walkPat } from "#typeck/hir-walk.ts";

/** Reports unsafe operations outside of unsafe code. `unsafeFn`: the whole body is unsafe code. */
export function checkUnsafety(fcx: FnCtxt, unsafeFn: boolean): void {
  visit(fcx, fcx.body.value, unsafeFn);
}

/** Values without a size cannot be passed as `self`: E0161. */
export function checkUnsizedReceivers(fcx: FnCtxt): void {
  for (const [id, expr] of fcx.body.exprs.entries()) {
    if (expr.kind !== "methodCall" || !fcx.tables.callees.has(id)) continue;
    const ty = fcx.exprTyAdjusted(expr.receiver);
    if (ty.kind !== "dyn" && ty.kind !== "slice" && ty.kind !== "str") continue;
    fcx.tcx.sink.error(
      error("E0161", `cannot move a value of type \`${fcx.show(ty)}\``).at(
        fcx.span(expr.receiver),
        `the size of \`${fcx.show(ty)}\` cannot be statically determined`,
      ),
    );
  }
}

function visit(fcx: FnCtxt, id: ExprId, allowed: boolean): void {
  const expr = fcx.expr(id);
  const inside = allowed || (expr.kind === "block" && expr.unsafe);
  if (!inside) checkOne(fcx, id);
  // `&raw const STATIC` and `&raw mut *ptr` do not touch the place.
  if (expr.kind === "addrOf" && expr.raw && isFreePlace(fcx, expr.operand)) return;
  visitChildren(fcx.body, id, {
    expr: (child) => visit(fcx, child, inside),
    pat: (pat) => {
      if (!inside) walkPat(fcx.body, pat, (_, inner) => checkUnionPattern(fcx, inner));
    },
  });
}

/** Looking at a union's field in a pattern reads it; a wildcard looks at nothing. */
function checkUnionPattern(fcx: FnCtxt, pat: HirPat): void {
  if (pat.kind !== "struct" || pat.path.kind !== "resolved") return;
  const { res } = pat.path.path;
  if (res.kind !== "def" || fcx.tcx.hir.def(res.def).kind !== "union") return;
  for (const field of pat.fields) {
    const inner = fcx.pat(field.pat);
    if (inner.kind !== "wild" && inner.kind !== "or") reportUnionField(fcx, inner.span);
  }
}

function reportUnionField(fcx: FnCtxt, span: Span): void {
  report(
    fcx,
    span,
    "access to union field",
    "access to union field",
    "the field may not be properly initialized: using uninitialized data will cause undefined behavior",
  );
}

function isFreePlace(fcx: FnCtxt, id: ExprId): boolean {
  const expr = fcx.expr(id);
  if (expr.kind !== "path") return false;
  const res = fcx.tables.exprRes.get(id);
  return res?.kind === "def" && fcx.tcx.hir.def(res.def).kind === "static";
}

function checkOne(fcx: FnCtxt, id: ExprId): void {
  const expr = fcx.expr(id);
  switch (expr.kind) {
    case "call": {
      const ty = fcx.exprTyAdjusted(expr.callee);
      if (ty.kind === "fnDef" && fcx.tcx.fnSig(ty.def).value.unsafe)
        report(
          fcx,
          fcx.span(id),
          `call to unsafe function \`${fcx.tcx.hir.path(ty.def)}\``,
          "call to unsafe function",
          "consult the function's documentation for information on how to avoid undefined behavior",
        );
      else if (ty.kind === "fnPtr" && ty.sig.value.unsafe)
        report(
          fcx,
          fcx.span(id),
          "call to unsafe function",
          "call to unsafe function",
          "consult the function's documentation for information on how to avoid undefined behavior",
        );
      return;
    }
    case "methodCall": {
      const callee = fcx.tables.callees.get(id);
      if (callee !== undefined && fcx.tcx.fnSig(callee.def).value.unsafe)
        report(
          fcx,
          fcx.span(id),
          `call to unsafe function \`${fcx.tcx.hir.path(callee.def)}\``,
          "call to unsafe function",
          "consult the function's documentation for information on how to avoid undefined behavior",
        );
      return;
    }
    case "unary":
      if (expr.op === "*" && fcx.exprTyAdjusted(expr.operand).kind === "rawPtr") {
        report(
          fcx,
          fcx.span(id),
          "dereference of raw pointer",
          "dereference of raw pointer",
          "raw pointers may be null, dangling or unaligned; they can violate aliasing rules and cause data races: all of these are undefined behavior",
        );
      }
      return;
    case "path": {
      const res = fcx.tables.exprRes.get(id);
      if (res?.kind !== "def" || fcx.tcx.hir.def(res.def).kind !== "static") return;
      const item = fcx.tcx.hir.item(res.def);
      if (item?.kind === "static" && item.mutability === "mut")
        report(
          fcx,
          fcx.span(id),
          "use of mutable static",
          "use of mutable static",
          "mutable statics can be mutated by multiple threads: aliasing violations or data races will cause undefined behavior",
        );
      return;
    }
    case "field": {
      const base = fcx.exprTyAdjusted(expr.base);
      if (base.kind === "adt" && fcx.tcx.adt(base.def).kind === "union" && !isAssigned(fcx, id))
        reportUnionField(fcx, fcx.span(id));
      return;
    }
    default:
      return;
  }
}

/** Whether a field expression is the left side of a plain assignment, which reads nothing. */
function isAssigned(fcx: FnCtxt, id: ExprId): boolean {
  for (const [, expr] of fcx.body.exprs.entries()) if (expr.kind === "assign" && expr.left === id) return true;
  return false;
}

/** Tells of an unsafe operation. It taints nothing: the body's other rules are checked all the same. */
function report(fcx: FnCtxt, span: Span, what: string, label: string, note: string): void {
  fcx.tcx.sink.error(
    error("E0133", `${what} is unsafe and requires unsafe function or block`).at(span, label).note(note),
  );
}
