// E0599 and relatives: methods and associated items that are not there, not in scope, private, or not for this type.

import { unstableAttr, unstableUse } from "#hir/stability.ts";
import { type DiagnosticBuilder, error, type Reported } from "#diagnostics/diagnostic.ts";
import type { ExprId } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import type { HirBound, HirPathSegment } from "#hir/items.ts";
import { type Span, spanEnd, spanStart } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { localOf } from "#typeck/hir-walk.ts";
import { type Candidate, itemsNamed, type ProbeResult } from "#typeck/method/probe.ts";
import type { AssocItem } from "#types/tcx.ts";
import type { GenericArg, Ty } from "#types/ty.ts";
import { Autoderef } from "#typeck/method/autoderef.ts";
import { describeDef, tyPrefix } from "./describe.ts";
import { closest } from "./similar.ts";

type NoMatch = Extract<ProbeResult, { kind: "noMatch" }>;

/** Where a type of the user's is defined, from its head to before its body. */
function adtHead(fcx: FnCtxt, ty: Ty): { readonly span: Span; readonly def: DefId } | undefined {
  if (ty.kind !== "adt" || fcx.tcx.hir.isStd(ty.def)) return undefined;
  return { span: headSpan(fcx, ty.def), def: ty.def };
}

/** From the start of an item to the end of its name (rustc's `def_span` also holds generics). */
export function headSpan(fcx: FnCtxt, def: DefId): Span {
  const d = fcx.tcx.hir.def(def);
  const item = fcx.tcx.hir.item(def);
  const generics = item !== undefined && "generics" in item ? item.generics.span : undefined;
  const end =
    generics !== undefined && generics.file === d.span.file && generics.end > d.nameSpan.end
      ? generics.end
      : d.nameSpan.end;
  return { file: d.span.file, start: d.span.start, end };
}

/** The type as E0599 names it: bare parameters for an ADT that was inferred (`W<T>`), else as it is. */
function itemTy(fcx: FnCtxt, ty: Ty): string {
  return fcx.show(ty);
}

export function reportMethodError(
  fcx: FnCtxt,
  id: ExprId,
  receiver: ExprId,
  ty: Ty,
  segment: HirPathSegment,
  result: Exclude<ProbeResult, { kind: "ok" | "unknownType" }>,
): Ty {
  switch (result.kind) {
    case "private":
      return fcx.taint(reportPrivateItem(fcx, result.item, segment.span));
    case "ambiguous":
      return fcx.taint(reportAmbiguousAssoc(fcx, segment, result.candidates));
    case "noMatch":
      return noMethod(fcx, id, receiver, ty, segment, result);
  }
}

