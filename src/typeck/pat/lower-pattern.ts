// From HIR patterns and side tables to explicit patterns (`patterns.ts`): references that match ergonomics
// looked through become dereferences, constants become values or the patterns they are equal to.

import { bug } from "#support/bug.ts";
import type { ExprId, HirBody, Literal, PatId } from "#hir/body.ts";
import type { DefId, Res } from "#hir/defs.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";
import type { FieldPattern, PatConst, Pattern } from "#typeck/patterns.ts";
import type { BodyTypes } from "#typeck/tables.ts";
import { constPattern, type PatternBase } from "./const-to-pat.ts";

export interface PatternCx {
  readonly tcx: Tcx;
  readonly body: HirBody;
  readonly types: BodyTypes;
}

/** The explicit form of a checked pattern. */
export function lowerPattern(cx: PatternCx, id: PatId): Pattern {
  let pattern = lowerUnadjusted(cx, id);
  const looked = cx.types.patAdjustments.get(id) ?? [];
  for (let i = looked.length - 1; i >= 0; i--)
    pattern = { kind: "deref", ty: looked[i] as Ty, span: pattern.span, id, inner: pattern };
  return pattern;
}

function lowerUnadjusted(cx: PatternCx, id: PatId): Pattern {
  const pat = cx.body.pats.get(id);
  const ty = cx.types.patTypes.get(id) ?? bug("pattern without type");
  const base = { ty, span: pat.span, id };
  switch (pat.kind) {
    case "wild":
      return { ...base, kind: "wild" };
    case "never":
      return { ...base, kind: "never" };
    case "error":
      return { ...base, kind: "error" };
    case "binding": {
      const mode = cx.types.bindingModes.get(id) ?? { byRef: undefined, mutable: false };
      // The variable is a reference; what is matched is its target.
      const matched = mode.byRef !== undefined && ty.kind === "ref" ? ty.inner : ty;
      return {
        ...base,
        ty: matched,
        kind: "binding",
        local: pat.local,
        mode,
        sub: pat.sub === undefined ? undefined : lowerPattern(cx, pat.sub),
      };
    }
    case "literal":
      return literalPattern(cx, pat.expr, base);
    case "range": {
      const bound = (expr: ExprId | undefined): PatConst | undefined =>
        expr === undefined ? undefined : boundValue(cx, expr, ty);
      return { ...base, kind: "range", low: bound(pat.low), high: bound(pat.high), inclusive: pat.inclusive };
    }
    case "ref":
      return { ...base, kind: "deref", inner: lowerPattern(cx, pat.inner) };
    case "tuple": {
      const length = ty.kind === "tuple" ? ty.elements.length : pat.elements.length;
      return { ...base, kind: "leaf", fields: positional(cx, pat.elements, pat.rest, length) };
    }
    case "tupleStruct": {
      const variant = variantOf(cx, cx.types.patRes.get(id));
      if (variant === undefined) return { ...base, kind: "error" };
      return adtPattern(base, variant, positional(cx, pat.elements, pat.rest, variant.fieldCount));
    }
    case "struct": {
      const variant = variantOf(cx, cx.types.patRes.get(id));
      const info = cx.types.structPatFields.get(id);
      if (variant === undefined || info === undefined) return { ...base, kind: "error" };
      const fields = pat.fields.flatMap((field, i) => {
        const index = info.fields[i] ?? -1;
        return index < 0 ? [] : [{ index, pat: lowerPattern(cx, field.pat) }];
      });
      return adtPattern(base, variant, fields);
    }
    case "path":
      return pathPattern(cx, id, base);
    case "slice":
      return {
        ...base,
        kind: "slice",
        before: pat.before.map((p) => lowerPattern(cx, p)),
        middle: pat.middle === undefined ? undefined : lowerPattern(cx, pat.middle),
        after: pat.after.map((p) => lowerPattern(cx, p)),
      };
    case "or":
      return { ...base, kind: "or", alternatives: pat.alternatives.map((p) => lowerPattern(cx, p)) };
  }
}

interface VariantRef {
  readonly adt: DefId;
  readonly isEnum: boolean;
  readonly index: number;
  readonly fieldCount: number;
}

function variantOf(cx: { readonly tcx: Tcx }, res: Res | undefined): VariantRef | undefined {
  if (res?.kind !== "ctor") return undefined;
  const def = cx.tcx.hir.def(res.def);
  const adtDef = def.kind === "variant" ? def.parent : res.def;
  if (adtDef === undefined) return undefined;
  const adt = cx.tcx.adt(adtDef);
  const index = Math.max(
    adt.variants.findIndex((v) => v.def === res.def),
    0,
  );
  return { adt: adtDef, isEnum: adt.kind === "enum", index, fieldCount: adt.variants[index]?.fields.length ?? 0 };
}

