// The lints that look at a body's expressions and patterns, in one pass.

import type { ExprId, HirBody, PatId } from "#hir/body.ts";
import { walkPat } from "#typeck/hir-walk.ts";
import type { BodyTypes } from "#typeck/tables.ts";
import type { Tcx } from "#types/tcx.ts";
import { lintCall } from "./calls.ts";
import type { Lints } from "./levels.ts";
import { Places } from "./places.ts";
import { lintNullArguments, lintPointers, lintWriteThroughReference } from "./pointers.ts";

export function lintBody(tcx: Tcx, body: HirBody, types: BodyTypes, lints: Lints): void {
  const cx = new Places(tcx, body, types, lints);
  const raw = new Set<ExprId>();
  for (const [, expr] of body.exprs.entries()) if (expr.kind === "addrOf" && expr.raw) raw.add(expr.operand);
  for (const [id, expr] of body.exprs.entries()) {
    if (expr.kind === "block") for (const stmt of expr.block.stmts) if (stmt.kind === "let") lintLet(cx, stmt.pat);
    const call = cx.libraryCall(id);
    lintPointers(cx, id, expr, raw, call);
    if (call === undefined) continue;
    lintCall(cx, call);
    lintNullArguments(cx, call);
    lintWriteThroughReference(cx, call);
  }
}

/** `let_underscore_lock`: a lock that is released as soon as it is taken. */
function lintLet(cx: Places, pat: PatId): void {
  walkPat(cx.body, pat, (id, { kind, span }) => {
    if (kind !== "wild") return;
    const ty = cx.types.patTypes.get(id);
    const inner = ty?.kind === "adt" && cx.libraryPath(ty.def) === "std::result::Result" ? ty.args[0] : ty;
    if (inner?.sort !== "ty" || inner.kind !== "adt" || !GUARDS.has(cx.libraryPath(inner.def) ?? "")) return;
    cx.report("let_underscore_lock", span, "non-binding let on a synchronization lock", (builder) =>
      builder.at(span, "this lock is not assigned to a binding and is immediately dropped"),
    );
  });
}

const GUARDS: ReadonlySet<string> = new Set([
  "std::sync::mutex::MutexGuard",
  "std::sync::rwlock::RwLockReadGuard",
  "std::sync::rwlock::RwLockWriteGuard",
]);
