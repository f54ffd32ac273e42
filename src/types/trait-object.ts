// What a trait object promises beside its principal trait.

import type { DefId } from "#hir/defs.ts";
import type { Tcx } from "./tcx.ts";
import type { Ty } from "./ty.ts";

/** Auto traits of a trait object: written ones and those its supertraits demand. */
export function objectAutoTraits(tcx: Tcx, ty: Ty & { kind: "dyn" }): readonly DefId[] {
  if (ty.principal === undefined) return ty.autoTraits;
  return [...ty.autoTraits, ...tcx.supertraits(ty.principal.value.trait).filter((t) => tcx.traitDef(t).auto)];
}
