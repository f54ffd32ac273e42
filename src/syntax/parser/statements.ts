// Grammar: blocks, statements and attributes.

import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import { compact } from "#support/compact.ts";
import { bug } from "#support/bug.ts";
import { joinSpans, type Span, spanEnd, spanStart } from "#support/span.ts";
import type {
  Attribute,
  AttributeArgs,
  Block,
  DocComment,
  Expr,
  Item,
  LetStmt,
  NormalAttribute,
  Stmt,
} from "#syntax/ast.ts";
import { describeToken } from "#syntax/describe.ts";
import { faultToDiagnostic } from "#syntax/lex-fault.ts";
import { Token } from "#syntax/token.ts";
import { skipTree } from "#syntax/token-tree.ts";
import { T } from "#syntax/token-types.ts";
import type { Rule } from "./base.ts";
import { ExpressionRules } from "./expressions.ts";
import { isBlockLike } from "./expression-kinds.ts";

/** An expression without semicolon at the end of a block. */
interface Tail {
  readonly kind: "tail";
  readonly expr: Expr;
  readonly span: Span;
}

export interface BlockContents {
  readonly stmts: Stmt[];
  readonly tail: Expr | undefined;
}

/** Where an item stands decides what it may be. */
export type ItemPlace = "module" | "statement" | "trait" | "impl" | "extern";

export abstract class StatementRules extends ExpressionRules {
  abstract readonly item: Rule<[readonly Attribute[], ItemPlace], Item>;
  protected abstract isItemStart(): boolean;

  // ------------------------------------------------------------ attributes

  readonly outerAttributes = this.RULE("OuterAttributes", (): readonly Attribute[] => {
    let attrs: Attribute[] | undefined;
    this.rep(
      0,
      () => (this.at(T.Pound) && !this.atK(2, T.Bang)) || this.at(T.OuterDoc),
      () => {
        attrs ??= [];
        attrs.push(
          this.pick<Attribute>(0, () => (this.at(T.Pound) ? 0 : 1), [
            () => this.SUBRULE(this.attribute),
            () => docOf(this.eat(0, T.OuterDoc)),
          ]),
        );
      },
    );
    return compact(attrs ?? []);
  });

  /** Also skips, with an error, inner doc comments that stand where items do. */
  protected misplacedInnerDocs(): void {
    while (this.at(T.InnerDoc)) {
      this.report(
        error("E0753", "expected outer doc comment")
          .at(this.here)
          .note("inner doc comments like this (starting with `//!` or `/*!`) can only appear before items"),
      );
      this.consumeToken();
    }
  }

  readonly innerAttributes = this.RULE("InnerAttributes", (): readonly Attribute[] => {
    let attrs: Attribute[] | undefined;
    this.rep(
      0,
      () => (this.at(T.Pound) && this.atK(2, T.Bang) && this.atK(3, T.OpenBracket)) || this.at(T.InnerDoc),
      () => {
        attrs ??= [];
        attrs.push(
          this.pick<Attribute>(0, () => (this.at(T.Pound) ? 0 : 1), [
            () => this.SUBRULE(this.attribute),
            () => docOf(this.eat(0, T.InnerDoc)),
          ]),
        );
      },
    );
    return compact(attrs ?? []);
  });

  /** `#[…]` or `#![…]`. */
  readonly attribute = this.RULE("Attribute", (): NormalAttribute => {
    const start = this.here;
    this.eat(0, T.Pound);
    const inner =
      this.opt(
        0,
        () => this.at(T.Bang),
        () => this.eat(0, T.Bang),
      ) !== undefined;
    if (!this.RECORDING_PHASE && !this.at(T.OpenBracket)) throw this.unexpected(inner ? ["`[`"] : ["`!`", "`[`"]);
    this.eat(0, T.OpenBracket);
    const meta = this.SUBRULE(this.metaItem);
    if (!this.RECORDING_PHASE && !this.at(T.CloseBracket))
      throw this.unexpected(["`]`", ...(meta.args.kind === "empty" ? ["`(`", "`::`", "`=`", "`[`", "`{`"] : [])]);
    this.eat(0, T.CloseBracket);
    return { ...meta, inner, span: this.since(start) };
  });

