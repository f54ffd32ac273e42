// Casts, checked once everything else is inferred: coercions first, then the table of primitive casts.
//
// rustc's `cast.rs`; the order of its `match` decides which error is said.

import type { FnCtxt, DeferredCast } from "#typeck/check/fn-ctxt.ts";
import { coerce, fnItemSig } from "#typeck/coerce/coercion.ts";
import { objectAutoTraits } from "#types/trait-object.ts";
import { type CastError, reportCast } from "#typeck/errors/cast.ts";
import type { CastMode } from "#typeck/tables.ts";
import { subst } from "#types/fold.ts";
import { Flag, hasFlags, mkFnPtr, mkRawPtr, mkRef, RE_ERASED, type Ty, type TyOf } from "#types/ty.ts";

type CastTy =
  | { readonly kind: "int" | "bool" | "char" | "enum" | "u8" | "float" | "fnPtr" }
  | { readonly kind: "ptr"; readonly ty: TyOf<"rawPtr"> };

type Outcome = { readonly ok: CastMode } | { readonly error: CastError };

export function checkCasts(fcx: FnCtxt): void {
  for (const cast of fcx.deferredCasts.splice(0)) checkCast(fcx, cast);
}

function checkCast(fcx: FnCtxt, cast: DeferredCast): void {
  const from = fcx.tryStructurallyResolve(fcx.resolve(cast.operandTy));
  const to = fcx.tryStructurallyResolve(fcx.resolve(cast.target));
  if (hasFlags(from, Flag.hasError) || hasFlags(to, Flag.hasError)) return;
  if (coerce(fcx, cast.operand, from, to) === undefined) {
    const ptrs = from.kind === "rawPtr" && to.kind === "rawPtr";
    fcx.tables.casts.set(cast.expr, ptrs ? "ptrToPtr" : "coercion");
    return;
  }
  const outcome = primitiveCast(fcx, cast, from, to);
  if ("ok" in outcome) fcx.tables.casts.set(cast.expr, outcome.ok);
  else reportCast(fcx, cast, from, to, outcome.error);
}

function castTy(fcx: FnCtxt, ty: Ty): CastTy | undefined {
  switch (ty.kind) {
    case "infer":
      return ty.variable === "int" ? { kind: "int" } : ty.variable === "float" ? { kind: "float" } : undefined;
    case "int":
      return { kind: "int" };
    case "uint":
      return { kind: ty.name === "u8" ? "u8" : "int" };
    case "float":
    case "bool":
    case "char":
    case "fnPtr":
      return { kind: ty.kind };
    case "rawPtr":
      return { kind: "ptr", ty };
    case "adt": {
      const adt = fcx.tcx.adt(ty.def);
      return adt.kind === "enum" && adt.variants.length > 0 && adt.variants.every((v) => v.fields.length === 0)
        ? { kind: "enum" }
        : undefined;
    }
    default:
      return undefined;
  }
}

function primitiveCast(fcx: FnCtxt, cast: DeferredCast, from: Ty, to: Ty): Outcome {
  const target = castTy(fcx, to);
  let source = castTy(fcx, from);
  if (target === undefined) return { error: "nonScalar" };
  if (source === undefined) {
    if (from.kind === "fnDef") {
      const sig = fnItemSig(fcx, from, cast.span);
      fcx.registerAll(sig.obligations);
      if (coerce(fcx, cast.operand, from, mkFnPtr(sig.sig)) !== undefined) return { error: "nonScalar" };
      source = { kind: "fnPtr" };
    } else if (from.kind === "ref") return refCast(fcx, cast, from, target);
    else return { error: "nonScalar" };
  }
  return tableCast(fcx, cast, source, target);
}

/** References: to an element pointer of their array, or an error that tells what to do. */
function refCast(fcx: FnCtxt, cast: DeferredCast, from: TyOf<"ref">, target: CastTy): Outcome {
  const inner = fcx.shallow(from.inner);
  if (isNumber(target)) {
    const number =
      inner.kind === "int" ||
      inner.kind === "uint" ||
      inner.kind === "float" ||
      (inner.kind === "infer" && inner.variable !== "general");
    return { error: number ? "needDeref" : "needViaPtr" };
  }
  if (target.kind !== "ptr") return { error: "nonScalar" };
  if (!isSized(fcx, target.ty.inner, cast)) return { error: "illegal" };
  if (inner.kind === "array" && (from.mutability === "mut" || target.ty.mutability === "not")) {
    if (fcx.eq(target.ty.inner, inner.element) === undefined) {
      const error = coerce(
        fcx,
        cast.operand,
        mkRef(RE_ERASED, inner, from.mutability),
        mkRawPtr(inner, target.ty.mutability),
      );
      if (error === undefined) return { ok: "arrayToPtr" };
    }
  }
  return { error: "illegal" };
}

function isNumber(t: CastTy): boolean {
  return (
    t.kind === "int" ||
    t.kind === "u8" ||
    t.kind === "bool" ||
    t.kind === "char" ||
    t.kind === "enum" ||
    t.kind === "float"
  );
}

