// `Source: Unsize<Target>`: which types lose their size to which (Reference: unsized coercions).

import { contains, dummyBinder, subst } from "#types/fold.ts";
import { mkObligation, type Obligation } from "#types/obligation.ts";
import { supertraitRefs } from "#types/param-env.ts";
import type { Predicate } from "#types/tcx.ts";
import type { Binder, GenericArg, TraitRef, Ty } from "#types/ty.ts";
import { mkAdt, mkDyn } from "#types/ty.ts";
import { sizedConstraint } from "./builtin.ts";
import type { Goal, SolverCx } from "./cx.ts";

/** `undefined`: no such coercion; `ambiguous`: not known yet. Binds variables. */
export function unsize(cx: SolverCx, goal: Goal): readonly Obligation[] | "ambiguous" | undefined {
  const { infcx } = cx;
  const [from, to] = goal.ref.args;
  if (from?.sort !== "ty" || to?.sort !== "ty") return undefined;
  const source = infcx.shallow(from);
  const target = infcx.shallow(to);
  if (target.kind === "infer" || (source.kind === "infer" && source.variable === "general")) return "ambiguous";
  if (source.kind === "array" && target.kind === "slice") {
    return infcx.eq(source.element, target.element, goal.cause) === undefined ? [] : undefined;
  }
  if (target.kind === "dyn")
    return source.kind === "dyn" ? upcast(cx, goal, source, target) : toObject(cx, goal, source, target);
  if (source.kind === "adt" && target.kind === "adt" && source.def === target.def)
    return unsizeStruct(cx, goal, source, target);
  return undefined;
}

function sized(cx: SolverCx, goal: Goal, ty: Ty): Obligation {
  return mkObligation(
    { kind: "trait", bound: dummyBinder({ trait: cx.tcx.requireLangItem("sized"), args: [ty] }) },
    goal.env,
    goal.cause,
    goal.depth + 1,
  );
}

/** The predicates that say a type is what a trait object of type `object` promises. */
export function objectPredicates(self: Ty, object: Ty & { kind: "dyn" }): readonly Predicate[] {
  const out: Predicate[] = [];
  const { principal } = object;
  if (principal !== undefined) {
    out.push({
      kind: "trait",
      bound: { vars: principal.vars, value: { trait: principal.value.trait, args: [self, ...principal.value.args] } },
    });
  }
  for (const p of object.projections) {
    out.push({
      kind: "projection",
      bound: { vars: p.vars, value: { assoc: p.value.assoc, args: [self, ...p.value.args], ty: p.value.ty } },
    });
  }
  for (const trait of object.autoTraits) out.push({ kind: "trait", bound: dummyBinder({ trait, args: [self] }) });
  out.push({ kind: "typeOutlives", bound: dummyBinder({ ty: self, region: object.region }) });
  return out;
}

function toObject(cx: SolverCx, goal: Goal, source: Ty, target: Ty & { kind: "dyn" }): readonly Obligation[] {
  // That the trait can be an object at all is asked where the target type is written.
  const nested = objectPredicates(source, target).map((p) => mkObligation(p, goal.env, goal.cause, goal.depth + 1));
  nested.push(sized(cx, goal, source));
  return nested;
}

function upcast(
  cx: SolverCx,
  goal: Goal,
  source: Ty & { kind: "dyn" },
  target: Ty & { kind: "dyn" },
): readonly Obligation[] | undefined {
  const { infcx, tcx } = cx;
  const known = new Set([
    ...source.autoTraits,
    ...(source.principal === undefined ? [] : tcx.supertraits(source.principal.value.trait)),
  ]);
  if (!target.autoTraits.every((t) => known.has(t))) return undefined;
  infcx.outlives(source.region, target.region, goal.cause);
  if (target.principal === undefined) return [];
  if (source.principal === undefined) return undefined;
  const wanted = target.principal;
  const of: Binder<TraitRef> = {
    vars: source.principal.vars,
    value: { trait: source.principal.value.trait, args: [source, ...source.principal.value.args] },
  };
  for (const upper of supertraitRefs(tcx, of)) {
    if (upper.value.trait !== wanted.value.trait) continue;
    const principal = { vars: upper.vars, value: { trait: upper.value.trait, args: upper.value.args.slice(1) } };
    const projections = source.projections.filter((p) =>
      target.projections.some((q) => q.value.assoc === p.value.assoc),
    );
    // Both with the target's region and auto traits: what is left to compare is trait and projections, and the source may be
    // general over more lifetimes.
    const candidate = mkDyn(principal, projections, target.autoTraits, target.region);
    if (infcx.sub(candidate, target, goal.cause) === undefined) return [];
  }
  return undefined;
}

/** `Struct<.., T, ..>: Unsize<Struct<.., U, ..>>` where only the last field mentions the parameters that change. */
function unsizeStruct(
  cx: SolverCx,
  goal: Goal,
  source: Ty & { kind: "adt" },
  target: Ty & { kind: "adt" },
): readonly Obligation[] | undefined {
  const { infcx, tcx } = cx;
  const tail = sizedConstraint(tcx, source.def);
  if (tail === undefined) return undefined;
  const adt = tcx.adt(source.def);
  const unsizing = new Set<number>();
  collectParams(tail, unsizing);
  const fields = adt.variants[0]?.fields ?? [];
  for (const field of fields.slice(0, -1)) {
    const used = new Set<number>();
    collectParams(tcx.typeOf(field.def), used);
    for (const index of used) unsizing.delete(index);
  }
  if (unsizing.size === 0) return undefined;
  const mixed: GenericArg[] = source.args.map((arg, i) => (unsizing.has(i) ? (target.args[i] as GenericArg) : arg));
  if (infcx.eq(target, mkAdt(source.def, mixed), goal.cause) !== undefined) return undefined;
  const from = subst(tcx, tail, source.args);
  const to = subst(tcx, tail, target.args);
  const nested: Obligation[] = [];
  const folder = cx.normalizer(goal.env, goal.cause, goal.depth + 1, nested);
  const ref: TraitRef = { trait: goal.ref.trait, args: [folder.ty(from), folder.ty(to)] };
  nested.push(mkObligation({ kind: "trait", bound: dummyBinder(ref) }, goal.env, goal.cause, goal.depth + 1));
  return nested;
}

function collectParams(ty: Ty, out: Set<number>): void {
  contains(ty, (part) => {
    if (part.sort === "ty" && part.kind === "param") out.add(part.index);
    return false;
  });
}
