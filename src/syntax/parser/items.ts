// Grammar: items, from functions to macro definitions.

import { error } from "#diagnostics/diagnostic.ts";
import { bug } from "#support/bug.ts";
import { joinSpans, type Span, spanEnd } from "#support/span.ts";
import type {
  AssocItem,
  Attribute,
  Block,
  Expr,
  FieldDef,
  FnItem,
  FnQualifiers,
  FnSig,
  ForeignItem,
  Ident,
  Item,
  LazyBlock,
  Param,
  Path,
  SelfParam,
  Type,
  UseTree,
  Variant,
  VariantData,
  Visibility,
} from "#syntax/ast.ts";
import { describeToken } from "#syntax/describe.ts";
import { T } from "#syntax/token-types.ts";
import { type ItemPlace, StatementRules } from "./statements.ts";
import { identOf } from "./types.ts";

/** What an item shares with all others; its rules fill in the rest. */
interface Base {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  readonly start: Span;
}

type Words = ReadonlySet<unknown>;
const FN_FRONT: Words = new Set([T.Const, T.Async, T.Unsafe, T.Extern, T.Safe, T.Default, T.Fn]);
const ITEM_KEYWORDS: Words = new Set([
  T.Fn,
  T.Struct,
  T.Enum,
  T.Trait,
  T.Impl,
  T.Mod,
  T.Use,
  T.Static,
  T.Type,
  T.Const,
  T.Unsafe,
  T.Extern,
  T.Pub,
  T.Pound,
  T.OuterDoc,
]);

export abstract class ItemRules extends StatementRules {
  // ------------------------------------------------------------ telling items from expressions

  protected isItemStart(): boolean {
    const next = this.peek(2).tokenType;
    switch (this.peek(1).tokenType) {
      case T.Fn:
      case T.Struct:
      case T.Enum:
      case T.Trait:
      case T.Impl:
      case T.Mod:
      case T.Use:
      case T.Type:
      case T.Extern:
      case T.Pub:
      case T.VisNode:
      case T.ItemNode:
        return true;
      case T.Static:
        return next !== T.Or && next !== T.OrOr && next !== T.Move && next !== T.Async;
      case T.Const:
        return (
          next !== T.OpenBrace &&
          next !== T.BlockNode &&
          next !== T.Or &&
          next !== T.OrOr &&
          next !== T.Move &&
          !(next === T.Async && !this.atK(3, T.Fn) && !this.atK(3, T.Unsafe))
        );
      case T.Unsafe:
        return (
          FN_FRONT.has(next) ||
          next === T.Impl ||
          next === T.Trait ||
          next === T.Auto ||
          next === T.Mod ||
          next === T.Static
        );
      case T.Async:
        return next === T.Fn || next === T.Unsafe || next === T.Extern;
      case T.Union:
        return this.identAt(2);
      case T.Auto:
        return next === T.Trait;
      case T.MacroRules:
        return next === T.Bang && this.identAt(3);
      case T.Default:
        return (
          next === T.Fn ||
          next === T.Impl ||
          next === T.Const ||
          next === T.Type ||
          next === T.Unsafe ||
          next === T.Async ||
          next === T.Extern
        );
      case T.Safe:
        return next === T.Fn || next === T.Extern || next === T.Static;
      default:
        return false;
    }
  }

