// From a HIR expression and the type tables to its THIR: one step, operands left as ids.

import { bug } from "#support/bug.ts";
import type { ExprId, HirExpr } from "#hir/body.ts";
import type { DefId, Res } from "#hir/defs.ts";
import type { BinOp, CastKind, UserTypeAnnotation } from "#mir/body.ts";
import type { Span } from "#support/span.ts";
import { buildPattern } from "#typeck/build-pattern.ts";
import type { Adjustment, Callee, Capture, CastMode, UserType } from "#typeck/tables.ts";
import { discriminantBits, discriminantTy } from "#types/layout.ts";
import {
  type Const,
  mkConstParam,
  mkFnDef,
  mkRawPtr,
  mkRef,
  mkTuple,
  RE_ERASED,
  RE_STATIC,
  type Ty,
  UNIT,
} from "#types/ty.ts";
import { literalValue } from "./constants.ts";
import type { LowerContext } from "./context.ts";
import type { ExprRef, ThirExpr } from "./thir.ts";

/** The THIR of `ref`: itself if already mirrored. */
export function mirror(cx: LowerContext, ref: ExprRef): ThirExpr {
  if (typeof ref !== "number") return ref;
  let expr = unadjusted(cx, ref);
  for (const adjustment of cx.types.adjustments.get(ref) ?? [])
    expr = adjust(isAtTail(adjustment) ? { ...expr, span: tailSpan(cx, expr) } : expr, adjustment);
  const region = cx.regions.destruction(ref);
  if (region === undefined) return expr;
  return { kind: "scope", region, value: expr, ty: expr.ty, span: expr.span, tempScope: expr.tempScope };
}

/** Of a block it is the last expression that is reborrowed or unsized: messages point at that. */
function isAtTail(adjustment: Adjustment): boolean {
  return (
    (adjustment.kind === "deref" && adjustment.overloaded === undefined) ||
    (adjustment.kind === "pointer" && adjustment.cast === "unsize")
  );
}

function tailSpan(cx: LowerContext, expr: ThirExpr): Span {
  return expr.kind === "block" && expr.block.tail !== undefined ? cx.expr(expr.block.tail).span : expr.span;
}

function adjust(expr: ThirExpr, adjustment: Adjustment): ThirExpr {
  const ty = adjustment.target;
  const { span, tempScope } = expr;
  switch (adjustment.kind) {
    case "neverToAny":
      return { kind: "neverToAny", source: expr, ty, span, tempScope };
    case "pointer":
      return { kind: "cast", cast: adjustment.cast, source: expr, implicit: true, ty, span, tempScope };
    case "borrow":
      if (adjustment.raw)
        return { kind: "rawBorrow", mutability: adjustment.mutability, arg: expr, ty, span, tempScope };
      return {
        kind: "borrow",
        mutability: adjustment.mutability,
        twoPhase: adjustment.twoPhase,
        arg: expr,
        ty,
        span,
        tempScope,
      };
    case "deref": {
      const by = adjustment.overloaded;
      if (by === undefined) return { kind: "deref", arg: expr, ty, span, tempScope };
      const self: ThirExpr = {
        kind: "borrow",
        mutability: by.mutability,
        twoPhase: false,
        arg: expr,
        ty: mkRef(RE_ERASED, expr.ty, by.mutability),
        span,
        tempScope,
      };
      return overloadedPlace({ def: by.method, args: by.args }, [self], by.mutability, ty, { ty, span, tempScope });
    }
  }
}

interface Shell {
  readonly ty: Ty;
  readonly span: Span;
  readonly tempScope: ThirExpr["tempScope"];
}

/** `*method(args)`: what an overloaded dereference or index of type `ty` stands for. */
function overloadedPlace(
  callee: Callee,
  args: readonly ExprRef[],
  mutability: "not" | "mut",
  ty: Ty,
  shell: Shell,
  fnSpan = shell.span,
): ThirExpr {
  const call = methodCall(callee, args, { ...shell, ty: mkRef(RE_ERASED, ty, mutability) }, shell.span, false, fnSpan);
  return { ...shell, kind: "deref", arg: call, ty };
}

