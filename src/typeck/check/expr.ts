// Expressions: the dispatcher, and the kinds that are short.

import { error } from "#diagnostics/diagnostic.ts";
import { unreachable } from "#support/bug.ts";
import type { ExprId, HirExpr, Literal } from "#hir/body.ts";
import type { LocalId } from "#hir/defs.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { checkClosure } from "#typeck/closure/closure.ts";
import { CoerceMany } from "#typeck/coerce/coerce-many.ts";
import { localOf } from "#typeck/hir-walk.ts";
import { reportCast } from "#typeck/errors/cast.ts";
import { reportUnknownType } from "#typeck/errors/infer.ts";
import { eraseRegions, hasTypeError } from "#types/fold.ts";
import {
  BOOL,
  CHAR,
  type Const,
  mkArray,
  mkConst,
  mkFloat,
  mkInt,
  mkRawPtr,
  mkRef,
  mkTuple,
  mkUint,
  Flag,
  hasFlags,
  type Mutability,
  NEVER,
  RE_ERASED,
  STR,
  type Ty,
  U8,
  UNIT,
  USIZE,
} from "#types/ty.ts";
import { checkCall, checkMethodCall } from "./call.ts";
import { checkBlock, checkBreak, checkIf, checkLetCondition, checkLoop, checkMatch, checkReturn } from "./control.ts";
import { checkCoercible, demandCoerce, structurallyResolve } from "./demand.ts";
import { type Expectation, expectHasType, NO_EXPECTATION, rvalueHint } from "./expectation.ts";
import { checkField } from "./field.ts";
import { lowerConstArg, lowerUserTy } from "./generic-args.ts";
import { assignsDereferenced, checkAssignOp, checkBinary, checkNegation } from "./op.ts";
import { instantiateValuePath, resolveValuePath } from "./path.ts";
import { convertPlaceDerefsToMutable, lookupDeref, lookupIndex } from "./place.ts";
import { checkStruct } from "./struct-expr.ts";
import { reportBadIndex } from "#typeck/errors/place.ts";

/** Checks an expression with a hint; records and gives its type before adjustments. */
export function checkExprWithExpectation(fcx: FnCtxt, id: ExprId, expectation: Expectation): Ty {
  const before = fcx.diverges;
  fcx.diverges = false;
  const expr = fcx.expr(id);
  const ty = checkKind(fcx, id, expr, expectation);
  if (fcx.shallow(ty).kind === "never" && readsNever(fcx, id, expr)) fcx.setDiverges(expr.span);
  fcx.writeTy(id, ty);
  fcx.diverges ||= before;
  return ty;
}

/** A place of type `!` diverges only when it is read; everything else of that type does. */
function readsNever(fcx: FnCtxt, id: ExprId, expr: HirExpr): boolean {
  switch (expr.kind) {
    case "path":
    case "field":
    case "index":
      return !fcx.placesNotRead.has(id);
    case "unary":
      return expr.op !== "*" || !fcx.placesNotRead.has(id);
    default:
      return true;
  }
}

function checkKind(fcx: FnCtxt, id: ExprId, expr: HirExpr, expectation: Expectation): Ty {
  switch (expr.kind) {
    case "literal":
      return literalTy(fcx, expr.literal, expr, expectation);
    case "path":
      return checkPathExpr(fcx, id, expr);
    case "call":
      return checkCall(fcx, id, expr.callee, expr.args, expectation);
    case "methodCall":
      return checkMethodCall(fcx, id, expr.receiver, expr.segment, expr.args, expectation);
    case "field":
      return checkField(fcx, id, expr.base, expr.name, expr.nameSpan);
    case "index":
      return checkIndex(fcx, id, expr.base, expr.index);
    case "unary":
      return checkUnary(fcx, id, expr, expectation);
    case "binary":
      return checkBinary(fcx, id, expr.op, expr.left, expr.right);
    case "logical":
      return checkLogical(fcx, expr);
    case "assign":
      return checkAssign(fcx, expr);
    case "assignOp": {
      const ty = checkAssignOp(fcx, id, expr.op, expr.left, expr.right);
      if (isPlace(fcx, expr.left)) convertPlaceDerefsToMutable(fcx, expr.left);
      else if (!assignsDereferenced(fcx, expr.op, expr.left, expr.right))
        fcx.error(
          error("E0067", "invalid left-hand side of assignment")
            .at(expr.opSpan)
            .label(fcx.span(expr.left), "cannot assign to this expression"),
        );
      return ty;
    }
    case "addrOf":
      return checkAddrOf(fcx, expr, expectation);
    case "cast":
      return checkCast(fcx, id, expr);
    case "block":
      return checkBlock(fcx, id, expr.block, expr.labelled, expectation);
    case "if":
      return checkIf(fcx, id, expr.condition, expr.then, expr.els, expectation);
    case "let":
      return checkLetCondition(fcx, expr.pat, expr.init);
    case "match":
      return checkMatch(fcx, id, expr.scrutinee, expr.arms, expectation);
    case "loop":
      return checkLoop(fcx, id, expr.body, expectation);
    case "break":
      return checkBreak(fcx, id, expr.target, expr.value);
    case "continue":
      return NEVER;
    case "return":
      return checkReturn(fcx, id, expr.value);
    case "closure":
      return checkClosure(fcx, id, expr.closure, expectation);
    case "struct":
      return checkStruct(fcx, id, expr, expectation);
    case "tuple":
      return checkTuple(fcx, expr.elements, expectation);
    case "array":
      return checkArray(fcx, id, expr.elements, expectation);
    case "repeat":
      return checkRepeat(fcx, id, expr, expectation);
    case "constBlock":
      return checkConstBlock(fcx, id, expr, expectation);
    case "dropTemps":
      return fcx.checkExpr(expr.expr, expectation);
    case "error":
      return fcx.taint(expr.reported);
    default:
      return unreachable(expr);
  }
}

