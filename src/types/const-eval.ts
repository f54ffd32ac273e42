// Evaluating the simple constants that types need: literals, arithmetic, paths to other constants.
//
// What goes beyond (calls, loops, aggregates) is left to the full evaluator behind `TcxHooks.evalConst`.

import { error } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { ExprId, HirBody, HirExpr } from "#hir/body.ts";
import type { Tcx } from "./tcx.ts";
import type { Ty } from "./ty.ts";
import { BOOL, CHAR, isIntegral, mkConstUnevaluated, mkInt, U8 } from "./ty.ts";
import { fits, fromBits, intWidth, type Scalar, scalarText, truth, wrapped } from "./scalar.ts";
import { itemCx, primTy } from "./lower-cx.ts";
import { TyLowerer } from "./lower-ty.ts";

class TooComplex extends Error {}
class Failed extends Error {}

/** Evaluates the body of a const or anonymous const; `undefined` where it is not simple, `failed` where it was reported. */
export function evalSimple(tcx: Tcx, def: DefId, ty: Ty): Scalar | "failed" | undefined {
  const bodyId = tcx.hir.bodyOf(def);
  if (bodyId === undefined) return undefined;
  const body = tcx.hir.body(bodyId);
  try {
    return new SimpleEvaluator(tcx, body).expr(body.value, ty);
  } catch (thrown) {
    if (thrown instanceof TooComplex) return undefined;
    if (thrown instanceof Failed) return "failed";
    throw thrown;
  }
}

class SimpleEvaluator {
  readonly #tcx: Tcx;
  readonly #body: HirBody;

  constructor(tcx: Tcx, body: HirBody) {
    this.#tcx = tcx;
    this.#body = body;
  }

  expr(id: ExprId, expected: Ty | undefined): Scalar {
    const e = this.#body.exprs.get(id);
    switch (e.kind) {
      case "literal":
        return this.#literal(e.literal, expected);
      case "block":
        if (e.block.stmts.length > 0 || e.block.tail === undefined) throw new TooComplex();
        return this.expr(e.block.tail, expected);
      case "dropTemps":
        return this.expr(e.expr, expected);
      case "unary":
        return this.#unary(e, expected);
      case "binary":
        return this.#binary(e, expected);
      case "logical": {
        const left = this.expr(e.left, BOOL);
        if ((e.op === "&&") !== (left.value !== 0n)) return left;
        return this.expr(e.right, BOOL);
      }
      case "if": {
        const condition = this.#body.exprs.get(e.condition);
        if (condition.kind === "let" || e.els === undefined) throw new TooComplex();
        return this.expr(e.condition, BOOL).value !== 0n ? this.expr(e.then, expected) : this.expr(e.els, expected);
      }
      case "cast":
        return this.#cast(e);
      case "path":
        return this.#path(e);
      case "error":
        throw new Failed();
      default:
        throw new TooComplex();
    }
  }

