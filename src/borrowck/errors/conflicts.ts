// Accesses that a loan forbids: E0499, E0502, E0503, E0505, E0506, E0510, and E0500, E0501, E0524 for closures.

import { type Analysis, spanAt } from "#borrowck/analysis.ts";
import type { Loan } from "#borrowck/access/borrow-set.ts";
import type { Accessed } from "#borrowck/access/violation.ts";
import { explainLoan } from "#borrowck/explain/explain-loan.ts";
import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import type { BorrowKind, Location, Place } from "#mir/body.ts";
import { type Span, spansEqual } from "#support/span.ts";
import { addExplanation } from "./add-explanation.ts";
import { describeAny, describePlace } from "./describe.ts";
import type { RegionNamer } from "./region-names.ts";
import {
  argsOrUse,
  borrowSpans,
  isClosureUse,
  loanSpans,
  moveOrBorrowSpans,
  type UseSpans,
  varOrUse,
} from "./use-spans.ts";

function spansOf(a: Analysis, loan: Loan): UseSpans {
  return loanSpans(a, a.points.location(loan.point));
}

/** E0503: a copy of what is mutably borrowed. */
export function useWhileBorrowed(
  a: Analysis,
  names: RegionNamer,
  location: Location,
  used: Accessed,
  loan: Loan,
): DiagnosticBuilder {
  const borrow = spansOf(a, loan);
  const borrowSpan = argsOrUse(borrow);
  const use = moveOrBorrowSpans(a, used.place, used.span, location);
  const span = varOrUse(use);
  const name = describePlace(a, used.place) ?? "value";
  const borrowed = describePlace(a, loan.place) ?? "value";
  const diag = error("E0503", `cannot use \`${name}\` because it was mutably borrowed`).at(
    span,
    `use of borrowed \`${borrowed}\``,
  );
  diag.label(borrowSpan, `\`${borrowed}\` is borrowed here`);
  addExplanation(a, names, diag, loan, explainLoan(a, location, loan, undefined));
  return diag;
}

/** E0505: moved while borrowed. */
export function moveWhileBorrowed(
  a: Analysis,
  names: RegionNamer,
  location: Location,
  moved: Accessed,
  loan: Loan,
): DiagnosticBuilder {
  const borrow = spansOf(a, loan);
  const borrowSpan = argsOrUse(borrow);
  const use = moveOrBorrowSpans(a, moved.place, moved.span, location);
  const span = argsOrUse(use);
  const name = describePlace(a, moved.place);
  const value = describeAny(a, moved.place);
  const borrowed = describeAny(a, loan.place);
  const diag = error("E0505", `cannot move out of ${value} because it is borrowed`).at(
    span,
    `move out of ${value} occurs here`,
  );
  diag.label(borrowSpan, `borrow of ${borrowed} occurs here`);
  labelBinding(a, diag, loan.place, name);
  if (isClosureUse(borrow)) diag.label(borrow.captureSpan, "borrow occurs due to use in closure");
  if (isClosureUse(use)) diag.label(use.captureSpan, "move occurs due to use in closure");
  addExplanation(a, names, diag, loan, explainLoan(a, location, loan, undefined), { borrowSpan });
  return diag;
}

/** `` binding `x` declared here ``, for whole variables. */
export function labelBinding(a: Analysis, diag: DiagnosticBuilder, place: Place, name: string | undefined): void {
  const decl = a.body.locals[place.local];
  if (name === undefined || decl?.info.kind !== "user" || decl.info.isSelf) return;
  diag.label(decl.source.span, `binding \`${decl.info.name}\` declared here`);
}

/** E0506, and E0510 in a match guard. */
export function mutationOfBorrowed(
  a: Analysis,
  names: RegionNamer,
  location: Location,
  mutated: Accessed,
  loan: Loan,
): DiagnosticBuilder {
  const borrow = spansOf(a, loan);
  const borrowSpan = argsOrUse(borrow);
  const name = describeAny(a, mutated.place);
  if (loan.kind.kind === "fake") return inMatchGuard(mutated.span, loanMatchSpan(a, loan), name, "assign");
  const diag = error("E0506", `cannot assign to ${name} because it is borrowed`).at(
    mutated.span,
    `${name} is assigned to here but it was already borrowed`,
  );
  diag.label(borrowSpan, `${name} is borrowed here`);
  if (isClosureUse(borrow)) diag.label(borrow.captureSpan, "borrow occurs due to use in closure");
  addExplanation(a, names, diag, loan, explainLoan(a, location, loan, undefined), { borrowSpan });
  return diag;
}

/** Where the match stands whose guard a fake borrow protects. */
function loanMatchSpan(a: Analysis, loan: Loan): Span {
  return spanAt(a.body, a.points.location(loan.point));
}