// --- literals and paths

function literalTy(fcx: FnCtxt, literal: Literal, expr: HirExpr, expectation: Expectation): Ty {
  switch (literal.kind) {
    case "bool":
      return BOOL;
    case "char":
      return CHAR;
    case "byte":
      return U8;
    case "str":
      return mkRef(RE_ERASED, STR, "not");
    case "byteStr":
      return mkRef(RE_ERASED, mkArray(U8, mkConst(USIZE, BigInt(literal.value.length))), "not");
    case "cStr":
      return fcx.errorTy(error("F0001", "not supported by Ferrule yet: C string literals").at(expr.span));
    case "int": {
      if (literal.suffix !== undefined)
        return literal.suffix.startsWith("f")
          ? mkFloat(literal.suffix as "f32")
          : literal.suffix.startsWith("i")
            ? mkInt(literal.suffix as "i32")
            : mkUint(literal.suffix as "u32");
      const hint = fcx.expectedTy(expectation);
      if (hint?.kind === "int" || hint?.kind === "uint") return hint;
      if (hint?.kind === "char") return U8;
      if (hint?.kind === "rawPtr" || hint?.kind === "fnPtr" || hint?.kind === "fnDef") return USIZE;
      return fcx.infcx.newIntVar(expr.span);
    }
    case "float": {
      if (literal.suffix !== undefined) return mkFloat(literal.suffix);
      const hint = fcx.expectedTy(expectation);
      return hint?.kind === "float" ? hint : fcx.infcx.newFloatVar(expr.span);
    }
    default:
      return unreachable(literal);
  }
}

function checkPathExpr(fcx: FnCtxt, id: ExprId, expr: HirExpr & { kind: "path" }): Ty {
  const value = resolveValuePath(fcx, expr.path, expr.span);
  const found = instantiateValuePath(fcx, value, id);
  fcx.tables.exprRes.set(id, found.res);
  if (found.args.length > 0) fcx.tables.pathArgs.set(id, found.args);
  return found.ty;
}

// --- operators and places

function checkUnary(fcx: FnCtxt, id: ExprId, expr: HirExpr & { kind: "unary" }, expectation: Expectation): Ty {
  const operandTy = structurallyResolve(
    fcx,
    fcx.checkExpr(expr.operand, expr.op === "*" ? NO_EXPECTATION : expectation),
    expr.span,
    (ty, span) => reportUnknownType(fcx, ty, span),
  );
  if (operandTy.kind === "error") return operandTy;
  if (expr.op !== "*") return checkNegation(fcx, id, expr.op, expr.operand, operandTy);
  const ty = lookupDeref(fcx, id, expr.operand, operandTy);
  if (ty !== undefined) return ty;
  const shown =
    operandTy.kind === "infer" ? (operandTy.variable === "int" ? "{integer}" : "{float}") : fcx.show(operandTy);
  return fcx.errorTy(error("E0614", `type \`${shown}\` cannot be dereferenced`).at(expr.span, "can't be dereferenced"));
}

function checkLogical(fcx: FnCtxt, expr: HirExpr & { kind: "logical" }): Ty {
  checkCoercible(fcx, expr.left, BOOL);
  const diverges = fcx.diverges;
  checkCoercible(fcx, expr.right, BOOL);
  fcx.diverges = diverges;
  return BOOL;
}