function tableCast(fcx: FnCtxt, cast: DeferredCast, source: CastTy, target: CastTy): Outcome {
  if (target.kind === "enum" || target.kind === "fnPtr") return { error: "nonScalar" };
  if (target.kind === "bool") return { error: "toBool" };
  if (target.kind === "char") return source.kind === "u8" ? { ok: "u8ToChar" } : { error: "toChar" };
  const discrete = source.kind === "enum" || source.kind === "bool" || source.kind === "char";
  if (target.kind === "float") {
    if (discrete || source.kind === "ptr" || source.kind === "fnPtr") return { error: "illegal" };
    return { ok: source.kind === "float" ? "floatToFloat" : "intToFloat" };
  }
  if (target.kind === "ptr") {
    if (discrete || source.kind === "float") return { error: "illegal" };
    if (source.kind === "ptr") return ptrPtrCast(fcx, cast, source.ty, target.ty);
    const pointee = metadata(fcx, target.ty.inner, cast);
    if (pointee === undefined) return { error: "unknownPtrKind" };
    if (source.kind === "fnPtr") return pointee.kind === "thin" ? { ok: "fnPtrToPtr" } : { error: "illegal" };
    return pointee.kind === "thin" ? { ok: "addrToPtr" } : { error: "intToWide" };
  }
  switch (source.kind) {
    case "ptr": {
      const pointee = metadata(fcx, source.ty.inner, cast);
      if (pointee === undefined) return { error: "unknownPtrKind" };
      return pointee.kind === "thin" ? { ok: "ptrToAddr" } : { error: "needViaThinPtr" };
    }
    case "fnPtr":
      return { ok: "fnPtrToAddr" };
    case "enum":
      return { ok: "enumToInt" };
    case "bool":
      return { ok: "boolToInt" };
    case "char":
      return { ok: "charToInt" };
    case "float":
      return { ok: "floatToInt" };
    default:
      return { ok: "intToInt" };
  }
}

function isSized(fcx: FnCtxt, ty: Ty, cast: DeferredCast): boolean {
  return fcx.implementsLang(fcx.resolve(ty), "sized", cast.span);
}

type Metadata =
  | { readonly kind: "thin" | "length" }
  | { readonly kind: "vtable"; readonly object: TyOf<"dyn"> }
  | { readonly kind: "of"; readonly ty: Ty };

/** What a pointer to `ty` carries besides the address; `undefined` while unknown. */
function metadata(fcx: FnCtxt, ty: Ty, cast: DeferredCast): Metadata | undefined {
  const t = fcx.shallow(fcx.resolve(ty));
  if (isSized(fcx, t, cast)) return { kind: "thin" };
  switch (t.kind) {
    case "slice":
    case "str":
      return { kind: "length" };
    case "dyn":
      return { kind: "vtable", object: t };
    case "adt": {
      const last = fcx.tcx.adt(t.def).variants[0]?.fields.at(-1);
      return last === undefined
        ? { kind: "thin" }
        : metadata(fcx, subst(fcx.tcx, fcx.tcx.typeOf(last.def), t.args), cast);
    }
    case "tuple": {
      const last = t.elements.at(-1);
      return last === undefined ? { kind: "thin" } : metadata(fcx, last, cast);
    }
    case "param":
    case "projection":
    case "opaque":
      return { kind: "of", ty: t };
    default:
      return undefined;
  }
}

/** From one trait object to another behind raw pointers: the vtable stays, so it has to hold what is promised of it. */
function objectCast(fcx: FnCtxt, from: TyOf<"dyn">, to: TyOf<"dyn">): Outcome {
  const had = from.principal?.value;
  const wanted = to.principal?.value;
  if (had?.trait !== wanted?.trait) return { error: "differingKinds" };
  const same = (a: Ty, b: Ty | undefined): boolean => b !== undefined && fcx.eq(a, b) === undefined;
  const sameArgs = (wanted?.args ?? []).every((arg, i) => {
    const other = had?.args[i];
    return arg.sort !== "ty" || same(arg, other?.sort === "ty" ? other : undefined);
  });
  const sameProjections = to.projections.every(({ value }) =>
    same(value.ty, from.projections.find((other) => other.value.assoc === value.assoc)?.value.ty),
  );
  if (!sameArgs || !sameProjections) return { error: "differingKinds" };
  const autos = objectAutoTraits(fcx.tcx, from);
  const added = to.autoTraits.filter((trait) => !autos.includes(trait));
  return added.length === 0 ? { ok: "ptrToPtr" } : { error: { added } };
}

function ptrPtrCast(fcx: FnCtxt, cast: DeferredCast, from: TyOf<"rawPtr">, to: TyOf<"rawPtr">): Outcome {
  const target = metadata(fcx, to.inner, cast);
  if (target === undefined) return { error: "unknownPtrKind" };
  if (target.kind === "thin") return { ok: "ptrToPtr" };
  const source = metadata(fcx, from.inner, cast);
  if (source === undefined) return { error: "unknownPtrKind" };
  if (source.kind === "thin") return { error: "thinToWide" };
  if (source.kind === "vtable" && target.kind === "vtable") return objectCast(fcx, source.object, target.object);
  if (source.kind === "of" && target.kind === "of")
    return source.ty === target.ty ? { ok: "ptrToPtr" } : { error: "differingKinds" };
  return source.kind === target.kind ? { ok: "ptrToPtr" } : { error: "differingKinds" };
}
