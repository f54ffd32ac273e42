// Which locals have their address taken: what a pointer may reach of a frame.

import type { Body, Local, Place } from "./body.ts";

/** Locals that a reference, raw pointer, destructor or computed index reaches by address. */
export function addressedLocals(body: Body): ReadonlySet<Local> {
  const found = new Set<Local>();
  const take = (place: Place): void => {
    if (!place.projection.some((step) => step.kind === "deref")) found.add(place.local);
  };
  for (const block of body.blocks) {
    for (const s of block.statements)
      if (s.kind === "assign" && (s.rvalue.kind === "ref" || s.rvalue.kind === "rawPtr")) take(s.rvalue.place);
    if (block.terminator.kind === "drop") take(block.terminator.place);
  }
  return found;
}