  /** Which alternative of `item` stands here, looking past qualifiers. */
  private itemKind(place: ItemPlace): number {
    let k = 1;
    if (this.at(T.Default) && !this.atK(2, T.Bang) && !this.atK(2, T.ColonColon)) k++;
    const type = this.peek(k).tokenType;
    const next = this.peek(k + 1).tokenType;
    switch (type) {
      case T.Fn:
      case T.Async:
        return 0;
      case T.Safe:
        return next === T.Static ? 9 : this.identAt(k + 1) ? 15 : 0;
      case T.Const:
        return FN_FRONT.has(next) && next !== T.Default && next !== T.Safe ? 0 : 8;
      case T.Unsafe:
        return this.unsafeItemKind(k + 1);
      case T.Extern:
        return next === T.Crate
          ? 12
          : next === T.OpenBrace || (next === T.StrLit && this.atK(k + 2, T.OpenBrace))
            ? 13
            : 0;
      case T.Struct:
        return 1;
      case T.Union:
        return this.identAt(k + 1) ? 2 : 15;
      case T.Enum:
        return 3;
      case T.Trait:
        return 4;
      case T.Auto:
        return next === T.Trait ? 4 : 15;
      case T.Impl:
        return 5;
      case T.Type:
        return 6;
      case T.Mod:
        return 7;
      case T.Static:
        return 9;
      case T.Use:
        return 10;
      case T.MacroRules:
        return next === T.Bang && this.identAt(k + 2) ? 14 : 15;
      case T.ItemNode:
        return 16;
      default:
        if (this.isPathStart() && type !== T.Lt && type !== T.Shl) return 15;
        throw this.noItem(place);
    }
  }

  private unsafeItemKind(k: number): number {
    switch (this.peek(k).tokenType) {
      case T.Impl:
        return 5;
      case T.Trait:
      case T.Auto:
        return 4;
      case T.Mod:
        return 7;
      case T.Static:
        return 9;
      case T.Extern:
        return this.atK(k + 1, T.OpenBrace) || (this.atK(k + 1, T.StrLit) && this.atK(k + 2, T.OpenBrace)) ? 13 : 0;
      default:
        return 0;
    }
  }

  private noItem(place: ItemPlace): ReturnType<StatementRules["fault"]> {
    const token = this.peek(1);
    const found = describeToken(token);
    const what = place === "trait" || place === "impl" || place === "extern" ? "one of the associated items" : "item";
    if (what !== "item" && token.kind !== "eof") {
      return this.fault(error(undefined, `non-item in item list`).at(token.span, "non-item starts here"));
    }
    const builder = error(undefined, `expected item, found ${found}`).at(
      token.span,
      token.tokenType === T.Let ? "`let` cannot be used for global variables" : "expected item",
    );
    if (token.tokenType === T.Let) builder.help("consider using `static` or `const` instead of `let`");
    else if (token.tokenType === T.Semi) builder.suggest("remove this semicolon", token.span, "", "MachineApplicable");
    else builder.note("for a full list of items that can appear in modules, see the Rust Reference");
    return this.fault(builder);
  }

  // ------------------------------------------------------------ one item

  readonly item = this.RULE("Item", (attrs: readonly Attribute[], place: ItemPlace): Item => {
    this.enter();
    const start = this.here;
    const vis = this.SUBRULE(this.visibility);
    const base: Base = { attrs, vis, start };
    const item = this.pick<Item>(
      0,
      () => this.itemKind(place),
      [
        () => this.SUBRULE(this.fnItem, { ARGS: [base, place] }),
        () => this.SUBRULE(this.structItem, { ARGS: [base] }),
        () => this.SUBRULE(this.unionItem, { ARGS: [base] }),
        () => this.SUBRULE(this.enumItem, { ARGS: [base] }),
        () => this.SUBRULE(this.traitItem, { ARGS: [base] }),
        () => this.SUBRULE(this.implItem, { ARGS: [base] }),
        () => this.SUBRULE(this.typeAliasItem, { ARGS: [base] }),
        () => this.SUBRULE(this.modItem, { ARGS: [base] }),
        () => this.SUBRULE(this.constItem, { ARGS: [base] }),
        () => this.SUBRULE(this.staticItem, { ARGS: [base] }),
        () => this.SUBRULE(this.useItem, { ARGS: [base] }),
        () => bug("no such item"),
        () => this.SUBRULE(this.externCrateItem, { ARGS: [base] }),
        () => this.SUBRULE(this.externBlockItem, { ARGS: [base] }),
        () => this.SUBRULE(this.macroRulesItem, { ARGS: [base] }),
        () => this.SUBRULE(this.macroCallItem, { ARGS: [base] }),
        () => {
          const token = this.eat(0, T.ItemNode);
          if (this.RECORDING_PHASE) return undefined as unknown as Item;
          const node = token.fragment?.kind === "item" ? token.fragment.node : bug("item token without item");
          return attrs.length === 0 && vis.kind === "inherited"
            ? node
            : { ...node, attrs: [...attrs, ...node.attrs], vis: vis.kind === "inherited" ? node.vis : vis };
        },
      ].filter((_, i) => !this.RECORDING_PHASE || i !== 11),
    );
    this.leave();
    return item;
  });

