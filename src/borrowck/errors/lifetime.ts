// What is borrowed ends too early: E0597, E0515, E0716, E0713, E0373, E0521.

import { type Analysis, isPrefixOf, localDecl, prefixOf, spanAt, typeOfPlace } from "#borrowck/analysis.ts";
import type { Loan } from "#borrowck/access/borrow-set.ts";
import type { Accessed, WriteKind } from "#borrowck/access/violation.ts";
import { type Explanation, explainLoan } from "#borrowck/explain/explain-loan.ts";
import type { Category } from "#borrowck/nll/constraints.ts";
import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import type { Location, Place, UpvarInfo } from "#mir/body.ts";
import { type Span, spanStart, spansEqual } from "#support/span.ts";
import type { Ty } from "#types/ty.ts";
import { addExplanation } from "./add-explanation.ts";
import { describePlace, tyText } from "./describe.ts";
import { statementAround } from "./hir-find.ts";
import type { RegionName, RegionNamer } from "./region-names.ts";
import { isClosureUse, loanSpans, type UseSpans, varOrUsePath } from "./use-spans.ts";

/** What may make dropping a place look at it: a destructor on the way, or nothing but its storage ending. */
export function destructorOnPath(a: Analysis, place: Place): Ty | undefined {
  for (const [i, step] of place.projection.entries()) {
    if (step.kind !== "field" && step.kind !== "downcast") continue;
    const ty = typeOfPlace(a, prefixOf(place, i));
    if (ty.kind === "adt" && a.tcx.adtDestructor(ty.def) !== undefined && !a.tcx.adt(ty.def).isBox) return ty;
  }
  return undefined;
}

/** The place that a loan is of is dropped, or its storage ends. */
export function endOfBorrowed(
  a: Analysis,
  names: RegionNamer,
  location: Location,
  ended: Accessed,
  loan: Loan,
  write: WriteKind | undefined,
): DiagnosticBuilder {
  const borrow = loanSpans(a, a.points.location(loan.point));
  const dropped = destructorOnPath(a, loan.place);
  const name = describePlace(a, loan.place);
  if (dropped !== undefined && !isPrefixOf(loan.place, ended.place))
    return conflictWithDestructor(a, names, location, ended, loan, write, dropped, borrow);
  const explanation = explainLoan(
    a,
    location,
    loan,
    write === undefined || name === undefined ? undefined : { write, place: ended.place },
  );
  if (name === undefined) return temporaryTooShort(a, names, ended.span, loan, borrow, explanation);
  return (
    escapingClosure(a, names, borrow, name, explanation) ??
    localTooShort(a, names, ended.span, loan, borrow, explanation, name)
  );
}

// --- E0597

function localTooShort(
  a: Analysis,
  names: RegionNamer,
  dropSpan: Span,
  loan: Loan,
  borrow: UseSpans,
  explanation: Explanation,
  name: string,
): DiagnosticBuilder {
  const borrowSpan = varOrUsePath(borrow);
  if (explanation.kind === "mustOutlive" && !explanation.blame.fromClosure) {
    const returned = returnOfLocal(a, loan, borrowSpan, explanation.blame.span, explanation.blame.category, name);
    if (returned !== undefined) return returned;
  }
  const diag = error("E0597", `\`${name}\` does not live long enough`).at(
    borrowSpan,
    "borrowed value does not live long enough",
  );
  labelDeclaration(a, diag, loan.place);
  diag.label(dropSpan, `\`${name}\` dropped here while still borrowed`);
  if (isClosureUse(borrow)) diag.label(borrow.argsSpan, "value captured here");
  addExplanation(a, names, diag, loan, explanation);
  return diag;
}

/** The variable behind the borrowed place, by name. */
function labelDeclaration(a: Analysis, diag: DiagnosticBuilder, place: Place): void {
  const decl = localDecl(a, place.local);
  if (decl.info.kind === "user" && !decl.info.isSelf)
    diag.label(decl.source.span, `binding \`${decl.info.name}\` declared here`);
}

// --- E0515

