// Lints about raw pointers, denied by default: null ones that are used, shared references that are written through or taken
// for larger ones, and references made without a word of what a raw pointer points at.

import type { ExprId, HirExpr } from "#hir/body.ts";
import type { Span } from "#support/span.ts";
import { Layouts } from "#types/layout.ts";
import { Flag, hasFlags, type Ty } from "#types/ty.ts";
import type { LibraryCall } from "./calls.ts";
import type { Places } from "./places.ts";

/**
 * What is to be said of any expression. `raw`: the operands of `&raw`, whose dereference touches nothing. `call`: the
 * expression as a call of a function of the library.
 */
export function lintPointers(
  cx: Places,
  id: ExprId,
  expr: HirExpr,
  raw: ReadonlySet<ExprId>,
  call: LibraryCall | undefined,
): void {
  const pointer = cx.dereferenced(id);
  if (pointer !== undefined && !raw.has(id) && isNull(cx, pointer))
    cx.report("deref_nullptr", expr.span, "dereferencing a null pointer", (builder) =>
      builder.at(expr.span, "this code causes undefined behavior when executed"),
    );
  const used = usedThroughPointer(cx, expr);
  if (used !== undefined) lintReferenceCast(cx, used, expr.span);
  lintImplicitReference(cx, expr, call);
}

// ---------------------------------------------------------------------------------------------
// Null pointers

function isNull(cx: Places, id: ExprId): boolean {
  const ty = cx.typeOf(id);
  if (ty?.kind !== "rawPtr" || sizeOf(cx, ty.inner) === 0) return false;
  const expr = cx.expr(id);
  if (expr.kind === "cast") return isZero(cx.expr(expr.operand)) || isNull(cx, expr.operand);
  const path = cx.libraryCall(id)?.path;
  return path === "std::ptr::null" || path === "std::ptr::null_mut";
}

const isZero = (expr: HirExpr): boolean =>
  expr.kind === "literal" && expr.literal.kind === "int" && expr.literal.value === 0n;

const FIRST_NOT_NULL: readonly string[] = [
  ..."read read_unaligned read_volatile replace write write_bytes write_unaligned write_volatile"
    .split(" ")
    .map((name) => `std::ptr::${name}`),
  "std::slice::from_raw_parts",
  "std::slice::from_raw_parts_mut",
];
const BOTH_NOT_NULL: readonly string[] = ["copy", "copy_nonoverlapping", "swap", "swap_nonoverlapping"].map(
  (name) => `std::ptr::${name}`,
);

/** Functions that take pointers which may not be null, with their positions. */
const NOT_NULL: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ...FIRST_NOT_NULL.map((path) => [path, [0]] as const),
  ...BOTH_NOT_NULL.map((path) => [path, [0, 1]] as const),
]);

export function lintNullArguments(cx: Places, { expr, path, args }: LibraryCall): void {
  for (const index of NOT_NULL.get(path) ?? []) {
    const arg = args[index];
    if (arg === undefined || !isNull(cx, arg)) continue;
    const message =
      "calling this function with a null pointer is undefined behavior, even if the result of the function is unused";
    cx.report("invalid_null_arguments", expr.span, message, (builder) =>
      builder.at(expr.span).label(cx.span(arg), "null pointer originates from here"),
    );
    return;
  }
}

// ---------------------------------------------------------------------------------------------
// References made of others by way of pointers

interface Used {
  readonly pointer: ExprId;
  readonly as: "assigned" | "borrowed" | "borrowedMut";
}

/** The pointer that an expression writes through, or makes a reference of. */
function usedThroughPointer(cx: Places, expr: HirExpr): Used | undefined {
  switch (expr.kind) {
    case "assign":
    case "assignOp": {
      const pointer = cx.dereferenced(expr.left);
      return pointer === undefined ? undefined : { pointer, as: "assigned" };
    }
    case "addrOf": {
      const pointer = expr.raw ? undefined : cx.dereferenced(expr.operand);
      return pointer === undefined
        ? undefined
        : { pointer, as: expr.mutability === "mut" ? "borrowedMut" : "borrowed" };
    }
    default:
      return undefined;
  }
}

const WRITES: ReadonlySet<string> = new Set([
  "std::ptr::write",
  "std::ptr::write_volatile",
  "std::ptr::write_unaligned",
]);

/** `ptr::write` and its like. */
export function lintWriteThroughReference(cx: Places, { expr, path, args: [pointer] }: LibraryCall): void {
  if (pointer !== undefined && WRITES.has(path)) lintReferenceCast(cx, { pointer, as: "assigned" }, expr.span);
}

function lintReferenceCast(cx: Places, { pointer, as }: Used, span: Span): void {
  const init = cx.init(pointer);
  const describe = (message: string): void =>
    cx.report("invalid_reference_casting", span, message, (builder) => {
      const at = builder.at(span);
      return init === pointer ? at : at.label(cx.span(init), "casting happened here");
    });
  if (as !== "borrowed" && isMadeOfShared(cx, init))
    describe(
      as === "assigned"
        ? "assigning to `&T` is undefined behavior, consider using an `UnsafeCell`"
        : "casting `&T` to `&mut T` is undefined behavior, even if the reference is unused, consider instead using an `UnsafeCell`",
    );
  if (as !== "assigned" && isMadeOfSmaller(cx, init))
    describe(
      "casting references to a bigger memory layout than the backing allocation is undefined behavior, even if the reference is unused",
    );
}