  /** Items up to a `}` or the end of input, recovering after each. */
  protected itemList(place: ItemPlace): Item[] {
    const items: Item[] = [];
    this.rep(
      9,
      () => !this.at(T.CloseBrace) && this.peek(1).kind !== "eof",
      () => {
        const from = this.pos;
        const start = this.here;
        const item = this.guarded<Item>(
          () => {
            if (!this.RECORDING_PHASE) this.misplacedInnerDocs();
            const attrs = this.subrule(9, this.outerAttributes);
            if (!this.RECORDING_PHASE && attrs.length > 0 && (this.at(T.CloseBrace) || this.peek(1).kind === "eof"))
              throw this.attributesOnNothing(attrs, "item");
            return this.subrule(9, this.item, { ARGS: [attrs, place] });
          },
          () => {
            this.recoverFrom(from, () => ITEM_KEYWORDS.has(this.peek(1).tokenType));
            const span = this.since(start);
            return { kind: "error", attrs: [], vis: { kind: "inherited", span }, span };
          },
        );
        items.push(item);
      },
    );
    return items;
  }

  /** `typeFollows`: in tuple fields, where `pub (A, B)` is a public field of tuple type. */
  readonly visibility = this.RULE("Visibility", (typeFollows: boolean | undefined): Visibility => {
    const start = this.here;
    const none: Visibility = { kind: "inherited", span: { ...start, end: start.start } };
    return this.pick<Visibility>(
      0,
      () =>
        this.at(T.Pub)
          ? 1
          : this.at(T.VisNode)
            ? 2
            : this.at(T.Crate) && !this.atK(2, T.ColonColon) && !this.atK(2, T.Bang)
              ? 0
              : 0,
      [
        () => none,
        () => {
          this.eat(0, T.Pub);
          const path = this.opt(
            0,
            () => this.at(T.OpenParen) && this.restrictionFollows(typeFollows === true),
            () => {
              this.eat(0, T.OpenParen);
              const inner = this.pick<Path>(1, () => (this.at(T.In) ? 0 : 1), [
                () => {
                  this.eat(0, T.In);
                  return this.SUBRULE(this.modPath);
                },
                () => this.SUBRULE1(this.modPath),
              ]);
              this.eat(0, T.CloseParen);
              return inner;
            },
          );
          const span = this.since(start);
          return path === undefined ? { kind: "public", span } : { kind: "restricted", path, span };
        },
        () => {
          const token = this.eat(0, T.VisNode);
          return token.fragment?.kind === "vis" ? token.fragment.node : none;
        },
      ],
      true,
    );
  });

  /** `pub(crate)`, not the type of a public tuple field `pub (A, B)`. */
  private restrictionFollows(typeFollows: boolean): boolean {
    if (this.atK(2, T.In)) return true;
    if (!typeFollows && this.identAt(2) && this.atK(3, T.CloseParen)) {
      const path = this.peek(2);
      this.report(
        error("E0704", "incorrect visibility restriction")
          .at(path.span)
          .suggest(
            `make this visible only to module \`${path.text}\` with \`in\``,
            { ...path.span, end: path.span.start },
            "in ",
            "MachineApplicable",
          )
          .help(
            "some possible visibility restrictions are:\n`pub(crate)`: visible only on the current crate\n`pub(super)`: visible only in the current module's parent\n`pub(in path::to::module)`: visible only on the specified path",
          ),
      );
      return true;
    }
    return (this.atK(2, T.Crate) || this.atK(2, T.Super) || this.atK(2, T.SelfLower)) && this.atK(3, T.CloseParen);
  }

  // ------------------------------------------------------------ functions

