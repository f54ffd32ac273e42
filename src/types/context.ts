// The type context: answers about definitions, computed when first asked for and kept.

import { type DiagnosticSink, error } from "#diagnostics/diagnostic.ts";
import { type DefId, USER_BASE } from "#hir/defs.ts";
import type { Hir } from "#hir/hir.ts";
import { bug } from "#support/bug.ts";
import { computeAdt } from "./collect/adt.ts";
import {
  computeAssocItems,
  computeDestructor,
  computeMayDangle,
  computeScalarRange,
  computeTraitDef,
  declaresSelfSized,
} from "./collect/assoc.ts";
import { Constants, reportCycle } from "./collect/constants.ts";
import { computeParamEnv } from "./collect/env.ts";
import { BUSY, Memo } from "./collect/memo.ts";
import { computeSig, computeType } from "./collect/type-of.ts";
import { computeGenerics, computeLateBound, genericsOwner, hirGenerics } from "./collect/generics.ts";
import { ImplIndex } from "./collect/impls.ts";
import {
  computeItemBounds,
  computePredicates,
  computeSuperPredicates,
  directSupertraits,
  findBoundsWithAssocType,
  findSupertraitsWithAssocType,
} from "./collect/predicates.ts";
import { computeInferredOutlives } from "./collect/inferred-outlives.ts";
import { computeVariances } from "./collect/variances.ts";
import { tyToString } from "./display.ts";
import { contains } from "./fold.ts";
import { isCopy, isFreeze, isSized, needsDrop, normalizeErasing } from "./instance.ts";
import { itemCx } from "./lower-cx.ts";
import { TyLowerer } from "./lower-ty.ts";
import { objectSafetyViolations } from "./object-safety.ts";
import { checkRepresentable } from "./check/recursion.ts";
import { mkParamEnv } from "./param-env.ts";
import type {
  AdtDef,
  AmbiguousItem,
  AssocItem,
  Generics,
  ParamEnv,
  SpannedPredicate,
  Tcx,
  TcxHooks,
  TraitDef,
  ValueTree,
  Variance,
} from "./tcx.ts";
import type { Binder, Const, GenericArg, GenericArgs, PolyFnSig, Region, TraitRef, Ty } from "./ty.ts";
import { Flag, hasFlags, mkConstParam, mkErrorTy, mkOpaque, mkParam, mkProjection, mkReParam, USIZE } from "./ty.ts";

/** Makes the type context of a session. `std`: that of the standard library alone; what it knows is shared. */
export function createTcx(hir: Hir, sink: DiagnosticSink, edition: 2021 | 2024, hooks: TcxHooks = {}, std?: Tcx): Tcx {
  return new TypeContext(hir, sink, edition, hooks, std instanceof TypeContext ? std : undefined);
}

class TypeContext implements Tcx {
  readonly std: TypeContext | undefined;
  readonly hir: Hir;
  readonly sink: DiagnosticSink;
  readonly edition: 2021 | 2024;
  readonly ambiguousItems: AmbiguousItem[] = [];
  readonly #hooks: TcxHooks;
  readonly #impls: ImplIndex;
  readonly #generics: Memo<Generics>;
  readonly #lateBound: Memo<readonly DefId[]>;
  readonly #lifetimeIndex = new Map<DefId, number | undefined>();
  readonly #predicates: Memo<readonly SpannedPredicate[]>;
  readonly #super: Memo<readonly SpannedPredicate[]>;
  readonly #supertraits: Memo<readonly DefId[]>;
  readonly #itemBounds: Memo<readonly SpannedPredicate[]>;
  readonly #envs: Memo<ParamEnv>;
  readonly #types: Memo<Ty>;
  readonly #sigs: Memo<PolyFnSig>;
  readonly #adts: Memo<AdtDef>;
  readonly #traitRefs: Memo<TraitRef | undefined>;
  readonly #assoc: Memo<readonly AssocItem[]>;
  readonly #identity: Memo<GenericArgs>;
  readonly #defaults: Memo<Ty | Const | undefined>;
  readonly #bounds = new Map<string, readonly Binder<TraitRef>[] | typeof BUSY>();
  readonly #traitDefs: Memo<TraitDef>;
  readonly #dynCompatible: Memo<boolean>;
  readonly #hidden = new Memo<Ty>();
  readonly #constants: Constants;
  readonly #variances = new Map<DefId, readonly Variance[]>();
  readonly #inferredOutlives = new Map<DefId, readonly SpannedPredicate[]>();
  readonly #destructors: Memo<{ readonly impl: DefId; readonly dropFn: DefId } | undefined>;
  readonly #lang = new Map<string, DefId | undefined>();