function checkIndex(fcx: FnCtxt, id: ExprId, base: ExprId, index: ExprId): Ty {
  fcx.placesNotRead.add(base);
  const baseTy = fcx.checkExpr(base);
  const indexTy = fcx.checkExpr(index);
  const b = structurallyResolve(fcx, baseTy, fcx.span(base), (ty, span) => reportUnknownType(fcx, ty, span));
  if (b.kind === "error") return b;
  const i = fcx.resolve(indexTy);
  // What an erroneous value leads to is not known either.
  const isUnknown =
    fcx.tables.tainted !== undefined &&
    hasFlags(i, Flag.hasTyInfer) &&
    (i.kind !== "infer" || i.variable === "general");
  if (isUnknown || hasFlags(i, Flag.hasError)) return fcx.taint(fcx.reportedBefore());
  return lookupIndex(fcx, id, base, b, index, indexTy) ?? reportBadIndex(fcx, id, base, b, index);
}

/** Whether an expression denotes a place, so that it can be assigned to. */
export function isPlace(fcx: FnCtxt, id: ExprId): boolean {
  const expr = fcx.expr(id);
  switch (expr.kind) {
    case "path": {
      const res = fcx.tables.exprRes.get(id);
      return (
        res === undefined ||
        res.kind === "local" ||
        res.kind === "error" ||
        (res.kind === "def" && fcx.tcx.hir.def(res.def).kind === "static")
      );
    }
    case "field":
    case "index":
    case "error":
      return true;
    case "unary":
      return expr.op === "*";
    default:
      return false;
  }
}

/** As {@link isPlace}, before checking: by syntax alone. */
function isSyntacticPlace(fcx: FnCtxt, id: ExprId): boolean {
  const expr = fcx.expr(id);
  if (expr.kind === "path")
    return (
      expr.path.kind === "resolved" &&
      (expr.path.path.res.kind === "local" ||
        (expr.path.path.res.kind === "def" && fcx.tcx.hir.def(expr.path.path.res.def).kind === "static"))
    );
  return isPlace(fcx, id);
}

function checkAssign(fcx: FnCtxt, expr: HirExpr & { kind: "assign" }): Ty {
  fcx.placesNotRead.add(expr.left);
  const lhs = fcx.checkExpr(expr.left);
  if (!isPlace(fcx, expr.left)) {
    fcx.checkExpr(expr.right, expectHasType(lhs));
    fcx.error(
      error("E0070", "invalid left-hand side of assignment")
        .at(expr.opSpan)
        .label(fcx.span(expr.left), "cannot assign to this expression"),
    );
    return UNIT;
  }
  convertPlaceDerefsToMutable(fcx, expr.left);
  const rhs = fcx.checkExpr(expr.right, expectHasType(lhs));
  const variable = variableOf(fcx, expr.left);
  const keepsRegion = variable !== undefined && variable === variableOf(fcx, expr.right);
  demandCoerce(fcx, expr.right, rhs, lhs, { keepsRegion });
  fcx.requireSized(lhs, { span: fcx.span(expr.left), code: { kind: "sizedAssignment" } });
  return UNIT;
}

/** The variable that a place is all or a field of. */
function variableOf(fcx: FnCtxt, id: ExprId): LocalId | undefined {
  const expr = fcx.expr(id);
  if (expr.kind === "field") return variableOf(fcx, expr.base);
  return expr.kind === "path" ? localOf(expr.path) : undefined;
}

function checkAddrOf(fcx: FnCtxt, expr: HirExpr & { kind: "addrOf" }, expectation: Expectation): Ty {
  const expected = fcx.onlyHasType(expectation);
  const e = expected === undefined ? undefined : fcx.tryStructurallyResolve(expected);
  let hint: Expectation = NO_EXPECTATION;
  fcx.placesNotRead.add(expr.operand);
  if (e?.kind === "ref" || e?.kind === "rawPtr") {
    const inner = fcx.shallow(e.inner);
    hint = isSyntacticPlace(fcx, expr.operand) ? expectHasType(inner) : rvalueHint(inner);
  }
  const ty = fcx.checkExpr(expr.operand, hint);
  if (expr.mutability === "mut") convertPlaceDerefsToMutable(fcx, expr.operand);
  const mutability: Mutability = expr.mutability;
  if (expr.raw) {
    if (!isPlace(fcx, expr.operand)) {
      fcx.error(
        error("E0745", "cannot take address of a temporary")
          .at(fcx.span(expr.operand), "temporary value")
          .note("`&raw const` and `&raw mut` can only be used with place expressions"),
      );
    }
    return mkRawPtr(ty, mutability);
  }
  return mkRef(RE_ERASED, ty, mutability);
}

