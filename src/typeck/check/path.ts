// Paths as values: what they mean, and the type of that with its generic arguments.
//
// Paths resolved already need only arguments; `Type::name` is looked up here, variants first, then
// associated functions and consts by probing (rustc's `resolve_fully_qualified_call`, `instantiate_value_path`).

import { error } from "#diagnostics/diagnostic.ts";
import type { ExprId } from "#hir/body.ts";
import type { DefId, Res } from "#hir/defs.ts";
import type { HirPathSegment, QPath } from "#hir/items.ts";
import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { reportNoAssoc, reportPrivateItem, reportAmbiguousAssoc } from "#typeck/errors/method.ts";
import { reportUnknownType } from "#typeck/errors/infer.ts";
import { probe } from "#typeck/method/probe.ts";
import { rebuildTraitRef, eraseRegions, eraseRegionsArgs } from "#types/fold.ts";
import type { AdtDef, AssocItem, VariantDef } from "#types/tcx.ts";
import { type GenericArgs, mkAdt, mkFnDef, type Ty } from "#types/ty.ts";
import { type BuiltArgs, lowerPathSelf, ownArgs } from "./generic-args.ts";
import type { UserType } from "#typeck/tables.ts";

/** What a value path names, with what stands before the name. */
export interface ValuePath {
  readonly res: Res;
  /** `T` of `T::name` or `<T as Trait>::name`. */
  readonly selfTy: Ty | undefined;
  readonly userSelfTy: Ty | undefined;
  /** The segment with arguments of the enclosing trait, or enum. */
  readonly outer: HirPathSegment | undefined;
  readonly segment: HirPathSegment | undefined;
  readonly span: Span;
  /** Where probing found the item: arguments of its impl or trait. */
  readonly containerArgs: GenericArgs | undefined;
}

/** Resolves a value path; an erroneous one has been reported. */
export function resolveValuePath(fcx: FnCtxt, path: QPath, at: Span): ValuePath {
  if (path.kind === "resolved") {
    const segments = path.path.segments;
    const userSelfTy = path.self === undefined ? undefined : lowerPathSelf(fcx, path.self);
    const selfTy = userSelfTy === undefined ? undefined : eraseRegions(userSelfTy);
    return {
      res: path.path.res,
      selfTy,
      userSelfTy,
      outer: segments.at(-2),
      segment: segments.at(-1),
      span: path.span,
      containerArgs: undefined,
    };
  }
  const userSelfTy = lowerPathSelf(fcx, path.self);
  const selfTy = fcx.tryStructurallyResolve(fcx.normalize(eraseRegions(userSelfTy), path.span));
  const base = { selfTy, userSelfTy, outer: undefined, segment: path.segment, span: path.span };
  if (selfTy.kind === "error")
    return { ...base, res: { kind: "error", reported: selfTy.reported }, containerArgs: undefined };
  const variant = findVariant(fcx, selfTy, path.segment.name);
  if (variant !== undefined) return { ...base, res: { kind: "ctor", def: variant.def }, containerArgs: undefined };
  return probeAssoc(fcx, path.segment, selfTy, base, at);
}

/** The variant of an enum type with this name. */
export function findVariant(fcx: FnCtxt, ty: Ty, name: string): VariantDef | undefined {
  if (ty.kind !== "adt") return undefined;
  const adt = fcx.tcx.adt(ty.def);
  return adt.kind === "enum" ? adt.variants.find((v) => v.name === name) : undefined;
}

