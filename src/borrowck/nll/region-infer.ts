// Region inference for one body: solving, and finding the requirements that cannot be met
// (rustc dev guide, "Region inference").

import { BitSet } from "#support/bitset.ts";
import type { Span } from "#support/span.ts";
import type { RegionVid } from "#types/ty.ts";
import type { ClosureOutlives } from "#borrowck/universal-regions.ts";
import type { UniversalRelations } from "#borrowck/universal-relations.ts";
import { bestBlame, type Blame } from "./blame.ts";
import { ConstraintGraph } from "./constraint-graph.ts";
import { INTERNAL, type OutlivesConstraint } from "./constraints.ts";
import { IntervalSet } from "./interval-set.ts";
import type { Point } from "./points.ts";
import { type LivenessValues, type RegionTable, STATIC_VID } from "./region-table.ts";
import { type RegionProblem, type RegionValues, solveRegions } from "./solve.ts";

/** A universal region that must outlive another although nothing says that it does. */
export type RegionError =
  | { readonly kind: "universal"; readonly longer: RegionVid; readonly shorter: RegionVid }
  /** A region bound by `for<'a>` would have to contain something else: whatever is passed must work for every `'a`. */
  | { readonly kind: "placeholder"; readonly longer: RegionVid; readonly other: RegionVid };

export interface RegionInput {
  readonly table: RegionTable;
  readonly relations: UniversalRelations;
  readonly live: LivenessValues;
  readonly constraints: readonly OutlivesConstraint[];
  readonly pointCount: number;
  readonly fallbackSpan: Span;
}

export class RegionInference {
  readonly table: RegionTable;
  readonly relations: UniversalRelations;
  readonly live: LivenessValues;
  readonly graph: ConstraintGraph;
  readonly values: RegionValues;
  readonly problem: RegionProblem;
  readonly #everywhere: IntervalSet;
  readonly #elementRegions: readonly RegionVid[];
  readonly #elementOf: ReadonlyMap<number, number>;

  constructor(input: RegionInput) {
    this.table = input.table;
    this.relations = input.relations;
    this.live = input.live;
    this.#everywhere = IntervalSet.full(input.pointCount);
    const elementRegions: RegionVid[] = [];
    const elementOf = new Map<number, number>();
    input.table.definitions.forEach((definition, vid) => {
      if (definition.kind === "existential") return;
      elementOf.set(vid, elementRegions.length);
      elementRegions.push(vid as RegionVid);
    });
    this.#elementRegions = elementRegions;
    this.#elementOf = elementOf;
    const first = this.#makeProblem(input.constraints);
    const unnameable = unnameableConstraints(
      input.table,
      first,
      solveRegions(first),
      elementRegions,
      input.fallbackSpan,
    );
    const constraints = unnameable.length === 0 ? input.constraints : [...input.constraints, ...unnameable];
    this.graph = new ConstraintGraph(input.table.count, constraints);
    this.problem = this.#makeProblem(constraints);
    this.values = solveRegions(this.problem);
  }

  #makeProblem(edges: readonly OutlivesConstraint[]): RegionProblem {
    return {
      regionCount: this.table.count,
      elementCount: this.#elementRegions.length,
      edges,
      points: (vid) => (this.table.isUniversal(vid as RegionVid) ? this.#everywhere : this.live.of(vid as RegionVid)),
      element: (vid) => this.#elementOf.get(vid),
    };
  }

  contains(region: RegionVid, point: Point): boolean {
    return this.values.points(region).has(point);
  }

  pointsOf(region: RegionVid): IntervalSet {
    return this.values.points(region);
  }

