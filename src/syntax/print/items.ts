// Prints items, and completes the printer.

import { unreachable } from "#support/bug.ts";
import type {
  Attribute,
  Block,
  FieldDef,
  FnItem,
  Fragment,
  Item,
  LazyBlock,
  Param,
  SelfParam,
  UseTree,
  VariantData,
} from "#syntax/ast.ts";
import type { Token } from "#syntax/token.ts";
import { printTokensWith } from "#syntax/print-tokens.ts";
import { ExpressionPrinter } from "./expressions.ts";

export class Printer extends ExpressionPrinter {
  protected tokens(tokens: readonly Token[]): string {
    return printTokensWith(tokens, printFragment);
  }

  item(item: Item): string {
    const inner = item.kind === "mod" ? item.attrs.filter((a) => a.inner) : [];
    return this.attrs(item.attrs.filter((a) => !a.inner)) + this.vis(item.vis) + this.bareItem(item, inner);
  }

  protected bareItem(item: Item, inner: readonly Attribute[]): string {
    switch (item.kind) {
      case "fn":
        return this.fn(item);
      case "struct":
        return `struct ${this.ident(item.ident)}${this.generics(item.generics)}${this.structBody(item.data, this.where(item.generics.where))}`;
      case "union":
        return `union ${this.ident(item.ident)}${this.generics(item.generics)}${this.structBody(item.data, this.where(item.generics.where))}`;
      case "enum":
        return `enum ${this.ident(item.ident)}${this.generics(item.generics)}${this.where(item.generics.where)} ${this.braced(
          () =>
            item.variants.map(
              (v) =>
                `${this.attrs(v.attrs)}${this.vis(v.vis)}${this.ident(v.ident)}${this.data(v.data)}${v.discriminant === undefined ? "" : ` = ${this.expr(v.discriminant)}`},`,
            ),
        )}`;
      case "trait":
        return `${item.unsafe === undefined ? "" : "unsafe "}${item.auto === undefined ? "" : "auto "}trait ${this.ident(item.ident)}${this.generics(item.generics)}${item.supertraits.length === 0 ? "" : `: ${this.bounds(item.supertraits)}`}${this.where(item.generics.where)} ${this.items(item.items)}`;
      case "traitAlias":
        return `trait ${this.ident(item.ident)}${this.generics(item.generics)} = ${this.bounds(item.bounds)}${this.where(item.generics.where)};`;
      case "impl":
        return `${item.default === undefined ? "" : "default "}${item.unsafe === undefined ? "" : "unsafe "}impl${this.generics(item.generics)} ${item.trait === undefined ? "" : `${item.trait.negative === undefined ? "" : "!"}${this.path(item.trait.path)} for `}${this.type(item.self)}${this.where(item.generics.where)} ${this.items(item.items)}`;
      case "const":
        return `${item.default === undefined ? "" : "default "}const ${this.ident(item.ident)}${this.generics(item.generics)}: ${this.type(item.ty)}${item.value === undefined ? "" : ` = ${this.expr(item.value)}`}${this.where(item.generics.where)};`;
      case "static":
        return `${item.unsafe === undefined ? "" : "unsafe "}static ${item.mutable ? "mut " : ""}${this.ident(item.ident)}: ${this.type(item.ty)}${item.value === undefined ? "" : ` = ${this.expr(item.value)}`};`;
      case "typeAlias":
        return `${item.default === undefined ? "" : "default "}type ${this.ident(item.ident)}${this.generics(item.generics)}${item.bounds.length === 0 ? "" : `: ${this.bounds(item.bounds)}`}${item.ty === undefined ? "" : ` = ${this.type(item.ty)}`}${this.where(item.generics.where)};`;
      case "mod": {
        const head = `${item.unsafe === undefined ? "" : "unsafe "}mod ${this.ident(item.ident)}`;
        const { items } = item;
        return items === undefined
          ? `${head};`
          : `${head} ${this.braced(() => [...inner.map((a) => this.attr(a) + (this.flat && a.kind === "doc" ? "\n" : "")), ...items.map((i) => this.item(i))])}`;
      }
      case "use":
        return `use ${this.useTree(item.tree)};`;
      case "externCrate":
        return `extern crate ${this.ident(item.ident)}${item.rename === undefined ? "" : ` as ${this.ident(item.rename)}`};`;
      case "externBlock":
        return `${item.unsafe === undefined ? "" : "unsafe "}${this.abi(item.abi)}${this.items(item.items)}`;
      case "macroRules":
        return `macro_rules! ${this.ident(item.ident)}${this.delimited(item.body.delimiter, this.tokens(item.body.tokens))}${item.body.delimiter === "brace" ? "" : ";"}`;
      case "macroCall":
        return `${this.macroCall(item.call)}${item.call.args.delimiter === "brace" ? "" : ";"}`;
      case "error":
        return "";
      default:
        return unreachable(item);
    }
  }

