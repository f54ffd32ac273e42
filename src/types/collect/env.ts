// The environment of an item: its where-clauses with all that follows from them.

import type { DefId } from "#hir/defs.ts";
import { predicateFlags } from "#types/predicate.ts";
import { InferCtxt } from "#types/infer.ts";
import { miscCause } from "#types/obligation.ts";
import { elaborate, mkParamEnv } from "#types/param-env.ts";
import type { ParamEnv, Tcx } from "#types/tcx.ts";
import { normalizePredicate } from "#types/traits.ts";
import { Flag } from "#types/ty.ts";

/** The where-clauses in force in an item: elaborated with supertraits, then normalised by themselves. */
export function computeParamEnv(tcx: Tcx, owner: DefId): ParamEnv {
  const declared = elaborate(
    tcx,
    tcx.predicates(owner).map((p) => p.predicate),
  );
  const raw = mkParamEnv(declared, false);
  if (!declared.some((p) => (predicateFlags(p) & (Flag.hasProjection | Flag.hasUnevaluated)) !== 0)) return raw;
  const cause = miscCause(tcx.hir.nameSpan(owner));
  const normal = declared.map((p) => {
    if ((predicateFlags(p) & (Flag.hasProjection | Flag.hasUnevaluated)) === 0) return p;
    const infcx = new InferCtxt(tcx, { kind: "match" });
    const folded = infcx.resolvePredicate(normalizePredicate(infcx, raw, p, cause).value);
    return (predicateFlags(folded) & (Flag.hasTyInfer | Flag.hasRegionVar)) === 0 ? folded : p;
  });
  return mkParamEnv(elaborate(tcx, normal), false);
}
