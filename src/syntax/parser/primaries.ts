// Grammar: primary expressions: literals, paths, struct literals, tuples, arrays, blocks.

import { error } from "#diagnostics/diagnostic.ts";
import { bug } from "#support/bug.ts";
import { joinSpans, type Span, spanEnd, spanStart } from "#support/span.ts";
import type { BlockExpr, Expr, ExprField, Lifetime, Path, StructExpr } from "#syntax/ast.ts";
import type { Token } from "#syntax/token.ts";
import { T } from "#syntax/token-types.ts";
import type { Rule } from "./base.ts";
import { isBlockLike } from "./expression-kinds.ts";
import { OperatorRules } from "./operators.ts";

const NONE: readonly never[] = [];

export abstract class PrimaryRules extends OperatorRules {
  abstract readonly closure: Rule<[Span, Token | undefined], Expr>;
  abstract readonly ifExpr: Rule<[Span], Expr>;
  abstract readonly matchExpr: Rule<[Span], Expr>;
  abstract readonly loops: Rule<[Lifetime | undefined, Span], Expr>;
  abstract readonly labelled: Rule<[Span], Expr>;
  abstract readonly letExpr: Rule<[Span], Expr>;
  abstract readonly jump: Rule<[Span], Expr>;

  readonly primary = this.RULE("PrimaryExpression", (): Expr => {
    const start = this.here;
    return this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.literalPrimary) },
        { ALT: () => this.SUBRULE(this.pathExpr) },
        { ALT: () => this.SUBRULE(this.parenExpr, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.arrayExpr, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.plainBlock, { ARGS: [undefined, start] }) },
        { ALT: () => this.SUBRULE(this.modeBlockOrClosure, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.closure, { ARGS: [start, undefined] }) },
        { ALT: () => this.SUBRULE(this.ifExpr, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.matchExpr, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.loops, { ARGS: [undefined, start] }) },
        { ALT: () => this.SUBRULE(this.labelled, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.letExpr, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.jump, { ARGS: [start] }) },
        {
          ALT: (): Expr => {
            this.eat(0, T.Underscore);
            return { kind: "underscore", attrs: NONE, span: start };
          },
        },
        {
          ALT: (): Expr => {
            const token = this.eat(0, T.ExprNode);
            if (this.RECORDING_PHASE) return { kind: "error", attrs: NONE, span: start };
            const node =
              token.fragment?.kind === "expr" || token.fragment?.kind === "literal"
                ? token.fragment.node
                : bug("expression token without expression");
            return isBlockLike(node) ? { kind: "paren", attrs: NONE, expr: node, span: node.span } : node;
          },
        },
      ],
      ERR_MSG: "expression",
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
    });
  });

  /** A literal or boolean. */
  readonly literalPrimary = this.RULE("LiteralExpression", (): Expr => {
    const token = this.pick(0, () => (this.at(T.True) ? 1 : this.at(T.False) ? 2 : 0), [
      () => this.eat(0, T.Literal),
      () => this.eat(0, T.True),
      () => this.eat(0, T.False),
    ]);
    const lit =
      token.lit ??
      (token.tokenType === T.True
        ? { kind: "bool" as const, value: true }
        : token.tokenType === T.False
          ? { kind: "bool" as const, value: false }
          : { kind: "error" as const });
    return { kind: "lit", attrs: NONE, lit, span: token.span };
  });

  /** A literal with an optional minus: patterns, constant arguments, the `literal` fragment. */
  readonly literalExpr = this.RULE("SignedLiteral", (): Expr => {
    const start = this.here;
    return this.pick<Expr>(0, () => (this.at(T.ExprNode) ? 2 : this.at(T.Minus) ? 1 : 0), [
      () => {
        if (!this.RECORDING_PHASE && this.peek(1).kind !== "literal" && !this.at(T.True) && !this.at(T.False))
          throw this.wanted("literal");
        return this.SUBRULE(this.literalPrimary);
      },
      () => {
        const minus = this.eat(0, T.Minus);
        if (!this.RECORDING_PHASE && this.peek(1).kind !== "literal" && !this.at(T.ExprNode))
          throw this.wanted("literal");
        const operand = this.SUBRULE1(this.literalExpr);
        return { kind: "unary", attrs: NONE, op: "neg", opSpan: minus.span, operand, span: this.since(start) };
      },
      () => {
        const token = this.eat(0, T.ExprNode);
        if (this.RECORDING_PHASE) return { kind: "error", attrs: NONE, span: start };
        return token.fragment?.kind === "expr" || token.fragment?.kind === "literal"
          ? token.fragment.node
          : bug("expression token without expression");
      },
    ]);
  });

  /** A path alone, a macro call, or a struct literal. */
  readonly pathExpr = this.RULE("PathExpression", (): Expr => {
    const start = this.here;
    const path = this.SUBRULE(this.exprPath);
    return this.pick<Expr>(
      0,
      () => (this.at(T.Bang) ? 1 : this.at(T.OpenBrace) && this.structFollows() ? 2 : 0),
      [
        () => ({ kind: "path", attrs: NONE, path, span: this.RECORDING_PHASE ? start : path.span }),
        () => {
          const args = this.SUBRULE(this.macroArgs);
          const span = this.since(start);
          return { kind: "macroCall", attrs: NONE, call: { path, args, span }, span };
        },
        () => this.SUBRULE(this.structTail, { ARGS: [path, start] }),
      ],
      true,
    );
  });

  /** Whether the `{` after a path opens a struct literal; in a condition only if it cannot be a block (an error then). */
  private structFollows(): boolean {
    if (!this.noStruct) return true;
    if (!this.identAt(2)) return false;
    return (
      this.atK(3, T.Comma) ||
      (this.atK(3, T.Colon) &&
        (this.peek(4).kind === "literal" || this.peek(4).kind === "ident") &&
        (this.atK(5, T.Comma) || this.atK(5, T.CloseBrace)))
    );
  }

  readonly structTail = this.RULE("StructFields", (path: Path, start: Span): Expr => {
    const misplaced = this.noStruct;
    this.enter();
    this.eat(0, T.OpenBrace);
    const fields: ExprField[] = [];
    let rest: StructExpr["rest"] = { kind: "none" };
    this.within(false, false, () =>
      this.commaList(0, T.CloseBrace, () =>
        this.pick<void>(0, () => (this.at(T.DotDot) ? 1 : 0), [
          () => {
            fields.push(this.SUBRULE(this.structField));
          },
          () => {
            const dots = this.eat(0, T.DotDot);
            const base = this.opt(
              1,
              () => !this.at(T.CloseBrace) && !this.at(T.Comma),
              () => this.SUBRULE(this.expr),
            );
            rest = base === undefined ? { kind: "rest", span: dots.span } : { kind: "base", expr: base };
            if (!this.RECORDING_PHASE && this.at(T.Comma)) {
              this.report(
                error(undefined, "cannot use a comma after the base struct")
                  .at(joinSpans(dots.span, this.last.span))
                  .note("the base struct must always be the last field")
                  .suggest("remove this comma", this.here, "", "MachineApplicable"),
              );
            }
          },
        ]),
      ),
    );
    this.eat(0, T.CloseBrace);
    this.leave();
    const span = this.since(start);
    if (misplaced && !this.RECORDING_PHASE) {
      this.report(
        error(undefined, "struct literals are not allowed here")
          .at(span)
          .suggestParts(
            "surround the struct literal with parentheses",
            [
              { span: spanStart(span), replacement: "(" },
              { span: spanEnd(span), replacement: ")" },
            ],
            "MachineApplicable",
          ),
      );
    }
    return { kind: "struct", attrs: NONE, path, fields, rest, span };
  });

  readonly structField = this.RULE("StructField", (): ExprField => {
    const attrs = this.SUBRULE(this.outerAttributes);
    const start = this.here;
    return this.pick<ExprField>(0, () => (this.atK(2, T.Colon) || !this.identAt(1) ? 0 : this.atK(2, T.Eq) ? 2 : 1), [
      () => {
        const ident = this.SUBRULE(this.fieldName);
        if (!this.RECORDING_PHASE && !this.at(T.Colon)) throw this.unexpected(["`:`"]);
        this.eat(0, T.Colon);
        const expr = this.SUBRULE(this.expr);
        return { attrs, ident, expr, shorthand: false, span: this.since(start) };
      },
      () => {
        const ident = this.SUBRULE1(this.ident);
        if (!this.RECORDING_PHASE && !this.at(T.Comma) && !this.at(T.CloseBrace))
          throw this.unexpected(["`,`", "`:`", "`}`"]);
        const path: Path = {
          kind: "path",
          qself: undefined,
          global: false,
          segments: [{ ident, args: undefined, span: ident.span }],
          span: ident.span,
        };
        return {
          attrs,
          ident,
          expr: { kind: "path", attrs: NONE, path, span: ident.span },
          shorthand: true,
          span: this.since(start),
        };
      },
      () => {
        const ident = this.SUBRULE2(this.ident);
        const eq = this.eat(0, T.Eq);
        this.report(
          error(undefined, "expected `:`, found `=`")
            .at(eq.span)
            .suggest("replace equals symbol with a colon", eq.span, ":", "MachineApplicable"),
        );
        const expr = this.SUBRULE2(this.expr);
        return { attrs, ident, expr, shorthand: false, span: this.since(start) };
      },
    ]);
  });

  readonly parenExpr = this.RULE("ParenOrTuple", (start: Span): Expr => {
    this.enter();
    this.eat(0, T.OpenParen);
    let comma = false;
    const elems = this.within(false, false, () =>
      this.commaList(0, T.CloseParen, () => {
        const elem = this.SUBRULE(this.listedExpr);
        comma = this.at(T.Comma);
        return elem;
      }),
    );
    this.eat(0, T.CloseParen);
    this.leave();
    const span = this.since(start);
    const only = elems[0];
    return only !== undefined && elems.length === 1 && !comma
      ? { kind: "paren", attrs: NONE, expr: only, span }
      : { kind: "tuple", attrs: NONE, elems, span };
  });

  /** `[a, b]` or `[elem; len]`. */
  readonly arrayExpr = this.RULE("ArrayExpression", (start: Span): Expr => {
    this.enter();
    this.eat(0, T.OpenBracket);
    let len: Expr | undefined;
    const elems = this.within(false, false, () =>
      this.commaList(0, T.CloseBracket, () => {
        const elem = this.SUBRULE(this.listedExpr);
        len = this.opt(
          1,
          () => this.at(T.Semi) && len === undefined,
          () => {
            this.eat(0, T.Semi);
            return this.SUBRULE(this.expr);
          },
        );
        return elem;
      }),
    );
    this.eat(0, T.CloseBracket);
    this.leave();
    const span = this.since(start);
    if (len !== undefined && elems[0] !== undefined) return { kind: "repeat", attrs: NONE, elem: elems[0], len, span };
    return { kind: "array", attrs: NONE, elems, span };
  });

  readonly plainBlock = this.RULE("BlockExpression", (label: Lifetime | undefined, start: Span): Expr => {
    const block = this.SUBRULE(this.block);
    return { kind: "block", attrs: NONE, label, mode: "plain", block, span: this.since(start) };
  });

  /** What begins with `unsafe`, `const`, `async`: a block, or a closure. */
  readonly modeBlockOrClosure = this.RULE(
    "QualifiedBlock",
    (start: Span): Expr =>
      this.pick<Expr>(0, () => {
        if (this.at(T.Unsafe)) return 0;
        if (this.at(T.Const)) return this.atK(2, T.OpenBrace) || this.atK(2, T.BlockNode) ? 1 : 3;
        if (this.at(T.Try)) return 4;
        return this.atK(2, T.OpenBrace) || (this.atK(2, T.Move) && this.atK(3, T.OpenBrace)) ? 2 : 3;
      }, [
        () => {
          this.eat(0, T.Unsafe);
          return this.modeBlock("unsafe", 0, start);
        },
        () => {
          this.eat(0, T.Const);
          return this.modeBlock("const", 1, start);
        },
        () => {
          this.eat(0, T.Async);
          const move =
            this.opt(
              0,
              () => this.at(T.Move),
              () => this.eat(0, T.Move),
            ) !== undefined;
          return this.modeBlock(move ? "asyncMove" : "async", 2, start);
        },
        () => {
          const token = this.pick(1, () => (this.at(T.Const) ? 0 : 1), [
            () => this.eat(1, T.Const),
            () => this.eat(1, T.Async),
          ]);
          return this.SUBRULE(this.closure, { ARGS: [start, token] });
        },
        () => {
          this.eat(0, T.Try);
          return this.modeBlock("try", 4, start);
        },
      ]),
  );

  private modeBlock(mode: BlockExpr["mode"], index: number, start: Span): Expr {
    const block = this.subrule(index, this.block);
    return { kind: "block", attrs: NONE, label: undefined, mode, block, span: this.since(start) };
  }
}
