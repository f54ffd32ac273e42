// Operators: built in for scalars, else through their traits.
//
// rustc's `op.rs`, with one short cut: where both sides turn out to be scalars that the operator is built
// in for, no trait is asked.

import type { BinaryOp, ExprId } from "#hir/body.ts";
import { Autoderef } from "#typeck/method/autoderef.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { coerce } from "#typeck/coerce/coercion.ts";
import { reportBinary, reportUnary } from "#typeck/errors/operator.ts";
import { BOOL, Flag, hasFlags, isFloating, isIntegral, type Ty, UNIT } from "#types/ty.ts";
import { checkCoercible, demandEq } from "./demand.ts";
import { lookupMethodInTrait, type MethodCallee } from "./op-method.ts";

const BINARY_TRAITS: Record<
  BinaryOp,
  readonly [lang: string, method: string, assignLang: string, assignMethod: string]
> = {
  "+": ["add", "add", "add_assign", "add_assign"],
  "-": ["sub", "sub", "sub_assign", "sub_assign"],
  "*": ["mul", "mul", "mul_assign", "mul_assign"],
  "/": ["div", "div", "div_assign", "div_assign"],
  "%": ["rem", "rem", "rem_assign", "rem_assign"],
  "&": ["bitand", "bitand", "bitand_assign", "bitand_assign"],
  "|": ["bitor", "bitor", "bitor_assign", "bitor_assign"],
  "^": ["bitxor", "bitxor", "bitxor_assign", "bitxor_assign"],
  "<<": ["shl", "shl", "shl_assign", "shl_assign"],
  ">>": ["shr", "shr", "shr_assign", "shr_assign"],
  "==": ["eq", "eq", "", ""],
  "!=": ["eq", "ne", "", ""],
  "<": ["partial_ord", "lt", "", ""],
  "<=": ["partial_ord", "le", "", ""],
  ">": ["partial_ord", "gt", "", ""],
  ">=": ["partial_ord", "ge", "", ""],
};

type Category = "shift" | "math" | "bitwise" | "comparison";

function category(op: BinaryOp): Category {
  switch (op) {
    case "<<":
    case ">>":
      return "shift";
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return "math";
    case "&":
    case "|":
    case "^":
      return "bitwise";
    default:
      return "comparison";
  }
}

export function isScalar(ty: Ty): boolean {
  switch (ty.kind) {
    case "bool":
    case "char":
    case "int":
    case "uint":
    case "float":
    case "rawPtr":
    case "fnDef":
    case "fnPtr":
      return true;
    case "infer":
      return ty.variable !== "general";
    default:
      return false;
  }
}

function isBuiltin(fcx: FnCtxt, lhs: Ty, rhs: Ty, op: BinaryOp): boolean {
  const l = derefOnce(fcx, lhs);
  const r = derefOnce(fcx, rhs);
  if (l.kind === "error" || r.kind === "error") return true;
  switch (category(op)) {
    case "shift":
      return isIntegral(l) && isIntegral(r);
    case "math":
      return (isIntegral(l) && isIntegral(r)) || (isFloating(l) && isFloating(r));
    case "bitwise":
      return (isIntegral(l) && isIntegral(r)) || (l.kind === "bool" && r.kind === "bool");
    case "comparison":
      return isScalar(l) && isScalar(r);
  }
}

function derefOnce(fcx: FnCtxt, ty: Ty): Ty {
  return ty.kind === "ref" ? fcx.shallow(ty.inner) : ty;
}

/** The result of a built-in operator; makes the sides equal where they must be. */
function enforceBuiltin(fcx: FnCtxt, lhs: Ty, right: ExprId, rhs: Ty, op: BinaryOp): Ty {
  const l = derefOnce(fcx, lhs);
  const r = derefOnce(fcx, rhs);
  const kind = category(op);
  if (kind === "shift") return l;
  demandEq(fcx, fcx.span(right), l, r);
  return kind === "comparison" ? BOOL : l;
}

function isVar(ty: Ty): boolean {
  return ty.kind === "infer" && ty.variable === "general";
}

export function checkBinary(fcx: FnCtxt, id: ExprId, op: BinaryOp, left: ExprId, right: ExprId): Ty {
  const found = fcx.checkExpr(left);
  const lhsVar = fcx.freshTy(fcx.span(left));
  coerce(fcx, left, found, lhsVar);
  const lhs = fcx.resolveWithObligations(lhsVar);
  const fast = tryScalar(fcx, id, op, left, lhs, right);
  if (fast !== undefined) return fast;
  return checkOverloaded(fcx, id, op, left, lhs, right, false);
}

