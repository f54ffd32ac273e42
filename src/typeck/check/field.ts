// Field access `base.name` and `base.0`, through autoderef.

import type { ExprId } from "#hir/body.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { reportNoField, reportPrivateField } from "#typeck/errors/field.ts";
import { reportUnknownType } from "#typeck/errors/infer.ts";
import { Autoderef } from "#typeck/method/autoderef.ts";
import type { Ty } from "#types/ty.ts";
import { structurallyResolve } from "./demand.ts";

export function checkField(fcx: FnCtxt, id: ExprId, base: ExprId, name: string, nameSpan: Span): Ty {
  fcx.placesNotRead.add(base);
  const baseTy = structurallyResolve(fcx, fcx.checkExpr(base), fcx.span(base), (ty, span) =>
    reportUnknownType(fcx, ty, span),
  );
  if (baseTy.kind === "error") return baseTy;
  const autoderef = new Autoderef(fcx, baseTy, fcx.span(base));
  let hidden: Ty | undefined;
  do {
    const ty = fcx.tryStructurallyResolve(autoderef.ty);
    if (ty.kind === "tuple") {
      const index = /^\d+$/.test(name) ? Number(name) : -1;
      const element = ty.elements[index];
      if (element !== undefined) return found(fcx, id, base, autoderef, index, element);
    } else if (ty.kind === "adt") {
      const adt = fcx.tcx.adt(ty.def);
      const fields = adt.kind === "enum" ? [] : (adt.variants[0]?.fields ?? []);
      const index = fields.findIndex((f) => f.name === name);
      const field = fields[index];
      if (field === undefined) continue;
      if (!fcx.tcx.hir.isAccessible(field.def, fcx.module)) {
        hidden ??= ty;
        continue;
      }
      return found(fcx, id, base, autoderef, index, fcx.instantiate(fcx.tcx.typeOf(field.def), ty.args, nameSpan));
    } else if (ty.kind === "infer" && ty.variable === "general") return reportUnknownType(fcx, ty, fcx.span(base));
    else if (ty.kind === "error") return ty;
  } while (autoderef.next());
  if (hidden !== undefined) return reportPrivateField(fcx, hidden, name, nameSpan);
  return reportNoField(fcx, base, baseTy, name, nameSpan);
}

function found(fcx: FnCtxt, id: ExprId, base: ExprId, autoderef: Autoderef, index: number, ty: Ty): Ty {
  autoderef.finish();
  fcx.applyAdjustments(base, autoderef.adjustments());
  fcx.tables.fieldIndices.set(id, index);
  return ty;
}
