// The region variables of a body: universal ones first, then what inference and placeholders add.

import { Flag, hasFlags, mkReVar, type Region, type RegionVid, type Ty } from "#types/ty.ts";
import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import { mapRegions } from "#types/fold.ts";
import type { RegionOrigin } from "#types/infer.ts";
import { IntervalSet } from "./interval-set.ts";
import type { Point } from "./points.ts";

export type RegionDefinition =
  /** A region of the signature (or `'static`, or of a closure's creator): any caller may choose it. */
  | { readonly kind: "free"; readonly universe: 0 }
  | { readonly kind: "existential"; readonly universe: number; readonly origin: RegionOrigin }
  /** Stands for every region: made where a binder is entered. */
  | { readonly kind: "placeholder"; readonly universe: number; readonly index: number };

/** `'static`. */
export const STATIC_VID = 0 as RegionVid;

export class RegionTable {
  readonly definitions: RegionDefinition[] = [];
  readonly #placeholders = new Map<string, RegionVid>();
  readonly #universal = new Map<Region, RegionVid>();
  /** How many are universal: `0..universalCount`. */
  universalCount = 0;

  get count(): number {
    return this.definitions.length;
  }

  definition(vid: RegionVid): RegionDefinition {
    return this.definitions[vid] as RegionDefinition;
  }

  /** Makes the next universal region; `region` is how types write it (a new variable where they do not). */
  addUniversal(region: Region | undefined): RegionVid {
    const vid = this.definitions.length as RegionVid;
    if (vid !== this.universalCount) return bug("universal region after others");
    this.definitions.push({ kind: "free", universe: 0 });
    this.universalCount++;
    if (region !== undefined) this.#universal.set(region, vid);
    return vid;
  }

  isUniversal(vid: RegionVid): boolean {
    return vid < this.universalCount;
  }

  newVar(origin: RegionOrigin, universe: number): RegionVid {
    this.definitions.push({ kind: "existential", universe, origin });
    return (this.definitions.length - 1) as RegionVid;
  }

  fresh(span: Span | undefined): Region {
    return mkReVar(this.newVar({ span, kind: "misc" }, 0));
  }

  /** The number of a region that stands in a type of this body. */
  vid(region: Region): RegionVid {
    switch (region.kind) {
      case "var":
        return region.vid;
      case "static":
      case "param":
        return (
          this.#universal.get(region) ??
          bug(`region ${region.kind === "param" ? region.name : "'static"} is not of this body`)
        );
      case "placeholder":
        return this.#placeholder(region.universe, region.index);
      case "erased":
      case "bound":
      case "error":
        return bug(`${region.kind} region in borrow checking`);
    }
  }

  #placeholder(universe: number, index: number): RegionVid {
    const key = `${universe}.${index}`;
    let vid = this.#placeholders.get(key);
    if (vid === undefined) {
      vid = this.definitions.length as RegionVid;
      this.definitions.push({ kind: "placeholder", universe, index });
      this.#placeholders.set(key, vid);
    }
    return vid;
  }

  /** The type with a fresh variable for each erased region. */
  renumber(ty: Ty, span: Span | undefined): Ty {
    return mapRegions(ty, (r) => (r.kind === "erased" ? this.fresh(span) : r), true);
  }

  /** Every free region of a type, by number. */
  eachRegion(ty: Ty, visit: (vid: RegionVid) => void): void {
    if (!hasFlags(ty, Flag.hasRegions)) return;
    mapRegions(ty, (r) => {
      if (r.kind !== "bound" && r.kind !== "error") visit(this.vid(r));
      return r;
    });
  }
}

/** The points at which each region must be live because of variables in use. */
export class LivenessValues {
  readonly #points = new Map<RegionVid, IntervalSet>();

  of(vid: RegionVid): IntervalSet | undefined {
    return this.#points.get(vid);
  }

  add(vid: RegionVid, points: IntervalSet): void {
    const known = this.#points.get(vid);
    if (known === undefined) this.#points.set(vid, points.clone());
    else known.union(points);
  }

  addPoint(vid: RegionVid, point: Point): void {
    const known = this.#points.get(vid);
    if (known === undefined) this.#points.set(vid, new IntervalSet([point, point]));
    else known.add(point);
  }

  has(vid: RegionVid, point: Point): boolean {
    return this.#points.get(vid)?.has(point) ?? false;
  }
}
