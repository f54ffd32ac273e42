// What is known of the locals of a body while it is walked: the values behind the lint of known panics.
//
// rustc's `ConstPropagator` and `CanConstProp`: numbers and aggregates of numbers, through assignments to whole locals.
// Nothing is tracked through references, and a local assigned more than once is known only within one block.

import type { BinOp, Body, CastKind, Local, Operand, Place, Projection, Rvalue, UnOp } from "#mir/body.ts";
import { compares, exactResult, tellsOverflow } from "#mir/int-ops.ts";
import { operandTy } from "#mir/place-ty.ts";
import { discriminantTy } from "#types/layout.ts";
import { fromBits, intWidth, type Scalar, truth, wrapped } from "#types/scalar.ts";
import type { Tcx } from "#types/tcx.ts";
import { flagsOf, Flag, hasFlags, mkConstUnevaluated, type Ty } from "#types/ty.ts";

type Known = Scalar & { readonly kind: "scalar" };

type Value =
  | Known
  | { readonly kind: "aggregate"; readonly variant: number; readonly fields: readonly Value[] }
  | "unknown";

/** `full`: known wherever its assignment comes first; `ownBlock`: to the end of the block that assigns it. */
type Mode = "full" | "ownBlock" | "never";

/** Elements beyond which an array is not looked into; rustc has a limit of 1024 bytes. */
const MAX_BYTES = 1024n;

const scalar = ({ ty, value }: Scalar): Known => ({ kind: "scalar", ty, value });

export class KnownValues {
  readonly #tcx: Tcx;
  readonly #body: Body<"built">;
  readonly #modes: readonly Mode[];
  readonly #values = new Map<Local, Value>();
  readonly #ofThisBlock = new Set<Local>();

  constructor(tcx: Tcx, body: Body<"built">) {
    this.#tcx = tcx;
    this.#body = body;
    this.#modes = modesOf(tcx, body);
  }

  /** From here on nothing is known of the local. */
  forget(local: Local): void {
    this.#values.delete(local);
    this.#ofThisBlock.delete(local);
  }

  /** Forgets what holds within a block only. */
  endBlock(): void {
    for (const local of this.#ofThisBlock) this.#values.delete(local);
    this.#ofThisBlock.clear();
  }

  /** Takes an assignment as done. */
  assign(place: Place, rvalue: Rvalue): void {
    if (place.projection[0]?.kind === "deref" || this.#modes[place.local] === "never") return;
    const value = place.projection.length > 0 ? "unknown" : this.#rvalue(rvalue);
    if (value === "unknown") return this.forget(place.local);
    this.#values.set(place.local, value);
    if (this.#modes[place.local] === "ownBlock") this.#ofThisBlock.add(place.local);
  }

  /** The number an operand is known to be. */
  operand(operand: Operand): Known | undefined {
    if (operand.kind === "const") return this.#constant(operand);
    const value = this.#place(operand.place);
    return value !== "unknown" && value.kind === "scalar" ? value : undefined;
  }

  #constant({ value, ty }: Operand & { kind: "const" }): Known | undefined {
    const number = (type: Ty, bits: bigint): Known | undefined =>
      intWidth(type) !== undefined || type.kind === "bool" || type.kind === "char"
        ? scalar({ ty: type, value: fromBits(type, bits) })
        : undefined;
    if (value.kind === "scalar") return number(ty, value.bits);
    if (value.kind !== "ty" && value.kind !== "item") return undefined;
    if (value.kind === "item" && (flagsOf(value.args) & Flag.hasParam) !== 0) return undefined;
    const found = this.#tcx.evalConst(value.kind === "ty" ? value.value : mkConstUnevaluated(value.def, value.args));
    return found.kind === "value" ? number(found.ty, found.bits) : undefined;
  }

  #place({ local, projection }: Place): Value {
    let value: Value = this.#values.get(local) ?? "unknown";
    for (const step of projection) {
      if (value === "unknown" || value.kind !== "aggregate") return "unknown";
      const index = this.#index(step);
      value = index === undefined ? "unknown" : (value.fields[index] ?? "unknown");
    }
    return value;
  }

  #index(step: Projection): number | undefined {
    if (step.kind === "field") return step.index;
    if (step.kind === "constantIndex") return step.fromEnd ? undefined : step.offset;
    if (step.kind !== "index") return undefined;
    const known = this.#values.get(step.local) ?? "unknown";
    return known !== "unknown" && known.kind === "scalar" ? Number(known.value) : undefined;
  }

