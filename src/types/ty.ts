// Semantic types, regions and constants: hash-consed, so that identity is equality.
//
// Interning is a process-wide cache, not state: equal structure always gives the same object.
// `flags` answer the common questions without a walk.

import type { Reported } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { Id } from "#support/ids.ts";

export type Mutability = "not" | "mut";
export type IntTy = "i8" | "i16" | "i32" | "i64" | "i128" | "isize";
export type UintTy = "u8" | "u16" | "u32" | "u64" | "u128" | "usize";
export type FloatTy = "f32" | "f64";

/** An inference variable of types (`general`, `int` or `float`), in some inference context. */
export type TyVid = Id<"TyVid">;
/** A region variable: of the borrow checker, or of a signature being compared. */
export type RegionVid = Id<"RegionVid">;
export type ConstVid = Id<"ConstVid">;

export const Flag = {
  hasTyInfer: 1,
  hasConstInfer: 2,
  hasParam: 4,
  hasProjection: 8,
  hasOpaque: 16,
  hasError: 32,
  hasBound: 64,
  /** Any region but `erased`. */
  hasRegions: 128,
  hasRegionVar: 256,
  hasConstParam: 512,
  hasRegionParam: 1024,
  hasUnevaluated: 2048,
} as const;

interface Interned {
  /** Unique in the process; orders and keys tables. */
  readonly id: number;
  readonly flags: number;
}

export type Region = Interned & { readonly sort: "region" } & (
    | { readonly kind: "static" }
    /** A lifetime parameter of an item in scope: `def` is its definition (early and late bound alike). */
    | { readonly kind: "param"; readonly def: DefId; readonly name: string }
    /** Bound by the `depth`-th enclosing binder, counted from the inside. */
    | { readonly kind: "bound"; readonly depth: number; readonly index: number }
    | { readonly kind: "var"; readonly vid: RegionVid }
    /** A lifetime that stands for any: made when a binder is entered. */
    | { readonly kind: "placeholder"; readonly universe: number; readonly index: number }
    | { readonly kind: "erased" }
    | { readonly kind: "error" }
  );

export type Const = Interned & { readonly sort: "const" } & (
    | { readonly kind: "value"; readonly ty: Ty; readonly bits: bigint }
    | { readonly kind: "param"; readonly def: DefId; readonly index: number; readonly name: string }
    | { readonly kind: "infer"; readonly vid: ConstVid }
    /** An anonymous const or const item whose value depends on parameters, or is not yet known. */
    | { readonly kind: "unevaluated"; readonly def: DefId; readonly args: GenericArgs }
    | { readonly kind: "error" }
  );

export type GenericArg = Ty | Region | Const;
/** Arguments in the order of the item's generics: parent's first. Interned lists are plain arrays. */
export type GenericArgs = readonly GenericArg[];

export interface TraitRef {
  readonly trait: DefId;
  /** `args[0]` is the self type. */
  readonly args: GenericArgs;
}

/** A value under a `for<…>` binder with that many bound regions (de Bruijn depth 0 inside). */
export interface Binder<T> {
  /** Names for messages; `'_` or empty for anonymous ones. `def` is the declaring parameter where there is one. */
  readonly vars: readonly BoundVar[];
  readonly value: T;
}

export interface BoundVar {
  readonly name: string;
  readonly def: DefId | undefined;
}

export interface FnSig {
  readonly inputs: readonly Ty[];
  readonly output: Ty;
  readonly unsafe: boolean;
  readonly abi: "Rust" | "rust-call" | "C";
}

export type PolyFnSig = Binder<FnSig>;

/** `dyn Trait<Args, Assoc = T> + Auto + 'r` without the self type. */
export interface ExistentialTraitRef {
  readonly trait: DefId;
  /** Without the self type. */
  readonly args: GenericArgs;
}

export interface ExistentialProjection {
  readonly assoc: DefId;
  readonly args: GenericArgs;
  readonly ty: Ty;
}

