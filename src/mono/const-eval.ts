// Evaluation of constants: MIR run on symbolic memory while compiling (Reference, "Constant evaluation").
//
// Consts, statics and promoted constants are evaluated here to bytes with symbolic pointers. What a
// constant may not do (allocate, read a `static mut`, print) and panics end in E0080.

import { error, unsupported } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import type { AssertKind, BasicBlock, BlockId, Body, Operand, Place, Terminator } from "#mir/body.ts";
import { defPath } from "#types/display.ts";
import { discriminantTy } from "#types/layout.ts";
import type { GenericArgs, Ty } from "#types/ty.ts";
import { ConstData, ConstEvalError, ConstEvalLimit, type ConstPointer, fail } from "./const-value.ts";
import { evalIntrinsic, type IntrinsicCall } from "./const-intrinsics.ts";
import { evalRvalue } from "./const-rvalue.ts";
import type { Instance } from "./instance.ts";
import type { Mono } from "./mono.ts";

/** Steps after which an evaluation is given up, as rustc's `long_running_const_eval` lint would. */
const STEP_LIMIT = 20_000_000;
const DEPTH_LIMIT = 256;

export interface ConstPlace {
  readonly data: ConstData;
  readonly offset: number;
  readonly ty: Ty;
  readonly variant: number;
  /** The metadata word of an unsized place. */
  readonly meta: bigint | ConstPointer | undefined;
}

export class ConstEvaluator {
  readonly mono: Mono;
  readonly #items = new Map<string, ConstData>();
  readonly #statics = new Map<ConstData, DefId>();
  readonly #promoted = new Map<Body, Map<string, ConstData>>();
  readonly #active = new Set<string>();
  readonly #texts = new Map<string, ConstData>();
  #steps = 0;

  constructor(mono: Mono) {
    this.mono = mono;
  }

  /** The value of a const item or inline const with these arguments. */
  constItem(def: DefId, args: GenericArgs, ty: Ty, span: Span): ConstData {
    const resolved = this.mono.resolveConst(def, args);
    const key = `c${resolved.def}:${resolved.args.map((a) => a.id).join()}`;
    return this.#item(key, resolved.def, resolved.args, ty, span);
  }

  staticItem(def: DefId, ty: Ty): ConstData {
    const data = this.#item(`s${def}`, def, [], ty, this.mono.tcx.hir.nameSpan(def));
    this.#statics.set(data, def);
    return data;
  }

  /** A pointer to an object: by name where that is a static, whose one copy all share. */
  pointerTo(data: ConstData, offset: number): ConstPointer {
    const def = this.#statics.get(data);
    return def === undefined ? { kind: "data", data, offset } : { kind: "static", def, offset };
  }

  /** A promoted body of a function with these arguments. */
  promoted(body: Body<"elaborated">, args: GenericArgs, ty: Ty): ConstData {
    // A body that was made monomorphic is one of several from the same source: the object itself is the key.
    const key = args.map((a) => a.id).join();
    let values = this.#promoted.get(body);
    if (values === undefined) {
      values = new Map();
      this.#promoted.set(body, values);
    }
    let value = values.get(key);
    if (value === undefined) {
      value = this.#guarded(ty, "a promoted constant", () => this.#run(body, args, [], 0));
      values.set(key, value);
    }
    return value;
  }

