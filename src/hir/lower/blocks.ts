// Blocks: macro calls among the statements are expanded first, then items and imports collected, then statements
// lowered in order, each seeing the variables and macros before it.

import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { forceBlock } from "#syntax/parse.ts";
import { checkExpressionAttributes } from "#hir/attributes/check.ts";
import { targetOfExpr } from "#hir/attributes/targets.ts";
import type { ExprId, HirBlock, HirStmt } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import type { Expansion } from "#hir/resolve/expansion.ts";
import type { MacroScope } from "#hir/macros/macro-scope.ts";
import type { Scope } from "#hir/resolve/scope.ts";
import type { BlockItems, BodyCx } from "./body-cx.ts";
import { closingBrace } from "./exprs.ts";
import { PatternBinder } from "./patterns.ts";
import { lowerType } from "./types.ts";

/** A statement after expansion, with the macros known there and the macro call that brought it in. */
interface Flat {
  readonly stmt:
    | Exclude<ast.Stmt, { kind: "macroCall" | "item" }>
    | { readonly kind: "macroDef"; readonly def: DefId }
    | { readonly kind: "tail"; readonly expr: ast.Expr };
  readonly macros: MacroScope;
  readonly expansion: Expansion;
}

/** A macro call whose macro is not known yet: what it stands for goes into `into`. */
interface Waiting {
  readonly run: () => boolean;
  readonly call: ast.MacroCall;
  readonly macros: MacroScope;
}

type Run = (Flat | Run)[];

export function lowerBlock(cx: BodyCx, source: ast.Block | ast.LazyBlock): HirBlock {
  const forced = forceBlock(source);
  cx.session.sink.addAll(forced.diagnostics);
  const block = forced.value;
  cx.isConfigured(block.attrs, "fn", block.span);
  const outer = { scope: cx.scope, macros: cx.macros, expansion: cx.session.expansion };
  // Items see the block's variables too, beyond their own border: to be told that they must not use them.
  const locals = cx.newLocals();
  const { flat, defs } = new Flattener(cx, locals).flatten(block);
  const stmts: HirStmt[] = defs.map((def) => ({ kind: "item", def, span: cx.session.def(def).span }));
  if (cx.scope.kind === "block" && cx.scope !== outer.scope) {
    const traits = cx.env.traitsIn(cx.scope.module);
    if (traits.length > 0) cx.blockTraits.push({ span: block.span, traits });
  }
  cx.scope = { ...locals, parent: cx.scope };
  let tail: ExprId | undefined;
  /** The last one that `cfg` leaves. */
  let last: Flat["stmt"] | undefined;
  for (const { stmt, macros, expansion } of flat) {
    cx.macros = macros;
    cx.session.expansion = expansion;
    if (!isStatementConfigured(cx, stmt)) continue;
    last = stmt;
    switch (stmt.kind) {
      case "let":
        stmts.push(lowerLet(cx, stmt));
        break;
      case "expr":
        stmts.push({ kind: "expr", expr: cx.knot.expr(cx, stmt.expr), semi: stmt.semi, span: stmt.span });
        break;
      case "tail":
        tail = cx.knot.expr(cx, stmt.expr);
        break;
      case "macroDef":
        cx.scope = { kind: "macroDef", macro: stmt.def, parent: cx.scope };
        cx.scope = cx.newLocals();
        break;
      case "empty":
      case "error":
        break;
    }
  }
  // As rustc: a block-like expression that closes the block is its value.
  const final = stmts.at(-1);
  if (tail === undefined && final?.kind === "expr" && last?.kind === "expr" && !last.semi) {
    tail = final.expr;
    stmts.pop();
  }
  cx.scope = outer.scope;
  cx.macros = outer.macros;
  cx.session.expansion = outer.expansion;
  return { stmts, tail, span: block.span, endSpan: closingBrace(block.span) };
}

/** Whether `cfg` leaves a statement; checks its attributes. */
function isStatementConfigured(cx: BodyCx, stmt: Flat["stmt"]): boolean {
  switch (stmt.kind) {
    case "let":
      return cx.isConfigured(stmt.attrs, "statement", stmt.span);
    case "expr":
    case "tail":
      if (stmt.kind === "tail" || !stmt.semi) checkExpressionAttributes(cx.session, stmt.expr.attrs);
      return cx.isConfigured(stmt.expr.attrs, targetOfExpr(stmt.expr), stmt.expr.span);
    default:
      return true;
  }
}

