// Changing what may not be changed: E0384, E0594, E0596.

import { type Analysis, localDecl, prefixOf, spanAt, typeOfPlace, upvarAt } from "#borrowck/analysis.ts";
import type { Accessed } from "#borrowck/access/violation.ts";
import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import type { Local, LocalDecl, Location, Place } from "#mir/body.ts";
import type { DefId } from "#hir/defs.ts";
import { type Span, spanStart, spansEqual } from "#support/span.ts";
import { borrowedContent, contentText } from "./borrowed-content.ts";
import { describeAny, describePlace, tyText } from "./describe.ts";
import { argsOrUse, borrowSpans, isClosureUse } from "./use-spans.ts";

/** E0384. */
export function reassignment(
  a: Analysis,
  assigned: Accessed,
  local: Local,
  first: Location | undefined,
): DiagnosticBuilder {
  const decl = localDecl(a, local);
  const name = decl.info.kind === "user" ? decl.info.name : undefined;
  const shown = name === undefined ? "variable" : `\`${name}\``;
  const isArg = local >= 1 && local <= a.body.argCount;
  const what = isArg ? `immutable argument ${shown}` : `immutable variable ${shown}`;
  const message = isArg ? `cannot assign to ${what}` : `cannot assign twice to ${what}`;
  const diag = error("E0384", message).at(
    assigned.span,
    isArg ? "cannot assign to immutable argument" : "cannot assign twice to immutable variable",
  );
  const firstSpan = first === undefined ? undefined : spanAt(a.body, first);
  if (!isArg) {
    if (firstSpan !== undefined && !spansEqual(firstSpan, assigned.span) && !declares(decl, firstSpan))
      diag.label(firstSpan, `first assignment to ${shown}`);
    else if (firstSpan === undefined || !spansEqual(firstSpan, assigned.span))
      diag.label(decl.source.span, `first assignment to ${shown}`);
  }
  diag.suggest("consider making this binding mutable", spanStart(decl.source.span), "mut ", "MachineApplicable");
  if (decl.info.kind === "user" && decl.info.origin === "pattern")
    diag.suggest(
      "to modify the original value, take a borrow instead",
      spanStart(decl.source.span),
      "ref mut ",
      "MaybeIncorrect",
    );
  return diag;
}

/** Whether the first value is the initialiser of the declaration, which is then what is shown. */
function declares(decl: LocalDecl, firstSpan: LocalDecl["source"]["span"]): boolean {
  return (
    decl.info.kind === "user" &&
    (decl.info.initSpan === undefined
      ? spansEqual(firstSpan, decl.source.span)
      : spansEqual(firstSpan, decl.info.initSpan))
  );
}

/**
 * E0594 and E0596. `root`: the part of the path that is to blame. Nothing where it is a captured place behind a `&`:
 * that is told where the closure is made, which borrows the place mutably.
 */
export function notMutable(
  a: Analysis,
  accessed: Accessed,
  root: Place,
  access: "mutate" | "mutableBorrow",
  location: Location,
): DiagnosticBuilder | undefined {
  if (upvarAt(a.body, root)?.throughShared === true) return undefined;
  const { item, reason } = describeItem(a, accessed.place, root, access);
  const spans = borrowSpans(a, accessed.span, location);
  const span = access === "mutableBorrow" ? argsOrUse(spans) : accessed.span;
  const verb = access === "mutate" ? "written to" : "borrowed as mutable";
  const behind = namedReference(a, root);
  const label =
    behind === undefined
      ? access === "mutate"
        ? "cannot assign"
        : "cannot borrow as mutable"
      : `\`${behind}\` is a \`&\` reference, so it cannot be ${verb}`;
  const diag =
    access === "mutate"
      ? error("E0594", `cannot assign to ${item}${reason}`).at(span, label)
      : error("E0596", `cannot borrow ${item} as mutable${reason}`).at(span, label);
  if (access === "mutableBorrow" && isClosureUse(spans))
    diag.label(spans.captureSpan, `mutable borrow occurs due to use of ${describeAny(a, accessed.place)} in closure`);
  labelClosureKind(a, diag, root);
  if (localDecl(a, root.local).info.kind === "refForGuard")
    diag.note("variables bound in patterns are immutable until the end of the pattern guard");
  labelStatic(a, diag, root);
  suggestMutable(a, diag, root);
  return diag;
}

