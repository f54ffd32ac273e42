// Matching written generic arguments with an item's parameters: defaults, elision, E0107 and E0747.

import { error, type Reported } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { ElidedLifetimes, HirGenericArg, HirGenericArgs, HirLifetime } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import { subst } from "./fold.ts";
import type { GenericParam, Tcx } from "./tcx.ts";
import type { Const, GenericArg, GenericArgs, Region, Ty } from "./ty.ts";
import { CONST_ERROR, mkErrorTy, RE_ERROR } from "./ty.ts";

/** How to turn the parts of an argument list into types; the lowerer is one. */
export interface ArgLowering {
  readonly tcx: Tcx;
  typeArg(arg: HirGenericArg & { kind: "type" }, param: GenericParam, soFar: GenericArgs): Ty;
  constArg(arg: HirGenericArg, param: GenericParam): Const;
  lifetime(lifetime: HirLifetime): Region;
  inferTy(span: Span, param: GenericParam | undefined): Ty;
  inferConst(span: Span, param: GenericParam | undefined): Const;
  inferRegion(span: Span): Region;
}

export interface ArgsRequest {
  readonly def: DefId;
  /** Arguments for the leading parameters that are not written here: the parent's, or a trait's `Self`. */
  readonly given: GenericArgs;
  readonly written: HirGenericArgs | undefined;
  readonly elided: ElidedLifetimes | undefined;
  /** The name before the arguments. */
  readonly span: Span;
  /** Omitted types and consts are inferred where no argument at all is written (paths in expressions). */
  readonly inferOmitted: boolean;
  /** Of a method called by name, lifetimes may be given in vain: that is only warned about. */
  readonly isMethodCall?: boolean;
  /** A trait object's dummy self stands in `given`. */
  readonly dummySelf?: Ty | undefined;
}

type Sorted = { readonly lifetimes: readonly HirLifetime[]; readonly others: readonly HirGenericArg[] };

function sort(written: HirGenericArgs | undefined): Sorted {
  const lifetimes: HirLifetime[] = [];
  const others: HirGenericArg[] = [];
  for (const arg of written?.args ?? []) {
    if (arg.kind === "lifetime") lifetimes.push(arg.lifetime);
    else others.push(arg);
  }
  return { lifetimes, others };
}

export function argSpan(arg: HirGenericArg): Span {
  switch (arg.kind) {
    case "lifetime":
      return arg.lifetime.span;
    case "type":
      return arg.ty.span;
    case "const":
      return arg.value.span;
    case "infer":
      return arg.span;
  }
}

/** The full argument list of `request.def`. */
export function lowerArgs(low: ArgLowering, request: ArgsRequest): GenericArgs {
  const { tcx } = low;
  const params = tcx.generics(request.def).all.slice(request.given.length);
  const { lifetimes, others } = sort(request.written);
  const misordered = reportOrder(tcx, request);
  const wrong = countErrors(tcx, request, params, lifetimes, others);
  const kinds: ArgKinds = { misplaced: misordered };
  const out: GenericArg[] = [...request.given];
  let lifetimeIndex = 0;
  let otherIndex = 0;
  let elidedIndex = 0;
  for (const param of params) {
    if (param.kind === "lifetime") {
      const written = lifetimes[lifetimeIndex++];
      if (written !== undefined) out.push(low.lifetime(written));
      else if (wrong !== undefined) out.push(RE_ERROR);
      else out.push(elidedLifetime(low, request, elidedIndex++));
      continue;
    }
    const written = param.synthetic && others.length === 0 ? undefined : others[otherIndex++];
    if (wrong !== undefined && param.kind === "type") {
      // What was meant is not known: no further complaints about what comes of it.
      if (written !== undefined) oneArg(low, param, written, out, kinds);
      out.push(mkErrorTy(wrong));
      continue;
    }
    out.push(
      written === undefined
        ? omitted(low, request, param, out, others.length === 0, wrong)
        : oneArg(low, param, written, out, kinds),
    );
  }
  return out;
}

/** Whether an argument of a list was of the wrong kind: of those after it nobody knows what they were meant for. */
interface ArgKinds {
  misplaced: Reported | undefined;
}