/** Collects a block's items and replaces its macro calls by what they stand for. */
class Flattener {
  readonly #cx: BodyCx;
  readonly #items: BlockItems;
  #waiting: Waiting[] = [];
  /** Calls by paths through modules, to be looked at again when all is expanded. */
  readonly #byPath: (() => void)[] = [];

  constructor(cx: BodyCx, locals: Scope) {
    this.#cx = cx;
    this.#items = cx.knot.items(cx, locals);
  }

  /** Afterwards the context's scope is that of the block's items, if it has any. */
  flatten(block: ast.Block): { readonly flat: readonly Flat[]; readonly defs: readonly DefId[] } {
    const cx = this.#cx;
    const outer = cx.scope;
    const run: Run = [];
    if (block.stmts.some((s) => s.kind === "item" || s.kind === "macroCall")) {
      cx.scope = { kind: "block", module: this.#items.module, parent: outer };
      this.#run(block.stmts, block.tail, run, true);
      this.#settle();
      this.#items.finish();
      for (const check of this.#byPath) check();
      for (const { call, macros } of this.#waiting) cx.env.expander.resolve(call.path, { ...cx.site, macros });
    } else {
      this.#run(block.stmts, block.tail, run, true);
    }
    if (this.#items.isEmpty()) cx.scope = outer;
    const flat: Flat[] = [];
    spread(run, flat);
    return { flat, defs: this.#items.defs };
  }

  /** Calls that had to wait for items further down. */
  #settle(): void {
    for (let progress = true; progress && this.#waiting.length > 0; ) {
      const waiting = this.#waiting;
      this.#waiting = [];
      progress = false;
      for (const one of waiting) {
        if (one.run()) progress = true;
        else this.#waiting.push(one);
      }
    }
  }

  /** Statements in order; `last`: whether they end the block. */
  #run(stmts: readonly ast.Stmt[], tail: ast.Expr | undefined, out: Run, last: boolean): void {
    const cx = this.#cx;
    stmts.forEach((stmt, i) => {
      const atEnd = last && i === stmts.length - 1 && tail === undefined;
      if (stmt.kind === "macroCall") {
        if (cx.isConfigured(stmt.attrs, "macroCall", stmt.span))
          this.#call(stmt.call, stmt.style, stmt.span, atEnd, out);
      } else if (stmt.kind === "item") {
        const macro = this.#items.add(stmt.item);
        if (macro !== undefined) this.#push({ kind: "macroDef", def: macro }, out);
      } else {
        this.#push(stmt, out);
      }
    });
    if (tail === undefined) return;
    this.#push(last ? { kind: "tail", expr: tail } : { kind: "expr", expr: tail, semi: false, span: tail.span }, out);
  }

  #push(stmt: Flat["stmt"], out: Run): void {
    out.push({ stmt, macros: this.#cx.macros, expansion: this.#cx.session.expansion });
  }

  #call(call: ast.MacroCall, style: "semicolon" | "braces", span: Span, atEnd: boolean, out: Run): void {
    const cx = this.#cx;
    const { macros } = cx;
    const into: Run = [];
    out.push(into);
    const run = (): boolean => {
      const def = cx.env.expander.find(call.path, { ...cx.site, macros });
      if (def === undefined) return false;
      const { expansion } = cx.session;
      if (call.path.segments.length > 1)
        this.#byPath.push(() => cx.session.within(expansion, () => cx.env.expander.checkRoot(call.path, cx.site)));
      this.#expand(def, call, style, span, atEnd, into);
      return true;
    };
    if (!run()) this.#waiting.push({ run, call, macros });
  }

  #expand(def: DefId, call: ast.MacroCall, style: "semicolon" | "braces", span: Span, atEnd: boolean, out: Run): void {
    const cx = this.#cx;
    const { expander } = cx.env;
    const expanded = expander.expandWith(def, call, "stmts", cx.site);
    if (expanded === undefined) {
      const expr: ast.Expr = { kind: "error", attrs: [], span };
      this.#push({ kind: "expr", expr, semi: true, span }, out);
      return;
    }
    expander.nested(() => {
      const value = atEnd && style !== "semicolon";
      this.#run(expanded.stmts, value ? expanded.tail : undefined, out, value);
      const { tail } = expanded;
      if (value || tail === undefined) return;
      if (tail.kind === "macroCall") this.#call(tail.call, style, span, false, out);
      else this.#push({ kind: "expr", expr: tail, semi: style === "semicolon", span }, out);
    });
  }
}

function spread(run: Run, out: Flat[]): void {
  for (const one of run) {
    if (Array.isArray(one)) spread(one, out);
    else out.push(one);
  }
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