/** E0596 for a variable that is borrowed mutably in several places: what is wrong is its declaration. */
export function oftenNotMutable(a: Analysis, local: Local, spans: readonly Span[], first: Accessed): DiagnosticBuilder {
  const decl = localDecl(a, local);
  const { item, reason } = describeItem(a, first.place, { local, projection: [] }, "mutableBorrow");
  const diag = error("E0596", `cannot borrow ${item} as mutable${reason}`).at(decl.source.span, "not mutable");
  for (const span of spans.slice(0, 10)) diag.label(span, "cannot borrow as mutable");
  if (spans.length > 10) diag.note(`...and ${spans.length - 10} other attempted mutable borrows`);
  suggestMutable(a, diag, { local, projection: [] });
  return diag;
}

interface ItemAndReason {
  readonly item: string;
  readonly reason: string;
}

function describeItem(a: Analysis, access: Place, root: Place, action: "mutate" | "mutableBorrow"): ItemAndReason {
  const name = describeAny(a, access);
  const rootName = describePlace(a, root);
  const sameName = describePlace(a, access) === rootName;
  if (root.projection.length === 0) {
    if (rootName === undefined) return { item: name, reason: "" };
    return {
      item: name,
      reason: sameName ? ", as it is not declared as mutable" : `, as \`${rootName}\` is not declared as mutable`,
    };
  }
  const upvar = upvarAt(a.body, root);
  if (upvar !== undefined)
    return {
      item: name,
      reason: sameName ? ", as it is not declared as mutable" : `, as \`${upvar.path}\` is not declared as mutable`,
    };
  if (a.body.kind === "closure" && root.local === 1 && root.projection.length === 1) {
    const isCaptured = upvarAt(a.body, access) !== undefined;
    const why = isCaptured ? "as it is a captured variable in a" : "as";
    return {
      item: name,
      reason: `, ${why} \`Fn\` ${isCaptured ? "closure" : "closures cannot mutate their captured variables"}`,
    };
  }
  const base = prefixOf(root, root.projection.length - 1);
  const baseDecl = localDecl(a, base.local);
  if (base.projection.length === 0 && baseDecl.info.kind === "refForGuard") {
    return { item: name, reason: ", as it is immutable for the pattern guard" };
  }
  if (base.projection.length === 0 && baseDecl.info.kind === "temp" && baseDecl.info.staticDef !== undefined) {
    const staticName = a.tcx.hir.def(baseDecl.info.staticDef).name;
    return describePlace(a, access) === staticName
      ? { item: `immutable static item \`${staticName}\``, reason: "" }
      : { item: name, reason: `, as \`${staticName}\` is an immutable static item` };
  }
  const pointer = typeOfPlace(a, base).kind === "rawPtr" ? "a `*const` pointer" : "a `&` reference";
  const isBehind = action === "mutate" ? "which is behind" : "as it is behind";
  const baseName = describePlace(a, base);
  if (baseName === undefined)
    return {
      item: describePlace(a, access) === undefined ? `data in ${indirect(a, base)}` : name,
      reason: describePlace(a, access) === undefined ? "" : `, ${isBehind} ${pointer}`,
    };
  return { item: describePlace(a, access) === undefined ? "value" : name, reason: `, ${isBehind} ${pointer}` };
}

/** What an unnamed reference came from: `data in an index of …`, `data in dereference of …`. */
function indirect(a: Analysis, base: Place): string {
  const content = borrowedContent(a, base.local);
  if (content === undefined) return "a `&` reference";
  return `${content.kind === "index" ? "an " : ""}${contentText(a, content)}`;
}

