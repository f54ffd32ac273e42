// What a closure's body has to know of the places that it captures: how they are written, and what they go through.

import type { PatId } from "#hir/body.ts";
import type { UpvarInfo } from "#mir/body.ts";
import { capturedPath } from "#typeck/captured-path.ts";
import type { Capture } from "#typeck/tables.ts";
import type { LowerContext } from "./thir/context.ts";

const BY_REF = { move: undefined, ref: "shared", uniqueRef: "unique", refMut: "mut" } as const;

/** A field of a closure, as its body sees it. */
export function upvarOf(cx: LowerContext, capture: Capture): UpvarInfo {
  const { name, span } = cx.hir.locals.get(capture.local);
  const declared = declaration(cx, capture);
  return {
    name,
    path: capturedPath(cx.tcx, name, cx.localTy(capture.local), capture.projections),
    span: declared === undefined ? span : cx.hir.pats.get(declared).span,
    byRef: BY_REF[capture.mode],
    mutable: isMutableCapture(cx, capture),
    throughShared: dereferenced(cx, capture).includes("not"),
  };
}

/**
 * Whether the captured place may be changed as far as its declaration goes: nothing behind a `&` may, all behind a
 * `&mut` may, and else the variable must be `mut` (rustc's `determine_capture_mutability`).
 */
export function isMutableCapture(cx: LowerContext, capture: Capture): boolean {
  const through = dereferenced(cx, capture);
  if (through.includes("not")) return false;
  if (through.includes("mut")) return true;
  const declared = declaration(cx, capture);
  return declared !== undefined && cx.types.bindingModes.get(declared)?.mutable === true;
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
function dereferenced(cx: LowerContext, capture: Capture): ("mut" | "not")[] {
  return capture.projections.flatMap((step, i) => {
    const before = capture.projections[i - 1]?.ty ?? cx.localTy(capture.local);
    return step.kind === "deref" && before.kind === "ref" ? [before.mutability] : [];
  });
}
