// Grammar: functions, structs, unions and enums.

import { error } from "#diagnostics/diagnostic.ts";
import { joinSpans, type Span, spanEnd } from "#support/span.ts";
import type {
  Attribute,
  Block,
  FieldDef,
  FnItem,
  FnQualifiers,
  FnSig,
  Item,
  LazyBlock,
  Param,
  SelfParam,
  Type,
  Variant,
  VariantData,
  Visibility,
} from "#syntax/ast.ts";
import { describeToken } from "#syntax/describe.ts";
import { LazyFn, type ReadHead } from "#syntax/lazy-fn.ts";
import { T } from "#syntax/token-types.ts";
import { type ItemPlace, StatementRules } from "./statements.ts";
import type { Rule } from "./base.ts";
import { identOf } from "./names.ts";

/** What an item shares with all others; its rules fill in the rest. */
export interface ItemStart {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  readonly start: Span;
}

export abstract class DefinitionRules extends StatementRules {
  abstract readonly visibility: Rule<[boolean | undefined], Visibility>;
  protected abstract itemSemi(entries: readonly string[]): void;

  // ------------------------------------------------------------ functions

  readonly fnItem = this.RULE("Function", (base: ItemStart, place: ItemPlace): Item => {
    if (!this.RECORDING_PHASE && this.readHead !== undefined) return this.lazyFn(base, this.readHead);
    const headStart = this.here;
    const qualifiers = this.SUBRULE(this.fnQualifiers);
    const fnToken = this.eat(0, T.Fn);
    const ident = this.SUBRULE(this.ident);
    const head = this.SUBRULE(this.genericParams);
    const { self, params, variadic } = this.SUBRULE(this.fnParams);
    const ret = this.opt(
      0,
      () => this.at(T.RArrow),
      () => {
        this.eat(0, T.RArrow);
        return this.SUBRULE(this.type);
      },
    );
    const sigSpan = this.since(fnToken.span);
    const where = this.SUBRULE(this.whereClause);
    const headSpan = this.since(headStart);
    const body = this.pick<Block | LazyBlock | undefined>(0, () => {
      if (this.at(T.Semi)) return 0;
      if (!this.at(T.OpenBrace) && !this.at(T.BlockNode)) throw this.noBody(ret, where.where.length > 0, place);
      return 1;
    }, [
      () => {
        this.eat(0, T.Semi);
        return undefined;
      },
      () => this.SUBRULE(this.fnBody),
    ]);
    if (this.RECORDING_PHASE) return undefined as unknown as Item;
    const sig: FnSig = { self, params, variadic, ret, span: sigSpan };
    const item: FnItem = {
      kind: "fn",
      attrs: base.attrs,
      vis: base.vis,
      ident,
      qualifiers,
      generics: this.joinGenerics(head, where),
      sig,
      body,
      headSpan,
      span: this.since(base.start),
    };
    if (
      body === undefined &&
      (place === "module" || place === "statement" || place === "impl") &&
      !base.attrs.some((a) => a.kind === "attribute" && a.path.segments[0]?.ident.name === "intrinsic")
    ) {
      const what = place === "impl" ? "associated function in `impl` without body" : "free function without a body";
      this.report(
        error(undefined, what)
          .at(item.span)
          .suggest("provide a definition for the function", this.last.span, " { <body> }", "HasPlaceholders"),
      );
    }
    return item;
  });

  /** Passes over a head up to the body or `;`. Only the library is read so, and no head of its has braces. */
  private lazyFn(base: ItemStart, read: ReadHead): Item {
    const from = this.pos;
    const first = this.here;
    while (!this.at(T.Fn)) this.consumeToken();
    this.consumeToken();
    const ident = this.SUBRULE(this.ident);
    while (!this.at(T.OpenBrace) && !this.at(T.Semi)) this.skipTokenTree();
    const head = { tokens: this.stored, start: from, end: this.pos, edition: this.edition, span: this.since(first) };
    const body = this.at(T.Semi) ? undefined : (this.SUBRULE(this.fnBody) as LazyBlock);
    if (body === undefined) this.consumeToken();
    return new LazyFn({ attrs: base.attrs, vis: base.vis, ident, body, span: this.since(base.start) }, head, read);
  }

  private noBody(ret: Type | undefined, where: boolean, place: ItemPlace): ReturnType<StatementRules["fault"]> {
    const next = this.peek(1);
    if (ret === undefined && !where && (next.tokenType === T.Colon || next.tokenType === T.FatArrow)) {
      return this.fault(
        error(undefined, `return types are denoted using \`->\``)
          .at(next.span)
          .suggest("use `->` instead", next.span, "->", "MachineApplicable"),
      );
    }
    const semi = place === "trait" || place === "extern" ? ["`;`"] : [];
    if (where) return this.unexpected(["`{`", ...semi]);
    return this.unexpected(["`where`", "`{`", ...semi, ...(ret === undefined ? ["`->`"] : [])]);
  }

