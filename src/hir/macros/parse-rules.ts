// The rules of a `macro_rules!` definition, from its tokens.

import { error, type DiagnosticSink } from "#diagnostics/diagnostic.ts";
import { joinSpans } from "#support/span.ts";
import { tokenTrees, type TokenTree } from "#syntax/token-tree.ts";
import type { FragmentKind } from "#syntax/fragments.ts";
import type { Token } from "#syntax/token.ts";
import type { MacroDef, MacroRule, MatcherPart, RepeatOp, TranscriberPart } from "./macro-def.ts";

const FRAGMENTS: ReadonlySet<string> = new Set<FragmentKind>([
  "expr",
  "expr_2021",
  "ty",
  "pat",
  "pat_param",
  "stmt",
  "block",
  "item",
  "path",
  "literal",
  "vis",
  "meta",
  "ident",
  "lifetime",
  "tt",
]);

/** Parses `(matcher) => { transcriber }; …` once; malformed rules are reported and left out. */
export function rulesOf(macro: Extract<MacroDef, { kind: "rules" }>, sink: DiagnosticSink): readonly MacroRule[] {
  if (macro.rules !== undefined) return macro.rules;
  const rules: MacroRule[] = [];
  macro.rules = rules;
  const trees = tokenTrees(macro.body);
  for (let i = 0; i < trees.length; ) {
    const matcher = trees[i] as TokenTree;
    if (matcher.kind !== "delimited") {
      sink.error(error(undefined, `expected macro matcher, found \`${matcher.token.text}\``).at(matcher.token.span));
      return rules;
    }
    const arrow = trees[i + 1];
    const body = trees[i + 2];
    const matcherSpan = joinSpans(matcher.open.span, matcher.close.span);
    if (arrow === undefined || arrow.kind !== "token" || arrow.token.text !== "=>") {
      const at = arrow === undefined ? matcher.close.span : arrow.kind === "token" ? arrow.token.span : arrow.open.span;
      sink.error(
        error(
          undefined,
          arrow === undefined
            ? "expected `=>`, found end of macro arguments"
            : `expected \`=>\`, found \`${textOfTree(arrow)}\``,
        ).at(at, "expected `=>`"),
      );
      return rules;
    }
    if (body === undefined || body.kind !== "delimited") {
      sink.error(
        error(undefined, "macro rhs must be delimited").at(body === undefined ? arrow.token.span : body.token.span),
      );
      return rules;
    }
    const names = new Set<string>();
    const parts = parseMatcher(matcher.trees, sink, names, macro.krate === "user");
    const rule: MacroRule = {
      matcher: parts,
      matcherSpan,
      transcriber: parseTranscriber(body.trees, names),
      span: joinSpans(matcherSpan, body.close.span),
    };
    rules.push(rule);
    i += 3;
    const separator = trees[i];
    if (separator === undefined) break;
    if (separator.kind !== "token" || separator.token.text !== ";") {
      const at = separator.kind === "token" ? separator.token.span : separator.open.span;
      sink.error(error(undefined, `expected \`;\`, found \`${textOfTree(separator)}\``).at(at, "expected `;`"));
      return rules;
    }
    i++;
  }
  return rules;
}

function textOfTree(tree: TokenTree): string {
  return tree.kind === "token" ? tree.token.text : tree.open.text;
}

/** `$( … ) sep op`: what follows the parentheses. */
function repetition(
  trees: readonly TokenTree[],
  at: number,
): { separator: Token | undefined; op: RepeatOp; next: number } | undefined {
  const first = trees[at];
  if (first?.kind !== "token") return undefined;
  if (isOp(first.token.text)) return { separator: undefined, op: first.token.text, next: at + 1 };
  const second = trees[at + 1];
  if (second?.kind === "token" && isOp(second.token.text))
    return { separator: first.token, op: second.token.text, next: at + 2 };
  return undefined;
}

function isOp(text: string): text is RepeatOp {
  return text === "*" || text === "+" || text === "?";
}

function isName(token: Token): boolean {
  return token.kind === "ident" || (token.kind === "keyword" && token.text !== "crate");
}

