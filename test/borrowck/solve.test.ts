// The fast region solver and the naive one give the same values, on random constraint graphs.

import fc from "fast-check";
import { expect, test } from "vitest";
import { IntervalSet } from "#borrowck/nll/interval-set.ts";
import { type RegionProblem, solveRegions } from "#borrowck/nll/solve.ts";
import { solveRegionsNaively } from "#borrowck/nll/solve-naive.ts";

const REGIONS = 12;
const ELEMENTS = 4;

const region = fc.nat(REGIONS - 1);
const problems = fc
  .record({
    edges: fc.array(fc.record({ sup: region, sub: region }), { maxLength: 40 }),
    live: fc.array(fc.tuple(region, fc.nat(60)), { maxLength: 30 }),
  })
  .map(({ edges, live }): RegionProblem => {
    const points = new Map<number, IntervalSet>();
    for (const [of, point] of live) {
      const set = points.get(of) ?? new IntervalSet();
      set.add(point);
      points.set(of, set);
    }
    return {
      regionCount: REGIONS,
      elementCount: ELEMENTS,
      edges,
      points: (of) => points.get(of),
      // The first regions are universal: each contains itself.
      element: (of) => (of < ELEMENTS ? of : undefined),
    };
  });

test("values agree", () => {
  fc.assert(
    fc.property(problems, (problem) => {
      const fast = solveRegions(problem);
      const naive = solveRegionsNaively(problem);
      for (let of = 0; of < REGIONS; of++) {
        expect([...fast.points(of)]).toEqual([...(naive.points[of] ?? [])]);
        expect([...fast.elements(of)]).toEqual([...(naive.elements[of] ?? [])]);
      }
    }),
    { seed: 7, numRuns: 500 },
  );
});
