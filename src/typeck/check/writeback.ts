// Writeback: replaces every inference variable in the tables by its type and erases regions.
//
// Afterwards operators on scalars are marked as built in again: where a callee was recorded before the
// types were known, it and the borrows made for it are taken away (rustc's `writeback.rs`).

import { error } from "#diagnostics/diagnostic.ts";
import type { ExprId } from "#hir/body.ts";
import type { LocalId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { reportCannotInfer } from "#typeck/errors/infer.ts";
import type { Adjustment, BodyTypes, Capture, UserType } from "#typeck/tables.ts";
import { contains, eraseRegions, Folder } from "#types/fold.ts";
import {
  type Const,
  CONST_ERROR,
  Flag,
  type GenericArg,
  type GenericArgs,
  hasFlags,
  mkErrorTy,
  type Ty,
} from "#types/ty.ts";
import { isScalar } from "./op.ts";

/** Replaces variables that stayed unknown (they have been reported) by the erroneous type. */
class Finish extends Folder {
  readonly #fcx: FnCtxt;
  constructor(fcx: FnCtxt) {
    super();
    this.#fcx = fcx;
  }
  override ty(ty: Ty): Ty {
    if (!hasFlags(ty, Flag.hasTyInfer | Flag.hasConstInfer)) return ty;
    return ty.kind === "infer" ? mkErrorTy(this.#fcx.tables.tainted as never) : this.superTy(ty);
  }
  override const_(value: Const): Const {
    return value.kind === "infer" ? CONST_ERROR : this.superConst(value);
  }
}

export function writeback(fcx: FnCtxt): BodyTypes {
  const { tables } = fcx;
  fixBuiltins(fcx);
  const finish = new Finish(fcx);
  const ty = (t: Ty, span: Span): Ty => {
    const resolved = fcx.resolve(t);
    if (tables.tainted === undefined && hasFlags(resolved, Flag.hasError)) {
      fcx.noteErrors(resolved);
      if (fcx.tables.tainted === undefined) fcx.taint(fcx.reportedBefore());
    }
    if (hasFlags(resolved, Flag.hasTyInfer | Flag.hasConstInfer)) {
      reportUnresolved(fcx, resolved, span);
      return eraseRegions(finish.ty(resolved));
    }
    return eraseRegions(resolved);
  };
  const args = (list: GenericArgs, span: Span): GenericArgs => list.map((arg) => argument(arg, span));
  const argument = (arg: GenericArg, span: Span): GenericArg => {
    if (arg.sort === "ty") return ty(arg, span);
    if (arg.sort === "region") return eraseRegions(arg);
    const value = fcx.resolve(arg);
    if (!hasFlags(value, Flag.hasTyInfer | Flag.hasConstInfer)) return value;
    reportUnresolvedConst(fcx, value, span);
    return finish.const_(value);
  };
  const map = <K, V, W>(from: ReadonlyMap<K, V>, f: (value: V, key: K) => W): Map<K, W> => {
    const out = new Map<K, W>();
    for (const [key, value] of from) out.set(key, f(value, key));
    return out;
  };
  const spanOf = (id: ExprId): Span => fcx.span(id);
  const adjustment = (step: Adjustment, span: Span): Adjustment => {
    const target = ty(step.target, span);
    if (step.kind === "deref" && step.overloaded !== undefined)
      return { ...step, target, overloaded: { ...step.overloaded, args: args(step.overloaded.args, span) } };
    return { ...step, target };
  };
  const path = <T extends Pick<Capture, "ty" | "projections">>(c: T, span: Span): T => ({
    ...c,
    ty: ty(c.ty, span),
    projections: c.projections.map((p) => ({ ...p, ty: ty(p.ty, span) })),
  });
  // Locals first: rustc blames the `let` before the expressions that use it.
  const localTypes = map(tables.localTypes, (t, local: LocalId) => ty(t, fcx.body.locals.get(local).span));
  const patTypes = map(tables.patTypes, (t, id) => ty(t, fcx.pat(id).span));
  const exprTypes = map(tables.exprTypes, (t, id) => ty(t, spanOf(id)));
  const out: Omit<BodyTypes, "tainted" | "isEvaluable"> = {
    exprTypes,
    patTypes,
    localTypes,
    adjustments: map(tables.adjustments, (steps, id) => steps.map((step) => adjustment(step, spanOf(id)))),
    callees: map(tables.callees, (callee, id) => ({ def: callee.def, args: args(callee.args, spanOf(id)) })),
    exprRes: tables.exprRes,
    patRes: tables.patRes,
    pathArgs: map(tables.pathArgs, (list, id) => args(list, spanOf(id))),
    patPathArgs: map(tables.patPathArgs, (list, id) => args(list, fcx.pat(id).span)),
    fieldIndices: tables.fieldIndices,
    structFields: map(tables.structFields, (s, id) => ({
      ...s,
      baseFieldTypes: s.baseFieldTypes?.map((t) => ty(t, spanOf(id))),
    })),
    structPatFields: tables.structPatFields,
    patAdjustments: map(tables.patAdjustments, (list, id) => list.map((t) => ty(t, fcx.pat(id).span))),
    bindingModes: tables.bindingModes,
    casts: tables.casts,
    closures: map(tables.closures, (info) => ({
      ...info,
      captures: info.captures.map((c) => path(c, c.useSpan)),
      fakeReads: info.fakeReads.map((r) => path(r, r.span)),
    })),
    userTypes: map(tables.userTypes, (user) => userType(fcx, user, finish)),
    userPatTypes: map(tables.userPatTypes, (user) => userType(fcx, user, finish)),
    patPathTypes: map(tables.patPathTypes, (user) => userType(fcx, user, finish)),
    hiddenTypes: map(tables.hiddenTypes, (t) => ty(t, fcx.body.span)),
    privateFields: tables.privateFields,
    fallbacks: tables.fallbacks,
  };
  return { ...out, isEvaluable: true, tainted: tables.tainted };
}

function userType(fcx: FnCtxt, user: UserType, finish: Finish): UserType {
  if (user.kind === "ty") return { ...user, ty: finish.ty(fcx.resolve(user.ty)) };
  return {
    ...user,
    args: user.args.map((arg) => finish.arg(fcx.resolve(arg))),
    selfTy: user.selfTy === undefined ? undefined : finish.ty(fcx.resolve(user.selfTy)),
  };
}

function reportUnresolved(fcx: FnCtxt, ty: Ty, span: Span): void {
  if (fcx.isTainted) return;
  let variable: Ty | undefined;
  let constant: Const | undefined;
  contains(ty, (part) => {
    if (part.sort === "ty" && part.kind === "infer") variable ??= part;
    if (part.sort === "const" && part.kind === "infer") constant ??= part;
    return variable !== undefined;
  });
  if (variable !== undefined) reportCannotInfer(fcx, variable, span);
  else if (constant !== undefined) reportUnresolvedConst(fcx, constant, span);
}

function reportUnresolvedConst(fcx: FnCtxt, value: Const, span: Span): void {
  if (fcx.isTainted) return;
  const origin = value.kind === "infer" ? fcx.infcx.constOriginOf(value.vid) : undefined;
  const name = origin?.kind === "typeParam" ? origin.name : undefined;
  fcx.error(
    error("E0284", "type annotations needed").at(
      origin?.span ?? span,
      name === undefined
        ? "cannot infer the value of the constant"
        : `cannot infer the value of const parameter \`${name}\``,
    ),
  );
}

// --- built-in operators

function fixBuiltins(fcx: FnCtxt): void {
  const { tables } = fcx;
  for (const id of [...tables.callees.keys()]) {
    const expr = fcx.expr(id);
    switch (expr.kind) {
      case "unary":
        if (expr.op !== "*" && isScalar(fcx.exprTy(expr.operand))) tables.callees.delete(id);
        break;
      case "binary":
        if (
          isScalar(fcx.exprTy(expr.left)) &&
          isScalar(fcx.exprTy(expr.right)) &&
          isPrimitivePair(fcx, expr.left, expr.right)
        ) {
          tables.callees.delete(id);
          if (["==", "!=", "<", "<=", ">", ">="].includes(expr.op)) {
            popBorrow(fcx, expr.left);
            popBorrow(fcx, expr.right);
          }
        }
        break;
      case "assignOp":
        if (isScalar(fcx.exprTy(expr.left)) && isScalar(fcx.exprTy(expr.right))) {
          tables.callees.delete(id);
          popBorrow(fcx, expr.left);
        }
        break;
      case "index":
        fixIndex(fcx, id, expr.base, expr.index);
        break;
      default:
        break;
    }
  }
}

/** Function items are scalars to operators only once they are pointers. */
function isPrimitivePair(fcx: FnCtxt, left: ExprId, right: ExprId): boolean {
  return fcx.exprTy(left).kind !== "fnDef" && fcx.exprTy(right).kind !== "fnDef";
}

function popBorrow(fcx: FnCtxt, id: ExprId): void {
  const steps = fcx.tables.adjustments.get(id);
  if (steps?.at(-1)?.kind !== "borrow") return;
  if (steps.length === 1) fcx.tables.adjustments.delete(id);
  else fcx.tables.adjustments.set(id, steps.slice(0, -1));
}

/** `array[i]` and `slice[i]` with a `usize` index need no trait. */
function fixIndex(fcx: FnCtxt, id: ExprId, base: ExprId, index: ExprId): void {
  const baseTy = fcx.exprTyAdjusted(base);
  if (baseTy.kind !== "ref") return;
  const inner = fcx.resolve(baseTy.inner);
  const indexTy = fcx.exprTyAdjusted(index);
  if ((inner.kind !== "array" && inner.kind !== "slice") || indexTy.kind !== "uint" || indexTy.name !== "usize") return;
  fcx.tables.callees.delete(id);
  const steps = [...(fcx.tables.adjustments.get(base) ?? [])];
  if (steps.pop()?.kind === "pointer") steps.pop();
  fcx.tables.adjustments.set(base, steps);
}