function parseMatcher(
  trees: readonly TokenTree[],
  sink: DiagnosticSink,
  names: Set<string>,
  check: boolean,
): readonly MatcherPart[] {
  const out: MatcherPart[] = [];
  for (let i = 0; i < trees.length; ) {
    const tree = trees[i] as TokenTree;
    if (tree.kind === "delimited") {
      out.push({
        kind: "delimited",
        delimiter: tree.delimiter,
        open: tree.open,
        close: tree.close,
        parts: parseMatcher(tree.trees, sink, names, check),
      });
      i++;
      continue;
    }
    const { token } = tree;
    const next = trees[i + 1];
    if (token.text !== "$" || next === undefined) {
      out.push({ kind: "token", token });
      i++;
      continue;
    }
    if (next.kind === "delimited" && next.delimiter === "paren") {
      const inner = new Set<string>();
      const parts = parseMatcher(next.trees, sink, inner, check);
      const rest = repetition(trees, i + 2);
      if (rest === undefined) {
        sink.error(error(undefined, "expected one of: `*`, `+`, or `?`").at(joinSpans(token.span, next.close.span)));
        i += 2;
        continue;
      }
      for (const name of inner) names.add(name);
      out.push({
        kind: "repeat",
        parts,
        separator: rest.separator,
        op: rest.op,
        names: [...inner],
        span: joinSpans(token.span, next.close.span),
      });
      i = rest.next;
      continue;
    }
    const colon = trees[i + 2];
    const fragment = trees[i + 3];
    if (
      next.kind === "token" &&
      isName(next.token) &&
      colon?.kind === "token" &&
      colon.token.text === ":" &&
      fragment?.kind === "token"
    ) {
      const span = joinSpans(token.span, fragment.token.span);
      const name = next.token.name;
      if (!FRAGMENTS.has(fragment.token.name)) {
        if (check)
          sink.error(
            error(undefined, `invalid fragment specifier \`${fragment.token.name}\``)
              .at(span)
              .help(
                "valid fragment specifiers are `ident`, `block`, `stmt`, `expr`, `pat`, `ty`, `lifetime`, `literal`, `path`, `meta`, `tt`, `item` and `vis`, along with `expr_2021` and `pat_param` for edition compatibility",
              ),
          );
      } else {
        if (names.has(name) && check)
          sink.error(error(undefined, "duplicate matcher binding").at(span, "duplicate binding"));
        names.add(name);
        out.push({ kind: "fragment", name, fragment: fragment.token.name as FragmentKind, span });
      }
      i += 4;
      continue;
    }
    if (next.kind === "token" && isName(next.token) && check) {
      sink.error(
        error(undefined, "missing fragment specifier")
          .at(joinSpans(token.span, next.token.span))
          .help(
            "valid fragment specifiers are `ident`, `block`, `stmt`, `expr`, `pat`, `ty`, `lifetime`, `literal`, `path`, `meta`, `tt`, `item` and `vis`, along with `expr_2021` and `pat_param` for edition compatibility",
          ),
      );
      i += 2;
      continue;
    }
    out.push({ kind: "token", token });
    i++;
  }
  return out;
}

function parseTranscriber(trees: readonly TokenTree[], names: ReadonlySet<string>): readonly TranscriberPart[] {
  const out: TranscriberPart[] = [];
  for (let i = 0; i < trees.length; ) {
    const tree = trees[i] as TokenTree;
    if (tree.kind === "delimited") {
      out.push({ kind: "token", token: tree.open }, ...parseTranscriber(tree.trees, names), {
        kind: "token",
        token: tree.close,
      });
      i++;
      continue;
    }
    const { token } = tree;
    const next = trees[i + 1];
    if (token.text !== "$" || next === undefined) {
      out.push({ kind: "token", token });
      i++;
      continue;
    }
    if (next.kind === "token" && next.token.text === "crate") {
      out.push({ kind: "crate", token: next.token });
      i += 2;
      continue;
    }
    if (next.kind === "token" && (isName(next.token) || next.token.text === "crate")) {
      out.push({ kind: "variable", name: next.token.name, dollar: token, token: next.token });
      i += 2;
      continue;
    }
    if (next.kind === "delimited" && next.delimiter === "paren") {
      const rest = repetition(trees, i + 2);
      if (rest !== undefined) {
        const parts = parseTranscriber(next.trees, names);
        const inner = variablesIn(parts).filter((name) => names.has(name));
        // `$(…)*` without a variable of ours belongs to a macro that this one defines.
        out.push({
          kind: "repeat",
          parts,
          separator: rest.separator,
          op: rest.op,
          names: inner,
          span: joinSpans(token.span, next.close.span),
        });
        i = rest.next;
        continue;
      }
    }
    out.push({ kind: "token", token });
    i++;
  }
  return out;
}

function variablesIn(parts: readonly TranscriberPart[]): readonly string[] {
  return parts.flatMap((part) =>
    part.kind === "variable" ? [part.name] : part.kind === "repeat" ? variablesIn(part.parts) : [],
  );
}
