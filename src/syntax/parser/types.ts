// Grammar: names, paths, generic arguments and parameters, bounds and types.

import { error } from "#diagnostics/diagnostic.ts";
import { bug } from "#support/bug.ts";
import { joinSpans, type Span } from "#support/span.ts";
import type {
  Attribute,
  Block,
  Bound,
  DelimArgs,
  Expr,
  ExternAbi,
  FnPtrType,
  GenericArg,
  GenericArgs,
  GenericParam,
  Generics,
  Ident,
  Lifetime,
  MacroCall,
  Path,
  PathSegment,
  QSelf,
  TraitBound,
  Type,
  WherePredicate,
} from "#syntax/ast.ts";
import { describeToken } from "#syntax/describe.ts";
import type { Token } from "#syntax/token.ts";
import { delimiterOf } from "#syntax/token-tree.ts";
import { T } from "#syntax/token-types.ts";
import { ParserBase, type Rule } from "./base.ts";

interface PathHead {
  readonly qself: QSelf | undefined;
  readonly global: boolean;
  readonly segments: PathSegment[];
}

const DELIMITER_PAIRS = [
  [T.OpenParen, T.CloseParen],
  [T.OpenBracket, T.CloseBracket],
  [T.OpenBrace, T.CloseBrace],
] as const;

export abstract class TypeRules extends ParserBase {
  abstract readonly expr: Rule<[number | undefined], Expr>;
  abstract readonly literalExpr: Rule<[], Expr>;
  abstract readonly block: Rule<[], Block>;
  abstract readonly outerAttributes: Rule<[], readonly Attribute[]>;

  // ------------------------------------------------------------ names

  readonly ident = this.RULE("Identifier", (): Ident => {
    if (!this.RECORDING_PHASE && !this.identAt(1)) throw this.badIdent();
    return identOf(this.eat(0, T.Ident));
  });

  /** Where a keyword stands for a name, rustc reads it as one and says so. */
  protected badIdent(): ReturnType<ParserBase["fault"]> {
    const token = this.peek(1);
    const builder = error(undefined, `expected identifier, found ${describeToken(token)}`);
    const keyword = token.kind === "keyword" && !["_", "self", "Self", "super", "crate"].includes(token.text);
    builder.at(token.span, keyword ? `expected identifier, found ${describeToken(token)}` : "expected identifier");
    if (keyword)
      builder.suggest(
        `escape \`${token.text}\` to use it as an identifier`,
        { ...token.span, end: token.span.start },
        "r#",
        "MaybeIncorrect",
      );
    return this.fault(builder);
  }

  readonly lifetime = this.RULE("Lifetime", (): Lifetime => lifetimeOf(this.eat(0, T.Lifetime)));

  protected isSegmentStart(k: number): boolean {
    const token = this.peek(k);
    switch (token.tokenType) {
      case T.SelfLower:
      case T.SelfUpper:
      case T.Super:
      case T.Crate:
        return true;
      default:
        return token.kind === "ident";
    }
  }
  protected isPathStart(): boolean {
    const type = this.peek(1).tokenType;
    return (
      this.isSegmentStart(1) ||
      type === T.ColonColon ||
      type === T.Lt ||
      type === T.Shl ||
      type === T.PathNode ||
      type === T.TypeNode
    );
  }

  readonly segmentName = this.RULE("PathSegmentName", (): Ident => {
    if (!this.RECORDING_PHASE && !this.isSegmentStart(1)) throw this.badIdent();
    return this.pick(
      0,
      () => [T.SelfLower, T.SelfUpper, T.Super, T.Crate].indexOf(this.peek(1).tokenType as typeof T.Crate) + 1,
      [
        () => identOf(this.eat(0, T.Ident)),
        () => identOf(this.eat(0, T.SelfLower)),
        () => identOf(this.eat(0, T.SelfUpper)),
        () => identOf(this.eat(0, T.Super)),
        () => identOf(this.eat(0, T.Crate)),
      ],
    );
  });

  // ------------------------------------------------------------ paths

  /** Without generic arguments: `use`, visibility, attributes, macro names. */
  readonly modPath = this.RULE("SimplePath", (): Path => {
    const start = this.here;
    const whole = this.opt(
      0,
      () => this.at(T.PathNode),
      () => this.eat(0, T.PathNode),
    );
    if (whole !== undefined && !this.RECORDING_PHASE) return pathNode(whole);
    const global =
      this.opt(
        1,
        () => this.at(T.ColonColon),
        () => this.eat(0, T.ColonColon),
      ) !== undefined;
    const segments: PathSegment[] = [plainSegment(this.SUBRULE(this.segmentName))];
    this.rep(
      0,
      () => this.at(T.ColonColon) && this.isSegmentStart(2),
      () => {
        this.eat(1, T.ColonColon);
        segments.push(plainSegment(this.SUBRULE1(this.segmentName)));
      },
    );
    return { kind: "path", qself: undefined, global, segments, span: this.since(start) };
  });

