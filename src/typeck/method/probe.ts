// Method probing: which method `receiver.name` or `Type::name` means.
//
// rustc's `method/probe.rs`: the receiver's autoderef steps; at each, methods whose self type is the step
// itself, then `&step`, then `&mut step`, then `*const` for `*mut`; among them inherent ones first (impls,
// trait objects, bounds on type parameters), then those of traits in scope.

import type { ExprId } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import { spanContains, type Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { hasTypeError, rebuildTraitRef } from "#types/fold.ts";
import { miscCause, type Obligation } from "#types/obligation.ts";
import { supertraitRefs } from "#types/param-env.ts";
import type { AssocItem, Predicate, Tcx } from "#types/tcx.ts";
import { evaluate, normalize, predicatesAsObligations, solverOf, traitPredicate } from "#types/traits.ts";
import {
  type Binder,
  Flag,
  type FnSig,
  type GenericArgs,
  hasFlags,
  mkRawPtr,
  mkRef,
  mkSlice,
  type Mutability,
  RE_ERASED,
  type TraitRef,
  type Ty,
} from "#types/ty.ts";
import { Autoderef, type AutoderefStep } from "./autoderef.ts";

export type ProbeMode = "method" | "path";

export type CandidateKind =
  | { readonly kind: "inherentImpl"; readonly impl: DefId }
  /** A method of a trait object, as its trait declares it. */
  | { readonly kind: "object"; readonly bound: Binder<TraitRef> }
  | { readonly kind: "whereClause"; readonly bound: Binder<TraitRef> }
  | { readonly kind: "trait"; readonly trait: DefId };

export interface Candidate {
  readonly item: AssocItem;
  readonly source: CandidateKind;
}

export type Autoref =
  | { readonly kind: "ref"; readonly mutability: Mutability; readonly unsize: boolean }
  | { readonly kind: "toConstPtr" };

export interface Pick {
  readonly item: AssocItem;
  readonly source: CandidateKind;
  readonly autoderefs: number;
  readonly autoref: Autoref | undefined;
  /** Type of the receiver after adjustment (in path mode: the type the path starts with). */
  readonly selfTy: Ty;
}

export interface Unsatisfied {
  readonly predicate: Predicate;
  /** The impl whose bound it is. */
  readonly impl: DefId | undefined;
}

export type ProbeResult =
  | { readonly kind: "ok"; readonly pick: Pick }
  | { readonly kind: "ambiguous"; readonly candidates: readonly Candidate[] }
  | { readonly kind: "private"; readonly item: AssocItem }
  /** The receiver's type is not known far enough. */
  | { readonly kind: "unknownType"; readonly ty: Ty }
  | {
      readonly kind: "noMatch";
      readonly unsatisfied: readonly Unsatisfied[];
      /** Associated functions of that name without `self`. */
      readonly statics: readonly Candidate[];
      /** Traits not in scope that would have it. */
      readonly outOfScope: readonly DefId[];
      readonly steps: readonly AutoderefStep[];
    };

interface Step {
  readonly ty: Ty;
  readonly autoderefs: number;
  readonly unsize: boolean;
}

const itemIndex = new WeakMap<Tcx, Map<DefId, ReadonlyMap<string, readonly AssocItem[]>>>();

/** Associated items of a trait or impl by name. */
export function itemsNamed(tcx: Tcx, container: DefId, name: string): readonly AssocItem[] {
  let byContainer = itemIndex.get(tcx);
  if (byContainer === undefined) {
    byContainer = new Map();
    itemIndex.set(tcx, byContainer);
  }
  let index = byContainer.get(container);
  if (index === undefined) {
    const made = new Map<string, AssocItem[]>();
    for (const item of tcx.assocItems(container)) {
      const list = made.get(item.name);
      if (list === undefined) made.set(item.name, [item]);
      else list.push(item);
    }
    index = made;
    byContainer.set(container, index);
  }
  return index.get(name) ?? [];
}

/** Traits whose methods can be called by name at an expression. */
export function traitsInScope(fcx: FnCtxt, at: Span): ReadonlySet<DefId> {
  const traits = new Set<DefId>(fcx.tcx.hir.traitsInScope(fcx.module));
  for (const block of fcx.body.blockTraits)
    if (spanContains(block.span, at)) for (const trait of block.traits) traits.add(trait);
  for (let def: DefId | undefined = fcx.owner; def !== undefined; def = fcx.tcx.hir.def(def).parent) {
    const { kind } = fcx.tcx.hir.def(def);
    // Items within a function see what its blocks import and declare.
    if (def !== fcx.owner && (kind === "fn" || kind === "assocFn" || kind === "const" || kind === "static"))
      addBlockTraits(fcx, def, at, traits);
    if (kind === "trait") traits.add(def);
    else if (kind === "impl") {
      const ref = fcx.tcx.implTraitRef(def);
      if (ref !== undefined) traits.add(ref.trait);
    } else if (kind === "mod") break;
  }
  return traits;
}

function addBlockTraits(fcx: FnCtxt, def: DefId, at: Span, traits: Set<DefId>): void {
  const body = fcx.tcx.hir.bodyOf(def);
  if (body === undefined) return;
  for (const block of fcx.tcx.hir.body(body).blockTraits)
    if (spanContains(block.span, at)) for (const trait of block.traits) traits.add(trait);
}

/** Probes for `name` on `self`. `at` decides which traits are in scope. */
export function probe(fcx: FnCtxt, mode: ProbeMode, name: string, self: Ty, at: ExprId | Span): ProbeResult {
  const span = typeof at === "number" ? fcx.span(at) : at;
  const expr = typeof at === "number" ? fcx.expr(at) : undefined;
  const nameSpan = expr?.kind === "methodCall" ? expr.segment.span : span;
  return fcx.infcx.probe(() => new Probe(fcx, mode, name, span, nameSpan).run(self));
}

class Probe {
  readonly #fcx: FnCtxt;
  readonly #mode: ProbeMode;
  readonly #name: string;
  readonly #span: Span;
  readonly #nameSpan: Span;
  #inherent: Candidate[] = [];
  #extension: Candidate[] = [];
  readonly #statics: Candidate[] = [];
  #private: AssocItem | undefined;
  readonly #unsatisfied: Unsatisfied[] = [];
  readonly #seenImpls = new Set<DefId>();

  constructor(fcx: FnCtxt, mode: ProbeMode, name: string, span: Span, nameSpan: Span) {
    this.#fcx = fcx;
    this.#mode = mode;
    this.#name = name;
    this.#span = span;
    this.#nameSpan = nameSpan;
  }

  run(self: Ty): ProbeResult {
    const autoderef = new Autoderef(this.#fcx, self, this.#nameSpan, {
      includeRaw: true,
      silent: this.#mode === "path",
    });
    if (this.#mode === "method") while (autoderef.next());
    const steps: Step[] = [];
    autoderef.steps.forEach((step, i) => steps.push({ ty: this.#fcx.resolve(step.ty), autoderefs: i, unsize: false }));
    const last = this.#fcx.shallow(autoderef.ty);
    if (last.kind === "infer" && last.variable === "general") {
      // A method on `&_`: without the type nothing can be said, unless it is a path (`<_>::f`).
      if (this.#mode === "method") return { kind: "unknownType", ty: last };
    }
    if (this.#mode === "method" && last.kind === "array")
      steps.push({ ty: mkSlice(last.element), autoderefs: autoderef.count, unsize: true });
    for (const step of steps) this.#assembleInherent(this.#fcx.shallow(step.ty));
    const inScope = traitsInScope(this.#fcx, this.#span);
    for (const trait of inScope) this.#assembleTrait(trait);
    const found = this.#pickAll(steps);
    if (found !== undefined) return found;
    const outOfScope = this.#outOfScope(steps, inScope);
    if (this.#private !== undefined) return { kind: "private", item: this.#private };
    return {
      kind: "noMatch",
      unsatisfied: this.#unsatisfied,
      statics: this.#statics,
      outOfScope,
      steps: autoderef.steps,
    };
  }

  /** Traits that would do if they were imported: for help only. */
  #outOfScope(steps: readonly Step[], inScope: ReadonlySet<DefId>): readonly DefId[] {
    const unsatisfied = this.#unsatisfied.length;
    this.#inherent = [];
    this.#extension = [];
    for (const trait of this.#fcx.tcx.hir.traits()) {
      if (inScope.has(trait)) continue;
      for (const item of itemsNamed(this.#fcx.tcx, trait, this.#name))
        if (this.#isRelevant(item)) this.#extension.push({ item, source: { kind: "trait", trait } });
    }
    const traits = new Set<DefId>();
    const result = this.#extension.length === 0 ? undefined : this.#pickAll(steps);
    if (result?.kind === "ok") traits.add(result.pick.item.container);
    else if (result?.kind === "ambiguous")
      for (const candidate of result.candidates) traits.add(candidate.item.container);
    this.#unsatisfied.length = unsatisfied;
    return [...traits];
  }

  // --- assembling

  #isRelevant(item: AssocItem): boolean {
    return this.#mode === "method" ? item.kind === "fn" && item.hasSelf : item.kind !== "type";
  }

  #push(item: AssocItem, source: CandidateKind, inherent: boolean): void {
    if (!this.#isRelevant(item)) {
      if (item.kind === "fn") this.#statics.push({ item, source });
      return;
    }
    const def = this.#fcx.tcx.hir.def(item.def);
    if (
      source.kind === "inherentImpl" &&
      def.visibility.kind !== "public" &&
      !this.#fcx.tcx.hir.isAccessible(item.def, this.#fcx.module)
    ) {
      this.#private ??= item;
      return;
    }
    (inherent ? this.#inherent : this.#extension).push({ item, source });
  }

  #assembleInherent(ty: Ty): void {
    const { tcx } = this.#fcx;
    if (ty.kind === "dyn" && ty.principal !== undefined) {
      const of: Binder<TraitRef> = {
        vars: ty.principal.vars,
        value: { trait: ty.principal.value.trait, args: [ty, ...ty.principal.value.args] },
      };
      for (const bound of supertraitRefs(tcx, of)) this.#assembleBound(bound, "object");
    }
    if (ty.kind === "param") {
      for (const [, bounds] of this.#fcx.env.byTrait) {
        for (const bound of bounds) if (bound.value.args[0] === ty) this.#assembleBound(bound, "whereClause");
      }
    }
    // Numbers of unknown type have trait methods only (E0689 tells to decide).
    if (ty.kind === "infer") return;
    for (const impl of tcx.inherentImpls(ty)) {
      if (this.#seenImpls.has(impl)) continue;
      this.#seenImpls.add(impl);
      for (const item of itemsNamed(tcx, impl, this.#name)) this.#push(item, { kind: "inherentImpl", impl }, true);
    }
  }

  #assembleBound(bound: Binder<TraitRef>, kind: "object" | "whereClause"): void {
    for (const item of itemsNamed(this.#fcx.tcx, bound.value.trait, this.#name))
      this.#push(item, { kind, bound }, true);
  }

  #assembleTrait(trait: DefId): void {
    for (const item of itemsNamed(this.#fcx.tcx, trait, this.#name)) this.#push(item, { kind: "trait", trait }, false);
  }

  // --- picking

  #pickAll(steps: readonly Step[]): ProbeResult | undefined {
    for (const step of steps) {
      const ty = this.#fcx.shallow(step.ty);
      if (hasTypeError(this.#fcx.resolve(ty))) continue;
      const found =
        this.#byValue(step, ty) ??
        this.#autoref(step, ty, "not") ??
        this.#autoref(step, ty, "mut") ??
        this.#constPtr(step, ty);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #byValue(step: Step, ty: Ty): ProbeResult | undefined {
    if (step.unsize) return undefined;
    // A reference is reborrowed, so that it can still be used afterwards.
    if (this.#mode === "method" && ty.kind === "ref")
      return this.#pick(ty, step.autoderefs + 1, { kind: "ref", mutability: ty.mutability, unsize: false });
    return this.#pick(ty, step.autoderefs, undefined);
  }

  #autoref(step: Step, ty: Ty, mutability: Mutability): ProbeResult | undefined {
    if (this.#mode === "path") return undefined;
    return this.#pick(mkRef(RE_ERASED, ty, mutability), step.autoderefs, {
      kind: "ref",
      mutability,
      unsize: step.unsize,
    });
  }

  #constPtr(step: Step, ty: Ty): ProbeResult | undefined {
    if (this.#mode === "path" || step.unsize || ty.kind !== "rawPtr" || ty.mutability !== "mut") return undefined;
    return this.#pick(mkRawPtr(ty.inner, "not"), step.autoderefs, { kind: "toConstPtr" });
  }

  #pick(selfTy: Ty, autoderefs: number, autoref: Autoref | undefined): ProbeResult | undefined {
    for (const candidates of [this.#inherent, this.#extension]) {
      const applicable = firstOfEachImpl(candidates.filter((candidate) => this.#consider(selfTy, candidate)));
      const first = applicable[0];
      if (first === undefined) continue;
      if (applicable.length > 1) {
        const trait = this.#traitOf(first);
        const same = trait !== undefined && applicable.every((c) => this.#traitOf(c) === trait);
        if (same)
          return {
            kind: "ok",
            pick: { item: first.item, source: { kind: "trait", trait }, autoderefs, autoref, selfTy },
          };
        return { kind: "ambiguous", candidates: applicable };
      }
      return { kind: "ok", pick: { item: first.item, source: first.source, autoderefs, autoref, selfTy } };
    }
    return undefined;
  }

  #traitOf(candidate: Candidate): DefId | undefined {
    return candidate.source.kind === "inherentImpl" ? undefined : candidate.item.container;
  }

  /** Whether a candidate's self type fits, and its conditions may hold. */
  #consider(selfTy: Ty, candidate: Candidate): boolean {
    return this.#fcx.infcx.probe(() => {
      switch (candidate.source.kind) {
        case "inherentImpl":
          return this.#considerImpl(selfTy, candidate.item, candidate.source.impl);
        case "trait":
          return this.#considerTrait(selfTy, candidate.item, candidate.source.trait);
        case "object":
        case "whereClause": {
          const ref = this.#fcx.infcx.instantiateFresh(candidate.source.bound, rebuildTraitRef, this.#span);
          return this.#matchesSelf(selfTy, candidate.item, ref.args[0] as Ty, ref.args);
        }
      }
    });
  }

  #considerImpl(selfTy: Ty, item: AssocItem, impl: DefId): boolean {
    const fcx = this.#fcx;
    const args = fcx.infcx.freshArgs(impl, this.#span);
    const implTy = fcx.instantiateQuietly(fcx.tcx.typeOf(impl), args, this.#span);
    const sig = this.#methodSig(item, args);
    if (!this.#matchesReceiver(selfTy, sig, implTy)) return false;
    let ok = true;
    const output = sig === undefined ? [] : this.#outputObligations(sig.output);
    for (const obligation of [...output, ...predicatesAsObligations(fcx.infcx, fcx.env, impl, args, this.#span)]) {
      if (solverOf(fcx.infcx).evaluate(obligation) !== "no") continue;
      ok = false;
      this.#unsatisfied.push({ predicate: fcx.infcx.resolvePredicate(obligation.predicate), impl });
    }
    return ok;
  }

  #considerTrait(selfTy: Ty, item: AssocItem, trait: DefId): boolean {
    const fcx = this.#fcx;
    const args = fcx.infcx.freshArgs(trait, this.#span);
    if (this.#skipsBoxedSlice(selfTy, item)) return false;
    if (!this.#matchesSelf(selfTy, item, args[0] as Ty, args)) return false;
    const predicate = traitPredicate({ trait, args });
    if (evaluate(fcx.infcx, fcx.env, predicate, this.#span) !== "no") return true;
    this.#unsatisfied.push({ predicate: fcx.infcx.resolvePredicate(predicate), impl: undefined });
    return false;
  }

  /** Before edition 2024 `boxed_slice.into_iter()` means that of the slice. */
  #skipsBoxedSlice(selfTy: Ty, item: AssocItem): boolean {
    if (this.#mode === "path" || item.name !== "into_iter" || this.#fcx.tcx.edition >= 2024 || selfTy.kind !== "adt")
      return false;
    const inner = selfTy.args[0];
    return this.#fcx.tcx.adt(selfTy.def).isBox && inner?.sort === "ty" && this.#fcx.shallow(inner).kind === "slice";
  }

  #matchesSelf(selfTy: Ty, item: AssocItem, implTy: Ty, args: GenericArgs): boolean {
    return this.#matchesReceiver(selfTy, this.#methodSig(item, args), implTy);
  }

  /** The signature of what may be called as a method, its own parameters open; `args` are those of what contains it. */
  #methodSig(item: AssocItem, args: GenericArgs): FnSig | undefined {
    if (this.#mode !== "method" || item.kind !== "fn") return undefined;
    const { tcx, infcx } = this.#fcx;
    const all = tcx.generics(item.def).own.length === 0 ? args : infcx.freshArgs(item.def, this.#span, args);
    return this.#fcx.openInstantiated(tcx.fnSig(item.def), all);
  }

  #matchesReceiver(selfTy: Ty, sig: FnSig | undefined, implTy: Ty): boolean {
    const fcx = this.#fcx;
    const receiver = sig === undefined ? implTy : sig.inputs[0];
    if (receiver === undefined) return false;
    const wanted = sig === undefined ? receiver : normalize(fcx.infcx, fcx.env, receiver, miscCause(this.#span)).value;
    return fcx.eq(wanted, selfTy) === undefined;
  }

  /** What must hold for there to be what a method gives: of `[T]::join` the `Output` of a trait that few slices implement. */
  #outputObligations(output: Ty): readonly Obligation[] {
    if (!hasFlags(output, Flag.hasProjection)) return [];
    return normalize(this.#fcx.infcx, this.#fcx.env, output, miscCause(this.#span)).obligations;
  }
}

/** Of a name that one impl defines twice (E0592) the first definition counts. */
function firstOfEachImpl(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  const implOf = ({ source }: Candidate): DefId | undefined =>
    source.kind === "inherentImpl" ? source.impl : undefined;
  return candidates.filter((candidate, index) => {
    const impl = implOf(candidate);
    return impl === undefined || !candidates.slice(0, index).some((earlier) => implOf(earlier) === impl);
  });
}
