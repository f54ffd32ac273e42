// Errors of calls: the wrong number of arguments, arguments of the wrong type, and what cannot be called.

import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import type { ExprId } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import { joinSpans, type Span, spanEnd } from "#support/span.ts";
import type { ArgError, CalleeInfo } from "#typeck/check/call.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { Flag, hasFlags, type Ty } from "#types/ty.ts";
import { plural } from "./describe.ts";
import { headSpan } from "./method.ts";
import { valueSpan } from "./mismatch.ts";
import { suggestForMismatch } from "./suggest.ts";
import { describeMismatch } from "./type-error.ts";

/** "function", "method", "struct", "enum variant": what a call calls. */
function calleeWord(fcx: FnCtxt, info: CalleeInfo): string {
  if (info.def === undefined) return "function";
  const def = fcx.tcx.hir.def(info.def);
  if (def.kind === "variant") return "enum variant";
  if (def.kind === "struct") return "struct";
  if (def.kind === "assocFn") return fcx.tcx.assocItem(info.def)?.hasSelf === true ? "method" : "function";
  return "function";
}

function definedWord(fcx: FnCtxt, def: DefId): string {
  const { kind } = fcx.tcx.hir.def(def);
  if (kind === "variant") return "tuple variant";
  if (kind === "struct") return "tuple struct";
  if (kind === "assocFn") return fcx.tcx.assocItem(def)?.hasSelf === true ? "method" : "associated function";
  return "function";
}

/** The parentheses of a call, from just after the callee to its end. */
function argListSpan(fcx: FnCtxt, info: CalleeInfo): Span {
  const whole = fcx.span(info.call);
  return { file: whole.file, start: Math.min(info.span.end, whole.end), end: whole.end };
}

/** Spans of the parameters of a function of the user's, without `self`. */
function paramSpans(fcx: FnCtxt, def: DefId): readonly Span[] {
  const item = fcx.tcx.hir.item(def);
  if (item?.kind !== "fn") return [];
  const body = item.body === undefined ? undefined : fcx.tcx.hir.body(item.body);
  const spans = body === undefined ? item.sig.inputs.map((ty) => ty.span) : body.params.map((p) => p.span);
  return item.sig.hasSelf ? spans.slice(1) : spans;
}

/** "function defined here", pointing at the name and the parameters in question. */
function noteDefinition(fcx: FnCtxt, diagnostic: DiagnosticBuilder, info: CalleeInfo, params: readonly number[]): void {
  if (info.closure !== undefined) {
    const closure = fcx.closureExprs
      .map(({ expr }) => fcx.expr(expr))
      .find((e) => e.kind === "closure" && e.closure.def === info.closure);
    if (closure?.kind === "closure") diagnostic.note("closure defined here", closure.closure.headSpan);
    return;
  }
  if (info.def === undefined) return;
  const spans = fcx.tcx.hir.isStd(info.def) ? [] : paramSpans(fcx, info.def);
  const labels = params.flatMap((i) => (spans[i] === undefined ? [] : [{ span: spans[i] as Span, text: "" }]));
  diagnostic.noteWith(`${definedWord(fcx, info.def)} defined here`, [fcx.tcx.hir.def(info.def).nameSpan], labels);
}

export function reportArgCount(
  fcx: FnCtxt,
  info: CalleeInfo,
  inputs: readonly Ty[],
  args: readonly ExprId[],
  found: readonly (Ty | undefined)[],
): void {
  const code = info.closure !== undefined ? "E0057" : info.def === undefined ? "E0057" : "E0061";
  const were = args.length === 1 ? "was" : "were";
  const message = `this ${calleeWord(fcx, info)} takes ${plural(inputs.length, "argument")} but ${plural(args.length, "argument")} ${were} supplied`;
  const diagnostic = error(code, message).at(info.span);
  if (args.length < inputs.length) labelMissing(fcx, diagnostic, info, inputs, args, found);
  else labelExtra(fcx, diagnostic, info, inputs, args, found);
  fcx.error(diagnostic);
}

function known(fcx: FnCtxt, ty: Ty): boolean {
  const resolved = fcx.resolve(ty);
  return !(resolved.kind === "infer" && resolved.variable === "general") && !hasFlags(resolved, Flag.hasError);
}

