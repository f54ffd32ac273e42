// Grammar: names, paths, generic arguments, token trees.

import { error } from "#diagnostics/diagnostic.ts";
import { compact } from "#support/compact.ts";
import { bug } from "#support/bug.ts";
import { joinSpans, type Span } from "#support/span.ts";
import type {
  Block,
  Bound,
  DelimArgs,
  Expr,
  GenericArg,
  GenericArgs,
  Ident,
  Lifetime,
  MacroCall,
  Path,
  PathSegment,
  QSelf,
  Type,
} from "#syntax/ast.ts";
import { describeToken } from "#syntax/describe.ts";
import { delimiterOf } from "#syntax/token-tree.ts";
import { EDITION_KEYWORDS, KEYWORDS, T } from "#syntax/token-types.ts";
import { ParserBase, type Rule } from "./base.ts";

import { identOf, lifetimeOf, pathNode, plainSegment } from "./names.ts";

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

export abstract class PathRules extends ParserBase {
  abstract readonly expr: Rule<[number | undefined], Expr>;
  abstract readonly literalExpr: Rule<[], Expr>;
  abstract readonly block: Rule<[], Block>;
  abstract readonly type: Rule<[], Type>;
  abstract readonly typeNoBounds: Rule<[boolean | undefined], Type>;
  abstract readonly bounds: Rule<[], readonly Bound[]>;

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

  readonly lifetime = this.RULE("Lifetime", (): Lifetime => {
    const lifetime = lifetimeOf(this.eat(0, T.Lifetime));
    if (!this.RECORDING_PHASE && this.isKeyword(lifetime))
      this.report(error(undefined, "lifetimes cannot use keyword names").at(lifetime.span));
    return lifetime;
  });

  /** `'x:` before a loop or block, and in `break 'x`: names with a meaning as lifetimes are none. */
  readonly label = this.RULE("Label", (): Lifetime => {
    const label = lifetimeOf(this.eat(0, T.Lifetime));
    const isReserved = label.name === "'static" || label.name === "'_" || this.isKeyword(label);
    if (!this.RECORDING_PHASE && isReserved)
      this.report(error(undefined, "labels cannot use keyword names").at(label.span));
    return label;
  });

  private isKeyword({ name }: Lifetime): boolean {
    const word = name.slice(1);
    if (word === "static" || word === "_") return false;
    const since = EDITION_KEYWORDS.get(word)?.since;
    return KEYWORDS.has(word) || (since !== undefined && this.edition >= since);
  }

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
  protected angleList<R>(index: number, item: () => R): readonly R[] {
    const out: R[] = [];
    if (this.RECORDING_PHASE) return this.commaList(index, T.Gt, item);
    while (!this.atCloseAngle() && this.peek(1).kind !== "eof") {
      out.push(item());
      if (!this.at(T.Comma)) break;
      this.consumeToken();
    }
    if (!this.atCloseAngle()) throw this.unexpected(["`,`", "`>`"]);
    return compact(out);
  }

  readonly angleArgs = this.RULE("GenericArgs", (turbofish: boolean): GenericArgs => {
    this.enter();
    const start = this.here;
    this.openAngle(0);
    const args = this.within(false, false, () => this.angleList(0, () => this.SUBRULE(this.genericArg)));
    this.closeAngle(0);
    this.leave();
    const span = this.since(start);
    if (!this.RECORDING_PHASE) this.checkOrder(args, span);
    return { kind: "angle", args, turbofish, span };
  });

  /** `Item = T` comes after all arguments. */
  private checkOrder(args: readonly GenericArg[], span: Span): void {
    const first = args.findIndex(({ kind }) => kind === "constraint");
    const late = first < 0 ? [] : args.slice(first).filter(({ kind }) => kind !== "constraint");
    if (late.length === 0) return;
    const builder = error(undefined, "generic arguments must come before the first constraint").at(span);
    for (const arg of late) builder.label(arg.span, "generic argument");
    this.report(builder);
  }

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
