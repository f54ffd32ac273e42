// Walking HIR bodies: the direct children of an expression, and what patterns bind.

import { unreachable } from "#support/bug.ts";
import type { ExprId, HirBlock, HirBody, HirPat, PatId } from "#hir/body.ts";
import type { LocalId } from "#hir/defs.ts";
import type { QPath } from "#hir/items.ts";

export interface HirVisitor {
  expr?(id: ExprId): void;
  pat?(id: PatId): void;
}

function blockChildren(block: HirBlock, visitor: HirVisitor): void {
  for (const stmt of block.stmts) {
    if (stmt.kind === "let") {
      if (stmt.init !== undefined) visitor.expr?.(stmt.init);
      visitor.pat?.(stmt.pat);
      if (stmt.els !== undefined) visitor.expr?.(stmt.els);
    } else if (stmt.kind === "expr") visitor.expr?.(stmt.expr);
  }
  if (block.tail !== undefined) visitor.expr?.(block.tail);
}

/** Calls the visitor for each direct child of an expression, in order of evaluation. Closure bodies are children. */
export function visitChildren(body: HirBody, id: ExprId, visitor: HirVisitor): void {
  const expr = body.exprs.get(id);
  switch (expr.kind) {
    case "literal":
    case "path":
    case "continue":
    case "constBlock":
    case "error":
      return;
    case "call":
      visitor.expr?.(expr.callee);
      for (const arg of expr.args) visitor.expr?.(arg);
      return;
    case "methodCall":
      visitor.expr?.(expr.receiver);
      for (const arg of expr.args) visitor.expr?.(arg);
      return;
    case "field":
      return visitor.expr?.(expr.base);
    case "index":
      visitor.expr?.(expr.base);
      return visitor.expr?.(expr.index);
    case "unary":
    case "addrOf":
    case "cast":
      return visitor.expr?.(expr.operand);
    case "binary":
    case "logical":
      visitor.expr?.(expr.left);
      return visitor.expr?.(expr.right);
    case "assign":
    case "assignOp":
      visitor.expr?.(expr.right);
      return visitor.expr?.(expr.left);
    case "block":
      return blockChildren(expr.block, visitor);
    case "if":
      visitor.expr?.(expr.condition);
      visitor.expr?.(expr.then);
      if (expr.els !== undefined) visitor.expr?.(expr.els);
      return;
    case "let":
      visitor.expr?.(expr.init);
      return visitor.pat?.(expr.pat);
    case "match":
      visitor.expr?.(expr.scrutinee);
      for (const arm of expr.arms) {
        visitor.pat?.(arm.pat);
        if (arm.guard !== undefined) visitor.expr?.(arm.guard);
        visitor.expr?.(arm.body);
      }
      return;
    case "loop":
      return visitor.expr?.(expr.body);
    case "break":
    case "return":
      if (expr.value !== undefined) visitor.expr?.(expr.value);
      return;
    case "closure":
      for (const param of expr.closure.params) visitor.pat?.(param.pat);
      return visitor.expr?.(expr.closure.value);
    case "struct":
      for (const field of expr.fields) visitor.expr?.(field.value);
      if (expr.base !== undefined) visitor.expr?.(expr.base);
      return;
    case "tuple":
    case "array":
      for (const element of expr.elements) visitor.expr?.(element);
      return;
    case "repeat":
      return visitor.expr?.(expr.element);
    case "dropTemps":
      return visitor.expr?.(expr.expr);
    default:
      return unreachable(expr);
  }
}

/** Sub-patterns of a pattern, direct ones. */
export function patChildren(pat: HirPat): readonly PatId[] {
  switch (pat.kind) {
    case "binding":
      return pat.sub === undefined ? [] : [pat.sub];
    case "ref":
      return [pat.inner];
    case "tuple":
    case "tupleStruct":
      return pat.elements;
    case "struct":
      return pat.fields.map((field) => field.pat);
    case "slice":
      return [...pat.before, ...(pat.middle === undefined ? [] : [pat.middle]), ...pat.after];
    case "or":
      return pat.alternatives;
    default:
      return [];
  }
}

/** A pattern and all within it. */
export function walkPat(body: HirBody, id: PatId, visit: (id: PatId, pat: HirPat) => void): void {
  const pat = body.pats.get(id);
  visit(id, pat);
  for (const child of patChildren(pat)) walkPat(body, child, visit);
}

/** The mutability of the strongest `ref`/`ref mut` binding written in a pattern. */
export function explicitRefBinding(body: HirBody, id: PatId): "not" | "mut" | undefined {
  let found: "not" | "mut" | undefined;
  walkPat(body, id, (_, pat) => {
    if (pat.kind !== "binding" || pat.byRef === undefined) return;
    found = found === "mut" ? "mut" : pat.byRef;
  });
  return found;
}

/** The variable that a path names. */
export function localOf(path: QPath): LocalId | undefined {
  return path.kind === "resolved" && path.path.res.kind === "local" ? path.path.res.local : undefined;
}

/** Variables a closure mentions that are declared outside of it, in the order in which it first does. */
export function upvarsMentioned(body: HirBody, closure: ExprId): ReadonlySet<LocalId> {
  const expr = body.exprs.get(closure);
  const declared = new Set<LocalId>();
  const used = new Set<LocalId>();
  const visitor: HirVisitor = {
    expr(id) {
      const e = body.exprs.get(id);
      const local = e.kind === "path" ? localOf(e.path) : undefined;
      if (local !== undefined) used.add(local);
      visitChildren(body, id, visitor);
    },
    pat(id) {
      walkPat(body, id, (_, pat) => {
        if (pat.kind === "binding") declared.add(pat.local);
      });
    },
  };
  if (expr.kind === "closure") visitChildren(body, closure, visitor);
  for (const local of declared) used.delete(local);
  return used;
}
