// Parameters of items: which they are, in which order, and which lifetimes are late-bound.

import type { DefId } from "#hir/defs.ts";
import type { HirGenericParam, HirGenerics, HirItem } from "#hir/items.ts";
import type { Generics, GenericParam, Tcx } from "#types/tcx.ts";
import { LifetimeCollector } from "./hir-lifetimes.ts";

const NONE: Generics = { parent: undefined, parentCount: 0, own: [], all: [], hasSelf: false };

/** The `HirGenerics` of an item that has any. */
export function hirGenerics(item: HirItem | undefined): HirGenerics | undefined {
  return item !== undefined && "generics" in item ? item.generics : undefined;
}

/** The definition whose parameters are in force at `def`: itself or what encloses it. */
export function genericsOwner(tcx: Tcx, def: DefId): DefId {
  let d = def;
  for (;;) {
    const { kind, parent } = tcx.hir.def(d);
    switch (kind) {
      case "variant":
      case "field":
      case "closure":
      case "anonConst":
      case "typeParam":
      case "constParam":
      case "lifetimeParam":
        if (parent === undefined) return d;
        d = parent;
        break;
      default:
        return d;
    }
  }
}

export function computeGenerics(tcx: Tcx, def: DefId): Generics {
  const owner = genericsOwner(tcx, def);
  if (owner !== def) return tcx.generics(owner);
  const item = tcx.hir.item(def);
  if (item === undefined) return NONE;
  if (item.kind === "opaque") return opaqueGenerics(tcx, def, item.fn);
  const hir = hirGenerics(item);
  const { parent } = tcx.hir.def(def);
  const parentKind = parent === undefined ? undefined : tcx.hir.def(parent).kind;
  const outer =
    parent !== undefined && (parentKind === "trait" || parentKind === "impl") ? tcx.generics(parent) : undefined;
  if (hir === undefined)
    return outer === undefined
      ? NONE
      : { parent, parentCount: outer.all.length, own: [], all: outer.all, hasSelf: outer.hasSelf };
  const parentCount = outer?.all.length ?? 0;
  const own: GenericParam[] = [];
  let index = parentCount;
  const isTrait = item.kind === "trait";
  if (isTrait)
    own.push({ kind: "type", index: index++, name: "Self", def: undefined, hasDefault: false, synthetic: false });
  const late = new Set(tcx.lateBound(def));
  for (const param of hir.params) {
    if (param.kind === "lifetime" && !late.has(param.def)) own.push(genericParam(param, index++));
  }
  for (const param of hir.params) if (param.kind !== "lifetime") own.push(genericParam(param, index++));
  return {
    parent: outer === undefined ? undefined : parent,
    parentCount,
    own,
    all: outer === undefined ? own : [...outer.all, ...own],
    hasSelf: isTrait || (outer?.hasSelf ?? false),
  };
}

function genericParam(param: HirGenericParam, index: number): GenericParam {
  return {
    kind: param.kind,
    index,
    name: param.name,
    def: param.def,
    hasDefault: param.kind !== "lifetime" && param.default !== undefined,
    synthetic: param.kind === "type" && param.synthetic,
  };
}

/** An opaque type has the parameters of its function and the late-bound lifetimes that it captures. */
function opaqueGenerics(tcx: Tcx, opaque: DefId, fn: DefId): Generics {
  const outer = tcx.generics(fn);
  let captured = tcx.lateBound(fn);
  const item = tcx.hir.item(opaque);
  const container = tcx.hir.def(fn).parent;
  const inTrait =
    container !== undefined && (tcx.hir.def(container).kind === "trait" || tcx.implTraitRef(container) !== undefined);
  const captures = item?.kind === "opaque" ? item.captures : undefined;
  if (captures !== undefined) captured = captured.filter((lifetime) => captures.includes(lifetime));
  else if (tcx.edition === 2021 && !inTrait && item?.kind === "opaque" && !tcx.hir.isStd(fn)) {
    const mentioned = new LifetimeCollector(false);
    mentioned.bounds(item.bounds);
    captured = captured.filter((l) => mentioned.found.has(l));
  }
  const own = captured.map(
    (def, i): GenericParam => ({
      kind: "lifetime",
      index: outer.all.length + i,
      name: tcx.hir.def(def).name,
      def,
      hasDefault: false,
      synthetic: false,
    }),
  );
  return { parent: fn, parentCount: outer.all.length, own, all: [...outer.all, ...own], hasSelf: outer.hasSelf };
}

/**
 * Late-bound are lifetimes of a function that occur in no bound and that its argument types determine
 * (or that its output does not mention either): rustc's `is_late_bound_map`.
 */
export function computeLateBound(tcx: Tcx, fn: DefId): readonly DefId[] {
  const item = tcx.hir.item(fn);
  if (item?.kind !== "fn") return [];
  const inBounds = new LifetimeCollector(false);
  for (const param of item.generics.params) {
    if (param.kind === "lifetime") {
      if (param.bounds.length > 0) inBounds.found.add(param.def);
      for (const bound of param.bounds) inBounds.lifetime(bound);
    } else if (param.kind === "type") inBounds.bounds(param.bounds);
  }
  for (const where of item.generics.where) {
    if (where.kind === "outlives") {
      inBounds.lifetime(where.lifetime);
      for (const bound of where.bounds) inBounds.lifetime(bound);
    } else {
      inBounds.ty(where.ty);
      inBounds.bounds(where.bounds);
    }
  }
  const inInputs = new LifetimeCollector(true);
  for (const input of item.sig.inputs) inInputs.ty(input);
  const inOutput = new LifetimeCollector(false);
  inOutput.ty(item.sig.output);
  collectOpaque(tcx, item.sig.output, inOutput);
  return item.generics.params
    .filter(
      (p) =>
        p.kind === "lifetime" &&
        !inBounds.found.has(p.def) &&
        (inInputs.found.has(p.def) || !inOutput.found.has(p.def)),
    )
    .map((p) => p.def);
}

function collectOpaque(tcx: Tcx, ty: import("#hir/items.ts").HirTy, out: LifetimeCollector): void {
  if (ty.kind !== "opaque") return;
  const item = tcx.hir.item(ty.def);
  if (item?.kind === "opaque") out.bounds(item.bounds);
}
