// E0369, E0368 and E0600: operators on types that have none.

import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import type { BinaryOp, ExprId } from "#hir/body.ts";
import { type Span, spanEnd, spanStart } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { Ty } from "#types/ty.ts";
import { headSpan, showWithOrigin } from "./method.ts";

const TRAIT_NAMES: Partial<Record<BinaryOp, string>> = {
  "+": "Add",
  "-": "Sub",
  "*": "Mul",
  "/": "Div",
  "%": "Rem",
  "&": "BitAnd",
  "|": "BitOr",
  "^": "BitXor",
  "<<": "Shl",
  ">>": "Shr",
  "==": "PartialEq",
  "!=": "PartialEq",
  "<": "PartialOrd",
  "<=": "PartialOrd",
  ">": "PartialOrd",
  ">=": "PartialOrd",
};

function message(fcx: FnCtxt, op: BinaryOp, lhs: Ty, rhs: Ty): string {
  const l = fcx.show(lhs);
  const r = fcx.show(rhs);
  switch (op) {
    case "+":
      return `cannot add \`${r}\` to \`${l}\``;
    case "-":
      return `cannot subtract \`${r}\` from \`${l}\``;
    case "*":
      return `cannot multiply \`${l}\` by \`${r}\``;
    case "/":
      return `cannot divide \`${l}\` by \`${r}\``;
    case "%":
      return `cannot calculate the remainder of \`${l}\` divided by \`${r}\``;
    case "&":
    case "|":
    case "^":
    case "<<":
    case ">>":
      return `no implementation for \`${l} ${op} ${r}\``;
    default:
      return `binary operation \`${op}\` cannot be applied to type \`${l}\``;
  }
}

export function reportBinary(
  fcx: FnCtxt,
  id: ExprId,
  op: BinaryOp,
  left: ExprId,
  lhs: Ty,
  right: ExprId,
  rhs: Ty,
  assign: boolean,
): Ty {
  const expr = fcx.expr(id);
  const opSpan = expr.kind === "binary" || expr.kind === "assignOp" ? expr.opSpan : expr.span;
  const trait = `${TRAIT_NAMES[op] ?? op}${assign ? "Assign" : ""}`;
  let diagnostic: DiagnosticBuilder;
  if (assign) {
    diagnostic = error(
      "E0368",
      `binary assignment operation \`${op}=\` cannot be applied to type \`${fcx.show(lhs)}\``,
    ).at(expr.span);
    diagnostic.label(fcx.span(left), `cannot use \`${op}=\` on type \`${fcx.show(lhs)}\``);
  } else {
    diagnostic = error("E0369", message(fcx, op, lhs, rhs)).at(opSpan);
    diagnostic.label(fcx.span(left), fcx.show(lhs)).label(fcx.span(right), fcx.show(rhs));
  }
  const generic = trait.startsWith("Partial")
    ? fcx.infcx.canEq(lhs, rhs)
      ? ""
      : `<${fcx.show(rhs)}>`
    : fcx.infcx.canEq(lhs, rhs)
      ? ""
      : `<${fcx.show(rhs)}>`;
  noteMissingImpl(fcx, diagnostic, lhs, `${trait}${generic}`);
  suggestBound(fcx, diagnostic, lhs, trait);
  if (op === "+" && !assign && lhs.kind === "ref" && lhs.inner.kind === "str")
    helpStrings(fcx, diagnostic, opSpan, left, rhs);
  return fcx.errorTy(diagnostic);
}

function helpStrings(fcx: FnCtxt, diagnostic: DiagnosticBuilder, opSpan: Span, left: ExprId, rhs: Ty): void {
  const isString = rhs.kind === "adt" && fcx.tcx.isLangItem(rhs.def, "String");
  if (!isString && !(rhs.kind === "ref" && rhs.inner.kind === "str")) return;
  diagnostic.label(
    opSpan,
    isString
      ? "`+` cannot be used to concatenate a `&str` with a `String`"
      : "`+` cannot be used to concatenate two `&str` strings",
  );
  if (!isString) diagnostic.note("string concatenation requires an owned `String` on the left");
  diagnostic.suggest(
    "create an owned `String` from a string reference",
    spanEnd(fcx.span(left)),
    ".to_owned()",
    "MachineApplicable",
  );
}

function noteMissingImpl(fcx: FnCtxt, diagnostic: DiagnosticBuilder, ty: Ty, trait: string): void {
  if (ty.kind !== "adt" || fcx.tcx.hir.isStd(ty.def)) return;
  diagnostic.note(
    `an implementation of \`${trait}\` might be missing for \`${fcx.show(ty)}\``,
    headSpan(fcx, ty.def),
    `must implement \`${trait}\``,
  );
  if (trait.startsWith("Partial")) {
    diagnostic.suggest(
      `consider annotating \`${fcx.show(ty)}\` with \`#[derive(${trait.startsWith("PartialOrd") ? "PartialEq, PartialOrd" : "PartialEq"})]\``,
      spanStart(fcx.tcx.hir.def(ty.def).span),
      `#[derive(${trait.startsWith("PartialOrd") ? "PartialEq, PartialOrd" : "PartialEq"})]\n`,
      "MachineApplicable",
    );
  }
}

function suggestBound(fcx: FnCtxt, diagnostic: DiagnosticBuilder, ty: Ty, trait: string): void {
  if (ty.kind !== "param" || ty.def === undefined) return;
  const comparison = trait.startsWith("Partial");
  const path = comparison ? (trait === "PartialEq" ? "PartialEq" : "PartialOrd") : `std::ops::${trait}`;
  const output = comparison || trait.endsWith("Assign") ? "" : `<Output = ${ty.name}>`;
  const span = fcx.tcx.hir.def(ty.def).nameSpan;
  diagnostic.suggest(
    `consider restricting type parameter \`${ty.name}\` with trait \`${trait}\``,
    { ...span, start: span.end },
    `: ${comparison ? `std::cmp::${path}` : path}${output}`,
    "MachineApplicable",
  );
}

export function reportUnary(fcx: FnCtxt, id: ExprId, op: "!" | "-", operand: ExprId, ty: Ty): Ty {
  const diagnostic = error(
    "E0600",
    `cannot apply unary operator \`${op}\` to type \`${showWithOrigin(fcx, operand, ty)}\``,
  ).at(fcx.span(id), `cannot apply unary operator \`${op}\``);
  if (op === "-" && ty.kind === "uint") {
    diagnostic.note("unsigned values cannot be negated");
    const expr = fcx.expr(operand);
    if (expr.kind === "literal" && expr.literal.kind === "int" && expr.literal.value === 1n)
      diagnostic.suggest(
        `you may have meant the maximum value of \`${ty.name}\``,
        fcx.span(id),
        `${ty.name}::MAX`,
        "MaybeIncorrect",
      );
  } else noteMissingImpl(fcx, diagnostic, ty, op === "-" ? "Neg" : "Not");
  return fcx.errorTy(diagnostic);
}
