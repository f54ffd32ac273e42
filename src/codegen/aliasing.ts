// What a build that is held to the aliasing rules tells the machine beside the program itself: where references come to be,
// and where variables are used beside them. `vm/shadow/trees.ts` has the rules.
//
// Miri retags every reference that is copied, wherever it lies. Here those of a user's function are: made by `&` or `&mut`,
// given as an argument, or come out of a function of the library; also within tuples, arrays, closures, enums and the
// user's structs. Not within structs of the library: their fields are private, and nobody else relies on what they promise.
import { RETAG } from "#isa/ops.ts";
import type { BorrowKind, Local, Operand, Place } from "#mir/body.ts";
import { discriminantTy } from "#types/layout.ts";
import type { Ty } from "#types/ty.ts";
import { emitBranchUnlessEqual, emitDiscriminant } from "./discriminant.ts";
import type { FunctionEmitter } from "./function.ts";
import type { PlaceValue } from "./place.ts";
import { plainParts } from "./plain-parts.ts";

/** Elements of an array whose references are looked at, and values within values. */
const MAX_ELEMENTS = 16;
const MAX_DEPTH = 6;

/** Whether this body's references are held to the aliasing rules: the user's are, not the library's. */
const isTracked = (f: FunctionEmitter): boolean => f.cx.tracksAliasing && f.isOfUser;

/**
 * The pointer in `slot`, to a value of type `ty`, becomes a reference of its own. A `&` to what has interior mutability
 * promises nothing of those bytes, and so keeps the rules of what it was reached through there; so does a `&mut` to what is
 * not `Unpin`, at which others may point all the same. That leaves no `&mut dyn Trait`; and a `&dyn Trait` does not know
 * which bytes those are, but was made from a reference that did.
 */
function emitRetagAs(f: FunctionEmitter, slot: number, ty: Ty, kind: number): void {
  const { monoCx, layouts } = f.cx;
  const isFreeze = monoCx.isFreeze(ty);
  const isMut = (kind & (RETAG.mut | RETAG.box)) !== 0;
  if (isMut && !monoCx.isUnpin(ty)) return;
  const flags = kind | (isFreeze ? 0 : RETAG.interior);
  if (ty.kind === "slice" || ty.kind === "str") {
    const scale = ty.kind === "slice" ? layouts.of(ty.element).size : 1;
    if (scale > 0 && (isMut || isFreeze)) f.fb.emit("retag.slice", slot, scale, flags);
    return;
  }
  const { size, unsized } = layouts.of(ty);
  if (size === 0 || unsized) return;
  // What is an argument is reserved all over, cells or not.
  const parts = isFreeze || (isMut && (kind & RETAG.argument) !== 0) ? [] : plainParts(f.cx, ty);
  if (!isMut && !isFreeze && parts.length === 0) return;
  f.fb.emit("retag", slot, size, parts.length > 0 ? flags | RETAG.parts : flags);
  for (const [i, part] of parts.entries())
    f.fb.emit("retag.part", slot, part.start, part.end - part.start, i === parts.length - 1 ? 1 : 0);
}

/** A `&` or `&mut` has been made in `slot`: a reference of its own. */
export function emitRetag(f: FunctionEmitter, slot: number, at: PlaceValue, borrow: BorrowKind): void {
  if (isTracked(f) && borrow.kind !== "fake") emitRetagAs(f, slot, at.ty, borrow.kind === "mut" ? RETAG.mut : 0);
}

/** All references in the value of type `ty` at `slot` become references of their own; `argument` is 0 or that flag. */
function emitRetagsWithin(f: FunctionEmitter, slot: number, ty: Ty, argument: number, depth = 0): void {
  if (slot % 8 !== 0 || depth > MAX_DEPTH) return;
  switch (ty.kind) {
    case "ref":
      return emitRetagAs(f, slot, ty.inner, argument | (ty.mutability === "mut" ? RETAG.mut : 0));
    case "tuple":
    case "closure":
      return emitRetagsOfFields(f, slot, ty, 0, argument, depth);
    case "array": {
      const length = f.cx.monoConst(ty.length, []);
      const { size } = f.cx.layouts.of(ty.element);
      if (length > MAX_ELEMENTS || !hasReferences(f, ty.element, depth)) return;
      for (let i = 0; i < Number(length); i++) emitRetagsWithin(f, slot + i * size, ty.element, argument, depth + 1);
      return;
    }
    case "adt":
      if (!isLookedInto(f, ty)) return;
      if (f.cx.tcx.adt(ty.def).kind === "enum") return emitRetagsOfEnum(f, slot, ty, argument, depth);
      return emitRetagsOfFields(f, slot, ty, 0, argument, depth);
    default:
      return;
  }
}

