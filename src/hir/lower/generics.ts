// Generic parameters: their definitions and scope first, their bounds when the item is lowered.

import { error } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { configure } from "#hir/attributes/attributes.ts";
import type { DefId, Res } from "#hir/defs.ts";
import type { HirGenericParam, HirGenerics, HirLifetime, HirWherePredicate } from "#hir/items.ts";
import type { GenericsScope, ItemScope, Scope } from "#hir/resolve/scope.ts";
import type { ItemSource, Session } from "#hir/resolve/session.ts";
import type { LowerEnv, TypeCx } from "./env.ts";
import { lowerLifetime } from "./lifetimes.ts";
import { declareBinder, lowerBounds, lowerConstExpr, lowerType } from "./types.ts";

const WHAT: Readonly<Record<string, ItemScope["what"]>> = {
  fn: "function",
  struct: "struct",
  enum: "enum",
  union: "union",
  trait: "trait",
  impl: "impl",
  typeAlias: "type alias",
  const: "constant",
  static: "static",
};

/** The scope inside an item: its parameters and `Self`, then what lies around it. Made once. */
export function itemScope(env: LowerEnv, def: DefId): Scope {
  const { session } = env;
  const known = session.scopes.get(def);
  if (known !== undefined) return known;
  const scope = buildScope(env, def);
  session.scopes.set(def, scope);
  return scope;
}

function buildScope(env: LowerEnv, def: DefId): Scope {
  const { session } = env;
  const row = session.def(def);
  if (row.kind === "variant" || row.kind === "field") return itemScope(env, row.parent as DefId);
  const source = session.sources.get(def);
  if (source === undefined)
    return row.parent === undefined ? { kind: "module", module: session.module(def) } : itemScope(env, row.parent);
  const { item } = source;
  const assoc = row.kind === "assocFn" || row.kind === "assocConst" || row.kind === "assocType";
  let scope: Scope = assoc ? itemScope(env, row.parent as DefId) : source.scope;
  if (source.local && !assoc)
    scope = { kind: "item", what: WHAT[item.kind] ?? "function", nameSpan: row.nameSpan, parent: scope };
  if ("generics" in item && item.generics.params.length > 0)
    scope = declareGenerics(session, def, item.generics.params, scope);
  const self = selfRes(item, def);
  return self === undefined ? scope : { kind: "self", res: self, span: row.headSpan, parent: scope };
}

function selfRes(item: ItemSource["item"], def: DefId): Res | undefined {
  switch (item.kind) {
    case "trait":
      return { kind: "selfParam", trait: def };
    case "impl":
    case "struct":
    case "union":
    case "enum":
      // Within a type's own definition `Self` is the type with its own parameters; `impl` then names the type.
      return { kind: "selfAlias", impl: def };
    default:
      return undefined;
  }
}

function declareGenerics(
  session: Session,
  owner: DefId,
  params: readonly ast.GenericParam[],
  parent: Scope,
): GenericsScope {
  const names = new Map<string, DefId>();
  const lifetimes = new Map<string, HirLifetime & { kind: "param" | "error" }>();
  const first = new Map<string, Span>();
  const defs: { param: ast.GenericParam; def: DefId }[] = [];
  for (const param of params) {
    const isLifetime = param.kind === "lifetime";
    const { name, span } = isLifetime ? param.lifetime : param.ident;
    const kind = isLifetime ? "lifetimeParam" : param.kind === "type" ? "typeParam" : "constParam";
    const def = session.define({
      kind,
      name,
      nameSpan: span,
      span: param.span,
      parent: owner,
      visibility: { kind: "public" },
      krate: session.def(owner).krate,
    });
    const add = (): void => {
      defs.push({ param, def });
    };
    if (name === "'static") {
      session.sink.error(
        error("E0262", "invalid lifetime parameter name: `'static`").at(span, "'static is a reserved lifetime name"),
      );
      add();
      continue;
    }
    if (name === "'_") {
      session.sink.error(error("E0637", "`'_` cannot be used here").at(span, "`'_` is a reserved lifetime name"));
      add();
      continue;
    }
    const earlier = first.get(name) ?? (isLifetime ? undefined : outerParam(session, name, parent));
    if (earlier !== undefined) {
      session.sink.error(
        error("E0403", `the name \`${name}\` is already used for a generic parameter in this item's generic parameters`)
          .at(span, "already used")
          .label(earlier, `first use of \`${name}\``),
      );
      // A second one of the name is nobody's: left out, so that nothing else goes wrong with it.
      if (first.has(name)) continue;
    }
    add();
    first.set(name, span);
    if (isLifetime) {
      checkShadowing(session, name, span, parent);
      lifetimes.set(name, { kind: "param", def, span });
    } else {
      names.set(name, def);
    }
  }
  session.genericDefs.set(owner, defs);
  return { kind: "generics", params: names, lifetimes, parent };
}

/** A parameter of the impl or trait around a method. */
function outerParam(session: Session, name: string, scope: Scope): Span | undefined {
  for (let at = scope; at.kind !== "module" && at.kind !== "item" && at.kind !== "block"; at = at.parent) {
    const def = at.kind === "generics" ? at.params.get(name) : undefined;
    if (def !== undefined) return session.def(def).nameSpan;
  }
  return undefined;
}