const CASTS: ReadonlySet<string> = new Set(["cast", "cast_mut", "cast_const"]);

/** What a pointer was made of by casts alone, and whether a cell's own method was among them. */
function peelCasts(cx: Places, id: ExprId): { readonly origin: ExprId; readonly throughCell: boolean } {
  let at = id;
  let throughCell = false;
  for (let count = 0; count < 64; count++) {
    const next = peelOne(cx, at);
    if (next === undefined) break;
    if (cx.libraryCall(at)?.name === "raw_get") throughCell = true;
    at = next;
  }
  return { origin: at, throughCell };
}

function peelOne(cx: Places, id: ExprId): ExprId | undefined {
  const expr = cx.expr(id);
  if (expr.kind === "cast") return expr.operand;
  if (expr.kind === "block" && expr.block.stmts.length === 0) return expr.block.tail;
  const call = cx.libraryCall(id);
  const [receiver] = call?.args ?? [];
  if (call !== undefined && receiver !== undefined) {
    const isPointer = cx.typeOf(receiver)?.kind === "rawPtr";
    if (expr.kind === "methodCall") return isPointer && CASTS.has(call.name) ? receiver : undefined;
    if (["std::ptr::from_ref", "std::intrinsics::transmute"].includes(call.path) || call.name === "raw_get")
      return receiver;
  }
  const init = cx.init(id);
  return init === id ? undefined : init;
}

function isMadeOfShared(cx: Places, init: ExprId): boolean {
  const end = cx.typeOf(init);
  if (end?.kind !== "rawPtr" || end.mutability !== "mut") return false;
  const { origin, throughCell } = peelCasts(cx, init);
  const start = cx.typeOf(origin);
  if (start?.kind !== "ref" || start.mutability === "mut") return false;
  return !throughCell || cx.tcx.isFreeze(start.inner, cx.body.owner);
}

function isMadeOfSmaller(cx: Places, init: ExprId): boolean {
  const end = cx.typeOf(init);
  if (end?.kind !== "rawPtr") return false;
  const { origin } = peelCasts(cx, init);
  const start = cx.typeOf(origin);
  if (start?.kind !== "ref") return false;
  const made = cx.expr(cx.init(origin));
  const place = made.kind === "addrOf" ? made.operand : cx.init(origin);
  const { kind } = cx.expr(place);
  if (kind === "index" || kind === "field" || cx.dereferenced(place) !== undefined) return false;
  const allocation = cx.typeOf(place);
  if (allocation === undefined || allocation.kind === "ref" || allocation.kind === "rawPtr") return false;
  const [from, whole, to] = [start.inner, allocation, end.inner].map((ty) => sizeOf(cx, ty));
  return from !== undefined && whole !== undefined && to !== undefined && to > from && to > whole;
}

/** The size of a sized type without parameters. */
function sizeOf(cx: Places, ty: Ty): number | undefined {
  if (hasFlags(ty, Flag.hasParam | Flag.hasProjection | Flag.hasOpaque | Flag.hasError)) return undefined;
  if (!cx.tcx.isSized(ty, cx.body.owner)) return undefined;
  return new Layouts(cx.tcx).of(ty).size;
}

// ---------------------------------------------------------------------------------------------
// References that nobody wrote

/** Methods that rustc marks so: what they are called on should not be borrowed in silence. */
const EXPLICIT: ReadonlySet<string> = new Set([
  "len",
  "is_empty",
  "get",
  "get_mut",
  "split_at",
  "split_at_mut",
  "split_at_checked",
  "split_at_mut_checked",
]);

function lintImplicitReference(cx: Places, expr: HirExpr, call: LibraryCall | undefined): void {
  const base = implicitlyBorrowed(expr, call);
  if (base === undefined) return;
  const adjustments = (cx.types.adjustments.get(base) ?? []).filter((step) => step.kind !== "deref");
  const [only, ...more] = adjustments;
  if (only?.kind !== "borrow" || only.raw || more.length > 0) return;
  const pointer = pointerBelow(cx, base);
  if (pointer === undefined) return;
  cx.report(
    "dangerous_implicit_autorefs",
    expr.span,
    "implicit autoref creates a reference to the dereference of a raw pointer",
    (builder) =>
      builder
        .at(expr.span)
        .label(cx.span(pointer), `this raw pointer has type \`${cx.tcx.tyToString(cx.typeOf(pointer) as Ty)}\``)
        .note("creating a reference requires the pointer target to be valid and imposes aliasing requirements"),
  );
}

/** What an indexing, a call of a method or a field access may borrow. */
function implicitlyBorrowed(expr: HirExpr, call: LibraryCall | undefined): ExprId | undefined {
  switch (expr.kind) {
    case "index":
    case "field":
      return expr.base;
    case "methodCall": {
      const isMarked = call !== undefined && /^std::(slice|str|string)::/.test(call.path) && EXPLICIT.has(call.name);
      return isMarked ? expr.receiver : undefined;
    }
    default:
      return undefined;
  }
}

/** The raw pointer whose dereference a place begins with. */
function pointerBelow(cx: Places, place: ExprId): ExprId | undefined {
  let at = place;
  for (;;) {
    const expr = cx.expr(at);
    if (expr.kind !== "index" && expr.kind !== "field") break;
    at = expr.base;
  }
  const pointer = cx.dereferenced(at);
  return pointer !== undefined && cx.typeOf(pointer)?.kind === "rawPtr" ? pointer : undefined;
}
