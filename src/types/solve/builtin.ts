// Traits the compiler implements itself: which types have them, and what that depends on.

import type { DefId } from "#hir/defs.ts";
import { closureParts } from "#types/closure.ts";
import { subst, substOpaque } from "#types/fold.ts";
import type { InferCtxt } from "#types/infer.ts";
import type { ParamEnv, Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";
import { UNIT } from "#types/ty.ts";

export type BuiltinTrait =
  | "sized"
  | "copy"
  | "clone"
  | "fn"
  | "fnMut"
  | "fnOnce"
  | "tuple"
  | "unsize"
  | "destruct"
  | "discriminantKind"
  | "pointee"
  | "fnPtr"
  | "drop";

const LANG: readonly (readonly [string, BuiltinTrait])[] = [
  ["sized", "sized"],
  ["copy", "copy"],
  ["clone", "clone"],
  ["fn", "fn"],
  ["fn_mut", "fnMut"],
  ["fn_once", "fnOnce"],
  ["tuple_trait", "tuple"],
  ["unsize", "unsize"],
  ["destruct", "destruct"],
  ["discriminant_kind", "discriminantKind"],
  ["pointee_trait", "pointee"],
  ["fn_ptr_trait", "fnPtr"],
  ["drop", "drop"],
];

const tables = new WeakMap<Tcx, ReadonlyMap<DefId, BuiltinTrait>>();

/** Which of the compiler's own traits this is, if any. */
export function builtinTrait(tcx: Tcx, trait: DefId): BuiltinTrait | undefined {
  let table = tables.get(tcx);
  if (table === undefined) {
    const made = new Map<DefId, BuiltinTrait>();
    for (const [lang, kind] of LANG) {
      const def = tcx.langItem(lang);
      if (def !== undefined) made.set(def, kind);
    }
    table = made;
    tables.set(tcx, table);
  }
  return table.get(trait);
}

/** Types that must have the trait too; `none`: the rule does not apply; `ambiguous`: not known yet. */
export type Conditions = readonly Ty[] | "none" | "ambiguous";

/** The type of the last field of a struct, on which its size depends; `undefined` where it is always sized. */
export function sizedConstraint(tcx: Tcx, def: DefId): Ty | undefined {
  const adt = tcx.adt(def);
  if (adt.kind !== "struct") return undefined;
  const last = adt.variants[0]?.fields.at(-1);
  return last === undefined ? undefined : tcx.typeOf(last.def);
}

export function sizedConditions(infcx: InferCtxt, ty: Ty): Conditions {
  switch (ty.kind) {
    case "str":
    case "slice":
    case "dyn":
    case "param":
    case "projection":
    case "opaque":
      return "none";
    case "infer":
      return ty.variable === "general" ? "ambiguous" : [];
    case "tuple":
      return ty.elements.slice(-1);
    case "adt": {
      const last = sizedConstraint(infcx.tcx, ty.def);
      return last === undefined ? [] : [subst(infcx.tcx, last, ty.args)];
    }
    default:
      return [];
  }
}

/** Sized by its form, or because a where-clause says just that; says nothing where it is `false`. */
export function isTriviallySized(infcx: InferCtxt, env: ParamEnv, sized: DefId, start: Ty): boolean {
  let ty = infcx.shallow(start);
  for (;;) {
    const conditions = sizedConditions(infcx, ty);
    if (conditions === "none")
      return ty.kind === "param" && (env.byTrait.get(sized) ?? []).some((b) => b.value.args[0] === ty);
    if (conditions === "ambiguous") return false;
    const [next] = conditions;
    if (next === undefined) return true;
    ty = infcx.shallow(next);
  }
}

/** `Copy` and `Clone` of the types that no impl in std can name. */
export function copyCloneConditions(infcx: InferCtxt, ty: Ty): Conditions {
  switch (ty.kind) {
    case "fnDef":
    case "fnPtr":
      return [];
    case "tuple":
      return ty.elements;
    case "closure": {
      const upvars = infcx.shallow(closureParts(ty).upvarsTy);
      if (upvars.kind === "tuple") return upvars.elements;
      return upvars.kind === "infer" ? "ambiguous" : "none";
    }
    default:
      return "none";
  }
}

/** `Copy` and `Clone` of primitive types, for where std leaves the impls to the compiler. */
export function primitiveCopyConditions(ty: Ty): Conditions {
  switch (ty.kind) {
    case "bool":
    case "char":
    case "int":
    case "uint":
    case "float":
    case "never":
    case "rawPtr":
      return [];
    case "infer":
      return ty.variable === "general" ? "ambiguous" : [];
    case "ref":
      return ty.mutability === "not" ? [] : "none";
    case "array":
      return [ty.element];
    default:
      return "none";
  }
}

/** What an auto trait of `ty` depends on. */
export function autoTraitConditions(infcx: InferCtxt, ty: Ty): Conditions {
  const { tcx } = infcx;
  switch (ty.kind) {
    case "ref":
    case "rawPtr":
      return [ty.inner];
    case "slice":
    case "array":
      return [ty.element];
    case "tuple":
      return ty.elements;
    case "closure": {
      const upvars = infcx.shallow(closureParts(ty).upvarsTy);
      if (upvars.kind === "tuple") return upvars.elements;
      return upvars.kind === "infer" ? "ambiguous" : "none";
    }
    case "adt": {
      const adt = tcx.adt(ty.def);
      if (adt.isPhantomData) return ty.args.filter((a): a is Ty => a.sort === "ty");
      const out = new Set<Ty>();
      for (const variant of adt.variants) {
        for (const field of variant.fields) out.add(subst(tcx, tcx.typeOf(field.def), ty.args));
      }
      return [...out];
    }
    case "opaque":
      return [substOpaque(tcx, ty.def, tcx.hiddenType(ty.def), ty.args)];
    case "infer":
      return ty.variable === "general" ? "ambiguous" : [];
    case "dyn":
    case "param":
    case "projection":
      return "none";
    default:
      return [];
  }
}

/** The type `<ty as DiscriminantKind>::Discriminant`; `undefined` while `ty` is unknown. */
export function discriminantTy(tcx: Tcx, ty: Ty, isize: Ty, u8: Ty): Ty | undefined {
  switch (ty.kind) {
    case "adt": {
      const adt = tcx.adt(ty.def);
      return adt.kind === "enum" ? (adt.repr.int ?? isize) : u8;
    }
    case "infer":
      return ty.variable === "general" ? undefined : u8;
    case "param":
    case "projection":
    case "opaque":
      return undefined;
    default:
      return u8;
  }
}

/** The type `<ty as Pointee>::Metadata`; `undefined` where it is not known. */
export function metadataTy(tcx: Tcx, infcx: InferCtxt, ty: Ty, usize: Ty): Ty | undefined {
  const tail = structTail(tcx, infcx, ty);
  switch (tail.kind) {
    case "str":
    case "slice":
      return usize;
    case "dyn":
    case "param":
    case "projection":
    case "opaque":
      return undefined;
    case "infer":
      return tail.variable === "general" ? undefined : UNIT;
    default:
      return UNIT;
  }
}

/** The last field of the last field …: what decides whether and how a type is unsized. */
export function structTail(tcx: Tcx, infcx: InferCtxt, ty: Ty): Ty {
  let t = infcx.shallow(ty);
  for (let steps = 0; steps < 64; steps++) {
    if (t.kind === "adt") {
      const last = sizedConstraint(tcx, t.def);
      if (last === undefined) return t;
      t = infcx.shallow(subst(tcx, last, t.args));
    } else if (t.kind === "tuple" && t.elements.length > 0) t = infcx.shallow(t.elements.at(-1) as Ty);
    else return t;
  }
  return t;
}
