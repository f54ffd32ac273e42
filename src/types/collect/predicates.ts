// Where-clauses of items, supertraits and item bounds, from their HIR.

import type { DefId } from "#hir/defs.ts";
import type { HirBound, HirGenericParam, HirGenerics, HirPolyTraitRef, HirTy, HirWherePredicate } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import { dummyBinder } from "#types/fold.ts";
import { itemCx } from "#types/lower-cx.ts";
import { TyLowerer } from "#types/lower-ty.ts";
import { supertraitRefs } from "#types/param-env.ts";
import type { Predicate, SpannedPredicate, Tcx } from "#types/tcx.ts";
import type { Binder, Const, TraitRef, Ty } from "#types/ty.ts";
import { mkParam, mkReParam } from "#types/ty.ts";
import { genericsOwner, hirGenerics } from "./generics.ts";

/** Which definition a bound names, if it is a trait. */
export function boundTrait(tcx: Tcx, poly: HirPolyTraitRef): DefId | undefined {
  const { res } = poly.traitRef.path;
  return res.kind === "def" && tcx.hir.def(res.def).kind === "trait" ? res.def : undefined;
}

function isParamTy(ty: HirTy, param: DefId | undefined): boolean {
  if (ty.kind !== "path" || ty.path.kind !== "resolved" || ty.path.self !== undefined) return false;
  const { res } = ty.path.path;
  return param === undefined ? res.kind === "selfParam" : res.kind === "def" && res.def === param;
}

function hasMaybe(bounds: readonly HirBound[]): boolean {
  return bounds.some((b) => b.kind === "trait" && b.modifier === "maybe");
}

/** Whether a type parameter may be unsized: `?Sized` on it or in a where-clause. */
function mayBeUnsized(hir: HirGenerics, param: HirGenericParam & { kind: "type" }): boolean {
  return (
    hasMaybe(param.bounds) ||
    hir.where.some((w) => w.kind === "bound" && isParamTy(w.ty, param.def) && hasMaybe(w.bounds))
  );
}

function sizedPredicate(tcx: Tcx, ty: Ty, span: Span): readonly SpannedPredicate[] {
  const sized = tcx.langItem("sized");
  return sized === undefined
    ? []
    : [{ predicate: { kind: "trait", bound: dummyBinder({ trait: sized, args: [ty] }) }, span }];
}

/** The predicates an item itself declares. */
export function ownPredicates(tcx: Tcx, def: DefId): readonly SpannedPredicate[] {
  const item = tcx.hir.item(def);
  const hir = hirGenerics(item);
  if (item === undefined || hir === undefined) return [];
  const low = new TyLowerer(itemCx(tcx, def));
  const out: SpannedPredicate[] = [];
  if (item.kind === "trait") {
    out.push({
      predicate: { kind: "trait", bound: dummyBinder({ trait: def, args: tcx.identityArgs(def) }) },
      span: tcx.hir.nameSpan(def),
    });
    out.push(...low.bounds(mkParam(0, "Self", undefined), item.supertraits));
  }
  for (const param of hir.params) {
    if (param.kind === "type" && !mayBeUnsized(hir, param))
      out.push(...sizedPredicate(tcx, tcx.typeOf(param.def), param.span));
    if (param.kind === "const") out.push(...constHasType(tcx, def, param));
  }
  const late = new Set(tcx.lateBound(def));
  for (const param of hir.params) {
    if (param.kind === "lifetime" && !late.has(param.def)) {
      for (const bound of param.bounds) {
        out.push({
          predicate: {
            kind: "regionOutlives",
            bound: dummyBinder({ longer: mkReParam(param.def, param.name), shorter: low.lifetime(bound) }),
          },
          span: bound.span,
        });
      }
    } else if (param.kind === "type") out.push(...low.bounds(tcx.typeOf(param.def), param.bounds));
  }
  for (const where of hir.where) out.push(...wherePredicates(low, where));
  return out;
}

/** Nothing while the item's own parameters are still being counted. */
function constHasType(tcx: Tcx, owner: DefId, param: HirGenericParam & { kind: "const" }): readonly SpannedPredicate[] {
  const value = tcx.identityArgs(owner).find((arg): arg is Const => arg.kind === "param" && arg.def === param.def);
  if (value === undefined) return [];
  return [{ predicate: { kind: "constHasType", value, ty: tcx.constParamTy(param.def) }, span: param.span }];
}

