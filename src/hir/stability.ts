// What the library has but stable programs may not use: `#[unstable(feature = "…", issue = "…")]`, E0658.

import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import type { HirAttr } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";

/** The attribute that says so, if a definition has it. */
export function unstableAttr(attrs: readonly HirAttr[]): HirAttr | undefined {
  return attrs.find((attr) => attr.name === "unstable");
}

/** The message for a use of what has this attribute. */
export function unstableUse(attr: HirAttr, span: Span): DiagnosticBuilder {
  const value = (key: string): string | undefined =>
    attr.words.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1);
  const reason = value("reason");
  const feature = `use of unstable library feature \`${value("feature") ?? ""}\``;
  const builder = error("E0658", reason === undefined ? feature : `${feature}: ${reason}`).at(span);
  const issue = value("issue");
  if (issue === undefined) return builder;
  return builder.note(`see issue #${issue} <https://github.com/rust-lang/rust/issues/${issue}> for more information`);
}
