// Questions about types where code is generated: normalised without regions, which function a call
// means, vtables, what needs dropping, what is `Copy`, `Sized`, `Freeze`.

import { error } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import { headSpan } from "./spans.ts";
import { closureParts } from "./closure.ts";
import { eraseRegions, eraseRegionsArgs, instantiateErased, rebuildTraitRef, subst, substOpaque } from "./fold.ts";
import { InferCtxt } from "./infer.ts";
import { miscCause } from "./obligation.ts";
import { emptyEnv, mkParamEnv, supertraitRefs } from "./param-env.ts";
import { builtinTrait } from "./solve/builtin.ts";
import type { ParamEnv, Tcx } from "./tcx.ts";
import { evaluate, FulfillmentContext, normalize, solverOf, traitPredicate } from "./traits.ts";
import type { Binder, Const, ExistentialTraitRef, GenericArg, GenericArgs, TraitRef, Ty } from "./ty.ts";
import { Flag, hasFlags, RE_ERASED } from "./ty.ts";

interface Caches {
  readonly infcx: InferCtxt;
  readonly envs: Map<number, ParamEnv>;
  readonly drops: Map<string, boolean>;
  readonly instances: Map<string, ResolvedInstance | undefined>;
  readonly vtables: Map<string, readonly VtableEntry[]>;
}

const caches = new WeakMap<Tcx, Caches>();

function cachesOf(tcx: Tcx): Caches {
  let c = caches.get(tcx);
  if (c === undefined) {
    c = { infcx: new InferCtxt(tcx), envs: new Map(), drops: new Map(), instances: new Map(), vtables: new Map() };
    caches.set(tcx, c);
  }
  return c;
}

/** The where-clauses of `owner` with opaque types seen through; nothing but that without an owner (monomorphic code). */
export function revealEnv(tcx: Tcx, owner: DefId | undefined): ParamEnv {
  if (owner === undefined) return emptyEnv(true);
  const env = tcx.paramEnv(owner);
  if (env.predicates.length === 0) return emptyEnv(true);
  const { envs } = cachesOf(tcx);
  let revealing = envs.get(env.id);
  if (revealing === undefined) {
    revealing = mkParamEnv(env.predicates, true);
    envs.set(env.id, revealing);
  }
  return revealing;
}

function anySpan(tcx: Tcx): Span {
  return tcx.hir.def(tcx.hir.crateRoot).nameSpan;
}

/** Erases regions and replaces projections (and opaque types) by what they are. `owner`: whose parameters occur, if any. */
export function normalizeErasing<T extends GenericArg>(tcx: Tcx, arg: T, owner?: DefId): T {
  const erased = eraseRegions(arg);
  if (!hasFlags(erased, Flag.hasProjection | Flag.hasOpaque | Flag.hasUnevaluated)) return erased;
  const env = revealEnv(tcx, owner);
  const { infcx } = cachesOf(tcx);
  return infcx.commitUnless(
    () => {
      const { value, obligations } = normalize(infcx, env, erased, miscCause(anySpan(tcx)));
      if (!hasFlags(value, Flag.hasTyInfer)) return eraseRegions(value);
      const fulfill = new FulfillmentContext(infcx);
      fulfill.registerAll(obligations);
      fulfill.selectWherePossible();
      return eraseRegions(infcx.resolve(value));
    },
    () => true,
  );
}

export function normalizeErasingArgs(tcx: Tcx, args: GenericArgs, owner?: DefId): GenericArgs {
  return args.map((a) => normalizeErasing(tcx, a, owner));
}

/** Whether `ty: trait` certainly holds. */
export function holds(tcx: Tcx, trait: DefId, ty: Ty, owner: DefId | undefined): boolean {
  const { infcx } = cachesOf(tcx);
  return (
    evaluate(infcx, revealEnv(tcx, owner), traitPredicate({ trait, args: [eraseRegions(ty)] }), anySpan(tcx)) === "yes"
  );
}