function wherePredicates(low: TyLowerer, where: HirWherePredicate): readonly SpannedPredicate[] {
  if (where.kind === "outlives") {
    return where.bounds.map((bound) => ({
      predicate: {
        kind: "regionOutlives",
        bound: dummyBinder({ longer: low.lifetime(where.lifetime), shorter: low.lifetime(bound) }),
      },
      span: bound.span,
    }));
  }
  const lifetimes = where.boundParams.filter((p) => p.kind === "lifetime");
  const self = lifetimes.length === 0 ? low.ty(where.ty) : low.under(lifetimes, () => low.ty(where.ty)).value;
  return low.bounds(self, where.bounds, lifetimes);
}

/** Own and inherited predicates, the parent's first. */
export function computePredicates(tcx: Tcx, def: DefId): readonly SpannedPredicate[] {
  const owner = genericsOwner(tcx, def);
  if (owner !== def) return tcx.predicates(owner);
  const item = tcx.hir.item(def);
  if (item?.kind === "opaque") return tcx.predicates(item.fn);
  const { parent } = tcx.generics(def);
  const own = ownPredicates(tcx, def);
  if (parent === undefined) return own;
  const inherited = tcx.predicates(parent);
  return own.length === 0 ? inherited : [...inherited, ...own];
}

/** Bounds after the colon of a trait and `where Self: …`. */
export function computeSuperPredicates(tcx: Tcx, trait: DefId): readonly SpannedPredicate[] {
  const item = tcx.hir.item(trait);
  if (item?.kind !== "trait") return [];
  const low = new TyLowerer(itemCx(tcx, trait));
  const self = mkParam(0, "Self", undefined);
  const out = low.bounds(self, item.supertraits);
  for (const where of item.generics.where) {
    if (where.kind === "bound" && isParamTy(where.ty, undefined)) out.push(...wherePredicates(low, where));
  }
  return out;
}

/** The traits a trait names as its supertraits, without their arguments. */
export function directSupertraits(tcx: Tcx, trait: DefId): readonly DefId[] {
  const item = tcx.hir.item(trait);
  if (item?.kind !== "trait") return [];
  const bounds = [...item.supertraits];
  for (const where of item.generics.where)
    if (where.kind === "bound" && isParamTy(where.ty, undefined)) bounds.push(...where.bounds);
  return bounds.flatMap((b) => {
    const def = b.kind === "trait" && b.modifier !== "maybe" ? boundTrait(tcx, b.trait) : undefined;
    return def === undefined ? [] : [def];
  });
}

/** Declared bounds of an associated type (with the trait's where-clauses on it) or opaque type, `Sized` implied. */
export function computeItemBounds(tcx: Tcx, def: DefId): readonly SpannedPredicate[] {
  const item = tcx.hir.item(def);
  if (item?.kind !== "assocType" && item?.kind !== "opaque") return [];
  const owner = item.kind === "opaque" ? item.fn : def;
  const low = new TyLowerer(itemCx(tcx, owner));
  const self = tcx.aliasSelf(def);
  const out: SpannedPredicate[] = [];
  if (!hasMaybe(item.bounds)) out.push(...sizedPredicate(tcx, self, tcx.hir.nameSpan(def)));
  out.push(...low.bounds(self, item.bounds));
  const trait = tcx.traitOfItem(def);
  if (item.kind === "assocType" && trait !== undefined) {
    for (const p of ownPredicates(tcx, trait)) {
      if (predicateSelf(p.predicate) === self) out.push(p);
    }
  }
  return out;
}

function predicateSelf(p: Predicate): Ty | undefined {
  if (p.kind === "trait" || p.kind === "projection") {
    const self = p.bound.value.args[0];
    return self?.sort === "ty" ? self : undefined;
  }
  return p.kind === "typeOutlives" ? p.bound.value.ty : undefined;
}

