// What expressions begin with, and which of them end a statement by themselves.

import type { Expr } from "#syntax/ast.ts";
import { T } from "#syntax/token-types.ts";

/** Token types an expression can begin with, by index. */
export const EXPRESSION_START: readonly boolean[] = (() => {
  const table: boolean[] = [];
  for (const type of [
    T.Ident,
    T.Auto,
    T.Default,
    T.MacroRules,
    T.Raw,
    T.Safe,
    T.Union,
    T.IntLit,
    T.FloatLit,
    T.CharLit,
    T.ByteLit,
    T.StrLit,
    T.ByteStrLit,
    T.CStrLit,
    T.True,
    T.False,
    T.SelfLower,
    T.SelfUpper,
    T.Super,
    T.Crate,
    T.ColonColon,
    T.Lt,
    T.Shl,
    T.OpenParen,
    T.OpenBracket,
    T.OpenBrace,
    T.Minus,
    T.Bang,
    T.Star,
    T.And,
    T.AndAnd,
    T.Or,
    T.OrOr,
    T.Move,
    T.Static,
    T.Async,
    T.Const,
    T.Unsafe,
    T.If,
    T.Match,
    T.While,
    T.Loop,
    T.For,
    T.Lifetime,
    T.Return,
    T.Break,
    T.Continue,
    T.Let,
    T.Underscore,
    T.ExprNode,
    T.BlockNode,
    T.PathNode,
    T.TypeNode,
    T.DotDot,
    T.DotDotEq,
    // Reported, and read as `..=`.
    T.DotDotDot,
    T.Try,
    T.Do,
  ]) {
    table[type.tokenTypeIdx as number] = true;
  }
  return table;
})();

/** Whether an expression at the start of a statement ends it without a semicolon. */
export function isBlockLike(expr: Expr): boolean {
  switch (expr.kind) {
    case "if":
    case "match":
    case "while":
    case "loop":
    case "for":
    case "block":
      return true;
    case "macroCall":
      return expr.call.args.delimiter === "brace";
    default:
      return false;
  }
}