  /** In expressions and patterns: generic arguments only after `::`. */
  readonly exprPath = this.RULE("ExpressionPath", (): Path => {
    const start = this.here;
    const { qself, global, segments } = this.SUBRULE(this.pathHead, { ARGS: [false] });
    this.rep(
      0,
      () => this.at(T.ColonColon),
      () => {
        this.eat(0, T.ColonColon);
        segments.push(this.SUBRULE(this.exprSegment));
      },
    );
    return { kind: "path", qself, global, segments, span: this.since(start) };
  });

  readonly exprSegment = this.RULE("ExpressionPathSegment", (): PathSegment => {
    const start = this.here;
    const ident = this.SUBRULE(this.segmentName);
    const args = this.opt(
      0,
      () => this.at(T.ColonColon) && (this.atK(2, T.Lt) || this.atK(2, T.Shl)),
      () => {
        this.eat(0, T.ColonColon);
        return this.SUBRULE(this.angleArgs, { ARGS: [true] });
      },
    );
    return { ident, args, span: args === undefined ? ident.span : this.since(start) };
  });

  /** In types: `Vec<T>`, `Fn(A) -> B`, with or without `::` before the arguments. */
  readonly typePath = this.RULE("TypePath", (): Path => {
    const start = this.here;
    const { qself, global, segments } = this.SUBRULE(this.pathHead, { ARGS: [true] });
    this.rep(
      0,
      () => this.at(T.ColonColon) && !this.atK(2, T.OpenBrace) && !this.atK(2, T.Star),
      () => {
        this.eat(0, T.ColonColon);
        segments.push(this.SUBRULE(this.typeSegment));
      },
    );
    this.endExpr(segments.at(-1)?.args === undefined ? "type" : "typeArgs");
    return { kind: "path", qself, global, segments, span: this.since(start) };
  });

  readonly typeSegment = this.RULE("TypePathSegment", (): PathSegment => {
    const start = this.here;
    const ident = this.SUBRULE(this.segmentName);
    const args = this.opt(
      0,
      () => {
        const k = this.at(T.ColonColon) ? 2 : 1;
        return this.atK(k, T.Lt) || this.atK(k, T.Shl) || this.atK(k, T.OpenParen);
      },
      (): GenericArgs => {
        this.opt(
          1,
          () => this.at(T.ColonColon),
          () => this.eat(0, T.ColonColon),
        );
        return this.pick<GenericArgs>(0, () => (this.at(T.OpenParen) ? 1 : 0), [
          () => this.SUBRULE(this.angleArgs, { ARGS: [false] }),
          () => this.SUBRULE(this.parenArgs),
        ]);
      },
    );
    return { ident, args, span: args === undefined ? ident.span : this.since(start) };
  });

  /** What a path can begin with: its first segment, `::segment`, `<T as Trait>::segment`, or a substituted path or type. */
  readonly pathHead = this.RULE("PathHead", (inType: boolean): PathHead => {
    const segment = (): PathSegment =>
      this.pick(1, () => (inType ? 1 : 0), [
        () => this.SUBRULE1(this.exprSegment),
        () => this.SUBRULE1(this.typeSegment),
      ]);
    let qself: QSelf | undefined;
    let global = false;
    let segments: PathSegment[] = [];
    this.pick<void>(0, () => {
      const type = this.peek(1).tokenType;
      return type === T.PathNode ? 1 : type === T.TypeNode ? 2 : type === T.Lt || type === T.Shl ? 3 : 0;
    }, [
      () => {
        global =
          this.opt(
            0,
            () => this.at(T.ColonColon),
            () => this.eat(0, T.ColonColon),
          ) !== undefined;
        segments = [segment()];
      },
      () => {
        const token = this.eat(0, T.PathNode);
        if (this.RECORDING_PHASE) return;
        const path = pathNode(token);
        qself = path.qself;
        global = path.global;
        segments = [...path.segments];
        if (!inType && this.at(T.ColonColon) && (this.atK(2, T.Lt) || this.atK(2, T.Shl)))
          bug("turbofish after a path fragment");
      },
      () => {
        const token = this.eat(0, T.TypeNode);
        if (this.RECORDING_PHASE) return;
        const ty = token.fragment?.kind === "ty" ? token.fragment.node : bug("type token without type");
        if (ty.kind === "path") {
          qself = ty.path.qself;
          global = ty.path.global;
          segments = [...ty.path.segments];
        } else {
          qself = { ty, trait: undefined, span: token.span };
        }
      },
      () => {
        qself = this.SUBRULE(this.qself);
        this.eat(1, T.ColonColon);
        segments = [
          this.pick(2, () => (inType ? 1 : 0), [
            () => this.SUBRULE2(this.exprSegment),
            () => this.SUBRULE2(this.typeSegment),
          ]),
        ];
      },
    ]);
    return { qself, global, segments };
  });

