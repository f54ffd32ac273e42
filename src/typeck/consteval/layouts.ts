// Which enums must be laid out before a body can be evaluated: a discriminant may not need the layout of its own enum.

import type { ExprId, HirBody } from "#hir/body.ts";
import type { BodyTypes } from "#typeck/tables.ts";
import { subst } from "#types/fold.ts";
import type { Tcx } from "#types/tcx.ts";
import type { GenericArgs, Ty } from "#types/ty.ts";

/**
 * Asks for the discriminants of all enums that values in a body hold, which reports a cycle (E0391) if one of them is
 * being found. As in rustc, `Variant as u8` needs that variant's discriminant only. Whether there was a cycle.
 */
export function needsOwnLayout(tcx: Tcx, body: HirBody, types: BodyTypes, args: GenericArgs): boolean {
  const before = tcx.sink.diagnostics().length;
  const casts = castVariants(body, types);
  const seen = new Set<Ty>();
  for (const [id, ty] of types.exprTypes) if (!casts.has(id)) layOut(tcx, subst(tcx, ty, args), seen);
  for (const ty of types.patTypes.values()) layOut(tcx, subst(tcx, ty, args), seen);
  return tcx.sink.diagnostics().length > before;
}

/** Paths to variants that are cast to integers where they stand. */
function castVariants(body: HirBody, types: BodyTypes): ReadonlySet<ExprId> {
  const found = new Set<ExprId>();
  for (const id of types.exprTypes.keys()) {
    const e = body.exprs.get(id);
    if (e.kind === "cast" && body.exprs.get(e.operand).kind === "path") found.add(e.operand);
  }
  return found;
}

function layOut(tcx: Tcx, ty: Ty, seen: Set<Ty>): void {
  if (seen.has(ty)) return;
  seen.add(ty);
  switch (ty.kind) {
    case "array":
      return layOut(tcx, ty.element, seen);
    case "tuple":
      for (const element of ty.elements) layOut(tcx, element, seen);
      return;
    case "adt": {
      const { variants, kind, isPhantomData } = tcx.adt(ty.def);
      if (isPhantomData) return;
      for (const { fields } of variants)
        for (const field of fields) layOut(tcx, subst(tcx, tcx.typeOf(field.def), ty.args), seen);
      if (kind === "enum") void variants.at(-1)?.discriminant;
      return;
    }
    default:
      return;
  }
}
