// Small constructors of MIR places and borrow kinds.

import type { BorrowKind, Local, Place, Projection } from "#mir/body.ts";

export function place(local: Local, projection: readonly Projection[] = []): Place {
  return { local, projection };
}

export function project(base: Place, ...steps: readonly Projection[]): Place {
  return { local: base.local, projection: [...base.projection, ...steps] };
}

export const SHARED: BorrowKind = { kind: "shared" };

export function mutBorrow(twoPhase: boolean): BorrowKind {
  return { kind: "mut", allow: twoPhase ? "twoPhase" : "default" };
}