/** A closure in an immutable variable: why calling it needs a mutable one. */
function labelClosureKind(a: Analysis, diag: DiagnosticBuilder, root: Place): void {
  const ty = typeOfPlace(a, root);
  const closure = ty.kind === "ref" && upvarAt(a.body, root) !== undefined ? ty.inner : ty;
  const origin = closure.kind === "closure" ? a.input.kindOrigin?.(closure.def) : undefined;
  const name = describePlace(a, root);
  if (origin === undefined || name === undefined) return;
  const reason = `${origin.byValue ? "possible mutation" : "mutable borrow"} of \`${origin.path}\``;
  diag.label(origin.span, `calling \`${name}\` requires mutable binding due to ${reason}`);
}

/** A `static` that is no `static mut`: shown where it is declared. */
function labelStatic(a: Analysis, diag: DiagnosticBuilder, root: Place): void {
  const { info } = localDecl(a, root.local);
  if (info.kind !== "temp" || info.staticDef === undefined) return;
  const def = a.tcx.hir.def(info.staticDef);
  const item = a.tcx.hir.item(info.staticDef);
  const end = item?.kind === "static" ? signatureEnd(a, info.staticDef, def.nameSpan.end) : def.nameSpan.end;
  diag.label({ ...def.span, end }, "this `static` cannot be written to");
}

/** Where `static NAME: T` ends. */
function signatureEnd(a: Analysis, def: DefId, fallback: number): number {
  const item = a.tcx.hir.item(def);
  return item?.kind === "static" ? item.ty.span.end : fallback;
}

/** The variable that is the shared reference in the way. */
function namedReference(a: Analysis, root: Place): string | undefined {
  if (root.projection.length !== 1 || root.projection[0]?.kind !== "deref") return undefined;
  const decl = localDecl(a, root.local);
  return decl.info.kind === "user" && decl.ty.kind === "ref" ? decl.info.name : undefined;
}

/** Help where it is known what to change. */
function suggestMutable(a: Analysis, diag: DiagnosticBuilder, root: Place): void {
  if (root.projection.length === 0) {
    const decl = localDecl(a, root.local);
    if (decl.info.kind === "user" && !(decl.info.isSelf && decl.ty.kind === "ref"))
      diag.suggest("consider changing this to be mutable", spanStart(decl.source.span), "mut ", "MachineApplicable");
    return;
  }
  const upvar = upvarAt(a.body, root);
  if (upvar !== undefined) {
    diag.suggest("consider changing this to be mutable", spanStart(upvar.span), "mut ", "MachineApplicable");
    return;
  }
  const base = prefixOf(root, root.projection.length - 1);
  if (base.projection.length === 0 && suggestMutableReference(a, diag, base.local)) return;
  helpTrait(a, diag, base);
}

/** A variable that is a `&` reference: of a parameter its type can say `&mut`, of a `for` loop the iterator. */
function suggestMutableReference(a: Analysis, diag: DiagnosticBuilder, local: Local): boolean {
  const { info, ty, source } = localDecl(a, local);
  if (info.kind !== "user" || ty.kind !== "ref") return false;
  if (info.isArg) {
    const at = info.isSelf ? source.span : info.tySpan;
    if (at === undefined || a.body.kind !== "fn") return false;
    diag.suggest(
      "consider changing this to be a mutable reference",
      { ...at, start: at.start + 1, end: at.start + 1 },
      "mut ",
      "MachineApplicable",
    );
    return true;
  }
  if (info.origin !== "forLoop" || info.initSpan === undefined) return false;
  diag.label(info.initSpan, "this iterator yields `&` references");
  if (a.input.textOf?.(info.initSpan).startsWith("&") === true)
    diag.suggest(
      "use a mutable iterator instead",
      { ...info.initSpan, start: info.initSpan.start + 1, end: info.initSpan.start + 1 },
      "mut ",
      "MachineApplicable",
    );
  return true;
}

function helpTrait(a: Analysis, diag: DiagnosticBuilder, base: Place): void {
  const content = base.projection.length > 0 ? undefined : borrowedContent(a, base.local);
  if (content === undefined || content.mutable) return;
  const [trait, what] =
    content.kind === "deref" ? ["DerefMut", "modify through a dereference"] : ["IndexMut", "modify indexed content"];
  const type = tyText(a, content.self);
  diag.help(`trait \`${trait}\` is required to ${what}, but it is not implemented for \`${type}\``);
}
