// Definitions and types in words.

import type { DefId } from "#hir/defs.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { Ty } from "#types/ty.ts";

/** "function", "method", "struct", "enum variant", … as rustc describes a definition. */
export function describeDef(fcx: FnCtxt, def: DefId): string {
  const { kind } = fcx.tcx.hir.def(def);
  switch (kind) {
    case "fn":
      return "function";
    case "assocFn":
      return fcx.tcx.assocItem(def)?.hasSelf === true ? "method" : "associated function";
    case "assocConst":
      return "associated constant";
    case "assocType":
      return "associated type";
    case "const":
      return "constant";
    case "typeAlias":
      return "type alias";
    case "mod":
      return "module";
    case "typeParam":
      return "type parameter";
    case "variant":
      return "variant";
    default:
      return kind;
  }
}

/** "struct `Foo<T>`", "type parameter `T`", "reference `&T`": what a method was looked for on. */
export function tyPrefix(fcx: FnCtxt, ty: Ty): string {
  switch (ty.kind) {
    case "adt":
      return fcx.tcx.adt(ty.def).kind;
    case "param":
      return "type parameter";
    case "ref":
      return ty.mutability === "mut" ? "mutable reference" : "reference";
    case "rawPtr":
      return "raw pointer";
    case "slice":
      return "slice";
    case "array":
      return "array";
    case "tuple":
      return ty.elements.length === 0 ? "unit type" : "tuple";
    case "fnDef":
      return isCtor(fcx, ty.def)
        ? fcx.tcx.hir.def(ty.def).kind === "variant"
          ? "enum constructor"
          : "struct constructor"
        : "fn item";
    case "fnPtr":
      return "fn pointer";
    case "dyn":
      return "trait object";
    case "closure":
      return "closure";
    case "opaque":
      return "opaque type";
    case "projection":
      return "associated type";
    default:
      return "type";
  }
}

function isCtor(fcx: FnCtxt, def: DefId): boolean {
  const { kind } = fcx.tcx.hir.def(def);
  return kind === "variant" || kind === "struct";
}

export function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? "" : "s"}`;
}

/** `a`, `b` and `c`. */
export function listOf(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
