// Attributes taken apart: `cfg` and `cfg_attr`, `derive`, and the flat form the later stages read.

import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import type { Token } from "#syntax/token.ts";
import type { HirAttr } from "#hir/defs.ts";

/** What `cfg` knows. */
export interface CfgSettings {
  readonly test: boolean;
}

/** `name`, `name = "value"`, `name(…)` within an attribute's parentheses. */
export interface Meta {
  readonly name: string;
  readonly span: Span;
  readonly value: string | undefined;
  readonly list: readonly Meta[] | undefined;
  /** A literal standing alone. */
  readonly literal: boolean;
}

function literalText(token: Token): string | undefined {
  const lit = token.lit;
  if (lit === undefined) return undefined;
  switch (lit.kind) {
    case "str":
      return lit.value;
    case "int":
      return String(lit.value);
    case "float":
      return lit.digits;
    case "bool":
      return String(lit.value);
    default:
      return token.text;
  }
}

/** Reads a comma-separated list of metas from the tokens between parentheses. */
export function parseMetaList(tokens: readonly Token[]): readonly Meta[] {
  const out: Meta[] = [];
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Token;
    if (token.text === ",") {
      i++;
      continue;
    }
    const start = token.span;
    if (token.kind === "interpolated" && token.fragment !== undefined) {
      const inner = token.fragment.kind === "meta" ? metaOfAttribute(token.fragment.node) : undefined;
      if (inner !== undefined) out.push(inner);
      else {
        const text = literalOfFragment(token.fragment);
        out.push({
          name: text ?? token.text,
          span: start,
          value: undefined,
          list: undefined,
          literal: true,
        });
      }
      i++;
      continue;
    }
    if (token.kind === "literal") {
      out.push({
        name: literalText(token) ?? "",
        span: start,
        value: undefined,
        list: undefined,
        literal: true,
      });
      i++;
    } else {
      let name = token.kind === "open" || token.kind === "close" ? "" : token.name;
      i++;
      while (tokens[i]?.text === "::") {
        name += `::${tokens[i + 1]?.name ?? ""}`;
        i += 2;
      }
      let value: string | undefined;
      let list: readonly Meta[] | undefined;
      if (tokens[i]?.text === "=") {
        const at = tokens[i + 1];
        value =
          at === undefined
            ? ""
            : at.kind === "interpolated" && at.fragment !== undefined
              ? literalOfFragment(at.fragment)
              : (literalText(at) ?? at.text);
        i += 2;
      } else if (tokens[i]?.text === "(") {
        const end = closing(tokens, i);
        list = parseMetaList(tokens.slice(i + 1, end));
        i = end + 1;
      }
      out.push({ name, span: start, value, list, literal: false });
    }
    while (i < tokens.length && tokens[i]?.text !== ",") i++;
  }
  return out;
}

function literalOfFragment(fragment: ast.Fragment): string | undefined {
  const node = fragment.kind === "expr" || fragment.kind === "literal" ? fragment.node : undefined;
  if (node === undefined || node.kind !== "lit") return undefined;
  return node.lit.kind === "str" ? node.lit.value : node.lit.kind === "int" ? String(node.lit.value) : undefined;
}

function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const kind = tokens[i]?.kind;
    if (kind === "open") depth++;
    else if (kind === "close" && --depth === 0) return i;
  }
  return tokens.length;
}

export function attributeName(attribute: ast.NormalAttribute): string {
  return attribute.path.segments.map((s) => s.ident.name).join("::");
}

function metaOfAttribute(attribute: ast.NormalAttribute): Meta {
  const { args } = attribute;
  return {
    name: attributeName(attribute),
    span: attribute.path.span,
    value: args.kind === "eq" ? exprText(args.value) : undefined,
    list: args.kind === "delimited" ? parseMetaList(args.args.tokens) : undefined,
    literal: false,
  };
}

function exprText(expr: ast.Expr): string | undefined {
  if (expr.kind !== "lit") return undefined;
  const lit = expr.lit;
  return lit.kind === "str" ? lit.value : lit.kind === "int" ? String(lit.value) : undefined;
}

const TARGET: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["target_os", new Set(["linux"])],
  ["target_family", new Set(["unix"])],
  ["target_arch", new Set(["x86_64"])],
  ["target_pointer_width", new Set(["64"])],
  ["target_endian", new Set(["little"])],
  ["target_env", new Set(["gnu"])],
  ["target_vendor", new Set(["unknown"])],
  ["target_has_atomic", new Set(["8", "16", "32", "64", "ptr"])],
  ["panic", new Set(["unwind"])],
]);