function noMethod(fcx: FnCtxt, id: ExprId, receiver: ExprId, ty: Ty, segment: HirPathSegment, result: NoMatch): Ty {
  const { name } = segment;
  if (hasErroneousBound(fcx, ty)) return fcx.taint(fcx.reportedBefore());
  if (
    ty.kind === "infer" &&
    ty.variable !== "general" &&
    (numericHas(fcx, ty, name) || fcx.tcx.hir.traits().some((trait) => itemsNamed(fcx.tcx, trait, name).length > 0))
  )
    return ambiguousNumeric(fcx, receiver, ty, segment);
  if (result.unsatisfied.length > 0 && !onlyUnimplemented(fcx, ty, result))
    return unsatisfiedBounds(fcx, ty, segment, result, "method");
  const prefix = tyPrefix(fcx, ty);
  const shown = showWithOrigin(fcx, receiver, ty);
  const diagnostic = error(
    "E0599",
    `no method named \`${name}\` found for ${prefix} \`${generalTy(fcx, ty, result) ?? shown}\` in the current scope`,
  );
  const field = callableField(fcx, ty, name);
  const similar = field !== undefined || result.statics.length > 0 ? undefined : similarItem(fcx, result, name, true);
  const unbounded = ty.kind === "param" && result.unsatisfied.length > 0;
  const label = unbounded
    ? `method cannot be called on \`${shown}\` due to unsatisfied trait bounds`
    : result.statics.length > 0
      ? "this is an associated function, not a method"
      : field !== undefined
        ? "field, not a method"
        : similar !== undefined
          ? ""
          : `method not found in \`${shown}\``;
  diagnostic.at(segment.span, label);
  labelType(fcx, diagnostic, ty, `method \`${name}\` not found for this ${prefix}`);
  if (field !== undefined) {
    const whole = fcx.span(id);
    if (field.callable)
      diagnostic.suggestParts(
        `to call the ${field.what} stored in \`${name}\`, surround the field access with parentheses`,
        [
          { span: spanStart(whole), replacement: "(" },
          { span: spanEnd(segment.span), replacement: ")" },
        ],
        "MachineApplicable",
      );
    else
      diagnostic.suggest(
        "remove the arguments",
        { file: whole.file, start: segment.span.end, end: whole.end },
        "",
        "MaybeIncorrect",
      );
  } else if (result.statics.length > 0) helpStatics(fcx, diagnostic, ty, result.statics);
  else if (similar !== undefined)
    diagnostic.suggest(
      `there is a method \`${similar.name}\` with a similar name`,
      segment.span,
      similar.name,
      "MaybeIncorrect",
    );
  else if (result.outOfScope.length > 0) helpImport(fcx, diagnostic, ty, name, result.outOfScope);
  else helpImplement(fcx, diagnostic, name);
  return fcx.errorTy(diagnostic);
}

/** A type that owns no item of that name whatever its arguments, as declared: `W<T>`. */
function generalTy(fcx: FnCtxt, ty: Ty, result: NoMatch): string | undefined {
  if (
    ty.kind !== "adt" ||
    ty.args.length === 0 ||
    result.unsatisfied.length > 0 ||
    result.steps.length > 1 ||
    result.statics.length > 0
  )
    return undefined;
  return fcx.tcx.tyToString(fcx.tcx.typeOf(ty.def));
}

/** A type with the `'static` that rustc shows for literals. */
export function showWithOrigin(fcx: FnCtxt, expr: ExprId, ty: Ty): string {
  const shown = fcx.show(ty);
  return fcx.expr(expr).kind === "literal" && shown.startsWith("&") ? `&'static ${shown.slice(1)}` : shown;
}

/** Whether a type parameter has a bound that does not resolve, so that its methods are not known. */
export function hasErroneousBound(fcx: FnCtxt, ty: Ty): boolean {
  let t = ty;
  while (t.kind === "ref") t = fcx.shallow(t.inner);
  if (t.kind !== "param" || t.def === undefined) return false;
  const { parent } = fcx.tcx.hir.def(t.def);
  const item = parent === undefined ? undefined : fcx.tcx.hir.item(parent);
  if (item === undefined || !("generics" in item)) return false;
  const erroneous = (bounds: readonly HirBound[]): boolean =>
    bounds.some((b) => b.kind === "trait" && b.trait.traitRef.path.res.kind === "error");
  const param = item.generics.params.find((p) => p.def === t.def);
  if (param?.kind === "type" && erroneous(param.bounds)) return true;
  return item.generics.where.some((w) => w.kind === "bound" && erroneous(w.bounds));
}

/** Whether all that is missing is the trait itself, for the type itself: rustc then says there is no such method. */
function onlyUnimplemented(fcx: FnCtxt, ty: Ty, result: NoMatch): boolean {
  return result.unsatisfied.every(({ predicate, impl }) => {
    if (impl !== undefined || predicate.kind !== "trait") return false;
    const self = predicate.bound.value.args[0];
    if (self?.sort !== "ty") return true;
    // A blanket or conditional impl would have made the failure one of bounds.
    return !fcx.tcx
      .relevantImpls(predicate.bound.value.trait, baseOf(fcx, self, ty))
      .some((candidate) => implFits(fcx, candidate, self));
  });
}

