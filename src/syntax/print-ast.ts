// Prints the AST as Rust source: expressions on one line in rustc's style, items over several. Parsing the result gives the same tree.

import { unreachable } from "#support/bug.ts";
import type {
  Attribute,
  Block,
  Bound,
  Expr,
  ExternAbi,
  FieldDef,
  FnItem,
  Fragment,
  GenericArg,
  GenericArgs,
  GenericParam,
  Generics,
  Ident,
  Item,
  LazyBlock,
  Lit,
  MacroCall,
  Param,
  Pat,
  Path,
  SelfParam,
  SourceFileNode,
  Stmt,
  Type,
  UseTree,
  VariantData,
  Visibility,
  WherePredicate,
} from "./ast.ts";
import { printTokensWith } from "./print-tokens.ts";
import type { Token } from "./token.ts";
import { EDITION_KEYWORDS, KEYWORDS } from "./token-types.ts";

/** The text of balanced tokens on one line, as `stringify!` gives it. */
export function printTokens(tokens: readonly Token[]): string {
  return printTokensWith(tokens, printFragment);
}

export function printFile(file: SourceFileNode): string {
  const printer = new Printer(false);
  const attrs = file.attrs.map((a) => `${printer.attr(a)}\n`).join("");
  return attrs + file.items.map((item) => `${printer.item(item)}\n`).join("\n");
}
export function printItem(item: Item): string {
  return new Printer(false).item(item);
}
/** On one line. */
export function printExpr(expr: Expr): string {
  return new Printer(true).expr(expr);
}
export function printType(ty: Type): string {
  return new Printer(true).type(ty);
}
export function printPat(pat: Pat): string {
  return new Printer(true).pat(pat);
}
export function printPath(path: Path): string {
  return new Printer(true).path(path);
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

const BINARY: Readonly<Record<string, number>> = {
  "||": 3,
  "&&": 4,
  "==": 5,
  "!=": 5,
  "<": 5,
  "<=": 5,
  ">": 5,
  ">=": 5,
  "|": 6,
  "^": 7,
  "&": 8,
  "<<": 9,
  ">>": 9,
  "+": 10,
  "-": 10,
  "*": 11,
  "/": 11,
  "%": 11,
};
const CAST = 12;
const PREFIX = 13;
const POSTFIX = 14;

/** How tightly an expression holds together; operands that bind looser than their place get parentheses. */
function strength(expr: Expr): number {
  switch (expr.kind) {
    case "closure":
    case "return":
    case "break":
    case "let":
      return 0;
    case "assign":
    case "assignOp":
      return 1;
    case "range":
      return 2;
    case "binary":
      return BINARY[expr.op] as number;
    case "cast":
      return CAST;
    case "unary":
    case "addrOf":
      return strength(expr.operand) === 0 ? 0 : PREFIX;
    default:
      return POSTFIX;
  }
}

class Printer {
  /** Everything on one line. */
  readonly #flat: boolean;
  #indent = 0;

  constructor(flat: boolean) {
    this.#flat = flat;
  }

  #line(): string {
    return this.#flat ? " " : `\n${"    ".repeat(this.#indent)}`;
  }
  /** `{`, the parts on lines of their own, `}`. */
  #braced(parts: () => readonly string[]): string {
    this.#indent++;
    const list = parts();
    const body = list.map((part) => this.#line() + part).join("");
    this.#indent--;
    return list.length === 0 ? "{}" : `{${body}${this.#line()}}`;
  }

  // ------------------------------------------------------------ names, paths

  ident(ident: Ident): string {
    const reserved = ident.raw && (KEYWORDS.has(ident.name) || EDITION_KEYWORDS.has(ident.name));
    return reserved ? `r#${ident.name}` : ident.name;
  }

  path(path: Path): string {
    const segments = path.segments.map(
      (s) => this.ident(s.ident) + (s.args === undefined ? "" : this.genericArgs(s.args)),
    );
    const head =
      path.qself === undefined
        ? ""
        : `<${this.type(path.qself.ty)}${path.qself.trait === undefined ? "" : ` as ${this.path(path.qself.trait)}`}>::`;
    return head + (path.global ? "::" : "") + segments.join("::");
  }

  genericArgs(args: GenericArgs): string {
    if (args.kind === "paren")
      return `(${args.inputs.map((t) => this.type(t)).join(", ")})${args.output === undefined ? "" : ` -> ${this.type(args.output)}`}`;
    return `${args.turbofish ? "::" : ""}<${args.args.map((a) => this.genericArg(a)).join(", ")}>`;
  }

  genericArg(arg: GenericArg): string {
    switch (arg.kind) {
      case "lifetime":
        return arg.lifetime.name;
      case "type":
        return this.type(arg.ty);
      case "const":
        return this.expr(arg.expr);
      case "constraint": {
        const name = this.ident(arg.ident) + (arg.args === undefined ? "" : this.genericArgs(arg.args));
        if (arg.term.kind === "bounds") return `${name}: ${this.bounds(arg.term.bounds)}`;
        return `${name} = ${arg.term.kind === "type" ? this.type(arg.term.ty) : this.expr(arg.term.expr)}`;
      }
      default:
        return unreachable(arg);
    }
  }

  bounds(bounds: readonly Bound[]): string {
    return bounds.map((b) => this.bound(b)).join(" + ");
  }

  bound(bound: Bound): string {
    switch (bound.kind) {
      case "lifetime":
        return bound.lifetime.name;
      case "use":
        return `use<${bound.args.map((a) => a.name).join(", ")}>`;
      case "trait": {
        const modifier = { none: "", maybe: "?", const: "const ", async: "async ", negative: "!" }[bound.modifier];
        return `${this.binder(bound.binder)}${modifier}${this.path(bound.path)}`;
      }
      default:
        return unreachable(bound);
    }
  }

  binder(params: readonly GenericParam[]): string {
    return params.length === 0 ? "" : `for<${params.map((p) => this.genericParam(p)).join(", ")}> `;
  }

  genericParam(param: GenericParam): string {
    const attrs = this.attrs(param.attrs, " ");
    switch (param.kind) {
      case "lifetime":
        return (
          attrs +
          param.lifetime.name +
          (param.bounds.length === 0 ? "" : `: ${param.bounds.map((l) => l.name).join(" + ")}`)
        );
      case "type":
        return `${attrs}${this.ident(param.ident)}${param.bounds.length === 0 ? "" : `: ${this.bounds(param.bounds)}`}${param.default === undefined ? "" : ` = ${this.type(param.default)}`}`;
      case "const":
        return `${attrs}const ${this.ident(param.ident)}: ${this.type(param.ty)}${param.default === undefined ? "" : ` = ${this.expr(param.default)}`}`;
      default:
        return unreachable(param);
    }
  }

  generics(generics: Generics): string {
    return generics.params.length === 0 ? "" : `<${generics.params.map((p) => this.genericParam(p)).join(", ")}>`;
  }

  where(predicates: readonly WherePredicate[]): string {
    if (predicates.length === 0) return "";
    const parts = predicates.map((p) =>
      p.kind === "lifetime"
        ? `${p.lifetime.name}: ${p.bounds.map((l) => l.name).join(" + ")}`
        : `${this.binder(p.binder)}${this.type(p.ty)}: ${this.bounds(p.bounds)}`,
    );
    return ` where ${parts.join(", ")}`;
  }

  // ------------------------------------------------------------ attributes, visibility, macros

  /** Each followed by `end`; documentation always by a line's end. */
  attrs(attrs: readonly Attribute[], end?: string): string {
    return attrs.map((a) => this.attr(a) + (a.kind === "doc" && !a.block ? "\n" : (end ?? this.#line()))).join("");
  }

  attr(attr: Attribute): string {
    if (attr.kind === "doc")
      return attr.block ? `/*${attr.inner ? "!" : "*"}${attr.text}*/` : `//${attr.inner ? "!" : "/"}${attr.text}`;
    return `#${attr.inner ? "!" : ""}[${this.meta(attr)}]`;
  }

  meta(attr: Extract<Attribute, { kind: "attribute" }>): string {
    const path = this.path(attr.path);
    const args = attr.args;
    const text =
      args.kind === "empty"
        ? path
        : args.kind === "eq"
          ? `${path} = ${this.expr(args.value)}`
          : path + this.delimited(args.args.delimiter, printTokens(args.args.tokens));
    return attr.unsafe ? `unsafe(${text})` : text;
  }

  delimited(delimiter: "paren" | "bracket" | "brace", text: string): string {
    if (delimiter === "paren") return `(${text})`;
    if (delimiter === "bracket") return `[${text}]`;
    return text === "" ? " {}" : ` { ${text} }`;
  }

  macroCall(call: MacroCall): string {
    return `${this.path(call.path)}!${this.delimited(call.args.delimiter, printTokens(call.args.tokens))}`;
  }

  vis(vis: Visibility): string {
    switch (vis.kind) {
      case "inherited":
        return "";
      case "public":
        return "pub ";
      case "restricted": {
        const path = this.path(vis.path);
        return ["crate", "self", "super"].includes(path) ? `pub(${path}) ` : `pub(in ${path}) `;
      }
      default:
        return unreachable(vis);
    }
  }

  // ------------------------------------------------------------ types

  type(ty: Type): string {
    switch (ty.kind) {
      case "path":
        return this.path(ty.path);
      case "ref":
        return `&${ty.lifetime === undefined ? "" : `${ty.lifetime.name} `}${ty.mutable ? "mut " : ""}${this.#innerType(ty.ty)}`;
      case "ptr":
        return `*${ty.mutable ? "mut" : "const"} ${this.#innerType(ty.ty)}`;
      case "slice":
        return `[${this.type(ty.ty)}]`;
      case "array":
        return `[${this.type(ty.ty)}; ${this.expr(ty.len)}]`;
      case "tuple":
        return `(${ty.types.map((t) => this.type(t)).join(", ")}${ty.types.length === 1 ? "," : ""})`;
      case "paren":
        return `(${this.type(ty.ty)})`;
      case "never":
        return "!";
      case "infer":
        return "_";
      case "fnPtr": {
        const params = ty.params.map((p) => (p.name === undefined ? "" : `${this.ident(p.name)}: `) + this.type(p.ty));
        if (ty.variadic !== undefined) params.push("...");
        return `${this.binder(ty.binder)}${ty.unsafe === undefined ? "" : "unsafe "}${this.abi(ty.extern)}fn(${params.join(", ")})${ty.ret === undefined ? "" : ` -> ${this.type(ty.ret)}`}`;
      }
      case "dyn":
        return `${ty.dyn ? "dyn " : ""}${this.bounds(ty.bounds)}`;
      case "impl":
        return `impl ${this.bounds(ty.bounds)}`;
      case "macroCall":
        return this.macroCall(ty.call);
      case "error":
        return "_";
      default:
        return unreachable(ty);
    }
  }

  /** Behind `&` and `*`: several bounds need parentheses (only expansion can put them there without). */
  #innerType(ty: Type): string {
    return (ty.kind === "dyn" || ty.kind === "impl") && ty.bounds.length > 1 ? `(${this.type(ty)})` : this.type(ty);
  }

  abi(abi: ExternAbi | undefined): string {
    return abi === undefined ? "" : abi.abi === undefined ? "extern " : `extern ${JSON.stringify(abi.abi)} `;
  }

  // ------------------------------------------------------------ patterns

  pat(pat: Pat): string {
    switch (pat.kind) {
      case "wild":
        return "_";
      case "rest":
        return "..";
      case "ident":
        return `${pat.byRef ? "ref " : ""}${pat.mutable ? "mut " : ""}${this.ident(pat.ident)}${pat.sub === undefined ? "" : ` @ ${this.pat(pat.sub)}`}`;
      case "lit":
        return this.expr(pat.expr);
      case "range":
        return (
          (pat.start === undefined ? "" : this.expr(pat.start)) +
          { closed: "..=", halfOpen: "..", dotDotDot: "..." }[pat.limits] +
          (pat.end === undefined ? "" : this.expr(pat.end))
        );
      case "ref":
        return `&${pat.mutable ? "mut " : ""}${this.pat(pat.pat)}`;
      case "tuple":
        return `(${pat.pats.map((p) => this.pat(p)).join(", ")}${pat.pats.length === 1 && pat.pats[0]?.kind !== "rest" ? "," : ""})`;
      case "paren":
        return `(${this.pat(pat.pat)})`;
      case "tupleStruct":
        return `${this.path(pat.path)}(${pat.pats.map((p) => this.pat(p)).join(", ")})`;
      case "struct": {
        const fields = pat.fields.map(
          (f) =>
            this.attrs(f.attrs, " ") + (f.shorthand ? this.pat(f.pat) : `${this.ident(f.ident)}: ${this.pat(f.pat)}`),
        );
        if (pat.rest !== undefined) fields.push("..");
        return fields.length === 0 ? `${this.path(pat.path)} {}` : `${this.path(pat.path)} { ${fields.join(", ")} }`;
      }
      case "slice":
        return `[${pat.pats.map((p) => this.pat(p)).join(", ")}]`;
      case "or":
        return pat.pats.map((p) => this.pat(p)).join(" | ");
      case "path":
        return this.path(pat.path);
      case "constBlock":
        return `const ${this.block(pat.block)}`;
      case "macroCall":
        return this.macroCall(pat.call);
      case "box":
        return `box ${this.pat(pat.pat)}`;
      case "error":
        return "_";
      default:
        return unreachable(pat);
    }
  }

  // ------------------------------------------------------------ expressions

  expr(expr: Expr): string {
    return this.attrs(expr.attrs, " ") + this.#bare(expr);
  }

  /** In a place that needs at least `least`. */
  #operand(expr: Expr, least: number): string {
    return strength(expr) < least ? `(${this.expr(expr)})` : this.expr(expr);
  }

  /** Behind a prefix operator: closures and jumps may stand bare. */
  #prefixed(expr: Expr): string {
    return strength(expr) === 0 ? this.expr(expr) : this.#operand(expr, PREFIX);
  }

  #list(exprs: readonly Expr[]): string {
    return exprs.map((e) => this.expr(e)).join(", ");
  }

  /** A condition or scrutinee: an exposed struct literal gets parentheses. */
  #condition(expr: Expr): string {
    return exposesStruct(expr) ? `(${this.expr(expr)})` : this.expr(expr);
  }

  #label(label: { readonly name: string } | undefined): string {
    return label === undefined ? "" : `${label.name}: `;
  }

  #bare(expr: Expr): string {
    switch (expr.kind) {
      case "lit":
        return printLit(expr.lit);
      case "path":
        return this.path(expr.path);
      case "struct": {
        const fields = expr.fields.map(
          (f) =>
            this.attrs(f.attrs, " ") +
            (f.shorthand ? this.ident(f.ident) : `${this.ident(f.ident)}: ${this.expr(f.expr)}`),
        );
        if (expr.rest.kind === "base") fields.push(`..${this.expr(expr.rest.expr)}`);
        if (expr.rest.kind === "rest") fields.push("..");
        return fields.length === 0 ? `${this.path(expr.path)} {}` : `${this.path(expr.path)} { ${fields.join(", ")} }`;
      }
      case "tuple":
        return `(${this.#list(expr.elems)}${expr.elems.length === 1 ? "," : ""})`;
      case "array":
        return `[${this.#list(expr.elems)}]`;
      case "repeat":
        return `[${this.expr(expr.elem)}; ${this.expr(expr.len)}]`;
      case "paren":
        return `(${this.expr(expr.expr)})`;
      case "call":
        return `${expr.callee.kind === "field" ? `(${this.expr(expr.callee)})` : this.#operand(expr.callee, POSTFIX)}(${this.#list(expr.args)})`;
      case "methodCall":
        return `${this.#operand(expr.receiver, POSTFIX)}.${this.ident(expr.segment.ident)}${expr.segment.args === undefined ? "" : this.genericArgs(expr.segment.args)}(${this.#list(expr.args)})`;
      case "field":
        return `${this.#operand(expr.base, POSTFIX)}.${this.ident(expr.field)}`;
      case "index":
        return `${this.#operand(expr.base, POSTFIX)}[${this.expr(expr.index)}]`;
      case "unary":
        return { neg: "-", not: "!", deref: "*" }[expr.op] + this.#prefixed(expr.operand);
      case "addrOf":
        return `&${expr.raw ? (expr.mutable ? "raw mut " : "raw const ") : expr.mutable ? "mut " : ""}${this.#prefixed(expr.operand)}`;
      case "binary": {
        const level = BINARY[expr.op] as number;
        const castBeforeAngle = expr.left.kind === "cast" && (expr.op === "<" || expr.op === "<<");
        const inChain =
          expr.op === "&&" ? (e: Expr): string => (e.kind === "let" ? this.expr(e) : "") : (): string => "";
        const left =
          inChain(expr.left) ||
          this.#operand(expr.left, castBeforeAngle || level === 5 ? (castBeforeAngle ? PREFIX : level + 1) : level);
        const right = inChain(expr.right) || this.#operand(expr.right, level + 1);
        return `${left} ${expr.op} ${right}`;
      }
      case "assign":
        return `${this.#operand(expr.left, 2)} = ${this.#operand(expr.right, 1)}`;
      case "assignOp":
        return `${this.#operand(expr.left, 2)} ${expr.op}= ${this.#operand(expr.right, 1)}`;
      case "cast":
        return `${this.#operand(expr.expr, CAST)} as ${this.type(expr.ty)}`;
      case "range":
        return (
          (expr.start === undefined ? "" : this.#operand(expr.start, 3)) +
          (expr.inclusive ? "..=" : "..") +
          (expr.end === undefined ? "" : this.#operand(expr.end, 3))
        );
      case "if":
        return `if ${this.#condition(expr.cond)} ${this.block(expr.then)}${expr.else === undefined ? "" : ` else ${this.expr(expr.else)}`}`;
      case "let":
        return `let ${this.pat(expr.pat)} = ${exposesStruct(expr.scrutinee) ? `(${this.expr(expr.scrutinee)})` : this.#operand(expr.scrutinee, 5)}`;
      case "match":
        return `match ${this.#condition(expr.scrutinee)} ${this.#braced(() => expr.arms.map((arm) => this.#arm(arm)))}`;
      case "while":
        return `${this.#label(expr.label)}while ${this.#condition(expr.cond)} ${this.block(expr.body)}`;
      case "loop":
        return `${this.#label(expr.label)}loop ${this.block(expr.body)}`;
      case "for":
        return `${this.#label(expr.label)}for ${this.pat(expr.pat)} in ${this.#condition(expr.iter)} ${this.block(expr.body)}`;
      case "block":
        return (
          this.#label(expr.label) +
          {
            plain: "",
            unsafe: "unsafe ",
            const: "const ",
            async: "async ",
            asyncMove: "async move ",
            try: "try ",
            gen: "gen ",
          }[expr.mode] +
          this.block(expr.block)
        );
      case "closure": {
        const params = expr.params.map(
          (p) => `${this.attrs(p.attrs, " ")}${this.pat(p.pat)}${p.ty === undefined ? "" : `: ${this.type(p.ty)}`}`,
        );
        const words = `${expr.binder === undefined ? "" : `for<${expr.binder.map((p) => this.genericParam(p)).join(", ")}> `}${expr.const === undefined ? "" : "const "}${expr.static === undefined ? "" : "static "}${expr.async === undefined ? "" : "async "}${expr.move ? "move " : ""}`;
        return `${words}|${params.join(", ")}|${expr.ret === undefined ? "" : ` -> ${this.type(expr.ret)}`} ${this.expr(expr.body)}`;
      }
      case "return":
        return expr.expr === undefined ? "return" : `return ${this.expr(expr.expr)}`;
      case "break":
        return `break${expr.label === undefined ? "" : ` ${expr.label.name}`}${expr.expr === undefined ? "" : ` ${this.expr(expr.expr)}`}`;
      case "continue":
        return expr.label === undefined ? "continue" : `continue ${expr.label.name}`;
      case "try":
        return `${this.#operand(expr.expr, POSTFIX)}?`;
      case "await":
        return `${this.#operand(expr.expr, POSTFIX)}.await`;
      case "underscore":
        return "_";
      case "macroCall":
        return this.macroCall(expr.call);
      case "error":
        return "_";
      default:
        return unreachable(expr);
    }
  }

  #arm(arm: Extract<Expr, { kind: "match" }>["arms"][number]): string {
    const body = this.expr(arm.body);
    return `${this.attrs(arm.attrs)}${this.pat(arm.pat)}${arm.guard === undefined ? "" : ` if ${this.expr(arm.guard)}`} => ${startsWithBlock(arm.body) ? `(${body})` : body},`;
  }

  block(block: Block): string {
    return this.#braced(() => [
      ...block.attrs.map((a) => this.attr(a) + (this.#flat && a.kind === "doc" ? "\n" : "")),
      ...block.stmts.map((s) => this.stmt(s)),
      ...(block.tail === undefined ? [] : [this.#statementExpr(block.tail)]),
    ]);
  }

  /** At the start of a statement a block-like operand would end the statement: parentheses prevent it. */
  #statementExpr(expr: Expr): string {
    return startsWithBlock(expr) ? `(${this.expr(expr)})` : this.expr(expr);
  }

  stmt(stmt: Stmt): string {
    switch (stmt.kind) {
      case "let":
        return `${this.attrs(stmt.attrs)}let ${this.pat(stmt.pat)}${stmt.ty === undefined ? "" : `: ${this.type(stmt.ty)}`}${stmt.init === undefined ? "" : ` = ${this.expr(stmt.init)}`}${stmt.else === undefined ? "" : ` else ${this.block(stmt.else)}`};`;
      case "item":
        return this.item(stmt.item);
      case "expr":
        return this.#statementExpr(stmt.expr) + (stmt.semi ? ";" : "");
      case "macroCall":
        return `${this.attrs(stmt.attrs)}${this.macroCall(stmt.call)}${stmt.style === "semicolon" ? ";" : ""}`;
      case "empty":
      case "error":
        return ";";
      default:
        return unreachable(stmt);
    }
  }

  // ------------------------------------------------------------ items

  item(item: Item): string {
    const inner = item.kind === "mod" ? item.attrs.filter((a) => a.inner) : [];
    return this.attrs(item.attrs.filter((a) => !a.inner)) + this.vis(item.vis) + this.#bareItem(item, inner);
  }

  #bareItem(item: Item, inner: readonly Attribute[]): string {
    switch (item.kind) {
      case "fn":
        return this.#fn(item);
      case "struct":
        return `struct ${this.ident(item.ident)}${this.generics(item.generics)}${this.#structBody(item.data, this.where(item.generics.where))}`;
      case "union":
        return `union ${this.ident(item.ident)}${this.generics(item.generics)}${this.#structBody(item.data, this.where(item.generics.where))}`;
      case "enum":
        return `enum ${this.ident(item.ident)}${this.generics(item.generics)}${this.where(item.generics.where)} ${this.#braced(
          () =>
            item.variants.map(
              (v) =>
                `${this.attrs(v.attrs)}${this.vis(v.vis)}${this.ident(v.ident)}${this.#data(v.data)}${v.discriminant === undefined ? "" : ` = ${this.expr(v.discriminant)}`},`,
            ),
        )}`;
      case "trait":
        return `${item.unsafe === undefined ? "" : "unsafe "}${item.auto === undefined ? "" : "auto "}trait ${this.ident(item.ident)}${this.generics(item.generics)}${item.supertraits.length === 0 ? "" : `: ${this.bounds(item.supertraits)}`}${this.where(item.generics.where)} ${this.#items(item.items)}`;
      case "traitAlias":
        return `trait ${this.ident(item.ident)}${this.generics(item.generics)} = ${this.bounds(item.bounds)}${this.where(item.generics.where)};`;
      case "impl":
        return `${item.default === undefined ? "" : "default "}${item.unsafe === undefined ? "" : "unsafe "}impl${this.generics(item.generics)} ${item.trait === undefined ? "" : `${item.trait.negative === undefined ? "" : "!"}${this.path(item.trait.path)} for `}${this.type(item.self)}${this.where(item.generics.where)} ${this.#items(item.items)}`;
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
          : `${head} ${this.#braced(() => [...inner.map((a) => this.attr(a) + (this.#flat && a.kind === "doc" ? "\n" : "")), ...items.map((i) => this.item(i))])}`;
      }
      case "use":
        return `use ${this.#useTree(item.tree)};`;
      case "externCrate":
        return `extern crate ${this.ident(item.ident)}${item.rename === undefined ? "" : ` as ${this.ident(item.rename)}`};`;
      case "externBlock":
        return `${item.unsafe === undefined ? "" : "unsafe "}${this.abi(item.abi)}${this.#items(item.items)}`;
      case "macroRules":
        return `macro_rules! ${this.ident(item.ident)}${this.delimited(item.body.delimiter, printTokens(item.body.tokens))}${item.body.delimiter === "brace" ? "" : ";"}`;
      case "macroCall":
        return `${this.macroCall(item.call)}${item.call.args.delimiter === "brace" ? "" : ";"}`;
      case "error":
        return "";
      default:
        return unreachable(item);
    }
  }

  #items(items: readonly Item[]): string {
    return this.#braced(() => items.map((i) => this.item(i)));
  }

  #fn(item: FnItem): string {
    const q = item.qualifiers;
    const words = `${q.default === undefined ? "" : "default "}${q.const === undefined ? "" : "const "}${q.async === undefined ? "" : "async "}${q.unsafe === undefined ? "" : "unsafe "}${q.safe === undefined ? "" : "safe "}${this.abi(q.extern)}`;
    const params = [
      ...(item.sig.self === undefined ? [] : [this.#selfParam(item.sig.self)]),
      ...item.sig.params.map((p) => this.#param(p)),
      ...(item.sig.variadic === undefined ? [] : ["..."]),
    ];
    const head = `${words}fn ${this.ident(item.ident)}${this.generics(item.generics)}(${params.join(", ")})${item.sig.ret === undefined ? "" : ` -> ${this.type(item.sig.ret)}`}${this.where(item.generics.where)}`;
    return item.body === undefined ? `${head};` : `${head} ${this.#body(item.body)}`;
  }

  #body(body: Block | LazyBlock): string {
    if (body.kind === "block") return this.block(body);
    return `{ ${printTokens(body.tokens.slice(body.start + 1, body.end - 1))} }`;
  }

  #selfParam(self: SelfParam): string {
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

  #param(param: Param): string {
    return `${this.attrs(param.attrs, " ")}${this.pat(param.pat)}: ${this.type(param.ty)}`;
  }

  #field(field: FieldDef): string {
    return `${this.vis(field.vis)}${field.ident === undefined ? "" : `${this.ident(field.ident)}: `}${this.type(field.ty)}`;
  }

  #data(data: VariantData): string {
    switch (data.kind) {
      case "unit":
        return "";
      case "tuple":
        return `(${data.fields.map((f) => this.attrs(f.attrs, " ") + this.#field(f)).join(", ")})`;
      case "named":
        return ` ${this.#braced(() => data.fields.map((f) => `${this.attrs(f.attrs)}${this.#field(f)},`))}`;
      default:
        return unreachable(data);
    }
  }

  #structBody(data: VariantData, where: string): string {
    return data.kind === "named" ? where + this.#data(data) : `${this.#data(data)}${where};`;
  }

  #useTree(tree: UseTree): string {
    const prefix = this.path(tree.prefix);
    const joint = tree.prefix.segments.length === 0 ? prefix : `${prefix}::`;
    switch (tree.kind) {
      case "simple":
        return prefix + (tree.rename === undefined ? "" : ` as ${this.ident(tree.rename)}`);
      case "glob":
        return `${joint}*`;
      case "nested":
        return `${joint}{${tree.trees.map((t) => this.#useTree(t)).join(", ")}}`;
      default:
        return unreachable(tree);
    }
  }
}

