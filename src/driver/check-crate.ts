// Everything that is checked before code is made: items, bodies, borrows, in the order rustc reports them.

import { type Diagnostic, unsupported } from "#diagnostics/diagnostic.ts";
import { type BorrowFacts, checkBorrows } from "#borrowck/check-borrows.ts";
import type { BodyId, DefId } from "#hir/defs.ts";
import type { Body } from "#mir/body.ts";
import { checkConsts } from "#lints/check-consts.ts";
import { lintAmbiguousItems } from "#lints/ambiguous-items.ts";
import { lintBody } from "#lints/body-lints.ts";
import { lintKnownPanics } from "#lints/known-panics.ts";
import { Lints } from "#lints/levels.ts";
import { lintOverflowingLiterals } from "#lints/overflowing-literals.ts";
import { checkPackedRefs } from "#lints/packed-refs.ts";
import { lintStraySemicolons } from "#lints/stray-semicolons.ts";
import { lintTextDirection } from "#lints/text-direction.ts";
import { lintNeverTypeFallback } from "#lints/never-type-fallback.ts";
import { lintStaticMutRefs } from "#lints/static-mut-refs.ts";
import { mkConstUnevaluated } from "#types/ty.ts";
import { eraseRegions } from "#types/fold.ts";
import { checkTransmuteSizes } from "#lints/transmute-sizes.ts";
import { checkInterfaces, checkItems } from "#types/check-items.ts";
import type { Session } from "./check.ts";

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
  const main = session.makes === "program" ? { fileName: session.root.name } : undefined;
  const lints = new Lints(tcx, session.sink);
  lintStraySemicolons(hir, lints);
  lintTextDirection(session.map, hir, lints);
  if (!checkItems(tcx, { main })) {
    lintAmbiguousItems(tcx, lints);
    return { bodies: [], rejected: new Set(), isOnlyRejected: false };
  }
  const ready = hir.userBodies().filter((id) => bodies.types(id).tainted === undefined);
  lintAmbiguousItems(tcx, lints);
  for (const id of ready) evaluateScalar(session, id);
  for (const id of ready) checkBodyRules(session, id);
  const hadErrors = session.sink.hasErrors || ready.length < hir.userBodies().length;
  const rejected = new Set<DefId>();
  const checked = ready.flatMap((id) => checkBody(session, id, rejected));
  const isOfConstant = ({ level, code }: Diagnostic): boolean => level !== "error" || code === "E0080";
  if (session.sink.diagnostics().every(isOfConstant)) evaluateConstants(session, ready);
  if (!session.sink.hasErrors) {
    checkInterfaces(tcx);
    for (const id of ready) session.sink.addAll(bodies.types(id).privateFields);
    lintCrate(session, ready, checked, lints);
    // Whether they would stop the program is not known, unless something else has.
    if (!session.sink.hasErrors)
      for (const { what, span } of hir.deniedLints) session.sink.error(unsupported(what, span));
  }
  return { bodies: checked, rejected, isOnlyRejected: rejected.size > 0 && !hadErrors };
}

/** Free constants that types could need are evaluated whatever else is wrong, as in rustc. */
function evaluateScalar({ hir, tcx }: Session, id: BodyId): void {
  const { owner } = hir.body(id);
  const { kind } = hir.def(owner);
  if (kind === "const" || kind === "static") tcx.evalConst(mkConstUnevaluated(owner, []));
}

/**
 * Free constants and statics are evaluated whether anybody uses them or not; associated ones, and those that depend on
 * parameters, where code that is run names them.
 */
function evaluateConstants({ hir, tcx, consts }: Session, ready: readonly BodyId[]): void {
  for (const id of ready) {
    const { owner } = hir.body(id);
    const { kind } = hir.def(owner);
    if (kind !== "const" && kind !== "static") continue;
    // Those that types could need were evaluated before, and failed then or not at all.
    if (tcx.evalConst(mkConstUnevaluated(owner, [])).kind === "error") continue;
    const ty = eraseRegions(tcx.typeOf(owner));
    if (kind === "static") consts.staticItem(owner, ty);
    else consts.constItem(owner, [], ty);
  }
}

/** Lints that stop a program, on what is otherwise fine; those that follow values run last, as in rustc. */
function lintCrate(
  { hir, tcx, bodies, sink }: Session,
  ready: readonly BodyId[],
  checked: readonly CheckedBody[],
  lints: Lints,
): void {
  for (const id of ready) {
    lintOverflowingLiterals(tcx, hir.body(id), bodies.types(id), lints);
    lintBody(tcx, hir.body(id), bodies.types(id), lints);
    lintNeverTypeFallback(tcx, hir.body(id), bodies.types(id), lints);
  }
  for (const { body } of checked) lintStaticMutRefs(tcx, body, lints);
  if (sink.hasErrors) return;
  for (const { body } of checked) {
    const isAssocConst = hir.def(body.source.def).kind === "assocConst";
    if (body.kind === "fn" || body.kind === "closure" || isAssocConst) lintKnownPanics(tcx, body, lints);
  }
}

/** What holds of a body and its closures besides the rules of ownership. */
function checkBodyRules({ hir, tcx, bodies, sink }: Session, id: BodyId): void {
  const builtOf = (other: DefId): Body<"built"> | undefined => {
    const own = hir.bodyOf(other);
    return own === undefined || bodies.types(own).tainted !== undefined ? undefined : bodies.built(other);
  };
  for (const def of [...bodies.closuresOf(id), hir.body(id).owner]) {
    const body = bodies.built(def);
    checkConsts(tcx, body, builtOf, sink);
    checkPackedRefs(tcx, body, sink);
    checkTransmuteSizes(tcx, body, sink);
  }
}

/** Checks the borrows of a body's closures, in the order of the text but inner ones first, and then its own. */
function checkBody(session: Session, id: BodyId, rejected: Set<DefId>): CheckedBody[] {
  const { hir, tcx, bodies, sink } = session;
  const { closures } = bodies.types(id);
  const checked = new Map<DefId, CheckedBody>();
  const infos = new Map([...closures.values()].map((info) => [info.def, info] as const));
  for (const def of [...bodies.closuresOf(id), hir.body(id).owner]) {
    const body = bodies.built(def);
    const before = sink.diagnostics().length;
    const facts = checkBorrows(tcx, body, {
      requirementsOf: (closure) => checked.get(closure)?.facts.requirements,
      textOf: (span) => session.map.text(span),
      captureSpans: (closure) => infos.get(closure)?.captures.map((capture) => capture.useSpan) ?? [],
      kindOrigin: (closure) => infos.get(closure)?.kindOrigin,
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
