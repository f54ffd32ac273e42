// Moves out of what does not own its content: E0507, E0508, E0509.

import { type Analysis, localDecl, nodeAt, placeKey, prefixOf, typeOfPlace, upvarAt } from "#borrowck/analysis.ts";
import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import type { Local, Place, UpvarInfo } from "#mir/body.ts";
import type { IllegalMove } from "#mir/move-paths.ts";
import { type Span, spanStart } from "#support/span.ts";
import type { Ty } from "#types/ty.ts";
import { borrowedContent, contentText } from "./borrowed-content.ts";
import { describeAny, describePlace, methodPath, tyText } from "./describe.ts";
import { isClone, noteCloneable, suggestClone } from "./suggest-clone.ts";
import { argsOrUse, isClosureUse, moveSpans, type UseSpans } from "./use-spans.ts";

/** Moves into several variables of one pattern are one error. */
interface Group {
  readonly move: IllegalMove;
  readonly span: Span;
  readonly spans: UseSpans;
  readonly bindsTo: Local[];
  /** Moves into a variable that a `let` or pattern declares. */
  readonly isBinding: boolean;
}

/** One error for each illegal move, those of one pattern together. */
export function illegalMoves(
  a: Analysis,
): readonly { readonly place: Place; readonly diagnostic: DiagnosticBuilder }[] {
  const groups = new Map<string, Group>();
  for (const move of a.moves.illegal) {
    const binding = bindingOf(a, move);
    const spans = moveSpans(a, move.place, move.location);
    if (binding === undefined) {
      groups.set(`${placeKey(move.place)}@${a.points.of(move.location)}`, {
        move,
        span: argsOrUse(spans),
        spans,
        bindsTo: [],
        isBinding: false,
      });
      continue;
    }
    const key = `${binding.span.file}:${binding.span.start}-${binding.span.end}:${placeKey(move.reason.target)}`;
    const known = groups.get(key);
    if (known === undefined)
      groups.set(key, {
        move,
        span: binding.span,
        spans,
        bindsTo: binding.simple ? [] : [binding.local],
        isBinding: true,
      });
    else if (!binding.simple) known.bindsTo.push(binding.local);
  }
  return [...groups.values()].map((group) => ({ place: group.move.place, diagnostic: report(a, group) }));
}

/** The variable of a pattern that is moved into, and what it is matched against. */
function bindingOf(
  a: Analysis,
  move: IllegalMove,
): { readonly local: Local; readonly span: Span; readonly simple: boolean } | undefined {
  const node = nodeAt(a.body, move.location);
  if (node.kind !== "statement" || node.statement.kind !== "assign" || node.statement.place.projection.length > 0)
    return undefined;
  const { rvalue, place } = node.statement;
  if (rvalue.kind !== "use" || rvalue.operand.kind !== "move") return undefined;
  const decl = localDecl(a, place.local);
  if (decl.info.kind !== "user" || decl.info.isArg) return undefined;
  const { span } = node.statement.source;
  // `let x = place;` moves at its initialiser, which is the statement itself.
  const isSimple =
    decl.info.origin === "let" &&
    decl.info.initSpan !== undefined &&
    span.start >= decl.info.initSpan.start &&
    span.end <= decl.info.initSpan.end;
  return { local: place.local, span: isSimple ? span : (decl.info.initSpan ?? span), simple: isSimple };
}

function report(a: Analysis, group: Group): DiagnosticBuilder {
  const { move } = group;
  const { reason } = move;
  switch (reason.kind) {
    case "interiorOfTypeWithDestructor":
      return withLabels(
        a,
        group,
        error("E0509", `cannot move out of type \`${tyText(a, reason.ty)}\`, which implements the \`Drop\` trait`).at(
          group.span,
          "cannot move out of here",
        ),
        move.place,
      );
    case "interiorOfSliceOrArray": {
      const shown =
        reason.ty.kind === "array"
          ? `type \`${tyText(a, reason.ty)}\`, a non-copy array`
          : `type \`${tyText(a, reason.ty)}\`, a non-copy slice`;
      return withLabels(
        a,
        group,
        error("E0508", `cannot move out of ${shown}`).at(group.span, "cannot move out of here"),
        move.place,
      );
    }
    case "borrowedContent":
      return withLabels(a, group, outOfBorrowed(a, group), move.place);
  }
}

