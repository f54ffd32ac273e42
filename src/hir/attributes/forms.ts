// The forms in which built-in attributes may be written. Each reports what is wrong with one attribute, in rustc's words.

import { type DiagnosticSink, error, onByDefault } from "#diagnostics/diagnostic.ts";
import { joinSpans, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { attributeList, type MetaEntry, metaEntries } from "#syntax/meta.ts";
import type { Target } from "./targets.ts";

/** An attribute of a user's node, about to be checked. */
export interface AttributeInput {
  readonly attr: ast.NormalAttribute;
  readonly name: string;
  readonly target: Target;
  /** The node the attribute stands on. */
  readonly node: Span;
  readonly sink: DiagnosticSink;
}

export type Form = (input: AttributeInput) => void;

type MalformedCode = "E0452" | "E0538" | "E0539" | "E0565" | "E0805";

type Malformed = Pick<AttributeInput, "attr" | "name" | "sink">;

/** Reports an attribute whose arguments do not fit; `at` and `label` say which of them, and what was expected. */
export function malformed(
  { attr, name, sink }: Malformed,
  code: MalformedCode | undefined,
  at: Span | undefined = undefined,
  label = "",
): void {
  const built = error(code, `malformed \`${name}\` attribute input`).at(attr.span);
  sink.error(at === undefined ? built : built.label(at, label));
}

/** An attribute in a form that rustc still only lints against, by default as an error. */
function illFormed({ attr, sink }: AttributeInput, message: string): void {
  sink.error(
    error(undefined, message)
      .at(attr.span)
      .note(onByDefault("deny", "ill_formed_attribute_input", "future_incompatible")),
  );
}

/** The whole of the parentheses of an attribute, or its value. */
export function argsSpan({ args, span }: ast.NormalAttribute): Span {
  switch (args.kind) {
    case "empty":
      return span;
    case "eq":
      return args.value.span;
    case "delimited":
      return joinSpans(args.args.open.span, args.args.close.span);
    default:
      return args satisfies never;
  }
}

const isKeyValue = (entry: MetaEntry): boolean => entry.name !== "" && entry.isKeyValue;
const isWord = (entry: MetaEntry): boolean => entry.name !== "" && entry.list === undefined && !isKeyValue(entry);
const isLiteral = (entry: MetaEntry): boolean => entry.name === "";
const textOf = (lit: ast.Lit | undefined): string | undefined => (lit?.kind === "str" ? lit.value : undefined);
const quoted = (words: readonly string[], quote: string): string => {
  const each = words.map((word) => `${quote}${word}${quote}`);
  return each.length < 2 ? each.join("") : `${each.slice(0, -1).join(", ")} or ${each.at(-1)}`;
};

/** The text after `=`; undefined, and reported, where there is something else. Macro calls are expanded by then. */
function textValue(input: AttributeInput): string | undefined {
  const { args } = input.attr;
  if (args.kind !== "eq") return undefined;
  const { value } = args;
  if (value.kind === "macroCall") return undefined;
  if (value.kind !== "lit") {
    input.sink.error(error(undefined, "attribute value must be a literal").at(value.span));
    return undefined;
  }
  const text = textOf(value.lit);
  if (text === undefined) malformed(input, "E0539", value.span, "expected a string literal here");
  return text;
}

/** `#[name]` alone. */
export const word: Form = (input) => {
  if (input.attr.args.kind !== "empty")
    malformed(input, "E0565", argsSpan(input.attr), "didn't expect any arguments here");
};

/** Any form: what rustc leaves to a lint that only warns, or to a later stage. */
export const anything: Form = () => {};

/** `#[name = "…"]`; `check` may look at the text. */
export const value =
  (check: (text: string, input: AttributeInput, at: Span) => void = () => {}): Form =>
  (input) => {
    const { args } = input.attr;
    if (args.kind !== "eq") malformed(input, "E0539");
    else {
      const text = textValue(input);
      if (text !== undefined) check(text, input, args.value.span);
    }
  };

/** `#[path = "…"]`, which is needed so early that its error has no code. */
export const path: Form = (input) => {
  const { args } = input.attr;
  if (args.kind !== "eq" || args.value.kind !== "lit" || textOf(args.value.lit) === undefined)
    malformed(input, undefined);
};

/** `#[name]` or `#[name = "…"]`. */
export const wordOrValue: Form = (input) => {
  if (input.attr.args.kind === "delimited")
    malformed(input, "E0539", argsSpan(input.attr), "didn't expect a list here");
  else textValue(input);
};

/** `#[ignore]` or `#[ignore = "…"]`. */
export const ignore: Form = (input) => {
  const { args } = input.attr;
  const fits = args.kind === "empty" || (args.kind === "eq" && args.value.kind !== "lit") || isText(args);
  if (!fits) illFormed(input, 'valid forms for the attribute are `#[ignore = "reason"]` and `#[ignore]`');
};

const isText = (args: ast.AttributeArgs): boolean =>
  args.kind === "eq" && args.value.kind === "lit" && textOf(args.value.lit) !== undefined;

/** `#[test]`. */
export const test: Form = (input) => {
  if (input.attr.args.kind !== "empty") illFormed(input, "attribute must be of the form `#[test]`");
};

/** The entries of an attribute that must be a list; undefined, and reported, where it is none. */
function listOf(input: AttributeInput): readonly MetaEntry[] | undefined {
  const { args } = input.attr;
  if (args.kind === "delimited") return metaEntries(args.args.tokens);
  malformed(input, "E0539", argsSpan(input.attr), "expected this to be a list");
  return undefined;
}

/** The only entry of a list that stands at `at`; undefined, and reported, where there are none or several. */
export function soleEntry(
  input: Malformed,
  entries: readonly MetaEntry[],
  at: Span = argsSpan(input.attr),
): MetaEntry | undefined {
  const [only, more] = entries;
  if (only !== undefined && more === undefined) return only;
  malformed(input, "E0805", at, "expected a single argument here");
  return undefined;
}

/** Reports entries that are not names alone. */
function checkWords(input: AttributeInput, entries: readonly MetaEntry[]): void {
  for (const entry of entries) {
    if (isLiteral(entry) || entry.name.includes("::"))
      malformed(input, "E0539", entry.span, "expected a valid identifier here");
    else if (!isWord(entry)) malformed(input, "E0565", entry.span, "didn't expect any arguments here");
  }
}

function oneOf(input: AttributeInput, words: readonly string[]): void {
  const { args } = input.attr;
  if (args.kind !== "delimited") return;
  const only = soleEntry(input, metaEntries(args.args.tokens));
  if (only !== undefined && !(isWord(only) && words.includes(only.name)))
    malformed(input, "E0539", only.span, `valid arguments are ${quoted(words, "`")}`);
}

/** `#[inline]`, `#[inline(always)]`, `#[inline(never)]`. */
export const inline: Form = (input) => {
  if (input.target === "macroDef")
    input.sink.error(
      error("E0518", "attribute should be applied to function or closure")
        .at(input.attr.span)
        .label(input.node, "not a function or closure"),
    );
  if (input.attr.args.kind === "eq")
    illFormed(input, "valid forms for the attribute are `#[inline(always)]`, `#[inline(never)]`, and `#[inline]`");
  oneOf(input, ["always", "never"]);
};

/** `#[used]`, `#[used(compiler)]`, `#[used(linker)]`. */
export const used: Form = (input) => oneOf(input, ["compiler", "linker"]);

/** `#[collapse_debuginfo(yes)]`. */
export const collapseDebuginfo: Form = (input) => {
  const only = soleOfList(input);
  if (only === undefined) return;
  const words = ["yes", "no", "external"];
  if (isLiteral(only)) malformed(input, "E0565", only.span, "didn't expect a literal here");
  else if (!words.includes(only.name))
    malformed(input, "E0539", only.span, `valid arguments are ${quoted(words, "`")}`);
  else if (!isWord(only)) malformed(input, "E0565", only.span, "didn't expect any arguments here");
};

function soleOfList(input: AttributeInput): MetaEntry | undefined {
  const entries = listOf(input);
  return entries === undefined ? undefined : soleEntry(input, entries);
}

/** `#[link_ordinal(15)]`. */
export const linkOrdinal: Form = (input) => {
  const only = soleOfList(input);
  if (only !== undefined && only.value?.kind !== "int")
    malformed(input, "E0539", only.span, "expected an integer literal here");
};

/** `#[name(key = "…")]` with a single one of the keys. */
export const soleKey =
  (keys: readonly string[]): Form =>
  (input) => {
    const only = soleOfList(input);
    if (only === undefined) return;
    if (isLiteral(only)) malformed(input, "E0539", only.span, 'expected this to be of the form `... = "..."`');
    else if (!keys.includes(only.name))
      malformed(input, "E0539", only.span, `valid arguments are ${quoted(keys, "`")}`);
    else keyText(input, only);
  };

/** The text of `key = "…"`; undefined, and reported, where it is something else. */
function keyText(input: AttributeInput, entry: MetaEntry): string | undefined {
  if (!isKeyValue(entry)) {
    malformed(input, "E0539", entry.span, `expected this to be of the form \`${entry.name} = "..."\``);
    return undefined;
  }
  const text = textOf(entry.value);
  if (text === undefined) malformed(input, "E0539", entry.tokens[2]?.span, "expected a string literal here");
  return text;
}

/** Whether `entry` is the first of its key; E0538 where it is not. */
function isFirst(input: AttributeInput, seen: Set<string>, entry: MetaEntry): boolean {
  if (!seen.has(entry.name)) return seen.add(entry.name) !== undefined;
  malformed(input, "E0538", entry.span, `found \`${entry.name}\` used as a key more than once`);
  return false;
}

/** `#[deprecated]`, `#[deprecated = "…"]`, `#[deprecated(since = "…", note = "…")]`. */
export const deprecated: Form = (input) => {
  const { args } = input.attr;
  if (args.kind !== "delimited") {
    textValue(input);
    return;
  }
  const seen = new Set<string>();
  for (const entry of metaEntries(args.args.tokens)) {
    if (isLiteral(entry)) malformed(input, "E0565", entry.span, "didn't expect a literal here");
    else if (entry.name === "suggestion")
      input.sink.error(error(undefined, "suggestions on deprecated items are unstable").at(entry.span));
    else if (entry.name !== "since" && entry.name !== "note")
      malformed(input, "E0539", entry.span, "valid arguments are `since` or `note`");
    else if (isFirst(input, seen, entry) && keyText(input, entry) !== undefined) continue;
    return;
  }
};

/** `#[should_panic]`, `#[should_panic = "…"]`, `#[should_panic(expected = "…")]`. */
export const shouldPanic: Form = (input) => {
  const { args } = input.attr;
  if (args.kind !== "delimited") {
    textValue(input);
    return;
  }
  const only = soleEntry(input, metaEntries(args.args.tokens));
  if (only === undefined) return;
  if (isLiteral(only)) malformed(input, "E0539", only.span, 'expected this to be of the form `expected = "..."`');
  else if (only.name !== "expected") malformed(input, "E0539", only.span, 'the only valid argument here is "expected"');
  else keyText(input, only);
};

/** `#[instruction_set(arm::a32)]`, which no program for this target may have. */
export const instructionSet: Form = (input) => {
  const [only, more] = attributeList(input.attr);
  if (only === undefined || more !== undefined || !["arm::a32", "arm::t32"].includes(only.name) || !isWord(only)) {
    malformed(input, "E0539", only?.span, "valid arguments are `arm::a32` or `arm::t32`");
    return;
  }
  input.sink.error(
    error(undefined, "target `x86_64-unknown-linux-gnu` does not support `#[instruction_set(arm::*)]`").at(
      input.attr.span,
    ),
  );
};

const LINK_KEYS: readonly string[] = ["name", "kind", "modifiers", "cfg", "wasm_import_module", "import_name_type"];

/** `#[link(name = "…")]`. */
export const link: Form = (input) => {
  const entries = listOf(input);
  if (entries === undefined) return;
  const seen = new Set<string>();
  for (const entry of entries) {
    if (isLiteral(entry)) malformed(input, "E0565", entry.span, "didn't expect a literal here");
    else if (!LINK_KEYS.includes(entry.name))
      malformed(input, "E0539", entry.span, `valid arguments are ${quoted(LINK_KEYS, '"')}`);
    else isFirst(input, seen, entry);
  }
  const name = entries.find((entry) => entry.name === "name");
  if (name === undefined)
    input.sink.error(
      error("E0459", '`#[link]` attribute requires a `name = "string"` argument').at(
        input.attr.span,
        "missing `name` argument",
      ),
    );
  else if (textOf(name.value) === "")
    input.sink.error(error("E0454", "link name must not be empty").at(name.span, "empty link name"));
};

/** `#[macro_export]`, `#[macro_export(local_inner_macros)]`. */
export const macroExport: Form = (input) => {
  const { args } = input.attr;
  if (args.kind === "eq") malformed(input, "E0539", argsSpan(input.attr), "expected a list or no arguments here");
  if (args.kind !== "delimited") return;
  const [only, more] = metaEntries(args.args.tokens);
  if (only?.name === "local_inner_macros" && isWord(only) && more === undefined) return;
  input.sink.error(
    error(undefined, "valid forms for the attribute are `#[macro_export(local_inner_macros)]` and `#[macro_export]`")
      .at(input.attr.span)
      .note(onByDefault("deny", "invalid_macro_export_arguments", "future_incompatible")),
  );
};

/** `#[macro_use]`; with names, before an `extern crate` alone. */
export const macroUse: Form = (input) => {
  const { args } = input.attr;
  if (args.kind === "empty") return;
  if (input.target !== "externCrate")
    input.sink.error(error(undefined, "arguments to `macro_use` are not allowed here").at(input.attr.span));
  if (args.kind === "eq") malformed(input, "E0539", argsSpan(input.attr), "expected a list or no arguments here");
  else checkWords(input, attributeList(input.attr));
};

/** `#[derive(…)]`; which names stand between the parentheses is for those who derive. */
export const derive: Form = (input) => {
  const { args } = input.attr;
  const refuse = (entry: MetaEntry, what: string): void =>
    void input.sink.error(error(undefined, `traits in \`#[derive(...)]\` don't accept ${what}`).at(entry.span));
  if (args.kind === "delimited") {
    for (const entry of metaEntries(args.args.tokens)) {
      if (isKeyValue(entry)) refuse(entry, "values");
      else if (entry.list !== undefined && entry.name !== "") refuse(entry, "arguments");
    }
  } else
    input.sink.error(
      error(undefined, "malformed `derive` attribute input")
        .at(input.attr.span)
        .suggest("must be of the form", input.attr.span, "#[derive(Trait1, Trait2, ...)]", "HasPlaceholders"),
    );
};

/** `#![feature(…)]`: not for stable compilers. */
export const feature: Form = (input) => {
  const entries = listOf(input) ?? [];
  checkWords(input, entries);
  if (entries.length > 0 && entries.every(isWord) && input.target === "crate")
    input.sink.error(error("E0554", "`#![feature]` may not be used on the stable release channel").at(input.attr.span));
};

/** `#[proc_macro]` and its like: for crates that Ferrule does not make. */
export const procMacro: Form = (input) => {
  if (input.target !== "fn") return;
  input.sink.error(
    error(
      undefined,
      `the \`#[${input.name}]\` attribute is only usable with crates of the \`proc-macro\` crate type`,
    ).at(input.attr.span),
  );
};
