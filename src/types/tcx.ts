// The type context: what is known of every definition, computed on demand and kept.
//
// This file is the contract; `context.ts` makes the tables. Regions in the answers are those of the
// definition itself (`param`), late-bound ones of a function stand in the binder of its signature.

import type { DiagnosticSink } from "#diagnostics/diagnostic.ts";
import type { DefId, Visibility } from "#hir/defs.ts";
import type { Hir } from "#hir/hir.ts";
import type { VariantShape } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import type { Binder, Const, GenericArg, GenericArgs, PolyFnSig, Region, TraitRef, Ty } from "./ty.ts";

export type GenericParamKind = "lifetime" | "type" | "const";

export interface GenericParam {
  readonly kind: GenericParamKind;
  /** Position in the full list, parents' parameters first; a trait's `Self` is 0. */
  readonly index: number;
  readonly name: string;
  /** Absent for a trait's `Self`. */
  readonly def: DefId | undefined;
  readonly hasDefault: boolean;
  readonly synthetic: boolean;
}

/** Early-bound parameters of an item. */
export interface Generics {
  readonly parent: DefId | undefined;
  readonly parentCount: number;
  /** Own parameters only. */
  readonly own: readonly GenericParam[];
  /** All: parents' first. */
  readonly all: readonly GenericParam[];
  readonly hasSelf: boolean;
}

export type Predicate =
  | { readonly kind: "trait"; readonly bound: Binder<TraitRef> }
  | { readonly kind: "projection"; readonly bound: Binder<ProjectionEq> }
  | { readonly kind: "typeOutlives"; readonly bound: Binder<{ readonly ty: Ty; readonly region: Region }> }
  | { readonly kind: "regionOutlives"; readonly bound: Binder<{ readonly longer: Region; readonly shorter: Region }> }
  | { readonly kind: "wellFormed"; readonly arg: GenericArg }
  /** What is given for a const parameter is of the type it declares. */
  | { readonly kind: "constHasType"; readonly value: Const; readonly ty: Ty }
  /** The closure can be called through this trait; waits until its kind is known. Made by solving only. */
  | { readonly kind: "closureKind"; readonly closure: Ty; readonly want: "Fn" | "FnMut" | "FnOnce" };

export interface ProjectionEq {
  readonly assoc: DefId;
  readonly args: GenericArgs;
  readonly ty: Ty;
}

export interface SpannedPredicate {
  readonly predicate: Predicate;
  readonly span: Span;
}

export interface FieldDef {
  readonly def: DefId;
  readonly name: string;
  readonly visibility: Visibility;
}

export interface VariantDef {
  readonly def: DefId;
  readonly name: string;
  readonly shape: VariantShape;
  readonly fields: readonly FieldDef[];
  /** The value `as` gives; explicit or previous plus one. */
  readonly discriminant: bigint;
}

export interface AdtDef {
  readonly def: DefId;
  readonly kind: "struct" | "enum" | "union";
  /** One for structs and unions. */
  readonly variants: readonly VariantDef[];
  readonly repr: {
    readonly c: boolean;
    readonly packed: number | undefined;
    readonly align: number | undefined;
    readonly int: Ty | undefined;
    readonly transparent: boolean;
  };
  readonly isBox: boolean;
  readonly isPhantomData: boolean;
  readonly isManuallyDrop: boolean;
  readonly isUnsafeCell: boolean;
}

export interface AssocItem {
  readonly def: DefId;
  readonly name: string;
  readonly kind: "fn" | "const" | "type";
  readonly hasSelf: boolean;
  /** The trait or impl it stands in. */
  readonly container: DefId;
  /** In a trait impl: the trait's item. */
  readonly traitItem: DefId | undefined;
  /** In a trait: whether there is a default. */
  readonly hasDefault: boolean;
}

export type Variance = "covariant" | "contravariant" | "invariant" | "bivariant";

/** A path `Self::Name` that means an associated type, though the enum that `Self` is has a variant of that name. */
export interface AmbiguousItem {
  readonly span: Span;
  /** The item in which the path stands. */
  readonly owner: DefId;
  readonly self: Ty;
  readonly variant: DefId;
  readonly assoc: DefId;
}

