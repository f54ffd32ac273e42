// Match candidates: a pattern taken apart into tests on places and bindings.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { LocalId } from "#hir/defs.ts";
import type { BlockId, Projection, UserTypeAnnotation } from "#mir/body.ts";
import { DEREF, field } from "#mir/places.ts";
import type { PatConst, Pattern } from "#typeck/patterns.ts";
import type { Mutability, Ty } from "#types/ty.ts";
import type { Builder } from "#lower/build/builder.ts";
import { type PlaceBuilder, projectBuilder } from "#lower/build/place.ts";
import { userTypeOf } from "#lower/thir/mirror.ts";

/** What a place is asked. The pairs that follow once the answer is yes are `MatchPair.subpairs`. */
export type TestCase =
  | { readonly kind: "variant"; readonly variant: number }
  | { readonly kind: "constant"; readonly value: PatConst; readonly pattern: Pattern }
  | {
      readonly kind: "range";
      readonly low: PatConst | undefined;
      readonly high: PatConst | undefined;
      readonly inclusive: boolean;
    }
  | { readonly kind: "length"; readonly length: number; readonly atLeast: boolean }
  | { readonly kind: "or"; readonly alternatives: readonly FlatPattern[] }
  | { readonly kind: "never" };

export interface MatchPair {
  readonly place: PlaceBuilder;
  readonly ty: Ty;
  readonly test: TestCase;
  readonly subpairs: readonly MatchPair[];
  readonly span: Span;
}

export interface Binding {
  readonly local: LocalId;
  readonly source: PlaceBuilder;
  readonly byRef: Mutability | undefined;
  readonly span: Span;
}

/** A type that a pattern names, and the place that has to be of it. */
export interface Ascription {
  readonly place: PlaceBuilder;
  readonly annotation: UserTypeAnnotation;
}

export interface FlatPattern {
  readonly pairs: readonly MatchPair[];
  readonly bindings: readonly Binding[];
  readonly ascriptions: readonly Ascription[];
}

/** One way a match may go; or-patterns split a candidate into `subcandidates`. */
export interface Candidate {
  pairs: MatchPair[];
  readonly bindings: readonly Binding[];
  readonly ascriptions: readonly Ascription[];
  readonly hasGuard: boolean;
  readonly span: Span;
  subcandidates: Candidate[];
  /** The first block that tests this candidate: where the previous one falsely goes on. */
  falseEdgeStart: BlockId | undefined;
  preBinding: BlockId | undefined;
  otherwise: BlockId | undefined;
}

export function makeCandidate(b: Builder, scrutinee: PlaceBuilder, pattern: Pattern, hasGuard: boolean): Candidate {
  return candidateOf(flatten(b, scrutinee, pattern), hasGuard, pattern.span);
}

export function candidateOf(flat: FlatPattern, hasGuard: boolean, span: Span): Candidate {
  return {
    pairs: orLast(flat.pairs),
    bindings: flat.bindings,
    ascriptions: flat.ascriptions,
    hasGuard,
    span,
    subcandidates: [],
    falseEdgeStart: undefined,
    preBinding: undefined,
    otherwise: undefined,
  };
}

/** A binding as written, `mut` or `ref` included, what it is `@` left out. */
export function bindingSpan(pattern: Span, name: Span): Span {
  return pattern.file === name.file && pattern.start <= name.start && name.end <= pattern.end
    ? { ...pattern, end: name.end }
    : name;
}

/** Or-patterns are tested after everything else, as rustc does: the rest may rule the candidate out cheaply. */
export function orLast(pairs: readonly MatchPair[]): MatchPair[] {
  return [...pairs.filter((p) => p.test.kind !== "or"), ...pairs.filter((p) => p.test.kind === "or")];
}

/** Takes `pattern` apart: irrefutable layers disappear, bindings gather, subpatterns' before their parent's. */
export function flatten(b: Builder, place: PlaceBuilder, pattern: Pattern): FlatPattern {
  const found: Found = { bindings: [], ascriptions: [] };
  const pairs = collect(b, place, pattern, found);
  return { pairs, ...found };
}

/** What a pattern says beside its tests, as it is gathered. */
interface Found {
  readonly bindings: Binding[];
  readonly ascriptions: Ascription[];
}

