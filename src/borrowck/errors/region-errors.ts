// Universal regions that would have to outlive others: "lifetime may not live long enough", E0521, E0310 and
// relatives, E0700 (rustc's `region_errors`).

import { type Analysis, localDecl } from "#borrowck/analysis.ts";
import type { Blame } from "#borrowck/nll/blame.ts";
import type { MemberConstraint, TypeTest } from "#borrowck/nll/constraints.ts";
import type { RegionError } from "#borrowck/nll/region-infer.ts";
import { STATIC_VID } from "#borrowck/nll/region-table.ts";
import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import { type Local, RETURN_LOCAL } from "#mir/body.ts";
import { type Span, spanEnd } from "#support/span.ts";
import type { RegionVid, Ty } from "#types/ty.ts";
import { addObjectDefaultNote, categoryText } from "./add-explanation.ts";
import type { RegionNamer } from "./region-names.ts";

/** The message for a requirement between universal regions that nothing promises. */
export function regionError(a: Analysis, names: RegionNamer, found: RegionError): DiagnosticBuilder {
  if (found.kind === "placeholder") return higherRanked(a, found);
  const { longer, shorter } = found;
  const blame = a.regions.blame(longer, shorter);
  const required = explicitLifetimeRequired(a, names, blame, longer, shorter);
  if (required !== undefined) return required;
  const isLocal = (vid: RegionVid): boolean => a.regions.relations.isLocal(vid);
  const { kind } = blame.category;
  if (kind === "return" && isLocal(longer) && !isLocal(shorter) && isFnMutEnv(a, longer)) return escapesFnMut(a, blame);
  if ((kind === "assignment" || kind === "callArgument") && isLocal(longer) && !isLocal(shorter))
    return escaping(a, names, blame, longer, shorter);
  return general(a, names, blame, longer, shorter);
}

/** E0621: a named lifetime and an elided one of a parameter. */
function explicitLifetimeRequired(
  a: Analysis,
  names: RegionNamer,
  blame: Blame,
  longer: RegionVid,
  shorter: RegionVid,
): DiagnosticBuilder | undefined {
  if (a.body.kind !== "fn" || shorter === STATIC_VID || longer === STATIC_VID || isTraitImplItem(a)) return undefined;
  const [named, anonymous] = names.isWritten(shorter) ? [shorter, longer] : [longer, shorter];
  if (!names.isWritten(named) || names.isWritten(anonymous)) return undefined;
  const argument = names.argumentOf(anonymous);
  if (argument === undefined || names.isInOutput(anonymous)) return undefined;
  const { info, source } = localDecl(a, (argument + 1) as Local);
  if (info.kind === "user" && info.isSelf) return undefined;
  const name = names.name(named)?.text ?? "'a";
  const diag =
    info.kind === "user"
      ? error("E0621", `explicit lifetime required in the type of \`${info.name}\``)
      : error("E0621", "explicit lifetime required in parameter type");
  diag.at(blame.span, `lifetime \`${name}\` required`);
  const insertion = names.insertionFor(anonymous, argument, name);
  const help =
    info.kind === "user"
      ? `add explicit lifetime \`${name}\` to the type of \`${info.name}\``
      : `add explicit lifetime \`${name}\` to type`;
  if (insertion !== undefined) diag.suggest(help, insertion.span, insertion.text, "Unspecified");
  else diag.help(help, source.span);
  return diag;
}

function isTraitImplItem(a: Analysis): boolean {
  const container = a.tcx.hir.def(a.body.source.def).parent;
  return (
    container !== undefined && a.tcx.hir.def(container).kind === "impl" && a.tcx.implTraitRef(container) !== undefined
  );
}

/** The lifetime of the closure's own borrow, in a closure that is called by `&mut`. */
function isFnMutEnv(a: Analysis, vid: RegionVid): boolean {
  const env = a.body.kind === "closure" ? localDecl(a, 1 as Local).ty : undefined;
  return env?.kind === "ref" && env.mutability === "mut" && a.universal.sources[vid]?.kind === "closureEnv";
}

function escapesFnMut(a: Analysis, blame: Blame): DiagnosticBuilder {
  const output = a.universal.output;
  const what =
    output.kind === "closure"
      ? "returns a closure that contains a reference to a captured variable, which then escapes the closure body"
      : "returns a reference to a captured variable which escapes the closure body";
  const diag = error(undefined, "captured variable cannot escape `FnMut` closure body").at(blame.span, what);
  const upvar =
    blame.category.kind === "return" && blame.category.upvar !== undefined
      ? a.body.upvars[blame.category.upvar]
      : undefined;
  if (upvar !== undefined) diag.label(upvar.span, "variable defined here");
  diag.label(a.tcx.hir.def(a.body.source.def).nameSpan, "inferred to be a `FnMut` closure");
  diag.note("`FnMut` closures only have access to their captured variables while they are executing...");
  diag.note("...therefore, they cannot allow references to captured variables to escape");
  return diag;
}

