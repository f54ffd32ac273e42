// What may follow a fragment in a matcher (Reference, "Follow-set Ambiguity Restrictions"), checked where a macro is
// defined, so that later extensions of the grammar cannot change what it matches.

import { type DiagnosticSink, error } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type { FragmentKind } from "#syntax/fragments.ts";
import type { MatcherPart, RulesMacro } from "./macro-def.ts";
import { rulesOf } from "./parse-rules.ts";

/** What a matcher can begin or end with: a token's text or a fragment. */
interface Edge {
  readonly span: Span;
  readonly text: string;
  readonly fragment: FragmentKind | undefined;
  readonly word: boolean;
  readonly close: boolean;
}

interface EdgeSet {
  readonly edges: readonly Edge[];
  readonly maybeEmpty: boolean;
}

const EMPTY: EdgeSet = { edges: [], maybeEmpty: true };

/** Parses a user's macro and reports fragments followed by what may not follow them. */
export function checkMacro(macro: RulesMacro, sink: DiagnosticSink): void {
  for (const rule of rulesOf(macro, sink)) new FollowCheck(sink, macro.edition >= 2021).check(rule.matcher, EMPTY);
}

function edgeOf(part: Extract<MatcherPart, { kind: "token" | "fragment" }>): Edge {
  if (part.kind === "fragment")
    return {
      span: part.span,
      text: `$${part.name}:${part.fragment}`,
      fragment: part.fragment,
      word: false,
      close: false,
    };
  const { token } = part;
  return {
    span: token.span,
    text: token.text,
    fragment: undefined,
    word: token.kind === "ident" || token.kind === "keyword",
    close: token.kind === "close",
  };
}

function first(parts: readonly MatcherPart[]): EdgeSet {
  const edges: Edge[] = [];
  for (const part of parts) {
    switch (part.kind) {
      case "token":
      case "fragment":
        return { edges: [...edges, edgeOf(part)], maybeEmpty: false };
      case "delimited":
        return { edges: [...edges, edgeOf({ kind: "token", token: part.open })], maybeEmpty: false };
      case "repeat": {
        const inner = first(part.parts);
        edges.push(...inner.edges);
        if (inner.maybeEmpty && part.separator !== undefined)
          edges.push(edgeOf({ kind: "token", token: part.separator }));
        if (!inner.maybeEmpty && part.op === "+") return { edges, maybeEmpty: false };
        break;
      }
    }
  }
  return { edges, maybeEmpty: true };
}

function union(a: EdgeSet, b: EdgeSet): EdgeSet {
  return { edges: [...a.edges, ...b.edges], maybeEmpty: b.maybeEmpty };
}

class FollowCheck {
  readonly #sink: DiagnosticSink;
  readonly #orPatterns: boolean;

  constructor(sink: DiagnosticSink, orPatterns: boolean) {
    this.#sink = sink;
    this.#orPatterns = orPatterns;
  }

  /** Checks a matcher that `follow` comes after; gives what it can end with. */
  check(parts: readonly MatcherPart[], follow: EdgeSet): EdgeSet {
    let last = EMPTY;
    parts.forEach((part, i) => {
      const rest = first(parts.slice(i + 1));
      const suffix = rest.maybeEmpty ? union(rest, follow) : rest;
      switch (part.kind) {
        case "token":
          last = { edges: [], maybeEmpty: false };
          return;
        case "delimited":
          this.check(part.parts, { edges: [edgeOf({ kind: "token", token: part.close })], maybeEmpty: false });
          last = { edges: [], maybeEmpty: false };
          return;
        case "repeat": {
          const after =
            part.separator === undefined
              ? union(first(part.parts), suffix)
              : {
                  edges: [...suffix.edges, edgeOf({ kind: "token", token: part.separator })],
                  maybeEmpty: suffix.maybeEmpty,
                };
          const ends = this.check(part.parts, after);
          last = ends.maybeEmpty ? { edges: [...last.edges, ...ends.edges], maybeEmpty: last.maybeEmpty } : ends;
          return;
        }
        case "fragment":
          last = { edges: [edgeOf(part)], maybeEmpty: false };
          for (const next of suffix.edges) this.#pair(edgeOf(part), next, suffix.edges.length === 1);
          return;
      }
    });
    return last;
  }

  #pair(last: Edge, next: Edge, only: boolean): void {
    const kind = last.fragment;
    if (kind === undefined || next.close) return;
    const allowed = this.#follow(kind);
    if (allowed === undefined || allowed.fits(next)) return;
    const specifier = `\`${kind}\``;
    const builder = error(
      undefined,
      `\`${last.text}\` ${only ? "is" : "may be"} followed by \`${next.text}\`, which is not allowed for ${specifier} fragments`,
    ).at(next.span, `not allowed after ${specifier} fragments`);
    const names = allowed.names;
    if (names.length > 0) builder.note(`allowed there are: ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`);
    this.#sink.error(builder);
  }

  /** What may follow a kind of fragment; undefined if anything may. */
  #follow(
    kind: FragmentKind,
  ): { readonly fits: (next: Edge) => boolean; readonly names: readonly string[] } | undefined {
    const texts = (list: readonly string[], fragments: readonly FragmentKind[] = []) => ({
      fits: (next: Edge) =>
        next.fragment === undefined ? list.includes(next.text) : fragments.includes(next.fragment),
      names: list.map((t) => `\`${t}\``),
    });
    switch (kind) {
      case "stmt":
      case "expr":
      case "expr_2021":
        return texts(["=>", ",", ";"]);
      case "pat":
        return texts(this.#orPatterns ? ["=>", ",", "=", "if", "in"] : ["=>", ",", "=", "|", "if", "in"]);
      case "pat_param":
        return texts(["=>", ",", "=", "|", "if", "in"]);
      case "path":
      case "ty":
        return texts(["{", "[", "=>", ",", ">", "=", ":", ";", "|", "as", "where", ">>"], ["block"]);
      case "vis": {
        const fits = (next: Edge): boolean =>
          next.fragment !== undefined
            ? ["ident", "ty", "path"].includes(next.fragment)
            : next.text === "," ||
              (next.word && next.text !== "priv") ||
              ["(", "[", "!", "*", "&", "&&", "?", "<", "<<", "::"].includes(next.text);
        return { fits, names: ["`,`", "an ident", "a type"] };
      }
      default:
        return undefined;
    }
  }
}