/** `nameSpan`: of the callee as an operand; `fnSpan`: of the call without its receiver. */
function methodCall(
  callee: Callee,
  args: readonly ExprRef[],
  shell: Shell,
  nameSpan: Span,
  method: boolean,
  fnSpan = nameSpan,
): ThirExpr {
  const fun: ThirExpr = {
    kind: "literal",
    value: { kind: "zeroSized" },
    userTy: undefined,
    ty: mkFnDef(callee.def, callee.args),
    span: nameSpan,
    tempScope: shell.tempScope,
  };
  return { ...shell, kind: "call", fun, args, fnSpan, overloaded: !method, method };
}

function unadjusted(cx: LowerContext, id: ExprId): ThirExpr {
  const expr = cx.expr(id);
  const shell: Shell = { ty: cx.exprTy(id), span: expr.span, tempScope: cx.regions.tempScope(id) };
  const callee = cx.types.callees.get(id);
  switch (expr.kind) {
    case "literal":
      return { ...shell, kind: "literal", value: literalValue(cx, id) ?? bug("literal"), userTy: undefined };
    case "path":
      return pathExpr(cx, id, shell);
    case "call":
      return call(cx, expr, shell, callee);
    case "methodCall":
      if (callee === undefined) return { ...shell, kind: "error" };
      return methodCall(callee, [expr.receiver, ...expr.args], shell, expr.segment.span, true, {
        ...expr.segment.span,
        end: expr.span.end,
      });
    case "field":
      return {
        ...shell,
        kind: "field",
        base: expr.base,
        index: cx.types.fieldIndices.get(id) ?? bug("field without index"),
      };
    case "index":
      if (callee === undefined) return { ...shell, kind: "index", base: expr.base, index: expr.index };
      return overloadedPlace(
        callee,
        [expr.base, expr.index],
        refMutability(cx.adjustedTy(expr.base)),
        shell.ty,
        shell,
        expr.brackets,
      );
    case "unary":
      return unary(cx, expr, shell, callee);
    case "binary":
      if (callee !== undefined) return methodCall(callee, [expr.left, expr.right], shell, expr.span, false);
      return { ...shell, kind: "binary", op: BIN_OPS[expr.op], left: expr.left, right: expr.right };
    case "logical":
      return { ...shell, kind: "logical", and: expr.op === "&&", left: expr.left, right: expr.right };
    case "assign":
      return { ...shell, kind: "assign", left: expr.left, right: expr.right };
    case "assignOp":
      if (callee !== undefined)
        return methodCall(callee, [expr.left, expr.right], { ...shell, ty: UNIT }, expr.span, false);
      return { ...shell, kind: "assignOp", op: BIN_OPS[expr.op], left: expr.left, right: expr.right };
    case "addrOf":
      if (expr.raw) return { ...shell, kind: "rawBorrow", mutability: expr.mutability, arg: expr.operand };
      return { ...shell, kind: "borrow", mutability: expr.mutability, twoPhase: false, arg: expr.operand };
    case "cast":
      return castExpr(cx, id, expr, shell);
    case "block":
      return { ...shell, kind: "block", block: expr.block, breakable: expr.labelled ? id : undefined };
    case "if":
      return {
        ...shell,
        kind: "if",
        region: cx.regions.ifThen(id),
        condition: expr.condition,
        then: expr.then,
        els: expr.els,
      };
    case "let":
      return { ...shell, kind: "let", pat: buildPattern(cx.tcx, cx.hir, cx.types, expr.pat), init: expr.init };
    case "match":
      return { ...shell, kind: "match", scrutinee: expr.scrutinee, arms: expr.arms };
    case "loop":
      return { ...shell, kind: "loop", target: id, body: expr.body };
    case "break":
      return { ...shell, kind: "break", target: expr.target, value: expr.value };
    case "continue":
      return { ...shell, kind: "continue", target: expr.target };
    case "return":
      return { ...shell, kind: "return", value: expr.value };
    case "closure": {
      const info = cx.types.closures.get(id) ?? bug("closure without captures");
      return {
        ...shell,
        kind: "closure",
        info,
        expr: id,
        upvars: info.captures.map((capture) => captureExpr(capture, shell)),
        fakeReads: info.fakeReads.map((read) => ({ arg: capturedPlace(read, read.span, shell), cause: read.cause })),
      };
    }
    case "struct":
      return structExpr(cx, id, expr, shell);
    case "tuple":
      return { ...shell, kind: "tuple", elements: expr.elements };
    case "array":
      return {
        ...shell,
        kind: "array",
        element: shell.ty.kind === "array" ? shell.ty.element : bug("array type"),
        elements: expr.elements,
      };
    case "repeat":
      return { ...shell, kind: "repeat", element: expr.element, count: arrayLength(shell.ty) };
    case "constBlock":
      return {
        ...shell,
        kind: "literal",
        value: { kind: "item", def: expr.def, args: cx.types.pathArgs.get(id) ?? cx.tcx.identityArgs(cx.hir.owner) },
        userTy: undefined,
      };
    case "dropTemps":
      return { ...shell, kind: "use", source: expr.expr };
    case "error":
      return { ...shell, kind: "error" };
  }
}

