// The state of lowering one body: its arenas, the scope we are in, and what `break` can reach.
//
// Expressions, patterns, blocks and desugarings live in files of their own and call each other through `knot`,
// which `bodies.ts` ties.

import type { Reported } from "#diagnostics/diagnostic.ts";
import { Arena } from "#support/ids.ts";
import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import type { DesugaringKind, ExprId, HirBlock, HirExpr, HirLocal, HirPat, PatId } from "#hir/body.ts";
import { configure, toHirAttr } from "#hir/attributes/attributes.ts";
import { checkAttributes } from "#hir/attributes/check.ts";
import type { Target } from "#hir/attributes/targets.ts";
import type { DefId, HirAttr, LocalId, Res } from "#hir/defs.ts";
import type { HirPath, QPath } from "#hir/items.ts";
import type { CallSite } from "#hir/macros/expand.ts";
import type { MacroScope } from "#hir/macros/macro-scope.ts";
import type { Module } from "#hir/resolve/module.ts";
import type { FnContext } from "#hir/resolve/path-source.ts";
import { hygienicKey, type LocalsScope, moduleOf, type Scope } from "#hir/resolve/scope.ts";
import type { Session } from "#hir/resolve/session.ts";
import type { LowerEnv, TypeCx } from "./env.ts";

/** A construct around the expression being lowered that `break` or `continue` may mean, or that they may not leave. */
export type Breakable =
  | {
      readonly kind: "loop" | "while" | "for" | "block";
      readonly target: ExprId;
      readonly label: ast.Lifetime | undefined;
      readonly span: Span;
    }
  | { readonly kind: "closure"; readonly span: Span }
  /** The condition of a `while`. */
  | { readonly kind: "condition" };

/** The functions of the other files, tied in `bodies.ts`. */
export interface Knot {
  expr(cx: BodyCx, expr: ast.Expr): ExprId;
  block(cx: BodyCx, block: ast.Block | ast.LazyBlock): HirBlock;
  /** Begins the collection of a block's items; `locals` is where its variables will be. */
  items(cx: BodyCx, locals: Scope): BlockItems;
}

/** The items and imports of one block, while they are collected. */
export interface BlockItems {
  readonly module: Module;
  readonly defs: readonly DefId[];
  /** Adds an item at the context's macro scope, which it may change; the macro, if it defines one. */
  add(item: ast.Item): DefId | undefined;
  /** Everything is there: imports can be checked. */
  finish(): void;
  isEmpty(): boolean;
}

export class BodyCx {
  readonly env: LowerEnv;
  readonly owner: DefId;
  readonly knot: Knot;
  readonly exprs = new Arena<ExprId, HirExpr>();
  readonly pats = new Arena<PatId, HirPat>();
  readonly locals = new Arena<LocalId, HirLocal>();
  readonly blockTraits: { readonly span: Span; readonly traits: readonly DefId[] }[] = [];
  readonly innerAttrs: { readonly span: Span; readonly attrs: readonly HirAttr[] }[] = [];
  readonly breakables: Breakable[] = [];
  scope: Scope;
  macros: MacroScope;
  /** Whether `return` may stand here. */
  inFunction: boolean;
  fn: FnContext | undefined;
  /** The path that a `let` without type is set to, while that is lowered. */
  initializer: ast.Path | undefined;
  /** Variables that `let` statements have made so far, in whatever block. */
  readonly letNames = new Map<string, Span>();
  closures = 0;

  constructor(
    env: LowerEnv,
    owner: DefId,
    knot: Knot,
    scope: Scope,
    macros: MacroScope,
    inFunction: boolean,
    fn: FnContext | undefined,
  ) {
    this.env = env;
    this.owner = owner;
    this.knot = knot;
    this.scope = scope;
    this.macros = macros;
    this.inFunction = inFunction;
    this.fn = fn;
  }

  get session(): Session {
    return this.env.session;
  }

  /** Where a macro call here stands. */
  get site(): CallSite {
    return { macros: this.macros, module: moduleOf(this.scope) };
  }

  /** The context for types written here: left-out lifetimes are inferred. */
  types(where = "the type of variable bindings"): TypeCx {
    return {
      env: this.env,
      owner: this.owner,
      scope: this.scope,
      macros: this.macros,
      elision: { kind: "infer" },
      implTrait: { kind: "forbidden", where },
      recorder: undefined,
      binder: undefined,
      outerImpl: undefined,
    };
  }

