// Assembling the candidates of a trait goal (rustc dev guide, "Candidate assembly").

import type { DefId } from "#hir/defs.ts";
import { closureKindExtends, closureKindOf, closureParts } from "#types/closure.ts";
import { predicateKey } from "#types/predicate.ts";
import { dummyBinder, hasTypeError, rebuildTraitRef } from "#types/fold.ts";
import { objectAutoTraits } from "#types/trait-object.ts";
import { elaborate, instantiateSuper, supertraitRefs } from "#types/param-env.ts";
import { argsMayMatch } from "#types/simplify.ts";
import type { ParamEnv, Predicate, Tcx } from "#types/tcx.ts";
import type { Binder, GenericArgs, TraitRef, Ty } from "#types/ty.ts";
import { Flag, hasFlags } from "#types/ty.ts";
import {
  autoTraitConditions,
  builtinTrait,
  type BuiltinTrait,
  type Conditions,
  copyCloneConditions,
  primitiveCopyConditions,
  sizedConditions,
} from "./builtin.ts";
import type { Candidate, Goal, SolverCx } from "./cx.ts";

/** All candidates whose heads fit; `ambiguous` where the self type is not known. */
export function assemble(cx: SolverCx, goal: Goal): Candidate[] | "ambiguous" {
  const { infcx, tcx } = cx;
  const { ref, env } = goal;
  const self = selfTy(cx, ref);
  if (ref.args.some(hasTypeError)) return [{ kind: "builtin", tys: [], auto: false }];
  const builtin = builtinTrait(tcx, ref.trait);
  if (self.kind === "infer" && self.variable === "general") return "ambiguous";
  const out: Candidate[] = [];
  paramCandidates(cx, env, ref, out);
  if (self.kind === "projection" || self.kind === "opaque") aliasCandidates(cx, self, goal, out);
  if (self.kind === "dyn") objectCandidates(cx, self, ref, out);
  let ambiguous = false;
  const conditions = (c: Conditions, auto: boolean): void => {
    if (c === "ambiguous") ambiguous = true;
    else if (c !== "none") out.push({ kind: "builtin", tys: c, auto });
  };
  if (builtin !== "sized" && builtin !== "unsize") implCandidates(cx, goal, self, out);
  if (builtin !== undefined) builtinCandidates(cx, builtin, self, out, conditions);
  if (tcx.traitDef(ref.trait).auto) {
    if (self.kind === "dyn") {
      if (objectAutoTraits(tcx, self).includes(ref.trait)) conditions([], false);
    } else if (self.kind === "opaque" || tcx.relevantImpls(ref.trait, self).length === 0) {
      if (self.kind !== "opaque" || out.length === 0) conditions(autoTraitConditions(infcx, self), true);
    }
  }
  return ambiguous && out.length === 0 ? "ambiguous" : out;
}

export function selfTy(cx: SolverCx, ref: TraitRef): Ty {
  const self = ref.args[0];
  if (self?.sort !== "ty") throw new Error("trait reference without self type");
  return cx.infcx.shallow(self);
}

/** `normalizeFor`: bounds of aliases and objects are written down as declared, arguments not normalised. */
function fits(cx: SolverCx, bound: Binder<TraitRef>, ref: TraitRef, normalizeFor?: Goal): boolean {
  if (bound.value.trait !== ref.trait) return false;
  if (bound.vars.length === 0 && bound.value.args.every((a, i) => a === ref.args[i])) return true;
  return cx.infcx.probe(() => {
    const fresh = cx.infcx.instantiateFresh(bound, rebuildTraitRef);
    const [self, ...rest] = fresh.args;
    if (normalizeFor === undefined || self === undefined || !rest.some((a) => hasFlags(a, Flag.hasProjection)))
      return cx.infcx.eqArgs(fresh.args, ref.args) === undefined;
    const normal = cx.normalizer(normalizeFor.env, normalizeFor.cause, normalizeFor.depth + 1, []).args(rest);
    return cx.infcx.eqArgs([self, ...normal], ref.args) === undefined;
  });
}

function paramCandidates(cx: SolverCx, env: ParamEnv, ref: TraitRef, out: Candidate[]): void {
  for (const bound of env.byTrait.get(ref.trait) ?? []) {
    if (fits(cx, bound, ref)) out.push({ kind: "param", bound });
  }
}

const boundsCache = new WeakMap<Tcx, Map<DefId, readonly Predicate[]>>();

/** Bounds of an associated or opaque type with their supertraits, in terms of its own parameters. */
export function elaboratedItemBounds(tcx: Tcx, def: DefId): readonly Predicate[] {
  let cache = boundsCache.get(tcx);
  if (cache === undefined) {
    cache = new Map();
    boundsCache.set(tcx, cache);
  }
  let bounds = cache.get(def);
  if (bounds === undefined) {
    bounds = elaborate(
      tcx,
      tcx.itemBounds(def).map((b) => b.predicate),
    );
    cache.set(def, bounds);
  }
  return bounds;
}