function probeAssoc(
  fcx: FnCtxt,
  segment: HirPathSegment,
  selfTy: Ty,
  base: Omit<ValuePath, "res" | "containerArgs">,
  at: Span,
): ValuePath {
  const result = probe(fcx, "path", segment.name, selfTy, at);
  switch (result.kind) {
    case "ok": {
      const { item, source } = result.pick;
      const kind = item.def;
      let containerArgs: GenericArgs;
      if (source.kind === "inherentImpl") {
        containerArgs = fcx.infcx.freshArgs(source.impl, base.span);
        fcx.eq(fcx.instantiate(fcx.tcx.typeOf(source.impl), containerArgs, base.span), selfTy);
      } else if (source.kind === "trait") containerArgs = fcx.infcx.freshArgs(source.trait, base.span, [selfTy]);
      else containerArgs = eraseRegionsArgs(fcx.infcx.instantiateFresh(source.bound, rebuildTraitRef, base.span).args);
      return { ...base, res: { kind: "def", def: kind }, containerArgs };
    }
    case "private":
      reportPrivateItem(fcx, result.item, segment.span);
      return {
        ...base,
        res: { kind: "def", def: result.item.def },
        containerArgs: fcx.infcx.freshArgs(result.item.container, base.span),
      };
    case "ambiguous": {
      const reported = reportAmbiguousAssoc(fcx, segment, result.candidates);
      return { ...base, res: { kind: "error", reported }, containerArgs: undefined };
    }
    case "unknownType": {
      const ty = reportUnknownType(fcx, result.ty, base.span);
      return { ...base, res: { kind: "error", reported: errorOf(ty) }, containerArgs: undefined };
    }
    case "noMatch": {
      if (selfTy.kind === "infer") {
        const ty = reportUnknownType(fcx, selfTy, base.span);
        return { ...base, res: { kind: "error", reported: errorOf(ty) }, containerArgs: undefined };
      }
      const reported = reportNoAssoc(fcx, segment, selfTy, result);
      return { ...base, res: { kind: "error", reported }, containerArgs: undefined };
    }
  }
}

function errorOf(ty: Ty): Extract<Ty, { kind: "error" }>["reported"] {
  return ty.kind === "error" ? ty.reported : bug("not an erroneous type");
}

/** The struct, enum or union a constructor belongs to, and the variant. */
export function ctorVariant(
  fcx: FnCtxt,
  def: DefId,
): { readonly adt: AdtDef; readonly index: number; readonly variant: VariantDef } {
  const d = fcx.tcx.hir.def(def);
  const adtDef = d.kind === "variant" ? (d.parent ?? bug("variant without enum")) : def;
  const adt = fcx.tcx.adt(adtDef);
  const index = adt.variants.findIndex((v) => v.def === def);
  return {
    adt,
    index: Math.max(index, 0),
    variant: adt.variants[Math.max(index, 0)] ?? bug("constructor without variant"),
  };
}

export interface Instantiated {
  readonly ty: Ty;
  readonly args: GenericArgs;
  readonly res: Res;
  /** Of a constructor: its type as the path writes it, where it writes any of it. */
  readonly user?: UserType | undefined;
}

/** The type of a resolved value path; `expr` records its arguments. */
export function instantiateValuePath(fcx: FnCtxt, path: ValuePath, expr: ExprId | undefined): Instantiated {
  const { res, span } = path;
  switch (res.kind) {
    case "local":
      return { ty: fcx.localTy(res.local), args: [], res };
    case "error":
      return { ty: fcx.taint(res.reported), args: [], res };
    case "ctor":
      return instantiateCtor(fcx, path, res.def, expr);
    case "selfCtor":
      return instantiateSelfCtor(fcx, res.impl, span);
    case "def":
      return instantiateDef(fcx, path, res.def, expr);
    default:
      return { ty: fcx.errorTy(error("E0423", "expected value, found type").at(span)), args: [], res };
  }
}

function instantiateCtor(fcx: FnCtxt, path: ValuePath, def: DefId, expr: ExprId | undefined): Instantiated {
  const { adt, variant } = ctorVariant(fcx, def);
  const { args, user, explicit } = ctorArgs(fcx, path, adt);
  fcx.registerPredicatesOf(adt.def, args, path.span, expr);
  const written: UserType | undefined = explicit
    ? { kind: "args", def: adt.def, args: user, selfTy: undefined, span: path.span }
    : undefined;
  if (written !== undefined && expr !== undefined) fcx.tables.userTypes.set(expr, written);
  const res: Res = { kind: "ctor", def };
  if (variant.shape === "named") {
    const name = `${fcx.tcx.hir.def(adt.def).name}::${variant.name}`;
    return {
      ty: fcx.errorTy(error("E0533", `expected value, found struct variant \`${name}\``).at(path.span, "not a value")),
      args,
      res,
    };
  }
  return { ty: variant.shape === "tuple" ? mkFnDef(def, args) : mkAdt(adt.def, args), args, res, user: written };
}

