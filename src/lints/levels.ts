// How severe a lint is at a place: what the innermost attribute about it says (`#[allow(…)]` and its like), else its default.

import { type DiagnosticBuilder, type DiagnosticSink, error, onByDefault, warning } from "#diagnostics/diagnostic.ts";
import type { DefId, HirAttr } from "#hir/defs.ts";
import { type Span, spanContains } from "#support/span.ts";
import type { Tcx } from "#types/tcx.ts";

export type LintName =
  | "ambiguous_associated_items"
  | "arithmetic_overflow"
  | "dangerous_implicit_autorefs"
  | "dependency_on_unit_never_type_fallback"
  | "deref_nullptr"
  | "enum_intrinsics_non_enums"
  | "invalid_atomic_ordering"
  | "invalid_from_utf8_unchecked"
  | "invalid_null_arguments"
  | "invalid_reference_casting"
  | "let_underscore_lock"
  | "mutable_transmutes"
  | "never_type_fallback_flowing_into_unsafe"
  | "overflowing_literals"
  | "semicolon_in_expressions_from_macros"
  | "static_mut_refs"
  | "text_direction_codepoint_in_comment"
  | "text_direction_codepoint_in_literal"
  | "unconditional_panic"
  | "undropped_manually_drops";

type Level = "allow" | "warn" | "deny";

/** What an attribute's name means for the lints it lists. */
const LEVELS: ReadonlyMap<string, Level> = new Map([
  ["allow", "allow"],
  ["expect", "allow"],
  ["warn", "warn"],
  ["deny", "deny"],
  ["forbid", "deny"],
]);

/** The group of lints that one belongs to. */
const GROUPS: Partial<Record<LintName, string>> = {
  ambiguous_associated_items: "future_incompatible",
  dependency_on_unit_never_type_fallback: "rust_2024_compatibility",
  let_underscore_lock: "let_underscore",
  never_type_fallback_flowing_into_unsafe: "rust_2024_compatibility",
  semicolon_in_expressions_from_macros: "future_incompatible",
  static_mut_refs: "rust_2024_compatibility",
};

interface Decision {
  readonly level: Level;
  /** The attribute that says so; absent for the default. */
  readonly attr: HirAttr | undefined;
}

export class Lints {
  readonly #tcx: Tcx;
  readonly #sink: DiagnosticSink;
  /** What set the levels that were told already: lints by name, attributes. */
  readonly #told = new Set<LintName | HirAttr>();

  constructor(tcx: Tcx, sink: DiagnosticSink) {
    this.#tcx = tcx;
    this.#sink = sink;
  }

  /**
   * Reports what a lint found at `span` within `owner`, unless it is allowed there; `describe` adds places and notes,
   * and `help` stands after what set the level.
   */
  report(
    lint: LintName,
    owner: DefId,
    span: Span,
    message: string,
    describe: (builder: DiagnosticBuilder) => DiagnosticBuilder,
    help?: string,
  ): void {
    const { level, attr } = this.#decide(lint, owner, span);
    if (level === "allow") return;
    const builder = describe(level === "deny" ? error(undefined, message) : warning(undefined, message));
    const cause = attr ?? lint;
    if (this.#told.has(cause)) return this.#say(level, builder, help);
    this.#told.add(cause);
    if (attr !== undefined) builder.note("the lint level is defined here", attr.span);
    else builder.note(onByDefault(level, lint, GROUPS[lint]));
    this.#say(level, builder, help);
  }

  #say(level: "warn" | "deny", builder: DiagnosticBuilder, help: string | undefined): void {
    if (help !== undefined) builder.help(help);
    if (level === "deny") this.#sink.error(builder);
    else this.#sink.warn(builder);
  }

  /** By attributes of statements, blocks and arms, of the item around them, and so on outwards to the crate. */
  #decide(lint: LintName, owner: DefId, span: Span): Decision {
    for (let def: DefId | undefined = owner; def !== undefined; def = this.#tcx.hir.def(def).parent) {
      const decision = this.#within(lint, def, span) ?? said(lint, this.#tcx.hir.def(def).attrs);
      if (decision !== undefined) return decision;
    }
    return { level: this.#byDefault(lint), attr: undefined };
  }

  #byDefault(lint: LintName): Level {
    return lint === "static_mut_refs" && this.#tcx.edition === 2021 ? "warn" : "deny";
  }

  /** By attributes within a body, the innermost first. */
  #within(lint: LintName, owner: DefId, span: Span): Decision | undefined {
    const { hir } = this.#tcx;
    const body = hir.bodyOf(owner);
    if (body === undefined) return undefined;
    const length = (s: Span): number => s.end - s.start;
    return hir
      .body(body)
      .innerAttrs.filter((row) => spanContains(row.span, span))
      .sort((a, b) => length(a.span) - length(b.span))
      .map((row) => said(lint, row.attrs))
      .find((decision) => decision !== undefined);
  }
}

/** What attributes of one thing say; the last counts. */
function said(lint: LintName, attrs: readonly HirAttr[]): Decision | undefined {
  for (const attr of [...attrs].reverse()) {
    const level = LEVELS.get(attr.name);
    if (level !== undefined && attr.words.some((word) => word === lint || word === GROUPS[lint]))
      return { level, attr };
  }
  return undefined;
}
