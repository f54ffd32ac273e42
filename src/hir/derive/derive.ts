// `#[derive(…)]`: the impls of the standard traits, written out as syntax.
//
// Headers are made at once, bodies when first looked at. Every type parameter gets the trait as a bound, and so do
// associated types of parameters among the fields' types, as in rustc. What concerns a field has the field's span.

import { error, unsupported } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { attributeName, configure, parseMetaList } from "#hir/attributes/attributes.ts";
import { AstBuilder } from "#hir/macros/ast-build.ts";
import type { Lookup } from "#hir/resolve/lookup.ts";
import type { Module } from "#hir/resolve/module.ts";
import type { Session } from "#hir/resolve/session.ts";
import { cloneBody, copiesItself } from "./clone.ts";
import { eqAssertions, ordBody, partialEqBody, partialOrdBody } from "./compare.ts";
import { debugBody } from "./debug.ts";
import { checkDefault, defaultBody } from "./default.ts";
import { hashBody } from "./hash.ts";
import { type Adt, type AdtItem, adtOf } from "./shape.ts";

export interface DerivedImpl {
  readonly impl: ast.ImplItem;
  /** The trait's name in the attribute. */
  readonly span: Span;
}

/** The impls that an item's `derive` attributes ask for; unknown traits are reported. */
export function deriveImpls(
  session: Session,
  item: AdtItem,
  attrs: readonly ast.NormalAttribute[],
  module: Module,
): readonly DerivedImpl[] {
  const names = derivedTraits(session, attrs, module);
  if (names.length === 0) return [];
  const adt = adtOf(item, (list) => configure(list, session.options));
  const all = new Set(names.map((n) => n.name));
  return names.flatMap(({ name, span }) => {
    const mark = session.marks.add({ parent: 0, macro: undefined, krate: "std", call: span, callMark: 0 });
    return deriveTrait(session, adt, name, span, new AstBuilder(span, mark), all);
  });
}

function derivedTraits(
  session: Session,
  attrs: readonly ast.NormalAttribute[],
  module: Module,
): readonly { name: string; span: Span }[] {
  const out: { name: string; span: Span }[] = [];
  for (const attr of attrs) {
    if (attributeName(attr) !== "derive" || attr.args.kind !== "delimited") continue;
    for (const meta of parseMetaList(attr.args.args.tokens)) {
      if (meta.literal) {
        session.sink.error(error("E0777", "expected path to a trait, found literal").at(meta.span));
        continue;
      }
      const name = meta.name.split("::").at(-1) ?? "";
      if (TRAITS.has(name)) out.push({ name, span: meta.span });
      else if (name !== "") session.unknownDerives.push({ path: meta.name, span: meta.span, module });
    }
  }
  return out;
}

/** Tells of the derive macros that there are not, once all imports are known: one that failed has been told of itself. */
export function reportUnknownDerives(session: Session, lookup: Lookup): void {
  for (const { path, span, module } of session.unknownDerives) {
    const idents = path.split("::").map((name) => ({ name, span, mark: 0, raw: false }));
    const outcome = lookup.path(idents, false, "macro", module, false);
    if (outcome.kind === "full" && outcome.binding.res.kind === "error") continue;
    const [first, second] = idents;
    const isCrate = first !== undefined && second !== undefined && outcome.kind === "failed" && outcome.index === 0;
    session.sink.error(
      isCrate
        ? error("E0433", `cannot find module or crate \`${first.name}\` in this scope`).at(
            span,
            `use of unresolved module or unlinked crate \`${first.name}\``,
          )
        : error(undefined, `cannot find derive macro \`${idents.at(-1)?.name}\` in this scope`).at(span),
    );
  }
}

const TRAITS: ReadonlyMap<string, string> = new Map([
  ["Debug", "fmt"],
  ["Clone", "clone"],
  ["Copy", "marker"],
  ["PartialEq", "cmp"],
  ["Eq", "cmp"],
  ["PartialOrd", "cmp"],
  ["Ord", "cmp"],
  ["Hash", "hash"],
  ["Default", "default"],
]);

