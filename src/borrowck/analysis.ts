// Everything that is known about one body when its accesses are checked: shared by checks, messages and views.

import type { BodyInput, TypedBody } from "./type-check/cx.ts";
import type { BorrowSet } from "./access/borrow-set.ts";
import type { LoanScopes } from "./access/loan-scopes.ts";
import type { Dominators } from "./nll/dominators.ts";
import type { Points } from "./nll/points.ts";
import type { RegionInference } from "./nll/region-infer.ts";
import type { UniversalRegions } from "./universal-regions.ts";
import type { Body, LocalDecl, Local, Location, Place, Statement, Terminator, UpvarInfo } from "#mir/body.ts";
import type { FlowResults } from "#mir/dataflow.ts";
import type { MoveData } from "#mir/move-paths.ts";
import { placeTy } from "#mir/place-ty.ts";
import type { Span } from "#support/span.ts";
import { contains } from "#types/fold.ts";
import type { Tcx } from "#types/tcx.ts";
import type { GenericArg, Ty } from "#types/ty.ts";

export interface Analysis {
  readonly tcx: Tcx;
  readonly input: BodyInput;
  readonly body: Body<"built">;
  readonly typed: TypedBody;
  readonly points: Points;
  readonly dominators: Dominators;
  readonly moves: MoveData;
  readonly maybeInit: FlowResults;
  readonly maybeUninit: FlowResults;
  readonly universal: UniversalRegions;
  readonly regions: RegionInference;
  readonly borrows: BorrowSet;
  readonly scopes: LoanScopes;
}

export function localDecl(a: { readonly body: Body }, local: Local): LocalDecl {
  return a.body.locals[local] as LocalDecl;
}

/** The statement or terminator at a location. */
export function nodeAt(
  body: Body,
  location: Location,
):
  | { readonly kind: "statement"; readonly statement: Statement }
  | { readonly kind: "terminator"; readonly terminator: Terminator } {
  const block = body.blocks[location.block] as Body["blocks"][number];
  const statement = block.statements[location.index];
  return statement === undefined
    ? { kind: "terminator", terminator: block.terminator }
    : { kind: "statement", statement };
}

export function spanAt(body: Body, location: Location): Span {
  const node = nodeAt(body, location);
  return node.kind === "statement" ? node.statement.source.span : node.terminator.source.span;
}

/** A key that equal places share. */
export function placeKey(place: Place): string {
  let key = `${place.local}`;
  for (const step of place.projection) {
    switch (step.kind) {
      case "deref":
        key += "*";
        break;
      case "field":
        key += `.${step.index}`;
        break;
      case "index":
        key += `[_${step.local}]`;
        break;
      case "constantIndex":
        key += `[${step.offset}${step.fromEnd ? "e" : ""}]`;
        break;
      case "subslice":
        key += `[${step.from}..${step.to}${step.fromEnd ? "e" : ""}]`;
        break;
      case "downcast":
        key += `@${step.variant}`;
        break;
    }
  }
  return key;
}

/** Whether `prefix` is `place` or contains it. */
export function isPrefixOf(prefix: Place, place: Place): boolean {
  if (prefix.local !== place.local || prefix.projection.length > place.projection.length) return false;
  return (
    placeKey(prefix) ===
    placeKey({ local: place.local, projection: place.projection.slice(0, prefix.projection.length) })
  );
}

export function prefixOf(place: Place, length: number): Place {
  return { local: place.local, projection: place.projection.slice(0, length) };
}

/**
 * Whether no other occurrence of a place counts as the same one: rustc compares projections together with the types of
 * their fields, in which each occurrence has region variables of its own.
 */
export function isRenumbered(a: { readonly tcx: Tcx; readonly body: Body }, place: Place): boolean {
  return place.projection.some(
    (step, i) => step.kind === "field" && contains(typeOfPlace(a, prefixOf(place, i + 1)), isFreeRegion),
  );
}

const isFreeRegion = (part: GenericArg): boolean => part.sort === "region" && part.kind !== "bound";

/** The type of a place, regions erased. */
export function typeOfPlace(a: { readonly tcx: Tcx; readonly body: Body }, place: Place): Ty {
  return placeTy(a.tcx, a.body, place);
}

/** The captured variable that a place in a closure body stands for (its reference included); see rustc's `is_upvar_field_projection`. */
export function upvarField(body: Body, place: Place): number | undefined {
  if (body.kind !== "closure" || place.local !== 1) return undefined;
  const steps = [...place.projection];
  if ((body.locals[1] as LocalDecl).ty.kind === "ref" && steps.shift()?.kind !== "deref") return undefined;
  const field = steps.shift();
  if (field?.kind !== "field") return undefined;
  if (steps.length === 0) return field.index;
  return steps.length === 1 && steps[0]?.kind === "deref" && body.upvars[field.index]?.byRef !== undefined
    ? field.index
    : undefined;
}

/** What is known of the captured variable that a place in a closure body stands for. */
export function upvarAt(body: Body, place: Place): UpvarInfo | undefined {
  const field = upvarField(body, place);
  return field === undefined ? undefined : body.upvars[field];
}
