// Bodies of functions, constants and statics: registered when their item is seen, lowered when asked for.

import { makeSpan } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import type { Collector } from "#hir/collect/collect.ts";
import type { BodyKind, HirBody, HirParam } from "#hir/body.ts";
import type { BodyId, DefId } from "#hir/defs.ts";
import type { HirItem } from "#hir/items.ts";
import type { MacroScope } from "#hir/macros/macro-scope.ts";
import { Module } from "#hir/resolve/module.ts";
import type { FnContext } from "#hir/resolve/path-source.ts";
import { moduleOf, type Scope } from "#hir/resolve/scope.ts";
import { lowerBlock } from "./blocks.ts";
import { type BlockItems, BodyCx, type Knot } from "./body-cx.ts";
import type { LowerEnv } from "./env.ts";
import { lowerExpr } from "./exprs.ts";
import { configuredParams } from "./items.ts";
import { PatternBinder } from "./patterns.ts";

export class Bodies {
  readonly #collector: Collector;
  readonly #item: (def: DefId) => HirItem | undefined;
  readonly #knot: Knot;

  constructor(collector: Collector, item: (def: DefId) => HirItem | undefined) {
    this.#collector = collector;
    this.#item = item;
    this.#knot = { expr: lowerExpr, block: lowerBlock, items: (cx, locals) => this.#blockItems(cx, locals) };
  }

  /** The body of a function, const or static, if it has one; registered on first use. */
  bodyOf(env: LowerEnv, def: DefId): BodyId | undefined {
    const { session } = env;
    const known = session.bodyOf.get(def);
    if (known !== undefined) return known;
    const source = session.sources.get(def);
    if (source === undefined) return undefined;
    const { item } = source;
    const { krate } = session.def(def);
    let id: BodyId | undefined;
    if (item.kind === "fn") {
      // A derived function's body is made by looking at it: not yet.
      if (source.derivedFrom === undefined && item.body === undefined) return undefined;
      id = session.addBody({
        owner: def,
        kind: "fn",
        krate,
        lower: () => session.within(source.expansion, () => this.#fnBody(env, id as BodyId, def, item, source.macros)),
      });
    } else if ((item.kind === "const" || item.kind === "static") && item.value !== undefined) {
      const { value, kind } = item;
      id = session.addBody({
        owner: def,
        kind,
        krate,
        lower: () =>
          session.within(source.expansion, () =>
            this.#exprBody(env, id as BodyId, def, kind, value, env.itemScope(def), source.macros, undefined),
          ),
      });
    }
    if (id !== undefined) session.bodyOf.set(def, id);
    return id;
  }

  /** Registers an anonymous or inline constant. */
  constBody(
    env: LowerEnv,
    kind: BodyKind,
    parent: DefId,
    expr: ast.Expr,
    scope: Scope,
    macros: MacroScope,
  ): { readonly def: DefId; readonly body: BodyId } {
    const { session } = env;
    const { krate } = session.def(parent);
    const def = session.define({
      kind: "anonConst",
      name: "{constant}",
      nameSpan: expr.span,
      span: expr.span,
      parent,
      visibility: { kind: "public" },
      krate,
    });
    const id: BodyId = session.addBody({
      owner: def,
      kind,
      krate,
      lower: () => this.#exprBody(env, id, def, kind, expr, scope, macros, undefined),
    });
    session.bodyOf.set(def, id);
    return { def, body: id };
  }

  #exprBody(
    env: LowerEnv,
    id: BodyId,
    owner: DefId,
    kind: BodyKind,
    expr: ast.Expr,
    scope: Scope,
    macros: MacroScope,
    fn: FnContext | undefined,
  ): HirBody {
    const cx = new BodyCx(env, owner, this.#knot, scope, macros, false, fn);
    const value = cx.scoped(() => lowerExpr(cx, expr));
    return finish(cx, id, kind, [], value, expr.span);
  }

  #fnBody(env: LowerEnv, id: BodyId, def: DefId, item: ast.FnItem, macros: MacroScope): HirBody {
    const { session } = env;
    const lowered = this.#item(def);
    const inputs = lowered?.kind === "fn" ? lowered.sig.inputs : [];
    const assoc = session.def(def).kind === "assocFn";
    const paramsStart = item.sig.self?.span ?? item.sig.params[0]?.span ?? item.sig.span;
    const fn: FnContext = {
      def,
      variable: (name) => cx.letNames.get(name),
      nameSpan: session.def(def).nameSpan,
      assoc,
      hasSelf: assoc && item.sig.self !== undefined,
      paramsStart: makeSpan(paramsStart.file, paramsStart.start, paramsStart.start),
    };
    const cx: BodyCx = new BodyCx(env, def, this.#knot, env.itemScope(def), macros, true, fn);
    const params: HirParam[] = [];
    const value = cx.scoped(() => {
      const binder = new PatternBinder(cx, "function parameter");
      if (item.sig.self !== undefined && assoc) {
        params.push({ pat: binder.bindSelf(item.sig.self), ty: inputs[0], span: item.sig.self.span });
        binder.nextParameter();
      }
      for (const param of configuredParams(env, item.sig.params)) {
        params.push({ pat: binder.lower(param.pat), ty: inputs[params.length], span: param.span });
        binder.nextParameter();
      }
      binder.declare();
      const { body } = item;
      return body === undefined ? cx.error(item.span) : cx.blockExpr(lowerBlock(cx, body));
    });
    return finish(cx, id, "fn", params, value, item.span);
  }

  /** Items and imports of a block get a module of their own. */
  #blockItems(cx: BodyCx, locals: Scope): BlockItems {
    const { session } = cx;
    const outer = moduleOf(locals);
    const { krate } = session.def(cx.owner);
    const module = new Module("block", outer.nearest.def, outer, krate);
    const scope: Scope = { kind: "block", module, parent: locals };
    const place = {
      krate,
      module,
      parent: cx.owner,
      scope,
      directory: "",
      local: true,
      edition: session.edition(krate),
    };
    const imports = session.imports.length;
    const defs: DefId[] = [];
    let changed = false;
    return {
      module,
      defs,
      add: (item) => {
        const before = session.defs.length;
        cx.macros = this.#collector.item(item, place, cx.macros);
        changed ||= item.kind !== "macroRules";
        if (item.kind === "macroRules") return session.defs.length > before ? (before as DefId) : undefined;
        for (let i = before; i < session.defs.length; i++) {
          const def = session.def(i as DefId);
          if (def.parent === cx.owner && session.sources.has(def.id)) defs.push(def.id);
        }
        return undefined;
      },
      finish: () => {
        this.#collector.finish();
        if (krate === "user") cx.env.checkImports(imports);
      },
      isEmpty: () => !changed,
    };
  }
}

function finish(
  cx: BodyCx,
  id: BodyId,
  kind: BodyKind,
  params: readonly HirParam[],
  value: HirBody["value"],
  span: HirBody["span"],
): HirBody {
  return {
    id,
    kind,
    owner: cx.owner,
    params,
    value,
    exprs: cx.exprs,
    pats: cx.pats,
    locals: cx.locals,
    blockTraits: cx.blockTraits,
    innerAttrs: cx.innerAttrs,
    span,
  };
}
