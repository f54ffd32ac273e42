// Which crate may implement a trait for a type: the orphan rules (Reference; RFC 2451).

import type { DefId } from "#hir/defs.ts";
import type { InferCtxt } from "#types/infer.ts";
import type { Tcx } from "#types/tcx.ts";
import type { GenericArg, TraitRef, Ty } from "#types/ty.ts";

/** Whose view it is: the user's crate, or one that depends on it (which may own whatever is unknown). */
export type Crate = "local" | "downstream";

function isFundamental(tcx: Tcx, ty: Ty & { kind: "adt" }): boolean {
  return (
    tcx.adt(ty.def).isBox ||
    tcx.isLangItem(ty.def, "pin") ||
    tcx.hir.def(ty.def).attrs.some((a) => a.name === "fundamental")
  );
}

/** Through `&`, `&mut`, `Box` and `Pin`. */
function peel(tcx: Tcx, ty: Ty): Ty {
  let t = ty;
  for (;;) {
    if (t.kind === "ref") t = t.inner;
    else if (t.kind === "adt" && isFundamental(tcx, t) && t.args[0]?.sort === "ty") t = t.args[0];
    else return t;
  }
}

export type OrphanResult =
  | { readonly kind: "ok" }
  /** A parameter stands bare before the first local type, or there is none. */
  | { readonly kind: "uncovered"; readonly param: Ty; readonly local: Ty | undefined }
  | { readonly kind: "foreign"; readonly tys: readonly { readonly ty: Ty; readonly index: number }[] };

export function orphanCheck(tcx: Tcx, ref: TraitRef, crate: Crate, shallow: (ty: Ty) => Ty = (t) => t): OrphanResult {
  const foreign: { readonly ty: Ty; readonly index: number }[] = [];
  let uncovered: Ty | undefined;
  const types = ref.args
    .map((arg: GenericArg, index) => ({ arg, index }))
    .filter((x): x is { arg: Ty; index: number } => x.arg.sort === "ty");
  for (const { arg, index } of types) {
    const ty = peel(tcx, shallow(arg));
    if (isLocal(tcx, ty, crate))
      return uncovered === undefined || crate === "downstream"
        ? { kind: "ok" }
        : { kind: "uncovered", param: uncovered, local: ty };
    if ((ty.kind === "param" || ty.kind === "infer") && uncovered === undefined) uncovered = ty;
    else foreign.push({ ty, index });
  }
  return uncovered === undefined
    ? { kind: "foreign", tys: foreign }
    : { kind: "uncovered", param: uncovered, local: undefined };
}

function isLocal(tcx: Tcx, ty: Ty, crate: Crate): boolean {
  if (crate === "downstream") return ty.kind === "infer" || ty.kind === "param";
  const own = (def: DefId): boolean => !tcx.hir.isStd(def);
  switch (ty.kind) {
    case "adt":
      return own(ty.def);
    case "dyn":
      return ty.principal !== undefined && own(ty.principal.value.trait);
    case "closure":
    case "error":
      return true;
    default:
      return false;
  }
}

export type Knowable = "yes" | "downstream" | "upstream";

/** Whether nobody else may implement this trait reference (rustc's `trait_ref_is_knowable`). */
export function knowable(tcx: Tcx, infcx: InferCtxt, ref: TraitRef): Knowable {
  const shallow = (t: Ty): Ty => infcx.shallow(t);
  if (orphanCheck(tcx, ref, "downstream", shallow).kind === "ok") return "downstream";
  if (!tcx.hir.isStd(ref.trait) || tcx.traitDef(ref.trait).fundamental) return "yes";
  return orphanCheck(tcx, ref, "local", shallow).kind === "ok" ? "yes" : "upstream";
}
