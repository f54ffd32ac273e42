// The type context: answers about definitions, computed when first asked for and kept.

import { type DiagnosticSink, error, type Reported } from "#diagnostics/diagnostic.ts";
import { type DefId, USER_BASE } from "#hir/defs.ts";
import type { Hir } from "#hir/hir.ts";
import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import { computeAdt } from "./collect/adt.ts";
import { computeGenerics, computeLateBound, genericsOwner, hirGenerics } from "./collect/generics.ts";
import { ImplIndex } from "./collect/impls.ts";
import { computeItemBounds, computePredicates, computeSuperPredicates, directSupertraits, findBoundsWithAssocType, findSupertraitsWithAssocType } from "./collect/predicates.ts";
import { computeInferredOutlives } from "./collect/inferred-outlives.ts";
import { computeVariances } from "./collect/variances.ts";
import { evalSimple, toBits } from "./const-eval.ts";
import { tyToString } from "./display.ts";
import { contains, predicateFlags } from "./fold.ts";
import { InferCtxt } from "./infer.ts";
import { isCopy, isFreeze, isSized, needsDrop, normalizeErasing } from "./instance.ts";
import { itemCx, lifetimesOf, TyLowerer } from "./lower-ty.ts";
import { miscCause } from "./obligation.ts";
import { objectSafetyViolations } from "./object-safety.ts";
import { elaborate, mkParamEnv } from "./param-env.ts";
import type { AdtDef, AssocItem, Generics, ParamEnv, SpannedPredicate, Tcx, TcxHooks, TraitDef, Variance } from "./tcx.ts";
import { normalizePredicate } from "./traits.ts";
import type { Binder, Const, FnSig, GenericArg, GenericArgs, PolyFnSig, Region, TraitRef, Ty } from "./ty.ts";
import { CONST_ERROR, Flag, flagsOf, hasFlags, ISIZE, mkAdt, mkConst, mkConstParam, mkErrorTy, mkFnDef, mkOpaque, mkParam, mkProjection, mkReParam, USIZE } from "./ty.ts";

/** Makes the type context of a session. `std`: that of the standard library alone; what it knows is shared. */
export function createTcx(hir: Hir, sink: DiagnosticSink, edition: 2021 | 2024, hooks: TcxHooks = {}, std?: Tcx): Tcx {
  return new TypeContext(hir, sink, edition, hooks, std instanceof TypeContext ? std : undefined);
}

const BUSY = Symbol("busy");

/** A memo table that notices when an answer is needed to find itself. */
class Memo<V> {
  readonly #table = new Map<number, V | typeof BUSY>();
  readonly #std: Memo<V> | undefined;

  /** `std`: keeps the answers for the library's definitions. */
  constructor(std?: Memo<V>) {
    this.#std = std;
  }

  get(key: number, compute: () => V, onCycle: () => V): V {
    if (this.#std !== undefined && key < USER_BASE) return this.#std.get(key, compute, onCycle);
    const known = this.#table.get(key);
    if (known === BUSY) return onCycle();
    if (known !== undefined || this.#table.has(key)) return known as V;
    this.#table.set(key, BUSY);
    let value: V;
    try {
      value = compute();
    } catch (thrown) {
      this.#table.delete(key);
      throw thrown;
    }
    this.#table.set(key, value);
    return value;
  }
}

class TypeContext implements Tcx {
  readonly std: TypeContext | undefined;
  readonly hir: Hir;
  readonly sink: DiagnosticSink;
  readonly edition: 2021 | 2024;
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
  readonly #consts = new Memo<Const>();
  readonly #evaluating: DefId[] = [];
  readonly #anonConsts = new Map<DefId, Ty>();
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
      const param = owner === undefined ? undefined : this.generics(genericsOwner(this, owner)).own.find((p) => p.def === lifetime);
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
        return param.kind === "type" ? low.ty(param.default as import("#hir/items.ts").HirTy) : low.constValue(param.default as import("#hir/items.ts").HirConstArg, this.constParamTy(def));
      },
      () => mkErrorTy(this.#cycle(def, "computing the default of")),
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
    return this.hir.def(def).kind === "opaque" ? mkOpaque(def, this.identityArgs(def)) : mkProjection(def, this.identityArgs(def));
  }

  paramEnv(def: DefId): ParamEnv {
    const owner = genericsOwner(this, def);
    const item = this.hir.item(owner);
    if (item?.kind === "opaque") return this.paramEnv(item.fn);
    return this.#envs.get(
      owner,
      () => this.#computeEnv(owner),
      () => mkParamEnv([], false),
    );
  }