/** Arguments of the type whose constructor a path names: from `Self`/alias, the enum's segment, or the last one. */
export function ctorArgs(fcx: FnCtxt, path: ValuePath, adt: AdtDef): BuiltArgs {
  if (path.selfTy?.kind === "adt")
    return {
      args: path.selfTy.args,
      user: path.userSelfTy?.kind === "adt" ? path.userSelfTy.args : path.selfTy.args,
      explicit: path.userSelfTy !== undefined && path.userSelfTy.kind === "adt" && path.userSelfTy.args.length > 0,
    };
  const onLast = adt.kind !== "enum" || path.segment?.args !== undefined || path.outer === undefined;
  return ownArgs(fcx, adt.def, [], onLast ? path.segment : path.outer, path.span);
}

function instantiateSelfCtor(fcx: FnCtxt, impl: DefId, span: Span): Instantiated {
  const user = fcx.tcx.typeOf(impl);
  const ty = fcx.normalize(eraseRegions(user), span);
  const res: Res = { kind: "selfCtor", impl };
  if (ty.kind === "adt") {
    const adt = fcx.tcx.adt(ty.def);
    const variant = adt.variants[0];
    if (adt.kind === "struct" && variant !== undefined && variant.shape !== "named") {
      return {
        ty: variant.shape === "tuple" ? mkFnDef(ty.def, ty.args) : ty,
        args: ty.args,
        res: { kind: "ctor", def: ty.def },
        user: { kind: "ty", ty: user, span },
      };
    }
  }
  const diagnostic = error(undefined, "the `Self` constructor must be used with unit or tuple structs").at(span);
  return { ty: fcx.errorTy(diagnostic), args: [], res };
}

function instantiateDef(fcx: FnCtxt, path: ValuePath, def: DefId, expr: ExprId | undefined): Instantiated {
  const { tcx } = fcx;
  const { kind } = tcx.hir.def(def);
  const res: Res = { kind: "def", def };
  switch (kind) {
    case "constParam":
      return { ty: tcx.constParamTy(def), args: [], res };
    case "static":
      return { ty: fcx.normalize(eraseRegions(tcx.typeOf(def)), path.span), args: [], res };
    case "fn":
    case "assocFn":
    case "const":
    case "assocConst":
      break;
    default:
      return {
        ty: fcx.errorTy(
          error("E0423", `expected value, found ${kind} \`${tcx.hir.def(def).name}\``).at(path.span, "not a value"),
        ),
        args: [],
        res,
      };
  }
  const built = itemArgs(fcx, path, def);
  fcx.registerPredicatesOf(def, built.args, path.segment?.span ?? path.span, expr);
  if (
    expr !== undefined &&
    (built.explicit ||
      (path.userSelfTy !== undefined && path.containerArgs === undefined) ||
      path.userSelfTy?.kind === "adt")
  ) {
    fcx.tables.userTypes.set(expr, { kind: "args", def, args: built.user, selfTy: path.userSelfTy, span: path.span });
  }
  if (kind === "fn" || kind === "assocFn") return { ty: mkFnDef(def, built.args), args: built.args, res };
  return { ty: fcx.instantiate(tcx.typeOf(def), built.args, path.span), args: built.args, res };
}

function itemArgs(fcx: FnCtxt, path: ValuePath, def: DefId): BuiltArgs {
  const item: AssocItem | undefined = fcx.tcx.assocItem(def);
  const at = path.segment?.span ?? path.span;
  if (item === undefined) return ownArgs(fcx, def, [], path.segment, at);
  if (path.containerArgs !== undefined) return ownArgs(fcx, def, path.containerArgs, path.segment, at);
  // `Trait::name` or `<T as Trait>::name`.
  const self =
    path.userSelfTy ??
    fcx.infcx.newTyVar({ span: path.span, kind: "typeParam", name: "Self", param: undefined, item: item.container });
  const container = ownArgs(fcx, item.container, [self], path.outer, path.span);
  const built = ownArgs(fcx, def, container.user, path.segment, at);
  return { ...built, explicit: built.explicit || container.explicit };
}
