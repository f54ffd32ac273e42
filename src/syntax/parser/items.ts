// Grammar: items, what tells them from expressions, modules, imports, macros.

import { error } from "#diagnostics/diagnostic.ts";
import { bug } from "#support/bug.ts";
import { type Span, spanEnd } from "#support/span.ts";
import type { Attribute, ForeignItem, Ident, Item, Path, UseTree, Visibility } from "#syntax/ast.ts";
import { describeToken } from "#syntax/describe.ts";
import { T } from "#syntax/token-types.ts";
import type { ItemStart } from "./definitions.ts";
import type { ItemPlace, StatementRules } from "./statements.ts";
import { itemWord, TraitRules } from "./traits.ts";
import { identOf } from "./names.ts";

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

export abstract class ItemRules extends TraitRules {
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
    const base: ItemStart = { attrs, vis, start };
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
              throw this.attributesOnNothing(attrs, place === "module" ? "item" : "associated item");
            return this.subrule(9, this.item, { ARGS: [attrs, place] });
          },
          () => {
            if (place === "module") this.itemsLost = true;
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

  // ------------------------------------------------------------ modules, imports, extern

  readonly modItem = this.RULE("Module", (base: ItemStart): Item => {
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

  readonly useItem = this.RULE("Use", (base: ItemStart): Item => {
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

  readonly externCrateItem = this.RULE("ExternCrate", (base: ItemStart): Item => {
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

  readonly externBlockItem = this.RULE("ExternBlock", (base: ItemStart): Item => {
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

  readonly macroRulesItem = this.RULE("MacroRules", (base: ItemStart): Item => {
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

  readonly macroCallItem = this.RULE("MacroItem", (base: ItemStart): Item => {
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