  /** The inside of an attribute: `path`, `path(tokens)`, `path = expr`, `unsafe(…)`. */
  readonly metaItem = this.RULE("MetaItem", (): NormalAttribute => {
    const start = this.here;
    return this.pick<NormalAttribute>(0, () => (this.at(T.MetaNode) ? 2 : this.at(T.Unsafe) ? 1 : 0), [
      () => {
        const path = this.SUBRULE(this.modPath);
        const args = this.SUBRULE(this.metaArgs);
        return { kind: "attribute", inner: false, unsafe: false, path, args, span: this.since(start) };
      },
      () => {
        this.eat(0, T.Unsafe);
        this.eat(0, T.OpenParen);
        const path = this.SUBRULE1(this.modPath);
        const args = this.SUBRULE1(this.metaArgs);
        this.eat(0, T.CloseParen);
        return { kind: "attribute", inner: false, unsafe: true, path, args, span: this.since(start) };
      },
      () => {
        const token = this.eat(0, T.MetaNode);
        return token.fragment?.kind === "meta" ? token.fragment.node : (undefined as unknown as NormalAttribute);
      },
    ]);
  });

  readonly metaArgs = this.RULE(
    "MetaArgs",
    (): AttributeArgs =>
      this.pick<AttributeArgs>(
        0,
        () => (this.peek(1).kind === "open" ? 1 : this.at(T.Eq) ? 2 : 0),
        [
          () => ({ kind: "empty" }),
          () => {
            const args = this.SUBRULE(this.delimTokens);
            return { kind: "delimited", args };
          },
          () => {
            this.eat(0, T.Eq);
            const value = this.SUBRULE(this.expr, { ARGS: [undefined] });
            if (value?.kind === "lit" && value.lit.kind === "error" && value.lit.fault !== undefined)
              this.diagnostics.push(faultToDiagnostic(value.lit.fault, value.span.file));
            return { kind: "eq", value };
          },
        ],
        true,
      ),
  );

  // ------------------------------------------------------------ blocks

  readonly block = this.RULE("Block", (): Block => {
    const start = this.here;
    return this.pick<Block>(0, () => (this.at(T.BlockNode) ? 1 : 0), [
      () => {
        this.enter();
        if (!this.RECORDING_PHASE && !this.at(T.OpenBrace)) throw this.wanted("`{`");
        this.eat(0, T.OpenBrace);
        const attrs = this.SUBRULE(this.innerAttributes);
        const { stmts, tail } = this.within(false, false, () => this.SUBRULE(this.blockContents));
        this.eat(0, T.CloseBrace);
        this.leave();
        return { kind: "block", attrs, stmts, tail, span: this.since(start) };
      },
      () => {
        const token = this.eat(0, T.BlockNode);
        if (this.RECORDING_PHASE) return undefined as unknown as Block;
        return token.fragment?.kind === "block" ? token.fragment.node : bug("block token without block");
      },
    ]);
  });

  /** Statements up to a `}` or the end of input. */
  readonly blockContents = this.RULE("Statements", (): BlockContents => {
    const stmts: Stmt[] = [];
    let tail: Expr | undefined;
    this.rep(
      0,
      () => !this.at(T.CloseBrace) && this.peek(1).kind !== "eof" && tail === undefined,
      () => {
        const from = this.pos;
        const start = this.here;
        const found = this.guarded<Stmt | Tail>(
          () => this.SUBRULE(this.statement),
          () => {
            // As rustc: the rest of the block is not read, so that one mistake does not become many.
            this.skipToClose(from);
            const span = this.since(start);
            return { kind: "tail", expr: { kind: "error", attrs: [], span }, span };
          },
        );
        if (found.kind === "tail") tail = found.expr;
        else stmts.push(found);
      },
    );
    return { stmts, tail };
  });

