// References to fields of packed types, which may lie anywhere: E0793 (rustc's `check_packed_ref`).

import { type DiagnosticBuilder, type DiagnosticSink, error } from "#diagnostics/diagnostic.ts";
import type { Body, Place } from "#mir/body.ts";
import { placeTy } from "#mir/place-ty.ts";
import { Flag, hasFlags, type Ty, type TyOf } from "#types/ty.ts";
import { normalizeErasing } from "#types/instance.ts";
import { Layouts } from "#types/layout.ts";
import type { Tcx } from "#types/tcx.ts";

/** Reports the references of a body that may be unaligned. Derived impls are taken to read their fields by value. */
export function checkPackedRefs(tcx: Tcx, body: Body<"built">, sink: DiagnosticSink): void {
  const { parent } = tcx.hir.def(body.source.def);
  if (parent !== undefined && tcx.hir.def(parent).attrs.some(({ name }) => name === "automatically_derived")) return;
  for (const { statements } of body.blocks) {
    for (const statement of statements) {
      if (statement.kind !== "assign") continue;
      const { rvalue, source } = statement;
      if (rvalue.kind !== "ref" || rvalue.borrow.kind === "fake") continue;
      const packed = packedAround(tcx, body, rvalue.place);
      if (packed !== undefined) sink.error(unaligned(tcx, packed, source.span));
    }
  }
}

/** The packed type that a place is part of, if that may leave the place unaligned. */
function packedAround(tcx: Tcx, body: Body<"built">, { local, projection }: Place): TyOf<"adt"> | undefined {
  const part = (length: number): Ty => placeTy(tcx, body, { local, projection: projection.slice(0, length) });
  for (let length = projection.length - 1; length >= 0; length--) {
    const step = projection[length];
    if (step?.kind === "deref") return undefined;
    const base = part(length);
    if (step?.kind !== "field" || base.kind !== "adt") continue;
    const { packed } = tcx.adt(base.def).repr;
    if (packed !== undefined && mayNeed(tcx, part(projection.length), packed, body)) return base;
  }
  return undefined;
}

/** Whether a type may need more alignment than `limit` bytes. */
function mayNeed(tcx: Tcx, ty: Ty, limit: number, body: Body<"built">): boolean {
  const normal = normalizeErasing(tcx, ty, body.source.def);
  if (
    normal.kind === "str" ||
    (normal.kind === "slice" && normal.element.kind === "uint" && normal.element.name === "u8")
  )
    return false;
  if (hasFlags(normal, Flag.hasParam | Flag.hasProjection)) return true;
  return new Layouts(tcx).of(normal).align > limit;
}

function unaligned(tcx: Tcx, ty: TyOf<"adt">, span: Parameters<DiagnosticBuilder["at"]>[0]): DiagnosticBuilder {
  const { kind, repr } = tcx.adt(ty.def);
  return error("E0793", `reference to field of packed ${kind} is unaligned`)
    .at(span)
    .note(`this ${kind} is ${repr.packed}-byte aligned, but the type of this field may require higher alignment`)
    .note("creating a misaligned reference is undefined behavior (even if that reference is never dereferenced)")
    .help(
      "copy the field contents to a local variable, or replace the reference with a raw pointer and use `read_unaligned`/`write_unaligned` (loads and stores via `*p` must be properly aligned even when using raw pointers)",
    );
}