function checkCast(fcx: FnCtxt, id: ExprId, expr: HirExpr & { kind: "cast" }): Ty {
  const user = lowerUserTy(fcx, expr.ty);
  const target = fcx.resolve(fcx.normalize(eraseRegions(user), expr.ty.span));
  fcx.tables.userTypes.set(id, { kind: "ty", ty: user, span: expr.ty.span });
  const operandTy = fcx.resolve(fcx.checkExpr(expr.operand, { kind: "castableTo", ty: target }));
  if (operandTy.kind === "error") return operandTy;
  if (target.kind === "error") return target;
  const cast = { expr: id, operand: expr.operand, operandTy, target, span: expr.span, targetSpan: expr.ty.span };
  if (target.kind === "dyn" || target.kind === "slice" || target.kind === "str")
    return reportCast(fcx, cast, operandTy, target, "unsizedTarget");
  fcx.deferredCasts.push(cast);
  return target;
}

// --- aggregates

function checkTuple(fcx: FnCtxt, elements: readonly ExprId[], expectation: Expectation): Ty {
  const expected = fcx.onlyHasType(expectation);
  const hint = expected === undefined ? undefined : fcx.tryStructurallyResolve(expected);
  const tys = elements.map((element, i) => {
    const want = hint?.kind === "tuple" ? hint.elements[i] : undefined;
    if (want === undefined) return fcx.checkExpr(element);
    const ty = fcx.checkExpr(element, expectHasType(want));
    return coerceElement(fcx, element, ty, want);
  });
  for (const [i, ty] of tys.entries())
    if (i < tys.length) fcx.requireSized(ty, { span: fcx.span(elements[i] as ExprId), code: { kind: "misc" } });
  const wrong = tys.map((ty) => fcx.resolve(ty)).find(hasTypeError);
  return wrong === undefined ? mkTuple(tys) : fcx.taint(fcx.reportedBefore());
}

function coerceElement(fcx: FnCtxt, id: ExprId, ty: Ty, want: Ty): Ty {
  return demandCoerce(fcx, id, ty, want);
}

function checkArray(fcx: FnCtxt, id: ExprId, elements: readonly ExprId[], expectation: Expectation): Ty {
  const length = mkConst(USIZE, BigInt(elements.length));
  const hint = fcx.expectedTy(expectation);
  const want = hint?.kind === "array" || hint?.kind === "slice" ? fcx.resolve(hint.element) : undefined;
  if (elements.length === 0) return mkArray(want ?? fcx.freshTy(fcx.span(id)), length);
  const target = want ?? fcx.freshTy(fcx.span(id));
  const coercion = new CoerceMany(fcx, target);
  for (const element of elements) {
    const ty = fcx.checkExpr(element, expectHasType(target));
    coercion.coerce({ kind: "array", span: fcx.span(element) }, element, ty);
  }
  const element = coercion.complete();
  fcx.requireSized(element, { span: fcx.span(elements[0] as ExprId), code: { kind: "sizedElement" } });
  return mkArray(element, length);
}

function checkRepeat(fcx: FnCtxt, id: ExprId, expr: HirExpr & { kind: "repeat" }, expectation: Expectation): Ty {
  const length: Const = lowerConstArg(fcx, expr.count, USIZE);
  const hint = fcx.expectedTy(expectation);
  const want = hint?.kind === "array" || hint?.kind === "slice" ? fcx.resolve(hint.element) : undefined;
  const element = want ?? fcx.freshTy(fcx.span(expr.element));
  const ty = fcx.checkExpr(expr.element, expectHasType(element));
  demandCoerce(fcx, expr.element, ty, element);
  fcx.deferredRepeats.push({ expr: id, element: expr.element, elementTy: element, length });
  return mkArray(element, length);
}

/** An inline const is inferred on its own, with what its surroundings want of it where nothing of that is open. */
function checkConstBlock(
  fcx: FnCtxt,
  id: ExprId,
  expr: HirExpr & { kind: "constBlock" },
  expectation: Expectation,
): Ty {
  fcx.tables.pathArgs.set(id, fcx.tcx.identityArgs(expr.def));
  const wanted = expectation.kind === "hasType" ? fcx.resolve(expectation.ty) : undefined;
  const isKnown = wanted !== undefined && !hasFlags(wanted, Flag.hasTyInfer);
  const ty = fcx.checks.constBlockTy(fcx, expr.body, isKnown ? eraseRegions(wanted) : undefined);
  return fcx.normalize(eraseRegions(ty), expr.span);
}
