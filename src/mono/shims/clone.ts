// `Clone` of what has no impl of it in the library: tuples, closures, arrays.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import type { AggregateKind, BlockId, Body, Local, Projection } from "#mir/body.ts";
import { DEREF, field, place, RETURN_PLACE } from "#mir/places.ts";
import { mkFnDef, mkRef, RE_ERASED, type Ty, type TyOf } from "#types/ty.ts";
import { assign, borrow, drop, move, ShimBuilder, type ShimCx } from "./builder.ts";

interface Part {
  readonly ty: Ty;
  readonly step: Projection;
}

/** `fn(&T) -> T` for tuples, closures and arrays whose parts are `Clone`. */
export function cloneShim(cx: ShimCx, ty: Ty, def: DefId, span: Span): Body<"elaborated"> {
  const b = new ShimBuilder(def, span);
  b.local(ty);
  const self = b.local(mkRef(RE_ERASED, ty, "not"));
  const clone =
    cx.tcx.assocItems(cx.tcx.requireLangItem("clone")).find((i) => i.name === "clone")?.def ??
    bug("Clone without clone");
  const parts = partsOf(cx, ty);
  const entry = b.reserve();
  const results = parts.map((p) => b.local(p.ty));
  const unwinds = dropsOfEarlier(cx, b, parts, results);
  const operands = results.map((r) => move(place(r)));
  let next = b.block({ kind: "return" }, [
    assign(RETURN_PLACE, { kind: "aggregate", aggregate: aggregateOf(ty), operands }),
  ]);
  [...parts.entries()].reverse().forEach(([i, part]) => {
    const reference = b.local(mkRef(RE_ERASED, part.ty, "not"));
    const result = place(results[i] as Local);
    next = b.block(
      b.call(b.fnItem(mkFnDef(clone, [part.ty])), [move(place(reference))], result, next, unwinds[i] as BlockId),
      [borrow(reference, place(self, DEREF, part.step), "not")],
    );
  });
  b.fill(entry, { kind: "goto", target: next });
  return b.body(1);
}

/** Where a panic in the clone of each part unwinds to: those made before it are dropped. */
function dropsOfEarlier(
  cx: ShimCx,
  b: ShimBuilder,
  parts: readonly Part[],
  results: readonly Local[],
): readonly BlockId[] {
  let chain = b.block({ kind: "unwindResume" }, [], true);
  return parts.map((part, i) => {
    const here = chain;
    if (cx.needsDrop(part.ty)) chain = b.block(drop(place(results[i] as Local), chain, "terminate"), [], true);
    return here;
  });
}

function aggregateOf(ty: Ty): AggregateKind {
  if (ty.kind === "array") return { kind: "array", element: ty.element };
  return ty.kind === "closure" ? { kind: "closure", def: ty.def, args: ty.args } : { kind: "tuple" };
}

function partsOf(cx: ShimCx, ty: Ty): readonly Part[] {
  return ty.kind === "array"
    ? elements(ty)
    : cx.layouts.fieldTys(ty, 0).map((part, i) => ({ ty: part, step: field(i, part) }));
}

function elements(ty: TyOf<"array">): readonly Part[] {
  const length = ty.length.kind === "value" ? Number(ty.length.bits) : bug("array length not known");
  return Array.from({ length }, (_, offset) => ({
    ty: ty.element,
    step: { kind: "constantIndex", offset, minLength: length, fromEnd: false },
  }));
}
