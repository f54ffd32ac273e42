// HIR of items: signatures with every path resolved and every lifetime decided; bodies are named by id.

import type { Span } from "#support/span.ts";
import type { Reported } from "#diagnostics/diagnostic.ts";
import type { BodyId, DefId, PrimTy, Res } from "./defs.ts";

export type Mutability = "not" | "mut";

/** A lifetime after resolution and elision (RFC 141, Reference: lifetime elision). */
export type HirLifetime = { readonly span: Span } & (
  | { readonly kind: "static" }
  /** Declared by an item, by `for<'a>`, or invented for an elided lifetime of a signature or impl header. */
  | { readonly kind: "param"; readonly def: DefId }
  /** To be inferred: elided or `'_` in a body. */
  | { readonly kind: "infer" }
  /** A trait object without a written bound: decided by the object lifetime default rules. */
  | { readonly kind: "objectDefault" }
  | { readonly kind: "error"; readonly reported: Reported }
);

export type HirGenericArg =
  | { readonly kind: "lifetime"; readonly lifetime: HirLifetime }
  | { readonly kind: "type"; readonly ty: HirTy }
  | { readonly kind: "const"; readonly value: HirConstArg }
  /** `_`, a type or const to be inferred. */
  | { readonly kind: "infer"; readonly span: Span };

/** A const in a type: a literal or block (own body), or a bare const parameter or const path. */
export type HirConstArg = { readonly span: Span } & (
  | { readonly kind: "body"; readonly def: DefId; readonly body: BodyId }
  | { readonly kind: "param"; readonly def: DefId }
  | { readonly kind: "infer" }
  | { readonly kind: "error"; readonly reported: Reported }
);

/** `Item = T` or `Item: Bound` among generic arguments. */
export interface HirAssocConstraint {
  readonly name: string;
  readonly args: HirGenericArgs | undefined;
  readonly value:
    | { readonly kind: "equals"; readonly ty: HirTy }
    | { readonly kind: "bounds"; readonly bounds: readonly HirBound[] };
  readonly span: Span;
}

export interface HirGenericArgs {
  readonly args: readonly HirGenericArg[];
  readonly constraints: readonly HirAssocConstraint[];
  /** `Fn(A, B) -> C`: already turned into `args = [(A, B)]` and `constraints = [Output = C]`; kept for messages. */
  readonly parenthesized: boolean;
  readonly span: Span;
}

export interface HirPathSegment {
  readonly name: string;
  readonly span: Span;
  readonly args: HirGenericArgs | undefined;
}

/** A fully resolved path. Elided lifetime arguments are left out of `args`; `elidedLifetime` says what stands for them. */
export interface HirPath {
  readonly span: Span;
  readonly res: Res;
  readonly segments: readonly HirPathSegment[];
  /** What an omitted lifetime argument of the last segments means here (one lifetime for each omitted is made by calling). */
  readonly elided: ElidedLifetimes;
}

/**
 * Lifetimes for parameters that the path leaves out (`Foo` for `Foo<'a>`): either one invented
 * parameter for each, in order, or one and the same, or inference.
 */
export type ElidedLifetimes =
  | { readonly kind: "each"; readonly lifetimes: readonly HirLifetime[] }
  | { readonly kind: "same"; readonly lifetime: HirLifetime };

/** A path that may end in something only type checking can resolve (rustc's `QPath`). */
export type QPath =
  /** `a::b`, or `<T as Trait>::name` with `self`. */
  | { readonly kind: "resolved"; readonly self: HirTy | undefined; readonly path: HirPath; readonly span: Span }
  /** `T::name`, `Vec::<u8>::new`, `Self::Item`. */
  | { readonly kind: "typeRelative"; readonly self: HirTy; readonly segment: HirPathSegment; readonly span: Span };

export type HirTy = { readonly span: Span } & (
  | { readonly kind: "path"; readonly path: QPath }
  | { readonly kind: "prim"; readonly prim: PrimTy }
  | { readonly kind: "ref"; readonly lifetime: HirLifetime; readonly mutability: Mutability; readonly inner: HirTy }
  | { readonly kind: "rawPtr"; readonly mutability: Mutability; readonly inner: HirTy }
  | { readonly kind: "slice"; readonly element: HirTy }
  | { readonly kind: "array"; readonly element: HirTy; readonly length: HirConstArg }
  | { readonly kind: "tuple"; readonly elements: readonly HirTy[] }
  | { readonly kind: "never" }
  | { readonly kind: "infer" }
  | { readonly kind: "fnPtr"; readonly fn: HirFnPtr }
  | { readonly kind: "traitObject"; readonly bounds: readonly HirPolyTraitRef[]; readonly lifetime: HirLifetime }
  /** `impl Bounds` in return position; in argument position it has become a synthetic type parameter. */
  | { readonly kind: "opaque"; readonly def: DefId }
  | { readonly kind: "error"; readonly reported: Reported }
);

