// What the lints on the HIR ask of a body: types, called functions, and what a variable was made with.

import type { DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { ExprId, HirBody, HirExpr, PatId } from "#hir/body.ts";
import type { DefId, LocalId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { BodyTypes } from "#typeck/tables.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";
import type { LibraryCall } from "./calls.ts";
import type { LintName, Lints } from "./levels.ts";

export class Places {
  readonly tcx: Tcx;
  readonly body: HirBody;
  readonly types: BodyTypes;
  readonly #lints: Lints;
  #inits: ReadonlyMap<LocalId, ExprId> | undefined;

  constructor(tcx: Tcx, body: HirBody, types: BodyTypes, lints: Lints) {
    this.tcx = tcx;
    this.body = body;
    this.types = types;
    this.#lints = lints;
  }

  report(lint: LintName, span: Span, message: string, describe: (b: DiagnosticBuilder) => DiagnosticBuilder): void {
    this.#lints.report(lint, this.body.owner, span, message, describe);
  }

  expr(id: ExprId): HirExpr {
    return this.body.exprs.get(id);
  }

  span(id: ExprId): Span {
    return this.expr(id).span;
  }

  /** What an expression dereferences, if that is what it does. */
  dereferenced(id: ExprId): ExprId | undefined {
    const expr = this.expr(id);
    return expr.kind === "unary" && expr.op === "*" ? expr.operand : undefined;
  }

  typeOf(id: ExprId): Ty | undefined {
    return this.types.exprTypes.get(id);
  }

  #defOf(id: ExprId): DefId | undefined {
    const res = this.types.exprRes.get(id);
    return res?.kind === "def" || res?.kind === "ctor" ? res.def : undefined;
  }

  /** The path by which people know a definition of the library: of `std`, whichever part of it that comes from. */
  libraryPath(def: DefId): string | undefined {
    return this.tcx.hir.isStd(def) ? this.tcx.hir.path(def).replace(/^(core|alloc)::/, "std::") : undefined;
  }

  /** The path of what a path expression means, if that is the library's. */
  pathOf(id: ExprId): string | undefined {
    const def = this.#defOf(id);
    return def === undefined ? undefined : this.libraryPath(def);
  }

  /** The expression as a call of a function of the library. */
  libraryCall(id: ExprId): LibraryCall | undefined {
    const expr = this.expr(id);
    if (expr.kind !== "call" && expr.kind !== "methodCall") return undefined;
    const isMethod = expr.kind === "methodCall";
    const called = isMethod ? this.types.callees.get(id)?.def : this.#defOf(expr.callee);
    const path = called === undefined ? undefined : this.libraryPath(called);
    if (path === undefined) return undefined;
    const all = isMethod ? this.types.callees.get(id)?.args : this.types.pathArgs.get(expr.callee);
    return {
      id,
      expr,
      path,
      name: path.slice(path.lastIndexOf(":") + 1),
      args: isMethod ? [expr.receiver, ...expr.args] : expr.args,
      typeArgs: (all ?? []).filter((arg): arg is Ty => arg.sort === "ty"),
    };
  }

  /** What a path to a variable stands for that was bound once, by name alone: its initialiser, and so on. */
  init(id: ExprId): ExprId {
    let at = id;
    for (let count = 0; count < 16; count++) {
      const expr = this.expr(at);
      const res = expr.kind === "path" ? this.types.exprRes.get(at) : undefined;
      const made = res?.kind === "local" ? this.#initialisers().get(res.local) : undefined;
      if (made === undefined) return at;
      at = made;
    }
    return at;
  }

  #initialisers(): ReadonlyMap<LocalId, ExprId> {
    if (this.#inits !== undefined) return this.#inits;
    const found = new Map<LocalId, ExprId>();
    for (const [, expr] of this.body.exprs.entries()) {
      if (expr.kind !== "block") continue;
      for (const stmt of expr.block.stmts)
        if (stmt.kind === "let" && stmt.init !== undefined) this.#noteBinding(stmt.pat, stmt.init, found);
    }
    this.#inits = found;
    return found;
  }

  #noteBinding(id: PatId, init: ExprId, found: Map<LocalId, ExprId>): void {
    const pat = this.body.pats.get(id);
    if (pat.kind === "binding" && !pat.mutable && pat.byRef === undefined && pat.sub === undefined)
      found.set(pat.local, init);
  }

  /** The bytes that a byte string, or a reference to an array of literals, stands for. */
  bytesOf(id: ExprId): Uint8Array | undefined {
    const expr = this.expr(this.init(id));
    if (expr.kind === "literal") return expr.literal.kind === "byteStr" ? expr.literal.value : undefined;
    const array = expr.kind === "addrOf" ? this.expr(expr.operand) : undefined;
    if (array?.kind !== "array") return undefined;
    const bytes = array.elements.map((element) => {
      const one = this.expr(element);
      const isByte = one.kind === "literal" && (one.literal.kind === "int" || one.literal.kind === "byte");
      return isByte ? Number(one.literal.value) : undefined;
    });
    return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : undefined;
  }
}
