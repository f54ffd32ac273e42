// Facts about traits, their items, and impls of `Drop`.

import type { DefId } from "#hir/defs.ts";
import type { AssocItem, Tcx, TraitDef } from "#types/tcx.ts";
import { hirGenerics } from "./generics.ts";

/** See `Tcx.assocItems`. */
export function computeAssocItems(tcx: Tcx, container: DefId): readonly AssocItem[] {
  const item = tcx.hir.item(container);
  const res = item?.kind === "impl" ? item.traitRef?.path.res : undefined;
  const traitItems = res?.kind === "def" && tcx.hir.def(res.def).kind === "trait" ? tcx.assocItems(res.def) : [];
  return tcx.hir.children(container).flatMap((child): AssocItem[] => {
    const { kind: defKind, name } = tcx.hir.def(child);
    const kind =
      defKind === "assocFn" ? "fn" : defKind === "assocConst" ? "const" : defKind === "assocType" ? "type" : undefined;
    if (kind === undefined) return [];
    const hir = tcx.hir.item(child);
    const hasDefault =
      hir?.kind === "fn" || hir?.kind === "const"
        ? hir.body !== undefined || (hir.kind === "fn" && hir.intrinsic)
        : hir?.kind === "assocType" && hir.ty !== undefined;
    return [
      {
        def: child,
        name,
        kind,
        hasSelf: hir?.kind === "fn" && hir.sig.hasSelf,
        container,
        traitItem: traitItems.find((t) => t.name === name && (t.kind === "type") === (kind === "type"))?.def,
        hasDefault,
      },
    ];
  });
}

/** See `Tcx.traitDef`. */
export function computeTraitDef(tcx: Tcx, trait: DefId): TraitDef {
  const item = tcx.hir.item(trait);
  const attrs = tcx.hir.def(trait).attrs;
  const has = (name: string): boolean => attrs.some((a) => a.name === name);
  const call = tcx.isLangItem(trait, "fn") || tcx.isLangItem(trait, "fn_mut") || tcx.isLangItem(trait, "fn_once");
  return {
    def: trait,
    auto: item?.kind === "trait" && item.auto,
    unsafe: item?.kind === "trait" && item.unsafe,
    fundamental: has("fundamental"),
    parenSugar: has("paren_sugar") || has("rustc_paren_sugar") || call,
    marker: has("marker"),
  };
}

/** See `Tcx.requiresSized`. */
export function declaresSelfSized(tcx: Tcx, item: DefId): boolean {
  const hir = hirGenerics(tcx.hir.item(item));
  const sized = tcx.langItem("sized");
  return (hir?.where ?? []).some(
    (w) =>
      w.kind === "bound" &&
      w.ty.kind === "path" &&
      w.ty.path.kind === "resolved" &&
      w.ty.path.path.res.kind === "selfParam" &&
      w.bounds.some(
        (b) =>
          b.kind === "trait" &&
          b.modifier === "none" &&
          b.trait.traitRef.path.res.kind === "def" &&
          b.trait.traitRef.path.res.def === sized,
      ),
  );
}

/** See `Tcx.adtDestructor`. */
export function computeDestructor(tcx: Tcx, def: DefId): { readonly impl: DefId; readonly dropFn: DefId } | undefined {
  const drop = tcx.langItem("drop");
  if (drop === undefined) return undefined;
  for (const impl of tcx.relevantImpls(drop, tcx.typeOf(def))) {
    const self = tcx.typeOf(impl);
    const dropFn = tcx.assocItems(impl).find((i) => i.name === "drop");
    if (self.kind === "adt" && self.def === def && dropFn !== undefined) return { impl, dropFn: dropFn.def };
  }
  return undefined;
}

/** See `Tcx.mayDangle`. */
export function computeMayDangle(tcx: Tcx, def: DefId): readonly number[] {
  const destructor = tcx.adtDestructor(def);
  if (destructor === undefined) return [];
  const self = tcx.typeOf(destructor.impl);
  const hir = hirGenerics(tcx.hir.item(destructor.impl));
  if (self.kind !== "adt" || hir === undefined) return [];
  const marked = new Set(hir.params.flatMap((p) => (p.kind === "type" && p.mayDangle ? [p.def] : [])));
  return self.args.flatMap((a, i) =>
    a.sort === "ty" && a.kind === "param" && a.def !== undefined && marked.has(a.def) ? [i] : [],
  );
}

/** See `Tcx.scalarValidRange`. */
export function computeScalarRange(
  tcx: Tcx,
  def: DefId,
): { readonly start: bigint | undefined; readonly end: bigint | undefined } | undefined {
  let start: bigint | undefined;
  let end: bigint | undefined;
  for (const attr of tcx.hir.def(def).attrs) {
    const text = attr.words[0] ?? attr.value;
    if (text === undefined) continue;
    if (attr.name === "rustc_layout_scalar_valid_range_start") start = BigInt(text.replaceAll("_", ""));
    else if (attr.name === "rustc_layout_scalar_valid_range_end") end = BigInt(text.replaceAll("_", ""));
  }
  return start === undefined && end === undefined ? undefined : { start, end };
}
