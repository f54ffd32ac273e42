// Size and alignment of what a pointer leads to, by its second word.

import type { ConstPointer } from "#mono/const-memory.ts";
import type { Layouts } from "#types/layout.ts";
import type { Ty } from "#types/ty.ts";

/** Of a struct whose last field is unsized it is the part before that. */
export function extentOf(
  layouts: Layouts,
  pointee: Ty,
  meta: bigint | ConstPointer | undefined,
): { readonly size: bigint; readonly align: number } {
  const isObject = pointee.kind === "dyn" && typeof meta === "object" && meta.kind === "vtable";
  const { size, align } = layouts.of(isObject ? meta.ty : pointee);
  const element = pointee.kind === "slice" ? layouts.of(pointee.element).size : pointee.kind === "str" ? 1 : 0;
  return { size: BigInt(size) + (typeof meta === "bigint" ? meta * BigInt(element) : 0n), align };
}