  readonly fnItem = this.RULE("Function", (base: Base, place: ItemPlace): Item => {
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
    if (!this.RECORDING_PHASE && this.lazyBodies && this.at(T.OpenBrace)) {
      const tree = this.skipTokenTree();
      return {
        kind: "lazyBlock",
        tokens: this.toks,
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

  readonly structItem = this.RULE("Struct", (base: Base): Item => {
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

  readonly unionItem = this.RULE("Union", (base: Base): Item => {
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

  readonly enumItem = this.RULE("Enum", (base: Base): Item => {
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

  // ------------------------------------------------------------ traits and impls

  readonly traitItem = this.RULE("Trait", (base: Base): Item => {
    const from = this.here;
    const unsafe = this.opt(
      0,
      () => this.at(T.Unsafe),
      () => this.eat(0, T.Unsafe),
    );
    const auto = this.opt(
      1,
      () => this.at(T.Auto),
      () => this.eat(0, T.Auto),
    );
    this.eat(0, T.Trait);
    const ident = this.SUBRULE(this.ident);
    const head = this.SUBRULE(this.genericParams);
    const supertraits = this.opt(
      2,
      () => this.at(T.Colon),
      () => {
        this.eat(0, T.Colon);
        return this.SUBRULE(this.bounds);
      },
    );
    const alias = this.opt(
      3,
      () => this.at(T.Eq),
      () => {
        this.eat(0, T.Eq);
        const bounds = this.SUBRULE1(this.bounds);
        return { bounds };
      },
    );
    const where = this.SUBRULE(this.whereClause);
    const headSpan = this.since(from);
    const items = this.pick<readonly AssocItem[]>(0, () => (alias === undefined ? 0 : 1), [
      () => this.SUBRULE(this.assocItems, { ARGS: ["trait"] }),
      () => {
        this.eat(0, T.Semi);
        return [];
      },
    ]);
    const generics = this.joinGenerics(head, where);
    const span = this.since(base.start);
    if (alias !== undefined && !this.RECORDING_PHASE)
      return { kind: "traitAlias", attrs: base.attrs, vis: base.vis, ident, generics, bounds: alias.bounds, span };
    return {
      kind: "trait",
      attrs: base.attrs,
      vis: base.vis,
      unsafe: unsafe?.span,
      auto: auto?.span,
      ident,
      generics,
      supertraits: supertraits ?? [],
      items,
      headSpan,
      span,
    };
  });

  /** `{ … }` of a trait, impl or extern block. */
  readonly assocItems = this.RULE("AssociatedItems", (place: ItemPlace): readonly AssocItem[] => {
    if (!this.RECORDING_PHASE && !this.at(T.OpenBrace)) throw this.unexpected(["`{`"]);
    this.eat(0, T.OpenBrace);
    this.SUBRULE(this.innerAttributes);
    const items = this.itemList(place);
    this.eat(0, T.CloseBrace);
    const out: AssocItem[] = [];
    for (const item of items) {
      switch (item.kind) {
        case "fn":
        case "const":
        case "typeAlias":
        case "macroCall":
        case "error":
          out.push(item);
          break;
        default: {
          const word = "`trait`s or `impl`s";
          this.report(
            error(undefined, `${itemWord(item)} is not supported in ${word}`)
              .at(item.span)
              .help("consider moving the item out to a nearby module scope"),
          );
        }
      }
    }
    return out;
  });

  readonly implItem = this.RULE("Impl", (base: Base): Item => {
    const from = this.here;
    const byDefault = this.opt(
      0,
      () => this.at(T.Default),
      () => this.eat(0, T.Default),
    );
    const unsafe = this.opt(
      1,
      () => this.at(T.Unsafe),
      () => this.eat(0, T.Unsafe),
    );
    this.eat(0, T.Impl);
    const head = this.SUBRULE(this.genericParams);
    this.opt(
      2,
      () => this.at(T.Const),
      () => this.eat(0, T.Const),
    );
    const negative = this.opt(
      3,
      () => this.at(T.Bang),
      () => this.eat(0, T.Bang),
    );
    if (!this.RECORDING_PHASE && this.at(T.OpenBrace)) throw this.wanted("type");
    const first = this.SUBRULE(this.type);
    const second = this.opt(
      4,
      () => this.at(T.For) || (this.isTypeStart() && this.missingFor()),
      () => {
        if (this.RECORDING_PHASE || this.at(T.For)) this.eat(0, T.For);
        return this.SUBRULE1(this.type);
      },
    );
    const where = this.SUBRULE(this.whereClause);
    const headSpan = this.since(from);
    if (!this.RECORDING_PHASE && !this.at(T.OpenBrace)) {
      throw this.unexpected(
        where.where.length > 0 ? ["`{`"] : [...(second === undefined ? ["`for`"] : []), "`where`", "`{`"],
      );
    }
    const items = this.SUBRULE(this.assocItems, { ARGS: ["impl"] });
    if (this.RECORDING_PHASE) return undefined as unknown as Item;
    let trait: { path: Path; negative: Span | undefined } | undefined;
    if (second !== undefined) {
      if (first.kind === "path") trait = { path: first.path, negative: negative?.span };
      else if (first.kind !== "error") this.report(error(undefined, "expected a trait, found type").at(first.span));
    } else if (negative !== undefined) {
      this.report(
        error(undefined, "inherent impls cannot be negative")
          .at(joinSpans(negative.span, first.span))
          .label(negative.span, "negative because of this"),
      );
    }
    const generics = this.joinGenerics(head, where);
    return {
      kind: "impl",
      attrs: base.attrs,
      vis: base.vis,
      unsafe: unsafe?.span,
      default: byDefault?.span,
      generics,
      trait,
      self: second ?? first,
      items,
      headSpan,
      span: this.since(base.start),
    };
  });

  /** `impl Trait Type`: said once, then read with `for`. */
  private missingFor(): boolean {
    const place = spanEnd(this.last.span);
    this.report(
      error(undefined, "missing `for` in a trait impl")
        .at(place)
        .suggest("add `for` here", place, " for", "HasPlaceholders"),
    );
    return true;
  }

  readonly typeAliasItem = this.RULE("TypeAlias", (base: Base): Item => {
    const byDefault = this.opt(
      0,
      () => this.at(T.Default),
      () => this.eat(0, T.Default),
    );
    this.eat(0, T.Type);
    const ident = this.SUBRULE(this.ident);
    const head = this.SUBRULE(this.genericParams);
    const bounds = this.opt(
      1,
      () => this.at(T.Colon),
      () => {
        this.eat(0, T.Colon);
        return this.SUBRULE(this.bounds);
      },
    );
    const early = this.SUBRULE(this.whereClause);
    const ty = this.opt(
      2,
      () => this.at(T.Eq),
      () => {
        this.eat(0, T.Eq);
        return this.SUBRULE(this.type);
      },
    );
    const late = this.SUBRULE1(this.whereClause);
    if (!this.RECORDING_PHASE)
      this.itemSemi(
        ty === undefined ? ["`:`", "`;`", "`=`", "`where`", ...(head.params.length === 0 ? ["`<`"] : [])] : ["`;`"],
      );
    else this.eat(0, T.Semi);
    const where = this.RECORDING_PHASE || early.where.length > 0 ? early : late;
    return {
      kind: "typeAlias",
      attrs: base.attrs,
      vis: base.vis,
      default: byDefault?.span,
      ident,
      generics: this.joinGenerics(head, where),
      bounds: bounds ?? [],
      ty,
      span: this.since(base.start),
    };
  });

  /** The semicolon that ends an item; where it is missing at a line's end, reading goes on. */
  private itemSemi(entries: readonly string[]): void {
    if (this.at(T.Semi)) {
      this.consumeToken();
      return;
    }
    this.missingSemi(entries);
  }

  readonly constItem = this.RULE("Const", (base: Base): Item => {
    const byDefault = this.opt(
      0,
      () => this.at(T.Default),
      () => this.eat(0, T.Default),
    );
    this.eat(0, T.Const);
    if (!this.RECORDING_PHASE && this.at(T.Mut)) {
      this.report(
        error(undefined, "const globals cannot be mutable")
          .at(this.here, "cannot be mutable")
          .help("you might want to declare a static instead"),
      );
      this.consumeToken();
    }
    const ident = this.pick<Ident>(0, () => (this.at(T.Underscore) ? 1 : 0), [
      () => this.SUBRULE(this.ident),
      () => identOf(this.eat(0, T.Underscore)),
    ]);
    const head = this.SUBRULE(this.genericParams);
    const { ty, value } = this.SUBRULE(this.typedValue, { ARGS: ["const"] });
    const where = this.SUBRULE(this.whereClause);
    if (!this.RECORDING_PHASE) this.itemSemi(["`;`", "`where`"]);
    else this.eat(0, T.Semi);
    return {
      kind: "const",
      attrs: base.attrs,
      vis: base.vis,
      default: byDefault?.span,
      ident,
      generics: this.joinGenerics(head, where),
      ty,
      value,
      span: this.since(base.start),
    };
  });

  readonly staticItem = this.RULE("Static", (base: Base): Item => {
    const unsafe = this.opt(
      0,
      () => this.at(T.Unsafe) || this.at(T.Safe),
      () => this.pick(0, () => (this.at(T.Unsafe) ? 0 : 1), [() => this.eat(0, T.Unsafe), () => this.eat(0, T.Safe)]),
    );
    this.eat(0, T.Static);
    const mutable =
      this.opt(
        1,
        () => this.at(T.Mut),
        () => this.eat(0, T.Mut),
      ) !== undefined;
    const ident = this.SUBRULE(this.ident);
    const { ty, value } = this.SUBRULE(this.typedValue, { ARGS: [mutable ? "static mut" : "static"] });
    if (!this.RECORDING_PHASE) this.itemSemi(["`;`"]);
    else this.eat(0, T.Semi);
    return {
      kind: "static",
      attrs: base.attrs,
      vis: base.vis,
      mutable,
      unsafe: unsafe?.span,
      ident,
      ty,
      value,
      span: this.since(base.start),
    };
  });

  /** `: T = value`, where a missing type is reported and read as an error type. */
  readonly typedValue = this.RULE("TypedValue", (what: string): { ty: Type; value: Expr | undefined } => {
    const place = spanEnd(this.last.span);
    const ty = this.opt(
      0,
      () => this.at(T.Colon),
      () => {
        this.eat(0, T.Colon);
        return this.SUBRULE(this.type);
      },
    );
    if (ty === undefined && !this.RECORDING_PHASE) {
      if (!this.at(T.Eq) && !this.at(T.Semi)) throw this.unexpected(["`:`", "`;`", "`=`"]);
      this.report(
        error(undefined, `missing type for \`${what}\` item`)
          .at(place)
          .suggest("provide a type for the item", place, ": <type>", "HasPlaceholders"),
      );
    }
    const value = this.opt(
      1,
      () => this.at(T.Eq),
      () => {
        this.eat(0, T.Eq);
        return this.SUBRULE(this.expr, { ARGS: [undefined] });
      },
    );
    return { ty: ty ?? { kind: "error", span: place }, value };
  });

  // ------------------------------------------------------------ modules, imports, extern

  readonly modItem = this.RULE("Module", (base: Base): Item => {
    const unsafe = this.opt(
      0,
      () => this.at(T.Unsafe),
      () => this.eat(0, T.Unsafe),
    );
    this.eat(0, T.Mod);
    const ident = this.SUBRULE(this.ident);
    let attrs = base.attrs;
    const items = this.pick<Item[] | undefined>(0, () => {
      if (this.at(T.Semi)) return 0;
      if (!this.at(T.OpenBrace)) throw this.unexpected(["`;`", "`{`"]);
      return 1;
    }, [
      () => {
        this.eat(0, T.Semi);
        return undefined;
      },
      () => {
        this.eat(0, T.OpenBrace);
        const inner = this.SUBRULE(this.innerAttributes);
        if (!this.RECORDING_PHASE && inner.length > 0) attrs = [...attrs, ...inner];
        const list = this.itemList("module");
        this.eat(0, T.CloseBrace);
        return list;
      },
    ]);
    return { kind: "mod", attrs, vis: base.vis, unsafe: unsafe?.span, ident, items, span: this.since(base.start) };
  });

  readonly useItem = this.RULE("Use", (base: Base): Item => {
    this.eat(0, T.Use);
    const tree = this.SUBRULE(this.useTree);
    if (!this.RECORDING_PHASE) this.itemSemi(["`;`"]);
    else this.eat(0, T.Semi);
    return { kind: "use", attrs: base.attrs, vis: base.vis, tree, span: this.since(base.start) };
  });

  /** `a::b`, `a as b`, `a::*`, `a::{b, c::d}`. */
  readonly useTree = this.RULE("UseTree", (): UseTree => {
    this.enter();
    const start = this.here;
    const prefix = this.pick<Path>(
      0,
      () =>
        this.isSegmentStart(1) || this.at(T.PathNode) || (this.at(T.ColonColon) && this.isSegmentStart(2)) ? 0 : 1,
      [
        () => this.SUBRULE(this.modPath),
        () => {
          const span: Span = { ...start, end: start.start };
          const global = this.opt(
            0,
            () => this.at(T.ColonColon) && (this.atK(2, T.OpenBrace) || this.atK(2, T.Star)),
            () => this.eat(0, T.ColonColon),
          );
          return { kind: "path", qself: undefined, global: global !== undefined, segments: [], span };
        },
      ],
    );
    const tree = this.pick<UseTree>(1, () => this.useTail(prefix.segments.length > 0), [
      () => {
        const rename = this.opt(
          1,
          () => this.at(T.As),
          () => {
            this.eat(0, T.As);
            return this.pick<Ident>(2, () => (this.at(T.Underscore) ? 1 : 0), [
              () => this.SUBRULE(this.ident),
              () => identOf(this.eat(0, T.Underscore)),
            ]);
          },
        );
        if (rename === undefined) this.endExpr("use");
        return { kind: "simple", prefix, rename, span: this.since(start) };
      },
      () => {
        this.opt(
          2,
          () => this.at(T.ColonColon),
          () => this.eat(1, T.ColonColon),
        );
        this.eat(0, T.Star);
        return { kind: "glob", prefix, span: this.since(start) };
      },
      () => {
        this.opt(
          3,
          () => this.at(T.ColonColon),
          () => this.eat(2, T.ColonColon),
        );
        this.eat(0, T.OpenBrace);
        const trees = this.commaList(9, T.CloseBrace, () => this.SUBRULE(this.useTree));
        this.eat(0, T.CloseBrace);
        return { kind: "nested", prefix, trees, span: this.since(start) };
      },
    ]);
    this.leave();
    return tree;
  });

  private useTail(named: boolean): number {
    const k = this.at(T.ColonColon) && named ? 2 : 1;
    if (this.atK(k, T.Star)) return 1;
    if (this.atK(k, T.OpenBrace) && (k === 2 || !named)) return 2;
    if (k === 2) {
      this.consumeToken();
      throw this.badIdent();
    }
    if (!named) throw this.badIdent();
    return 0;
  }

  readonly externCrateItem = this.RULE("ExternCrate", (base: Base): Item => {
    this.eat(0, T.Extern);
    this.eat(0, T.Crate);
    const ident = this.pick<Ident>(0, () => (this.at(T.SelfLower) ? 1 : 0), [
      () => this.SUBRULE(this.ident),
      () => identOf(this.eat(0, T.SelfLower)),
    ]);
    const rename = this.opt(
      0,
      () => this.at(T.As),
      () => {
        this.eat(0, T.As);
        return this.pick<Ident>(1, () => (this.at(T.Underscore) ? 1 : 0), [
          () => this.SUBRULE1(this.ident),
          () => identOf(this.eat(0, T.Underscore)),
        ]);
      },
    );
    if (!this.RECORDING_PHASE) this.itemSemi(["`;`"]);
    else this.eat(0, T.Semi);
    return { kind: "externCrate", attrs: base.attrs, vis: base.vis, ident, rename, span: this.since(base.start) };
  });

  readonly externBlockItem = this.RULE("ExternBlock", (base: Base): Item => {
    const unsafe = this.opt(
      0,
      () => this.at(T.Unsafe),
      () => this.eat(0, T.Unsafe),
    );
    const abi = this.SUBRULE(this.externAbi);
    this.eat(0, T.OpenBrace);
    this.SUBRULE(this.innerAttributes);
    const list = this.itemList("extern");
    this.eat(0, T.CloseBrace);
    const items: ForeignItem[] = [];
    for (const item of list) {
      if (
        item.kind === "fn" ||
        item.kind === "static" ||
        item.kind === "typeAlias" ||
        item.kind === "macroCall" ||
        item.kind === "error"
      )
        items.push(item);
      else this.report(error(undefined, `${itemWord(item)} is not supported in \`extern\` blocks`).at(item.span));
    }
    return {
      kind: "externBlock",
      attrs: base.attrs,
      vis: base.vis,
      unsafe: unsafe?.span,
      abi,
      items,
      span: this.since(base.start),
    };
  });

  // ------------------------------------------------------------ macros

  readonly macroRulesItem = this.RULE("MacroRules", (base: Base): Item => {
    this.eat(0, T.MacroRules);
    this.eat(0, T.Bang);
    const ident = this.SUBRULE(this.ident);
    const body = this.SUBRULE(this.delimTokens);
    this.opt(
      0,
      () => this.macroSemi(body.delimiter),
      () => this.eat(0, T.Semi),
    );
    return { kind: "macroRules", attrs: base.attrs, vis: base.vis, ident, body, span: this.since(base.start) };
  });

  readonly macroCallItem = this.RULE("MacroItem", (base: Base): Item => {
    const start = this.here;
    const path = this.SUBRULE(this.modPath);
    if (!this.RECORDING_PHASE && !this.at(T.Bang)) throw this.notMacro(path);
    const args = this.SUBRULE(this.macroArgs);
    const span = this.since(start);
    this.opt(
      0,
      () => this.macroSemi(args.delimiter),
      () => this.eat(0, T.Semi),
    );
    return {
      kind: "macroCall",
      attrs: base.attrs,
      vis: base.vis,
      call: { path, args, span },
      span: this.since(base.start),
    };
  });

  /** A semicolon follows, and must, except after braces. */
  private macroSemi(delimiter: string): boolean {
    if (this.at(T.Semi)) return delimiter !== "brace";
    if (delimiter !== "brace") {
      this.report(
        error(undefined, "macros that expand to items must be delimited with braces or followed by a semicolon")
          .at(this.last.span)
          .suggest("add a semicolon", spanEnd(this.last.span), ";", "MaybeIncorrect"),
      );
    }
    return false;
  }

  /** `pub foo()` and the like: rustc guesses a forgotten keyword. */
  private notMacro(path: Path): ReturnType<StatementRules["fault"]> {
    const next = this.peek(1);
    const single = path.segments.length === 1;
    if (single && next.tokenType === T.OpenParen && this.last.kind === "ident") {
      const place = { ...path.span, end: path.span.start };
      return this.fault(
        error(undefined, "missing `fn` for function definition")
          .at(path.span)
          .suggest(
            `add \`fn\` here to parse \`${path.segments[0]?.ident.name}\` as a function`,
            place,
            "fn ",
            "MaybeIncorrect",
          ),
      );
    }
    if (single && next.tokenType === T.OpenBrace) {
      const place = { ...path.span, end: path.span.start };
      return this.fault(
        error(undefined, "missing `enum` or `struct` for item definition")
          .at(path.span)
          .suggest("add `struct` here", place, "struct ", "MaybeIncorrect"),
      );
    }
    return this.unexpected(["`!`", "`::`"]);
  }
}

function itemWord(item: Item): string {
  switch (item.kind) {
    case "struct":
    case "enum":
    case "union":
    case "trait":
    case "static":
      return item.kind;
    case "impl":
      return "implementation";
    case "use":
      return "`use` import";
    case "mod":
      return "module";
    case "macroRules":
      return "macro definition";
    case "externBlock":
      return "extern block";
    default:
      return item.kind;
  }
}