function deriveTrait(
  session: Session,
  adt: Adt,
  name: string,
  span: Span,
  b: AstBuilder,
  all: ReadonlySet<string>,
): readonly DerivedImpl[] {
  const path = (): ast.Path => b.path(`$crate::${TRAITS.get(name)}::${name}`);
  const made = (methods: readonly ast.FnItem[], bounds = true): DerivedImpl => ({
    impl: implItem(b, adt, path(), bounds ? path : undefined, methods),
    span,
  });
  const self = (mutable = false): ast.SelfParam => ({
    attrs: [],
    form: { kind: "ref", lifetime: undefined, mutable },
    mutable: false,
    ident: { name: "self", span: b.span, mark: 0, raw: false },
    span: b.span,
  });
  const selfTy = (): ast.Type => b.namedType("Self");
  const bool = (): ast.Type => b.pathType(b.path("bool"));
  const other = (): ast.Param => param(b, "other", b.refType(selfTy()));
  if (adt.kind === "union" && !["Copy", "Clone", "Eq"].includes(name)) {
    session.sink.error(error(undefined, "this trait cannot be derived for unions").at(span));
    return [];
  }
  switch (name) {
    case "Copy":
      return [made([])];
    case "Clone":
      return [made([fn(b, "clone", undefined, self(), [], selfTy(), () => cloneBody(b, adt, copiesItself(adt, all)))])];
    case "Debug": {
      const f = param(b, "f", b.refType(b.namedType("$crate::fmt::Formatter"), true));
      return [
        made([fn(b, "fmt", undefined, self(), [f], b.namedType("$crate::fmt::Result"), () => debugBody(b, adt))]),
      ];
    }
    case "PartialEq": {
      const structural: DerivedImpl = {
        impl: implItem(b, adt, b.path("$crate::marker::StructuralPartialEq"), undefined, []),
        span,
      };
      return [structural, made([fn(b, "eq", undefined, self(), [other()], bool(), () => partialEqBody(b, adt))])];
    }
    case "Eq":
      return [made([fn(b, "assert_fields_are_eq", undefined, self(), [], undefined, () => eqAssertions(b, adt))])];
    case "PartialOrd": {
      const ordering = b.namedType("$crate::cmp::Ordering");
      const option = b.path("$crate::option::Option");
      const result = b.pathType({
        ...option,
        segments: option.segments.map((s, i) =>
          i === 2 ? { ...s, args: angle(b, [{ kind: "type", ty: ordering, span: b.span }]) } : s,
        ),
      });
      return [made([fn(b, "partial_cmp", undefined, self(), [other()], result, () => partialOrdBody(b, adt))])];
    }
    case "Ord":
      return [
        made([fn(b, "cmp", undefined, self(), [other()], b.namedType("$crate::cmp::Ordering"), () => ordBody(b, adt))]),
      ];
    case "Hash": {
      const hasher = b.ident("__H");
      const generic: ast.GenericParam = {
        kind: "type",
        attrs: [],
        ident: hasher,
        bounds: [b.traitBound(b.path("$crate::hash::Hasher"))],
        default: undefined,
        span: b.span,
      };
      const state = param(b, "state", b.refType(b.namedType("__H"), true));
      return [made([fn(b, "hash", generic, self(), [state], undefined, () => hashBody(b, adt))])];
    }
    case "Default":
      return [made([defaultFn(session, b, adt, span)], adt.kind === "struct")];
    default:
      session.sink.error(unsupported(`derive of ${name}`, span));
      return [];
  }
}

/** Where no default can be derived, there is a function all the same, so that nobody misses it. */
function defaultFn(session: Session, b: AstBuilder, adt: Adt, span: Span): ast.FnItem {
  const isFine = checkDefault(session.sink, adt, span);
  const body = (): ast.Block => (isFine ? defaultBody(b, adt) : b.block([], b.call("$crate::process::abort", [])));
  return fn(b, "default", undefined, undefined, [], b.namedType("Self"), body);
}

function param(b: AstBuilder, name: string, ty: ast.Type): ast.Param {
  return { attrs: [], pat: b.binding(b.ident(name)), ty, span: b.span };
}

function angle(b: AstBuilder, args: readonly ast.GenericArg[]): ast.GenericArgs {
  return { kind: "angle", args, turbofish: false, span: b.span };
}

