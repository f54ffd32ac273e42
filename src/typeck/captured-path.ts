// Captured places in words.

import type { Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";

type Step =
  | { readonly kind: "deref" | "index" | "subslice"; readonly ty: Ty }
  | { readonly kind: "field"; readonly index: number; readonly variant: number; readonly ty: Ty };

/**
 * A place in a variable called `name`, of type `base`, as rustc writes captured ones: `*r.name`. Each step is added
 * where it is taken, so a dereference comes to stand before all that was there.
 */
export function capturedPath(tcx: Tcx, name: string, base: Ty, steps: readonly Step[]): string {
  return steps.reduce((text, step, i) => {
    if (step.kind !== "field") return step.kind === "deref" ? `*${text}` : text;
    const before = steps[i - 1]?.ty ?? base;
    const field = before.kind === "adt" ? tcx.adt(before.def).variants[step.variant]?.fields[step.index] : undefined;
    return `${text}.${field?.name ?? step.index}`;
  }, name);
}
