// Conditions of `if`, `while` and guards: `&&`, `||`, `!` and `let` without materialising a bool.

import { bug } from "#support/bug.ts";
import { place } from "#mir/places.ts";
import { BOOL } from "#types/ty.ts";
import { lowerLetCondition } from "#lower/matches/lower-let.ts";
import { mirror } from "#lower/thir/mirror.ts";
import type { ExprRef, ThirOf } from "#lower/thir/thir.ts";
import type { Builder } from "./builder.ts";
import { asTemp } from "./place.ts";

/** Evaluates `ref`; falls through where it is true and leaves to the innermost `else` where it is false. */
export function condition(b: Builder, ref: ExprRef): void {
  const expr = mirror(b.cx, ref);
  switch (expr.kind) {
    case "scope":
      return b.scopes.inScope(expr.region, expr.span, () => condition(b, expr.value));
    case "use":
      return condition(b, expr.source);
    case "let":
      return lowerLetCondition(b, expr, b.scopes.innermostRegion());
    case "logical":
      return expr.and ? both(b, expr) : either(b, expr);
    default:
      return test(b, ref);
  }
}

function both(b: Builder, expr: ThirOf<"logical">): void {
  condition(b, expr.left);
  condition(b, expr.right);
}

/** `a || b`: where `a` fails, `b` decides. */
function either(b: Builder, expr: ThirOf<"logical">): void {
  const holds = b.newBlock();
  const leftFailed = b.scopes.inIfThen(b.scopes.depth, () => condition(b, expr.left));
  b.terminate(expr.span, { kind: "goto", target: holds });
  if (leftFailed !== undefined) {
    b.block = leftFailed;
    condition(b, expr.right);
    b.terminate(expr.span, { kind: "goto", target: holds });
  }
  b.block = holds;
}

function test(b: Builder, ref: ExprRef): void {
  const expr = mirror(b.cx, ref);
  if (expr.ty.kind !== "bool" && expr.ty.kind !== "never" && expr.ty.kind !== "error")
    bug(`condition of type ${expr.ty.kind}`);
  const value = asTemp(b, expr);
  const yes = b.newBlock();
  const no = b.newBlock();
  b.terminate(
    expr.span,
    {
      kind: "switchInt",
      operand: { kind: "move", place: place(value) },
      ty: BOOL,
      targets: [{ value: 0n, target: no }],
      otherwise: yes,
    },
    yes,
  );
  b.scopes.breakForElse(no, expr.span);
}