export function isCopy(tcx: Tcx, ty: Ty, owner?: DefId): boolean {
  switch (ty.kind) {
    case "int":
    case "uint":
    case "float":
    case "bool":
    case "char":
    case "never":
    case "rawPtr":
    case "fnDef":
    case "fnPtr":
      return true;
    case "ref":
      return ty.mutability === "not";
    case "str":
    case "slice":
    case "dyn":
      return false;
    default:
      return holds(tcx, tcx.requireLangItem("copy"), ty, owner);
  }
}

export function isSized(tcx: Tcx, ty: Ty, owner?: DefId): boolean {
  return holds(tcx, tcx.requireLangItem("sized"), ty, owner);
}

/** No interior mutability outside of indirections. */
export function isFreeze(tcx: Tcx, ty: Ty, owner?: DefId): boolean {
  const freeze = tcx.langItem("freeze");
  return freeze === undefined || holds(tcx, freeze, ty, owner);
}

/** It may be moved though something points at it: no reference of the language is sure that nothing does. */
export function isUnpin(tcx: Tcx, ty: Ty, owner?: DefId): boolean {
  return holds(tcx, tcx.requireLangItem("unpin"), ty, owner);
}

// ---------------------------------------------------------------------------------------------
// Drop

/** Whether dropping a value of this type can do anything. */
export function needsDrop(tcx: Tcx, ty: Ty, owner?: DefId): boolean {
  return dropNeeded(tcx, eraseRegions(ty), owner, new Set());
}

function dropNeeded(tcx: Tcx, ty: Ty, owner: DefId | undefined, seen: Set<number>): boolean {
  switch (ty.kind) {
    case "slice":
      return dropNeeded(tcx, ty.element, owner, seen);
    case "array":
      if (ty.length.kind === "value" && ty.length.bits === 0n) return false;
      return dropNeeded(tcx, ty.element, owner, seen);
    case "tuple":
      return ty.elements.some((t) => dropNeeded(tcx, t, owner, seen));
    case "closure": {
      const { upvarsTy } = closureParts(ty);
      return upvarsTy.kind !== "tuple" || upvarsTy.elements.some((t) => dropNeeded(tcx, t, owner, seen));
    }
    case "dyn":
    case "infer":
      return true;
    case "adt":
      return adtNeedsDrop(tcx, ty, owner, seen);
    case "opaque":
      return dropNeeded(tcx, eraseRegions(substOpaque(tcx, ty.def, tcx.hiddenType(ty.def), ty.args)), owner, seen);
    case "projection": {
      const normal = normalizeErasing(tcx, ty, owner);
      return normal.kind === "projection" ? !isCopy(tcx, normal, owner) : dropNeeded(tcx, normal, owner, seen);
    }
    case "param":
      return !isCopy(tcx, ty, owner);
    default:
      return false;
  }
}

function adtNeedsDrop(tcx: Tcx, ty: Ty & { kind: "adt" }, owner: DefId | undefined, seen: Set<number>): boolean {
  const adt = tcx.adt(ty.def);
  if (adt.isManuallyDrop) return false;
  if (adt.isBox || tcx.adtDestructor(ty.def) !== undefined) return true;
  if (adt.kind === "union") return false;
  // A type that is met again within itself adds nothing of its own.
  if (seen.has(ty.id)) return false;
  const { drops } = cachesOf(tcx);
  const key = hasFlags(ty, Flag.hasParam | Flag.hasProjection) ? `${owner}:${ty.id}` : `${ty.id}`;
  const known = drops.get(key);
  if (known !== undefined) return known;
  const outermost = seen.size === 0;
  seen.add(ty.id);
  if (outermost && !tcx.hir.isStd(ty.def) && declaresItself(tcx, ty.def)) reportDropCycle(tcx, ty.def);
  const needed = adt.variants.some((v) =>
    v.fields.some((f) =>
      dropNeeded(tcx, normalizeErasing(tcx, subst(tcx, tcx.typeOf(f.def), ty.args), owner), owner, seen),
    ),
  );
  if (needed || outermost) drops.set(key, needed);
  return needed;
}

