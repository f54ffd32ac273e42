// Expressions as places, and as temporaries.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { LocalId } from "#hir/defs.ts";
import type { Local, Operand, Place, Projection } from "#mir/body.ts";
import { DEREF, field, place, project } from "#mir/places.ts";
import type { Capture, CaptureProjection } from "#typeck/tables.ts";
import { BOOL, type Const, mkRawPtr, mkRef, RE_ERASED, type Ty, USIZE } from "#types/ty.ts";
import { mirror } from "#lower/thir/mirror.ts";
import type { ExprRef, ThirExpr, ThirOf } from "#lower/thir/thir.ts";
import type { Builder } from "./builder.ts";

/** A place whose base may be a captured variable, known only once its projections are (RFC 2229). */
export type PlaceBuilder =
  | { readonly kind: "local"; readonly place: Place }
  | { readonly kind: "upvar"; readonly local: LocalId; readonly projection: readonly Projection[] };

/** The place an expression denotes; a temporary that holds its value if it denotes none. */
export function asPlace(b: Builder, ref: ExprRef): Place {
  return toPlace(b, asPlaceBuilder(b, ref));
}

export function projectBuilder(base: PlaceBuilder, ...steps: readonly Projection[]): PlaceBuilder {
  if (base.kind === "local") return { kind: "local", place: project(base.place, ...steps) };
  return { ...base, projection: [...base.projection, ...steps] };
}

export function asPlaceBuilder(b: Builder, ref: ExprRef): PlaceBuilder {
  const expr = mirror(b.cx, ref);
  switch (expr.kind) {
    case "scope":
      return b.scopes.inScope(expr.region, expr.span, () => asPlaceBuilder(b, expr.value));
    case "varRef":
      return variablePlace(b, expr.local);
    case "capture": {
      const base = variablePlace(b, expr.local);
      return projectBuilder(base, ...captureSteps(expr.projections));
    }
    case "field":
      return projectBuilder(asPlaceBuilder(b, expr.base), field(expr.index, expr.ty));
    case "deref":
      return projectBuilder(asPlaceBuilder(b, expr.arg), DEREF);
    case "staticRef":
      return { kind: "local", place: staticPlace(b, expr) };
    case "index":
      return { kind: "local", place: indexPlace(b, expr) };
    default:
      return { kind: "local", place: place(asTemp(b, expr)) };
  }
}

function captureSteps(projections: readonly CaptureProjection[]): Projection[] {
  return projections.map((p) => (p.kind === "deref" ? DEREF : field(p.index, p.ty)));
}

function variablePlace(b: Builder, local: LocalId): PlaceBuilder {
  const variable = b.variables.get(local);
  if (variable === undefined) {
    if (b.env === undefined) return bug(`variable ${b.cx.hir.locals.get(local).name} is not declared`);
    return { kind: "upvar", local, projection: [] };
  }
  if (variable.guardRef !== undefined && b.guardVariables.some((set) => set.has(local)))
    return { kind: "local", place: place(variable.guardRef, DEREF) };
  return { kind: "local", place: place(variable.local) };
}

export function toPlace(b: Builder, built: PlaceBuilder): Place {
  if (built.kind === "local") return built.place;
  return tryUpvarPlace(b, built) ?? bug(`place of ${b.cx.hir.locals.get(built.local).name} is not captured`);
}

/** The place of a captured path within the closure body; `undefined` if nothing that contains it was captured. */
export function tryUpvarPlace(b: Builder, built: PlaceBuilder): Place | undefined {
  if (built.kind === "local") return built.place;
  const env = b.env ?? bug("captured variable outside a closure");
  const index = env.captures.findIndex(
    (c) => c.local === built.local && isCapturedPrefix(c.projections, built.projection),
  );
  if (index < 0) return undefined;
  const capture = env.captures[index] as Capture;
  const steps: Projection[] = env.byRef ? [DEREF] : [];
  steps.push(field(index, env.captureTys[index] as Ty));
  if (capture.mode !== "move") steps.push(DEREF);
  return place(1 as Local, ...steps, ...afterPrefix(capture.projections, built.projection));
}

function isCapturedPrefix(captured: readonly CaptureProjection[], actual: readonly Projection[]): boolean {
  const steps = actual.filter((s) => s.kind !== "downcast");
  return captured.every((c, i) => {
    const step = steps[i];
    return (
      step !== undefined &&
      step.kind === c.kind &&
      (step.kind !== "field" || (c.kind === "field" && step.index === c.index))
    );
  });
}

function afterPrefix(captured: readonly CaptureProjection[], actual: readonly Projection[]): readonly Projection[] {
  let left = captured.length;
  let at = 0;
  while (left > 0) if ((actual[at++] as Projection).kind !== "downcast") left--;
  return actual.slice(at);
}

