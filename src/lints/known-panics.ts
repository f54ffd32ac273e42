// Arithmetic and indexing that is certain to panic: `arithmetic_overflow` and `unconditional_panic`, denied by default.
//
// Constants are followed through locals that are assigned once; a check whose condition is thereby known to
// fail, in a block that can be reached with those constants, is an error (rustc's `KnownPanicsLint`).

import { type DiagnosticSink, error } from "#diagnostics/diagnostic.ts";
import type {
  AssertKind,
  BasicBlock,
  BinOp,
  BlockId,
  Body,
  Local,
  Operand,
  Place,
  Rvalue,
  Terminator,
} from "#mir/body.ts";
import { successors } from "#mir/graph.ts";
import { operandTy } from "#mir/place-ty.ts";
import { fromBits, intWidth } from "#types/const-eval.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";

/** A known value: a number, or the pair that checked arithmetic gives. */
type Known =
  | { readonly kind: "scalar"; readonly value: bigint; readonly ty: Ty }
  | { readonly kind: "pair"; readonly value: bigint; readonly overflow: boolean; readonly ty: Ty };

export function lintKnownPanics(tcx: Tcx, body: Body<"built">, sink: DiagnosticSink): void {
  new KnownPanics(tcx, body, sink).run();
}

class KnownPanics {
  readonly #tcx: Tcx;
  readonly #body: Body<"built">;
  readonly #sink: DiagnosticSink;
  /** The one assignment of a local; `null` where there are several, or its address is taken for writing. */
  readonly #definitions = new Map<Local, Rvalue | null>();
  readonly #values = new Map<Local, Known | undefined>();

  constructor(tcx: Tcx, body: Body<"built">, sink: DiagnosticSink) {
    this.#tcx = tcx;
    this.#body = body;
    this.#sink = sink;
  }

  run(): void {
    this.#collect();
    const seen = new Set<BlockId>([0 as BlockId]);
    const work: BlockId[] = [0 as BlockId];
    for (let id = work.pop(); id !== undefined; id = work.pop()) {
      const block = this.#body.blocks[id] as BasicBlock;
      this.#check(block.terminator);
      for (const next of this.#targets(block)) {
        if (seen.has(next)) continue;
        seen.add(next);
        work.push(next);
      }
    }
  }

  #collect(): void {
    const define = (place: Place, rvalue: Rvalue | null): void => {
      const whole = place.projection.length === 0 && !this.#definitions.has(place.local);
      if (place.projection[0]?.kind !== "deref") this.#definitions.set(place.local, whole ? rvalue : null);
    };
    for (let arg = 1; arg <= this.#body.argCount; arg++) this.#definitions.set(arg as Local, null);
    for (const block of this.#body.blocks) {
      for (const s of block.statements) {
        if (s.kind !== "assign") continue;
        define(s.place, s.rvalue);
        const { rvalue } = s;
        const taken =
          (rvalue.kind === "ref" && rvalue.borrow.kind === "mut") ||
          (rvalue.kind === "rawPtr" && rvalue.mutability === "mut");
        if (taken && rvalue.place.projection[0]?.kind !== "deref") this.#definitions.set(rvalue.place.local, null);
      }
      if (block.terminator.kind === "call") define(block.terminator.destination, null);
    }
  }

