// Grammar: operators, prefix and postfix. Binary ones are one flat rule whose list `climb.ts` turns into a tree.

import { error } from "#diagnostics/diagnostic.ts";
import { joinSpans, type Span, spanStart } from "#support/span.ts";
import type { Expr, NormalAttribute, PathSegment, Type } from "#syntax/ast.ts";
import { describeToken } from "#syntax/describe.ts";
import { Token } from "#syntax/token.ts";
import { T } from "#syntax/token-types.ts";
import type { Rule, SyntaxFault } from "./base.ts";
import { EXPRESSION_START, isBlockLike } from "./expression-kinds.ts";
import { climb, precedenceOf, RANGE } from "./climb.ts";
import { PatternRules } from "./patterns.ts";
import { identOf } from "./names.ts";

const NONE: readonly never[] = [];

export abstract class OperatorRules extends PatternRules {
  abstract readonly primary: Rule<[], Expr>;
  abstract readonly pathExpr: Rule<[], Expr>;
  abstract readonly attribute: Rule<[], NormalAttribute>;

  protected canStartExpr(): boolean {
    return EXPRESSION_START[this.peek(1).tokenTypeIdx] === true;
  }

  /** Any expression; with `min`, only operators that bind tighter than that. */
  readonly expr = this.RULE("Expression", (min: number | undefined): Expr => {
    this.enter();
    const stmt = this.stmtMode;
    const least = min ?? 0;
    const operands: (Expr | undefined)[] = [];
    const operators: Token[] = [];
    const start = this.here;
    const open = this.opt(
      0,
      () => this.atDots(),
      () => this.SUBRULE(this.rangeOperator),
    );
    if (open === undefined || this.RECORDING_PHASE) {
      const first = this.SUBRULE(this.unary);
      operands.push(first);
      if (stmt && !this.RECORDING_PHASE && isBlockLike(first) && first.span.start === start.start) {
        this.leave();
        this.endExpr("block");
        return first;
      }
    } else {
      operands.push(undefined);
      operators.push(open);
      this.stmtMode = false;
      operands.push(this.canStartOperand() ? this.SUBRULE(this.unary) : undefined);
    }
    this.rep(
      0,
      () => {
        if (this.at(T.As)) return operands.at(-1) !== undefined;
        this.threeDots();
        if (this.peek(1).kind === "ident") return this.wordOperator() && precedenceOf(this.peek(1)) > least;
        return precedenceOf(this.peek(1)) > least;
      },
      () =>
        this.pick<void>(0, () => (this.at(T.As) ? 1 : 0), [
          () => {
            const operator = this.eat(0, T.BinaryOperator);
            operators.push(operator);
            this.checkChain(operators.length);
            if (!this.RECORDING_PHASE) this.checkIncrement(operator);
            const isRange = !this.RECORDING_PHASE && precedenceOf(operator) === RANGE;
            if (isRange && operator.tokenType === T.DotDotEq && !this.canStartOperand()) this.noEnd(operator);
            operands.push(
              this.opt(
                1,
                () => !isRange || this.canStartOperand(),
                () =>
                  this.pick<Expr>(1, () => (!isRange && this.atDots() ? 1 : 0), [
                    () => this.SUBRULE1(this.unary),
                    () => this.SUBRULE(this.expr, { ARGS: [RANGE] }),
                  ]),
              ),
            );
          },
          () => {
            const operand = operands.pop();
            operands.push(this.SUBRULE(this.castTail, { ARGS: [operand as Expr] }));
          },
        ]),
    );
    this.leave();
    if (operators.length === 0 || this.RECORDING_PHASE) return operands[0] as Expr;
    return climb(operands, operators, {
      chained: (first, second) => this.chainedComparison(first, second),
      misplaced: (operator) => {
        throw this.fault(
          error(undefined, `expected expression, found ${describeToken(operator)}`).at(
            operator.span,
            "expected expression",
          ),
        );
      },
    });
  });

  /** `i++`, `i--`. */
  private checkIncrement(operator: Token): void {
    const next = this.peek(1);
    if (
      next.text !== operator.text ||
      !operator.joint ||
      (operator.tokenType !== T.Plus && operator.tokenType !== T.Minus)
    )
      return;
    if (operator.tokenType === T.Minus && EXPRESSION_START[this.peek(2).tokenTypeIdx] === true) return;
    const what = operator.tokenType === T.Plus ? "increment" : "decrement";
    throw this.fault(
      error(undefined, `Rust has no postfix ${what} operator`)
        .at(joinSpans(operator.span, next.span), "not a valid postfix operator")
        .help(`use \`${operator.text}= 1\` instead`),
    );
  }

