// Types and signatures of definitions, from their HIR.

import { error } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import { itemCx, lifetimesOf } from "#types/lower-cx.ts";
import { TyLowerer } from "#types/lower-ty.ts";
import type { Tcx } from "#types/tcx.ts";
import type { FnSig, PolyFnSig, Ty } from "#types/ty.ts";
import { ISIZE, mkAdt, mkErrorTy, mkFnDef, mkOpaque, mkParam, USIZE } from "#types/ty.ts";
import { genericsOwner } from "./generics.ts";

/** See `Tcx.typeOf`. `anonConst`: the type an anonymous const was registered with. */
export function computeType(tcx: Tcx, def: DefId, anonConst: Ty | undefined): Ty {
  const { kind, parent } = tcx.hir.def(def);
  switch (kind) {
    case "struct":
    case "enum":
    case "union":
      return mkAdt(def, tcx.identityArgs(def));
    case "variant":
      return tcx.typeOf(parent as DefId);
    case "field":
      return fieldType(tcx, def);
    case "typeParam": {
      const param = tcx.generics(parent as DefId).all.find((p) => p.def === def);
      return param === undefined
        ? bug(`parameter ${tcx.hir.path(def)} unknown to its item`)
        : mkParam(param.index, param.name, def);
    }
    case "constParam":
      return tcx.constParamTy(def);
    case "fn":
    case "assocFn":
      return mkFnDef(def, tcx.identityArgs(def));
    case "opaque":
      return mkOpaque(def, tcx.identityArgs(def));
    case "anonConst":
      return anonConst ?? anonConstType(tcx, def);
    default:
      return itemType(tcx, def);
  }
}

function anonConstType(tcx: Tcx, def: DefId): Ty {
  const { parent } = tcx.hir.def(def);
  const kind = parent === undefined ? undefined : tcx.hir.def(parent).kind;
  if (kind === "variant" || kind === "enum") {
    const adt = tcx.adt(kind === "enum" ? (parent as DefId) : (tcx.hir.def(parent as DefId).parent as DefId));
    return adt.repr.int ?? ISIZE;
  }
  return USIZE;
}

function itemType(tcx: Tcx, def: DefId): Ty {
  const item = tcx.hir.item(def);
  const low = new TyLowerer(itemCx(tcx, def));
  switch (item?.kind) {
    case "typeAlias":
    case "const":
    case "static":
      return low.ty(item.ty);
    case "assocType":
      return item.ty === undefined ? tcx.aliasSelf(def) : low.ty(item.ty);
    case "impl":
      return low.ty(item.selfTy);
    default:
      return bug(`no type of ${tcx.hir.def(def).kind} ${tcx.hir.path(def)}`);
  }
}

function fieldType(tcx: Tcx, def: DefId): Ty {
  const owner = genericsOwner(tcx, def);
  const item = tcx.hir.item(owner);
  const variants =
    item?.kind === "enum" ? item.variants : item?.kind === "struct" || item?.kind === "union" ? [item.variant] : [];
  for (const variant of variants) {
    const field = variant.fields.find((f) => f.def === def);
    if (field !== undefined) return new TyLowerer(itemCx(tcx, owner)).ty(field.ty);
  }
  return bug(`no field ${tcx.hir.path(def)}`);
}

/** See `Tcx.fnSig`. */
export function computeSig(tcx: Tcx, def: DefId): PolyFnSig {
  const { kind, parent } = tcx.hir.def(def);
  if (kind === "struct" || kind === "variant") {
    const adt = kind === "struct" ? def : (parent as DefId);
    const variant = tcx.adt(adt).variants.find((v) => v.def === def);
    const inputs = (variant?.fields ?? []).map((f) => tcx.typeOf(f.def));
    return { vars: [], value: { inputs, output: tcx.typeOf(adt), unsafe: false, abi: "Rust" } };
  }
  const item = tcx.hir.item(def);
  if (item?.kind !== "fn") return bug(`${tcx.hir.path(def)} has no signature`);
  const late = new Set(tcx.lateBound(def));
  const params = lifetimesOf(item.generics.params).filter((p) => late.has(p.def));
  const low = new TyLowerer(itemCx(tcx, def));
  const { sig } = item;
  const abi: FnSig["abi"] =
    sig.abi === undefined || sig.abi === "Rust" ? "Rust" : sig.abi === "rust-call" ? "rust-call" : "C";
  return low.under(params, () => {
    const inputs = sig.inputs.map((t) => low.ty(t));
    low.cx = itemCx(tcx, def, "return types");
    const output = sizedOutput(tcx, low.ty(sig.output), sig.output.span, item.body !== undefined);
    return { inputs, output, unsafe: sig.unsafe, abi };
  });
}

/** E0746: a function with a body returns no bare trait object. */
function sizedOutput(tcx: Tcx, output: Ty, span: Span, hasBody: boolean): Ty {
  if (output.kind !== "dyn" || !hasBody) return output;
  return mkErrorTy(
    tcx.sink.error(
      error("E0746", "return type cannot be a trait object without pointer indirection").at(
        span,
        "doesn't have a size known at compile-time",
      ),
    ),
  );
}
