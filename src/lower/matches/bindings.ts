// The variables of patterns: declared, made live, bound, and scheduled for dropping.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { LocalId } from "#hir/defs.ts";
import type { Local, LocalInfo, Place, UserTypeAnnotation } from "#mir/body.ts";
import { mutBorrow, place, SHARED } from "#mir/places.ts";
import type { Pattern } from "#typeck/patterns.ts";
import { mkRef, RE_ERASED } from "#types/ty.ts";
import type { Builder } from "#lower/build/builder.ts";
import { toPlace } from "#lower/build/place.ts";
import type { RegionId } from "#lower/thir/region-tree.ts";
import { type Binding, bindingSpan } from "./candidate.ts";

type UserInfo = Extract<LocalInfo, { kind: "user" }>;

/** Where a variable comes from, for messages. */
export interface DeclaredBy {
  readonly tySpan: Span | undefined;
  readonly initSpan: Span | undefined;
  readonly origin: UserInfo["origin"];
}

type BindingPattern = Extract<Pattern, { kind: "binding" }>;

/** Calls `visit` once for every variable of a pattern (an or-pattern's first alternative has them all). */
export function visitBindings(pattern: Pattern, visit: (binding: BindingPattern) => void): void {
  switch (pattern.kind) {
    case "binding":
      visit(pattern);
      if (pattern.sub !== undefined) visitBindings(pattern.sub, visit);
      return;
    case "variant":
    case "leaf":
      for (const field of pattern.fields) visitBindings(field.pat, visit);
      return;
    case "deref":
      return visitBindings(pattern.inner, visit);
    case "slice":
      for (const p of [...pattern.before, ...(pattern.middle === undefined ? [] : [pattern.middle]), ...pattern.after])
        visitBindings(p, visit);
      return;
    case "or":
      if (pattern.alternatives[0] !== undefined) visitBindings(pattern.alternatives[0], visit);
      return;
    case "wild":
    case "constant":
    case "range":
    case "never":
    case "error":
      return;
  }
}

/** Makes a local for each variable; with `guarded`, also the reference its guard sees. */
export function declareBindings(
  b: Builder,
  pattern: Pattern,
  by: DeclaredBy,
  annotation: UserTypeAnnotation | undefined,
  guarded = false,
): void {
  visitBindings(pattern, (binding) => declare(b, binding, by, binding === pattern ? annotation : undefined, guarded));
}

function declare(
  b: Builder,
  binding: BindingPattern,
  by: DeclaredBy,
  annotation: UserTypeAnnotation | undefined,
  guarded: boolean,
): void {
  // The guard of an or-pattern is lowered once for each alternative, and binds the same variables each time.
  if (b.guardVariables.length > 0 && b.variables.has(binding.local)) return;
  const hir = b.cx.hir.locals.get(binding.local);
  const ty = b.cx.localTy(binding.local);
  const span = bindingSpan(binding.span, hir.span);
  const info: LocalInfo = hir.synthetic
    ? { kind: "temp", blockTail: undefined, staticDef: undefined }
    : {
        kind: "user",
        name: hir.name,
        mutable: binding.mode.mutable,
        isArg: false,
        isSelf: hir.isSelf,
        byRef: binding.mode.byRef !== undefined,
        tySpan: by.tySpan,
        initSpan: by.initSpan,
        origin: by.origin,
      };
  const local = b.newLocal(
    ty,
    span,
    info,
    binding.mode.mutable || hir.synthetic,
    annotation === undefined ? [] : [annotation],
  );
  const guardRef = guarded
    ? b.newLocal(mkRef(RE_ERASED, ty, "not"), hir.span, { kind: "refForGuard", of: local }, false)
    : undefined;
  b.variables.set(binding.local, { local, guardRef });
  if (!hir.synthetic) b.debug.push({ name: hir.name, span: hir.span, scope: b.sourceScope, place: place(local) });
}

function declaredLocal(b: Builder, variable: LocalId): Local {
  return (b.variables.get(variable) ?? bug("a variable that is not declared")).local;
}

/** Marks a variable live. */
export function storageLiveBinding(b: Builder, variable: LocalId, span: Span): Place {
  const local = declaredLocal(b, variable);
  b.push(span, { kind: "storageLive", local });
  return place(local);
}

/** The variable is live: its storage will end with `region`. */
export function scheduleStorage(b: Builder, variable: LocalId, region: RegionId): void {
  b.scopes.schedule(region, declaredLocal(b, variable), "storage", b.cx.hir.locals.get(variable).span);
}

/** The variable has its value: it will be dropped with `region`. */
export function scheduleBinding(b: Builder, variable: LocalId, span: Span, region: RegionId): void {
  b.scopes.schedule(region, declaredLocal(b, variable), "value", span);
}

/** Binds all variables of a matched candidate for the arm's body; they are dropped against the order of their declaration. */
export function bindForBody(b: Builder, bindings: readonly Binding[], region: RegionId, schedule: boolean): void {
  for (const binding of bindings) {
    const target = storageLiveBinding(b, binding.local, binding.span);
    const source = toPlace(b, binding.source);
    if (binding.byRef === undefined) b.assign(binding.span, target, { kind: "use", operand: b.consume(source) });
    else
      b.assign(binding.span, target, {
        kind: "ref",
        region: RE_ERASED,
        borrow: binding.byRef === "mut" ? mutBorrow(false) : SHARED,
        place: source,
      });
  }
  if (!schedule) return;
  // An alternative of an or-pattern may name them in another order.
  for (const { local, span } of bindings.toSorted((x, y) => declaredLocal(b, x.local) - declaredLocal(b, y.local))) {
    scheduleStorage(b, local, region);
    scheduleBinding(b, local, span, region);
  }
}

/**
 * Binds for a guard: what the arm will own is only looked at through a shared reference, so that the guard
 * can neither move nor change it (RFC 107, and rustc's `bind_matched_candidate_for_guard`).
 */
export function bindForGuard(b: Builder, bindings: readonly Binding[], region: RegionId, schedule: boolean): void {
  for (const binding of bindings) {
    const variable = b.variables.get(binding.local);
    if (variable?.guardRef === undefined) continue;
    const guardPlace = place(variable.guardRef);
    b.push(binding.span, { kind: "storageLive", local: variable.guardRef });
    if (schedule) b.scopes.schedule(region, variable.guardRef, "storage", binding.span);
    if (binding.byRef === undefined) {
      b.assign(binding.span, guardPlace, {
        kind: "ref",
        region: RE_ERASED,
        borrow: SHARED,
        place: toPlace(b, binding.source),
      });
      continue;
    }
    const target = storageLiveBinding(b, binding.local, binding.span);
    if (schedule) scheduleStorage(b, binding.local, region);
    b.assign(binding.span, target, {
      kind: "ref",
      region: RE_ERASED,
      borrow: binding.byRef === "mut" ? mutBorrow(false) : SHARED,
      place: toPlace(b, binding.source),
    });
    b.assign(binding.span, guardPlace, { kind: "ref", region: RE_ERASED, borrow: SHARED, place: target });
  }
}
