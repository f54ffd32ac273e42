// Where a variable may have got its value: for assignments to variables that take only one.

import type { Analysis } from "#borrowck/analysis.ts";
import { nodeAt } from "#borrowck/analysis.ts";
import type { Point } from "#borrowck/nll/points.ts";
import type { Local, Location } from "#mir/body.ts";

const NONE: ReadonlySet<Point> = new Set();
const tables = new WeakMap<Analysis, ReadonlyMap<Local, ReadonlySet<Point>>>();

/** Where each local, or a part of it, gets a value. */
function initPoints(a: Analysis): ReadonlyMap<Local, ReadonlySet<Point>> {
  const known = tables.get(a);
  if (known !== undefined) return known;
  const table = new Map<Local, Set<Point>>();
  for (const init of a.moves.inits) {
    if (init.location === undefined) continue;
    const { local } = a.moves.path(init.path).place;
    const row = table.get(local);
    if (row === undefined) table.set(local, new Set([a.points.of(init.location)]));
    else row.add(a.points.of(init.location));
  }
  tables.set(a, table);
  return table;
}

/**
 * The initialisations of `local` (whole or part) that reach `location` with its storage alive, in order;
 * `undefined` stands for being a parameter.
 */
export function reachingInits(a: Analysis, local: Local, location: Location): readonly (Location | undefined)[] {
  const { points } = a;
  const inits = initPoints(a).get(local) ?? NONE;
  const found = new Set<Point>();
  const seen = new Set<Point>();
  let isParameter = false;
  const stack: Point[] = [];
  const leave = (point: Point): void => {
    if (point === 0 && local >= 1 && local <= a.body.argCount) isParameter = true;
    points.eachPredecessor(point, (from) => stack.push(from));
  };
  leave(points.of(location));
  for (let point = stack.pop(); point !== undefined; point = stack.pop()) {
    if (seen.has(point)) continue;
    seen.add(point);
    if (inits.has(point)) found.add(point);
    const node = nodeAt(a.body, points.location(point));
    if (
      node.kind === "statement" &&
      (node.statement.kind === "storageDead" || node.statement.kind === "storageLive") &&
      node.statement.local === local
    )
      continue;
    leave(point);
  }
  const sorted = [...found].sort((x, y) => x - y).map((p) => points.location(p));
  return isParameter ? [undefined, ...sorted] : sorted;
}
