// Grammar: patterns.

import { error } from "#diagnostics/diagnostic.ts";
import { bug } from "#support/bug.ts";
import { joinSpans, type Span } from "#support/span.ts";
import type { Expr, Ident, Pat, PatField } from "#syntax/ast.ts";
import type { Token } from "#syntax/token.ts";
import { T } from "#syntax/token-types.ts";
import { identOf } from "./names.ts";
import { TypeRules } from "./types.ts";

export abstract class PatternRules extends TypeRules {
  /** With alternatives: `| A | B`. */
  readonly pat = this.RULE("Pattern", (): Pat => {
    const start = this.here;
    this.opt(
      0,
      () => this.at(T.Or),
      () => this.eat(0, T.Or),
    );
    const pats: Pat[] = [this.SUBRULE(this.patNoTop)];
    this.rep(
      0,
      () => this.at(T.Or),
      () => {
        this.eat(1, T.Or);
        pats.push(this.SUBRULE1(this.patNoTop));
      },
    );
    return pats.length === 1 ? (pats[0] as Pat) : { kind: "or", pats, span: this.since(start) };
  });

  /** Without alternatives at the top: closure parameters, `pat_param`. */
  readonly patNoTop = this.RULE("PatternNoTopAlt", (): Pat => {
    this.enter();
    const start = this.here;
    const pat = this.pick<Pat>(0, () => this.patKind(), [
      () => this.SUBRULE(this.pathPat, { ARGS: [start] }),
      () => this.SUBRULE(this.identPat, { ARGS: [start] }),
      () => {
        this.eat(0, T.Underscore);
        return { kind: "wild", span: start };
      },
      () => {
        this.eat(0, T.DotDot);
        return { kind: "rest", span: start };
      },
      () => this.SUBRULE(this.refPat, { ARGS: [start] }),
      () => this.SUBRULE(this.tuplePat, { ARGS: [start] }),
      () => {
        this.eat(0, T.OpenBracket);
        const pats = this.commaList(10, T.CloseBracket, () => this.SUBRULE(this.pat));
        this.eat(0, T.CloseBracket);
        return { kind: "slice", pats, span: this.since(start) };
      },
      () => this.SUBRULE(this.literalPat, { ARGS: [start] }),
      () => this.SUBRULE(this.rangeToPat, { ARGS: [start] }),
      () => {
        this.eat(0, T.Box);
        const inner = this.SUBRULE(this.patNoTop);
        return { kind: "box", pat: inner, span: this.since(start) };
      },
      () => {
        this.eat(0, T.Const);
        const block = this.SUBRULE(this.block);
        return { kind: "constBlock", block, span: this.since(start) };
      },
      () => {
        const token = this.eat(0, T.PatNode);
        if (this.RECORDING_PHASE) return { kind: "wild", span: start };
        return token.fragment?.kind === "pat" ? token.fragment.node : bug("pattern token without pattern");
      },
    ]);
    this.leave();
    return pat;
  });

  private patKind(): number {
    const token = this.peek(1);
    switch (token.tokenType) {
      case T.Underscore:
        return 2;
      case T.DotDot:
        return this.isRangeEnd(2) ? 8 : 3;
      case T.DotDotEq:
      case T.DotDotDot:
        return 8;
      case T.And:
      case T.AndAnd:
        return 4;
      case T.OpenParen:
        return 5;
      case T.OpenBracket:
        return 6;
      case T.Minus:
      case T.True:
      case T.False:
      case T.ExprNode:
        return 7;
      case T.Box:
        return 9;
      case T.Const:
        return 10;
      case T.PatNode:
        return 11;
      case T.Ref:
      case T.Mut:
        return 1;
      default:
        if (token.kind === "literal") return 7;
        if (token.kind === "ident") return this.isPathPattern() ? 0 : 1;
        if (this.isPathStart()) return 0;
        throw token.kind === "keyword" ? this.badIdent() : this.wanted("pattern");
    }
  }