  /** `a and b`: said once, then read as `a && b`. */
  private wordOperator(): boolean {
    const token = this.peek(1);
    if (token.mark !== 0 || token.kind !== "ident" || (token.text !== "and" && token.text !== "or")) return false;
    const type = token.text === "and" ? T.AndAnd : T.OrOr;
    const op = token.text === "and" ? "&&" : "||";
    this.report(
      error(undefined, `\`${token.text}\` is not a logical operator`)
        .at(token.span)
        .suggest(
          `use \`${op}\` to perform logical ${token.text === "and" ? "conjunction" : "disjunction"}`,
          token.span,
          op,
          "MachineApplicable",
        )
        .note("unlike in e.g., Python and PHP, `&&` and `||` are used for logical operators"),
    );
    this.replaceToken(new Token(type, "punct", op, token.span, 0, false, undefined, undefined));
    return true;
  }

  private atDots(): boolean {
    return this.at(T.DotDot) || this.at(T.DotDotEq) || this.threeDots();
  }

  /** `a...b`: said once, then read as `a..=b`. */
  private threeDots(): boolean {
    if (this.RECORDING_PHASE || !this.at(T.DotDotDot)) return false;
    const { span, mark } = this.peek(1);
    this.report(
      error(undefined, "unexpected token: `...`")
        .at(span)
        .suggest("use `..` for an exclusive range", span, "..", "MaybeIncorrect")
        .suggest("or `..=` for an inclusive range", span, "..=", "MaybeIncorrect"),
    );
    this.replaceToken(new Token(T.DotDotEq, "punct", "..=", span, mark, false, undefined, undefined));
    return true;
  }

  /** Whether an operand follows `..` here. */
  protected canStartOperand(): boolean {
    return this.canStartExpr() && !(this.noStruct && this.at(T.OpenBrace));
  }

  readonly rangeOperator = this.RULE("RangeOperator", (): Token => {
    const token = this.pick(0, () => (this.at(T.DotDot) ? 0 : 1), [
      () => this.eat(0, T.DotDot),
      () => this.eat(0, T.DotDotEq),
    ]);
    if (!this.RECORDING_PHASE && token.tokenType === T.DotDotEq && !this.canStartOperand()) this.noEnd(token);
    return token;
  });

  private noEnd(token: Token): void {
    this.report(
      error("E0586", "inclusive range with no end")
        .at(token.span)
        .suggest("use `..` instead", token.span, "..", "MachineApplicable")
        .note("inclusive ranges must be bounded at the end (`..=b` or `a..=b`)"),
    );
  }

  private chainedComparison(first: Token, second: Token): void {
    const builder = error(undefined, "comparison operators cannot be chained").at(first.span).at(second.span);
    if (first.text === "<" && (second.text === ">" || second.text === "<")) {
      builder.suggest(
        "use `::<...>` instead of `<...>` to specify lifetime, type, or const arguments",
        spanStart(first.span),
        "::",
        "MaybeIncorrect",
      );
    } else if (first.text === "==") {
      builder.help("parenthesize the comparison");
    } else {
      builder.help("split the comparison into two");
    }
    this.report(builder);
  }

  /** `as Type`. */
  readonly castTail = this.RULE("CastTail", (expr: Expr): Expr => {
    this.eat(0, T.As);
    const position = this.pos;
    let ty: Type;
    try {
      ty = this.SUBRULE(this.typeNoBounds, { ARGS: [false] });
    } catch (thrown) {
      ty = this.comparisonAfterCast(thrown, position);
    }
    return { kind: "cast", attrs: NONE, expr, ty, span: this.RECORDING_PHASE ? this.here : this.since(expr.span) };
  });

