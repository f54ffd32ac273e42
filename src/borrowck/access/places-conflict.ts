// Whether an access to one place touches what a loan of another has borrowed (rustc's `places_conflict`).
//
// Borrowed path and accessed path are walked side by side. Invariant: so far the two steps were equal, or
// could be (indices). As soon as two steps are certainly different, the paths are disjoint:
//
//     borrow  x . f . g        access  x . f          the loan lies within the access
//     borrow  x . f            access  x . f . g      the access lies within the loan
//     borrow  x . f            access  x . h          disjoint

import type { Body, BorrowKind, Place, Projection } from "#mir/body.ts";
import { placeTy } from "#mir/place-ty.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";

/**
 * How far an access reaches. `shallow`: the place itself, not what it points to; `fakeBorrow`: less even than
 * that, only what a match guard holds on to; `drop`: what a destructor may touch.
 */
export type AccessDepth = "shallow" | "fakeBorrow" | "deep" | "drop";

/** What to think of two array indices that may or may not be equal. */
export type Bias = "overlap" | "noOverlap";

type Overlap = "arbitrary" | "equalOrDisjoint" | "disjoint";

export function borrowConflicts(
  tcx: Tcx,
  body: Body,
  borrowed: Place,
  kind: BorrowKind,
  access: Place,
  depth: AccessDepth,
  bias: Bias,
): boolean {
  if (borrowed.local !== access.local) return false;
  for (const [i, step] of borrowed.projection.entries()) {
    const base: Place = { local: borrowed.local, projection: borrowed.projection.slice(0, i) };
    const other = access.projection[i];
    if (other === undefined) {
      const outcome = longerBorrow(tcx, placeTy(tcx, body, base), step, depth);
      if (outcome !== undefined) return outcome;
      continue;
    }
    const overlap = stepsOverlap(tcx, () => placeTy(tcx, body, base), step, other, bias);
    // Different fields of a union share memory in ways not followed further.
    if (overlap === "arbitrary") return true;
    if (overlap === "disjoint") return false;
  }
  // A fake borrow of `x` does not mind assignments to `x.f` as long as the discriminant it guards stays.
  return !(kind.kind === "fake" && kind.depth === "shallow" && borrowed.projection.length < access.projection.length);
}

/** The loan lies within the accessed place: `undefined` where the next step has to decide. */
function longerBorrow(tcx: Tcx, base: Ty, step: Projection, depth: AccessDepth): boolean | undefined {
  if (depth === "fakeBorrow") return false;
  if (step.kind === "deref") {
    // What a reference or box points to is not touched by an access to the pointer alone.
    if (depth === "shallow") return false;
    if (depth === "drop" && base.kind === "ref") return false;
  }
  if (
    step.kind === "field" &&
    depth === "drop" &&
    base.kind === "adt" &&
    tcx.adtDestructor(base.def) !== undefined &&
    !tcx.adt(base.def).isBox
  )
    return true;
  return undefined;
}

function stepsOverlap(tcx: Tcx, baseTy: () => Ty, a: Projection, b: Projection, bias: Bias): Overlap {
  const known = (equal: boolean): Overlap => (equal ? "equalOrDisjoint" : "disjoint");
  if (a.kind === "deref" || b.kind === "deref") return "equalOrDisjoint";
  if (a.kind === "field" && b.kind === "field") {
    if (a.index === b.index) return "equalOrDisjoint";
    const ty = baseTy();
    return ty.kind === "adt" && tcx.adt(ty.def).kind === "union" ? "arbitrary" : "disjoint";
  }
  if (a.kind === "downcast" && b.kind === "downcast") return known(a.variant === b.variant);
  if (a.kind === "index" || b.kind === "index") return known(bias === "overlap");
  if (a.kind === "constantIndex" && b.kind === "constantIndex") return constantIndices(a, b);
  if (a.kind === "constantIndex" && b.kind === "subslice") return elementInSlice(a, b);
  if (a.kind === "subslice" && b.kind === "constantIndex") return elementInSlice(b, a);
  if (a.kind === "subslice" && b.kind === "subslice" && !a.fromEnd && !b.fromEnd)
    return known(b.from < a.to && a.from < b.to);
  return "equalOrDisjoint";
}

type ConstantIndex = Extract<Projection, { kind: "constantIndex" }>;
type Subslice = Extract<Projection, { kind: "subslice" }>;

function constantIndices(a: ConstantIndex, b: ConstantIndex): Overlap {
  if (a.fromEnd === b.fromEnd) return a.offset === b.offset ? "equalOrDisjoint" : "disjoint";
  const [start, end] = a.fromEnd ? [b, a] : [a, b];
  // Both patterns matched, so there are at least that many elements; the one counted from the end lies no earlier.
  const length = Math.max(a.minLength, b.minLength);
  return start.offset >= length - end.offset ? "equalOrDisjoint" : "disjoint";
}

function elementInSlice(element: ConstantIndex, slice: Subslice): Overlap {
  if (!element.fromEnd) {
    const within = element.offset >= slice.from && (slice.fromEnd || element.offset < slice.to);
    return within ? "equalOrDisjoint" : "disjoint";
  }
  return !slice.fromEnd || element.offset > slice.to ? "equalOrDisjoint" : "disjoint";
}
