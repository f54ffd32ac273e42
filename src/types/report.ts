// Telling the user which requirement does not hold, and why it was one: E0277, E0271, E0275, E0283, E0525.

import { type DiagnosticBuilder, error, type Reported } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import { defPath, predicateToString, traitRefToString, tyToString } from "./display.ts";
import { predicateFlags, predicateKey } from "./predicate.ts";
import type { InferCtxt } from "./infer.ts";
import { type Cause, type FulfillmentError, type Obligation, rootCause } from "./obligation.ts";
import { reportNotDynCompatible } from "./object-safety.ts";
import type { Predicate, Tcx } from "./tcx.ts";
import type { GenericArg, TraitRef, Ty } from "./ty.ts";
import { Flag, hasFlags } from "./ty.ts";

/** Where requirements arise in a body, for messages that tell it. */
export interface BodyContext {
  /** The function or closure. */
  readonly owner: DefId;
}

/** Reports each error once; those about erroneous types are passed over. Gives the token of one of them. */
export function reportFulfillmentErrors(
  infcx: InferCtxt,
  errors: readonly FulfillmentError[],
  body?: BodyContext,
): Reported | undefined {
  const { tcx } = infcx;
  const seen = new Set<string>();
  let told: Reported | undefined;
  const ranked = errors
    .map((e, i) => ({ e, i, rank: rank(tcx, e.obligation.predicate) }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i);
  for (const { e } of ranked) {
    const predicate = infcx.resolvePredicate(e.obligation.predicate);
    if ((predicateFlags(predicate) & Flag.hasError) !== 0) continue;
    const { span } = e.obligation.cause;
    const key = `${predicateKey(predicate)}@${span.file}:${span.start}-${span.end}`;
    if (seen.has(key)) continue;
    seen.add(key);
    told = reportOne(infcx, e, predicate, body) ?? told;
  }
  return told;
}

function reportConstType(tcx: Tcx, { cause }: Obligation, p: Extract<Predicate, { kind: "constHasType" }>): Reported {
  const wanted = tyToString(tcx, p.ty);
  const found = p.value.kind === "param" ? `, found \`${tyToString(tcx, tcx.constParamTy(p.value.def))}\`` : "";
  const builder = error(undefined, `the constant \`${tcx.tyToString(p.value)}\` is not of type \`${wanted}\``);
  builder.at(cause.span, `expected \`${wanted}\`${found}`);
  const { code } = rootCause(cause);
  if (code.kind === "where" && !tcx.hir.isStd(code.item)) {
    const by = `const generic parameter in \`${boundOwner(tcx, code.item)}\``;
    builder.note(`required by a ${by}`, code.boundSpan, `required by this ${by}`);
  }
  return tcx.sink.error(builder);
}

function rank(tcx: Tcx, p: Predicate): number {
  if (p.kind === "trait" && p.bound.value.trait === tcx.langItem("sized")) return 1;
  return p.kind === "wellFormed" ? 3 : 0;
}

function reportOne(
  infcx: InferCtxt,
  e: FulfillmentError,
  predicate: Predicate,
  body: BodyContext | undefined,
): Reported | undefined {
  const { tcx } = infcx;
  const { cause } = e.obligation;
  switch (e.error.kind) {
    case "unimplemented":
      if (predicate.kind === "constHasType") return reportConstType(tcx, e.obligation, predicate);
      if (predicate.kind !== "trait") return undefined;
      return (
        reportQuestion(infcx, e.obligation, predicate, body) ?? reportUnimplemented(infcx, e.obligation, predicate)
      );
    case "projection": {
      if (predicate.kind !== "projection") return undefined;
      const { assoc, args, ty } = predicate.bound.value;
      const actual = infcx.resolve(e.error.actual);
      if (hasFlags(actual, Flag.hasError)) return undefined;
      const trait = tcx.traitOfItem(assoc);
      const projection =
        trait === undefined
          ? defPath(tcx, assoc)
          : `<${tcx.tyToString(args[0] as GenericArg)} as ${traitRefToString(tcx, { trait, args: args.slice(0, tcx.generics(trait).all.length) })}>::${tcx.hir.def(assoc).name}`;
      const builder = error(
        "E0271",
        `type mismatch resolving \`${projection} == ${tyToString(tcx, infcx.resolve(ty))}\``,
      ).at(cause.span, `type mismatch resolving \`${projection} == ${tyToString(tcx, infcx.resolve(ty))}\``);
      builder.note(
        `expected type \`${tyToString(tcx, infcx.resolve(ty))}\`\n   found type \`${tyToString(tcx, actual)}\``,
      );
      addCause(infcx, builder, cause);
      return tcx.sink.error(builder);
    }
    case "overflow": {
      const shown = predicateToString(tcx, infcx.resolvePredicate(e.error.predicate ?? predicate), 7);
      const builder = error("E0275", `overflow evaluating the requirement \`${shown}\``).at(rootCause(cause).span);
      builder.help(
        'consider increasing the recursion limit by adding a `#![recursion_limit = "256"]` attribute to your crate',
      );
      return tcx.sink.error(builder);
    }
    case "closureKind": {
      const { closure } = predicate.kind === "closureKind" ? predicate : { closure: undefined };
      const def = closure?.kind === "closure" ? closure.def : undefined;
      const at = def === undefined ? cause.span : tcx.hir.nameSpan(def);
      const builder = error(
        "E0525",
        `expected a closure that implements the \`${e.error.want}\` trait, but this closure only implements \`${e.error.have}\``,
      ).at(at, `this closure implements \`${e.error.have}\`, not \`${e.error.want}\``);
      if (def !== undefined)
        builder.label(cause.span, `the requirement to implement \`${e.error.want}\` derives from here`);
      addCause(infcx, builder, cause);
      return tcx.sink.error(builder);
    }
    case "notDynCompatible":
      return reportNotDynCompatible(tcx, e.error.trait, cause.span);
    case "ambiguous":
      return reportAmbiguous(infcx, e.obligation, predicate);
  }
}

// ---------------------------------------------------------------------------------------------
// E0277

/** The texts of `#[diagnostic::on_unimplemented(…)]`, filled in. */
export function onUnimplemented(
  tcx: Tcx,
  ref: TraitRef,
): { readonly message: string | undefined; readonly label: string | undefined; readonly notes: readonly string[] } {
  const mixed = mixedLiterals(tcx, ref);
  const attr = tcx.hir
    .def(ref.trait)
    .attrs.find((a) => a.name === "diagnostic::on_unimplemented" || a.name === "rustc_on_unimplemented");
  const notes: string[] = [];
  let message: string | undefined;
  let label: string | undefined;
  for (const word of attr?.words ?? []) {
    const eq = word.indexOf("=");
    if (eq < 0) continue;
    const value = fill(tcx, ref, word.slice(eq + 1));
    switch (word.slice(0, eq).trim()) {
      case "message":
        message = value;
        break;
      case "label":
        label = value;
        break;
      case "note":
        notes.push(value);
        break;
    }
  }
  return { message: mixed ?? message, label, notes };
}

/** `1 + 1.0`: both sides are literals without a type. */
function mixedLiterals(tcx: Tcx, ref: TraitRef): string | undefined {
  const [self, rhs] = ref.args;
  if (!tcx.isLangItem(ref.trait, "add") || self?.kind !== "infer" || rhs?.kind !== "infer") return undefined;
  if (self.sort !== "ty" || rhs.sort !== "ty" || self.variable === rhs.variable) return undefined;
  if (self.variable === "int" && rhs.variable === "float") return "cannot add a float to an integer";
  return self.variable === "float" && rhs.variable === "int" ? "cannot add an integer to a float" : undefined;
}

// ---------------------------------------------------------------------------------------------
// The `?` operator

/** What a function that uses `?` is called, and where its head stands. */
function enclosure(
  tcx: Tcx,
  body: BodyContext | undefined,
): { readonly name: string; readonly span: Span | undefined } {
  if (body === undefined) return { name: "a function", span: undefined };
  const { kind, nameSpan } = tcx.hir.def(body.owner);
  const item = tcx.hir.item(body.owner);
  const span = item?.kind === "fn" ? { ...tcx.hir.def(body.owner).span, end: item.sig.span.end } : nameSpan;
  return {
    name:
      kind === "closure"
        ? "a closure"
        : kind === "assocFn"
          ? tcx.assocItem(body.owner)?.hasSelf === true
            ? "a method"
            : "an associated function"
          : kind === "const" || kind === "static"
            ? "a constant"
            : "a function",
    span,
  };
}

/** `?` in a function that returns something else, or whose error type does not take the error. */
function reportQuestion(
  infcx: InferCtxt,
  obligation: Obligation,
  predicate: Predicate & { kind: "trait" },
  body: BodyContext | undefined,
): Reported | undefined {
  const { tcx } = infcx;
  const ref = predicate.bound.value;
  const self = ref.args[0] as Ty;
  const { span } = obligation.cause;
  if (tcx.isLangItem(ref.trait, "FromResidual")) {
    const residual = infcx.resolve(ref.args[1] as Ty);
    const is = (ty: Ty, name: "Option" | "Result"): boolean =>
      ty.kind === "adt" && tcx.hir.isStd(ty.def) && tcx.hir.def(ty.def).name === name;
    const place = enclosure(tcx, body);
    const build = (message: string, label: string, parent: string): Reported => {
      const builder = error("E0277", message).at(span, label);
      if (place.span !== undefined) builder.label(place.span, parent);
      return tcx.sink.error(builder);
    };
    if (is(self, "Option") && is(residual, "Result")) {
      return build(
        `the \`?\` operator can only be used on \`Option\`s, not \`Result\`s, in ${place.name} that returns \`Option\``,
        `use \`.ok()?\` if you want to discard the \`${tyToString(tcx, residual)}\` error information`,
        "this function returns an `Option`",
      );
    }
    if (is(self, "Result") && is(residual, "Option")) {
      return build(
        `the \`?\` operator can only be used on \`Result\`s, not \`Option\`s, in ${place.name} that returns \`Result\``,
        `use \`.ok_or(...)?\` to provide an error compatible with \`${tyToString(tcx, self)}\``,
        "this function returns a `Result`",
      );
    }
    return build(
      `the \`?\` operator can only be used in ${place.name} that returns \`Result\` or \`Option\` (or another type that implements \`FromResidual\`)`,
      `cannot use the \`?\` operator in ${place.name} that returns \`${tyToString(tcx, self)}\``,
      "this function should return `Result` or `Option` to accept `?`",
    );
  }
  if (tcx.hir.diagnosticItem(ref.trait) !== "From" || !comesFromResidual(tcx, obligation.cause)) return undefined;
  const from = traitRefToString(tcx, ref);
  const shown = tyToString(tcx, self);
  const builder = error("E0277", `\`?\` couldn't convert the error to \`${shown}\``).at(
    span,
    `the trait \`${from}\` is not implemented for \`${shown}\``,
  );
  const item = body === undefined ? undefined : tcx.hir.item(body.owner);
  if (item?.kind === "fn") builder.label(item.sig.output.span, `expected \`${shown}\` because of this`);
  if (self.kind === "adt" && !tcx.hir.isStd(self.def))
    builder.note(`\`${shown}\` needs to implement \`${from}\``, tcx.hir.nameSpan(self.def));
  infcx.onCause?.(builder, obligation.cause);
  builder.note(
    "the question mark operation (`?`) implicitly performs a conversion on the error value using the `From` trait",
  );
  return tcx.sink.error(builder);
}

function comesFromResidual(tcx: Tcx, cause: Cause): boolean {
  for (let c = cause; c.code.kind === "derived"; c = c.code.parent) {
    if (tcx.isLangItem(c.code.parentTrait.trait, "FromResidual")) return true;
  }
  return false;
}

function fill(tcx: Tcx, ref: TraitRef, text: string): string {
  const { all } = tcx.generics(ref.trait);
  return text.replace(/\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (whole, name: string | undefined) => {
    if (whole === "{{") return "{";
    if (whole === "}}") return "}";
    const index = all.findIndex((p) => p.name === name);
    if (index >= 0) return tcx.tyToString(ref.args[index] as GenericArg);
    return name === "This" || name === tcx.hir.def(ref.trait).name ? tcx.hir.def(ref.trait).name : whole;
  });
}

function isClosureTrait(tcx: Tcx, trait: DefId): string | undefined {
  if (tcx.isLangItem(trait, "fn")) return "Fn";
  if (tcx.isLangItem(trait, "fn_mut")) return "FnMut";
  return tcx.isLangItem(trait, "fn_once") ? "FnOnce" : undefined;
}

function reportUnimplemented(
  infcx: InferCtxt,
  obligation: Obligation,
  predicate: Predicate & { kind: "trait" },
): Reported {
  const { tcx } = infcx;
  const { cause } = obligation;
  const ref = predicate.bound.value;
  const self = ref.args[0] as Ty;
  if (self.kind === "closure") {
    const mismatch = closureMismatch(infcx, obligation, ref, self);
    if (mismatch !== undefined) return mismatch;
  }
  const custom = onUnimplemented(tcx, ref);
  const shown = traitRefToString(tcx, ref);
  const callee = isClosureTrait(tcx, ref.trait);
  const message =
    custom.message ??
    (callee !== undefined
      ? `expected a \`${shown}\` closure, found \`${tyToString(tcx, self)}\``
      : `the trait bound \`${predicateToString(tcx, predicate)}\` is not satisfied`);
  // The type's definition is shown with a help of its own where it is the user's.
  const definition = self.kind === "adt" && !tcx.hir.isStd(self.def) ? self.def : undefined;
  const notImplemented = `the trait \`${shown}\` is not implemented for \`${tyToString(tcx, self)}\``;
  const label =
    custom.label ??
    (callee !== undefined
      ? `expected an \`${shown}\` closure, found \`${tyToString(tcx, self)}\``
      : definition !== undefined && !isDerivable(tcx, ref.trait)
        ? "unsatisfied trait bound"
        : notImplemented);
  const builder = error("E0277", message).at(cause.span, label);
  if (label !== notImplemented) {
    if (definition !== undefined) builder.help(notImplemented, tcx.hir.def(definition).nameSpan);
    else builder.help(notImplemented);
  }
  for (const note of custom.notes) builder.note(note);
  if (!tcx.isLangItem(ref.trait, "sized")) addOtherImpls(infcx, builder, ref);
  addCause(infcx, builder, cause);
  suggestBound(infcx, builder, ref, self);
  if (definition !== undefined && isDerivable(tcx, ref.trait)) suggestDerive(tcx, builder, definition, ref.trait);
  return tcx.sink.error(builder);
}

const DERIVABLE = new Set(["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"]);

function isDerivable(tcx: Tcx, trait: DefId): boolean {
  return tcx.hir.isStd(trait) && DERIVABLE.has(tcx.hir.def(trait).name);
}

function suggestDerive(tcx: Tcx, builder: DiagnosticBuilder, adt: DefId, trait: DefId): void {
  const { span } = tcx.hir.def(adt);
  const { name } = tcx.hir.def(trait);
  builder.suggest(
    `consider annotating \`${tcx.hir.def(adt).name}\` with \`#[derive(${name})]\``,
    { ...span, end: span.start },
    `#[derive(${name})]\n`,
    "MaybeIncorrect",
  );
}

/** "the following other types implement trait", for impls the user can see. */
function addOtherImpls(infcx: InferCtxt, builder: DiagnosticBuilder, ref: TraitRef): void {
  const { tcx } = infcx;
  const impls = tcx.implsOfTrait(ref.trait).filter((i) => !tcx.isNegativeImpl(i) && !tcx.hir.isStd(i));
  if (impls.length === 0 || tcx.hir.isStd(ref.trait)) return;
  const [only] = impls;
  if (impls.length === 1 && only !== undefined) {
    const header = tcx.implTraitRef(only);
    if (header === undefined) return;
    builder.help(
      `the trait \`${traitRefToString(tcx, header)}\` is implemented for \`${tcx.tyToString(header.args[0] as GenericArg)}\``,
      tcx.hir.nameSpan(only),
    );
    return;
  }
  const labels = impls.slice(0, 8).flatMap((i) => {
    const header = tcx.implTraitRef(i);
    return header === undefined
      ? []
      : [{ span: tcx.hir.nameSpan(i), text: `\`${tcx.tyToString(header.args[0] as GenericArg)}\`` }];
  });
  builder.help(
    `the following other types implement trait \`${traitRefToString(tcx, { trait: ref.trait, args: tcx.identityArgs(ref.trait) })}\`:\n${labels.map((l) => `  ${l.text.slice(1, -1)}`).join("\n")}`,
  );
}

/** A parameter without the bound: "consider restricting". */
function suggestBound(infcx: InferCtxt, builder: DiagnosticBuilder, ref: TraitRef, self: Ty): void {
  const { tcx } = infcx;
  if (self.kind !== "param" || self.def === undefined || tcx.hir.isStd(self.def)) return;
  if (tcx.isLangItem(ref.trait, "sized")) return;
  const owner = tcx.hir.def(self.def).parent;
  const item = owner === undefined ? undefined : tcx.hir.item(owner);
  if (item === undefined || !("generics" in item)) return;
  const param = item.generics.params.find((p) => p.def === self.def);
  if (param?.kind !== "type" || param.synthetic) return;
  const name = traitRefToString(tcx, ref);
  if (param.bounds.length > 0) {
    const last = param.bounds.at(-1);
    if (last === undefined) return;
    builder.suggest(
      `consider further restricting type parameter \`${self.name}\` with trait \`${tcx.hir.def(ref.trait).name}\``,
      { ...last.span, start: last.span.end },
      ` + ${name}`,
      "MaybeIncorrect",
    );
  } else {
    const at = tcx.hir.nameSpan(self.def);
    builder.suggest(
      `consider restricting type parameter \`${self.name}\` with trait \`${tcx.hir.def(ref.trait).name}\``,
      { ...at, start: at.end },
      `: ${name}`,
      "MaybeIncorrect",
    );
  }
}

/** A closure whose parameters are other than asked for: E0593 (number), E0631 (types). */
function closureMismatch(
  infcx: InferCtxt,
  obligation: Obligation,
  ref: TraitRef,
  self: Ty & { kind: "closure" },
): Reported | undefined {
  const { tcx } = infcx;
  if (isClosureTrait(tcx, ref.trait) === undefined) return undefined;
  const sigTy = infcx.resolve(self.args.at(-2) as Ty);
  const wanted = infcx.resolve(ref.args[1] as Ty);
  if (sigTy.kind !== "fnPtr" || wanted.kind !== "tuple") return undefined;
  const have = sigTy.sig.value.inputs;
  const at = tcx.hir.nameSpan(self.def);
  const count = (n: number): string => `${n} argument${n === 1 ? "" : "s"}`;
  if (have.length !== wanted.elements.length) {
    const builder = error(
      "E0593",
      `closure is expected to take ${count(wanted.elements.length)}, but it takes ${count(have.length)}`,
    ).at(obligation.cause.span, `expected closure that takes ${count(wanted.elements.length)}`);
    builder.label(at, `takes ${count(have.length)}`);
    addCause(infcx, builder, obligation.cause);
    return tcx.sink.error(builder);
  }
  const differ = have.some((t, i) => !infcx.canEq(t, wanted.elements[i] as Ty));
  if (!differ) return undefined;
  const list = (tys: readonly Ty[]): string => tys.map((t) => tyToString(tcx, infcx.resolve(t))).join(", ");
  const builder = error("E0631", "type mismatch in closure arguments")
    .at(obligation.cause.span, "expected due to this")
    .label(at, "found signature defined here");
  builder.note(
    `expected closure signature \`fn(${list(wanted.elements)}) -> _\`\n   found closure signature \`fn(${list(have)}) -> _\``,
  );
  addCause(infcx, builder, obligation.cause);
  return tcx.sink.error(builder);
}

// ---------------------------------------------------------------------------------------------
// Why

/** The chain of reasons, innermost first. */
export function addCause(infcx: InferCtxt, builder: DiagnosticBuilder, cause: Cause): void {
  infcx.onCause?.(builder, cause);
  const { tcx } = infcx;
  let c = cause;
  for (let steps = 0; c.code.kind === "derived" && steps < 8; steps++) {
    const ref = infcx.resolveTraitRef(c.code.parentTrait);
    const self = ref.args[0] as Ty;
    const { impl, boundSpan } = c.code;
    const isAuto = tcx.traitDef(ref.trait).auto || tcx.isLangItem(ref.trait, "sized");
    if (impl !== undefined) {
      const text = `required for \`${tyToString(tcx, self)}\` to implement \`${traitRefToString(tcx, ref)}\``;
      if (tcx.hir.isStd(impl)) builder.note(text);
      else {
        const at = tcx.hir.nameSpan(impl);
        builder.noteWith(
          text,
          [at],
          boundSpan === undefined ? [] : [{ span: boundSpan, text: "unsatisfied trait bound introduced here" }],
        );
      }
    } else if (isAuto && self.kind === "adt") {
      const text = `required because it appears within the type \`${tyToString(tcx, self)}\``;
      if (tcx.hir.isStd(self.def)) builder.note(text);
      else builder.note(text, tcx.hir.nameSpan(self.def));
    } else if (isAuto && self.kind === "closure")
      builder.note("required because it's used within this closure", tcx.hir.nameSpan(self.def));
    else if (isAuto && (self.kind === "tuple" || self.kind === "array"))
      builder.note(`required because it appears within the type \`${tyToString(tcx, self)}\``);
    c = c.code.parent;
  }
  addRoot(tcx, builder, c);
}

function addRoot(tcx: Tcx, builder: DiagnosticBuilder, cause: Cause): void {
  const { code } = cause;
  switch (code.kind) {
    case "where": {
      if (code.derive !== undefined) builder.label(code.derive, "in this derive macro expansion");
      const implicit = isImplicitSized(tcx, code.item, code.boundSpan);
      const name = boundOwner(tcx, code.item);
      const text = implicit
        ? `required by an implicit \`Sized\` bound in \`${name}\``
        : `required by a bound in \`${name}\``;
      if (tcx.hir.isStd(code.item)) builder.note(text);
      else
        builder.note(
          text,
          code.boundSpan,
          implicit
            ? `required by the implicit \`Sized\` requirement on this type parameter in \`${name}\``
            : `required by this bound in \`${name}\``,
        );
      return;
    }
    case "implItemBound":
      if (!tcx.hir.isStd(code.item))
        builder.note(
          `required by a bound in \`${boundOwner(tcx, code.item)}\``,
          code.boundSpan,
          `required by this bound in \`${boundOwner(tcx, code.item)}\``,
        );
      return;
    case "sizedVariable":
      builder.note("all local variables must have a statically known size");
      return;
    case "sizedArgument":
      builder.help("unsized fn params are gated as an unstable feature");
      return;
    case "sizedReturn":
    case "sizedCallReturn":
      builder.note("the return type of a function must have a statically known size");
      return;
    case "sizedElement":
      builder.note("slice and array elements must have `Sized` type");
      return;
    case "sizedAssignment":
      builder.note("the left-hand-side of an assignment must have a statically known size");
      return;
    case "sizedStructInit":
      builder.note("structs must have a statically known size to be initialized");
      return;
    case "sizedField": {
      const word =
        code.adt === "enum"
          ? "no field of an enum variant may have a dynamically sized type"
          : code.adt === "union"
            ? "no field of a union may have a dynamically sized type"
            : "only the last field of a struct may have a dynamically sized type";
      builder.note(word).help("change the field's type to have a statically known size");
      return;
    }
    case "repeatElement":
      builder.note("the `Copy` trait is required because this value will be copied for each element of the array");
      return;
    case "coercion":
      builder.note(
        `required for the cast from \`${tyToString(tcx, code.source)}\` to \`${tyToString(tcx, code.target)}\``,
      );
      return;
    case "sharedStatic":
      builder.note("shared static variables must have a type that implements `Sync`");
      return;
    default:
      return;
  }
}

/** A `Sized` bound nobody wrote has the parameter's own place. */
function isImplicitSized(tcx: Tcx, item: DefId, boundSpan: Span): boolean {
  return tcx.generics(item).all.some((p) => {
    if (p.def === undefined) return false;
    const { nameSpan, span } = tcx.hir.def(p.def);
    return (
      (nameSpan.file === boundSpan.file && nameSpan.start === boundSpan.start && nameSpan.end === boundSpan.end) ||
      (span.file === boundSpan.file && span.start === boundSpan.start && span.end === boundSpan.end)
    );
  });
}

function boundOwner(tcx: Tcx, item: DefId): string {
  const { kind, parent, name } = tcx.hir.def(item);
  if (kind === "assocFn" && parent !== undefined && tcx.hir.def(parent).kind === "impl") {
    const self = tcx.typeOf(parent);
    const args = self.kind === "adt" ? self.args.filter((a) => a.sort !== "region") : [];
    const head =
      self.kind === "adt"
        ? `${defPath(tcx, self.def)}${args.length === 0 ? "" : `::<${args.map((a) => tcx.tyToString(a)).join(", ")}>`}`
        : `<${tyToString(tcx, self)}>`;
    return `${head}::${name}`;
  }
  return defPath(tcx, item);
}

// ---------------------------------------------------------------------------------------------
// Ambiguity

/** E0283 for a trait, E0284 for a projection; where the type itself is unknown typeck's E0282 says it better. */
function reportAmbiguous(infcx: InferCtxt, obligation: Obligation, predicate: Predicate): Reported | undefined {
  const { tcx } = infcx;
  const { cause } = obligation;
  if (predicate.kind === "trait") {
    const ref = predicate.bound.value;
    if (tcx.isLangItem(ref.trait, "sized")) {
      return tcx.sink.error(error("E0282", "type annotations needed").at(cause.span, "cannot infer type"));
    }
    const builder = error("E0283", "type annotations needed").at(cause.span, "cannot infer type");
    builder.note(`cannot satisfy \`${predicateToString(tcx, predicate)}\``);
    addCause(infcx, builder, cause);
    return tcx.sink.error(builder);
  }
  if (predicate.kind === "projection") {
    const builder = error("E0284", "type annotations needed").at(cause.span, "cannot infer type");
    builder.note(`cannot satisfy \`${predicateToString(tcx, predicate)}\``);
    addCause(infcx, builder, cause);
    return tcx.sink.error(builder);
  }
  return undefined;
}