/** Where-clauses in force in an item, elaborated with supertraits and normalised; made by `mkParamEnv` (`param-env.ts`). */
export interface ParamEnv {
  /** Unique in the process: keys caches. */
  readonly id: number;
  readonly predicates: readonly Predicate[];
  /** `trait` predicates by trait, `projection` predicates by associated type. */
  readonly byTrait: ReadonlyMap<DefId, readonly Binder<TraitRef>[]>;
  readonly byAssoc: ReadonlyMap<DefId, readonly Binder<ProjectionEq>[]>;
  /** Whether opaque types are seen through (monomorphic code). */
  readonly reveal: boolean;
}

/**
 * A constant's value as patterns need it, all of it known. `fields`: of a struct, tuple, variant, array or slice, or the
 * one that a reference leads to; `address`: a pointer, which nothing is known to be equal to.
 */
export type ValueTree =
  | { readonly kind: "bits"; readonly bits: bigint }
  | { readonly kind: "str"; readonly value: string }
  | { readonly kind: "fields"; readonly variant: number; readonly fields: readonly ValueTree[] }
  | { readonly kind: "union" | "address" | "opaque" };

/** What other stages answer for the type context; all optional while they do not exist. */
export interface TcxHooks {
  /** The hidden type of an opaque type, in terms of the opaque's own parameters, regions as `param` where known. */
  hiddenType?(opaque: DefId): Ty | undefined;
  /** The value of an anonymous const, const or associated const with these arguments (no parameters left), by full evaluation. */
  evalConst?(def: DefId, args: GenericArgs): Const | undefined;
  /** The value of a const or associated const of any type; `failed` where that was reported, `undefined` while it cannot be known. */
  valueTree?(def: DefId, args: GenericArgs): ValueTree | "failed" | undefined;
  /** `src/main.rs:3:13: 3:19`, where a closure's head stands (lines are the shells' business). */
  closureLocation?(def: DefId): string;
}

/** Facts about a trait that solving asks for. */
export interface TraitDef {
  readonly def: DefId;
  readonly auto: boolean;
  readonly unsafe: boolean;
  readonly fundamental: boolean;
  readonly parenSugar: boolean;
  readonly marker: boolean;
}

