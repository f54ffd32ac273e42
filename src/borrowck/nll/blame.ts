// Which of the constraints that together force one region to outlive another a message should point at
// (rustc's `best_blame_constraint`).

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { RegionVid } from "#types/ty.ts";
import type { ConstraintGraph } from "./constraint-graph.ts";
import type { Category, OutlivesConstraint } from "./constraints.ts";
import { type RegionTable, STATIC_VID } from "./region-table.ts";

export interface Blame {
  readonly category: Category;
  readonly span: Span;
  readonly point: OutlivesConstraint["point"];
  readonly fromClosure: boolean;
  /** The where-clause on the path, if there is one. */
  readonly predicateSpan: Span | undefined;
  readonly path: readonly OutlivesConstraint[];
}

/** How telling a constraint is: the lower, the better. */
function interest(constraint: OutlivesConstraint, to: RegionVid, path: readonly OutlivesConstraint[]): number {
  const { category } = constraint;
  switch (category.kind) {
    case "return":
      return 0;
    case "cast":
      // A default object lifetime explains much: `Box<dyn Trait>` stands for `Box<dyn Trait + 'static>`.
      return category.implicit &&
        to === STATIC_VID &&
        unsizesToObject(category) &&
        !path.some((c) => c.category.kind === "typeAnnotation")
        ? 1
        : 2;
    case "useAsConst":
    case "useAsStatic":
    case "callArgument":
    case "copyBound":
    case "sizedBound":
    case "assignment":
    case "usage":
    case "closureUpvar":
      return 2;
    case "typeAnnotation":
      return category.source === "genericArg" ? 3 : 2;
    case "predicate":
    case "opaqueType":
      return 4;
    case "boring":
      return 5;
    case "boringNoLocation":
      return 6;
    case "internal":
      return 8;
  }
}

function unsizesToObject(category: Category & { kind: "cast" }): boolean {
  const ty = category.unsizeTo;
  return ty?.kind === "adt" && ty.args.some((a) => a.sort === "ty" && a.kind === "dyn");
}

/** The best constraint on the shortest path from `from` to `to`. */
export function bestBlame(graph: ConstraintGraph, table: RegionTable, from: RegionVid, to: RegionVid): Blame {
  const path = graph.pathTo(from, (r) => r === to)?.steps ?? bug("nothing to blame");
  // Where a binder's region is at fault, what was passed is told rather than the annotation it met.
  const fromSource = table.definition(from).kind !== "placeholder";
  let best = -1;
  let score = Number.POSITIVE_INFINITY;
  path.forEach((constraint, i) => {
    const here = interest(constraint, to, path);
    if (here < score || (here === score && fromSource)) {
      best = i;
      score = here;
    }
  });
  let chosen = path[best] ?? bug("nothing to blame");
  const next = path[best + 1];
  if (chosen.category.kind === "return") {
    if (next?.category.kind === "opaqueType") chosen = next;
    else {
      const captured = path.find((c) => c.category.kind === "closureUpvar")?.category;
      if (captured?.kind === "closureUpvar")
        chosen = { ...chosen, category: { kind: "return", upvar: captured.field } };
    }
  }
  const predicate = path.find((c) => c.category.kind === "predicate")?.category;
  return {
    category: chosen.category,
    span: chosen.span,
    point: chosen.point,
    fromClosure: chosen.fromClosure,
    predicateSpan: predicate?.kind === "predicate" ? predicate.span : undefined,
    path,
  };
}
