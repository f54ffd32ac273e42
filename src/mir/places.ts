// Small constructors of places, projections and borrow kinds.

import type { Ty } from "#types/ty.ts";
import { type BorrowKind, type Local, type Place, type Projection, RETURN_LOCAL } from "./body.ts";

export function place(local: Local, ...projection: readonly Projection[]): Place {
  return { local, projection };
}

export function project(base: Place, ...steps: readonly Projection[]): Place {
  return { local: base.local, projection: [...base.projection, ...steps] };
}

export function field(index: number, ty: Ty): Projection {
  return { kind: "field", index, ty };
}

export const DEREF: Projection = { kind: "deref" };

export const RETURN_PLACE: Place = place(RETURN_LOCAL);

export const SHARED: BorrowKind = { kind: "shared" };

export function mutBorrow(twoPhase: boolean): BorrowKind {
  return { kind: "mut", allow: twoPhase ? "twoPhase" : "default" };
}
