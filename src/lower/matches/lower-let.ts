// `let`, `let … else` and `let` conditions.

import type { Span } from "#support/span.ts";
import type { ExprId } from "#hir/body.ts";
import type { UserTypeAnnotation } from "#mir/body.ts";
import type { Pattern } from "#typeck/patterns.ts";
import type { Builder } from "#lower/build/builder.ts";
import { asPlaceBuilder, tryUpvarPlace } from "#lower/build/place.ts";
import type { RegionId } from "#lower/thir/region-tree.ts";
import type { ThirOf } from "#lower/thir/thir.ts";
import { declareBindings, scheduleBinding, scheduleStorage, storageLiveBinding } from "./bindings.ts";
import { makeCandidate } from "./candidate.ts";
import { bindCandidate, endUnmatched, lowerScrutinee } from "./lower-match.ts";
import { lowerMatchTree } from "./match-tree.ts";

/** `let pattern = init;` with an irrefutable pattern, whose variables are declared. */
export function intoPattern(
  b: Builder,
  pattern: Pattern,
  init: ExprId,
  region: RegionId,
  annotation: UserTypeAnnotation | undefined,
): void {
  if (pattern.kind === "binding" && pattern.mode.byRef === undefined && pattern.sub === undefined) {
    const target = storageLiveBinding(b, pattern.local, pattern.span);
    scheduleStorage(b, pattern.local, region);
    b.into(target, init);
    b.push(pattern.span, { kind: "fakeRead", cause: "forLet", place: target });
    if (annotation !== undefined)
      b.push(pattern.span, { kind: "ascribeUserType", place: target, annotation, variance: "invariant" });
    scheduleBinding(b, pattern.local, pattern.span, region);
    return;
  }
  const built = asPlaceBuilder(b, init);
  const at = tryUpvarPlace(b, built);
  if (at !== undefined) {
    b.push(pattern.span, { kind: "placeMention", place: at });
    if (annotation !== undefined)
      b.push(pattern.span, { kind: "ascribeUserType", place: at, annotation, variance: "covariant" });
  }
  const candidate = makeCandidate(b, built, pattern, false);
  const otherwise = lowerMatchTree(b, [candidate], pattern.span, false);
  endUnmatched(b, otherwise, built, pattern.span);
  bindCandidate(b, candidate, region, undefined, pattern.span);
}

export interface LetElse {
  readonly pattern: Pattern;
  readonly init: ExprId;
  readonly els: ExprId;
  readonly region: RegionId;
  readonly statement: RegionId;
  /** Scopes outside the statement: all that is left when the `else` block runs. */
  readonly depth: number;
  readonly span: Span;
  readonly annotation: UserTypeAnnotation | undefined;
}

/** `let pattern = init else { … };`. */
export function lowerLetElse(b: Builder, stmt: LetElse): void {
  const elseBlock = b.scopes.inIfThen(stmt.depth, () =>
    b.scopes.inScope(stmt.statement, stmt.span, () => {
      const scrutinee = lowerScrutinee(b, stmt.init, b.cx.expr(stmt.init).span);
      const at = tryUpvarPlace(b, scrutinee);
      if (stmt.annotation !== undefined && at !== undefined)
        b.push(stmt.span, { kind: "ascribeUserType", place: at, annotation: stmt.annotation, variance: "covariant" });
      const candidate = makeCandidate(b, scrutinee, stmt.pattern, false);
      const otherwise = lowerMatchTree(b, [candidate], stmt.pattern.span, true);
      b.scopes.breakForElse(otherwise, stmt.pattern.span);
      bindCandidate(b, candidate, stmt.region, undefined, stmt.pattern.span);
    }),
  );
  if (elseBlock === undefined) return;
  const matched = b.block;
  b.block = elseBlock;
  b.scopes.withDepth(stmt.depth, () => {
    b.recursion.statement(b, stmt.els);
    b.terminate(stmt.span, { kind: "unreachable" });
  });
  b.block = matched;
}

/** A `let` condition: binds for the code that follows, or leaves to the `else`. */
export function lowerLetCondition(b: Builder, expr: ThirOf<"let">, region: RegionId): void {
  const initSpan = b.cx.expr(expr.init).span;
  const scrutinee = lowerScrutinee(b, expr.init, initSpan);
  const candidate = makeCandidate(b, scrutinee, expr.pat, false);
  const otherwise = lowerMatchTree(b, [candidate], expr.span, true);
  b.scopes.breakForElse(otherwise, expr.span);
  declareBindings(b, expr.pat, { tySpan: undefined, initSpan, origin: "pattern" }, undefined);
  bindCandidate(b, candidate, region, undefined, expr.span);
}
