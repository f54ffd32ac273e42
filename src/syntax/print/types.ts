// Prints names, paths, attributes, types and patterns.

import { unreachable } from "#support/bug.ts";
import type {
  Attribute,
  Block,
  Bound,
  Expr,
  ExternAbi,
  GenericArg,
  GenericArgs,
  GenericParam,
  Generics,
  Ident,
  MacroCall,
  Pat,
  Path,
  Type,
  Visibility,
  WherePredicate,
} from "#syntax/ast.ts";
import type { Token } from "#syntax/token.ts";
import { EDITION_KEYWORDS, KEYWORDS } from "#syntax/token-types.ts";

export abstract class TypePrinter {
  abstract expr(expr: Expr): string;
  abstract block(block: Block): string;
  protected abstract tokens(tokens: readonly Token[]): string;

  /** Everything on one line. */
  protected readonly flat: boolean;
  protected depth = 0;

  constructor(flat: boolean) {
    this.flat = flat;
  }

  protected line(): string {
    return this.flat ? " " : `\n${"    ".repeat(this.depth)}`;
  }
  /** `{`, the parts on lines of their own, `}`. */
  protected braced(parts: () => readonly string[]): string {
    this.depth++;
    const list = parts();
    const body = list.map((part) => this.line() + part).join("");
    this.depth--;
    return list.length === 0 ? "{}" : `{${body}${this.line()}}`;
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
    return attrs.map((a) => this.attr(a) + (a.kind === "doc" && !a.block ? "\n" : (end ?? this.line()))).join("");
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
          : path + this.delimited(args.args.delimiter, this.tokens(args.args.tokens));
    return attr.unsafe ? `unsafe(${text})` : text;
  }

  delimited(delimiter: "paren" | "bracket" | "brace", text: string): string {
    if (delimiter === "paren") return `(${text})`;
    if (delimiter === "bracket") return `[${text}]`;
    return text === "" ? " {}" : ` { ${text} }`;
  }

  macroCall(call: MacroCall): string {
    return `${this.path(call.path)}!${this.delimited(call.args.delimiter, this.tokens(call.args.tokens))}`;
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
        return `&${ty.lifetime === undefined ? "" : `${ty.lifetime.name} `}${ty.mutable ? "mut " : ""}${this.innerType(ty.ty)}`;
      case "ptr":
        return `*${ty.mutable ? "mut" : "const"} ${this.innerType(ty.ty)}`;
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
  protected innerType(ty: Type): string {
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
}