function inMatchGuard(span: Span, matchSpan: Span, name: string, action: string): DiagnosticBuilder {
  return error("E0510", `cannot ${action} ${name} in match guard`)
    .at(span, `cannot ${action}`)
    .label(matchSpan, `value is immutable in match guard`);
}

// --- two borrows

type Pair = "mutMut" | "sharedMut" | "mutShared" | "uniqueUnique" | "uniqueOther" | "otherUnique";

function isUnique(kind: BorrowKind): boolean {
  return kind.kind === "mut" && kind.allow === "closureCapture";
}

function pairOf(second: BorrowKind, first: BorrowKind): Pair {
  if (isUnique(second)) return isUnique(first) ? "uniqueUnique" : "uniqueOther";
  if (isUnique(first)) return "otherUnique";
  if (second.kind === "mut") return first.kind === "mut" ? "mutMut" : "mutShared";
  return "sharedMut";
}

export function conflictingBorrow(
  a: Analysis,
  names: RegionNamer,
  location: Location,
  second: Accessed,
  kind: BorrowKind,
  loan: Loan,
): DiagnosticBuilder {
  const issued = spansOf(a, loan);
  const issuedSpan = argsOrUse(issued);
  const spans = borrowSpans(a, second.span, location);
  const span = argsOrUse(spans);
  const explanation = explainLoan(a, location, loan, undefined);
  const place = describePlace(a, second.place);
  const name = quotedOr(place);
  const pair = pairOf(kind, loan.kind);
  if (kind.kind === "mut" && loan.kind.kind === "fake")
    return inMatchGuard(span, loanMatchSpan(a, loan), describeAny(a, second.place), "mutably borrow");
  let diag: DiagnosticBuilder;
  let prefix: string | undefined;
  switch (pair) {
    case "mutMut":
      diag = twiceMutable(span, issuedSpan, name);
      prefix = "first";
      break;
    case "sharedMut":
      diag = reborrowed(span, name, "immutable", issuedSpan, "mutable");
      prefix = "mutable";
      break;
    case "mutShared":
      diag = reborrowed(span, name, "mutable", issuedSpan, "immutable");
      prefix = "immutable";
      break;
    case "uniqueUnique":
      prefix = "first";
      diag = error("E0524", `two closures require unique access to ${quotedOr(place)} at the same time`);
      if (spansEqual(span, issuedSpan)) diag.at(span, "closures are constructed here in different iterations of loop");
      else diag.at(span, "second closure is constructed here").label(issuedSpan, "first closure is constructed here");
      break;
    case "uniqueOther":
      prefix = "first";
      diag = error("E0500", `closure requires unique access to ${quotedOr(place)} but it is already borrowed`)
        .at(span, "closure construction occurs here")
        .label(issuedSpan, "borrow occurs here");
      break;
    case "otherUnique":
      prefix = "first";
      diag = error(
        "E0501",
        `cannot borrow ${quotedOr(place)} as ${kind.kind === "mut" ? "mutable" : "immutable"} because previous closure requires unique access`,
      )
        .at(span, "second borrow occurs here")
        .label(issuedSpan, "closure construction occurs here");
      break;
  }
  captureLabels(diag, spans, issued, describeAny(a, second.place), describeAny(a, loan.place));
  addExplanation(a, names, diag, loan, explanation, prefix === undefined ? {} : { prefix });
  return diag;
}

function quotedOr(name: string | undefined): string {
  return name === undefined ? "value" : `\`${name}\``;
}

function twiceMutable(span: Span, old: Span, name: string): DiagnosticBuilder {
  const diag = error("E0499", `cannot borrow ${name} as mutable more than once at a time`);
  if (spansEqual(span, old))
    return diag.at(span, `${name} was mutably borrowed here in the previous iteration of the loop`);
  return diag.at(span, "second mutable borrow occurs here").label(old, "first mutable borrow occurs here");
}

function reborrowed(span: Span, name: string, kind: string, old: Span, oldKind: string): DiagnosticBuilder {
  const diag = error("E0502", `cannot borrow ${name} as ${kind} because it is also borrowed as ${oldKind}`);
  if (spansEqual(span, old)) return diag.at(span, `${kind} borrow occurs here`);
  return diag.at(span, `${kind} borrow occurs here`).label(old, `${oldKind} borrow occurs here`);
}

function captureLabels(diag: DiagnosticBuilder, second: UseSpans, first: UseSpans, place: string, old: string): void {
  if (isClosureUse(second) && isClosureUse(first)) {
    diag.label(first.captureSpan, `first borrow occurs due to use of ${old} in closure`);
    diag.label(second.captureSpan, `second borrow occurs due to use of ${place} in closure`);
    return;
  }
  if (isClosureUse(first)) diag.label(first.captureSpan, `first borrow occurs due to use of ${old} in closure`);
  if (isClosureUse(second)) diag.label(second.captureSpan, `second borrow occurs due to use of ${place} in closure`);
}