  /** One statement, or the tail. */
  readonly statement = this.RULE("Statement", (): Stmt | Tail => {
    if (!this.RECORDING_PHASE && this.at(T.InnerDoc)) this.misplacedInnerDocs();
    const attrs = this.SUBRULE(this.outerAttributes);
    const start = this.here;
    return this.pick<Stmt | Tail>(0, () => this.statementKind(attrs), [
      () => this.SUBRULE(this.exprStatement, { ARGS: [attrs, start] }),
      () => this.SUBRULE(this.letStatement, { ARGS: [attrs, start] }),
      () => {
        const item = this.SUBRULE(this.item, { ARGS: [attrs, "statement"] });
        return { kind: "item", item, span: this.since(start) };
      },
      () => {
        this.eat(0, T.Semi);
        return { kind: "empty", span: start };
      },
      () => {
        const token = this.eat(0, T.StmtNode);
        if (this.RECORDING_PHASE) return { kind: "empty", span: start };
        const node = token.fragment?.kind === "stmt" ? token.fragment.node : bug("statement token without statement");
        return this.closeSubstituted(node, start);
      },
    ]);
  });

  private statementKind(attrs: readonly Attribute[]): number {
    switch (this.peek(1).tokenType) {
      case T.Let:
        return 1;
      case T.Mut:
        if (this.identAt(2))
          throw this.fault(
            error(undefined, "invalid variable declaration")
              .at(this.here)
              .suggest("missing keyword", this.here, "let mut", "MaybeIncorrect"),
          );
        return 0;
      case T.Ident:
      case T.Auto:
        if (
          (this.peek(1).text === "var" || this.peek(1).text === "auto") &&
          this.identAt(2) &&
          this.peek(1).mark === 0
        ) {
          const word = this.peek(1);
          this.report(
            error(undefined, "invalid variable declaration")
              .at(word.span)
              .suggest(
                `write \`let\` instead of \`${word.text}\` to introduce a new variable`,
                word.span,
                "let",
                "MaybeIncorrect",
              ),
          );
          this.replaceToken(new Token(T.Let, "keyword", "let", word.span, 0, false, undefined, undefined));
          return 1;
        }
        return this.isItemStart() ? 2 : 0;
      case T.Semi:
        if (attrs.length > 0) throw this.attributesOnNothing(attrs, "statement");
        return 3;
      case T.StmtNode:
        return 4;
      case T.CloseBrace:
        throw this.attributesOnNothing(attrs, "statement");
      case T.ItemNode:
        return 2;
      default:
        if (this.peek(1).kind === "eof" && attrs.length > 0) throw this.attributesOnNothing(attrs, "statement");
        return this.isItemStart() ? 2 : 0;
    }
  }

  protected attributesOnNothing(attrs: readonly Attribute[], what: string): ReturnType<ExpressionRules["fault"]> {
    const last = attrs.at(-1);
    if (last === undefined) return this.wanted(what);
    if (last.kind === "doc") {
      if (what !== "item") {
        return this.fault(
          error(
            what === "statement" ? "E0585" : "E0584",
            "found a documentation comment that doesn't document anything",
          )
            .at(last.span, what === "statement" ? "" : "this doc comment doesn't document anything")
            .help("doc comments must come before what they document, if a comment was intended use `//`"),
        );
      }
      return this.fault(
        error(undefined, "expected item after doc comment").at(last.span, "this doc comment doesn't document anything"),
      );
    }
    return this.fault(
      error(
        undefined,
        what === "statement" ? "expected statement after outer attribute" : "expected item after attributes",
      ).at(last.span),
    );
  }

  /** A substituted statement may be followed by its semicolon. */
  private closeSubstituted(node: Stmt, start: Span): Stmt | Tail {
    if (node.kind === "expr" && !node.semi) {
      if (this.at(T.Semi)) {
        this.consumeToken();
        return { ...node, semi: true, span: joinSpans(node.span, this.last.span) };
      }
      if (this.at(T.CloseBrace) || this.peek(1).kind === "eof") return { kind: "tail", expr: node.expr, span: start };
      return node;
    }
    if ((node.kind === "let" || node.kind === "macroCall") && this.at(T.Semi)) this.consumeToken();
    return node;
  }

  // ------------------------------------------------------------ let

  readonly letStatement = this.RULE("LetStatement", (attrs: readonly Attribute[], start: Span): LetStmt => {
    const head = this.SUBRULE(this.letHead, { ARGS: [attrs, start] });
    this.opt(
      0,
      () => {
        if (this.at(T.Semi)) return true;
        this.missingSemi(
          head.init === undefined
            ? head.ty === undefined
              ? ["`:`", "`;`", "`=`", ...this.patTail(head.pat)]
              : ["`;`", "`=`"]
            : head.else !== undefined
              ? ["`;`"]
              : ["`;`", "`else`"],
        );
        return false;
      },
      () => this.eat(0, T.Semi),
    );
    return { ...head, span: this.since(start) };
  });

