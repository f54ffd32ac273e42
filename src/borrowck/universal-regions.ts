// The regions a body's caller chooses: `'static`, lifetime parameters, and for closures what their creator knows
// (rustc dev guide, "Universal regions"), with the types of parameters and result in terms of them.

import type { DefId } from "#hir/defs.ts";
import type { Body } from "#mir/body.ts";
import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import { closureKind, closureParts, closureSig, mkClosureTy } from "#types/closure.ts";
import { instantiateBinder, mapRegions, rebuildSig } from "#types/fold.ts";
import type { Tcx } from "#types/tcx.ts";
import {
  type Binder,
  type FnSig,
  mkRef,
  mkReParam,
  mkReVar,
  type PolyFnSig,
  RE_STATIC,
  type Region,
  type RegionVid,
  type Ty,
  type TyOf,
} from "#types/ty.ts";
import type { RegionTable } from "./nll/region-table.ts";

/** How messages may speak of a universal region. */
export type UniversalSource =
  | { readonly kind: "static" }
  /** A lifetime parameter; `'_` and elided ones have no name of their own. */
  | { readonly kind: "param"; readonly def: DefId; readonly name: string }
  /** Some region in the closure's captures or signature that only its creator knows. */
  | { readonly kind: "creator" }
  /** A bound region of a closure's own signature. */
  | { readonly kind: "closureParam"; readonly name: string }
  /** The lifetime of the borrow of the closure itself while it runs. */
  | { readonly kind: "closureEnv" };

export interface UniversalRegions {
  readonly sources: readonly UniversalSource[];
  /** Regions before this one are known to the creator of a closure; from it on they are this body's own. */
  readonly firstLocal: number;
  /** Declared types of the parameters (a closure's environment first) and of the result, not normalised. */
  readonly inputs: readonly Ty[];
  readonly output: Ty;
  /** Of a closure: its type, with a universal region for each region in captures and signature. */
  readonly closure: TyOf<"closure"> | undefined;
}

/** The item a closure was written in; any other definition itself. */
export function rootOf(tcx: Tcx, def: DefId): DefId {
  let d = def;
  for (;;) {
    const { kind, parent } = tcx.hir.def(d);
    if (kind !== "closure" || parent === undefined) return d;
    d = parent;
  }
}

/** The lifetime parameters in force in an item: early-bound ones, then its own late-bound ones. */
export function lifetimesInScope(tcx: Tcx, root: DefId): readonly DefId[] {
  const early = tcx.generics(root).all.flatMap((p) => (p.kind === "lifetime" && p.def !== undefined ? [p.def] : []));
  const { kind } = tcx.hir.def(root);
  return kind === "fn" || kind === "assocFn" ? [...early, ...tcx.lateBound(root)] : early;
}

/** The regions of a closure type that its creator and its body must agree on, in a fixed order. */
export function mapClosureRegions(closure: TyOf<"closure">, map: () => Region): TyOf<"closure"> {
  const { parentArgs, kindTy, sigTy, upvarsTy } = closureParts(closure);
  const ty = mkClosureTy(
    closure.def,
    parentArgs,
    kindTy,
    mapRegions(sigTy, map, true),
    mapRegions(upvarsTy, map, true),
  );
  return ty.kind === "closure" ? ty : bug("closure type");
}

/** A closure type with its parent's arguments as they are inside that parent. */
export function withIdentityParent(tcx: Tcx, closure: TyOf<"closure">): TyOf<"closure"> {
  const { kindTy, sigTy, upvarsTy } = closureParts(closure);
  const ty = mkClosureTy(closure.def, tcx.identityArgs(rootOf(tcx, closure.def)), kindTy, sigTy, upvarsTy);
  return ty.kind === "closure" ? ty : bug("closure type");
}

class Sources {
  readonly list: UniversalSource[] = [];
  readonly #table: RegionTable;

  constructor(table: RegionTable) {
    this.#table = table;
  }

  add(source: UniversalSource, region: Region | undefined): RegionVid {
    this.list.push(source);
    return this.#table.addUniversal(region);
  }

