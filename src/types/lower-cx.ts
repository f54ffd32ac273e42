// Where a type is lowered: what differs between signatures and bodies.

import { error, type Reported } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { HirGenericParam, HirPathSegment } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import type { GenericParam, Tcx } from "./tcx.ts";
import type { Const, Region, Ty } from "./ty.ts";
import { BOOL, CHAR, CONST_ERROR, mkErrorTy, mkFloat, mkInt, mkUint, RE_ERASED, RE_STATIC, STR } from "./ty.ts";

/** Where a type stands. */
export interface LowerCx {
  readonly tcx: Tcx;
  /** The item whose parameters and bounds are in scope. */
  readonly item: DefId;
  /** `_`, or a parameter left out where that is allowed. */
  inferTy(span: Span, param: GenericParam | undefined): Ty;
  inferConst(span: Span, param: GenericParam | undefined): Const;
  /** An elided lifetime that the HIR left to inference. */
  inferRegion(span: Span): Region;
  /** The bound of `dyn Trait` where nothing says otherwise: `'static` in signatures, inferred in bodies. */
  objectDefault(span: Span): Region;
  /** Applied to each projection; bodies normalise here. */
  normalize?(ty: Ty, span: Span): Ty;
  /** `Type::Name` where `Type` is no parameter. */
  assocType?(self: Ty, segment: HirPathSegment, span: Span): Ty | undefined;
}

/** The lowering context of an item's signature: `_` is E0121, in what is called `place`. */
export function itemCx(tcx: Tcx, item: DefId, place = placeholderPlace(tcx, item)): LowerCx {
  const placeholder = (span: Span): Reported =>
    tcx.sink.error(
      error("E0121", `the placeholder \`_\` is not allowed within types on item signatures for ${place}`).at(
        span,
        "not allowed in type signatures",
      ),
    );
  return {
    tcx,
    item,
    inferTy: (span) => mkErrorTy(placeholder(span)),
    inferConst: (span) => {
      placeholder(span);
      return CONST_ERROR;
    },
    inferRegion: () => RE_ERASED,
    objectDefault: () => RE_STATIC,
  };
}

function placeholderPlace(tcx: Tcx, item: DefId): string {
  switch (tcx.hir.def(item).kind) {
    case "fn":
    case "assocFn":
      return "functions";
    case "struct":
      return "structs";
    case "enum":
      return "enums";
    case "union":
      return "unions";
    case "static":
      return "static variables";
    case "const":
      return "constants";
    case "assocConst":
      return "associated constants";
    case "typeAlias":
      return "type aliases";
    case "assocType":
      return "associated types";
    case "impl":
      return "implementations";
    case "trait":
      return "traits";
    default:
      return "items";
  }
}

export function lifetimesOf(params: readonly HirGenericParam[]): readonly HirGenericParam[] {
  return params.filter((p) => p.kind === "lifetime");
}

export function primTy(prim: string): Ty {
  switch (prim) {
    case "bool":
      return BOOL;
    case "char":
      return CHAR;
    case "str":
      return STR;
    case "f32":
    case "f64":
      return mkFloat(prim);
    case "i8":
    case "i16":
    case "i32":
    case "i64":
    case "i128":
    case "isize":
      return mkInt(prim);
    default:
      return mkUint(prim as "u8");
  }
}
