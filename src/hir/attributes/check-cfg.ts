// Checks the predicates of `cfg` and `cfg_attr`: E0537, E0539, E0805.

import { type DiagnosticSink, error } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { type MetaEntry, metaEntries } from "#syntax/meta.ts";
import { attributeName } from "./attributes.ts";
import { argsSpan, malformed, soleEntry } from "./forms.ts";

type Where = Parameters<typeof malformed>[0];

/** Reports what is wrong with `#[cfg(…)]` or `#[cfg_attr(…)]`; other attributes pass. */
export function checkCfg(attr: ast.NormalAttribute, sink: DiagnosticSink): void {
  const name = attributeName(attr);
  if (name !== "cfg" && name !== "cfg_attr") return;
  const where: Where = { attr, name, sink };
  const { args } = attr;
  if (args.kind !== "delimited") {
    malformed(where, "E0539", attr.span, "expected this to be a list");
    return;
  }
  const whole = argsSpan(attr);
  const entries = metaEntries(args.args.tokens);
  const [first, second] = entries;
  if (name === "cfg_attr") {
    const isFinished = first?.list !== undefined || first?.isKeyValue === true;
    if (first === undefined) malformed(where, "E0539", whole, "expected at least 1 argument here");
    else if (second === undefined && args.args.tokens.at(-1)?.text !== ",")
      sink.error(
        error(
          undefined,
          isFinished
            ? "expected `,`, found end of `cfg_attr` input"
            : "expected one of `(`, `,`, `::`, or `=`, found `<eof>`",
        ).at(args.args.close.span),
      );
    else checkPredicate(where, first);
  } else checkSole(where, entries, whole);
}

function checkSole(where: Where, entries: readonly MetaEntry[], at: Span): void {
  const only = soleEntry(where, entries, at);
  if (only !== undefined) checkPredicate(where, only);
}

function checkPredicate(where: Where, entry: MetaEntry): void {
  const { name, list, tokens, span, isKeyValue } = entry;
  if (list !== undefined) checkCombination(where, entry, list);
  else if (entry.value?.kind === "bool" && name === "") return;
  else if (name === "true" || name === "false") return;
  else if (name === "" || name.includes("::")) malformed(where, "E0539", span, "expected a valid identifier here");
  else if (isKeyValue && entry.value?.kind !== "str" && tokens[2]?.kind === "literal")
    malformed(where, "E0539", tokens[2].span, "expected a string literal here");
}

function checkCombination(where: Where, { name, span }: MetaEntry, list: readonly MetaEntry[]): void {
  switch (name) {
    case "all":
    case "any":
      for (const inner of list) checkPredicate(where, inner);
      return;
    case "not":
      checkSole(where, list, span);
      return;
    case "version":
      where.sink.error(error("E0658", "`cfg(version)` is experimental and subject to change").at(span));
      return;
    case "target":
      where.sink.error(error("E0658", "compact `cfg(target(..))` is experimental and subject to change").at(span));
      return;
    default:
      where.sink.error(error("E0537", `invalid predicate \`${name}\``).at(span));
  }
}
