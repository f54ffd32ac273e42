// What type checking of MIR asks of regions, and why (rustc dev guide, "Region inference").

import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { RegionVid, Ty } from "#types/ty.ts";
import type { Point } from "./points.ts";

/** Why a constraint exists, as far as messages tell it (rustc's `ConstraintCategory`). */
export type Category =
  /** `upvar`: the returned reference borrows that captured variable. */
  | { readonly kind: "return"; readonly upvar: number | undefined }
  | { readonly kind: "useAsConst" | "useAsStatic" }
  | { readonly kind: "typeAnnotation"; readonly source: "ascription" | "declaration" | "genericArg" }
  | { readonly kind: "cast"; readonly implicit: boolean; readonly unsizeTo: Ty | undefined }
  | { readonly kind: "callArgument"; readonly func: DefId | undefined }
  | { readonly kind: "copyBound" | "sizedBound" | "assignment" | "usage" | "opaqueType" }
  | { readonly kind: "closureUpvar"; readonly field: number }
  /** A where-clause, at `span`. */
  | { readonly kind: "predicate"; readonly span: Span }
  /** `boringNoLocation`: holds of the whole body. `internal`: never to be blamed. */
  | { readonly kind: "boring" | "boringNoLocation" | "internal" };

export const BORING: Category = { kind: "boring" };
export const BORING_NO_LOCATION: Category = { kind: "boringNoLocation" };
export const INTERNAL: Category = { kind: "internal" };
export const ASSIGNMENT: Category = { kind: "assignment" };

/** Where in the body something is required: at a point, or (without one) everywhere. */
export interface Where {
  readonly span: Span;
  readonly point: Point | undefined;
}

/** `sup: sub`, that is: `sup` contains every point and universal region of `sub`. */
export interface OutlivesConstraint {
  readonly sup: RegionVid;
  readonly sub: RegionVid;
  readonly category: Category;
  readonly span: Span;
  readonly point: Point | undefined;
  /** Comes from what a closure requires of its creator. */
  readonly fromClosure: boolean;
}

/** `ty: region`, where `ty` is a type parameter, projection or opaque type. */
export interface TypeTest {
  readonly ty: Ty;
  readonly region: RegionVid;
  readonly category: Category;
  readonly span: Span;
}

/** The hidden type of an opaque type may mention only the regions it captures. */
export interface MemberConstraint {
  readonly opaque: DefId;
  readonly member: RegionVid;
  readonly choices: readonly RegionVid[];
  readonly hiddenTy: Ty;
  readonly span: Span;
}
