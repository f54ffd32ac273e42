// Grammar: expressions. Operators are one flat rule whose list `climb.ts` turns into a tree.

import { error } from "#diagnostics/diagnostic.ts";
import { bug } from "#support/bug.ts";
import { joinSpans, type Span, spanEnd, spanStart } from "#support/span.ts";
import type {
  Arm,
  Attribute,
  Block,
  BlockExpr,
  ClosureParam,
  Expr,
  ExprField,
  GenericParam,
  Lifetime,
  NormalAttribute,
  Path,
  PathSegment,
  StructExpr,
  Type,
} from "#syntax/ast.ts";
import { describeToken, expectedText } from "#syntax/describe.ts";
import { Token } from "#syntax/token.ts";
import { skipTree } from "#syntax/token-tree.ts";
import { T } from "#syntax/token-types.ts";
import type { Rule, SyntaxFault } from "./base.ts";
import { climb, LAZY_AND, precedenceOf, RANGE } from "./climb.ts";
import { PatternRules } from "./patterns.ts";
import { identOf } from "./types.ts";

const NONE: readonly never[] = [];

/** Token types an expression can begin with, by index. */
const EXPRESSION_START: readonly boolean[] = (() => {
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

export abstract class ExpressionRules extends PatternRules {
  abstract override readonly block: Rule<[], Block>;
  abstract readonly innerAttributes: Rule<[], readonly Attribute[]>;
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
    return this.at(T.DotDot) || this.at(T.DotDotEq);
  }
  /** Whether an operand follows `..` here. */
  private canStartOperand(): boolean {
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
              this.eat(0, T.OpenBracket);
              const index = this.within(false, false, () => this.SUBRULE(this.expr));
              this.eat(0, T.CloseBracket);
              return { kind: "index", attrs: NONE, base: expr, index, span: this.since(start) };
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
        if (token.lit?.kind === "int" && token.lit.suffix !== undefined) {
          this.report(
            error(undefined, "suffixes on a tuple index are invalid").at(
              token.span,
              `invalid suffix \`${token.lit.suffix}\``,
            ),
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

  // ------------------------------------------------------------ primaries

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

  // ------------------------------------------------------------ closures

  /** `static? async? move? |params| -> T body`; `qualifier` is a `const` or `async` already read. */
  readonly closure = this.RULE("ClosureExpression", (start: Span, qualifier: Token | undefined): Expr => {
    const fixed = this.opt(
      0,
      () => this.at(T.Static),
      () => this.eat(0, T.Static),
    );
    const late = this.opt(
      1,
      () => this.at(T.Async),
      () => this.eat(0, T.Async),
    );
    const move =
      this.opt(
        2,
        () => this.at(T.Move),
        () => this.eat(0, T.Move),
      ) !== undefined;
    const params = this.SUBRULE(this.closureParams);
    const ret = this.opt(
      3,
      () => this.at(T.RArrow),
      () => {
        this.eat(0, T.RArrow);
        return this.SUBRULE(this.typeNoBounds, { ARGS: [false] });
      },
    );
    const headSpan = this.since(start);
    const body = this.pick<Expr>(0, () => (ret === undefined ? 0 : 1), [
      () => this.SUBRULE(this.expr),
      () => {
        const from = this.here;
        const block = this.SUBRULE(this.block);
        return { kind: "block", attrs: NONE, label: undefined, mode: "plain", block, span: this.since(from) };
      },
    ]);
    const async = late ?? (qualifier?.tokenType === T.Async ? qualifier : undefined);
    return {
      kind: "closure",
      attrs: NONE,
      move,
      async: async?.span,
      static: fixed?.span,
      const: qualifier?.tokenType === T.Const ? qualifier.span : undefined,
      binder: undefined,
      params,
      ret,
      body,
      headSpan,
      span: this.since(start),
    };
  });

  readonly closureParams = this.RULE("ClosureParams", (): readonly ClosureParam[] =>
    this.pick<readonly ClosureParam[]>(0, () => (this.at(T.OrOr) ? 0 : 1), [
      () => {
        this.eat(0, T.OrOr);
        return NONE;
      },
      () => {
        this.eat(0, T.Or);
        const params: ClosureParam[] = [];
        let more = true;
        this.rep(
          0,
          () => more && !this.at(T.Or) && !this.at(T.OrOr),
          () => {
            params.push(this.SUBRULE(this.closureParam));
            more =
              this.opt(
                0,
                () => this.at(T.Comma),
                () => this.eat(0, T.Comma),
              ) !== undefined;
          },
        );
        if (!this.RECORDING_PHASE && this.at(T.OrOr)) this.splitToken(T.Or, 1, T.Or);
        else {
          if (!this.RECORDING_PHASE && !this.at(T.Or)) throw this.unexpected(["`,`", "`:`", "`|`"]);
          this.eat(1, T.Or);
        }
        return params;
      },
    ]),
  );

  readonly closureParam = this.RULE("ClosureParam", (): ClosureParam => {
    const attrs = this.SUBRULE(this.outerAttributes);
    const start = this.here;
    const pat = this.SUBRULE(this.patNoTop);
    const ty = this.opt(
      0,
      () => this.at(T.Colon),
      () => {
        this.eat(0, T.Colon);
        return this.SUBRULE(this.type);
      },
    );
    return { attrs, pat, ty, span: this.since(start) };
  });

  // ------------------------------------------------------------ control flow

  /** A condition or scrutinee: no struct literals; `let` allowed where `lets`. */
  protected condition(index: number, lets: boolean): Expr {
    const cond = this.within(true, false, () => this.subrule(index, this.expr));
    if (lets && !this.RECORDING_PHASE && this.strayLets.size > 0) this.claimLets(cond, cond.kind === "binary");
    return cond;
  }

  /** Takes the `let`s of a condition's `&&` chain off the list of misplaced ones. */
  private claimLets(cond: Expr, chained: boolean): void {
    let at: Expr = cond;
    for (;;) {
      if (at.kind === "binary" && at.op === "&&") {
        this.claimLets(at.right, chained);
        at = at.left;
        continue;
      }
      if (at.kind === "let" && this.strayLets.delete(at) && chained && this.edition < 2024) {
        this.report(error(undefined, "let chains are only allowed in Rust 2024 or later").at(at.span));
      }
      return;
    }
  }

  readonly letExpr = this.RULE("LetExpression", (start: Span): Expr => {
    this.eat(0, T.Let);
    const pat = this.SUBRULE(this.pat);
    if (!this.RECORDING_PHASE && !this.at(T.Eq)) throw this.unexpected(["`=`"]);
    this.eat(0, T.Eq);
    const scrutinee = this.SUBRULE(this.expr, { ARGS: [LAZY_AND] });
    const expr: Expr = { kind: "let", attrs: NONE, pat, scrutinee, span: this.since(start) };
    if (!this.RECORDING_PHASE) this.strayLets.add(expr);
    return expr;
  });

  /** Reports the `let`s that stood in no condition. */
  protected reportStrayLets(): void {
    for (const expr of this.strayLets) {
      this.report(
        error(undefined, "expected expression, found `let` statement")
          .at({ ...expr.span, end: Math.min(expr.span.start + 3, expr.span.end) })
          .note("only supported directly in conditions of `if` and `while` expressions"),
      );
    }
    this.strayLets = new Set();
  }

  /** `if … else if … else …`, read in a loop so that long chains need no stack. */
  readonly ifExpr = this.RULE("IfExpression", (start: Span): Expr => {
    const heads: { start: Span; cond: Expr; then: Block }[] = [];
    let last: Expr | undefined;
    this.eat(0, T.If);
    heads.push({ start, ...this.ifHead(0) });
    let more = true;
    this.rep(
      0,
      () => more && this.at(T.Else),
      () => {
        this.eat(0, T.Else);
        this.pick<void>(0, () => (this.at(T.If) ? 0 : 1), [
          () => {
            const from = this.here;
            this.eat(1, T.If);
            this.checkChain(heads.length * 2);
            heads.push({ start: from, ...this.ifHead(1) });
          },
          () => {
            const from = this.here;
            if (!this.RECORDING_PHASE && !this.at(T.OpenBrace) && !this.at(T.BlockNode)) throw this.wanted("`{`");
            const block = this.SUBRULE3(this.block);
            last = { kind: "block", attrs: NONE, label: undefined, mode: "plain", block, span: this.since(from) };
            more = false;
          },
        ]);
      },
    );
    for (const head of heads.reverse()) {
      last = { kind: "if", attrs: NONE, cond: head.cond, then: head.then, else: last, span: this.since(head.start) };
    }
    return last as Expr;
  });

  private ifHead(index: number): { cond: Expr; then: Block } {
    if (
      !this.RECORDING_PHASE &&
      this.at(T.OpenBrace) &&
      this.atK(2, T.CloseBrace) === false &&
      this.missingCondition()
    ) {
      throw this.fault(
        error(undefined, "missing condition for `if` expression").at(
          spanEnd(this.last.span),
          "expected condition here",
        ),
      );
    }
    const cond = this.condition(index, true);
    if (!this.RECORDING_PHASE && !this.at(T.OpenBrace) && !this.at(T.BlockNode)) throw this.needsBlock("if", cond);
    const then = this.subrule(index, this.block);
    return { cond, then };
  }

  /** `if {…} …`: a block condition is only plausible if another block follows. */
  private missingCondition(): boolean {
    let depth = 0;
    for (let i = this.pos; i < this.limit; i++) {
      const kind = this.toks[i]?.kind;
      if (kind === "open") depth++;
      else if (kind === "close" && --depth === 0)
        return (
          this.toks[i + 1]?.tokenType !== T.OpenBrace &&
          this.toks[i + 1]?.tokenType !== T.EqEq &&
          this.toks[i + 1]?.tokenType !== T.AndAnd
        );
    }
    return false;
  }

  private needsBlock(what: string, cond: Expr): SyntaxFault {
    const token = this.peek(1);
    const builder = error(undefined, `expected \`{\`, found ${describeToken(token)}`).at(token.span, "expected `{`");
    builder.noteWith(`the \`${what}\` expression is missing a block after this condition`, [cond.span], []);
    return this.fault(builder);
  }

  readonly matchExpr = this.RULE("MatchExpression", (start: Span): Expr => {
    this.enter();
    this.eat(0, T.Match);
    const scrutinee = this.condition(0, false);
    this.eat(0, T.OpenBrace);
    const arms: Arm[] = [];
    this.within(false, false, () => {
      this.SUBRULE(this.innerAttributes);
      this.rep(
        0,
        () => !this.at(T.CloseBrace) && this.peek(1).kind !== "eof",
        () => {
          const from = this.pos;
          const arm = this.guarded<Arm | undefined>(
            () => this.SUBRULE(this.matchArm),
            () => {
              this.skipToClose(from);
              return undefined;
            },
          );
          if (arm !== undefined) arms.push(arm);
        },
      );
    });
    this.eat(0, T.CloseBrace);
    this.leave();
    return { kind: "match", attrs: NONE, scrutinee, arms, span: this.since(start) };
  });

  /** Skips whole trees from token `from` on, up to the closing delimiter of the group they are in. */
  protected skipToClose(from: number): void {
    this.importLexerState(from);
    while (this.peek(1).kind !== "close" && this.peek(1).kind !== "eof") this.skipTokenTree();
  }

  readonly matchArm = this.RULE("MatchArm", (): Arm => {
    const attrs = this.SUBRULE(this.outerAttributes);
    const start = this.here;
    const pat = this.SUBRULE(this.pat);
    const guard = this.opt(
      0,
      () => this.at(T.If),
      () => {
        this.eat(0, T.If);
        const expr = this.within(false, false, () => this.SUBRULE(this.expr));
        if (!this.RECORDING_PHASE && this.strayLets.size > 0) this.claimLets(expr, false);
        return expr;
      },
    );
    if (!this.RECORDING_PHASE && !this.at(T.FatArrow)) {
      const next = this.peek(1);
      if (next.tokenType === T.Eq || next.tokenType === T.RArrow) {
        throw this.fault(
          error(undefined, `${expectedText(["`=>`", "`if`", ...this.patTail(pat)])}, found ${describeToken(next)}`)
            .at(next.span, expectedText(["`=>`", "`if`", ...this.patTail(pat)]))
            .suggest("use a fat arrow to start a match arm", next.span, "=>", "MaybeIncorrect"),
        );
      }
      throw this.unexpected(guard !== undefined ? ["`=>`"] : ["`=>`", "`if`", ...this.patTail(pat)]);
    }
    this.eat(0, T.FatArrow);
    const body = this.within(false, true, () => this.SUBRULE1(this.expr));
    const span = this.since(start);
    const comma = this.opt(
      1,
      () => this.at(T.Comma),
      () => this.eat(0, T.Comma),
    );
    if (!this.RECORDING_PHASE && comma === undefined && !this.at(T.CloseBrace) && !isBlockLike(body))
      this.missingArmComma();
    return { attrs, pat, guard, body, span };
  });

  /** Whether what comes next looks like another arm: a `=>` before any separator. */
  private armFollows(): boolean {
    for (let at = this.pos; at < this.limit; at = skipTree(this.toks, at)) {
      const token = this.toks[at] as Token;
      if (token.tokenType === T.FatArrow) return at > this.pos;
      if (token.kind === "close" || token.text === "," || token.text === ";") return false;
    }
    return false;
  }

  private missingArmComma(): void {
    if (this.at(T.Semi)) {
      throw this.fault(
        error(undefined, "`match` arm body without braces")
          .at(this.last.span, "this statement is not surrounded by a body")
          .suggest("replace `;` with `,` to end a `match` arm expression", this.here, ",", "MachineApplicable"),
      );
    }
    if (!this.armFollows()) throw this.unexpected(["`,`", "`}`"]);
    const place = spanEnd(this.last.span);
    this.report(
      error(undefined, "expected `,` following `match` arm")
        .at(place)
        .suggest("missing a comma here to end this `match` arm", place, ",", "MachineApplicable"),
    );
  }

  /** `while`, `loop`, `for`. */
  readonly loops = this.RULE(
    "LoopExpression",
    (label: Lifetime | undefined, start: Span): Expr =>
      this.pick<Expr>(
        0,
        () => (this.at(T.While) ? 0 : this.at(T.Loop) ? 1 : this.atK(2, T.Lt) && this.closureBinder() ? 3 : 2),
        [
          () => {
            this.eat(0, T.While);
            const cond = this.condition(0, true);
            if (!this.RECORDING_PHASE && !this.at(T.OpenBrace) && !this.at(T.BlockNode))
              throw this.needsBlock("while", cond);
            const body = this.SUBRULE(this.block);
            return { kind: "while", attrs: NONE, label, cond, body, span: this.since(start) };
          },
          () => {
            this.eat(0, T.Loop);
            const body = this.SUBRULE1(this.block);
            return { kind: "loop", attrs: NONE, label, body, span: this.since(start) };
          },
          () => {
            this.eat(0, T.For);
            const pat = this.SUBRULE(this.pat);
            if (!this.RECORDING_PHASE && !this.at(T.In)) throw this.missingIn();
            this.eat(0, T.In);
            const iter = this.condition(1, false);
            const body = this.SUBRULE2(this.block);
            return { kind: "for", attrs: NONE, label, pat, iter, body, span: this.since(start) };
          },
          () => {
            const binder = this.SUBRULE(this.forLifetimes);
            const closure = this.SUBRULE(this.closure, { ARGS: [start, undefined] });
            return this.bindClosure(closure, binder);
          },
        ],
      ),
  );

  private closureBinder(): boolean {
    return this.atK(3, T.Lifetime) || this.atK(3, T.Gt);
  }
  private bindClosure(closure: Expr, binder: readonly GenericParam[]): Expr {
    return closure.kind === "closure" ? { ...closure, binder } : closure;
  }

  private missingIn(): SyntaxFault {
    const next = this.peek(1);
    if (next.tokenType === T.Eq || next.text === "of") {
      return this.fault(
        error(undefined, "missing `in` in `for` loop")
          .at(next.span)
          .suggest("try using `in` here instead", next.span, "in", "MaybeIncorrect"),
      );
    }
    if (next.tokenType === T.Colon || next.tokenType === T.Comma) return this.unexpected(["`@`", "`in`", "`|`"]);
    return this.fault(
      error(undefined, "missing `in` in `for` loop")
        .at(spanEnd(this.last.span))
        .suggest("try adding `in` here", spanEnd(this.last.span), " in", "MachineApplicable"),
    );
  }

  /** `'label: loop {…}` and labelled blocks. */
  readonly labelled = this.RULE("LabelledExpression", (start: Span): Expr => {
    const label = this.SUBRULE(this.lifetime);
    if (!this.RECORDING_PHASE && !this.at(T.Colon)) {
      const block = this.at(T.OpenBrace) || this.at(T.While) || this.at(T.Loop) || this.at(T.For);
      if (!block) throw this.afterLabel();
      throw this.fault(
        error(undefined, "labeled expression must be followed by `:`")
          .at(start)
          .suggest("add `:` after the label", spanEnd(start), ":", "MachineApplicable"),
      );
    }
    this.eat(0, T.Colon);
    return this.pick<Expr>(
      0,
      () =>
        this.at(T.OpenBrace) || this.at(T.BlockNode)
          ? 1
          : this.at(T.While) || this.at(T.Loop) || this.at(T.For)
            ? 0
            : this.noLoop(),
      [
        () => this.SUBRULE(this.loops, { ARGS: [label, start] }),
        () => this.SUBRULE(this.plainBlock, { ARGS: [label, start] }),
      ],
    );
  });

  private noLoop(): never {
    throw this.afterLabel();
  }
  private afterLabel(): SyntaxFault {
    return this.fault(
      error(undefined, "expected `while`, `for`, `loop` or `{` after a label").at(
        this.here,
        "expected `while`, `for`, `loop` or `{` after a label",
      ),
    );
  }

  /** `return`, `break`, `continue`. */
  readonly jump = this.RULE(
    "JumpExpression",
    (start: Span): Expr =>
      this.pick<Expr>(0, () => [T.Return, T.Break, T.Continue].indexOf(this.peek(1).tokenType as typeof T.Return), [
        () => {
          this.eat(0, T.Return);
          const expr = this.opt(
            0,
            () => this.canStartOperand(),
            () => this.SUBRULE(this.expr),
          );
          return { kind: "return", attrs: NONE, expr, span: this.since(start) };
        },
        () => {
          this.eat(0, T.Break);
          const label = this.opt(
            1,
            () => this.at(T.Lifetime) && !this.atK(2, T.Colon),
            () => this.SUBRULE(this.lifetime),
          );
          const expr = this.opt(
            2,
            () => this.canStartOperand(),
            () => this.SUBRULE1(this.expr),
          );
          return { kind: "break", attrs: NONE, label, expr, span: this.since(start) };
        },
        () => {
          this.eat(0, T.Continue);
          const label = this.opt(
            3,
            () => this.at(T.Lifetime),
            () => this.SUBRULE1(this.lifetime),
          );
          return { kind: "continue", attrs: NONE, label, span: this.since(start) };
        },
      ]),
  );
}
