// Places as the user wrote them: `x.name`, `*r`, `v[..]`, and what kind of thing a place is.

import { type Analysis, localDecl, prefixOf, typeOfPlace, upvarAt } from "#borrowck/analysis.ts";
import type { DefId } from "#hir/defs.ts";
import type { Local, Place, Projection } from "#mir/body.ts";
import type { Ty } from "#types/ty.ts";

/** The name of a variable of the user's, if it is one. */
export function localName(a: Analysis, local: Local): string | undefined {
  const { info } = localDecl(a, local);
  if (info.kind === "user") return info.name;
  return info.kind === "refForGuard" ? localName(a, info.of) : undefined;
}

/** Options as in rustc: with `downcast`, a place inside an enum variant has no description. */
export interface DescribeOptions {
  readonly refuseDowncast?: boolean;
  readonly refuseTupleField?: boolean;
}

/** `x.0.name`; `undefined` where the place belongs to no variable. */
export function describePlace(a: Analysis, place: Place, options: DescribeOptions = {}): string | undefined {
  let text = localName(a, place.local);
  // Dereferences are written only where nothing but dereferences follows: field access does them by itself.
  const lastStep = place.projection.findLastIndex((s) => s.kind !== "deref" && s.kind !== "downcast");
  for (const [i, step] of place.projection.entries()) {
    const upvar = upvarAt(a.body, prefixOf(place, i + 1));
    if (upvar !== undefined) {
      text = step.kind === "deref" && upvar.byRef === undefined ? `*${upvar.path}` : upvar.path;
      continue;
    }
    switch (step.kind) {
      case "deref": {
        const { info } = localDecl(a, place.local);
        if (i === 0 && info.kind === "refForGuard") continue;
        if (i === 0 && info.kind === "temp" && info.staticDef !== undefined) text = a.tcx.hir.def(info.staticDef).name;
        else if (i > lastStep && text !== undefined) text = `*${text}`;
        break;
      }
      case "downcast":
        if (options.refuseDowncast === true) return undefined;
        break;
      case "field": {
        const name = describeField(a, prefixOf(place, i), step, options);
        if (name !== undefined && text !== undefined) text += `.${name}`;
        break;
      }
      case "index":
        if (text !== undefined) text += `[${localName(a, step.local) ?? "_"}]`;
        break;
      case "constantIndex":
      case "subslice":
        if (text !== undefined) text += "[..]";
        break;
    }
  }
  return text;
}

function describeField(
  a: Analysis,
  base: Place,
  step: Extract<Projection, { kind: "field" }>,
  options: DescribeOptions,
): string | undefined {
  const ty = typeOfPlace(a, base);
  if (ty.kind === "adt") {
    const last = base.projection.at(-1);
    const variant = a.tcx.adt(ty.def).variants[last?.kind === "downcast" ? last.variant : 0];
    if (options.refuseTupleField === true && variant?.shape === "tuple") return undefined;
    return variant?.fields[step.index]?.name;
  }
  if (ty.kind === "closure") return undefined;
  return String(step.index);
}

/** `` `x` `` or `value`. */
export function describeAny(a: Analysis, place: Place): string {
  const name = describePlace(a, place);
  return name === undefined ? "value" : `\`${name}\``;
}

/** `` `x` `` or `value` for a description that may be missing. */
export function quoted(name: string | undefined): string {
  return name === undefined ? "value" : `\`${name}\``;
}

/** A type as messages show it. */
export function tyText(a: Analysis, ty: Ty): string {
  return a.tcx.tyToString(ty);
}

/** As {@link tyText}; of a type of the user's without the lifetimes nobody wrote. */
export function plainTyText(a: Analysis, ty: Ty): string {
  const isPlain = ty.kind === "adt" && ty.args.every((arg) => arg.sort === "region");
  return isPlain && !a.tcx.hir.isStd(ty.def) ? a.tcx.hir.def(ty.def).name : tyText(a, ty);
}

/** A method as messages name it: `Type::method`, `Type::<T>::method`; a trait's by its name alone. */
export function methodPath(a: Analysis, method: DefId): string {
  const { parent, name } = a.tcx.hir.def(method);
  if (parent === undefined || a.tcx.hir.def(parent).kind !== "impl") return name;
  const self = a.tcx.tyToString(a.tcx.typeOf(parent));
  return `${self.replace("<", "::<")}::${name}`;
}
