// Types of rvalues, and the region constraints of borrows, casts and aggregates.

import { upvarField } from "#borrowck/analysis.ts";
import { BORING, type Category, type Where } from "#borrowck/nll/constraints.ts";
import { mapClosureRegions, rootOf, withIdentityParent, lifetimesInScope } from "#borrowck/universal-regions.ts";
import type { AggregateKind, BorrowKind, CastKind, Operand, Place, Rvalue } from "#mir/body.ts";
import { bug, unreachable } from "#support/bug.ts";
import { closureSig, closureUpvars } from "#types/closure.ts";
import { mapRegions, substPolySig } from "#types/fold.ts";
import { discriminantTy } from "#types/layout.ts";
import {
  BOOL,
  mkAdt,
  mkArray,
  mkClosure,
  mkConst,
  mkFnPtr,
  mkRawPtr,
  mkRef,
  mkReParam,
  mkTuple,
  type PolyFnSig,
  RE_STATIC,
  type Region,
  type RegionVid,
  type Ty,
  type TyOf,
  USIZE,
} from "#types/ty.ts";
import { relateToAnnotation } from "./annotations.ts";
import type { BodyChecker } from "./check-body.ts";
import type { PlaceTy } from "./cx.ts";

/** Checks an rvalue; gives its type. */
export function checkRvalue(c: BodyChecker, rvalue: Rvalue, where: Where): Ty {
  switch (rvalue.kind) {
    case "use":
      return c.operand(rvalue.operand, where);
    case "repeat":
      return repeat(c, rvalue, where);
    case "ref":
      return borrow(c, rvalue, where);
    case "rawPtr":
      return mkRawPtr(c.typed.placeTy(rvalue.place, where), rvalue.mutability);
    case "cast":
      return cast(c, rvalue, where);
    case "binary":
      return binary(c, rvalue, where);
    case "unary":
      return unary(c, rvalue, where);
    case "discriminant":
      return discriminantTy(c.cx.tcx, c.typed.placeTy(rvalue.place, where));
    case "aggregate":
      return aggregate(c, rvalue, where);
    default:
      return unreachable(rvalue);
  }
}

function repeat(c: BodyChecker, rvalue: Extract<Rvalue, { kind: "repeat" }>, where: Where): Ty {
  const element = c.operand(rvalue.operand, where);
  const many = rvalue.count.kind !== "value" || rvalue.count.bits > 1n;
  // Constants are evaluated anew for each element; anything else is copied.
  if (many && rvalue.operand.kind === "move")
    c.cx.proveTrait(c.cx.tcx.requireLangItem("copy"), [element], where, { kind: "copyBound" });
  return mkArray(element, rvalue.count);
}

// --- borrows

/** Where the loan of a borrow is kept: its region by the point at which it is made. */
function borrow(c: BodyChecker, rvalue: Extract<Rvalue, { kind: "ref" }>, where: Where): Ty {
  const { cx } = c;
  const region = cx.table.fresh(where.span);
  const vid = cx.table.vid(region);
  if (where.point !== undefined) {
    cx.live.addPoint(vid, where.point);
    c.borrowRegions.set(where.point, vid);
  }
  reborrow(c, vid, rvalue.place, where);
  return mkRef(region, c.typed.placeTy(rvalue.place, where), mutabilityOf(rvalue.borrow));
}

function mutabilityOf(borrow: BorrowKind): "not" | "mut" {
  return borrow.kind === "mut" ? "mut" : "not";
}

/**
 * `&'r **p` lives no longer than the references it goes through: those outlive `'r`, from the outermost
 * dereference to the first shared one, behind which the rest of the path no longer matters.
 */
function reborrow(c: BodyChecker, region: RegionVid, place: Place, where: Where): void {
  const { cx } = c;
  const bases: PlaceTy[] = [{ ty: c.typed.localTys[place.local] as Ty, variant: 0 }];
  for (const step of place.projection) bases.push(cx.project(bases[bases.length - 1] as PlaceTy, step, where));
  const field = upvarField(c.typed.body, place);
  const category: Category = field === undefined ? BORING : { kind: "closureUpvar", field };
  for (let i = place.projection.length - 1; i >= 0; i--) {
    if (place.projection[i]?.kind !== "deref") continue;
    const { ty } = bases[i] as PlaceTy;
    if (ty.kind === "rawPtr") return;
    if (ty.kind !== "ref") continue;
    cx.outlives(cx.table.vid(ty.region), region, where, category);
    if (ty.mutability === "not") return;
  }
}

// --- casts