/** Whether an ADT has itself among the types of its fields as they are declared, theirs included; not by way of arguments. */
function declaresItself(tcx: Tcx, start: DefId): boolean {
  const seen = new Set<DefId>();
  const inTy = (ty: Ty): boolean => {
    if (ty.kind === "array") return inTy(ty.element);
    if (ty.kind === "tuple") return ty.elements.some(inTy);
    return ty.kind === "adt" && (ty.def === start || inFields(ty.def));
  };
  const inFields = (def: DefId): boolean => {
    if (seen.has(def) || tcx.hir.isStd(def)) return false;
    seen.add(def);
    return tcx.adt(def).variants.some((v) => v.fields.some((f) => inTy(tcx.typeOf(f.def))));
  };
  return inFields(start);
}

/** E0391: a type that contains itself without indirection, when code is to be made that drops it. */
function reportDropCycle(tcx: Tcx, def: DefId): void {
  const what = `computing when \`${tcx.hir.path(def)}\` needs drop`;
  tcx.sink.error(
    error("E0391", `cycle detected when ${what}`)
      .at(headSpan(tcx, def))
      .note(`...which immediately requires ${what} again`),
  );
}

// ---------------------------------------------------------------------------------------------
// Instances

/** What a call of an item with all its arguments known runs. */
export type ResolvedInstance =
  /** A function with a body (or an intrinsic, or a constructor): arguments for all its parameters. */
  | { readonly kind: "item"; readonly def: DefId; readonly args: GenericArgs }
  /** Through the vtable of the `dyn` self type: entry `slot` of `vtableEntries`. */
  | { readonly kind: "virtual"; readonly slot: number; readonly method: DefId }
  /** `Fn*::call*` of a closure, fn item or fn pointer. */
  | { readonly kind: "fnTrait"; readonly self: Ty; readonly method: "call" | "call_mut" | "call_once" }
  /** `Clone::clone` of a type whose impl the compiler gives. */
  | { readonly kind: "cloneShim"; readonly ty: Ty };

/** Finds out what `def` (maybe a trait's method or const) is for these arguments; `undefined` where parameters leave it open. */
export function resolveInstance(tcx: Tcx, def: DefId, args: GenericArgs, owner?: DefId): ResolvedInstance | undefined {
  const trait = tcx.traitOfItem(def);
  const erased = normalizeErasingArgs(tcx, args, owner);
  if (trait === undefined) return { kind: "item", def, args: erased };
  const { instances } = cachesOf(tcx);
  const key = `${owner === undefined ? "" : tcx.paramEnv(owner).id}:${def}:${erased.map((a) => a.id).join()}`;
  if (instances.has(key)) return instances.get(key);
  const resolved = resolveTraitItem(tcx, trait, def, erased, owner);
  instances.set(key, resolved);
  return resolved;
}

