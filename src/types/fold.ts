// Walking and rebuilding types: substitution, binders, region erasure.
//
// A folder gives back the very same object where nothing changes, so that identity stays equality
// and flags can cut off whole subtrees.

import type { DefId } from "#hir/defs.ts";
import { bug, unreachable } from "#support/bug.ts";
import type {
  ExistentialTraitRef,
  ExistentialProjection,
  Binder,
  Const,
  FnSig,
  GenericArg,
  GenericArgs,
  PolyFnSig,
  Region,
  TraitRef,
  Ty,
} from "./ty.ts";
import { predicateFlags } from "./predicate.ts";
import type { Predicate, ProjectionEq, Tcx } from "./tcx.ts";
import {
  Flag,
  flagsOf,
  hasFlags,
  mkAdt,
  mkArray,
  mkClosure,
  mkConstUnevaluated,
  mkDyn,
  mkFnDef,
  mkFnPtr,
  mkOpaque,
  mkProjection,
  mkRawPtr,
  mkReBound,
  mkRef,
  mkReParam,
  mkSlice,
  mkTuple,
  RE_ERASED,
} from "./ty.ts";

/** Rebuilds types bottom-up; override `ty`, `region`, `const_`. `depth` counts the binders entered. */
export abstract class Folder {
  protected depth = 0;

  ty(ty: Ty): Ty {
    return this.superTy(ty);
  }

  region(region: Region): Region {
    return region;
  }

  const_(value: Const): Const {
    return this.superConst(value);
  }

  superTy(ty: Ty): Ty {
    switch (ty.kind) {
      case "bool":
      case "char":
      case "str":
      case "never":
      case "int":
      case "uint":
      case "float":
      case "param":
      case "infer":
      case "error":
        return ty;
      case "adt": {
        const args = this.args(ty.args);
        return args === ty.args ? ty : mkAdt(ty.def, args);
      }
      case "ref": {
        const region = this.region(ty.region);
        const inner = this.ty(ty.inner);
        return region === ty.region && inner === ty.inner ? ty : mkRef(region, inner, ty.mutability);
      }
      case "rawPtr": {
        const inner = this.ty(ty.inner);
        return inner === ty.inner ? ty : mkRawPtr(inner, ty.mutability);
      }
      case "slice": {
        const element = this.ty(ty.element);
        return element === ty.element ? ty : mkSlice(element);
      }
      case "array": {
        const element = this.ty(ty.element);
        const length = this.const_(ty.length);
        return element === ty.element && length === ty.length ? ty : mkArray(element, length);
      }
      case "tuple": {
        const elements = this.tys(ty.elements);
        return elements === ty.elements ? ty : mkTuple(elements);
      }
      case "fnDef": {
        const args = this.args(ty.args);
        return args === ty.args ? ty : mkFnDef(ty.def, args);
      }
      case "closure": {
        const args = this.args(ty.args);
        return args === ty.args ? ty : mkClosure(ty.def, args);
      }
      case "projection": {
        const args = this.args(ty.args);
        return args === ty.args ? ty : mkProjection(ty.assoc, args);
      }
      case "opaque": {
        const args = this.args(ty.args);
        return args === ty.args ? ty : mkOpaque(ty.def, args);
      }
      case "fnPtr": {
        const sig = this.polySig(ty.sig);
        return sig === ty.sig ? ty : mkFnPtr(sig);
      }
      case "dyn": {
        const principal =
          ty.principal === undefined ? undefined : this.binder(ty.principal, (v) => this.existentialTraitRef(v));
        let same = principal === ty.principal;
        const projections = ty.projections.map((p) => {
          const folded = this.binder(p, (v) => this.existentialProjection(v));
          if (folded !== p) same = false;
          return folded;
        });
        const region = this.region(ty.region);
        return same && region === ty.region ? ty : mkDyn(principal, projections, ty.autoTraits, region);
      }
      default:
        return unreachable(ty);
    }
  }

  superConst(value: Const): Const {
    if (value.kind !== "unevaluated") return value;
    const args = this.args(value.args);
    return args === value.args ? value : mkConstUnevaluated(value.def, args);
  }

  arg(arg: GenericArg): GenericArg {
    if (arg.sort === "ty") return this.ty(arg);
    return arg.sort === "region" ? this.region(arg) : this.const_(arg);
  }

