// Relating two types structurally under a variance: equality, subtyping, and what goes wrong.

import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import {
  instantiateErased,
  mapRegions,
  rebuildExistentialProjection,
  rebuildExistentialTraitRef,
  rebuildSig,
  type Rebuild,
} from "./fold.ts";
import type { Cause } from "./obligation.ts";
import type { Tcx, Variance } from "./tcx.ts";
import type { Binder, Const, FnSig, GenericArg, GenericArgs, Region, Ty } from "./ty.ts";
import { Flag, hasFlags } from "./ty.ts";

/** Why two types are not related; `expected` is the first of the two. */
export type RelateError =
  | { readonly kind: "mismatch"; readonly expected: Ty; readonly found: Ty }
  | { readonly kind: "mutability"; readonly expected: Ty; readonly found: Ty }
  | { readonly kind: "tupleSize"; readonly expected: number; readonly found: number }
  | { readonly kind: "argCount"; readonly expected: number; readonly found: number }
  | { readonly kind: "arraySize"; readonly expected: Const; readonly found: Const }
  | { readonly kind: "const"; readonly expected: Const; readonly found: Const }
  | { readonly kind: "safety"; readonly expected: boolean; readonly found: boolean }
  | { readonly kind: "abi"; readonly expected: string; readonly found: string }
  /** A variable would contain itself. */
  | { readonly kind: "cyclic"; readonly variable: Ty; readonly ty: Ty }
  | { readonly kind: "traits"; readonly expected: DefId; readonly found: DefId };

export function flipVariance(variance: Variance): Variance {
  return variance === "covariant" ? "contravariant" : variance === "contravariant" ? "covariant" : variance;
}

/** The variance of something of variance `inner` inside a position of variance `outer`. */
export function composeVariance(outer: Variance, inner: Variance): Variance {
  if (outer === "bivariant" || inner === "bivariant") return "bivariant";
  if (outer === "invariant" || inner === "invariant") return "invariant";
  return outer === "covariant" ? inner : flipVariance(inner);
}

function mismatch(expected: Ty, found: Ty): RelateError {
  return { kind: "mismatch", expected, found };
}

/** What a relation needs of an inference context (`InferCtxt` is one). */
export interface RelateHost {
  /** Set once an erroneous type was met. */
  tainted: boolean;
  readonly tcx: Tcx;
  readonly erasing: boolean;
  readonly matching: boolean;
  matchRegions(a: Region, b: Region): void;
  shallow(ty: Ty): Ty;
  shallowConst(value: Const): Const;
  resolve<T extends GenericArg>(arg: T): T;
  occurs(variable: Ty & { kind: "infer" }, ty: Ty): boolean;
  unionVars(a: Ty & { kind: "infer" }, b: Ty & { kind: "infer" }): boolean;
  bindVar(variable: Ty & { kind: "infer" }, ty: Ty): void;
  bindConst(variable: Const & { kind: "infer" }, value: Const): void;
  outlives(longer: Region, shorter: Region, cause: Cause | undefined): void;
  newRegion(origin: { readonly span: Span | undefined; readonly kind: "generalize" }): Region;
  instantiateFresh<T>(binder: Binder<T>, rebuild: Rebuild<T>, span?: Span): T;
  instantiatePlaceholders<T>(binder: Binder<T>, rebuild: Rebuild<T>): T;
}

/** One traversal; `a` is expected. Leaves variables bound where it fails: callers wrap it in a snapshot. */
export class Relation {
  readonly #infcx: RelateHost;
  #variance: Variance;
  readonly #cause: Cause | undefined;

  constructor(infcx: RelateHost, variance: Variance, cause: Cause | undefined) {
    this.#infcx = infcx;
    this.#variance = variance;
    this.#cause = cause;
  }

