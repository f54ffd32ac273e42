// Blocks: macro calls among the statements are expanded first, then items and imports collected, then statements
// lowered in order, each seeing the variables and macros before it.

import type * as ast from "#syntax/ast.ts";
import { forceBlock } from "#syntax/parse.ts";
import { configure } from "../collect/attributes.ts";
import type { ExprId, HirBlock, HirStmt } from "../body.ts";
import type { DefId } from "../defs.ts";
import type { MacroScope } from "../macros/macro-def.ts";
import type { BodyCx } from "./body-cx.ts";
import { closingBrace } from "./exprs.ts";
import { PatternBinder } from "./patterns.ts";
import { lowerType } from "./types.ts";

/** A statement after expansion, with the macros known there and how deep in expansions it stands. */
interface Flat {
  readonly stmt: Exclude<ast.Stmt, { kind: "macroCall" }> | { readonly kind: "macroDef"; readonly def: DefId } | { readonly kind: "tail"; readonly expr: ast.Expr };
  readonly macros: MacroScope;
  readonly depth: number;
}

export function lowerBlock(cx: BodyCx, source: ast.Block | ast.LazyBlock): HirBlock {
  const forced = forceBlock(source);
  cx.session.sink.addAll(forced.diagnostics);
  const block = forced.value;
  const outer = { scope: cx.scope, macros: cx.macros, depth: cx.session.expansionDepth };
  const flat: Flat[] = [];
  flatten(cx, block.stmts, block.tail, flat, true);
  const items = flat.flatMap((f) => (f.stmt.kind === "item" ? [{ item: f.stmt.item, macros: f.macros }] : []));
  // Items see the block's variables too, beyond their own border: to be told that they must not use them.
  const locals = cx.newLocals();
  const collected = cx.knot.items(cx, items, locals);
  if (collected.module !== undefined) {
    cx.scope = { kind: "block", module: collected.module, parent: outer.scope };
    const traits = cx.env.traitsIn(collected.module);
    if (traits.length > 0) cx.blockTraits.push({ span: block.span, traits });
  }
  cx.scope = { ...locals, parent: cx.scope };
  const stmts: HirStmt[] = collected.defs.map((def) => ({ kind: "item", def, span: cx.session.def(def).span }));
  let tail: ExprId | undefined;
  for (const { stmt, macros, depth } of flat) {
    cx.macros = macros;
    cx.session.expansionDepth = depth;
    switch (stmt.kind) {
      case "let":
        if (configure(stmt.attrs, cx.session.options).removedBy === undefined) stmts.push(lowerLet(cx, stmt));
        break;
      case "expr":
        if (configure(stmt.expr.attrs, cx.session.options).removedBy === undefined) stmts.push({ kind: "expr", expr: cx.knot.expr(cx, stmt.expr), semi: stmt.semi, span: stmt.span });
        break;
      case "tail":
        if (configure(stmt.expr.attrs, cx.session.options).removedBy === undefined) tail = cx.knot.expr(cx, stmt.expr);
        break;
      case "macroDef":
        cx.scope = { kind: "macroDef", macro: stmt.def, parent: cx.scope };
        cx.scope = cx.newLocals();
        break;
      case "item":
      case "empty":
      case "error":
        break;
    }
  }
  // As rustc: a block-like expression that closes the block is its value.
  const last = stmts.at(-1);
  if (tail === undefined && last?.kind === "expr" && !last.semi && isLastExpr(flat)) {
    tail = last.expr;
    stmts.pop();
  }
  cx.scope = outer.scope;
  cx.macros = outer.macros;
  cx.session.expansionDepth = outer.depth;
  return { stmts, tail, span: block.span, endSpan: closingBrace(block.span) };
}

function isLastExpr(flat: readonly Flat[]): boolean {
  const last = flat.at(-1)?.stmt;
  return last?.kind === "expr" && !last.semi;
}