  readonly qself = this.RULE("QualifiedSelf", (): QSelf => {
    const start = this.here;
    this.openAngle(0);
    const ty = this.SUBRULE(this.type);
    const trait = this.opt(
      0,
      () => this.at(T.As),
      () => {
        this.eat(0, T.As);
        return this.SUBRULE(this.typePath);
      },
    );
    this.closeAngle(0);
    return { ty, trait, span: this.since(start) };
  });

  protected openAngle(index: number): void {
    if (!this.RECORDING_PHASE && this.at(T.Shl)) this.splitToken(T.Lt, 1, T.Lt);
    else this.eat(index, T.Lt);
  }
  protected atCloseAngle(): boolean {
    const type = this.peek(1).tokenType;
    return type === T.Gt || type === T.Shr || type === T.Ge || type === T.ShrEq;
  }
  protected closeAngle(index: number): void {
    const type = this.RECORDING_PHASE ? T.Gt : this.peek(1).tokenType;
    if (type === T.Shr) this.splitToken(T.Gt, 1, T.Gt);
    else if (type === T.Ge) this.splitToken(T.Gt, 1, T.Eq);
    else if (type === T.ShrEq) this.splitToken(T.Gt, 1, T.Ge);
    else this.eat(index, T.Gt);
  }

  /** As `commaList`, up to a `>` that may be part of a longer token. */
  protected angleList<R>(index: number, item: () => R): R[] {
    const out: R[] = [];
    if (this.RECORDING_PHASE) return this.commaList(index, T.Gt, item);
    while (!this.atCloseAngle() && this.peek(1).kind !== "eof") {
      out.push(item());
      if (!this.at(T.Comma)) break;
      this.consumeToken();
    }
    if (!this.atCloseAngle()) throw this.unexpected(["`,`", "`>`"]);
    return out;
  }

  readonly angleArgs = this.RULE("GenericArgs", (turbofish: boolean): GenericArgs => {
    this.enter();
    const start = this.here;
    this.openAngle(0);
    const args = this.within(false, false, () => this.angleList(0, () => this.SUBRULE(this.genericArg)));
    this.closeAngle(0);
    this.leave();
    return { kind: "angle", args, turbofish, span: this.since(start) };
  });

  readonly parenArgs = this.RULE("FnSugarArgs", (): GenericArgs => {
    const start = this.here;
    this.eat(0, T.OpenParen);
    const inputs = this.commaList(0, T.CloseParen, () => this.SUBRULE(this.type));
    this.eat(0, T.CloseParen);
    const output = this.opt(
      1,
      () => this.at(T.RArrow),
      () => {
        this.eat(0, T.RArrow);
        return this.SUBRULE(this.typeNoBounds);
      },
    );
    return { kind: "paren", inputs, output, span: this.since(start) };
  });

  readonly genericArg = this.RULE("GenericArg", (): GenericArg => {
    const start = this.here;
    return this.pick<GenericArg>(0, () => this.genericArgKind(), [
      () => {
        const ty = this.SUBRULE(this.type);
        return this.constraintOrType(ty, start);
      },
      () => {
        const lifetime = this.SUBRULE(this.lifetime);
        return { kind: "lifetime", lifetime, span: this.since(start) };
      },
      () => {
        const expr = this.SUBRULE(this.constArg);
        return { kind: "const", expr, span: this.since(start) };
      },
    ]);
  });

  private genericArgKind(): number {
    const token = this.peek(1);
    switch (token.tokenType) {
      case T.Lifetime:
        return this.atK(2, T.Plus) ? 0 : 1;
      case T.OpenBrace:
      case T.BlockNode:
      case T.ExprNode:
      case T.Minus:
      case T.True:
      case T.False:
      case T.Const:
        return 2;
      default:
        return token.kind === "literal" ? 2 : 0;
    }
  }

  /** `Item = T`, `Item: Bounds`, or just the type that was read. */
  private constraintOrType(ty: Type, start: Span): GenericArg {
    const result = this.opt(
      0,
      () =>
        (this.at(T.Eq) || this.at(T.Colon)) &&
        ty.kind === "path" &&
        ty.path.segments.length === 1 &&
        ty.path.qself === undefined,
      (): GenericArg =>
        this.pick<GenericArg>(
          1,
          () =>
            this.at(T.Colon)
              ? 1
              : this.atK(2, T.OpenBrace) || this.peek(2).kind === "literal" || this.atK(2, T.Minus)
                ? 2
                : 0,
          [
            () => {
              this.eat(0, T.Eq);
              const value = this.SUBRULE1(this.type);
              return this.constraint(ty, { kind: "type", ty: value }, start);
            },
            () => {
              this.eat(0, T.Colon);
              const bounds = this.SUBRULE(this.bounds);
              return this.constraint(ty, { kind: "bounds", bounds }, start);
            },
            () => {
              this.eat(1, T.Eq);
              const expr = this.SUBRULE1(this.constArg);
              return this.constraint(ty, { kind: "const", expr }, start);
            },
          ],
        ),
    );
    return result ?? { kind: "type", ty, span: this.since(start) };
  }

