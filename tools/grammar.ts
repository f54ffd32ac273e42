// The grammar a person reads, made from the parser's own recorded rules: `grammar/ferrule.ebnf` and `grammar/diagrams.html`.

import type { ISerializedGast } from "chevrotain";
import { FerruleParser } from "#syntax/parser/parser.ts";
import { CONTEXTUAL, EDITION_KEYWORDS, KEYWORDS, PUNCTUATION, T, VOCABULARY } from "#syntax/token-types.ts";
import type { Shape } from "./grammar-shape.ts";
import { diagram } from "./railroad.ts";

interface Recorded {
  readonly type: string;
  readonly name?: string;
  readonly label?: string;
  readonly nonTerminalName?: string;
  readonly definition?: readonly Recorded[];
}

/** Which rule opens which chapter; rules come in the order of the parser's layers. */
const CHAPTERS: Readonly<Record<string, string>> = {
  Identifier: "Names and paths",
  Bounds: "Bounds and generic parameters",
  Type: "Types",
  MacroArgs: "Token trees",
  Pattern: "Patterns",
  Expression: "Expressions",
  OuterAttributes: "Attributes",
  Block: "Blocks and statements",
  Function: "Functions, structs, enums",
  Trait: "Traits, impls, constants",
  Item: "Items",
  SourceFile: "Files and macro fragments",
};

const EMPTY: Shape = { kind: "sequence", parts: [] };

function shapeOf(recorded: Recorded): Shape {
  const parts = (): Shape => sequence((recorded.definition ?? []).map(shapeOf));
  switch (recorded.type) {
    case "Rule":
    case "Alternative":
      return parts();
    case "NonTerminal":
      return { kind: "rule", name: recorded.nonTerminalName ?? recorded.name ?? "" };
    case "Terminal":
      return terminal(recorded);
    case "Option":
      return { kind: "optional", body: parts() };
    case "Repetition":
      return repetition(parts());
    case "Alternation": {
      const options = (recorded.definition ?? []).map(shapeOf);
      const solid = options.filter((option) => !isEmpty(option));
      const unique = solid.filter(
        (option, i) => solid.findIndex((other) => JSON.stringify(other) === JSON.stringify(option)) === i,
      );
      const choice: Shape = unique.length === 1 ? (unique[0] as Shape) : { kind: "choice", options: unique };
      return solid.length === options.length ? choice : { kind: "optional", body: choice };
    }
    default:
      throw new Error(`unknown production ${recorded.type}`);
  }
}

function terminal(recorded: Recorded): Shape {
  const label = recorded.label ?? recorded.name ?? "";
  return label.startsWith("`")
    ? { kind: "text", text: label.slice(1, -1) }
    : { kind: "class", name: recorded.name ?? label };
}

function sequence(parts: readonly Shape[]): Shape {
  const flat = parts.flatMap((part) => (part.kind === "sequence" ? part.parts : [part]));
  return flat.length === 1 ? (flat[0] as Shape) : { kind: "sequence", parts: flat };
}

function isEmpty(shape: Shape): boolean {
  return shape.kind === "sequence" && shape.parts.length === 0;
}

/** `(item separator?)*` is how lists are recorded: the parser stops where the separator is missing. */
function repetition(body: Shape): Shape {
  const parts = body.kind === "sequence" ? body.parts : [body];
  const last = parts.at(-1);
  if (last?.kind === "optional" && last.body.kind === "text" && (last.body.text === "," || last.body.text === "+")) {
    return { kind: "optional", body: { kind: "list", item: sequence(parts.slice(0, -1)), separator: last.body.text } };
  }
  return { kind: "repeat", body };
}

/** All rules in order. */
export function grammarRules(): readonly { readonly name: string; readonly body: Shape }[] {
  const rules = new FerruleParser(
    true,
  ).getSerializedGastProductions() as readonly ISerializedGast[] as unknown as readonly Recorded[];
  return rules.map((rule) => ({ name: rule.name ?? "", body: shapeOf(rule) }));
}

// ---------------------------------------------------------------- EBNF

const quote = (text: string): string => (text.includes('"') ? `'${text}'` : `"${text}"`);

/** `tight`: as an operand of `*`, `?` or a sequence. */
function ebnf(shape: Shape, tight: boolean): string {
  const wrap = (text: string, needs: boolean): string => (needs && tight ? `(${text})` : text);
  switch (shape.kind) {
    case "rule":
      return shape.name;
    case "class":
      return className(shape.name);
    case "text":
      return quote(shape.text);
    case "sequence":
      return wrap(shape.parts.map((part) => ebnf(part, part.kind === "choice")).join(" "), shape.parts.length > 1);
    case "choice":
      return wrap(shape.options.map((option) => ebnf(option, false)).join(" | "), true);
    case "optional":
      return `${ebnf(shape.body, true)}?`;
    case "repeat":
      return `${ebnf(shape.body, true)}*`;
    case "list": {
      const item = ebnf(shape.item, shape.item.kind === "choice");
      return `(${item} (${quote(shape.separator)} ${item})* ${quote(shape.separator)}?)`;
    }
  }
}

/** Token classes are written in capitals. */
function className(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
}

function chapterText(): string {
  const lines: string[] = [];
  for (const { name, body } of grammarRules()) {
    if (CHAPTERS[name] !== undefined) lines.push("", `/* ---- ${CHAPTERS[name]} ---- */`, "");
    const options = body.kind === "choice" ? body.options.map((option) => ebnf(option, false)) : [ebnf(body, false)];
    const head = `${name} ::= `;
    lines.push(head + options.join(`\n${" ".repeat(head.length - 2)}| `));
  }
  return lines.join("\n");
}