/**
 * The short cut for a left side that is a number, bool or char: the right side is checked with the hint
 * the trait would give (comparison has one impl for each scalar) and often settles it.
 */
function tryScalar(fcx: FnCtxt, id: ExprId, op: BinaryOp, left: ExprId, lhs: Ty, right: ExprId): Ty | undefined {
  if (!isScalar(lhs) || lhs.kind === "rawPtr" || lhs.kind === "fnDef" || lhs.kind === "fnPtr") return undefined;
  const [lang] = BINARY_TRAITS[op];
  const trait = fcx.tcx.langItem(lang);
  const known =
    category(op) === "comparison" &&
    lhs.kind !== "infer" &&
    trait !== undefined &&
    fcx.tcx.relevantImpls(trait, lhs).length === 1;
  if (known) {
    checkCoercible(fcx, right, lhs);
    return BOOL;
  }
  const rhsVar = fcx.freshTy(fcx.span(right));
  checkCoercible(fcx, right, rhsVar);
  const rhs = fcx.resolveWithObligations(rhsVar);
  if (rhs.kind !== "ref" && !isVar(rhs) && isBuiltin(fcx, lhs, rhs, op) && agree(fcx, op, lhs, rhs))
    return enforceBuiltin(fcx, lhs, right, rhs, op);
  return overloadedWith(fcx, id, op, left, lhs, right, rhs);
}

/** Whether the sides may be of one type; else the trait is asked too, so that both messages are given. */
function agree(fcx: FnCtxt, op: BinaryOp, lhs: Ty, rhs: Ty): boolean {
  return category(op) === "shift" || fcx.infcx.canEq(lhs, rhs);
}

/** The overloaded operator where the right side has been checked already. */
function overloadedWith(fcx: FnCtxt, id: ExprId, op: BinaryOp, left: ExprId, lhs: Ty, right: ExprId, rhs: Ty): Ty {
  const rhsVar = fcx.freshTy(fcx.span(right));
  const method = lookupBinary(fcx, id, op, lhs, rhsVar, false);
  if (method !== undefined) fcx.eq(rhsVar, rhs);
  return finishOverloaded(fcx, id, op, left, lhs, right, rhs, method, false);
}

function lookupBinary(
  fcx: FnCtxt,
  id: ExprId,
  op: BinaryOp,
  lhs: Ty,
  rhs: Ty,
  assign: boolean,
): MethodCallee | undefined {
  const [lang, name, assignLang, assignName] = BINARY_TRAITS[op];
  const trait = fcx.tcx.langItem(assign ? assignLang : lang);
  if (trait === undefined) return undefined;
  const expr = fcx.expr(id);
  const span = expr.kind === "binary" || expr.kind === "assignOp" ? expr.opSpan : expr.span;
  return lookupMethodInTrait(
    fcx,
    trait,
    assign ? assignName : name,
    lhs,
    [rhs],
    { span, code: { kind: "binaryOp" } },
    id,
  );
}

function checkOverloaded(
  fcx: FnCtxt,
  id: ExprId,
  op: BinaryOp,
  left: ExprId,
  lhs: Ty,
  right: ExprId,
  assign: boolean,
): Ty {
  const rhsVar = fcx.freshTy(fcx.span(right));
  const method =
    isVar(lhs) && hasFlags(lhs, Flag.hasError) ? undefined : lookupBinary(fcx, id, op, lhs, rhsVar, assign);
  checkCoercible(fcx, right, rhsVar);
  const rhs = fcx.resolveWithObligations(rhsVar);
  return finishOverloaded(fcx, id, op, left, lhs, right, rhs, method, assign);
}

function finishOverloaded(
  fcx: FnCtxt,
  id: ExprId,
  op: BinaryOp,
  left: ExprId,
  lhs: Ty,
  right: ExprId,
  rhs: Ty,
  method: MethodCallee | undefined,
  assign: boolean,
): Ty {
  if (method === undefined) {
    const l = fcx.resolve(lhs);
    if (hasFlags(l, Flag.hasError)) return l;
    if (hasFlags(rhs, Flag.hasError)) return rhs;
    return reportBinary(fcx, id, op, left, l, right, rhs, assign);
  }
  const byRef = category(op) === "comparison";
  const [first, second] = method.sig.inputs.map((input) => fcx.shallow(input));
  if ((assign || byRef) && first?.kind === "ref") {
    fcx.applyAdjustments(left, [
      { kind: "borrow", target: first, raw: false, mutability: first.mutability, twoPhase: first.mutability === "mut" },
    ]);
  }
  if (byRef && second?.kind === "ref") {
    const former = fcx.tables.adjustments.get(right) ?? [];
    fcx.tables.adjustments.set(right, [
      ...former,
      {
        kind: "borrow",
        target: second,
        raw: false,
        mutability: second.mutability,
        twoPhase: second.mutability === "mut",
      },
    ]);
  }
  fcx.tables.callees.set(id, { def: method.def, args: method.args });
  const resolvedLhs = fcx.shallow(lhs);
  if (!isVar(resolvedLhs) && !isVar(rhs) && isBuiltin(fcx, resolvedLhs, rhs, op)) {
    const builtin = enforceBuiltin(fcx, resolvedLhs, right, rhs, op);
    if (assign) return UNIT;
    demandEq(fcx, fcx.span(id), builtin, method.sig.output);
    return builtin;
  }
  return assign ? UNIT : method.sig.output;
}

