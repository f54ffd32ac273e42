// From HIR patterns and side tables to explicit patterns (`patterns.ts`): references that match ergonomics
// looked through become dereferences, constants become values or the patterns they are equal to.

import { error } from "#diagnostics/diagnostic.ts";
import { bug } from "#support/bug.ts";
import type { ExprId, HirBody, Literal, PatId } from "#hir/body.ts";
import type { BodyId, DefId, Res } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import { subst } from "#types/fold.ts";
import type { Tcx } from "#types/tcx.ts";
import { Flag, type GenericArgs, hasFlags, mkConstUnevaluated, type Ty } from "#types/ty.ts";
import type { FieldPattern, PatConst, Pattern } from "#typeck/patterns.ts";
import type { BodyTypes } from "#typeck/tables.ts";

export interface PatternCx {
  readonly tcx: Tcx;
  readonly body: HirBody;
  readonly types: BodyTypes;
  /** Inference of the bodies of constants that patterns name. */
  readonly inferBody: (tcx: Tcx, body: BodyId) => BodyTypes;
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

interface Base {
  readonly ty: Ty;
  readonly span: Span;
  readonly id: PatId | undefined;
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

function adtPattern(base: Base, variant: VariantRef, fields: readonly FieldPattern[]): Pattern {
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

function literalPattern(cx: PatternCx, id: ExprId, base: Base): Pattern {
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
function bytesPattern(base: Base, bytes: Uint8Array): Pattern {
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

function pathPattern(cx: PatternCx, id: PatId, base: Base): Pattern {
  const res = cx.types.patRes.get(id);
  const variant = variantOf(cx, res);
  if (variant !== undefined) return adtPattern(base, variant, []);
  if (res?.kind !== "def") return { ...base, kind: "error" };
  return constItem(cx, res.def, cx.types.patPathArgs.get(id) ?? [], base);
}

/** A named constant: its scalar value, or the pattern its definition spells out. */
function constItem(cx: PatternCx, def: DefId, args: GenericArgs, base: Base): Pattern {
  const { tcx } = cx;
  const opaque: Pattern = { ...base, kind: "constant", value: { kind: "opaque" } };
  if (args.some((arg) => hasFlags(arg, Flag.hasParam))) {
    const diagnostic = error("E0158", "constant pattern cannot depend on generic parameters").at(
      base.span,
      "`const` depends on a generic parameter",
    );
    if (!tcx.hir.isStd(def)) diagnostic.label(tcx.hir.def(def).span, "constant defined here");
    tcx.sink.error(diagnostic);
    return { ...base, kind: "error" };
  }
  const { ty } = base;
  if (ty.kind === "int" || ty.kind === "uint" || ty.kind === "bool" || ty.kind === "char") {
    const value = tcx.evalConst(mkConstUnevaluated(def, args));
    if (value.kind === "value") return { ...base, kind: "constant", value: { kind: "bits", bits: value.bits } };
  }
  const structural = tcx.langItem("structural_peq");
  if (ty.kind === "adt" && structural !== undefined && tcx.relevantImpls(structural, ty).length === 0) {
    const name = tcx.hir.def(ty.def).name;
    const diagnostic = error(undefined, `constant of non-structural type \`${name}\` in a pattern`).at(
      base.span,
      "constant of non-structural type",
    );
    if (!tcx.hir.isStd(ty.def))
      diagnostic.label(
        headOf(tcx, ty.def),
        `\`${name}\` must be annotated with \`#[derive(PartialEq)]\` to be usable in patterns`,
      );
    if (!tcx.hir.isStd(def)) diagnostic.label(headOf(tcx, def), "constant defined here");
    tcx.sink.error(diagnostic);
    return { ...base, kind: "error" };
  }
  const bodyId = tcx.hir.bodyOf(def);
  if (bodyId === undefined) return opaque;
  const body = tcx.hir.body(bodyId);
  const types = cx.inferBody(tcx, bodyId);
  if (types.tainted !== undefined) return { ...base, kind: "error" };
  return constantExpr({ ...cx, body, types }, body.value, base, args) ?? opaque;
}

/** An item up to its type or generics. */
function headOf(tcx: Tcx, def: DefId): Span {
  const item = tcx.hir.item(def);
  const { span, nameSpan } = tcx.hir.def(def);
  const end =
    item?.kind === "const"
      ? item.ty.span.end
      : item !== undefined && "generics" in item
        ? Math.max(nameSpan.end, item.generics.span.end)
        : nameSpan.end;
  return { ...span, end };
}

/** The pattern that matches exactly what a constant expression evaluates to, where its form tells. */
function constantExpr(cx: PatternCx, id: ExprId, base: Base, args: GenericArgs = []): Pattern | undefined {
  const expr = cx.body.exprs.get(id);
  const steps = cx.types.adjustments.get(id) ?? [];
  if (steps.some((step) => step.kind !== "deref" && step.kind !== "borrow")) return undefined;
  const sub = (child: ExprId, ty: Ty): Pattern =>
    constantExpr(cx, child, { ...base, ty }, args) ?? { ...base, ty, kind: "constant", value: { kind: "opaque" } };
  switch (expr.kind) {
    case "literal":
      return literalPattern(cx, id, base);
    case "unary":
      return expr.op === "-" && cx.body.exprs.get(expr.operand).kind === "literal"
        ? literalPattern(cx, id, base)
        : undefined;
    case "block":
      return expr.block.stmts.length === 0 && expr.block.tail !== undefined
        ? constantExpr(cx, expr.block.tail, base, args)
        : undefined;
    case "tuple": {
      const { ty } = base;
      return {
        ...base,
        kind: "leaf",
        fields: expr.elements.map((element, index) => ({
          index,
          pat: sub(element, ty.kind === "tuple" ? (ty.elements[index] as Ty) : ty),
        })),
      };
    }
    case "addrOf":
      return base.ty.kind === "ref" ? { ...base, kind: "deref", inner: sub(expr.operand, base.ty.inner) } : undefined;
    case "array": {
      const element = base.ty.kind === "array" || base.ty.kind === "slice" ? base.ty.element : base.ty;
      return {
        ...base,
        kind: "slice",
        before: expr.elements.map((e) => sub(e, element)),
        middle: undefined,
        after: [],
      };
    }
    case "path": {
      const res = cx.types.exprRes.get(id);
      const variant = variantOf(cx, res);
      if (variant !== undefined && variant.fieldCount === 0) return adtPattern(base, variant, []);
      if (
        res?.kind === "def" &&
        (cx.tcx.hir.def(res.def).kind === "const" || cx.tcx.hir.def(res.def).kind === "assocConst")
      )
        return constItem(
          cx,
          res.def,
          (cx.types.pathArgs.get(id) ?? []).map((a) => subst(cx.tcx, a, args)),
          base,
        );
      return undefined;
    }
    case "call": {
      const variant = variantOf(cx, cx.types.exprRes.get(expr.callee));
      if (variant === undefined) return undefined;
      return adtPattern(
        base,
        variant,
        expr.args.map((arg, index) => ({ index, pat: sub(arg, fieldTy(cx.tcx, base.ty, variant, index)) })),
      );
    }
    case "struct": {
      const info = cx.types.structFields.get(id);
      const variant = variantOf(cx, cx.types.exprRes.get(id));
      if (info === undefined || variant === undefined || expr.base !== undefined) return undefined;
      return adtPattern(
        base,
        variant,
        expr.fields.map((field, i) => ({
          index: info.fields[i] ?? 0,
          pat: sub(field.value, fieldTy(cx.tcx, base.ty, variant, info.fields[i] ?? 0)),
        })),
      );
    }
    default:
      return undefined;
  }
}

function fieldTy(tcx: Tcx, ty: Ty, variant: VariantRef, index: number): Ty {
  const field = tcx.adt(variant.adt).variants[variant.index]?.fields[index];
  return field === undefined || ty.kind !== "adt" ? ty : subst(tcx, tcx.typeOf(field.def), ty.args);
}
