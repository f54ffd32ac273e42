// Captured places in words.

import type { Tcx } from "#types/tcx.ts";
import { type CapturePlace, tyBefore } from "./closure/places.ts";

/**
 * A captured place in the variable `name` as rustc writes it: `*r.name`. Each step is added where it is taken, so a
 * dereference comes to stand before all that was there.
 */
export function capturedPath(tcx: Tcx, name: string, place: Pick<CapturePlace, "baseTy" | "projections">): string {
  return place.projections.reduce((text, step, i) => {
    if (step.kind !== "field") return step.kind === "deref" ? `*${text}` : text;
    const before = tyBefore(place, i);
    const field = before.kind === "adt" ? tcx.adt(before.def).variants[step.variant]?.fields[step.index] : undefined;
    return `${text}.${field?.name ?? step.index}`;
  }, name);
}