/** Whether a struct literal stands outside any delimiter, so that a condition must put it in parentheses. */
function exposesStruct(expr: Expr): boolean {
  switch (expr.kind) {
    case "struct":
      return true;
    case "binary":
    case "assign":
    case "assignOp":
      return exposesStruct(expr.left) || exposesStruct(expr.right);
    case "unary":
    case "addrOf":
      return exposesStruct(expr.operand);
    case "cast":
    case "try":
    case "await":
      return exposesStruct(expr.expr);
    case "return":
    case "break":
      return expr.expr !== undefined && exposesStruct(expr.expr);
    case "closure":
      return exposesStruct(expr.body);
    case "methodCall":
      return exposesStruct(expr.receiver);
    case "call":
      return exposesStruct(expr.callee);
    case "field":
    case "index":
      return exposesStruct(expr.base);
    case "range":
      return (
        (expr.start !== undefined && exposesStruct(expr.start)) || (expr.end !== undefined && exposesStruct(expr.end))
      );
    default:
      return false;
  }
}

/** Whether the leftmost operand of a larger expression is block-like (only substitution can bring that about). */
function startsWithBlock(expr: Expr): boolean {
  let at: Expr = expr;
  let inner = false;
  for (;;) {
    switch (at.kind) {
      case "binary":
      case "assign":
      case "assignOp":
        at = at.left;
        break;
      case "cast":
        at = at.expr;
        break;
      case "call":
        at = at.callee;
        break;
      case "index":
        at = at.base;
        break;
      case "range":
        if (at.start === undefined) return false;
        at = at.start;
        break;
      case "if":
      case "match":
      case "while":
      case "loop":
      case "for":
      case "block":
        return inner;
      case "macroCall":
        return inner && at.call.args.delimiter === "brace";
      default:
        return false;
    }
    inner = true;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\", "\0": "\\0" };

function escapeText(text: string, quote: string): string {
  let out = "";
  for (const ch of text) {
    const code = ch.codePointAt(0) as number;
    if (ch === quote) out += `\\${ch}`;
    else if (ESCAPES[ch] !== undefined) out += ESCAPES[ch];
    else if (code < 32 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029)
      out += `\\u{${code.toString(16)}}`;
    else out += ch;
  }
  return out;
}

function escapeBytes(bytes: readonly number[], quote: string): string {
  return bytes
    .map((b) => {
      const ch = String.fromCharCode(b);
      if (ch === quote) return `\\${ch}`;
      return ESCAPES[ch] ?? (b < 32 || b > 126 ? `\\x${b.toString(16).padStart(2, "0")}` : ch);
    })
    .join("");
}

/** A literal as source. */
export function printLit(lit: Lit): string {
  switch (lit.kind) {
    case "int":
      return lit.text;
    case "float":
      return lit.text.endsWith(".") ? `${lit.text}0` : lit.text;
    case "bool":
      return String(lit.value);
    case "char":
      return `'${escapeText(String.fromCodePoint(lit.value), "'")}'`;
    case "byte":
      return `b'${escapeBytes([lit.value], "'")}'`;
    case "str":
      return lit.raw && !/[\r\0]/.test(lit.value) ? rawString(lit.value) : `"${escapeText(lit.value, '"')}"`;
    case "byteStr":
      return `b"${escapeBytes(lit.value, '"')}"`;
    case "cStr":
      return `c"${escapeBytes(lit.value, '"')}"`;
    case "error":
      return "_";
    default:
      return unreachable(lit);
  }
}

function rawString(text: string): string {
  let hashes = "";
  while (text.includes(`"${hashes}`)) hashes += "#";
  return `r${hashes}"${text}"${hashes}`;
}
