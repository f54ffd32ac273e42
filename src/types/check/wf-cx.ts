// Collects what must hold for one item and reports what does not.

import type { Reported } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import { predicateFlags, predicateKey } from "#types/predicate.ts";
import { contains, dummyBinder, type Folder } from "#types/fold.ts";
import type { InferCtxt } from "#types/infer.ts";
import { type CauseCode, mkObligation } from "#types/obligation.ts";
import { reportNotDynCompatible } from "#types/object-safety.ts";
import { reportFulfillmentErrors } from "#types/report.ts";
import type { ParamEnv, Predicate, Tcx } from "#types/tcx.ts";
import { FulfillmentContext, normalizeWith } from "#types/traits.ts";
import type { GenericArgs, Ty } from "#types/ty.ts";
import { Flag } from "#types/ty.ts";
import { wfTraitRefObligations } from "#types/wf.ts";
import { ItemRegions, reportViolations } from "./regions.ts";

export class WfCx {
  readonly tcx: Tcx;
  readonly item: DefId;
  readonly env: ParamEnv;
  readonly infcx: InferCtxt;
  readonly fulfill: FulfillmentContext;
  readonly regions: ItemRegions;

  constructor(tcx: Tcx, item: DefId) {
    this.tcx = tcx;
    this.item = item;
    this.env = tcx.paramEnv(item);
    this.regions = new ItemRegions(tcx, this.env);
    this.infcx = this.regions.infcx;
    this.fulfill = new FulfillmentContext(this.infcx);
  }

  /** Normalises at a place; what that needs is registered. */
  normalize<T>(span: Span, rebuild: (folder: Folder) => T): T {
    const { value, obligations } = normalizeWith(this.infcx, this.env, { span, code: { kind: "wellFormed" } }, rebuild);
    this.fulfill.registerAll(obligations);
    return value;
  }

  /** A type as written at `span` is well-formed. */
  wellFormed(ty: Ty, span: Span): void {
    const bad = findNotDynCompatible(this.tcx, ty);
    if (bad !== undefined) {
      reportNotDynCompatible(this.tcx, bad, span);
      return;
    }
    const normal = this.normalize(span, (f) => f.ty(ty));
    this.fulfill.register(
      mkObligation({ kind: "wellFormed", arg: normal }, this.env, { span, code: { kind: "wellFormed" } }),
    );
    if (normal !== ty && (ty.flags & Flag.hasProjection) !== 0) {
      // The projections themselves must be allowed, too.
      this.fulfill.register(
        mkObligation({ kind: "wellFormed", arg: ty }, this.env, { span, code: { kind: "wellFormed" } }),
      );
    }
  }

  bound(trait: DefId | undefined, args: GenericArgs, span: Span, code: CauseCode): void {
    if (trait === undefined) return;
    this.predicate({ kind: "trait", bound: dummyBinder({ trait, args }) }, span, code);
  }

  sized(ty: Ty, span: Span, code: CauseCode): void {
    this.bound(this.tcx.langItem("sized"), [ty], span, code);
  }

  predicate(predicate: Predicate, span: Span, code: CauseCode): void {
    const normal = this.normalize(span, (f) => f.predicate(predicate));
    this.fulfill.register(mkObligation(normal, this.env, { span, code }));
  }

  /**
   * The item's own where-clauses: their types are well-formed, and those that mention no parameter hold.
   * Bounds of parameters add nothing beyond their arguments.
   */
  whereClauses(): void {
    const { parent } = this.tcx.generics(this.item);
    const inherited = parent === undefined ? 0 : this.tcx.predicates(parent).length;
    const seen = new Set<string>();
    for (const { predicate, span } of this.tcx.predicates(this.item).slice(inherited)) {
      const key = `${predicateKey(predicate)}@${span.start}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (predicate.kind === "trait") this.traitArgs(predicate, span);
      else if (predicate.kind === "projection" && predicate.bound.vars.length === 0)
        this.wellFormed(predicate.bound.value.ty, span);
      const global =
        (predicateFlags(predicate) & (Flag.hasParam | Flag.hasConstParam | Flag.hasRegionParam | Flag.hasBound)) === 0;
      if (predicate.kind === "trait" && global) this.globalBound(predicate, span);
      // Holds by being assumed; but impls that would go on without end are found out here.
      else if (predicate.kind === "trait" && predicate.bound.value.args[0]?.kind !== "param")
        this.predicate(predicate, span, { kind: "misc" });
    }
  }

  private globalBound(predicate: Predicate & { kind: "trait" }, span: Span): void {
    // In force by itself, so ask without it.
    const others = { ...this.env, id: -this.env.id - 1_000_000, byTrait: new Map(), predicates: [] };
    this.fulfill.register(mkObligation(predicate, others, { span, code: { kind: "misc" } }));
  }

  private traitArgs(predicate: Predicate & { kind: "trait" }, span: Span): void {
    const { trait, args } = predicate.bound.value;
    if (predicate.bound.vars.length > 0) return;
    for (const o of wfTraitRefObligations(
      this.tcx,
      this.env,
      trait,
      args,
      { span, code: { kind: "wellFormed" } },
      true,
    )) {
      // That `Self` implements the supertraits is what the bound itself promises.
      if (this.isSupertraitOf(o.predicate, args)) continue;
      this.fulfill.register({ ...o, predicate: this.normalize(span, (f) => f.predicate(o.predicate)) });
    }
    const [self] = args;
    if (self?.sort === "ty" && self.kind !== "param") this.wellFormed(self, span);
  }

  private isSupertraitOf(p: Predicate, args: GenericArgs): boolean {
    return p.kind === "trait" && p.bound.value.args[0] === args[0];
  }

  /** Proves everything registered; reports the rest. */
  finish(): Reported | undefined {
    const errors = this.fulfill.selectAll().filter((e) => e.error.kind !== "ambiguous");
    return (
      reportFulfillmentErrors(this.infcx, errors) ??
      (errors.length > 0 ? undefined : reportViolations(this.tcx, this.regions.violations()))
    );
  }
}

/** The trait of a trait object inside `ty` that cannot be one. */
function findNotDynCompatible(tcx: Tcx, ty: Ty): DefId | undefined {
  let bad: DefId | undefined;
  contains(ty, (part) => {
    if (
      part.sort === "ty" &&
      part.kind === "dyn" &&
      part.principal !== undefined &&
      !tcx.isDynCompatible(part.principal.value.trait)
    )
      bad ??= part.principal.value.trait;
    return bad !== undefined;
  });
  return bad;
}