  args(args: GenericArgs): GenericArgs {
    for (let i = 0; i < args.length; i++) {
      const old = args[i] as GenericArg;
      const folded = this.arg(old);
      if (folded !== old) {
        const out = args.slice(0, i);
        out.push(folded);
        for (let j = i + 1; j < args.length; j++) out.push(this.arg(args[j] as GenericArg));
        return out;
      }
    }
    return args;
  }

  tys(tys: readonly Ty[]): readonly Ty[] {
    return this.args(tys) as readonly Ty[];
  }

  binder<T>(binder: Binder<T>, inner: (value: T) => T): Binder<T> {
    this.depth++;
    const value = inner(binder.value);
    this.depth--;
    return value === binder.value ? binder : { vars: binder.vars, value };
  }

  sig(sig: FnSig): FnSig {
    const inputs = this.tys(sig.inputs);
    const output = this.ty(sig.output);
    return inputs === sig.inputs && output === sig.output ? sig : { ...sig, inputs, output };
  }

  polySig(sig: PolyFnSig): PolyFnSig {
    return this.binder(sig, (v) => this.sig(v));
  }

  traitRef(ref: TraitRef): TraitRef {
    const args = this.args(ref.args);
    return args === ref.args ? ref : { trait: ref.trait, args };
  }

  existentialTraitRef(ref: ExistentialTraitRef): ExistentialTraitRef {
    const args = this.args(ref.args);
    return args === ref.args ? ref : { trait: ref.trait, args };
  }

  existentialProjection(p: ExistentialProjection): ExistentialProjection {
    const args = this.args(p.args);
    const ty = this.ty(p.ty);
    return args === p.args && ty === p.ty ? p : { assoc: p.assoc, args, ty };
  }

  projectionEq(p: ProjectionEq): ProjectionEq {
    const args = this.args(p.args);
    const ty = this.ty(p.ty);
    return args === p.args && ty === p.ty ? p : { assoc: p.assoc, args, ty };
  }

  predicate(p: Predicate): Predicate {
    switch (p.kind) {
      case "trait": {
        const bound = this.binder(p.bound, (v) => this.traitRef(v));
        return bound === p.bound ? p : { kind: "trait", bound };
      }
      case "projection": {
        const bound = this.binder(p.bound, (v) => this.projectionEq(v));
        return bound === p.bound ? p : { kind: "projection", bound };
      }
      case "typeOutlives":
        return {
          kind: "typeOutlives",
          bound: this.binder(p.bound, (v) => ({ ty: this.ty(v.ty), region: this.region(v.region) })),
        };
      case "regionOutlives":
        return {
          kind: "regionOutlives",
          bound: this.binder(p.bound, (v) => ({ longer: this.region(v.longer), shorter: this.region(v.shorter) })),
        };
      case "wellFormed":
        return { kind: "wellFormed", arg: this.arg(p.arg) };
      case "constHasType":
        return { kind: "constHasType", value: this.const_(p.value), ty: this.ty(p.ty) };
      case "closureKind":
        return { kind: "closureKind", closure: this.ty(p.closure), want: p.want };
      default:
        return unreachable(p);
    }
  }
}

// ---------------------------------------------------------------------------------------------
// Visiting

/** Calls `visit` for every type, region and const within, outermost first; `false` cuts a subtree off. */
export function walk(arg: GenericArg, visit: (arg: GenericArg, depth: number) => boolean, depth = 0): void {
  if (!visit(arg, depth)) return;
  if (arg.sort === "region") return;
  if (arg.sort === "const") {
    if (arg.kind === "unevaluated") for (const inner of arg.args) walk(inner, visit, depth);
    return;
  }
  switch (arg.kind) {
    case "adt":
    case "fnDef":
    case "closure":
    case "projection":
    case "opaque":
      for (const inner of arg.args) walk(inner, visit, depth);
      return;
    case "ref":
      walk(arg.region, visit, depth);
      walk(arg.inner, visit, depth);
      return;
    case "rawPtr":
      return walk(arg.inner, visit, depth);
    case "slice":
      return walk(arg.element, visit, depth);
    case "array":
      walk(arg.element, visit, depth);
      return walk(arg.length, visit, depth);
    case "tuple":
      for (const inner of arg.elements) walk(inner, visit, depth);
      return;
    case "fnPtr":
      for (const inner of arg.sig.value.inputs) walk(inner, visit, depth + 1);
      return walk(arg.sig.value.output, visit, depth + 1);
    case "dyn":
      if (arg.principal !== undefined) for (const inner of arg.principal.value.args) walk(inner, visit, depth + 1);
      for (const p of arg.projections) {
        for (const inner of p.value.args) walk(inner, visit, depth + 1);
        walk(p.value.ty, visit, depth + 1);
      }
      return walk(arg.region, visit, depth);
    default:
      return;
  }
}

