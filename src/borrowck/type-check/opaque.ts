// `impl Trait` in return position: what the body returns must be what its bounds promise, and may mention only
// the lifetimes that the opaque type captures.

import type { Category, Where } from "#borrowck/nll/constraints.ts";
import type { DefId } from "#hir/defs.ts";
import { type LocalDecl, RETURN_LOCAL } from "#mir/body.ts";
import { predicateFlags } from "#types/predicate.ts";
import { freeRegions, mapTys, substFolder } from "#types/fold.ts";
import { miscCause, mkObligation } from "#types/obligation.ts";
import type { Predicate } from "#types/tcx.ts";
import { normalizeWith } from "#types/traits.ts";
import { Flag, type GenericArgs, hasFlags, RE_STATIC, type Region, type Ty } from "#types/ty.ts";
import type { TypedBody } from "./cx.ts";

const OPAQUE: Category = { kind: "opaqueType" };

interface Defined {
  readonly def: DefId;
  readonly args: GenericArgs;
  readonly hidden: Ty;
}

/** The declared result with a variable for each opaque type that this body defines; relates it to what is returned. */
export function equateOpaqueOutput(typed: TypedBody): void {
  const { cx, body } = typed;
  const { output } = cx.universal;
  const where: Where = { span: (body.locals[RETURN_LOCAL] as LocalDecl).source.span, point: undefined };
  const defined = new Map<Ty, Defined>();
  const declared = replaceOpaque(typed, output, where, defined);
  cx.eq(typed.localTys[RETURN_LOCAL] as Ty, cx.normalize(declared, where), where, OPAQUE);
  for (const opaque of defined.values()) checkHidden(typed, opaque, where, defined);
}

function replaceOpaque(typed: TypedBody, ty: Ty, where: Where, defined: Map<Ty, Defined>): Ty {
  return mapTys(ty, (t) => {
    if (t.kind !== "opaque" || !isDefinedHere(typed, t.def)) return t;
    let known = defined.get(t);
    if (known === undefined) {
      known = { def: t.def, args: t.args, hidden: typed.cx.infcx.newTyVar({ span: where.span, kind: "misc" }) };
      defined.set(t, known);
    }
    return known.hidden;
  });
}

/** Whether this body is the function whose result an opaque type is. */
export function isDefinedHere(typed: TypedBody, opaque: DefId): boolean {
  const item = typed.cx.tcx.hir.item(opaque);
  return item?.kind === "opaque" && item.fn === typed.body.source.def;
}

function checkHidden(typed: TypedBody, opaque: Defined, where: Where, defined: Map<Ty, Defined>): void {
  const { cx } = typed;
  const hidden = cx.infcx.resolve(opaque.hidden);
  if (hidden.kind === "infer") return;
  const folder = substFolder(cx.tcx, opaque.args, opaque.def);
  const inside = (p: Predicate): Predicate =>
    mapPredicate(folder.predicate(p), (t) => replaceOpaque(typed, t, where, defined));
  for (const { predicate, span } of cx.tcx.itemBounds(opaque.def)) {
    const cause = { span: where.span, code: { kind: "where", item: opaque.def, boundSpan: span } } as const;
    const { value, obligations } = normalizeWith(cx.infcx, cx.env, cause, (f) => f.predicate(inside(predicate)));
    if ((predicateFlags(cx.infcx.resolvePredicate(value)) & Flag.hasRegions) !== 0 || obligations.length > 0) {
      cx.proveAll([mkObligation(value, cx.env, miscCause(where.span)), ...obligations], where, OPAQUE);
    }
  }
  const choices = capturedRegions(typed, opaque).map((r) => cx.table.vid(r));
  cx.table.eachRegion(cx.infcx.resolve(hidden), (member) => {
    if (!choices.includes(member))
      cx.members.push({ opaque: opaque.def, member, choices, hiddenTy: hidden, span: where.span });
  });
}

function mapPredicate(p: Predicate, map: (ty: Ty) => Ty): Predicate {
  switch (p.kind) {
    case "trait":
      return {
        kind: "trait",
        bound: {
          vars: p.bound.vars,
          value: { trait: p.bound.value.trait, args: p.bound.value.args.map((a) => (a.sort === "ty" ? map(a) : a)) },
        },
      };
    case "projection": {
      const { assoc, args, ty } = p.bound.value;
      return {
        kind: "projection",
        bound: {
          vars: p.bound.vars,
          value: { assoc, args: args.map((a) => (a.sort === "ty" ? map(a) : a)), ty: map(ty) },
        },
      };
    }
    case "typeOutlives":
      return {
        kind: "typeOutlives",
        bound: { vars: p.bound.vars, value: { ty: map(p.bound.value.ty), region: p.bound.value.region } },
      };
    case "regionOutlives":
    case "wellFormed":
    case "constHasType":
    case "closureKind":
      return p;
  }
}

/** Those that `use<…>` lists; without it in edition 2024 all lifetimes in scope, in 2021 those that the bounds mention. */
function capturedRegions(typed: TypedBody, opaque: Defined): Region[] {
  const { cx } = typed;
  const item = cx.tcx.hir.item(opaque.def);
  const captures = item?.kind === "opaque" ? item.captures : undefined;
  if (captures !== undefined) {
    const params = cx.tcx.generics(opaque.def).all.filter((p) => p.def !== undefined && captures.includes(p.def));
    return [RE_STATIC, ...params.map((p) => opaque.args[p.index] as Region)];
  }
  const regions = opaque.args.filter((a): a is Region => a.sort === "region");
  if (cx.tcx.edition === 2024) return [RE_STATIC, ...regions];
  const mentioned = new Set<Region>();
  const folder = substFolder(cx.tcx, opaque.args, opaque.def);
  for (const { predicate } of cx.tcx.itemBounds(opaque.def)) {
    const p = folder.predicate(predicate);
    const args = p.kind === "trait" || p.kind === "projection" ? p.bound.value.args.slice(1) : [];
    for (const arg of args) if (hasFlags(arg, Flag.hasRegions)) freeRegions(arg, (r) => mentioned.add(r));
    if (p.kind === "projection") freeRegions(p.bound.value.ty, (r) => mentioned.add(r));
    if (p.kind === "typeOutlives") mentioned.add(p.bound.value.region);
  }
  // The self type of every bound is the opaque type itself, which mentions its own captured parameters.
  const own = new Set(cx.tcx.generics(opaque.def).own.map((p) => p.index));
  return [RE_STATIC, ...regions.filter((r) => mentioned.has(r) || own.has(opaque.args.indexOf(r)))];
}
