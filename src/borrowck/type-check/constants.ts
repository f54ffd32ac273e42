// Types of constant operands, with fresh regions, and what must hold for the constant to be meant.

import { BORING, type Category, type Where } from "#borrowck/nll/constraints.ts";
import type { ConstOperand } from "#mir/body.ts";
import { subst } from "#types/fold.ts";
import { mkRawPtr, mkRef, RE_STATIC, type Ty } from "#types/ty.ts";
import { relateToAnnotation } from "./annotations.ts";
import type { BodyChecker } from "./check-body.ts";

const GENERIC_ARG: Category = { kind: "typeAnnotation", source: "genericArg" };

export function constantTy(checker: BodyChecker, operand: ConstOperand, where: Where): Ty {
  const { cx } = checker;
  const ty = cx.fresh(operand.ty, operand.span);
  if (operand.userTy !== undefined) relateToAnnotation(cx, ty, "invariant", operand.userTy, where, GENERIC_ARG);
  switch (operand.value.kind) {
    case "zeroSized":
      // An annotation has proved them already, in its own place.
      if (ty.kind === "fnDef" && operand.userTy?.def === undefined)
        cx.provePredicatesOf(ty.def, ty.args, where, { kind: "predicate", span: operand.span });
      break;
    case "item": {
      const args = cx.freshArgs(operand.value.args, operand.span);
      const { kind } = cx.tcx.hir.def(operand.value.def);
      if (kind === "const" || kind === "assocConst") {
        cx.eq(cx.normalize(subst(cx.tcx, cx.tcx.typeOf(operand.value.def), args), where), ty, where, BORING);
        cx.provePredicatesOf(operand.value.def, args, where, { kind: "predicate", span: operand.span });
      }
      break;
    }
    case "static": {
      const declared = cx.normalize(cx.tcx.typeOf(operand.value.def), where);
      cx.eq(
        ty.kind === "rawPtr" ? mkRawPtr(declared, ty.mutability) : mkRef(RE_STATIC, declared, "not"),
        ty,
        where,
        BORING,
      );
      break;
    }
    case "promoted": {
      if (ty.kind === "ref") cx.eq(ty.inner, checker.promotedTy(operand.value.index), where, BORING);
      break;
    }
    case "scalar":
    case "str":
    case "byteStr":
    case "ty":
      break;
  }
  return ty;
}