export interface HirFnPtr {
  readonly boundParams: readonly HirGenericParam[];
  readonly unsafe: boolean;
  readonly abi: string | undefined;
  readonly inputs: readonly HirTy[];
  readonly output: HirTy;
}

export interface HirTraitRef {
  /** Its `res` is a trait or erroneous. */
  readonly path: HirPath;
}

export interface HirPolyTraitRef {
  /** Lifetimes of `for<'a>` (and those invented by elision within `Fn(&T)`). */
  readonly boundParams: readonly HirGenericParam[];
  readonly traitRef: HirTraitRef;
  readonly span: Span;
}

export type HirBound =
  | {
      readonly kind: "trait";
      readonly modifier: "none" | "maybe" | "const";
      readonly trait: HirPolyTraitRef;
      readonly span: Span;
    }
  | { readonly kind: "outlives"; readonly lifetime: HirLifetime; readonly span: Span };

export type HirGenericParam = { readonly def: DefId; readonly name: string; readonly span: Span } & (
  | { readonly kind: "lifetime"; readonly bounds: readonly HirLifetime[]; readonly origin: "explicit" | "elided" }
  | {
      readonly kind: "type";
      readonly bounds: readonly HirBound[];
      readonly default: HirTy | undefined;
      /** Made from an argument-position `impl Trait`. */
      readonly synthetic: boolean;
      readonly mayDangle: boolean;
    }
  | { readonly kind: "const"; readonly ty: HirTy; readonly default: HirConstArg | undefined }
);

export type HirWherePredicate = { readonly span: Span } & (
  | {
      readonly kind: "bound";
      readonly boundParams: readonly HirGenericParam[];
      readonly ty: HirTy;
      readonly bounds: readonly HirBound[];
    }
  | { readonly kind: "outlives"; readonly lifetime: HirLifetime; readonly bounds: readonly HirLifetime[] }
);

export interface HirGenerics {
  /** In source order, lifetimes first; elided lifetimes of the signature come after the explicit ones. */
  readonly params: readonly HirGenericParam[];
  readonly where: readonly HirWherePredicate[];
  readonly span: Span;
}

export interface HirFnSig {
  readonly inputs: readonly HirTy[];
  /** `()` where nothing is written. */
  readonly output: HirTy;
  /** Where `-> T` stands, or the point where it would be inserted. */
  readonly outputSpan: Span;
  readonly hasSelf: boolean;
  readonly unsafe: boolean;
  readonly const: boolean;
  readonly abi: string | undefined;
  /** From `fn` to the end of the signature. */
  readonly span: Span;
}

export interface HirField {
  readonly def: DefId;
  readonly name: string;
  readonly ty: HirTy;
  readonly span: Span;
}

export type VariantShape = "named" | "tuple" | "unit";

export interface HirVariant {
  /** The variant of an enum; for structs and unions the type's own id. */
  readonly def: DefId;
  readonly name: string;
  readonly shape: VariantShape;
  readonly fields: readonly HirField[];
  readonly discriminant: HirConstArg | undefined;
  readonly span: Span;
}

export type HirItem = { readonly def: DefId; readonly span: Span } & (
  | { readonly kind: "mod"; readonly items: readonly DefId[] }
  | {
      readonly kind: "fn";
      readonly generics: HirGenerics;
      readonly sig: HirFnSig;
      readonly body: BodyId | undefined;
      readonly intrinsic: boolean;
    }
  | { readonly kind: "struct" | "union"; readonly generics: HirGenerics; readonly variant: HirVariant }
  | { readonly kind: "enum"; readonly generics: HirGenerics; readonly variants: readonly HirVariant[] }
  | {
      readonly kind: "trait";
      readonly generics: HirGenerics;
      readonly supertraits: readonly HirBound[];
      readonly items: readonly DefId[];
      readonly unsafe: boolean;
      readonly auto: boolean;
    }
  | {
      readonly kind: "impl";
      readonly generics: HirGenerics;
      readonly traitRef: HirTraitRef | undefined;
      readonly selfTy: HirTy;
      readonly items: readonly DefId[];
      readonly unsafe: boolean;
      readonly negative: boolean;
      /** Made by `derive(…)`, whose span this is. */
      readonly derivedFrom: Span | undefined;
    }
  | { readonly kind: "typeAlias"; readonly generics: HirGenerics; readonly ty: HirTy }
  | { readonly kind: "const"; readonly generics: HirGenerics; readonly ty: HirTy; readonly body: BodyId | undefined }
  | { readonly kind: "static"; readonly ty: HirTy; readonly mutability: Mutability; readonly body: BodyId | undefined }
  | {
      readonly kind: "assocType";
      readonly generics: HirGenerics;
      readonly bounds: readonly HirBound[];
      readonly ty: HirTy | undefined;
    }
  | {
      readonly kind: "opaque";
      readonly bounds: readonly HirBound[];
      /** Lifetimes that `use<…>` lists; undefined without it. */
      readonly captures: readonly DefId[] | undefined;
      readonly fn: DefId;
    }
);
