// The borrow checker: NLL on built MIR, one body at a time (RFC 2094; rustc dev guide, "MIR borrow check").
//
// Input: a built body that type-checked, and what the closures made in it require. The parts, in order: universal
// regions; type checking of MIR, which yields constraints between regions; move paths and initialisation;
// liveness; region inference; loans and where they are in scope; one walk that checks every access. Errors go to
// the sink in the order of their places. Everything is polynomial: sets of points and paths, no enumeration of paths.

import type { Body } from "#mir/body.ts";
import { maybeInit, maybeUninit } from "#mir/init-flow.ts";
import { gatherMoves } from "#mir/move-paths.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { ClosureKindOrigin } from "#types/closure.ts";
import { contains } from "#types/fold.ts";
import type { Tcx } from "#types/tcx.ts";
import { gatherLoans } from "./access/borrow-set.ts";
import { AccessChecker } from "./access/check-access.ts";
import { LoanScopes } from "./access/loan-scopes.ts";
import type { Analysis } from "./analysis.ts";
import { Reporter } from "./errors/reporter.ts";
import { hiddenRegionError, regionError, typeTestError } from "./errors/region-errors.ts";
import type { OutlivesConstraint } from "./nll/constraints.ts";
import { Dominators } from "./nll/dominators.ts";
import { type AppliedMembers, applyMemberConstraints } from "./nll/member-constraints.ts";
import { Points } from "./nll/points.ts";
import { RegionInference } from "./nll/region-infer.ts";
import { RegionTable } from "./nll/region-table.ts";
import { BodyChecker, equateSignature } from "./type-check/check-body.ts";
import { type BodyInput, TypeCheckCx, TypedBody } from "./type-check/cx.ts";
import { reportEndlessDrops } from "./type-check/dropck-overflow.ts";
import { computeLiveness } from "./type-check/liveness.ts";
import { equateOpaqueOutput, isDefinedHere } from "./type-check/opaque.ts";
import { failedTypeTests } from "./type-check/type-tests.ts";
import { buildUniversalRegions, type ClosureOutlives, type ClosureRequirements } from "./universal-regions.ts";
import { UniversalRelations } from "./universal-relations.ts";

/** How much was done, counted: tests hold it to growing no faster than it should. */
export interface BorrowCounters {
  readonly points: number;
  readonly regions: number;
  readonly constraints: number;
  readonly loans: number;
  readonly livenessWork: number;
  readonly solveWork: number;
  readonly scopeWork: number;
  readonly accesses: number;
  readonly flowVisits: number;
}

/** What is known of a body after checking it: for dumps, and for views of loans and permissions. */
export interface BorrowFacts {
  readonly analysis: Analysis;
  readonly constraints: readonly OutlivesConstraint[];
  readonly requirements: ClosureRequirements;
  /** Variables declared `mut` that need it. */
  readonly usedMut: ReadonlySet<number>;
  readonly hasErrors: boolean;
  readonly counters: BorrowCounters;
}

/** What checking a body needs to know of others. */
export interface BorrowContext {
  /** The requirements of closures made in the body, which were checked before it. */
  readonly requirementsOf: (closure: DefId) => ClosureRequirements | undefined;
  /** The use behind each capture of a closure. */
  readonly captureSpans?: (closure: DefId) => readonly Span[];
  /** Why a closure has to be called mutably. */
  readonly kindOrigin?: (closure: DefId) => ClosureKindOrigin | undefined;
  /** The source text at a place, for suggestions that repeat it. */
  readonly textOf?: (span: Span) => string;
}