  #literal(literal: (HirExpr & { kind: "literal" })["literal"], expected: Ty | undefined): Scalar {
    switch (literal.kind) {
      case "int": {
        const ty =
          literal.suffix === undefined
            ? expected !== undefined && isIntegral(expected)
              ? expected
              : mkInt("i32")
            : primTy(literal.suffix);
        return { ty, value: literal.value };
      }
      case "bool":
        return truth(literal.value);
      case "char":
        return { ty: CHAR, value: BigInt(literal.value) };
      case "byte":
        return { ty: U8, value: BigInt(literal.value) };
      default:
        throw new TooComplex();
    }
  }

  #shown(x: Scalar): string {
    return scalarText(x, this.#tcx.tyToString(x.ty));
  }

  #failed(e: HirExpr, message: string): Failed {
    const owner = this.#tcx.hir.def(this.#body.owner);
    const what = owner.kind === "anonConst" ? this.#tcx.hir.path(this.#body.owner) : this.#tcx.hir.path(owner.id);
    this.#tcx.sink.error(error("E0080", message).at(e.span, `evaluation of \`${what}\` failed here`));
    return new Failed();
  }

  #wrapCheck(e: HirExpr, ty: Ty, value: bigint, left?: Scalar, op?: string, right?: Scalar): Scalar {
    if (!fits(ty, value)) {
      const computation =
        left === undefined
          ? `-${this.#shown({ ty, value: -value })}`
          : `${this.#shown(left)} ${op} ${right === undefined ? "" : this.#shown(right)}`;
      throw this.#failed(
        e,
        `attempt to ${left === undefined ? "negate" : "compute"} \`${computation.replace(/^-(?=.*MIN$)/, "")}\`, which would overflow`,
      );
    }
    return { ty, value };
  }

  #unary(e: HirExpr & { kind: "unary" }, expected: Ty | undefined): Scalar {
    const operand = this.expr(e.operand, expected);
    if (e.op === "-") return this.#wrapCheck(e, operand.ty, -operand.value);
    if (e.op === "!") {
      return operand.ty === BOOL ? truth(operand.value === 0n) : wrapped(operand.ty, ~operand.value);
    }
    throw new TooComplex();
  }

  #binary(e: HirExpr & { kind: "binary" }, expected: Ty | undefined): Scalar {
    const comparison = e.op === "==" || e.op === "!=" || e.op === "<" || e.op === "<=" || e.op === ">" || e.op === ">=";
    const shifting = e.op === "<<" || e.op === ">>";
    let left = this.expr(e.left, comparison ? undefined : expected);
    const right = this.expr(e.right, shifting ? undefined : left.ty);
    // An unsuffixed literal on the left takes the type of the right side.
    if (!shifting && left.ty !== right.ty) left = this.expr(e.left, right.ty);
    if (!shifting && left.ty !== right.ty) throw new TooComplex();
    const a = left.value;
    const b = right.value;
    switch (e.op) {
      case "==":
        return truth(a === b);
      case "!=":
        return truth(a !== b);
      case "<":
        return truth(a < b);
      case "<=":
        return truth(a <= b);
      case ">":
        return truth(a > b);
      case ">=":
        return truth(a >= b);
      case "+":
        return this.#wrapCheck(e, left.ty, a + b, left, "+", right);
      case "-":
        return this.#wrapCheck(e, left.ty, a - b, left, "-", right);
      case "*":
        return this.#wrapCheck(e, left.ty, a * b, left, "*", right);
      case "/":
      case "%":
        if (b === 0n) {
          throw this.#failed(
            e,
            e.op === "/"
              ? `attempt to divide \`${this.#shown(left)}\` by zero`
              : `attempt to calculate the remainder of \`${this.#shown(left)}\` with a divisor of zero`,
          );
        }
        return this.#wrapCheck(e, left.ty, e.op === "/" ? a / b : a % b);
      case "&":
        return { ty: left.ty, value: a & b };
      case "|":
        return { ty: left.ty, value: a | b };
      case "^":
        return { ty: left.ty, value: a ^ b };
      case "<<":
      case ">>": {
        const width = intWidth(left.ty);
        if (width === undefined || b < 0n || b >= BigInt(width.bits)) throw new TooComplex();
        return wrapped(left.ty, e.op === "<<" ? a << b : a >> b);
      }
      default:
        throw new TooComplex();
    }
  }

  #cast(e: HirExpr & { kind: "cast" }): Scalar {
    const operand = this.expr(e.operand, undefined);
    if (e.ty.kind !== "prim" && e.ty.kind !== "path") throw new TooComplex();
    const ty = new TyLowerer(itemCx(this.#tcx, this.#body.owner)).ty(e.ty);
    if (intWidth(ty) === undefined) throw new TooComplex();
    return wrapped(ty, operand.value);
  }

  #path(e: HirExpr & { kind: "path" }): Scalar {
    if (e.path.kind !== "resolved" || e.path.path.res.kind !== "def" || e.path.self !== undefined)
      throw new TooComplex();
    const { def } = e.path.path.res;
    const { kind } = this.#tcx.hir.def(def);
    if (kind !== "const") throw new TooComplex();
    const value = this.#tcx.evalConst(mkConstUnevaluated(def, []));
    if (value.kind === "error") throw new Failed();
    if (value.kind !== "value") throw new TooComplex();
    return { ty: value.ty, value: fromBits(value.ty, value.bits) };
  }
}
