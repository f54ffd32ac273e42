// Where each loan is in scope: from the borrow along every path as long as its region contains the point and
// the borrowed path is not overwritten (rustc dev guide, "Borrows in scope").

import { IntervalSet } from "#borrowck/nll/interval-set.ts";
import type { Point, Points } from "#borrowck/nll/points.ts";
import type { RegionInference } from "#borrowck/nll/region-infer.ts";
import type { BlockId, Body, Local, Place } from "#mir/body.ts";
import type { Tcx } from "#types/tcx.ts";
import type { BorrowSet, Loan } from "./borrow-set.ts";
import { borrowConflicts } from "./places-conflict.ts";

export class LoanScopes {
  /** By loan: the points before which it is in scope. */
  readonly scopes: readonly IntervalSet[];
  readonly #starts = new Map<number, Loan[]>();
  readonly #ends = new Map<number, Loan[]>();
  /** Points visited: what finding the scopes costs. */
  readonly work: number;

  constructor(tcx: Tcx, body: Body, points: Points, borrows: BorrowSet, regions: RegionInference) {
    const kills = collectKills(body, points, borrows);
    let work = 0;
    this.scopes = borrows.loans.map((loan) => {
      const killed = (point: Point): boolean => {
        const place = kills.get(loan.place.local)?.get(point);
        return (
          place !== undefined &&
          (place.projection.length === 0 ||
            borrowConflicts(tcx, body, loan.place, loan.kind, place, "deep", "noOverlap"))
        );
      };
      const scope = new IntervalSet();
      if (killed(loan.point)) return scope;
      const live = regions.pointsOf(loan.region);
      const stack: Point[] = [];
      points.eachSuccessor(loan.point, (p) => stack.push(p));
      for (let start = stack.pop(); start !== undefined; start = stack.pop()) {
        const last = points.terminator(points.blockOf(start));
        let p: number = start;
        let left = false;
        while (p <= last && !left) {
          work++;
          if (scope.has(p) || !live.has(p)) {
            left = true;
            break;
          }
          if (killed(p as Point)) left = true;
          p++;
        }
        if (p > start) scope.addRange(start, p - 1);
        if (!left) points.eachSuccessor(last, (next) => stack.push(next));
      }
      return scope;
    });
    this.work = work;
    for (const loan of borrows.loans) {
      const ranges = (this.scopes[loan.id] as IntervalSet).ranges();
      for (let i = 0; i < ranges.length; i += 2) {
        note(this.#starts, ranges[i] as number, loan);
        note(this.#ends, (ranges[i + 1] as number) + 1, loan);
      }
    }
  }

  isInScope(loan: Loan, point: Point): boolean {
    return (this.scopes[loan.id] as IntervalSet).has(point);
  }

  /** Walks the points of the body in order; after `moveTo(p)` the sweep knows the loans in scope before `p`. */
  sweep(): LoanSweep {
    return new LoanSweep(this.#starts, this.#ends);
  }
}

function note(map: Map<number, Loan[]>, key: number, loan: Loan): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [loan]);
  else known.push(loan);
}

/** The loans in scope at a point that only moves forward. */
export class LoanSweep {
  readonly #starts: ReadonlyMap<number, readonly Loan[]>;
  readonly #ends: ReadonlyMap<number, readonly Loan[]>;
  readonly #byLocal = new Map<Local, Set<Loan>>();
  readonly #all = new Set<Loan>();
  #at = -1;

  constructor(starts: ReadonlyMap<number, readonly Loan[]>, ends: ReadonlyMap<number, readonly Loan[]>) {
    this.#starts = starts;
    this.#ends = ends;
  }

  moveTo(point: Point): void {
    while (this.#at < point) {
      this.#at++;
      for (const loan of this.#ends.get(this.#at) ?? []) {
        this.#all.delete(loan);
        this.#byLocal.get(loan.place.local)?.delete(loan);
      }
      for (const loan of this.#starts.get(this.#at) ?? []) {
        this.#all.add(loan);
        const known = this.#byLocal.get(loan.place.local);
        if (known === undefined) this.#byLocal.set(loan.place.local, new Set([loan]));
        else known.add(loan);
      }
    }
  }

  /** Loans of `local` or of parts of it, in the order they were made. */
  of(local: Local): readonly Loan[] {
    const loans = this.#byLocal.get(local);
    return loans === undefined || loans.size === 0 ? [] : [...loans].sort((a, b) => a.id - b.id);
  }

  all(): readonly Loan[] {
    return [...this.#all].sort((a, b) => a.id - b.id);
  }
}

/** Assignments and ends of storage that end loans, by local and point. */
function collectKills(body: Body, points: Points, borrows: BorrowSet): ReadonlyMap<Local, ReadonlyMap<Point, Place>> {
  const kills = new Map<Local, Map<Point, Place>>();
  for (const loan of borrows.loans) if (!kills.has(loan.place.local)) kills.set(loan.place.local, new Map());
  body.blocks.forEach((block, b) => {
    block.statements.forEach((s, index) => {
      if (s.kind !== "assign" && s.kind !== "storageDead") return;
      const place: Place = s.kind === "assign" ? s.place : { local: s.local, projection: [] };
      kills.get(place.local)?.set(points.of({ block: b as BlockId, index }), place);
    });
  });
  return kills;
}
