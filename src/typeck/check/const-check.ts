// What may not be called while compiling: E0015 in consts, statics and `const fn`s; E0658 of `?`; and what may not be
// done with addresses.
//
// rustc's `check_consts`, on the checked body instead of MIR: calls of functions that are not `const`,
// overloaded operators, dereferences and loops. Closures' bodies are no const context.

import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import type { ExprId, HirExpr } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { visitChildren } from "#typeck/hir-walk.ts";
import type { GenericArgs, TyOf } from "#types/ty.ts";

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

/** Whether a body that is evaluated while compiling does only what can be done then; the rest is reported. */
export function checkConst(fcx: FnCtxt): boolean {
  const context = contextOf(fcx);
  if (context === undefined) return true;
  const cx: Cx = { fcx, context, isFine: true };
  visit(cx, fcx.body.value, undefined);
  return cx.isFine;
}

/** A body that is evaluated while compiling, and what it is in words. */
interface Cx {
  readonly fcx: FnCtxt;
  readonly context: string;
  /** Nothing was reported so far. */
  isFine: boolean;
}

/** Past `fcx`, which it would taint: what is wrong with a call is no reason not to look at what becomes of its values. */
function tell(cx: Cx, diagnostic: DiagnosticBuilder): void {
  cx.isFine = false;
  cx.fcx.tcx.sink.error(diagnostic);
}

/** `question`: the whole of the innermost `x?` whose parts are being looked at. */
function visit(cx: Cx, id: ExprId, question: Span | undefined): void {
  const { fcx } = cx;
  const expr = fcx.expr(id);
  if (expr.kind === "closure") return;
  checkCallee(cx, id, expr, question);
  checkAddresses(cx, id, expr);
  for (const step of fcx.tables.adjustments.get(id) ?? []) {
    if (step.kind === "deref" && step.overloaded !== undefined) {
      const ty = fcx.show(step.overloaded.args[0] ?? fcx.exprTy(id));
      report(cx, `cannot perform non-const deref coercion on \`${ty}\``, fcx.span(id));
    }
  }
  const within = expr.kind === "match" && expr.desugared === "question" ? expr.span : question;
  visitChildren(fcx.body, id, { expr: (child) => visit(cx, child, within) });
}

/** rustc's `RawPtrToIntCast` and `RawPtrComparison`: addresses are not known before a program runs. */
function checkAddresses(cx: Cx, id: ExprId, expr: HirExpr): void {
  const { fcx } = cx;
  const isRaw = (of: ExprId): boolean => ["rawPtr", "fnPtr"].includes(fcx.exprTyAdjusted(of).kind);
  const mode = fcx.tables.casts.get(id);
  if (mode === "ptrToAddr" || mode === "fnPtrToAddr")
    reportAddress(cx, "pointers cannot be cast to integers during const eval", expr.span);
  else if (expr.kind === "binary" && isRaw(expr.left) && isRaw(expr.right))
    reportAddress(cx, "pointers cannot be reliably compared during const eval", expr.span);
}

function reportAddress(cx: Cx, what: string, span: Span): void {
  tell(cx, error(undefined, what).at(span).note("an address is known only when the program runs"));
}

function checkCallee(cx: Cx, id: ExprId, expr: HirExpr, question: Span | undefined): void {
  const { fcx } = cx;
  const callee = fcx.tables.callees.get(id);
  if (expr.kind === "call") {
    if (callee !== undefined) return report(cx, "cannot call non-const closure", expr.span);
    const ty = fcx.exprTyAdjusted(expr.callee);
    if (ty.kind === "fnPtr")
      tell(cx, error(undefined, `function pointer calls are not allowed in ${cx.context}`).at(expr.span));
    if (ty.kind === "fnDef" && !isConstFn(fcx, ty.def)) reportCall(cx, expr, ty, question);
    return;
  }
  if (callee === undefined || isConstFn(fcx, callee.def)) return;
  if (expr.kind === "methodCall") {
    const span = { ...expr.span, start: expr.segment.span.start };
    if (!reportUnstable(cx, callee.def, callee.args, span, expr.span))
      report(cx, `cannot call non-const method \`${showFn(fcx, callee.def, callee.args)}\``, span);
  } else report(cx, "cannot call non-const operator", expr.span);
}

