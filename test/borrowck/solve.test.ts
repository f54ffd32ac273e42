// The fast region solver gives the same values as the naive one, on random problems.
import { IntervalSet } from "#borrowck/nll/interval-set.ts";
import { solveRegions, type RegionProblem } from "#borrowck/nll/solve.ts";
import { solveRegionsNaively } from "#borrowck/nll/solve-naive.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

interface Draft {
  readonly regions: number;
  readonly universal: number;
  readonly edges: readonly (readonly [number, number])[];
  readonly live: readonly (readonly number[])[];
}

const drafts: fc.Arbitrary<Draft> = fc.integer({ min: 1, max: 24 }).chain((regions) =>
  fc.record({
    regions: fc.constant(regions),
    universal: fc.integer({ min: 0, max: Math.min(regions, 5) }),
    edges: fc.array(fc.tuple(fc.nat(regions - 1), fc.nat(regions - 1)), { maxLength: 60 }),
    live: fc.array(fc.array(fc.nat(80), { maxLength: 12 }), { minLength: regions, maxLength: regions }),
  }),
);

function problemOf(draft: Draft): RegionProblem {
  const points = draft.live.map((list) => {
    const set = new IntervalSet();
    for (const point of list) set.add(point);
    return set;
  });
  return {
    regionCount: draft.regions,
    elementCount: draft.universal,
    edges: draft.edges.map(([sup, sub]) => ({ sup, sub })),
    points: (region) => (draft.live[region]?.length === 0 ? undefined : points[region]),
    element: (region) => (region < draft.universal ? region : undefined),
  };
}

describe("region solver", () => {
  test("agrees with the naive solver", () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const fast = solveRegions(problemOf(draft));
        const naive = solveRegionsNaively(problemOf(draft));
        for (let region = 0; region < draft.regions; region++) {
          expect([...fast.points(region)]).toEqual([...(naive.points[region] ?? [])]);
          expect([...fast.elements(region)]).toEqual([...(naive.elements[region] ?? [])]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("regions that outlive one another have one value", () => {
    const { component } = solveRegions({
      regionCount: 4,
      elementCount: 0,
      edges: [
        { sup: 0, sub: 1 },
        { sup: 1, sub: 2 },
        { sup: 2, sub: 0 },
        { sup: 2, sub: 3 },
      ],
      points: () => undefined,
      element: () => undefined,
    });
    expect(component(0)).toBe(component(2));
    expect(component(0)).not.toBe(component(3));
  });
});

describe("interval sets", () => {
  const numbers = fc.array(fc.nat(60), { maxLength: 40 });
  const setOf = (list: readonly number[]): IntervalSet => {
    const set = new IntervalSet();
    for (const value of list) set.add(value);
    return set;
  };

  test("hold what was added, in order", () => {
    fc.assert(
      fc.property(numbers, (list) => {
        expect([...setOf(list)]).toEqual([...new Set(list)].sort((a, b) => a - b));
      }),
    );
  });

  test("unite and compare like sets", () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const union = setOf(a);
        const changed = union.union(setOf(b));
        const plain = new Set([...a, ...b]);
        expect([...union]).toEqual([...plain].sort((x, y) => x - y));
        expect(changed).toBe(plain.size > new Set(a).size);
        expect(setOf(a).isSubsetOf(union)).toBe(true);
        expect(union.isSubsetOf(setOf(a))).toBe(plain.size === new Set(a).size);
        for (let value = 0; value <= 60; value++) expect(union.has(value)).toBe(plain.has(value));
      }),
    );
  });

  test("add ranges", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(10)), { maxLength: 12 }), (ranges) => {
        const set = new IntervalSet();
        const plain = new Set<number>();
        for (const [first, length] of ranges) {
          set.addRange(first, first + length);
          for (let value = first; value <= first + length; value++) plain.add(value);
        }
        expect([...set]).toEqual([...plain].sort((a, b) => a - b));
      }),
    );
  });
});
