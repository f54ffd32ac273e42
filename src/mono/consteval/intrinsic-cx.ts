// What the rows of the constant evaluator's table of intrinsics work with.

import type { Span } from "#support/span.ts";
import type { BinOp } from "#mir/body.ts";
import { exactResult } from "#mir/int-ops.ts";
import { fromBits, intWidth } from "#types/scalar.ts";
import type { GenericArgs, Ty } from "#types/ty.ts";
import type { ConstFrame } from "./frame.ts";
import { ConstData, fail, reject } from "#mono/const-memory.ts";

export interface IntrinsicCall {
  readonly frame: ConstFrame;
  readonly name: string;
  readonly args: GenericArgs;
  readonly values: readonly ConstData[];
  /** The type of the call's destination. */
  readonly resultTy: Ty;
  readonly span: Span;
}

export type Row = (cx: IntrinsicCx) => void;

/** A call's arguments in, `out` to be written. */
export class IntrinsicCx {
  readonly call: IntrinsicCall;
  readonly out: ConstData;

  constructor(call: IntrinsicCall) {
    this.call = call;
    const { size, align } = call.frame.mono.layouts.of(call.resultTy);
    this.out = new ConstData(size, align);
  }

  /** Gives up on a use of the intrinsic that is beyond the evaluator. */
  fail(what = `\`${this.call.name}\``): never {
    return fail(what, this.call.span);
  }

  /** Ends the evaluation as rustc would. */
  reject(message: string): never {
    return reject(message, this.call.span);
  }

  /** The first type argument. */
  get ty(): Ty {
    return this.call.args.find((arg): arg is Ty => arg.sort === "ty") ?? this.fail();
  }

  /** Size and alignment of the type argument. */
  get layout(): { readonly size: number; readonly align: number } {
    return this.call.frame.mono.layouts.of(this.ty);
  }

  /** Width in bits and signedness of the type argument. */
  get int(): { readonly bits: number; readonly signed: boolean } {
    return intWidth(this.ty) ?? this.fail(`\`${this.call.name}\` of this type`);
  }

  value(index: number): ConstData {
    return this.call.values[index] ?? this.fail(`\`${this.call.name}\` without an argument`);
  }

  /** An argument as an unsigned number. */
  bits(index: number): bigint {
    const value = this.value(index);
    return value.read(0, value.bytes.length);
  }

  /** What an operator gives of the two arguments, both of the type argument's type, before it is cut to that. */
  exact(op: BinOp): bigint {
    const number = (index: number): bigint => fromBits(this.ty, this.bits(index));
    return exactResult(op, number(0), number(1), this.int.bits) ?? this.reject("dividing by zero");
  }

  put(value: bigint | number): void {
    this.out.write(0, this.out.bytes.length, BigInt(value));
  }
}
