// Types and generic arguments as the user wrote them, related to what inference found.

import { BORING, type Category, type Where } from "#borrowck/nll/constraints.ts";
import type { UserTypeAnnotation } from "#mir/body.ts";
import { subst } from "#types/fold.ts";
import type { GenericArgs, Ty } from "#types/ty.ts";
import type { TypeCheckCx } from "./cx.ts";

/** `ty` is what the annotation says (`covariant`: a subtype of it); what was left to inference may be anything. */
export function relateToAnnotation(
  cx: TypeCheckCx,
  ty: Ty,
  variance: "covariant" | "invariant",
  annotation: UserTypeAnnotation,
  where: Where,
  category: Category,
): void {
  if (annotation.kind === "args") return relateArgs(cx, ty, annotation, where, category);
  if (annotation.ty === undefined) return;
  const written = cx.normalize(cx.fresh(annotation.ty, annotation.span), where, category);
  if (variance === "covariant") cx.sub(ty, written, where, category);
  else cx.eq(ty, written, where, category);
  cx.wellFormed(written, everywhere(annotation), BORING);
}

/** What an annotation requires by itself it requires wherever it is met. */
function everywhere(annotation: UserTypeAnnotation): Where {
  return { span: annotation.span, point: undefined };
}

function relateArgs(cx: TypeCheckCx, ty: Ty, annotation: UserTypeAnnotation, where: Where, category: Category): void {
  const { def } = annotation;
  if (def === undefined) return;
  const args = cx.freshArgs(annotation.args, annotation.span);
  if ((ty.kind === "fnDef" || ty.kind === "adt") && ty.args.length === args.length) {
    ty.args.forEach((arg, i) => cx.eq(arg, args[i] as GenericArgs[number], where, category));
  } else {
    const { kind } = cx.tcx.hir.def(def);
    if (kind === "const" || kind === "assocConst")
      cx.eq(ty, cx.normalize(subst(cx.tcx, cx.tcx.typeOf(def), args), where, category), where, category);
  }
  if (annotation.ty !== undefined) relateSelf(cx, annotation.ty, annotation, args, where, category);
  cx.provePredicatesOf(def, args, everywhere(annotation), { kind: "predicate", span: annotation.span });
  for (const arg of args) if (arg.sort === "ty") cx.wellFormed(arg, everywhere(annotation), BORING);
}

/** `Type::<'a>::method`: the impl's self type is the type written. */
function relateSelf(
  cx: TypeCheckCx,
  written: Ty,
  annotation: UserTypeAnnotation,
  args: GenericArgs,
  where: Where,
  category: Category,
): void {
  const container = annotation.def === undefined ? undefined : cx.tcx.hir.def(annotation.def).parent;
  if (container === undefined) return;
  const self = cx.normalize(cx.fresh(written, annotation.span), where, category);
  const { kind } = cx.tcx.hir.def(container);
  if (kind === "impl")
    cx.eq(cx.normalize(subst(cx.tcx, cx.tcx.typeOf(container), args), where, category), self, where, category);
  else if (kind === "trait" && args[0]?.sort === "ty") cx.eq(args[0], self, where, category);
  cx.wellFormed(self, everywhere(annotation), BORING);
}