const LOCAL_WORDS = { named: "local variable ", argument: "function parameter ", part: "local data " } as const;

/** A reference to something of the function's own is returned. */
function returnOfLocal(
  a: Analysis,
  loan: Loan,
  borrowSpan: Span,
  returnSpan: Span,
  category: Category,
  name: string | undefined,
): DiagnosticBuilder | undefined {
  if (category.kind !== "return") return undefined;
  const verb = "return";
  const isReference = spansEqual(returnSpan, spanAt(a.body, a.points.location(loan.point)));
  const what = isReference ? "reference to" : "value referencing";
  const { place, note } = ownedThing(a, loan.place, name);
  const diag = error("E0515", `cannot ${verb} ${what} ${place}`).at(
    returnSpan,
    `${verb}s a ${what} data owned by the current function`,
  );
  if (!spansEqual(returnSpan, borrowSpan)) diag.label(borrowSpan, note);
  return diag;
}

function ownedThing(
  a: Analysis,
  place: Place,
  name: string | undefined,
): { readonly place: string; readonly note: string } {
  const isArg = place.local >= 1 && place.local <= a.body.argCount;
  if (name !== undefined) {
    const word =
      place.projection.length > 0
        ? LOCAL_WORDS.part
        : isArg
          ? a.body.kind === "closure" && place.local === 1
            ? "variable captured by `move` "
            : LOCAL_WORDS.argument
          : LOCAL_WORDS.named;
    return { place: `${word}\`${name}\``, note: `\`${name}\` is borrowed here` };
  }
  if (isArg) return { place: "function parameter", note: "function parameter borrowed here" };
  if (localDecl(a, place.local).info.kind === "user")
    return { place: "local binding", note: "local binding introduced here" };
  return { place: "temporary value", note: "temporary value created here" };
}

// --- E0716

function temporaryTooShort(
  a: Analysis,
  names: RegionNamer,
  dropSpan: Span,
  loan: Loan,
  borrow: UseSpans,
  explanation: Explanation,
): DiagnosticBuilder {
  const decl = localDecl(a, loan.place.local);
  const properSpan = decl.source.span;
  if (explanation.kind === "mustOutlive" && !explanation.blame.fromClosure) {
    const returned = returnOfLocal(a, loan, properSpan, explanation.blame.span, explanation.blame.category, undefined);
    if (returned !== undefined) return returned;
  }
  const diag = error("E0716", "temporary value dropped while borrowed").at(
    properSpan,
    "creates a temporary value which is freed while still in use",
  );
  diag.label(dropSpan, "temporary value is freed at the end of this statement");
  if (isClosureUse(borrow)) diag.label(borrow.argsSpan, "value captured here");
  addExplanation(a, names, diag, loan, explanation);
  if (explanation.kind !== "mustOutlive") suggestBinding(a, diag, properSpan);
  return diag;
}

/** `let binding = temporary;` before the statement. */
function suggestBinding(a: Analysis, diag: DiagnosticBuilder, span: Span): void {
  const statement = statementAround(a, span);
  const text = a.input.textOf?.(span);
  const line =
    statement === undefined
      ? undefined
      : a.input.textOf?.({
          ...statement.span,
          start: Math.max(0, statement.span.start - 200),
          end: statement.span.start,
        });
  if (statement === undefined || text === undefined || line === undefined) {
    diag.note("consider using a `let` binding to create a longer lived value");
    return;
  }
  const indent = /[^\n]*$/.exec(line)?.[0] ?? "";
  const needsMut = a.borrows.loans.some(
    (l) =>
      l.kind.kind === "mut" &&
      localDecl(a, l.place.local).info.kind === "temp" &&
      spansEqual(localDecl(a, l.place.local).source.span, span),
  );
  diag.suggestParts(
    "consider using a `let` binding to create a longer lived value",
    [
      { span: spanStart(statement.span), replacement: `let ${needsMut ? "mut " : ""}binding = ${text};\n${indent}` },
      { span, replacement: "binding" },
    ],
    "MaybeIncorrect",
  );
}

