// `transmute` between types whose sizes differ, or depend on parameters: E0512 (rustc's `intrinsicck`).

import { type DiagnosticSink, error } from "#diagnostics/diagnostic.ts";
import type { Body } from "#mir/body.ts";
import { subst } from "#types/fold.ts";
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
    if (isWide(tcx, ty.inner)) return "128 bits";
    return tcx.isSized(ty.inner, owner) ? "64 bits" : `pointer to \`${tyToString(tcx, ty.inner)}\``;
  }
  return isLayoutKnown(tcx, ty, owner) ? `${new Layouts(tcx).of(ty).size * 8} bits` : undefined;
}

/** Whether a pointer to a type is known to be of two words: what the type ends in decides. */
function isWide(tcx: Tcx, ty: Ty): boolean {
  if (ty.kind === "slice" || ty.kind === "str" || ty.kind === "dyn") return true;
  const adt = ty.kind === "adt" ? tcx.adt(ty.def) : undefined;
  const field = adt?.kind === "struct" ? adt.variants[0]?.fields.at(-1) : undefined;
  if (ty.kind === "adt" && field !== undefined) return isWide(tcx, subst(tcx, tcx.typeOf(field.def), ty.args));
  const last = ty.kind === "tuple" ? ty.elements.at(-1) : undefined;
  return last !== undefined && isWide(tcx, last);
}

/**
 * Whether a type's layout is the same for all parameters in it: as in rustc, whether it is made of such types alone.
 * What stands behind a pointer does not matter, unless it decides how wide the pointer is.
 */
function isLayoutKnown(tcx: Tcx, ty: Ty, owner: Body["source"]["def"]): boolean {
  if (!hasFlags(ty, Flag.hasParam | Flag.hasProjection)) return true;
  switch (ty.kind) {
    case "fnDef":
    case "fnPtr":
      return true;
    case "ref":
    case "rawPtr":
      return isWide(tcx, ty.inner) || tcx.isSized(ty.inner, owner);
    case "array":
      return ty.length.kind === "value" && isLayoutKnown(tcx, ty.element, owner);
    case "tuple":
      return ty.elements.every((element) => isLayoutKnown(tcx, element, owner));
    case "adt":
      return tcx
        .adt(ty.def)
        .variants.flatMap(({ fields }) => fields)
        .map(({ def }) => subst(tcx, tcx.typeOf(def), ty.args))
        .every((field) => !hasFlags(field, Flag.hasProjection) && isLayoutKnown(tcx, field, owner));
    default:
      return false;
  }
}
