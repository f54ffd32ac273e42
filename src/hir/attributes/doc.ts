// `#[doc(…)]`: the few mistakes in it that are errors.

import { error } from "#diagnostics/diagnostic.ts";
import type { MetaEntry } from "#syntax/meta.ts";
import { metaEntries } from "#syntax/meta.ts";
import type { AttributeInput, Form } from "./forms.ts";

const UNSTABLE: ReadonlyMap<string, string> = new Map([
  ["masked", "`#[doc(masked)]` is experimental"],
  ["cfg", "`#[doc(cfg)]` is experimental"],
  ["auto_cfg", "`#[doc(auto_cfg)]` is experimental"],
  ["notable_trait", "`#[doc(notable_trait)]` is experimental"],
  ["keyword", "`#[doc(keyword)]` is meant for internal use only"],
  ["attribute", "`#[doc(attribute)]` is meant for internal use only"],
  ["fake_variadic", "`#[doc(fake_variadic)]` is meant for internal use only"],
  ["search_unbox", "`#[doc(search_unbox)]` is meant for internal use only"],
]);

/** The form of `#[doc(…)]`; other forms are only warned about. */
export const checkDoc: Form = (input) => {
  const { args } = input.attr;
  if (args.kind !== "delimited") return;
  const entries = metaEntries(args.args.tokens);
  for (const entry of entries) {
    const unstable = UNSTABLE.get(entry.name);
    if (unstable !== undefined) input.sink.error(error("E0658", unstable).at(input.attr.span));
    if (entry.name === "alias") checkAlias(input, entry);
  }
  const inline = entries.find(({ name }) => name === "inline");
  const noInline = entries.find(({ name }) => name === "no_inline");
  if (inline !== undefined && noInline !== undefined)
    input.sink.error(
      error(undefined, "conflicting doc inlining attributes")
        .at(inline.span, "this attribute...")
        .label(noInline.span, "...conflicts with this attribute"),
    );
};

function checkAlias({ sink }: AttributeInput, { value, list, span }: MetaEntry): void {
  if (value?.kind === "str" && value.value === "")
    sink.error(error(undefined, '`#[doc(alias = "...")]` attribute cannot have empty value').at(span));
  else if (value === undefined && list === undefined)
    sink.error(
      error(
        undefined,
        'doc alias attribute expects a string `#[doc(alias = "a")]` or a list of strings `#[doc(alias("a", "b"))]`',
      ).at(span),
    );
}
