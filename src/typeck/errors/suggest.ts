// Help that rustc adds to E0308: conversions, borrows, dereferences, wrapping, literals of another form.

import type { DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { ExprId, HirExpr } from "#hir/body.ts";
import { type Span, spanEnd, spanStart } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { Ty, TyOf } from "#types/ty.ts";
import { describeDef } from "./describe.ts";
import { letOfInit, parentOf } from "./expected-because.ts";
import { suggestNumeric } from "./suggest-numeric.ts";

/** What a suggestion is about: an expression of type `found` where `expected` is wanted. */
interface Place {
  readonly fcx: FnCtxt;
  readonly diagnostic: DiagnosticBuilder;
  readonly id: ExprId;
  readonly expr: HirExpr;
  readonly expected: Ty;
  readonly found: Ty;
}

/** In rustc's order; the first that fits is given. */
const SUGGESTIONS: readonly ((place: Place) => boolean)[] = [
  callFunction,
  literalForm,
  borrowOrDeref,
  numeric,
  conversionMethod,
  wrapInVariant,
  boxNew,
  unwrapOption,
];

/** Adds the first piece of help that fits. */
export function suggestForMismatch(
  fcx: FnCtxt,
  diagnostic: DiagnosticBuilder,
  id: ExprId,
  expectedTy: Ty,
  foundTy: Ty,
): void {
  const expr = fcx.expr(id);
  if (expr.desugared !== undefined) return;
  const place: Place = { fcx, diagnostic, id, expr, expected: fcx.resolve(expectedTy), found: fcx.resolve(foundTy) };
  SUGGESTIONS.some((suggest) => suggest(place));
}

function numeric({ fcx, diagnostic, id, expected, found }: Place): boolean {
  return suggestNumeric(fcx, diagnostic, id, expected, found);
}

// --- calls

function callFunction({ fcx, diagnostic, expr, expected, found }: Place): boolean {
  if (found.kind !== "fnDef" || !callGives(fcx, found, expected)) return false;
  const def = fcx.tcx.hir.def(found.def);
  if (!fcx.tcx.hir.isStd(found.def)) {
    const item = fcx.tcx.hir.item(found.def);
    const where = item?.kind === "fn" ? { ...item.sig.span, start: def.span.start } : def.nameSpan;
    diagnostic.label(where, `${describeDef(fcx, found.def)} \`${def.name}\` defined here`);
  }
  diagnostic.suggest(
    `use parentheses to call this ${describeDef(fcx, found.def)}`,
    spanEnd(expr.span),
    "()",
    "MaybeIncorrect",
  );
  return true;
}

/** Whether calling a function without parameters gives the wanted type. */
function callGives(fcx: FnCtxt, fn: TyOf<"fnDef">, expected: Ty): boolean {
  const sig = fcx.openInstantiated(fcx.tcx.fnSig(fn.def), fn.args);
  return sig.inputs.length === 0 && fcx.infcx.canEq(expected, sig.output);
}

// --- literals

function literalForm({ diagnostic, expr, expected }: Place): boolean {
  if (expr.kind !== "literal") return false;
  const { literal, span } = expr;
  if (expected.kind === "char" && literal.kind === "str" && [...literal.value].length === 1) {
    quotes(diagnostic, "if you meant to write a `char` literal, use single quotes", span, "'");
    return true;
  }
  if (expected.kind === "ref" && expected.inner.kind === "str" && literal.kind === "char") {
    quotes(diagnostic, "if you meant to write a string literal, use double quotes", span, '"');
    return true;
  }
  if (expected.kind === "uint" && expected.name === "u8" && literal.kind === "char" && literal.value < 128) {
    diagnostic.suggest(
      "if you meant to write a byte literal, prefix with `b`",
      spanStart(span),
      "b",
      "MachineApplicable",
    );
    return true;
  }
  return false;
}

function quotes(diagnostic: DiagnosticBuilder, message: string, span: Span, quote: string): void {
  const first = { ...span, end: span.start + 1 };
  const last = { ...span, start: span.end - 1 };
  diagnostic.suggestParts(
    message,
    [
      { span: first, replacement: quote },
      { span: last, replacement: quote },
    ],
    "MachineApplicable",
  );
}

// --- references

function borrowOrDeref({ fcx, diagnostic, id, expr, expected, found }: Place): boolean {
  const before = spanStart(expr.span);
  if (
    expected.kind === "ref" &&
    found.kind !== "infer" &&
    (fcx.infcx.canEq(expected.inner, found) || (expected.inner.kind === "str" && isString(fcx, found)))
  ) {
    const mutable = expected.mutability === "mut";
    diagnostic.suggest(
      mutable ? "consider mutably borrowing here" : "consider borrowing here",
      before,
      mutable ? "&mut " : "&",
      "MachineApplicable",
    );
    return true;
  }
  if (found.kind !== "ref" || !fcx.infcx.canEq(expected, found.inner)) return false;
  if (expr.kind === "addrOf") {
    diagnostic.suggest(
      "consider removing the borrow",
      { ...expr.span, end: fcx.span(expr.operand).start },
      "",
      "MachineApplicable",
    );
    const stmt = letOfInit(fcx, id);
    if (stmt?.ty !== undefined)
      diagnostic.suggest(
        "alternatively, consider changing the type annotation",
        spanStart(stmt.ty.span),
        expr.mutability === "mut" ? "&mut " : "&",
        "MaybeIncorrect",
      );
    return true;
  }
  if (!fcx.isCopy(expected, expr.span)) return false;
  diagnostic.suggest("consider dereferencing the borrow", before, "*", "MachineApplicable");
  return true;
}

function isString(fcx: FnCtxt, ty: Ty): boolean {
  return ty.kind === "adt" && fcx.tcx.isLangItem(ty.def, "String");
}

// --- conversions

function conversionMethod({ fcx, diagnostic, expr, expected, found }: Place): boolean {
  const method = conversionFor(fcx, expected, found);
  if (method === undefined) return false;
  diagnostic.suggest("try using a conversion method", spanEnd(expr.span), method, "MachineApplicable");
  return true;
}

function conversionFor(fcx: FnCtxt, expected: Ty, found: Ty): string | undefined {
  if (isString(fcx, expected)) {
    const shown =
      found.kind === "ref"
        ? found.inner.kind === "str"
        : found.kind === "char" ||
          found.kind === "int" ||
          found.kind === "uint" ||
          found.kind === "float" ||
          found.kind === "bool" ||
          (found.kind === "infer" && found.variable !== "general");
    return shown ? ".to_string()" : undefined;
  }
  const vec = fcx.tcx.hir.diagnosticItemNamed("Vec");
  if (expected.kind === "adt" && expected.def === vec) {
    const source = found.kind === "ref" ? found.inner : found;
    const element = expected.args[0];
    if (
      (source.kind === "array" || source.kind === "slice") &&
      element?.sort === "ty" &&
      fcx.infcx.canEq(element, source.element)
    )
      return ".to_vec()";
  }
  return undefined;
}

function adtName(fcx: FnCtxt, ty: Ty): string | undefined {
  return ty.kind === "adt" && fcx.tcx.hir.isStd(ty.def) ? fcx.tcx.hir.def(ty.def).name : undefined;
}

function wrapInVariant({ fcx, diagnostic, expr, expected, found }: Place): boolean {
  if (expected.kind !== "adt") return false;
  const name = adtName(fcx, expected);
  const head = name === "Option" ? "Some" : name === "Result" ? "Ok" : undefined;
  const inner = expected.args[0];
  if (head === undefined || inner?.sort !== "ty" || !fcx.infcx.canEq(inner, found)) return false;
  if (found.kind === "tuple" && found.elements.length === 0) {
    diagnostic.suggestParts(
      `try adding an expression at the end of the block`,
      [{ span: spanEnd(expr.span), replacement: `\n${head}(())` }],
      "MaybeIncorrect",
    );
    return true;
  }
  around(diagnostic, `try wrapping the expression in \`${head}\``, expr.span, `${head}(`);
  return true;
}

function around(diagnostic: DiagnosticBuilder, message: string, span: Span, before: string): void {
  diagnostic.suggestParts(
    message,
    [
      { span: spanStart(span), replacement: before },
      { span: spanEnd(span), replacement: ")" },
    ],
    "MaybeIncorrect",
  );
}

function boxNew({ fcx, diagnostic, expr, expected, found }: Place): boolean {
  if (expected.kind !== "adt" || !fcx.tcx.adt(expected.def).isBox) return false;
  const inner = expected.args[0];
  if (inner?.sort !== "ty" || !fcx.infcx.canEq(inner, found)) return false;
  diagnostic.note(
    "for more on the distinction between the stack and the heap, read https://doc.rust-lang.org/book/ch15-01-box.html, https://doc.rust-lang.org/rust-by-example/std/box.html, and https://doc.rust-lang.org/std/boxed/index.html",
  );
  around(diagnostic, "store this in the heap by calling `Box::new`", expr.span, "Box::new(");
  return true;
}

/** `o` where the value inside is wanted. */
function unwrapOption({ fcx, diagnostic, id, expr, expected, found }: Place): boolean {
  const name = adtName(fcx, found);
  if ((name !== "Option" && name !== "Result") || found.kind !== "adt") return false;
  const inner = found.args[0];
  if (inner?.sort !== "ty" || !fcx.infcx.canEq(expected, inner)) return false;
  if (expr.kind === "call" && fcx.tables.exprRes.get(expr.callee)?.kind === "ctor") return false;
  const up = parentOf(fcx, id);
  if (up !== undefined && fcx.expr(up).desugared !== undefined) return false;
  const what =
    name === "Option" ? "panicking if the value is an `Option::None`" : "panicking if the value is a `Result::Err`";
  diagnostic.suggest(
    `consider using \`${name}::expect\` to unwrap the \`${fcx.show(found)}\` value, ${what}`,
    spanEnd(expr.span),
    '.expect("REASON")',
    "HasPlaceholders",
  );
  return true;
}
