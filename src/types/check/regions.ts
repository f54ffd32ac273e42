// Regions of signatures: whether what item checks demand of lifetimes follows from what is declared.
//
// Every variable gets the set of free regions that it must outlive, propagated along the constraints;
// a free region must then be known to outlive whatever it is demanded to.

import { error, type Reported } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import { tyToString } from "#types/display.ts";
import type { RegionConstraint } from "#types/infer.ts";
import { InferCtxt } from "#types/infer.ts";
import { type Cause, rootCause } from "#types/obligation.ts";
import { impliedBounds, outlivesComponents } from "#types/outlives.ts";
import type { ParamEnv, Predicate, Tcx } from "#types/tcx.ts";
import type { Region, RegionVid, Ty } from "#types/ty.ts";
import { Flag, hasFlags } from "#types/ty.ts";

export type RegionViolation =
  /** `conflict`: by way of a variable between the two. */
  | {
      readonly kind: "region";
      readonly longer: Region;
      readonly shorter: Region;
      readonly cause: Cause | undefined;
      readonly conflict: boolean;
    }
  | { readonly kind: "type"; readonly ty: Ty; readonly region: Region; readonly cause: Cause | undefined };

export class ItemRegions {
  readonly infcx: InferCtxt;
  readonly #tcx: Tcx;
  #vars = 0;
  /** From each region to those it is known to outlive. */
  readonly #outlives = new Map<Region, Set<Region>>();
  readonly #types: { readonly ty: Ty; readonly region: Region }[] = [];

