// Liveness: the regions in a variable's type contain every point at which the variable may yet be used, and
// those its destructor looks at every point from which it may be dropped (rustc dev guide, "Liveness").

import type { TypedBody } from "./cx.ts";
import { IntervalSet } from "#borrowck/nll/interval-set.ts";
import type { Point } from "#borrowck/nll/points.ts";
import { BORING } from "#borrowck/nll/constraints.ts";
import { type BlockId, type Local, type LocalDecl, RETURN_LOCAL } from "#mir/body.ts";
import type { FlowResults } from "#mir/dataflow.ts";
import type { MoveData, MovePathId } from "#mir/move-paths.ts";
import type { BitSet } from "#support/bitset.ts";
import { makeGraph } from "#borrowck/nll/scc.ts";
import { Flag, hasFlags, type RegionVid, type Ty } from "#types/ty.ts";
import { dropckParts } from "./dropck.ts";
import { usesOfStatement, usesOfTerminator } from "./local-uses.ts";

interface Uses {
  readonly defs: Set<Point>;
  readonly uses: Point[];
  readonly drops: Point[];
}

/** Adds the liveness of all variables; `work` counts points visited. `returnsOpaque`: the result's regions are those of an opaque type, which last for the whole body. */
export function computeLiveness(
  typed: TypedBody,
  moves: MoveData,
  maybeInit: FlowResults,
  returnsOpaque: boolean,
): { readonly work: number } {
  const outliving = regionsThatOutliveUniversal(typed);
  const relevant = new Map<Local, Uses>();
  typed.localTys.forEach((ty, local) => {
    if (local === RETURN_LOCAL && returnsOpaque) return;
    if (hasFlags(ty, Flag.hasRegions) && !allIn(typed, ty, outliving))
      relevant.set(local as Local, { defs: new Set(), uses: [], drops: [] });
  });
  collectUses(typed, relevant);
  const tracer = new Tracer(typed, moves, maybeInit);
  for (const [local, uses] of relevant) tracer.local(local, uses);
  return { work: tracer.work };
}

function allIn(typed: TypedBody, ty: Ty, set: Uint8Array): boolean {
  let all = true;
  typed.cx.table.eachRegion(ty, (vid) => {
    if (set[vid] !== 1) all = false;
  });
  return all;
}

/** Regions that contain the whole body anyway, because they outlive one that does. */
function regionsThatOutliveUniversal({ cx }: TypedBody): Uint8Array {
  const { constraints, table } = cx;
  const graph = makeGraph(
    table.count,
    constraints.length,
    (i) => constraints[i]?.sub as number,
    (i) => constraints[i]?.sup as number,
  );
  const found = new Uint8Array(table.count);
  const queue: number[] = [];
  for (let vid = 0; vid < table.universalCount; vid++) {
    found[vid] = 1;
    queue.push(vid);
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (let e = graph.starts[next] as number; e < (graph.starts[next + 1] as number); e++) {
      const sup = graph.targets[e] as number;
      if (found[sup] === 1) continue;
      found[sup] = 1;
      queue.push(sup);
    }
  }
  return found;
}

function collectUses(typed: TypedBody, relevant: ReadonlyMap<Local, Uses>): void {
  const { points } = typed.cx;
  const note = (point: Point) => (local: Local, use: "def" | "use" | "drop") => {
    const row = relevant.get(local);
    if (row === undefined) return;
    if (use === "def") row.defs.add(point);
    else if (use === "use") row.uses.push(point);
    else row.drops.push(point);
  };
  typed.body.blocks.forEach((block, id) => {
    block.statements.forEach((s, index) => usesOfStatement(s, note(points.of({ block: id as BlockId, index }))));
    usesOfTerminator(block.terminator, note(points.terminator(id as BlockId)));
  });
}

class Tracer {
  readonly #typed: TypedBody;
  readonly #moves: MoveData;
  readonly #maybeInit: FlowResults;
  readonly #dropRegions = new Map<Ty, readonly RegionVid[]>();
  readonly #exitStates = new Map<BlockId, BitSet>();
  work = 0;

  constructor(typed: TypedBody, moves: MoveData, maybeInit: FlowResults) {
    this.#typed = typed;
    this.#moves = moves;
    this.#maybeInit = maybeInit;
  }

  local(local: Local, uses: Uses): void {
    const { cx, localTys } = this.#typed;
    const ty = localTys[local] as Ty;
    const useLive = this.#backwards(uses.uses, uses.defs, undefined, () => true);
    if (!useLive.isEmpty) cx.table.eachRegion(ty, (vid) => cx.live.add(vid, useLive));
    if (uses.drops.length === 0) return;
    const regions = this.#regionsForDrop(ty, local);
    if (regions.length === 0) return;
    const path = local as unknown as MovePathId;
    const starts = uses.drops.filter((point) => this.#initializedAt(point, path));
    const dropLive = this.#backwards(starts, uses.defs, useLive, (from) => this.#initializedAtExit(from, path));
    for (const vid of regions) cx.live.add(vid, dropLive);
  }

  /** Points from which one of `starts` is reached without passing a definition; `stop` cuts what is known already. */
  #backwards(
    starts: readonly Point[],
    defs: ReadonlySet<Point>,
    stop: IntervalSet | undefined,
    mayEnter: (from: BlockId) => boolean,
  ): IntervalSet {
    const { points } = this.#typed.cx;
    const live = new IntervalSet();
    const stack: Point[] = [];
    const arrive = (point: Point): void => {
      // Downwards within the block, as one range.
      const first = points.blockStart(points.blockOf(point));
      let p: number = point;
      let open = true;
      for (; p >= first; p--) {
        this.work++;
        if (p !== point && (defs.has(p as Point) || live.has(p) || stop?.has(p) === true)) {
          open = false;
          break;
        }
      }
      live.addRange(p + 1, point);
      if (open)
        for (const from of points.predecessors[points.blockOf(point)] ?? [])
          if (mayEnter(from)) stack.push(points.terminator(from));
    };
    for (const start of starts) if (!live.has(start)) arrive(start);
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (live.has(next) || defs.has(next) || stop?.has(next) === true) continue;
      arrive(next);
    }
    return live;
  }

  #regionsForDrop(ty: Ty, local: Local): readonly RegionVid[] {
    const { cx } = this.#typed;
    let regions = this.#dropRegions.get(ty);
    if (regions === undefined) {
      const { span } = (this.#typed.body.locals[local] as LocalDecl).source;
      const found = new Set<RegionVid>();
      for (const part of dropckParts(cx.tcx, ty, (t) => cx.normalize(t, { span, point: undefined }, BORING))) {
        if (part.sort === "region") found.add(cx.table.vid(part));
        else if (part.sort === "ty") cx.table.eachRegion(part, (vid) => found.add(vid));
      }
      regions = [...found];
      this.#dropRegions.set(ty, regions);
    }
    return regions;
  }

  #initializedAt(point: Point, path: MovePathId): boolean {
    return this.#holds(this.#maybeInit.before(this.#typed.cx.points.location(point)), path);
  }

  #initializedAtExit(block: BlockId, path: MovePathId): boolean {
    let state = this.#exitStates.get(block);
    if (state === undefined) {
      const { points } = this.#typed.cx;
      state = this.#maybeInit.after(points.location(points.terminator(block)));
      this.#exitStates.set(block, state);
    }
    return this.#holds(state, path);
  }

  #holds(state: BitSet, path: MovePathId): boolean {
    let found = false;
    this.#moves.forEachDescendant(path, (p) => {
      if (state.has(p)) found = true;
    });
    return found;
  }
}