  constructor(hir: Hir, sink: DiagnosticSink, edition: 2021 | 2024, hooks: TcxHooks, std: TypeContext | undefined) {
    this.std = std;
    this.#generics = new Memo(std === undefined ? undefined : std.#generics);
    this.#lateBound = new Memo(std === undefined ? undefined : std.#lateBound);
    this.#predicates = new Memo(std === undefined ? undefined : std.#predicates);
    this.#super = new Memo(std === undefined ? undefined : std.#super);
    this.#supertraits = new Memo(std === undefined ? undefined : std.#supertraits);
    this.#itemBounds = new Memo(std === undefined ? undefined : std.#itemBounds);
    this.#envs = new Memo(std === undefined ? undefined : std.#envs);
    this.#types = new Memo(std === undefined ? undefined : std.#types);
    this.#sigs = new Memo(std === undefined ? undefined : std.#sigs);
    this.#adts = new Memo(std === undefined ? undefined : std.#adts);
    this.#traitRefs = new Memo(std === undefined ? undefined : std.#traitRefs);
    this.#assoc = new Memo(std === undefined ? undefined : std.#assoc);
    this.#identity = new Memo(std === undefined ? undefined : std.#identity);
    this.#defaults = new Memo(std === undefined ? undefined : std.#defaults);
    this.#traitDefs = new Memo(std === undefined ? undefined : std.#traitDefs);
    this.#dynCompatible = new Memo(std === undefined ? undefined : std.#dynCompatible);
    this.#destructors = new Memo(std === undefined ? undefined : std.#destructors);
    this.hir = hir;
    this.sink = sink;
    this.edition = edition;
    this.#hooks = hooks;
    this.#constants = new Constants(this, hooks);
    this.#impls = new ImplIndex(this, std === undefined ? undefined : std.#impls);
  }

  // --- parameters

