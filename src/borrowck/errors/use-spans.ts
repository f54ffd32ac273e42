// Where, in the user's eyes, a move, borrow or use happens: in a closure that captures, in a method call that
// takes `self`, or just there (rustc's `UseSpans`).

import { type Analysis, nodeAt, placeKey, spanAt } from "#borrowck/analysis.ts";
import type { DefId } from "#hir/defs.ts";
import type { BasicBlock, Local, Location, Operand, Place, Statement, Terminator } from "#mir/body.ts";
import { type Span, spansEqual } from "#support/span.ts";
import type { Ty } from "#types/ty.ts";

/** How a call that takes a value as `self` came about. */
export type SelfCall =
  | {
      readonly kind: "method";
      readonly method: DefId;
      readonly selfTy: Ty;
      readonly forLoop: boolean;
      readonly question: boolean;
    }
  | { readonly kind: "operator"; readonly method: DefId; readonly selfTy: Ty }
  | { readonly kind: "fnCall"; readonly method: DefId; readonly selfTy: Ty };

export type UseSpans =
  | {
      readonly kind: "closure";
      readonly closure: DefId;
      /** `|a, b|`, and the use inside that decides. */
      readonly argsSpan: Span;
      readonly captureSpan: Span;
      readonly pathSpan: Span;
    }
  | { readonly kind: "selfCall"; readonly varSpan: Span; readonly callSpan: Span; readonly call: SelfCall }
  | { readonly kind: "pattern" | "other"; readonly span: Span };

export function argsOrUse(spans: UseSpans): Span {
  return spans.kind === "closure" ? spans.argsSpan : spans.kind === "selfCall" ? spans.varSpan : spans.span;
}
export function varOrUse(spans: UseSpans): Span {
  return spans.kind === "closure" ? spans.captureSpan : spans.kind === "selfCall" ? spans.varSpan : spans.span;
}
export function varOrUsePath(spans: UseSpans): Span {
  return spans.kind === "closure" ? spans.pathSpan : spans.kind === "selfCall" ? spans.varSpan : spans.span;
}
export function isClosureUse(spans: UseSpans): spans is UseSpans & { kind: "closure" } {
  return spans.kind === "closure";
}

/** The closure that captures `temp`, or moves or reads `place`, in this statement. */
function closureCapture(a: Analysis, statement: Statement, place: Place): UseSpans | undefined {
  if (statement.kind === "fakeRead") return closureRead(a, statement, place);
  if (
    statement.kind !== "assign" ||
    statement.rvalue.kind !== "aggregate" ||
    statement.rvalue.aggregate.kind !== "closure"
  )
    return undefined;
  const { def } = statement.rvalue.aggregate;
  const key = placeKey(place);
  const { operands } = statement.rvalue;
  const indexOf = (same: (captured: Place) => boolean): number =>
    operands.findIndex((o) => o.kind !== "const" && same(o.place));
  // Several captures may be parts of one variable.
  const exact = indexOf((captured) => placeKey(captured) === key);
  const index = exact < 0 ? indexOf((captured) => captured.local === place.local) : exact;
  if (index < 0) return undefined;
  return closureUse(a, def, a.input.captureSpans?.(def)[index] ?? statement.source.span);
}

/** The closure that looks at `place` in a pattern. rustc tells only of one that also captures something. */
function closureRead(a: Analysis, read: Statement & { kind: "fakeRead" }, place: Place): UseSpans | undefined {
  if (read.closure === undefined || placeKey(read.place) !== placeKey(place)) return undefined;
  const captures = a.input.captureSpans?.(read.closure) ?? [];
  return captures.length === 0 ? undefined : closureUse(a, read.closure, read.source.span);
}

function closureUse(a: Analysis, closure: DefId, use: Span): UseSpans {
  return { kind: "closure", closure, argsSpan: a.tcx.hir.def(closure).nameSpan, captureSpan: use, pathSpan: use };
}