const words = (list: Iterable<string>): string => [...list].map(quote).join(" | ");

function lexicalText(): string {
  const operators = VOCABULARY.filter((type) => type.CATEGORIES?.includes(T.BinaryOperator)).map((type) =>
    (type.LABEL ?? "").slice(1, -1),
  );
  return `
/* ---- Tokens ---- */

KEYWORD ::= ${words(KEYWORDS.keys())}
EDITION_KEYWORD ::= ${words(EDITION_KEYWORDS.keys())}  /* ${[...EDITION_KEYWORDS].map(([word, { since }]) => `${word}: ${since}`).join(", ")} */
CONTEXTUAL_KEYWORD ::= ${words(CONTEXTUAL.keys())}  /* identifiers elsewhere */
PUNCTUATION ::= ${words(PUNCTUATION.keys())}
BINARY_OPERATOR ::= ${words(operators)}

IDENT ::= "r#"? XID_START XID_CONTINUE*  /* XID_START with "_"; no keyword unless raw */
LIFETIME_TOKEN ::= "'" IDENT
LITERAL ::= INT_LIT | FLOAT_LIT | CHAR_LIT | BYTE_LIT | STR_LIT | BYTE_STR_LIT | C_STR_LIT
INT_LIT ::= (DEC | "0x" HEX | "0o" OCT | "0b" BIN) SUFFIX?
FLOAT_LIT ::= DEC "." DEC? EXPONENT? SUFFIX? | DEC EXPONENT SUFFIX?
CHAR_LIT ::= "'" (CHARACTER | ESCAPE) "'"
BYTE_LIT ::= "b'" (ASCII | BYTE_ESCAPE) "'"
STR_LIT ::= '"' (CHARACTER | ESCAPE | LINE_CONTINUATION)* '"' | "r" RAW_STRING
BYTE_STR_LIT ::= 'b"' (ASCII | BYTE_ESCAPE | LINE_CONTINUATION)* '"' | "br" RAW_STRING
C_STR_LIT ::= 'c"' (CHARACTER | ESCAPE | BYTE_ESCAPE | LINE_CONTINUATION)* '"' | "cr" RAW_STRING
OUTER_DOC ::= "///" LINE | "/**" BLOCK_COMMENT
INNER_DOC ::= "//!" LINE | "/*!" BLOCK_COMMENT

/* A name in a substituted macro fragment's place (EXPR_NODE, TYPE_NODE, …) stands for a node already parsed. */
`;
}

export function grammarEbnf(): string {
  return `/* The grammar Ferrule parses, made from its parser by tools/grammar.ts: do not edit (npm run gen).
   Notation: W3C EBNF. Capitals are tokens. BINARY_OPERATOR sequences are shaped by precedence (SUBSET.md).
   "<<", ">>", "&&", "||", ">=", ">>=" are split where the grammar needs their halves. */
${chapterText()}
${lexicalText()}`;
}

// ---------------------------------------------------------------- diagrams

const STYLE = `
:root { color-scheme: light dark; --line: #567; --rule: #e8f0fa; --token: #e9f7e9; --text: #123; --page: #fff; }
@media (prefers-color-scheme: dark) { :root { --line: #8ab; --rule: #1d2c3d; --token: #1c3323; --text: #dfe8f0; --page: #11161c; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; background: var(--page); color: var(--text); }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); } h3 { font: 600 1rem ui-monospace, monospace; margin: 1.4rem 0 .3rem; }
nav { columns: 14rem auto; font-size: .9rem; } nav a { display: block; }
a { color: inherit; } figure { margin: 0; overflow-x: auto; }
svg text { font: 13px ui-monospace, monospace; fill: var(--text); text-anchor: middle; dominant-baseline: central; }
svg path { fill: none; stroke: var(--line); stroke-width: 1.5; }
svg rect { stroke: var(--line); } svg .rule { fill: var(--rule); } svg .token { fill: var(--token); }
`;

/** One page without scripts and without anything from elsewhere. */
export function grammarHtml(): string {
  const rules = grammarRules();
  const sections: string[] = [];
  for (const { name, body } of rules) {
    if (CHAPTERS[name] !== undefined) sections.push(`<h2>${CHAPTERS[name]}</h2>`);
    sections.push(
      `<section id="${name}"><h3>${name}</h3><figure>${diagram(isEmpty(body) ? EMPTY : body, className)}</figure></section>`,
    );
  }
  const index = rules.map(({ name }) => `<a href="#${name}">${name}</a>`).join("\n");
  return `<!doctype html>
<!-- Made from the parser by tools/grammar.ts: do not edit (npm run gen). -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Ferrule: the grammar</title>
<style>${STYLE}</style>
</head>
<body>
<h1>The grammar Ferrule parses</h1>
<p>Rounded boxes are tokens, square boxes are rules. The text form is <a href="ferrule.ebnf">ferrule.ebnf</a>; what of it has a meaning here is said in <a href="SUBSET.md">SUBSET.md</a>.</p>
<nav>
${index}
</nav>
${sections.join("\n")}
</body>
</html>
`;
}

/** The generated files, for `tools/generated.ts`. */
export function grammarFiles(): { readonly path: string; readonly text: string }[] {
  return [
    { path: "grammar/ferrule.ebnf", text: grammarEbnf() },
    { path: "grammar/diagrams.html", text: grammarHtml() },
  ];
}
