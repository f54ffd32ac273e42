// Everything that is checked before code is made: items, bodies, borrows, in the order rustc reports them.

import { type BorrowFacts, checkBorrows } from "#borrowck/check-borrows.ts";
import type { BodyId, DefId } from "#hir/defs.ts";
import type { Body } from "#mir/body.ts";
import { lintKnownPanics } from "#lints/known-panics.ts";
import { lintOverflowingLiterals } from "#lints/overflowing-literals.ts";
import { lintStaticMutRefs } from "#lints/static-mut-refs.ts";
import { checkItems } from "#types/check-items.ts";
import type { Session } from "./compile.ts";

/** A body that reached the borrow checker, and what was found out about it. */
export interface CheckedBody {
  readonly def: DefId;
  readonly body: Body<"built">;
  readonly facts: BorrowFacts;
}

export interface CheckedCrate {
  readonly bodies: readonly CheckedBody[];
  /** Definitions whose bodies the borrow checker found errors in. */
  readonly rejected: ReadonlySet<DefId>;
  /** There are errors, and all of them are the borrow checker's. */
  readonly isOnlyRejected: boolean;
}

/** Checks the user's crate. A stage that finds errors stops the later ones for that body alone. */
export function checkCrate(session: Session): CheckedCrate {
  const { hir, tcx, bodies } = session;
  checkItems(tcx, { main: session.needsMain ? { fileName: session.root.name } : undefined });
  const ready = hir.userBodies().filter((id) => bodies.types(id).tainted === undefined);
  const hadErrors = session.sink.hasErrors || ready.length < hir.userBodies().length;
  const rejected = new Set<DefId>();
  const checked = ready.flatMap((id) => checkBody(session, id, rejected));
  if (!session.sink.hasErrors) lintCrate(session, ready, checked);
  return { bodies: checked, rejected, isOnlyRejected: rejected.size > 0 && !hadErrors };
}

/** Lints that stop a program, on what is otherwise fine. */
function lintCrate(session: Session, ready: readonly BodyId[], checked: readonly CheckedBody[]): void {
  const { hir, tcx, bodies, sink } = session;
  for (const id of ready) lintOverflowingLiterals(tcx, hir.body(id), bodies.types(id), sink);
  for (const { body } of checked) {
    lintStaticMutRefs(tcx, body, sink);
    if (body.kind === "fn" || body.kind === "closure") lintKnownPanics(tcx, body, sink);
  }
}

/** Checks the borrows of a body's closures, innermost first, and then its own. */
function checkBody(session: Session, id: BodyId, rejected: Set<DefId>): CheckedBody[] {
  const { hir, tcx, bodies, sink } = session;
  const { closures } = bodies.types(id);
  const checked = new Map<DefId, CheckedBody>();
  const captures = new Map([...closures.values()].map((info) => [info.def, info.captures] as const));
  // A closure is shorter than what it stands in.
  const length = (def: DefId): number => hir.def(def).span.end - hir.def(def).span.start;
  const innermostFirst = [...bodies.closuresOf(id)].sort((a, b) => length(a) - length(b));
  for (const def of [...innermostFirst, hir.body(id).owner]) {
    const body = bodies.built(def);
    const before = sink.diagnostics().length;
    const facts = checkBorrows(tcx, body, {
      requirementsOf: (closure) => checked.get(closure)?.facts.requirements,
      textOf: (span) => session.map.text(span),
      captureSpans: (closure) => captures.get(closure)?.map((capture) => capture.useSpan) ?? [],
    });
    if (
      sink
        .diagnostics()
        .slice(before)
        .some((d) => d.level === "error")
    )
      rejected.add(def);
    checked.set(def, { def, body, facts });
  }
  return [...checked.values()];
}
