// Whether a temporary can be promoted: rustc's `Validator` in `promote_consts`. Its value must be made of constants
// by operations that can neither fail nor be observed, have no destructor, and, where borrowed, no interior mutability.

import type { Body, Local, Operand, Place, Rvalue } from "#mir/body.ts";
import { operandTy, placeTy, projectionTy, reborrowed } from "#mir/place-ty.ts";
import { inAggregate, inAnyValueOf, type Qualif } from "#mir/qualif.ts";
import { operandsOfRvalue } from "#mir/visit.ts";
import { intWidth } from "#types/scalar.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";
import { type Borrow, type Call, type Definition, definitionAt, isCall, type TempState } from "./temps.ts";

/** Judges the temporaries of one body. */
export class Promotable {
  readonly #tcx: Tcx;
  readonly #body: Body<"built">;
  readonly #temps: readonly TempState[];
  readonly #known = new Map<Local, boolean>();

  constructor(tcx: Tcx, body: Body<"built">, temps: readonly TempState[]) {
    this.#tcx = tcx;
    this.#body = body;
    this.#temps = temps;
  }

  /** Whether what is borrowed can be promoted; of `&temp.field` it is the whole temporary. */
  borrow({ place, borrow }: Borrow): boolean {
    return (
      this.#local(place.local) &&
      this.#borrowKind(borrow, place) &&
      !place.projection.some((step) => step.kind === "deref")
    );
  }

  /** How a temporary is defined, if by one assignment or call. */
  definition(local: Local): Definition | undefined {
    const state = this.#temps[local];
    return state?.kind === "defined" ? definitionAt(this.#body, state.at) : undefined;
  }

  #local(local: Local): boolean {
    const known = this.#known.get(local);
    if (known !== undefined) return known;
    // Until found otherwise: what a loop defines by itself is no constant.
    this.#known.set(local, false);
    const definition = this.definition(local);
    const good =
      definition !== undefined &&
      !this.#localHas(local, "needsDrop") &&
      (isCall(definition) ? this.#call(definition) : this.#rvalue(definition.rvalue));
    this.#known.set(local, good);
    return good;
  }

  #borrowKind(kind: Borrow["borrow"], place: Place): boolean {
    if (kind.kind === "shared") return !this.#localHas(place.local, "hasMutInterior");
    if (kind.kind === "fake" || kind.allow === "closureCapture") return false;
    // `&mut []`: nothing can be changed through it. What a constant keeps may not be mutable all the same (E0764).
    const ty = placeTy(this.#tcx, this.#body, place);
    if (ty.kind !== "array" || ty.length.kind !== "value" || ty.length.bits !== 0n) return false;
    return this.#body.kind === "fn" || this.#body.kind === "closure" || this.#dies(place.local);
  }

  /** Whether a temporary's storage ends anywhere. */
  #dies(local: Local): boolean {
    return this.#body.blocks.some((b) => b.statements.some((s) => s.kind === "storageDead" && s.local === local));
  }