/** Where a move of `place` at `location` goes. */
export function moveSpans(a: Analysis, place: Place, location: Location): UseSpans {
  const node = nodeAt(a.body, location);
  if (node.kind === "terminator") return { kind: "other", span: node.terminator.source.span };
  const { statement } = node;
  const captured = closureCapture(a, statement, place);
  if (captured !== undefined) return captured;
  const { span } = statement.source;
  const plain: UseSpans = place.projection.some((s) => s.kind === "downcast")
    ? { kind: "pattern", span }
    : { kind: "other", span };
  if (statement.kind !== "assign" || statement.place.projection.length > 0) return plain;
  const { terminator } = a.body.blocks[location.block] as BasicBlock;
  const call = selfCallOf(a, terminator, statement.place.local);
  return call === undefined || terminator.kind !== "call"
    ? plain
    : { kind: "selfCall", varSpan: span, callSpan: terminator.fnSpan, call };
}

/** The call that takes `temp` as its `self`. */
export function selfCallOf(a: Analysis, terminator: Terminator, temp: Local): SelfCall | undefined {
  if (terminator.kind !== "call" || terminator.func.kind !== "const" || terminator.func.ty.kind !== "fnDef")
    return undefined;
  const [self] = terminator.args;
  if (self === undefined || self.kind === "const" || self.place.local !== temp || self.place.projection.length > 0)
    return undefined;
  const { def, args } = terminator.func.ty;
  const item = a.tcx.assocItem(def);
  if (item?.hasSelf !== true) return undefined;
  const selfArg = args[0];
  const selfTy = selfArg?.sort === "ty" ? selfArg : operandType(a, self);
  const trait = a.tcx.traitOfItem(def);
  const isLang = (name: string): boolean => trait !== undefined && a.tcx.isLangItem(trait, name);
  if (isLang("fn_once") || isLang("fn_mut") || isLang("fn")) return { kind: "fnCall", method: def, selfTy };
  if (terminator.callSource === "overloadedOperator") {
    if (trait !== undefined && isOperatorTrait(a, trait)) return { kind: "operator", method: def, selfTy };
  }
  const { name } = a.tcx.hir.def(def);
  return {
    kind: "method",
    method: def,
    selfTy,
    forLoop: name === "into_iter" && isDesugared(terminator),
    question: name === "branch" && terminator.callSource !== "method",
  };
}

function operandType(a: Analysis, operand: Operand & { kind: "copy" | "move" }): Ty {
  return (a.body.locals[operand.place.local] as Analysis["body"]["locals"][number]).ty;
}

const OPERATORS = [
  "add",
  "sub",
  "mul",
  "div",
  "rem",
  "neg",
  "not",
  "bitand",
  "bitor",
  "bitxor",
  "shl",
  "shr",
  "add_assign",
  "sub_assign",
  "mul_assign",
  "div_assign",
  "rem_assign",
  "bitand_assign",
  "bitor_assign",
  "bitxor_assign",
  "shl_assign",
  "shr_assign",
  "index",
  "index_mut",
  "eq",
  "partial_ord",
];

function isOperatorTrait(a: Analysis, trait: DefId): boolean {
  return OPERATORS.some((name) => a.tcx.isLangItem(trait, name));
}

/** A call nobody wrote: `into_iter` of a `for` loop. */
function isDesugared(terminator: Extract<Terminator, { kind: "call" }>): boolean {
  return terminator.callSource !== "method";
}

/** Where a borrow made at `location` is meant: in a closure, if it is a capture. */
export function borrowSpans(a: Analysis, span: Span, location: Location): UseSpans {
  const other: UseSpans = { kind: "other", span };
  const node = nodeAt(a.body, location);
  if (node.kind !== "statement" || node.statement.kind !== "assign" || node.statement.place.projection.length > 0)
    return other;
  const target = node.statement.place;
  const block = a.body.blocks[location.block] as BasicBlock;
  for (const statement of block.statements.slice(location.index + 1)) {
    if (
      statement.kind === "assign" &&
      statement.rvalue.kind === "aggregate" &&
      statement.rvalue.aggregate.kind === "closure"
    ) {
      return closureCapture(a, statement, target) ?? other;
    }
    if (!spansEqual(span, statement.source.span)) break;
  }
  return other;
}

/** What {@link moveSpans} says if it says something special, else {@link borrowSpans}. */
export function moveOrBorrowSpans(a: Analysis, place: Place, span: Span, location: Location): UseSpans {
  const moved = moveSpans(a, place, location);
  return moved.kind === "closure" ? moved : borrowSpans(a, span, location);
}

/** Where the loan was made. */
export function loanSpans(a: Analysis, location: Location): UseSpans {
  return borrowSpans(a, spanAt(a.body, location), location);
}
