// What may not be called while compiling: E0015 in consts, statics and `const fn`s.
//
// rustc's `check_consts`, on the checked body instead of MIR: calls of functions that are not `const`,
// overloaded operators, dereferences and loops. Closures' bodies are no const context.

import { error } from "#diagnostics/diagnostic.ts";
import type { ExprId, HirExpr } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { visitChildren } from "#typeck/hir-walk.ts";
import type { GenericArgs } from "#types/ty.ts";

/** "constants", "statics", "constant functions"; `undefined` where anything may be called. */
function contextOf(fcx: FnCtxt): string | undefined {
  switch (fcx.body.kind) {
    case "const":
    case "anonConst":
    case "inlineConst":
      return "constants";
    case "static":
      return "statics";
    case "fn": {
      const item = fcx.tcx.hir.item(fcx.owner);
      return item?.kind === "fn" && item.sig.const ? "constant functions" : undefined;
    }
  }
}

export function checkConst(fcx: FnCtxt): void {
  const context = contextOf(fcx);
  if (context !== undefined) visit(fcx, fcx.body.value, context);
}

function visit(fcx: FnCtxt, id: ExprId, context: string): void {
  const expr = fcx.expr(id);
  if (expr.kind === "closure") return;
  checkCallee(fcx, id, expr, context);
  for (const step of fcx.tables.adjustments.get(id) ?? []) {
    if (step.kind === "deref" && step.overloaded !== undefined)
      report(
        fcx,
        `cannot perform non-const deref coercion on \`${fcx.show(step.overloaded.args[0] ?? fcx.exprTy(id))}\``,
        fcx.span(id),
        context,
      );
  }
  visitChildren(fcx.body, id, { expr: (child) => visit(fcx, child, context) });
}

function checkCallee(fcx: FnCtxt, id: ExprId, expr: HirExpr, context: string): void {
  const callee = fcx.tables.callees.get(id);
  if (expr.kind === "call") {
    if (callee !== undefined) return report(fcx, "cannot call non-const closure", expr.span, context);
    const ty = fcx.exprTyAdjusted(expr.callee);
    if (ty.kind !== "fnDef" || isConstFn(fcx, ty.def)) return;
    if (expr.desugared === "forLoop" || fcx.expr(expr.callee).desugared === "forLoop")
      return report(
        fcx,
        `cannot use \`for\` loop on \`${fcx.show(fcx.resolve(ty.args[0] ?? fcx.exprTy(id)))}\``,
        expr.span,
        context,
      );
    if (expr.desugared === "question" || fcx.expr(expr.callee).desugared === "question") return;
    return report(
      fcx,
      `cannot call non-const ${wordFor(fcx, ty.def)} \`${showFn(fcx, ty.def, ty.args)}\``,
      expr.span,
      context,
    );
  }
  if (callee === undefined || isConstFn(fcx, callee.def)) return;
  if (expr.kind === "methodCall") {
    const whole = expr.span;
    report(
      fcx,
      `cannot call non-const method \`${showFn(fcx, callee.def, callee.args)}\``,
      { ...whole, start: expr.segment.span.start },
      context,
    );
  } else if (expr.kind === "index" || (expr.kind === "unary" && expr.op === "*"))
    report(fcx, `cannot call non-const operator`, expr.span, context);
  else report(fcx, "cannot call non-const operator", expr.span, context);
}

function wordFor(fcx: FnCtxt, def: DefId): string {
  return fcx.tcx.hir.def(def).kind === "assocFn"
    ? fcx.tcx.assocItem(def)?.hasSelf === true
      ? "method"
      : "associated function"
    : "function";
}

/** `S::new`, `<str as ToString>::to_string`, `f::<i32>`. */
function showFn(fcx: FnCtxt, def: DefId, args: GenericArgs): string {
  const { name } = fcx.tcx.hir.def(def);
  const item = fcx.tcx.assocItem(def);
  const own = args
    .slice(item === undefined ? 0 : fcx.tcx.generics(item.container).all.length)
    .filter((a) => a.sort !== "region");
  const turbofish = own.length === 0 ? "" : `::<${own.map((a) => fcx.show(a)).join(", ")}>`;
  if (item === undefined) return `${fcx.tcx.hir.path(def)}${turbofish}`;
  const trait = fcx.tcx.traitOfItem(def);
  const self = args[0];
  if (trait !== undefined && self !== undefined)
    return `<${fcx.show(self)} as ${fcx.tcx.hir.def(trait).name}>::${name}${turbofish}`;
  const implTy = fcx.resolve(fcx.instantiateQuietly(fcx.tcx.typeOf(item.container), args, fcx.body.span));
  const shown = fcx.show(implTy).replace(/</, "::<");
  return `${shown}::${name}${turbofish}`;
}

function isConstFn(fcx: FnCtxt, def: DefId): boolean {
  const { kind } = fcx.tcx.hir.def(def);
  if (kind === "variant" || kind === "struct") return true;
  const item = fcx.tcx.hir.item(def);
  if (item?.kind !== "fn") return true;
  if (item.sig.const || item.intrinsic) return true;
  // What panics and formatting expand to.
  const path = fcx.tcx.hir.path(def);
  return fcx.tcx.hir.isStd(def) && /^(std|core)::(panicking|fmt::rt|fmt::Arguments)/.test(path);
}

function report(fcx: FnCtxt, what: string, span: Span, context: string): void {
  const limited = context === "constant functions" ? "constant functions" : context;
  fcx.error(
    error("E0015", `${what} in ${context}`)
      .at(span)
      .note(`calls in ${limited} are limited to constant functions, tuple structs and tuple variants`),
  );
}
