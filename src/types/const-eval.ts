// Evaluating the simple constants that types need: literals, arithmetic, paths to other constants.
//
// What goes beyond (calls, loops, aggregates) is left to the full evaluator behind `TcxHooks.evalConst`.

import { error } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { ExprId, HirBody, HirExpr } from "#hir/body.ts";
import type { Tcx } from "./tcx.ts";
import type { Ty } from "./ty.ts";
import { BOOL, CHAR, isIntegral, mkConstUnevaluated, mkInt, U8 } from "./ty.ts";
import { itemCx, primTy } from "./lower-cx.ts";
import { TyLowerer } from "./lower-ty.ts";

/** An integer, bool or char; `bits` is the mathematical value (negative ones as such). */
export interface Scalar {
  readonly ty: Ty;
  readonly value: bigint;
}

/** Width in bits and signedness of an integer type. */
export function intWidth(ty: Ty): { readonly bits: number; readonly signed: boolean } | undefined {
  if (ty.kind === "int") return { bits: ty.name === "isize" ? 64 : Number(ty.name.slice(1)), signed: true };
  if (ty.kind === "uint") return { bits: ty.name === "usize" ? 64 : Number(ty.name.slice(1)), signed: false };
  return undefined;
}

/** The value's bits, zero-extended, as consts hold them. */
export function toBits(ty: Ty, value: bigint): bigint {
  const width = intWidth(ty);
  return width === undefined ? value : BigInt.asUintN(width.bits, value);
}
/** The mathematical value of a const's bits. */
export function fromBits(ty: Ty, bits: bigint): bigint {
  const width = intWidth(ty);
  return width?.signed === true ? BigInt.asIntN(width.bits, bits) : bits;
}

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
        return { ty: BOOL, value: literal.value ? 1n : 0n };
      case "char":
        return { ty: CHAR, value: BigInt(literal.value) };
      case "byte":
        return { ty: U8, value: BigInt(literal.value) };
      default:
        throw new TooComplex();
    }
  }

  /** `255_u8` or `u8::MAX`. */
  #shown(x: Scalar): string {
    const name = this.#tcx.tyToString(x.ty);
    const width = intWidth(x.ty);
    if (width !== undefined) {
      const max = width.signed ? (1n << BigInt(width.bits - 1)) - 1n : (1n << BigInt(width.bits)) - 1n;
      if (x.value === max) return `${name}::MAX`;
      if (width.signed && x.value === -max - 1n) return `${name}::MIN`;
    }
    return `${x.value}_${name}`;
  }

  #failed(e: HirExpr, message: string): Failed {
    const owner = this.#tcx.hir.def(this.#body.owner);
    const what = owner.kind === "anonConst" ? this.#tcx.hir.path(this.#body.owner) : this.#tcx.hir.path(owner.id);
    this.#tcx.sink.error(error("E0080", message).at(e.span, `evaluation of \`${what}\` failed here`));
    return new Failed();
  }

  #wrapCheck(e: HirExpr, ty: Ty, value: bigint, left?: Scalar, op?: string, right?: Scalar): Scalar {
    const width = intWidth(ty);
    if (width !== undefined && fromBits(ty, toBits(ty, value)) !== value) {
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
      if (operand.ty === BOOL) return { ty: BOOL, value: operand.value === 0n ? 1n : 0n };
      return { ty: operand.ty, value: fromBits(operand.ty, toBits(operand.ty, ~operand.value)) };
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
    const flag = (holds: boolean): Scalar => ({ ty: BOOL, value: holds ? 1n : 0n });
    switch (e.op) {
      case "==":
        return flag(a === b);
      case "!=":
        return flag(a !== b);
      case "<":
        return flag(a < b);
      case "<=":
        return flag(a <= b);
      case ">":
        return flag(a > b);
      case ">=":
        return flag(a >= b);
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
        return { ty: left.ty, value: fromBits(left.ty, toBits(left.ty, e.op === "<<" ? a << b : a >> b)) };
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
    return { ty, value: fromBits(ty, toBits(ty, operand.value)) };
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
