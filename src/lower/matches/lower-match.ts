// `match`: scrutinee, decision tree, guards, bindings, arms.

import type { Span } from "#support/span.ts";
import type { HirArm } from "#hir/body.ts";
import type { BlockId, Place } from "#mir/body.ts";
import { place } from "#mir/places.ts";
import { buildPattern } from "#typeck/build-pattern.ts";
import type { Builder } from "#lower/build/builder.ts";
import { asPlaceBuilder, type PlaceBuilder, tryUpvarPlace } from "#lower/build/place.ts";
import type { RegionId } from "#lower/thir/region-tree.ts";
import type { ExprRef, ThirOf } from "#lower/thir/thir.ts";
import { bindForBody, bindForGuard, declareBindings } from "./bindings.ts";
import { type Candidate, leaves, makeCandidate } from "./candidate.ts";
import { emitFakeBorrows, type FakeBorrow, fakeBorrows, readFakeBorrows } from "./fake-borrows.ts";
import { lowerMatchTree } from "./match-tree.ts";

/** The matched place. It needs a value as far as an arm looks at it. */
export function lowerScrutinee(b: Builder, scrutinee: ExprRef, span: Span): PlaceBuilder {
  const built = asPlaceBuilder(b, scrutinee);
  const at = tryUpvarPlace(b, built);
  if (at !== undefined) b.push(span, { kind: "placeMention", place: at });
  return built;
}

/**
 * Ends the block that is reached where nothing matched, which exhaustiveness rules out. The whole scrutinee is read
 * there: by this alone a match without arms, or on a value without any, needs one that has a value.
 */
export function endUnmatched(b: Builder, otherwise: BlockId, scrutinee: PlaceBuilder, span: Span): void {
  const at = tryUpvarPlace(b, scrutinee);
  if (at !== undefined) b.pushAt(otherwise, span, { kind: "fakeRead", cause: "forMatchedPlace", place: at });
  b.terminateAt(otherwise, span, { kind: "unreachable" });
}

export function lowerMatch(b: Builder, destination: Place, expr: ThirOf<"match">): void {
  const scrutineeSpan = b.cx.expr(expr.scrutinee).span;
  const scrutinee = lowerScrutinee(b, expr.scrutinee, scrutineeSpan);
  const forLoop = b.cx.expr(expr.scrutinee).desugared === "forLoop";
  const arms = expr.arms.map((arm) => {
    const pattern = buildPattern(b.cx.tcx, b.cx.hir, b.cx.types, arm.pat);
    return { arm, pattern, candidate: makeCandidate(b, scrutinee, pattern, arm.guard !== undefined) };
  });
  const borrows = expr.arms.some((arm) => arm.guard !== undefined)
    ? fakeBorrows(
        b,
        arms.map((a) => a.candidate),
      )
    : [];
  // The tests of the tree belong to `match scrutinee`, not to the arms.
  const head = { ...expr.span, end: Math.max(expr.span.start, scrutineeSpan.end) };
  const otherwise = lowerMatchTree(
    b,
    arms.map((a) => a.candidate),
    head,
    false,
  );
  endUnmatched(b, otherwise, scrutinee, scrutineeSpan);
  const join = b.newBlock();
  for (const { arm, pattern, candidate } of arms) {
    const region = b.cx.regions.arm(arm);
    b.inSourceScope(arm.span, () =>
      b.scopes.inScope(region, arm.span, () => {
        const by = { tySpan: undefined, initSpan: scrutineeSpan, origin: forLoop ? "forLoop" : "pattern" } as const;
        declareBindings(b, pattern, by, undefined, arm.guard !== undefined);
        const body = (): void => {
          bindCandidate(b, candidate, region, { arm, borrows, scrutineeSpan }, arm.span);
          b.into(destination, arm.body);
        };
        if (arm.guard === undefined) body();
        else b.scopes.inScope(b.cx.regions.guard(arm), arm.span, body);
      }),
    );
    b.terminate(expr.span, { kind: "goto", target: join });
  }
  b.block = join;
}

interface Guard {
  readonly arm: HirArm;
  readonly borrows: readonly FakeBorrow[];
  readonly scrutineeSpan: Span;
}

/** Binds a candidate's variables and runs its guard; the cursor ends where the arm's body begins. */
export function bindCandidate(
  b: Builder,
  candidate: Candidate,
  region: RegionId,
  guard: Guard | undefined,
  span: Span,
): void {
  const all = leaves(candidate).filter((leaf) => leaf.preBinding !== undefined);
  if (all.length === 1 && all[0] !== undefined) return bindLeaf(b, all[0], region, guard, true);
  const join = b.newBlock();
  all.forEach((leaf, i) => {
    // Drops are scheduled once, for the variables all alternatives share.
    bindLeaf(b, leaf, region, guard, i === all.length - 1);
    b.terminate(span, { kind: "goto", target: join });
  });
  b.block = join;
}

/** What has matched is of the types that the pattern names. */
function ascribe(b: Builder, leaf: Candidate): void {
  for (const { place: built, annotation } of leaf.ascriptions) {
    const at = tryUpvarPlace(b, built);
    if (at !== undefined)
      b.push(annotation.span, { kind: "ascribeUserType", place: at, annotation, variance: "covariant" });
  }
}

function bindLeaf(b: Builder, leaf: Candidate, region: RegionId, guard: Guard | undefined, schedule: boolean): void {
  b.block = leaf.preBinding as BlockId;
  ascribe(b, leaf);
  if (guard?.arm.guard === undefined) return bindForBody(b, leaf.bindings, region, schedule);
  const { arm } = guard;
  const test = arm.guard as import("#hir/body.ts").ExprId;
  bindForGuard(b, leaf.bindings, region, schedule);
  const temps = emitFakeBorrows(b, guard.borrows, guard.scrutineeSpan);
  const guardSpan = b.cx.expr(test).span;
  // The innermost scope is the guard's, and the arm's the one around it.
  const guardDepth = b.scopes.depth - 1;
  const drops = b.scopes.innermostDrops();
  b.guardVariables.push(new Set(leaf.bindings.map((binding) => binding.local)));
  const elseBlock = b.scopes.inIfThen(guardDepth, () => b.recursion.condition(b, test));
  b.guardVariables.pop();
  const passed = b.block;
  if (elseBlock !== undefined) {
    b.block = elseBlock;
    // The arm is left: what the guard's bindings hold dies before the next arm is tried.
    const next = leaf.otherwise as BlockId;
    b.scopes.withDepth(guardDepth, () => b.scopes.exitTo(guardDepth - 1, guardSpan, next));
  }
  b.block = passed;
  readFakeBorrows(b, temps, guardSpan);
  const byValue = leaf.bindings.filter((binding) => binding.byRef === undefined);
  for (const binding of byValue) {
    const ref = b.variables.get(binding.local)?.guardRef;
    if (ref !== undefined) b.push(guardSpan, { kind: "fakeRead", cause: "forGuardBinding", place: place(ref) });
  }
  bindForBody(b, byValue, region, schedule);
  if (!schedule) b.scopes.forgetDrops(drops);
}