const INHERITED = (span: Span): ast.Visibility => ({ kind: "inherited", span });

/** A method whose body is made when it is first looked at. */
function fn(
  b: AstBuilder,
  name: string,
  generic: ast.GenericParam | undefined,
  self: ast.SelfParam | undefined,
  params: readonly ast.Param[],
  ret: ast.Type | undefined,
  body: () => ast.Block,
): ast.FnItem {
  let made: ast.Block | undefined;
  return {
    kind: "fn",
    attrs: [],
    vis: INHERITED(b.span),
    span: b.span,
    ident: { ...b.ident(name), mark: 0 },
    qualifiers: {
      const: undefined,
      async: undefined,
      unsafe: undefined,
      safe: undefined,
      extern: undefined,
      default: undefined,
    },
    generics: { params: generic === undefined ? [] : [generic], where: [], span: b.span, whereSpan: b.span },
    sig: { self, params, variadic: undefined, ret, span: b.span },
    get body(): ast.Block {
      made ??= body();
      return made;
    },
    headSpan: b.span,
  };
}

function implItem(
  b: AstBuilder,
  adt: Adt,
  trait: ast.Path,
  bound: (() => ast.Path) | undefined,
  items: readonly ast.AssocItem[],
): ast.ImplItem {
  const { generics } = adt.item;
  const params = generics.params.map((p): ast.GenericParam => {
    if (p.kind === "lifetime") return p;
    if (p.kind === "const") return { ...p, default: undefined };
    return { ...p, default: undefined, bounds: bound === undefined ? p.bounds : [...p.bounds, b.traitBound(bound())] };
  });
  const names = new Set(generics.params.flatMap((p) => (p.kind === "type" ? [p.ident.name] : [])));
  const projections =
    bound === undefined ? [] : adt.variants.flatMap((v) => v.fields.flatMap((f) => projectionsIn(f.ty, names)));
  const where: ast.WherePredicate[] = projections.map((ty) => ({
    kind: "type",
    binder: [],
    ty,
    bounds: [b.traitBound((bound as () => ast.Path)())],
    span: b.span,
  }));
  const args = generics.params.map((p): ast.GenericArg => {
    if (p.kind === "lifetime") return { kind: "lifetime", lifetime: p.lifetime, span: b.span };
    const path = b.pathType({ ...b.path("x"), segments: [{ ident: p.ident, args: undefined, span: b.span }] });
    return { kind: "type", ty: path, span: b.span };
  });
  const segment: ast.PathSegment = {
    ident: { ...adt.item.ident, span: b.span },
    args: args.length === 0 ? undefined : angle(b, args),
    span: b.span,
  };
  return {
    kind: "impl",
    attrs: [],
    vis: INHERITED(b.span),
    span: b.span,
    unsafe: undefined,
    default: undefined,
    generics: { params, where: [...generics.where, ...where], span: generics.span, whereSpan: generics.whereSpan },
    trait: { path: trait, negative: undefined },
    self: b.pathType({ kind: "path", qself: undefined, global: false, segments: [segment], span: b.span }),
    items,
    headSpan: b.span,
  };
}

/** Types such as `T::Item` within a field's type: they need the trait too. */
function projectionsIn(ty: ast.Type, params: ReadonlySet<string>): readonly ast.Type[] {
  switch (ty.kind) {
    case "path": {
      const first = ty.path.segments[0];
      const inQself = ty.path.qself?.ty;
      if (
        inQself?.kind === "path" &&
        inQself.path.segments.length === 1 &&
        params.has(inQself.path.segments[0]?.ident.name ?? "")
      )
        return [ty];
      if (first !== undefined && ty.path.segments.length > 1 && params.has(first.ident.name)) return [ty];
      return ty.path.segments.flatMap((s) =>
        s.args?.kind === "angle"
          ? s.args.args.flatMap((a) => (a.kind === "type" ? projectionsIn(a.ty, params) : []))
          : [],
      );
    }
    case "ref":
    case "ptr":
    case "slice":
    case "array":
    case "paren":
      return projectionsIn(ty.ty, params);
    case "tuple":
      return ty.types.flatMap((t) => projectionsIn(t, params));
    default:
      return [];
  }
}