export type Ty = Interned & { readonly sort: "ty" } & (
    | { readonly kind: "bool" | "char" | "str" | "never" }
    | { readonly kind: "int"; readonly name: IntTy }
    | { readonly kind: "uint"; readonly name: UintTy }
    | { readonly kind: "float"; readonly name: FloatTy }
    | { readonly kind: "adt"; readonly def: DefId; readonly args: GenericArgs }
    | { readonly kind: "ref"; readonly region: Region; readonly inner: Ty; readonly mutability: Mutability }
    | { readonly kind: "rawPtr"; readonly inner: Ty; readonly mutability: Mutability }
    | { readonly kind: "slice"; readonly element: Ty }
    | { readonly kind: "array"; readonly element: Ty; readonly length: Const }
    | { readonly kind: "tuple"; readonly elements: readonly Ty[] }
    /** The zero-sized type of a function item, tuple struct or tuple variant constructor. */
    | { readonly kind: "fnDef"; readonly def: DefId; readonly args: GenericArgs }
    | { readonly kind: "fnPtr"; readonly sig: PolyFnSig }
    /** `args`: those of the enclosing item, then the closure's own: kind type, signature as fn pointer, tuple of captures. */
    | { readonly kind: "closure"; readonly def: DefId; readonly args: GenericArgs }
    | {
        readonly kind: "dyn";
        readonly principal: Binder<ExistentialTraitRef> | undefined;
        readonly projections: readonly Binder<ExistentialProjection>[];
        readonly autoTraits: readonly DefId[];
        readonly region: Region;
      }
    /** `index` counts in the item's generics (a trait's `Self` is 0). */
    | { readonly kind: "param"; readonly index: number; readonly name: string; readonly def: DefId | undefined }
    /** `<args[0] as Trait<..>>::Assoc<..>`, not (yet) normalised. */
    | { readonly kind: "projection"; readonly assoc: DefId; readonly args: GenericArgs }
    | { readonly kind: "opaque"; readonly def: DefId; readonly args: GenericArgs }
    | { readonly kind: "infer"; readonly variable: "general" | "int" | "float"; readonly vid: TyVid }
    | { readonly kind: "error"; readonly reported: Reported }
  );

export type TyKind = Ty["kind"];
export type TyOf<K extends TyKind> = Extract<Ty, { kind: K }>;

// ---------------------------------------------------------------------------------------------
// Interning

let nextId = 1;
const table = new Map<string, Ty | Region | Const>();

function intern<T extends Ty | Region | Const>(key: string, make: (id: number) => T): T {
  const known = table.get(key);
  if (known !== undefined) return known as T;
  const fresh = make(nextId++);
  table.set(key, fresh);
  return fresh;
}

/** A table by two numbers, for the kinds that are asked for most. */
type PairTable<T> = Map<number, Map<number, T>>;

function internPair<T extends Ty | Region | Const>(
  pairs: PairTable<T>,
  a: number,
  b: number,
  make: (id: number) => T,
): T {
  let row = pairs.get(a);
  if (row === undefined) {
    row = new Map();
    pairs.set(a, row);
  }
  let known = row.get(b);
  if (known === undefined) {
    known = make(nextId++);
    row.set(b, known);
  }
  return known;
}

const adts: PairTable<Ty> = new Map();
const refs: PairTable<Ty> = new Map();
const mutRefs: PairTable<Ty> = new Map();
const rawPtrs: PairTable<Ty> = new Map();
const arrays: PairTable<Ty> = new Map();
const infers: PairTable<Ty> = new Map();

function argsKey(args: GenericArgs): string {
  let key = "";
  for (const arg of args) key += `${arg.id},`;
  return key;
}

/** The union of the flags of several interned things. */
export function flagsOf(args: GenericArgs): number {
  let flags = 0;
  for (const arg of args) flags |= arg.flags;
  return flags;
}

/** Flags of what lies under a binder: kept as they are (a bound region stays visible as `hasBound`). */
function sigFlags(sig: PolyFnSig): number {
  return flagsOf(sig.value.inputs) | sig.value.output.flags;
}

function leaf<K extends "bool" | "char" | "str" | "never">(kind: K): Ty {
  return intern(kind, (id) => ({ sort: "ty", id, flags: 0, kind }) as Ty);
}

export const BOOL = leaf("bool");
export const CHAR = leaf("char");
export const STR = leaf("str");
export const NEVER = leaf("never");

export function mkInt(name: IntTy): Ty {
  return intern(`i:${name}`, (id) => ({ sort: "ty", id, flags: 0, kind: "int", name }));
}
export function mkUint(name: UintTy): Ty {
  return intern(`i:${name}`, (id) => ({ sort: "ty", id, flags: 0, kind: "uint", name }));
}
export function mkFloat(name: FloatTy): Ty {
  return intern(`i:${name}`, (id) => ({ sort: "ty", id, flags: 0, kind: "float", name }));
}

