// E0308 and what goes with it: types that do not match, at the places where they have to.

import { error, type DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { ExprId } from "#hir/body.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { RelateError } from "#types/infer.ts";
import { Flag, hasFlags, NEVER, type Ty } from "#types/ty.ts";
import { describeMismatch } from "./type-error.ts";

/** Starts E0308 at `span`; `undefined` where either side is erroneous already. */
export function mismatch(
  fcx: FnCtxt,
  span: Span,
  expected: Ty,
  found: Ty,
  err: RelateError | undefined,
): DiagnosticBuilder | undefined {
  const e = fcx.resolve(expected);
  const f = fcx.resolve(found);
  if (hasFlags(e, Flag.hasError) || hasFlags(f, Flag.hasError)) return undefined;
  const text = describeMismatch(fcx, e, f, err);
  const diagnostic = error("E0308", "mismatched types").at(span, text.label);
  for (const line of text.note) diagnostic.note(line);
  return diagnostic;
}

/** The innermost expression that gives a block, `if` or the like its value: where rustc points. */
export function valueSpan(fcx: FnCtxt, id: ExprId): Span {
  const expr = fcx.expr(id);
  if (expr.kind === "block" && expr.block.tail !== undefined) return valueSpan(fcx, expr.block.tail);
  return expr.span;
}

export function reportMismatch(
  fcx: FnCtxt,
  span: Span,
  expected: Ty,
  found: Ty,
  err: RelateError | undefined,
  extend?: (d: DiagnosticBuilder) => void,
): Ty {
  const diagnostic = mismatch(fcx, span, expected, found, err);
  if (diagnostic === undefined) {
    const e = fcx.resolve(expected);
    return hasFlags(e, Flag.hasError) ? e : fcx.resolve(found);
  }
  extend?.(diagnostic);
  return fcx.errorTy(diagnostic);
}

/** The `else` block of `let … else` gives a value. */
export function reportLetElse(fcx: FnCtxt, span: Span, found: Ty, err: RelateError): void {
  const text = describeMismatch(fcx, NEVER, found, err);
  const diagnostic = error("E0308", "`else` clause of `let...else` does not diverge").at(span, text.label);
  for (const line of text.note) diagnostic.note(line);
  fcx.error(
    diagnostic
      .help("try adding a diverging expression, such as `return` or `panic!(..)`")
      .help("...or use `match` instead of `let...else`"),
  );
}