function arrayLength(ty: Ty): Const {
  return ty.kind === "array" ? ty.length : bug("array type");
}

export function refMutability(ty: Ty): "not" | "mut" {
  return ty.kind === "ref" ? ty.mutability : bug(`reference expected, found ${ty.kind}`);
}

const BIN_OPS: Record<import("#hir/body.ts").BinaryOp, BinOp> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "%": "rem",
  "&": "bitAnd",
  "|": "bitOr",
  "^": "bitXor",
  "<<": "shl",
  ">>": "shr",
  "==": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
};

export function userTypeOf(user: UserType | undefined): UserTypeAnnotation | undefined {
  if (user === undefined) return undefined;
  if (user.kind === "ty") return { kind: "ty", ty: user.ty, def: undefined, args: [], span: user.span };
  return { kind: "args", ty: user.selfTy, def: user.def, args: user.args, span: user.span };
}

function pathExpr(cx: LowerContext, id: ExprId, shell: Shell): ThirExpr {
  const res = cx.types.exprRes.get(id) ?? bug("unresolved path");
  const userTy = userTypeOf(cx.types.userTypes.get(id));
  const args = cx.types.pathArgs.get(id) ?? [];
  switch (res.kind) {
    case "local":
      return { ...shell, kind: "varRef", local: res.local };
    case "ctor":
    case "selfCtor":
      return ctorValue(cx, res, shell, userTy);
    case "def":
      return defExpr(cx, res.def, args, shell, userTy);
    case "primTy":
    case "selfParam":
    case "selfAlias":
      return bug("a type where a value belongs");
    case "error":
      return { ...shell, kind: "error" };
  }
}

/** `None`, `Unit`, or the function item `Some`. */
function ctorValue(cx: LowerContext, res: Res, shell: Shell, userTy: UserTypeAnnotation | undefined): ThirExpr {
  if (shell.ty.kind !== "adt") return { ...shell, kind: "literal", value: { kind: "zeroSized" }, userTy };
  const { ty } = shell;
  const variant = res.kind === "ctor" ? variantIndex(cx, ty.def, res.def) : 0;
  return { ...shell, kind: "adt", def: ty.def, variant, args: ty.args, fields: [], base: undefined, userTy };
}

function variantIndex(cx: LowerContext, adt: DefId, variant: DefId): number {
  const index = cx.tcx.adt(adt).variants.findIndex((v) => v.def === variant);
  return index < 0 ? 0 : index;
}

