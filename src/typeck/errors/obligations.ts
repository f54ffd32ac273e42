// Requirements that do not hold, told at the place that is to blame: an argument rather than the call.

import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import type { ExprId } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import { type Span, spansEqual } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { isTyVar } from "#typeck/coerce/coercion.ts";
import { contains } from "#types/fold.ts";
import { type Cause, type FulfillmentError, type Obligation, rootCause } from "#types/obligation.ts";
import { reportFulfillmentErrors } from "#types/report.ts";
import type { Predicate } from "#types/tcx.ts";
import { Flag, type GenericArg, type GenericArgs, hasFlags, type Ty } from "#types/ty.ts";
import { parentOf } from "./expected-because.ts";
import { hasErroneousBound } from "./method.ts";
import { reportCannotInfer } from "./infer.ts";

/** Reports what cannot hold; ambiguous obligations as E0282/E0283/E0284. */
export function reportFulfillment(fcx: FnCtxt, errors: readonly FulfillmentError[]): void {
  const definite = errors.filter((e) => e.error.kind !== "ambiguous").map((e) => ({ ...e, obligation: blame(fcx, e) }));
  fcx.infcx.onCause = (builder, cause) => decorate(fcx, builder, cause);
  const told = reportFulfillmentErrors(
    fcx.infcx,
    definite.filter((e) => !isAboutErroneousBound(fcx, e.obligation)),
    { owner: fcx.frame.owner },
  );
  if (
    definite.length > 0 &&
    told === undefined &&
    fcx.tables.tainted === undefined &&
    definite.some((e) => isAboutErroneousBound(fcx, e.obligation))
  )
    fcx.taint(fcx.reportedBefore());
  if (told !== undefined) fcx.taint(told);
  if (fcx.isTainted) return;
  const rank = (e: FulfillmentError): number => {
    const p = e.obligation.predicate;
    if (isOfKnownLeft(fcx, e)) return -1;
    if (p.kind === "trait" && p.bound.value.trait === fcx.tcx.langItem("sized")) return 1;
    return p.kind === "wellFormed" ? 3 : 0;
  };
  for (const e of [...errors].sort((a, b) => rank(a) - rank(b))) {
    if (e.error.kind !== "ambiguous") continue;
    reportAmbiguous(fcx, e);
    if (fcx.tables.tainted !== undefined) return;
  }
}

/** rustc asks for an operator before it looks at the right side; here the right side comes first where the left is a scalar. */
function isOfKnownLeft(fcx: FnCtxt, { obligation }: FulfillmentError): boolean {
  const { predicate, cause } = obligation;
  if (predicate.kind !== "projection" || rootCause(cause).code.kind !== "binaryOp") return false;
  const left = predicate.bound.value.args[0];
  return left?.sort === "ty" && !isTyVar(fcx.shallow(left));
}

/** A parameter whose own bounds do not resolve: whether it implements the trait cannot be told. */
function isAboutErroneousBound(fcx: FnCtxt, { predicate, cause }: Obligation): boolean {
  const asked = fcx.causeExprs.get(rootCause(cause));
  const operand = asked === undefined ? undefined : questionOperand(fcx, asked);
  // `?` on something erroneous asks for nothing.
  if (operand !== undefined && hasFlags(fcx.exprTy(operand), Flag.hasError)) return true;
  if (predicate.kind !== "trait") return false;
  const self = predicate.bound.value.args[0];
  return self?.sort === "ty" && hasErroneousBound(fcx, fcx.resolve(self));
}