/** Checks one body; errors go to the session's sink. Closures first, then the bodies that make them. */
export function checkBorrows(tcx: Tcx, body: Body<"built">, context: BorrowContext): BorrowFacts {
  const input: BodyInput = { tcx, body, env: tcx.paramEnv(body.source.def), ...context };
  const table = new RegionTable();
  const universal = buildUniversalRegions(tcx, body, table);
  const points = new Points(body);
  const cx = new TypeCheckCx(input, table, universal, points);
  const typed = new TypedBody(cx, body);
  const relations = new UniversalRelations(table, universal.firstLocal);
  addKnownRelations(tcx, body, cx, relations);
  const checker = new BodyChecker(typed, points);
  const definesOpaque =
    body.kind === "fn" &&
    contains(universal.output, (p) => p.sort === "ty" && p.kind === "opaque" && isDefinedHere(typed, p.def));
  equateSignature(typed, !definesOpaque);
  if (definesOpaque) equateOpaqueOutput(typed);
  checker.run();
  const moves = gatherMoves(tcx, body);
  const init = maybeInit(body, moves);
  const uninit = maybeUninit(body, moves);
  const liveness = computeLiveness(typed, moves, init, definesOpaque);
  const { regions, hidden } = inferRegions(cx, relations, body);
  const borrows = gatherLoans(body, points, checker.borrowRegions);
  const scopes = new LoanScopes(tcx, body, points, borrows, regions);
  const analysis: Analysis = {
    tcx,
    input,
    body,
    typed,
    points,
    dominators: new Dominators(body),
    moves,
    maybeInit: init,
    maybeUninit: uninit,
    universal,
    regions,
    borrows,
    scopes,
  };
  const reporter = new Reporter(analysis);
  reporter.reportIllegalMoves();
  const outlives: ClosureOutlives[] | undefined = body.kind === "closure" ? [] : undefined;
  for (const test of failedTypeTests(tcx, regions, cx.typeTests, outlives))
    reporter.add(typeTestError(analysis, reporter.names, test));
  const regionErrors = regions.check(outlives);
  for (const found of regionErrors) reporter.add(regionError(analysis, reporter.names, found));
  for (const { member, region } of regionErrors.length > 0 ? [] : hidden)
    reporter.add(hiddenRegionError(analysis, reporter.names, member, region));
  const accesses = new AccessChecker(analysis, reporter);
  accesses.run();
  const told = tcx.sink.addAll(reporter.finish()) ?? reportEndlessDrops(tcx, body);
  return {
    analysis,
    constraints: cx.constraints,
    requirements: {
      externalCount: universal.firstLocal,
      outlives: outlives ?? [],
      usedMutUpvars: [...accesses.usedMut.upvars],
    },
    usedMut: accesses.usedMut.locals,
    hasErrors: told !== undefined,
    counters: {
      points: points.count,
      regions: table.count,
      constraints: cx.constraints.length,
      loans: borrows.loans.length,
      livenessWork: liveness.work,
      solveWork: regions.values.work,
      scopeWork: scopes.work,
      accesses: accesses.work,
      flowVisits: init.visits + uninit.visits,
    },
  };
}

/** Where-clauses, and what well-formed parameter and result types (and the impl's header) imply. */
function addKnownRelations(tcx: Tcx, body: Body, cx: TypeCheckCx, relations: UniversalRelations): void {
  relations.addEnv(tcx, cx.env);
  const where = { span: body.span, point: undefined };
  for (const ty of [...cx.universal.inputs, cx.universal.output]) {
    relations.addImplied(tcx, ty);
    const normal = cx.normalize(ty, where);
    if (normal !== ty) relations.addImplied(tcx, normal);
  }
  const container = tcx.hir.def(body.source.def).parent;
  if (container === undefined || tcx.hir.def(container).kind !== "impl") return;
  relations.addImplied(tcx, tcx.typeOf(container));
  for (const arg of tcx.implTraitRef(container)?.args ?? []) if (arg.sort === "ty") relations.addImplied(tcx, arg);
}

interface Inferred {
  readonly regions: RegionInference;
  /** Regions of hidden types that no captured lifetime can stand for. */
  readonly hidden: AppliedMembers["failed"];
}

/** Solves; regions of hidden types are then raised to the least lifetime their opaque type captures, and all is solved again. */
function inferRegions(cx: TypeCheckCx, relations: UniversalRelations, body: Body): Inferred {
  const solve = (extra: readonly OutlivesConstraint[]): RegionInference =>
    new RegionInference({
      table: cx.table,
      relations,
      live: cx.live,
      constraints: extra.length === 0 ? cx.constraints : [...cx.constraints, ...extra],
      pointCount: cx.points.count,
      fallbackSpan: body.span,
    });
  const first = solve([]);
  if (cx.members.length === 0) return { regions: first, hidden: [] };
  const { constraints, failed } = applyMemberConstraints(first, cx.members);
  // One message for each opaque type.
  const told = new Set<DefId>();
  const hidden = failed.filter(({ member }) => !told.has(member.opaque) && told.add(member.opaque));
  return { regions: solve(constraints), hidden };
}