export interface Tcx {
  /** The context of the standard library alone, whose answers this one shares. */
  readonly std: Tcx | undefined;
  readonly hir: Hir;
  readonly sink: DiagnosticSink;
  readonly edition: 2021 | 2024;
  /** Those met so far, while types were lowered. */
  readonly ambiguousItems: AmbiguousItem[];
  generics(def: DefId): Generics;
  /** Own and inherited where-clauses, with implied `Sized` bounds; a trait's include `Self: Trait`. */
  predicates(def: DefId): readonly SpannedPredicate[];
  /** Outlives bounds of an ADT that its fields imply (`struct S<'a, T> { r: &'a T }` has `T: 'a`), as far as not written. */
  inferredOutlives(adt: DefId): readonly SpannedPredicate[];
  /** Direct supertrait predicates of a trait (on `Self`). */
  superPredicates(trait: DefId): readonly SpannedPredicate[];
  /** Bounds declared on an associated type or opaque type, self type = the projection or opaque with identity arguments. */
  itemBounds(def: DefId): readonly SpannedPredicate[];
  paramEnv(def: DefId): ParamEnv;
  /** The type of a field, const, static, alias, associated type, ADT (with identity arguments), impl's self type, type parameter, fn item, ctor. */
  typeOf(def: DefId): Ty;
  /** Of a function, method or tuple constructor. */
  fnSig(def: DefId): PolyFnSig;
  adt(def: DefId): AdtDef;
  /** `undefined` for inherent impls. */
  implTraitRef(impl: DefId): TraitRef | undefined;
  isNegativeImpl(impl: DefId): boolean;
  implsOfTrait(trait: DefId): readonly DefId[];
  /** Inherent impls that may apply to a type of this head. */
  inherentImpls(ty: Ty): readonly DefId[];
  /** Of a trait or impl, in order. */
  assocItems(container: DefId): readonly AssocItem[];
  assocItem(def: DefId): AssocItem | undefined;
  variances(def: DefId): readonly Variance[];
  /** The impl of `Drop` for an ADT. */
  adtDestructor(def: DefId): { readonly impl: DefId; readonly dropFn: DefId } | undefined;
  /** `#[may_dangle]` parameter indices of the ADT's `Drop` impl. */
  mayDangle(def: DefId): readonly number[];
  langItem(name: string): DefId | undefined;
  /** As {@link langItem}; missing ones are a bug of std. */
  requireLangItem(name: string): DefId;
  isLangItem(def: DefId, name: string): boolean;
  identityArgs(def: DefId): GenericArgs;
  /** Position of an early-bound lifetime parameter in its item's arguments; `undefined` for late-bound ones. */
  earlyBoundIndex(lifetime: DefId): number | undefined;
  traitDef(trait: DefId): TraitDef;
  /** Impls of a trait that may match this self type (by simplified head), negative ones included. */
  relevantImpls(trait: DefId, self: Ty): readonly DefId[];
  /** The trait that declares an associated item; `undefined` for items of impls and all others. */
  traitOfItem(def: DefId): DefId | undefined;
  /** Supertraits, transitively, the trait itself first. */
  supertraits(trait: DefId): readonly DefId[];
  /** Whether `dyn Trait` may exist, without saying why not (`object-safety.ts` does). */
  isDynCompatible(trait: DefId): boolean;
  /** The type of a const parameter. */
  constParamTy(def: DefId): Ty;
  /** The default of a type or const parameter, in terms of the item's parameters. */
  paramDefault(def: DefId): Ty | Const | undefined;
  /** Late-bound lifetime parameters of a function, in the order of its signature's binder; nothing else has any. */
  lateBound(def: DefId): readonly DefId[];
  /** Position in an opaque type's arguments of a late-bound lifetime it captures. */
  opaqueLateIndex(opaque: DefId, lifetime: DefId): number | undefined;
  /** Supertraits by name alone, without their arguments: safe while supertraits are being lowered. */
  supertraitsByName(trait: DefId): readonly DefId[];
  /** The associated type of that name that a trait itself declares. */
  ownAssocType(trait: DefId, name: string): DefId | undefined;
  /**
   * The bounds of a type parameter (`undefined`: a trait's `Self`) in an item that could provide an associated
   * type of that name; only those are lowered.
   */
  boundsWithAssocType(item: DefId, param: DefId | undefined, name: string): readonly Binder<TraitRef>[];
  /** The supertraits of a trait reference (itself included) that declare an associated type of that name. */
  supertraitsWithAssocType(of: Binder<TraitRef>, name: string): readonly Binder<TraitRef>[];
  /** The lifetime a type parameter must outlive by its declaration (`T: 'a`), for `dyn` arguments; `ambiguous` where there are several. */
  objectLifetimeDefault(param: DefId): Region | "ambiguous" | undefined;
  /** The associated type (as projection) or opaque type with its identity arguments. */
  aliasSelf(def: DefId): Ty;
  /** `#[rustc_layout_scalar_valid_range_start/end]` of a struct. */
  scalarValidRange(def: DefId): { readonly start: bigint | undefined; readonly end: bigint | undefined } | undefined;
  /** Whether an associated item is declared `where Self: Sized`, by name alone. */
  requiresSized(item: DefId): boolean;
  /** Tells which type an anonymous const is expected to have. */
  registerAnonConst(def: DefId, ty: Ty): void;
  closureLocation(def: DefId): string;
  /** The hidden type of an `impl Trait` return type, in terms of the opaque's own parameters; asks typeck. */
  hiddenType(opaque: DefId): Ty;
  /** With the where-clauses of `owner` (none: monomorphic code); see `instance.ts` for more of the kind. */
  isCopy(ty: Ty, owner?: DefId): boolean;
  needsDrop(ty: Ty, owner?: DefId): boolean;
  isFreeze(ty: Ty, owner?: DefId): boolean;
  isSized(ty: Ty, owner?: DefId): boolean;
  normalizeErasing<T extends GenericArg>(arg: T, owner?: DefId): T;
  /** Signature, kind and captures of a closure are in its type's arguments; see `closure.ts`. */
  isTrackCaller(def: DefId): boolean;
  /** Evaluates a const to bits where its type is an integer, bool or char and it needs no parameters. */
  evalConst(value: Const): Const;
  /** Whether a struct, enum or union is of finite size; reports E0072 where it is not. */
  isRepresentable(def: DefId): boolean;
  /** The value of a const or associated const without parameters; see `TcxHooks`. */
  valueTree(def: DefId, args: GenericArgs): ValueTree | "failed" | undefined;
  /** A type as messages show it (rustc's trimmed paths); regions `erased` and `var` are left out. */
  tyToString(ty: Ty | Region | Const): string;
}
