// The region solver as the rules state it, without cleverness: kept so that tests can hold the fast one to it.

import { BitSet } from "#support/bitset.ts";
import { IntervalSet } from "./interval-set.ts";
import type { RegionProblem } from "./solve.ts";

/** The least values: `sup: sub` adds all of `sub` to `sup`, until nothing changes. */
export function solveRegionsNaively(problem: RegionProblem): {
  readonly points: readonly IntervalSet[];
  readonly elements: readonly BitSet[];
} {
  const points: IntervalSet[] = [];
  const elements: BitSet[] = [];
  for (let region = 0; region < problem.regionCount; region++) {
    points.push(problem.points(region)?.clone() ?? new IntervalSet());
    const set = new BitSet(problem.elementCount);
    const own = problem.element(region);
    if (own !== undefined) set.add(own);
    elements.push(set);
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const { sup, sub } of problem.edges) {
      for (const point of points[sub] as IntervalSet) if (points[sup]?.add(point) === true) changed = true;
      if (elements[sup]?.union(elements[sub] as BitSet) === true) changed = true;
    }
  }
  return { points, elements };
}