function outOfBorrowed(a: Analysis, group: Group): DiagnosticBuilder {
  const { move } = group;
  const target = move.reason.target;
  const base: Place = { local: target.local, projection: target.projection.slice(0, -1) };
  const baseTy = typeOfPlace(a, base);
  const content = typeOfPlace(a, target);
  if (content.kind === "array" || content.kind === "slice")
    return error("E0508", `cannot move out of type \`${tyText(a, content)}\`, a non-copy ${content.kind}`).at(
      group.span,
      "cannot move out of here",
    );
  const movePlace = move.place;
  const captured = capturedDescription(a, move.place, baseTy);
  if (captured !== undefined)
    return error("E0507", `cannot move out of ${captured.text}`)
      .at(group.span)
      .label(captured.upvar.span, "captured outer variable")
      .label(a.tcx.hir.nameSpan(a.body.source.def), `captured by this \`${captured.kind}\` closure`);
  const { info } = localDecl(a, target.local);
  if (info.kind === "refForGuard") {
    const diag = error("E0507", `cannot move out of \`${describePlace(a, move.place)}\` in pattern guard`).at(
      group.span,
    );
    return diag.note("variables bound in patterns cannot be moved from until after the end of the pattern guard");
  }
  if (info.kind === "temp" && info.staticDef !== undefined)
    return error("E0507", `cannot move out of static item \`${a.tcx.hir.def(info.staticDef).name}\``).at(group.span);
  const name = describePlace(a, movePlace, { refuseTupleField: true }) ?? describePlace(a, target);
  const kind =
    baseTy.kind === "rawPtr"
      ? `${baseTy.mutability === "mut" ? "mutable" : "const"} raw pointer`
      : baseTy.kind === "ref" && baseTy.mutability === "mut"
        ? "mutable reference"
        : "shared reference";
  const source = borrowedContent(a, base.local);
  if (name === undefined || localDecl(a, target.local).info.kind === "temp")
    return error("E0507", `cannot move out of ${source === undefined ? `a ${kind}` : contentText(a, source)}`).at(
      group.span,
    );
  const variant = variantName(a, movePlace);
  return error(
    "E0507",
    `cannot move out of \`${name}\`${variant === undefined ? "" : ` as enum variant \`${variant}\``} which is behind a ${kind}`,
  ).at(group.span);
}

/** The variant a place lies in. */
function variantName(a: Analysis, place: Place): string | undefined {
  const at = place.projection.findLastIndex((s) => s.kind === "downcast");
  const step = place.projection[at];
  const ty = typeOfPlace(a, { local: place.local, projection: place.projection.slice(0, Math.max(at, 0)) });
  return step?.kind === "downcast" && ty.kind === "adt" ? a.tcx.adt(ty.def).variants[step.variant]?.name : undefined;
}

interface CapturedContent {
  readonly text: string;
  readonly kind: "Fn" | "FnMut";
  readonly upvar: UpvarInfo;
}

/** "`x`, a captured variable in an `FnMut` closure", or "`x.name`, as `x` is a …". */
function capturedDescription(a: Analysis, place: Place, baseTy: Ty): CapturedContent | undefined {
  if (a.body.kind !== "closure" || place.local !== 1) return undefined;
  for (let n = place.projection.length; n > 0; n--) {
    const upvar = upvarAt(a.body, prefixOf(place, n));
    if (upvar === undefined) continue;
    const env = localDecl(a, 1 as Local).ty;
    if (env.kind !== "ref" || baseTy.kind !== "ref") return undefined;
    const kind = env.mutability === "mut" ? "FnMut" : "Fn";
    const as = n === place.projection.length ? "a" : `as \`${upvar.path}\` is a`;
    return { text: `${describeAny(a, place)}, ${as} captured variable in an \`${kind}\` closure`, kind, upvar };
  }
  return undefined;
}

function withLabels(a: Analysis, group: Group, diag: DiagnosticBuilder, place: Place): DiagnosticBuilder {
  const { spans } = group;
  const source = place;
  if (group.bindsTo.length > 0) {
    labelBindings(a, diag, group.bindsTo);
    if (group.move.reason.kind !== "interiorOfTypeWithDestructor") suggestBorrowedMatch(a, diag, group);
    return diag;
  }
  const ty = typeOfPlace(a, source);
  const name = describePlace(a, source);
  const what = name === undefined || localDecl(a, source.local).info.kind === "temp" ? "value" : `\`${name}\``;
  const text = `move occurs because ${what} has type \`${tyText(a, ty)}\`, which does not implement the \`Copy\` trait`;
  if (spans.kind === "selfCall" && spans.call.kind !== "fnCall") {
    const call =
      spans.call.kind === "operator"
        ? "usage in operator"
        : spans.call.forLoop
          ? "this implicit call to `.into_iter()`"
          : "this method call";
    diag.label(spans.callSpan, `${what} moved due to ${call}`);
    diag.label(group.span, text);
    const item = a.tcx.hir.item(spans.call.method);
    const selfSpan =
      (item?.kind === "fn" ? item.sig.inputs[0]?.span : undefined) ?? a.tcx.hir.nameSpan(spans.call.method);
    diag.note(
      `\`${methodPath(a, spans.call.method)}\` takes ownership of the receiver \`self\`, which moves ${what}`,
      selfSpan,
    );
    return diag;
  }
  diag.label(group.span, text);
  // What is written there is a closure: neither a borrow nor a clone of it would help.
  if (isClosureUse(spans)) return diag.label(spans.captureSpan, "variable moved due to use in closure");
  // A value that is only looked at may be borrowed; one that is passed on has to be cloned.
  if (group.isBinding) diag.suggest("consider borrowing here", spanStart(group.span), "&", "MaybeIncorrect");
  if (isClone(a, ty)) suggestClone(a, diag, ty, group.span);
  else noteCloneable(a, diag, ty, group.span);
  return diag;
}

/** `match *r` without the `*`, `match &place` instead of `match place`. */
function suggestBorrowedMatch(a: Analysis, diag: DiagnosticBuilder, group: Group): void {
  const text = a.input.textOf?.(group.span);
  if (text?.startsWith("*") === true)
    diag.suggest(
      "consider removing the dereference here",
      { ...group.span, end: group.span.start + 1 },
      "",
      "MaybeIncorrect",
    );
  else diag.suggest("consider borrowing here", spanStart(group.span), "&", "MaybeIncorrect");
}

function labelBindings(a: Analysis, diag: DiagnosticBuilder, bindings: readonly Local[]): void {
  const [first, ...others] = bindings;
  if (first === undefined) return;
  const decl = localDecl(a, first);
  const name = decl.info.kind === "user" ? decl.info.name : "value";
  diag.label(decl.source.span, "data moved here");
  if (others.length === 0)
    diag.label(
      decl.source.span,
      `move occurs because \`${name}\` has type \`${tyText(a, decl.ty)}\`, which does not implement the \`Copy\` trait`,
    );
  else {
    others.forEach((local) => diag.label(localDecl(a, local).source.span, "...and here"));
    diag.note("move occurs because these variables have types that don't implement the `Copy` trait");
  }
}