  #computeEnv(owner: DefId): ParamEnv {
    const declared = elaborate(
      this,
      this.predicates(owner).map((p) => p.predicate),
    );
    const raw = mkParamEnv(declared, false);
    if (!declared.some((p) => (predicateFlags(p) & (Flag.hasProjection | Flag.hasUnevaluated)) !== 0)) return raw;
    const cause = miscCause(this.hir.nameSpan(owner));
    const normal = declared.map((p) => {
      if ((predicateFlags(p) & (Flag.hasProjection | Flag.hasUnevaluated)) === 0) return p;
      const infcx = new InferCtxt(this, { kind: "match" });
      const folded = infcx.resolvePredicate(normalizePredicate(infcx, raw, p, cause).value);
      return (predicateFlags(folded) & (Flag.hasTyInfer | Flag.hasRegionVar)) === 0 ? folded : p;
    });
    return mkParamEnv(elaborate(this, normal), false);
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
      this.#cycle(param ?? item, "computing the bounds of");
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
    const hir = hirGenerics(this.hir.item(item));
    const sized = this.langItem("sized");
    return (hir?.where ?? []).some(
      (w) =>
        w.kind === "bound" &&
        w.ty.kind === "path" &&
        w.ty.path.kind === "resolved" &&
        w.ty.path.path.res.kind === "selfParam" &&
        w.bounds.some((b) => b.kind === "trait" && b.modifier === "none" && b.trait.traitRef.path.res.kind === "def" && b.trait.traitRef.path.res.def === sized),
    );
  }

  // --- types

  typeOf(def: DefId): Ty {
    return this.#types.get(
      def,
      () => this.#computeType(def),
      () => mkErrorTy(this.#cycle(def, "computing type of")),
    );
  }

  #cycle(def: DefId, doing: string): Reported {
    const { kind, name, nameSpan } = this.hir.def(def);
    const what = kind === "typeAlias" ? `expanding type alias \`${this.hir.path(def)}\`` : `${doing} \`${kind === "impl" ? name : this.hir.path(def)}\``;
    const { span } = this.hir.def(def);
    const builder = error("E0391", `cycle detected when ${what}`).at(kind === "typeAlias" ? span : nameSpan);
    builder.note(`...which immediately requires ${what} again`);
    return this.sink.error(builder);
  }

  #computeType(def: DefId): Ty {
    const { kind, parent } = this.hir.def(def);
    switch (kind) {
      case "struct":
      case "enum":
      case "union":
        return mkAdt(def, this.identityArgs(def));
      case "variant":
        return this.typeOf(parent as DefId);
      case "field":
        return this.#fieldType(def);
      case "typeParam": {
        const param = this.generics(parent as DefId).all.find((p) => p.def === def);
        return param === undefined ? bug(`parameter ${this.hir.path(def)} unknown to its item`) : mkParam(param.index, param.name, def);
      }
      case "constParam":
        return this.constParamTy(def);
      case "fn":
      case "assocFn":
        return mkFnDef(def, this.identityArgs(def));
      case "opaque":
        return mkOpaque(def, this.identityArgs(def));
      case "anonConst":
        return this.#anonConsts.get(def) ?? this.#anonConstType(def);
      default:
        return this.#itemType(def);
    }
  }

  #anonConstType(def: DefId): Ty {
    const { parent } = this.hir.def(def);
    const kind = parent === undefined ? undefined : this.hir.def(parent).kind;
    if (kind === "variant" || kind === "enum") {
      const adt = this.adt(kind === "enum" ? (parent as DefId) : (this.hir.def(parent as DefId).parent as DefId));
      return adt.repr.int ?? ISIZE;
    }
    return USIZE;
  }

  #itemType(def: DefId): Ty {
    const item = this.hir.item(def);
    const low = new TyLowerer(itemCx(this, def));
    switch (item?.kind) {
      case "typeAlias":
      case "const":
      case "static":
        return low.ty(item.ty);
      case "assocType":
        return item.ty === undefined ? this.aliasSelf(def) : low.ty(item.ty);
      case "impl":
        return low.ty(item.selfTy);
      default:
        return bug(`no type of ${this.hir.def(def).kind} ${this.hir.path(def)}`);
    }
  }

  #fieldType(def: DefId): Ty {
    const owner = genericsOwner(this, def);
    const item = this.hir.item(owner);
    const variants = item?.kind === "enum" ? item.variants : item?.kind === "struct" || item?.kind === "union" ? [item.variant] : [];
    for (const variant of variants) {
      const field = variant.fields.find((f) => f.def === def);
      if (field !== undefined) return new TyLowerer(itemCx(this, owner)).ty(field.ty);
    }
    return bug(`no field ${this.hir.path(def)}`);
  }

  fnSig(def: DefId): PolyFnSig {
    return this.#sigs.get(
      def,
      () => this.#computeSig(def),
      () => {
        const told = this.#cycle(def, "computing function signature of");
        return { vars: [], value: { inputs: [], output: mkErrorTy(told), unsafe: false, abi: "Rust" } };
      },
    );
  }

  #computeSig(def: DefId): PolyFnSig {
    const { kind, parent } = this.hir.def(def);
    if (kind === "struct" || kind === "variant") {
      const adt = kind === "struct" ? def : (parent as DefId);
      const variant = this.adt(adt).variants.find((v) => v.def === def);
      const inputs = (variant?.fields ?? []).map((f) => this.typeOf(f.def));
      return { vars: [], value: { inputs, output: this.typeOf(adt), unsafe: false, abi: "Rust" } };
    }
    const item = this.hir.item(def);
    if (item?.kind !== "fn") return bug(`${this.hir.path(def)} has no signature`);
    const late = new Set(this.lateBound(def));
    const params = lifetimesOf(item.generics.params).filter((p) => late.has(p.def));
    const low = new TyLowerer(itemCx(this, def));
    const { sig } = item;
    const abi: FnSig["abi"] = sig.abi === undefined || sig.abi === "Rust" ? "Rust" : sig.abi === "rust-call" ? "rust-call" : "C";
    return low.under(params, () => {
      const inputs = sig.inputs.map((t) => low.ty(t));
      low.cx = itemCx(this, def, "return types");
      const output = this.#sizedOutput(low.ty(sig.output), sig.output.span, item.body !== undefined);
      return { inputs, output, unsafe: sig.unsafe, abi };
    });
  }

  /** E0746: a function with a body returns no bare trait object. */
  #sizedOutput(output: Ty, span: Span, hasBody: boolean): Ty {
    if (output.kind !== "dyn" || !hasBody) return output;
    return mkErrorTy(this.sink.error(error("E0746", "return type cannot be a trait object without pointer indirection").at(span, "doesn't have a size known at compile-time")));
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
    let start: bigint | undefined;
    let end: bigint | undefined;
    for (const attr of this.hir.def(def).attrs) {
      const text = attr.words[0] ?? attr.value;
      if (text === undefined) continue;
      if (attr.name === "rustc_layout_scalar_valid_range_start") start = BigInt(text.replaceAll("_", ""));
      else if (attr.name === "rustc_layout_scalar_valid_range_end") end = BigInt(text.replaceAll("_", ""));
    }
    return start === undefined && end === undefined ? undefined : { start, end };
  }

  traitDef(trait: DefId): TraitDef {
    return this.#traitDefs.get(
      trait,
      () => {
        const item = this.hir.item(trait);
        const attrs = this.hir.def(trait).attrs;
        const has = (name: string): boolean => attrs.some((a) => a.name === name);
        const call = this.isLangItem(trait, "fn") || this.isLangItem(trait, "fn_mut") || this.isLangItem(trait, "fn_once");
        return {
          def: trait,
          auto: item?.kind === "trait" && item.auto,
          unsafe: item?.kind === "trait" && item.unsafe,
          fundamental: has("fundamental"),
          parenSugar: has("paren_sugar") || has("rustc_paren_sugar") || call,
          marker: has("marker"),
        };
      },
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
        this.#cycle(impl, "computing trait implemented by");
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
      () => this.#computeAssocItems(container),
      () => [],
    );
  }

  #computeAssocItems(container: DefId): readonly AssocItem[] {
    const item = this.hir.item(container);
    const res = item?.kind === "impl" ? item.traitRef?.path.res : undefined;
    const traitItems = res?.kind === "def" && this.hir.def(res.def).kind === "trait" ? this.assocItems(res.def) : [];
    return this.hir.children(container).flatMap((child): AssocItem[] => {
      const { kind: defKind, name } = this.hir.def(child);
      const kind = defKind === "assocFn" ? "fn" : defKind === "assocConst" ? "const" : defKind === "assocType" ? "type" : undefined;
      if (kind === undefined) return [];
      const hir = this.hir.item(child);
      const hasDefault = hir?.kind === "fn" || hir?.kind === "const" ? hir.body !== undefined || (hir.kind === "fn" && hir.intrinsic) : hir?.kind === "assocType" && hir.ty !== undefined;
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
      () => {
        const drop = this.langItem("drop");
        if (drop === undefined) return undefined;
        for (const impl of this.relevantImpls(drop, this.typeOf(def))) {
          const self = this.typeOf(impl);
          const dropFn = this.assocItems(impl).find((i) => i.name === "drop");
          if (self.kind === "adt" && self.def === def && dropFn !== undefined) return { impl, dropFn: dropFn.def };
        }
        return undefined;
      },
      () => undefined,
    );
  }

  mayDangle(def: DefId): readonly number[] {
    const destructor = this.adtDestructor(def);
    if (destructor === undefined) return [];
    const self = this.typeOf(destructor.impl);
    const hir = hirGenerics(this.hir.item(destructor.impl));
    if (self.kind !== "adt" || hir === undefined) return [];
    const marked = new Set(hir.params.flatMap((p) => (p.kind === "type" && p.mayDangle ? [p.def] : [])));
    return self.args.flatMap((a, i) => (a.sort === "ty" && a.kind === "param" && a.def !== undefined && marked.has(a.def) ? [i] : []));
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
        if (part.sort !== "ty" || part.kind !== "opaque" || seen.has(part.def)) return part.sort === "ty" && part.kind === "opaque" && part.def === opaque;
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
    if (this.hir.def(def).kind === "anonConst") this.#anonConsts.set(def, ty);
  }

  evalConst(value: Const): Const {
    if (value.kind !== "unevaluated") return value;
    if ((flagsOf(value.args) & (Flag.hasParam | Flag.hasConstParam | Flag.hasTyInfer | Flag.hasConstInfer | Flag.hasError)) !== 0) return value;
    return this.#consts.get(
      value.id,
      () => this.#evaluate(value.def, value.args) ?? value,
      () => {
        this.#constCycle(value.def);
        return CONST_ERROR;
      },
    );
  }

  /** Constants that need each other; told at the one that comes first. */
  #constCycle(def: DefId): void {
    const members = this.#evaluating.slice(this.#evaluating.indexOf(def));
    const first = Math.min(...members) as DefId;
    const { kind, nameSpan } = this.hir.def(first);
    if (kind !== "const") {
      this.#cycle(first, "evaluating");
      return;
    }
    const what = `checking if \`${this.hir.path(first)}\` is a trivial const`;
    this.sink.error(error("E0391", `cycle detected when ${what}`).at(nameSpan).note(`...which again requires ${what}, completing the cycle`));
  }

  #evaluate(def: DefId, args: GenericArgs): Const | undefined {
    this.#evaluating.push(def);
    try {
      return this.#evaluateNew(def, args);
    } finally {
      this.#evaluating.pop();
    }
  }

  #evaluateNew(def: DefId, args: GenericArgs): Const | undefined {
    const { kind } = this.hir.def(def);
    if (kind === "anonConst" || kind === "const") {
      const ty = this.typeOf(def);
      const simple = evalSimple(this, def, ty);
      if (simple === "failed") return CONST_ERROR;
      if (simple !== undefined) {
        if (simple.ty !== ty && !hasFlags(ty, Flag.hasParam)) {
          // A type error; type checking of the body says so.
          return this.#hooks.evalConst?.(def, args) ?? CONST_ERROR;
        }
        return mkConst(ty, toBits(ty, simple.value));
      }
    }
    return this.#hooks.evalConst?.(def, args);
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

