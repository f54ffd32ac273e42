// `#[allow(…)]` and its like: the form of their lists, E0452 and E0710.

import { error } from "#diagnostics/diagnostic.ts";
import type { Lit } from "#syntax/ast.ts";
import { metaEntries } from "#syntax/meta.ts";
import type { Form } from "./forms.ts";
import { malformed } from "./forms.ts";

/** Tools whose lints rustc lets pass unread. */
const LINT_TOOLS: readonly string[] = ["clippy", "rustc", "rustdoc", "miri", "rustfmt", "diagnostic", "rust_analyzer"];

const isText = (lit: Lit | undefined): boolean => lit?.kind === "str";

/** The form of an attribute that sets the level of lints. */
export const checkLintAttribute: Form = (input) => {
  const { attr, sink } = input;
  const { args } = attr;
  if (args.kind !== "delimited") {
    malformed(input, undefined);
    return;
  }
  const bad = (at: (typeof attr)["span"], label: string): void => {
    sink.error(error("E0452", "malformed lint attribute input").at(at, label));
  };
  const entries = metaEntries(args.args.tokens);
  for (const [index, entry] of entries.entries()) {
    if (entry.name === "reason" && entry.isKeyValue) {
      if (index < entries.length - 1) bad(entry.span, "reason in lint attribute must come last");
      else if (!isText(entry.value)) bad(entry.span, "reason must be a string literal");
    } else if (entry.name === "" || entry.isKeyValue || entry.list !== undefined) {
      bad(entry.span, "bad attribute argument");
    } else {
      const tool = entry.name.includes("::") ? entry.name.slice(0, entry.name.indexOf("::")) : undefined;
      if (tool !== undefined && !LINT_TOOLS.includes(tool))
        sink.error(
          error("E0710", `unknown tool name \`${tool}\` found in scoped lint: \`${entry.name}\``).at(entry.span),
        );
    }
  }
};
