// `transmute` between types whose sizes differ, or depend on parameters: E0512 (rustc's `intrinsicck`).

import { type DiagnosticSink, error } from "#diagnostics/diagnostic.ts";
import type { Body } from "#mir/body.ts";
import { tyToString } from "#types/display.ts";
import { normalizeErasing } from "#types/instance.ts";
import { Layouts } from "#types/layout.ts";
import type { Tcx } from "#types/tcx.ts";
import { Flag, hasFlags, type Ty } from "#types/ty.ts";

/** Reports the calls of `transmute` in a body that cannot be right. */
export function checkTransmuteSizes(tcx: Tcx, body: Body<"built">, sink: DiagnosticSink): void {
  const owner = body.source.def;
  for (const { terminator } of body.blocks) {
    if (terminator.kind !== "call" || terminator.func.kind !== "const") continue;
    const { ty } = terminator.func;
    if (ty.kind !== "fnDef" || !isTransmute(tcx, ty.def)) continue;
    const [from, to] = ty.args
      .filter((arg): arg is Ty => arg.sort === "ty")
      .map((t) => normalizeErasing(tcx, t, owner));
    if (from === undefined || to === undefined || from === to) continue;
    const sizes = [sizeOf(tcx, from, owner), sizeOf(tcx, to, owner)] as const;
    if (sizes[0] !== undefined && sizes[0] === sizes[1]) continue;
    const said = (size: string | undefined): string => size ?? "size can vary because of its type parameters";
    sink.error(
      error("E0512", "cannot transmute between types of different sizes, or dependently-sized types")
        .at(terminator.fnSpan)
        .note(`source type: \`${tyToString(tcx, from)}\` (${said(sizes[0])})`)
        .note(`target type: \`${tyToString(tcx, to)}\` (${said(sizes[1])})`),
    );
  }
}

function isTransmute(tcx: Tcx, def: Parameters<Tcx["fnSig"]>[0]): boolean {
  const item = tcx.hir.item(def);
  return item?.kind === "fn" && item.intrinsic && tcx.hir.def(def).name === "transmute";
}

/** "16 bits"; the pointee's metadata where only that is open; undefined where the size depends on parameters. */
function sizeOf(tcx: Tcx, ty: Ty, owner: Body["source"]["def"]): string | undefined {
  if ((ty.kind === "ref" || ty.kind === "rawPtr") && hasFlags(ty, Flag.hasParam | Flag.hasProjection)) {
    if (ty.inner.kind === "slice") return "128 bits";
    return tcx.isSized(ty.inner, owner) ? "64 bits" : `pointer to \`${tyToString(tcx, ty.inner)}\``;
  }
  if (hasFlags(ty, Flag.hasParam | Flag.hasProjection)) return undefined;
  return `${new Layouts(tcx).of(ty).size * 8} bits`;
}
