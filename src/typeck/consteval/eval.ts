// Evaluates constants while types are being checked: a small interpreter on the checked HIR.
//
// For array lengths, discriminants, const generics and constants in patterns, which must be known before there
// is code. It knows integers, bools, chars, aggregates, control flow and calls of `const fn`; what goes
// beyond (mutable references, most intrinsics, heap) gives up, and the constant stays unevaluated.

import type { Span } from "#support/span.ts";
import { utf8 } from "#support/utf8.ts";
import { error } from "#diagnostics/diagnostic.ts";
import type { BinaryOp, ExprId, HirBlock, HirBody, HirExpr, PatId } from "#hir/body.ts";
import type { BodyId, DefId, LocalId } from "#hir/defs.ts";
import { lowerPattern } from "#typeck/pat/lower-pattern.ts";
import type { Pattern } from "#typeck/patterns.ts";
import type { BodyTypes } from "#typeck/tables.ts";
import { subst, substArgs } from "#types/fold.ts";
import { normalizeErasing, resolveInstance } from "#types/instance.ts";
import type { Tcx } from "#types/tcx.ts";
import { BOOL, type Const, type GenericArgs, mkConst, mkConstUnevaluated, type Ty, U8, USIZE } from "#types/ty.ts";
import { intBits } from "#typeck/exhaustive/int-range.ts";
import { evalIntrinsic } from "./intrinsics.ts";
import { needsOwnLayout } from "./layouts.ts";
import { bitsOf, isInt, scalar, UNIT_VALUE, type Value, wrap } from "./value.ts";

/** The constant is beyond this evaluator. */
export class GiveUp extends Error {}
/** Evaluation failed, and the user has been told. */
export class EvalFailed extends Error {}

class Jump extends Error {
  readonly kind: "break" | "continue" | "return";
  readonly target: ExprId | undefined;
  readonly value: Value;
  constructor(kind: "break" | "continue" | "return", target: ExprId | undefined, value: Value) {
    super();
    this.kind = kind;
    this.target = target;
    this.value = value;
  }
}

const STEP_LIMIT = 200_000;
const DEPTH_LIMIT = 200;

export type InferBody = (tcx: Tcx, body: BodyId) => BodyTypes | undefined;

/** Evaluates a const, associated const or anonymous const to a scalar; `undefined` where that is beyond it, an error const where it was reported. */
export function evalConstItem(
  tcx: Tcx,
  inferBody: InferBody,
  def: DefId,
  args: GenericArgs,
): Const | "failed" | undefined {
  try {
    const value = new Evaluator(tcx, inferBody).constItem(def, args);
    if (value.kind !== "scalar") return undefined;
    return mkConst(value.ty, bitsOf(value.ty, value.value));
  } catch (thrown) {
    if (thrown instanceof GiveUp) return undefined;
    if (thrown instanceof EvalFailed) return "failed";
    throw thrown;
  }
}

interface Frame {
  readonly body: HirBody;
  readonly types: BodyTypes;
  readonly args: GenericArgs;
  readonly locals: Map<LocalId, Value>;
  /** The constant being evaluated, for messages. */
  readonly root: DefId;
  /** Where the constant itself calls the function that this is a frame of: errors are reported there. */
  readonly site: Span | undefined;
}

class Evaluator {
  readonly #tcx: Tcx;
  readonly #inferBody: InferBody;
  #steps = 0;
  #depth = 0;

  constructor(tcx: Tcx, inferBody: InferBody) {
    this.#tcx = tcx;
    this.#inferBody = inferBody;
  }