/** Pairs each argument with the first parameter at or after its place that it fits. */
function align(
  fcx: FnCtxt,
  inputs: readonly Ty[],
  found: readonly (Ty | undefined)[],
): { readonly missing: readonly number[]; readonly extra: readonly number[] } {
  const fits = (i: number, j: number): boolean => {
    const f = found[j];
    return f !== undefined && fcx.infcx.canEq(inputs[i] as Ty, f);
  };
  const missing: number[] = [];
  const extra: number[] = [];
  let i = 0;
  let j = 0;
  const surplus = found.length - inputs.length;
  while (i < inputs.length || j < found.length) {
    if (i >= inputs.length) extra.push(j++);
    else if (j >= found.length) missing.push(i++);
    else if (fits(i, j)) {
      i++;
      j++;
    } else if (surplus < 0 && missing.length < -surplus) missing.push(i++);
    else if (surplus > 0 && extra.length < surplus) extra.push(j++);
    else {
      i++;
      j++;
    }
  }
  return { missing, extra };
}

function labelMissing(
  fcx: FnCtxt,
  diagnostic: DiagnosticBuilder,
  info: CalleeInfo,
  inputs: readonly Ty[],
  args: readonly ExprId[],
  found: readonly (Ty | undefined)[],
): void {
  const { missing } = align(fcx, inputs, found);
  const list = argListSpan(fcx, info);
  const describe = (i: number): string => {
    const ty = inputs[i] as Ty;
    const number = ` #${i + 1}`;
    return known(fcx, ty) ? `argument${number} of type \`${fcx.show(ty)}\`` : `argument${number}`;
  };
  if (missing.length === 1) diagnostic.label(list, `${describe(missing[0] as number)} is missing`);
  else if (missing.length === 2) {
    const [a, b] = missing as [number, number];
    const both = known(fcx, inputs[a] as Ty) && known(fcx, inputs[b] as Ty);
    diagnostic.label(
      list,
      both
        ? `two arguments of type \`${fcx.show(inputs[a] as Ty)}\` and \`${fcx.show(inputs[b] as Ty)}\` are missing`
        : "two arguments are missing",
    );
  } else if (missing.length === 3) {
    const shown = missing.map((i) => `\`${fcx.show(inputs[i] as Ty)}\``);
    diagnostic.label(
      list,
      missing.every((i) => known(fcx, inputs[i] as Ty))
        ? `three arguments of type ${shown[0]}, ${shown[1]}, and ${shown[2]} are missing`
        : "three arguments are missing",
    );
  } else diagnostic.label(list, "multiple arguments are missing");
  noteDefinition(fcx, diagnostic, info, missing);
  const provided = [...args];
  const texts = inputs.map((ty, i) =>
    missing.includes(i) ? placeholder(fcx, info, ty, i) : sourceHole(provided.shift()),
  );
  diagnostic.suggest(
    missing.length === 1 ? "provide the argument" : "provide the arguments",
    list,
    `(${texts.join(", ")})`,
    "HasPlaceholders",
  );
}

function sourceHole(arg: ExprId | undefined): string {
  return arg === undefined ? "/* value */" : "_";
}

function placeholder(fcx: FnCtxt, info: CalleeInfo, ty: Ty, index: number): string {
  if (known(fcx, ty)) return `/* ${fcx.show(ty)} */`;
  const item = info.def === undefined ? undefined : fcx.tcx.hir.item(info.def);
  if (item?.kind === "fn" && item.body !== undefined) {
    const body = fcx.tcx.hir.body(item.body);
    const param = body.params[index + (item.sig.hasSelf ? 1 : 0)];
    const pat = param === undefined ? undefined : body.pats.get(param.pat);
    if (pat?.kind === "binding") return `/* ${body.locals.get(pat.local).name} */`;
  }
  return "/* value */";
}