  param(tcx: Tcx, def: DefId): void {
    const { name } = tcx.hir.def(def);
    this.add({ kind: "param", def, name }, mkReParam(def, name));
  }
}

/** Fills the (empty) table with the universal regions of a body. */
export function buildUniversalRegions(tcx: Tcx, body: Body, table: RegionTable): UniversalRegions {
  const sources = new Sources(table);
  sources.add({ kind: "static" }, RE_STATIC);
  const { def } = body.source;
  if (body.kind === "closure") return closureRegions(tcx, body, sources);
  for (const lifetime of lifetimesInScope(tcx, def)) sources.param(tcx, lifetime);
  const { inputs, output } = declaredTypes(tcx, body, sources);
  return { sources: sources.list, firstLocal: 1, inputs, output, closure: undefined };
}

function declaredTypes(tcx: Tcx, body: Body, sources: Sources): { inputs: readonly Ty[]; output: Ty } {
  const { def } = body.source;
  if (body.kind === "fn") return openSignature(tcx.fnSig(def), sources);
  const { kind } = tcx.hir.def(def);
  if (kind === "const" || kind === "assocConst" || kind === "static") return { inputs: [], output: tcx.typeOf(def) };
  // Anonymous and inline consts: whatever type inference found.
  return { inputs: [], output: body.locals[0]?.ty ?? bug("body without a result") };
}

/** Within the body late-bound regions are parameters like any other. */
function openSignature(sig: PolyFnSig, sources: Sources): FnSig {
  const anonymous = new Map<number, Region>();
  return instantiateBinder(sig, rebuildSig, (index) => {
    const variable = sig.vars[index];
    if (variable?.def !== undefined) return mkReParam(variable.def, variable.name);
    let region = anonymous.get(index);
    if (region === undefined) {
      region = mkReVar(sources.add({ kind: "closureParam", name: variable?.name ?? "'_" }, undefined));
      anonymous.set(index, region);
    }
    return region;
  });
}

function closureRegions(tcx: Tcx, body: Body, sources: Sources): UniversalRegions {
  const env = body.locals[1]?.ty;
  const erased = env?.kind === "ref" ? env.inner : env;
  if (erased?.kind !== "closure") return bug("closure body without its environment");
  for (const lifetime of lifetimesInScope(tcx, rootOf(tcx, body.source.def))) sources.param(tcx, lifetime);
  const closure = mapClosureRegions(withIdentityParent(tcx, erased), () =>
    mkReVar(sources.add({ kind: "creator" }, undefined)),
  );
  const firstLocal = sources.list.length;
  let envTy: Ty = closure;
  const kind = closureKind(closure);
  if (kind !== "FnOnce")
    envTy = mkRef(mkReVar(sources.add({ kind: "closureEnv" }, undefined)), closure, kind === "FnMut" ? "mut" : "not");
  const sig = openSignature(withoutDefs(closureSig(closure)), sources);
  return { sources: sources.list, firstLocal, inputs: [envTy, ...sig.inputs], output: sig.output, closure };
}

/** A closure's own bound regions are nobody's parameters, even where an expected type lent them its names. */
function withoutDefs(sig: PolyFnSig): Binder<FnSig> {
  return { vars: sig.vars.map((v) => ({ name: v.name, def: undefined })), value: sig.value };
}

/** What a closure needs to hold where it is made, and what it did with its captures. */
export interface ClosureRequirements {
  /** Number of regions of the closure body that its creator knows; numbered as in the body. */
  readonly externalCount: number;
  readonly outlives: readonly ClosureOutlives[];
  /** Captured variables (fields of the closure) that are assigned or borrowed mutably and must therefore be `mut`. */
  readonly usedMutUpvars: readonly number[];
}

export interface ClosureOutlives {
  readonly subject: { readonly kind: "region"; readonly region: number } | { readonly kind: "ty"; readonly ty: Ty };
  readonly outlived: number;
  readonly span: Span;
  readonly category: import("./nll/constraints.ts").Category;
}
