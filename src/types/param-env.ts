// Where-clauses in force: elaboration with supertraits, and the environments made of them.

import { unreachable } from "#support/bug.ts";
import type { DefId } from "#hir/defs.ts";
import { predicateFlags, predicateKey } from "./predicate.ts";
import { Folder, substFolder } from "./fold.ts";
import type { ParamEnv, Predicate, ProjectionEq, Tcx } from "./tcx.ts";
import type { Binder, Region, TraitRef } from "./ty.ts";
import { Flag, mkReBound } from "./ty.ts";

let nextEnv = 0;

/** Makes an environment of predicates that are already elaborated and normalised. */
export function mkParamEnv(predicates: readonly Predicate[], reveal: boolean): ParamEnv {
  const byTrait = new Map<DefId, Binder<TraitRef>[]>();
  const byAssoc = new Map<DefId, Binder<ProjectionEq>[]>();
  for (const p of predicates) {
    if (p.kind === "trait") push(byTrait, p.bound.value.trait, p.bound);
    else if (p.kind === "projection") push(byAssoc, p.bound.value.assoc, p.bound);
  }
  return { id: nextEnv++, predicates, byTrait, byAssoc, reveal };
}

function push<V>(map: Map<DefId, V[]>, key: DefId, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const EMPTY = mkParamEnv([], false);
const EMPTY_REVEAL = mkParamEnv([], true);

/** No where-clauses; `reveal`: opaque types are seen through, as monomorphic code does. */
export function emptyEnv(reveal = false): ParamEnv {
  return reveal ? EMPTY_REVEAL : EMPTY;
}

class BoundOffset extends Folder {
  readonly #by: number;
  constructor(by: number) {
    super();
    this.#by = by;
  }
  override region(region: Region): Region {
    return region.kind === "bound" && region.depth === this.depth
      ? mkReBound(region.depth, region.index + this.#by)
      : region;
  }
}

/**
 * A predicate on a trait's `Self` (supertrait, item bound) for a given reference to the trait: one binder
 * that holds the regions of both, `of`'s first.
 */
export function instantiateSuper(tcx: Tcx, of: Binder<TraitRef>, predicate: Predicate, opaque?: DefId): Predicate {
  const offset = new BoundOffset(of.vars.length);
  const folder = substFolder(tcx, of.value.args, opaque);
  switch (predicate.kind) {
    case "trait": {
      const value = folder.traitRef(offset.traitRef(predicate.bound.value));
      return { kind: "trait", bound: { vars: [...of.vars, ...predicate.bound.vars], value } };
    }
    case "projection": {
      const value = folder.projectionEq(offset.projectionEq(predicate.bound.value));
      return { kind: "projection", bound: { vars: [...of.vars, ...predicate.bound.vars], value } };
    }
    case "typeOutlives": {
      const { ty, region } = predicate.bound.value;
      const value = { ty: folder.ty(offset.ty(ty)), region: folder.region(offset.region(region)) };
      return { kind: "typeOutlives", bound: { vars: [...of.vars, ...predicate.bound.vars], value } };
    }
    case "regionOutlives": {
      const { longer, shorter } = predicate.bound.value;
      const value = { longer: folder.region(offset.region(longer)), shorter: folder.region(offset.region(shorter)) };
      return { kind: "regionOutlives", bound: { vars: [...of.vars, ...predicate.bound.vars], value } };
    }
    case "wellFormed":
    case "constHasType":
    case "closureKind":
      return predicate;
    default:
      return unreachable(predicate);
  }
}

/** The predicates and everything their supertraits say, each once, in order of discovery. */
export function elaborate(tcx: Tcx, predicates: readonly Predicate[]): readonly Predicate[] {
  const out: Predicate[] = [];
  const seen = new Set<string>();
  const queue = [...predicates];
  for (let i = 0; i < queue.length; i++) {
    const p = queue[i] as Predicate;
    const key = predicateKey(p);
    if (seen.has(key)) continue;
    seen.add(key);
    out.push(p);
    if (p.kind !== "trait") continue;
    for (const { predicate } of tcx.superPredicates(p.bound.value.trait))
      queue.push(instantiateSuper(tcx, p.bound, predicate));
  }
  return out;
}

/** The trait references among the supertraits of one, itself first. */
export function supertraitRefs(tcx: Tcx, of: Binder<TraitRef>): readonly Binder<TraitRef>[] {
  return elaborate(tcx, [{ kind: "trait", bound: of }]).flatMap((p) => (p.kind === "trait" ? [p.bound] : []));
}

/** Whether a predicate mentions no parameter of its item (rustc's "global" where-clauses). */
export function isGlobal(p: Predicate): boolean {
  return (
    (predicateFlags(p) &
      (Flag.hasParam |
        Flag.hasConstParam |
        Flag.hasRegionParam |
        Flag.hasTyInfer |
        Flag.hasConstInfer |
        Flag.hasRegionVar)) ===
    0
  );
}