  /** Without the closing semicolon: what a `stmt` fragment matches. */
  readonly letHead = this.RULE("LetWithoutSemicolon", (attrs: readonly Attribute[], start: Span): LetStmt => {
    this.eat(0, T.Let);
    const pat = this.SUBRULE(this.pat);
    this.checkTopAlternatives(pat, "`let` bindings");
    const ty = this.opt(
      0,
      () => this.at(T.Colon),
      () => {
        this.eat(0, T.Colon);
        return this.SUBRULE(this.type);
      },
    );
    if (!this.RECORDING_PHASE && this.at(T.Comma) && ty === undefined) throw this.commaInPattern();
    if (!this.RECORDING_PHASE) this.compoundInit();
    const init = this.opt(
      1,
      () => this.at(T.Eq),
      () => {
        this.eat(0, T.Eq);
        return this.SUBRULE(this.expr, { ARGS: [undefined] });
      },
    );
    const otherwise = this.opt(
      2,
      () => this.at(T.Else),
      () => {
        const brace = this.last;
        this.eat(0, T.Else);
        if (init !== undefined && !this.RECORDING_PHASE) this.checkLetElse(init, brace);
        return this.SUBRULE(this.block);
      },
    );
    return {
      kind: "let",
      attrs,
      pat,
      ty,
      init,
      else: otherwise,
      span: this.RECORDING_PHASE ? start : this.since(start),
    };
  });

  /** `let x, y`. */
  private commaInPattern(): ReturnType<ExpressionRules["fault"]> {
    return this.fault(
      error(undefined, "unexpected `,` in pattern").at(this.here).help("try adding parentheses to match on a tuple"),
    );
  }

  /** `let x += 1`: read as `=`, with an error. */
  private compoundInit(): void {
    const token = this.peek(1);
    if (!/^(\+|-|\*|\/|%|\^|&|\||<<|>>)=$/.test(token.text)) return;
    this.report(
      error(undefined, "can't reassign to an uninitialized variable")
        .at(token.span)
        .suggest("initialize the variable", token.span, "=", "MaybeIncorrect")
        .help("if you meant to overwrite, remove the `let` binding"),
    );
    this.splitToken(T.Plus, token.text.length - 1, T.Eq);
  }

  private checkLetElse(init: Expr, last: Token): void {
    if (last.text === "}" && init.kind !== "macroCall") {
      this.report(
        error(undefined, "right curly brace `}` before `else` in a `let...else` statement not allowed")
          .at(last.span)
          .suggestParts(
            "wrap the expression in parentheses",
            [
              { span: spanStart(init.span), replacement: "(" },
              { span: spanEnd(init.span), replacement: ")" },
            ],
            "MachineApplicable",
          ),
      );
    } else if (init.kind === "binary" && (init.op === "&&" || init.op === "||")) {
      this.report(
        error(undefined, `a \`${init.op}\` expression cannot be directly assigned in \`let...else\``)
          .at(init.span)
          .suggestParts(
            "wrap the expression in parentheses",
            [
              { span: spanStart(init.span), replacement: "(" },
              { span: spanEnd(init.span), replacement: ")" },
            ],
            "MachineApplicable",
          ),
      );
    }
  }

  // ------------------------------------------------------------ expressions as statements