function baseOf(fcx: FnCtxt, self: Ty, ty: Ty): Ty {
  const s = fcx.shallow(self);
  return s.kind === "infer" ? ty : s;
}

function implFits(fcx: FnCtxt, impl: DefId, self: Ty): boolean {
  const header = fcx.tcx.implTraitRef(impl);
  const target = header?.args[0];
  if (target?.sort !== "ty" || target.kind === "param") return false;
  return fcx.infcx.probe(() => {
    const args = fcx.infcx.freshArgs(impl, fcx.tcx.hir.def(impl).span);
    return fcx.eq(fcx.instantiateQuietly(target, args, fcx.tcx.hir.def(impl).span), self) === undefined;
  });
}

function unsatisfiedBounds(fcx: FnCtxt, ty: Ty, segment: HirPathSegment, result: NoMatch, what: string): Ty {
  const { name } = segment;
  const prefix = tyPrefix(fcx, ty);
  const shown = itemTy(fcx, ty);
  const article = what === "method" ? "the method" : `the ${what}`;
  const diagnostic = error(
    "E0599",
    `${article} \`${name}\` exists for ${prefix} \`${shown}\`, but its trait bounds were not satisfied`,
  );
  diagnostic.at(segment.span, `${what} cannot be called on \`${shown}\` due to unsatisfied trait bounds`);
  labelType(fcx, diagnostic, ty, `${what} \`${name}\` not found for this ${prefix}`);
  const lines = new Set<string>();
  for (const { predicate } of result.unsatisfied) {
    if (predicate.kind === "trait") {
      const self = predicate.bound.value.args[0];
      if (self?.sort === "ty") lines.add(`\`${fcx.show(self)}: ${traitName(fcx, predicate.bound.value.trait)}\``);
    }
  }
  const list = [...lines];
  diagnostic.note(`the following trait bounds were not satisfied:\n${list.join("\n")}`);
  return fcx.errorTy(diagnostic);
}

function traitName(fcx: FnCtxt, trait: DefId): string {
  return fcx.tcx.hir.def(trait).name;
}

function numericHas(fcx: FnCtxt, ty: Ty, name: string): boolean {
  if (ty.kind !== "infer") return false;
  const sample = ty.variable === "int" ? "i32" : "f64";
  for (const impl of fcx.tcx.hir.impls()) {
    if (!fcx.tcx.hir.isStd(impl)) continue;
    const self = fcx.tcx.implTraitRef(impl) === undefined ? fcx.tcx.typeOf(impl) : undefined;
    if (
      self !== undefined &&
      (self.kind === "int" || self.kind === "float") &&
      self.name === sample &&
      itemsNamed(fcx.tcx, impl, name).length > 0
    )
      return true;
  }
  return false;
}

/** E0689. */
function ambiguousNumeric(fcx: FnCtxt, receiver: ExprId, ty: Ty, segment: HirPathSegment): Ty {
  const shown = ty.kind === "infer" && ty.variable === "int" ? "{integer}" : "{float}";
  const concrete = shown === "{integer}" ? "i32" : "f32";
  const diagnostic = error("E0689", `can't call method \`${segment.name}\` on ambiguous numeric type \`${shown}\``).at(
    segment.span,
  );
  const expr = fcx.expr(receiver);
  const variable = expr.kind === "path" ? localOf(expr.path) : undefined;
  if (expr.kind === "literal")
    diagnostic.suggest(
      `you must specify a concrete type for this numeric value, like \`${concrete}\``,
      spanEnd(expr.span),
      `_${concrete}`,
      "MaybeIncorrect",
    );
  else if (variable !== undefined) {
    const local = fcx.body.locals.get(variable);
    diagnostic.suggest(
      `you must specify a type for this binding, like \`${concrete}\``,
      spanEnd(local.span),
      `: ${concrete}`,
      "MaybeIncorrect",
    );
  }
  return fcx.errorTy(diagnostic);
}

