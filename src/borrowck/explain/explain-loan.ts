// Why a loan is still in force at a point: the later use that keeps its region alive, or the caller's region
// it has to outlive (rustc's `explain_why_borrow_contains_point`).

import type { Loan } from "#borrowck/access/borrow-set.ts";
import type { WriteKind } from "#borrowck/access/violation.ts";
import { type Analysis, localDecl, nodeAt } from "#borrowck/analysis.ts";
import type { Blame } from "#borrowck/nll/blame.ts";
import type { ConstraintPath } from "#borrowck/nll/constraint-graph.ts";
import type { OutlivesConstraint } from "#borrowck/nll/constraints.ts";
import type { Point } from "#borrowck/nll/points.ts";
import { STATIC_VID } from "#borrowck/nll/region-table.ts";
import { usesOfStatement, usesOfTerminator } from "#borrowck/type-check/local-uses.ts";
import type { BasicBlock, BlockId, Local, Location, Place } from "#mir/body.ts";
import { successors } from "#mir/graph.ts";
import type { RegionVid, Ty } from "#types/ty.ts";

export type Explanation =
  /** `local` is used at `location`; `inLoop`: in a later round of a loop. */
  | {
      readonly kind: "usedLater";
      readonly local: Local;
      readonly location: Location;
      readonly inLoop: boolean;
      readonly path: readonly OutlivesConstraint[];
    }
  /** `local` is dropped at `location`, and its destructor may look at what is borrowed. */
  | {
      readonly kind: "usedWhenDropped";
      readonly local: Local;
      readonly location: Location;
      readonly noteOrder: boolean;
      readonly path: readonly OutlivesConstraint[];
    }
  /** The caller chooses how long: `region` is universal. */
  | { readonly kind: "mustOutlive"; readonly region: RegionVid; readonly blame: Blame }
  | { readonly kind: "unexplained" };

/** `ended`: what ends or changes at `location`, to see whether the order of declaration is to blame. */
export function explainLoan(
  a: Analysis,
  location: Location,
  loan: Loan,
  ended: { readonly write: WriteKind; readonly place: Place } | undefined,
): Explanation {
  const { regions } = a;
  let from = location;
  let path = liveFrom(a, loan, from);
  if (path === undefined) return { kind: "unexplained" };
  let inLoop = false;
  if (path.end === loan.region && !regions.table.isUniversal(path.end)) {
    // Borrowed anew while it still counts: look at it from the head of the loop around it.
    const head = loopHead(a, loan);
    const again = head === undefined ? undefined : liveFrom(a, loan, head);
    if (head !== undefined && again !== undefined) {
      from = head;
      path = again;
      inLoop = true;
    }
  }
  const found = regions.table.isUniversal(path.end) ? undefined : findUse(a, path.end, from);
  if (found?.kind === "live")
    return { kind: "usedLater", local: found.local, location: found.location, inLoop, path: path.steps };
  if (found?.kind === "drop") {
    const isNamed = localDecl(a, found.local).info.kind === "user";
    const other =
      ended?.write.kind === "storageDeadOrDrop" && ended.place.projection.length === 0 ? ended.place.local : undefined;
    const noteOrder =
      isNamed && other !== undefined && other !== found.local && localDecl(a, other).info.kind === "user";
    return { kind: "usedWhenDropped", local: found.local, location: found.location, noteOrder, path: path.steps };
  }
  const region = universalAbove(a, loan.region);
  return region === undefined
    ? { kind: "unexplained" }
    : { kind: "mustOutlive", region, blame: regions.blame(loan.region, region) };
}

/** The way from a loan's region to one that is live at `location` by itself. */
function liveFrom(a: Analysis, loan: Loan, location: Location): ConstraintPath | undefined {
  const point = a.points.of(location);
  return a.regions.graph.pathTo(loan.region, (r) => a.regions.live.has(r, point) || a.regions.table.isUniversal(r));
}

/** The head of the first loop that lies within a loan's region. */
function loopHead(a: Analysis, loan: Loan): Location | undefined {
  for (const point of a.regions.pointsOf(loan.region)) {
    const location = a.points.location(point as Point);
    const node = nodeAt(a.body, location);
    if (node.kind === "terminator" && node.terminator.kind === "falseUnwind") return location;
  }
  return undefined;
}

/** The universal region that a loan's region is kept alive by: the least of those it must outlive. */
function universalAbove(a: Analysis, region: RegionVid): RegionVid | undefined {
  const { regions } = a;
  if (regions.table.isUniversal(region)) return region;
  const outlived = regions.universalOutlived(region);
  if (outlived.includes(STATIC_VID)) return STATIC_VID;
  // The one that outlives all the others stands for them.
  return outlived.find((r) => outlived.every((o) => regions.relations.outlives(r, o))) ?? outlived[0];
}

type Found = { readonly kind: "live" | "drop"; readonly local: Local; readonly location: Location };

/** The first use, by any path from `start`, of a variable whose type mentions `region`. */
function findUse(a: Analysis, region: RegionVid, start: Location): Found | undefined {
  const { points, regions } = a;
  const mentioned = localsMentioning(a, region);
  const seen = new Set<Point>();
  const queue: Point[] = [points.of(start)];
  for (let head = 0; head < queue.length; head++) {
    const point = queue[head] as Point;
    if (seen.has(point) || !regions.contains(region, point)) continue;
    seen.add(point);
    const location = points.location(point);
    const here = useAt(a, location, mentioned);
    if (here === "def") continue;
    if (here !== undefined) return { ...here, location };
    const block = a.body.blocks[location.block] as BasicBlock;
    if (location.index < block.statements.length) queue.push((point + 1) as Point);
    else for (const next of normalSuccessors(block)) queue.push(points.blockStart(next));
  }
  return undefined;
}

/** Unwinding is not what a person thinks of first. */
function normalSuccessors(block: BasicBlock): readonly BlockId[] {
  const t = block.terminator;
  const unwind = "unwind" in t && typeof t.unwind === "number" ? t.unwind : undefined;
  return successors(block).filter((b) => b !== unwind);
}

function localsMentioning(a: Analysis, region: RegionVid): ReadonlySet<Local> {
  const out = new Set<Local>();
  a.typed.localTys.forEach((ty: Ty, local) =>
    a.regions.table.eachRegion(ty, (vid) => {
      if (vid === region) out.add(local as Local);
    }),
  );
  return out;
}

function useAt(
  a: Analysis,
  location: Location,
  locals: ReadonlySet<Local>,
): { readonly kind: "live" | "drop"; readonly local: Local } | "def" | undefined {
  let result: { readonly kind: "live" | "drop"; readonly local: Local } | "def" | undefined;
  const visit = (local: Local, use: "def" | "use" | "drop"): void => {
    if (!locals.has(local)) return;
    if (use === "def") result = "def";
    else if (use === "use") result = { kind: "live", local };
    else result = { kind: "drop", local };
  };
  const node = nodeAt(a.body, location);
  if (node.kind === "statement") usesOfStatement(node.statement, visit);
  else usesOfTerminator(node.terminator, visit);
  return result;
}
