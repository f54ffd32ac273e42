// What functions are called in backtraces, listings and pictures of the stack.

import type { DefId } from "#hir/defs.ts";
import { subst } from "#types/fold.ts";
import type { Tcx } from "#types/tcx.ts";
import type { GenericArgs } from "#types/ty.ts";
import type { Instance } from "./instance.ts";

/** An instance's name: `main`, `shapes::area::<f64>`, `Stack<i32>::push`, `<Shape as Clone>::clone`. */
export function instanceName(tcx: Tcx, instance: Instance): string {
  switch (instance.kind) {
    case "item":
      return itemName(tcx, instance.def, instance.args);
    case "ctor":
      return tcx.hir.path(instance.def);
    case "dropGlue":
      return `drop_in_place::<${tcx.tyToString(instance.ty)}>`;
    case "fnShim":
      return `<${tcx.tyToString(instance.self)} as Fn>::${instance.method}`;
    case "cloneShim":
      return `<${tcx.tyToString(instance.ty)} as Clone>::clone`;
    case "entry":
      return "start";
    case "vtableShim":
    case "callOnceShim":
      return itemName(tcx, instance.method, instance.args);
  }
}

function itemName(tcx: Tcx, def: DefId, args: GenericArgs): string {
  const { hir } = tcx;
  const inside: string[] = [];
  let isClosure = false;
  for (let at: DefId | undefined = def; at !== undefined; at = hir.def(at).parent) {
    const { kind, name } = hir.def(at);
    if (kind === "impl")
      return `${implName(tcx, at, args)}::${inside.join("::")}${isClosure ? "" : own(tcx, def, args)}`;
    isClosure ||= kind === "closure";
    inside.unshift(name);
  }
  return hir.path(def) + (isClosure ? "" : listed(tcx, args));
}

/** `Stack<i32>`, or `<Stack<i32> as Clone>`. */
function implName(tcx: Tcx, impl: DefId, args: GenericArgs): string {
  const self = tcx.tyToString(subst(tcx, tcx.typeOf(impl), args));
  const ref = tcx.implTraitRef(impl);
  return ref === undefined ? self : `<${self} as ${tcx.hir.def(ref.trait).name}>`;
}

/** Arguments of a method's own parameters; those of its impl are told by the type. */
function own(tcx: Tcx, def: DefId, args: GenericArgs): string {
  return listed(tcx, args.slice(tcx.generics(def).parentCount));
}

function listed(tcx: Tcx, args: GenericArgs): string {
  const shown = args.filter((a) => a.sort !== "region").map((a) => tcx.tyToString(a));
  return shown.length === 0 ? "" : `::<${shown.join(", ")}>`;
}