/** Whether a `cfg` predicate holds. */
export function cfgHolds(meta: Meta, settings: CfgSettings): boolean {
  if (meta.list !== undefined) {
    switch (meta.name) {
      case "all":
        return meta.list.every((m) => cfgHolds(m, settings));
      case "any":
        return meta.list.some((m) => cfgHolds(m, settings));
      case "not":
        return meta.list[0] !== undefined && !cfgHolds(meta.list[0], settings);
      default:
        // Reported elsewhere; rustc keeps what it cannot decide about.
        return true;
    }
  }
  if (meta.value !== undefined) return TARGET.get(meta.name)?.has(meta.value) ?? false;
  switch (meta.name) {
    case "test":
      return settings.test;
    case "debug_assertions":
    case "overflow_checks":
    case "unix":
    case "ferrule":
    case "true":
      return true;
    default:
      return false;
  }
}

/** A thing's attributes after `cfg_attr`; and the gate that removes the thing, if one does. */
export interface Configured {
  readonly attrs: readonly ast.NormalAttribute[];
  /** The predicate of the `cfg` that does not hold. */
  readonly removedBy: Span | undefined;
}

const NOTHING: Configured = { attrs: [], removedBy: undefined };

/** Applies `cfg` and `cfg_attr`; leaves doc comments out. */
export function configure(attrs: readonly ast.Attribute[], settings: CfgSettings): Configured {
  if (attrs.length === 0) return NOTHING;
  const out: ast.NormalAttribute[] = [];
  let removedBy: Span | undefined;
  for (const attr of attrs) {
    if (attr.kind === "doc") continue;
    const name = attributeName(attr);
    if (name === "cfg" && attr.args.kind === "delimited") {
      const predicate = parseMetaList(attr.args.args.tokens)[0];
      if (predicate !== undefined && !cfgHolds(predicate, settings)) removedBy ??= predicate.span;
    } else if (name === "cfg_attr" && attr.args.kind === "delimited") {
      for (const inner of cfgAttr(attr, attr.args.args.tokens, settings)) {
        const again = configure([inner], settings);
        out.push(...again.attrs);
        removedBy ??= again.removedBy;
      }
    } else {
      out.push(attr);
    }
  }
  return { attrs: out, removedBy };
}

/** The attributes that a `cfg_attr` stands for. */
function cfgAttr(
  attr: ast.NormalAttribute,
  tokens: readonly Token[],
  settings: CfgSettings,
): readonly ast.NormalAttribute[] {
  const pieces: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === "open") depth++;
    else if (token.kind === "close") depth--;
    if (depth === 0 && token.text === ",") pieces.push([]);
    else pieces.at(-1)?.push(token);
  }
  const [first, ...rest] = pieces;
  const predicate = parseMetaList(first ?? [])[0];
  if (predicate === undefined || !cfgHolds(predicate, settings)) return [];
  return rest.flatMap((piece) => attributeFromTokens(attr, piece));
}

function attributeFromTokens(attr: ast.NormalAttribute, piece: readonly Token[]): readonly ast.NormalAttribute[] {
  const head = piece[0];
  if (head === undefined) return [];
  const segments: ast.PathSegment[] = [];
  let i = 0;
  for (; i < piece.length; i += 2) {
    const token = piece[i] as Token;
    segments.push({
      ident: { name: token.name, span: token.span, mark: token.mark, raw: false },
      args: undefined,
      span: token.span,
    });
    if (piece[i + 1]?.text !== "::") {
      i++;
      break;
    }
  }
  const path: ast.Path = { kind: "path", qself: undefined, global: false, segments, span: head.span };
  const next = piece[i];
  let args: ast.AttributeArgs = { kind: "empty" };
  if (next?.kind === "open") {
    const end = closing(piece, i);
    const close = piece[end] ?? next;
    args = {
      kind: "delimited",
      args: { delimiter: "paren", open: next, close, tokens: piece.slice(i + 1, end), span: next.span },
    };
  } else if (next?.text === "=" && piece[i + 1]?.lit !== undefined) {
    const value = piece[i + 1] as Token;
    args = { kind: "eq", value: { kind: "lit", lit: value.lit as ast.Lit, attrs: [], span: value.span } };
  }
  return [{ kind: "attribute", inner: attr.inner, unsafe: false, path, args, span: attr.span }];
}

/** The flat form for the later stages. */
export function toHirAttr(attr: ast.NormalAttribute): HirAttr {
  const meta = metaOfAttribute(attr);
  const sole = meta.list?.length === 1 && meta.list[0]?.literal === true ? meta.list[0].name : undefined;
  return { name: meta.name, value: meta.value ?? sole, words: (meta.list ?? []).map(metaWord), span: attr.span };
}

function metaWord(meta: Meta): string {
  if (meta.value !== undefined) return `${meta.name}=${meta.value}`;
  if (meta.list !== undefined) return `${meta.name}(${meta.list.map(metaWord).join(", ")})`;
  return meta.name;
}