  #item(key: string, def: DefId, args: GenericArgs, ty: Ty, span: Span): ConstData {
    const known = this.#items.get(key);
    if (known !== undefined) return known;
    const value = this.#guarded(ty, `\`${defPath(this.mono.tcx, def)}\``, () => {
      if (this.#active.has(key)) throw new ConstEvalError("its value depends on itself", span);
      this.#active.add(key);
      try {
        return this.#run(this.mono.elaborated(def), args, [], 0);
      } finally {
        this.#active.delete(key);
      }
    });
    this.#items.set(key, value);
    return value;
  }

  /** Runs `f`; where it fails the user is told once, and zeroes stand for the value. */
  #guarded(ty: Ty, name: string, f: () => ConstData): ConstData {
    try {
      return f();
    } catch (thrown) {
      if (!(thrown instanceof ConstEvalError)) throw thrown;
      this.mono.tcx.sink.error(
        thrown instanceof ConstEvalLimit
          ? unsupported(`${thrown.message} in a constant`, thrown.span)
          : error("E0080", thrown.message).at(thrown.span, `evaluation of ${name} failed here`),
      );
      const layout = this.mono.layouts.of(ty);
      return new ConstData(layout.size, layout.align);
    }
  }

  /** Runs a body to its return; the result is the object of `_0`. */
  #run(body: Body<"elaborated">, args: GenericArgs, params: readonly ConstData[], depth: number): ConstData {
    if (depth > DEPTH_LIMIT) throw new ConstEvalError("too many calls within one another", body.span);
    const frame = new ConstFrame(this, body, args, params);
    let block = 0 as BlockId;
    for (;;) {
      const { statements, terminator } = body.blocks[block] as BasicBlock;
      this.#steps += statements.length + 1;
      if (this.#steps > STEP_LIMIT) throw new ConstEvalError("it takes too long", terminator.source.span);
      for (const statement of statements) {
        if (statement.kind === "assign") frame.assign(statement.place, () => statement.rvalue, statement.source.span);
      }
      const next = this.#step(frame, terminator, depth);
      if (next === undefined) return frame.result;
      block = next;
    }
  }

  #step(frame: ConstFrame, t: Terminator, depth: number): BlockId | undefined {
    const { span } = t.source;
    switch (t.kind) {
      case "goto":
      case "falseUnwind":
        return t.target;
      case "falseEdge":
        return t.real;
      case "switchInt": {
        const value = frame.scalar(t.operand);
        return t.targets.find((row) => row.value === value)?.target ?? t.otherwise;
      }
      case "return":
        return undefined;
      case "drop":
        if (!this.mono.needsDrop(frame.place(t.place).ty)) return t.target;
        // Dropping in a constant: values with destructors may only be dropped where nothing is owned yet.
        return t.target;
      case "assert":
        if ((frame.scalar(t.condition) !== 0n) === t.expected) return t.target;
        throw new ConstEvalError(describeAssert(frame, t.message), span);
      case "call":
        this.#call(frame, t, depth);
        return t.target ?? fail("control reached the end of a function that does not return", span);
      case "unreachable":
      case "unwindResume":
        return fail("entering unreachable code", span);
    }
  }

  #call(frame: ConstFrame, t: Extract<Terminator, { kind: "call" }>, depth: number): void {
    const { span } = t.source;
    const calleeTy = frame.operandTy(t.func);
    let [def, args] = calleeTy.kind === "fnDef" ? [calleeTy.def, calleeTy.args] : [undefined, []];
    if (calleeTy.kind === "fnPtr") {
      const pointer = frame.operand(t.func).pointer(0);
      if (pointer?.kind !== "function" || pointer.ty.kind !== "fnDef") return fail("call of an unknown function", span);
      [def, args] = [pointer.ty.def, pointer.ty.args];
    }
    if (def === undefined) return fail("call of something unknown", span);
    const resolved = this.mono.resolve(def, args, span);
    const values = t.args.map((operand) => frame.operand(operand));
    const destination = frame.place(t.destination);
    switch (resolved.kind) {
      case "intrinsic": {
        const { name, args } = resolved;
        const target: IntrinsicCall["target"] = (pointer) => this.target(pointer, span);
        const call = { mono: this.mono, name, args, values, resultTy: destination.ty, span, target };
        return frame.store(destination, evalIntrinsic(call));
      }
      case "instance":
        return frame.store(destination, this.#instance(resolved.instance, values, depth, span));
      case "copyClone": {
        const pointer = values[0]?.pointer(0);
        const from = pointer === undefined ? fail("clone of an unknown value", span) : this.target(pointer, span);
        const layout = this.mono.layouts.of(resolved.ty);
        const value = new ConstData(layout.size, layout.align);
        value.copyFrom(0, from.data, from.offset, layout.size);
        return frame.store(destination, value);
      }
      case "fnTrait":
      case "virtual":
        return fail("a call through a trait object or Fn trait", span);
    }
  }

  #instance(instance: Instance, values: readonly ConstData[], depth: number, span: Span): ConstData {
    if (instance.kind === "item" && this.#panics(instance.def))
      throw new ConstEvalError(`evaluation panicked${this.#panicMessage(values[0])}`, span);
    const { body, args } = this.mono.body(instance);
    try {
      return this.#run(body, args, values, depth + 1);
    } catch (thrown) {
      // What went wrong in a function is reported where the constant itself calls it.
      if (thrown instanceof ConstEvalLimit) throw new ConstEvalLimit(thrown.message, span);
      throw thrown instanceof ConstEvalError ? new ConstEvalError(thrown.message, span) : thrown;
    }
  }

  /** `: text`, where a panic's text is at hand: formatted ones are not written out while compiling. */
  #panicMessage(message: ConstData | undefined): string {
    const text = message?.bytes.length === 16 ? message.pointer(0) : undefined;
    return text?.kind === "str" ? `: ${text.text}` : "";
  }

  /** Calls that begin a panic end the evaluation. */
  #panics(def: DefId): boolean {
    const { tcx } = this.mono;
    return ["panic", "panic_fmt", "panic_nounwind", "panic_display", "panic_str_2015", "panic_cannot_unwind"].some(
      (name) => tcx.langItem(name) === def,
    );
  }

  /** The bytes of a string: one object each, so that the distance of two places in it is known. */
  #text(text: string): ConstData {
    let data = this.#texts.get(text);
    if (data === undefined) {
      const bytes = this.mono.utf8(text);
      data = new ConstData(bytes.length, 1);
      data.bytes.set(bytes);
      this.#texts.set(text, data);
    }
    return data;
  }

  /** The object a pointer leads to. */
  target(pointer: ConstPointer, span: Span): { readonly data: ConstData; readonly offset: number } {
    switch (pointer.kind) {
      case "data":
        return pointer;
      case "static":
        return { data: this.staticItem(pointer.def, this.mono.staticTy(pointer.def)), offset: pointer.offset };
      case "str":
        return { data: this.#text(pointer.text), offset: pointer.offset };
      case "function":
      case "vtable":
        return fail("a function used as data", span);
    }
  }
}

