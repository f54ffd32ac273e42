// The types of places.

import { bug } from "#support/bug.ts";
import type { Tcx } from "#types/tcx.ts";
import { mkArray, mkConst, type Mutability, type Ty, USIZE } from "#types/ty.ts";
import type { Body, LocalDecl, Operand, Place, Projection } from "./body.ts";

export function placeTy(tcx: Tcx, body: Pick<Body, "locals">, place: Place): Ty {
  let ty = (body.locals[place.local] as LocalDecl).ty;
  for (const step of place.projection) ty = projectionTy(tcx, ty, step);
  return ty;
}

/** Of `*r`, where `r` is a reference: the place of `r`, and how it refers. */
export function reborrowed(
  tcx: Tcx,
  body: Pick<Body, "locals">,
  place: Place,
): { readonly place: Place; readonly mutability: Mutability } | undefined {
  if (place.projection.at(-1)?.kind !== "deref") return undefined;
  const base = { ...place, projection: place.projection.slice(0, -1) };
  const ty = placeTy(tcx, body, base);
  return ty.kind === "ref" ? { place: base, mutability: ty.mutability } : undefined;
}

export function operandTy(tcx: Tcx, body: Pick<Body, "locals">, operand: Operand): Ty {
  return operand.kind === "const" ? operand.ty : placeTy(tcx, body, operand.place);
}

/** The type one step leads to from a place of type `ty`. A variant has its enum's type. */
export function projectionTy(tcx: Tcx, ty: Ty, step: Projection): Ty {
  switch (step.kind) {
    case "field":
      return step.ty;
    case "downcast":
      return ty;
    case "deref":
      if (ty.kind === "ref" || ty.kind === "rawPtr") return ty.inner;
      if (ty.kind === "adt" && tcx.adt(ty.def).isBox) return ty.args[0] as Ty;
      return bug(`dereference of ${ty.kind}`);
    case "index":
    case "constantIndex":
      return ty.kind === "slice" || ty.kind === "array" ? ty.element : bug(`index into ${ty.kind}`);
    case "subslice": {
      if (ty.kind !== "array" || ty.length.kind !== "value") return ty;
      const length = step.fromEnd ? Number(ty.length.bits) - step.from - step.to : step.to - step.from;
      return mkArray(ty.element, mkConst(USIZE, BigInt(length)));
    }
  }
}