  /** `x as usize < y`: the `<` was read as generic arguments. Says so and goes on with the comparison. */
  private comparisonAfterCast(thrown: unknown, position: number): Type {
    const fault = this.faultOf(thrown);
    const name = this.toks[position];
    const angle = this.toks[position + 1];
    if (
      fault.fatal ||
      this.RECORDING_PHASE ||
      name?.kind !== "ident" ||
      (angle?.tokenType !== T.Lt && angle?.tokenType !== T.Shl)
    )
      throw fault;
    const what = angle.tokenType === T.Lt ? "a comparison" : "a shift";
    this.report(
      error(
        undefined,
        `\`${angle.text}\` is interpreted as a start of generic arguments for \`${name.text}\`, not ${what}`,
      )
        .at(angle.span, `not interpreted as ${what === "a shift" ? "shift" : "comparison"}`)
        .label(this.toks[position + 2]?.span ?? angle.span, "interpreted as generic arguments"),
    );
    this.importLexerState(position + 1);
    const ident = identOf(name);
    return {
      kind: "path",
      path: {
        kind: "path",
        qself: undefined,
        global: false,
        segments: [{ ident, args: undefined, span: name.span }],
        span: name.span,
      },
      span: name.span,
    };
  }

  /** Prefix operators. */
  readonly unary = this.RULE("UnaryExpression", (): Expr => {
    const start = this.here;
    return this.pick<Expr>(0, () => {
      switch (this.peek(1).tokenType) {
        case T.Minus:
          return 1;
        case T.Bang:
          return 2;
        case T.Star:
          return 3;
        case T.And:
        case T.AndAnd:
          return 4;
        case T.Pound:
          return 5;
        case T.OuterDoc:
          throw this.fault(
            error("E0585", "found a documentation comment that doesn't document anything")
              .at(this.here)
              .help("doc comments must come before what they document, if a comment was intended use `//`"),
          );
        case T.Plus:
          throw this.leadingPlus();
        case T.Tilde:
          throw this.fault(
            error(undefined, "`~` cannot be used as a unary operator")
              .at(this.here)
              .suggest("use `!` to perform bitwise not", this.here, "!", "MachineApplicable"),
          );
        default:
          return this.peek(1).text === "not" && this.notOperator() ? 2 : 0;
      }
    }, [
      () => this.SUBRULE(this.postfix),
      () => this.prefixed("neg", start, () => this.eat(0, T.Minus)),
      () => this.prefixed("not", start, () => this.eat(0, T.Bang)),
      () => this.prefixed("deref", start, () => this.eat(0, T.Star)),
      () => this.SUBRULE(this.borrow, { ARGS: [start] }),
      () => {
        const attrs = [this.SUBRULE(this.attribute), ...this.SUBRULE(this.outerAttributes)];
        this.report(error("E0658", "attributes on expressions are experimental").at(this.since(start)));
        const expr = this.SUBRULE4(this.unary);
        return { ...expr, attrs };
      },
    ]);
  });

  private leadingPlus(): SyntaxFault {
    const second = this.peek(2);
    if (second.tokenType === T.Plus && this.peek(1).joint) {
      return this.fault(
        error(undefined, "Rust has no prefix increment operator")
          .at(joinSpans(this.here, second.span), "not a valid prefix operator")
          .help("use `+= 1` instead"),
      );
    }
    return this.fault(
      error(undefined, "leading `+` is not supported")
        .at(this.here, "unexpected `+`")
        .suggest("try removing the `+`", this.here, "", "MachineApplicable"),
    );
  }

  /** `not x`: said once, then read as `!x`. */
  private notOperator(): boolean {
    const next = this.peek(2);
    if (next.kind !== "ident" && next.kind !== "literal" && next.text !== "true" && next.text !== "false") return false;
    const token = this.peek(1);
    if (token.mark !== 0) return false;
    this.report(
      error(undefined, `unexpected ${describeToken(next)} after identifier`)
        .at(next.span)
        .suggest(
          "use `!` to perform logical negation or bitwise not",
          { ...token.span, end: next.span.start },
          "!",
          "MachineApplicable",
        ),
    );
    this.replaceToken(new Token(T.Bang, "punct", "!", token.span, 0, false, undefined, undefined));
    return true;
  }

  private prefixed(op: "neg" | "not" | "deref", start: Span, eat: () => Token): Expr {
    this.enter();
    this.stmtMode = false;
    const token = eat();
    const operand = this.subrule({ neg: 1, not: 2, deref: 3 }[op], this.unary);
    this.leave();
    return { kind: "unary", attrs: NONE, op, opSpan: token.span, operand, span: this.since(start) };
  }