  /** Whether the identifier here begins a path rather than a binding. */
  private isPathPattern(): boolean {
    switch (this.peek(2).tokenType) {
      case T.ColonColon:
      case T.OpenParen:
      case T.OpenBrace:
      case T.DotDotEq:
      case T.DotDotDot:
        return true;
      case T.DotDot:
        return true;
      case T.Bang:
        return this.peek(3).kind === "open";
      default:
        return false;
    }
  }

  /** Whether a range's end stands `k` tokens ahead. */
  private isRangeEnd(k: number): boolean {
    const token = this.peek(k);
    switch (token.tokenType) {
      case T.Minus:
      case T.ExprNode:
      case T.PathNode:
      case T.ColonColon:
      case T.Lt:
      case T.Shl:
      case T.True:
      case T.False:
        return true;
      default:
        return token.kind === "literal" || this.isSegmentStart(k);
    }
  }

  readonly identPat = this.RULE("IdentifierPattern", (start: Span): Pat => {
    const byRef =
      this.opt(
        0,
        () => this.at(T.Ref),
        () => this.eat(0, T.Ref),
      ) !== undefined;
    const mutable =
      this.opt(
        1,
        () => this.at(T.Mut),
        () => this.eat(0, T.Mut),
      ) !== undefined;
    if (!this.RECORDING_PHASE && mutable && !byRef && this.at(T.SelfLower)) throw this.badIdent();
    if (!this.RECORDING_PHASE && mutable && this.at(T.Mut)) {
      this.report(error(undefined, "`mut` on a binding may not be repeated").at(this.here));
      this.consumeToken();
    }
    if (!this.RECORDING_PHASE && mutable && !byRef && !this.identAt(1) && this.peek(1).kind !== "keyword") {
      // `mut` before a pattern: rustc applies it to the bindings inside.
      const inner = this.SUBRULE1(this.patNoTop);
      this.report(
        error(undefined, "`mut` must be attached to each individual binding")
          .at(this.since(start))
          .note("`mut` may be followed by `variable` and `variable @ pattern`"),
      );
      return inner;
    }
    const ident = this.SUBRULE(this.ident);
    const sub = this.opt(
      2,
      () => this.at(T.At),
      () => {
        this.eat(0, T.At);
        return this.SUBRULE(this.patNoTop);
      },
    );
    if (
      !this.RECORDING_PHASE &&
      (byRef || mutable) &&
      (this.at(T.OpenParen) || this.at(T.OpenBrace) || this.at(T.ColonColon)) &&
      sub === undefined
    ) {
      if (!(this.at(T.OpenBrace) && this.noStruct)) throw this.unexpected(["`:`", "`;`", "`=`", "`@`", "`|`"]);
    }
    return { kind: "ident", byRef, mutable, ident, sub, span: this.since(start) };
  });

  readonly refPat = this.RULE("ReferencePattern", (start: Span): Pat => {
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
    const mutable =
      this.opt(
        1,
        () => this.at(T.Mut) && !(this.identAt(2) && this.atK(3, T.At)),
        () => this.eat(0, T.Mut),
      ) !== undefined;
    const pat = this.SUBRULE(this.patNoTop);
    const span = this.since(start);
    if (!double) return { kind: "ref", mutable, pat, span };
    const innerSpan: Span = { ...span, start: Math.min(span.start + 1, span.end) };
    return { kind: "ref", mutable: false, pat: { kind: "ref", mutable, pat, span: innerSpan }, span };
  });

  readonly tuplePat = this.RULE("TuplePattern", (start: Span): Pat => {
    this.eat(0, T.OpenParen);
    let comma = false;
    const pats = this.commaList(0, T.CloseParen, () => {
      const pat = this.SUBRULE(this.pat);
      comma = this.at(T.Comma);
      return pat;
    });
    this.eat(0, T.CloseParen);
    const span = this.since(start);
    const only = pats[0];
    return only !== undefined && pats.length === 1 && !comma && only.kind !== "rest"
      ? { kind: "paren", pat: only, span }
      : { kind: "tuple", pats, span };
  });