  /** The body: parsed now, or kept as tokens. */
  readonly fnBody = this.RULE("FunctionBody", (): Block | LazyBlock => {
    if (!this.RECORDING_PHASE && this.readHead !== undefined && this.at(T.OpenBrace)) {
      const tree = this.skipTokenTree();
      return {
        kind: "lazyBlock",
        tokens: this.stored,
        start: tree.from,
        end: tree.to,
        edition: this.edition,
        span: joinSpans(tree.open.span, tree.close.span),
      };
    }
    return this.SUBRULE(this.block);
  });

  readonly fnQualifiers = this.RULE("FunctionQualifiers", (): FnQualifiers => {
    const byDefault = this.opt(
      0,
      () => this.at(T.Default),
      () => this.eat(0, T.Default),
    );
    const constant = this.opt(
      1,
      () => this.at(T.Const),
      () => this.eat(0, T.Const),
    );
    const async = this.opt(
      2,
      () => this.at(T.Async),
      () => this.eat(0, T.Async),
    );
    const unsafe = this.opt(
      3,
      () => this.at(T.Unsafe),
      () => this.eat(0, T.Unsafe),
    );
    const safe = this.opt(
      4,
      () => this.at(T.Safe),
      () => this.eat(0, T.Safe),
    );
    const extern = this.opt(
      5,
      () => this.at(T.Extern),
      () => this.SUBRULE(this.externAbi),
    );
    if (!this.RECORDING_PHASE && !this.at(T.Fn)) {
      const rest = [constant, async, unsafe, safe, extern].some((q) => q !== undefined);
      throw this.unexpected(rest ? ["`extern`", "`fn`"] : ["`fn`"]);
    }
    return {
      default: byDefault?.span,
      const: constant?.span,
      async: async?.span,
      unsafe: unsafe?.span,
      safe: safe?.span,
      extern,
    };
  });

  readonly fnParams = this.RULE(
    "FunctionParams",
    (): { self: SelfParam | undefined; params: Param[]; variadic: Span | undefined } => {
      let self: SelfParam | undefined;
      let variadic: Span | undefined;
      const params: Param[] = [];
      if (!this.RECORDING_PHASE && !this.at(T.OpenParen)) {
        throw this.at(T.OpenBrace)
          ? this.fault(
              error(undefined, "missing parameters for function definition")
                .at(spanEnd(this.last.span))
                .suggest("add a parameter list", spanEnd(this.last.span), "()", "HasPlaceholders"),
            )
          : this.unexpected(this.last.text === ">" ? ["`(`"] : ["`(`", "`<`"]);
      }
      this.eat(0, T.OpenParen);
      this.commaList(0, T.CloseParen, () => {
        const attrs = this.SUBRULE(this.outerAttributes);
        this.pick<void>(
          0,
          () =>
            this.at(T.DotDotDot) || (this.atK(2, T.Colon) && this.atK(3, T.DotDotDot)) ? 2 : this.selfFollows() ? 0 : 1,
          [
            () => {
              const found = this.SUBRULE(this.selfParam, { ARGS: [attrs] });
              if (this.RECORDING_PHASE) return;
              if (self !== undefined || params.length > 0)
                this.report(
                  error(undefined, "unexpected `self` parameter in function").at(
                    found.span,
                    "must be the first parameter of an associated function",
                  ),
                );
              else self = found;
            },
            () => {
              params.push(this.SUBRULE(this.param, { ARGS: [attrs] }));
            },
            () => {
              this.opt(
                1,
                () => !this.at(T.DotDotDot),
                () => {
                  this.SUBRULE(this.pat);
                  this.eat(0, T.Colon);
                },
              );
              variadic = this.eat(0, T.DotDotDot).span;
            },
          ],
        );
      });
      this.eat(0, T.CloseParen);
      return { self, params, variadic };
    },
  );

  private selfFollows(): boolean {
    let k = 1;
    if (this.at(T.And)) {
      k = 2;
      if (this.atK(k, T.Lifetime)) k++;
    }
    if (this.atK(k, T.Mut)) k++;
    return this.atK(k, T.SelfLower) && !this.atK(k + 1, T.ColonColon);
  }