  /** `&x`, `&mut x`, `&&x`, `&raw const x`. */
  readonly borrow = this.RULE("BorrowExpression", (start: Span): Expr => {
    this.enter();
    this.stmtMode = false;
    let double = false;
    this.pick<void>(0, () => (this.at(T.And) ? 0 : 1), [
      () => {
        this.eat(0, T.And);
      },
      () => {
        double = true;
        this.eat(0, T.AndAnd);
      },
    ]);
    let mutable = false;
    const raw = this.opt(
      0,
      () => this.at(T.Raw) && (this.atK(2, T.Mut) || this.atK(2, T.Const)),
      () => {
        this.eat(0, T.Raw);
        this.opt(
          1,
          () => this.at(T.Const),
          () => this.eat(0, T.Const),
        );
        return true;
      },
    );
    mutable =
      this.opt(
        2,
        () => this.at(T.Mut),
        () => this.eat(0, T.Mut),
      ) !== undefined;
    const operand =
      this.opt(
        3,
        () => !this.atDots(),
        () => this.SUBRULE(this.unary),
      ) ?? this.SUBRULE(this.expr, { ARGS: [RANGE - 1] });
    this.leave();
    const span = this.since(start);
    if (!double) return { kind: "addrOf", attrs: NONE, raw: raw === true, mutable, operand, span };
    const inner: Span = { ...span, start: Math.min(span.start + 1, span.end) };
    return {
      kind: "addrOf",
      attrs: NONE,
      raw: false,
      mutable: false,
      operand: { kind: "addrOf", attrs: NONE, raw: raw === true, mutable, operand, span: inner },
      span,
    };
  });

  /** A primary expression with calls, indices, fields, methods, `?` and `.await` behind it. */
  readonly postfix = this.RULE("PostfixExpression", (): Expr => {
    const stmt = this.stmtMode;
    this.stmtMode = false;
    const start = this.here;
    let expr = this.RECORDING_PHASE || !this.at(T.Shl) ? this.SUBRULE(this.primary) : this.SUBRULE(this.pathExpr);
    let links = 0;
    let complete = stmt && !this.RECORDING_PHASE && isBlockLike(expr);
    this.rep(
      0,
      () => {
        const type = this.peek(1).tokenType;
        if (
          type === T.RArrow &&
          this.last.mark === 0 &&
          this.last.span.file === this.here.file &&
          this.peek(2).kind === "ident"
        )
          return this.arrowAccess();
        return type === T.Dot || type === T.Question || (!complete && (type === T.OpenParen || type === T.OpenBracket));
      },
      () => {
        this.checkChain(++links);
        expr = this.pick<Expr>(
          0,
          () => [T.Dot, T.OpenParen, T.OpenBracket, T.Question].indexOf(this.peek(1).tokenType as typeof T.Dot),
          [
            () => this.SUBRULE(this.dotTail, { ARGS: [expr, start] }),
            () => {
              const from = this.here;
              const args = this.SUBRULE(this.callArgs);
              return {
                kind: "call",
                attrs: NONE,
                callee: expr,
                args,
                argsSpan: this.since(from),
                span: this.since(start),
              };
            },
            () => {
              const from = this.here;
              this.eat(0, T.OpenBracket);
              const index = this.within(false, false, () => this.SUBRULE(this.expr));
              this.eat(0, T.CloseBracket);
              return {
                kind: "index",
                attrs: NONE,
                base: expr,
                index,
                brackets: this.since(from),
                span: this.since(start),
              };
            },
            () => {
              this.eat(0, T.Question);
              return { kind: "try", attrs: NONE, expr, span: this.since(start) };
            },
          ],
        );
        complete = false;
      },
    );
    if (!this.RECORDING_PHASE) this.endExpr(expr.kind === "path" ? "path" : "other");
    return expr;
  });

  /** `p->x`: said once, then read as `p.x`. */
  private arrowAccess(): boolean {
    const token = this.peek(1);
    this.report(
      error(undefined, "`->` is not valid syntax for field accesses and method calls")
        .at(token.span)
        .suggest("try using `.` instead", token.span, ".", "MachineApplicable")
        .help("the `.` operator will automatically dereference the value, except if the value is a raw pointer"),
    );
    this.replaceToken(new Token(T.Dot, "punct", ".", token.span, 0, false, undefined, undefined));
    return true;
  }

