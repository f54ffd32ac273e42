// Items of an impl against those of its trait: E0049, E0050, E0053, E0185, E0186, E0195, E0276, E0326, E0643.

import { error, type DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { HirGenericParam, HirItem } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import { predicateToString, sigToString, tyToString } from "#types/display.ts";
import {
  contains,
  instantiateErased,
  liberateLateBound,
  rebuildSig,
  subst,
  substPolySig,
  substPredicate,
} from "#types/fold.ts";
import { InferCtxt, type RelateError } from "#types/infer.ts";
import { miscCause, mkObligation } from "#types/obligation.ts";
import { elaborate, mkParamEnv } from "#types/param-env.ts";
import type { AssocItem, ParamEnv, Predicate, SpannedPredicate, Tcx } from "#types/tcx.ts";
import { FulfillmentContext, normalize, normalizeSig, normalizeWith } from "#types/traits.ts";
import type { FnSig, GenericArg, GenericArgs, Region, TraitRef, Ty } from "#types/ty.ts";
import { Flag, hasFlags, mkConstParam, mkParam, mkReParam, UNIT } from "#types/ty.ts";
import { implHeader } from "./fn.ts";
import { reportMissingItems } from "./missing-items.ts";
import { ItemRegions } from "./regions.ts";
import { headSpan } from "#types/spans.ts";

type FnItem = HirItem & { kind: "fn" };

/** Compares every item, then looks for missing ones. */
export function compareImpl(tcx: Tcx, impl: DefId): void {
  const ref = tcx.implTraitRef(impl);
  if (ref === undefined) return;
  const seen = new Map<DefId, AssocItem>();
  for (const item of tcx.assocItems(impl)) {
    const earlier = item.traitItem === undefined ? undefined : seen.get(item.traitItem);
    if (earlier !== undefined) {
      reportDuplicate(tcx, earlier, item);
      continue;
    }
    if (item.traitItem !== undefined) seen.set(item.traitItem, item);
    const traitItem = item.traitItem === undefined ? undefined : tcx.assocItem(item.traitItem);
    if (traitItem === undefined || traitItem.kind !== item.kind) continue;
    if (item.kind === "fn") compareMethod(tcx, impl, ref, item, traitItem);
    else if (item.kind === "const") compareConst(tcx, impl, ref, item, traitItem);
    else compareGenericCount(tcx, item, traitItem);
  }
  reportMissingItems(tcx, impl, ref);
}

/** E0201. */
function reportDuplicate(tcx: Tcx, first: AssocItem, second: AssocItem): void {
  const builder = error("E0201", `duplicate definitions with name \`${second.name}\`:`)
    .at(tcx.hir.def(second.def).span, "duplicate definition")
    .label(tcx.hir.def(first.def).span, "previous definition here");
  if (second.traitItem !== undefined && !tcx.hir.isStd(second.traitItem))
    builder.label(tcx.hir.def(second.traitItem).span, "item in trait");
  tcx.sink.error(builder);
}

// ---------------------------------------------------------------------------------------------
// Methods

function fnItem(tcx: Tcx, def: DefId): FnItem {
  return tcx.hir.item(def) as FnItem;
}

function compareMethod(tcx: Tcx, impl: DefId, ref: TraitRef, item: AssocItem, traitItem: AssocItem): void {
  const compatible =
    compareSelf(tcx, item, traitItem) &&
    compareGenericCount(tcx, item, traitItem) &&
    compareParamCount(tcx, ref, item, traitItem) &&
    compareSynthetic(tcx, item, traitItem) &&
    compareLifetimes(tcx, item, traitItem);
  if (!compatible) return;
  const args = traitArgs(tcx, ref, item, traitItem);
  const env = hybridEnv(tcx, impl, ref, traitItem, args);
  if (!comparePredicates(tcx, impl, item, traitItem, env)) return;
  compareSignatures(tcx, impl, item, traitItem, args, env);
}

function selfDescription(tcx: Tcx, item: AssocItem): string {
  const sig = tcx.fnSig(item.def).value;
  const receiver = sig.inputs[0];
  if (receiver === undefined) return "self";
  const container =
    tcx.hir.def(item.container).kind === "trait" ? tcx.identityArgs(item.container)[0] : tcx.typeOf(item.container);
  if (receiver === container) return "self";
  if (receiver.kind === "ref" && receiver.inner === container)
    return receiver.mutability === "mut" ? "&mut self" : "&self";
  return `self: ${tyToString(tcx, receiver)}`;
}

function compareSelf(tcx: Tcx, item: AssocItem, traitItem: AssocItem): boolean {
  if (item.hasSelf === traitItem.hasSelf) return true;
  const own = headSpan(tcx, item.def);
  if (item.hasSelf) {
    const self = selfDescription(tcx, item);
    const builder = error(
      "E0185",
      `method \`${item.name}\` has a \`${self}\` declaration in the impl, but not in the trait`,
    ).at(own, `\`${self}\` used in impl`);
    labelTrait(tcx, builder, traitItem, headSpan(tcx, traitItem.def), `trait method declared without \`${self}\``);
    tcx.sink.error(builder);
  } else {
    const self = selfDescription(tcx, traitItem);
    const builder = error(
      "E0186",
      `method \`${item.name}\` has a \`${self}\` declaration in the trait, but not in the impl`,
    ).at(own, `expected \`${self}\` in impl`);
    labelTrait(tcx, builder, traitItem, headSpan(tcx, traitItem.def), `\`${self}\` used in trait`);
    tcx.sink.error(builder);
  }
  return false;
}

function labelTrait(tcx: Tcx, builder: DiagnosticBuilder, traitItem: AssocItem, span: Span, text: string): void {
  if (tcx.hir.isStd(traitItem.def))
    builder.note(`\`${tcx.hir.def(traitItem.def).name}\` from trait: \`${traitSignature(tcx, traitItem)}\``);
  else builder.label(span, text);
}

function traitSignature(tcx: Tcx, item: AssocItem): string {
  return item.kind === "fn" ? sigToString(tcx, tcx.fnSig(item.def)) : item.name;
}

function itemKind(item: AssocItem): string {
  return item.kind === "type"
    ? "type"
    : item.kind === "const"
      ? "const"
      : item.hasSelf
        ? "method"
        : "associated function";
}

function compareGenericCount(tcx: Tcx, item: AssocItem, traitItem: AssocItem): boolean {
  for (const kind of ["type", "const"] as const) {
    const own = tcx.generics(item.def).own.filter((p) => p.kind === kind);
    const theirs = tcx.generics(traitItem.def).own.filter((p) => p.kind === kind);
    if (own.length === theirs.length) continue;
    const count = (n: number): string => `${n} ${kind} parameter${n === 1 ? "" : "s"}`;
    const params = genericParams(tcx, item.def);
    const builder = error(
      "E0049",
      `${itemKind(item)} \`${item.name}\` has ${count(own.length)} but its trait declaration has ${count(theirs.length)}`,
    );
    const first = params[0];
    if (first === undefined) builder.at(headSpan(tcx, item.def), `found ${count(own.length)}`);
    else {
      builder.at(first.span, `found ${count(own.length)}`);
      for (const param of params.slice(1)) builder.at(param.span);
    }
    if (!tcx.hir.isStd(traitItem.def)) {
      const traitParams = genericParams(tcx, traitItem.def);
      traitParams.forEach((param, i) => {
        builder.label(param.span, i === 0 ? `expected ${count(theirs.length)}` : "");
      });
      if (traitParams.length === 0) builder.label(headSpan(tcx, traitItem.def), `expected ${count(theirs.length)}`);
    }
    tcx.sink.error(builder);
    return false;
  }
  return true;
}

function genericParams(tcx: Tcx, def: DefId): readonly HirGenericParam[] {
  const item = tcx.hir.item(def);
  return item !== undefined && "generics" in item
    ? item.generics.params.filter((p) => !(p.kind === "lifetime" && p.origin === "elided"))
    : [];
}

function compareParamCount(tcx: Tcx, ref: TraitRef, item: AssocItem, traitItem: AssocItem): boolean {
  const own = fnItem(tcx, item.def).sig;
  const theirs = fnItem(tcx, traitItem.def).sig;
  if (own.inputs.length === theirs.inputs.length) return true;
  const count = (n: number): string => `${n} parameter${n === 1 ? "" : "s"}`;
  const path = `${tcx.hir.def(ref.trait).name}::${item.name}`;
  const builder = error(
    "E0050",
    `method \`${item.name}\` has ${count(own.inputs.length)} but the declaration in trait \`${path}\` has ${theirs.inputs.length}`,
  );
  builder.at(inputsSpan(tcx, item.def), `expected ${count(theirs.inputs.length)}, found ${own.inputs.length}`);
  labelTrait(tcx, builder, traitItem, inputsSpan(tcx, traitItem.def), `trait requires ${count(theirs.inputs.length)}`);
  tcx.sink.error(builder);
  return false;
}

/** All parameters of a function, patterns included where there is a body. */
function inputsSpan(tcx: Tcx, def: DefId): Span {
  const { sig, body } = fnItem(tcx, def);
  const first = sig.inputs[0];
  const last = sig.inputs.at(-1);
  if (first === undefined || last === undefined) return headSpan(tcx, def);
  const start =
    body === undefined || tcx.hir.isStd(def)
      ? first.span.start
      : (tcx.hir.body(body).params[0]?.span.start ?? first.span.start);
  return { ...last.span, start: Math.min(start, last.span.start) };
}

function compareSynthetic(tcx: Tcx, item: AssocItem, traitItem: AssocItem): boolean {
  const own = tcx.generics(item.def).own.filter((p) => p.kind === "type");
  const theirs = tcx.generics(traitItem.def).own.filter((p) => p.kind === "type");
  for (let i = 0; i < own.length; i++) {
    const a = own[i];
    const b = theirs[i];
    if (a === undefined || b === undefined || a.synthetic === b.synthetic || a.def === undefined || b.def === undefined)
      continue;
    const builder = error("E0643", `method \`${item.name}\` has incompatible signature for trait`).at(
      tcx.hir.nameSpan(a.def),
      a.synthetic ? "expected generic parameter, found `impl Trait`" : "expected `impl Trait`, found generic parameter",
    );
    labelTrait(tcx, builder, traitItem, tcx.hir.nameSpan(b.def), "declaration in trait here");
    tcx.sink.error(builder);
    return false;
  }
  return true;
}

/** E0195: only the numbers of early-bound lifetimes must agree; the rest is a matter of types. */
function compareLifetimes(tcx: Tcx, item: AssocItem, traitItem: AssocItem): boolean {
  const early = (def: DefId): number => tcx.generics(def).own.filter((p) => p.kind === "lifetime").length;
  if (early(item.def) === early(traitItem.def)) return true;
  const span = genericParams(tcx, item.def)[0]?.span ?? tcx.hir.nameSpan(item.def);
  const builder = error("E0195", "lifetime parameters do not match the trait definition")
    .at(span)
    .note("lifetime parameters differ in whether they are early- or late-bound");
  tcx.sink.error(builder);
  return false;
}

/** The trait item's arguments as seen from the impl's item: the impl's trait reference, then the item's own parameters. */
function traitArgs(tcx: Tcx, ref: TraitRef, item: AssocItem, traitItem: AssocItem): GenericArgs {
  const own = tcx.generics(item.def).own;
  const take = (kind: "lifetime" | "type" | "const"): (() => GenericArg | undefined) => {
    const of = own.filter((p) => p.kind === kind);
    let next = 0;
    return () => {
      const p = of[next++];
      if (p === undefined) return undefined;
      if (p.kind === "lifetime") return mkReParam(p.def as DefId, p.name);
      return p.kind === "type" ? mkParam(p.index, p.name, p.def) : mkConstParam(p.def as DefId, p.index, p.name);
    };
  };
  const next = { lifetime: take("lifetime"), type: take("type"), const: take("const") };
  const rest = tcx.generics(traitItem.def).own.flatMap((p): GenericArg[] => {
    const arg = next[p.kind]();
    return arg === undefined ? [] : [arg];
  });
  return [...ref.args, ...rest];
}

/** The predicates an item has beyond its parent's. */
function ownPredicatesOf(tcx: Tcx, item: DefId, parent: DefId): readonly SpannedPredicate[] {
  return tcx.predicates(item).slice(tcx.predicates(parent).length);
}

/** The impl's where-clauses and those of the trait's method: what the impl's method may rely on. */
function hybridEnv(tcx: Tcx, impl: DefId, ref: TraitRef, traitItem: AssocItem, args: GenericArgs): ParamEnv {
  const own = ownPredicatesOf(tcx, traitItem.def, ref.trait).map((p) => substPredicate(tcx, p.predicate, args));
  const declared = elaborate(tcx, [...tcx.predicates(impl).map((p) => p.predicate), ...own]);
  const raw = mkParamEnv(declared, false);
  const cause = miscCause(tcx.hir.nameSpan(traitItem.def));
  const normal = declared.map((p) => {
    const infcx = new InferCtxt(tcx, { kind: "match" });
    return infcx.resolvePredicate(normalizeWith<Predicate>(infcx, raw, cause, (f) => f.predicate(p)).value);
  });
  return mkParamEnv(normal, false);
}

function comparePredicates(tcx: Tcx, impl: DefId, item: AssocItem, traitItem: AssocItem, env: ParamEnv): boolean {
  const regions = new ItemRegions(tcx, env);
  // Of two lifetimes it is told once, however many bounds ask for it.
  const told: (readonly [Region, Region])[] = [];
  let fine = true;
  for (const { predicate, span } of ownPredicatesOf(tcx, item.def, impl)) {
    if (!requirePredicate(new InferCtxt(tcx), env, predicate, span)) {
      reportStricter(tcx, item, traitItem, predicate, span);
      return false;
    }
    requirePredicate(regions.infcx, env, predicate, span);
    for (const violation of regions.violations()) {
      fine = false;
      if (predicate.kind === "regionOutlives" || violation.kind === "type") {
        reportStricter(tcx, item, traitItem, predicate, span);
        continue;
      }
      const { longer, shorter } = violation;
      if (told.some(([a, b]) => a === longer && b === shorter)) continue;
      told.push([longer, shorter]);
      reportLifetimes(tcx, span, longer, shorter);
    }
  }
  return fine;
}

/** E0276. */
function reportStricter(tcx: Tcx, item: AssocItem, traitItem: AssocItem, predicate: Predicate, span: Span): void {
  const builder = error("E0276", "impl has stricter requirements than trait").at(
    span,
    `impl has extra requirement \`${predicateToString(tcx, predicate)}\``,
  );
  if (!tcx.hir.isStd(traitItem.def))
    builder.label(headSpan(tcx, traitItem.def), `definition of \`${item.name}\` from trait`);
  tcx.sink.error(builder);
}

/** E0308: what the impl's method asks of its parameters must hold for the lifetimes that the trait's speaks of. */
function reportLifetimes(tcx: Tcx, span: Span, longer: Region, shorter: Region): void {
  const builder = error("E0308", "method not compatible with trait").at(span, "lifetime mismatch");
  if (longer.kind === "param")
    builder.note(`the lifetime \`${longer.name}\` as defined here...`, tcx.hir.nameSpan(longer.def));
  if (shorter.kind === "param")
    builder.note(
      `...does not necessarily outlive the lifetime \`${shorter.name}\` as defined here`,
      tcx.hir.nameSpan(shorter.def),
    );
  tcx.sink.error(builder);
}

/** Whether a predicate of the impl's item follows from `env`. */
function requirePredicate(infcx: InferCtxt, env: ParamEnv, predicate: Predicate, span: Span): boolean {
  const fulfill = new FulfillmentContext(infcx);
  const cause = miscCause(span);
  const { value, obligations } = normalizeWith<Predicate>(infcx, env, cause, (f) => f.predicate(predicate));
  fulfill.registerAll(obligations);
  fulfill.register(mkObligation(value, env, cause));
  return fulfill.selectAll().length === 0;
}

function compareSignatures(
  tcx: Tcx,
  impl: DefId,
  item: AssocItem,
  traitItem: AssocItem,
  args: GenericArgs,
  env: ParamEnv,
): void {
  const infcx = new InferCtxt(tcx);
  const cause = miscCause(tcx.hir.nameSpan(item.def));
  const fulfill = new FulfillmentContext(infcx);
  const normal = (sig: FnSig): FnSig => {
    const { value, obligations } = normalizeSig(infcx, env, sig, cause);
    fulfill.registerAll(obligations);
    return value;
  };
  const own = normal(instantiateErased(tcx.fnSig(item.def), rebuildSig));
  const theirs = normal(instantiateErased(substPolySig(tcx, tcx.fnSig(traitItem.def), args), rebuildSig));
  fulfill.selectWherePossible();
  for (let i = 0; i < own.inputs.length; i++) {
    const failed = infcx.eq(theirs.inputs[i] as Ty, own.inputs[i] as Ty);
    if (failed !== undefined) return reportSignature(tcx, infcx, item, traitItem, own, theirs, i, failed);
  }
  // `impl Trait` in the trait's return type stands for whatever the impl gives.
  if (!contains(theirs.output, (p) => p.kind === "opaque")) {
    const failed = infcx.eq(theirs.output, own.output);
    if (failed !== undefined) return reportSignature(tcx, infcx, item, traitItem, own, theirs, undefined, failed);
  }
  compareRegions(tcx, impl, item, traitItem, args, env);
  if (own.unsafe && !theirs.unsafe) {
    reportSignature(tcx, infcx, item, traitItem, own, theirs, undefined, {
      kind: "safety",
      expected: theirs.unsafe,
      found: own.unsafe,
    });
  }
}

/** The impl's method must do for all lifetimes that the trait's promises to take. */
function compareRegions(
  tcx: Tcx,
  impl: DefId,
  item: AssocItem,
  traitItem: AssocItem,
  args: GenericArgs,
  env: ParamEnv,
): void {
  const declared = tcx.fnSig(item.def);
  const promised = substPolySig(tcx, tcx.fnSig(traitItem.def), args);
  if (contains(promised.value.output, (p) => p.kind === "opaque")) return;
  const regions = new ItemRegions(tcx, env);
  const { infcx } = regions;
  const cause = miscCause(tcx.hir.nameSpan(item.def));
  const fulfill = new FulfillmentContext(infcx);
  const normal = (sig: FnSig): FnSig => {
    const { value, obligations } = normalizeSig(infcx, env, sig, cause);
    fulfill.registerAll(obligations);
    return value;
  };
  const own = normal(infcx.instantiateFresh(declared, rebuildSig));
  const raw = liberateLateBound(promised);
  regions.assumeWellFormed([...raw.inputs, raw.output, ...implHeader(tcx, impl)]);
  const theirs = normal(raw);
  regions.assumeWellFormed([...theirs.inputs, theirs.output]);
  if (infcx.subSig({ ...own, unsafe: false }, { ...theirs, unsafe: false }, cause) !== undefined) return;
  if (fulfill.selectWherePossible().length > 0) return;
  const [violation] = regions.violations();
  if (violation === undefined) return;
  const at = headSpan(tcx, item.def);
  const expected = sigToString(tcx, promised);
  const found = sigToString(tcx, declared);
  if (violation.kind === "region" && !violation.conflict) {
    const builder = error("E0308", "method not compatible with trait")
      .at(at, "lifetime mismatch")
      .note(`expected signature \`${expected}\`\n   found signature \`${found}\``);
    if (violation.shorter.kind === "static" && violation.longer.kind === "param")
      builder
        .note(`the lifetime \`${violation.longer.name}\` as defined here...`, tcx.hir.nameSpan(violation.longer.def))
        .note("...does not necessarily outlive the static lifetime");
    tcx.sink.error(builder);
    return;
  }
  const builder = error(undefined, "`impl` item signature doesn't match `trait` item signature").at(
    at,
    `found \`${found}\``,
  );
  if (!tcx.hir.isStd(traitItem.def)) builder.label(headSpan(tcx, traitItem.def), `expected \`${expected}\``);
  builder
    .note(`expected signature \`${expected}\`\n   found signature \`${found}\``)
    .help("the lifetime requirements from the `impl` do not correspond to the requirements in the `trait`")
    .help(
      "verify the lifetime relationships in the `trait` and `impl` between the `self` argument, the other inputs and its output",
    );
  tcx.sink.error(builder);
}

/** A mismatch in a few words. */
export function describeRelateError(tcx: Tcx, infcx: InferCtxt, e: RelateError): string {
  switch (e.kind) {
    case "mismatch": {
      const expected = infcx.resolve(e.expected);
      const found = infcx.resolve(e.found);
      return `expected ${sortName(tcx, expected)}, found ${sortName(tcx, found)}`;
    }
    case "mutability":
      return "types differ in mutability";
    case "tupleSize":
      return `expected a tuple with ${e.expected} element${e.expected === 1 ? "" : "s"}, found one with ${e.found} element${e.found === 1 ? "" : "s"}`;
    case "arraySize":
      return `expected an array with a size of ${tcx.tyToString(e.expected)}, found one with a size of ${tcx.tyToString(e.found)}`;
    case "const":
      return `expected \`${tcx.tyToString(e.expected)}\`, found \`${tcx.tyToString(e.found)}\``;
    case "safety":
      return `expected ${e.expected ? "unsafe" : "safe"} fn, found ${e.found ? "unsafe" : "safe"} fn`;
    case "argCount":
      return "incorrect number of function parameters";
    default:
      return "types differ";
  }
}

function sortName(tcx: Tcx, ty: Ty): string {
  switch (ty.kind) {
    case "param":
      return `type parameter \`${ty.name}\``;
    case "opaque":
      return "opaque type";
    case "projection":
      return "associated type";
    case "fnPtr":
      return "fn pointer";
    case "tuple":
      return ty.elements.length === 0 ? "`()`" : `\`${tyToString(tcx, ty)}\``;
    default:
      return `\`${tyToString(tcx, ty)}\``;
  }
}

function reportSignature(
  tcx: Tcx,
  infcx: InferCtxt,
  item: AssocItem,
  traitItem: AssocItem,
  own: FnSig,
  theirs: FnSig,
  input: number | undefined,
  failed: RelateError,
): void {
  const implFn = fnItem(tcx, item.def);
  const traitFn = fnItem(tcx, traitItem.def);
  const at = input === undefined ? implFn.sig.output.span : (implFn.sig.inputs[input]?.span ?? implFn.sig.span);
  const there = input === undefined ? traitFn.sig.output.span : (traitFn.sig.inputs[input]?.span ?? traitFn.sig.span);
  const whole = failed.kind === "safety";
  const outputAt = implFn.sig.output.span.end > implFn.sig.output.span.start ? implFn.sig.output.span : implFn.sig.span;
  const builder = error("E0053", `method \`${item.name}\` has an incompatible type for trait`).at(
    whole ? headSpan(tcx, item.def) : input === undefined ? outputAt : at,
    describeRelateError(tcx, infcx, failed),
  );
  if (!tcx.hir.isStd(traitItem.def)) builder.note("type in trait", whole ? headSpan(tcx, traitItem.def) : there);
  const [expected, found] = signaturePair(tcx, infcx, theirs, own);
  builder.note(`expected signature \`${expected}\`\n   found signature \`${found}\``);
  tcx.sink.error(builder);
}

/** Both signatures, equal parts without regions as `_`. */
function signaturePair(tcx: Tcx, infcx: InferCtxt, a: FnSig, b: FnSig): readonly [string, string] {
  const pair = (x: Ty, y: Ty): readonly [string, string] => {
    const left = infcx.resolve(x);
    const right = infcx.resolve(y);
    const same =
      left === right &&
      left !== UNIT &&
      left.kind !== "ref" &&
      !hasFlags(left, Flag.hasRegions) &&
      !contains(left, (p) => p.sort === "region");
    return same ? ["_", "_"] : [tyToString(tcx, left), tyToString(tcx, right)];
  };
  const inputs = a.inputs.map((t, i) => pair(t, b.inputs[i] as Ty));
  const output = pair(a.output, b.output);
  const show = (side: 0 | 1, sig: FnSig): string => {
    const arrow = output[side] === "()" ? "" : ` -> ${output[side]}`;
    return `${sig.unsafe ? "unsafe " : ""}fn(${inputs.map((p) => p[side]).join(", ")})${arrow}`;
  };
  return [show(0, a), show(1, b)];
}

// ---------------------------------------------------------------------------------------------
// Consts

function compareConst(tcx: Tcx, impl: DefId, ref: TraitRef, item: AssocItem, traitItem: AssocItem): void {
  const infcx = new InferCtxt(tcx);
  const env = tcx.paramEnv(impl);
  const cause = miscCause(tcx.hir.nameSpan(item.def));
  const own = normalize(infcx, env, tcx.typeOf(item.def), cause).value;
  const theirs = normalize(infcx, env, subst(tcx, tcx.typeOf(traitItem.def), ref.args), cause).value;
  const failed = infcx.eq(theirs, own);
  if (failed === undefined) return;
  const hir = tcx.hir.item(item.def);
  const traitHir = tcx.hir.item(traitItem.def);
  const builder = error("E0326", `implemented const \`${item.name}\` has an incompatible type for trait`).at(
    hir?.kind === "const" ? hir.ty.span : tcx.hir.nameSpan(item.def),
    describeRelateError(tcx, infcx, failed),
  );
  if (!tcx.hir.isStd(traitItem.def) && traitHir?.kind === "const") builder.note("type in trait", traitHir.ty.span);
  tcx.sink.error(builder);
}
