// Impls that overlap: E0119 and E0751 for traits, E0592 for inherent items.

import { error } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import { predicateToString, traitRefToString, tyToString } from "#types/display.ts";
import { substPredicate, substTraitRef, subst } from "#types/fold.ts";
import { InferCtxt } from "#types/infer.ts";
import { miscCause, mkObligation } from "#types/obligation.ts";
import { emptyEnv } from "#types/param-env.ts";
import { argsMayMatch, mayMatch, simplify } from "#types/simplify.ts";
import { Solver } from "#types/solve/solver.ts";
import type { AssocItem, Predicate, Tcx } from "#types/tcx.ts";
import { FulfillmentContext, normalizeWith } from "#types/traits.ts";
import type { GenericArgs, TraitRef, Ty } from "#types/ty.ts";
import { Flag, hasFlags } from "#types/ty.ts";
import { type Knowable, knowable } from "./orphan.ts";
import { headSpan } from "#types/spans.ts";

interface Overlap {
  readonly infcx: InferCtxt;
  /** Why a where-clause that could tell them apart does not: other crates may implement it. */
  readonly unknown: readonly { readonly ref: TraitRef; readonly why: Knowable }[];
}

/** Whether the where-clauses of both impls may hold at once, their headers being equal already. */
function whereClausesAllow(
  tcx: Tcx,
  infcx: InferCtxt,
  impls: readonly { readonly impl: DefId; readonly args: GenericArgs }[],
): Overlap | undefined {
  const unknown: { ref: TraitRef; why: Knowable }[] = [];
  const solver = new Solver(infcx, (ref) => {
    const why = knowable(tcx, infcx, ref);
    if (why !== "yes") unknown.push({ ref, why });
    return why !== "yes";
  });
  const env = emptyEnv(false);
  for (const { impl, args } of impls) {
    const cause = miscCause(tcx.hir.nameSpan(impl));
    for (const { predicate } of tcx.predicates(impl)) {
      const { value, obligations } = normalizeWith<Predicate>(infcx, env, cause, (f) =>
        f.predicate(infcx.resolvePredicate(substPredicate(tcx, predicate, args))),
      );
      for (const o of [...obligations, mkObligation(value, env, cause)])
        if (solver.evaluate(o) === "no") return undefined;
    }
  }
  return { infcx, unknown };
}

function implsOverlap(
  tcx: Tcx,
  a: DefId,
  b: DefId,
  headerB: GenericArgs,
): (Overlap & { readonly ref: TraitRef }) | undefined {
  const refA = tcx.implTraitRef(a);
  const refB = tcx.implTraitRef(b);
  if (refA === undefined || refB === undefined || !argsMayMatch(refA.args, headerB)) return undefined;
  const infcx = new InferCtxt(tcx);
  const span = tcx.hir.nameSpan(b);
  const argsA = infcx.freshArgs(a, span);
  const argsB = infcx.freshArgs(b, span);
  const env = emptyEnv(false);
  const fulfill = new FulfillmentContext(infcx);
  const header = (ref: TraitRef, args: GenericArgs): TraitRef => {
    const { value, obligations } = normalizeWith(infcx, env, miscCause(span), (f) =>
      f.traitRef(substTraitRef(tcx, ref, args)),
    );
    fulfill.registerAll(obligations);
    return value;
  };
  const left = header(refA, argsA);
  if (infcx.eqTraitRefs(left, header(refB, argsB)) !== undefined) return undefined;
  if (fulfill.selectWherePossible().length > 0) return undefined;
  const overlap = whereClausesAllow(tcx, infcx, [
    { impl: a, args: argsA },
    { impl: b, args: argsB },
  ]);
  return overlap === undefined ? undefined : { ...overlap, ref: infcx.resolveTraitRef(left) };
}

/** A header with its parameters as inference variables, for the cheap comparison. */
function eraseParams(tcx: Tcx, impl: DefId, ref: TraitRef): GenericArgs {
  const infcx = new InferCtxt(tcx);
  return substTraitRef(tcx, ref, infcx.freshArgs(impl, tcx.hir.nameSpan(impl))).args;
}

/** Compares all pairs of impls of a trait of which at least the second is the user's. */
export function checkOverlaps(tcx: Tcx, trait: DefId, orphans: ReadonlySet<DefId>): boolean {
  // Derived impls come into being last.
  const all = tcx.implsOfTrait(trait);
  const impls = [...all.filter((i) => !isDerived(tcx, i)), ...all.filter((i) => isDerived(tcx, i))];
  const order = new Map(impls.map((impl, i) => [impl, i]));
  let clean = true;
  for (let j = 0; j < impls.length; j++) {
    const second = impls[j] as DefId;
    if (tcx.hir.isStd(second) || isErroneous(tcx, second)) continue;
    const ref = tcx.implTraitRef(second);
    if (ref === undefined) continue;
    const header = eraseParams(tcx, second, ref);
    const self = ref.args[0] as Ty;
    // Only impls for the same head, or for anything, can overlap.
    const relevant = simplify(self) === undefined ? impls : tcx.relevantImpls(trait, self);
    for (const first of relevant) {
      if (first === second || (!tcx.hir.isStd(first) && (order.get(first) ?? 0) > j) || isErroneous(tcx, first))
        continue;
      // An impl that must not be here anyway is not compared with those of its trait's crate.
      if (orphans.has(second) && tcx.hir.isStd(first)) continue;
      const overlap = implsOverlap(tcx, first, second, header);
      if (overlap === undefined) continue;
      clean = false;
      reportOverlap(tcx, first, second, overlap);
      break;
    }
  }
  return clean;
}

