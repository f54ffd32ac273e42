// `break` and `continue`: what they leave, and where they may not stand.

import { error, type Reported } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import type { ExprId } from "#hir/body.ts";
import { bestMatch } from "#hir/resolve/similar.ts";
import type { BodyCx, Breakable } from "./body-cx.ts";

type Target = Extract<Breakable, { readonly target: ExprId }>;

export function lowerBreak(cx: BodyCx, expr: ast.BreakExpr): ExprId {
  const target =
    expr.label !== undefined ? labelled(cx, expr.label, "break", expr.span) : unlabelled(cx, "break", expr.span);
  const value = expr.expr === undefined ? undefined : cx.knot.expr(cx, expr.expr);
  if (target === undefined) return cx.error(expr.span);
  if ("reported" in target) return cx.error(expr.span, target.reported);
  if (value !== undefined && (target.kind === "for" || target.kind === "while"))
    return cx.error(expr.span, valueFromLoop(cx, expr, target));
  return cx.expr({ kind: "break", target: target.target, value, span: expr.span });
}

export function lowerContinue(cx: BodyCx, expr: ast.ContinueExpr): ExprId {
  const target =
    expr.label !== undefined ? labelled(cx, expr.label, "continue", expr.span) : unlabelled(cx, "continue", expr.span);
  if (target === undefined) return cx.error(expr.span);
  if ("reported" in target) return cx.error(expr.span, target.reported);
  if (target.kind === "block") {
    return cx.error(
      expr.span,
      cx.session.sink.error(
        error("E0696", "`continue` pointing to a labeled block")
          .at(expr.span, "labeled blocks cannot be `continue`'d")
          .label(target.span, "labeled block the `continue` points to"),
      ),
    );
  }
  return cx.expr({ kind: "continue", target: target.target, span: expr.span });
}

/** E0571. */
function valueFromLoop(cx: BodyCx, expr: ast.BreakExpr, target: Target): Reported {
  const { kind } = target;
  return cx.session.sink.error(
    error("E0571", `\`break\` with value from a \`${kind}\` loop`)
      .at(expr.span, "can only break with a value inside `loop` or breakable block")
      .label(target.span, `you can't \`break\` with a value in a \`${kind}\` loop`)
      .suggest(
        `use \`break\` on its own without a value inside this \`${kind}\` loop`,
        expr.span,
        expr.label === undefined ? "break" : `break ${expr.label.name}`,
        "MaybeIncorrect",
      ),
  );
}

function unlabelled(cx: BodyCx, keyword: "break" | "continue", span: Span): Target | { reported: Reported } {
  const { sink } = cx.session;
  for (const row of cx.breakables.toReversed()) {
    switch (row.kind) {
      case "closure":
        return { reported: insideClosure(cx, keyword, span, row.span) };
      case "condition":
        return {
          reported: sink.error(
            error("E0590", "`break` or `continue` with no label in the condition of a `while` loop").at(
              span,
              `unlabeled \`${keyword}\` in the condition of a \`while\` loop`,
            ),
          ),
        };
      case "block":
        return {
          reported: sink.error(
            error("E0695", `unlabeled \`${keyword}\` inside of a labeled block`).at(
              span,
              `\`${keyword}\` statements that would diverge to or through a labeled block need to bear a label`,
            ),
          ),
        };
      default:
        return row;
    }
  }
  return { reported: outside(cx, keyword, span) };
}

/** E0268. */
function outside(cx: BodyCx, keyword: "break" | "continue", span: Span): Reported {
  const where = keyword === "break" ? "outside of a loop or labeled block" : "outside of a loop";
  return cx.session.sink.error(error("E0268", `\`${keyword}\` ${where}`).at(span, `cannot \`${keyword}\` ${where}`));
}

/** E0267. */
function insideClosure(cx: BodyCx, keyword: "break" | "continue", span: Span, closure: Span): Reported {
  return cx.session.sink.error(
    error("E0267", `\`${keyword}\` inside of a closure`)
      .at(span, `cannot \`${keyword}\` inside of a closure`)
      .label(closure, "enclosing closure"),
  );
}

function labelled(
  cx: BodyCx,
  label: ast.Lifetime,
  keyword: "break" | "continue",
  span: Span,
): Target | { reported: Reported } {
  const { sink } = cx.session;
  let closure: Span | undefined;
  const names: string[] = [];
  for (const row of cx.breakables.toReversed()) {
    if (row.kind === "closure") {
      closure ??= row.span;
      continue;
    }
    if (row.kind === "condition" || row.label === undefined) continue;
    if (row.label.name !== label.name || row.label.mark !== label.mark) {
      if (closure === undefined && row.label.mark === label.mark) names.push(row.label.name);
      continue;
    }
    if (closure === undefined) return row;
    sink.error(
      error("E0767", `use of unreachable label \`${label.name}\``)
        .at(label.span, `unreachable label \`${label.name}\``)
        .label(row.label.span, "unreachable label defined here")
        .note("labels are unreachable through functions, closures, async blocks and modules"),
    );
    const innermost = cx.breakables.findLast((b) => b.kind !== "condition");
    return {
      reported: innermost?.kind === "closure" ? insideClosure(cx, keyword, span, closure) : cx.session.alreadyTold(),
    };
  }
  const builder = error("E0426", `use of undeclared label \`${label.name}\``).at(
    label.span,
    `undeclared label \`${label.name}\``,
  );
  const similar = bestMatch(names, label.name);
  if (similar !== undefined) builder.suggest("try using similarly named label", label.span, similar, "MaybeIncorrect");
  return { reported: sink.error(builder) };
}