function cast(c: BodyChecker, rvalue: Extract<Rvalue, { kind: "cast" }>, where: Where): Ty {
  const { cx } = c;
  const from = c.operand(rvalue.operand, where);
  const to = cx.fresh(rvalue.ty, where.span);
  c.liveHere(to, where);
  coerce(c, rvalue.cast, from, to, where, rvalue.implicit);
  return to;
}

function coerce(c: BodyChecker, kind: CastKind, from: Ty, to: Ty, where: Where, implicit: boolean): void {
  const { cx } = c;
  const category: Category = { kind: "cast", implicit, unsizeTo: kind === "unsize" ? to : undefined };
  switch (kind) {
    case "reifyFnPointer": {
      if (from.kind !== "fnDef") return bug("reified value is no function item");
      const sig = substPolySig(cx.tcx, cx.tcx.fnSig(from.def), from.args);
      return reify(c, sig, to, where, category);
    }
    case "closureFnPointer": {
      if (from.kind !== "closure") return bug("value is no closure");
      const sig = closureSig(from);
      const unsafe = to.kind === "fnPtr" && to.sig.value.unsafe;
      return cx.sub(mkFnPtr({ vars: sig.vars, value: { ...sig.value, unsafe, abi: "Rust" } }), to, where, category);
    }
    case "unsafeFnPointer": {
      if (from.kind !== "fnPtr") return bug("value is no function pointer");
      return cx.sub(mkFnPtr({ vars: from.sig.vars, value: { ...from.sig.value, unsafe: true } }), to, where, category);
    }
    case "unsize":
      return cx.proveTrait(cx.tcx.requireLangItem("coerce_unsized"), [from, to], where, category);
    case "mutToConstPointer":
      if (from.kind !== "rawPtr") return bug("value is no raw pointer");
      return cx.sub(mkRawPtr(from.inner, "not"), to, where, category);
    case "arrayToPointer":
      if (from.kind !== "rawPtr" || from.inner.kind !== "array" || to.kind !== "rawPtr")
        return bug("value is no pointer to an array");
      return cx.sub(mkRawPtr(from.inner.element, to.mutability), to, where, category);
    case "ptrToPtr":
      return pointerCast(c, from, to, where, category);
    case "intToInt":
    case "floatToInt":
    case "floatToFloat":
    case "intToFloat":
    case "fnPtrToPtr":
    case "pointerExposeProvenance":
    case "pointerWithExposedProvenance":
    case "transmute":
      return;
  }
}

/**
 * A function item becomes a pointer. A pointer without lifetimes of its own no longer says what the item's lifetimes are
 * known to fulfil, so that has to hold here, where a call would ask for it (rust-lang/rust#25860).
 */
function reify(c: BodyChecker, sig: PolyFnSig, to: Ty, where: Where, category: Category): void {
  const { cx } = c;
  if (sig.vars.length === 0 || to.kind !== "fnPtr" || to.sig.vars.length > 0)
    return cx.sub(cx.normalize(mkFnPtr(sig), where), to, where, category);
  const pointer = mkFnPtr({ vars: [], value: c.openForCall(sig, where) });
  cx.wellFormed(pointer, where, category);
  cx.sub(cx.normalize(pointer, where), to, where, category);
}

/** Raw pointers may be cast at will, except that the lifetime of a trait object must not grow. */
function pointerCast(c: BodyChecker, from: Ty, to: Ty, where: Where, category: Category): void {
  if (from.kind !== "rawPtr" && from.kind !== "ref") return;
  if (to.kind !== "rawPtr") return;
  if (
    from.inner.kind === "dyn" &&
    to.inner.kind === "dyn" &&
    from.inner.principal?.value.trait === to.inner.principal?.value.trait
  ) {
    c.cx.outlivesRegion(from.inner.region, to.inner.region, where, category);
  }
}

// --- operators

function binary(c: BodyChecker, rvalue: Extract<Rvalue, { kind: "binary" }>, where: Where): Ty {
  const left = c.operand(rvalue.left, where);
  const right = c.operand(rvalue.right, where);
  switch (rvalue.op) {
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      // Pointers compare where they have a common supertype.
      if (left.kind === "rawPtr" || left.kind === "fnPtr") {
        const common = mapRegions(left, (r) => (r.kind === "bound" ? r : c.cx.table.fresh(where.span)));
        c.cx.sub(left, common, where, BORING);
        if (right.kind === left.kind) c.cx.sub(right, common, where, BORING);
      }
      return BOOL;
    case "addWithOverflow":
    case "subWithOverflow":
    case "mulWithOverflow":
      return mkTuple([left, BOOL]);
    case "offset":
    case "add":
    case "sub":
    case "mul":
    case "div":
    case "rem":
    case "bitXor":
    case "bitAnd":
    case "bitOr":
    case "shl":
    case "shr":
      return left;
  }
}