function isDerived(tcx: Tcx, impl: DefId): boolean {
  const item = tcx.hir.item(impl);
  return item?.kind === "impl" && item.derivedFrom !== undefined;
}

function isErroneous(tcx: Tcx, impl: DefId): boolean {
  const ref = tcx.implTraitRef(impl);
  return ref === undefined || ref.args.some((a) => hasFlags(a, Flag.hasError));
}

function reportOverlap(tcx: Tcx, first: DefId, second: DefId, overlap: Overlap & { readonly ref: TraitRef }): void {
  const self = overlap.ref.args[0] as Ty;
  const known = self.kind !== "infer" && self.kind !== "param";
  const ref = traitRefToString(tcx, overlap.ref);
  const polarity = tcx.isNegativeImpl(first) !== tcx.isNegativeImpl(second);
  if (polarity) {
    const [positive, negative] = tcx.isNegativeImpl(first) ? [second, first] : [first, second];
    tcx.sink.error(
      error(
        "E0751",
        `found both positive and negative implementation of trait \`${ref}\`${known ? ` for type \`${tyToString(tcx, self)}\`` : ""}:`,
      )
        .at(headSpan(tcx, negative), "negative implementation here")
        .label(headSpan(tcx, positive), "positive implementation here"),
    );
    return;
  }
  const builder = error(
    "E0119",
    `conflicting implementations of trait \`${ref}\`${known ? ` for type \`${tyToString(tcx, self)}\`` : ""}`,
  );
  const inStd = tcx.hir.isStd(first);
  builder.at(
    headSpan(tcx, second),
    inStd ? "" : `conflicting implementation${known ? ` for \`${tyToString(tcx, self)}\`` : ""}`,
  );
  if (inStd) {
    const header = tcx.implTraitRef(first);
    if (header !== undefined) {
      const params = tcx
        .generics(first)
        .own.filter((p) => p.kind !== "lifetime")
        .map((p) => p.name);
      const generics = params.length === 0 ? "" : `<${params.join(", ")}>`;
      builder.note(
        `conflicting implementation in crate \`core\`:\n- impl${generics} ${traitRefToString(tcx, header)} for ${tcx.tyToString(header.args[0] as Ty)};`,
      );
    }
  } else builder.label(headSpan(tcx, first), "first implementation here");
  for (const { ref: unknown, why } of overlap.unknown.slice(0, 1)) {
    const resolved = overlap.infcx.resolveTraitRef(unknown);
    const shown = predicateToString(tcx, { kind: "trait", bound: { vars: [], value: resolved } });
    const at = shown.indexOf(": ");
    const who =
      why === "upstream" ? "upstream crates may add a new impl of trait" : "downstream crates may implement trait";
    builder.note(
      `${who} \`${shown.slice(at + 2)}\` for type \`${shown.slice(0, at)}\`${why === "upstream" ? " in future versions" : ""}`,
    );
  }
  tcx.sink.error(builder);
}

// ---------------------------------------------------------------------------------------------
// Inherent impls

/** E0592: one name twice among inherent impls that can apply to one type. */
export function checkInherentOverlaps(tcx: Tcx, impls: readonly DefId[]): void {
  const seen = new Map<string, { readonly impl: DefId; readonly item: AssocItem }[]>();
  for (const impl of impls) {
    for (const item of tcx.assocItems(impl)) {
      const key = `${item.kind === "type" ? "t" : "v"}${item.name}`;
      const earlier = seen.get(key) ?? [];
      const clash = earlier.find((e) => e.impl === impl || inherentMayOverlap(tcx, e.impl, impl));
      if (clash !== undefined) reportInherent(tcx, clash.item, item, clash.impl === impl);
      earlier.push({ impl, item });
      seen.set(key, earlier);
    }
  }
}

function inherentMayOverlap(tcx: Tcx, a: DefId, b: DefId): boolean {
  const left = tcx.typeOf(a);
  const right = tcx.typeOf(b);
  const infcx = new InferCtxt(tcx);
  const span = tcx.hir.nameSpan(b);
  const argsA = infcx.freshArgs(a, span);
  const argsB = infcx.freshArgs(b, span);
  const selfB = subst(tcx, right, argsB);
  if (!mayMatch(left, selfB)) return false;
  if (infcx.eq(subst(tcx, left, argsA), selfB) !== undefined) return false;
  return (
    whereClausesAllow(tcx, infcx, [
      { impl: a, args: argsA },
      { impl: b, args: argsB },
    ]) !== undefined
  );
}

function reportInherent(tcx: Tcx, first: AssocItem, second: AssocItem, sameImpl: boolean): void {
  const builder = error("E0592", `duplicate definitions with name \`${second.name}\``);
  const [at, other] = sameImpl ? [second, first] : [first, second];
  builder
    .at(headSpan(tcx, at.def), `duplicate definitions for \`${at.name}\``)
    .label(headSpan(tcx, other.def), `other definition for \`${at.name}\``);
  tcx.sink.error(builder);
}
