// Levels of lints as far as attributes about them contradict each other, what `forbid` forbids (E0453), and lints that a
// program denies although Ferrule does not have them.

import { type DiagnosticSink, error } from "#diagnostics/diagnostic.ts";
import { type Span, spanContains } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { metaEntries } from "#syntax/meta.ts";
import { LINTS, UNCHECKED_LINTS } from "./known-lints.ts";

export type LintLevel = "allow" | "expect" | "warn" | "deny" | "forbid";

interface Forbidden {
  readonly lint: string;
  /** Where the lint is named. */
  readonly at: Span;
  /** The node within which it holds; undefined for the whole crate. */
  readonly within: Span | undefined;
}

/** Groups of lints with those of their members that programs name. Whoever forbids a group forbids nothing by E0453. */
const GROUPS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    warnings: "",
    future_incompatible: "",
    rust_2018_compatibility: "",
    rust_2018_idioms: "",
    rust_2021_compatibility: "",
    rust_2024_compatibility: "static_mut_refs",
    keyword_idents: "keyword_idents_2018 keyword_idents_2024",
    let_underscore: "let_underscore_drop let_underscore_lock",
    nonstandard_style: "non_camel_case_types non_snake_case non_upper_case_globals",
    bad_style: "non_camel_case_types non_snake_case non_upper_case_globals",
    refining_impl_trait: "refining_impl_trait_reachable refining_impl_trait_internal",
    deprecated_safe: "deprecated_safe_2024",
    unknown_or_malformed_diagnostic_attributes: "unknown_diagnostic_attributes",
    unused:
      "unused_imports unused_variables unused_visibilities unused_assignments dead_code unused_mut unreachable_code " +
      "unreachable_patterns unused_must_use unused_unsafe path_statements unused_attributes unused_macros " +
      "unused_macro_rules unused_allocation unused_doc_comments unused_extern_crates unused_features unused_labels " +
      "unused_parens unused_braces redundant_semicolons map_unit_fn",
  }).map(([name, members]) => [name, members.split(" ")]),
);

/** What is forbidden so far; nodes must be told from the outside in. */
export class LintLevels {
  readonly #forbidden: Forbidden[] = [];
  readonly #unchecked: { readonly what: string; readonly span: Span }[] = [];

  /** Lints that are denied although nobody looks for them. */
  get unchecked(): readonly { readonly what: string; readonly span: Span }[] {
    return this.#unchecked;
  }

  /** Notes an attribute that sets levels, or reports that it may not. `node` is what it stands on. */
  add(level: LintLevel, attr: ast.NormalAttribute, node: Span | undefined, sink: DiagnosticSink): void {
    if (attr.args.kind !== "delimited") return;
    for (const { name, span, list, isKeyValue } of metaEntries(attr.args.args.tokens)) {
      if (list !== undefined || isKeyValue) continue;
      if (level !== "deny" && level !== "forbid") {
        this.#check(level, name, span, sink);
        continue;
      }
      if (level === "forbid" && LINTS.has(name)) this.#forbidden.push({ lint: name, at: span, within: node });
      if (UNCHECKED_LINTS.has(name) || GROUPS.has(name))
        this.#unchecked.push({
          what: `the lint \`${name}\`, which is ${level === "deny" ? "denied" : "forbidden"} here`,
          span,
        });
    }
  }

  #check(level: string, name: string, span: Span, sink: DiagnosticSink): void {
    const named = [name, ...(GROUPS.get(name) ?? [])];
    const earlier = this.#forbidden.find(
      ({ lint, within }) => named.includes(lint) && (within === undefined || spanContains(within, span)),
    );
    if (earlier === undefined) return;
    sink.error(
      error("E0453", `${level}(${name}) incompatible with previous forbid`)
        .at(span, "overruled by previous forbid")
        .label(earlier.at, "`forbid` level set here"),
    );
  }
}