/** Statements with macro calls replaced by what they stand for; `last`: whether the run ends the block. */
function flatten(cx: BodyCx, stmts: readonly ast.Stmt[], tail: ast.Expr | undefined, out: Flat[], last: boolean): void {
  const { session } = cx;
  stmts.forEach((stmt, i) => {
    const atEnd = last && i === stmts.length - 1 && tail === undefined;
    if (stmt.kind === "macroCall") {
      if (configure(stmt.attrs, session.options).removedBy === undefined) expandStmt(cx, stmt, out, atEnd);
    } else if (stmt.kind === "item" && stmt.item.kind === "macroRules") {
      const def = cx.env.defineMacro(stmt.item, cx);
      if (def === undefined) return;
      cx.macros = { kind: "macro", name: stmt.item.ident.name, macro: def, outer: cx.macros };
      out.push({ stmt: { kind: "macroDef", def }, macros: cx.macros, depth: session.expansionDepth });
    } else {
      out.push({ stmt, macros: cx.macros, depth: session.expansionDepth });
    }
  });
  if (tail === undefined) return;
  // A macro call in tail position may bring statements with it.
  if (tail.kind === "macroCall" && last) {
    const def = cx.env.expander.find(tail.call.path, cx.site);
    const macro = def === undefined ? undefined : session.macros.get(def);
    if (macro?.kind === "rules") {
      const expanded = cx.env.expander.expand(tail.call, "stmts", cx.site);
      if (expanded !== undefined) cx.env.expander.nested(() => flatten(cx, expanded.stmts, expanded.tail, out, true));
      else out.push({ stmt: { kind: "tail", expr: { kind: "error", attrs: [], span: tail.span } }, macros: cx.macros, depth: session.expansionDepth });
      return;
    }
  }
  out.push({ stmt: last ? { kind: "tail", expr: tail } : { kind: "expr", expr: tail, semi: false, span: tail.span }, macros: cx.macros, depth: session.expansionDepth });
}

function expandStmt(cx: BodyCx, stmt: Extract<ast.Stmt, { kind: "macroCall" }>, out: Flat[], atEnd: boolean): void {
  const { session } = cx;
  const expanded = cx.env.expander.expand(stmt.call, "stmts", cx.site);
  if (expanded === undefined) {
    const expr: ast.Expr = { kind: "error", attrs: [], span: stmt.span };
    out.push({ stmt: { kind: "expr", expr, semi: true, span: stmt.span }, macros: cx.macros, depth: session.expansionDepth });
    return;
  }
  cx.env.expander.nested(() => {
    const value = atEnd && stmt.style === "braces";
    flatten(cx, expanded.stmts, value ? expanded.tail : undefined, out, value);
    if (value || expanded.tail === undefined) return;
    const { tail } = expanded;
    const semi = stmt.style === "semicolon";
    if (tail.kind === "macroCall") {
      expandStmt(cx, { kind: "macroCall", attrs: [], call: tail.call, style: stmt.style, span: stmt.span }, out, false);
      return;
    }
    out.push({ stmt: { kind: "expr", expr: tail, semi, span: stmt.span }, macros: cx.macros, depth: session.expansionDepth });
  });
}

function lowerLet(cx: BodyCx, stmt: ast.LetStmt): HirStmt {
  const ty = stmt.ty === undefined ? undefined : lowerType(cx.types(), stmt.ty);
  cx.initializer = stmt.ty === undefined && stmt.init?.kind === "path" ? stmt.init.path : undefined;
  const init = stmt.init === undefined ? undefined : cx.knot.expr(cx, stmt.init);
  const els = stmt.else === undefined ? undefined : cx.blockExpr(cx.knot.block(cx, stmt.else));
  const binder = new PatternBinder(cx, "let binding");
  const pat = binder.lower(stmt.pat);
  binder.declare();
  return { kind: "let", pat, ty, init, els, span: stmt.span };
}
