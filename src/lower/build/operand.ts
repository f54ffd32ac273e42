// Expressions as operands and as rvalues, with the run-time checks of debug builds.

import type { Span } from "#support/span.ts";
import { bug } from "#support/bug.ts";
import type { AssertKind, BinOp, Operand, Place, Rvalue } from "#mir/body.ts";
import { field, mutBorrow, place, project, SHARED } from "#mir/places.ts";
import { BOOL, mkTuple, RE_ERASED, type Ty, U128, U32 } from "#types/ty.ts";
import { discriminantTy } from "#types/layout.ts";
import { integerBits } from "#lower/thir/constants.ts";
import { mirror } from "#lower/thir/mirror.ts";
import type { ExprRef, ThirExpr, ThirOf } from "#lower/thir/thir.ts";
import type { Builder } from "./builder.ts";
import { asPlace, asPlaceBuilder, tryUpvarPlace, asTemp } from "./place.ts";

/** The value of an expression as an operand: a constant, or a temporary it was put into. */
export function asOperand(b: Builder, ref: ExprRef): Operand {
  const expr = mirror(b.cx, ref);
  if (expr.kind === "scope") return b.scopes.inScope(expr.region, expr.span, () => asOperand(b, expr.value));
  if (expr.kind === "literal")
    return { kind: "const", ty: expr.ty, value: expr.value, span: expr.span, userTy: expr.userTy };
  return { kind: "move", place: place(asTemp(b, expr)) };
}

/** The rvalue an expression computes; its operands have been evaluated. */
export function asRvalue(b: Builder, ref: ExprRef): Rvalue {
  const expr = mirror(b.cx, ref);
  switch (expr.kind) {
    case "scope":
      return b.scopes.inScope(expr.region, expr.span, () => asRvalue(b, expr.value));
    case "repeat":
      return repeat(b, expr);
    case "binary": {
      const left = asOperand(b, expr.left);
      const right = asOperand(b, expr.right);
      return binaryRvalue(b, expr.span, expr.ty, expr.op, left, right, mirror(b.cx, expr.left).ty);
    }
    case "unary":
      return unaryRvalue(b, expr);
    case "cast":
      return cast(b, expr);
    case "borrow":
      return {
        kind: "ref",
        region: RE_ERASED,
        borrow: expr.mutability === "mut" ? mutBorrow(expr.twoPhase) : SHARED,
        place: asPlace(b, expr.arg),
      };
    case "rawBorrow":
      return { kind: "rawPtr", mutability: expr.mutability, place: asPlace(b, expr.arg) };
    case "tuple":
      return { kind: "aggregate", aggregate: { kind: "tuple" }, operands: expr.elements.map((e) => asOperand(b, e)) };
    case "array":
      return {
        kind: "aggregate",
        aggregate: { kind: "array", element: expr.element },
        operands: expr.elements.map((e) => asOperand(b, e)),
      };
    case "closure":
      return closure(b, expr);
    default:
      return { kind: "use", operand: asOperand(b, expr) };
  }
}

function repeat(b: Builder, expr: ThirOf<"repeat">): Rvalue {
  // `[value; 0]` evaluates and drops the value.
  if (expr.count.kind === "value" && expr.count.bits === 0n) {
    const element = expr.ty.kind === "array" ? expr.ty.element : bug("repeat type");
    asTemp(b, expr.element);
    return { kind: "aggregate", aggregate: { kind: "array", element }, operands: [] };
  }
  return { kind: "repeat", operand: asOperand(b, expr.element), count: expr.count };
}

function closure(b: Builder, expr: ThirOf<"closure">): Rvalue {
  if (expr.ty.kind !== "closure") return bug("closure type");
  for (const { arg, cause } of expr.fakeReads) {
    const read = tryUpvarPlace(b, asPlaceBuilder(b, arg));
    if (read !== undefined) b.push(arg.span, { kind: "fakeRead", cause, place: read, closure: expr.info.def });
  }
  const operands = expr.upvars.map((upvar) => upvarOperand(b, upvar));
  return { kind: "aggregate", aggregate: { kind: "closure", def: expr.info.def, args: expr.ty.args }, operands };
}

/** A captured place is moved or borrowed; a mutable capture borrows uniquely without needing `mut`. */
function upvarOperand(b: Builder, upvar: ThirExpr): Operand {
  if (upvar.kind !== "borrow") return b.consume(asPlace(b, upvar));
  const temp = b.temp(upvar.ty, upvar.span);
  const at = asPlace(b, upvar.arg);
  const unique = upvar.mutability === "mut";
  b.assign(upvar.span, temp, {
    kind: "ref",
    region: RE_ERASED,
    borrow: unique ? { kind: "mut", allow: needsClosureCapture(b, at) ? "closureCapture" : "default" } : SHARED,
    place: at,
  });
  return { kind: "move", place: temp };
}

/** `|| *r = 1` with an immutable variable `r: &mut T` captures `*r` uniquely although `r` is not `mut`. */
function needsClosureCapture(b: Builder, at: Place): boolean {
  if (b.env === undefined || at.local !== 1) return b.locals[at.local]?.mutable === false;
  const field = at.projection.find((step) => step.kind === "field");
  return field !== undefined && b.env.upvars[field.index]?.mutable === false;
}

function cast(b: Builder, expr: ThirOf<"cast">): Rvalue {
  const source = mirror(b.cx, expr.source);
  const adt = source.ty.kind === "adt" ? b.cx.tcx.adt(source.ty.def) : undefined;
  if (expr.cast === "intToInt" && adt?.kind === "enum") return enumCast(b, expr, source);
  return { kind: "cast", cast: expr.cast, operand: asOperand(b, source), ty: expr.ty, implicit: expr.implicit };
}

