// From a flat list of operands and operators to a tree, by precedence (Dijkstra's shunting yard, so that long chains need no stack).

import { joinSpans } from "#support/span.ts";
import type { ArithOp, BinaryOp, Expr } from "#syntax/ast.ts";
import type { Token } from "#syntax/token.ts";
import { T } from "#syntax/token-types.ts";

/** Binding strength by token type index; 0: not a binary operator. Higher binds tighter; `as` binds tighter than all of them. */
export const PRECEDENCE: readonly number[] = (() => {
  const table: number[] = [];
  const levels = [
    [T.Eq, T.PlusEq, T.MinusEq, T.StarEq, T.SlashEq, T.PercentEq, T.CaretEq, T.AndEq, T.OrEq, T.ShlEq, T.ShrEq],
    [T.DotDot, T.DotDotEq],
    [T.OrOr],
    [T.AndAnd],
    [T.EqEq, T.Ne, T.Lt, T.Le, T.Gt, T.Ge],
    [T.Or],
    [T.Caret],
    [T.And],
    [T.Shl, T.Shr],
    [T.Plus, T.Minus],
    [T.Star, T.Slash, T.Percent],
  ];
  levels.forEach((types, level) => {
    for (const type of types) table[type.tokenTypeIdx as number] = level + 1;
  });
  const highest = table.length;
  for (let i = 0; i < highest; i++) table[i] ??= 0;
  return table;
})();

export const ASSIGN = 1;
export const RANGE = 2;
/** `&&`: a `let` scrutinee takes only what binds tighter. */
export const LAZY_AND = 4;
export const COMPARE = 5;

export function precedenceOf(token: Token): number {
  return PRECEDENCE[token.tokenTypeIdx] ?? 0;
}

export interface ClimbFaults {
  /** `a < b < c`: both operators. */
  chained(first: Token, second: Token): void;
  /** An operator without an operand on one side (`a + ..`), or `a..b..c`. */
  misplaced(operator: Token): void;
}

/**
 * Builds the tree. An operand is undefined where a range has none on that side.
 * Left-associative except assignments; comparisons and ranges do not associate: chained comparisons give an error node.
 */
export function climb(operands: readonly (Expr | undefined)[], operators: readonly Token[], faults: ClimbFaults): Expr {
  const values: (Expr | undefined)[] = [operands[0]];
  const pending: Token[] = [];
  let chained = false;
  const reduce = (): void => {
    const operator = pending.pop() as Token;
    const right = values.pop();
    const left = values.pop();
    values.push(combine(operator, left, right, faults));
  };
  operators.forEach((operator, i) => {
    const strength = precedenceOf(operator);
    for (let top = pending.at(-1); top !== undefined; top = pending.at(-1)) {
      const other = precedenceOf(top);
      if (other < strength || (other === strength && strength === ASSIGN)) break;
      if (other === strength && strength === COMPARE && !chained) {
        chained = true;
        faults.chained(top, operator);
      }
      if (other === strength && strength === RANGE) faults.misplaced(operator);
      reduce();
    }
    pending.push(operator);
    values.push(operands[i + 1]);
  });
  while (pending.length > 0) reduce();
  const whole = values[0] as Expr;
  return chained ? { kind: "error", attrs: [], span: whole.span } : whole;
}

function combine(operator: Token, left: Expr | undefined, right: Expr | undefined, faults: ClimbFaults): Expr {
  const opSpan = operator.span;
  const span = joinSpans(left?.span ?? opSpan, right?.span ?? opSpan);
  const strength = precedenceOf(operator);
  if (strength === RANGE) {
    const inclusive = operator.tokenType === T.DotDotEq;
    // One without an end has been reported.
    if (inclusive && right === undefined) return { kind: "error", attrs: [], span };
    return { kind: "range", attrs: [], start: left, end: right, inclusive, span };
  }
  if (left === undefined || right === undefined) {
    faults.misplaced(operator);
    return { kind: "error", attrs: [], span };
  }
  if (operator.tokenType === T.Eq) return { kind: "assign", attrs: [], left, right, opSpan, span };
  if (strength === ASSIGN)
    return { kind: "assignOp", attrs: [], op: operator.text.slice(0, -1) as ArithOp, opSpan, left, right, span };
  return { kind: "binary", attrs: [], op: operator.text as BinaryOp, opSpan, left, right, span };
}