  constructor(tcx: Tcx, env: ParamEnv) {
    this.#tcx = tcx;
    this.infcx = new InferCtxt(tcx, { kind: "constraints", newVar: () => this.#vars++ as RegionVid });
    for (const p of env.predicates) this.assumePredicate(p);
  }

  assumePredicate(p: Predicate): void {
    if (p.kind === "regionOutlives" && p.bound.vars.length === 0)
      this.#assumeRegions(p.bound.value.longer, p.bound.value.shorter);
    else if (p.kind === "typeOutlives" && p.bound.vars.length === 0)
      this.#assumeType(p.bound.value.ty, p.bound.value.region);
  }

  #assumeRegions(longer: Region, shorter: Region): void {
    const known = this.#outlives.get(longer);
    if (known === undefined) this.#outlives.set(longer, new Set([shorter]));
    else known.add(shorter);
  }

  #assumeType(ty: Ty, region: Region): void {
    for (const part of outlivesComponents(this.#tcx, ty)) {
      if (part.sort === "region") this.#assumeRegions(part, region);
      else this.#types.push({ ty: part, region });
    }
  }

  /** These types are well-formed: their implied bounds hold. */
  assumeWellFormed(tys: readonly Ty[]): void {
    for (const ty of tys) {
      for (const bound of impliedBounds(this.#tcx, ty)) {
        if (bound.kind === "region") this.#assumeRegions(bound.longer, bound.shorter);
        else this.#assumeType(bound.ty, bound.region);
      }
    }
  }

  #known(longer: Region, shorter: Region): boolean {
    if (
      longer === shorter ||
      longer.kind === "static" ||
      longer.kind === "error" ||
      shorter.kind === "error" ||
      longer.kind === "erased" ||
      shorter.kind === "erased"
    )
      return true;
    const seen = new Set<Region>([longer]);
    const queue: Region[] = [longer];
    for (let r: Region | undefined = queue.pop(); r !== undefined; r = queue.pop()) {
      if (r === shorter || r.kind === "static") return true;
      for (const next of this.#outlives.get(r) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
    return false;
  }

  #knownType(ty: Ty, region: Region): boolean {
    if (this.#types.some((fact) => fact.ty === ty && this.#known(fact.region, region))) return true;
    if (ty.kind !== "projection" && ty.kind !== "opaque") return false;
    const def = ty.kind === "projection" ? ty.assoc : ty.def;
    for (const { predicate } of this.#tcx.itemBounds(def)) {
      if (predicate.kind === "typeOutlives" && predicate.bound.value.region.kind === "static") return true;
    }
    return ty.args.every((arg) => {
      if (arg.sort === "region") return this.#known(arg, region);
      return arg.sort !== "ty" || this.#outlivesAll(arg, region);
    });
  }

  #outlivesAll(ty: Ty, region: Region): boolean {
    return outlivesComponents(this.#tcx, ty).every((part) =>
      part.sort === "region" ? this.#known(part, region) : this.#knownType(part, region),
    );
  }

  /** What the constraints recorded so far demand in vain. */
  violations(): readonly RegionViolation[] {
    const constraints = this.infcx.takeRegionConstraints();
    const values = this.#solve(constraints);
    const of = (r: Region): ReadonlySet<Region> =>
      r.kind === "var" ? (values.get(r) ?? new Set<Region>()) : new Set([r]);
    const out: RegionViolation[] = [];
    for (const c of constraints) {
      if (c.kind === "outlives") {
        if (c.longer.kind === "var") continue;
        for (const shorter of of(c.shorter)) {
          if (!this.#known(c.longer, shorter))
            out.push({ kind: "region", longer: c.longer, shorter, cause: c.cause, conflict: c.shorter.kind === "var" });
        }
      } else {
        for (const region of of(c.region))
          if (!this.#knownType(c.ty, region)) out.push({ kind: "type", ty: c.ty, region, cause: c.cause });
      }
    }
    return out;
  }

  #solve(constraints: readonly RegionConstraint[]): ReadonlyMap<Region, ReadonlySet<Region>> {
    const values = new Map<Region, Set<Region>>();
    for (let changed = true; changed; ) {
      changed = false;
      for (const c of constraints) {
        if (c.kind !== "outlives" || c.longer.kind !== "var") continue;
        let value = values.get(c.longer);
        if (value === undefined) {
          value = new Set();
          values.set(c.longer, value);
        }
        const before = value.size;
        if (c.shorter.kind === "var") for (const r of values.get(c.shorter) ?? []) value.add(r);
        else value.add(c.shorter);
        changed ||= value.size > before;
      }
    }
    return values;
  }
}

/** E0309, E0310, E0478, E0491. */
export function reportViolations(tcx: Tcx, violations: readonly RegionViolation[]): Reported | undefined {
  let told: Reported | undefined;
  const seen = new Set<string>();
  for (const v of violations) {
    if (v.cause === undefined) continue;
    const { span } = v.cause;
    const subject = v.kind === "type" ? `${v.ty.id}:${v.region.id}` : `${v.longer.id}:${v.shorter.id}`;
    const key = `${subject}@${span.start}`;
    if (seen.has(key)) continue;
    seen.add(key);
    told = v.kind === "type" ? reportType(tcx, v, v.cause) : reportRegion(tcx, v, v.cause);
  }
  return told;
}

function reportType(tcx: Tcx, v: RegionViolation & { kind: "type" }, cause: Cause): Reported | undefined {
  if (hasFlags(v.ty, Flag.hasError) || v.region.kind === "error") return undefined;
  const shown = tyToString(tcx, v.ty);
  const what =
    v.ty.kind === "param"
      ? `parameter type \`${shown}\``
      : v.ty.kind === "projection"
        ? `associated type \`${shown}\``
        : `opaque type \`${shown}\``;
  const isStatic = v.region.kind === "static";
  const builder = error(isStatic ? "E0310" : "E0309", `the ${what} may not live long enough`);
  const root = rootCause(cause);
  const why =
    root.code.kind === "reference"
      ? `...so that the reference type \`${tyToString(tcx, root.code.ty)}\` does not outlive the data it points at`
      : `...so that the type \`${shown}\` will meet its required lifetime bounds`;
  if (isStatic) builder.at(cause.span, `the ${what} must be valid for the static lifetime...`).label(cause.span, why);
  else {
    builder.at(cause.span, why);
    if (v.region.kind === "param")
      builder.label(
        tcx.hir.nameSpan(v.region.def),
        `the ${what} must be valid for the lifetime \`${v.region.name}\` as defined here...`,
      );
  }
  if (root.code.kind === "where" && !tcx.hir.isStd(root.code.item))
    builder.note("...that is required by this bound", root.code.boundSpan);
  if (v.ty.kind === "param" && v.ty.def !== undefined) {
    const at = tcx.hir.nameSpan(v.ty.def);
    const region = isStatic ? "'static" : v.region.kind === "param" ? v.region.name : "'_";
    builder.suggest(
      "consider adding an explicit lifetime bound",
      { ...at, start: at.end },
      `: ${region}`,
      "MaybeIncorrect",
    );
  }
  return tcx.sink.error(builder);
}

function describeRegion(tcx: Tcx, region: Region): { readonly text: string; readonly span: Span | undefined } {
  if (region.kind === "static") return { text: "the static lifetime", span: undefined };
  if (region.kind === "param")
    return { text: `the lifetime \`${region.name}\` as defined here`, span: tcx.hir.nameSpan(region.def) };
  return { text: "an anonymous lifetime", span: undefined };
}

function reportRegion(tcx: Tcx, v: RegionViolation & { kind: "region" }, cause: Cause): Reported {
  const root = rootCause(cause);
  const short = describeRegion(tcx, v.shorter);
  const long = describeRegion(tcx, v.longer);
  if (root.code.kind === "reference") {
    return tcx.sink.error(
      error(
        "E0491",
        `in type \`${tyToString(tcx, root.code.ty)}\`, reference has a longer lifetime than the data it references`,
      )
        .at(cause.span)
        .note(`the pointer is valid for ${short.text}`, short.span)
        .note(`but the referenced data is only valid for ${long.text}`, long.span),
    );
  }
  return tcx.sink.error(
    error("E0478", "lifetime bound not satisfied")
      .at(cause.span)
      .note(`lifetime parameter instantiated with ${long.text}`, long.span)
      .note(`but lifetime parameter must outlive ${short.text}`, short.span),
  );
}
