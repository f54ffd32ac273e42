// Normalising projections (rustc dev guide, "Normalization"): which type an associated type is here.

import { closureParts } from "#types/closure.ts";
import { predicateKey } from "#types/predicate.ts";
import {
  Folder,
  hasEscapingBound,
  mapRegions,
  rebuildProjectionEq,
  subst,
  substOpaque,
  substPolySig,
  rebuildSig,
  hasTypeError,
} from "#types/fold.ts";
import { reportMissingItems } from "#types/check/missing-items.ts";
import { mkObligation, type Cause, type Obligation } from "#types/obligation.ts";
import type { ParamEnv, ProjectionEq, Tcx } from "#types/tcx.ts";
import type { Binder, Const, FnSig, GenericArg, GenericArgs, Region, TraitRef, Ty } from "#types/ty.ts";
import {
  mkErrorTy,
  Flag,
  flagsOf,
  hasFlags,
  ISIZE,
  mkProjection,
  mkReBound,
  mkRePlaceholder,
  mkTuple,
  U8,
  USIZE,
} from "#types/ty.ts";
import { discriminantTy, metadataTy } from "./builtin.ts";
import { aliasBounds } from "./candidates.ts";
import { type Candidate, type Goal, RECURSION_LIMIT, type SolverCx, SolverOverflow } from "./cx.ts";

type Projected =
  | { readonly kind: "ty"; readonly ty: Ty; readonly obligations: readonly Obligation[] }
  /** As normal as it gets. */
  | { readonly kind: "rigid" }
  | { readonly kind: "ambiguous" }
  | { readonly kind: "error" };

/** Normalisations of closed projections, shared by all inference contexts of a session. */
const closedCaches = new WeakMap<Tcx, Map<string, Ty>>();
/** Projections being worked on, to stop at cycles. */
const inProgress = new WeakMap<SolverCx, Set<string>>();

export class Normalizer extends Folder {
  readonly #cx: SolverCx;
  readonly #env: ParamEnv;
  readonly #cause: Cause;
  readonly #steps: number;
  readonly #obligations: Obligation[];
  readonly #mask: number;

  constructor(cx: SolverCx, env: ParamEnv, cause: Cause, steps: number, obligations: Obligation[]) {
    super();
    this.#cx = cx;
    this.#env = env;
    this.#cause = cause;
    this.#steps = steps;
    this.#obligations = obligations;
    this.#mask = Flag.hasProjection | Flag.hasUnevaluated | (env.reveal ? Flag.hasOpaque : 0);
  }