/** The bounds that an alias type and the aliases it is made from declare, with its arguments. */
export function aliasBounds(cx: SolverCx, alias: Ty & { kind: "projection" | "opaque" }): readonly Predicate[] {
  const out: Predicate[] = [];
  let current: Ty = alias;
  while (current.kind === "projection" || current.kind === "opaque") {
    const def = current.kind === "projection" ? current.assoc : current.def;
    const of: Binder<TraitRef> = dummyBinder({ trait: def, args: current.args });
    for (const bound of elaboratedItemBounds(cx.tcx, def))
      out.push(instantiateSuper(cx.tcx, of, bound, current.kind === "opaque" ? def : undefined));
    if (current.kind === "opaque") break;
    const inner: GenericArgs[number] | undefined = current.args[0];
    if (inner?.sort !== "ty") break;
    current = cx.infcx.shallow(inner);
  }
  return out;
}

function aliasCandidates(
  cx: SolverCx,
  self: Ty & { kind: "projection" | "opaque" },
  goal: Goal,
  out: Candidate[],
): void {
  const { ref } = goal;
  const seen = new Set<string>();
  for (const bound of aliasBounds(cx, self)) {
    if (bound.kind !== "trait" || bound.bound.value.trait !== ref.trait) continue;
    const key = predicateKey(bound);
    if (seen.has(key) || !fits(cx, bound.bound, ref, goal)) continue;
    seen.add(key);
    out.push({ kind: "alias", bound: bound.bound });
  }
}

function objectCandidates(cx: SolverCx, self: Ty & { kind: "dyn" }, ref: TraitRef, out: Candidate[]): void {
  if (self.principal === undefined) return;
  const principal = self.principal;
  if (!cx.tcx.supertraits(principal.value.trait).includes(ref.trait)) return;
  const of: Binder<TraitRef> = {
    vars: principal.vars,
    value: { trait: principal.value.trait, args: [self, ...principal.value.args] },
  };
  for (const bound of supertraitRefs(cx.tcx, of)) {
    if (fits(cx, bound, ref)) out.push({ kind: "object", bound });
  }
}

function implCandidates(cx: SolverCx, goal: Goal, self: Ty, out: Candidate[]): void {
  const { tcx, infcx } = cx;
  const resolved = infcx.resolveArgs(goal.ref.args);
  for (const impl of tcx.relevantImpls(goal.ref.trait, self)) {
    const header = tcx.implTraitRef(impl);
    if (header === undefined || !argsMayMatch(header.args, resolved)) continue;
    if (infcx.probe(() => cx.matchHeader(goal, impl) !== undefined)) out.push({ kind: "impl", impl });
  }
}

function builtinCandidates(
  cx: SolverCx,
  builtin: BuiltinTrait,
  self: Ty,
  out: Candidate[],
  conditions: (c: Conditions, auto: boolean) => void,
): void {
  const { infcx } = cx;
  switch (builtin) {
    case "sized":
      return conditions(sizedConditions(infcx, self), false);
    case "copy":
    case "clone":
      conditions(copyCloneConditions(infcx, self), false);
      if (out.length === 0) conditions(primitiveCopyConditions(self), false);
      return;
    case "tuple":
      return conditions(self.kind === "tuple" ? [] : "none", false);
    case "destruct":
    case "discriminantKind":
    case "pointee":
      return conditions([], false);
    case "fnPtr":
      return conditions(self.kind === "fnPtr" ? [] : "none", false);
    case "fn":
    case "fnMut":
    case "fnOnce":
      if (isCallable(cx, builtin, self)) out.push({ kind: "fn" });
      return;
    case "unsize":
      out.push({ kind: "unsize" });
      return;
    case "drop":
      return;
  }
}

function isCallable(cx: SolverCx, builtin: "fn" | "fnMut" | "fnOnce", self: Ty): boolean {
  switch (self.kind) {
    case "closure": {
      const kind = closureKindOf(cx.infcx.shallow(closureParts(self).kindTy));
      const want = builtin === "fn" ? "Fn" : builtin === "fnMut" ? "FnMut" : "FnOnce";
      return kind === undefined || closureKindExtends(kind, want);
    }
    case "fnPtr":
      return !self.sig.value.unsafe && self.sig.value.abi !== "rust-call";
    case "fnDef": {
      const sig = cx.tcx.fnSig(self.def).value;
      return !sig.unsafe;
    }
    default:
      return false;
  }
}