// --- E0713

function conflictWithDestructor(
  a: Analysis,
  names: RegionNamer,
  location: Location,
  ended: Accessed,
  loan: Loan,
  write: WriteKind | undefined,
  dropped: Ty,
  borrow: UseSpans,
): DiagnosticBuilder {
  const borrowSpan = varOrUsePath(borrow);
  const diag = error("E0713", "borrow may still be in use when destructor runs").at(borrowSpan);
  const explanation = explainLoan(a, location, loan, write === undefined ? undefined : { write, place: ended.place });
  const whole = describePlace(a, ended.place);
  const what =
    whole === undefined
      ? `temporary value of type \`${tyText(a, dropped)}\``
      : `\`${whole}\` of type \`${tyText(a, dropped)}\``;
  diag.label(
    ended.span,
    whole === undefined
      ? `drop of ${what} occurs here`
      : `here, drop of ${describeDropped(a, ended.place)} needs exclusive access to ${describePlace(a, loan.place) === undefined ? "the borrowed data" : `\`${describePlace(a, loan.place)}\``}, because the type \`${tyText(a, dropped)}\` implements the \`Drop\` trait`,
  );
  addExplanation(a, names, diag, loan, explanation);
  return diag;
}

function describeDropped(a: Analysis, ended: Place): string {
  const name = describePlace(a, ended);
  return name === undefined ? "the value" : `\`${name}\``;
}

// --- closures: E0521, E0373

/** A variable borrowed for as long as the caller likes, by a closure or into what a closure has captured. */
function escapingClosure(
  a: Analysis,
  names: RegionNamer,
  borrow: UseSpans,
  name: string,
  explanation: Explanation,
): DiagnosticBuilder | undefined {
  if (explanation.kind !== "mustOutlive" || explanation.blame.fromClosure) return undefined;
  const { category, span } = explanation.blame;
  switch (category.kind) {
    case "return":
    case "callArgument":
    case "opaqueType": {
      if (!isClosureUse(borrow)) return undefined;
      const region = names.name(explanation.region);
      return region === undefined ? undefined : mayOutlive(names, borrow, name, region, category, span);
    }
    case "assignment": {
      const upvar = a.body.kind === "closure" ? names.name(explanation.region)?.upvar : undefined;
      return upvar === undefined ? undefined : storedOutside(upvar, borrow, name, span);
    }
    default:
      return undefined;
  }
}

/** E0521: a closure's body puts a reference to something of its own into a captured variable. */
function storedOutside(upvar: UpvarInfo, borrow: UseSpans, name: string, assignment: Span): DiagnosticBuilder {
  return error("E0521", "borrowed data escapes outside of closure")
    .at(assignment, `reference to \`${name}\` escapes the closure body here`)
    .label(upvar.span, `\`${upvar.name}\` declared here, outside of the closure body`)
    .label(varOrUsePath(borrow), "borrow is only valid in the closure body");
}

/** E0373: a closure that borrows a variable outlives it. */
function mayOutlive(
  names: RegionNamer,
  borrow: UseSpans & { kind: "closure" },
  name: string,
  region: RegionName,
  category: Category,
  constraintSpan: Span,
): DiagnosticBuilder {
  const captured = `\`${name}\``;
  const diag = error(
    "E0373",
    `closure may outlive the current function, but it borrows ${captured}, which is owned by the current function`,
  );
  diag
    .at(borrow.argsSpan, `may outlive borrowed value ${captured}`)
    .label(borrow.captureSpan, `${captured} is borrowed here`);
  diag.suggest(
    `to force the closure to take ownership of ${captured} (and any other referenced variables), use the \`move\` keyword`,
    spanStart(borrow.argsSpan),
    "move ",
    "MachineApplicable",
  );
  if (category.kind === "return" || category.kind === "opaqueType")
    diag.note("closure is returned here", constraintSpan);
  else {
    names.highlight(diag, region);
    diag.note(`function requires argument type to outlive \`${region.text}\``, constraintSpan);
  }
  return diag;
}