function unary(c: BodyChecker, rvalue: Extract<Rvalue, { kind: "unary" }>, where: Where): Ty {
  const operand = c.operand(rvalue.operand, where);
  return rvalue.op === "ptrMetadata" ? USIZE : operand;
}

// --- aggregates

function aggregate(c: BodyChecker, rvalue: Extract<Rvalue, { kind: "aggregate" }>, where: Where): Ty {
  const kind = rvalue.aggregate;
  switch (kind.kind) {
    case "tuple":
      return mkTuple(rvalue.operands.map((o) => c.operand(o, where)));
    case "array": {
      const element = c.cx.fresh(kind.element, where.span);
      c.liveHere(element, where);
      for (const o of rvalue.operands) c.cx.sub(c.operand(o, where), element, where, BORING);
      return mkArray(element, mkConst(USIZE, BigInt(rvalue.operands.length)));
    }
    case "adt":
      return adt(c, kind, rvalue.operands, where);
    case "closure":
      return closure(c, kind, rvalue.operands, where);
    case "rawPtr": {
      for (const o of rvalue.operands) c.operand(o, where);
      return mkRawPtr(c.cx.fresh(kind.pointee, where.span), kind.mutability);
    }
    default:
      return unreachable(kind);
  }
}

function adt(
  c: BodyChecker,
  kind: Extract<AggregateKind, { kind: "adt" }>,
  operands: readonly Operand[],
  where: Where,
): Ty {
  const { cx } = c;
  const args = cx.freshArgs(kind.args, where.span);
  const ty = mkAdt(kind.def, args);
  c.liveHere(ty, where);
  if (kind.userTy !== undefined)
    relateToAnnotation(cx, ty, "invariant", kind.userTy, where, { kind: "typeAnnotation", source: "genericArg" });
  const base: PlaceTy = { ty, variant: kind.variant };
  operands.forEach((operand, i) =>
    cx.sub(c.operand(operand, where), cx.fieldTy(base, kind.activeField ?? i, where), where, BORING),
  );
  cx.provePredicatesOf(kind.def, args, where, { kind: "predicate", span: where.span });
  return ty;
}

function closure(
  c: BodyChecker,
  kind: Extract<AggregateKind, { kind: "closure" }>,
  operands: readonly Operand[],
  where: Where,
): Ty {
  const { cx } = c;
  const made = mkClosure(kind.def, kind.args);
  if (made.kind !== "closure") return bug("closure type");
  const regions: Region[] = [];
  const ty = mapClosureRegions(withIdentityParent(cx.tcx, made), () => {
    const region = cx.table.fresh(where.span);
    regions.push(region);
    return region;
  });
  c.liveHere(ty, where);
  const upvars = closureUpvars(ty);
  operands.forEach((operand, i) =>
    cx.sub(c.operand(operand, where), upvars[i] ?? bug("captured variable"), where, BORING),
  );
  applyRequirements(c, ty, regions, where);
  // The bounds around a closure are asked for where it is made: of two ways on, errors tell of that through them.
  const root = rootOf(cx.tcx, ty.def);
  cx.provePredicatesOf(root, cx.tcx.identityArgs(root), where, { kind: "predicate", span: where.span });
  return ty;
}

/** What the closure's body needs of regions that only its creator knows. */
function applyRequirements(c: BodyChecker, ty: TyOf<"closure">, own: readonly Region[], where: Where): void {
  const { cx } = c;
  const needed = cx.input.requirementsOf(ty.def);
  if (needed === undefined)
    return bug(`closure ${cx.tcx.hir.path(ty.def)} was not checked before the body that makes it`);
  const inherited = lifetimesInScope(cx.tcx, rootOf(cx.tcx, ty.def)).map(
    (def): Region => mkReParam(def, cx.tcx.hir.def(def).name),
  );
  const external: readonly Region[] = [RE_STATIC, ...inherited, ...own];
  if (external.length !== needed.externalCount)
    bug(`closure with ${needed.externalCount} external regions, creator knows ${external.length}`);
  const at = (index: number): Region => external[index] ?? bug("external region");
  for (const { subject, outlived, span, category } of needed.outlives) {
    const there: Where = { span, point: where.point };
    if (subject.kind === "region")
      cx.outlives(cx.table.vid(at(subject.region)), cx.table.vid(at(outlived)), there, category, true);
    else {
      const mapped = mapRegions(subject.ty, (r) => (r.kind === "var" ? at(r.vid) : r));
      cx.infcx.typeOutlives(mapped, at(outlived), { span, code: { kind: "misc" } });
      cx.flush(there, category);
    }
  }
}