// --- E0521

/** A variable through which a region can be spoken of. */
interface Through {
  readonly name: string | undefined;
  readonly span: Span;
}

function variableOf(a: Analysis, names: RegionNamer, vid: RegionVid): Through | undefined {
  const upvar = names.upvarOf(vid);
  if (upvar !== undefined) {
    const info = a.body.upvars[upvar];
    return info === undefined ? undefined : { name: info.name, span: info.span };
  }
  const argument = names.argumentOf(vid);
  if (argument === undefined) return undefined;
  const decl = localDecl(a, (argument + 1) as Local);
  return { name: decl.info.kind === "user" ? decl.info.name : undefined, span: decl.source.span };
}

function escaping(
  a: Analysis,
  names: RegionNamer,
  blame: Blame,
  longer: RegionVid,
  shorter: RegionVid,
): DiagnosticBuilder {
  const from = variableOf(a, names, longer);
  const to = variableOf(a, names, shorter);
  const where = names.bodyWord();
  // In a function an assignment lets nothing escape: its parameters are all there is.
  const isPlain =
    (from === undefined && to === undefined) ||
    (blame.category.kind === "assignment" && a.body.kind === "fn") ||
    a.body.kind === "const" ||
    a.body.kind === "static";
  if (isPlain) return general(a, names, blame, longer, shorter);
  const diag = error("E0521", `borrowed data escapes outside of ${where}`).at(blame.span);
  if (to?.name !== undefined) diag.label(to.span, `\`${to.name}\` declared here, outside of the ${where} body`);
  if (from?.name !== undefined) {
    diag.label(from.span, `\`${from.name}\` is a reference that is only valid in the ${where} body`);
    diag.label(blame.span, `\`${from.name}\` escapes the ${where} body here`);
  }
  const fromName = names.name(longer);
  const toName = names.name(shorter);
  if (a.body.kind !== "closure" && fromName !== undefined && toName !== undefined) {
    names.highlight(diag, fromName);
    names.highlight(diag, toName);
    diag.label(
      blame.span,
      `${categoryText(blame.category)}requires that \`${fromName.text}\` must outlive \`${toName.text}\``,
    );
  }
  return diag;
}

// --- no code

function general(
  a: Analysis,
  names: RegionNamer,
  blame: Blame,
  longer: RegionVid,
  shorter: RegionVid,
): DiagnosticBuilder {
  const from = names.name(longer);
  const to = names.name(shorter);
  const diag = error(undefined, "lifetime may not live long enough").at(blame.span);
  if (from === undefined || to === undefined) return diag;
  names.highlight(diag, from);
  names.highlight(diag, to);
  const isReturn = blame.category.kind === "return" && a.regions.relations.isLocal(shorter);
  if (isReturn)
    diag.label(
      blame.span,
      `${names.bodyWord()} was supposed to return data with lifetime \`${to.text}\` but it is returning data with lifetime \`${from.text}\``,
    );
  else
    diag.label(blame.span, `${categoryText(blame.category)}requires that \`${from.text}\` must outlive \`${to.text}\``);
  addObjectDefaultNote(a, diag, blame.category, to.text);
  suggestBound(a, diag, longer, shorter, from.text, to.text);
  return diag;
}

function suggestBound(
  a: Analysis,
  diag: DiagnosticBuilder,
  longer: RegionVid,
  shorter: RegionVid,
  from: string,
  to: string,
): void {
  const isNamed = (vid: RegionVid): boolean => {
    const source = a.universal.sources[vid];
    return source?.kind === "param" && !/^'\d/.test(from) && !/^'\d/.test(to);
  };
  if (shorter === STATIC_VID) return;
  if (isNamed(longer) && isNamed(shorter)) diag.help(`consider adding the following bound: \`${from}: ${to}\``);
}

// --- binders

function higherRanked(a: Analysis, found: RegionError & { kind: "placeholder" }): DiagnosticBuilder {
  const blame = a.regions.blame(found.longer, found.other);
  const definition = a.regions.table.definition(found.longer);
  const cause = a.typed.cx.universeCauses.get(definition.universe);
  const trait = cause?.kind === "relating" ? undefined : cause?.trait;
  if (cause?.kind === "relating" || (trait !== undefined && trait === a.tcx.langItem("coerce_unsized"))) {
    return error("E0308", "mismatched types").at(blame.span, "one type is more general than the other");
  }
  if (trait !== undefined)
    return error(undefined, `implementation of \`${a.tcx.hir.def(trait).name}\` is not general enough`).at(blame.span);
  return error(undefined, "higher-ranked lifetime error").at(blame.span);
}

