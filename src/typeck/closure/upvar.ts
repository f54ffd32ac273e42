// Capture analysis: what each closure captures, how, and which call traits it therefore has.
//
// RFC 2229 as rustc's `upvar.rs` does it: collect the uses of outer places in the body, cut each place
// down to what can be captured soundly, keep the least set of places that covers all, inner closures first.

import type { ExprId } from "#hir/body.ts";
import type { DefId, LocalId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { DeferredCall, FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { lookupCallTrait } from "#typeck/check/op-method.ts";
import { upvarsMentioned } from "#typeck/hir-walk.ts";
import { capturedPath } from "#typeck/captured-path.ts";
import type { Capture, CaptureProjection } from "#typeck/tables.ts";
import {
  type ClosureKind,
  type ClosureKindOrigin,
  closureKindOf,
  closureKindTy,
  closureParts,
} from "#types/closure.ts";
import { mkErrorTy, mkRef, mkTuple, RE_ERASED, type Ty } from "#types/ty.ts";
import {
  ancestry,
  type CaptureMode,
  type CapturePlace,
  type ClosureUses,
  type FakeRead,
  type PlaceUse,
  placeTy,
  stronger,
  truncate,
  type Truncated,
  tyBefore,
} from "./places.ts";
import { UseVisitor } from "./use-visitor.ts";

interface MinCapture {
  place: CapturePlace;
  mode: CaptureMode;
  use: PlaceUse;
}

/** Analyses every closure of the body, inner ones first, and resolves calls that waited for their kinds. */
export function analyzeClosures(fcx: FnCtxt): void {
  const captured = new Map<ExprId, ClosureUses>();
  // In a body with errors, what closures capture is nothing to build on: it falls back to an erroneous type.
  if (fcx.isTainted)
    for (const { ty } of fcx.closuresInnerFirst) {
      const closure = fcx.resolve(ty);
      if (closure.kind === "closure") fcx.eq(closureParts(closure).upvarsTy, mkErrorTy(fcx.reportedBefore()));
    }
  for (const { expr, ty } of fcx.closuresInnerFirst) analyze(fcx, expr, ty, captured);
}

function analyze(fcx: FnCtxt, id: ExprId, ty: Ty, captured: Map<ExprId, ClosureUses>): void {
  const expr = fcx.expr(id);
  const closure = fcx.resolve(ty);
  if (expr.kind !== "closure" || closure.kind !== "closure") return;
  const upvars = upvarsMentioned(fcx.body, id);
  const uses: PlaceUse[] = [];
  const fakeReads: FakeRead[] = [];
  const isOuter = ({ local }: CapturePlace): boolean => local !== undefined && upvars.has(local);
  const listener = {
    use: (use: PlaceUse): void => void (isOuter(use.place) && uses.push(use)),
    fakeRead: (read: FakeRead): void => void (isOuter(read.place) && fakeReads.push(restrictedRead(fcx, read))),
  };
  const visitor = new UseVisitor(fcx, listener, (inner) => captured.get(inner));
  for (const param of expr.closure.params)
    visitor.walkPat(
      { local: undefined, baseTy: fcx.resolve(fcx.tables.patTypes.get(param.pat) ?? closure), projections: [] },
      param.pat,
    );
  visitor.consume(expr.closure.value);
  const { kind, origin, processed } = process(fcx, uses, expr.closure.move);
  const captures = minimal(processed);
  const { kindTy, upvarsTy } = closureParts(closure);
  const tys = captures.map((c) =>
    c.mode === "move" ? placeTy(c.place) : mkRef(RE_ERASED, placeTy(c.place), c.mode === "ref" ? "not" : "mut"),
  );
  fcx.eq(upvarsTy, mkTuple(tys));
  if (fcx.shallow(kindTy).kind === "infer") fcx.eq(kindTy, closureKindTy(kind));
  const finalKind = closureKindOf(fcx.shallow(kindTy)) ?? kind;
  fcx.tables.closures.set(id, {
    def: expr.closure.def,
    kind: finalKind,
    kindOrigin: origin === undefined ? undefined : toOrigin(fcx, origin, captures),
    captures: captures.map((c) => toCapture(c)),
    fakeReads: fakeReads.map(({ place, cause, span }) => ({ ...toPath(place), cause, span })),
  });
  captured.set(id, {
    uses: captures.map((c) => ({ ...c.use, place: c.place, mode: usedAs(fcx, c) })),
    fakeReads,
  });
  resolveDeferred(fcx, expr.closure.def);
}

/** How making the inner closure uses the place in the closure around it. */
function usedAs(fcx: FnCtxt, capture: MinCapture): CaptureMode {
  return capture.mode === "move" && fcx.isCopy(placeTy(capture.place), capture.use.span) ? "ref" : capture.mode;
}

/** A fake read may be no more exact than a borrow: it must not read what unsafe code alone may. */
function restrictedRead(fcx: FnCtxt, read: FakeRead): FakeRead {
  const { place } = packedRestriction(fcx, precisionRestriction(fcx, { place: read.place, mode: "ref" }));
  return { ...read, place };
}

function toPath(place: CapturePlace): Pick<Capture, "local" | "projections" | "ty"> {
  const projections = place.projections.map(
    (p): CaptureProjection => (p.kind === "field" ? p : { kind: "deref", ty: p.ty }),
  );
  return { local: place.local as LocalId, projections, ty: placeTy(place) };
}

const toCapture = (capture: MinCapture): Capture => ({
  ...toPath(capture.place),
  mode: capture.mode,
  useSpan: capture.use.span,
});

function toOrigin(fcx: FnCtxt, { place, span }: Origin, captures: readonly MinCapture[]): ClosureKindOrigin {
  const name = fcx.body.locals.get(place.local as LocalId).name;
  const byValue = captures.some((c) => c.mode === "move" && ["same", "ancestor"].includes(ancestry(c.place, place)));
  return { span, path: capturedPath(fcx.tcx, name, place), byValue };
}

// --- from uses to captures

/** By what they demand of the caller. */
const KINDS: readonly ClosureKind[] = ["Fn", "FnMut", "FnOnce"];

/** The first use that demands a kind. */
interface Origin {
  readonly place: CapturePlace;
  readonly span: Span;
}

function process(
  fcx: FnCtxt,
  uses: readonly PlaceUse[],
  move: boolean,
): { readonly kind: ClosureKind; readonly origin: Origin | undefined; readonly processed: MinCapture[] } {
  let kind: ClosureKind = "Fn";
  let origin: Origin | undefined;
  const processed: MinCapture[] = [];
  for (const use of uses) {
    let t: Truncated = { place: use.place, mode: use.mode };
    if (
      t.place.projections.some((p, i) => p.kind === "deref" && tyBefore(t.place, i).kind === "rawPtr") &&
      t.mode !== "move"
    )
      t = { ...t, mode: "ref" };
    t = packedRestriction(fcx, t);
    t = precisionRestriction(fcx, t);
    t = sharedRefOptimization(t);
    const demanded = t.mode === "move" ? "FnOnce" : t.mode === "ref" ? "Fn" : "FnMut";
    if (KINDS.indexOf(demanded) > KINDS.indexOf(kind)) {
      kind = demanded;
      origin = { place: t.place, span: use.span };
    }
    t = move ? adjustMove(t) : adjustNonMove(t);
    t = dropRestriction(fcx, t, use);
    processed.push({ place: t.place, mode: t.mode, use });
  }
  return { kind, origin, processed };
}

/** No reference to a field of a packed struct. */
function packedRestriction(fcx: FnCtxt, t: Truncated): Truncated {
  if (t.mode === "move") return t;
  const at = t.place.projections.findIndex((p, i) => {
    const before = tyBefore(t.place, i);
    return p.kind === "field" && before.kind === "adt" && fcx.tcx.adt(before.def).repr.packed !== undefined;
  });
  return at < 0 ? t : truncate(t, at);
}

/** Nothing behind raw pointers or inside unions, arrays as a whole. */
function precisionRestriction(fcx: FnCtxt, t: Truncated): Truncated {
  const unsafeBase = (ty: Ty): boolean =>
    ty.kind === "rawPtr" || (ty.kind === "adt" && fcx.tcx.adt(ty.def).kind === "union");
  if (unsafeBase(t.place.baseTy)) return truncate(t, 0);
  for (const [i, p] of t.place.projections.entries()) {
    if (p.kind === "index" || p.kind === "subslice") return truncate(t, i);
    if (unsafeBase(p.ty)) return truncate(t, i + 1);
  }
  return t;
}

/** Fields behind a shared reference: capturing the reference's target serves them all. */
function sharedRefOptimization(t: Truncated): Truncated {
  const last = t.place.projections.findLastIndex((p) => p.kind === "deref");
  if (last < 0) return t;
  const before = tyBefore(t.place, last);
  return before.kind === "ref" && before.mutability === "not" ? truncate(t, last + 1) : t;
}

function adjustMove(t: Truncated): Truncated {
  const first = t.place.projections.findIndex((p) => p.kind === "deref");
  return { ...(first < 0 ? t : truncate(t, first)), mode: "move" };
}

function adjustNonMove(t: Truncated): Truncated {
  if (t.mode !== "move") return t;
  const first = t.place.projections.findIndex((p) => p.kind === "deref");
  return first < 0 ? t : truncate(t, first);
}

/** Nothing is moved out of a type with a destructor. */
function dropRestriction(fcx: FnCtxt, t: Truncated, use: PlaceUse): Truncated {
  if (t.mode !== "move" || fcx.isCopy(placeTy(t.place), use.span)) return t;
  for (let i = 0; i < t.place.projections.length; i++) {
    const before = tyBefore(t.place, i);
    if (before.kind === "adt" && fcx.tcx.adtDestructor(before.def) !== undefined) return truncate(t, i);
  }
  return t;
}

/**
 * The least list of places that covers all: an ancestor takes its descendants in. Variables stand in the order of their
 * first use, in which they are borrowed and dropped.
 */
function minimal(processed: readonly MinCapture[]): MinCapture[] {
  const byLocal = new Map<LocalId, MinCapture[]>();
  for (const one of processed) {
    const local = one.place.local as LocalId;
    const list = byLocal.get(local) ?? [];
    byLocal.set(local, insert(list, { ...one }));
  }
  return [...byLocal.values()].flatMap((list) => list.sort(compareFields));
}

function insert(list: readonly MinCapture[], added: MinCapture): MinCapture[] {
  let current = added;
  let foundDescendant = false;
  const kept: MinCapture[] = [];
  for (const known of list) {
    if (ancestry(current.place, known.place) !== "ancestor") {
      kept.push(known);
      continue;
    }
    foundDescendant = true;
    const cut = truncate(known, current.place.projections.length);
    if (stronger(cut.mode, current.mode)) current = { ...current, mode: cut.mode, use: known.use };
  }
  if (foundDescendant) return [...kept, current];
  for (const known of kept) {
    const relation = ancestry(current.place, known.place);
    if (relation !== "same" && relation !== "descendant") continue;
    const cut = truncate(current, known.place.projections.length);
    if (stronger(cut.mode, known.mode)) {
      known.mode = cut.mode;
      known.use = current.use;
    }
    return kept;
  }
  return [...kept, current];
}

/** Captures of one variable stand in the order of its fields. */
function compareFields(a: MinCapture, b: MinCapture): number {
  const fields = (c: MinCapture): readonly number[] =>
    c.place.projections.flatMap((p) => (p.kind === "field" ? [p.index] : []));
  const x = fields(a);
  const y = fields(b);
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return (x[i] as number) - (y[i] as number);
  return x.length - y.length;
}

// --- calls that waited

function resolveDeferred(fcx: FnCtxt, def: DefId): void {
  const calls: readonly DeferredCall[] = fcx.deferredCalls.get(def) ?? [];
  fcx.deferredCalls.delete(def);
  for (const call of calls) {
    const found = lookupCallTrait(fcx, fcx.resolve(call.closureTy), undefined, fcx.span(call.call), call.call);
    if (found === undefined) continue;
    const tuple = fcx.tryStructurallyResolve(found.method.sig.inputs[1] as Ty);
    fcx.eq(tuple, mkTuple(call.sig.inputs));
    fcx.eq(found.method.sig.output, call.sig.output);
    const steps = [...call.adjustments];
    const self = fcx.shallow(found.method.sig.inputs[0] as Ty);
    if (found.borrow && self.kind === "ref")
      steps.push({
        kind: "borrow",
        target: mkRef(RE_ERASED, call.closureTy, self.mutability),
        raw: false,
        mutability: self.mutability,
        twoPhase: false,
      });
    fcx.applyAdjustments(call.callee, steps);
    fcx.tables.callees.set(call.call, { def: found.method.def, args: found.method.args });
  }
}