  /** Where control may go, given what is known. */
  #targets(block: BasicBlock): readonly BlockId[] {
    const t = block.terminator;
    if (t.kind === "falseEdge") return [t.real];
    if (t.kind !== "switchInt") return successors(block);
    const known = this.#operand(t.operand);
    if (known?.kind !== "scalar") return successors(block);
    return [t.targets.find((row) => row.value === known.value)?.target ?? t.otherwise];
  }

  #operand(operand: Operand): Known | undefined {
    if (operand.kind === "const") {
      if (operand.value.kind === "scalar") return { kind: "scalar", value: operand.value.bits, ty: operand.ty };
      if (operand.value.kind === "ty" && operand.value.value.kind === "value")
        return { kind: "scalar", value: operand.value.value.bits, ty: operand.ty };
      return undefined;
    }
    const { local, projection } = operand.place;
    const whole = this.#local(local);
    if (projection.length === 0) return whole;
    const [step, more] = projection;
    if (whole?.kind !== "pair" || step?.kind !== "field" || more !== undefined) return undefined;
    return step.index === 0
      ? { kind: "scalar", value: whole.value, ty: whole.ty }
      : { kind: "scalar", value: whole.overflow ? 1n : 0n, ty: step.ty };
  }

  #local(local: Local): Known | undefined {
    if (this.#values.has(local)) return this.#values.get(local);
    this.#values.set(local, undefined);
    const rvalue = this.#definitions.get(local);
    const known = rvalue === undefined || rvalue === null ? undefined : this.#rvalue(rvalue);
    this.#values.set(local, known);
    return known;
  }

  #rvalue(rvalue: Rvalue): Known | undefined {
    switch (rvalue.kind) {
      case "use":
        return this.#operand(rvalue.operand);
      case "cast":
        return rvalue.cast === "intToInt" ? this.#cast(rvalue.operand, rvalue.ty) : undefined;
      case "binary":
        return this.#binary(rvalue.op, rvalue.left, rvalue.right);
      case "unary":
        return rvalue.op === "neg" ? this.#negate(rvalue.operand) : undefined;
      default:
        return undefined;
    }
  }

  /** The mathematical value of an operand of an integer, bool or char type. */
  #number(operand: Operand): { readonly value: bigint; readonly ty: Ty } | undefined {
    const known = this.#operand(operand);
    return known?.kind === "scalar" ? { value: fromBits(known.ty, known.value), ty: known.ty } : undefined;
  }

  #cast(operand: Operand, ty: Ty): Known | undefined {
    const from = this.#number(operand);
    const width = intWidth(ty);
    return from === undefined || width === undefined
      ? undefined
      : { kind: "scalar", value: BigInt.asUintN(width.bits, from.value), ty };
  }

  #negate(operand: Operand): Known | undefined {
    const known = this.#number(operand);
    const width = known === undefined ? undefined : intWidth(known.ty);
    return known === undefined || width === undefined
      ? undefined
      : { kind: "scalar", value: BigInt.asUintN(width.bits, -known.value), ty: known.ty };
  }

  #binary(op: BinOp, left: Operand, right: Operand): Known | undefined {
    const a = this.#number(left);
    const b = this.#number(right);
    if (a === undefined || b === undefined) return undefined;
    const truth = (value: boolean): Known => ({ kind: "scalar", value: value ? 1n : 0n, ty: a.ty });
    const width = intWidth(a.ty);
    const scalar = (value: bigint): Known | undefined =>
      width === undefined ? undefined : { kind: "scalar", value: BigInt.asUintN(width.bits, value), ty: a.ty };
    switch (op) {
      case "eq":
        return truth(a.value === b.value);
      case "ne":
        return truth(a.value !== b.value);
      case "lt":
        return truth(a.value < b.value);
      case "le":
        return truth(a.value <= b.value);
      case "gt":
        return truth(a.value > b.value);
      case "ge":
        return truth(a.value >= b.value);
      case "bitAnd":
        return width === undefined ? truth((a.value & b.value) !== 0n) : scalar(a.value & b.value);
      case "addWithOverflow":
        return this.#pair(a.value + b.value, a.ty);
      case "subWithOverflow":
        return this.#pair(a.value - b.value, a.ty);
      case "mulWithOverflow":
        return this.#pair(a.value * b.value, a.ty);
      case "div":
        return b.value === 0n ? undefined : scalar(a.value / b.value);
      case "rem":
        return b.value === 0n ? undefined : scalar(a.value % b.value);
      default:
        return undefined;
    }
  }

  #pair(exact: bigint, ty: Ty): Known | undefined {
    const width = intWidth(ty);
    if (width === undefined) return undefined;
    const bits = BigInt.asUintN(width.bits, exact);
    return { kind: "pair", value: bits, overflow: fromBits(ty, bits) !== exact, ty };
  }

  #check(t: Terminator): void {
    if (t.kind !== "assert") return;
    const condition = this.#operand(t.condition);
    if (condition?.kind !== "scalar" || (condition.value !== 0n) === t.expected) return;
    const overflow = t.message.kind === "overflow" || t.message.kind === "overflowNeg";
    const message = overflow ? "this arithmetic operation will overflow" : "this operation will panic at runtime";
    const lint = overflow ? "arithmetic_overflow" : "unconditional_panic";
    this.#sink.error(
      error(undefined, message).at(t.source.span, this.#label(t.message)).note(`\`#[deny(${lint})]\` on by default`),
    );
  }

  #show(operand: Operand): string {
    const known = this.#number(operand);
    if (known === undefined) return "_";
    const ty = operandTy(this.#tcx, this.#body, operand);
    const width = intWidth(ty);
    const name = this.#tcx.tyToString(ty);
    if (width !== undefined) {
      const max = width.signed ? (1n << BigInt(width.bits - 1)) - 1n : (1n << BigInt(width.bits)) - 1n;
      if (known.value === max) return `${name}::MAX`;
      if (width.signed && known.value === -max - 1n) return `${name}::MIN`;
    }
    return `${known.value}_${name}`;
  }

  #label(message: AssertKind): string {
    switch (message.kind) {
      case "boundsCheck": {
        const length = this.#number(message.length)?.value;
        const index = this.#number(message.index)?.value;
        return `index out of bounds: the length is ${length} but the index is ${index}`;
      }
      case "overflow": {
        const sign = SIGNS[message.op] ?? message.op;
        if (message.op === "shl" || message.op === "shr")
          return `attempt to shift ${message.op === "shl" ? "left" : "right"} by \`${this.#show(message.right)}\`, which would overflow`;
        return `attempt to compute \`${this.#show(message.left)} ${sign} ${this.#show(message.right)}\`, which would overflow`;
      }
      case "overflowNeg":
        return `attempt to negate \`${this.#show(message.operand)}\`, which would overflow`;
      case "divisionByZero":
        return `attempt to divide \`${this.#show(message.operand)}\` by zero`;
      case "remainderByZero":
        return `attempt to calculate the remainder of \`${this.#show(message.operand)}\` with a divisor of zero`;
    }
  }
}

const SIGNS: Partial<Record<BinOp, string>> = { add: "+", sub: "-", mul: "*", div: "/", rem: "%" };