function labelType(fcx: FnCtxt, diagnostic: DiagnosticBuilder, ty: Ty, text: string): void {
  const head = adtHead(fcx, ty);
  if (head !== undefined) diagnostic.label(head.span, text);
  else if (ty.kind === "param" && ty.def !== undefined) diagnostic.label(fcx.tcx.hir.def(ty.def).nameSpan, text);
}

interface FieldCall {
  readonly callable: boolean;
  readonly what: string;
}

/** A field of that name along the receiver's dereferences. */
function callableField(fcx: FnCtxt, ty: Ty, name: string): FieldCall | undefined {
  const autoderef = new Autoderef(fcx, ty, fcx.body.span, { silent: true });
  do {
    const t = fcx.shallow(autoderef.ty);
    if (t.kind !== "adt" || fcx.tcx.adt(t.def).kind === "enum") continue;
    const field = fcx.tcx.adt(t.def).variants[0]?.fields.find((f) => f.name === name);
    if (field === undefined) continue;
    const fieldTy = fcx.shallow(fcx.instantiateQuietly(fcx.tcx.typeOf(field.def), t.args, fcx.body.span));
    if (fieldTy.kind === "fnPtr") return { callable: true, what: "function pointer" };
    if (fieldTy.kind === "fnDef") return { callable: true, what: "function" };
    if (fieldTy.kind === "closure") return { callable: true, what: "closure" };
    const fnOnce = fcx.tcx.langItem("fn_once");
    const callable =
      fieldTy.kind === "param" &&
      fnOnce !== undefined &&
      fcx.env.byTrait.get(fnOnce)?.some((b) => b.value.args[0] === fieldTy) === true;
    const boxed =
      fieldTy.kind === "adt" &&
      fcx.tcx.adt(fieldTy.def).isBox &&
      fieldTy.args[0]?.sort === "ty" &&
      fieldTy.args[0].kind === "dyn";
    return { callable: callable || boxed, what: boxed ? "trait object" : "closure" };
  } while (autoderef.next());
  return undefined;
}

function helpStatics(fcx: FnCtxt, diagnostic: DiagnosticBuilder, ty: Ty, statics: readonly Candidate[]): void {
  diagnostic.note(
    "found the following associated functions; to be used as methods, functions must have a `self` parameter",
  );
  const first = statics[0];
  if (first === undefined) return;
  if (!fcx.tcx.hir.isStd(first.item.def))
    diagnostic.note(
      first.source.kind === "trait"
        ? `the candidate is defined in the trait \`${traitName(fcx, first.item.container)}\``
        : `the candidate is defined in an impl for the type \`${fcx.show(ty)}\``,
      fcx.tcx.hir.def(first.item.def).span,
    );
}

function helpImport(fcx: FnCtxt, diagnostic: DiagnosticBuilder, ty: Ty, name: string, traits: readonly DefId[]): void {
  diagnostic.help("items from traits can only be used if the trait is in scope");
  const trait = traits[0] as DefId;
  const isUser = !fcx.tcx.hir.isStd(trait);
  if (isUser) {
    const item = itemsNamed(fcx.tcx, trait, name)[0];
    if (item !== undefined)
      diagnostic.label(
        fcx.tcx.hir.def(item.def).nameSpan,
        `the ${describeDef(fcx, item.def)} is available for \`${fcx.show(ty)}\` here`,
      );
  }
  const path = `${isUser ? "crate::" : ""}${fcx.tcx.hir.path(trait)}`;
  diagnostic.suggest(
    `trait \`${traitName(fcx, trait)}\` which provides \`${name}\` is implemented but not in scope; perhaps you want to import it`,
    spanStart(fcx.tcx.hir.def(fcx.module).span),
    `use ${path};\n`,
    "MaybeIncorrect",
  );
}