  /** `(a, b,)`. */
  readonly callArgs = this.RULE("CallArgs", (): readonly Expr[] => {
    this.eat(0, T.OpenParen);
    const args = this.within(false, false, () => this.commaList(0, T.CloseParen, () => this.SUBRULE(this.listedExpr)));
    this.eat(0, T.CloseParen);
    return args;
  });

  /** An element of a list: may carry attributes. */
  readonly listedExpr = this.RULE("ListedExpression", (): Expr => {
    const attrs = this.opt(
      0,
      () => this.at(T.Pound),
      () => this.SUBRULE(this.outerAttributes),
    );
    const expr = this.SUBRULE(this.expr);
    return attrs === undefined || this.RECORDING_PHASE ? expr : { ...expr, attrs };
  });

  /** `.await`, `.field`, `.0`, `.method::<T>(…)`. */
  readonly dotTail = this.RULE("MemberTail", (base: Expr, start: Span): Expr => {
    this.eat(0, T.Dot);
    return this.pick<Expr>(0, () => {
      const token = this.peek(1);
      switch (token.tokenType) {
        case T.Await:
          return 0;
        case T.IntLit:
          return 2;
        case T.FloatLit:
          this.splitIndices(token);
          return 2;
        default:
          if (token.kind === "ident") return 1;
          throw this.fault(error(undefined, `unexpected token: ${describeToken(token)}`).at(token.span));
      }
    }, [
      () => {
        this.eat(0, T.Await);
        return { kind: "await", attrs: NONE, expr: base, span: this.since(start) };
      },
      () => {
        const ident = this.SUBRULE(this.ident);
        const args = this.opt(
          0,
          () => this.at(T.ColonColon),
          () => {
            this.eat(0, T.ColonColon);
            return this.SUBRULE(this.angleArgs, { ARGS: [true] });
          },
        );
        const segment: PathSegment = { ident, args, span: args === undefined ? ident.span : this.since(ident.span) };
        const from = this.here;
        const call = this.opt(
          1,
          () => this.at(T.OpenParen),
          () => this.SUBRULE(this.callArgs),
        );
        if (call !== undefined) {
          return {
            kind: "methodCall",
            attrs: NONE,
            receiver: base,
            segment,
            args: call,
            argsSpan: this.since(from),
            span: this.since(start),
          };
        }
        if (args !== undefined)
          this.report(error(undefined, "field expressions cannot have generic arguments").at(args.span));
        return { kind: "field", attrs: NONE, base, field: ident, span: this.since(start) };
      },
      () => {
        const token = this.eat(0, T.IntLit);
        const suffix = token.lit?.kind === "int" ? token.lit.suffix : token.text.replace(/^[0-9_]+/, "");
        if (token.lit !== undefined && suffix !== undefined && suffix !== "") {
          this.report(
            error(undefined, "suffixes on a tuple index are invalid").at(token.span, `invalid suffix \`${suffix}\``),
          );
        }
        const second = this.pendingIndex;
        this.pendingIndex = undefined;
        const field: Expr = {
          kind: "field",
          attrs: NONE,
          base,
          field: identOf(token),
          span: joinSpans(start, token.span),
        };
        if (second === undefined) return field;
        return { kind: "field", attrs: NONE, base: field, field: identOf(second), span: joinSpans(start, second.span) };
      },
    ]);
  });

  /** `t.0.1` was lexed with a float: the float is replaced by its first index, the second waits in `pendingIndex`. */
  private splitIndices(token: Token): void {
    const match = /^([0-9]+)\.([0-9]+)$/.exec(token.text);
    if (match === null) throw this.fault(error(undefined, `unexpected token: ${describeToken(token)}`).at(token.span));
    const { file, start } = token.span;
    const part = (text: string, from: number): Token =>
      new Token(
        T.IntLit,
        "literal",
        text,
        { file, start: from, end: from + text.length },
        token.mark,
        false,
        { kind: "int", value: BigInt(text), base: 10, suffix: undefined, text },
        undefined,
      );
    const first = match[1] as string;
    const second = match[2] as string;
    this.pendingIndex = part(second, start + first.length + 1);
    this.replaceToken(part(first, start));
  }
  /** The second index of a split float, consumed right after the first. */
  protected pendingIndex: Token | undefined;
}