  readonly selfParam = this.RULE("SelfParam", (attrs: readonly Attribute[]): SelfParam => {
    const start = this.here;
    return this.pick<SelfParam>(0, () => (this.at(T.And) ? 0 : 1), [
      () => {
        this.eat(0, T.And);
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
        const ident = identOf(this.eat(0, T.SelfLower));
        if (!this.RECORDING_PHASE && this.at(T.Colon)) {
          this.consumeToken();
          const ty = this.SUBRULE1(this.type);
          this.report(error(undefined, "type not allowed for shorthand `self` parameter").at(ty.span));
        }
        return { attrs, form: { kind: "ref", lifetime, mutable }, mutable: false, ident, span: this.since(start) };
      },
      () => {
        const mutable =
          this.opt(
            2,
            () => this.at(T.Mut),
            () => this.eat(1, T.Mut),
          ) !== undefined;
        const ident = identOf(this.eat(1, T.SelfLower));
        const ty = this.opt(
          3,
          () => this.at(T.Colon),
          () => {
            this.eat(0, T.Colon);
            return this.SUBRULE(this.type);
          },
        );
        return {
          attrs,
          form: ty === undefined ? { kind: "value" } : { kind: "typed", ty },
          mutable,
          ident,
          span: this.since(start),
        };
      },
    ]);
  });

  readonly param = this.RULE("Param", (attrs: readonly Attribute[]): Param => {
    const start = this.here;
    const pat = this.SUBRULE(this.pat);
    this.checkTopAlternatives(pat, "function parameters");
    if (!this.RECORDING_PHASE && !this.at(T.Colon)) {
      const fault =
        pat.kind === "ident" || pat.kind === "path"
          ? this.unexpected(["`:`", ...this.patTail(pat)])
          : this.unexpected(["`:`", "`|`"]);
      throw fault;
    }
    this.eat(0, T.Colon);
    const ty = this.SUBRULE(this.type);
    return { attrs, pat, ty, span: this.since(start) };
  });

  // ------------------------------------------------------------ structs, unions, enums

  readonly structItem = this.RULE("Struct", (base: ItemStart): Item => {
    this.eat(0, T.Struct);
    const ident = this.SUBRULE(this.ident);
    const head = this.SUBRULE(this.genericParams);
    const early = this.SUBRULE(this.whereClause);
    let where = early;
    const data = this.pick<VariantData>(0, () => {
      if (this.at(T.Semi)) return 0;
      if (this.at(T.OpenBrace)) return 1;
      if (this.at(T.OpenParen) && early.where.length === 0) return 2;
      throw this.unexpected(early.where.length > 0 ? ["`{`", "`;`"] : ["`where`", "`{`", "`(`", "`;`"]);
    }, [
      () => {
        this.eat(0, T.Semi);
        return { kind: "unit" };
      },
      () => this.SUBRULE(this.namedFields),
      () => {
        const fields = this.SUBRULE(this.tupleFields);
        const late = this.SUBRULE1(this.whereClause);
        if (!this.RECORDING_PHASE && late.where.length > 0) where = late;
        if (this.RECORDING_PHASE) this.eat(1, T.Semi);
        else this.itemSemi(["`;`"]);
        return fields;
      },
    ]);
    return {
      kind: "struct",
      attrs: base.attrs,
      vis: base.vis,
      ident,
      generics: this.joinGenerics(head, where),
      data,
      span: this.since(base.start),
    };
  });

  readonly unionItem = this.RULE("Union", (base: ItemStart): Item => {
    this.eat(0, T.Union);
    const ident = this.SUBRULE(this.ident);
    const head = this.SUBRULE(this.genericParams);
    const where = this.SUBRULE(this.whereClause);
    const data = this.SUBRULE(this.namedFields);
    return {
      kind: "union",
      attrs: base.attrs,
      vis: base.vis,
      ident,
      generics: this.joinGenerics(head, where),
      data,
      span: this.since(base.start),
    };
  });

  readonly namedFields = this.RULE("NamedFields", (): VariantData => {
    const start = this.here;
    this.eat(0, T.OpenBrace);
    const fields: FieldDef[] = [];
    this.rep(
      0,
      () => !this.at(T.CloseBrace) && this.peek(1).kind !== "eof",
      () => {
        fields.push(this.SUBRULE(this.namedField));
        const comma = this.opt(
          0,
          () => this.at(T.Comma),
          () => this.eat(0, T.Comma),
        );
        if (comma === undefined && !this.RECORDING_PHASE && !this.at(T.CloseBrace)) this.missingFieldComma();
      },
    );
    this.eat(0, T.CloseBrace);
    return { kind: "named", fields, span: this.since(start) };
  });

