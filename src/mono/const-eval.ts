// Evaluation of constants: MIR run on symbolic memory while compiling (Reference, "Constant evaluation").
//
// Consts, statics and promoted constants are evaluated here to bytes with symbolic pointers, as rustc's
// `rustc_const_eval::interpret` does. What a constant may not do (read what is not initialised, leave an object, write to
// what is read-only, read a `static mut`) and panics end in E0080; so does a value that its type does not have.

import { error, unsupported } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import { assertText } from "#mir/assert-text.ts";
import type { AssertKind, BasicBlock, BlockId, Body, Operand, Terminator } from "#mir/body.ts";
import type { Mono } from "./mono.ts";
import { defPath } from "#types/display.ts";
import { resolveInstance } from "#types/instance.ts";
import { LayoutError } from "#types/layout.ts";
import { fromBits, scalarText } from "#types/scalar.ts";
import type { ValueTree } from "#types/tcx.ts";
import { CONST_ERROR, type Const, type GenericArgs, mkConst, type Ty } from "#types/ty.ts";
import { evalCall } from "./consteval/call.ts";
import { ConstFrame } from "./consteval/frame.ts";
import { intern } from "./consteval/intern.ts";
import {
  ConstData,
  ConstEvalError,
  ConstEvalLimit,
  ConstEvalReported,
  type ConstPointer,
  fail,
  InvalidValue,
  reject,
} from "./const-memory.ts";
import { ScalarTypes } from "./consteval/scalars.ts";
import { valueTree } from "./consteval/value-tree.ts";
import { validate } from "./consteval/validity.ts";

/** Calls and turns of loops in one evaluation before rustc's lint `long_running_const_eval` ends it. */
const LONG_RUNNING = 2_000_000;

/** What is being evaluated for its own sake. */
interface Root {
  /** What it is, for cycles; promoted constants, which are parts of bodies, are in none. */
  readonly key: string | undefined;
  readonly name: string;
  /** Where it is declared: errors of its value are told there. */
  readonly span: Span;
  readonly isStatic: boolean;
  /** Calls and turns of loops so far. */
  turns: number;
}

export class ConstEvaluator {
  readonly mono: Mono;
  readonly scalars: ScalarTypes;
  readonly #items = new Map<string, ConstData>();
  readonly #statics = new Map<DefId, ConstData>();
  readonly #promoted = new Map<Body, Map<string, ConstData>>();
  readonly #texts = new Map<string, ConstData>();
  readonly #opaque = new WeakMap<ConstPointer, ConstData>();
  readonly #roots: Root[] = [];

  constructor(mono: Mono) {
    this.mono = mono;
    this.scalars = new ScalarTypes(mono.tcx, mono.layouts);
  }

  // --- what is evaluated