  /** Universal regions and placeholders that `region` must outlive, in order. */
  outlived(region: RegionVid): readonly RegionVid[] {
    return [...this.values.elements(region)].map((e) => this.#elementRegions[e] as RegionVid);
  }

  universalOutlived(region: RegionVid): readonly RegionVid[] {
    return this.outlived(region).filter((r) => this.table.isUniversal(r));
  }

  /** Whether `sup: sub` holds of the values found. */
  outlives(sup: RegionVid, sub: RegionVid): boolean {
    if (this.values.component(sup) === this.values.component(sub)) return true;
    const supers = this.outlived(sup);
    if (
      !this.outlived(sub).every((r) =>
        supers.some(
          (s) => s === r || (this.table.isUniversal(s) && this.table.isUniversal(r) && this.relations.outlives(s, r)),
        ),
      )
    )
      return false;
    return this.table.isUniversal(sup) || this.pointsOf(sub).isSubsetOf(this.pointsOf(sup));
  }

  /** The universal region a component is named after: the first one in it. */
  representative(region: RegionVid): RegionVid {
    const scc = this.values.component(region);
    for (let r = 0; r < this.table.universalCount; r++) if (this.values.component(r) === scc) return r as RegionVid;
    return region;
  }

  /** A universal region equal to `region`, or failing that the least known one above all it must outlive. */
  approximate(region: RegionVid): RegionVid | undefined {
    const outlived = this.universalOutlived(region);
    const equal = outlived.find((r) => this.outlives(r, region) && this.outlives(region, r));
    return equal ?? outlived[0];
  }

  /** Checks every universal region and placeholder against what is known. `propagate`: of a closure, passes on to the creator. */
  check(propagate: ClosureOutlives[] | undefined): readonly RegionError[] {
    const errors: RegionError[] = [];
    this.table.definitions.forEach((definition, index) => {
      const vid = index as RegionVid;
      if (definition.kind === "free") this.#checkUniversal(vid, propagate, errors);
      else if (definition.kind === "placeholder") this.#checkPlaceholder(vid, errors);
    });
    return errors;
  }

  #checkUniversal(longer: RegionVid, propagate: ClosureOutlives[] | undefined, errors: RegionError[]): void {
    const representative = this.representative(longer);
    // One member speaks for all regions that are equal to it.
    if (representative !== longer) {
      if (!this.#holdsOrPropagates(longer, representative, propagate))
        errors.push({ kind: "universal", longer, shorter: representative });
      return;
    }
    let reported = false;
    for (const shorter of this.universalOutlived(longer)) {
      if (this.#holdsOrPropagates(longer, shorter, propagate) || reported) continue;
      errors.push({ kind: "universal", longer, shorter });
      reported = true;
    }
  }

  #holdsOrPropagates(longer: RegionVid, shorter: RegionVid, propagate: ClosureOutlives[] | undefined): boolean {
    if (longer === shorter || this.relations.outlives(longer, shorter)) return true;
    if (propagate === undefined) return false;
    const smaller = this.relations.nonLocalLowerBound(longer);
    if (smaller === undefined) return false;
    const { category, span } = this.blame(longer, shorter);
    for (const outlived of this.relations.nonLocalUpperBounds(shorter))
      propagate.push({ subject: { kind: "region", region: smaller }, outlived, span, category });
    return true;
  }

  #checkPlaceholder(longer: RegionVid, errors: RegionError[]): void {
    const other = this.outlived(longer).find((r) => r !== longer);
    if (other !== undefined) {
      errors.push({ kind: "placeholder", longer, other });
      return;
    }
    // Whatever is true of all regions cannot be tied to points of this body.
    const [point] = this.pointsOf(longer);
    const tied = point === undefined ? undefined : this.liveSubRegion(longer, point as Point);
    if (tied !== undefined) errors.push({ kind: "placeholder", longer, other: tied });
  }

  /** The constraint that tells a person best why `from: to` is required. */
  blame(from: RegionVid, to: RegionVid): Blame {
    return bestBlame(this.graph, this.table, from, to);
  }

  /** A region `r` with `from: r` that is live at `point` itself: what keeps `from` alive there. */
  liveSubRegion(from: RegionVid, point: Point): RegionVid | undefined {
    return this.graph.pathTo(from, (r) => this.live.has(r, point) || this.table.isUniversal(r))?.end;
  }
}

/**
 * A region that would have to contain a placeholder from a universe it cannot name can only be `'static`
 * (rustc's `OutlivesUnnameablePlaceholder`).
 */
function unnameableConstraints(
  table: RegionTable,
  problem: RegionProblem,
  values: RegionValues,
  elementRegions: readonly RegionVid[],
  span: Span,
): OutlivesConstraint[] {
  const placeholders = new BitSet(problem.elementCount);
  let some = false;
  elementRegions.forEach((vid, e) => {
    if (!table.isUniversal(vid)) {
      placeholders.add(e);
      some = true;
    }
  });
  if (!some) return [];
  const lowest = new Map<number, number>();
  table.definitions.forEach((definition, vid) => {
    const scc = values.component(vid);
    lowest.set(scc, Math.min(lowest.get(scc) ?? Number.POSITIVE_INFINITY, definition.universe));
  });
  const out: OutlivesConstraint[] = [];
  table.definitions.forEach((definition, index) => {
    const vid = index as RegionVid;
    const universe = lowest.get(values.component(vid)) ?? definition.universe;
    const unnameable = [...values.elements(vid)].some(
      (e) => placeholders.has(e) && table.definition(elementRegions[e] as RegionVid).universe > universe,
    );
    if (unnameable && definition.universe === universe)
      out.push({ sup: vid, sub: STATIC_VID, category: INTERNAL, span, point: undefined, fromClosure: false });
  });
  return out;
}