  constItem(def: DefId, args: GenericArgs): Value {
    const instance = resolveInstance(this.#tcx, def, args);
    if (instance?.kind !== "item") throw new GiveUp();
    return this.#run(instance.def, instance.args, undefined, instance.def);
  }

  /** Runs the body of a const or function. */
  #run(def: DefId, args: GenericArgs, inputs: readonly Value[] | undefined, root: DefId, site?: Span): Value {
    const bodyId = this.#tcx.hir.bodyOf(def);
    if (bodyId === undefined) throw new GiveUp();
    const types = this.#inferBody(this.#tcx, bodyId);
    if (types === undefined) throw new GiveUp();
    if (types.tainted !== undefined) throw new EvalFailed();
    if (++this.#depth > DEPTH_LIMIT) throw new GiveUp();
    const body = this.#tcx.hir.body(bodyId);
    if (needsOwnLayout(this.#tcx, body, types, args)) throw new EvalFailed();
    const frame: Frame = { body, types, args, locals: new Map(), root, site };
    try {
      body.params.forEach((param, i) => {
        const input = inputs?.[i];
        if (input === undefined || !this.#match(frame, this.#pattern(frame, param.pat), input)) throw new GiveUp();
      });
      return this.#expr(frame, body.value);
    } catch (thrown) {
      if (thrown instanceof Jump && thrown.kind === "return") return thrown.value;
      throw thrown;
    } finally {
      this.#depth--;
    }
  }

  #ty(frame: Frame, ty: Ty | undefined): Ty {
    if (ty === undefined) throw new GiveUp();
    return normalizeErasing(this.#tcx, subst(this.#tcx, ty, frame.args));
  }
  #exprTy(frame: Frame, id: ExprId): Ty {
    return this.#ty(frame, frame.types.exprTypes.get(id));
  }

  #expr(frame: Frame, id: ExprId): Value {
    if (++this.#steps > STEP_LIMIT) throw new GiveUp();
    for (const step of frame.types.adjustments.get(id) ?? []) {
      if (step.kind === "borrow" && (step.mutability === "mut" || step.raw)) throw new GiveUp();
      if (step.kind === "deref" && step.overloaded !== undefined) throw new GiveUp();
      if (step.kind === "pointer" && step.cast !== "unsize") throw new GiveUp();
    }
    const e = frame.body.exprs.get(id);
    switch (e.kind) {
      case "literal":
        return this.#literal(e, this.#exprTy(frame, id));
      case "path":
        return this.#path(frame, id);
      case "block":
        return this.#labelled(id, e.labelled, () => this.#block(frame, e.block));
      case "dropTemps":
        return this.#expr(frame, e.expr);
      case "unary":
        return this.#unary(frame, id, e);
      case "binary":
        return this.#binary(frame, id, e);
      case "logical": {
        const left = this.#bool(frame, e.left);
        if ((e.op === "&&") !== left) return scalar(BOOL, left ? 1n : 0n);
        return this.#expr(frame, e.right);
      }
      case "if":
        if (this.#bool(frame, e.condition)) return this.#expr(frame, e.then);
        return e.els === undefined ? UNIT_VALUE : this.#expr(frame, e.els);
      case "let":
        return scalar(BOOL, this.#match(frame, this.#pattern(frame, e.pat), this.#expr(frame, e.init)) ? 1n : 0n);
      case "match": {
        const value = this.#expr(frame, e.scrutinee);
        for (const arm of e.arms) {
          if (!this.#match(frame, this.#pattern(frame, arm.pat), value)) continue;
          if (arm.guard === undefined || this.#bool(frame, arm.guard)) return this.#expr(frame, arm.body);
        }
        throw new GiveUp();
      }
      case "loop":
        return this.#loop(frame, id, e.body);
      case "break":
        throw new Jump("break", e.target, e.value === undefined ? UNIT_VALUE : this.#expr(frame, e.value));
      case "continue":
        throw new Jump("continue", e.target, UNIT_VALUE);
      case "return":
        throw new Jump("return", undefined, e.value === undefined ? UNIT_VALUE : this.#expr(frame, e.value));
      case "assign":
        this.#store(frame, e.left, this.#expr(frame, e.right));
        return UNIT_VALUE;
      case "assignOp": {
        if (frame.types.callees.has(id)) throw new GiveUp();
        const right = this.#expr(frame, e.right);
        this.#store(
          frame,
          e.left,
          this.#arith(frame, id, e.op, this.#expr(frame, e.left), right, this.#exprTy(frame, e.left)),
        );
        return UNIT_VALUE;
      }
      case "addrOf":
        if (e.raw || e.mutability === "mut") throw new GiveUp();
        return this.#expr(frame, e.operand);
      case "cast":
        return this.#cast(this.#expr(frame, e.operand), this.#exprTy(frame, e.operand), this.#exprTy(frame, id));
      case "tuple":
      case "array":
        return { kind: "aggregate", variant: 0, fields: e.elements.map((x) => this.#expr(frame, x)) };
      case "repeat": {
        const ty = this.#exprTy(frame, id);
        if (ty.kind !== "array" || ty.length.kind !== "value" || ty.length.bits > 100_000n) throw new GiveUp();
        const element = this.#expr(frame, e.element);
        return { kind: "aggregate", variant: 0, fields: Array.from({ length: Number(ty.length.bits) }, () => element) };
      }
      case "field": {
        const base = this.#expr(frame, e.base);
        const index = frame.types.fieldIndices.get(id);
        const field = base.kind === "aggregate" && index !== undefined ? base.fields[index] : undefined;
        if (field === undefined) throw new GiveUp();
        return field;
      }
      case "index":
        return this.#index(frame, id, e);
      case "struct":
        return this.#struct(frame, id, e);
      case "call":
        return this.#call(frame, id, e);
      case "methodCall": {
        const callee = frame.types.callees.get(id);
        if (callee === undefined) throw new GiveUp();
        return this.#invoke(frame, id, callee.def, callee.args, [e.receiver, ...e.args]);
      }
      case "constBlock":
        return this.constItem(e.def, frame.args);
      default:
        throw new GiveUp();
    }
  }

  #labelled(id: ExprId, labelled: boolean, run: () => Value): Value {
    if (!labelled) return run();
    try {
      return run();
    } catch (thrown) {
      if (thrown instanceof Jump && thrown.kind === "break" && thrown.target === id) return thrown.value;
      throw thrown;
    }
  }

  #loop(frame: Frame, id: ExprId, body: ExprId): Value {
    for (;;) {
      try {
        this.#expr(frame, body);
      } catch (thrown) {
        if (!(thrown instanceof Jump) || thrown.target !== id) throw thrown;
        if (thrown.kind === "break") return thrown.value;
      }
    }
  }

  #bool(frame: Frame, id: ExprId): boolean {
    const value = this.#expr(frame, id);
    if (value.kind !== "scalar") throw new GiveUp();
    return value.value !== 0n;
  }

  #block(frame: Frame, block: HirBlock): Value {
    for (const stmt of block.stmts) {
      if (stmt.kind === "expr") this.#expr(frame, stmt.expr);
      else if (stmt.kind === "let" && stmt.init !== undefined) {
        if (this.#match(frame, this.#pattern(frame, stmt.pat), this.#expr(frame, stmt.init))) continue;
        if (stmt.els === undefined) throw new GiveUp();
        this.#expr(frame, stmt.els);
      }
    }
    return block.tail === undefined ? UNIT_VALUE : this.#expr(frame, block.tail);
  }

  #literal(e: HirExpr & { kind: "literal" }, ty: Ty): Value {
    const { literal } = e;
    switch (literal.kind) {
      case "int":
        return ty.kind === "float"
          ? { kind: "float", ty, value: Number(literal.value) }
          : scalar(ty, wrap(ty, literal.value));
      case "float":
        return { kind: "float", ty, value: Number(literal.text) };
      case "bool":
        return scalar(ty, literal.value ? 1n : 0n);
      case "char":
      case "byte":
        return scalar(ty, BigInt(literal.value));
      case "str":
        return { kind: "str", value: literal.value };
      default:
        throw new GiveUp();
    }
  }

  #path(frame: Frame, id: ExprId): Value {
    const res = frame.types.exprRes.get(id);
    if (res?.kind === "local") {
      const value = frame.locals.get(res.local);
      if (value === undefined) throw new GiveUp();
      return value;
    }
    const args = substArgs(this.#tcx, frame.types.pathArgs.get(id) ?? [], frame.args);
    if (res?.kind === "ctor") {
      const { variant, arity } = this.#variant(res.def);
      if (arity > 0) throw new GiveUp();
      return { kind: "aggregate", variant, fields: [] };
    }
    if (res?.kind !== "def") throw new GiveUp();
    const { kind } = this.#tcx.hir.def(res.def);
    if (kind === "constParam") {
      const param = this.#tcx.generics(this.#tcx.hir.def(res.def).parent as DefId).all.find((p) => p.def === res.def);
      const arg = param === undefined ? undefined : frame.args[param.index];
      if (arg?.sort !== "const" || arg.kind !== "value") throw new GiveUp();
      return this.#fromConst(arg);
    }
    if (kind !== "const" && kind !== "assocConst") throw new GiveUp();
    const known = this.#tcx.evalConst(mkConstUnevaluated(res.def, args));
    if (known.kind === "value") return this.#fromConst(known);
    if (known.kind === "error") throw new EvalFailed();
    return this.constItem(res.def, args);
  }

  #fromConst(value: Const & { kind: "value" }): Value {
    return scalar(value.ty, wrap(value.ty, value.bits));
  }

  #variant(def: DefId): { readonly variant: number; readonly arity: number } {
    const d = this.#tcx.hir.def(def);
    const adt = this.#tcx.adt(d.kind === "variant" && d.parent !== undefined ? d.parent : def);
    const variant = Math.max(
      adt.variants.findIndex((v) => v.def === def),
      0,
    );
    return { variant, arity: adt.variants[variant]?.fields.length ?? 0 };
  }

  #unary(frame: Frame, id: ExprId, e: HirExpr & { kind: "unary" }): Value {
    if (frame.types.callees.has(id)) throw new GiveUp();
    const operand = this.#expr(frame, e.operand);
    if (e.op === "*") return operand;
    const ty = this.#exprTy(frame, id);
    if (operand.kind === "float") return { kind: "float", ty, value: -operand.value };
    if (operand.kind !== "scalar") throw new GiveUp();
    if (e.op === "!") return scalar(ty, ty === BOOL ? 1n - operand.value : wrap(ty, ~operand.value));
    const value = -operand.value;
    if (wrap(ty, value) !== value && !(frame.body.exprs.get(e.operand).kind === "literal"))
      throw this.#overflow(frame, id, `attempt to negate \`${this.#show(operand)}\`, which would overflow`);
    return scalar(ty, wrap(ty, value));
  }

  #binary(frame: Frame, id: ExprId, e: HirExpr & { kind: "binary" }): Value {
    if (frame.types.callees.has(id)) throw new GiveUp();
    return this.#arith(
      frame,
      id,
      e.op,
      this.#expr(frame, e.left),
      this.#expr(frame, e.right),
      this.#exprTy(frame, e.left),
    );
  }

  #arith(frame: Frame, id: ExprId, op: BinaryOp, left: Value, right: Value, ty: Ty): Value {
    if (left.kind !== "scalar" || right.kind !== "scalar") throw new GiveUp();
    const a = left.value;
    const b = right.value;
    const flag = (holds: boolean): Value => scalar(BOOL, holds ? 1n : 0n);
    const checked = (value: bigint): Value => {
      if (wrap(ty, value) !== value)
        throw this.#overflow(
          frame,
          id,
          `attempt to compute \`${this.#show(left)} ${op} ${this.#show(right)}\`, which would overflow`,
        );
      return scalar(ty, value);
    };
    switch (op) {
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
        return checked(a + b);
      case "-":
        return checked(a - b);
      case "*":
        return checked(a * b);
      case "/":
        if (b === 0n) throw this.#overflow(frame, id, `attempt to divide \`${this.#show(left)}\` by zero`);
        return checked(a / b);
      case "%":
        if (b === 0n)
          throw this.#overflow(
            frame,
            id,
            `attempt to calculate the remainder of \`${this.#show(left)}\` with a divisor of zero`,
          );
        return checked(a % b);
      case "&":
        return scalar(ty, a & b);
      case "|":
        return scalar(ty, a | b);
      case "^":
        return scalar(ty, a ^ b);
      case "<<":
      case ">>": {
        if (!isInt(ty)) throw new GiveUp();
        if (b < 0n || b >= BigInt(intBits(ty)))
          throw this.#overflow(
            frame,
            id,
            `attempt to shift ${op === "<<" ? "left" : "right"} by \`${this.#show(right)}\`, which would overflow`,
          );
        return scalar(ty, op === "<<" ? wrap(ty, a << b) : a >> b);
      }
    }
  }

  #show(value: Value): string {
    if (value.kind !== "scalar") return "_";
    const name = this.#tcx.tyToString(value.ty);
    if (isInt(value.ty)) {
      const bits = BigInt(intBits(value.ty));
      const max = value.ty.kind === "int" ? (1n << (bits - 1n)) - 1n : (1n << bits) - 1n;
      if (value.value === max) return `${name}::MAX`;
      if (value.ty.kind === "int" && value.value === -max - 1n) return `${name}::MIN`;
    }
    return `${value.value}_${name}`;
  }

  /** E0080 at the expression where evaluation stopped. */
  #overflow(frame: Frame, id: ExprId, message: string): Error {
    if (this.#tcx.hir.isStd(frame.root)) return new GiveUp();
    this.#tcx.sink.error(
      error("E0080", message).at(
        frame.site ?? frame.body.exprs.get(id).span,
        `evaluation of \`${this.#tcx.hir.path(frame.root)}\` failed here`,
      ),
    );
    return new EvalFailed();
  }

  #cast(value: Value, from: Ty, ty: Ty): Value {
    if (value.kind === "aggregate") {
      const variant = from.kind === "adt" ? this.#tcx.adt(from.def).variants[value.variant] : undefined;
      if (variant === undefined || !isInt(ty)) throw new GiveUp();
      return scalar(ty, wrap(ty, variant.discriminant));
    }
    if (value.kind === "scalar" && isInt(ty)) return scalar(ty, wrap(ty, value.value));
    if (value.kind === "scalar" && ty.kind === "char") return scalar(ty, value.value);
    if (value.kind === "scalar" && ty.kind === "float") return { kind: "float", ty, value: Number(value.value) };
    throw new GiveUp();
  }

  #index(frame: Frame, id: ExprId, e: HirExpr & { kind: "index" }): Value {
    if (frame.types.callees.has(id)) throw new GiveUp();
    const base = this.#expr(frame, e.base);
    const index = this.#expr(frame, e.index);
    if (base.kind !== "aggregate" || index.kind !== "scalar") throw new GiveUp();
    const element = base.fields[Number(index.value)];
    if (element === undefined)
      throw this.#overflow(
        frame,
        id,
        `index out of bounds: the length is ${base.fields.length} but the index is ${index.value}`,
      );
    return element;
  }

  #struct(frame: Frame, id: ExprId, e: HirExpr & { kind: "struct" }): Value {
    const info = frame.types.structFields.get(id);
    if (info === undefined) throw new GiveUp();
    const base = e.base === undefined ? undefined : this.#expr(frame, e.base);
    const fields: Value[] = base?.kind === "aggregate" ? [...base.fields] : [];
    e.fields.forEach((field, i) => {
      fields[info.fields[i] ?? 0] = this.#expr(frame, field.value);
    });
    return { kind: "aggregate", variant: info.variant, fields };
  }

  #call(frame: Frame, id: ExprId, e: HirExpr & { kind: "call" }): Value {
    const res = frame.types.exprRes.get(e.callee);
    if (res?.kind === "ctor")
      return {
        kind: "aggregate",
        variant: this.#variant(res.def).variant,
        fields: e.args.map((arg) => this.#expr(frame, arg)),
      };
    const ty = this.#exprTy(frame, e.callee);
    if (frame.types.callees.has(id) || ty.kind !== "fnDef") throw new GiveUp();
    return this.#invoke(frame, id, ty.def, ty.args, e.args);
  }

  #invoke(frame: Frame, id: ExprId, def: DefId, args: GenericArgs, operands: readonly ExprId[]): Value {
    const instance = resolveInstance(this.#tcx, def, substArgs(this.#tcx, args, frame.args));
    if (instance?.kind !== "item") throw new GiveUp();
    const values = operands.map((operand) => this.#expr(frame, operand));
    const item = this.#tcx.hir.item(instance.def);
    if (item?.kind !== "fn") throw new GiveUp();
    if (item.intrinsic) {
      const result = evalIntrinsic(this.#tcx.hir.def(instance.def).name, values, this.#exprTy(frame, id));
      if (result === undefined) throw new GiveUp();
      return result;
    }
    if (!item.sig.const) throw new GiveUp();
    const self = values[0];
    if (this.#tcx.hir.isStd(instance.def) && values.length === 1) {
      const { name } = this.#tcx.hir.def(instance.def);
      if (name === "len" && self?.kind === "aggregate") return scalar(USIZE, BigInt(self.fields.length));
      if (name === "len" && self?.kind === "str") return scalar(USIZE, BigInt(utf8(self.value).length));
      if (name === "as_bytes" && self?.kind === "str")
        return { kind: "aggregate", variant: 0, fields: [...utf8(self.value)].map((byte) => scalar(U8, BigInt(byte))) };
    }
    return this.#run(instance.def, instance.args, values, frame.root, frame.site ?? frame.body.exprs.get(id).span);
  }

  /** Writes to a local, or to a field or element of one. */
  #store(frame: Frame, place: ExprId, value: Value): void {
    const e = frame.body.exprs.get(place);
    if (frame.types.adjustments.has(place)) throw new GiveUp();
    if (e.kind === "path") {
      const res = frame.types.exprRes.get(place);
      if (res?.kind !== "local") throw new GiveUp();
      frame.locals.set(res.local, value);
      return;
    }
    if (e.kind !== "field" && e.kind !== "index") throw new GiveUp();
    const base = this.#expr(frame, e.base);
    const at = e.kind === "field" ? frame.types.fieldIndices.get(place) : this.#elementIndex(frame, e.index);
    if (base.kind !== "aggregate" || at === undefined || at >= base.fields.length) throw new GiveUp();
    const fields = [...base.fields];
    fields[at] = value;
    this.#store(frame, e.base, { ...base, fields });
  }

  #elementIndex(frame: Frame, id: ExprId): number | undefined {
    const index = this.#expr(frame, id);
    return index.kind === "scalar" ? Number(index.value) : undefined;
  }

  // --- patterns

  #pattern(frame: Frame, id: PatId): Pattern {
    const inferBody = (tcx: Tcx, body: BodyId): BodyTypes => {
      const types = this.#inferBody(tcx, body);
      if (types === undefined) throw new GiveUp();
      return types;
    };
    return lowerPattern({ tcx: this.#tcx, body: frame.body, types: frame.types, inferBody }, id);
  }

  #match(frame: Frame, pattern: Pattern, value: Value): boolean {
    switch (pattern.kind) {
      case "wild":
        return true;
      case "binding":
        if (pattern.mode.byRef === "mut") throw new GiveUp();
        if (pattern.sub !== undefined && !this.#match(frame, pattern.sub, value)) return false;
        frame.locals.set(pattern.local, value);
        return true;
      case "deref":
        return this.#match(frame, pattern.inner, value);
      case "leaf":
      case "variant":
        if (value.kind !== "aggregate" || (pattern.kind === "variant" && pattern.variant !== value.variant))
          return false;
        return pattern.fields.every((field) => {
          const inner = value.fields[field.index];
          return inner !== undefined && this.#match(frame, field.pat, inner);
        });
      case "constant":
        if (pattern.value.kind === "bits" && value.kind === "scalar")
          return bitsOf(value.ty, value.value) === pattern.value.bits;
        if (pattern.value.kind === "str" && value.kind === "str") return value.value === pattern.value.value;
        throw new GiveUp();
      case "range": {
        const { low, high } = pattern;
        if (
          value.kind !== "scalar" ||
          (low !== undefined && low.kind !== "bits") ||
          (high !== undefined && high.kind !== "bits")
        )
          throw new GiveUp();
        if (low !== undefined && value.value < wrap(value.ty, low.bits)) return false;
        if (high === undefined) return true;
        const end = wrap(value.ty, high.bits);
        return pattern.inclusive ? value.value <= end : value.value < end;
      }
      case "or":
        return pattern.alternatives.some((alternative) => this.#match(frame, alternative, value));
      default:
        throw new GiveUp();
    }
  }
}
