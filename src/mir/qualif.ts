// What constants may not freely contain: destructors, and what can be changed through a shared reference. A type has the
// quality if some value of it may; a value tells more, for `None::<String>` needs no drop (rustc's `check_consts::qualifs`).

import type { DefId } from "#hir/defs.ts";
import type { Tcx } from "#types/tcx.ts";
import { mkAdt, type Ty } from "#types/ty.ts";
import type { AggregateKind } from "./body.ts";

export type Qualif = "needsDrop" | "hasMutInterior";

/** Whether some value of a type has the quality, as far as `owner` can tell. */
export function inAnyValueOf(tcx: Tcx, ty: Ty, owner: DefId, qualif: Qualif): boolean {
  return qualif === "needsDrop" ? tcx.needsDrop(ty, owner) : !tcx.isFreeze(ty, owner);
}

/** Whether a value made so has the quality whatever its fields hold. Of a union only the type tells. */
export function inAggregate(tcx: Tcx, aggregate: AggregateKind, owner: DefId, qualif: Qualif): boolean {
  if (aggregate.kind !== "adt") return false;
  const { def, args } = aggregate;
  const adt = tcx.adt(def);
  if (adt.kind === "union" && inAnyValueOf(tcx, mkAdt(def, args), owner, qualif)) return true;
  return qualif === "needsDrop" ? adt.isBox || tcx.adtDestructor(def) !== undefined : adt.isUnsafeCell;
}
