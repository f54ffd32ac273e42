// Mismatches where several expressions meet: returns, branches, arms, breaks, block tails.

import type { ExprId } from "#hir/body.ts";
import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt, SiteCause } from "#typeck/check/fn-ctxt.ts";
import type { RelateError } from "#types/infer.ts";
import { type Ty, UNIT } from "#types/ty.ts";
import { inReturnPosition, letOfInit } from "./expected-because.ts";
import { mismatch, reportMismatch, valueSpan } from "./mismatch.ts";
import { describeMismatch } from "./type-error.ts";
import { suggestForMismatch } from "./suggest.ts";

export interface SiteMismatch {
  readonly expected: Ty;
  readonly found: Ty;
  readonly expr: ExprId | undefined;
  readonly error: RelateError;
  /** How many expressions agreed before. */
  readonly count: number;
}

export function reportSiteMismatch(fcx: FnCtxt, cause: SiteCause, m: SiteMismatch): Ty {
  switch (cause.kind) {
    case "return":
      return reportReturn(fcx, cause, m);
    case "missingTail":
      return reportMissingTail(fcx, cause, m);
    case "ifNoElse":
      return reportIfNoElse(fcx, cause, m);
    case "ifBranches":
      return reportIfBranches(fcx, cause, m);
    case "matchArm":
      return reportMatchArm(fcx, cause, m);
    case "break":
      return reportBreak(fcx, cause, m);
    case "blockTail":
      if (m.expr !== undefined && inReturnPosition(fcx, m.expr))
        return reportReturn(fcx, { kind: "return", expr: m.expr, explicit: false, span: cause.span }, m);
      return reportPlain(fcx, cause, m);
    default:
      return reportPlain(fcx, cause, m);
  }
}

function reportPlain(fcx: FnCtxt, cause: SiteCause, m: SiteMismatch): Ty {
  const span = m.expr === undefined ? cause.span : valueSpan(fcx, m.expr);
  return reportMismatch(fcx, span, m.expected, m.found, m.error, (d) => {
    if (m.expr !== undefined) suggestForMismatch(fcx, d, m.expr, m.expected, m.found);
  });
}

/** Labels the `let` a loop, block or `if` initialises. */
function labelAssignment(fcx: FnCtxt, diagnostic: DiagnosticBuilder, whole: ExprId): void {
  const stmt = letOfInit(fcx, whole);
  if (stmt !== undefined) diagnostic.label(fcx.pat(stmt.pat).span, "expected because of this assignment");
}

function reportBreak(fcx: FnCtxt, cause: SiteCause & { kind: "break" }, m: SiteMismatch): Ty {
  const span = m.expr === undefined ? cause.span : valueSpan(fcx, m.expr);
  return reportMismatch(fcx, span, m.expected, m.found, m.error, (d) => {
    const loop = fcx.expr(cause.loop);
    labelAssignment(fcx, d, cause.loop);
    if (loop.kind === "loop")
      d.label(
        { ...loop.headSpan, end: loop.headSpan.start + 4 },
        `this loop is expected to be of type \`${fcx.show(m.expected)}\``,
      );
    if (m.expr !== undefined) suggestForMismatch(fcx, d, m.expr, m.expected, m.found);
  });
}

function reportReturn(fcx: FnCtxt, cause: SiteCause & { kind: "return" }, m: SiteMismatch): Ty {
  if (cause.expr === undefined) {
    // `return;` in a function that gives a value.
    const diagnostic = error("E0069", `\`return;\` in a function whose return type is not \`()\``).at(
      cause.span,
      "return type is not `()`",
    );
    const { returnSpan } = fcx.frame;
    if (returnSpan !== undefined && returnSpan.end > returnSpan.start)
      diagnostic.label(returnSpan, `expected \`${fcx.show(m.expected)}\` because of this return type`);
    return fcx.errorTy(diagnostic);
  }
  const span = valueSpan(fcx, cause.expr);
  return reportMismatch(fcx, span, m.expected, m.found, m.error, (d) => {
    const { returnSpan } = fcx.frame;
    if (returnSpan !== undefined && returnSpan.end > returnSpan.start)
      d.label(returnSpan, `expected \`${fcx.show(m.expected)}\` because of return type`);
    if (suggestReturnType(fcx, d, m)) return;
    if (m.expr !== undefined) suggestForMismatch(fcx, d, m.expr, m.expected, m.found);
  });
}

/** A function without return type that ends in a value: it may want a semicolon, or a return type. */
function suggestReturnType(fcx: FnCtxt, d: DiagnosticBuilder, m: SiteMismatch): boolean {
  const { returnSpan, isClosure, owner } = fcx.frame;
  if (
    returnSpan === undefined ||
    returnSpan.end > returnSpan.start ||
    isClosure ||
    m.expr === undefined ||
    fcx.resolve(m.expected) !== UNIT
  )
    return false;
  const expr = fcx.expr(m.expr);
  const called = expr.kind === "call" || expr.kind === "methodCall";
  if (called)
    d.suggest("consider using a semicolon here", { ...expr.span, start: expr.span.end }, ";", "MaybeIncorrect");
  const found = fcx.resolve(m.found);
  if (fcx.tcx.hir.def(owner).name === "main" || found.kind === "closure" || found.kind === "fnDef") return called;
  const shown =
    found.kind === "infer"
      ? found.variable === "int"
        ? "i32"
        : found.variable === "float"
          ? "f64"
          : "_"
      : fcx.show(found);
  d.suggest("try adding a return type", returnSpan, ` -> ${shown}`, "MachineApplicable");
  return true;
}