function reportCall(cx: Cx, expr: HirExpr & { kind: "call" }, ty: TyOf<"fnDef">, question: Span | undefined): void {
  const { fcx } = cx;
  const self = (): string => fcx.show(fcx.resolve(ty.args[0] ?? fcx.exprTy(expr.callee)));
  const desugared = expr.desugared ?? fcx.expr(expr.callee).desugared;
  if (desugared === "forLoop") return report(cx, `cannot use \`for\` loop on \`${self()}\``, expr.span);
  if (desugared === "question") return reportQuestion(cx, ty.def, self(), question ?? expr.span);
  const formatted = formatPart(fcx, ty.def);
  if (formatted === "format_arguments") return report(cx, "cannot call non-const formatting macro", expr.span);
  if (formatted === "format_argument") return;
  if (reportUnstable(cx, ty.def, ty.args, expr.span, expr.span)) return;
  report(cx, `cannot call non-const ${wordFor(fcx, ty.def)} \`${showFn(fcx, ty.def, ty.args)}\``, expr.span);
}

/** E0658 of `?`, which calls methods of traits that are not stable while compiling. */
function reportQuestion(cx: Cx, method: DefId, self: string, span: Span): void {
  const trait = cx.fcx.tcx.traitOfItem(method);
  const builder = error("E0658", `\`?\` is not allowed on \`${self}\` in ${cx.context}`).at(span);
  tell(cx, builder.note(limits(cx)));
  if (trait === undefined) return;
  const { name } = cx.fcx.tcx.hir.def(trait);
  tell(cx, error(undefined, `\`${name}\` is not yet stable as a const trait`).at(span));
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
  return (item.sig.const && constUnstable(fcx, def) === undefined) || item.intrinsic;
}

/**
 * What is said of functions that are const in rustc's library, but not stably so (`#[rustc_const_unstable]` in ours);
 * false for others. Some are so only where what they are given allows it ("conditionally"), which is E0658 of its own.
 */
function reportUnstable(cx: Cx, def: DefId, args: GenericArgs, span: Span, whole: Span): boolean {
  const { fcx } = cx;
  const mark = constUnstable(fcx, def);
  if (mark === undefined) return false;
  const shown = showFn(fcx, def, args);
  if (mark.value !== undefined) {
    const what = `cannot call conditionally-const ${wordFor(fcx, def)} \`${shown}\` in ${cx.context}`;
    tell(cx, error("E0658", what).at(span).note(limits(cx)));
  }
  const item = fcx.tcx.assocItem(def);
  const name =
    item === undefined
      ? (fcx.tcx.hir.publicPath(def) ?? fcx.tcx.hir.path(def))
      : `${fcx.show(fcx.tcx.typeOf(item.container)).replace(/</, "::<")}::${fcx.tcx.hir.def(def).name}`;
  tell(cx, error(undefined, `\`${name}\` is not yet stable as a const fn`).at(whole));
  return true;
}

const constUnstable = (fcx: FnCtxt, def: DefId): { readonly value: string | undefined } | undefined =>
  fcx.tcx.hir.def(def).attrs.find((attr) => attr.name === "rustc_const_unstable");

/** The type whose method a call is of what `format_args!` becomes: the whole, or one of its values. */
function formatPart(fcx: FnCtxt, def: DefId): "format_arguments" | "format_argument" | undefined {
  const container = fcx.tcx.assocItem(def)?.container;
  if (container === undefined || !fcx.tcx.hir.isStd(def) || fcx.tcx.traitOfItem(def) !== undefined) return undefined;
  const self = fcx.tcx.typeOf(container);
  if (self.kind !== "adt") return undefined;
  return (["format_arguments", "format_argument"] as const).find((name) => fcx.tcx.langItem(name) === self.def);
}

function limits({ context }: Cx): string {
  return `calls in ${context} are limited to constant functions, tuple structs and tuple variants`;
}

function report(cx: Cx, what: string, span: Span): void {
  tell(cx, error("E0015", `${what} in ${cx.context}`).at(span).note(limits(cx)));
}
