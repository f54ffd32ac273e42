// Use of what was moved away or never had a value: E0381, E0382.

import { type Analysis, localDecl, placeKey, spanAt, typeOfPlace } from "#borrowck/analysis.ts";
import type { Accessed, InitAction } from "#borrowck/access/violation.ts";
import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import type { Location, Place } from "#mir/body.ts";
import type { MovePathId } from "#mir/move-paths.ts";
import { type Span, spanContains, spanStart } from "#support/span.ts";
import { describePlace, localName, methodPath, quoted, tyText } from "./describe.ts";
import { loopsAround } from "./hir-find.ts";
import type { ReachingMoves } from "./moves-reaching.ts";
import { suggestAtMove } from "./suggest-clone.ts";
import { argsOrUse, moveOrBorrowSpans, moveSpans, type UseSpans } from "./use-spans.ts";

const NOUN: Record<InitAction, string> = {
  borrow: "borrow",
  matchOn: "use",
  use: "use",
  assignment: "assign",
  partialAssignment: "assign to part",
};
const PAST: Record<InitAction, string> = {
  borrow: "borrowed",
  matchOn: "matched on",
  use: "used",
  assignment: "assigned",
  partialAssignment: "partially assigned",
};
const GENERAL: Record<InitAction, string> = {
  borrow: "used",
  matchOn: "used",
  use: "used",
  assignment: "assigned",
  partialAssignment: "partially assigned",
};

/** New values that come too late, or not on every way. */
function labelReinits(a: Analysis, diag: DiagnosticBuilder, reinits: readonly Location[]): void {
  const spans = reinits.map((location) => spanAt(a.body, location));
  if (spans.length === 1 && spans[0] !== undefined) diag.label(spans[0], "this reinitialization might get skipped");
  else if (spans.length > 1)
    diag.noteWith(
      spans.length <= 3
        ? `these ${spans.length} reinitializations might get skipped`
        : "these 3 reinitializations and others might get skipped",
      spans.slice(0, 3),
      [],
    );
}

export interface MovedError {
  readonly diagnostic: DiagnosticBuilder;
  /** Names the moves it tells of: later errors about the same are left out. */
  readonly key: string;
}

export function movedValue(
  a: Analysis,
  location: Location,
  action: InitAction,
  moved: Place,
  used: Accessed,
  reaching: ReachingMoves,
): MovedError {
  const { sites } = reaching;
  const useSpans = moveOrBorrowSpans(a, moved, used.span, location);
  const span = argsOrUse(useSpans);
  const usedKey = placeKey(used.place);
  const isPartial = sites.some(({ move }) => isPartOf(usedKey, a.moves.path(move.path).place));
  const adverb = isPartial ? "partially " : "";
  const name = describePlace(a, moved, { refuseDowncast: true });
  const diag = error("E0382", `${NOUN[action]} of ${adverb}moved value${name === undefined ? "" : `: \`${name}\``}`).at(
    span,
  );
  labelReinits(a, diag, reaching.reinits);
  let isLoopMove = false;
  for (const site of sites) {
    const there = a.moves.path(site.move.path).place;
    const spans = moveSpans(a, there, site.move.location);
    const isSame = a.points.of(site.move.location) === a.points.of(location);
    if (isSame) isLoopMove = true;
    explainMove(a, diag, there, spans, { isPartial, inLoop: isSame || site.throughBackEdge });
    for (const head of loopsAround(a, argsOrUse(spans), localDecl(a, there.local).source.span))
      diag.label(head, "inside of this loop");
  }
  if (useSpans.kind === "closure")
    diag.label(useSpans.captureSpan, `${action === "borrow" ? "borrow" : "use"} occurs due to use in closure`);
  if (!isLoopMove) diag.label(span, `value ${PAST[action]} here after ${isPartial ? "partial " : ""}move`);
  const first = sites[0];
  if (first !== undefined) {
    const there = a.moves.path(first.move.path).place;
    suggestAtMove(a, diag, there, first.move.location, moveSpans(a, there, first.move.location));
    noteNotCopy(a, diag, there, isPartial);
  }
  return { diagnostic: diag, key: sites.map((s) => a.moves.moves.indexOf(s.move)).join() };
}

function isPartOf(usedKey: string, moved: Place): boolean {
  const isBoxMove = moved.projection.length === 1 && moved.projection[0]?.kind === "deref";
  if (isBoxMove) return false;
  const key = placeKey(moved);
  if (key === usedKey) return false;
  for (let n = moved.projection.length - 1; n >= 0; n--)
    if (placeKey({ local: moved.local, projection: moved.projection.slice(0, n) }) === usedKey) return true;
  return false;
}

interface MoveTold {
  readonly isPartial: boolean;
  readonly inLoop: boolean;
}

/** The label at a move: "value moved here", or by which call. */
function explainMove(a: Analysis, diag: DiagnosticBuilder, place: Place, spans: UseSpans, told: MoveTold): void {
  const partially = told.isPartial ? "partially " : "";
  const loop = told.inLoop ? ", in previous iteration of loop" : "";
  if (spans.kind === "selfCall") return explainSelfCall(a, diag, place, spans, partially, loop);
  if (spans.kind === "closure") {
    diag.label(spans.argsSpan, `value ${partially}moved into closure here${loop}`);
    diag.label(spans.pathSpan, "variable moved due to use in closure");
    return;
  }
  diag.label(spans.span, `value ${partially}moved here${loop}`);
}

function explainSelfCall(
  a: Analysis,
  diag: DiagnosticBuilder,
  place: Place,
  spans: UseSpans & { kind: "selfCall" },
  partially: string,
  loop: string,
): void {
  const name = quoted(describePlace(a, place));
  const { call } = spans;
  if (call.kind === "fnCall") {
    diag.label(spans.callSpan, `${name} ${partially}moved due to this call${loop}`);
    diag.note("this value implements `FnOnce`, which causes it to be moved when called", spans.varSpan);
    return;
  }
  if (call.kind === "operator") {
    diag.label(spans.callSpan, `${name} ${partially}moved due to usage in operator${loop}`);
    if (!a.tcx.hir.isStd(call.method)) diag.note("calling this operator moves the value", selfSpan(a, call.method));
    else diag.note("calling this operator moves the left-hand side", selfSpan(a, call.method));
    return;
  }
  if (call.forLoop) {
    diag.label(spans.callSpan, `${name} ${partially}moved due to this implicit call to \`.into_iter()\`${loop}`);
    diag.suggest(
      `consider iterating over a slice of the \`${tyText(a, call.selfTy)}\`'s content to avoid moving into the \`for\` loop`,
      spanStart(spans.callSpan),
      "&",
      "MaybeIncorrect",
    );
  } else {
    diag.label(spans.callSpan, `${name} ${partially}moved due to this method call${loop}`);
  }
  diag.note(
    `\`${methodPath(a, call.method)}\` takes ownership of the receiver \`self\`, which moves ${name}`,
    selfSpan(a, call.method),
  );
}