export const I8 = mkInt("i8");
export const I32 = mkInt("i32");
export const ISIZE = mkInt("isize");
export const U8 = mkUint("u8");
export const U32 = mkUint("u32");
export const U128 = mkUint("u128");
export const USIZE = mkUint("usize");
export const F64 = mkFloat("f64");

export function mkAdt(def: DefId, args: GenericArgs): Ty {
  if (args.length < 2)
    return internPair(adts, def, args[0]?.id ?? 0, (id) => ({
      sort: "ty",
      id,
      flags: flagsOf(args),
      kind: "adt",
      def,
      args,
    }));
  return intern(`adt:${def}:${argsKey(args)}`, (id) => ({
    sort: "ty",
    id,
    flags: flagsOf(args),
    kind: "adt",
    def,
    args,
  }));
}
export function mkRef(region: Region, inner: Ty, mutability: Mutability): Ty {
  return internPair(mutability === "mut" ? mutRefs : refs, inner.id, region.id, (id) => ({
    sort: "ty",
    id,
    flags: region.flags | inner.flags,
    kind: "ref",
    region,
    inner,
    mutability,
  }));
}
export function mkRawPtr(inner: Ty, mutability: Mutability): Ty {
  return internPair(rawPtrs, inner.id, mutability === "mut" ? 1 : 0, (id) => ({
    sort: "ty",
    id,
    flags: inner.flags,
    kind: "rawPtr",
    inner,
    mutability,
  }));
}
export function mkSlice(element: Ty): Ty {
  return intern(`[]:${element.id}`, (id) => ({ sort: "ty", id, flags: element.flags, kind: "slice", element }));
}
export function mkArray(element: Ty, length: Const): Ty {
  return internPair(arrays, element.id, length.id, (id) => ({
    sort: "ty",
    id,
    flags: element.flags | length.flags,
    kind: "array",
    element,
    length,
  }));
}
export function mkTuple(elements: readonly Ty[]): Ty {
  return intern(`():${argsKey(elements)}`, (id) => ({
    sort: "ty",
    id,
    flags: flagsOf(elements),
    kind: "tuple",
    elements,
  }));
}
export const UNIT = mkTuple([]);

export function mkFnDef(def: DefId, args: GenericArgs): Ty {
  return intern(`fn:${def}:${argsKey(args)}`, (id) => ({
    sort: "ty",
    id,
    flags: flagsOf(args),
    kind: "fnDef",
    def,
    args,
  }));
}
export function mkFnPtr(sig: PolyFnSig): Ty {
  const { inputs, output, unsafe, abi } = sig.value;
  return intern(`fnptr:${sig.vars.length}:${unsafe}:${abi}:${argsKey(inputs)}>${output.id}`, (id) => ({
    sort: "ty",
    id,
    flags: sigFlags(sig),
    kind: "fnPtr",
    sig,
  }));
}
export function mkClosure(def: DefId, args: GenericArgs): Ty {
  return intern(`closure:${def}:${argsKey(args)}`, (id) => ({
    sort: "ty",
    id,
    flags: flagsOf(args),
    kind: "closure",
    def,
    args,
  }));
}
export function mkDyn(
  principal: Binder<ExistentialTraitRef> | undefined,
  projections: readonly Binder<ExistentialProjection>[],
  autoTraits: readonly DefId[],
  region: Region,
): Ty {
  const sortedAutos = [...new Set(autoTraits)].sort((a, b) => a - b);
  const sortedProjections = [...projections].sort((a, b) => a.value.assoc - b.value.assoc);
  let flags = region.flags;
  let key = "dyn:";
  if (principal !== undefined) {
    flags |= flagsOf(principal.value.args);
    key += `${principal.vars.length}/${principal.value.trait}/${argsKey(principal.value.args)}`;
  }
  for (const p of sortedProjections) {
    flags |= flagsOf(p.value.args) | p.value.ty.flags;
    key += `;${p.value.assoc}/${argsKey(p.value.args)}=${p.value.ty.id}`;
  }
  key += `;${sortedAutos.join()};${region.id}`;
  return intern(key, (id) => ({
    sort: "ty",
    id,
    flags,
    kind: "dyn",
    principal,
    projections: sortedProjections,
    autoTraits: sortedAutos,
    region,
  }));
}
export function mkParam(index: number, name: string, def: DefId | undefined): Ty {
  return intern(`param:${index}:${name}:${def}`, (id) => ({
    sort: "ty",
    id,
    flags: Flag.hasParam,
    kind: "param",
    index,
    name,
    def,
  }));
}
export function mkProjection(assoc: DefId, args: GenericArgs): Ty {
  return intern(`proj:${assoc}:${argsKey(args)}`, (id) => ({
    sort: "ty",
    id,
    flags: flagsOf(args) | Flag.hasProjection,
    kind: "projection",
    assoc,
    args,
  }));
}
export function mkOpaque(def: DefId, args: GenericArgs): Ty {
  return intern(`opaque:${def}:${argsKey(args)}`, (id) => ({
    sort: "ty",
    id,
    flags: flagsOf(args) | Flag.hasOpaque,
    kind: "opaque",
    def,
    args,
  }));
}
export function mkInfer(variable: "general" | "int" | "float", vid: TyVid): Ty {
  return internPair(infers, variable === "general" ? 0 : variable === "int" ? 1 : 2, vid, (id) => ({
    sort: "ty",
    id,
    flags: Flag.hasTyInfer,
    kind: "infer",
    variable,
    vid,
  }));
}
export function mkErrorTy(reported: Reported): Ty {
  return intern("error", (id) => ({ sort: "ty", id, flags: Flag.hasError, kind: "error", reported }));
}