/** A function body or block without tail: points at the return type, or the whole block. */
function reportMissingTail(fcx: FnCtxt, cause: SiteCause & { kind: "missingTail" }, m: SiteMismatch): Ty {
  const diagnostic = mismatch(fcx, cause.span, m.expected, m.found, m.error);
  if (diagnostic === undefined) return fcx.resolve(m.expected);
  const block = fcx.expr(cause.block);
  if (block.kind === "block") {
    const last = block.block.stmts.at(-1);
    if (last?.kind === "expr" && last.semi) {
      const ty = fcx.tables.exprTypes.get(last.expr);
      if (ty !== undefined && fcx.infcx.canEq(m.expected, ty)) {
        const semi = { file: last.span.file, start: last.span.end - 1, end: last.span.end };
        if (!fcx.tcx.hir.isStd(fcx.owner))
          diagnostic.suggest("remove this semicolon to return this value", semi, "", "MachineApplicable");
      }
    }
  }
  if (fcx.tables.tainted === undefined || cause.span !== undefined) {
    const fnSpan = implicitReturnSpan(fcx, cause.block);
    if (fnSpan !== undefined)
      diagnostic.label(fnSpan, "implicitly returns `()` as its body has no tail or `return` expression");
  }
  return fcx.errorTy(diagnostic);
}

function implicitReturnSpan(fcx: FnCtxt, block: ExprId): Span | undefined {
  if (block !== fcx.body.value || fcx.frame.isClosure || fcx.body.kind !== "fn") return undefined;
  return fcx.tcx.hir.def(fcx.owner).nameSpan;
}

function reportIfNoElse(fcx: FnCtxt, cause: SiteCause & { kind: "ifNoElse" }, m: SiteMismatch): Ty {
  const text = describeMismatch(fcx, m.expected, UNIT, m.error);
  const diagnostic = error("E0317", "`if` may be missing an `else` clause").at(cause.whole, text.label);
  const stmt = letOfInit(fcx, cause.id);
  const then = fcx.expr(cause.then);
  if (stmt !== undefined) diagnostic.label(fcx.pat(stmt.pat).span, "expected because of this assignment");
  else if (fcx.frame.returnSpan !== undefined && inReturnPosition(fcx, cause.id)) {
    if (fcx.frame.returnSpan.end > fcx.frame.returnSpan.start)
      diagnostic.label(fcx.frame.returnSpan, `expected \`${fcx.show(m.expected)}\` because of this return type`);
  } else if (then.kind === "block" && then.block.tail !== undefined)
    diagnostic.label(fcx.span(then.block.tail), "found here");
  for (const line of text.note) diagnostic.note(line);
  diagnostic
    .note("`if` expressions without `else` evaluate to `()`")
    .help("consider adding an `else` block that evaluates to the expected type");
  return fcx.errorTy(diagnostic);
}

function reportIfBranches(fcx: FnCtxt, cause: SiteCause & { kind: "ifBranches" }, m: SiteMismatch): Ty {
  const text = describeMismatch(fcx, m.expected, m.found, m.error);
  if (mismatch(fcx, cause.span, m.expected, m.found, m.error) === undefined) return fcx.resolve(m.expected);
  const diagnostic = error("E0308", "`if` and `else` have incompatible types").at(
    valueSpan(fcx, cause.els),
    text.label,
  );
  const then = valueSpan(fcx, cause.then);
  if (fcx.tcx.hir.isMultiline(cause.whole)) diagnostic.label(cause.whole, "`if` and `else` have incompatible types");
  diagnostic.label(then, "expected because of this");
  for (const line of text.note) diagnostic.note(line);
  return fcx.errorTy(diagnostic);
}

function reportMatchArm(fcx: FnCtxt, cause: SiteCause & { kind: "matchArm" }, m: SiteMismatch): Ty {
  if (mismatch(fcx, cause.span, m.expected, m.found, m.error) === undefined) return fcx.resolve(m.expected);
  const text = describeMismatch(fcx, m.expected, m.found, m.error);
  const span = valueSpan(fcx, cause.arm);
  if (cause.question) return reportMismatch(fcx, cause.whole, m.expected, m.found, m.error);
  const diagnostic = error("E0308", "`match` arms have incompatible types")
    .at(span, text.label)
    .label(cause.whole, "`match` arms have incompatible types");
  const prior = cause.prior;
  const shown = fcx.show(m.expected);
  if (prior.length > 1) {
    for (const arm of prior.slice(0, -1))
      diagnostic.label(valueSpan(fcx, arm), `this is found to be of type \`${shown}\``);
    diagnostic.label(valueSpan(fcx, prior.at(-1) as ExprId), `this is found to be of type \`${shown}\``);
  } else if (prior.length === 1)
    diagnostic.label(valueSpan(fcx, prior[0] as ExprId), `this is found to be of type \`${shown}\``);
  for (const line of text.note) diagnostic.note(line);
  return fcx.errorTy(diagnostic);
}