function staticPlace(b: Builder, expr: ThirOf<"staticRef">): Place {
  const pointer = b.newLocal(expr.pointer, expr.span, { kind: "temp", blockTail: undefined, staticDef: expr.def });
  b.assign(expr.span, place(pointer), {
    kind: "use",
    operand: {
      kind: "const",
      ty: expr.pointer,
      value: { kind: "static", def: expr.def },
      span: expr.span,
      userTy: undefined,
    },
  });
  return place(pointer, DEREF);
}

/** `base[index]` of an array or slice, after its bounds check. */
function indexPlace(b: Builder, expr: ThirOf<"index">): Place {
  const base = asPlace(b, expr.base);
  const index = asTemp(b, expr.index);
  const length = lengthOf(b, base, expr.span);
  const inBounds = b.temp(BOOL, expr.span);
  b.assign(expr.span, inBounds, {
    kind: "binary",
    op: "lt",
    left: { kind: "copy", place: place(index) },
    right: length,
  });
  const next = b.newBlock();
  b.terminate(
    expr.span,
    {
      kind: "assert",
      condition: { kind: "move", place: inBounds },
      expected: true,
      message: { kind: "boundsCheck", length, index: { kind: "copy", place: place(index) } },
      target: next,
      unwind: b.scopes.unwind(),
    },
    next,
  );
  return project(base, { kind: "index", local: index });
}

/** The number of elements of an array or slice place, as a `usize` operand. */
export function lengthOf(b: Builder, at: Place, span: Span): Operand {
  const ty = b.placeTy(at);
  if (ty.kind === "array") {
    // The length is known, but the array has to be there, and not be borrowed.
    b.push(span, { kind: "fakeRead", cause: "forIndex", place: at });
    return constLength(ty.length, span);
  }
  const length = b.temp(USIZE, span);
  const last = at.projection.at(-1);
  const pointer = { local: at.local, projection: at.projection.slice(0, -1) };
  const pointerTy = b.placeTy(pointer);
  // A `&mut` must not be read while what it points to is borrowed; its length may.
  if (
    last?.kind === "deref" &&
    ((pointerTy.kind === "ref" && pointerTy.mutability === "not") || pointerTy.kind === "rawPtr")
  ) {
    b.assign(span, length, { kind: "unary", op: "ptrMetadata", operand: { kind: "copy", place: pointer } });
  } else {
    const raw = b.temp(mkRawPtr(ty, "not"), span);
    b.assign(span, raw, { kind: "rawPtr", mutability: "not", place: at, forLength: true });
    b.assign(span, length, { kind: "unary", op: "ptrMetadata", operand: { kind: "copy", place: raw } });
  }
  return { kind: "copy", place: length };
}

function constLength(length: Const, span: Span): Operand {
  return { kind: "const", ty: USIZE, value: { kind: "ty", value: length }, span, userTy: undefined };
}

/** Evaluates into a fresh temporary that lives as long as the expression's temporary scope says. */
export function asTemp(b: Builder, ref: ExprRef): Local {
  const expr = mirror(b.cx, ref);
  if (expr.kind === "scope") return b.scopes.inScope(expr.region, expr.span, () => asTemp(b, expr.value));
  const temp = b.newLocal(expr.ty, expr.span, { kind: "temp", blockTail: b.blockTail, staticDef: undefined });
  if (!neverReturns(expr)) {
    b.push(expr.span, { kind: "storageLive", local: temp });
    b.scopes.schedule(expr.tempScope, temp, "storage", expr.span);
  }
  b.into(place(temp), expr);
  b.scopes.schedule(expr.tempScope, temp, "value", expr.span);
  return temp;
}

function neverReturns(expr: ThirExpr): boolean {
  return expr.kind === "break" || expr.kind === "continue" || expr.kind === "return";
}

/** A reference to a place, in a temporary: what guards and comparisons look through. */
export function borrowTemp(b: Builder, at: Place, span: Span): Place {
  const temp = b.temp(mkRef(RE_ERASED, b.placeTy(at), "not"), span);
  b.assign(span, temp, { kind: "ref", region: RE_ERASED, borrow: { kind: "shared" }, place: at });
  return temp;
}

/** Whether two places are the same path (used to see that two candidates test the same thing). */
export function samePlace(a: PlaceBuilder, b: PlaceBuilder): boolean {
  if (a === b) return true;
  const left = a.kind === "local" ? a.place : a;
  const right = b.kind === "local" ? b.place : b;
  if (a.kind !== b.kind || left.local !== right.local || left.projection.length !== right.projection.length)
    return false;
  return left.projection.every((step, i) => sameStep(step, right.projection[i] as Projection));
}

function sameStep(a: Projection, b: Projection): boolean {
  switch (a.kind) {
    case "deref":
      return b.kind === "deref";
    case "field":
      return b.kind === "field" && a.index === b.index;
    case "index":
      return b.kind === "index" && a.local === b.local;
    case "constantIndex":
      return b.kind === "constantIndex" && a.offset === b.offset && a.fromEnd === b.fromEnd;
    case "subslice":
      return b.kind === "subslice" && a.from === b.from && a.to === b.to && a.fromEnd === b.fromEnd;
    case "downcast":
      return b.kind === "downcast" && a.variant === b.variant;
  }
}
