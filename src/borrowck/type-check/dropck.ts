// What a destructor may look at (RFC 1327 and rustc's `dropck_outlives`): the types and regions that have to be
// valid where a value is dropped.

import { closureParts } from "#types/closure.ts";
import { subst, substOpaque } from "#types/fold.ts";
import type { Tcx } from "#types/tcx.ts";
import { Flag, type GenericArg, hasFlags, type Ty } from "#types/ty.ts";

const LIMIT = 200;

/**
 * The parts of `ty` whose regions must be live where a value of it is dropped. `normalize` replaces
 * projections in field types.
 */
export function dropckParts(tcx: Tcx, ty: Ty, normalize: (ty: Ty) => Ty): readonly GenericArg[] {
  const out = new Set<GenericArg>();
  const seen = new Set<Ty>();
  const queue: Ty[] = [ty];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next) || !hasFlags(next, Flag.hasRegions)) continue;
    seen.add(next);
    // A type that grows as it is unfolded: everything in it has to be live.
    if (seen.size > LIMIT) return [ty];
    visit(tcx, next, normalize, out, queue);
  }
  return [...out];
}

/** The types that are dropped because a `ty` is, one level down. */
export function droppedWith(tcx: Tcx, ty: Ty, normalize: (ty: Ty) => Ty): readonly Ty[] {
  const inner: Ty[] = [];
  visit(tcx, ty, normalize, new Set(), inner);
  return inner;
}

function visit(tcx: Tcx, ty: Ty, normalize: (ty: Ty) => Ty, out: Set<GenericArg>, queue: Ty[]): void {
  switch (ty.kind) {
    case "slice":
    case "array":
      queue.push(ty.element);
      return;
    case "tuple":
      queue.push(...ty.elements);
      return;
    case "closure": {
      const { upvarsTy } = closureParts(ty);
      if (upvarsTy.kind === "tuple") queue.push(...upvarsTy.elements);
      return;
    }
    case "adt":
      return adt(tcx, ty, normalize, out, queue);
    case "opaque":
      queue.push(substOpaque(tcx, ty.def, tcx.hiddenType(ty.def), ty.args));
      // What is hidden has its regions erased: those of the opaque type stand for them.
      out.add(ty);
      return;
    case "dyn":
    case "projection":
    case "infer":
      out.add(ty);
      return;
    default:
      return;
  }
}

function adt(tcx: Tcx, ty: Ty & { kind: "adt" }, normalize: (ty: Ty) => Ty, out: Set<GenericArg>, queue: Ty[]): void {
  const info = tcx.adt(ty.def);
  const dropsFields = !info.isManuallyDrop && info.kind !== "union";
  if (info.isPhantomData) {
    for (const arg of ty.args) if (arg.sort === "ty") queue.push(arg);
    return;
  }
  if (tcx.adtDestructor(ty.def) !== undefined) {
    const dangling = new Set(tcx.mayDangle(ty.def));
    ty.args.forEach((arg, i) => {
      if (!dangling.has(i)) out.add(arg);
    });
  }
  if (!dropsFields) return;
  for (const variant of info.variants) {
    for (const field of variant.fields) queue.push(normalize(subst(tcx, tcx.typeOf(field.def), ty.args)));
  }
}
