// `T: 'a` taken apart, and what well-formed types imply about their regions (RFC 1214).

import { closureParts } from "./closure.ts";
import { freeRegions, hasEscapingBound, substPredicate } from "./fold.ts";
import type { Predicate, Tcx } from "./tcx.ts";
import type { GenericArg, Region, Ty } from "./ty.ts";
import { Flag, hasFlags } from "./ty.ts";

/**
 * What must outlive `'a` so that `ty: 'a` holds: regions, and parameters, projections and opaque
 * types, of which declared bounds must tell.
 */
export function outlivesComponents(tcx: Tcx, ty: Ty): readonly (Region | Ty)[] {
  const out = new Set<Region | Ty>();
  collect(tcx, ty, out);
  return [...out];
}

function collect(tcx: Tcx, ty: Ty, out: Set<Region | Ty>): void {
  switch (ty.kind) {
    case "param":
    case "infer":
      out.add(ty);
      return;
    case "projection":
    case "opaque":
      // Without regions and parameters there is nothing to outlive.
      if (hasFlags(ty, Flag.hasRegions | Flag.hasParam | Flag.hasTyInfer)) out.add(ty);
      return;
    case "closure": {
      const { upvarsTy } = closureParts(ty);
      if (upvarsTy.kind === "tuple") for (const t of upvarsTy.elements) collect(tcx, t, out);
      return;
    }
    case "ref":
      if (ty.region.kind !== "bound") out.add(ty.region);
      return collect(tcx, ty.inner, out);
    case "rawPtr":
      return collect(tcx, ty.inner, out);
    case "slice":
    case "array":
      return collect(tcx, ty.element, out);
    case "tuple":
      for (const t of ty.elements) collect(tcx, t, out);
      return;
    case "adt":
    case "fnDef":
      for (const arg of ty.args) collectArg(tcx, arg, out);
      return;
    case "dyn":
      freeRegions(ty, (r) => out.add(r));
      return;
    case "fnPtr":
      freeRegions(ty, (r) => out.add(r));
      for (const t of [...ty.sig.value.inputs, ty.sig.value.output])
        if (hasFlags(t, Flag.hasParam)) collectParams(tcx, t, out);
      return;
    default:
      return;
  }
}

function collectParams(tcx: Tcx, ty: Ty, out: Set<Region | Ty>): void {
  const inner = new Set<Region | Ty>();
  collect(tcx, ty, inner);
  for (const part of inner) if (part.sort === "ty" && !hasEscapingBound(part)) out.add(part);
}

function collectArg(tcx: Tcx, arg: GenericArg, out: Set<Region | Ty>): void {
  if (arg.sort === "ty") collect(tcx, arg, out);
  else if (arg.sort === "region" && arg.kind !== "bound") out.add(arg);
}

/** A relation that may be taken for granted because a type is well-formed. */
export type ImpliedBound =
  | { readonly kind: "region"; readonly longer: Region; readonly shorter: Region }
  | { readonly kind: "type"; readonly ty: Ty; readonly region: Region };

/** What follows from `ty` being well-formed, for the types of a function's inputs and output or an impl's header. */
export function impliedBounds(tcx: Tcx, ty: Ty): readonly ImpliedBound[] {
  const out: ImpliedBound[] = [];
  const seen = new Set<number>();
  const visit = (t: Ty): void => {
    if (seen.has(t.id) || !hasFlags(t, Flag.hasRegions | Flag.hasParam)) return;
    seen.add(t.id);
    switch (t.kind) {
      case "ref":
        addOutlives(t.inner, t.region);
        return visit(t.inner);
      case "rawPtr":
        return visit(t.inner);
      case "slice":
      case "array":
        return visit(t.element);
      case "tuple":
        return t.elements.forEach(visit);
      case "adt":
        for (const { predicate } of tcx.predicates(t.def)) addPredicate(substPredicate(tcx, predicate, t.args));
        for (const { predicate } of tcx.inferredOutlives(t.def)) addPredicate(substPredicate(tcx, predicate, t.args));
        for (const arg of t.args) if (arg.sort === "ty") visit(arg);
        return;
      case "projection":
      case "opaque":
        for (const arg of t.args) if (arg.sort === "ty") visit(arg);
        return;
      case "fnPtr":
        for (const input of t.sig.value.inputs) visit(input);
        return visit(t.sig.value.output);
      case "dyn":
        for (const arg of t.principal?.value.args ?? []) if (arg.sort === "ty") visit(arg);
        for (const { value } of t.projections) visit(value.ty);
        return;
      default:
        return;
    }
  };
  const addOutlives = (t: Ty, region: Region): void => {
    if (region.kind === "bound") return;
    for (const component of outlivesComponents(tcx, t)) {
      if (component.sort === "region") out.push({ kind: "region", longer: component, shorter: region });
      else if (!hasEscapingBound(component)) out.push({ kind: "type", ty: component, region });
    }
  };
  const addPredicate = (p: Predicate): void => {
    if (p.kind === "typeOutlives" && p.bound.vars.length === 0) addOutlives(p.bound.value.ty, p.bound.value.region);
    if (p.kind !== "regionOutlives" || p.bound.vars.length > 0) return;
    const { longer, shorter } = p.bound.value;
    if (longer.kind !== "bound" && shorter.kind !== "bound") out.push({ kind: "region", longer, shorter });
  };
  visit(ty);
  return out;
}