  readonly exprStatement = this.RULE("ExpressionStatement", (attrs: readonly Attribute[], start: Span): Stmt | Tail => {
    const bare = this.within(false, true, () => this.SUBRULE(this.expr, { ARGS: [undefined] }));
    const expr = attrs.length > 0 && !this.RECORDING_PHASE ? { ...bare, attrs } : bare;
    const semi =
      this.opt(
        0,
        () => this.at(T.Semi),
        () => this.eat(0, T.Semi),
      ) !== undefined;
    if (this.RECORDING_PHASE) return { kind: "empty", span: start };
    if (semi) {
      if (bare.kind === "macroCall")
        return { kind: "macroCall", attrs, call: bare.call, style: "semicolon", span: this.since(start) };
      return { kind: "expr", expr, semi: true, span: this.since(start) };
    }
    if (bare.kind === "macroCall" && bare.call.args.delimiter === "brace" && this.endsStatement(bare)) {
      return { kind: "macroCall", attrs, call: bare.call, style: "braces", span: bare.span };
    }
    if (this.at(T.CloseBrace) || this.peek(1).kind === "eof") return { kind: "tail", expr, span: expr.span };
    if (isBlockLike(bare) && this.endsStatement(bare)) return { kind: "expr", expr, semi: false, span: expr.span };
    this.missingSemi(["`;`", "`}`"]);
    return { kind: "expr", expr, semi: true, span: expr.span };
  });

  /** Whether the block-like expression just read was the whole statement (not an operand or a method's receiver). */
  private endsStatement(expr: Expr): boolean {
    return expr.span.end === this.last.span.end || this.last.kind === "interpolated" || this.last.mark !== 0;
  }

  /**
   * A semicolon is missing here. As rustc: if the next token is on a new line and could begin a statement, says so
   * at the end of the line and goes on; otherwise a fault at the next token.
   */
  protected missingSemi(entries: readonly string[]): void {
    const next = this.peek(1);
    const place = spanEnd(this.last.span);
    const canBegin =
      next.kind === "close"
        ? next.text === "}"
        : next.kind === "eof" || this.canStartExpr() || this.isItemStart() || this.at(T.Let) || this.at(T.Pound);
    const builder = (message: string): DiagnosticBuilder => error(undefined, message);
    if (this.newLineBefore() && (next.text === "," || next.text === ":") && this.peek(2).kind !== "eof") {
      // Likely a typo for `;`.
      this.report(
        builder(`expected \`;\`, found ${describeToken(next)}`)
          .at(next.span)
          .suggest(`change this to \`;\``, next.span, ";", "MachineApplicable"),
      );
      this.consumeToken();
      return;
    }
    if (this.last.text === "?" && this.ternaryFollows()) {
      throw this.fault(
        error(undefined, "Rust has no ternary operator").at(this.last.span).help("use an `if-else` expression instead"),
      );
    }
    if (canBegin && this.newLineBefore()) {
      this.report(
        builder(`expected \`;\`, found ${describeToken(next)}`)
          .at(place)
          .label(next.span, "unexpected token")
          .suggest("add `;` here", place, ";", "MachineApplicable"),
      );
      return;
    }
    throw this.unexpected(entries);
  }

  /** `a ? b : c`. */
  private ternaryFollows(): boolean {
    for (let at = this.pos; at < this.limit; at = skipTree(this.toks, at)) {
      const token = this.toks[at] as Token;
      if (token.text === ":") return at > this.pos;
      if (token.kind === "close" || token.text === "," || token.text === ";") return false;
    }
    return false;
  }

  // ------------------------------------------------------------ recovery

  /**
   * Skips to where reading can go on after a fault in the construct that began at token `from`: after the `;` or
   * the `{…}` that ends it, before the `}` around it, or before a token on a new line that `starts` something.
   */
  protected recoverFrom(from: number, starts: () => boolean): void {
    const fault = this.pos;
    let at = from;
    while (at < this.limit) {
      const token = this.toks[at] as Token;
      if (token.kind === "close") break;
      const next = skipTree(this.toks, at);
      const passed = next > fault;
      if (passed && token.text === ";") {
        at = next;
        break;
      }
      if (passed && at > fault) {
        this.importLexerState(at);
        if (this.newLineBefore() && starts()) break;
      }
      at = next;
      if (passed && token.text === "{") {
        if (this.toks[at]?.text === ";") at++;
        break;
      }
    }
    if (at === from && at < this.limit && (this.toks[at] as Token).kind !== "close") at++;
    this.importLexerState(Math.min(at, this.limit));
  }
}

function docOf(token: Token): DocComment {
  const block = token.text.startsWith("/*");
  const text = block ? token.text.slice(3, -2) : token.text.slice(3);
  return {
    kind: "doc",
    inner: token.tokenType === T.InnerDoc,
    block,
    text: text.replaceAll("\r\n", "\n"),
    span: token.span,
  };
}
