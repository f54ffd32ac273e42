// Lints about calls of the library's functions that are certainly wrong, denied by default: orderings that an atomic access
// cannot have, discriminants of what is no enum, bytes that are no text, drops that drop nothing, transmutes that make
// shared references mutable.

import type { Places } from "./places.ts";
import type { ExprId, HirExpr } from "#hir/body.ts";
import { utf8LengthAt } from "#support/utf8.ts";
import { Flag, hasFlags, type Ty } from "#types/ty.ts";

/** A function of the library with its arguments, the receiver first. */
export interface LibraryCall {
  readonly id: ExprId;
  readonly expr: HirExpr;
  /** `std::mem::drop`; a method of a type has `{impl}` in the place of that. */
  readonly path: string;
  /** The last of the path. */
  readonly name: string;
  readonly args: readonly ExprId[];
  readonly typeArgs: readonly Ty[];
}

export function lintCall(cx: Places, call: LibraryCall): void {
  if (/^std::sync::atomic::/.test(call.path)) return lintOrdering(cx, call);
  switch (call.path) {
    case "std::mem::discriminant":
      return lintDiscriminant(cx, call);
    case "std::mem::drop":
      return lintDrop(cx, call);
    case "std::intrinsics::transmute":
      return lintTransmute(cx, call);
    case "std::str::{impl}::from_utf8_unchecked":
    case "std::str::{impl}::from_utf8_unchecked_mut":
      return lintFromUtf8(cx, call, "str");
    case "std::str::utf8::from_utf8_unchecked":
    case "std::str::utf8::from_utf8_unchecked_mut":
      return lintFromUtf8(cx, call, "std::str");
    default:
  }
}

function lintDiscriminant(cx: Places, { expr, typeArgs: [ty] }: LibraryCall): void {
  if (ty === undefined || hasFlags(ty, Flag.hasParam) || (ty.kind === "adt" && cx.tcx.adt(ty.def).kind === "enum"))
    return;
  const message = "the return value of `mem::discriminant` is unspecified when called with a non-enum type";
  cx.report("enum_intrinsics_non_enums", expr.span, message, (builder) =>
    builder
      .at(expr.span)
      .note(
        `the argument to \`discriminant\` should be a reference to an enum, but it was passed a reference to a \`${cx.tcx.tyToString(ty)}\`, which is not an enum`,
      ),
  );
}

function lintDrop(cx: Places, { expr, args: [arg] }: LibraryCall): void {
  const ty = arg === undefined ? undefined : cx.typeOf(arg);
  if (arg === undefined || ty?.kind !== "adt" || !cx.tcx.adt(ty.def).isManuallyDrop) return;
  const message = "calls to `std::mem::drop` with `std::mem::ManuallyDrop` instead of the inner value does nothing";
  cx.report("undropped_manually_drops", expr.span, message, (builder) =>
    builder.at(expr.span).label(cx.span(arg), `argument has type \`${cx.tcx.tyToString(ty)}\``),
  );
}

function lintTransmute(cx: Places, { expr, typeArgs: [from, to] }: LibraryCall): void {
  if (from?.kind !== "ref" || to?.kind !== "ref" || from.mutability === "mut" || to.mutability !== "mut") return;
  const message =
    "transmuting &T to &mut T is undefined behavior, even if the reference is unused, consider instead using an UnsafeCell";
  cx.report("mutable_transmutes", expr.span, message, (builder) => builder.at(expr.span));
}

/** `of`: the type or module whose function is called. */
function lintFromUtf8(cx: Places, { expr, name, args: [arg] }: LibraryCall, of: string): void {
  const bytes = arg === undefined ? undefined : cx.bytesOf(arg);
  if (arg === undefined || bytes === undefined) return;
  const valid = validPrefix(bytes);
  if (valid === bytes.length) return;
  const message = `calls to \`${of}::${name}\` with an invalid literal are undefined behavior`;
  cx.report("invalid_from_utf8_unchecked", expr.span, message, (builder) =>
    builder.at(expr.span).label(cx.span(arg), `the literal was valid UTF-8 up to the ${valid} bytes`),
  );
}

/** How many bytes from the start are text. */
function validPrefix(bytes: Uint8Array): number {
  let at = 0;
  for (let length = utf8LengthAt(bytes, at); length > 0; length = utf8LengthAt(bytes, at)) at += length;
  return at;
}

/** Where the ordering of an access stands among the arguments, and which it cannot be. */
interface OrderingRule {
  readonly index: number;
  readonly bad: readonly string[];
  readonly says: string;
}

const fence: OrderingRule = { index: 0, bad: ["Relaxed"], says: "memory fences cannot have `Relaxed` ordering" };

const onFailure = (name: string, index: number): readonly [string, OrderingRule] => [
  name,
  {
    index,
    bad: ["Release", "AcqRel"],
    says: `\`${name}\`'s failure ordering may not be \`Release\` or \`AcqRel\`, since a failed \`${name}\` does not result in a write`,
  },
];

const ORDERINGS: ReadonlyMap<string, OrderingRule> = new Map<string, OrderingRule>([
  ["load", { index: 1, bad: ["Release", "AcqRel"], says: "atomic loads cannot have `Release` or `AcqRel` ordering" }],
  ["store", { index: 2, bad: ["Acquire", "AcqRel"], says: "atomic stores cannot have `Acquire` or `AcqRel` ordering" }],
  ["fence", fence],
  ["compiler_fence", fence],
  onFailure("compare_exchange", 4),
  onFailure("compare_exchange_weak", 4),
  onFailure("fetch_update", 2),
]);

function lintOrdering(cx: Places, { name: accessed, args }: LibraryCall): void {
  const rule = ORDERINGS.get(accessed);
  const arg = rule === undefined ? undefined : args[rule.index];
  if (rule === undefined || arg === undefined) return;
  const ordering = cx.pathOf(arg);
  const name = rule.bad.find((bad) => ordering === `std::sync::atomic::Ordering::${bad}`);
  if (name === undefined) return;
  const span = cx.span(arg);
  cx.report("invalid_atomic_ordering", span, rule.says, (builder) => builder.at(span));
}
