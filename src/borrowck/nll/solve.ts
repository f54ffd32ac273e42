// Solving region constraints: the least value of each region that contains what it must (rustc dev guide,
// "Constraint propagation"). Components of regions that outlive one another share a value; values flow along
// the condensed graph, each edge once.

import { BitSet } from "#support/bitset.ts";
import { IntervalSet } from "./interval-set.ts";
import { components, makeGraph } from "./scc.ts";

/** Regions `0..regionCount`, edges `sup: sub`, and what each region contains to begin with. */
export interface RegionProblem {
  readonly regionCount: number;
  /** Universal regions and placeholders, as members of values. */
  readonly elementCount: number;
  readonly edges: readonly { readonly sup: number; readonly sub: number }[];
  readonly points: (region: number) => IntervalSet | undefined;
  /** The element that a region itself is. */
  readonly element: (region: number) => number | undefined;
}

/** What every region was found to contain. */
export interface RegionValues {
  points(region: number): IntervalSet;
  elements(region: number): BitSet;
  /** Regions with the same component contain each other. */
  component(region: number): number;
  readonly componentCount: number;
  /** Unions of values done: what solving costs. */
  readonly work: number;
}

const EMPTY = new IntervalSet();

export function solveRegions(problem: RegionProblem): RegionValues {
  const { regionCount, edges } = problem;
  const graph = makeGraph(
    regionCount,
    edges.length,
    (e) => edges[e]?.sup as number,
    (e) => edges[e]?.sub as number,
  );
  const { of, count } = components(graph);
  const members = makeGraph(
    count,
    regionCount,
    (r) => of[r] as number,
    (r) => r,
  );
  const points: IntervalSet[] = [];
  const elements: BitSet[] = [];
  const noElements = new BitSet(problem.elementCount);
  let work = 0;
  // Components are numbered so that an edge leads to a lower number: what it adds is complete.
  for (let scc = 0; scc < count; scc++) {
    // A value is copied only where it is about to differ from the one it was taken from.
    let myPoints = EMPTY;
    let ownsPoints = false;
    let myElements = noElements;
    let ownsElements = false;
    const addPoints = (more: IntervalSet, isOwn: boolean): void => {
      if (more.isEmpty || more === myPoints) return;
      work++;
      if (myPoints.isEmpty) {
        myPoints = more;
        ownsPoints = isOwn;
      } else if (!more.isSubsetOf(myPoints)) {
        if (!ownsPoints) myPoints = myPoints.clone();
        ownsPoints = true;
        myPoints.union(more);
      }
    };
    const ownElements = (): BitSet => {
      if (!ownsElements) myElements = myElements.clone();
      ownsElements = true;
      return myElements;
    };
    for (let m = members.starts[scc] as number; m < (members.starts[scc + 1] as number); m++) {
      const region = members.targets[m] as number;
      addPoints(problem.points(region) ?? EMPTY, false);
      const element = problem.element(region);
      if (element !== undefined) ownElements().add(element);
      for (let e = graph.starts[region] as number; e < (graph.starts[region + 1] as number); e++) {
        const target = of[graph.targets[e] as number] as number;
        if (target === scc) continue;
        addPoints(points[target] as IntervalSet, false);
        const theirs = elements[target] as BitSet;
        if (theirs === noElements || theirs === myElements) continue;
        if (myElements === noElements) myElements = theirs;
        else if (!myElements.isSupersetOf(theirs)) ownElements().union(theirs);
      }
    }
    points.push(myPoints);
    elements.push(myElements);
  }
  return {
    points: (region) => points[of[region] as number] as IntervalSet,
    elements: (region) => elements[of[region] as number] as BitSet,
    component: (region) => of[region] as number,
    componentCount: count,
    work,
  };
}