/** `left op= right`; the place check is the caller's. */
export function checkAssignOp(fcx: FnCtxt, id: ExprId, op: BinaryOp, left: ExprId, right: ExprId): Ty {
  const lhs = fcx.resolveWithObligations(fcx.checkExpr(left));
  if (isScalar(lhs) && lhs.kind !== "rawPtr" && lhs.kind !== "fnPtr" && lhs.kind !== "fnDef") {
    const rhsVar = fcx.freshTy(fcx.span(right));
    checkCoercible(fcx, right, rhsVar);
    const rhs = fcx.resolveWithObligations(rhsVar);
    if (rhs.kind !== "ref" && !isVar(rhs) && isBuiltin(fcx, lhs, rhs, op) && agree(fcx, op, lhs, rhs)) {
      enforceBuiltin(fcx, lhs, right, rhs, op);
      return UNIT;
    }
    const methodRhs = fcx.freshTy(fcx.span(right));
    const method = lookupBinary(fcx, id, op, lhs, methodRhs, true);
    if (method !== undefined) fcx.eq(methodRhs, rhs);
    finishOverloaded(fcx, id, op, left, lhs, right, rhs, method, true);
    return UNIT;
  }
  checkOverloaded(fcx, id, op, left, lhs, right, true);
  return UNIT;
}

/** Whether `*left op= right` would do: then it is not the left side's kind that is wrong (E0368 says what is). */
export function assignsDereferenced(fcx: FnCtxt, op: BinaryOp, left: ExprId, right: ExprId): boolean {
  const [, , assignLang] = BINARY_TRAITS[op];
  const trait = fcx.tcx.langItem(assignLang);
  const lhs = fcx.exprTy(left);
  const span = fcx.span(left);
  return fcx.infcx.probe(() => {
    const autoderef = new Autoderef(fcx, lhs, span, { silent: true });
    if (trait === undefined || !autoderef.next() || !fcx.implementsLang(lhs, "deref_mut", span)) return false;
    return fcx.implementsTrait(autoderef.ty, trait, [fcx.exprTy(right)], span) !== "no";
  });
}

/** `!x` and `-x`. `operandTy` is resolved at its head. */
export function checkNegation(fcx: FnCtxt, id: ExprId, op: "!" | "-", operand: ExprId, operandTy: Ty): Ty {
  const builtin =
    op === "!"
      ? isIntegral(operandTy) || operandTy.kind === "bool"
      : operandTy.kind === "int" ||
        isFloating(operandTy) ||
        (operandTy.kind === "infer" && operandTy.variable === "int");
  if (builtin) {
    if (op === "-" && operandTy.kind === "infer") requireNegatable(fcx, id, operandTy);
    return operandTy;
  }
  const trait = fcx.tcx.langItem(op === "!" ? "not" : "neg");
  const method =
    trait === undefined
      ? undefined
      : lookupMethodInTrait(
          fcx,
          trait,
          undefined,
          operandTy,
          [],
          { span: fcx.span(id), code: { kind: "unaryOp" } },
          id,
        );
  if (method === undefined)
    return hasFlags(operandTy, Flag.hasError) ? operandTy : reportUnary(fcx, id, op, operand, operandTy);
  fcx.tables.callees.set(id, { def: method.def, args: method.args });
  return method.sig.output;
}

/** A number of unknown type that is negated must turn out to be signed. */
function requireNegatable(fcx: FnCtxt, id: ExprId, ty: Ty): void {
  const trait = fcx.tcx.langItem("neg");
  if (trait === undefined) return;
  const cause = { span: fcx.span(id), code: { kind: "unaryOp" } } as const;
  fcx.causeExprs.set(cause, id);
  fcx.registerBound(ty, trait, [], cause);
}
