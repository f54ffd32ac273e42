// Memory of the constant evaluator: objects of bytes, each initialised or not, with pointers kept symbolically.
//
// The model is that of rustc's `rustc_middle::mir::interpret::allocation`: bytes, a mask of those that are
// initialised, and for each byte of a pointer what it points at (its provenance).

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { Code } from "#diagnostics/codes.ts";
import type { DefId } from "#hir/defs.ts";
import type { Ty, TyOf } from "#types/ty.ts";

/** What a pointer word in constant data refers to. */
export type ConstPointer =
  | { readonly kind: "data"; readonly data: ConstData; readonly offset: number }
  | { readonly kind: "static"; readonly def: DefId; readonly offset: number }
  | { readonly kind: "str"; readonly text: string; readonly offset: number }
  | { readonly kind: "function"; readonly ty: Ty }
  | { readonly kind: "vtable"; readonly ty: Ty; readonly object: TyOf<"dyn"> };

export const POINTER_SIZE = 8;

/** One byte of a pointer: whole ones are eight of the same pointer, in order. */
interface PointerByte {
  readonly pointer: ConstPointer;
  readonly index: number;
}

/**
 * What becomes of an object that a program has before it runs. `pending`: a static whose initial value is not
 * known yet; `evaluating`: it is being found out.
 */
export type ConstState = "live" | "freed" | "pending" | "evaluating" | "erroneous";

/** Who may write to an object: evaluation itself, or nobody any more, since it is a program's. */
export type ConstAccess = "own" | "readOnly" | "mutableGlobal";

let nextId = 0;

/** One object: a constant's value, a local of an evaluation, or what a constant refers to. */
export class ConstData {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly align: number;
  /** Whether a program may write to it (the inside of a `static mut`). */
  readonly mutable: boolean;
  /** How pointers name the object, where that is not by itself. */
  origin: ConstPointer | undefined;
  state: ConstState = "live";
  access: ConstAccess = "own";
  readonly #initialised: Uint8Array;
  readonly #provenance = new Map<number, PointerByte>();

  constructor(size: number, align: number, mutable = false) {
    this.id = nextId++;
    this.bytes = new Uint8Array(size);
    this.#initialised = new Uint8Array(size);
    this.align = align;
    this.mutable = mutable;
  }

  /** An object of these bytes, which nobody writes to. */
  static constant(bytes: Uint8Array): ConstData {
    const data = new ConstData(bytes.length, 1);
    data.bytes.set(bytes);
    data.#initialised.fill(1);
    data.access = "readOnly";
    return data;
  }

  /** The whole pointers in it. */
  get relocations(): readonly { readonly offset: number; readonly target: ConstPointer }[] {
    const found: { offset: number; target: ConstPointer }[] = [];
    for (const [offset, { index }] of this.#provenance) {
      const target = index === 0 ? this.pointer(offset) : undefined;
      if (target !== undefined) found.push({ offset, target });
    }
    return found;
  }

  /** Whether there are bytes of pointers that are no longer whole. */
  get hasPartialPointers(): boolean {
    return this.#provenance.size > this.relocations.length * POINTER_SIZE;
  }

  /** The unsigned little-endian integer of `size` bytes. */
  read(offset: number, size: number): bigint {
    if (offset + size > this.bytes.length) return bug("constant read out of bounds");
    let value = 0n;
    for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.bytes[offset + i] as number);
    return value;
  }

  write(offset: number, size: number, value: bigint): void {
    this.#overwrite(offset, size);
    let rest = BigInt.asUintN(size * 8, value);
    for (let i = 0; i < size; i++) {
      this.bytes[offset + i] = Number(rest & 0xffn);
      rest >>= 8n;
    }
  }

  /** Fills bytes with one value. */
  fill(offset: number, size: number, byte: number): void {
    this.#overwrite(offset, size);
    this.bytes.fill(byte, offset, offset + size);
  }

  /** The whole pointer that lies there. */
  pointer(offset: number): ConstPointer | undefined {
    const first = this.#provenance.get(offset);
    if (first === undefined) return undefined;
    for (let i = 0; i < POINTER_SIZE; i++) {
      const byte = this.#provenance.get(offset + i);
      if (byte?.pointer !== first.pointer || byte.index !== i) return undefined;
    }
    return first.pointer;
  }

  writePointer(offset: number, pointer: ConstPointer): void {
    this.write(offset, POINTER_SIZE, 0n);
    for (let index = 0; index < POINTER_SIZE; index++) this.#provenance.set(offset + index, { pointer, index });
  }

  /** Whether any of these bytes is of a pointer. */
  hasProvenance(offset: number, size: number): boolean {
    if (this.#provenance.size === 0) return false;
    for (let at = offset; at < offset + size; at++) if (this.#provenance.has(at)) return true;
    return false;
  }

  /** The first of these bytes that is not initialised. */
  firstUninitialised(offset: number, size: number): number | undefined {
    const at = this.#initialised.subarray(offset, offset + size).indexOf(0);
    return at < 0 ? undefined : offset + at;
  }

  /** Copies bytes as they are: what is not initialised, and pointers or parts of them. */
  copyFrom(offset: number, from: ConstData, fromOffset: number, size: number): void {
    const pointers: [number, PointerByte][] = [];
    if (from.#provenance.size > 0) {
      for (let i = 0; i < size; i++) {
        const byte = from.#provenance.get(fromOffset + i);
        if (byte !== undefined) pointers.push([offset + i, byte]);
      }
    }
    const bytes = from.bytes.slice(fromOffset, fromOffset + size);
    const initialised = from.#initialised.slice(fromOffset, fromOffset + size);
    this.#overwrite(offset, size);
    this.bytes.set(bytes, offset);
    this.#initialised.set(initialised, offset);
    for (const [at, byte] of pointers) this.#provenance.set(at, byte);
  }

  #overwrite(offset: number, size: number): void {
    this.#initialised.fill(1, offset, offset + size);
    if (this.#provenance.size === 0) return;
    for (let at = offset; at < offset + size; at++) this.#provenance.delete(at);
  }
}

/** An evaluation that rustc too would give up, with E0080 or what else `code` says; `span` is where in the constant itself. */
export class ConstEvalError extends Error {
  readonly span: Span;
  readonly code: Code | undefined;
  constructor(message: string, span: Span, { code }: { readonly code: Code | undefined } = { code: "E0080" }) {
    super(message);
    this.span = span;
    this.code = code;
  }

  /** The same, told of another place. */
  at(span: Span): ConstEvalError {
    return new ConstEvalError(this.message, span, this);
  }
}

/** An evaluation that came to its end, with a value that its type does not have. */
export class InvalidValue extends ConstEvalError {}

/** An evaluation that is beyond this evaluator: `message` names the feature. Ends in F0001, never in a crash. */
export class ConstEvalLimit extends ConstEvalError {
  override at(span: Span): ConstEvalError {
    return new ConstEvalLimit(this.message, span);
  }
}

/** An evaluation that needs a constant which has failed: that was told already. */
export class ConstEvalReported extends ConstEvalError {
  override at(span: Span): ConstEvalError {
    return new ConstEvalReported(this.message, span);
  }
}

/** Gives up on what is beyond the evaluator. */
export function fail(message: string, span: Span): never {
  throw new ConstEvalLimit(message, span);
}

/** Ends an evaluation as rustc would. */
export function reject(message: string, span: Span): never {
  throw new ConstEvalError(message, span);
}
