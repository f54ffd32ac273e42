// A generic body made monomorphic: every type in it replaced.

import type {
  AggregateKind,
  BasicBlock,
  Body,
  ConstOperand,
  Operand,
  Place,
  Projection,
  Rvalue,
  Statement,
  Terminator,
} from "#mir/body.ts";
import type { Mono } from "#mono/mono.ts";
import { type GenericArgs, mkConst, type Ty, USIZE } from "#types/ty.ts";

/** The body with `args` filled in; what it needs from then on are no arguments at all. */
export function substituteBody(mono: Mono, body: Body<"elaborated">, args: GenericArgs): Body<"elaborated"> {
  const s = new Substituter(mono, args);
  return {
    ...body,
    locals: body.locals.map((local) => ({ ...local, ty: s.ty(local.ty) })),
    blocks: body.blocks.map((block) => s.block(block)),
    debug: body.debug.map((info) => ({ ...info, place: s.place(info.place) })),
    promoted: body.promoted.map((promoted) => substituteBody(mono, promoted, args)),
  };
}

class Substituter {
  readonly #mono: Mono;
  readonly #args: GenericArgs;

  constructor(mono: Mono, args: GenericArgs) {
    this.#mono = mono;
    this.#args = args;
  }

  ty(ty: Ty): Ty {
    return this.#mono.ty(ty, this.#args);
  }

  block(block: BasicBlock): BasicBlock {
    return {
      ...block,
      statements: block.statements.map((s) => this.#statement(s)),
      terminator: this.#terminator(block.terminator),
    };
  }

  place(place: Place): Place {
    if (!place.projection.some((step) => step.kind === "field")) return place;
    return {
      ...place,
      projection: place.projection.map(
        (step): Projection => (step.kind === "field" ? { ...step, ty: this.ty(step.ty) } : step),
      ),
    };
  }

  #operand(operand: Operand): Operand {
    return operand.kind === "const" ? this.#constant(operand) : { ...operand, place: this.place(operand.place) };
  }

  #constant(operand: ConstOperand): ConstOperand {
    const { value } = operand;
    const ty = this.ty(operand.ty);
    if (value.kind === "item")
      return { ...operand, ty, value: { ...value, args: this.#mono.args(value.args, this.#args) } };
    if (value.kind === "ty")
      return {
        ...operand,
        ty,
        value: { kind: "ty", value: mkConst(USIZE, this.#mono.constBits(value.value, this.#args)) },
      };
    return { ...operand, ty };
  }

  #aggregate(aggregate: AggregateKind): AggregateKind {
    switch (aggregate.kind) {
      case "array":
        return { ...aggregate, element: this.ty(aggregate.element) };
      case "tuple":
        return aggregate;
      case "adt":
      case "closure":
        return { ...aggregate, args: this.#mono.args(aggregate.args, this.#args) };
      case "rawPtr":
        return { ...aggregate, pointee: this.ty(aggregate.pointee) };
    }
  }

  #rvalue(rvalue: Rvalue): Rvalue {
    switch (rvalue.kind) {
      case "use":
      case "unary":
        return { ...rvalue, operand: this.#operand(rvalue.operand) };
      case "repeat":
        return {
          ...rvalue,
          operand: this.#operand(rvalue.operand),
          count: mkConst(USIZE, this.#mono.constBits(rvalue.count, this.#args)),
        };
      case "cast":
        return { ...rvalue, operand: this.#operand(rvalue.operand), ty: this.ty(rvalue.ty) };
      case "binary":
        return { ...rvalue, left: this.#operand(rvalue.left), right: this.#operand(rvalue.right) };
      case "aggregate":
        return {
          ...rvalue,
          aggregate: this.#aggregate(rvalue.aggregate),
          operands: rvalue.operands.map((o) => this.#operand(o)),
        };
      case "ref":
      case "rawPtr":
      case "discriminant":
        return { ...rvalue, place: this.place(rvalue.place) };
    }
  }

  #statement(s: Statement): Statement {
    switch (s.kind) {
      case "assign":
        return { ...s, place: this.place(s.place), rvalue: this.#rvalue(s.rvalue) };
      case "setDiscriminant":
      case "fakeRead":
      case "placeMention":
      case "ascribeUserType":
        return { ...s, place: this.place(s.place) };
      case "storageLive":
      case "storageDead":
        return s;
    }
  }

  #terminator(t: Terminator): Terminator {
    switch (t.kind) {
      case "switchInt":
        return { ...t, operand: this.#operand(t.operand), ty: this.ty(t.ty) };
      case "drop":
        return { ...t, place: this.place(t.place) };
      case "call":
        return {
          ...t,
          func: this.#operand(t.func),
          args: t.args.map((a) => this.#operand(a)),
          destination: this.place(t.destination),
        };
      case "assert": {
        const condition = this.#operand(t.condition);
        const m = t.message;
        switch (m.kind) {
          case "boundsCheck":
            return {
              ...t,
              condition,
              message: { ...m, length: this.#operand(m.length), index: this.#operand(m.index) },
            };
          case "overflow":
            return { ...t, condition, message: { ...m, left: this.#operand(m.left), right: this.#operand(m.right) } };
          case "overflowNeg":
          case "divisionByZero":
          case "remainderByZero":
            return { ...t, condition, message: { ...m, operand: this.#operand(m.operand) } };
        }
        break;
      }
      case "goto":
      case "return":
      case "unreachable":
      case "unwindResume":
      case "falseEdge":
      case "falseUnwind":
        return t;
    }
  }
}