  #rvalue(rvalue: Rvalue): Value {
    switch (rvalue.kind) {
      case "use":
        return this.operand(rvalue.operand) ?? "unknown";
      case "cast":
        return this.#cast(rvalue.cast, rvalue.operand, rvalue.ty);
      case "binary":
        return this.#binary(rvalue.op, rvalue.left, rvalue.right);
      case "unary":
        return this.#unary(rvalue.op, rvalue.operand);
      case "discriminant":
        return this.#discriminant(rvalue.place);
      case "aggregate": {
        const { aggregate, operands } = rvalue;
        const fields = operands.map((operand) => this.operand(operand) ?? "unknown");
        return { kind: "aggregate", variant: aggregate.kind === "adt" ? aggregate.variant : 0, fields };
      }
      case "repeat":
      case "ref":
      case "rawPtr":
        return "unknown";
    }
  }

  #cast(cast: CastKind, operand: Operand, ty: Ty): Value {
    const from = cast === "intToInt" ? this.operand(operand) : undefined;
    if (from === undefined) return "unknown";
    return scalar(wrapped(ty, from.value));
  }

  #unary(op: UnOp, operand: Operand): Value {
    const known = op === "ptrMetadata" ? undefined : this.operand(operand);
    if (known === undefined) return "unknown";
    if (op === "neg") return scalar(wrapped(known.ty, -known.value));
    return scalar(known.ty.kind === "bool" ? truth(known.value === 0n) : wrapped(known.ty, ~known.value));
  }

  #binary(op: BinOp, left: Operand, right: Operand): Value {
    const a = this.operand(left);
    const b = this.operand(right);
    return a === undefined || b === undefined ? "unknown" : binary(op, a, b.value);
  }

  #discriminant(place: Place): Value {
    const value = this.#place(place);
    if (value === "unknown" || value.kind !== "aggregate" || place.projection.length > 0) return "unknown";
    const { ty } = this.#body.locals[place.local] as Body["locals"][number];
    if (ty.kind !== "adt") return "unknown";
    const found = this.#tcx.adt(ty.def).variants[value.variant]?.discriminant;
    return found === undefined ? "unknown" : scalar(wrapped(discriminantTy(this.#tcx, ty), found));
  }

  /** The type of an operand. */
  tyOf(operand: Operand): Ty {
    return operandTy(this.#tcx, this.#body, operand);
  }
}

function binary(op: BinOp, { ty, value }: Scalar, right: bigint): Value {
  const holds = compares(op, value, right);
  if (holds !== undefined) return scalar(truth(holds));
  const exact = exactResult(op, value, right, intWidth(ty)?.bits ?? 1);
  if (exact === undefined) return "unknown";
  const result = scalar(wrapped(ty, exact));
  if (!tellsOverflow(op)) return result;
  return { kind: "aggregate", variant: 0, fields: [result, scalar(truth(result.value !== exact))] };
}

/** Which locals may be known at all, and how far. */
function modesOf(tcx: Tcx, body: Body<"built">): readonly Mode[] {
  const modes: Mode[] = body.locals.map(({ ty }) => (isTrackable(tcx, ty) ? "full" : "never"));
  const assigned = new Set<Local>();
  for (let arg = 1; arg <= body.argCount; arg++) assigned.add(arg as Local);
  const store = (place: Place): void => {
    if (place.projection[0]?.kind === "deref") return;
    if (assigned.has(place.local) && modes[place.local] === "full") modes[place.local] = "ownBlock";
    assigned.add(place.local);
  };
  const borrow = (place: Place): void => {
    if (place.projection[0]?.kind !== "deref") modes[place.local] = "never";
  };
  for (const { statements, terminator } of body.blocks) {
    for (const statement of statements) {
      if (statement.kind !== "assign") continue;
      const { rvalue } = statement;
      store(statement.place);
      if (rvalue.kind === "rawPtr" || (rvalue.kind === "ref" && rvalue.borrow.kind !== "fake")) borrow(rvalue.place);
    }
    if (terminator.kind === "call") store(terminator.destination);
    else if (terminator.kind === "drop") borrow(terminator.place);
  }
  return modes;
}

function isTrackable(tcx: Tcx, ty: Ty): boolean {
  if (hasFlags(ty, Flag.hasParam | Flag.hasProjection)) return false;
  if (ty.kind === "adt") return tcx.adt(ty.def).kind !== "union";
  if (ty.kind !== "array") return true;
  const bytes = BigInt(Math.ceil((intWidth(ty.element)?.bits ?? 8) / 8));
  return ty.length.kind === "value" && ty.length.bits * bytes < MAX_BYTES;
}
