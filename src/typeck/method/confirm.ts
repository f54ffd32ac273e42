// Confirming a method: adjusts the receiver, makes the arguments, and gives the signature the call is checked by.

import type { ExprId } from "#hir/body.ts";
import type { HirPathSegment } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { MethodCallee } from "#typeck/check/op-method.ts";
import { convertPlaceDerefsToMutable } from "#typeck/check/place.ts";
import { methodArgs } from "#typeck/check/generic-args.ts";
import { reportExplicitDrop } from "#typeck/errors/method.ts";
import { reportMismatch } from "#typeck/errors/mismatch.ts";
import { rebuildTraitRef } from "#types/fold.ts";
import { supertraitRefs } from "#types/param-env.ts";
import {
  type Binder,
  type GenericArgs,
  mkRawPtr,
  mkRef,
  mkSlice,
  RE_ERASED,
  type TraitRef,
  type Ty,
} from "#types/ty.ts";
import { Autoderef } from "./autoderef.ts";
import type { Pick } from "./probe.ts";

/** Confirms `pick` for a method call. Records the receiver's adjustments. */
export function confirmMethod(
  fcx: FnCtxt,
  call: ExprId,
  receiver: ExprId,
  receiverTy: Ty,
  pick: Pick,
  segment: HirPathSegment,
): MethodCallee {
  const span = segment.span;
  const self = adjustReceiver(fcx, receiver, receiverTy, pick);
  const containerArgs = receiverArgs(fcx, self, pick, span);
  const { args } = methodArgs(fcx, pick.item, containerArgs, segment, call);
  const opened = fcx.openInstantiated(fcx.tcx.fnSig(pick.item.def), args);
  const receiverInput = fcx.normalize(opened.inputs[0] as Ty, span);
  const error = fcx.eq(receiverInput, self);
  if (error !== undefined) reportMismatch(fcx, fcx.span(receiver), receiverInput, self, error);
  const sig = fcx.normalizeSig(opened, span);
  if (isDropMethod(fcx, pick)) reportExplicitDrop(fcx, call, receiver, segment);
  fcx.registerPredicatesOf(pick.item.def, args, span, call);
  if (pick.autoref?.kind === "ref" && pick.autoref.mutability === "mut") convertPlaceDerefsToMutable(fcx, receiver);
  return { def: pick.item.def, args, sig };
}

function isDropMethod(fcx: FnCtxt, pick: Pick): boolean {
  const drop = fcx.tcx.langItem("drop");
  return drop !== undefined && pick.item.container === drop;
}

function adjustReceiver(fcx: FnCtxt, receiver: ExprId, ty: Ty, pick: Pick): Ty {
  const autoderef = new Autoderef(fcx, ty, fcx.span(receiver), { includeRaw: true });
  while (autoderef.count < pick.autoderefs && autoderef.next());
  const steps = autoderef.adjustments();
  let target = fcx.tryStructurallyResolve(autoderef.ty);
  if (pick.autoref?.kind === "ref") {
    const base = target;
    const { mutability, unsize } = pick.autoref;
    target = mkRef(RE_ERASED, base, mutability);
    steps.push({ kind: "borrow", target, raw: false, mutability, twoPhase: mutability === "mut" });
    if (unsize && base.kind === "array") {
      target = mkRef(RE_ERASED, mkSlice(base.element), mutability);
      steps.push({ kind: "pointer", cast: "unsize", target });
    }
  } else if (pick.autoref?.kind === "toConstPtr" && target.kind === "rawPtr") {
    target = mkRawPtr(target.inner, "not");
    steps.push({ kind: "pointer", cast: "mutToConstPointer", target });
  }
  autoderef.finish();
  fcx.applyAdjustments(receiver, steps);
  return target;
}

/** Arguments of the impl or trait the method stands in. */
function receiverArgs(fcx: FnCtxt, self: Ty, pick: Pick, span: Span): GenericArgs {
  switch (pick.source.kind) {
    case "inherentImpl":
      return fcx.infcx.freshArgs(pick.source.impl, span);
    case "trait":
      return fcx.infcx.freshArgs(pick.source.trait, span);
    case "whereClause":
      return fcx.infcx.instantiateFresh(pick.source.bound, rebuildTraitRef, span).args;
    case "object":
      return objectArgs(fcx, self, pick, span);
  }
}

/** For a trait object the trait's `Self` is the object type itself. */
function objectArgs(fcx: FnCtxt, self: Ty, pick: Pick, span: Span): GenericArgs {
  const autoderef = new Autoderef(fcx, self, span, { includeRaw: true, silent: true });
  do {
    const ty = fcx.shallow(autoderef.ty);
    if (ty.kind !== "dyn" || ty.principal === undefined) continue;
    const of: Binder<TraitRef> = {
      vars: ty.principal.vars,
      value: { trait: ty.principal.value.trait, args: [ty, ...ty.principal.value.args] },
    };
    const bound = supertraitRefs(fcx.tcx, of).find((b) => b.value.trait === pick.item.container);
    if (bound !== undefined) return fcx.infcx.instantiateFresh(bound, rebuildTraitRef, span).args;
  } while (autoderef.next());
  return fcx.infcx.freshArgs(pick.item.container, span);
}