function labelExtra(
  fcx: FnCtxt,
  diagnostic: DiagnosticBuilder,
  info: CalleeInfo,
  inputs: readonly Ty[],
  args: readonly ExprId[],
  found: readonly (Ty | undefined)[],
): void {
  const { extra } = align(fcx, inputs, found);
  for (const index of extra) {
    const arg = args[index] as ExprId;
    const number = args.length > 1 ? ` #${index + 1}` : "";
    const ty = found[index];
    diagnostic.label(
      fcx.span(arg),
      `unexpected argument${number}${ty !== undefined && known(fcx, ty) ? ` of type \`${fcx.show(ty)}\`` : ""}`,
    );
  }
  noteDefinition(fcx, diagnostic, info, []);
  const first = extra[0];
  const last = extra.at(-1);
  if (first === undefined || last === undefined) return;
  const before = first > 0 ? spanEnd(fcx.span(args[first - 1] as ExprId)) : undefined;
  const removed = joinSpans(before ?? fcx.span(args[first] as ExprId), fcx.span(args[last] as ExprId));
  diagnostic.suggest(`remove the extra argument${extra.length === 1 ? "" : "s"}`, removed, "", "MaybeIncorrect");
}

export function reportArgMismatch(
  fcx: FnCtxt,
  info: CalleeInfo,
  args: readonly ExprId[],
  errors: readonly ArgError[],
): void {
  const word = info.closure !== undefined ? "function" : calleeWord(fcx, info);
  const first = errors[0] as ArgError;
  if (errors.length === 1) {
    const arg = args[first.index] as ExprId;
    const text = describeMismatch(fcx, first.expected, first.found, first.error);
    const diagnostic = error("E0308", "mismatched types").at(valueSpan(fcx, arg), text.label);
    diagnostic.label(info.span, `arguments to this ${word} are incorrect`);
    for (const line of text.note) diagnostic.note(line);
    noteDefinition(fcx, diagnostic, info, [first.index]);
    suggestForMismatch(fcx, diagnostic, arg, first.expected, first.found);
    fcx.error(diagnostic);
    return;
  }
  const diagnostic = error("E0308", `arguments to this ${word} are incorrect`).at(info.span);
  for (const e of errors)
    diagnostic.label(fcx.span(args[e.index] as ExprId), describeMismatch(fcx, e.expected, e.found, e.error).label);
  noteDefinition(
    fcx,
    diagnostic,
    info,
    errors.map((e) => e.index),
  );
  fcx.error(diagnostic);
}

/** E0618. */
export function reportNotCallable(fcx: FnCtxt, id: ExprId, callee: ExprId, ty: Ty): Ty {
  const expr = fcx.expr(callee);
  const shown = fcx.show(ty);
  const res = fcx.tables.exprRes.get(callee);
  const found = `\`${shown}\``;
  const called = fcx.expr(id);
  if (res?.kind === "ctor" && called.kind === "call" && called.args.length > 0) {
    const def = fcx.tcx.hir.def(res.def);
    const name =
      def.kind === "variant" && def.parent !== undefined
        ? `${fcx.tcx.hir.def(def.parent).name}::${def.name}`
        : def.name;
    const unit = error("E0618", `expected function, found \`${shown}\``)
      .at(expr.span)
      .label(fcx.span(id), "call expression requires function");
    if (!fcx.tcx.hir.isStd(res.def))
      unit.label(def.kind === "variant" ? def.nameSpan : headSpan(fcx, res.def), `\`${name}\` defined here`);
    return fcx.errorTy(unit);
  }
  if (res?.kind === "ctor") {
    const def = fcx.tcx.hir.def(res.def);
    const name =
      def.kind === "variant" && def.parent !== undefined
        ? `${fcx.tcx.hir.def(def.parent).name}::${def.name}`
        : def.name;
    const unitFound = def.kind === "variant" ? `enum variant \`${name}\`` : `struct \`${name}\``;
    const unit = error("E0618", `expected function, found ${unitFound}`).at(expr.span);
    unit.label(fcx.span(id), "call expression requires function");
    if (!fcx.tcx.hir.isStd(res.def))
      unit.label(def.kind === "variant" ? def.nameSpan : headSpan(fcx, res.def), `${unitFound} defined here`);
    unit.suggest(
      `\`${name}\` is a unit ${def.kind === "variant" ? "enum variant" : "struct"}, and does not take parentheses to be constructed`,
      argsOnly(fcx, id, callee),
      "",
      "MachineApplicable",
    );
    return fcx.errorTy(unit);
  }
  const diagnostic = error("E0618", `expected function, found ${found}`)
    .at(expr.span)
    .label(fcx.span(id), "call expression requires function");
  if (res?.kind === "local") {
    const local = fcx.body.locals.get(res.local);
    diagnostic.label(local.span, `\`${local.name}\` has type \`${shown}\``);
  }
  return fcx.errorTy(diagnostic);
}

function argsOnly(fcx: FnCtxt, id: ExprId, callee: ExprId): Span {
  const whole = fcx.span(id);
  return { file: whole.file, start: fcx.span(callee).end, end: whole.end };
}
