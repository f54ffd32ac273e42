// What is known about universal regions: declared bounds, bounds implied by well-formed parameter types, and
// what follows from them (rustc's `free_region_relations`).

import { BitSet } from "#support/bitset.ts";
import { outlivesComponents, impliedBounds } from "#types/outlives.ts";
import type { ParamEnv, Tcx } from "#types/tcx.ts";
import type { Region, RegionVid, Ty } from "#types/ty.ts";
import { type RegionTable, STATIC_VID } from "./nll/region-table.ts";

/** A `T: 'r` that may be relied on. */
export interface KnownTypeBound {
  readonly ty: Ty;
  readonly region: RegionVid;
}

export class UniversalRelations {
  readonly typeBounds: KnownTypeBound[] = [];
  readonly #table: RegionTable;
  readonly #firstLocal: number;
  /** Row `a` holds every `b` with `a: b`. */
  readonly #outlives: BitSet[];
  #closed = false;

  constructor(table: RegionTable, firstLocal: number) {
    this.#table = table;
    this.#firstLocal = firstLocal;
    const count = table.universalCount;
    this.#outlives = Array.from({ length: count }, (_, i) => {
      const row = new BitSet(count);
      row.add(i);
      if (i === STATIC_VID) row.fill();
      return row;
    });
  }

  /** Takes in the where-clauses in force. */
  addEnv(tcx: Tcx, env: ParamEnv): void {
    for (const p of env.predicates) {
      if (p.kind === "regionOutlives" && p.bound.vars.length === 0)
        this.#addRegions(p.bound.value.longer, p.bound.value.shorter);
      if (p.kind === "typeOutlives" && p.bound.vars.length === 0)
        this.#addType(tcx, p.bound.value.ty, p.bound.value.region);
    }
  }

  /** Takes in what follows from the type of a parameter or result being well-formed. */
  addImplied(tcx: Tcx, ty: Ty): void {
    for (const bound of impliedBounds(tcx, ty)) {
      if (bound.kind === "region") this.#addRegions(bound.longer, bound.shorter);
      else this.#addType(tcx, bound.ty, bound.region);
    }
  }

  #addType(tcx: Tcx, ty: Ty, region: Region): void {
    if (!this.#isUniversal(region)) return;
    for (const part of outlivesComponents(tcx, ty)) {
      if (part.sort === "region") this.#addRegions(part, region);
      else this.typeBounds.push({ ty: part, region: this.#table.vid(region) });
    }
  }

  #isUniversal(region: Region): boolean {
    return (
      region.kind === "static" ||
      region.kind === "param" ||
      (region.kind === "var" && this.#table.isUniversal(region.vid))
    );
  }

  #addRegions(longer: Region, shorter: Region): void {
    if (!this.#isUniversal(longer) || !this.#isUniversal(shorter)) return;
    this.#outlives[this.#table.vid(longer)]?.add(this.#table.vid(shorter));
    this.#closed = false;
  }

  /** Follows the relation to its transitive closure. */
  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (let changed = true; changed; ) {
      changed = false;
      for (const row of this.#outlives)
        for (const b of [...row]) if (row.union(this.#outlives[b] as BitSet)) changed = true;
    }
  }

  /** Whether `a: b` is known. */
  outlives(a: RegionVid, b: RegionVid): boolean {
    this.#close();
    return this.#outlives[a]?.has(b) ?? false;
  }

  isLocal(vid: RegionVid): boolean {
    return vid >= this.#firstLocal;
  }

  /** The least regions known to the creator that outlive `vid`. */
  nonLocalUpperBounds(vid: RegionVid): readonly RegionVid[] {
    if (!this.isLocal(vid)) return [vid];
    return this.#minimal(
      this.#external().filter((r) => this.outlives(r, vid)),
      (a, b) => this.outlives(a, b),
    );
  }

  /** The greatest region known to the creator that `vid` outlives, if there is one such. */
  nonLocalLowerBound(vid: RegionVid): RegionVid | undefined {
    if (!this.isLocal(vid)) return vid;
    const bounds = this.#minimal(
      this.#external().filter((r) => this.outlives(vid, r)),
      (a, b) => this.outlives(b, a),
    );
    return bounds.length === 1 ? bounds[0] : undefined;
  }

  #external(): RegionVid[] {
    return Array.from({ length: this.#firstLocal }, (_, i) => i as RegionVid);
  }

  /** Those below which no other lies; of equal ones the first. */
  #minimal(regions: readonly RegionVid[], above: (a: RegionVid, b: RegionVid) => boolean): RegionVid[] {
    return regions.filter((r) => !regions.some((o) => o !== r && above(r, o) && (!above(o, r) || o < r)));
  }
}
