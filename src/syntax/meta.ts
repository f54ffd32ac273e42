// Reads attributes: `#[derive(Clone, Debug)]`, `#[cfg(all(a, b = "c"))]`, `#[lang = "sized"]`, `#[repr(u8)]`.

import type { Span } from "#support/span.ts";
import type { Attribute, Lit, NormalAttribute } from "./ast.ts";
import type { Token } from "./token.ts";
import { skipTree } from "./token-tree.ts";

/** One entry of an attribute's list. */
export interface MetaEntry {
  /** The path as written (`derive`, `std::fmt::Debug`); empty for a lone literal. */
  readonly name: string;
  /** `name = value`, whatever the value is. */
  readonly isKeyValue: boolean;
  /** After `=`, or a lone literal. */
  readonly value: Lit | undefined;
  /** Within parentheses; undefined where there are none. */
  readonly list: readonly MetaEntry[] | undefined;
  readonly tokens: readonly Token[];
  readonly span: Span;
}

/** The name of a normal attribute (`derive`, `rustfmt::skip`). */
export function attributeName(attr: Attribute): string | undefined {
  return attr.kind === "doc" ? undefined : attr.path.segments.map((s) => s.ident.name).join("::");
}

/** The first attribute of a name. */
export function findAttribute(attrs: readonly Attribute[], name: string): NormalAttribute | undefined {
  return attrs.find((a): a is NormalAttribute => a.kind === "attribute" && attributeName(a) === name);
}

/** The entries of `#[name(a, b = "c", d(e))]`; empty for other forms. */
export function attributeList(attr: NormalAttribute): readonly MetaEntry[] {
  return attr.args.kind === "delimited" ? metaEntries(attr.args.args.tokens) : [];
}

/** Splits tokens at top-level commas and reads each part. */
export function metaEntries(tokens: readonly Token[]): readonly MetaEntry[] {
  const out: MetaEntry[] = [];
  let start = 0;
  for (let i = 0; i <= tokens.length; ) {
    if (i === tokens.length || tokens[i]?.text === ",") {
      if (i > start) out.push(metaEntry(tokens.slice(start, i)));
      i++;
      start = i;
    } else {
      i = skipTree(tokens, i);
    }
  }
  return out;
}

function metaEntry(tokens: readonly Token[]): MetaEntry {
  const first = tokens[0] as Token;
  const last = tokens.at(-1) as Token;
  const span: Span = { ...first.span, end: Math.max(first.span.end, last.span.end) };
  if (first.fragment?.kind === "meta") return { ...entryOf(first.fragment.node), tokens, span };
  let i = 0;
  let name = "";
  while (
    i < tokens.length &&
    (tokens[i]?.kind === "ident" || tokens[i]?.kind === "keyword" || tokens[i]?.text === "::") &&
    tokens[i]?.lit === undefined
  ) {
    name += (tokens[i] as Token).name;
    i++;
  }
  const next = tokens[i];
  const isKeyValue = next?.text === "=";
  const list = next?.kind === "open" ? metaEntries(tokens.slice(i + 1, skipTree(tokens, i) - 1)) : undefined;
  const value = isKeyValue ? literalOf(tokens[i + 1]) : name === "" && list === undefined ? literalOf(next) : undefined;
  return { name, isKeyValue, value, list, tokens, span };
}

/** An entry that a macro's `$m:meta` has read already. */
function entryOf(attr: NormalAttribute): Pick<MetaEntry, "name" | "isKeyValue" | "value" | "list"> {
  const { args } = attr;
  return {
    name: attributeName(attr) ?? "",
    isKeyValue: args.kind === "eq",
    value: args.kind === "eq" && args.value.kind === "lit" ? args.value.lit : undefined,
    list: args.kind === "delimited" ? metaEntries(args.args.tokens) : undefined,
  };
}

function literalOf(token: Token | undefined): Lit | undefined {
  if (token?.text === "true" || token?.text === "false") return { kind: "bool", value: token.text === "true" };
  if (token?.fragment?.kind === "literal" || token?.fragment?.kind === "expr")
    return token.fragment.node.kind === "lit" ? token.fragment.node.lit : undefined;
  return token?.lit;
}
