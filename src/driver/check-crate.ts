// Everything that is checked before code is made: items, bodies, borrows, in the order rustc reports them.

import type { BodyId, DefId } from "#hir/defs.ts";
import type { Body } from "#mir/body.ts";
import { checkItems } from "#types/check-items.ts";
import type { Session } from "./compile.ts";

/** The bodies that reached the borrow checker. */
export interface CheckedCrate {
  readonly bodies: readonly { readonly def: DefId; readonly body: Body<"built"> }[];
}

/** Checks the user's crate. A stage that finds errors stops the later ones for that body alone. */
export function checkCrate(session: Session): CheckedCrate {
  const { hir, tcx, bodies } = session;
  checkItems(tcx, { main: session.needsMain ? { fileName: session.root.name } : undefined });
  const ready: BodyId[] = [];
  for (const id of hir.userBodies()) {
    const types = bodies.types(id);
    if (types.tainted === undefined) ready.push(id);
  }
  const built: { def: DefId; body: Body<"built"> }[] = [];
  for (const id of ready) {
    const owner = hir.body(id).owner;
    built.push({ def: owner, body: bodies.built(owner) });
    for (const closure of bodies.closuresOf(id)) built.push({ def: closure, body: bodies.built(closure) });
  }
  return { bodies: built };
}