function reportAmbiguous(fcx: FnCtxt, e: FulfillmentError): void {
  const predicate = fcx.infcx.resolvePredicate(e.obligation.predicate);
  const root = rootCause(e.obligation.cause);
  const span = sizedSpan(fcx, root, predicate) ?? root.span;
  switch (predicate.kind) {
    case "trait": {
      const args = predicate.bound.value.args;
      const variable = firstVar(args);
      if (variable === undefined) return;
      const self = args[0];
      if (self?.sort === "ty" && self.kind === "infer" && isBareTraitCall(fcx, e, predicate.bound.value.trait))
        return reportBareTraitCall(fcx, e, predicate.bound.value.trait);
      const sized = fcx.tcx.langItem("sized") === predicate.bound.value.trait;
      reportCannotInfer(fcx, variable, span, sized ? "E0282" : "E0283");
      return;
    }
    case "projection": {
      const variable = firstVar(predicate.bound.value.args) ?? firstVar([predicate.bound.value.ty]);
      if (variable !== undefined) reportCannotInfer(fcx, variable, span, "E0284");
      return;
    }
    case "wellFormed": {
      const variable = firstVar([predicate.arg]);
      if (variable !== undefined) reportCannotInfer(fcx, variable, span);
      return;
    }
    case "closureKind":
      return;
    default:
      return;
  }
}

/** A path's type that should be `Sized` is blamed on the call it is part of. */
function sizedSpan(fcx: FnCtxt, root: Cause, predicate: Predicate): Span | undefined {
  if (predicate.kind !== "trait" || predicate.bound.value.trait !== fcx.tcx.langItem("sized")) return undefined;
  const expr = fcx.causeExprs.get(root);
  const call = expr === undefined ? undefined : callAround(fcx, expr);
  return call === undefined ? undefined : fcx.span(call);
}

/** The call whose callee an expression is. */
function callAround(fcx: FnCtxt, callee: ExprId): ExprId | undefined {
  for (const [id, candidate] of fcx.body.exprs.entries())
    if (candidate.kind === "call" && candidate.callee === callee) return id;
  return undefined;
}

/** `Trait::function()` without anything that tells which impl. */
function isBareTraitCall(fcx: FnCtxt, e: FulfillmentError, trait: DefId): boolean {
  const { code } = e.obligation.cause;
  if (code.kind !== "where" || fcx.tcx.traitOfItem(code.item) !== trait) return false;
  const expr = fcx.causeExprs.get(e.obligation.cause);
  const node = expr === undefined ? undefined : fcx.expr(expr);
  if (node?.kind !== "path" || node.path.kind !== "resolved" || node.path.self !== undefined) return false;
  const kind = fcx.tcx.hir.def(code.item).kind;
  const item = fcx.tcx.assocItem(code.item);
  return (kind === "assocFn" && item?.hasSelf === false) || kind === "assocConst";
}

/** E0790. */
function reportBareTraitCall(fcx: FnCtxt, e: FulfillmentError, trait: DefId): void {
  const { code } = e.obligation.cause;
  if (code.kind !== "where") return;
  const expr = fcx.causeExprs.get(e.obligation.cause);
  const span = expr === undefined ? e.obligation.cause.span : fcx.span(callAround(fcx, expr) ?? expr);
  const isConst = fcx.tcx.hir.def(code.item).kind === "assocConst";
  const message = isConst
    ? "cannot refer to the associated constant on trait without specifying the corresponding `impl` type"
    : "cannot call associated function on trait without specifying the corresponding `impl` type";
  const diagnostic = error("E0790", message).at(
    span,
    isConst ? "cannot refer to the associated constant of trait" : "cannot call associated function of trait",
  );
  const traitDef = fcx.tcx.hir.def(trait);
  if (!fcx.tcx.hir.isStd(trait))
    diagnostic.label(
      fcx.tcx.hir.def(code.item).span,
      `\`${traitDef.name}::${fcx.tcx.hir.def(code.item).name}\` defined here`,
    );
  const impls = fcx.tcx.implsOfTrait(trait);
  const first = impls[0] === undefined ? undefined : fcx.tcx.implTraitRef(impls[0])?.args[0];
  if (first !== undefined) {
    const text =
      impls.length === 1
        ? "use the fully-qualified path to the only available implementation"
        : "use a fully-qualified path to a specific available implementation";
    diagnostic.suggestParts(
      text,
      [
        {
          span: { ...span, end: span.start },
          replacement: `<${impls.length === 1 ? fcx.show(first) : "/* self type */"} as `,
        },
      ],
      "HasPlaceholders",
    );
  }
  fcx.error(diagnostic);
}