  #place(place: Place): boolean {
    let ty = (this.#body.locals[place.local] as { ty: Ty }).ty;
    for (const step of place.projection) {
      if (step.kind === "deref" || step.kind === "downcast") return false;
      if (step.kind === "field" && ty.kind === "adt" && this.#tcx.adt(ty.def).kind === "union") return false;
      if (step.kind === "index" && !this.#isWithin(step.local, ty)) return false;
      ty = projectionTy(this.#tcx, ty, step);
    }
    return this.#local(place.local);
  }

  /** A constant index into an array that is long enough. */
  #isWithin(index: Local, array: Ty): boolean {
    const definition = this.definition(index);
    if (definition?.kind !== "assign" || definition.rvalue.kind !== "use") return false;
    const bits = scalarOf(definition.rvalue.operand);
    return (
      bits !== undefined &&
      array.kind === "array" &&
      array.length.kind === "value" &&
      bits < array.length.bits &&
      this.#local(index)
    );
  }

  #operand(operand: Operand): boolean {
    return operand.kind === "const" ? operand.value.kind !== "static" : this.#place(operand.place);
  }

  #rvalue(rvalue: Rvalue): boolean {
    switch (rvalue.kind) {
      case "use":
      case "repeat":
      case "unary":
      case "aggregate":
        return operandsOfRvalue(rvalue).every((o) => this.#operand(o));
      case "cast":
        return rvalue.cast !== "pointerExposeProvenance" && this.#operand(rvalue.operand);
      case "binary":
        return this.#binary(rvalue);
      case "discriminant":
        return this.#place(rvalue.place);
      case "ref": {
        const copied = reborrowed(this.#tcx, this.#body, rvalue.place);
        return this.#place(copied?.place ?? rvalue.place) && this.#borrowKind(rvalue.borrow, rvalue.place);
      }
      case "rawPtr": {
        const { place } = rvalue;
        const isReborrow = place.projection.at(-1)?.kind === "deref";
        return isReborrow && this.#place({ ...place, projection: place.projection.slice(0, -1) });
      }
    }
  }

  #binary({ op, left, right }: Extract<Rvalue, { kind: "binary" }>): boolean {
    const ty = operandTy(this.#tcx, this.#body, left);
    if (ty.kind === "rawPtr" || ty.kind === "fnPtr") return false;
    if ((op === "div" || op === "rem") && ty.kind !== "float" && !dividesSafely(ty, left, right)) return false;
    return this.#operand(left) && this.#operand(right);
  }

  /** Functions that the library promises to be constants. */
  #call({ func, args }: Call): boolean {
    const isPromised =
      func.kind === "const" &&
      func.ty.kind === "fnDef" &&
      this.#tcx.hir.def(func.ty.def).attrs.some((attr) => attr.name === "rustc_promotable");
    return isPromised && args.every((arg) => this.#operand(arg));
  }

  #localHas(local: Local, qualif: Qualif): boolean {
    const definition = this.definition(local);
    if (definition === undefined || isCall(definition))
      return this.#typeHas((this.#body.locals[local] as { ty: Ty }).ty, qualif);
    return this.#valueHas(definition.rvalue, qualif);
  }

  #typeHas(ty: Ty, qualif: Qualif): boolean {
    return inAnyValueOf(this.#tcx, ty, this.#body.source.def, qualif);
  }

  #valueHas(rvalue: Rvalue, qualif: Qualif): boolean {
    switch (rvalue.kind) {
      case "ref":
      case "rawPtr":
      case "discriminant":
        return this.#placeHas(reborrowed(this.#tcx, this.#body, rvalue.place)?.place ?? rvalue.place, qualif);
      case "aggregate":
        if (inAggregate(this.#tcx, rvalue.aggregate, this.#body.source.def, qualif)) return true;
        break;
      case "use":
      case "repeat":
      case "unary":
      case "cast":
      case "binary":
        break;
    }
    return operandsOfRvalue(rvalue).some((o) =>
      o.kind === "const" ? this.#typeHas(o.ty, qualif) : this.#placeHas(o.place, qualif),
    );
  }

  #placeHas(place: Place, qualif: Qualif): boolean {
    let ty = (this.#body.locals[place.local] as { ty: Ty }).ty;
    for (const step of place.projection) {
      ty = projectionTy(this.#tcx, ty, step);
      if (!this.#typeHas(ty, qualif)) return false;
    }
    return this.#localHas(place.local, qualif);
  }
}

const scalarOf = (operand: Operand): bigint | undefined =>
  operand.kind === "const" && operand.value.kind === "scalar" ? operand.value.bits : undefined;

/** The divisor is a constant other than 0, and the division does not overflow. */
function dividesSafely(ty: Ty, left: Operand, right: Operand): boolean {
  const divisor = scalarOf(right);
  if (divisor === undefined || divisor === 0n) return false;
  const { bits, signed } = intWidth(ty) ?? { bits: 0, signed: false };
  if (!signed) return true;
  if (BigInt.asIntN(bits, divisor) !== -1n) return true;
  const dividend = scalarOf(left);
  return dividend !== undefined && BigInt.asIntN(bits, dividend) !== -(1n << BigInt(bits - 1));
}
