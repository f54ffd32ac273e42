// Intrinsics in constant evaluation.

import type { Span } from "#support/span.ts";
import { INT_BYTES } from "#types/layout.ts";
import type { GenericArgs, Ty } from "#types/ty.ts";
import { ConstData, fail } from "./const-value.ts";
import type { Mono } from "./mono.ts";

/** The result of calling intrinsic `name`; `resultTy` is the type of its destination. */
export function evalIntrinsic(
  mono: Mono,
  name: string,
  args: GenericArgs,
  values: readonly ConstData[],
  resultTy: Ty,
  span: Span,
): ConstData {
  const layout = mono.layouts.of(resultTy);
  const out = new ConstData(layout.size, layout.align);
  const ty = args.find((a): a is Ty => a.sort === "ty");
  const given = (index: number): ConstData => values[index] ?? fail(`${name} lacks an argument`, span);
  if (ty === undefined) return fail(`\`${name}\` in a constant`, span);
  const int =
    ty.kind === "int" || ty.kind === "uint"
      ? { bits: (INT_BYTES[ty.name] as number) * 8, signed: ty.kind === "int" }
      : undefined;
  const number = (index: number): bigint => {
    const value = given(index);
    const bits = value.read(0, value.bytes.length);
    return int?.signed && value.bytes.length * 8 === int.bits ? BigInt.asIntN(int.bits, bits) : bits;
  };
  switch (name) {
    case "size_of":
      out.write(0, 8, BigInt(mono.layouts.of(ty).size));
      return out;
    case "align_of":
      out.write(0, 8, BigInt(mono.layouts.of(ty).align));
      return out;
    case "needs_drop":
      out.write(0, 1, mono.needsDrop(ty) ? 1n : 0n);
      return out;
    case "transmute":
    case "black_box":
      out.copyFrom(0, given(0), 0, layout.size);
      return out;
    case "wrapping_add":
    case "unchecked_add":
      out.write(0, layout.size, number(0) + number(1));
      return out;
    case "wrapping_sub":
    case "unchecked_sub":
      out.write(0, layout.size, number(0) - number(1));
      return out;
    case "wrapping_mul":
    case "unchecked_mul":
      out.write(0, layout.size, number(0) * number(1));
      return out;
    case "unchecked_div":
      out.write(0, layout.size, number(0) / number(1));
      return out;
    case "unchecked_rem":
      out.write(0, layout.size, number(0) % number(1));
      return out;
    case "unchecked_shl":
      out.write(0, layout.size, number(0) << BigInt.asUintN(7, given(1).read(0, 4)));
      return out;
    case "unchecked_shr":
      out.write(0, layout.size, number(0) >> BigInt.asUintN(7, given(1).read(0, 4)));
      return out;
    case "add_with_overflow":
    case "sub_with_overflow":
    case "mul_with_overflow": {
      if (int === undefined) return fail(`\`${name}\` of this type`, span);
      const exact = name.startsWith("add")
        ? number(0) + number(1)
        : name.startsWith("sub")
          ? number(0) - number(1)
          : number(0) * number(1);
      const wrapped = int.signed ? BigInt.asIntN(int.bits, exact) : BigInt.asUintN(int.bits, exact);
      const offsets = layout.fields[0] ?? [];
      out.write(offsets[0] ?? 0, int.bits / 8, wrapped);
      out.write(offsets[1] ?? 0, 1, wrapped === exact ? 0n : 1n);
      return out;
    }
    default:
      return fail(`\`${name}\` in a constant`, span);
  }
}