function emitRetagsOfFields(
  f: FunctionEmitter,
  slot: number,
  ty: Ty,
  variant: number,
  argument: number,
  depth: number,
): void {
  const offsets = f.cx.layouts.of(ty).fields[variant] ?? [];
  for (const [i, fieldTy] of f.cx.layouts.fieldTys(ty, variant).entries())
    emitRetagsWithin(f, slot + (offsets[i] ?? 0), fieldTy, argument, depth + 1);
}

/** Those of the variant that is there. What lies where another has a reference may be left from that one. */
function emitRetagsOfEnum(
  f: FunctionEmitter,
  slot: number,
  ty: Ty & { kind: "adt" },
  argument: number,
  depth: number,
): void {
  const { variants } = f.cx.layouts.of(ty);
  const { tcx, layouts } = f.cx;
  const all = tcx.adt(ty.def).variants;
  const having = all.flatMap((_, v) =>
    layouts.fieldTys(ty, v).some((fieldTy) => hasReferences(f, fieldTy, depth + 1)) ? [v] : [],
  );
  if (having.length === 0) return;
  if (variants.kind === "single") {
    if (variants.variant !== undefined) emitRetagsOfFields(f, slot, ty, variants.variant, argument, depth);
    return;
  }
  const tagTy = discriminantTy(tcx, ty);
  const { size, align } = layouts.of(tagTy);
  const tag = f.frame.scratch(size, align);
  emitDiscriminant(f, tag, { address: { kind: "frame", offset: slot }, ty, variant: 0, meta: undefined });
  for (const v of having) {
    const skip = f.fb.label();
    const discriminant = BigInt.asIntN(size * 8, all[v]?.discriminant ?? 0n);
    emitBranchUnlessEqual(f, tag, discriminant, size * 8, skip);
    emitRetagsOfFields(f, slot, ty, v, argument, depth);
    f.fb.place(skip);
  }
}

/** Whether fields of the type are looked at: those of enums are there for all to see. */
function isLookedInto(f: FunctionEmitter, ty: Ty & { kind: "adt" }): boolean {
  const { kind } = f.cx.tcx.adt(ty.def);
  return kind === "enum" || (kind === "struct" && !f.cx.tcx.hir.isStd(ty.def));
}

/** Whether {@link emitRetagsWithin} finds any reference in a value of the type. */
function hasReferences(f: FunctionEmitter, ty: Ty, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  switch (ty.kind) {
    case "ref":
      return true;
    case "array":
      return hasReferences(f, ty.element, depth + 1);
    case "tuple":
    case "closure":
      return f.cx.layouts.fieldTys(ty, 0).some((fieldTy) => hasReferences(f, fieldTy, depth + 1));
    case "adt":
      return (
        isLookedInto(f, ty) &&
        f.cx.tcx
          .adt(ty.def)
          .variants.some((_, v) => f.cx.layouts.fieldTys(ty, v).some((fieldTy) => hasReferences(f, fieldTy, depth + 1)))
      );
    default:
      return false;
  }
}

/** References that a function is given are its own from the start, and protected until it returns. */
export function emitArgumentRetags(f: FunctionEmitter): void {
  if (!isTracked(f)) return;
  for (let local = 1; local <= f.body.argCount; local++) {
    const ty = f.localTy(local as Local);
    const slot = f.frame.local(local as Local);
    const boxed = ty.kind === "adt" ? f.cx.pointee(ty) : undefined;
    if (boxed === undefined) emitRetagsWithin(f, slot, ty, RETAG.argument);
    else emitRetagAs(f, slot, boxed, RETAG.box | RETAG.argument);
  }
  f.frame.release();
}

/** References that a function of the library has given are the caller's own from then on. */
export function emitResultRetags(f: FunctionEmitter, at: PlaceValue): void {
  const { uninhabited } = f.cx.layouts.of(at.ty);
  if (isTracked(f) && at.address.kind === "frame" && !uninhabited) emitRetagsWithin(f, at.address.offset, at.ty, 0);
}

/** A variable (or a part of one) that is used directly though references to it may be about. */
function emitTouch(f: FunctionEmitter, place: Place, isWrite: boolean): void {
  if (!isTracked(f) || !f.isWatched(place.local)) return;
  if (!place.projection.every((step) => step.kind === "field" || step.kind === "downcast")) return;
  const { address, ty } = f.place(place);
  const { size } = f.cx.layouts.of(ty);
  if (address.kind === "frame" && size > 0) f.fb.emit("touch", address.offset, size, isWrite ? 1 : 0);
}

/** Before operands are read. */
export function emitReads(f: FunctionEmitter, operands: readonly Operand[]): void {
  if (!f.cx.tracksAliasing) return;
  for (const operand of operands) if (operand.kind !== "const") emitTouch(f, operand.place, false);
}

/** After a place was assigned to: what is assigned may have been read through a reference to the place. */
export function emitWrite(f: FunctionEmitter, place: Place): void {
  emitTouch(f, place, true);
}