  /** A literal, or a range that starts with one. */
  readonly literalPat = this.RULE("LiteralPattern", (start: Span): Pat => {
    const expr = this.SUBRULE(this.literalExpr);
    const range = this.opt(
      0,
      () => this.atRangeDots(),
      () => this.SUBRULE(this.rangeTail, { ARGS: [expr, start] }),
    );
    return range ?? { kind: "lit", expr, span: this.since(start) };
  });

  private atRangeDots(): boolean {
    return this.at(T.DotDot) || this.at(T.DotDotEq) || this.at(T.DotDotDot);
  }

  readonly rangeDots = this.RULE(
    "RangePatternDots",
    (): Token =>
      this.pick(0, () => (this.at(T.DotDotEq) ? 0 : this.at(T.DotDot) ? 1 : 2), [
        () => this.eat(0, T.DotDotEq),
        () => this.eat(0, T.DotDot),
        () => this.eat(0, T.DotDotDot),
      ]),
  );

  /** After the start of a range: `..=end`, `..end`, `..`. */
  readonly rangeTail = this.RULE("RangePatternTail", (from: Expr | undefined, start: Span): Pat => {
    const token = this.SUBRULE(this.rangeDots);
    const dots = token.span;
    const limits = token.tokenType === T.DotDotEq ? "closed" : token.tokenType === T.DotDot ? "halfOpen" : "dotDotDot";
    const end = this.opt(
      0,
      () => this.isRangeEnd(1),
      () => this.SUBRULE(this.rangeEnd),
    );
    const span = this.since(start);
    if (end === undefined && limits !== "halfOpen" && !this.RECORDING_PHASE) {
      this.report(
        error("E0586", "inclusive range with no end")
          .at(dots)
          .suggest("use `..` instead", dots, "..", "MachineApplicable")
          .note("inclusive ranges must be bounded at the end (`..=b` or `a..=b`)"),
      );
    }
    if (limits === "dotDotDot" && !this.RECORDING_PHASE && this.edition >= 2021 && end !== undefined) {
      this.report(
        error("E0783", "`...` range patterns are deprecated")
          .at(span)
          .suggest("use `..=` for an inclusive range", dots, "..=", "MachineApplicable"),
      );
    }
    return { kind: "range", start: from, end, limits, span };
  });

  readonly rangeToPat = this.RULE(
    "RangeToPattern",
    (start: Span): Pat => this.SUBRULE(this.rangeTail, { ARGS: [undefined, start] }),
  );

  readonly rangeEnd = this.RULE(
    "RangePatternEnd",
    (): Expr =>
      this.pick<Expr>(0, () => (this.isPathStart() ? 1 : 0), [
        () => this.SUBRULE(this.literalExpr),
        () => {
          const path = this.SUBRULE(this.exprPath);
          return { kind: "path", attrs: [], path, span: path.span };
        },
      ]),
  );

  /** A path, with what may follow it: `(…)`, `{…}`, `!(…)`, a range. */
  readonly pathPat = this.RULE("PathPattern", (start: Span): Pat => {
    const path = this.SUBRULE(this.exprPath);
    const plain: Pat = { kind: "path", path, span: this.since(start) };
    return this.pick<Pat>(
      0,
      () => {
        switch (this.peek(1).tokenType) {
          case T.OpenParen:
            return 1;
          case T.OpenBrace:
            return 2;
          case T.Bang:
            return this.peek(2).kind === "open" ? 3 : 0;
          case T.DotDot:
          case T.DotDotEq:
          case T.DotDotDot:
            return 4;
          default:
            return 0;
        }
      },
      [
        () => plain,
        () => {
          this.eat(0, T.OpenParen);
          const pats = this.commaList(10, T.CloseParen, () => this.SUBRULE(this.pat));
          this.eat(0, T.CloseParen);
          return { kind: "tupleStruct", path, pats, span: this.since(start) };
        },
        () => this.SUBRULE(this.structPatTail, { ARGS: [path, start] }),
        () => {
          const args = this.SUBRULE(this.macroArgs);
          const span = this.since(start);
          return { kind: "macroCall", call: { path, args, span }, span };
        },
        () => this.SUBRULE(this.rangeTail, { ARGS: [{ kind: "path", attrs: [], path, span: path.span }, start] }),
      ],
      true,
    );
  });