/** `Enum::Variant as i32`: the discriminant, cast. */
function enumCast(b: Builder, expr: ThirOf<"cast">, source: ThirExpr): Rvalue {
  const value = asTemp(b, source);
  const tagTy = discriminantTy(b.cx.tcx, source.ty);
  const discriminant = b.temp(tagTy, expr.span);
  b.assign(expr.span, discriminant, { kind: "discriminant", place: place(value) });
  return {
    kind: "cast",
    cast: "intToInt",
    operand: { kind: "move", place: discriminant },
    ty: expr.ty,
    implicit: false,
  };
}

function unaryRvalue(b: Builder, expr: ThirOf<"unary">): Rvalue {
  const operand = asOperand(b, expr.arg);
  if (expr.op === "neg" && expr.ty.kind === "int") {
    const bits = integerBits(expr.ty);
    const isMin = b.temp(BOOL, expr.span);
    b.assign(expr.span, isMin, {
      kind: "binary",
      op: "eq",
      left: again(operand),
      right: b.scalar(1n << (bits - 1n), expr.ty, expr.span),
    });
    assertThat(b, expr.span, { kind: "move", place: isMin }, false, { kind: "overflowNeg", operand: again(operand) });
  }
  return { kind: "unary", op: expr.op, operand };
}

/** The same operand read once more: scalars are copied out of their temporary. */
function again(operand: Operand): Operand {
  return operand.kind === "move" ? { kind: "copy", place: operand.place } : operand;
}

function assertThat(b: Builder, span: Span, condition: Operand, expected: boolean, message: AssertKind): void {
  const next = b.newBlock();
  b.terminate(span, { kind: "assert", condition, expected, message, target: next, unwind: b.scopes.unwind() }, next);
}

/** A built-in binary operation with the checks that panic in debug builds. `operandTy`: of the left operand. */
export function binaryRvalue(
  b: Builder,
  span: Span,
  ty: Ty,
  op: BinOp,
  left: Operand,
  right: Operand,
  operandTy: Ty,
): Rvalue {
  const integer = operandTy.kind === "int" || operandTy.kind === "uint";
  if (!integer) return { kind: "binary", op, left, right };
  switch (op) {
    case "add":
    case "sub":
    case "mul":
      return overflowing(b, span, ty, op, left, right);
    case "shl":
    case "shr":
      shiftCheck(b, span, op, left, right, operandTy);
      break;
    case "div":
    case "rem":
      divisionChecks(b, span, op, left, right, operandTy);
      break;
    default:
      break;
  }
  return { kind: "binary", op, left, right };
}

function overflowing(b: Builder, span: Span, ty: Ty, op: "add" | "sub" | "mul", left: Operand, right: Operand): Rvalue {
  const pair = b.temp(mkTuple([ty, BOOL]), span);
  b.assign(span, pair, { kind: "binary", op: `${op}WithOverflow`, left: again(left), right: again(right) });
  const overflow = project(pair, field(1, BOOL));
  assertThat(b, span, { kind: "move", place: overflow }, false, { kind: "overflow", op, left, right });
  return { kind: "use", operand: { kind: "move", place: project(pair, field(0, ty)) } };
}

function shiftCheck(b: Builder, span: Span, op: "shl" | "shr", left: Operand, right: Operand, ty: Ty): void {
  const rightTy = right.kind === "const" ? right.ty : b.placeTy(right.place);
  // Compared as unsigned, so that a negative amount is too large.
  const wide = rightTy.kind === "int" || rightTy.kind === "uint" ? (integerBits(rightTy) > 32n ? U128 : U32) : U32;
  const amount = b.temp(wide, span);
  b.assign(span, amount, { kind: "cast", cast: "intToInt", operand: again(right), ty: wide, implicit: true });
  const fits = b.temp(BOOL, span);
  b.assign(span, fits, {
    kind: "binary",
    op: "lt",
    left: { kind: "move", place: amount },
    right: b.scalar(integerBits(ty), wide, span),
  });
  assertThat(b, span, { kind: "move", place: fits }, true, {
    kind: "overflow",
    op,
    left: again(left),
    right: again(right),
  });
}

function divisionChecks(b: Builder, span: Span, op: "div" | "rem", left: Operand, right: Operand, ty: Ty): void {
  const isZero = b.temp(BOOL, span);
  b.assign(span, isZero, { kind: "binary", op: "eq", left: again(right), right: b.scalar(0n, ty, span) });
  const zeroKind = op === "div" ? "divisionByZero" : "remainderByZero";
  assertThat(b, span, { kind: "move", place: isZero }, false, { kind: zeroKind, operand: again(left) });
  if (ty.kind !== "int") return;
  const bits = integerBits(ty);
  const isNegOne = b.temp(BOOL, span);
  const isMin = b.temp(BOOL, span);
  const both = b.temp(BOOL, span);
  b.assign(span, isNegOne, {
    kind: "binary",
    op: "eq",
    left: again(right),
    right: b.scalar((1n << bits) - 1n, ty, span),
  });
  b.assign(span, isMin, { kind: "binary", op: "eq", left: again(left), right: b.scalar(1n << (bits - 1n), ty, span) });
  b.assign(span, both, {
    kind: "binary",
    op: "bitAnd",
    left: { kind: "move", place: isNegOne },
    right: { kind: "move", place: isMin },
  });
  assertThat(b, span, { kind: "move", place: both }, false, {
    kind: "overflow",
    op,
    left: again(left),
    right: again(right),
  });
}