/** Traits that declare the item but are not implemented for the type. */
function helpImplement(fcx: FnCtxt, diagnostic: DiagnosticBuilder, name: string): void {
  const traits = fcx.tcx.hir.traits().filter((trait) => itemsNamed(fcx.tcx, trait, name).length > 0);
  if (traits.length === 0 || traits.length > 5) return;
  diagnostic.help("items from traits can only be used if the trait is implemented and in scope");
  const list = traits.map((trait, i) => `candidate #${i + 1}: \`${traitName(fcx, trait)}\``).join("\n");
  const intro =
    traits.length === 1
      ? `the following trait defines an item \`${name}\`, perhaps you need to implement it:`
      : `the following traits define an item \`${name}\`, perhaps you need to implement one of them:`;
  if (traits.length === 1 && !fcx.tcx.hir.isStd(traits[0] as DefId))
    diagnostic.note(
      `\`${traitName(fcx, traits[0] as DefId)}\` defines an item \`${name}\`, perhaps you need to implement it`,
      headSpan(fcx, traits[0] as DefId),
    );
  else diagnostic.note(`${intro}\n${list}`);
}

/** An item with a similar name along the probed steps. */
function similarItem(fcx: FnCtxt, result: NoMatch, name: string, methods: boolean): AssocItem | undefined {
  const items = new Map<string, AssocItem>();
  for (const step of result.steps) {
    const ty = fcx.shallow(step.ty);
    if (ty.kind === "infer") continue;
    for (const impl of fcx.tcx.inherentImpls(ty)) {
      for (const item of fcx.tcx.assocItems(impl)) {
        if (item.kind === "fn" && (!methods || item.hasSelf) && fcx.tcx.hir.isAccessible(item.def, fcx.module))
          items.set(item.name, item);
      }
    }
    for (const trait of methods ? fcx.tcx.hir.traitsInScope(fcx.module) : []) {
      if (fcx.implementsTrait(ty, trait, freshRest(fcx, trait), fcx.body.span) !== "yes") continue;
      for (const item of fcx.tcx.assocItems(trait))
        if (item.kind === "fn" && item.hasSelf && !items.has(item.name)) items.set(item.name, item);
    }
  }
  const best = closest(name, [...items.keys()]);
  return best === undefined ? undefined : items.get(best);
}

function freshRest(fcx: FnCtxt, trait: DefId): readonly GenericArg[] {
  return fcx.infcx.freshArgs(trait, fcx.body.span).slice(1);
}

/** `Type::name` that is not there. */
export function reportNoAssoc(fcx: FnCtxt, segment: HirPathSegment, ty: Ty, result: NoMatch): Reported {
  const { name } = segment;
  if (result.unsatisfied.length > 0 && !onlyUnimplemented(fcx, ty, result)) {
    unsatisfiedBounds(fcx, ty, segment, result, "function or associated item");
    return fcx.tables.tainted as Reported;
  }
  const isEnum = ty.kind === "adt" && fcx.tcx.adt(ty.def).kind === "enum";
  const what = isEnum ? "variant or associated item" : "function or associated item";
  const prefix = tyPrefix(fcx, ty);
  const shown = itemTy(fcx, ty);
  const diagnostic = error(
    "E0599",
    `no ${what} named \`${name}\` found for ${prefix} \`${shown}\` in the current scope`,
  );
  const variants = ty.kind === "adt" && isEnum ? fcx.tcx.adt(ty.def).variants.map((v) => v.name) : [];
  const similarVariant = closest(name, variants);
  const similar = similarVariant === undefined ? similarItem(fcx, result, name, false) : undefined;
  diagnostic.at(segment.span, similar !== undefined ? "" : `${what} not found in \`${shown}\``);
  labelType(fcx, diagnostic, ty, `${what} \`${name}\` not found for this ${prefix}`);
  if (similarVariant !== undefined)
    diagnostic.suggest("there is a variant with a similar name", segment.span, similarVariant, "MaybeIncorrect");
  else if (similar !== undefined)
    diagnostic.suggest(
      `there is ${describeWithArticle(fcx, similar)} \`${similar.name}\` with a similar name`,
      segment.span,
      similar.name,
      "MaybeIncorrect",
    );
  else if (result.outOfScope.length > 0) helpImport(fcx, diagnostic, ty, name, result.outOfScope);
  else helpImplement(fcx, diagnostic, name);
  return fcx.error(diagnostic);
}