  readonly structPatTail = this.RULE(
    "StructPatternFields",
    (path: Extract<Pat, { kind: "struct" }>["path"], start: Span): Pat => {
      this.eat(0, T.OpenBrace);
      let rest: Span | undefined;
      const fields: PatField[] = [];
      this.commaList(0, T.CloseBrace, () => {
        const attrs = this.SUBRULE(this.outerAttributes);
        this.pick<void>(0, () => (this.at(T.DotDot) ? 1 : 0), [
          () => {
            const field = this.SUBRULE(this.patField);
            fields.push({ ...field, attrs });
          },
          () => {
            rest = this.eat(0, T.DotDot).span;
            if (!this.RECORDING_PHASE && this.at(T.Comma)) {
              this.report(
                error(undefined, "expected `}`, found `,`")
                  .at(this.here, "expected `}`")
                  .label(rest, "`..` must be at the end and cannot have a trailing comma"),
              );
            }
          },
        ]);
      });
      this.eat(0, T.CloseBrace);
      return { kind: "struct", path, fields, rest, span: this.since(start) };
    },
  );

  readonly patField = this.RULE("PatternField", (): PatField => {
    const start = this.here;
    return this.pick<PatField>(0, () => (this.peek(1).tokenType === T.IntLit || this.atK(2, T.Colon) ? 0 : 1), [
      () => {
        const ident = this.SUBRULE(this.fieldName);
        this.eat(0, T.Colon);
        const pat = this.SUBRULE(this.pat);
        return { attrs: [], ident, pat, shorthand: false, span: this.since(start) };
      },
      () => {
        const byRef =
          this.opt(
            0,
            () => this.at(T.Ref),
            () => this.eat(0, T.Ref),
          ) !== undefined;
        const mutable =
          this.opt(
            1,
            () => this.at(T.Mut),
            () => this.eat(0, T.Mut),
          ) !== undefined;
        const ident = this.SUBRULE(this.ident);
        const span = this.since(start);
        return {
          attrs: [],
          ident,
          pat: { kind: "ident", byRef, mutable, ident, sub: undefined, span },
          shorthand: true,
          span,
        };
      },
    ]);
  });

  /** A field's name or a tuple-like field's index. */
  readonly fieldName = this.RULE(
    "FieldName",
    (): Ident =>
      this.pick<Ident>(0, () => (this.at(T.IntLit) ? 1 : 0), [
        () => this.SUBRULE(this.ident),
        () => identOf(this.eat(0, T.IntLit)),
      ]),
  );

  /** What could follow a pattern besides what its place asks for. */
  protected patTail(pat: Pat): readonly string[] {
    switch (pat.kind) {
      case "lit":
        return ["`...`", "`..=`", "`..`", "`|`"];
      case "ident":
        return pat.sub === undefined ? ["`@`", "`|`"] : ["`|`"];
      case "path":
        return ["`!`", "`(`", "`...`", "`..=`", "`..`", "`::`", "`{`", "`|`"];
      default:
        return ["`|`"];
    }
  }

  /** Used by `let` and parameters: rustc wants parentheses around alternatives there. */
  protected checkTopAlternatives(pat: Pat, where: string): void {
    if (!this.RECORDING_PHASE && pat.kind === "or") {
      const first = pat.pats[0]?.span ?? pat.span;
      const all = joinSpans(first, pat.span);
      this.report(
        error(undefined, `${where} require top-level or-patterns in parentheses`)
          .at(all)
          .suggestParts(
            "wrap the pattern in parentheses",
            [
              { span: { ...all, end: all.start }, replacement: "(" },
              { span: { ...all, start: all.end }, replacement: ")" },
            ],
            "MachineApplicable",
          ),
      );
    }
  }
}
