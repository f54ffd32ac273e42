// Grammar: types.

import { error } from "#diagnostics/diagnostic.ts";
import { bug } from "#support/bug.ts";
import { type Span, spanEnd, spanStart } from "#support/span.ts";
import type { Bound, ExternAbi, FnPtrType, Ident, Type } from "#syntax/ast.ts";
import { describeToken } from "#syntax/describe.ts";
import { Token } from "#syntax/token.ts";
import { T } from "#syntax/token-types.ts";
import { GenericRules } from "./generics.ts";

import { identOf } from "./names.ts";

export abstract class TypeRules extends GenericRules {
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
      return first;
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
            const bounds = this.boundsOf(1, start, plus === true);
            if (bounds.length === 0 && !this.RECORDING_PHASE)
              this.report(error(undefined, "at least one trait must be specified").at(this.since(start)));
            return { kind: "impl", bounds, span: this.since(start) };
          },
        },
        {
          ALT: (): Type => {
            this.eat(0, T.Dyn);
            const bounds = this.boundsOf(2, start, plus === true);
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

  /** The bounds of a `dyn` or `impl`; several, where a `+` could belong to something around, need parentheses. */
  private boundsOf(index: number, start: Span, plus: boolean): readonly Bound[] {
    const bounds = this.subrule(index, this.bounds);
    if (this.RECORDING_PHASE || plus || bounds.length < 2) return bounds;
    const span = this.since(start);
    this.report(
      error(undefined, "ambiguous `+` in a type")
        .at(span)
        .suggestParts(
          "use parentheses to disambiguate",
          [
            { span: spanStart(span), replacement: "(" },
            { span: spanEnd(span), replacement: ")" },
          ],
          "MaybeIncorrect",
        ),
    );
    return bounds;
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
      () => this.at(T.Semi) || this.commaForSemi(),
      () => {
        this.eat(0, T.Semi);
        return this.within(false, false, () => this.SUBRULE(this.expr));
      },
    );
    if (!this.RECORDING_PHASE && !this.at(T.CloseBracket))
      throw this.unexpected(len === undefined ? ["`;`", "`]`"] : ["`]`"]);
    this.eat(0, T.CloseBracket);
    const span = this.since(start);
    return len === undefined ? { kind: "slice", ty, span } : { kind: "array", ty, len, span };
  });

  /** `[T, 3]`: said once, then read as `[T; 3]`. */
  private commaForSemi(): boolean {
    const token = this.peek(1);
    if (token.tokenType !== T.Comma) return false;
    this.report(
      error(undefined, `expected \`;\` or \`]\`, found ${describeToken(token)}`)
        .at(token.span, "expected `;` or `]`")
        .suggest("you might have meant to use `;` as the separator", token.span, ";", "MaybeIncorrect"),
    );
    this.replaceToken(new Token(T.Semi, "punct", ";", token.span, token.mark, false, undefined, undefined));
    return true;
  }

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
}
