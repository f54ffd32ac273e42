// The constraints of a body as a graph: paths that explain why one region outlives another.

import type { RegionVid } from "#types/ty.ts";
import { INTERNAL, type OutlivesConstraint } from "./constraints.ts";
import { STATIC_VID } from "./region-table.ts";
import { type Graph, makeGraph } from "./scc.ts";

/** Constraints from the first region to `end`, each from where the one before led. */
export interface ConstraintPath {
  readonly steps: readonly OutlivesConstraint[];
  readonly end: RegionVid;
}

export class ConstraintGraph {
  readonly constraints: readonly OutlivesConstraint[];
  readonly #bySup: Graph;
  #bySub: Graph | undefined;
  readonly #regionCount: number;

  constructor(regionCount: number, constraints: readonly OutlivesConstraint[]) {
    this.constraints = constraints;
    this.#regionCount = regionCount;
    this.#bySup = makeGraph(
      regionCount,
      constraints.length,
      (i) => constraints[i]?.sup as number,
      (i) => i,
    );
  }

  /** Constraints that ask something of `sup`. */
  of(sup: RegionVid): readonly OutlivesConstraint[] {
    const { starts, targets } = this.#bySup;
    const out: OutlivesConstraint[] = [];
    for (let i = starts[sup] as number; i < (starts[sup + 1] as number); i++)
      out.push(this.constraints[targets[i] as number] as OutlivesConstraint);
    return out;
  }

  /** Constraints that ask for something to outlive `sub`. */
  requiring(sub: RegionVid): readonly OutlivesConstraint[] {
    this.#bySub ??= makeGraph(
      this.#regionCount,
      this.constraints.length,
      (i) => this.constraints[i]?.sub as number,
      (i) => i,
    );
    const { starts, targets } = this.#bySub;
    const out: OutlivesConstraint[] = [];
    for (let i = starts[sub] as number; i < (starts[sub + 1] as number); i++)
      out.push(this.constraints[targets[i] as number] as OutlivesConstraint);
    return out;
  }

  /** The shortest path from `from` to a region that passes `test` (`from` itself included). `'static` outlives all. */
  pathTo(from: RegionVid, test: (region: RegionVid) => boolean, throughStatic = true): ConstraintPath | undefined {
    const cameBy = new Map<RegionVid, OutlivesConstraint | undefined>([[from, undefined]]);
    const queue: RegionVid[] = [from];
    for (let head = 0; head < queue.length; head++) {
      const region = queue[head] as RegionVid;
      if (test(region)) return { steps: retrace(cameBy, region), end: region };
      const visit = (constraint: OutlivesConstraint): void => {
        if (cameBy.has(constraint.sub)) return;
        cameBy.set(constraint.sub, constraint);
        queue.push(constraint.sub);
      };
      if (region === STATIC_VID && throughStatic) {
        for (let sub = 0; sub < this.#regionCount; sub++) visit(this.#fromStatic(sub as RegionVid));
      } else for (const constraint of this.of(region)) visit(constraint);
    }
    return undefined;
  }

  #fromStatic(sub: RegionVid): OutlivesConstraint {
    const span = this.constraints[0]?.span;
    return {
      sup: STATIC_VID,
      sub,
      category: INTERNAL,
      span: span as OutlivesConstraint["span"],
      point: undefined,
      fromClosure: false,
    };
  }
}

function retrace(cameBy: ReadonlyMap<RegionVid, OutlivesConstraint | undefined>, end: RegionVid): OutlivesConstraint[] {
  const steps: OutlivesConstraint[] = [];
  for (let step = cameBy.get(end); step !== undefined; step = cameBy.get(step.sup)) steps.push(step);
  return steps.reverse();
}
