// Assembles programs: typed emission of instructions with labels, handlers and line tables, and static images.
import { bug } from "#support/bug.ts";
import { intrinsicIndex } from "./intrinsics.ts";
import { OPCODES, type OPS, OP_OPERANDS, mathFunctionIndex } from "./ops.ts";
import type { MathFunction, OpName, OperandKind } from "./ops.ts";
import { alignUp, frameLayout } from "./program.ts";
import type {
  FunctionCode,
  Handler,
  LineEntry,
  LocalInfo,
  Program,
  ProgramFile,
  Relocation,
  Signature,
  SourceRange,
  StaticInfo,
  StaticSegment,
  StepMark,
  TypeInfo,
} from "./program.ts";

/** A branch target; make with {@link FunctionBuilder.label}, place once with {@link FunctionBuilder.place}. */
export interface Label {
  readonly id: number;
}

/** What is passed to `emit` for an operand of each kind. */
type Argument<K extends string> = K extends "i64" | "i128"
  ? bigint
  : K extends "label"
    ? Label
    : K extends "labels"
      ? readonly Label[]
      : number;
type Arguments<O extends readonly string[]> = {
  -readonly [I in keyof O]: O[I] extends `${string}:${infer K}` ? Argument<K> : never;
};
/** The operands of an op, in table order. */
export type OperandsOf<N extends OpName> = Arguments<(typeof OPS)[N]["operands"]>;

const f64 = new Float64Array(1);
const f64Words = new Int32Array(f64.buffer);
const f32 = new Float32Array(1);
const f32Words = new Int32Array(f32.buffer);

/** First words of the names of ops after which control does not run on. */
const ENDS: ReadonlySet<string> = new Set(["trap", "jump", "ret", "resume", "switch"]);

