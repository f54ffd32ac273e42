// What a value of a constant may contain, judged by the value where the type alone says too much: `None::<String>` needs
// no drop, `None::<Cell<u8>>` has nothing to mutate (rustc's `check_consts::qualifs` and `resolver`).

import type { BitSet } from "#support/bitset.ts";
import type { DefId } from "#hir/defs.ts";
import {
  type BasicBlock,
  type BlockId,
  type Body,
  type Local,
  type Location,
  type Operand,
  type Place,
  RETURN_LOCAL,
  type Rvalue,
} from "#mir/body.ts";
import { type FlowResults, type ForwardAnalysis, runForward } from "#mir/dataflow.ts";
import { placeTy } from "#mir/place-ty.ts";
import { inAggregate, inAnyValueOf, type Qualif } from "#mir/qualif.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";

/** The built MIR of a definition; undefined where it did not type-check. */
export type BuiltBodies = (def: DefId) => Body<"built"> | undefined;

export type Borrow = Extract<Rvalue, { kind: "ref" | "rawPtr" }>;

/** Whether a borrow allows to change what it is of. */
export const isMutable = (borrow: Borrow): boolean =>
  borrow.kind === "rawPtr" ? borrow.mutability === "mut" : borrow.borrow.kind === "mut";

/** Judges places and values of one body. */
export class QualifCx {
  readonly tcx: Tcx;
  readonly body: Body<"built">;
  readonly #qualif: Qualif;
  readonly #built: BuiltBodies;
  /** Consts whose values are being judged: one that refers to itself is an error found elsewhere. */
  readonly #active: readonly DefId[];

  constructor(
    tcx: Tcx,
    body: Body<"built">,
    qualif: Qualif,
    built: BuiltBodies,
    active: readonly DefId[] = [body.source.def],
  ) {
    this.tcx = tcx;
    this.body = body;
    this.#qualif = qualif;
    this.#built = built;
    this.#active = active;
  }

  inAnyValueOf(ty: Ty): boolean {
    return inAnyValueOf(this.tcx, ty, this.body.source.def, this.#qualif);
  }

  /** Whether what lies at a place may qualify, where `state` has the locals that do. */
  inPlace(state: BitSet, place: Place): boolean {
    for (let length = place.projection.length; length > 0; length--) {
      const step = place.projection[length - 1] as Place["projection"][number];
      if (step.kind === "index" && state.has(step.local)) return true;
      const part = { local: place.local, projection: place.projection.slice(0, length) };
      if (!this.inAnyValueOf(placeTy(this.tcx, this.body, part))) return false;
      if (step.kind === "deref") return true;
    }
    return state.has(place.local);
  }

  #inOperand(state: BitSet, operand: Operand): boolean {
    if (operand.kind !== "const") return this.inPlace(state, operand.place);
    if (!this.inAnyValueOf(operand.ty)) return false;
    return operand.value.kind === "item" ? this.#inConstItem(operand.value.def) : true;
  }