  protected items(items: readonly Item[]): string {
    return this.braced(() => items.map((i) => this.item(i)));
  }

  protected fn(item: FnItem): string {
    const q = item.qualifiers;
    const words = `${q.default === undefined ? "" : "default "}${q.const === undefined ? "" : "const "}${q.async === undefined ? "" : "async "}${q.unsafe === undefined ? "" : "unsafe "}${q.safe === undefined ? "" : "safe "}${this.abi(q.extern)}`;
    const params = [
      ...(item.sig.self === undefined ? [] : [this.selfParam(item.sig.self)]),
      ...item.sig.params.map((p) => this.param(p)),
      ...(item.sig.variadic === undefined ? [] : ["..."]),
    ];
    const head = `${words}fn ${this.ident(item.ident)}${this.generics(item.generics)}(${params.join(", ")})${item.sig.ret === undefined ? "" : ` -> ${this.type(item.sig.ret)}`}${this.where(item.generics.where)}`;
    return item.body === undefined ? `${head};` : `${head} ${this.body(item.body)}`;
  }

  protected body(body: Block | LazyBlock): string {
    if (body.kind === "block") return this.block(body);
    return `{ ${this.tokens(body.tokens.slice(body.start + 1, body.end - 1))} }`;
  }

  protected selfParam(self: SelfParam): string {
    const attrs = this.attrs(self.attrs, " ");
    const word = `${self.mutable ? "mut " : ""}self`;
    switch (self.form.kind) {
      case "value":
        return attrs + word;
      case "ref":
        return `${attrs}&${self.form.lifetime === undefined ? "" : `${self.form.lifetime.name} `}${self.form.mutable ? "mut " : ""}self`;
      case "typed":
        return `${attrs}${word}: ${this.type(self.form.ty)}`;
      default:
        return unreachable(self.form);
    }
  }

  protected param(param: Param): string {
    return `${this.attrs(param.attrs, " ")}${this.pat(param.pat)}: ${this.type(param.ty)}`;
  }

  protected field(field: FieldDef): string {
    return `${this.vis(field.vis)}${field.ident === undefined ? "" : `${this.ident(field.ident)}: `}${this.type(field.ty)}`;
  }

  protected data(data: VariantData): string {
    switch (data.kind) {
      case "unit":
        return "";
      case "tuple":
        return `(${data.fields.map((f) => this.attrs(f.attrs, " ") + this.field(f)).join(", ")})`;
      case "named":
        return ` ${this.braced(() => data.fields.map((f) => `${this.attrs(f.attrs)}${this.field(f)},`))}`;
      default:
        return unreachable(data);
    }
  }

  protected structBody(data: VariantData, where: string): string {
    return data.kind === "named" ? where + this.data(data) : `${this.data(data)}${where};`;
  }

  protected useTree(tree: UseTree): string {
    const prefix = this.path(tree.prefix);
    const joint = tree.prefix.segments.length === 0 ? prefix : `${prefix}::`;
    switch (tree.kind) {
      case "simple":
        return prefix + (tree.rename === undefined ? "" : ` as ${this.ident(tree.rename)}`);
      case "glob":
        return `${joint}*`;
      case "nested":
        return `${joint}{${tree.trees.map((t) => this.useTree(t)).join(", ")}}`;
      default:
        return unreachable(tree);
    }
  }
}

/** The source form of an interpolated node, on one line. */
export function printFragment(fragment: Fragment): string {
  const printer = new Printer(true);
  switch (fragment.kind) {
    case "expr":
    case "literal":
      return printer.expr(fragment.node);
    case "ty":
      return printer.type(fragment.node);
    case "pat":
      return printer.pat(fragment.node);
    case "stmt":
      return printer.stmt(fragment.node);
    case "block":
      return printer.block(fragment.node);
    case "item":
      return printer.item(fragment.node);
    case "path":
      return printer.path(fragment.node);
    case "vis":
      return printer.vis(fragment.node).trimEnd();
    case "meta":
      return printer.meta(fragment.node);
    default:
      return unreachable(fragment);
  }
}
