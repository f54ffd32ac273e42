// Memory of the constant evaluator: objects of bytes with pointers kept symbolically.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import type { Ty, TyOf } from "#types/ty.ts";

/** What a pointer word in constant data refers to. */
export type ConstPointer =
  | { readonly kind: "data"; readonly data: ConstData; readonly offset: number }
  | { readonly kind: "static"; readonly def: DefId; readonly offset: number }
  | { readonly kind: "str"; readonly text: string; readonly offset: number }
  | { readonly kind: "function"; readonly ty: Ty }
  | { readonly kind: "vtable"; readonly ty: Ty; readonly object: TyOf<"dyn"> };

let nextId = 0;

/** One object: a constant's value, a local of an evaluation, or what a constant refers to. */
export class ConstData {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly align: number;
  /** Whether a program may write to it (the inside of a `static mut`). */
  readonly mutable: boolean;
  readonly #pointers = new Map<number, ConstPointer>();

  constructor(size: number, align: number, mutable = false) {
    this.id = nextId++;
    this.bytes = new Uint8Array(size);
    this.align = align;
    this.mutable = mutable;
  }

  get relocations(): readonly { readonly offset: number; readonly target: ConstPointer }[] {
    return [...this.#pointers].map(([offset, target]) => ({ offset, target }));
  }

  /** The unsigned little-endian integer of `size` bytes. */
  read(offset: number, size: number): bigint {
    if (offset + size > this.bytes.length) return bug("constant read out of bounds");
    let value = 0n;
    for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.bytes[offset + i] as number);
    return value;
  }

  write(offset: number, size: number, value: bigint): void {
    this.clearPointers(offset, size);
    let rest = BigInt.asUintN(size * 8, value);
    for (let i = 0; i < size; i++) {
      this.bytes[offset + i] = Number(rest & 0xffn);
      rest >>= 8n;
    }
  }

  pointer(offset: number): ConstPointer | undefined {
    return this.#pointers.get(offset);
  }

  writePointer(offset: number, pointer: ConstPointer): void {
    this.write(offset, 8, 0n);
    this.#pointers.set(offset, pointer);
  }

  /** Copies bytes and the pointers among them. */
  copyFrom(offset: number, from: ConstData, fromOffset: number, size: number): void {
    const bytes = from.bytes.slice(fromOffset, fromOffset + size);
    const pointers = [...from.#pointers].filter(([at]) => at >= fromOffset && at < fromOffset + size);
    this.clearPointers(offset, size);
    this.bytes.set(bytes, offset);
    for (const [at, pointer] of pointers) this.#pointers.set(at - fromOffset + offset, pointer);
  }

  clearPointers(offset: number, size: number): void {
    for (const at of this.#pointers.keys()) if (at >= offset && at < offset + size) this.#pointers.delete(at);
  }
}

/** An evaluation that rustc too would give up, with E0080; `span` is where in the constant itself. */
export class ConstEvalError extends Error {
  readonly span: Span;
  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

/** An evaluation that is beyond this evaluator: `message` names the feature. Ends in F0001, never in a crash. */
export class ConstEvalLimit extends ConstEvalError {}

export function fail(message: string, span: Span): never {
  throw new ConstEvalLimit(message, span);
}