  generics(def: DefId): Generics {
    return this.#generics.get(
      def,
      () => computeGenerics(this, def),
      () => bug(`generics of ${this.hir.path(def)} need themselves`),
    );
  }

  lateBound(fn: DefId): readonly DefId[] {
    return this.#lateBound.get(
      fn,
      () => computeLateBound(this, fn),
      () => [],
    );
  }

  earlyBoundIndex(lifetime: DefId): number | undefined {
    if (!this.#lifetimeIndex.has(lifetime)) {
      const owner = this.hir.def(lifetime).parent;
      const param =
        owner === undefined ? undefined : this.generics(genericsOwner(this, owner)).own.find((p) => p.def === lifetime);
      this.#lifetimeIndex.set(lifetime, param?.index);
    }
    return this.#lifetimeIndex.get(lifetime);
  }

  opaqueLateIndex(opaque: DefId, lifetime: DefId): number | undefined {
    return this.generics(opaque).own.find((p) => p.def === lifetime)?.index;
  }

  identityArgs(def: DefId): GenericArgs {
    return this.#identity.get(
      def,
      () =>
        this.generics(def).all.map((p): GenericArg => {
          if (p.kind === "type") return mkParam(p.index, p.name, p.def);
          return p.kind === "const" ? mkConstParam(p.def as DefId, p.index, p.name) : mkReParam(p.def as DefId, p.name);
        }),
      () => [],
    );
  }

  paramDefault(def: DefId): Ty | Const | undefined {
    return this.#defaults.get(
      def,
      () => {
        const owner = this.hir.def(def).parent as DefId;
        const param = hirGenerics(this.hir.item(owner))?.params.find((p) => p.def === def);
        if (param === undefined || param.kind === "lifetime" || param.default === undefined) return undefined;
        const low = new TyLowerer(itemCx(this, owner));
        return param.kind === "type"
          ? low.ty(param.default as import("#hir/items.ts").HirTy)
          : low.constValue(param.default as import("#hir/items.ts").HirConstArg, this.constParamTy(def));
      },
      () => mkErrorTy(reportCycle(this, def, "computing the default of")),
    );
  }

  constParamTy(def: DefId): Ty {
    const owner = this.hir.def(def).parent as DefId;
    const param = hirGenerics(this.hir.item(owner))?.params.find((p) => p.def === def);
    return param?.kind === "const" ? new TyLowerer(itemCx(this, owner)).ty(param.ty) : USIZE;
  }

  objectLifetimeDefault(param: DefId): Region | "ambiguous" | undefined {
    const owner = this.hir.def(param).parent as DefId;
    const hir = hirGenerics(this.hir.item(owner))?.params.find((p) => p.def === param);
    if (hir?.kind !== "type") return undefined;
    const bounds = hir.bounds.flatMap((b) => (b.kind === "outlives" ? [b.lifetime] : []));
    const [only] = bounds;
    if (bounds.length > 1) return "ambiguous";
    return bounds.length === 1 && only !== undefined ? new TyLowerer(itemCx(this, owner)).lifetime(only) : undefined;
  }

  // --- predicates

  predicates(def: DefId): readonly SpannedPredicate[] {
    return this.#predicates.get(
      def,
      () => computePredicates(this, def),
      () => [],
    );
  }

  superPredicates(trait: DefId): readonly SpannedPredicate[] {
    return this.#super.get(
      trait,
      () => (this.#isCyclicTrait(trait) ? [] : computeSuperPredicates(this, trait)),
      () => [],
    );
  }

  #isCyclicTrait(trait: DefId): boolean {
    const seen = new Set<DefId>();
    const reaches = (from: DefId): boolean => {
      for (const next of directSupertraits(this, from)) {
        if (next === trait) return true;
        if (seen.has(next)) continue;
        seen.add(next);
        if (reaches(next)) return true;
      }
      return false;
    };
    return reaches(trait);
  }

  supertraitsByName(trait: DefId): readonly DefId[] {
    return this.#supertraits.get(
      trait,
      () => {
        const out = [trait];
        for (let i = 0; i < out.length; i++) {
          for (const next of directSupertraits(this, out[i] as DefId)) if (!out.includes(next)) out.push(next);
        }
        return out;
      },
      () => [trait],
    );
  }

  supertraits(trait: DefId): readonly DefId[] {
    return this.supertraitsByName(trait);
  }

  itemBounds(def: DefId): readonly SpannedPredicate[] {
    return this.#itemBounds.get(
      def,
      () => computeItemBounds(this, def),
      () => [],
    );
  }

  aliasSelf(def: DefId): Ty {
    return this.hir.def(def).kind === "opaque"
      ? mkOpaque(def, this.identityArgs(def))
      : mkProjection(def, this.identityArgs(def));
  }

  paramEnv(def: DefId): ParamEnv {
    const owner = genericsOwner(this, def);
    const item = this.hir.item(owner);
    if (item?.kind === "opaque") return this.paramEnv(item.fn);
    return this.#envs.get(
      owner,
      () => computeParamEnv(this, owner),
      () => mkParamEnv([], false),
    );
  }

  inferredOutlives(adt: DefId): readonly SpannedPredicate[] {
    if (this.std !== undefined && adt < USER_BASE) return this.std.inferredOutlives(adt);
    const known = this.#inferredOutlives.get(adt);
    if (known !== undefined) return known;
    const computed = computeInferredOutlives(this, adt, this.#inferredOutlives);
    return computed;
  }

  ownAssocType(trait: DefId, name: string): DefId | undefined {
    return this.hir.children(trait).find((c) => {
      const d = this.hir.def(c);
      return d.kind === "assocType" && d.name === name;
    });
  }

  boundsWithAssocType(item: DefId, param: DefId | undefined, name: string): readonly Binder<TraitRef>[] {
    const key = `${item}:${param}:${name}`;
    const known = this.#bounds.get(key);
    if (known === BUSY) {
      reportCycle(this, param ?? item, "computing the bounds of");
      return [];
    }
    if (known !== undefined) return known;
    this.#bounds.set(key, BUSY);
    const found = findBoundsWithAssocType(this, item, param, name);
    this.#bounds.set(key, found);
    return found;
  }

  supertraitsWithAssocType(of: Binder<TraitRef>, name: string): readonly Binder<TraitRef>[] {
    return findSupertraitsWithAssocType(this, of, name);
  }

  requiresSized(item: DefId): boolean {
    return declaresSelfSized(this, item);
  }

  // --- types

  typeOf(def: DefId): Ty {
    return this.#types.get(
      def,
      () => computeType(this, def, this.#constants.typeOfAnon(def)),
      () => mkErrorTy(reportCycle(this, def, "computing type of")),
    );
  }

  fnSig(def: DefId): PolyFnSig {
    return this.#sigs.get(
      def,
      () => computeSig(this, def),
      () => {
        const told = reportCycle(this, def, "computing function signature of");
        return { vars: [], value: { inputs: [], output: mkErrorTy(told), unsafe: false, abi: "Rust" } };
      },
    );
  }

  // --- ADTs, traits, impls

  adt(def: DefId): AdtDef {
    return this.#adts.get(
      def,
      () => computeAdt(this, def),
      () => bug(`definition of ${this.hir.path(def)} needs itself`),
    );
  }

  scalarValidRange(def: DefId): { readonly start: bigint | undefined; readonly end: bigint | undefined } | undefined {
    return computeScalarRange(this, def);
  }

  traitDef(trait: DefId): TraitDef {
    return this.#traitDefs.get(
      trait,
      () => computeTraitDef(this, trait),
      () => bug("trait facts need themselves"),
    );
  }

  implTraitRef(impl: DefId): TraitRef | undefined {
    return this.#traitRefs.get(
      impl,
      () => {
        const item = this.hir.item(impl);
        if (item?.kind !== "impl" || item.traitRef === undefined) return undefined;
        return new TyLowerer(itemCx(this, impl)).traitRef(item.traitRef, this.typeOf(impl));
      },
      () => {
        reportCycle(this, impl, "computing trait implemented by");
        return undefined;
      },
    );
  }

  isNegativeImpl(impl: DefId): boolean {
    const item = this.hir.item(impl);
    return item?.kind === "impl" && item.negative;
  }

  implsOfTrait(trait: DefId): readonly DefId[] {
    return this.#impls.ofTrait(trait);
  }
  relevantImpls(trait: DefId, self: Ty): readonly DefId[] {
    return this.#impls.relevant(trait, self);
  }
  inherentImpls(ty: Ty): readonly DefId[] {
    return this.#impls.inherent(ty);
  }

  isDynCompatible(trait: DefId): boolean {
    return this.#dynCompatible.get(
      trait,
      () => objectSafetyViolations(this, trait).length === 0,
      () => true,
    );
  }

  assocItems(container: DefId): readonly AssocItem[] {
    return this.#assoc.get(
      container,
      () => computeAssocItems(this, container),
      () => [],
    );
  }

  assocItem(def: DefId): AssocItem | undefined {
    const { parent, kind } = this.hir.def(def);
    if (parent === undefined || (kind !== "assocFn" && kind !== "assocConst" && kind !== "assocType")) return undefined;
    return this.assocItems(parent).find((i) => i.def === def);
  }

  traitOfItem(def: DefId): DefId | undefined {
    const { parent } = this.hir.def(def);
    return parent !== undefined && this.hir.def(parent).kind === "trait" ? parent : undefined;
  }

  variances(def: DefId): readonly Variance[] {
    if (this.std !== undefined && def < USER_BASE) return this.std.variances(def);
    return this.#variances.get(def) ?? computeVariances(this, def, this.#variances);
  }

  adtDestructor(def: DefId): { readonly impl: DefId; readonly dropFn: DefId } | undefined {
    return this.#destructors.get(
      def,
      () => computeDestructor(this, def),
      () => undefined,
    );
  }

  mayDangle(def: DefId): readonly number[] {
    return computeMayDangle(this, def);
  }

  // --- the rest

  langItem(name: string): DefId | undefined {
    if (!this.#lang.has(name)) this.#lang.set(name, this.hir.langItem(name));
    return this.#lang.get(name);
  }
  requireLangItem(name: string): DefId {
    return this.langItem(name) ?? bug(`std has no lang item \`${name}\``);
  }
  isLangItem(def: DefId, name: string): boolean {
    return this.langItem(name) === def;
  }

  hiddenType(opaque: DefId): Ty {
    return this.#hidden.get(
      opaque,
      () => this.#computeHidden(opaque),
      () => this.#unresolvableOpaque(opaque),
    );
  }

  #unresolvableOpaque(opaque: DefId): Ty {
    return mkErrorTy(this.sink.error(error("E0720", "cannot resolve opaque type").at(this.hir.nameSpan(opaque))));
  }

  #computeHidden(opaque: DefId): Ty {
    const ty = this.#hooks.hiddenType?.(opaque);
    // A type that is made of itself has no size.
    const reaches = (t: Ty, seen: Set<DefId>): boolean =>
      hasFlags(t, Flag.hasOpaque) &&
      contains(t, (part) => {
        if (part.sort !== "ty" || part.kind !== "opaque" || seen.has(part.def))
          return part.sort === "ty" && part.kind === "opaque" && part.def === opaque;
        seen.add(part.def);
        return part.def === opaque || reaches(this.hiddenType(part.def), seen);
      });
    if (ty !== undefined && reaches(ty, new Set())) return this.#unresolvableOpaque(opaque);
    return ty ?? mkErrorTy(this.sink.error(error("E0282", "type annotations needed").at(this.hir.nameSpan(opaque))));
  }

  isTrackCaller(def: DefId): boolean {
    const marked = (d: DefId): boolean => this.hir.def(d).attrs.some((a) => a.name === "track_caller");
    if (marked(def)) return true;
    const traitItem = this.assocItem(def)?.traitItem;
    return traitItem !== undefined && marked(traitItem);
  }

  registerAnonConst(def: DefId, ty: Ty): void {
    this.#constants.registerAnon(def, ty);
  }

  evalConst(value: Const): Const {
    return this.#constants.eval(value);
  }

  isRepresentable(def: DefId): boolean {
    return checkRepresentable(this, def);
  }

  valueTree(def: DefId, args: GenericArgs): ValueTree | "failed" | undefined {
    return this.#hooks.valueTree?.(def, args);
  }

  isCopy(ty: Ty, owner?: DefId): boolean {
    return isCopy(this, ty, owner);
  }
  needsDrop(ty: Ty, owner?: DefId): boolean {
    return needsDrop(this, ty, owner);
  }
  isFreeze(ty: Ty, owner?: DefId): boolean {
    return isFreeze(this, ty, owner);
  }
  isSized(ty: Ty, owner?: DefId): boolean {
    return isSized(this, ty, owner);
  }
  normalizeErasing<T extends GenericArg>(arg: T, owner?: DefId): T {
    return normalizeErasing(this, arg, owner);
  }

  closureLocation(def: DefId): string {
    return this.#hooks.closureLocation?.(def) ?? this.hir.path(def);
  }

  tyToString(ty: GenericArg): string {
    return tyToString(this, ty);
  }
}
