// `T: 'r` for type parameters, projections and opaque types: decided once all regions have their values
// (rustc's `check_type_tests`).

import type { TypeTest } from "#borrowck/nll/constraints.ts";
import type { RegionInference } from "#borrowck/nll/region-infer.ts";
import type { ClosureOutlives } from "#borrowck/universal-regions.ts";
import { eraseRegions, mapRegions, substPredicate } from "#types/fold.ts";
import { outlivesComponents } from "#types/outlives.ts";
import type { Tcx } from "#types/tcx.ts";
import { type GenericArg, type Region, RE_STATIC, type RegionVid, type Ty } from "#types/ty.ts";

/** The tests that fail. A closure passes on what its creator can decide. */
export function failedTypeTests(
  tcx: Tcx,
  regions: RegionInference,
  tests: readonly TypeTest[],
  propagate: ClosureOutlives[] | undefined,
): readonly TypeTest[] {
  const failed: TypeTest[] = [];
  const seen = new Set<string>();
  for (const test of tests) {
    if (holds(tcx, regions, test.ty, test.region)) continue;
    if (propagate !== undefined && promote(regions, test, propagate)) continue;
    const key = `${eraseRegions(test.ty).id}|${test.span.file}:${test.span.start}-${test.span.end}`;
    if (seen.has(key)) continue;
    seen.add(key);
    failed.push(test);
  }
  return failed;
}

/** Whether what is declared shows that `ty` outlives everything that `region` must outlive. */
function holds(tcx: Tcx, regions: RegionInference, ty: Ty, region: RegionVid): boolean {
  const wanted = regions.outlived(region);
  // What need only last for points of this body does: parameters outlive the body.
  if (wanted.length === 0) return true;
  const coveredBy = (bound: RegionVid): boolean =>
    regions.outlives(bound, region) ||
    wanted.every((u) => regions.table.isUniversal(u) && regions.relations.outlives(bound, u));
  if (knownBounds(regions, ty).some(coveredBy)) return true;
  if (ty.kind === "param") return false;
  if (declaredBounds(tcx, ty).some((r) => coveredBy(regions.table.vid(r)))) return true;
  return ty.kind === "projection" || ty.kind === "opaque" ? componentsHold(tcx, regions, ty.args, region) : false;
}

function knownBounds(regions: RegionInference, ty: Ty): readonly RegionVid[] {
  return regions.relations.typeBounds.filter((b) => sameModuloRegions(regions, b.ty, ty)).map((b) => b.region);
}

function sameModuloRegions(regions: RegionInference, bound: Ty, ty: Ty): boolean {
  if (bound === ty) return true;
  if (bound.kind === "param" || eraseRegions(bound) !== eraseRegions(ty)) return false;
  const mine: RegionVid[] = [];
  const theirs: RegionVid[] = [];
  regions.table.eachRegion(ty, (r) => mine.push(r));
  regions.table.eachRegion(bound, (r) => theirs.push(r));
  return mine.every((r, i) => {
    const other = theirs[i];
    return other !== undefined && regions.outlives(r, other) && regions.outlives(other, r);
  });
}

/** `type Item: 'a;` in the trait, or `impl Trait + 'a`. */
function declaredBounds(tcx: Tcx, ty: Ty): readonly Region[] {
  if (ty.kind !== "projection" && ty.kind !== "opaque") return [];
  const def = ty.kind === "projection" ? ty.assoc : ty.def;
  return tcx.itemBounds(def).flatMap(({ predicate }) => {
    if (predicate.kind !== "typeOutlives") return [];
    const p = substPredicate(tcx, predicate, ty.args);
    return p.kind === "typeOutlives" && p.bound.vars.length === 0 && p.bound.value.region.kind !== "erased"
      ? [p.bound.value.region]
      : [];
  });
}

/** A projection outlives what all of its arguments outlive. */
function componentsHold(tcx: Tcx, regions: RegionInference, args: readonly GenericArg[], region: RegionVid): boolean {
  return args.every((arg) => {
    if (arg.sort === "const") return true;
    const parts = arg.sort === "region" ? [arg] : outlivesComponents(tcx, arg);
    return parts.every((part) =>
      part.sort === "region"
        ? part === RE_STATIC || regions.outlives(regions.table.vid(part), region)
        : holds(tcx, regions, part, region),
    );
  });
}

/** What a closure cannot decide, its creator may: the same test in terms of regions the creator knows. */
function promote(regions: RegionInference, test: TypeTest, propagate: ClosureOutlives[]): boolean {
  let isExternal = true;
  const ty = mapRegions(test.ty, (r) => {
    if (r.kind === "bound" || r.kind === "static" || r.kind === "param") return r;
    const vid = regions.table.vid(r);
    const known = regions.relations.isLocal(vid) || !regions.table.isUniversal(vid) ? undefined : vid;
    if (known === undefined) isExternal = false;
    return r;
  });
  if (!isExternal) return false;
  const bounds = regions.universalOutlived(test.region).flatMap((u) => [...regions.relations.nonLocalUpperBounds(u)]);
  if (bounds.length === 0) return false;
  for (const outlived of new Set(bounds))
    propagate.push({ subject: { kind: "ty", ty }, outlived, span: test.span, category: test.category });
  return true;
}