  private constraint(ty: Type, term: Extract<GenericArg, { kind: "constraint" }>["term"], start: Span): GenericArg {
    if (this.RECORDING_PHASE || ty.kind !== "path") return { kind: "type", ty, span: start };
    const segment = ty.path.segments[0] as PathSegment;
    return { kind: "constraint", ident: segment.ident, args: segment.args, term, span: this.since(start) };
  }

  /** A constant as generic argument: a literal, a negated one, or a block. */
  readonly constArg = this.RULE("ConstArg", (): Expr => {
    const start = this.here;
    return this.pick<Expr>(0, () => (this.at(T.OpenBrace) || this.at(T.BlockNode) ? 1 : this.at(T.Const) ? 2 : 0), [
      () => this.SUBRULE(this.literalExpr),
      () => {
        const block = this.SUBRULE(this.block);
        return { kind: "block", attrs: [], label: undefined, mode: "plain", block, span: this.since(start) };
      },
      () => {
        this.eat(0, T.Const);
        const block = this.SUBRULE1(this.block);
        return { kind: "block", attrs: [], label: undefined, mode: "const", block, span: this.since(start) };
      },
    ]);
  });

  // ------------------------------------------------------------ bounds

  protected isBoundStart(): boolean {
    const type = this.peek(1).tokenType;
    return (
      this.isPathStart() ||
      type === T.Lifetime ||
      type === T.Question ||
      type === T.For ||
      type === T.OpenParen ||
      type === T.Use ||
      type === T.Tilde ||
      type === T.Bang ||
      type === T.Const ||
      type === T.Async
    );
  }

  readonly bounds = this.RULE("Bounds", (): readonly Bound[] => {
    const out: Bound[] = [];
    let more = true;
    this.rep(
      0,
      () => more && this.isBoundStart(),
      () => {
        out.push(this.SUBRULE(this.bound));
        more =
          this.opt(
            0,
            () => this.at(T.Plus),
            () => this.eat(0, T.Plus),
          ) !== undefined;
      },
    );
    return out;
  });

  readonly bound = this.RULE("Bound", (): Bound => {
    const start = this.here;
    return this.pick<Bound>(0, () => (this.at(T.Lifetime) ? 1 : this.at(T.Use) ? 2 : this.at(T.OpenParen) ? 3 : 0), [
      () => this.SUBRULE(this.traitBound),
      () => {
        const lifetime = this.SUBRULE(this.lifetime);
        return { kind: "lifetime", lifetime, span: lifetime.span };
      },
      () => {
        this.eat(0, T.Use);
        this.openAngle(0);
        const args = this.angleList(1, () =>
          this.pick<Lifetime | Ident>(1, () => (this.at(T.Lifetime) ? 0 : 1), [
            () => this.SUBRULE1(this.lifetime),
            () => this.SUBRULE(this.segmentName),
          ]),
        );
        this.closeAngle(0);
        return { kind: "use", args, span: this.since(start) };
      },
      () => {
        this.eat(0, T.OpenParen);
        const bound = this.SUBRULE1(this.traitBound);
        this.eat(0, T.CloseParen);
        return { ...bound, span: this.since(start) };
      },
    ]);
  });

  readonly traitBound = this.RULE("TraitBound", (): TraitBound => {
    const start = this.here;
    let binder =
      this.opt(
        0,
        () => this.at(T.For),
        () => this.SUBRULE(this.forLifetimes),
      ) ?? [];
    let modifier: TraitBound["modifier"] = "none";
    this.opt(
      1,
      () => [T.Question, T.Tilde, T.Const, T.Async, T.Bang].some((type) => this.at(type)),
      () =>
        this.pick<void>(0, () => [T.Question, T.Tilde, T.Const, T.Async, T.Bang].findIndex((type) => this.at(type)), [
          () => {
            this.eat(0, T.Question);
            modifier = "maybe";
          },
          () => {
            this.eat(0, T.Tilde);
            this.eat(0, T.Const);
            modifier = "const";
          },
          () => {
            this.eat(1, T.Const);
            modifier = "const";
          },
          () => {
            this.eat(0, T.Async);
            modifier = "async";
          },
          () => {
            this.eat(0, T.Bang);
            modifier = "negative";
          },
        ]),
    );
    const late = this.opt(
      2,
      () => this.at(T.For),
      () => this.SUBRULE1(this.forLifetimes),
    );
    if (late !== undefined && !this.RECORDING_PHASE) binder = late;
    const path = this.SUBRULE(this.typePath);
    return { kind: "trait", binder, modifier, path, span: this.since(start) };
  });

  /** `for<'a, 'b>`. */
  readonly forLifetimes = this.RULE("ForLifetimes", (): readonly GenericParam[] => {
    this.eat(0, T.For);
    this.openAngle(0);
    const params = this.angleList(0, () => this.SUBRULE(this.genericParam));
    this.closeAngle(0);
    return params;
  });