/** E0747 for a lifetime behind a type, unless it is wrong to give lifetimes at all. */
function reportOrder(tcx: Tcx, request: ArgsRequest): Reported | undefined {
  const written = request.written?.args ?? [];
  const firstOther = written.findIndex((a) => a.kind !== "lifetime");
  if (firstOther < 0) return undefined;
  const late = written.slice(firstOther).find((a) => a.kind === "lifetime");
  const first = written[firstOther];
  if (late === undefined || first === undefined || tcx.lateBound(request.def).length > 0) return undefined;
  return tcx.sink.error(
    error("E0747", `${first.kind === "const" ? "constant" : "type"} provided when a lifetime was expected`)
      .at(argSpan(first))
      .help("reorder the arguments: lifetimes first, then generic arguments"),
  );
}

function elidedLifetime(low: ArgLowering, request: ArgsRequest, index: number): Region {
  const { elided } = request;
  if (elided === undefined) return low.inferRegion(request.span);
  if (elided.kind === "same") return low.lifetime(elided.lifetime);
  const lifetime = elided.lifetimes[index];
  return lifetime === undefined ? low.inferRegion(request.span) : low.lifetime(lifetime);
}

function oneArg(
  low: ArgLowering,
  param: GenericParam,
  arg: HirGenericArg,
  soFar: GenericArgs,
  kinds: ArgKinds,
): GenericArg {
  const { tcx } = low;
  if (param.kind === "type") {
    if (arg.kind === "type") return low.typeArg(arg, param, soFar);
    if (arg.kind === "infer") return low.inferTy(arg.span, param);
    kinds.misplaced ??= tcx.sink.error(error("E0747", "constant provided when a type was expected").at(argSpan(arg)));
    return mkErrorTy(kinds.misplaced);
  }
  if (arg.kind === "type" && !isConstPath(low, arg)) {
    kinds.misplaced ??= tcx.sink.error(
      error("E0747", "type provided when a constant was expected")
        .at(arg.ty.span)
        .suggestParts(
          "if this generic argument was intended as a const parameter, surround it with braces",
          [
            { span: { ...arg.ty.span, end: arg.ty.span.start }, replacement: "{ " },
            { span: { ...arg.ty.span, start: arg.ty.span.end }, replacement: " }" },
          ],
          "MaybeIncorrect",
        ),
    );
    return CONST_ERROR;
  }
  if (arg.kind === "infer") return low.inferConst(arg.span, param);
  return low.constArg(arg, param);
}

function isConstPath(low: ArgLowering, arg: HirGenericArg & { kind: "type" }): boolean {
  const { ty } = arg;
  if (ty.kind === "infer" || ty.kind === "error") return true;
  if (ty.kind !== "path" || ty.path.kind !== "resolved" || ty.path.path.res.kind !== "def") return false;
  const { kind } = low.tcx.hir.def(ty.path.path.res.def);
  return kind === "constParam" || kind === "const" || kind === "assocConst";
}

function omitted(
  low: ArgLowering,
  request: ArgsRequest,
  param: GenericParam,
  soFar: GenericArgs,
  noneWritten: boolean,
  wrong: Reported | undefined,
): GenericArg {
  const { tcx } = low;
  if (param.synthetic || (request.inferOmitted && noneWritten)) {
    return param.kind === "type" ? low.inferTy(request.span, param) : low.inferConst(request.span, param);
  }
  if (param.hasDefault && param.def !== undefined) {
    const value = tcx.paramDefault(param.def);
    if (value !== undefined) return subst(tcx, value, soFar);
  }
  if (request.inferOmitted && wrong === undefined)
    return param.kind === "type" ? low.inferTy(request.span, param) : low.inferConst(request.span, param);
  if (param.kind === "type") return wrong !== undefined ? mkErrorTy(wrong) : low.inferTy(request.span, param);
  return CONST_ERROR;
}

// ---------------------------------------------------------------------------------------------
// E0107

const KIND_NAMES: Record<string, string> = {
  struct: "struct",
  enum: "enum",
  union: "union",
  trait: "trait",
  typeAlias: "type alias",
  fn: "function",
  assocFn: "method",
  assocType: "associated type",
  variant: "variant",
  const: "constant",
};

function plural(n: number, word: string): string {
  return `${n} ${word} argument${n === 1 ? "" : "s"}`;
}

