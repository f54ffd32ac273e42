// Whether a type has a trait, for suggestions only.

import type { Analysis } from "#borrowck/analysis.ts";
import type { DefId } from "#hir/defs.ts";
import { eraseRegions } from "#types/fold.ts";
import { InferCtxt } from "#types/infer.ts";
import { implementsTrait as evaluates } from "#types/traits.ts";
import type { Ty } from "#types/ty.ts";

export function implementsTrait(a: Analysis, trait: DefId, ty: Ty): boolean {
  return evaluates(new InferCtxt(a.tcx), a.input.env, trait, eraseRegions(ty), [], a.body.span) === "yes";
}