  override ty(ty: Ty): Ty {
    if (!hasFlags(ty, this.#mask)) return ty;
    const folded = this.superTy(ty);
    if (folded.kind === "opaque" && this.#env.reveal) {
      return this.#again(substOpaque(this.#cx.tcx, folded.def, this.#cx.tcx.hiddenType(folded.def), folded.args));
    }
    if (folded.kind !== "projection") return folded;
    return hasEscapingBound(folded) ? this.#underBinder(folded) : this.#projection(folded);
  }

  override const_(value: Const): Const {
    return value.kind === "unevaluated" ? this.#cx.tcx.evalConst(this.superConst(value)) : value;
  }

  #again(ty: Ty): Ty {
    if (!hasFlags(ty, this.#mask)) return ty;
    if (this.#steps > RECURSION_LIMIT) throw new SolverOverflow(undefined);
    return new Normalizer(this.#cx, this.#env, this.#cause, this.#steps + 1, this.#obligations).ty(ty);
  }

  /** Bound regions stand still as placeholders meanwhile. */
  #underBinder(ty: Ty & { kind: "projection" }): Ty {
    const universe = this.#cx.infcx.createUniverse();
    const out: Region[] = [];
    const there = mapRegions(ty, (r, depth) => {
      if (r.kind !== "bound") return r;
      const free = mkReBound(r.depth - depth, r.index);
      let index = out.indexOf(free);
      if (index < 0) index = out.push(free) - 1;
      return mkRePlaceholder(universe, index);
    });
    if (there.kind !== "projection") return there;
    const normal = this.#cx.infcx.resolve(this.#projection(there));
    return mapRegions(normal, (r, depth) => {
      if (r.kind !== "placeholder" || r.universe !== universe) return r;
      const bound = out[r.index];
      return bound?.kind === "bound" ? mkReBound(bound.depth + depth, bound.index) : r;
    });
  }

  #projection(ty: Ty & { kind: "projection" }): Ty {
    const cx = this.#cx;
    const { infcx, tcx } = cx;
    const args = infcx.resolveArgs(ty.args);
    const projection = mkProjection(ty.assoc, args) as Ty & { kind: "projection" };
    const flags = flagsOf(args);
    if (args.some(hasTypeError)) return firstError(args) ?? projection;
    const closed =
      (flags & (Flag.hasTyInfer | Flag.hasConstInfer)) === 0 && ((flags & Flag.hasRegions) === 0 || infcx.erasing);
    const cache = closedCache(tcx);
    const key = `${this.#env.id}:${projection.id}`;
    if (closed) {
      const known = cache.get(key);
      if (known !== undefined) return known;
    }
    const busy = busySet(cx);
    if (busy.has(key) || this.#steps > RECURSION_LIMIT) {
      // A projection that is needed to find out what it is: rigid, so that proving it fails or the limit is met.
      if (this.#steps > RECURSION_LIMIT) throw new SolverOverflow(undefined);
      return projection;
    }
    busy.add(key);
    try {
      const projected = project(
        cx,
        {
          env: this.#env,
          cause: this.#cause,
          depth: this.#steps,
          ref: { trait: tcx.traitOfItem(ty.assoc) as TraitRef["trait"], args },
        },
        projection,
      );
      switch (projected.kind) {
        case "rigid":
          if (closed) cache.set(key, projection);
          return projection;
        case "ambiguous":
          return this.#later(projection);
        case "error":
          return this.#failed(projection);
        case "ty": {
          const before = this.#obligations.length;
          this.#obligations.push(...projected.obligations);
          const normal = infcx.resolve(this.#again(infcx.resolve(projected.ty)));
          if (closed && !hasFlags(normal, Flag.hasTyInfer | Flag.hasConstInfer))
            this.#remember(cache, key, normal, before);
          return normal;
        }
      }
    } finally {
      busy.delete(key);
    }
  }

  /** Keeps a closed answer where all it depends on holds. */
  #remember(cache: Map<string, Ty>, key: string, normal: Ty, before: number): void {
    const added = this.#obligations.slice(before);
    if (added.length > 0 && this.#cx.evaluateNested(added) !== "yes") return;
    this.#obligations.length = before;
    cache.set(key, normal);
  }

  #later(projection: Ty & { kind: "projection" }): Ty {
    const variable = this.#cx.infcx.newTyVar({ span: this.#cause.span, kind: "normalize" });
    const value: ProjectionEq = { assoc: projection.assoc, args: projection.args, ty: variable };
    this.#obligations.push(
      mkObligation({ kind: "projection", bound: { vars: [], value } }, this.#env, this.#cause, this.#steps + 1),
    );
    return variable;
  }

  /** The trait does not hold: the obligation says so, the variable stands for a type we cannot know. */
  #failed(projection: Ty & { kind: "projection" }): Ty {
    const { tcx, infcx } = this.#cx;
    const trait = tcx.traitOfItem(projection.assoc) as TraitRef["trait"];
    const args = projection.args.slice(0, tcx.generics(trait).all.length);
    this.#obligations.push(
      mkObligation(
        { kind: "trait", bound: { vars: [], value: { trait, args } } },
        this.#env,
        this.#cause,
        this.#steps + 1,
      ),
    );
    return infcx.newTyVar({ span: this.#cause.span, kind: "normalize" });
  }
}

function closedCache(tcx: Tcx): Map<string, Ty> {
  let cache = closedCaches.get(tcx);
  if (cache === undefined) {
    cache = new Map();
    closedCaches.set(tcx, cache);
  }
  return cache;
}

function busySet(cx: SolverCx): Set<string> {
  let busy = inProgress.get(cx);
  if (busy === undefined) {
    busy = new Set();
    inProgress.set(cx, busy);
  }
  return busy;
}

function firstError(args: GenericArgs): Ty | undefined {
  let found: Ty | undefined;
  const visit = (arg: GenericArg): void => {
    if (found !== undefined || !hasFlags(arg, Flag.hasError) || arg.sort !== "ty") return;
    if (arg.kind === "error") found = arg;
    else if (arg.kind === "adt" || arg.kind === "projection") arg.args.forEach(visit);
    else if (arg.kind === "ref" || arg.kind === "rawPtr") visit(arg.inner);
    else if (arg.kind === "tuple") arg.elements.forEach(visit);
    else if (arg.kind === "slice" || arg.kind === "array") visit(arg.element);
  };
  args.forEach(visit);
  return found;
}

/** One step of projection. `goal.ref.args` are all arguments, the associated type's own included. */
export function project(cx: SolverCx, goal: Goal, projection: Ty & { kind: "projection" }): Projected {
  const { infcx, tcx } = cx;
  const self = goal.ref.args[0];
  if (self?.sort !== "ty") return { kind: "error" };
  const shallow = infcx.shallow(self);
  if (shallow.kind === "infer" && shallow.variable === "general") return { kind: "ambiguous" };
  const declared = fromBounds(cx, goal.env.byAssoc.get(projection.assoc) ?? [], projection.args);
  if (declared !== undefined) return declared;
  if (shallow.kind === "projection" || shallow.kind === "opaque") {
    const bounds = aliasBounds(cx, shallow).flatMap((p) =>
      p.kind === "projection" && p.bound.value.assoc === projection.assoc ? [p.bound] : [],
    );
    const found = fromBounds(cx, bounds, projection.args);
    if (found !== undefined) return found;
  }
  if (shallow.kind === "dyn") {
    const bounds = shallow.projections
      .filter((p) => p.value.assoc === projection.assoc)
      .map(
        (p): Binder<ProjectionEq> => ({
          vars: p.vars,
          value: { assoc: p.value.assoc, args: [shallow, ...p.value.args], ty: p.value.ty },
        }),
      );
    const found = fromBounds(cx, bounds, projection.args);
    if (found !== undefined) return found;
  }
  const traitArgs = goal.ref.args.slice(0, tcx.generics(goal.ref.trait).all.length);
  const traitGoal: Goal = { ...goal, ref: { trait: goal.ref.trait, args: traitArgs } };
  const selection = cx.select(traitGoal);
  if (selection.kind === "ambiguous") return { kind: "ambiguous" };
  if (selection.kind === "none") return { kind: "error" };
  return fromCandidate(cx, traitGoal, selection.candidate, projection, shallow);
}

/** The type that a `Trait<Assoc = T>` in force says; a conflict between several is left open. */
function fromBounds(cx: SolverCx, bounds: readonly Binder<ProjectionEq>[], args: GenericArgs): Projected | undefined {
  const { infcx } = cx;
  const matching: Binder<ProjectionEq>[] = [];
  const seen = new Set<string>();
  for (const bound of bounds) {
    const fits = infcx.probe(
      () => infcx.eqArgs(infcx.instantiateFresh(bound, rebuildProjectionEq).args, args) === undefined,
    );
    if (!fits) continue;
    const key = predicateKey({ kind: "projection", bound });
    if (!seen.has(key)) matching.push(bound);
    seen.add(key);
  }
  if (matching.length === 0) return undefined;
  let chosen = matching[0] as Binder<ProjectionEq>;
  if (matching.length > 1) {
    // An exact one wins over those that would bind variables.
    const exact = matching.filter((b) => b.value.args.every((a, i) => a === args[i]));
    if (exact.length === 0) {
      if (args.some((a) => hasFlags(a, Flag.hasTyInfer | Flag.hasConstInfer))) return { kind: "ambiguous" };
    } else chosen = exact[0] as Binder<ProjectionEq>;
  }
  const eq = infcx.instantiateFresh(chosen, rebuildProjectionEq);
  infcx.eqArgs(eq.args, args);
  return { kind: "ty", ty: infcx.resolve(eq.ty), obligations: [] };
}

function fromCandidate(
  cx: SolverCx,
  goal: Goal,
  candidate: Candidate,
  projection: Ty & { kind: "projection" },
  self: Ty,
): Projected {
  switch (candidate.kind) {
    case "impl":
      return fromImpl(cx, goal, candidate.impl, projection);
    case "fn":
      return fromCallable(cx, goal, self);
    case "builtin": {
      const name = cx.tcx.hir.def(projection.assoc).name;
      const ty =
        name === "Discriminant"
          ? discriminantTy(cx.tcx, self, ISIZE, U8)
          : name === "Metadata"
            ? metadataTy(cx.tcx, cx.infcx, self, USIZE)
            : undefined;
      return ty === undefined ? { kind: "rigid" } : { kind: "ty", ty, obligations: [] };
    }
    case "param":
    case "alias":
    case "object":
    case "unsize":
      return { kind: "rigid" };
  }
}

function fromImpl(
  cx: SolverCx,
  goal: Goal,
  impl: Goal["ref"]["trait"],
  projection: Ty & { kind: "projection" },
): Projected {
  const { infcx, tcx } = cx;
  const matched = infcx.commitUnless(
    () => cx.matchImpl(goal, impl),
    (m) => m === undefined,
  );
  if (matched === undefined) return { kind: "error" };
  const own = projection.args.slice(goal.ref.args.length);
  const item = tcx.assocItems(impl).find((i) => i.traitItem === projection.assoc);
  if (item !== undefined) {
    const ty = subst(tcx, tcx.typeOf(item.def), [...infcx.resolveArgs(matched.args), ...own]);
    return { kind: "ty", ty, obligations: matched.nested };
  }
  const declared = tcx.assocItem(projection.assoc);
  if (declared?.hasDefault === true) {
    return { kind: "ty", ty: subst(tcx, tcx.typeOf(projection.assoc), projection.args), obligations: matched.nested };
  }
  const ref = tcx.implTraitRef(impl);
  const reported = ref === undefined ? undefined : reportMissingItems(tcx, impl, ref);
  return reported === undefined ? { kind: "rigid" } : { kind: "ty", ty: mkErrorTy(reported), obligations: [] };
}

/** `FnOnce::Output`. */
function fromCallable(cx: SolverCx, goal: Goal, self: Ty): Projected {
  const { infcx } = cx;
  const sig = callableSig(cx, self);
  if (sig === "ambiguous") return { kind: "ambiguous" };
  if (sig === undefined) return { kind: "error" };
  const obligations: Obligation[] = [];
  const folder = cx.normalizer(goal.env, goal.cause, goal.depth + 1, obligations);
  const normal = folder.sig(sig);
  const args = goal.ref.args[1];
  if (args?.sort !== "ty" || infcx.eq(args, mkTuple(normal.inputs), goal.cause) !== undefined) return { kind: "error" };
  return { kind: "ty", ty: infcx.resolve(normal.output), obligations };
}

/** The signature with which a closure, fn item or fn pointer is called, its binder opened freshly. */
export function callableSig(cx: SolverCx, self: Ty): FnSig | "ambiguous" | undefined {
  const { infcx, tcx } = cx;
  switch (self.kind) {
    case "closure": {
      const sigTy = infcx.shallow(closureParts(self).sigTy);
      if (sigTy.kind !== "fnPtr") return "ambiguous";
      return infcx.instantiateFresh(sigTy.sig, rebuildSig);
    }
    case "fnPtr":
      return infcx.instantiateFresh(self.sig, rebuildSig);
    case "fnDef":
      return infcx.instantiateFresh(substPolySig(tcx, tcx.fnSig(self.def), self.args), rebuildSig);
    default:
      return undefined;
  }
}
