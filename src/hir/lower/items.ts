// Items: their headers, signatures, fields and variants, lowered when first asked for.

import { error, onByDefault, unsupported } from "#diagnostics/diagnostic.ts";
import { joinSpans, makeSpan, spanEnd, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { configure, toHirAttr } from "#hir/attributes/attributes.ts";
import { lowerVisibility } from "#hir/collect/visibility.ts";
import type { BodyId, DefId, Visibility } from "#hir/defs.ts";
import type { HirFnSig, HirGenericParam, HirItem, HirLifetime, HirTy, HirVariant } from "#hir/items.ts";
import { withArticle } from "#hir/resolve/describe.ts";
import type { ItemSource } from "#hir/resolve/session.ts";
import { bestMatch } from "#hir/resolve/similar.ts";
import type { Elision, LowerEnv, TypeCx } from "./env.ts";
import { headerCx, itemScope, lowerGenerics } from "./generics.ts";
import { checkAbi, placeOf, validateItem } from "./validate-item.ts";
import {
  lowerBounds,
  lowerConstExpr,
  lowerOutput,
  lowerTraitRef,
  lowerType,
  receiverLifetime,
  unitType,
} from "./types.ts";

/** Lowers the item behind a definition; `undefined` for definitions that have none. */
export function lowerItem(env: LowerEnv, def: DefId, bodyOf: (def: DefId) => BodyId | undefined): HirItem | undefined {
  const { session } = env;
  const row = session.def(def);
  if (row.kind === "crate" || row.kind === "mod")
    return { def, span: row.span, kind: "mod", items: session.children.get(def) ?? [] };
  const source = session.sources.get(def);
  if (source === undefined) return undefined;
  const { item } = source;
  const { span } = item;
  if (row.krate === "user") validateItem(session, item, placeOf(session, row.parent));
  const children = (): readonly DefId[] => session.children.get(def) ?? [];
  switch (item.kind) {
    case "fn":
      return lowerFn(env, def, item, row.kind === "assocFn", bodyOf);
    case "struct":
    case "union":
      return {
        def,
        span,
        kind: item.kind,
        generics: lowerGenerics(env, def, item.generics),
        variant: lowerVariant(env, def, row.name, item.data, undefined, span, def),
      };
    case "enum": {
      const variants = children()
        .filter((id) => session.def(id).kind === "variant")
        .map((id) => {
          const variant = session.variantSources.get(id) as ast.Variant;
          return lowerVariant(env, id, variant.ident.name, variant.data, variant.discriminant, variant.span, def);
        });
      return { def, span, kind: "enum", generics: lowerGenerics(env, def, item.generics), variants };
    }
    case "trait": {
      if (item.auto !== undefined && row.krate === "user")
        session.sink.error(error("E0658", "auto traits are experimental and possibly buggy").at(item.span));
      const cx = headerCx(env, def, itemScope(env, def));
      const items = children().filter((id) => session.sources.has(id));
      return {
        def,
        span,
        kind: "trait",
        generics: lowerGenerics(env, def, item.generics),
        supertraits: lowerBounds(cx, item.supertraits),
        items,
        unsafe: item.unsafe !== undefined,
        auto: item.auto !== undefined,
      };
    }
    case "impl":
      return lowerImpl(env, def, item, source);
    case "typeAlias":
      return lowerAlias(env, def, item, row.kind === "assocType");
    case "const": {
      const cx: TypeCx = {
        ...headerCx(env, def, itemScope(env, def)),
        elision: elisionInConst(env, def),
        implTrait: { kind: "forbidden", where: "const types" },
      };
      if (item.value === undefined && row.kind === "const" && row.krate === "user")
        missingDefinition(env, "constant", item, " = <expr>");
      return {
        def,
        span,
        kind: "const",
        generics: lowerGenerics(env, def, item.generics),
        ty: lowerType(cx, item.ty),
        body: bodyOf(def),
      };
    }
    case "static": {
      const cx: TypeCx = {
        ...headerCx(env, def, itemScope(env, def)),
        elision: { kind: "static" },
        implTrait: { kind: "forbidden", where: "static types" },
      };
      if (item.value === undefined && row.krate === "user") missingDefinition(env, "static", item, " = <expr>");
      return {
        def,
        span,
        kind: "static",
        ty: lowerType(cx, item.ty),
        mutability: item.mutable ? "mut" : "not",
        body: bodyOf(def),
      };
    }
    default:
      return undefined;
  }
}

const BODILESS = "patterns aren't allowed in functions without bodies";

/** Where there is no body parameters have plain names, for documentation. */
function checkBodilessParams(env: LowerEnv, { self, params }: ast.FnSig): void {
  if (self?.mutable === true) reportBodilessMut(env, { ...self.span, end: self.ident.span.end }, self.ident.name);
  for (const { pat } of params) {
    if (pat.kind === "wild") continue;
    if (pat.kind !== "ident" || pat.byRef || pat.sub !== undefined)
      env.session.sink.error(error("E0642", BODILESS).at(pat.span, "pattern not allowed in function without body"));
    else if (pat.mutable) reportBodilessMut(env, pat.span, pat.ident.name);
  }
}

function reportBodilessMut({ session }: LowerEnv, span: Span, name: string): void {
  session.sink.error(
    error(undefined, BODILESS)
      .at(span)
      .suggest("remove `mut` from the parameter", span, name, "MachineApplicable")
      .note(onByDefault("deny", "patterns_in_fns_without_body", "future_incompatible")),
  );
}

function missingDefinition(env: LowerEnv, what: string, item: ast.Item, wanted: string): void {
  const noun = what === "function" ? "free function without a body" : `free ${what} item without body`;
  const semi: Span = makeSpan(item.span.file, item.span.end - 1, item.span.end);
  const place = what === "function" ? "function" : what;
  env.session.sink.error(
    error(undefined, noun)
      .at(item.span)
      .suggest(
        `provide a definition for the ${place}`,
        semi,
        `${wanted}${what === "function" ? "" : ";"}`,
        "HasPlaceholders",
      ),
  );
}

// ---------------------------------------------------------------- functions

function lowerFn(
  env: LowerEnv,
  def: DefId,
  item: ast.FnItem,
  assoc: boolean,
  bodyOf: (def: DefId) => BodyId | undefined,
): HirItem {
  const { session } = env;
  const { qualifiers, sig } = item;
  const row = session.def(def);
  const intrinsic = row.attrs.some((a) => a.name === "intrinsic");
  if (
    checkAbi(session, qualifiers.extern) &&
    qualifiers.extern !== undefined &&
    qualifiers.extern.abi !== "Rust" &&
    row.krate === "user"
  )
    session.sink.error(unsupported("functions of foreign ABIs", qualifiers.extern.span));
  if (qualifiers.async !== undefined) session.sink.error(unsupported("async functions", qualifiers.async));
  if (qualifiers.default !== undefined) session.sink.error(unsupported("specialization", qualifiers.default));
  if (sig.variadic !== undefined) session.sink.error(unsupported("C-variadic functions", sig.variadic));
  if (item.body === undefined && !assoc && !intrinsic && row.krate === "user")
    missingDefinition(env, "function", item, " { <body> }");
  if (item.body === undefined && assoc && row.krate === "user") checkBodilessParams(env, sig);
  if (sig.self !== undefined && !assoc) {
    session.sink.error(
      error(undefined, "`self` parameter is only allowed in associated functions")
        .at(sig.self.span, "not semantically valid as function parameter")
        .note("associated functions are those in `impl` or `trait` definitions"),
    );
  }
  const extra: HirGenericParam[] = [];
  const scope = itemScope(env, def);
  const base = headerCx(env, def, scope);
  const inputs: HirTy[] = [];
  const all: HirLifetime[] = [];
  const params: { name: string | undefined; index: number; span: Span; lifetimes: number }[] = [];
  const input = (lower: (cx: TypeCx) => HirTy, name: string | undefined, span: Span): HirTy => {
    const recorder: HirLifetime[] = [];
    const cx: TypeCx = {
      ...base,
      elision: { kind: "fresh", into: extra, owner: def, hiddenInPaths: true },
      implTrait: { kind: "param", into: extra, owner: def },
      recorder,
    };
    const ty = lower(cx);
    inputs.push(ty);
    all.push(...recorder);
    params.push({ name, index: params.length, span, lifetimes: recorder.length });
    return ty;
  };
  let preferred: HirLifetime | undefined;
  if (sig.self !== undefined && assoc) {
    const self = sig.self;
    const ty = input((cx) => lowerSelfType(cx, self), "self", self.span);
    preferred = selfLifetime(ty);
  }
  for (const param of configuredParams(env, sig.params))
    input((cx) => lowerType(cx, param.ty), patName(param.pat), param.ty.span);
  const outCx: TypeCx = { ...base, implTrait: { kind: "opaque", fn: def } };
  const output =
    sig.ret === undefined ? unitType(spanEnd(sig.span)) : lowerOutput(outCx, sig.ret, all, params, preferred);
  const hirSig: HirFnSig = {
    inputs,
    output,
    outputSpan: sig.ret?.span ?? spanEnd(sig.span),
    hasSelf: sig.self !== undefined && assoc,
    unsafe: qualifiers.unsafe !== undefined,
    const: qualifiers.const !== undefined,
    abi: qualifiers.extern === undefined ? undefined : (qualifiers.extern.abi ?? "C"),
    span: sig.span,
  };
  return {
    def,
    span: item.span,
    kind: "fn",
    generics: lowerGenerics(env, def, item.generics, extra),
    sig: hirSig,
    body: bodyOf(def),
    intrinsic,
  };
}

/** The parameters that `cfg` leaves. */
export function configuredParams(env: LowerEnv, params: readonly ast.Param[]): readonly ast.Param[] {
  return params.some((p) => p.attrs.length > 0)
    ? params.filter((p) => configure(p.attrs, env.session.options).removedBy === undefined)
    : params;
}

function patName(pat: ast.Pat): string | undefined {
  return pat.kind === "ident" ? pat.ident.name : undefined;
}

/** The type of a `self` parameter: `Self`, `&Self`, or as written. */
function lowerSelfType(cx: TypeCx, self: ast.SelfParam): HirTy {
  const { span } = self;
  const { form } = self;
  if (form.kind === "typed") return lowerType(cx, form.ty);
  const ident: ast.Ident = { name: "Self", span, mark: 0, raw: false };
  const path: ast.Path = {
    kind: "path",
    qself: undefined,
    global: false,
    segments: [{ ident, args: undefined, span }],
    span,
  };
  const inner = lowerType(cx, { kind: "path", path, span });
  if (form.kind === "value") return inner;
  const lifetime = receiverLifetime(cx, form.lifetime, span);
  return { kind: "ref", lifetime, mutability: form.mutable ? "mut" : "not", inner, span };
}

/** The lifetime of the one reference to `Self` in a receiver's type (`&Self`, `Pin<&mut Self>`). */
function selfLifetime(ty: HirTy): HirLifetime | undefined {
  const found: HirLifetime[] = [];
  const isSelf = (t: HirTy): boolean =>
    t.kind === "path" &&
    t.path.kind === "resolved" &&
    (t.path.path.res.kind === "selfAlias" || t.path.path.res.kind === "selfParam");
  const walk = (t: HirTy): void => {
    if (t.kind === "ref") {
      if (isSelf(t.inner)) found.push(t.lifetime);
      walk(t.inner);
    } else if (t.kind === "path" && t.path.kind === "resolved") {
      for (const segment of t.path.path.segments)
        for (const arg of segment.args?.args ?? []) if (arg.kind === "type") walk(arg.ty);
    }
  };
  walk(ty);
  return found.length === 1 ? found[0] : undefined;
}

// ---------------------------------------------------------------- types

function lowerVariant(
  env: LowerEnv,
  def: DefId,
  name: string,
  data: ast.VariantData,
  discriminant: ast.Expr | undefined,
  span: Span,
  owner: DefId,
): HirVariant {
  const cx: TypeCx = {
    ...headerCx(env, owner, itemScope(env, owner)),
    elision: { kind: "named" },
    implTrait: { kind: "forbidden", where: "field types" },
  };
  const fields = fieldsOf(env, def, data, owner).map((f) => ({
    def: f.def,
    name: f.name,
    ty: lowerType(cx, f.field.ty),
    span: f.field.span,
  }));
  return {
    def,
    name,
    shape: data.kind,
    fields,
    discriminant: discriminant === undefined ? undefined : lowerConstExpr(cx, discriminant),
    span,
  };
}

/** The fields' definitions, made once. */
export function fieldsOf(
  env: LowerEnv,
  def: DefId,
  data: ast.VariantData,
  owner: DefId,
): readonly { readonly field: ast.FieldDef; readonly def: DefId; readonly name: string }[] {
  const { session } = env;
  const known = session.fields.get(def);
  if (known !== undefined) return known;
  const isEnum = def !== owner;
  const module = session.module(session.def(owner).module);
  const out: { field: ast.FieldDef; def: DefId; name: string }[] = [];
  const seen = new Map<string, Span>();
  for (const field of data.kind === "unit" ? [] : data.fields) {
    const configured = configure(field.attrs, session.options);
    if (configured.removedBy !== undefined) continue;
    const name = field.ident?.name ?? String(out.length);
    const nameSpan = field.ident?.span ?? field.span;
    const earlier = seen.get(name);
    if (earlier !== undefined) {
      session.sink.error(
        error("E0124", `field \`${name}\` is already declared`)
          .at(field.span, "field already declared")
          .label(earlier, `\`${name}\` first declared here`),
      );
      continue;
    }
    seen.set(name, field.span);
    const visibility: Visibility = isEnum
      ? session.def(def).visibility
      : lowerVisibility(session, env.lookup, field.vis, module);
    const id = session.define({
      kind: "field",
      name,
      nameSpan,
      span: field.span,
      parent: def,
      visibility,
      attrs: configured.attrs.map(toHirAttr),
      krate: session.def(owner).krate,
    });
    out.push({ field, def: id, name });
  }
  session.fields.set(def, out);
  return out;
}

function lowerAlias(env: LowerEnv, def: DefId, item: ast.TypeAliasItem, assoc: boolean): HirItem {
  const { session } = env;
  const cx = headerCx(env, def, itemScope(env, def));
  const parent = session.def(def).parent;
  const inImpl = assoc && parent !== undefined && session.def(parent).kind === "impl";
  const tyCx: TypeCx = {
    ...cx,
    elision: inImpl ? { kind: "implAssocType" } : { kind: "named" },
    implTrait: { kind: "forbidden", where: inImpl ? "associated types" : "type aliases" },
  };
  if (item.ty === undefined && !assoc) {
    session.sink.error(
      error(undefined, "free type alias without body")
        .at(item.span)
        .suggest(
          "provide a definition for the type",
          makeSpan(item.span.file, item.span.end - 1, item.span.end),
          " = <type>;",
          "HasPlaceholders",
        ),
    );
  }
  const isImplTrait = item.ty?.kind === "impl";
  if (isImplTrait && item.ty !== undefined)
    session.sink.error(
      error("E0658", `\`impl Trait\` in ${assoc ? "associated types" : "type aliases"} is unstable`)
        .at(item.ty.span)
        .note("see issue #63063 <https://github.com/rust-lang/rust/issues/63063> for more information"),
    );
  const ty: HirTy | undefined =
    item.ty === undefined
      ? inImpl
        ? { kind: "error", reported: session.alreadyTold(), span: item.span }
        : undefined
      : isImplTrait
        ? { kind: "error", reported: session.alreadyTold(), span: item.ty.span }
        : lowerType(tyCx, item.ty);
  const generics = lowerGenerics(env, def, item.generics);
  if (assoc) return { def, span: item.span, kind: "assocType", generics, bounds: lowerBounds(cx, item.bounds), ty };
  return {
    def,
    span: item.span,
    kind: "typeAlias",
    generics,
    ty: ty ?? { kind: "error", reported: session.alreadyTold(), span: item.span },
  };
}

// ---------------------------------------------------------------- impls

function lowerImpl(env: LowerEnv, def: DefId, item: ast.ImplItem, source: ItemSource): HirItem {
  const { session } = env;
  if (item.default !== undefined) session.sink.error(unsupported("specialization", item.default));
  if (item.trait?.negative !== undefined && session.def(def).krate === "user") {
    session.sink.error(
      error("E0658", "negative trait bounds are not fully implemented; use marker types for now").at(
        joinSpans(item.trait.negative, item.trait.path.span),
      ),
    );
  }
  const extra: HirGenericParam[] = [];
  const cx: TypeCx = {
    ...headerCx(env, def, itemScope(env, def)),
    elision: { kind: "fresh", into: extra, owner: def, hiddenInPaths: false },
    implTrait: { kind: "forbidden", where: "`impl` headers" },
  };
  const traitRef = item.trait === undefined ? undefined : lowerTraitRef(cx, item.trait.path);
  const selfTy = lowerType(cx, item.self);
  const items = (session.children.get(def) ?? []).filter((id) => session.sources.has(id));
  if (traitRef !== undefined && traitRef.path.res.kind === "def" && session.def(def).krate === "user")
    checkMembers(env, items, traitRef.path.res.def, item);
  return {
    def,
    span: item.span,
    kind: "impl",
    generics: lowerGenerics(env, def, item.generics, extra),
    traitRef,
    selfTy,
    items,
    unsafe: item.unsafe !== undefined,
    negative: item.trait?.negative !== undefined,
    derivedFrom: source.derivedFrom,
  };
}

/** E0407, E0437, E0438: what an impl defines must be in the trait. */
function checkMembers(env: LowerEnv, items: readonly DefId[], trait: DefId, impl: ast.ImplItem): void {
  const { session } = env;
  const members = (session.children.get(trait) ?? [])
    .filter((id) => session.sources.has(id))
    .map((id) => session.def(id));
  const path = impl.trait?.path.segments.map((s) => s.ident.name).join("::") ?? "";
  for (const id of items) {
    const row = session.def(id);
    const named = members.filter((m) => m.name === row.name);
    const sameName = named.find((m) => (m.kind === "assocType") === (row.kind === "assocType")) ?? named[0];
    if (sameName !== undefined) {
      if (sameName.kind !== row.kind) wrongKind(env, id, sameName.nameSpan, path);
      continue;
    }
    const [code, what] =
      row.kind === "assocFn"
        ? (["E0407", "method"] as const)
        : row.kind === "assocType"
          ? (["E0437", "type"] as const)
          : (["E0438", "const"] as const);
    const builder = error(code, `${what} \`${row.name}\` is not a member of trait \`${path}\``).at(
      row.span,
      `not a member of trait \`${path}\``,
    );
    const names = members
      .filter((m) => m.kind === row.kind)
      .map((m) => m.name)
      .sort();
    const similar = bestMatch(names, row.name);
    const noun =
      row.kind === "assocFn"
        ? "associated function"
        : row.kind === "assocType"
          ? "associated type"
          : "associated constant";
    if (similar !== undefined)
      builder.suggest(`there is ${withArticle(noun)} with a similar name`, row.nameSpan, similar, "MaybeIncorrect");
    session.sink.error(builder);
  }
}

/** What `&T` means in a constant's type: `&'static T`, unless it could be a lifetime of the trait or impl around it. */
function elisionInConst(env: LowerEnv, def: DefId): Elision {
  const { parent, krate } = env.session.def(def);
  const around = parent === undefined || krate === "std" ? undefined : env.session.items.get(parent);
  const hasLifetimes =
    (around?.kind === "impl" || around?.kind === "trait") &&
    around.generics.params.some((param) => param.kind === "lifetime");
  if (!hasLifetimes) return { kind: "static" };
  return around.kind === "impl" ? { kind: "implConst" } : { kind: "named" };
}

/** E0323, E0324, E0325: a name of the trait, but of another kind. */
function wrongKind(env: LowerEnv, id: DefId, traitItem: Span, path: string): void {
  const row = env.session.def(id);
  const [code, what] =
    row.kind === "assocConst"
      ? (["E0323", "associated const"] as const)
      : row.kind === "assocFn"
        ? (["E0324", "associated method"] as const)
        : (["E0325", "associated type"] as const);
  env.session.sink.error(
    error(code, `item \`${row.name}\` is an ${what}, which doesn't match its trait \`${path}\``)
      .at(row.span, "does not match trait")
      .label(traitItem, "item in trait"),
  );
}