/** Whether some part of `arg` satisfies `test`. */
export function contains(arg: GenericArg, test: (part: GenericArg) => boolean): boolean {
  let found = false;
  walk(arg, (part) => {
    if (!found && test(part)) found = true;
    return !found;
  });
  return found;
}

/** Whether a type that could not be found out is part of `arg`; an erroneous lifetime, which decides nothing, does not count. */
export function hasTypeError(arg: GenericArg): boolean {
  return hasFlags(arg, Flag.hasError) && contains(arg, (part) => part.sort !== "region" && part.kind === "error");
}

/** Every region that occurs free (not bound inside) in `arg`. */
export function freeRegions(arg: GenericArg, visit: (region: Region) => void): void {
  if (!hasFlags(arg, Flag.hasRegions)) return;
  walk(arg, (part, depth) => {
    if (part.sort === "region" && !(part.kind === "bound" && part.depth < depth)) visit(part);
    return hasFlags(part, Flag.hasRegions);
  });
}

const escapingCache = new Map<number, boolean>();

/** Whether a bound region inside refers to a binder outside of `arg`. */
export function hasEscapingBound(arg: GenericArg): boolean {
  if (!hasFlags(arg, Flag.hasBound)) return false;
  const known = escapingCache.get(arg.id);
  if (known !== undefined) return known;
  let found = false;
  walk(arg, (part, depth) => {
    if (part.sort === "region" && part.kind === "bound" && part.depth >= depth) found = true;
    return !found && hasFlags(part, Flag.hasBound);
  });
  escapingCache.set(arg.id, found);
  return found;
}

// ---------------------------------------------------------------------------------------------
// Binders