// --- types that must outlive: E0309, E0310, E0311

export function typeTestError(a: Analysis, names: RegionNamer, test: TypeTest): DiagnosticBuilder {
  const shown = a.tcx.tyToString(test.ty);
  const what =
    test.ty.kind === "param"
      ? `the parameter type \`${shown}\``
      : test.ty.kind === "opaque"
        ? `the opaque type \`${shown}\``
        : `the associated type \`${shown}\``;
  const region = a.regions.approximate(test.region);
  const name = region === undefined ? undefined : names.name(region);
  const code =
    region === undefined
      ? "E0311"
      : region === STATIC_VID
        ? "E0310"
        : name !== undefined && !name.text.startsWith("'1") && /^'[a-zA-Z_]/.test(name.text)
          ? "E0309"
          : "E0311";
  const diag = error(code, `${what} may not live long enough`).at(test.span);
  if (region === STATIC_VID) {
    diag.label(test.span, `${what} must be valid for the static lifetime...`);
    diag.label(test.span, `...so that the type \`${shown}\` will meet its required lifetime bounds`);
    suggestTypeBound(a, diag, test.ty, "'static");
    return diag;
  }
  if (name?.label !== undefined)
    diag.label(
      name.label.span,
      `${what} must be valid for ${/^'\d/.test(name.text) ? "the anonymous lifetime defined here..." : `the lifetime \`${name.text}\` as defined here...`}`,
    );
  diag.label(test.span, `...so that the type \`${shown}\` will meet its required lifetime bounds`);
  if (name !== undefined && code === "E0309") suggestTypeBound(a, diag, test.ty, name.text);
  return diag;
}

/** `T` becomes `T: 'a`, `T: Bound` becomes `T: Bound + 'a`. */
function suggestTypeBound(a: Analysis, diag: DiagnosticBuilder, ty: Ty, region: string): void {
  if (ty.kind !== "param" || ty.def === undefined) return;
  const { parent } = a.tcx.hir.def(ty.def);
  const item = parent === undefined ? undefined : a.tcx.hir.item(parent);
  const param =
    item !== undefined && "generics" in item ? item.generics.params.find((p) => p.def === ty.def) : undefined;
  if (param?.kind !== "type" || param.synthetic) return;
  const last = param.bounds.at(-1);
  const end = last?.span ?? a.tcx.hir.def(ty.def).nameSpan;
  diag.suggest(
    "consider adding an explicit lifetime bound",
    spanEnd(end),
    last === undefined ? `: ${region}` : ` + ${region}`,
    "MaybeIncorrect",
  );
}

/** E0700: a hidden type that mentions a lifetime its opaque type does not capture. */
export function hiddenRegionError(
  a: Analysis,
  names: RegionNamer,
  member: MemberConstraint,
  region: RegionVid | undefined,
): DiagnosticBuilder {
  const opaque = a.tcx.tyToString(a.tcx.aliasSelf(member.opaque));
  const diag = error("E0700", `hidden type for \`${opaque}\` captures lifetime that does not appear in bounds`).at(
    definingSpan(a) ?? member.span,
  );
  diag.label(a.tcx.hir.def(member.opaque).span, "opaque type defined here");
  const name = region === undefined ? undefined : names.name(region);
  const shown = a.tcx.tyToString(member.hiddenTy);
  if (name?.label === undefined) diag.note(`hidden type \`${shown}\` captures lifetime \`'_\``);
  else if (/^'\d/.test(name.text))
    diag.label(name.label.span, `hidden type \`${shown}\` captures the anonymous lifetime defined here`);
  else diag.label(name.label.span, `hidden type \`${shown}\` captures the lifetime \`${name.text}\` as defined here`);
  return diag;
}

/** Where the value is made whose type an opaque type hides. */
function definingSpan(a: Analysis): Span | undefined {
  for (const block of a.body.blocks) {
    const made = block.statements.find(
      (s) => s.kind === "assign" && s.place.local === RETURN_LOCAL && s.place.projection.length === 0,
    );
    if (made !== undefined) return made.source.span;
    const t = block.terminator;
    if (t.kind === "call" && t.destination.local === RETURN_LOCAL && t.destination.projection.length === 0)
      return t.source.span;
  }
  return undefined;
}
