// Types, paths with their generic arguments, bounds: from syntax to HIR.

import { error, type Reported, unsupported } from "#diagnostics/diagnostic.ts";
import { joinSpans, makeSpan, spanEnd, spanStart, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import type { DefId, Res } from "#hir/defs.ts";
import type {
  HirAssocConstraint,
  HirBound,
  HirConstArg,
  HirFnPtr,
  HirGenericArg,
  HirGenericArgs,
  HirGenericParam,
  HirLifetime,
  HirPath,
  HirPathSegment,
  HirPolyTraitRef,
  HirTraitRef,
  HirTy,
  QPath,
} from "#hir/items.ts";
import { describeRes } from "#hir/resolve/describe.ts";
import type { GenericsScope, Scope } from "#hir/resolve/scope.ts";
import { moduleOf } from "#hir/resolve/scope.ts";
import { namespaceOf, type PathSource } from "#hir/resolve/path-source.ts";
import { lowerCaptures } from "./captures.ts";
import type { Elision, TypeCx } from "./env.ts";
import { checkAbi, rejectQualified, validateBound } from "./validate-item.ts";
import { elided, elidedInPath, freshLifetime, lowerLifetime, reportMissing } from "./lifetimes.ts";

export function unitType(span: Span): HirTy {
  return { kind: "tuple", elements: [], span };
}

/** Lowers a type. */
export function lowerType(cx: TypeCx, ty: ast.Type): HirTy {
  const { span } = ty;
  switch (ty.kind) {
    case "path":
      return lowerPathType(cx, ty.path, span);
    case "ref": {
      const lifetime =
        ty.lifetime !== undefined
          ? lowerLifetime(cx, ty.lifetime)
          : elided(cx, { span: makeSpan(span.file, span.start, span.start + 1), kind: "ampersand", count: 1 });
      return { kind: "ref", lifetime, mutability: ty.mutable ? "mut" : "not", inner: lowerType(cx, ty.ty), span };
    }
    case "ptr":
      return { kind: "rawPtr", mutability: ty.mutable ? "mut" : "not", inner: lowerType(cx, ty.ty), span };
    case "slice":
      return { kind: "slice", element: lowerType(cx, ty.ty), span };
    case "array":
      return { kind: "array", element: lowerType(cx, ty.ty), length: lowerConstExpr(cx, ty.len), span };
    case "tuple":
      return { kind: "tuple", elements: ty.types.map((t) => lowerType(cx, t)), span };
    case "paren":
      return lowerType(cx, ty.ty);
    case "never":
      if (cx.env.session.map.isUser(span) && cx.env.session.def(cx.owner).krate === "user") {
        cx.env.session.sink.error(
          error("E0658", "the `!` type is experimental")
            .at(span)
            .note("see issue #35121 <https://github.com/rust-lang/rust/issues/35121> for more information"),
        );
      }
      return { kind: "never", span };
    case "infer":
      return { kind: "infer", span };
    case "fnPtr":
      return { kind: "fnPtr", fn: lowerFnPtr(cx, ty), span };
    case "dyn":
      return lowerDyn(cx, ty);
    case "impl":
      return lowerImplTrait(cx, ty);
    case "macroCall": {
      const expanded = cx.env.expander.expand(ty.call, "ty", { macros: cx.macros, module: moduleOf(cx.scope) });
      if (expanded === undefined) return errorType(span, alreadyTold(cx));
      return cx.env.expander.nested(() => lowerType(cx, expanded));
    }
    case "error":
      return errorType(span, alreadyTold(cx));
  }
}

/** For nodes behind which a diagnostic of an earlier stage stands. */
export function alreadyTold(cx: TypeCx): Reported {
  return cx.env.session.alreadyTold();
}

function errorType(span: Span, reported: Reported): HirTy {
  return { kind: "error", reported, span };
}

function lowerPathType(cx: TypeCx, path: ast.Path, span: Span): HirTy {
  const qpath = lowerPath(cx, path, { kind: "type" });
  if (qpath.kind === "resolved") {
    const { res } = qpath.path;
    if (res.kind === "error") return errorType(span, res.reported);
    if (res.kind === "primTy" && qpath.path.segments.every((s) => s.args === undefined))
      return { kind: "prim", prim: res.prim, span };
    if (res.kind === "def" && cx.env.session.def(res.def).kind === "trait" && qpath.self === undefined)
      return errorType(span, bareTrait(cx, span, path));
  }
  return { kind: "path", path: qpath, span };
}

/** E0782. */
function bareTrait(cx: TypeCx, span: Span, path: ast.Path | undefined): Reported {
  const builder = error(
    "E0782",
    path === undefined ? "expected a type, found a trait" : "expected a type, found a trait",
  ).at(span);
  builder.suggest(
    "you can add the `dyn` keyword if you want a trait object",
    spanStart(span),
    "dyn ",
    "MachineApplicable",
  );
  return cx.env.session.sink.error(builder);
}

// ---------------------------------------------------------------- paths

/** Resolves a path for its place and lowers its generic arguments. */
export function lowerPath(cx: TypeCx, path: ast.Path, source: PathSource): QPath {
  if (path.qself !== undefined) {
    if (source.kind === "struct" || source.kind === "tupleStruct") rejectQualified(cx.env.session, path.span);
    return lowerQualified(cx, path, path.qself, source);
  }
  const resolved = cx.env.paths.resolve(path, cx.scope, source);
  return assemble(cx, path, path.segments, resolved.res, resolved.used);
}

/** Puts a path together from what its first `used` segments mean. */
function assemble(cx: TypeCx, path: ast.Path, segments: readonly ast.PathSegment[], res: Res, used: number): QPath {
  const first = segments[0] as ast.PathSegment;
  const head = segments.slice(0, used);
  const last = head.at(-1) ?? first;
  const baseSpan = used === segments.length ? path.span : joinSpans(first.span, last.span);
  const hirPath = makePath(cx, head, res, baseSpan);
  let qpath: QPath = { kind: "resolved", self: undefined, path: hirPath, span: baseSpan };
  for (const segment of segments.slice(used)) qpath = relative(cx, qpath, segment, joinSpans(first.span, segment.span));
  return qpath.kind === "typeRelative" ? { ...qpath, span: path.span } : qpath;
}

function relative(cx: TypeCx, base: QPath, segment: ast.PathSegment, span: Span): QPath {
  const self: HirTy =
    base.kind === "resolved" && base.self === undefined && base.path.res.kind === "primTy"
      ? { kind: "prim", prim: base.path.res.prim, span: base.span }
      : base.kind === "resolved" && base.path.res.kind === "error"
        ? { kind: "error", reported: base.path.res.reported, span: base.span }
        : { kind: "path", path: base, span: base.span };
  return { kind: "typeRelative", self, segment: lowerSegment(cx, segment), span };
}

function makePath(cx: TypeCx, segments: readonly ast.PathSegment[], res: Res, span: Span): HirPath {
  const { session } = cx.env;
  const def = res.kind === "def" || res.kind === "ctor" ? res.def : undefined;
  const isVariant = def !== undefined && session.def(def).kind === "variant";
  const owner = isVariant ? session.def(def).parent : def;
  const lowered = segments.map((s) => lowerSegment(cx, s, def));
  const withArgs = lowered.findLast((s) => s.args !== undefined);
  const given =
    withArgs?.args?.args.some((a) => a.kind === "lifetime") === true || withArgs?.args?.parenthesized === true;
  const last = segments.at(-1);
  const open =
    withArgs?.args === undefined
      ? undefined
      : makeSpan(withArgs.args.span.file, withArgs.args.span.start, withArgs.args.span.start + 1);
  const elidedAt = open ?? last?.ident.span ?? span;
  const elided =
    owner === undefined
      ? { kind: "each" as const, lifetimes: [] }
      : elidedInPath(cx, owner, given, elidedAt, open === undefined ? "path" : "comma");
  return { span, res, segments: lowered, elided };
}

export function lowerSegment(cx: TypeCx, segment: ast.PathSegment, def?: DefId): HirPathSegment {
  return {
    name: segment.ident.name,
    span: segment.ident.span,
    args: segment.args === undefined ? undefined : lowerGenericArgs(cx, segment.args, def),
  };
}

/** `<T>::a` and `<T as Trait>::a`. */
function lowerQualified(cx: TypeCx, path: ast.Path, qself: ast.QSelf, source: PathSource): QPath {
  const self = lowerType(cx, qself.ty);
  const [first, ...rest] = path.segments;
  if (first === undefined)
    return {
      kind: "resolved",
      self: undefined,
      path: { span: path.span, res: errorRes(cx), segments: [], elided: { kind: "each", lifetimes: [] } },
      span: path.span,
    };
  let qpath: QPath;
  if (qself.trait === undefined) {
    qpath = { kind: "typeRelative", self, segment: lowerSegment(cx, first), span: joinSpans(qself.span, first.span) };
  } else {
    const trait = cx.env.paths.resolve(qself.trait, cx.scope, { kind: "trait", bound: false });
    const ns = rest.length > 0 ? "type" : namespaceOf(source);
    const res = assocInTrait(cx, trait.res, first.ident, ns, source, path.span);
    const base = makePath(cx, qself.trait.segments, trait.res, qself.trait.span);
    const hirPath: HirPath = {
      span: path.span,
      res,
      segments: [...base.segments, lowerSegment(cx, first)],
      elided: base.elided,
    };
    qpath = { kind: "resolved", self, path: hirPath, span: joinSpans(qself.span, first.span) };
  }
  for (const segment of rest) qpath = relative(cx, qpath, segment, joinSpans(qself.span, segment.span));
  return { ...qpath, span: path.span };
}

function errorRes(cx: TypeCx): Res {
  return { kind: "error", reported: alreadyTold(cx) };
}

function assocInTrait(
  cx: TypeCx,
  trait: Res,
  ident: ast.Ident,
  ns: "type" | "value" | "macro",
  source: PathSource,
  whole: Span,
): Res {
  const { session, lookup } = cx.env;
  if (trait.kind !== "def") return trait;
  const module = session.modules.get(trait.def);
  const found = module === undefined ? undefined : lookup.inModule(module, ident.name, ns);
  if (found !== undefined) return found.res;
  const name = session.def(trait.def).name;
  const other =
    module === undefined ? undefined : lookup.inModule(module, ident.name, ns === "type" ? "value" : "type");
  if (other !== undefined) {
    const expected = ns === "type" ? "associated type" : "method or associated constant";
    const builder = error(
      "E0575",
      `expected ${expected}, found ${describeRes(session, other.res)} \`${name}::${ident.name}\``,
    ).at(whole, `not a ${expected}`);
    return session.errorRes(session.sink.error(builder));
  }
  const what =
    ns === "type"
      ? "associated type"
      : source.kind === "value" && source.call !== undefined
        ? "method or associated constant"
        : "method or associated constant";
  return session.errorRes(
    session.sink.error(
      error("E0576", `cannot find ${what} \`${ident.name}\` in trait \`${name}\``).at(
        ident.span,
        `not found in \`${name}\``,
      ),
    ),
  );
}

// ---------------------------------------------------------------- generic arguments

export function lowerGenericArgs(cx: TypeCx, args: ast.GenericArgs, def?: DefId): HirGenericArgs {
  if (args.kind === "paren") return lowerParenArgs(cx, args, def);
  const out: HirGenericArg[] = [];
  const constraints: HirAssocConstraint[] = [];
  for (const arg of args.args) {
    switch (arg.kind) {
      case "lifetime":
        out.push({ kind: "lifetime", lifetime: lowerLifetime(cx, arg.lifetime) });
        break;
      case "type":
        out.push(lowerTypeArg(cx, arg.ty));
        break;
      case "const":
        out.push({ kind: "const", value: lowerConstExpr(cx, arg.expr) });
        break;
      case "constraint":
        constraints.push(lowerConstraint(cx, arg));
        break;
    }
  }
  return { args: out, constraints, parenthesized: false, span: args.span };
}

function lowerConstraint(outer: TypeCx, arg: ast.AssocConstraint): HirAssocConstraint {
  const cx: TypeCx = { ...outer, outerImpl: undefined };
  const args = arg.args === undefined ? undefined : lowerGenericArgs(cx, arg.args);
  const { term } = arg;
  const base = { name: arg.ident.name, args, span: arg.span };
  switch (term.kind) {
    case "type":
      return { ...base, value: { kind: "equals", ty: lowerType(cx, term.ty) } };
    case "bounds":
      return { ...base, value: { kind: "bounds", bounds: lowerBounds(cx, term.bounds) } };
    case "const":
      return {
        ...base,
        value: {
          kind: "equals",
          ty: errorType(arg.span, cx.env.session.sink.error(unsupported("associated const equality", arg.span))),
        },
      };
  }
}

/** A type argument, unless it is a path that only makes sense as a constant. */
function lowerTypeArg(cx: TypeCx, ty: ast.Type): HirGenericArg {
  if (ty.kind === "infer") return { kind: "infer", span: ty.span };
  if (
    ty.kind === "path" &&
    ty.path.qself === undefined &&
    ty.path.segments.length === 1 &&
    ty.path.segments[0]?.args === undefined
  ) {
    const { paths } = cx.env;
    if (paths.quietly(ty.path, cx.scope, "type") === undefined) {
      const value = paths.quietly(ty.path, cx.scope, "value");
      if (value !== undefined)
        return { kind: "const", value: lowerConstExpr(cx, { kind: "path", path: ty.path, attrs: [], span: ty.span }) };
    }
  }
  return { kind: "type", ty: lowerType(cx, ty) };
}

/** A constant in a type: a bare parameter, `_`, or a body of its own. */
export function lowerConstExpr(cx: TypeCx, expr: ast.Expr, isRepeatCount = false): HirConstArg {
  const { span } = expr;
  if (expr.kind === "paren") return { ...lowerConstExpr(cx, expr.expr, isRepeatCount), span };
  const inner =
    expr.kind === "block" &&
    expr.mode === "plain" &&
    expr.label === undefined &&
    expr.block.stmts.length === 0 &&
    expr.block.tail !== undefined
      ? expr.block.tail
      : expr;
  if (expr.kind === "underscore") return { kind: "infer", span };
  if (inner.kind === "error") return { kind: "error", reported: alreadyTold(cx), span };
  if (inner.kind === "path" && inner.path.qself === undefined && inner.path.segments.length === 1) {
    const res = cx.env.paths.quietly(inner.path, cx.scope, "value");
    if (res?.kind === "def" && cx.env.session.def(res.def).kind === "constParam")
      return { kind: "param", def: res.def, span };
  }
  const scope: Scope = { kind: "const", generics: false, item: undefined, isRepeatCount, parent: cx.scope };
  const { def, body } = cx.env.constBody("anonConst", cx.owner, expr, scope, cx.macros);
  return { kind: "body", def, body, span };
}

// ---------------------------------------------------------------- functions in types

/** What the lifetimes in inputs say about the output: the one there is, or none. */
export function outputElision(lifetimes: readonly HirLifetime[]): HirLifetime | undefined {
  const distinct = new Map<string, HirLifetime>();
  for (const lifetime of lifetimes) {
    if (lifetime.kind === "param") distinct.set(`p${lifetime.def}`, lifetime);
    else distinct.set(lifetime.kind, lifetime);
  }
  return distinct.size === 1 ? [...distinct.values()][0] : undefined;
}

/** `Fn(A, B) -> C` as `Fn<(A, B), Output = C>`. */
function lowerParenArgs(cx: TypeCx, args: ast.ParenArgs, def: DefId | undefined): HirGenericArgs {
  const { session } = cx.env;
  if (def !== undefined && session.def(def).kind !== "trait") {
    session.sink.error(
      error("E0214", "parenthesized type parameters may only be used with a `Fn` trait").at(
        args.span,
        "only `Fn` traits may use parentheses",
      ),
    );
  }
  const forbidden = { kind: "forbidden" as const, where: "the parameters of `Fn` trait bounds" };
  const into = cx.binder;
  const inner: TypeCx =
    into === undefined ? cx : { ...cx, elision: { kind: "fresh", into, owner: cx.owner, hiddenInPaths: true } };
  const recorder: HirLifetime[] = [];
  const inputs = args.inputs.map((t) => lowerType({ ...inner, recorder, implTrait: forbidden, binder: undefined }, t));
  const start = spanStart(args.span);
  const inputSpan = args.output === undefined ? args.span : makeSpan(start.file, start.start, args.output.span.start);
  const tuple: HirTy = { kind: "tuple", elements: inputs, span: inputSpan };
  const outCx: TypeCx = {
    ...cx,
    binder: undefined,
    recorder: undefined,
    implTrait: { kind: "forbidden", where: "the return type of `Fn` trait bounds" },
  };
  const output =
    args.output === undefined
      ? unitType(spanEnd(args.span))
      : lowerOutput(
          outCx,
          args.output,
          recorder,
          args.inputs.map((t, index) => ({ name: undefined, index, span: t.span, lifetimes: 0 })),
        );
  return {
    args: [{ kind: "type", ty: tuple }],
    constraints: [{ name: "Output", args: undefined, value: { kind: "equals", ty: output }, span: output.span }],
    parenthesized: true,
    span: args.span,
  };
}

/** An output type whose left-out lifetimes come from the inputs. */
export function lowerOutput(
  cx: TypeCx,
  ty: ast.Type,
  lifetimes: readonly HirLifetime[],
  params: readonly {
    readonly name: string | undefined;
    readonly index: number;
    readonly span: Span;
    readonly lifetimes: number;
  }[],
  preferred?: HirLifetime,
): HirTy {
  if (ty.kind === "never") return { kind: "never", span: ty.span };
  const from = preferred ?? outputElision(lifetimes);
  if (from !== undefined) return lowerType({ ...cx, elision: { kind: "same", lifetime: from } }, ty);
  // First only to see what is missing, so that one message tells all.
  const missing: Extract<Elision, { kind: "collect" }>["missing"] = [];
  const probe = lowerType({ ...cx, elision: { kind: "collect", missing } }, ty);
  if (missing.length === 0) return probe;
  const reported = reportMissing(cx.env.session, missing, cx.owner, { params });
  return lowerType({ ...cx, elision: { kind: "error", reported } }, ty);
}

function lowerFnPtr(cx: TypeCx, ty: ast.FnPtrType): HirFnPtr {
  const { params: boundParams, scope } = declareBinder(cx, ty.binder, "`fn` pointer");
  checkAbi(cx.env.session, ty.extern);
  if (ty.variadic !== undefined) cx.env.session.sink.error(unsupported("C-variadic functions", ty.variadic));
  const recorder: HirLifetime[] = [];
  const forbidden = { kind: "forbidden" as const, where: "`fn` pointer parameters" };
  const inner: TypeCx = {
    ...cx,
    scope,
    elision: { kind: "fresh", into: boundParams, owner: cx.owner, hiddenInPaths: true },
    recorder,
    implTrait: forbidden,
    binder: undefined,
  };
  const inputs = ty.params.map((p) => lowerType(inner, p.ty));
  const outCx: TypeCx = {
    ...cx,
    scope,
    recorder: undefined,
    implTrait: { kind: "forbidden", where: "`fn` pointer return types" },
    binder: undefined,
  };
  const output =
    ty.ret === undefined
      ? unitType(spanEnd(ty.span))
      : lowerOutput(
          outCx,
          ty.ret,
          recorder,
          ty.params.map((p, index) => ({ name: p.name?.name, index, span: p.ty.span, lifetimes: 0 })),
        );
  return {
    boundParams,
    unsafe: ty.unsafe !== undefined,
    abi: ty.extern === undefined ? undefined : (ty.extern.abi ?? "C"),
    inputs,
    output,
  };
}

/** `for<'a, 'b>`: new lifetimes and the scope in which they are known. */
export function declareBinder(
  cx: TypeCx,
  binder: readonly ast.GenericParam[],
  boundIn = "outer `impl Trait`",
): { params: HirGenericParam[]; scope: Scope } {
  if (binder.length === 0) return { params: [], scope: cx.scope };
  const { session } = cx.env;
  const params: HirGenericParam[] = [];
  const lifetimes = new Map<string, HirLifetime & { kind: "param" | "error" }>();
  for (const param of binder) {
    if (param.kind !== "lifetime") {
      session.sink.error(unsupported("types and constants bound by `for`", param.span));
      continue;
    }
    const { name, span } = param.lifetime;
    const def = session.define({
      kind: "lifetimeParam",
      name,
      nameSpan: span,
      span,
      parent: cx.owner,
      visibility: { kind: "public" },
      krate: session.def(cx.owner).krate,
    });
    lifetimes.set(name, { kind: "param", def, span });
    params.push({ kind: "lifetime", def, name, span, bounds: [], origin: "explicit" });
  }
  const scope: GenericsScope = { kind: "generics", params: new Map(), lifetimes, boundIn, parent: cx.scope };
  return { params, scope };
}

// ---------------------------------------------------------------- bounds, trait objects, impl Trait

export function lowerBounds(cx: TypeCx, bounds: readonly ast.Bound[]): readonly HirBound[] {
  return bounds.flatMap((bound): HirBound[] => {
    switch (bound.kind) {
      case "lifetime":
        return [
          {
            kind: "outlives",
            lifetime: lowerLifetime({ ...cx, recorder: undefined }, bound.lifetime),
            span: bound.span,
          },
        ];
      case "use":
        return [];
      case "trait": {
        if (bound.modifier === "async" || bound.modifier === "negative") {
          cx.env.session.sink.error(
            unsupported(`\`${bound.modifier === "async" ? "async" : "!"}\` bounds`, bound.span),
          );
          return [];
        }
        const trait = lowerPolyTraitRef(cx, bound);
        if (cx.env.session.def(cx.owner).krate === "user")
          validateBound(cx.env.session, bound, trait.traitRef.path.res);
        return [{ kind: "trait", modifier: bound.modifier, trait, span: bound.span }];
      }
    }
  });
}

export function lowerPolyTraitRef(cx: TypeCx, bound: ast.TraitBound, boundIn?: string): HirPolyTraitRef {
  const { params, scope } = declareBinder(cx, bound.binder, boundIn);
  const traitRef = lowerTraitRef({ ...cx, scope, binder: params }, bound.path);
  return { boundParams: params, traitRef, span: bound.span };
}

export function lowerTraitRef(cx: TypeCx, path: ast.Path): HirTraitRef {
  const qpath = lowerPath(cx, path, { kind: "trait", bound: true });
  if (qpath.kind === "resolved") {
    if (qpath.path.res.kind === "error" && cx.elision.kind !== "infer") cx.env.session.withoutTrait.add(cx.owner);
    return { path: qpath.path };
  }
  const reported = cx.env.session.sink.error(
    error("E0404", "expected trait, found associated type").at(path.span, "not a trait"),
  );
  return {
    path: { span: path.span, res: { kind: "error", reported }, segments: [], elided: { kind: "each", lifetimes: [] } },
  };
}

function lowerDyn(cx: TypeCx, ty: Extract<ast.Type, { kind: "dyn" }>): HirTy {
  const { session } = cx.env;
  if (!ty.dyn) return errorType(ty.span, bareTrait(cx, ty.span, undefined));
  const traits: HirPolyTraitRef[] = [];
  let lifetime: HirLifetime | undefined;
  for (const bound of ty.bounds) {
    if (bound.kind === "trait") {
      if (bound.modifier !== "none")
        session.sink.error(
          error(
            undefined,
            `\`${bound.modifier === "maybe" ? "?" : bound.modifier}Trait\` is not permitted in trait object types`,
          ).at(bound.span),
        );
      else
        traits.push(
          lowerPolyTraitRef({ ...cx, implTrait: { kind: "forbidden", where: "trait objects" } }, bound, "`dyn` type"),
        );
    } else if (bound.kind === "lifetime") {
      if (lifetime !== undefined)
        session.sink.error(error("E0226", "only a single explicit lifetime bound is permitted").at(bound.span));
      else lifetime = lowerLifetime(cx, bound.lifetime);
    }
  }
  if (traits.length === 0)
    return errorType(
      ty.span,
      session.sink.error(error("E0224", "at least one trait is required for an object type").at(ty.span)),
    );
  return {
    kind: "traitObject",
    bounds: traits,
    lifetime: lifetime ?? { kind: "objectDefault", span: ty.span },
    span: ty.span,
  };
}

function lowerImplTrait(outer: TypeCx, ty: Extract<ast.Type, { kind: "impl" }>): HirTy {
  const { session } = outer.env;
  const { span } = ty;
  const mode = outer.implTrait;
  if (outer.outerImpl !== undefined && mode.kind !== "forbidden") {
    return errorType(
      span,
      session.sink.error(
        error("E0666", "nested `impl Trait` is not allowed")
          .at(span, "nested `impl Trait` here")
          .label(outer.outerImpl, "outer `impl Trait`"),
      ),
    );
  }
  const cx: TypeCx = { ...outer, outerImpl: span };
  switch (mode.kind) {
    case "forbidden":
      return errorType(
        span,
        session.sink.error(
          error("E0562", `\`impl Trait\` is not allowed in ${mode.where}`)
            .at(span)
            .note("`impl Trait` is only allowed in arguments and return types of functions and methods"),
        ),
      );
    case "param": {
      const name = session.map.text(span) || "impl Trait";
      const def = session.define({
        kind: "typeParam",
        name,
        nameSpan: span,
        span,
        parent: mode.owner,
        visibility: { kind: "public" },
        krate: session.def(mode.owner).krate,
      });
      const bounds = lowerBounds(
        { ...cx, implTrait: { kind: "param", into: mode.into, owner: mode.owner } },
        ty.bounds,
      );
      mode.into.push({ kind: "type", def, name, span, bounds, default: undefined, synthetic: true, mayDangle: false });
      const path: HirPath = {
        span,
        res: { kind: "def", def },
        segments: [{ name, span, args: undefined }],
        elided: { kind: "each", lifetimes: [] },
      };
      return { kind: "path", path: { kind: "resolved", self: undefined, path, span }, span };
    }
    case "opaque": {
      const def = session.define({
        kind: "opaque",
        name: "{opaque}",
        nameSpan: span,
        span,
        parent: mode.fn,
        visibility: { kind: "public" },
        krate: session.def(mode.fn).krate,
      });
      const bounds = lowerBounds({ ...cx, scope: withoutBound(cx.scope) }, ty.bounds);
      for (const bound of bounds)
        if (bound.kind === "outlives" && bound.lifetime.kind === "error")
          return errorType(span, bound.lifetime.reported);
      const captures = lowerCaptures(cx, ty.bounds, span);
      session.items.set(def, { def, span, kind: "opaque", bounds, captures, fn: mode.fn });
      return { kind: "opaque", def, span };
    }
  }
}

/** What an `impl Trait` sees: lifetimes that `for` binds around it are known, but not to be captured. */
function withoutBound(scope: Scope): Scope {
  let inner = scope;
  for (let at = scope; at.kind === "generics"; at = at.parent)
    if (at.boundIn !== undefined)
      inner = {
        kind: "generics",
        params: new Map(),
        lifetimes: at.lifetimes,
        uncapturable: at.boundIn,
        parent: inner,
      };
  return inner;
}

/** A fresh lifetime for `&self` and its like. */
export function receiverLifetime(cx: TypeCx, lifetime: ast.Lifetime | undefined, span: Span): HirLifetime {
  if (lifetime !== undefined) return lowerLifetime(cx, lifetime);
  if (cx.elision.kind === "fresh") {
    const made = freshLifetime(cx.env.session, cx.elision.owner, span, cx.elision.into);
    cx.recorder?.push(made);
    return made;
  }
  return elided(cx, { span, kind: "ampersand", count: 1 });
}
