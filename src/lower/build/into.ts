// Expressions evaluated into a destination place.

import { bug, unreachable } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import { subst } from "#types/fold.ts";
import type { BlockId, Operand, Place, Rvalue } from "#mir/body.ts";
import { field, project, RETURN_PLACE } from "#mir/places.ts";
import { type Ty, type TyOf, UNIT } from "#types/ty.ts";
import { mirror } from "#lower/thir/mirror.ts";
import type { ExprRef, ThirExpr, ThirOf } from "#lower/thir/thir.ts";
import { lowerMatch } from "#lower/matches/lower-match.ts";
import { blockInto } from "./block.ts";
import type { Builder } from "./builder.ts";
import { asOperand, asRvalue, binaryRvalue } from "./operand.ts";
import { asPlace, asTemp } from "./place.ts";

/** Evaluates `ref` into `destination`; afterwards the cursor stands where the value is there. */
export function exprInto(b: Builder, destination: Place, ref: ExprRef): void {
  const expr = mirror(b.cx, ref);
  switch (expr.kind) {
    case "scope":
      return b.scopes.inScope(expr.region, expr.span, () => exprInto(b, destination, expr.value));
    case "block":
      return block(b, destination, expr);
    case "match":
      return lowerMatch(b, destination, expr);
    case "if":
      return ifExpr(b, destination, expr);
    case "let":
    case "logical":
      return booleanExpr(b, destination, expr);
    case "neverToAny":
      return neverToAny(b, expr);
    case "loop":
      return loopExpr(b, destination, expr);
    case "call":
      return call(b, destination, expr);
    case "use":
      return exprInto(b, destination, expr.source);
    case "ascribe":
      return ascribe(b, destination, expr);
    case "adt":
      return adt(b, destination, expr);
    case "assign":
    case "assignOp":
    case "break":
    case "continue":
    case "return":
      statement(b, expr);
      if (expr.kind === "assign" || expr.kind === "assignOp") b.assignUnit(expr.span, destination);
      return;
    case "varRef":
    case "capture":
    case "field":
    case "deref":
    case "index":
    case "staticRef":
      return b.assign(expr.span, destination, { kind: "use", operand: b.consume(asPlace(b, expr)) });
    case "literal":
    case "borrow":
    case "rawBorrow":
    case "cast":
    case "binary":
    case "unary":
    case "tuple":
    case "array":
    case "repeat":
    case "closure":
      return b.assign(expr.span, destination, asRvalueOrConst(b, expr));
    case "error":
      return b.terminate(expr.span, { kind: "unreachable" });
    default:
      return unreachable(expr);
  }
}

function asRvalueOrConst(b: Builder, expr: ThirExpr): Rvalue {
  return expr.kind === "literal" ? { kind: "use", operand: asOperand(b, expr) } : asRvalue(b, expr);
}

function ascribe(b: Builder, destination: Place, expr: ThirOf<"ascribe">): void {
  exprInto(b, destination, expr.source);
  b.push(expr.span, { kind: "ascribeUserType", place: destination, annotation: expr.userTy, variance: "covariant" });
}

function block(b: Builder, destination: Place, expr: ThirOf<"block">): void {
  if (expr.breakable === undefined) return blockInto(b, destination, expr.block, expr.ty);
  const exit = b.newBlock();
  b.scopes.inBreakable(expr.breakable, exit, undefined, destination, () =>
    blockInto(b, destination, expr.block, expr.ty),
  );
  b.goto(expr.span, exit);
}

function ifExpr(b: Builder, destination: Place, expr: ThirOf<"if">): void {
  const depth = b.scopes.depth;
  const join = b.newBlock();
  const elseBlock = b.scopes.inScope(expr.region, b.cx.expr(expr.then).span, () =>
    b.inSourceScope(b.cx.expr(expr.then).span, () =>
      b.scopes.inIfThen(depth, () => {
        b.recursion.condition(b, expr.condition);
        b.into(destination, expr.then);
      }),
    ),
  );
  b.terminate(expr.span, { kind: "goto", target: join });
  if (elseBlock !== undefined) {
    b.block = elseBlock;
    if (expr.els !== undefined) b.into(destination, expr.els);
    else b.assignUnit(expr.span, destination);
    b.terminate(expr.span, { kind: "goto", target: join });
  }
  b.block = join;
}