/** Where a method declares its `self`. */
function selfSpan(a: Analysis, method: import("#hir/defs.ts").DefId): Span {
  const item = a.tcx.hir.item(method);
  return (item?.kind === "fn" ? item.sig.inputs[0]?.span : undefined) ?? a.tcx.hir.nameSpan(method);
}

/** "move occurs because `x` has type `T`, which does not implement the `Copy` trait". */
export function noteNotCopy(a: Analysis, diag: DiagnosticBuilder, place: Place, isPartial = false): void {
  const ty = typeOfPlace(a, place);
  const what = quoted(describePlace(a, place, { refuseDowncast: true }));
  const text = `${isPartial ? "partial " : ""}move occurs because ${what} has type \`${tyText(a, ty)}\`, which does not implement the \`Copy\` trait`;
  if (place.projection.length === 0) diag.label(localDecl(a, place.local).source.span, text);
  else diag.note(text);
}

// --- E0381

export function uninitialized(
  a: Analysis,
  location: Location,
  action: InitAction,
  moved: Place,
  used: Accessed,
  path: MovePathId,
): DiagnosticBuilder {
  const spans = moveOrBorrowSpans(a, moved, used.span, location);
  const span = argsOrUse(spans);
  const name = describePlace(a, moved) ?? localName(a, used.place.local) ?? "value";
  const decl = localDecl(a, moved.local);
  const inits = a.moves.inits.flatMap((init) =>
    init.path === path && init.location !== undefined ? [spanAt(a.body, init.location)] : [],
  );
  const isPartial = action === "partialAssignment" || action === "assignment";
  // An initialisation that contains the use is no other one: `x += 1`.
  const isPossible = inits.some((s) => !spanContains(s, span));
  const how = isPartial ? "isn't fully initialized" : isPossible ? "is possibly-uninitialized" : "isn't initialized";
  const diag = error("E0381", `${GENERAL[action]} binding \`${name}\` ${how}`).at(
    span,
    `${usedPath(a, used, name)} ${GENERAL[action]} here but it ${how}`,
  );
  diag.label(decl.source.span, "binding declared here but left uninitialized");
  for (const s of inits)
    if (s.start < span.start && s.end <= span.start) diag.label(s, "binding initialized here in some conditions");
  return diag;
}

function usedPath(a: Analysis, used: Accessed, name: string): string {
  return quoted(describePlace(a, used.place) ?? name);
}
