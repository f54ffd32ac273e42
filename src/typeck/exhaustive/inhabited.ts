// Whether a type has values, as seen from a module (private fields hide emptiness).

import type { DefId } from "#hir/defs.ts";
import { subst } from "#types/fold.ts";
import type { Tcx, VariantDef } from "#types/tcx.ts";
import type { GenericArgs, Ty } from "#types/ty.ts";

export function isUninhabited(tcx: Tcx, ty: Ty, module: DefId, normalize: (ty: Ty) => Ty): boolean {
  return visit(ty, new Set());

  function visit(t: Ty, seen: ReadonlySet<Ty>): boolean {
    switch (t.kind) {
      case "never":
        return true;
      case "tuple":
        return t.elements.some((e) => visit(e, seen));
      case "array":
        return (
          !(t.length.kind === "value" && t.length.bits === 0n) && t.length.kind === "value" && visit(t.element, seen)
        );
      case "adt": {
        if (seen.has(t) || seen.size > 20) return false;
        const adt = tcx.adt(t.def);
        if (adt.kind === "union") return false;
        const inner = new Set(seen).add(t);
        return adt.variants.every((variant) => variantEmpty(adt.kind === "enum", variant, t.args, inner));
      }
      default:
        return false;
    }
  }

  function variantEmpty(isEnum: boolean, variant: VariantDef, args: GenericArgs, seen: ReadonlySet<Ty>): boolean {
    return variant.fields.some((field) => {
      if (!isEnum && !tcx.hir.isAccessible(field.def, module)) return false;
      return visit(normalize(subst(tcx, tcx.typeOf(field.def), args)), seen);
    });
  }
}
