// What lowering one body reads: the HIR, what type checking found out, and the region tree.

import { bug } from "#support/bug.ts";
import type { ExprId, HirBody, HirExpr, PatId } from "#hir/body.ts";
import type { LocalId } from "#hir/defs.ts";
import type { BodyTypes } from "#typeck/tables.ts";
import type { Tcx } from "#types/tcx.ts";
import type { GenericArgs, Ty } from "#types/ty.ts";
import { subst } from "#types/fold.ts";
import type { RegionTree } from "./region-tree.ts";

export class LowerContext {
  readonly tcx: Tcx;
  readonly hir: HirBody;
  readonly types: BodyTypes;
  readonly regions: RegionTree;

  constructor(tcx: Tcx, hir: HirBody, types: BodyTypes, regions: RegionTree) {
    this.tcx = tcx;
    this.hir = hir;
    this.types = types;
    this.regions = regions;
  }

  expr(id: ExprId): HirExpr {
    return this.hir.exprs.get(id);
  }

  /** The type before adjustments. */
  exprTy(id: ExprId): Ty {
    return this.types.exprTypes.get(id) ?? bug(`expression without type: ${this.expr(id).kind}`);
  }

  /** The type the context of `id` sees. */
  adjustedTy(id: ExprId): Ty {
    return this.types.adjustments.get(id)?.at(-1)?.target ?? this.exprTy(id);
  }

  patTy(id: PatId): Ty {
    return this.types.patTypes.get(id) ?? bug("pattern without type");
  }

  localTy(id: LocalId): Ty {
    return this.types.localTypes.get(id) ?? bug(`local ${this.hir.locals.get(id).name} without type`);
  }

  /** The type of a field of a struct or union, or of a variant of an enum, in the given instance of the type. */
  fieldTy(ty: Ty, variant: number, index: number): Ty {
    return fieldTy(this.tcx, ty, variant, index);
  }
}

/** The type of field `index` of `variant` of an ADT, tuple or closure type (with projections as declared). */
export function fieldTy(tcx: Tcx, ty: Ty, variant: number, index: number): Ty {
  switch (ty.kind) {
    case "tuple":
      return ty.elements[index] ?? bug("tuple index");
    case "adt": {
      const field = tcx.adt(ty.def).variants[variant]?.fields[index] ?? bug("field index");
      return substField(tcx, tcx.typeOf(field.def), ty.args);
    }
    default:
      return bug(`field of ${ty.kind}`);
  }
}

function substField(tcx: Tcx, ty: Ty, args: GenericArgs): Ty {
  return args.length === 0 ? ty : subst(tcx, ty, args);
}