function adtPattern(base: PatternBase, variant: VariantRef, fields: readonly FieldPattern[]): Pattern {
  if (!variant.isEnum) return { ...base, kind: "leaf", fields };
  const args = base.ty.kind === "adt" ? base.ty.args : [];
  return { ...base, kind: "variant", adt: variant.adt, args, variant: variant.index, fields };
}

function positional(
  cx: PatternCx,
  elements: readonly PatId[],
  rest: number | undefined,
  length: number,
): readonly FieldPattern[] {
  return elements.map((element, i) => ({
    index: rest !== undefined && i >= rest ? i + length - elements.length : i,
    pat: lowerPattern(cx, element),
  }));
}

// --- constants

/** Bits of an integer of this type. */
function wrap(ty: Ty, value: bigint): bigint {
  const name = ty.kind === "int" || ty.kind === "uint" ? ty.name : "i32";
  const width = name.endsWith("size") ? 64 : Number(name.slice(1));
  return BigInt.asUintN(width, value);
}

function literalConst(literal: Literal, negative: boolean, ty: Ty): PatConst {
  switch (literal.kind) {
    case "int":
      if (ty.kind === "float") return { kind: "float", value: Number(literal.value) * (negative ? -1 : 1) };
      return { kind: "bits", bits: wrap(ty, negative ? -literal.value : literal.value) };
    case "float":
      return { kind: "float", value: round(ty, Number(literal.text) * (negative ? -1 : 1)) };
    case "bool":
      return { kind: "bits", bits: literal.value ? 1n : 0n };
    case "char":
    case "byte":
      return { kind: "bits", bits: BigInt(literal.value) };
    case "str":
      return { kind: "str", value: literal.value };
    default:
      return { kind: "opaque" };
  }
}

function round(ty: Ty, value: number): number {
  return ty.kind === "float" && ty.name === "f32" ? Math.fround(value) : value;
}

function literalPattern(cx: PatternCx, id: ExprId, base: PatternBase): Pattern {
  const expr = cx.body.exprs.get(id);
  if (expr.kind === "literal") {
    const { literal } = expr;
    if (literal.kind === "byteStr") return bytesPattern(base, literal.value);
    if (literal.kind === "str" && base.ty.kind === "ref")
      return {
        ...base,
        kind: "deref",
        inner: { ...base, ty: base.ty.inner, kind: "constant", value: { kind: "str", value: literal.value } },
      };
    return { ...base, kind: "constant", value: literalConst(literal, false, base.ty) };
  }
  if (expr.kind === "unary" && expr.op === "-") {
    const operand = cx.body.exprs.get(expr.operand);
    if (operand.kind === "literal")
      return { ...base, kind: "constant", value: literalConst(operand.literal, true, base.ty) };
  }
  return constantExpr(cx, id, base) ?? { ...base, kind: "constant", value: { kind: "opaque" } };
}

/** `b"abc"` as the slice or array of its bytes. */
function bytesPattern(base: PatternBase, bytes: Uint8Array): Pattern {
  const inner = base.ty.kind === "ref" ? base.ty.inner : base.ty;
  const element = inner.kind === "array" || inner.kind === "slice" ? inner.element : inner;
  const before = [...bytes].map(
    (byte): Pattern => ({ ...base, ty: element, kind: "constant", value: { kind: "bits", bits: BigInt(byte) } }),
  );
  const slice: Pattern = { ...base, ty: inner, kind: "slice", before, middle: undefined, after: [] };
  return base.ty.kind === "ref" ? { ...base, kind: "deref", inner: slice } : slice;
}

function boundValue(cx: PatternCx, id: ExprId, ty: Ty): PatConst {
  const pattern = literalPattern(cx, id, { ty, span: cx.body.exprs.get(id).span, id: undefined });
  return pattern.kind === "constant" ? pattern.value : { kind: "opaque" };
}

function pathPattern(cx: PatternCx, id: PatId, base: PatternBase): Pattern {
  const res = cx.types.patRes.get(id);
  const variant = variantOf(cx, res);
  if (variant !== undefined) return adtPattern(base, variant, []);
  if (res?.kind !== "def") return { ...base, kind: "error" };
  return constPattern(cx.tcx, res.def, cx.types.patPathArgs.get(id) ?? [], base);
}

/** A named constant where an expression stands: the bound of a range. */
function constantExpr(cx: PatternCx, id: ExprId, base: PatternBase): Pattern | undefined {
  const expr = cx.body.exprs.get(id);
  const res = expr.kind === "path" ? cx.types.exprRes.get(id) : undefined;
  const kind = res?.kind === "def" ? cx.tcx.hir.def(res.def).kind : undefined;
  if (res?.kind !== "def" || (kind !== "const" && kind !== "assocConst")) return undefined;
  return constPattern(cx.tcx, res.def, cx.types.pathArgs.get(id) ?? [], base);
}