/** `a && b` and `let` as values: true where the condition falls through. */
function booleanExpr(b: Builder, destination: Place, expr: ThirOf<"logical"> | ThirOf<"let">): void {
  const join = b.newBlock();
  const elseBlock = b.scopes.inIfThen(b.scopes.depth, () => b.recursion.condition(b, expr));
  b.assign(expr.span, destination, { kind: "use", operand: b.scalar(1n, expr.ty, expr.span) });
  b.terminate(expr.span, { kind: "goto", target: join });
  if (elseBlock !== undefined) {
    b.block = elseBlock;
    b.assign(expr.span, destination, { kind: "use", operand: b.scalar(0n, expr.ty, expr.span) });
    b.terminate(expr.span, { kind: "goto", target: join });
  }
  b.block = join;
}

function neverToAny(b: Builder, expr: ThirOf<"neverToAny">): void {
  const source = mirror(b.cx, expr.source);
  if (source.kind === "call" || source.kind === "loop") exprInto(b, b.temp(source.ty, source.span), source);
  else asTemp(b, source);
  b.terminate(expr.span, { kind: "unreachable" });
}

function loopExpr(b: Builder, destination: Place, expr: ThirOf<"loop">): void {
  const head = b.newBlock();
  const body = b.newBlock();
  const exit = b.newBlock();
  b.goto(expr.span, head);
  b.terminate(expr.span, { kind: "falseUnwind", target: body, unwind: b.scopes.unwind() }, body);
  b.scopes.inBreakable(expr.target, exit, head, destination, () => {
    const unit = b.temp(UNIT, expr.span);
    b.into(unit, expr.body);
    b.terminate(expr.span, { kind: "goto", target: head });
  });
  b.block = exit;
}

/**
 * `write_box_via_move(place, value)`: the box is made first, and the value is computed into it (rustc lowers the intrinsic of
 * that name so). Its type is alive meanwhile: what the values borrow has to live as long.
 */
function writeBox(b: Builder, destination: Place, [box, value]: readonly ExprRef[], span: Span): void {
  if (box === undefined || value === undefined) return bug("a box is written with one value");
  const operand = asOperand(b, box);
  if (operand.kind === "const") return bug("a box that is a constant");
  const memory = contentOf(mirror(b.cx, box).ty);
  const [, content] = b.cx.tcx.adt(memory.def).variants[0]?.fields ?? [];
  if (content === undefined) return bug("MaybeUninit without a value");
  const kept = subst(b.cx.tcx, b.cx.tcx.typeOf(content.def), memory.args);
  const inside = project(project(operand.place, { kind: "deref" }), field(1, kept));
  exprInto(b, project(inside, field(0, memory.args[0] as Ty)), value);
  b.assign(span, destination, { kind: "use", operand });
}

/** `MaybeUninit<T>` of `Box<MaybeUninit<T>>`. */
function contentOf(ty: Ty): TyOf<"adt"> {
  const content = ty.kind === "adt" ? ty.args[0] : undefined;
  return content?.sort === "ty" && content.kind === "adt" ? content : bug("a box of something else");
}

function call(b: Builder, destination: Place, expr: ThirOf<"call">): void {
  const callee = mirror(b.cx, expr.fun).ty;
  if (callee.kind === "fnDef" && callee.def === b.cx.tcx.langItem("write_box_via_move"))
    return writeBox(b, destination, expr.args, expr.span);
  const func = asOperand(b, expr.fun);
  const args = expr.args.map((arg) => asOperand(b, arg));
  const argSpans = expr.args.map((arg) => (typeof arg === "number" ? b.cx.expr(arg).span : arg.span));
  const diverges = expr.ty.kind === "never";
  const target: BlockId | undefined = diverges ? undefined : b.newBlock();
  b.terminate(
    expr.span,
    {
      kind: "call",
      func,
      args,
      argSpans,
      destination,
      target,
      unwind: b.scopes.unwind(),
      callSource: expr.method ? "method" : expr.overloaded ? "overloadedOperator" : "normal",
      fnSpan: expr.fnSpan,
    },
    target,
  );
}