function defExpr(
  cx: LowerContext,
  def: DefId,
  args: import("#types/ty.ts").GenericArgs,
  shell: Shell,
  userTy: UserTypeAnnotation | undefined,
): ThirExpr {
  const kind = cx.tcx.hir.def(def).kind;
  switch (kind) {
    case "fn":
    case "assocFn":
      return { ...shell, kind: "literal", value: { kind: "zeroSized" }, userTy };
    case "const":
    case "assocConst":
      return { ...shell, kind: "literal", value: { kind: "item", def, args }, userTy };
    case "constParam": {
      const param = cx.tcx.generics(cx.hir.owner).all.find((p) => p.def === def) ?? bug("const parameter out of scope");
      return {
        ...shell,
        kind: "literal",
        value: { kind: "ty", value: mkConstParam(def, param.index, param.name) },
        userTy: undefined,
      };
    }
    case "static":
      return { ...shell, kind: "staticRef", def, pointer: staticPointerTy(cx, def, shell.ty) };
    default:
      return bug(`a ${kind} where a value belongs`);
  }
}

/** `&'static T`, or `*mut T` for a `static mut`. */
function staticPointerTy(cx: LowerContext, def: DefId, ty: Ty): Ty {
  const item = cx.tcx.hir.item(def);
  return item?.kind === "static" && item.mutability === "mut" ? mkRawPtr(ty, "mut") : mkRef(RE_STATIC, ty, "not");
}

function call(
  cx: LowerContext,
  expr: Extract<HirExpr, { kind: "call" }>,
  shell: Shell,
  callee: Callee | undefined,
): ThirExpr {
  if (callee !== undefined) {
    const tuple: ThirExpr = {
      kind: "tuple",
      elements: expr.args,
      ty: mkTuple(expr.args.map((a) => cx.adjustedTy(a))),
      span: expr.span,
      tempScope: shell.tempScope,
    };
    return methodCall(callee, [expr.callee, tuple], shell, cx.expr(expr.callee).span, false);
  }
  const res = cx.types.exprRes.get(expr.callee);
  if (
    (res?.kind === "ctor" || res?.kind === "selfCtor") &&
    cx.exprTy(expr.callee).kind === "fnDef" &&
    shell.ty.kind === "adt"
  ) {
    const { ty } = shell;
    const variant = res.kind === "ctor" ? variantIndex(cx, ty.def, res.def) : 0;
    const fields = expr.args.map((value, index) => ({ index, value }));
    return {
      ...shell,
      kind: "adt",
      def: ty.def,
      variant,
      args: ty.args,
      fields,
      base: undefined,
      userTy: userTypeOf(cx.types.userTypes.get(expr.callee)),
    };
  }
  return {
    ...shell,
    kind: "call",
    fun: expr.callee,
    args: expr.args,
    fnSpan: expr.span,
    overloaded: false,
    method: false,
  };
}

function unary(
  cx: LowerContext,
  expr: Extract<HirExpr, { kind: "unary" }>,
  shell: Shell,
  callee: Callee | undefined,
): ThirExpr {
  if (expr.op === "*") {
    if (callee === undefined) return { ...shell, kind: "deref", arg: expr.operand };
    return overloadedPlace(callee, [expr.operand], refMutability(cx.adjustedTy(expr.operand)), shell.ty, shell);
  }
  if (callee !== undefined) return methodCall(callee, [expr.operand], shell, expr.span, false);
  const negated = expr.op === "-" ? literalValue(cx, expr.operand, true) : undefined;
  if (negated !== undefined) return { ...shell, kind: "literal", value: negated, userTy: undefined };
  return { ...shell, kind: "unary", op: expr.op === "-" ? "neg" : "not", arg: expr.operand };
}