  /** A const item's own value tells more than its type; one that may be overridden or is generic has only the latter. */
  #inConstItem(def: DefId): boolean {
    if (this.#active.includes(def)) return true;
    const parent = this.tcx.hir.def(def).parent;
    if (parent !== undefined && this.tcx.hir.def(parent).kind === "trait") return true;
    const body = this.#built(def);
    if (body === undefined) return true;
    return new QualifCx(this.tcx, body, this.#qualif, this.#built, [...this.#active, def]).inReturned();
  }

  inRvalue(state: BitSet, rvalue: Rvalue): boolean {
    switch (rvalue.kind) {
      case "use":
      case "repeat":
      case "cast":
      case "unary":
        return this.#inOperand(state, rvalue.operand);
      case "binary":
        return this.#inOperand(state, rvalue.left) || this.#inOperand(state, rvalue.right);
      case "ref":
      case "rawPtr":
        return this.inPlace(state, rvalue.place);
      case "discriminant":
        return false;
      case "aggregate":
        if (inAggregate(this.tcx, rvalue.aggregate, this.body.source.def, this.#qualif)) return true;
        return rvalue.operands.some((operand) => this.#inOperand(state, operand));
      default:
        return rvalue satisfies never;
    }
  }

  /** Which locals may qualify, at each point. */
  flow(): FlowResults {
    return runForward(this.body, new QualifFlow(this));
  }

  /** Whether the value the body returns may qualify. */
  inReturned(): boolean {
    const flow = this.flow();
    return this.body.blocks.some(
      ({ statements, terminator }, block) =>
        terminator.kind === "return" &&
        flow.before({ block: block as BlockId, index: statements.length }).has(RETURN_LOCAL),
    );
  }
}

/** Facts below `locals.length`: that local may qualify; above: it is borrowed for writing, so that a move tells nothing. */
class QualifFlow implements ForwardAnalysis {
  readonly size: number;
  readonly #cx: QualifCx;
  readonly #locals: number;

  constructor(cx: QualifCx) {
    this.#cx = cx;
    this.#locals = cx.body.locals.length;
    this.size = 2 * this.#locals;
  }

  start(state: BitSet): void {
    for (let arg = 1; arg <= this.#cx.body.argCount; arg++) {
      if (this.#cx.inAnyValueOf(this.#ty({ local: arg as Local, projection: [] }))) state.add(arg);
    }
  }

  #ty(place: Place): Ty {
    return placeTy(this.#cx.tcx, this.#cx.body, place);
  }

  #assign(state: BitSet, { local, projection }: Place, value: boolean): void {
    if (value) state.add(local);
    else if (projection.length === 0) state.delete(local);
  }

  #moveOut(state: BitSet, operand: Operand): void {
    if (operand.kind !== "move" || operand.place.projection.length > 0) return;
    if (!state.has(this.#locals + operand.place.local)) state.delete(operand.place.local);
  }

  statement(state: BitSet, { block, index }: Location): void {
    const statement = (this.#cx.body.blocks[block] as BasicBlock).statements[index];
    if (statement?.kind === "storageDead") {
      state.delete(statement.local);
      state.delete(this.#locals + statement.local);
    }
    if (statement?.kind !== "assign") return;
    const { place, rvalue } = statement;
    this.#assign(state, place, this.#cx.inRvalue(state, rvalue));
    if (rvalue.kind === "use" || rvalue.kind === "cast" || rvalue.kind === "repeat")
      this.#moveOut(state, rvalue.operand);
    if (rvalue.kind === "aggregate") for (const operand of rvalue.operands) this.#moveOut(state, operand);
    if (rvalue.kind === "ref" || rvalue.kind === "rawPtr") this.#borrow(state, rvalue);
  }

  /** Through a borrow that allows mutation any value of the type may come to be there. */
  #borrow(state: BitSet, borrow: Borrow): void {
    const { place } = borrow;
    if (place.projection.some((step) => step.kind === "deref")) return;
    const ty = this.#ty(place);
    if (!isMutable(borrow) && this.#cx.tcx.isFreeze(ty, this.#cx.body.source.def)) return;
    if (!this.#cx.inAnyValueOf(ty)) return;
    state.add(place.local);
    state.add(this.#locals + place.local);
  }

  terminator(state: BitSet, { block }: Location): void {
    const { terminator } = this.#cx.body.blocks[block] as BasicBlock;
    if (terminator.kind !== "call") return;
    for (const operand of terminator.args) this.#moveOut(state, operand);
  }

  edge(state: BitSet, { block }: Location, target: BlockId): void {
    const { terminator } = this.#cx.body.blocks[block] as BasicBlock;
    if (terminator.kind !== "call" || terminator.target !== target) return;
    const { destination } = terminator;
    this.#assign(state, destination, this.#cx.inAnyValueOf(this.#ty(destination)));
  }
}