/** Notes the type that a struct or variant pattern names. */
function ascribe(b: Builder, place: PlaceBuilder, pattern: Pattern, found: Found): void {
  const annotation = pattern.id === undefined ? undefined : userTypeOf(b.cx.types.patPathTypes.get(pattern.id));
  if (annotation !== undefined) found.ascriptions.push({ place, annotation });
}

function collect(b: Builder, place: PlaceBuilder, pattern: Pattern, found: Found): MatchPair[] {
  const pair = (test: TestCase, subpairs: readonly MatchPair[] = []): MatchPair[] => [
    { place, ty: pattern.ty, test, subpairs, span: pattern.span },
  ];
  switch (pattern.kind) {
    case "wild":
    case "error":
      return [];
    case "binding": {
      const sub = pattern.sub === undefined ? [] : collect(b, place, pattern.sub, found);
      found.bindings.push({
        local: pattern.local,
        source: place,
        byRef: pattern.mode.byRef,
        span: bindingSpan(pattern.span, b.cx.hir.locals.get(pattern.local).span),
      });
      return sub;
    }
    case "leaf":
      ascribe(b, place, pattern, found);
      return pattern.fields.flatMap((f) => collect(b, projectBuilder(place, field(f.index, f.pat.ty)), f.pat, found));
    case "deref":
      return collect(b, projectBuilder(place, DEREF), pattern.inner, found);
    case "variant": {
      ascribe(b, place, pattern, found);
      const inside = projectBuilder(place, { kind: "downcast", variant: pattern.variant });
      const sub = pattern.fields.flatMap((f) =>
        collect(b, projectBuilder(inside, field(f.index, f.pat.ty)), f.pat, found),
      );
      return b.cx.tcx.adt(pattern.adt).variants.length === 1
        ? sub
        : pair({ kind: "variant", variant: pattern.variant }, sub);
    }
    case "constant":
      return pair({ kind: "constant", value: pattern.value, pattern });
    case "range":
      return pair({ kind: "range", low: pattern.low, high: pattern.high, inclusive: pattern.inclusive });
    case "slice":
      return slicePairs(b, place, pattern, found, pair);
    case "or":
      return pair({ kind: "or", alternatives: pattern.alternatives.map((p) => flatten(b, place, p)) });
    case "never":
      return pair({ kind: "never" });
  }
}

function slicePairs(
  b: Builder,
  place: PlaceBuilder,
  pattern: Extract<Pattern, { kind: "slice" }>,
  found: Found,
  pair: (test: TestCase, subpairs: readonly MatchPair[]) => MatchPair[],
): MatchPair[] {
  const { before, middle, after, ty } = pattern;
  const minLength = before.length + after.length;
  const isArray = ty.kind === "array";
  const arrayLength = isArray && ty.length.kind === "value" ? Number(ty.length.bits) : undefined;
  if (isArray && arrayLength === undefined) bug("array pattern of unknown length");
  // Elements at the end count from the end in slices, but have a fixed index in arrays.
  const total = arrayLength ?? minLength;
  const sub = before.flatMap((p, i) =>
    collect(b, projectBuilder(place, { kind: "constantIndex", offset: i, minLength: total, fromEnd: false }), p, found),
  );
  if (middle !== undefined) {
    const to = arrayLength === undefined ? after.length : arrayLength - after.length;
    const step: Projection = { kind: "subslice", from: before.length, to, fromEnd: arrayLength === undefined };
    sub.push(...collect(b, projectBuilder(place, step), middle, found));
  }
  after.forEach((p, i) => {
    const back = after.length - i;
    const offset = arrayLength === undefined ? back : arrayLength - back;
    sub.push(
      ...collect(
        b,
        projectBuilder(place, { kind: "constantIndex", offset, minLength: total, fromEnd: arrayLength === undefined }),
        p,
        found,
      ),
    );
  });
  if (arrayLength !== undefined || (minLength === 0 && middle !== undefined)) return sub;
  return pair({ kind: "length", length: minLength, atLeast: middle !== undefined }, sub);
}

/** The candidates that bindings are made for: those not split further. */
export function leaves(candidate: Candidate): readonly Candidate[] {
  return candidate.subcandidates.length === 0 ? [candidate] : candidate.subcandidates.flatMap(leaves);
}