/** See `Tcx.boundsWithAssocType`. */
export function findBoundsWithAssocType(
  tcx: Tcx,
  item: DefId,
  param: DefId | undefined,
  name: string,
): readonly Binder<TraitRef>[] {
  const found: Binder<TraitRef>[] = [];
  let at: DefId | undefined = genericsOwner(tcx, item);
  while (at !== undefined) {
    const hirItem = tcx.hir.item(at);
    if (hirItem?.kind === "opaque") {
      at = hirItem.fn;
      continue;
    }
    if (hirItem?.kind === "trait" && param === undefined) traitSelfBounds(tcx, at, name, found);
    const hir = hirGenerics(hirItem);
    if (hir !== undefined) paramBounds(tcx, at, hir, param, name, found);
    at = tcx.generics(at).parent;
  }
  return dedupe(found);
}

function traitSelfBounds(tcx: Tcx, trait: DefId, name: string, out: Binder<TraitRef>[]): void {
  if (tcx.ownAssocType(trait, name) !== undefined) out.push(dummyBinder({ trait, args: tcx.identityArgs(trait) }));
  const item = tcx.hir.item(trait);
  if (item?.kind !== "trait") return;
  lowerMatching(tcx, trait, mkParam(0, "Self", undefined), item.supertraits, [], name, out);
}

function paramBounds(
  tcx: Tcx,
  owner: DefId,
  hir: HirGenerics,
  param: DefId | undefined,
  name: string,
  out: Binder<TraitRef>[],
): void {
  for (const p of hir.params) {
    if (p.kind === "type" && p.def === param) lowerMatching(tcx, owner, tcx.typeOf(p.def), p.bounds, [], name, out);
  }
  for (const where of hir.where) {
    if (where.kind !== "bound" || !isParamTy(where.ty, param)) continue;
    const self = param === undefined ? mkParam(0, "Self", undefined) : tcx.typeOf(param);
    lowerMatching(tcx, owner, self, where.bounds, where.boundParams, name, out);
  }
}

/** Lowers those of the bounds whose trait has an associated type of that name. */
function lowerMatching(
  tcx: Tcx,
  owner: DefId,
  self: Ty,
  bounds: readonly HirBound[],
  outer: readonly HirGenericParam[],
  name: string,
  out: Binder<TraitRef>[],
): void {
  for (const bound of bounds) {
    if (bound.kind !== "trait" || bound.modifier === "maybe") continue;
    const trait = boundTrait(tcx, bound.trait);
    if (trait === undefined || !tcx.supertraitsByName(trait).some((t) => tcx.ownAssocType(t, name) !== undefined))
      continue;
    const lowered = new TyLowerer(itemCx(tcx, owner)).polyTraitRef(withoutConstraints(bound.trait), self, outer);
    if (lowered !== undefined) out.push(...tcx.supertraitsWithAssocType(lowered.bound, name));
  }
}

/** `Trait<A, Assoc = T>` without `Assoc = T`: that could mention the very shorthand being resolved. */
function withoutConstraints(poly: HirPolyTraitRef): HirPolyTraitRef {
  const { path } = poly.traitRef;
  const last = path.segments.at(-1);
  if (last?.args === undefined || last.args.constraints.length === 0) return poly;
  const segments = [...path.segments.slice(0, -1), { ...last, args: { ...last.args, constraints: [] } }];
  return { ...poly, traitRef: { path: { ...path, segments } } };
}

function dedupe(bounds: readonly Binder<TraitRef>[]): readonly Binder<TraitRef>[] {
  const seen = new Set<string>();
  return bounds.filter((b) => {
    const key = `${b.value.trait}:${b.value.args.map((a) => a.id).join()}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** See `Tcx.supertraitsWithAssocType`. */
export function findSupertraitsWithAssocType(
  tcx: Tcx,
  of: Binder<TraitRef>,
  name: string,
): readonly Binder<TraitRef>[] {
  const owners = tcx.supertraitsByName(of.value.trait).filter((t) => tcx.ownAssocType(t, name) !== undefined);
  if (owners.length === 0) return [];
  if (owners.length === 1 && owners[0] === of.value.trait) return [of];
  return dedupe(supertraitRefs(tcx, of).filter((b) => tcx.ownAssocType(b.value.trait, name) !== undefined));
}
