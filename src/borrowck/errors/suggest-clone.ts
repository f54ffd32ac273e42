// Suggestions that spare a value: cloning it, borrowing in the pattern, changing what a function takes.

import { type Analysis, localDecl, nodeAt, placeKey, typeOfPlace } from "#borrowck/analysis.ts";
import type { DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { BasicBlock, Location, Place } from "#mir/body.ts";
import { type Span, spanEnd, spanStart } from "#support/span.ts";
import { eraseRegions } from "#types/fold.ts";
import type { Ty } from "#types/ty.ts";
import { tyText } from "./describe.ts";
import { implementsTrait } from "./implements.ts";
import type { UseSpans } from "./use-spans.ts";

export function isClone(a: Analysis, ty: Ty): boolean {
  const clone = a.tcx.langItem("clone");
  return clone !== undefined && implementsTrait(a, clone, ty);
}

/** The span of the pattern's variable that a move binds, if a pattern it is. */
export function patternBinding(a: Analysis, location: Location): Span | undefined {
  const node = nodeAt(a.body, location);
  if (node.kind !== "statement" || node.statement.kind !== "assign" || node.statement.place.projection.length > 0)
    return undefined;
  const { info, source } = localDecl(a, node.statement.place.local);
  if (info.kind !== "user" || info.isArg || node.statement.rvalue.kind !== "use") return undefined;
  // A plain `let x = y` moves where `y` stands; a pattern where its variable stands.
  const at = node.statement.source.span;
  return at.file === source.span.file && at.start >= source.span.start && at.end <= source.span.end
    ? source.span
    : undefined;
}

/** "consider cloning the value if the performance cost is acceptable". */
export function suggestClone(a: Analysis, diag: DiagnosticBuilder, ty: Ty, span: Span, isMethod = false): void {
  if (ty.kind === "adt" && ["Rc", "Arc"].includes(a.tcx.hir.diagnosticItem(ty.def) ?? "")) {
    diag.suggest("clone the value to increment its reference count", spanEnd(span), ".clone()", "MachineApplicable");
    return;
  }
  const text = isMethod
    ? "you can `clone` the value and consume it, but this might not be your desired behavior"
    : "consider cloning the value if the performance cost is acceptable";
  diag.suggest(text, spanEnd(span), ".clone()", isMethod ? "MaybeIncorrect" : "MachineApplicable");
}

/** A type of the user's that could be `Clone` but is not. */
export function noteCloneable(a: Analysis, diag: DiagnosticBuilder, ty: Ty, span: Span): void {
  const self = eraseRegions(ty);
  if (self.kind === "adt" && !a.tcx.hir.isStd(self.def)) {
    const def = a.tcx.hir.def(self.def);
    const item = a.tcx.hir.item(self.def);
    const head =
      item !== undefined && "generics" in item
        ? { ...def.span, end: Math.max(def.nameSpan.end, item.generics.span.end) }
        : def.nameSpan;
    diag.noteWith(
      `if \`${tyText(a, ty)}\` implemented \`Clone\`, you could clone the value`,
      [head],
      [
        { span: head, text: "consider implementing `Clone` for this type" },
        { span, text: "you could clone this value" },
      ],
    );
  }
}

/** For a value that was given to a function of the user's. */
export function noteParameter(a: Analysis, diag: DiagnosticBuilder, location: Location): void {
  const node = nodeAt(a.body, location);
  if (node.kind !== "statement" || node.statement.kind !== "assign" || node.statement.place.projection.length > 0)
    return;
  const temp = node.statement.place;
  const { terminator } = a.body.blocks[location.block] as BasicBlock;
  const call = terminator.kind === "call" ? terminator : callOf(a, location, temp);
  if (call?.kind !== "call" || call.func.kind !== "const" || call.func.ty.kind !== "fnDef") return;
  const key = placeKey(temp);
  const index = call.args.findIndex((arg) => arg.kind === "move" && placeKey(arg.place) === key);
  const { def } = call.func.ty;
  const item = a.tcx.hir.item(def);
  if (index < 0 || item?.kind !== "fn" || a.tcx.hir.isStd(def)) return;
  const declared = a.tcx.fnSig(def).value.inputs[index];
  const written = item.sig.inputs[index];
  if (declared === undefined || written === undefined || declared.kind === "param" || (item.sig.hasSelf && index === 0))
    return;
  const { nameSpan, kind, name } = a.tcx.hir.def(def);
  const word = kind === "assocFn" ? "method" : "function";
  diag.noteWith(
    `consider changing this parameter type in ${word} \`${name}\` to borrow instead if owning the value isn't necessary`,
    [written.span],
    [
      { span: nameSpan, text: `in this ${word}` },
      { span: written.span, text: "this parameter takes ownership of the value" },
    ],
  );
}

/** The call whose argument a temporary becomes, some blocks further on. */
function callOf(a: Analysis, location: Location, temp: Place): BasicBlock["terminator"] | undefined {
  let block = location.block;
  for (let steps = 0; steps < 32; steps++) {
    const { terminator } = a.body.blocks[block] as BasicBlock;
    if (
      terminator.kind === "call" &&
      terminator.args.some((arg) => arg.kind === "move" && arg.place.local === temp.local)
    )
      return terminator;
    if (!("target" in terminator) || terminator.target === undefined) return undefined;
    block = terminator.target;
  }
  return undefined;
}

/** What is suggested at one move: never two ways at once. */
export function suggestAtMove(
  a: Analysis,
  diag: DiagnosticBuilder,
  place: Place,
  location: Location,
  spans: UseSpans,
): void {
  const ty = typeOfPlace(a, place);
  const bound = patternBinding(a, location);
  if (bound !== undefined) {
    diag.suggest(
      "borrow this binding in the pattern to avoid moving the value",
      spanStart(bound),
      "ref ",
      "MachineApplicable",
    );
    return;
  }
  noteParameter(a, diag, location);
  if (spans.kind === "closure" || place.projection.length > 0) return;
  if (ty.kind === "ref" || (spans.kind === "selfCall" && spans.call.kind === "method" && spans.call.forLoop)) return;
  const span = spans.kind === "selfCall" ? spans.varSpan : spans.span;
  if (isClone(a, ty)) suggestClone(a, diag, ty, span, spans.kind === "selfCall" && spans.call.kind === "method");
  else if (spans.kind !== "selfCall" || spans.call.kind !== "fnCall") noteCloneable(a, diag, ty, span);
}
