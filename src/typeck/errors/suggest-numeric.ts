// Help where one number is given and another wanted: `.into()`, `.try_into().unwrap()`, `as`, another literal.

import type { DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { ExprId } from "#hir/body.ts";
import { type Span, spanEnd, spanStart } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { localOf } from "#typeck/hir-walk.ts";
import type { Ty, TyOf } from "#types/ty.ts";
import { parentOf } from "./expected-because.ts";

type Number_ = TyOf<"int"> | TyOf<"uint"> | TyOf<"float">;

function isNumber(ty: Ty): ty is Number_ {
  return ty.kind === "int" || ty.kind === "uint" || ty.kind === "float";
}

/** Bits; pointer-sized types have none that programs may rely on. */
function width(ty: Number_): number | undefined {
  const digits = ty.name.slice(1);
  return digits === "size" ? undefined : Number(digits);
}

/** Whether `From` converts every value of `from` to `to`. */
export function isLossless(from: Number_, to: Number_): boolean {
  const f = width(from);
  const t = width(to);
  if (f === undefined) return false;
  if (to.kind === "float") return t !== undefined && (from.kind === "float" ? f < t : f <= (t === 32 ? 16 : 32));
  if (from.kind === "float") return false;
  // `usize` is at least 16 bits wide everywhere.
  if (t === undefined)
    return to.kind === "uint"
      ? from.kind === "uint" && f <= 16
      : (from.kind === "int" && f <= 16) || (from.kind === "uint" && f <= 8);
  return from.kind === to.kind ? f < t : from.kind === "uint" && to.kind === "int" && f < t;
}

function named(ty: Number_): string {
  return `${ty.name.startsWith("u") ? "a" : "an"} \`${ty.name}\``;
}

/** Adds the help; whether there was any. */
export function suggestNumeric(
  fcx: FnCtxt,
  diagnostic: DiagnosticBuilder,
  id: ExprId,
  expected: Ty,
  found: Ty,
): boolean {
  const expr = fcx.expr(id);
  if (expected.kind === "float" && found.kind === "infer" && found.variable === "int" && expr.kind === "literal") {
    diagnostic.suggest("use a float literal", spanEnd(expr.span), ".0", "MachineApplicable");
    return true;
  }
  if (!isNumber(expected) || !isNumber(found)) return false;
  if (
    expr.kind === "literal" &&
    (expr.literal.kind === "int" || expr.literal.kind === "float") &&
    expr.literal.suffix !== undefined &&
    (found.kind === "float") === (expected.kind === "float")
  ) {
    const suffix: Span = { ...expr.span, start: expr.span.end - expr.literal.suffix.length };
    diagnostic.suggest(
      `change the type of the numeric literal from \`${found.name}\` to \`${expected.name}\``,
      suffix,
      expected.name,
      "MachineApplicable",
    );
    return true;
  }
  if (comparesWith(fcx, diagnostic, id, expected, found)) return true;
  const message = `you can convert ${named(found)} to ${named(expected)}`;
  if (expected.kind === "float") {
    if (found.kind === "float") {
      if (isLossless(found, expected)) call(fcx, diagnostic, id, message, ".into()");
      return isLossless(found, expected);
    }
    if (isLossless(found, expected))
      call(fcx, diagnostic, id, `${message}, producing the floating point representation of the integer`, ".into()");
    else
      call(
        fcx,
        diagnostic,
        id,
        `${message}, producing the floating point representation of the integer, rounded if necessary`,
        ` as ${expected.name}`,
      );
    return true;
  }
  if (found.kind === "float") return false;
  if (isLossless(found, expected)) call(fcx, diagnostic, id, message, ".into()");
  else call(fcx, diagnostic, id, `${message} and panic if the converted value doesn't fit`, ".try_into().unwrap()");
  return true;
}

/** In a comparison it is the left side that gives way, where it fits into the right one's type. */
function comparesWith(
  fcx: FnCtxt,
  diagnostic: DiagnosticBuilder,
  id: ExprId,
  expected: Number_,
  found: Number_,
): boolean {
  const up = parentOf(fcx, id);
  const parent = up === undefined ? undefined : fcx.expr(up);
  if (parent?.kind !== "binary" || parent.right !== id || !["==", "!=", "<", "<=", ">", ">="].includes(parent.op))
    return false;
  if (!isLossless(expected, found) || isLossless(found, expected)) return false;
  const left = fcx.span(parent.left);
  const name = (side: ExprId): string | undefined => {
    const e = fcx.expr(side);
    const local = e.kind === "path" ? localOf(e.path) : undefined;
    return local === undefined ? undefined : fcx.body.locals.get(local).name;
  };
  const a = name(parent.left);
  const b = name(parent.right);
  if (a === undefined || b === undefined) return false;
  diagnostic.suggestParts(
    `you can convert \`${a}\` from \`${expected.name}\` to \`${found.name}\`, matching the type of \`${b}\``,
    [
      { span: spanStart(left), replacement: `${found.name}::from(` },
      { span: spanEnd(left), replacement: ")" },
    ],
    "MachineApplicable",
  );
  return true;
}

/** Appends a conversion, in parentheses where the expression needs them. */
function call(fcx: FnCtxt, diagnostic: DiagnosticBuilder, id: ExprId, message: string, suffix: string): void {
  const expr = fcx.expr(id);
  const loose =
    expr.kind === "binary" ||
    expr.kind === "unary" ||
    expr.kind === "cast" ||
    expr.kind === "logical" ||
    expr.kind === "addrOf" ||
    expr.kind === "closure";
  if (!loose) diagnostic.suggest(message, spanEnd(expr.span), suffix, "MachineApplicable");
  else {
    diagnostic.suggestParts(
      message,
      [
        { span: spanStart(expr.span), replacement: "(" },
        { span: spanEnd(expr.span), replacement: `)${suffix}` },
      ],
      "MachineApplicable",
    );
  }
}
