// Help that rustc adds to E0308: borrow, dereference, `.to_string()`, `Some(…)`, casts, `.into()`.

import type { DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { ExprId } from "#hir/body.ts";
import { spanEnd, spanStart } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { Ty, TyOf } from "#types/ty.ts";
import { describeDef } from "./describe.ts";

/** Adds the first piece of help that fits; at most one. */
export function suggestForMismatch(
  fcx: FnCtxt,
  diagnostic: DiagnosticBuilder,
  id: ExprId,
  expectedTy: Ty,
  foundTy: Ty,
): void {
  const expected = fcx.resolve(expectedTy);
  const found = fcx.resolve(foundTy);
  const expr = fcx.expr(id);
  if (expr.desugared !== undefined) return;
  if (found.kind === "fnDef" && callGives(fcx, found, expected)) {
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
    return;
  }
  const before = spanStart(expr.span);
  const after = spanEnd(expr.span);
  if (isString(fcx, expected) && found.kind === "ref" && found.inner.kind === "str") {
    diagnostic.suggest("try using a conversion method", after, ".to_string()", "MaybeIncorrect");
    return;
  }
  if (expected.kind === "ref" && fcx.infcx.canEq(expected.inner, found) && found.kind !== "infer") {
    const prefix = expected.mutability === "mut" ? "&mut " : "&";
    diagnostic.suggest(
      expected.mutability === "mut" ? "consider mutably borrowing here" : "consider borrowing here",
      before,
      prefix,
      "MachineApplicable",
    );
    return;
  }
  if (expected.kind === "ref" && expected.inner.kind === "str" && isString(fcx, found)) {
    diagnostic.suggest("consider borrowing here", before, "&", "MachineApplicable");
    return;
  }
  if (found.kind === "ref" && fcx.infcx.canEq(expected, found.inner) && fcx.isCopy(expected, expr.span)) {
    diagnostic.suggest("consider dereferencing the borrow", before, "*", "MachineApplicable");
    return;
  }
  wrapInVariant(fcx, diagnostic, id, expected, found);
}

/** Whether calling a function without parameters gives the wanted type. */
function callGives(fcx: FnCtxt, fn: TyOf<"fnDef">, expected: Ty): boolean {
  const sig = fcx.openInstantiated(fcx.tcx.fnSig(fn.def), fn.args);
  return sig.inputs.length === 0 && fcx.infcx.canEq(expected, sig.output);
}

function isString(fcx: FnCtxt, ty: Ty): boolean {
  return ty.kind === "adt" && fcx.tcx.isLangItem(ty.def, "String");
}

function wrapInVariant(fcx: FnCtxt, diagnostic: DiagnosticBuilder, id: ExprId, expected: Ty, found: Ty): void {
  if (expected.kind !== "adt") return;
  const name =
    fcx.tcx.hir.diagnosticItem(expected.def) ?? (fcx.tcx.isLangItem(expected.def, "Option") ? "Option" : undefined);
  const inner = expected.args[0];
  if (inner?.sort !== "ty" || !fcx.infcx.canEq(inner, found)) return;
  const span = fcx.span(id);
  const wrap = (head: string): void => {
    diagnostic.suggestParts(
      `try wrapping the expression in \`${head}\``,
      [
        { span: spanStart(span), replacement: `${head}(` },
        { span: spanEnd(span), replacement: ")" },
      ],
      "MaybeIncorrect",
    );
  };
  if (name === "Option") wrap("Some");
  else if (name === "Result") wrap("Ok");
}
