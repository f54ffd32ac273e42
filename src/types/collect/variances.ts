// How subtyping of an ADT follows from that of its arguments (Reference, "Variance"): a fixpoint
// over the definitions that mention each other, starting from "bivariant".

import type { DefId } from "#hir/defs.ts";
import { closureParts } from "#types/closure.ts";
import { composeVariance, flipVariance } from "#types/relate.ts";
import type { Tcx, Variance } from "#types/tcx.ts";
import type { GenericArg, Region, Ty } from "#types/ty.ts";

/** The strongest variance that both allow. */
function meet(a: Variance, b: Variance): Variance {
  if (a === "bivariant") return b;
  if (b === "bivariant" || a === b) return a;
  return "invariant";
}

class Collector {
  readonly #tcx: Tcx;
  readonly #lookup: (def: DefId) => readonly Variance[];
  readonly #out: Variance[];
  changed = false;

  constructor(tcx: Tcx, lookup: (def: DefId) => readonly Variance[], out: Variance[]) {
    this.#tcx = tcx;
    this.#lookup = lookup;
    this.#out = out;
  }

  #use(index: number, variance: Variance): void {
    const old = this.#out[index];
    if (old === undefined) return;
    const met = meet(old, variance);
    if (met === old) return;
    this.#out[index] = met;
    this.changed = true;
  }

  region(region: Region, variance: Variance): void {
    if (region.kind !== "param") return;
    const index = this.#tcx.earlyBoundIndex(region.def);
    if (index !== undefined) this.#use(index, variance);
  }

  arg(arg: GenericArg, variance: Variance): void {
    if (arg.sort === "ty") this.ty(arg, variance);
    else if (arg.sort === "region") this.region(arg, variance);
    else if (arg.kind === "param") this.#use(arg.index, "invariant");
    else if (arg.kind === "unevaluated") for (const a of arg.args) this.arg(a, "invariant");
  }

  ty(ty: Ty, variance: Variance): void {
    switch (ty.kind) {
      case "param":
        return this.#use(ty.index, variance);
      case "ref":
        this.region(ty.region, variance);
        return this.ty(ty.inner, ty.mutability === "mut" ? composeVariance(variance, "invariant") : variance);
      case "rawPtr":
        return this.ty(ty.inner, ty.mutability === "mut" ? composeVariance(variance, "invariant") : variance);
      case "slice":
        return this.ty(ty.element, variance);
      case "array":
        this.ty(ty.element, variance);
        return this.arg(ty.length, "invariant");
      case "tuple":
        for (const t of ty.elements) this.ty(t, variance);
        return;
      case "adt": {
        const variances = this.#lookup(ty.def);
        ty.args.forEach((a, i) => {
          const v = composeVariance(variance, variances[i] ?? "invariant");
          if (v !== "bivariant") this.arg(a, v);
        });
        return;
      }
      case "projection":
      case "opaque":
      case "fnDef":
        for (const a of ty.args) this.arg(a, "invariant");
        return;
      case "closure":
        return this.ty(closureParts(ty).upvarsTy, "invariant");
      case "fnPtr":
        for (const t of ty.sig.value.inputs) this.ty(t, flipVariance(variance));
        return this.ty(ty.sig.value.output, variance);
      case "dyn":
        for (const a of ty.principal?.value.args ?? []) this.arg(a, "invariant");
        for (const p of ty.projections) {
          for (const a of p.value.args) this.arg(a, "invariant");
          this.ty(p.value.ty, "invariant");
        }
        return this.region(ty.region, variance);
      default:
        return;
    }
  }
}

/** Variances of ADTs by definition; `done` holds finished ones and receives the new ones. */
export function computeVariances(tcx: Tcx, def: DefId, done: Map<DefId, readonly Variance[]>): readonly Variance[] {
  const work = new Map<DefId, Variance[]>();
  const order: DefId[] = [];
  const start = (d: DefId): void => {
    if (work.has(d) || done.has(d)) return;
    const fixed = fixedVariances(tcx, d);
    if (fixed !== undefined) {
      done.set(d, fixed);
      return;
    }
    work.set(
      d,
      tcx.generics(d).all.map(() => "bivariant"),
    );
    order.push(d);
  };
  start(def);
  const lookup = (d: DefId): readonly Variance[] => {
    start(d);
    return done.get(d) ?? (work.get(d) as readonly Variance[]);
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = 0; i < order.length; i++) {
      const d = order[i] as DefId;
      const known = order.length;
      const collector = new Collector(tcx, lookup, work.get(d) as Variance[]);
      for (const variant of tcx.adt(d).variants)
        for (const field of variant.fields) collector.ty(tcx.typeOf(field.def), "covariant");
      changed ||= collector.changed || order.length > known;
    }
  }
  for (const [d, variances] of work) done.set(d, variances);
  return done.get(def) as readonly Variance[];
}

/** Variances that do not follow from fields. */
function fixedVariances(tcx: Tcx, def: DefId): readonly Variance[] | undefined {
  const { kind } = tcx.hir.def(def);
  if (kind === "struct" || kind === "enum" || kind === "union") {
    if (tcx.isLangItem(def, "phantom_data")) return tcx.generics(def).all.map(() => "covariant");
    if (tcx.isLangItem(def, "unsafe_cell")) return tcx.generics(def).all.map(() => "invariant");
    return undefined;
  }
  if (kind === "opaque") {
    // Lifetimes of the function matter only where the opaque type captures them.
    return tcx
      .generics(def)
      .all.map((p) =>
        p.kind === "lifetime" && p.index < tcx.generics(def).parentCount && tcx.edition === 2021
          ? "bivariant"
          : "invariant",
      );
  }
  return tcx.generics(def).all.map(() => "invariant");
}