/** E0496. */
function checkShadowing(session: Session, name: string, span: Span, scope: Scope): void {
  for (let at = scope; at.kind !== "module" && at.kind !== "item" && at.kind !== "block"; at = at.parent) {
    const outer = at.kind === "generics" ? at.lifetimes.get(name) : undefined;
    if (outer === undefined) continue;
    session.sink.error(
      error("E0496", `lifetime name \`${name}\` shadows a lifetime name that is already in scope`)
        .at(span, `lifetime \`${name}\` already in scope`)
        .label(outer.span, "first declared here"),
    );
    return;
  }
}

/** A context for an item's header: bounds must name their lifetimes. */
export function headerCx(env: LowerEnv, owner: DefId, scope: Scope): TypeCx {
  const macros = env.session.sources.get(owner)?.macros;
  return {
    env,
    owner,
    scope,
    macros,
    elision: { kind: "explicit" },
    implTrait: { kind: "forbidden", where: "bounds" },
    recorder: undefined,
    binder: undefined,
    outerImpl: undefined,
  };
}

/** The item's parameters with their bounds, and its where clauses; `extra` are those invented for its signature. */
export function lowerGenerics(
  env: LowerEnv,
  owner: DefId,
  generics: ast.Generics,
  extra: readonly HirGenericParam[] = [],
): HirGenerics {
  const cx = headerCx(env, owner, itemScope(env, owner));
  const params = (env.session.genericDefs.get(owner) ?? []).map(({ param, def }, i, all) =>
    lowerParam(
      cx,
      param,
      def,
      new Set(all.slice(i).flatMap((p) => (p.param.kind === "lifetime" ? [] : [p.param.ident.name]))),
    ),
  );
  const lifetimes = params.filter((p) => p.kind === "lifetime");
  const others = params.filter((p) => p.kind !== "lifetime");
  return {
    params: [
      ...lifetimes,
      ...extra.filter((p) => p.kind === "lifetime"),
      ...others,
      ...extra.filter((p) => p.kind !== "lifetime"),
    ],
    where: generics.where.map((w) => lowerWhere(cx, w)),
    span: generics.span,
  };
}

/** `later`: the parameter itself and those after it, which its default may not name. */
function lowerParam(cx: TypeCx, param: ast.GenericParam, def: DefId, later: ReadonlySet<string>): HirGenericParam {
  const isTrait = cx.env.session.def(cx.owner).kind === "trait";
  const inDefault = (): Scope => ({
    kind: "generics",
    params: new Map(),
    lifetimes: new Map(),
    banned: { names: later, self: !isTrait },
    parent: cx.scope,
  });
  switch (param.kind) {
    case "lifetime":
      return {
        kind: "lifetime",
        def,
        name: param.lifetime.name,
        span: param.lifetime.span,
        bounds: param.bounds.map((l) => lowerLifetime(cx, l)),
        origin: "explicit",
      };
    case "type":
      return {
        kind: "type",
        def,
        name: param.ident.name,
        span: param.ident.span,
        bounds: lowerBounds(cx, param.bounds),
        default:
          param.default === undefined
            ? undefined
            : lowerType(
                { ...cx, scope: inDefault(), implTrait: { kind: "forbidden", where: "generic parameter defaults" } },
                param.default,
              ),
        synthetic: false,
        mayDangle: configure(param.attrs, cx.env.session.options).attrs.some(
          (a) => a.path.segments.at(-1)?.ident.name === "may_dangle",
        ),
      };
    case "const":
      return {
        kind: "const",
        def,
        name: param.ident.name,
        span: param.ident.span,
        ty: lowerType(
          {
            ...cx,
            scope: { kind: "const", generics: false, item: undefined, paramType: true, parent: cx.scope },
            elision: { kind: "static" },
          },
          param.ty,
        ),
        default: param.default === undefined ? undefined : lowerConstExpr({ ...cx, scope: inDefault() }, param.default),
      };
  }
}

/** E0316. */
function refuseNestedBinders(cx: TypeCx, bounds: readonly ast.Bound[]): void {
  for (const bound of bounds)
    if (bound.kind === "trait" && bound.binder.length > 0)
      cx.env.session.sink.error(error("E0316", "nested quantification of lifetimes").at(bound.span));
}

function lowerWhere(cx: TypeCx, predicate: ast.WherePredicate): HirWherePredicate {
  if (predicate.kind === "lifetime") {
    return {
      kind: "outlives",
      lifetime: lowerLifetime(cx, predicate.lifetime),
      bounds: predicate.bounds.map((l) => lowerLifetime(cx, l)),
      span: predicate.span,
    };
  }
  const { params, scope } = declareBinder(cx, predicate.binder);
  if (params.length > 0) refuseNestedBinders(cx, predicate.bounds);
  const inner = { ...cx, scope };
  return {
    kind: "bound",
    boundParams: params,
    ty: lowerType(inner, predicate.ty),
    bounds: lowerBounds(inner, predicate.bounds),
    span: predicate.span,
  };
}