/** Builds one function's code. Offsets of slots are the caller's business; `frameSize` must cover them and any `base`. */
export class FunctionBuilder {
  readonly name: string;
  readonly signature: Signature;
  readonly isStd: boolean;
  readonly range: SourceRange | null;
  readonly #words: number[] = [];
  #lastOp = "";
  readonly #labels: number[] = [];
  readonly #fixups: { readonly at: number; readonly label: number }[] = [];
  readonly #lines: LineEntry[] = [];
  readonly #handlers: {
    readonly start: Label;
    readonly end: Label;
    readonly target: Label;
    readonly payload: number;
  }[] = [];
  readonly #locals: LocalInfo[] = [];

  constructor(
    name: string,
    signature: Signature,
    options: { readonly isStd?: boolean; readonly range?: SourceRange | null } = {},
  ) {
    this.name = name;
    this.signature = signature;
    this.isStd = options.isStd ?? false;
    this.range = options.range ?? null;
  }

  /** Word index of the next instruction. */
  get pc(): number {
    return this.#words.length;
  }

  /** A new label, not yet placed. */
  label(): Label {
    this.#labels.push(-1);
    return { id: this.#labels.length - 1 };
  }

  /** Puts a label before the next instruction. */
  place(label: Label): void {
    if (this.#labels[label.id] !== -1) bug(`label ${label.id} of ${this.name} placed twice`);
    this.#labels[label.id] = this.pc;
  }

  /** A new label before the next instruction. */
  here(): Label {
    const label = this.label();
    this.place(label);
    return label;
  }

  /** Appends an instruction; operands are checked against the op table by type. */
  emit<N extends OpName>(op: N, ...operands: OperandsOf<N>): void {
    this.emitUntyped(op, operands as readonly (number | bigint | Label | readonly Label[])[]);
  }

  /** As {@link emit} for names put together at run time (`` `add.${type}` ``); checked dynamically. */
  emitUntyped(op: string, operands: readonly (number | bigint | Label | readonly Label[])[]): void {
    const opcode = OPCODES.get(op) ?? bug(`no op named ${op}`);
    const kinds = OP_OPERANDS[opcode] as (typeof OP_OPERANDS)[number];
    if (operands.length !== kinds.length) bug(`${op} takes ${kinds.length} operands, got ${operands.length}`);
    this.#words.push(opcode);
    this.#lastOp = op;
    for (let i = 0; i < kinds.length; i++) this.#operand(op, (kinds[i] as { kind: OperandKind }).kind, operands[i]);
  }

  #operand(op: string, kind: OperandKind, value: number | bigint | Label | readonly Label[] | undefined): void {
    const words = this.#words;
    if (typeof value === "bigint") {
      if (kind !== "i64" && kind !== "i128") bug(`${op}: bigint for ${kind}`);
      for (let i = 0n; i < (kind === "i64" ? 2n : 4n); i++) words.push(Number(BigInt.asIntN(32, value >> (32n * i))));
    } else if (typeof value === "number") {
      if (kind === "f64") {
        f64[0] = value;
        words.push(f64Words[0] as number, f64Words[1] as number);
      } else if (kind === "f32") {
        f32[0] = value;
        words.push(f32Words[0] as number);
      } else if (
        kind === "i64" ||
        kind === "i128" ||
        kind === "label" ||
        kind === "labels" ||
        !Number.isInteger(value)
      ) {
        bug(`${op}: number ${value} for ${kind}`);
      } else words.push(value | 0);
    } else if (Array.isArray(value)) {
      if (kind !== "labels") bug(`${op}: labels for ${kind}`);
      words.push(value.length);
      for (const label of value as readonly Label[]) this.#reference(label);
    } else if (kind === "label" && value !== undefined) this.#reference(value as Label);
    else bug(`${op}: bad operand for ${kind}`);
  }

  #reference(label: Label): void {
    this.#fixups.push({ at: this.#words.length, label: label.id });
    this.#words.push(-1);
  }

  /** Emits a call of a host intrinsic by name; arguments lie at `base` as `frameLayout(intrinsicSignature(i))` says. */
  intrinsic(name: string, base: number): void {
    const index = intrinsicIndex(name);
    if (index < 0) bug(`no host intrinsic named ${name}`);
    this.emit("intrinsic", index, base);
  }

  /** Emits a unary or binary math function. */
  math(type: "f32" | "f64", fn: MathFunction, dst: number, ...args: readonly number[]): void {
    this.emitUntyped(`math${args.length}.${type}`, [dst, ...args, mathFunctionIndex(fn)]);
  }

  /** From the next instruction on, code belongs to `range`; `step` begins there. */
  line(range: SourceRange | null, step: StepMark | null = null): void {
    const last = this.#lines.at(-1);
    if (last !== undefined && last.pc === this.pc) this.#lines.pop();
    const previous = this.#lines.at(-1);
    const same =
      previous !== undefined &&
      (previous.range === range ||
        (previous.range !== null &&
          range !== null &&
          previous.range.file === range.file &&
          previous.range.start === range.start &&
          previous.range.end === range.end));
    if (!same || step !== null) this.#lines.push({ pc: this.pc, range, step });
  }

  /**
   * A panic unwinding through a call emitted between `start` and `end` goes to `target`, its payload in the 8-byte
   * slot `payload`. Where regions overlap the one declared first wins.
   */
  handler(start: Label, end: Label, target: Label, payload: number): void {
    this.#handlers.push({ start, end, target, payload });
  }

  /** Describes a source variable. */
  local(local: LocalInfo): void {
    this.#locals.push(local);
  }

  #resolve(label: Label): number {
    const at = this.#labels[label.id];
    return at === undefined || at < 0 ? bug(`label ${label.id} of ${this.name} was never placed`) : at;
  }

  /**
   * The finished function. `frameSize` is rounded up to a multiple of 16. Where the code could run off its end (its
   * last instruction is a call that never returns, or a label stands there), a trap is added.
   */
  finish(signatureIndex: number, frameSize: number): FunctionCode {
    if (!ENDS.has(this.#lastOp.split(".")[0] as string) || this.#labels.includes(this.pc)) this.emit("trap", 0);
    const code = Int32Array.from(this.#words);
    for (const { at, label } of this.#fixups) code[at] = this.#resolve({ id: label });
    const handlers: Handler[] = [];
    for (const handler of this.#handlers) {
      const start = this.#resolve(handler.start);
      const end = this.#resolve(handler.end);
      if (start < end) handlers.push({ start, end, target: this.#resolve(handler.target), payload: handler.payload });
    }
    return {
      name: this.name,
      signature: signatureIndex,
      frameSize: Math.max(16, alignUp(Math.max(frameSize, frameLayout(this.signature).end), 16)),
      code,
      lines: this.#lines,
      handlers,
      locals: this.#locals,
      range: this.range,
      isStd: this.isStd,
    };
  }
}

/** A place in a static image. */
export interface StaticRef {
  readonly segment: StaticSegment;
  readonly offset: number;
}

/** A pointer word inside static data. */
export interface PointerWord {
  /** Offset within the bytes being added. */
  readonly at: number;
  readonly target:
    | { readonly kind: "static"; readonly ref: StaticRef }
    | { readonly kind: "function"; readonly index: number };
}

/** Builds a whole program: functions are declared first (so calls can name them) and defined in any order. */
export class ProgramBuilder {
  readonly #functions: (FunctionCode | null)[] = [];
  readonly #signatures: Signature[] = [];
  readonly #signatureIds = new Map<string, number>();
  readonly #images: Record<StaticSegment, number[]> = { readOnly: [], readWrite: [] };
  readonly #relocations: Relocation[] = [];
  readonly #statics: StaticInfo[] = [];
  readonly #types: (TypeInfo | null)[] = [];
  readonly #files: ProgramFile[] = [];
  entry = -1;

  /** Reserves a function index. */
  declareFunction(): number {
    this.#functions.push(null);
    return this.#functions.length - 1;
  }

  /** Gives a declared function its code. */
  defineFunction(index: number, builder: FunctionBuilder, frameSize: number): void {
    if (this.#functions[index] !== null) bug(`function ${index} (${builder.name}) is not declared, or defined twice`);
    this.#functions[index] = builder.finish(this.signature(builder.signature), frameSize);
  }

  /** Interns a signature and gives its index. */
  signature(signature: Signature): number {
    const key = JSON.stringify([
      signature.params.map(shapeKey),
      signature.result === null ? null : shapeKey(signature.result),
    ]);
    let index = this.#signatureIds.get(key);
    if (index === undefined) {
      index = this.#signatures.push(signature) - 1;
      this.#signatureIds.set(key, index);
    }
    return index;
  }

  /** Appends data to a static image. `pointers` name the words that hold addresses (their bytes must be 0 or an addend-free gap). */
  addStatic(
    segment: StaticSegment,
    bytes: Uint8Array,
    align: number,
    info: { readonly name: string; readonly type?: number; readonly kind: StaticInfo["kind"] },
    pointers: readonly PointerWord[] = [],
  ): StaticRef {
    const ref = this.reserveStatic(segment, bytes.length, align, info);
    this.fillStatic(ref, bytes, pointers);
    return ref;
  }

  /** Reserves room in a static image, for data that refers to itself or to later data; fill with {@link fillStatic}. */
  reserveStatic(
    segment: StaticSegment,
    size: number,
    align: number,
    info: { readonly name: string; readonly type?: number; readonly kind: StaticInfo["kind"] },
  ): StaticRef {
    const image = this.#images[segment];
    while (image.length % align !== 0) image.push(0);
    const offset = image.length;
    for (let i = 0; i < size; i++) image.push(0);
    this.#statics.push({ name: info.name, segment, offset, size, type: info.type ?? -1, kind: info.kind });
    return { segment, offset };
  }

  /** Writes reserved static data. */
  fillStatic(ref: StaticRef, bytes: Uint8Array, pointers: readonly PointerWord[] = []): void {
    const image = this.#images[ref.segment];
    for (let i = 0; i < bytes.length; i++) image[ref.offset + i] = bytes[i] as number;
    for (const { at, target } of pointers) {
      this.#relocations.push({
        segment: ref.segment,
        offset: ref.offset + at,
        target:
          target.kind === "function"
            ? { kind: "function", index: target.index }
            : { kind: "static", segment: target.ref.segment, offset: target.ref.offset },
      });
    }
  }

  /** Reserves a type index (types may refer to each other). */
  declareType(): number {
    this.#types.push(null);
    return this.#types.length - 1;
  }

  defineType(index: number, type: TypeInfo): void {
    this.#types[index] = type;
  }

  addType(type: TypeInfo): number {
    return this.#types.push(type) - 1;
  }

  addFile(file: ProgramFile): number {
    return this.#files.push(file) - 1;
  }

  /** The finished program; every declared function must be defined. */
  finish(sourceMap = ""): Program {
    return {
      functions: this.#functions.map((fn, i) => fn ?? bug(`function ${i} was declared but not defined`)),
      signatures: this.#signatures,
      entry: this.entry,
      readOnly: Uint8Array.from(this.#images.readOnly),
      readWrite: Uint8Array.from(this.#images.readWrite),
      relocations: this.#relocations,
      statics: this.#statics,
      types: this.#types.map((type): TypeInfo => type ?? { kind: "opaque", name: "?", size: 0, align: 1 }),
      files: this.#files,
      sourceMap,
      panic: "unwind",
    };
  }
}

function shapeKey(shape: Signature["params"][number]): string {
  return shape.kind === "memory" ? `m${shape.size}/${shape.align}` : `${shape.kind[0]}${shape.bits}`;
}
