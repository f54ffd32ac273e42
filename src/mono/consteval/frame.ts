// One call while a constant is evaluated: its locals, and places and operands in terms of them.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { Body, Local, Operand, Place, Rvalue, Statement } from "#mir/body.ts";
import type { GenericArgs, Ty } from "#types/ty.ts";
import { faultOfAccess, misalignment, NOWHERE } from "./access.ts";
import type { ConstEvaluator } from "#mono/const-eval.ts";
import { ConstData, type ConstPointer, fail, POINTER_SIZE, reject } from "#mono/const-memory.ts";
import { evalRvalue } from "./rvalue.ts";
import { faultOfBits, faultOfPart } from "./scalars.ts";
import { readDiscriminant, writeDiscriminant } from "./enums.ts";

/** A place in memory, which may be none: it is only when it is accessed that it must exist. */
export interface ConstPlace {
  readonly data: ConstData;
  readonly offset: number;
  readonly ty: Ty;
  readonly variant: number;
  /** The metadata word of an unsized place. */
  readonly meta: bigint | ConstPointer | undefined;
  /** The pointer that led here is not as well aligned as its type asks. */
  readonly misaligned: { readonly has: number; readonly required: number } | undefined;
}

/** Locals that have storage only between statements that say so; the others have it for as long as the call lasts. */
const withStorage = new WeakMap<Body, ReadonlySet<Local>>();

function storageOf(body: Body): ReadonlySet<Local> {
  let locals = withStorage.get(body);
  if (locals === undefined) {
    const found = new Set<Local>();
    for (const { statements } of body.blocks)
      for (const statement of statements) if (statement.kind === "storageLive") found.add(statement.local);
    locals = found;
    withStorage.set(body, locals);
  }
  return locals;
}

/** Locals of one call, each an object of its own. */
export class ConstFrame {
  readonly eval: ConstEvaluator;
  readonly body: Body<"elaborated">;
  readonly args: GenericArgs;
  /** What is being evaluated, for messages. */
  span: Span;
  readonly #locals: (ConstData | undefined)[];
  readonly #tys: Ty[];
  readonly #mutable: boolean;