function adt(b: Builder, destination: Place, expr: ThirOf<"adt">): void {
  const info = b.cx.tcx.adt(expr.def);
  const given = new Map<number, Operand>();
  for (const field of expr.fields) given.set(field.index, asOperand(b, field.value));
  const aggregate = {
    kind: "adt",
    def: expr.def,
    variant: expr.variant,
    args: expr.args,
    userTy: expr.userTy,
  } as const;
  if (info.kind === "union") {
    const active = expr.fields[0]?.index ?? 0;
    return b.assign(expr.span, destination, {
      kind: "aggregate",
      aggregate: { ...aggregate, activeField: active },
      operands: [...given.values()],
    });
  }
  const operands = (info.variants[expr.variant]?.fields ?? []).map((_, index) => given.get(index));
  if (expr.base !== undefined) {
    const base = asPlace(b, expr.base.expr);
    expr.base.fieldTypes.forEach((ty, index) => {
      operands[index] ??= b.consume(project(base, field(index, ty)));
    });
  }
  b.assign(expr.span, destination, {
    kind: "aggregate",
    aggregate: { ...aggregate, activeField: undefined },
    operands: operands.filter((o) => o !== undefined),
  });
}

/** An expression evaluated for its effect: assignments and jumps; anything else into a temporary. */
export function statement(b: Builder, ref: ExprRef): void {
  const expr = mirror(b.cx, ref);
  switch (expr.kind) {
    case "scope":
      return b.scopes.inScope(expr.region, expr.span, () => statement(b, expr.value));
    case "assign":
      return assignment(b, expr);
    case "assignOp": {
      const right = asOperand(b, expr.right);
      const left = asPlace(b, expr.left);
      const ty = b.placeTy(left);
      return b.assign(
        expr.span,
        left,
        binaryRvalue(b, expr.span, ty, expr.op, { kind: "copy", place: left }, right, ty),
      );
    }
    case "break":
      return breakExpr(b, expr);
    case "continue": {
      const scope = b.scopes.breakable(expr.target);
      return b.scopes.exitTo(scope.depth, expr.span, scope.continueBlock ?? scope.breakBlock);
    }
    case "return": {
      if (expr.value !== undefined) b.into(RETURN_PLACE, expr.value);
      else b.assignUnit(expr.span, RETURN_PLACE);
      return b.scopes.returnFrom(expr.span);
    }
    default:
      asTemp(b, expr);
  }
}

function breakExpr(b: Builder, expr: ThirOf<"break">): void {
  const scope = b.scopes.breakable(expr.target);
  if (expr.value !== undefined) b.into(scope.destination, expr.value);
  else if (b.placeTy(scope.destination) === UNIT) b.assignUnit(expr.span, scope.destination);
  b.scopes.exitTo(scope.depth, expr.span, scope.breakBlock);
}

/** `left = right`: the old value, if it needs dropping, goes after the new one is computed. */
function assignment(b: Builder, expr: ThirOf<"assign">): void {
  const { ty: leftTy, span } = mirror(b.cx, expr.left);
  if (!b.needsDrop(leftTy)) {
    // `r = &x` borrows, and then assigns: two steps, so that messages can point at `&x`.
    const rvalue: Rvalue = isSharedBorrow(b, expr.right)
      ? { kind: "use", operand: asOperand(b, expr.right) }
      : asRvalue(b, expr.right);
    return b.assign(expr.span, asPlace(b, expr.left), rvalue);
  }
  const right = asOperand(b, expr.right);
  const left = asPlace(b, expr.left);
  const done = b.newBlock();
  const unwound = b.newBlock(true);
  b.terminate(span, { kind: "drop", place: left, target: done, unwind: unwound, replace: true }, done);
  b.assign(span, left, { kind: "use", operand: right });
  b.pushAt(unwound, span, { kind: "assign", place: left, rvalue: { kind: "use", operand: right } });
  b.terminateAt(unwound, span, { kind: "goto", target: b.scopes.unwind() });
}

function isSharedBorrow(b: Builder, ref: ExprRef): boolean {
  const expr = mirror(b.cx, ref);
  const inner = expr.kind === "scope" ? expr.value : expr;
  return inner.kind === "borrow" && inner.mutability === "not";
}
