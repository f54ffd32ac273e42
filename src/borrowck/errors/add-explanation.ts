// The third point of a borrow error: why the loan still counts (rustc's `add_explanation_to_diagnostic`).

import { type Analysis, localDecl, nodeAt, spanAt } from "#borrowck/analysis.ts";
import type { Loan } from "#borrowck/access/borrow-set.ts";
import type { Explanation } from "#borrowck/explain/explain-loan.ts";
import type { Category } from "#borrowck/nll/constraints.ts";
import type { DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { BasicBlock, Local, Location, Place } from "#mir/body.ts";
import { type Span, spansEqual } from "#support/span.ts";
import type { Ty } from "#types/ty.ts";
import { describePlace, localName, plainTyText, tyText } from "./describe.ts";
import type { RegionNamer } from "./region-names.ts";
import { moveOrBorrowSpans, type UseSpans } from "./use-spans.ts";

/** How a later use is told of. */
export type LaterUse = "traitCapture" | "closureCapture" | "call" | "fakeLetRead" | "other";

/** The later use behind an explanation: what kind it is and where to point. */
export function laterUse(
  a: Analysis,
  loan: Loan,
  local: Local,
  location: Location,
): { readonly kind: LaterUse; readonly span: Span } {
  const place: Place = { local, projection: [] };
  const spans = moveOrBorrowSpans(a, place, spanAt(a.body, location), location);
  if (spans.kind === "closure") return { kind: "closureCapture", span: spans.captureSpan };
  const span = useSpan(spans);
  const node = nodeAt(a.body, location);
  if (node.kind === "statement" && node.statement.kind === "fakeRead" && node.statement.cause === "forLet")
    return { kind: "fakeLetRead", span };
  if (becomesTraitObject(a, loan)) return { kind: "traitCapture", span };
  if (
    node.kind === "terminator" &&
    node.terminator.kind === "call" &&
    node.terminator.callSource !== "overloadedOperator" &&
    node.terminator.callSource !== "desugared"
  ) {
    const { func } = node.terminator;
    if (func.kind === "const") return { kind: "call", span: func.span };
    const callee =
      func.place.projection.length === 0 && localName(a, func.place.local) === undefined
        ? localDecl(a, func.place.local).source.span
        : span;
    return { kind: "call", span: callee };
  }
  return { kind: "other", span };
}

function useSpan(spans: UseSpans): Span {
  return spans.kind === "closure" ? spans.captureSpan : spans.kind === "selfCall" ? spans.varSpan : spans.span;
}

/** Whether the reference made by the loan is turned into a trait object on its way. */
function becomesTraitObject(a: Analysis, loan: Loan): boolean {
  if (loan.assigned.projection.length > 0) return false;
  let target = loan.assigned.local;
  const at = a.points.location(loan.point);
  let block = a.body.blocks[at.block] as BasicBlock;
  for (let index = at.index + 1, hops = 0; hops < 8; ) {
    const statement = block.statements[index];
    if (statement !== undefined) {
      index++;
      if (statement.kind !== "assign" || statement.place.projection.length > 0) continue;
      const { rvalue } = statement;
      if (rvalue.kind !== "use" && rvalue.kind !== "cast") continue;
      const { operand } = rvalue;
      if (operand.kind === "const" || operand.place.projection.length > 0 || operand.place.local !== target) continue;
      if (rvalue.kind === "cast" && rvalue.cast === "unsize")
        return rvalue.ty.kind === "ref" && rvalue.ty.inner.kind === "dyn";
      target = statement.place.local;
      continue;
    }
    const t = block.terminator;
    if (t.kind !== "call" || t.target === undefined || t.destination.projection.length > 0) return false;
    if (!t.args.some((o) => o.kind === "move" && o.place.local === target)) return false;
    target = t.destination.local;
    block = a.body.blocks[t.target] as BasicBlock;
    index = 0;
    hops++;
  }
  return false;
}

export interface ExplainOptions {
  /** `first borrow`, `second borrow`, or nothing for "borrow". */
  readonly prefix?: string;
  /** Where the borrow stands, so that it is not pointed at twice. */
  readonly borrowSpan?: Span | undefined;
}

/** Adds the label that says why the loan is still in force. */
export function addExplanation(
  a: Analysis,
  names: RegionNamer,
  diag: DiagnosticBuilder,
  loan: Loan,
  explanation: Explanation,
  options: ExplainOptions = {},
): void {
  const prefix = options.prefix === undefined ? "" : `${options.prefix} `;
  switch (explanation.kind) {
    case "usedLater": {
      const use = laterUse(a, loan, explanation.local, explanation.location);
      if (explanation.inLoop) {
        const text = {
          traitCapture: "borrow captured here by trait object, in later iteration of loop",
          closureCapture: "borrow captured here by closure, in later iteration of loop",
          call: "borrow used by call, in later iteration of loop",
          fakeLetRead: "borrow later stored here",
          other: "borrow used here, in later iteration of loop",
        }[use.kind];
        diag.label(use.span, prefix + text);
        return;
      }
      if (options.borrowSpan !== undefined && spansEqual(options.borrowSpan, use.span)) return;
      const text = {
        traitCapture: "borrow later captured here by trait object",
        closureCapture: "borrow later captured here by closure",
        call: "borrow later used by call",
        fakeLetRead: "borrow later stored here",
        other: "borrow later used here",
      }[use.kind];
      diag.label(use.span, prefix + text);
      return;
    }
    case "usedWhenDropped":
      return addDrop(a, diag, explanation, prefix);
    case "mustOutlive":
      return addMustOutlive(a, names, diag, loan, explanation);
    case "unexplained":
      return;
  }
}

function addDrop(
  a: Analysis,
  diag: DiagnosticBuilder,
  explanation: Explanation & { kind: "usedWhenDropped" },
  prefix: string,
): void {
  const decl = localDecl(a, explanation.local);
  const dropSpan = spanAt(a.body, explanation.location);
  const { dtor, type } = destructorOf(a, decl.ty);
  const name = localName(a, explanation.local);
  if (name !== undefined && decl.info.kind === "user") {
    diag.label(
      dropSpan,
      `${prefix}borrow might be used here, when \`${name}\` is dropped and runs the ${dtor} for ${type}`,
    );
    if (explanation.noteOrder) diag.note("values in a scope are dropped in the opposite order they are defined");
    return;
  }
  diag.label(decl.source.span, `a temporary with access to the ${prefix}borrow is created here ...`);
  diag.label(
    dropSpan,
    `... and the ${prefix}borrow might be used here, when that temporary is dropped and runs the ${dtor} for ${type}`,
  );
}

/** What runs when a value of the type is dropped. */
function destructorOf(a: Analysis, ty: Ty): { readonly dtor: string; readonly type: string } {
  if (ty.kind === "closure") return { dtor: "destructor", type: "closure" };
  if (ty.kind === "adt") {
    const own = a.tcx.adtDestructor(ty.def) !== undefined;
    return { dtor: own ? "`Drop` code" : "destructor", type: `type \`${plainTyText(a, ty)}\`` };
  }
  return { dtor: "destructor", type: `type \`${tyText(a, ty)}\`` };
}

/** "argument requires that …", "returning this value requires that …". */
export function categoryText(category: Category): string {
  switch (category.kind) {
    case "assignment":
      return "assignment ";
    case "return":
      return "returning this value ";
    case "useAsConst":
      return "using this value as a constant ";
    case "useAsStatic":
      return "using this value as a static ";
    case "cast":
      return category.implicit ? "coercion " : "cast ";
    case "callArgument":
      return "argument ";
    case "typeAnnotation":
      return category.source === "genericArg" ? "generic argument " : "type annotation ";
    case "sizedBound":
      return "proving this value is `Sized` ";
    case "copyBound":
      return "copying this value ";
    case "opaqueType":
      return "opaque type ";
    case "closureUpvar":
      return "closure capture ";
    case "usage":
      return "this usage ";
    case "predicate":
    case "boring":
    case "boringNoLocation":
    case "internal":
      return "";
  }
}

function addMustOutlive(
  a: Analysis,
  names: RegionNamer,
  diag: DiagnosticBuilder,
  loan: Loan,
  explanation: Explanation & { kind: "mustOutlive" },
): void {
  const name = names.name(explanation.region);
  if (name === undefined) return;
  names.highlight(diag, name);
  const described = describePlace(a, loan.place);
  const { category, span } = explanation.blame;
  const text =
    described === undefined
      ? `${categoryText(category)}requires that borrow lasts for \`${name.text}\``
      : `${categoryText(category)}requires that \`${described}\` is borrowed for \`${name.text}\``;
  diag.label(span, text);
  addObjectDefaultNote(a, diag, category, name.text);
}

/** `Box<dyn Trait>` means `Box<dyn Trait + 'static>`. */
export function addObjectDefaultNote(a: Analysis, diag: DiagnosticBuilder, category: Category, name: string): void {
  if (category.kind !== "cast" || !category.implicit || category.unsizeTo?.kind !== "adt" || name !== "'static") return;
  const object = category.unsizeTo.args.find((arg): arg is Ty => arg.sort === "ty" && arg.kind === "dyn");
  if (object === undefined) return;
  const short = tyText(a, category.unsizeTo);
  diag.note(
    `due to object lifetime defaults, \`${short}\` actually means \`${short.replace(/(dyn [^>]*)>/, "($1 + 'static)>")}\``,
  );
}