  constructor(evaluator: ConstEvaluator, body: Body<"elaborated">, args: GenericArgs, params: readonly ConstData[]) {
    this.eval = evaluator;
    this.body = body;
    this.args = args;
    this.span = body.span;
    this.#tys = body.locals.map((local) => evaluator.mono.ty(local.ty, args));
    const item = evaluator.mono.tcx.hir.item(body.source.def);
    this.#mutable = item?.kind === "static" && item.mutability === "mut";
    const scoped = storageOf(body);
    this.#locals = this.#tys.map((_, i) => {
      const param = i >= 1 && i <= body.argCount ? params[i - 1] : undefined;
      return param ?? (scoped.has(i as Local) ? undefined : this.#fresh(i as Local));
    });
  }

  get mono(): ConstEvaluator["mono"] {
    return this.eval.mono;
  }

  get result(): ConstData {
    return this.#local(0 as Local);
  }

  ty(ty: Ty): Ty {
    return this.mono.ty(ty, this.args);
  }

  // --- storage

  #fresh(local: Local): ConstData {
    const layout = this.mono.layouts.of(this.#tys[local] as Ty);
    return new ConstData(layout.size, layout.align, this.#mutable);
  }

  #local(local: Local): ConstData {
    return this.#locals[local] ?? fail("a local variable without storage", this.span);
  }

  #end(local: Local): void {
    const data = this.#locals[local];
    if (data !== undefined) data.state = "freed";
  }

  /** Takes the storage of all locals, which pointers may not lead to from then on. */
  free(): void {
    for (const local of this.#locals.keys()) this.#end(local as Local);
  }

  /** Does what a statement says; those that only the borrow checker reads mean nothing. */
  statement(statement: Statement): void {
    this.span = statement.source.span;
    switch (statement.kind) {
      case "assign":
        return this.#assign(statement.place, statement.rvalue);
      case "setDiscriminant": {
        const at = this.place(statement.place);
        this.#check(at, this.mono.layouts.of(at.ty).size, "write");
        return writeDiscriminant(this.mono, at, statement.variant);
      }
      case "storageLive":
        this.#end(statement.local);
        this.#locals[statement.local] = this.#fresh(statement.local);
        return;
      case "storageDead":
        return this.#end(statement.local);
      case "fakeRead":
      case "ascribeUserType":
      case "placeMention":
        return;
      default:
        return statement satisfies never;
    }
  }

  #assign(place: Place, rvalue: Rvalue): void {
    const at = this.place(place);
    this.store(at, evalRvalue(this, at, rvalue, this.span));
  }

  // --- memory

  #check(at: ConstPlace, size: number, access: "read" | "write"): void {
    this.eval.force(at.data, this.span);
    const fault = faultOfAccess(at, size, access, this.eval.isInStatic);
    if (fault !== undefined) reject(fault, this.span);
  }

  /** A fresh object with the value at a place: bytes as they are, or words that have to be what their type says. */
  load(at: ConstPlace): ConstData {
    const { size, align } = this.mono.layouts.of(at.ty);
    this.#check(at, size, "read");
    for (const part of this.eval.scalars.partsOf(at.ty) ?? []) {
      const fault = faultOfPart(at.data, at.offset, part);
      if (fault !== undefined) reject(fault, this.span);
    }
    const value = new ConstData(size, align);
    if (size > 0) value.copyFrom(0, at.data, at.offset, size);
    return value;
  }

  store(at: ConstPlace, value: ConstData): void {
    const size = value.bytes.length;
    this.#check(at, size, "write");
    if (size > 0) at.data.copyFrom(at.offset, value, 0, size);
  }

  /** The place at which a pointer of `size` bytes lies that is about to be read or written. */
  memory(pointer: ConstData, size: number, align: number, access: "read" | "write"): ConstPlace {
    const at = this.#target(pointer);
    const misaligned = misalignment(at.data, at.offset, align);
    const place: ConstPlace = { ...at, ty: this.#tys[0] as Ty, variant: 0, meta: undefined, misaligned };
    this.#check(place, size, access);
    return place;
  }

  /** Writes the address of a place. */
  writeAddress(out: ConstData, at: ConstPlace): void {
    if (at.data === NOWHERE) out.write(0, POINTER_SIZE, BigInt(at.offset));
    else out.writePointer(0, this.eval.pointerTo(at.data, at.offset, this.span));
    if (typeof at.meta === "bigint") out.write(POINTER_SIZE, POINTER_SIZE, at.meta);
    else if (at.meta !== undefined) out.writePointer(POINTER_SIZE, at.meta);
  }

  /** Where a pointer leads. */
  #target(value: ConstData): { readonly data: ConstData; readonly offset: number } {
    const pointer = value.pointer(0);
    if (pointer !== undefined) return this.eval.target(pointer);
    const address = value.read(0, POINTER_SIZE);
    if (address > BigInt(Number.MAX_SAFE_INTEGER)) return fail("an address of this size", this.span);
    return { data: NOWHERE, offset: Number(address) };
  }

  // --- places

  place(place: Place): ConstPlace {
    let at: ConstPlace = {
      data: this.#local(place.local),
      offset: 0,
      ty: this.#tys[place.local] as Ty,
      variant: 0,
      meta: undefined,
      misaligned: undefined,
    };
    for (const step of place.projection) at = this.#project(at, step);
    return at;
  }

  #project(at: ConstPlace, step: Place["projection"][number]): ConstPlace {
    switch (step.kind) {
      case "deref":
        return this.#deref(at);
      case "field":
        return this.#field(at, step.index);
      case "downcast":
        return { ...at, variant: step.variant };
      case "index":
        return this.#element(at, Number(this.#local(step.local).read(0, POINTER_SIZE)));
      case "constantIndex":
        return this.#element(at, step.fromEnd ? this.lengthOf(at) - step.offset : step.offset);
      case "subslice": {
        const first = this.#element(at, step.from);
        const length = (step.fromEnd ? this.lengthOf(at) - step.to : step.to) - step.from;
        const meta = at.ty.kind === "slice" ? BigInt(length) : undefined;
        return { ...first, ty: this.mono.subsliceTy(at.ty, step), meta };
      }
    }
  }

  #deref(at: ConstPlace): ConstPlace {
    const { layouts } = this.mono;
    const pointee = this.mono.pointee(at.ty);
    const pointer = this.load(at);
    const isWide = layouts.metadata(pointee) !== "none";
    const meta = isWide ? (pointer.pointer(POINTER_SIZE) ?? pointer.read(POINTER_SIZE, POINTER_SIZE)) : undefined;
    const { data, offset } = this.#target(pointer);
    const misaligned = misalignment(data, offset, layouts.of(pointee).align);
    return { data, offset, ty: pointee, variant: 0, meta, misaligned };
  }

  #field(at: ConstPlace, index: number): ConstPlace {
    const { layouts } = this.mono;
    const ty = layouts.fieldTys(at.ty, at.variant)[index] ?? bug("no such field");
    const offset = at.offset + (layouts.of(at.ty).fields[at.variant]?.[index] ?? 0);
    return { ...at, offset, ty, variant: 0, meta: layouts.of(ty).unsized ? at.meta : undefined };
  }

  lengthOf(at: ConstPlace): number {
    if (at.ty.kind === "array") return Number(this.mono.constBits(at.ty.length, this.args));
    return typeof at.meta === "bigint" ? Number(at.meta) : fail("slice of unknown length", this.span);
  }

  #element(at: ConstPlace, index: number): ConstPlace {
    const ty = at.ty.kind === "array" || at.ty.kind === "slice" ? at.ty.element : bug("index into something else");
    return { ...at, offset: at.offset + index * this.mono.layouts.of(ty).size, ty, variant: 0, meta: undefined };
  }

  // --- operands

  /** A fresh object with the operand's value. */
  operand(operand: Operand): ConstData {
    return this.typedOperand(operand).value;
  }

  /** As {@link operand}, with its type. */
  typedOperand(operand: Operand): { readonly value: ConstData; readonly ty: Ty } {
    if (operand.kind !== "const") {
      const at = this.place(operand.place);
      return { value: this.load(at), ty: at.ty };
    }
    const ty = this.ty(operand.ty);
    const layout = this.mono.layouts.of(ty);
    const value = new ConstData(layout.size, layout.align);
    this.#constant(value, operand, ty);
    return { value, ty };
  }

  #constant(into: ConstData, operand: Extract<Operand, { kind: "const" }>, ty: Ty): void {
    const { value } = operand;
    const size = into.bytes.length;
    switch (value.kind) {
      case "scalar":
        return into.write(0, size, value.bits);
      case "zeroSized":
        return;
      case "ty":
        return into.write(0, size, this.mono.constBits(value.value, this.args));
      case "str":
        return this.writeText(into, value.value);
      case "byteStr":
        return this.#byteString(into, value.value);
      case "item": {
        const from = this.eval.constItem(value.def, this.mono.args(value.args, this.args), ty);
        return into.copyFrom(0, this.eval.whole(from, this.span), 0, size);
      }
      case "promoted": {
        const body = this.body.promoted[value.index] ?? bug("no such promoted constant");
        const inner = this.mono.ty((body.locals[0] as Body["locals"][number]).ty, this.args);
        const data = this.eval.whole(this.eval.promoted(body, this.args, inner), this.span);
        return into.writePointer(0, { kind: "data", data, offset: 0 });
      }
      case "static":
        return into.writePointer(0, { kind: "static", def: value.def, offset: 0 });
    }
  }

  /** Writes a `&'static str`. */
  writeText(into: ConstData, text: string): void {
    into.writePointer(0, { kind: "str", text, offset: 0 });
    into.write(POINTER_SIZE, POINTER_SIZE, BigInt(this.mono.utf8(text).length));
  }

  #byteString(into: ConstData, bytes: Uint8Array): void {
    into.writePointer(0, { kind: "data", data: ConstData.constant(bytes), offset: 0 });
    if (into.bytes.length > POINTER_SIZE) into.write(POINTER_SIZE, POINTER_SIZE, BigInt(bytes.length));
  }

  /** The operand's value as an unsigned integer. */
  scalar(operand: Operand): bigint {
    const { value, ty } = this.typedOperand(operand);
    return this.bits(value, ty);
  }

  /** The bits of a value that is one word, and used as what its type says. */
  bits(value: ConstData, ty: Ty): bigint {
    const bits = value.read(0, value.bytes.length);
    const fault = faultOfBits(ty, bits);
    return fault === undefined ? bits : reject(fault, this.span);
  }

  /** The discriminant of an enum place, as bits of its discriminant type. */
  discriminant(at: ConstPlace): bigint {
    const { variants } = this.mono.layouts.of(at.ty);
    if (variants.kind !== "single")
      this.#check({ ...at, offset: at.offset + variants.tagOffset }, variants.tagSize, "read");
    return readDiscriminant(this.mono, at, this.span);
  }
}
