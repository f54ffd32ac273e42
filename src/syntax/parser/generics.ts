// Grammar: bounds, generic parameters and where clauses.

import { compact } from "#support/compact.ts";
import type { Span } from "#support/span.ts";
import type {
  Attribute,
  Bound,
  Expr,
  GenericParam,
  Generics,
  Ident,
  Lifetime,
  TraitBound,
  WherePredicate,
} from "#syntax/ast.ts";
import { T } from "#syntax/token-types.ts";
import type { Rule } from "./base.ts";
import { PathRules } from "./paths.ts";

export abstract class GenericRules extends PathRules {
  abstract readonly outerAttributes: Rule<[], readonly Attribute[]>;
  protected abstract isTypeStart(): boolean;

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
    return compact(out);
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
        return { kind: "lifetime", attrs, lifetime, bounds: bounds ?? compact([]), span: this.since(start) };
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
        return { kind: "type", attrs, ident, bounds: bounds ?? compact([]), default: value, span: this.since(start) };
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
    return compact(out);
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
    return { where: compact(where), whereSpan: found === undefined ? empty : this.since(start) };
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
}
