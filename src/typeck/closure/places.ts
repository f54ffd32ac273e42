// Places as captures see them: a variable (or temporary) with dereferences and fields (rustc's `HirPlace`).

import type { ExprId } from "#hir/body.ts";
import type { LocalId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { Ty } from "#types/ty.ts";

export type PlaceProjection =
  | { readonly kind: "deref"; readonly ty: Ty }
  | { readonly kind: "field"; readonly index: number; readonly variant: number; readonly ty: Ty }
  | { readonly kind: "index" | "subslice"; readonly ty: Ty };

export interface CapturePlace {
  /** Absent: a temporary or static, never captured. */
  readonly local: LocalId | undefined;
  readonly baseTy: Ty;
  readonly projections: readonly PlaceProjection[];
}

export type BorrowMode = "ref" | "uniqueRef" | "refMut";
export type CaptureMode = BorrowMode | "move";

export function placeTy(place: CapturePlace): Ty {
  return place.projections.at(-1)?.ty ?? place.baseTy;
}

export function tyBefore(place: Pick<CapturePlace, "baseTy" | "projections">, index: number): Ty {
  return index === 0 ? place.baseTy : (place.projections[index - 1] as PlaceProjection).ty;
}

export function project(place: CapturePlace, projection: PlaceProjection): CapturePlace {
  return { ...place, projections: [...place.projections, projection] };
}

/** A use of a place in a closure's body. */
export interface PlaceUse {
  readonly place: CapturePlace;
  readonly mode: CaptureMode;
  readonly expr: ExprId | undefined;
  readonly span: Span;
}

/** A place that a pattern is held against. */
export interface FakeRead {
  readonly place: CapturePlace;
  readonly cause: "forLet" | "forMatchedPlace";
  readonly span: Span;
}

/** What walking a closure's body finds. */
export interface ClosureUses {
  readonly uses: readonly PlaceUse[];
  readonly fakeReads: readonly FakeRead[];
}

const STRENGTH: Record<CaptureMode, number> = { ref: 0, uniqueRef: 1, refMut: 2, move: 3 };

export function stronger(a: CaptureMode, b: CaptureMode): boolean {
  return STRENGTH[a] > STRENGTH[b];
}

export interface Truncated {
  readonly place: CapturePlace;
  readonly mode: CaptureMode;
}

/** Cuts a place off; a mutable borrow through a `&mut` that is cut away needs only a unique one. */
export function truncate({ place, mode }: Truncated, length: number): Truncated {
  if (length >= place.projections.length) return { place, mode };
  let out = mode;
  if (mode === "refMut") {
    for (let i = length; i < place.projections.length; i++) {
      const before = tyBefore(place, i);
      if (place.projections[i]?.kind === "deref" && before.kind === "ref" && before.mutability === "mut") {
        out = "uniqueRef";
        break;
      }
    }
  }
  return { place: { ...place, projections: place.projections.slice(0, length) }, mode: out };
}

export type Ancestry = "same" | "ancestor" | "descendant" | "divergent";

/** What `a` is to `b`. */
export function ancestry(a: CapturePlace, b: CapturePlace): Ancestry {
  if (a.local !== b.local) return "divergent";
  const n = Math.min(a.projections.length, b.projections.length);
  for (let i = 0; i < n; i++) {
    const p = a.projections[i] as PlaceProjection;
    const q = b.projections[i] as PlaceProjection;
    if (p.kind !== q.kind) return "divergent";
    if (p.kind === "field" && q.kind === "field" && (p.index !== q.index || p.variant !== q.variant))
      return "divergent";
  }
  if (a.projections.length === b.projections.length) return "same";
  return a.projections.length < b.projections.length ? "ancestor" : "descendant";
}