function regionLeaf(kind: "static" | "erased" | "error", flags: number): Region {
  return intern(`'${kind}`, (id) => ({ sort: "region", id, flags, kind }) as Region);
}
export const RE_STATIC = regionLeaf("static", Flag.hasRegions);
export const RE_ERASED = regionLeaf("erased", 0);
export const RE_ERROR = regionLeaf("error", Flag.hasError);

export function mkReParam(def: DefId, name: string): Region {
  return intern(`'p:${def}:${name}`, (id) => ({
    sort: "region",
    id,
    flags: Flag.hasRegions | Flag.hasRegionParam,
    kind: "param",
    def,
    name,
  }));
}
export function mkReBound(depth: number, index: number): Region {
  return intern(`'b:${depth}:${index}`, (id) => ({
    sort: "region",
    id,
    flags: Flag.hasRegions | Flag.hasBound,
    kind: "bound",
    depth,
    index,
  }));
}
export function mkReVar(vid: RegionVid): Region {
  return intern(`'v:${vid}`, (id) => ({
    sort: "region",
    id,
    flags: Flag.hasRegions | Flag.hasRegionVar,
    kind: "var",
    vid,
  }));
}
export function mkRePlaceholder(universe: number, index: number): Region {
  return intern(`'h:${universe}:${index}`, (id) => ({
    sort: "region",
    id,
    flags: Flag.hasRegions,
    kind: "placeholder",
    universe,
    index,
  }));
}

export function mkConst(ty: Ty, bits: bigint): Const {
  return intern(`c:${ty.id}:${bits}`, (id) => ({ sort: "const", id, flags: 0, kind: "value", ty, bits }));
}
export function mkConstParam(def: DefId, index: number, name: string): Const {
  return intern(`cp:${def}:${index}:${name}`, (id) => ({
    sort: "const",
    id,
    flags: Flag.hasConstParam | Flag.hasParam,
    kind: "param",
    def,
    index,
    name,
  }));
}
export function mkConstInfer(vid: ConstVid): Const {
  return intern(`cv:${vid}`, (id) => ({ sort: "const", id, flags: Flag.hasConstInfer, kind: "infer", vid }));
}
export function mkConstUnevaluated(def: DefId, args: GenericArgs): Const {
  return intern(`cu:${def}:${argsKey(args)}`, (id) => ({
    sort: "const",
    id,
    flags: flagsOf(args) | Flag.hasUnevaluated,
    kind: "unevaluated",
    def,
    args,
  }));
}
export const CONST_ERROR: Const = intern("cerror", (id) => ({
  sort: "const",
  id,
  flags: Flag.hasError,
  kind: "error",
}));

export function hasFlags(thing: { readonly flags: number }, flags: number): boolean {
  return (thing.flags & flags) !== 0;
}
export function isIntegral(ty: Ty): boolean {
  return ty.kind === "int" || ty.kind === "uint" || (ty.kind === "infer" && ty.variable === "int");
}
export function isFloating(ty: Ty): boolean {
  return ty.kind === "float" || (ty.kind === "infer" && ty.variable === "float");
}
export function isNumeric(ty: Ty): boolean {
  return isIntegral(ty) || isFloating(ty);
}
