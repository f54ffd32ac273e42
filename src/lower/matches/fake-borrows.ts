// Fake borrows: while a guard runs, nothing the match has looked at may change (RFC 2094, "match guards").

import type { Span } from "#support/span.ts";
import type { Local, Place } from "#mir/body.ts";
import { place } from "#mir/places.ts";
import { mkRef, RE_ERASED } from "#types/ty.ts";
import type { Builder } from "#lower/build/builder.ts";
import { type PlaceBuilder, samePlace, tryUpvarPlace } from "#lower/build/place.ts";
import type { Candidate, FlatPattern, MatchPair } from "./candidate.ts";

export interface FakeBorrow {
  readonly place: Place;
}

/** The places the candidates inspect, and those they look through, each once. */
export function fakeBorrows(b: Builder, candidates: readonly Candidate[]): readonly FakeBorrow[] {
  const found: PlaceBuilder[] = [];
  const add = (at: PlaceBuilder): void => {
    if (!found.some((known) => samePlace(known, at))) found.push(at);
  };
  const visit = (flat: Pick<FlatPattern, "pairs" | "bindings">): void => {
    for (const pair of flat.pairs) visitPair(pair, add, visit);
    for (const binding of flat.bindings) derefPrefixes(binding.source, add);
  };
  for (const candidate of candidates) visit(candidate);
  return found.flatMap((built) => {
    const at = tryUpvarPlace(b, built);
    return at === undefined ? [] : [{ place: at }];
  });
}

function visitPair(pair: MatchPair, add: (at: PlaceBuilder) => void, visit: (flat: FlatPattern) => void): void {
  if (pair.test.kind === "or") {
    for (const alternative of pair.test.alternatives) visit(alternative);
    return;
  }
  add(pair.place);
  derefPrefixes(pair.place, add);
  for (const sub of pair.subpairs) visitPair(sub, add, visit);
}

/** The pointers a place is reached through. */
function derefPrefixes(built: PlaceBuilder, add: (at: PlaceBuilder) => void): void {
  const steps = built.kind === "local" ? built.place.projection : built.projection;
  steps.forEach((step, i) => {
    if (step.kind !== "deref") return;
    const prefix = steps.slice(0, i);
    add(
      built.kind === "local"
        ? { kind: "local", place: { local: built.place.local, projection: prefix } }
        : { ...built, projection: prefix },
    );
  });
}

/** Takes the borrows just before the guard. */
export function emitFakeBorrows(b: Builder, borrows: readonly FakeBorrow[], span: Span): readonly Local[] {
  return borrows.map((borrow) => {
    const temp = b.newLocal(mkRef(RE_ERASED, b.placeTy(borrow.place), "not"), span, {
      kind: "temp",
      blockTail: undefined,
      staticDef: undefined,
    });
    b.assign(span, place(temp), {
      kind: "ref",
      region: RE_ERASED,
      borrow: { kind: "fake", depth: "shallow" },
      place: borrow.place,
    });
    return temp;
  });
}

/** Keeps the borrows alive to the end of the guard. */
export function readFakeBorrows(b: Builder, temps: readonly Local[], span: Span): void {
  for (const temp of temps) b.push(span, { kind: "fakeRead", cause: "forMatchGuard", place: place(temp) });
}
