// Blocks and statements.

import type { Span } from "#support/span.ts";
import type { HirBlock, HirStmt } from "#hir/body.ts";
import type { Place } from "#mir/body.ts";
import { buildPattern } from "#typeck/build-pattern.ts";
import { type Ty, UNIT } from "#types/ty.ts";
import { userTypeOf } from "#lower/thir/mirror.ts";
import {
  declareBindings,
  scheduleBinding,
  scheduleStorage,
  storageLiveBinding,
  visitBindings,
} from "#lower/matches/bindings.ts";
import { intoPattern, lowerLetElse } from "#lower/matches/lower-let.ts";
import type { Builder } from "./builder.ts";

/** Lowers a block into `destination`; its variables die at the closing brace. */
export function blockInto(b: Builder, destination: Place, block: HirBlock, ty: Ty): void {
  const outerScope = b.sourceScope;
  const opened: number[] = [];
  block.stmts.forEach((stmt, index) => {
    if (stmt.kind === "expr") exprStmt(b, block, index, stmt);
    if (stmt.kind === "let") {
      letStmt(b, block, index, stmt);
      opened.push(index);
    }
  });
  const outerTail = b.blockTail;
  if (block.tail !== undefined) {
    b.blockTail = b.cx.expr(block.tail).span;
    b.into(destination, block.tail);
  } else if (ty === UNIT) b.assignUnit(block.endSpan, destination);
  b.blockTail = outerTail;
  for (let i = opened.length; i > 0; i--) b.scopes.pop();
  b.sourceScope = outerScope;
}

function exprStmt(b: Builder, block: HirBlock, index: number, stmt: Extract<HirStmt, { kind: "expr" }>): void {
  b.scopes.inScope(b.cx.regions.statement(block, index), stmt.span, () => b.recursion.statement(b, stmt.expr));
}

function letStmt(b: Builder, block: HirBlock, index: number, stmt: Extract<HirStmt, { kind: "let" }>): void {
  const region = b.cx.regions.remainder(block, index);
  const statement = b.cx.regions.statement(block, index);
  const rest: Span = { file: block.span.file, start: stmt.span.start, end: block.span.end };
  const depth = b.scopes.depth;
  b.scopes.push(region, rest);
  b.sourceScope = b.sourceScopes.push({ parent: b.sourceScope, span: rest });
  const pattern = buildPattern(b.cx.tcx, b.cx.hir, b.cx.types, stmt.pat);
  const annotation = userTypeOf(b.cx.types.userPatTypes.get(stmt.pat));
  const init = {
    tySpan: stmt.ty?.span,
    initSpan: stmt.init === undefined ? undefined : b.cx.expr(stmt.init).span,
    origin: "let",
  } as const;
  declareBindings(b, pattern, init, annotation);
  if (stmt.init === undefined) {
    visitBindings(pattern, (binding) => {
      storageLiveBinding(b, binding.local, binding.span);
      scheduleStorage(b, binding.local, region);
      scheduleBinding(b, binding.local, binding.span, region);
    });
    return;
  }
  const value = stmt.init;
  if (stmt.els !== undefined)
    lowerLetElse(b, { pattern, init: value, els: stmt.els, region, statement, depth, span: stmt.span, annotation });
  else b.scopes.inScope(statement, stmt.span, () => intoPattern(b, pattern, value, region, annotation));
}