function describeWithArticle(fcx: FnCtxt, item: AssocItem): string {
  const word = describeDef(fcx, item.def);
  return `${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`;
}

/** E0624. */
export function reportPrivateItem(fcx: FnCtxt, item: AssocItem, span: Span): Reported {
  const unstable = unstableAttr(fcx.tcx.hir.def(item.def).attrs);
  if (unstable !== undefined) return fcx.error(unstableUse(unstable, span));
  const word = describeDef(fcx, item.def);
  const diagnostic = error("E0624", `${word} \`${item.name}\` is private`).at(span, `private ${word}`);
  const hirItem = fcx.tcx.hir.item(item.def);
  const where =
    hirItem?.kind === "fn"
      ? { ...hirItem.sig.span, start: fcx.tcx.hir.def(item.def).span.start }
      : fcx.tcx.hir.def(item.def).span;
  diagnostic.label(where, `private ${word} defined here`);
  return fcx.error(diagnostic);
}

/** E0034. */
export function reportAmbiguousAssoc(fcx: FnCtxt, segment: HirPathSegment, candidates: readonly Candidate[]): Reported {
  const diagnostic = error("E0034", "multiple applicable items in scope").at(
    segment.span,
    `multiple \`${segment.name}\` found`,
  );
  candidates.forEach((candidate, index) => {
    const item = candidate.item;
    const number = candidates.length > 1 ? `candidate #${index + 1}` : "the candidate";
    const hirItem = fcx.tcx.hir.item(item.def);
    const span = hirItem?.kind === "fn" ? hirItem.sig.span : fcx.tcx.hir.def(item.def).span;
    const text =
      candidate.source.kind === "inherentImpl"
        ? `${number} is defined in an impl for the type \`${fcx.show(fcx.tcx.typeOf(candidate.source.impl))}\``
        : `${number} is defined in an impl of the trait \`${traitName(fcx, item.container)}\``;
    diagnostic.note(
      candidate.source.kind === "inherentImpl" || candidate.source.kind === "trait"
        ? text
        : `${number} is defined in the trait \`${traitName(fcx, item.container)}\``,
      span,
    );
  });
  return fcx.error(diagnostic);
}

/** E0040. */
export function reportExplicitDrop(fcx: FnCtxt, call: ExprId, receiver: ExprId, segment: HirPathSegment): void {
  const diagnostic = error("E0040", "explicit use of destructor method").at(
    segment.span,
    "explicit destructor calls not allowed",
  );
  const whole = fcx.span(call);
  const recv = fcx.span(receiver);
  diagnostic.suggestParts(
    "consider using `drop` function",
    [
      { span: spanStart(recv), replacement: "drop(" },
      { span: { file: whole.file, start: recv.end, end: whole.end }, replacement: ")" },
    ],
    "MaybeIncorrect",
  );
  fcx.error(diagnostic);
}

/** A method with `where Self: Sized`, called on a trait object. */
export function reportNotOnObject(fcx: FnCtxt, segment: HirPathSegment, item: AssocItem): Ty {
  const diagnostic = error(undefined, `the \`${segment.name}\` method cannot be invoked on a trait object`).at(
    segment.span,
  );
  const hirItem = fcx.tcx.hir.item(item.def);
  const where =
    hirItem?.kind === "fn"
      ? hirItem.generics.where.find(
          (w) =>
            w.kind === "bound" &&
            w.bounds.some(
              (b) =>
                b.kind === "trait" &&
                b.trait.traitRef.path.res.kind === "def" &&
                fcx.tcx.isLangItem(b.trait.traitRef.path.res.def, "sized"),
            ),
        )
      : undefined;
  if (where?.kind === "bound" && where.bounds[0] !== undefined && !fcx.tcx.hir.isStd(item.def))
    diagnostic.label(where.bounds[0].span, "this has a `Sized` requirement");
  return fcx.errorTy(diagnostic);
}
