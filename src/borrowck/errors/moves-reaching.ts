// Which moves reach a use, and which new values on the way might have prevented that (rustc's `get_moved_indexes`).

import { type Analysis, nodeAt } from "#borrowck/analysis.ts";
import type { Point } from "#borrowck/nll/points.ts";
import type { Location } from "#mir/body.ts";
import type { MoveOut, MovePathId } from "#mir/move-paths.ts";

/** A move that reaches a use. */
export interface MoveSite {
  readonly move: MoveOut;
  /** Only by way of a loop's back edge. */
  readonly throughBackEdge: boolean;
}

export interface ReachingMoves {
  readonly sites: readonly MoveSite[];
  /** Assignments after a move that lie on some but not all ways to the use. */
  readonly reinits: readonly Location[];
}

/** The moves out of a path, its parents or its parts that reach `location` without a new value in between. */
export function movesReaching(a: Analysis, location: Location, path: MovePathId): ReachingMoves {
  const search = new Search(a, path);
  search.run(location);
  return { sites: search.sites, reinits: search.reachableReinits() };
}

class Search {
  readonly sites: MoveSite[] = [];
  readonly #a: Analysis;
  /** The path and what it is part of: a move of a part of a larger path is one of that part too. */
  readonly #paths: ReadonlySet<MovePathId>;
  readonly #path: MovePathId;
  readonly #seen = new Set<Point>();
  readonly #reinits: Point[] = [];

  constructor(a: Analysis, path: MovePathId) {
    this.#a = a;
    this.#path = path;
    const paths = new Set<MovePathId>();
    for (let up: MovePathId | undefined = path; up !== undefined; up = a.moves.path(up).parent) paths.add(up);
    this.#paths = paths;
  }

  /**
   * Backwards, first without the back edges of loops. Those are followed only if no move was found and the loop is
   * entered with a value: else "in previous iteration" would be said of what was never there.
   */
  run(from: Location): void {
    const { points } = this.#a;
    const stack: Point[] = [];
    const behind: Point[] = [];
    let reachedStart = false;
    const expand = (point: Point): void => {
      let isStart = true;
      points.eachPredecessor(point, (p) => {
        isStart = false;
        (this.#isBackEdge(p, point) ? behind : stack).push(p);
      });
      if (isStart) reachedStart = true;
    };
    expand(points.of(from));
    for (let point = stack.pop(); point !== undefined; point = stack.pop())
      if (this.#visit(point, false)) expand(point);
    if (this.sites.length > 0 || (reachedStart && !this.#isParameter())) return;
    for (let point = behind.pop(); point !== undefined; point = behind.pop())
      if (this.#visit(point, true)) points.eachPredecessor(point, (p) => behind.push(p));
  }

  #isParameter(): boolean {
    const { moves, body } = this.#a;
    return moves.inits.some(
      (init) =>
        init.location === undefined && this.#paths.has(init.path) && moves.path(init.path).place.local <= body.argCount,
    );
  }

  #isBackEdge(from: Point, to: Point): boolean {
    const { points, dominators } = this.#a;
    return dominators.dominates(points.location(to), points.location(from));
  }

  /** Whether to go on beyond `point`. */
  #visit(point: Point, throughBackEdge: boolean): boolean {
    if (this.#seen.has(point)) return false;
    this.#seen.add(point);
    const { moves, points, body } = this.#a;
    const location = points.location(point);
    const node = nodeAt(body, location);
    // Neither the end of storage nor a drop is a move that somebody wrote, although nothing is left after it.
    const isEnd = node.kind === "statement" ? node.statement.kind === "storageDead" : node.terminator.kind === "drop";
    const move = isEnd ? undefined : moves.movesAt(location).find((m) => this.#paths.has(m.path));
    if (move !== undefined) {
      this.sites.push({ move, throughBackEdge });
      return false;
    }
    const isInit = moves
      .initsAt(location)
      .some((init) => (init.kind === "shallow" ? init.path === this.#path : this.#paths.has(init.path)));
    if (isInit) this.#reinits.push(point);
    return !isInit;
  }

  reachableReinits(): readonly Location[] {
    const { points } = this.#a;
    const moves = new Set(this.sites.map((s) => points.of(s.move.location)));
    return this.#reinits.filter((point) => this.#reachesBackwards(point, moves)).map((point) => points.location(point));
  }

  #reachesBackwards(from: Point, goals: ReadonlySet<Point>): boolean {
    const seen = new Set<Point>();
    const stack: Point[] = [from];
    for (let point = stack.pop(); point !== undefined; point = stack.pop()) {
      if (goals.has(point)) return true;
      if (seen.has(point)) continue;
      seen.add(point);
      this.#a.points.eachPredecessor(point, (p) => stack.push(p));
    }
    return false;
  }
}