const CASTS: Record<Exclude<CastMode, "coercion">, CastKind> = {
  intToInt: "intToInt",
  floatToInt: "floatToInt",
  intToFloat: "intToFloat",
  floatToFloat: "floatToFloat",
  ptrToPtr: "ptrToPtr",
  ptrToAddr: "pointerExposeProvenance",
  addrToPtr: "pointerWithExposedProvenance",
  fnPtrToPtr: "fnPtrToPtr",
  fnPtrToAddr: "pointerExposeProvenance",
  enumToInt: "intToInt",
  boolToInt: "intToInt",
  charToInt: "intToInt",
  u8ToChar: "intToInt",
  arrayToPtr: "arrayToPointer",
};

function castExpr(cx: LowerContext, id: ExprId, expr: Extract<HirExpr, { kind: "cast" }>, shell: Shell): ThirExpr {
  const mode = cx.types.casts.get(id);
  const user = userTypeOf(cx.types.userTypes.get(id));
  if (mode === undefined || mode === "coercion") {
    const source = mirror(cx, expr.operand);
    return user === undefined ? { ...shell, kind: "use", source } : { ...shell, kind: "ascribe", source, userTy: user };
  }
  const source = (mode === "enumToInt" ? variantDiscriminant(cx, expr.operand) : undefined) ?? expr.operand;
  return { ...shell, kind: "cast", cast: CASTS[mode], source, implicit: false };
}

/**
 * The discriminant of a variant that is named where it is cast: a value of its enum is not needed, whose layout may
 * depend on what is being evaluated (rustc's `mirror_expr_cast`).
 */
function variantDiscriminant(cx: LowerContext, operand: ExprId): ThirExpr | undefined {
  const res = cx.expr(operand).kind === "path" ? cx.types.exprRes.get(operand) : undefined;
  const of = cx.exprTy(operand);
  if (res?.kind !== "ctor" || of.kind !== "adt") return undefined;
  const variant = cx.tcx.adt(of.def).variants[variantIndex(cx, of.def, res.def)] ?? bug("no such variant");
  const value: ThirExpr = {
    kind: "literal",
    value: { kind: "scalar", bits: discriminantBits(cx.tcx, of, variant.discriminant) },
    userTy: undefined,
    ty: discriminantTy(cx.tcx, of),
    span: cx.expr(operand).span,
    tempScope: cx.regions.tempScope(operand),
  };
  return value;
}

function structExpr(cx: LowerContext, id: ExprId, expr: Extract<HirExpr, { kind: "struct" }>, shell: Shell): ThirExpr {
  const { ty } = shell;
  const known = cx.types.structFields.get(id);
  if (ty.kind !== "adt" || known === undefined) return { ...shell, kind: "error" };
  const fields = expr.fields.map((field, i) => ({ index: known.fields[i] ?? bug("struct field"), value: field.value }));
  const base = expr.base === undefined ? undefined : { expr: expr.base, fieldTypes: known.baseFieldTypes ?? [] };
  return {
    ...shell,
    kind: "adt",
    def: ty.def,
    variant: known.variant,
    args: ty.args,
    fields,
    base,
    userTy: userTypeOf(cx.types.userTypes.get(id)),
  };
}

function capturedPlace(
  { local, projections, ty }: Pick<Capture, "local" | "projections" | "ty">,
  span: Span,
  { tempScope }: Shell,
): ThirExpr {
  return { kind: "capture", local, projections, ty, span, tempScope };
}

/** How the creator of a closure provides a captured place: moved, or borrowed. */
function captureExpr(capture: Capture, shell: Shell): ThirExpr {
  const place = capturedPlace(capture, capture.useSpan, shell);
  if (capture.mode === "move") return place;
  const mutability = capture.mode === "ref" ? "not" : "mut";
  return {
    kind: "borrow",
    mutability,
    twoPhase: false,
    arg: place,
    ty: mkRef(RE_ERASED, capture.ty, mutability),
    span: shell.span,
    tempScope: shell.tempScope,
  };
}
