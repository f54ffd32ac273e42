// Grammar: closures and control flow, which complete the expressions.

import { error } from "#diagnostics/diagnostic.ts";
import { type Span, spanEnd } from "#support/span.ts";
import type { Arm, Attribute, Block, ClosureParam, Expr, GenericParam, Lifetime } from "#syntax/ast.ts";
import { describeToken, expectedText } from "#syntax/describe.ts";
import { Token } from "#syntax/token.ts";
import { skipTree } from "#syntax/token-tree.ts";
import { T } from "#syntax/token-types.ts";
import type { Rule, SyntaxFault } from "./base.ts";
import { LAZY_AND } from "./climb.ts";
import { isBlockLike } from "./expression-kinds.ts";
import { PrimaryRules } from "./primaries.ts";

const NONE: readonly never[] = [];

export abstract class ExpressionRules extends PrimaryRules {
  abstract readonly innerAttributes: Rule<[], readonly Attribute[]>;

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
    if (!this.RECORDING_PHASE && this.at(T.EqEq)) this.doubleEquals();
    if (!this.RECORDING_PHASE && !this.at(T.Eq)) throw this.unexpected(["`=`"]);
    this.eat(0, T.Eq);
    const scrutinee = this.SUBRULE(this.expr, { ARGS: [LAZY_AND] });
    const expr: Expr = { kind: "let", attrs: NONE, pat, scrutinee, span: this.since(start) };
    if (!this.RECORDING_PHASE) this.strayLets.add(expr);
    return expr;
  });

  /** `if let p == e`: said once, then read with `=`. */
  private doubleEquals(): void {
    const token = this.peek(1);
    this.report(
      error(undefined, "expected `=`, found `==`")
        .at(token.span)
        .suggest("consider using `=` here", token.span, "=", "MaybeIncorrect"),
    );
    this.replaceToken(new Token(T.Eq, "punct", "=", token.span, token.mark, false, undefined, undefined));
  }

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
          const start = this.here;
          const arm = this.guarded<Arm>(
            () => this.SUBRULE(this.matchArm),
            () => {
              this.skipToClose(from);
              const span = this.since(start);
              return {
                attrs: NONE,
                pat: { kind: "error", span },
                guard: undefined,
                body: { kind: "error", attrs: NONE, span },
                span,
              };
            },
          );
          arms.push(arm);
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
    const label = this.SUBRULE(this.label);
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
            () => this.SUBRULE(this.label),
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
            () => this.SUBRULE1(this.label),
          );
          return { kind: "continue", attrs: NONE, label, span: this.since(start) };
        },
      ]),
  );
}
