// Which bytes of a type have no interior mutability.
import type { ProgramCx } from "./program.ts";
import type { Ty } from "#types/ty.ts";

/** Bytes `start..end` of a value. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** Parts that are kept apart at most: of a type with more, none is known. */
const MAX_PARTS = 32;

/**
 * The bytes outside of every `UnsafeCell`, in order of address, as Miri finds them: fields and elements are looked at, but
 * an enum or a union that has one somewhere has it everywhere. Padding counts for nothing.
 */
export function plainParts(cx: ProgramCx, ty: Ty): readonly Part[] {
  const found: Part[] = [];
  collect(cx, ty, 0, found);
  const parts: Part[] = [];
  for (const part of found.sort((a, b) => a.start - b.start)) {
    const last = parts.at(-1);
    if (last?.end === part.start) parts[parts.length - 1] = { start: last.start, end: part.end };
    else parts.push(part);
  }
  return parts.length <= MAX_PARTS ? parts : [];
}

function collect(cx: ProgramCx, ty: Ty, start: number, found: Part[]): void {
  const layout = cx.layouts.of(ty);
  if (layout.size === 0 || found.length > 4 * MAX_PARTS) return;
  if (cx.monoCx.isFreeze(ty)) {
    found.push({ start, end: start + layout.size });
    return;
  }
  const isRecord = ty.kind === "tuple" || ty.kind === "closure" || (ty.kind === "adt" && hasFields(cx, ty));
  if (isRecord) {
    const offsets = layout.fields[0] ?? [];
    for (const [i, field] of cx.layouts.fieldTys(ty, 0).entries()) collect(cx, field, start + (offsets[i] ?? 0), found);
  } else if (ty.kind === "array") {
    const { size } = cx.layouts.of(ty.element);
    for (let at = 0; at < layout.size && found.length <= 4 * MAX_PARTS; at += size)
      collect(cx, ty.element, start + at, found);
  }
}

function hasFields(cx: ProgramCx, ty: Ty & { readonly kind: "adt" }): boolean {
  const { kind, isUnsafeCell } = cx.tcx.adt(ty.def);
  return kind === "struct" && !isUnsafeCell;
}
