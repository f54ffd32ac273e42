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
  /** The path with what it is part of; and with what is part of it as well. */
  readonly #above: ReadonlySet<MovePathId>;
  readonly #related: ReadonlySet<MovePathId>;
  readonly #seen = new Set<Point>();
  readonly #reinits: Point[] = [];

  constructor(a: Analysis, path: MovePathId) {
    this.#a = a;
    const above = new Set<MovePathId>();
    for (let up: MovePathId | undefined = path; up !== undefined; up = a.moves.path(up).parent) above.add(up);
    const related = new Set(above);
    a.moves.forEachDescendant(path, (p) => related.add(p));
    this.#above = above;
    this.#related = related;
  }

  /** Backwards first without, then through back edges, so that a move is told of by its shortest way. */
  run(from: Location): void {
    const { points } = this.#a;
    const stack: Point[] = [];
    const behind: Point[] = [];
    const expand = (point: Point): void =>
      points.eachPredecessor(point, (p) => (this.#isBackEdge(p, point) ? behind : stack).push(p));
    expand(points.of(from));
    for (let point = stack.pop(); point !== undefined; point = stack.pop())
      if (this.#visit(point, false)) expand(point);
    for (let point = behind.pop(); point !== undefined; point = behind.pop())
      if (this.#visit(point, true)) points.eachPredecessor(point, (p) => behind.push(p));
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
    if (node.kind === "statement" && node.statement.kind === "storageDead")
      return !moves.movesAt(location).some((m) => this.#above.has(m.path));
    // A drop is not a move, although nothing is left after it.
    const isDrop = node.kind === "terminator" && node.terminator.kind === "drop";
    const moved = isDrop ? [] : moves.movesAt(location).filter((m) => this.#related.has(m.path));
    for (const move of moved) this.sites.push({ move, throughBackEdge });
    if (moved.length > 0) return false;
    if (!moves.initsAt(location).some((init) => this.#above.has(init.path) && init.kind !== "shallow")) return true;
    this.#reinits.push(point);
    return false;
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