  /** The value of a const item or inline const with these arguments. */
  constItem(def: DefId, args: GenericArgs, ty: Ty): ConstData {
    const resolved = this.mono.resolveConst(def, args);
    const key = `c${resolved.def}:${resolved.args.map((a) => a.id).join()}`;
    let value = this.#items.get(key);
    if (value === undefined) {
      const root = this.#root(key, resolved.def, false);
      value = this.#evaluate(ty, root, () => {
        this.requireBody(resolved.def, root.span);
        return this.run(this.mono.elaborated(resolved.def), resolved.args, [], 1);
      });
      this.#items.set(key, value);
    }
    return value;
  }

  /**
   * The value of a const that a type needs, for `TcxHooks.evalConst`: an error where it failed, which was told;
   * undefined where it is no integer, `bool` or `char`, or cannot be known yet.
   */
  scalar(def: DefId, args: GenericArgs): Const | undefined {
    const found = this.#early(def, args, isScalarTy);
    if (found === undefined) return undefined;
    if (found === "failed") return CONST_ERROR;
    return mkConst(found.ty, found.value.read(0, found.value.bytes.length));
  }

  /** The value of a const that a pattern names, for `TcxHooks.valueTree`. */
  tree(def: DefId, args: GenericArgs): ValueTree | "failed" | undefined {
    const found = this.#early(def, args, () => true);
    return found === undefined || found === "failed"
      ? found
      : valueTree(this, found.value, found.ty, this.mono.tcx.hir.nameSpan(def));
  }

  /** A const's value before all of the crate is checked, if its type is one of those wanted. */
  #early(
    def: DefId,
    args: GenericArgs,
    isWanted: (ty: Ty) => boolean,
  ): { readonly value: ConstData; readonly ty: Ty } | "failed" | undefined {
    const { mono } = this;
    const found = resolveInstance(mono.tcx, def, args);
    if (found?.kind !== "item") return undefined;
    const state = mono.bodyState(found.def);
    if (state === "erroneous") return "failed";
    if (state !== "ready") return undefined;
    const own = found.args.map((arg) => mono.tcx.normalizeErasing(arg));
    const ty = mono.ty((mono.elaborated(found.def).locals[0] as Body["locals"][number]).ty, own);
    if (!isWanted(ty)) return undefined;
    const isStatic = mono.tcx.hir.def(found.def).kind === "static";
    const value = isStatic ? this.staticItem(found.def, ty) : this.constItem(found.def, own, ty);
    return value.state === "erroneous" ? "failed" : { value, ty };
  }

  /** The initial value of a static. */
  staticItem(def: DefId, ty: Ty): ConstData {
    const data = this.#static(def, ty);
    if (data.state === "pending") this.#evaluateStatic(data, def, ty);
    return data;
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
      const root = {
        key: `p${body.source.def}`,
        name: "a promoted constant",
        span: body.span,
        isStatic: false,
        turns: 0,
      };
      value = this.#evaluate(ty, root, () => this.run(body, args, [], 1));
      values.set(key, value);
    }
    return value;
  }

  #root(key: string, def: DefId, isStatic: boolean): Root {
    const { hir } = this.mono.tcx;
    return { key, name: `\`${defPath(this.mono.tcx, def)}\``, span: hir.nameSpan(def), isStatic, turns: 0 };
  }

  /** An object for a static, which is evaluated when something looks into it: pointers to it may be had before. */
  #static(def: DefId, ty: Ty): ConstData {
    let data = this.#statics.get(def);
    if (data === undefined) {
      const layout = this.mono.layouts.of(ty);
      const item = this.mono.tcx.hir.item(def);
      const isMutable = item?.kind === "static" && item.mutability === "mut";
      data = new ConstData(layout.size, layout.align, isMutable);
      data.origin = { kind: "static", def, offset: 0 };
      data.state = "pending";
      data.access = isMutable || !this.mono.isFreeze(ty) ? "mutableGlobal" : "readOnly";
      this.#statics.set(def, data);
    }
    return data;
  }

  #evaluateStatic(data: ConstData, def: DefId, ty: Ty): void {
    data.state = "evaluating";
    const value = this.#evaluate(ty, this.#root(`s${def}`, def, true), () =>
      this.run(this.mono.elaborated(def), [], [], 1),
    );
    data.copyFrom(0, value, 0, value.bytes.length);
    data.state = value.state;
  }

  /** Runs `f` and checks what comes of it; where that fails the user is told once, and zeroes stand for the value. */
  #evaluate(ty: Ty, root: Root, f: () => ConstData): ConstData {
    this.#roots.push(root);
    try {
      this.#checkCycle(root);
      const value = f();
      validate(this, value, ty, root.span);
      intern(value, root.span, root.isStatic ? "static" : "constant");
      return value;
    } catch (thrown) {
      // What has no layout was reported, or will be: as a type that contains itself, or one that is erroneous.
      if (thrown instanceof ConstEvalError) this.#report(thrown, root.name);
      else if (!(thrown instanceof LayoutError)) throw thrown;
      return this.#erroneous(ty);
    } finally {
      this.#roots.pop();
    }
  }

  /** What stands for a value that could not be found. */
  #erroneous(ty: Ty): ConstData {
    let layout = { size: 0, align: 1 };
    try {
      layout = this.mono.layouts.of(ty);
    } catch (thrown) {
      if (!(thrown instanceof LayoutError)) throw thrown;
    }
    const value = new ConstData(layout.size, layout.align);
    value.state = "erroneous";
    return value;
  }

  #report(thrown: ConstEvalError, name: string): void {
    if (thrown instanceof ConstEvalReported) return;
    const label =
      thrown instanceof InvalidValue
        ? "it is undefined behavior to use this value"
        : `evaluation of ${name} failed here`;
    this.mono.tcx.sink.error(
      thrown instanceof ConstEvalLimit
        ? unsupported(`${thrown.message} in a constant`, thrown.span)
        : error(thrown.code, thrown.message).at(thrown.span, label),
    );
  }

  #checkCycle(root: Root): void {
    if (root.key !== undefined && this.#roots.some((other) => other !== root && other.key === root.key))
      this.#rejectCycle(root.name, root.span, root.isStatic);
  }

  #rejectCycle(name: string, span: Span, isStatic: boolean): never {
    const what = isStatic
      ? `evaluating initializer of static ${name}`
      : `simplifying constant for the type system ${name}`;
    throw new ConstEvalError(`cycle detected when ${what}`, span, { code: "E0391" });
  }

  // --- memory

  /** Whether it is a static that is being evaluated, which may read what others may not. */
  get isInStatic(): boolean {
    return this.#roots.at(-1)?.isStatic === true;
  }

  /** Makes sure that an object which is about to be looked into has its value. */
  force(data: ConstData, span: Span): void {
    if (data.state === "live" || data.state === "freed" || data.origin?.kind !== "static") return;
    const { def } = data.origin;
    if (data.state === "pending") this.#evaluateStatic(data, def, this.mono.staticTy(def));
    else if (data.state === "evaluating") {
      if (this.#roots.at(-1)?.key === `s${def}`)
        return reject("encountered static that tried to access itself during initialization", span);
      const { name, span: at } = this.#root("", def, true);
      return this.#rejectCycle(name, at, true);
    }
    this.whole(data, span);
  }

  /** The object itself, if its evaluation did not fail. */
  whole(data: ConstData, span: Span): ConstData {
    if (data.state === "erroneous") throw new ConstEvalReported("a constant that failed", span);
    return data;
  }

  /** A pointer to an object: by name where it has one, so that all share its one copy. */
  pointerTo(data: ConstData, offset: number, span: Span): ConstPointer {
    const { origin } = data;
    if (origin === undefined) return { kind: "data", data, offset };
    if (origin.kind !== "function" && origin.kind !== "vtable") return { ...origin, offset };
    return offset === 0 ? origin : fail("an offset into a function", span);
  }

  /** The object a pointer leads to. */
  target(pointer: ConstPointer): { readonly data: ConstData; readonly offset: number } {
    switch (pointer.kind) {
      case "data":
        return pointer;
      case "static":
        return { data: this.#static(pointer.def, this.mono.staticTy(pointer.def)), offset: pointer.offset };
      case "str":
        return { data: this.#text(pointer.text), offset: pointer.offset };
      case "function":
      case "vtable": {
        let data = this.#opaque.get(pointer);
        if (data === undefined) {
          data = new ConstData(0, 1);
          data.origin = pointer;
          this.#opaque.set(pointer, data);
        }
        return { data, offset: 0 };
      }
    }
  }

  /** The bytes of a string: one object each, so that the distance of two places in it is known. */
  #text(text: string): ConstData {
    let data = this.#texts.get(text);
    if (data === undefined) {
      data = ConstData.constant(this.mono.utf8(text));
      data.origin = { kind: "str", text, offset: 0 };
      this.#texts.set(text, data);
    }
    return data;
  }

  // --- running

  /** Ends the evaluation if a body that it needs is erroneous. */
  requireBody(def: DefId, span: Span): void {
    const state = this.mono.bodyState(def);
    if (state === "erroneous") throw new ConstEvalReported("a body with errors", span);
    if (state === "running") {
      const what = `type-checking \`${defPath(this.mono.tcx, def)}\``;
      throw new ConstEvalError(`cycle detected when ${what}`, this.mono.tcx.hir.nameSpan(def), { code: "E0391" });
    }
  }

  /**
   * Runs a body to its return; the result is the object of `_0`. `depth`: frames, this one counted. What another has called
   * loses its locals when it is done.
   */
  run(body: Body<"elaborated">, args: GenericArgs, params: readonly ConstData[], depth: number): ConstData {
    if (depth > this.mono.tcx.hir.recursionLimit)
      return reject("reached the configured maximum number of stack frames", body.span);
    const frame = new ConstFrame(this, body, args, params);
    let block = 0 as BlockId;
    for (;;) {
      const { statements, terminator } = body.blocks[block] as BasicBlock;
      for (const statement of statements) frame.statement(statement);
      frame.span = terminator.source.span;
      const next = this.#step(frame, terminator, depth);
      if (next === undefined) break;
      if (next <= block || terminator.kind === "call") this.#count(frame.span);
      block = next;
    }
    const { result } = frame;
    // What a constant's own locals hold, its value may point at.
    if (depth === 1) return result;
    const returned = new ConstData(result.bytes.length, result.align);
    returned.copyFrom(0, result, 0, result.bytes.length);
    frame.free();
    return returned;
  }

  #count(span: Span): void {
    const root = this.#roots.at(-1);
    if (root !== undefined && ++root.turns > LONG_RUNNING)
      throw new ConstEvalError("constant evaluation is taking a long time", span, { code: undefined });
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
        // Values with destructors are dropped only where nothing is owned yet (E0493 is for the others).
        return t.target;
      case "assert":
        if ((frame.scalar(t.condition) !== 0n) === t.expected) return t.target;
        return reject(describeAssert(frame, t.message), span);
      case "call":
        evalCall(frame, t, depth);
        return t.target ?? reject("entering unreachable code", span);
      case "unreachable":
      case "unwindResume":
        return reject("entering unreachable code", span);
    }
  }
}

function describeAssert(frame: ConstFrame, message: AssertKind): string {
  const count = (operand: Operand): bigint => frame.scalar(operand);
  const show = (operand: Operand): string => {
    const { value, ty } = frame.typedOperand(operand);
    return scalarText({ ty, value: fromBits(ty, frame.bits(value, ty)) }, frame.mono.tcx.tyToString(ty));
  };
  return assertText(message, show, count);
}

/** Whether types may depend on values of this one. */
function isScalarTy({ kind }: Ty): boolean {
  return kind === "int" || kind === "uint" || kind === "bool" || kind === "char";
}