function resolveTraitItem(
  tcx: Tcx,
  trait: DefId,
  def: DefId,
  args: GenericArgs,
  owner: DefId | undefined,
): ResolvedInstance | undefined {
  const count = tcx.generics(trait).all.length;
  const ref: TraitRef = { trait, args: args.slice(0, count) };
  const self = ref.args[0];
  if (self?.sort !== "ty") return bug("trait reference without self type");
  const infcx = new InferCtxt(tcx);
  const env = revealEnv(tcx, owner);
  const cause = miscCause(anySpan(tcx));
  const solver = solverOf(infcx);
  const goal = { ref, env, cause, depth: 0 };
  const selection = solver.select(goal);
  if (selection.kind !== "candidate") return undefined;
  const { candidate } = selection;
  switch (candidate.kind) {
    case "impl": {
      const matched = solver.matchImpl(goal, candidate.impl);
      if (matched === undefined) return undefined;
      const fulfill = new FulfillmentContext(infcx);
      fulfill.registerAll(matched.nested);
      fulfill.selectWherePossible();
      const item = tcx.assocItems(candidate.impl).find((i) => i.traitItem === def);
      if (item === undefined) return { kind: "item", def, args };
      const implArgs = normalizeErasingArgs(tcx, infcx.resolveArgs(matched.args), owner);
      return { kind: "item", def: item.def, args: implItemArgs(tcx, item.def, implArgs, args.slice(count)) };
    }
    case "object": {
      if (self.kind !== "dyn" || self.principal === undefined) return undefined;
      const slot = vtableEntries(tcx, self.principal).findIndex(
        (e) => e.method === def && sameArgs(e.traitArgs, ref.args.slice(1)),
      );
      // Not in the vtable: a default method that needs no dispatch.
      return slot < 0 ? { kind: "item", def, args } : { kind: "virtual", slot, method: def };
    }
    case "fn": {
      const { name } = tcx.hir.def(def);
      if (name !== "call" && name !== "call_mut" && name !== "call_once") return { kind: "item", def, args };
      return { kind: "fnTrait", self, method: name };
    }
    case "builtin":
      if (builtinTrait(tcx, trait) === "clone" && tcx.hir.def(def).name === "clone")
        return { kind: "cloneShim", ty: self };
      return { kind: "item", def, args };
    case "param":
    case "alias":
    case "unsize":
      return undefined;
  }
}

function sameArgs(a: GenericArgs, b: GenericArgs): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i] || x.sort === "region");
}

/** The arguments of an impl's item: the impl's own, then those the trait's item was given (lifetimes erased). */
function implItemArgs(tcx: Tcx, item: DefId, implArgs: GenericArgs, own: GenericArgs): GenericArgs {
  const values = own.filter((a) => a.sort !== "region");
  let next = 0;
  const rest = tcx
    .generics(item)
    .own.map(
      (p): GenericArg =>
        p.kind === "lifetime"
          ? RE_ERASED
          : ((values[next++] as Ty | Const | undefined) ?? bug("impl item has more parameters than the trait's")),
    );
  return [...implArgs, ...rest];
}

// ---------------------------------------------------------------------------------------------
// Vtables

export interface VtableEntry {
  readonly trait: DefId;
  /** The trait's arguments without the self type. */
  readonly traitArgs: GenericArgs;
  readonly method: DefId;
}

/** The methods of a vtable after drop, size and align: the trait's own, then its supertraits', each once. */
export function vtableEntries(tcx: Tcx, principal: Binder<ExistentialTraitRef>): readonly VtableEntry[] {
  const { vtables } = cachesOf(tcx);
  const args = normalizeErasingArgs(tcx, principal.value.args);
  const key = `${principal.value.trait}:${args.map((a) => a.id).join()}`;
  const known = vtables.get(key);
  if (known !== undefined) return known;
  const self = tcx.identityArgs(principal.value.trait)[0] as Ty;
  const of: Binder<TraitRef> = { vars: principal.vars, value: { trait: principal.value.trait, args: [self, ...args] } };
  const out: VtableEntry[] = [];
  for (const ref of supertraitRefs(tcx, of)) {
    const value = instantiateErased(ref, rebuildTraitRef);
    const traitArgs = eraseRegionsArgs(value.args.slice(1));
    for (const item of tcx.assocItems(value.trait)) {
      if (item.kind !== "fn" || !item.hasSelf || tcx.requiresSized(item.def)) continue;
      if (tcx.generics(item.def).own.some((p) => p.kind !== "lifetime")) continue;
      if (out.some((e) => e.method === item.def && sameArgs(e.traitArgs, traitArgs))) continue;
      out.push({ trait: value.trait, traitArgs, method: item.def });
    }
  }
  vtables.set(key, out);
  return out;
}