  private missingFieldComma(): void {
    const next = this.peek(1);
    if (next.tokenType === T.Semi) {
      this.report(
        error(undefined, "struct fields are separated by `,`")
          .at(next.span)
          .suggest("replace `;` with `,`", next.span, ",", "MachineApplicable"),
      );
      this.consumeToken();
      return;
    }
    const place = spanEnd(this.last.span);
    const builder = error(undefined, `expected \`,\`, or \`}\`, found ${describeToken(next)}`).at(place);
    if (next.kind === "ident" || next.tokenType === T.Pub || next.kind === "doc" || next.tokenType === T.Pound) {
      this.report(builder.suggest("try adding a comma", place, ",", "MachineApplicable"));
      return;
    }
    throw this.fault(builder);
  }

  readonly namedField = this.RULE("NamedField", (): FieldDef => {
    const attrs = this.SUBRULE(this.outerAttributes);
    if (!this.RECORDING_PHASE && this.at(T.CloseBrace)) throw this.attributesOnNothing(attrs, "statement");
    const start = this.here;
    const vis = this.SUBRULE(this.visibility);
    const ident = this.SUBRULE(this.ident);
    if (!this.RECORDING_PHASE && !this.at(T.Colon)) throw this.unexpected(["`:`"]);
    this.eat(0, T.Colon);
    const ty = this.SUBRULE(this.type);
    if (!this.RECORDING_PHASE && this.at(T.Eq)) {
      const eq = this.here;
      this.consumeToken();
      const value = this.SUBRULE(this.expr, { ARGS: [undefined] });
      this.report(
        error(undefined, "default values on `struct` fields aren't supported")
          .at(joinSpans(eq, value.span))
          .suggest("remove this unsupported default value", joinSpans(eq, value.span), "", "MachineApplicable"),
      );
    }
    return { attrs, vis, ident, ty, span: this.since(start) };
  });

  readonly tupleFields = this.RULE("TupleFields", (): VariantData => {
    const start = this.here;
    this.eat(0, T.OpenParen);
    const fields = this.commaList(0, T.CloseParen, (): FieldDef => {
      const attrs = this.SUBRULE(this.outerAttributes);
      const from = this.here;
      const vis = this.SUBRULE(this.visibility, { ARGS: [true] });
      const ty = this.SUBRULE(this.type);
      return { attrs, vis, ident: undefined, ty, span: this.since(from) };
    });
    this.eat(0, T.CloseParen);
    return { kind: "tuple", fields, span: this.since(start) };
  });

  readonly enumItem = this.RULE("Enum", (base: ItemStart): Item => {
    this.eat(0, T.Enum);
    if (!this.RECORDING_PHASE && (this.at(T.Struct) || this.at(T.Union)))
      throw this.fault(error(undefined, "`enum` and `struct` are mutually exclusive").at(this.since(base.start)));
    const ident = this.SUBRULE(this.ident);
    const head = this.SUBRULE(this.genericParams);
    const where = this.SUBRULE(this.whereClause);
    if (!this.RECORDING_PHASE && !this.at(T.OpenBrace))
      throw this.unexpected(["`{`", ...(head.params.length === 0 ? ["`<`"] : []), "`where`"]);
    this.eat(0, T.OpenBrace);
    const variants = this.commaList(0, T.CloseBrace, () => this.SUBRULE(this.variant));
    this.eat(0, T.CloseBrace);
    return {
      kind: "enum",
      attrs: base.attrs,
      vis: base.vis,
      ident,
      generics: this.joinGenerics(head, where),
      variants,
      span: this.since(base.start),
    };
  });

  readonly variant = this.RULE("EnumVariant", (): Variant => {
    const attrs = this.SUBRULE(this.outerAttributes);
    const start = this.here;
    const vis = this.SUBRULE(this.visibility);
    const ident = this.SUBRULE(this.ident);
    const data = this.pick<VariantData>(
      0,
      () => (this.at(T.OpenBrace) ? 1 : this.at(T.OpenParen) ? 2 : 0),
      [() => ({ kind: "unit" }), () => this.SUBRULE(this.namedFields), () => this.SUBRULE(this.tupleFields)],
      true,
    );
    const discriminant = this.opt(
      0,
      () => this.at(T.Eq),
      () => {
        this.eat(0, T.Eq);
        return this.SUBRULE(this.expr, { ARGS: [undefined] });
      },
    );
    if (!this.RECORDING_PHASE && !this.at(T.Comma) && !this.at(T.CloseBrace) && discriminant === undefined) {
      throw this.unexpected(data.kind === "unit" ? ["`(`", "`,`", "`=`", "`{`", "`}`"] : ["`,`", "`=`", "`}`"]);
    }
    return { attrs, vis, ident, data, discriminant, span: this.since(start) };
  });
}