  /** Whether `cfg` leaves a node, whose attributes are kept; reports what is wrong with a user's attributes on it. */
  isConfigured(attrs: readonly ast.Attribute[], target: Target, node: Span): boolean {
    if (attrs.length === 0) return true;
    const { session } = this;
    const isUsers = session.def(this.owner).krate === "user";
    const configured = isUsers ? checkAttributes(session, attrs, target, node) : configure(attrs, session.options);
    if (configured.attrs.length > 0) this.innerAttrs.push({ span: node, attrs: configured.attrs.map(toHirAttr) });
    return configured.removedBy === undefined;
  }

  expr(node: HirExpr): ExprId {
    return this.exprs.push(node);
  }
  pat(node: HirPat): PatId {
    return this.pats.push(node);
  }
  error(span: Span, reported: Reported = this.session.alreadyTold()): ExprId {
    return this.expr({ kind: "error", reported, span });
  }
  errorPat(span: Span, reported: Reported = this.session.alreadyTold()): PatId {
    return this.pat({ kind: "error", reported, span });
  }
  /** An id whose node comes later: for loops, which their own bodies name. */
  reserve(span: Span): ExprId {
    return this.expr({ kind: "error", reported: this.session.alreadyTold(), span });
  }

  local(name: string, span: Span, options: { readonly isSelf?: boolean; readonly synthetic?: boolean } = {}): LocalId {
    return this.locals.push({ name, span, isSelf: options.isSelf ?? false, synthetic: options.synthetic ?? false });
  }

  /** Runs `inner` in a scope of its own for variables. */
  scoped<R>(inner: () => R): R {
    const { scope } = this;
    this.scope = this.newLocals();
    try {
      return inner();
    } finally {
      this.scope = scope;
    }
  }

  newLocals(): LocalsScope {
    return { kind: "locals", names: new Map(), spans: new Map(), parent: this.scope };
  }

  /** Makes a variable known from here on. */
  declare(name: string, mark: number, local: LocalId, span: Span): void {
    let scope = this.scope;
    if (scope.kind !== "locals") this.scope = scope = this.newLocals();
    const key = hygienicKey(name, mark);
    scope.names.set(key, local);
    scope.spans.set(key, span);
  }

  /** Runs `inner` inside something that `break` may mean. */
  breakable<R>(row: Breakable, inner: () => R): R {
    this.breakables.push(row);
    try {
      return inner();
    } finally {
      this.breakables.pop();
    }
  }

  // ------------------------------------------------------------ synthetic nodes

  res(res: Res, name: string, span: Span): QPath {
    const path: HirPath = {
      span,
      res,
      segments: [{ name, span, args: undefined }],
      elided: { kind: "same", lifetime: { kind: "infer", span } },
    };
    return { kind: "resolved", self: undefined, path, span };
  }
  /** A lang item as a path: its constructor, where it has one and a value is meant. */
  langPath(name: string, span: Span, ctor = false): QPath {
    const def = this.session.langItem(name);
    return this.res({ kind: ctor ? "ctor" : "def", def }, this.session.def(def).name, span);
  }
  pathExpr(path: QPath, desugared?: DesugaringKind): ExprId {
    return this.expr({ kind: "path", path, span: path.span, ...mark(desugared) });
  }
  callLang(name: string, args: readonly ExprId[], span: Span, desugared: DesugaringKind, ctor = false): ExprId {
    const callee = this.pathExpr(this.langPath(name, span, ctor), desugared);
    return this.expr({ kind: "call", callee, args, span, desugared });
  }
  localExpr(local: LocalId, span: Span): ExprId {
    return this.pathExpr(this.res({ kind: "local", local }, this.locals.get(local).name, span));
  }
  bindingPat(local: LocalId, mutable: boolean, span: Span): PatId {
    return this.pat({ kind: "binding", local, byRef: undefined, mutable, sub: undefined, span });
  }
  blockExpr(block: HirBlock, desugared?: DesugaringKind): ExprId {
    return this.expr({ kind: "block", block, labelled: false, unsafe: false, span: block.span, ...mark(desugared) });
  }
}

/** The `desugared` property, where there is one to set. */
export function mark(desugared: DesugaringKind | undefined): { readonly desugared?: DesugaringKind } {
  return desugared === undefined ? {} : { desugared };
}