function describeAssert(frame: ConstFrame, message: AssertKind): string {
  switch (message.kind) {
    case "boundsCheck":
      return `index out of bounds: the length is ${frame.scalar(message.length)} but the index is ${frame.scalar(message.index)}`;
    case "overflow":
      return `attempt to ${OVERFLOWING[message.op] ?? message.op} with overflow`;
    case "overflowNeg":
      return "attempt to negate with overflow";
    case "divisionByZero":
      return "attempt to divide by zero";
    case "remainderByZero":
      return "attempt to calculate the remainder with a divisor of zero";
  }
}

const OVERFLOWING: Record<string, string> = {
  add: "add",
  sub: "subtract",
  mul: "multiply",
  shl: "shift left",
  shr: "shift right",
  div: "divide",
  rem: "calculate the remainder",
};

/** Locals of one call, each an object of its own. */
export class ConstFrame {
  readonly eval: ConstEvaluator;
  readonly #body: Body<"elaborated">;
  readonly #args: GenericArgs;
  readonly #locals: ConstData[];
  readonly #tys: Ty[];

  constructor(evaluator: ConstEvaluator, body: Body<"elaborated">, args: GenericArgs, params: readonly ConstData[]) {
    this.eval = evaluator;
    this.#body = body;
    this.#args = args;
    this.#tys = body.locals.map((local) => evaluator.mono.ty(local.ty, args));
    const item = evaluator.mono.tcx.hir.item(body.source.def);
    const mutable = item?.kind === "static" && item.mutability === "mut";
    this.#locals = this.#tys.map((ty, i) => {
      const param = i >= 1 && i <= body.argCount ? params[i - 1] : undefined;
      if (param !== undefined) return param;
      const layout = evaluator.mono.layouts.of(ty);
      return new ConstData(layout.size, layout.align, mutable);
    });
  }

  get mono(): Mono {
    return this.eval.mono;
  }

  get result(): ConstData {
    return this.#locals[0] as ConstData;
  }

  get body(): Body<"elaborated"> {
    return this.#body;
  }

  get args(): GenericArgs {
    return this.#args;
  }

  ty(ty: Ty): Ty {
    return this.mono.ty(ty, this.#args);
  }

  operandTy(operand: Operand): Ty {
    return operand.kind === "const" ? this.ty(operand.ty) : this.place(operand.place).ty;
  }

  place(place: Place): ConstPlace {
    let at: ConstPlace = {
      data: this.#locals[place.local] as ConstData,
      offset: 0,
      ty: this.#tys[place.local] as Ty,
      variant: 0,
      meta: undefined,
    };
    for (const step of place.projection) at = this.#project(at, step);
    return at;
  }

  #project(at: ConstPlace, step: Place["projection"][number]): ConstPlace {
    const { layouts } = this.mono;
    const span = this.#body.span;
    switch (step.kind) {
      case "deref": {
        const pointer = at.data.pointer(at.offset) ?? fail("use of a pointer that points at nothing", span);
        const pointee = this.mono.pointee(at.ty);
        const { data, offset } = this.eval.target(pointer, span);
        const wide = layouts.metadata(pointee) !== "none";
        const meta = wide ? (at.data.pointer(at.offset + 8) ?? at.data.read(at.offset + 8, 8)) : undefined;
        return { data, offset, ty: pointee, variant: 0, meta };
      }
      case "field": {
        const ty = layouts.fieldTys(at.ty, at.variant)[step.index] ?? fail("no such field", span);
        const offset = layouts.of(at.ty).fields[at.variant]?.[step.index] ?? 0;
        return {
          data: at.data,
          offset: at.offset + offset,
          ty,
          variant: 0,
          meta: layouts.of(ty).unsized ? at.meta : undefined,
        };
      }
      case "downcast":
        return { ...at, variant: step.variant };
      case "index":
        return this.#element(at, Number((this.#locals[step.local] as ConstData).read(0, 8)));
      case "constantIndex":
        return this.#element(at, step.fromEnd ? this.lengthOf(at) - step.offset : step.offset);
      case "subslice": {
        const first = this.#element(at, step.from);
        const length = (step.fromEnd ? this.lengthOf(at) - step.to : step.to) - step.from;
        return {
          ...first,
          ty: this.mono.subsliceTy(at.ty, step),
          meta: at.ty.kind === "slice" ? BigInt(length) : undefined,
        };
      }
    }
  }

  lengthOf(at: ConstPlace): number {
    if (at.ty.kind === "array") return Number(this.mono.constBits(at.ty.length, this.#args));
    return typeof at.meta === "bigint" ? Number(at.meta) : fail("slice of unknown length", this.#body.span);
  }

  #element(at: ConstPlace, index: number): ConstPlace {
    const ty =
      at.ty.kind === "array" || at.ty.kind === "slice"
        ? at.ty.element
        : fail("index into something else", this.#body.span);
    return {
      data: at.data,
      offset: at.offset + index * this.mono.layouts.of(ty).size,
      ty,
      variant: 0,
      meta: undefined,
    };
  }

  /** A fresh object with the operand's value. */
  operand(operand: Operand): ConstData {
    const ty = this.operandTy(operand);
    const layout = this.mono.layouts.of(ty);
    const value = new ConstData(layout.size, layout.align);
    if (operand.kind !== "const") {
      const at = this.place(operand.place);
      value.copyFrom(0, at.data, at.offset, layout.size);
      return value;
    }
    this.#constant(value, operand, ty);
    return value;
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
        return into.write(0, size, this.mono.constBits(value.value, this.#args));
      case "str":
        into.writePointer(0, { kind: "str", text: value.value, offset: 0 });
        return into.write(8, 8, BigInt(this.mono.utf8(value.value).length));
      case "byteStr": {
        const data = new ConstData(value.value.length, 1);
        data.bytes.set(value.value);
        into.writePointer(0, { kind: "data", data, offset: 0 });
        if (size === 16) into.write(8, 8, BigInt(value.value.length));
        return;
      }
      case "item": {
        const from = this.eval.constItem(value.def, this.mono.args(value.args, this.#args), ty, operand.span);
        return into.copyFrom(0, from, 0, size);
      }
      case "promoted": {
        const body = this.#body.promoted[value.index] ?? fail("no such promoted constant", operand.span);
        const inner = this.mono.ty((body.locals[0] as Body["locals"][number]).ty, this.#args);
        return into.writePointer(0, { kind: "data", data: this.eval.promoted(body, this.#args, inner), offset: 0 });
      }
      case "static":
        return into.writePointer(0, { kind: "static", def: value.def, offset: 0 });
    }
  }

  /** The operand's value as an unsigned integer. */
  scalar(operand: Operand): bigint {
    const value = this.operand(operand);
    return value.read(0, value.bytes.length);
  }

  store(at: ConstPlace, value: ConstData): void {
    at.data.copyFrom(at.offset, value, 0, value.bytes.length);
  }

  assign(place: Place, rvalue: () => Parameters<typeof evalRvalue>[2], span: Span): void {
    const at = this.place(place);
    this.store(at, evalRvalue(this, at, rvalue(), span));
  }

  /** The discriminant of an enum place, as bits of its discriminant type. */
  discriminant(at: ConstPlace): bigint {
    const { layouts, tcx } = this.mono;
    const layout = layouts.of(at.ty);
    const { variants } = layout;
    const values = at.ty.kind === "adt" ? tcx.adt(at.ty.def).variants.map((v) => v.discriminant) : [0n];
    const bits = layouts.of(discriminantTy(tcx, at.ty)).size * 8;
    const asBits = (variant: number): bigint => BigInt.asUintN(bits, values[variant] ?? 0n);
    if (variants.kind === "single") return asBits(variants.variant ?? 0);
    if (variants.kind === "tag") {
      const tag = at.data.read(at.offset + variants.tagOffset, variants.tagSize);
      const variant = variants.tags.indexOf(tag);
      return asBits(Math.max(0, variant));
    }
    if (at.data.pointer(at.offset + variants.tagOffset) !== undefined) return asBits(variants.dataful);
    const word = at.data.read(at.offset + variants.tagOffset, variants.tagSize);
    const relative = BigInt.asUintN(variants.tagSize * 8, word - variants.nicheStart);
    const variant =
      relative <= BigInt(variants.lastVariant - variants.firstVariant)
        ? variants.firstVariant + Number(relative)
        : variants.dataful;
    return asBits(variant);
  }
}