/** Reports wrong numbers; whether any was wrong. */
function countErrors(
  tcx: Tcx,
  request: ArgsRequest,
  params: readonly GenericParam[],
  lifetimes: readonly HirLifetime[],
  others: readonly HirGenericArg[],
): Reported | undefined {
  const lifetimeParams = params.filter((p) => p.kind === "lifetime");
  const otherParams = params.filter((p) => p.kind !== "lifetime" && !p.synthetic);
  const required = otherParams.filter((p) => !p.hasDefault).length;
  let wrong: Reported | undefined;
  // Callers choose late-bound lifetimes, so that paths cannot give them; early-bound ones among them can be given.
  const first = lifetimes[0];
  const [lateBound] = tcx.lateBound(request.def);
  if (lateBound !== undefined && first !== undefined && lifetimes.length !== lifetimeParams.length) {
    if (request.isMethodCall !== true)
      wrong = tcx.sink.error(
        error("E0794", "cannot specify lifetime arguments explicitly if late bound lifetime parameters are present")
          .at(first.span)
          .note("the late bound lifetime parameter is introduced here", tcx.hir.nameSpan(lateBound)),
      );
  } else if (lifetimes.length > 0 && lifetimes.length !== lifetimeParams.length && lateBound === undefined) {
    wrong = report(
      tcx,
      request,
      "lifetime",
      lifetimeParams,
      lifetimeParams.length,
      lifetimes.length,
      lifetimes.map((l) => l.span),
    );
  }
  const inferable = request.inferOmitted && others.length === 0;
  if (others.length > otherParams.length || (others.length < required && !inferable)) {
    const expected = others.length > otherParams.length ? otherParams.length : required;
    wrong = report(tcx, request, "generic", otherParams, expected, others.length, others.map(argSpan));
  }
  return wrong;
}

function report(
  tcx: Tcx,
  request: ArgsRequest,
  word: "lifetime" | "generic",
  params: readonly GenericParam[],
  expected: number,
  found: number,
  spans: readonly Span[],
): Reported {
  const { kind, parent } = tcx.hir.def(request.def);
  const what =
    kind === "assocFn" && parent !== undefined && tcx.assocItem(request.def)?.hasSelf === false
      ? "associated function"
      : (KIND_NAMES[kind] ?? "item");
  const allSame = params.every((p) => p.hasDefault === (params[0]?.hasDefault ?? false));
  const bound =
    word === "generic" && !allSame
      ? found > expected
        ? "at most "
        : "at least "
      : word === "generic" && params.some((p) => p.hasDefault)
        ? found > expected
          ? "at most "
          : "at least "
        : "";
  const missingAll = found === 0;
  const message = missingAll
    ? `missing generics for ${what} \`${defName(tcx, request.def)}\``
    : `${what} takes ${bound}${plural(expected, word)} but ${plural(found, word)} ${found === 1 ? "was" : "were"} supplied`;
  const builder = error("E0107", message).at(request.span, `expected ${bound}${plural(expected, word)}`);
  if (found < expected && found > 0) {
    spans.forEach((span, i) => {
      builder.label(span, i === spans.length - 1 ? `supplied ${plural(found, word)}` : "");
    });
  }
  if (!tcx.hir.isStd(request.def)) {
    const list = params.map((p) => `\`${p.name}\``).join(", ");
    const n = found > expected ? params.length : expected;
    const title = `${what} defined here, with ${bound}${n} ${word} parameter${n === 1 ? "" : "s"}${list === "" ? "" : `: ${list}`}`;
    builder.noteWith(
      n === 0 ? `${what} defined here, with 0 ${word} parameters` : title,
      [tcx.hir.nameSpan(request.def)],
      params.flatMap((p) => (p.def === undefined ? [] : [{ span: tcx.hir.nameSpan(p.def), text: "" }])),
    );
  }
  if (found > expected && spans.length > 0) {
    const first = spans[expected] as Span;
    const last = spans.at(-1) as Span;
    const extra = found - expected;
    builder.suggest(
      `remove the ${word === "generic" ? "unnecessary generic" : "lifetime"} argument${extra === 1 ? "" : "s"}`,
      { ...first, end: last.end },
      "",
      "MaybeIncorrect",
    );
  }
  return tcx.sink.error(builder);
}

function defName(tcx: Tcx, def: DefId): string {
  return tcx.hir.isStd(def) ? tcx.hir.def(def).name : (tcx.hir.path(def).split("::").at(-1) ?? "");
}