  // ------------------------------------------------------------ generic parameters

  /** `<…>` after a name, or nothing; where clauses are added by {@link whereClause}. */
  readonly genericParams = this.RULE("GenericParams", (): { params: readonly GenericParam[]; span: Span } => {
    const after: Span = { ...this.last.span, start: this.last.span.end };
    const span = this.here;
    const params = this.opt(
      0,
      () => this.at(T.Lt),
      () => {
        this.openAngle(0);
        const list = this.angleList(1, () => this.SUBRULE(this.genericParam));
        this.closeAngle(0);
        return list;
      },
    );
    return params === undefined ? { params: [], span: after } : { params, span: this.since(span) };
  });

  readonly genericParam = this.RULE("GenericParam", (): GenericParam => {
    const attrs = this.SUBRULE(this.outerAttributes);
    const start = this.here;
    return this.pick<GenericParam>(0, () => (this.at(T.Lifetime) ? 0 : this.at(T.Const) ? 1 : 2), [
      () => {
        const lifetime = this.SUBRULE(this.lifetime);
        const bounds = this.opt(
          0,
          () => this.at(T.Colon),
          () => {
            this.eat(0, T.Colon);
            return this.SUBRULE(this.lifetimeBounds);
          },
        );
        return { kind: "lifetime", attrs, lifetime, bounds: bounds ?? [], span: this.since(start) };
      },
      () => {
        this.eat(0, T.Const);
        const ident = this.SUBRULE(this.ident);
        this.eat(1, T.Colon);
        const ty = this.SUBRULE(this.type);
        const value = this.opt(
          1,
          () => this.at(T.Eq),
          () => {
            this.eat(0, T.Eq);
            return this.pick<Expr>(1, () => (this.identAt(1) || this.at(T.SelfUpper) ? 1 : 0), [
              () => this.SUBRULE(this.constArg),
              () => {
                const path = this.SUBRULE(this.exprPath);
                return { kind: "path", attrs: [], path, span: path.span };
              },
            ]);
          },
        );
        return { kind: "const", attrs, ident, ty, default: value, span: this.since(start) };
      },
      () => {
        const ident = this.SUBRULE1(this.ident);
        const bounds = this.opt(
          2,
          () => this.at(T.Colon),
          () => {
            this.eat(2, T.Colon);
            return this.SUBRULE(this.bounds);
          },
        );
        const value = this.opt(
          3,
          () => this.at(T.Eq),
          () => {
            this.eat(1, T.Eq);
            return this.SUBRULE1(this.type);
          },
        );
        return { kind: "type", attrs, ident, bounds: bounds ?? [], default: value, span: this.since(start) };
      },
    ]);
  });

  readonly lifetimeBounds = this.RULE("LifetimeBounds", (): readonly Lifetime[] => {
    const out: Lifetime[] = [];
    this.rep(
      0,
      () => this.at(T.Lifetime),
      () => {
        out.push(this.SUBRULE(this.lifetime));
        this.opt(
          0,
          () => this.at(T.Plus),
          () => this.eat(0, T.Plus),
        );
      },
    );
    return out;
  });

  readonly whereClause = this.RULE("WhereClause", (): { where: readonly WherePredicate[]; whereSpan: Span } => {
    const empty: Span = { ...this.last.span, start: this.last.span.end };
    const start = this.here;
    const where: WherePredicate[] = [];
    const found = this.opt(
      0,
      () => this.at(T.Where),
      () => {
        this.eat(0, T.Where);
        let more = true;
        this.rep(
          0,
          () => more && (this.at(T.Lifetime) || this.isTypeStart()),
          () => {
            where.push(this.SUBRULE(this.wherePredicate));
            more =
              this.opt(
                1,
                () => this.at(T.Comma),
                () => this.eat(0, T.Comma),
              ) !== undefined;
          },
        );
        return true;
      },
    );
    return { where, whereSpan: found === undefined ? empty : this.since(start) };
  });

  readonly wherePredicate = this.RULE("WherePredicate", (): WherePredicate => {
    const start = this.here;
    return this.pick<WherePredicate>(0, () => (this.at(T.Lifetime) && !this.atK(2, T.Plus) ? 0 : 1), [
      () => {
        const lifetime = this.SUBRULE(this.lifetime);
        this.eat(0, T.Colon);
        const bounds = this.SUBRULE(this.lifetimeBounds);
        return { kind: "lifetime", lifetime, bounds, span: this.since(start) };
      },
      () => {
        const binder =
          this.opt(
            0,
            () => this.at(T.For) && (this.atK(2, T.Lt) || this.atK(2, T.Shl)),
            () => this.SUBRULE(this.forLifetimes),
          ) ?? [];
        const ty = this.SUBRULE(this.typeNoBounds);
        if (!this.RECORDING_PHASE && !this.at(T.Colon)) throw this.unexpected(["`:`", "`==`", "`=`"]);
        this.eat(1, T.Colon);
        const bounds = this.SUBRULE(this.bounds);
        return { kind: "type", binder, ty, bounds, span: this.since(start) };
      },
    ]);
  });