  #with(variance: Variance, f: () => RelateError | undefined): RelateError | undefined {
    if (this.#infcx.erasing) return f();
    const saved = this.#variance;
    this.#variance = composeVariance(saved, variance);
    const error = this.#variance === "bivariant" ? undefined : f();
    this.#variance = saved;
    return error;
  }

  arg(a: GenericArg, b: GenericArg): RelateError | undefined {
    if (a.sort === "ty" && b.sort === "ty") return this.ty(a, b);
    if (a.sort === "region" && b.sort === "region") return this.region(a, b);
    if (a.sort === "const" && b.sort === "const") return this.const_(a, b);
    return { kind: "argCount", expected: 0, found: 0 };
  }

  argsInvariant(a: GenericArgs, b: GenericArgs): RelateError | undefined {
    if (a === b) return undefined;
    if (a.length !== b.length) return { kind: "argCount", expected: a.length, found: b.length };
    for (let i = 0; i < a.length; i++) {
      const x = a[i] as GenericArg;
      const y = b[i] as GenericArg;
      if (x === y) continue;
      const error = this.#with("invariant", () => this.arg(x, y));
      if (error !== undefined) return error;
    }
    return undefined;
  }

  #argsOf(def: DefId, a: GenericArgs, b: GenericArgs): RelateError | undefined {
    if (a === b) return undefined;
    if (
      this.#infcx.erasing ||
      this.#infcx.matching ||
      !(a.some((x) => hasFlags(x, Flag.hasRegions)) || b.some((x) => hasFlags(x, Flag.hasRegions)))
    ) {
      return this.argsInvariant(a, b);
    }
    const variances = this.#infcx.tcx.variances(def);
    for (let i = 0; i < a.length; i++) {
      const x = a[i] as GenericArg;
      const y = b[i] as GenericArg;
      const variance = variances[i] ?? "invariant";
      const error = this.#with(variance, () => this.arg(x, y));
      if (error !== undefined) return error;
    }
    return undefined;
  }

  region(a: Region, b: Region): RelateError | undefined {
    if (a === b || this.#infcx.erasing) return undefined;
    if (this.#infcx.matching) {
      this.#infcx.matchRegions(a, b);
      return undefined;
    }
    switch (this.#variance) {
      case "covariant":
        this.#infcx.outlives(a, b, this.#cause);
        break;
      case "contravariant":
        this.#infcx.outlives(b, a, this.#cause);
        break;
      case "invariant":
        this.#infcx.outlives(a, b, this.#cause);
        this.#infcx.outlives(b, a, this.#cause);
        break;
      case "bivariant":
        break;
    }
    return undefined;
  }

  const_(x: Const, y: Const): RelateError | undefined {
    if (x === y) return undefined;
    let a = this.#infcx.shallowConst(x);
    let b = this.#infcx.shallowConst(y);
    if (a === b) return undefined;
    if (a.kind === "error" || b.kind === "error") return undefined;
    if (a.kind === "infer") {
      this.#infcx.bindConst(a, b);
      return undefined;
    }
    if (b.kind === "infer") {
      this.#infcx.bindConst(b, a);
      return undefined;
    }
    if (a.kind === "unevaluated") a = this.#infcx.tcx.evalConst(this.#infcx.resolve(a));
    if (b.kind === "unevaluated") b = this.#infcx.tcx.evalConst(this.#infcx.resolve(b));
    if (a === b || a.kind === "error" || b.kind === "error") return undefined;
    if (a.kind === "unevaluated" && b.kind === "unevaluated" && a.def === b.def)
      return this.argsInvariant(a.args, b.args);
    if (a.kind === "value" && b.kind === "value" && a.bits === b.bits) return undefined;
    return { kind: "const", expected: a, found: b };
  }

  ty(x: Ty, y: Ty): RelateError | undefined {
    if (x === y) return undefined;
    const a = this.#infcx.shallow(x);
    const b = this.#infcx.shallow(y);
    if (a === b) return undefined;
    // A variable meeting an erroneous type becomes it: what hangs on the variable need not be told again.
    if (a.kind === "error" || b.kind === "error") {
      if (a.kind === "infer") this.#infcx.bindVar(a, b);
      else if (b.kind === "infer") this.#infcx.bindVar(b, a);
      return undefined;
    }
    if (a.kind === "infer") return b.kind === "infer" ? this.#vars(a, b) : this.#bind(a, b, true);
    if (b.kind === "infer") return this.#bind(b, a, false);
    return this.#structure(a, b);
  }

  #vars(a: Ty & { kind: "infer" }, b: Ty & { kind: "infer" }): RelateError | undefined {
    return this.#infcx.unionVars(a, b) ? undefined : mismatch(a, b);
  }

  /** `variable` is the expected side where `first`. */
  #bind(variable: Ty & { kind: "infer" }, ty: Ty, first: boolean): RelateError | undefined {
    if (ty.kind === "error") {
      this.#infcx.tainted = true;
      this.#infcx.bindVar(variable, ty);
      return undefined;
    }
    const wrong = (): RelateError => (first ? mismatch(variable, ty) : mismatch(ty, variable));
    if (variable.variable === "int" && ty.kind !== "int" && ty.kind !== "uint") return wrong();
    if (variable.variable === "float" && ty.kind !== "float") return wrong();
    if (this.#infcx.occurs(variable, ty)) return { kind: "cyclic", variable, ty: this.#infcx.resolve(ty) };
    if (
      this.#infcx.erasing ||
      this.#infcx.matching ||
      this.#variance === "invariant" ||
      !hasFlags(ty, Flag.hasRegions)
    ) {
      this.#infcx.bindVar(variable, ty);
      return undefined;
    }
    const general = mapRegions(ty, (r) =>
      r.kind === "bound" ? r : this.#infcx.newRegion({ span: this.#cause?.span, kind: "generalize" }),
    );
    this.#infcx.bindVar(variable, general);
    return first ? this.ty(general, ty) : this.ty(ty, general);
  }

  #structure(a: Ty, b: Ty): RelateError | undefined {
    switch (a.kind) {
      case "adt":
        if (b.kind !== "adt" || a.def !== b.def) break;
        return this.#argsOf(a.def, a.args, b.args);
      case "ref": {
        if (b.kind !== "ref") break;
        if (a.mutability !== b.mutability) return { kind: "mutability", expected: a, found: b };
        this.region(a.region, b.region);
        return a.mutability === "mut"
          ? this.#with("invariant", () => this.ty(a.inner, b.inner))
          : this.ty(a.inner, b.inner);
      }
      case "rawPtr":
        if (b.kind !== "rawPtr") break;
        if (a.mutability !== b.mutability) return { kind: "mutability", expected: a, found: b };
        return a.mutability === "mut"
          ? this.#with("invariant", () => this.ty(a.inner, b.inner))
          : this.ty(a.inner, b.inner);
      case "slice":
        if (b.kind !== "slice") break;
        return this.ty(a.element, b.element);
      case "array": {
        if (b.kind !== "array") break;
        const error = this.ty(a.element, b.element);
        if (error !== undefined) return error;
        const length = this.const_(a.length, b.length);
        return length?.kind === "const"
          ? { kind: "arraySize", expected: length.expected, found: length.found }
          : length;
      }
      case "tuple": {
        if (b.kind !== "tuple") break;
        if (a.elements.length !== b.elements.length) {
          return { kind: "tupleSize", expected: a.elements.length, found: b.elements.length };
        }
        for (let i = 0; i < a.elements.length; i++) {
          const error = this.ty(a.elements[i] as Ty, b.elements[i] as Ty);
          if (error !== undefined) return error;
        }
        return undefined;
      }
      case "fnDef":
        if (b.kind !== "fnDef" || a.def !== b.def) break;
        return this.argsInvariant(a.args, b.args);
      case "closure":
        if (b.kind !== "closure" || a.def !== b.def) break;
        return this.argsInvariant(a.args, b.args);
      case "opaque":
        if (b.kind !== "opaque" || a.def !== b.def) break;
        return this.argsInvariant(a.args, b.args);
      case "projection":
        if (b.kind !== "projection" || a.assoc !== b.assoc) break;
        return this.argsInvariant(a.args, b.args);
      case "fnPtr":
        if (b.kind !== "fnPtr") break;
        return this.#binders(a.sig, b.sig, rebuildSig, (x, y) => this.sig(x, y));
      case "dyn":
        if (b.kind !== "dyn") break;
        return this.#dyns(a, b);
      default:
        break;
    }
    return mismatch(a, b);
  }

  sig(a: FnSig, b: FnSig): RelateError | undefined {
    if (a.unsafe !== b.unsafe) return { kind: "safety", expected: a.unsafe, found: b.unsafe };
    if (a.abi !== b.abi) return { kind: "abi", expected: a.abi, found: b.abi };
    if (a.inputs.length !== b.inputs.length)
      return { kind: "argCount", expected: a.inputs.length, found: b.inputs.length };
    for (let i = 0; i < a.inputs.length; i++) {
      const error = this.#with("contravariant", () => this.ty(a.inputs[i] as Ty, b.inputs[i] as Ty));
      if (error !== undefined) return error;
    }
    return this.ty(a.output, b.output);
  }

  #dyns(a: Ty & { kind: "dyn" }, b: Ty & { kind: "dyn" }): RelateError | undefined {
    if (a.principal?.value.trait !== b.principal?.value.trait || a.autoTraits.join() !== b.autoTraits.join())
      return mismatch(a, b);
    if (a.principal !== undefined && b.principal !== undefined) {
      const error = this.#binders(a.principal, b.principal, rebuildExistentialTraitRef, (x, y) =>
        this.argsInvariant(x.args, y.args),
      );
      if (error !== undefined) return error.kind === "argCount" ? mismatch(a, b) : error;
    }
    if (a.projections.length !== b.projections.length) return mismatch(a, b);
    for (let i = 0; i < a.projections.length; i++) {
      const p = a.projections[i];
      const q = b.projections[i];
      if (p === undefined || q === undefined || p.value.assoc !== q.value.assoc) return mismatch(a, b);
      const error = this.#binders(p, q, rebuildExistentialProjection, (x, y) => {
        return this.argsInvariant(x.args, y.args) ?? this.#with("invariant", () => this.ty(x.ty, y.ty));
      });
      if (error !== undefined) return error;
    }
    return this.region(a.region, b.region);
  }

  /** Higher-ranked subtyping: `a <: b` where for any regions of `b` there are regions of `a`. */
  #binders<T>(
    a: Binder<T>,
    b: Binder<T>,
    rebuild: Rebuild<T>,
    relate: (a: T, b: T) => RelateError | undefined,
  ): RelateError | undefined {
    if (a === b) return undefined;
    if (a.vars.length === 0 && b.vars.length === 0) return relate(a.value, b.value);
    if (this.#infcx.erasing) return relate(instantiateErased(a, rebuild), instantiateErased(b, rebuild));
    const saved = this.#variance;
    let error: RelateError | undefined;
    if (saved !== "contravariant") {
      const right = this.#infcx.instantiatePlaceholders(b, rebuild);
      const left = this.#infcx.instantiateFresh(a, rebuild, this.#cause?.span);
      this.#variance = "covariant";
      error = relate(left, right);
    }
    if (error === undefined && saved !== "covariant") {
      const left = this.#infcx.instantiatePlaceholders(a, rebuild);
      const right = this.#infcx.instantiateFresh(b, rebuild, this.#cause?.span);
      this.#variance = "contravariant";
      error = relate(left, right);
    }
    this.#variance = saved;
    return error;
  }
}
