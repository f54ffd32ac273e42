// Grammar: traits, impls, and the items that may stand in them: types, constants, statics.

import { error, unsupported } from "#diagnostics/diagnostic.ts";
import { joinSpans, type Span, spanEnd } from "#support/span.ts";
import type { AssocItem, Expr, Ident, Item, Path, Type } from "#syntax/ast.ts";
import { T } from "#syntax/token-types.ts";
import { DefinitionRules, type ItemStart } from "./definitions.ts";
import type { ItemPlace } from "./statements.ts";
import { identOf } from "./names.ts";

export abstract class TraitRules extends DefinitionRules {
  protected abstract itemList(place: ItemPlace): Item[];

  readonly traitItem = this.RULE("Trait", (base: ItemStart): Item => {
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

  readonly implItem = this.RULE("Impl", (base: ItemStart): Item => {
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
    const isConst = this.opt(
      2,
      () => this.at(T.Const),
      () => this.eat(0, T.Const),
    );
    if (isConst !== undefined && !this.RECORDING_PHASE) this.report(unsupported("const traits", isConst.span));
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

  readonly typeAliasItem = this.RULE("TypeAlias", (base: ItemStart): Item => {
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
      lateWhere: this.RECORDING_PHASE || late.where.length === 0 ? undefined : late.whereSpan,
      span: this.since(base.start),
    };
  });

  /** The semicolon that ends an item; where it is missing at a line's end, reading goes on. */
  protected itemSemi(entries: readonly string[]): void {
    if (this.at(T.Semi)) {
      this.consumeToken();
      return;
    }
    this.missingSemi(entries);
  }

  readonly constItem = this.RULE("Const", (base: ItemStart): Item => {
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

  readonly staticItem = this.RULE("Static", (base: ItemStart): Item => {
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
}

export function itemWord(item: Item): string {
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