  protected joinGenerics(
    head: { params: readonly GenericParam[]; span: Span },
    tail: { where: readonly WherePredicate[]; whereSpan: Span },
  ): Generics {
    return { params: head.params, span: head.span, where: tail.where, whereSpan: tail.whereSpan };
  }

  // ------------------------------------------------------------ types

  protected isTypeStart(): boolean {
    switch (this.peek(1).tokenType) {
      case T.OpenParen:
      case T.OpenBracket:
      case T.Bang:
      case T.Star:
      case T.And:
      case T.AndAnd:
      case T.Underscore:
      case T.Fn:
      case T.Unsafe:
      case T.Extern:
      case T.For:
      case T.Impl:
      case T.Dyn:
        return true;
      default:
        return this.isPathStart();
    }
  }

  /** A type where `+` may follow (`dyn A + B`). */
  readonly type = this.RULE("Type", (): Type => {
    const start = this.here;
    const first = this.SUBRULE(this.typeNoBounds, { ARGS: [true] });
    const more = this.opt(
      0,
      () => this.at(T.Plus),
      () => {
        const plus = this.eat(0, T.Plus);
        const bounds = this.SUBRULE(this.bounds);
        return { bounds, plus: plus.span };
      },
    );
    if (more === undefined || this.RECORDING_PHASE) return first;
    const span = this.since(start);
    if (first.kind === "path") {
      const bound: Bound = { kind: "trait", binder: [], modifier: "none", path: first.path, span: first.span };
      return { kind: "dyn", dyn: false, bounds: [bound, ...more.bounds], span };
    }
    if (first.kind === "paren" && first.ty.kind === "path") {
      const bound: Bound = { kind: "trait", binder: [], modifier: "none", path: first.ty.path, span: first.span };
      return { kind: "dyn", dyn: false, bounds: [bound, ...more.bounds], span };
    }
    if (first.kind === "ref" || first.kind === "ptr" || first.kind === "fnPtr") {
      const text = this.sourceText?.slice(first.span.start, first.span.end) ?? "type";
      const builder = error("E0178", `expected a path on the left-hand side of \`+\``).at(span, "expected a path");
      if (first.kind === "ref")
        builder.help(`try adding parentheses: \`${text.replace(/^&(mut )?/, (m) => `${m}(`)} + …)\``);
      this.report(builder);
      return { kind: "error", span };
    }
    this.report(error(undefined, "expected a path on the left-hand side of `+`").at(first.span));
    return { kind: "error", span };
  });

  /** A type that ends before `+`; within {@link type} (`plus`), `dyn A + B` and `impl A + B` still take all their bounds. */
  readonly typeNoBounds = this.RULE("TypeNoBounds", (plus: boolean | undefined): Type => {
    this.enter();
    const start = this.here;
    const ty = this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.parenType, { ARGS: [start] }) },
        {
          ALT: (): Type => {
            this.eat(0, T.Bang);
            return { kind: "never", span: start };
          },
        },
        {
          ALT: (): Type => {
            this.eat(0, T.Underscore);
            return { kind: "infer", span: start };
          },
        },
        { ALT: () => this.SUBRULE(this.arrayType, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.refType, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.ptrType, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.fnPtrType, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.forType, { ARGS: [start, plus === true] }) },
        {
          ALT: (): Type => {
            this.eat(0, T.Impl);
            const bounds = this.boundsOf(1, plus === true);
            if (bounds.length === 0 && !this.RECORDING_PHASE)
              this.report(error(undefined, "at least one trait must be specified").at(this.since(start)));
            return { kind: "impl", bounds, span: this.since(start) };
          },
        },
        {
          ALT: (): Type => {
            this.eat(0, T.Dyn);
            const bounds = this.boundsOf(2, plus === true);
            return { kind: "dyn", dyn: true, bounds, span: this.since(start) };
          },
        },
        {
          ALT: (): Type => {
            const lifetime = this.SUBRULE(this.lifetime);
            this.eat(0, T.Plus);
            const bounds = this.SUBRULE3(this.bounds);
            return {
              kind: "dyn",
              dyn: false,
              bounds: [{ kind: "lifetime", lifetime, span: lifetime.span }, ...bounds],
              span: this.since(start),
            };
          },
        },
        { ALT: () => this.SUBRULE(this.pathType, { ARGS: [start] }) },
      ],
      ERR_MSG: "type",
      MAX_LOOKAHEAD: 1,
    });
    this.leave();
    return ty;
  });

  /** All bounds of a `dyn` or `impl`, or the first only where `+` belongs to someone else. */
  private boundsOf(index: number, plus: boolean): readonly Bound[] {
    return this.pick<readonly Bound[]>(index, () => (plus ? 0 : 1), [
      () => this.subrule(index + 3, this.bounds),
      () => {
        const first = this.subrule(index, this.bound);
        // rustc: an ambiguous `+` after `&dyn A`; read on so that the rest makes sense.
        return [first];
      },
    ]);
  }

  readonly parenType = this.RULE("ParenthesizedType", (start: Span): Type => {
    this.eat(0, T.OpenParen);
    let comma = false;
    const types: Type[] = [];
    const list = this.commaList(0, T.CloseParen, () => {
      const ty = this.SUBRULE(this.type);
      comma = this.at(T.Comma);
      types.push(ty);
      return ty;
    });
    this.eat(0, T.CloseParen);
    const span = this.since(start);
    const only = list[0];
    return only !== undefined && list.length === 1 && !comma
      ? { kind: "paren", ty: only, span }
      : { kind: "tuple", types: list, span };
  });

  readonly arrayType = this.RULE("ArrayType", (start: Span): Type => {
    this.eat(0, T.OpenBracket);
    const ty = this.SUBRULE(this.type);
    const len = this.opt(
      0,
      () => this.at(T.Semi),
      () => {
        this.eat(0, T.Semi);
        return this.within(false, false, () => this.SUBRULE(this.expr));
      },
    );
    if (!this.RECORDING_PHASE && !this.at(T.CloseBracket)) {
      if (len !== undefined) throw this.unexpected(["`]`"]);
      throw this.fault(
        error(undefined, `expected \`;\` or \`]\`, found ${describeToken(this.peek(1))}`)
          .at(this.here, "expected `;` or `]`")
          .suggest("you might have meant to use `;` as the separator", this.here, ";", "MaybeIncorrect"),
      );
    }
    this.eat(0, T.CloseBracket);
    const span = this.since(start);
    return len === undefined ? { kind: "slice", ty, span } : { kind: "array", ty, len, span };
  });

  readonly refType = this.RULE("ReferenceType", (start: Span): Type => {
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
    const innerStart: Span = double ? { ...start, start: Math.min(start.start + 1, start.end) } : start;
    const lifetime = this.opt(
      0,
      () => this.at(T.Lifetime),
      () => this.SUBRULE(this.lifetime),
    );
    const mutable =
      this.opt(
        1,
        () => this.at(T.Mut),
        () => this.eat(0, T.Mut),
      ) !== undefined;
    const ty = this.SUBRULE(this.typeNoBounds, { ARGS: [false] });
    const inner: Type = { kind: "ref", lifetime, mutable, ty, span: this.since(innerStart) };
    return double ? { kind: "ref", lifetime: undefined, mutable: false, ty: inner, span: this.since(start) } : inner;
  });

  readonly ptrType = this.RULE("PointerType", (start: Span): Type => {
    this.eat(0, T.Star);
    if (!this.RECORDING_PHASE && !this.at(T.Mut) && !this.at(T.Const)) {
      throw this.fault(
        error(undefined, "expected `mut` or `const` keyword in raw pointer type")
          .at(this.last.span, "")
          .help("add `mut` or `const` here"),
      );
    }
    const mutable = this.pick(0, () => (this.at(T.Mut) ? 0 : 1), [
      () => {
        this.eat(0, T.Mut);
        return true;
      },
      () => {
        this.eat(0, T.Const);
        return false;
      },
    ]);
    const ty = this.SUBRULE(this.typeNoBounds, { ARGS: [false] });
    return { kind: "ptr", mutable, ty, span: this.since(start) };
  });

  /** `for<'a> fn(&'a T)` or `for<'a> Trait<'a>`. */
  readonly forType = this.RULE("ForType", (start: Span, plus: boolean): Type => {
    const binder = this.SUBRULE(this.forLifetimes);
    return this.pick<Type>(0, () => (this.at(T.Fn) || this.at(T.Unsafe) || this.at(T.Extern) ? 0 : 1), [
      () => {
        const ty = this.SUBRULE(this.fnPtrType, { ARGS: [start] });
        return ty.kind === "fnPtr" ? { ...ty, binder } : ty;
      },
      () => {
        const path = this.SUBRULE(this.typePath);
        const bound: Bound = { kind: "trait", binder, modifier: "none", path, span: this.since(start) };
        const more = this.opt(
          0,
          () => plus && this.at(T.Plus),
          () => {
            this.eat(0, T.Plus);
            return this.SUBRULE(this.bounds);
          },
        );
        return { kind: "dyn", dyn: false, bounds: [bound, ...(more ?? [])], span: this.since(start) };
      },
    ]);
  });

  readonly externAbi = this.RULE("ExternAbi", (): ExternAbi => {
    const start = this.here;
    this.eat(0, T.Extern);
    const abi = this.opt(
      0,
      () => this.at(T.StrLit),
      () => this.eat(0, T.StrLit),
    );
    return { abi: abi?.lit?.kind === "str" ? abi.lit.value : undefined, span: this.since(start) };
  });

  readonly fnPtrType = this.RULE("FunctionPointerType", (start: Span): Type => {
    const unsafe = this.opt(
      0,
      () => this.at(T.Unsafe),
      () => this.eat(0, T.Unsafe),
    );
    const extern = this.opt(
      1,
      () => this.at(T.Extern),
      () => this.SUBRULE(this.externAbi),
    );
    this.eat(0, T.Fn);
    this.eat(0, T.OpenParen);
    let variadic: Span | undefined;
    const params: FnPtrType["params"][number][] = [];
    this.commaList(2, T.CloseParen, () =>
      this.pick<void>(0, () => (this.at(T.DotDotDot) ? 1 : 0), [
        () => {
          this.SUBRULE(this.outerAttributes);
          const from = this.here;
          const name = this.opt(
            3,
            () => (this.identAt(1) || this.at(T.Underscore)) && this.atK(2, T.Colon),
            () => {
              const ident = this.pick<Ident>(1, () => (this.at(T.Underscore) ? 1 : 0), [
                () => this.SUBRULE(this.ident),
                () => identOf(this.eat(0, T.Underscore)),
              ]);
              this.eat(0, T.Colon);
              return ident;
            },
          );
          const ty = this.SUBRULE(this.type);
          params.push({ name, ty, span: this.since(from) });
        },
        () => {
          variadic = this.eat(0, T.DotDotDot).span;
        },
      ]),
    );
    this.eat(0, T.CloseParen);
    const ret = this.opt(
      4,
      () => this.at(T.RArrow),
      () => {
        this.eat(0, T.RArrow);
        return this.SUBRULE(this.typeNoBounds, { ARGS: [false] });
      },
    );
    return { kind: "fnPtr", binder: [], unsafe: unsafe?.span, extern, params, variadic, ret, span: this.since(start) };
  });

  /** A path, a macro call that stands for a type, or a substituted type. */
  readonly pathType = this.RULE("PathOrMacroType", (start: Span): Type => {
    if (!this.RECORDING_PHASE && this.at(T.TypeNode) && !this.atK(2, T.ColonColon)) {
      const token = this.eat(1, T.TypeNode);
      return token.fragment?.kind === "ty" ? token.fragment.node : bug("type token without type");
    }
    const path = this.SUBRULE(this.typePath);
    const call = this.opt(
      0,
      () => this.at(T.Bang) && this.peek(2).kind === "open",
      () => this.SUBRULE(this.macroArgs),
    );
    if (call !== undefined && !this.RECORDING_PHASE) {
      const span = this.since(start);
      return { kind: "macroCall", call: { path, args: call, span }, span };
    }
    return { kind: "path", path, span: path.span };
  });

  // ------------------------------------------------------------ token trees

  /** `! ( tokens )` after a macro's path. */
  readonly macroArgs = this.RULE("MacroArgs", (): DelimArgs => {
    this.eat(0, T.Bang);
    return this.SUBRULE(this.delimTokens);
  });

  /** A delimited token tree, kept as tokens. */
  readonly delimTokens = this.RULE("DelimitedTokens", (): DelimArgs => {
    if (this.RECORDING_PHASE) {
      this.OR(
        DELIMITER_PAIRS.map(([open, close], i) => ({
          ALT: () => {
            this.eat(i, open);
            this.many(i, () => this.subrule(i, this.anyToken));
            this.eat(i, close);
          },
        })),
      );
      return undefined as unknown as DelimArgs;
    }
    const open = this.peek(1);
    if (open.kind !== "open") throw this.unexpected(["`(`", "`[`", "`{`"]);
    const tree = this.skipTokenTree();
    return {
      delimiter: delimiterOf(open),
      open,
      close: tree.close,
      tokens: this.toks.slice(tree.from + 1, tree.to - 1),
      span: joinSpans(open.span, tree.close.span),
    };
  });

  /** Stands in the generated grammar for "any token or delimited tokens"; never run. */
  readonly anyToken = this.RULE("TokenTree", (): void => {
    this.OR([
      { ALT: () => this.SUBRULE(this.delimTokens) },
      { ALT: () => this.eat(0, T.Ident) },
      { ALT: () => this.eat(0, T.Lifetime) },
      { ALT: () => this.eat(0, T.Literal) },
      { ALT: () => this.eat(0, T.Unknown) },
    ]);
  });

  protected macroCall(path: Path, args: DelimArgs, start: Span): MacroCall {
    return { path, args, span: this.since(start) };
  }
}

export function identOf(token: Token): Ident {
  const raw = token.text.startsWith("r#");
  return { name: raw ? token.text.slice(2) : token.text, span: token.span, mark: token.mark, raw };
}

export function lifetimeOf(token: Token): Lifetime {
  return { name: token.name, span: token.span, mark: token.mark };
}

function plainSegment(ident: Ident): PathSegment {
  return { ident, args: undefined, span: ident.span };
}

function pathNode(token: Token): Path {
  return token.fragment?.kind === "path" ? token.fragment.node : bug("path token without path");
}
