// How values travel between functions, and which ops suit a type.

import { bug } from "#support/bug.ts";
import type { ValueShape } from "#isa/program.ts";
import { INT_BYTES, type Layouts } from "#types/layout.ts";
import type { Ty } from "#types/ty.ts";

/** The shape of a value; `undefined` for zero-sized ones, which are not passed at all. */
export function shapeOf(layouts: Layouts, ty: Ty): ValueShape | undefined {
  const layout = layouts.of(ty);
  if (layout.size === 0) return undefined;
  if (ty.kind === "float") return { kind: "float", bits: ty.name === "f32" ? 32 : 64 };
  const bits = layout.size * 8;
  // Anything that fills a scalar slot travels as one: `Box<T>` and `&T` are called alike through a vtable.
  if (layout.align === layout.size && (bits === 8 || bits === 16 || bits === 32 || bits === 64 || bits === 128))
    return { kind: "int", bits };
  return { kind: "memory", size: layout.size, align: layout.align };
}

/** The op suffix for arithmetic on a type: `i32`, `u64`, `f64`; bools and chars are unsigned, pointers `u64`. */
export function opType(ty: Ty): string {
  switch (ty.kind) {
    case "int":
    case "uint":
      return `${ty.kind === "int" ? "i" : "u"}${(INT_BYTES[ty.name] as number) * 8}`;
    case "float":
      return ty.name;
    case "bool":
      return "u8";
    case "char":
      return "u32";
    case "ref":
    case "rawPtr":
    case "fnPtr":
      return "u64";
    default:
      return bug(`no arithmetic on ${ty.kind}`);
  }
}

/** The width part of an op type: `i32` has `32`, `f64` itself. */
export function opWidth(type: string): string {
  return type.startsWith("f") ? type : type.slice(1);
}

export function isSigned(ty: Ty): boolean {
  return ty.kind === "int";
}
