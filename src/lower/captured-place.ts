// What a closure's body has to know of the places that it captures: how they are written, and what they go through.

import type { PatId } from "#hir/body.ts";
import type { UpvarInfo } from "#mir/body.ts";
import { capturedPath } from "#typeck/captured-path.ts";
import type { Capture } from "#typeck/tables.ts";
import type { Ty } from "#types/ty.ts";
import type { LowerContext } from "./thir/context.ts";

const BY_REF = { move: undefined, ref: "shared", uniqueRef: "unique", refMut: "mut" } as const;

/** A field of a closure, as its body sees it. */
export function upvarInfo(cx: LowerContext, capture: Capture): UpvarInfo {
  const { name, span } = cx.hir.locals.get(capture.local);
  const place = { baseTy: cx.localTy(capture.local), projections: capture.projections };
  const declared = declaration(cx, capture);
  const through = dereferenced(place);
  return {
    name,
    path: capturedPath(cx.tcx, name, place),
    span: declared === undefined ? span : cx.hir.pats.get(declared).span,
    byRef: BY_REF[capture.mode],
    mutable: isMutable(through, declared !== undefined && cx.types.bindingModes.get(declared)?.mutable === true),
    throughShared: through.includes("not"),
  };
}

/** Nothing behind a `&` may be changed, all behind a `&mut`, and else what is declared `mut` (rustc's `determine_capture_mutability`). */
function isMutable(through: readonly ("mut" | "not")[], declaredMut: boolean): boolean {
  return !through.includes("not") && (through.includes("mut") || declaredMut);
}

/** The pattern that binds the captured variable. */
function declaration(cx: LowerContext, capture: Capture): PatId | undefined {
  for (const pat of cx.types.bindingModes.keys()) {
    const node = cx.hir.pats.get(pat);
    if (node.kind === "binding" && node.local === capture.local) return pat;
  }
  return undefined;
}

/** The references that lie on the way to the place. */
function dereferenced({ baseTy, projections }: { baseTy: Ty; projections: Capture["projections"] }): ("mut" | "not")[] {
  return projections.flatMap((step, i) => {
    const before = projections[i - 1]?.ty ?? baseTy;
    return step.kind === "deref" && before.kind === "ref" ? [before.mutability] : [];
  });
}
