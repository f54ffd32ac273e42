// A function's frame: result and parameters by the calling convention, then locals, then scratch, then calls.

import { bug } from "#support/bug.ts";
import { alignUp, frameLayout, type Signature } from "#isa/program.ts";
import type { Layout } from "#types/layout.ts";

/** Assigns frame offsets. Scratch space is taken and given back statement by statement. */
export class Frame {
  readonly #locals: number[] = [];
  /** Locals in order of offset, with their sizes. */
  readonly #slots: { readonly offset: number; readonly size: number }[] = [];
  #fixedEnd: number;
  #scratch = 0;
  #scratchMax = 0;
  #callMax = 0;
  readonly signature: Signature;
  readonly paramOffsets: readonly number[];

  readonly #isChecked: boolean;

  /** In a checked build no two locals share an aligned 8-byte word. */
  constructor(signature: Signature, isChecked = false) {
    this.#isChecked = isChecked;
    const layout = frameLayout(signature);
    this.signature = signature;
    this.paramOffsets = layout.paramOffsets;
    this.#fixedEnd = layout.end;
  }

  /** Fixes the offset of the next local: `at` for the result and parameters, else the next free one. */
  addLocal(layout: Layout, at: number | undefined): void {
    const offset = at ?? this.#place(layout);
    this.#locals.push(offset);
    if (layout.size > 0) this.#slots.push({ offset, size: layout.size });
  }

  #place(layout: Layout): number {
    const align = Math.min(16, Math.max(this.#isChecked ? 8 : 1, layout.align));
    const offset = alignUp(this.#fixedEnd, layout.size >= 8 ? Math.max(align, 8) : align);
    this.#fixedEnd = this.#isChecked ? alignUp(offset + layout.size, 8) : offset + layout.size;
    return offset;
  }

  /** The local whose bytes include `offset`, if it is one's. */
  slotAt(offset: number): { readonly offset: number; readonly size: number } | undefined {
    return this.#slots.find((slot) => slot.offset <= offset && offset < slot.offset + slot.size);
  }

  local(index: number): number {
    return this.#locals[index] ?? bug(`local _${index} has no slot`);
  }

  /** Reserves a slot for the whole function. */
  reserve(size: number, align: number): number {
    const offset = alignUp(this.#fixedEnd, align);
    this.#fixedEnd = offset + size;
    return offset;
  }

  /** Locals are all placed: scratch begins here. */
  seal(): void {
    this.#fixedEnd = alignUp(this.#fixedEnd, 16);
    this.#scratch = this.#fixedEnd;
    this.#scratchMax = this.#fixedEnd;
  }

  scratch(size: number, align: number): number {
    const offset = alignUp(this.#scratch, Math.min(16, Math.max(align, size >= 8 ? 8 : 1)));
    this.#scratch = offset + size;
    this.#scratchMax = Math.max(this.#scratchMax, this.#scratch);
    return offset;
  }

  /** Gives back the scratch taken since the last release. */
  release(): void {
    this.#scratch = this.#fixedEnd;
  }

  /** Where the next call's frame begins, past all scratch in use. */
  callBase(callee: Signature): number {
    const base = alignUp(this.#scratch, 16);
    this.#callMax = Math.max(this.#callMax, base + alignUp(frameLayout(callee).end, 16));
    return base;
  }

  get size(): number {
    return Math.max(this.#scratchMax, this.#callMax, this.#fixedEnd);
  }
}