class Shifter extends Folder {
  readonly #by: number;
  constructor(by: number) {
    super();
    this.#by = by;
  }
  override ty(ty: Ty): Ty {
    return hasFlags(ty, Flag.hasBound) ? this.superTy(ty) : ty;
  }
  override region(region: Region): Region {
    return region.kind === "bound" && region.depth >= this.depth
      ? mkReBound(region.depth + this.#by, region.index)
      : region;
  }
}

/** Moves escaping bound regions out by `by` binders (in, where negative). */
export function shift<T extends GenericArg>(arg: T, by: number): T {
  return by === 0 || !hasEscapingBound(arg) ? arg : (new Shifter(by).arg(arg) as T);
}

class BoundReplacer extends Folder {
  readonly #replace: (index: number) => Region;
  constructor(replace: (index: number) => Region) {
    super();
    this.#replace = replace;
  }
  override ty(ty: Ty): Ty {
    return hasFlags(ty, Flag.hasBound) ? this.superTy(ty) : ty;
  }
  override region(region: Region): Region {
    if (region.kind !== "bound" || region.depth < this.depth) return region;
    if (region.depth > this.depth) return mkReBound(region.depth - 1, region.index);
    return shift(this.#replace(region.index), this.depth);
  }
}

/** How to rebuild what stands in a binder. */
export type Rebuild<T> = (folder: Folder, value: T) => T;

export const rebuildSig: Rebuild<FnSig> = (f, v) => f.sig(v);
export const rebuildTraitRef: Rebuild<TraitRef> = (f, v) => f.traitRef(v);
export const rebuildExistentialTraitRef: Rebuild<ExistentialTraitRef> = (f, v) => f.existentialTraitRef(v);
export const rebuildExistentialProjection: Rebuild<ExistentialProjection> = (f, v) => f.existentialProjection(v);
export const rebuildProjectionEq: Rebuild<ProjectionEq> = (f, v) => f.projectionEq(v);

/** Opens a binder: bound region `i` of it becomes `regions(i)`. */
export function instantiateBinder<T>(binder: Binder<T>, rebuild: Rebuild<T>, regions: (index: number) => Region): T {
  if (binder.vars.length === 0)
    return rebuild(new BoundReplacer(() => bug("region bound by an empty binder")), binder.value);
  return rebuild(new BoundReplacer(regions), binder.value);
}

/** A function signature within its own body: late-bound regions become `param` regions. */
export function liberateLateBound(sig: PolyFnSig): FnSig {
  return instantiateBinder(sig, rebuildSig, (index) => {
    const v = sig.vars[index];
    return v?.def === undefined ? RE_ERASED : mkReParam(v.def, v.name);
  });
}

/** A binder without variables around something that mentions none. */
export function dummyBinder<T>(value: T): Binder<T> {
  return { vars: [], value };
}

/** Opens a binder with `erased` for every region: for type checking, where regions do not matter. */
export function instantiateErased<T>(binder: Binder<T>, rebuild: Rebuild<T>): T {
  return instantiateBinder(binder, rebuild, () => RE_ERASED);
}

// ---------------------------------------------------------------------------------------------
// Substitution

const PARAM_FLAGS = Flag.hasParam | Flag.hasConstParam | Flag.hasRegionParam;

type SubstTcx = Pick<Tcx, "earlyBoundIndex">;

/** Replaces parameters by arguments; types, consts by index, regions by the index of their definition. */
class Substitution extends Folder {
  tcx: SubstTcx;
  arguments: GenericArgs;
  constructor(tcx: SubstTcx, args: GenericArgs) {
    super();
    this.tcx = tcx;
    this.arguments = args;
  }
  override ty(ty: Ty): Ty {
    if ((ty.flags & PARAM_FLAGS) === 0) return ty;
    if (ty.kind !== "param") return this.superTy(ty);
    const arg = this.arguments[ty.index];
    if (arg === undefined) return ty;
    if (arg.sort !== "ty") return bug(`type parameter ${ty.name} (${ty.index}) given a ${arg.sort}`);
    return this.depth === 0 ? arg : shift(arg, this.depth);
  }
  override region(region: Region): Region {
    if (region.kind !== "param") return region;
    const index = this.tcx.earlyBoundIndex(region.def);
    if (index === undefined) return region;
    const arg = this.arguments[index];
    if (arg === undefined) return region;
    if (arg.sort !== "region") return bug(`lifetime parameter ${region.name} (${index}) given a ${arg.sort}`);
    return this.depth === 0 ? arg : shift(arg, this.depth);
  }
  override const_(value: Const): Const {
    if (value.kind !== "param") return this.superConst(value);
    const arg = this.arguments[value.index];
    if (arg === undefined) return value;
    if (arg.sort !== "const") return bug(`const parameter ${value.name} (${value.index}) given a ${arg.sort}`);
    return arg;
  }
}

/** Substitutions not in use: they are needed so often that making them shows. */
const idle: Substitution[] = [];

function withSubstitution<T>(tcx: SubstTcx, args: GenericArgs, rebuild: (folder: Folder) => T): T {
  const folder = idle.pop() ?? new Substitution(tcx, args);
  folder.tcx = tcx;
  folder.arguments = args;
  const value = rebuild(folder);
  idle.push(folder);
  return value;
}

/** The folder behind the `subst` functions; within an opaque type's bounds, late-bound lifetimes are its parameters too. */
export function substFolder(
  tcx: Pick<Tcx, "earlyBoundIndex" | "opaqueLateIndex">,
  args: GenericArgs,
  opaque?: DefId,
): Folder {
  if (opaque === undefined) return new Substitution(tcx, args);
  return new Substitution(
    { earlyBoundIndex: (def) => tcx.earlyBoundIndex(def) ?? tcx.opaqueLateIndex(opaque, def) },
    args,
  );
}

/** What belongs to an opaque type (hidden type, bound), with the opaque type's arguments. */
export function substOpaque<T extends GenericArg>(
  tcx: Pick<Tcx, "earlyBoundIndex" | "opaqueLateIndex">,
  opaque: DefId,
  arg: T,
  args: GenericArgs,
): T {
  return substFolder(tcx, args, opaque).arg(arg) as T;
}

export function subst<T extends GenericArg>(tcx: SubstTcx, arg: T, args: GenericArgs): T {
  if ((arg.flags & PARAM_FLAGS) === 0) return arg;
  return withSubstitution(tcx, args, (f) => f.arg(arg)) as T;
}
export function substArgs(tcx: SubstTcx, list: GenericArgs, args: GenericArgs): GenericArgs {
  if ((flagsOf(list) & PARAM_FLAGS) === 0) return list;
  return withSubstitution(tcx, args, (f) => f.args(list));
}
export function substTraitRef(tcx: SubstTcx, ref: TraitRef, args: GenericArgs): TraitRef {
  if ((flagsOf(ref.args) & PARAM_FLAGS) === 0) return ref;
  return withSubstitution(tcx, args, (f) => f.traitRef(ref));
}
export function substPredicate(tcx: SubstTcx, p: Predicate, args: GenericArgs): Predicate {
  if ((predicateFlags(p) & PARAM_FLAGS) === 0) return p;
  return withSubstitution(tcx, args, (f) => f.predicate(p));
}
export function substPolySig(tcx: SubstTcx, sig: PolyFnSig, args: GenericArgs): PolyFnSig {
  if (((flagsOf(sig.value.inputs) | sig.value.output.flags) & PARAM_FLAGS) === 0) return sig;
  return withSubstitution(tcx, args, (f) => f.polySig(sig));
}
export function substSig(tcx: SubstTcx, sig: FnSig, args: GenericArgs): FnSig {
  return withSubstitution(tcx, args, (f) => f.sig(sig));
}

// ---------------------------------------------------------------------------------------------
// Regions

class RegionFolder extends Folder {
  readonly #map: (region: Region, depth: number) => Region;
  readonly #mask: number;
  constructor(map: (region: Region, depth: number) => Region, mask: number) {
    super();
    this.#map = map;
    this.#mask = mask;
  }
  override ty(ty: Ty): Ty {
    return this.#mask === 0 || hasFlags(ty, this.#mask) ? this.superTy(ty) : ty;
  }
  override region(region: Region): Region {
    if (region.kind === "bound" && region.depth < this.depth) return region;
    return this.#map(region, this.depth);
  }
}

/**
 * Replaces every free region (`erased` ones too, where `evenErased`). `map` is not asked about regions bound inside.
 * What it gives must not be an escaping bound region unless it is shifted by `depth`.
 */
export function mapRegions<T extends GenericArg>(
  arg: T,
  map: (region: Region, depth: number) => Region,
  evenErased = false,
): T {
  if (!evenErased && !hasFlags(arg, Flag.hasRegions)) return arg;
  return new RegionFolder(map, evenErased ? 0 : Flag.hasRegions).arg(arg) as T;
}

const erasedCache = new Map<number, GenericArg>();
const eraser = new RegionFolder((r) => (r.kind === "bound" ? r : RE_ERASED), Flag.hasRegions);

/** Free regions become `erased`; regions bound inside stay. */
export function eraseRegions<T extends GenericArg>(arg: T): T {
  if (!hasFlags(arg, Flag.hasRegions)) return arg;
  const known = erasedCache.get(arg.id);
  if (known !== undefined) return known as T;
  const erased = eraser.arg(arg) as T;
  erasedCache.set(arg.id, erased);
  return erased;
}

export function eraseRegionsArgs(args: GenericArgs): GenericArgs {
  let same = true;
  const out = args.map((arg) => {
    const erased = eraseRegions(arg);
    if (erased !== arg) same = false;
    return erased;
  });
  return same ? args : out;
}

export function eraseRegionsSig(sig: FnSig): FnSig {
  return eraser.sig(sig);
}
export function eraseRegionsPolySig(sig: PolyFnSig): PolyFnSig {
  return eraser.polySig(sig);
}

// ---------------------------------------------------------------------------------------------
// General folding

class FnFolder extends Folder {
  readonly #post: (ty: Ty, depth: number) => Ty;
  constructor(post: (ty: Ty, depth: number) => Ty) {
    super();
    this.#post = post;
  }
  override ty(ty: Ty): Ty {
    return this.#post(this.superTy(ty), this.depth);
  }
}

/** Rebuilds bottom-up, every type through `post`. */
export function mapTys<T extends GenericArg>(arg: T, post: (ty: Ty, depth: number) => Ty): T {
  return new FnFolder(post).arg(arg) as T;
}