function firstVar(args: GenericArgs): Ty | undefined {
  let found: Ty | undefined;
  for (const arg of args) {
    contains(arg, (part) => {
      if (part.sort === "ty" && part.kind === "infer") found ??= part;
      return found !== undefined;
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

// --- whom to blame

/** The obligation with its span moved to the argument it is about, where that can be told. */
function blame(fcx: FnCtxt, e: FulfillmentError): Obligation {
  const root = rootCause(e.obligation.cause);
  if (root.code.kind === "coercion" && root === e.obligation.cause) {
    const { source, target } = root.code;
    return {
      ...e.obligation,
      cause: { span: root.span, code: { kind: "coercion", source: fcx.resolve(source), target: fcx.resolve(target) } },
    };
  }
  const expr = fcx.causeExprs.get(root) ?? fcx.causeExprs.get(e.root.cause);
  if (expr !== undefined && root.code.kind === "index") {
    const node = fcx.expr(expr);
    if (node.kind === "index")
      return { ...e.obligation, cause: withSpan(fcx, e.obligation.cause, fcx.span(node.index)) };
  }
  if (expr === undefined || root.code.kind !== "where") return e.obligation;
  if (isClosureSignature(fcx, e)) {
    const asked = askingSpan(fcx, root);
    return asked === undefined ? e.obligation : { ...e.obligation, cause: { ...e.obligation.cause, span: asked } };
  }
  const span = argumentSpan(fcx, expr, e.root.predicate, root.code.item);
  return span === undefined ? e.obligation : { ...e.obligation, cause: withSpan(fcx, e.obligation.cause, span) };
}

/** A closure that lacks a call trait: told at what asked for it, not at the closure. */
function isClosureSignature(fcx: FnCtxt, e: FulfillmentError): boolean {
  const { predicate } = e.obligation;
  if (e.error.kind !== "unimplemented" || predicate.kind !== "trait") return false;
  const self = predicate.bound.value.args[0];
  return (
    self?.sort === "ty" &&
    fcx.resolve(self).kind === "closure" &&
    ["fn", "fn_mut", "fn_once"].some((lang) => fcx.tcx.isLangItem(predicate.bound.value.trait, lang))
  );
}

/** The call whose callee asked for something, or the name of the method that did. */
export function askingSpan(fcx: FnCtxt, cause: Cause): Span | undefined {
  const expr = fcx.causeExprs.get(rootCause(cause));
  if (expr === undefined) return undefined;
  const node = fcx.expr(expr);
  if (node.kind === "methodCall") return node.segment.span;
  return fcx.span(callAround(fcx, expr) ?? expr);
}

function withSpan(fcx: FnCtxt, cause: Cause, span: Span): Cause {
  if (cause.code.kind === "derived")
    return { span, code: { ...cause.code, parent: withSpan(fcx, cause.code.parent, span) } };
  const moved: Cause = { ...cause, span };
  const expr = fcx.causeExprs.get(cause);
  if (expr !== undefined) fcx.blamedCalls.set(moved, expr);
  return moved;
}

/** What the place of an obligation adds to the message: the call that asked, the placeholder of a format string. */
function decorate(fcx: FnCtxt, builder: DiagnosticBuilder, whole: Cause): void {
  const cause = rootCause(whole);
  const asked = fcx.causeExprs.get(cause);
  if (
    asked !== undefined &&
    cause.code.kind === "where" &&
    fcx.tcx.isLangItem(cause.code.item, "from_residual") &&
    questionOperand(fcx, asked) !== undefined
  ) {
    if (whole.code.kind === "derived") decorateQuestion(fcx, builder, asked);
    return;
  }
  const expr = fcx.blamedCalls.get(cause);
  if (expr === undefined || cause.code.kind !== "where") return;
  const node = fcx.expr(expr);
  const span = node.kind === "methodCall" ? node.segment.span : node.span;
  const owner = fcx.tcx.hir.def(cause.code.item);
  const isFormat = fcx.tcx.hir.isStd(cause.code.item) && fcx.tcx.hir.path(cause.code.item).includes("fmt::rt");
  if (isFormat && owner.name.startsWith("new_")) builder.label(span, "required by this formatting parameter");
  else if (node.desugared === undefined && !spansEqual(span, cause.span))
    builder.label(span, "required by a bound introduced by this call");
}

/** The operand of a `?` whose error does not convert. */
function decorateQuestion(fcx: FnCtxt, builder: DiagnosticBuilder, at: ExprId): void {
  const operand = questionOperand(fcx, at);
  const ty = operand === undefined ? undefined : fcx.exprTyAdjusted(operand);
  if (operand !== undefined && ty?.kind === "adt" && ty.args[1] !== undefined)
    builder.label(
      calledSpan(fcx, operand),
      `this can't be annotated with \`?\` because it has type \`Result<_, ${fcx.show(ty.args[1])}>\``,
    );
}

/** A method call from its name on, other expressions whole. */
function calledSpan(fcx: FnCtxt, id: ExprId): Span {
  const expr = fcx.expr(id);
  return expr.kind === "methodCall" ? { ...expr.span, start: expr.segment.span.start } : expr.span;
}

/** The expression before the `?` whose desugaring contains `at`: the argument of its `branch` call. */
function questionOperand(fcx: FnCtxt, at: ExprId): ExprId | undefined {
  for (let up = parentOf(fcx, at); up !== undefined; up = parentOf(fcx, up)) {
    const expr = fcx.expr(up);
    if (expr.kind !== "match" || expr.desugared !== "question") continue;
    const scrutinee = fcx.expr(expr.scrutinee);
    return scrutinee.kind === "call" ? scrutinee.args[0] : undefined;
  }
  return undefined;
}

/** The one argument of a call whose formal type mentions the parameter that the predicate is about. */
function argumentSpan(fcx: FnCtxt, expr: ExprId, predicate: Predicate, item: DefId): Span | undefined {
  const call = callOf(fcx, expr);
  if (call === undefined) return undefined;
  const { kind } = fcx.tcx.hir.def(item);
  if (kind !== "fn" && kind !== "assocFn") return undefined;
  const index = parameterOf(fcx, predicate, call.args);
  if (index === undefined) return undefined;
  const sig = fcx.tcx.fnSig(item);
  const mentions = sig.value.inputs.map((input) =>
    contains(input, (part) => part.sort === "ty" && part.kind === "param" && part.index === index),
  );
  const places = mentions.flatMap((m, i) => (m ? [i] : []));
  if (places.length !== 1) return undefined;
  const offset = call.method ? 1 : 0;
  const place = (places[0] as number) - offset;
  if (place < 0) return undefined;
  const arg = call.exprs[place];
  return arg === undefined ? undefined : fcx.span(arg);
}

interface CallParts {
  readonly exprs: readonly ExprId[];
  readonly args: GenericArgs;
  readonly method: boolean;
}

function callOf(fcx: FnCtxt, expr: ExprId): CallParts | undefined {
  const e = fcx.expr(expr);
  if (e.kind === "methodCall") {
    const callee = fcx.tables.callees.get(expr);
    return callee === undefined ? undefined : { exprs: e.args, args: callee.args, method: true };
  }
  if (e.kind !== "path") return undefined;
  const args = fcx.tables.pathArgs.get(expr);
  if (args === undefined) return undefined;
  for (const [, candidate] of fcx.body.exprs.entries()) {
    if (candidate.kind === "call" && candidate.callee === expr) return { exprs: candidate.args, args, method: false };
  }
  return undefined;
}

/** Index of the generic parameter whose argument is the predicate's self type. */
function parameterOf(fcx: FnCtxt, predicate: Predicate, args: GenericArgs): number | undefined {
  if (predicate.kind !== "trait" && predicate.kind !== "projection") return undefined;
  const self: GenericArg | undefined = predicate.bound.value.args[0];
  if (self?.sort !== "ty") return undefined;
  const s = fcx.resolve(self);
  const index = args.findIndex((arg) => arg.sort === "ty" && fcx.resolve(arg) === s);
  return index < 0 ? undefined : index;
}
