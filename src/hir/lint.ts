// Lints that stop a program unless it says otherwise, at the level that holds where they are found.

import { type DiagnosticBuilder, type DiagnosticSink, error, warning } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";

export type LintLevel = "allow" | "expect" | "warn" | "deny" | "forbid";

export interface Lint {
  readonly name: string;
  /** The level where no attribute sets one. */
  readonly byDefault: "warn" | "deny";
  /** The group that messages name beside it. */
  readonly group?: string;
}

/** Who knows the levels that attributes set. */
export interface LevelSource {
  /** The level that the innermost attribute about a lint sets at a place; undefined where there is none. */
  lintLevel(name: string, at: Span): LintLevel | undefined;
}

/** Reports a lint at `span`, as an error or a warning, or not at all; `build` adds labels and notes. */
export function emitLint(
  levels: LevelSource,
  sink: DiagnosticSink,
  lint: Lint,
  span: Span,
  message: string,
  build: (builder: DiagnosticBuilder) => DiagnosticBuilder,
): void {
  const set = levels.lintLevel(lint.name, span);
  const level = set ?? lint.byDefault;
  if (level === "allow" || level === "expect") return;
  const isError = level !== "warn";
  const built = build(isError ? error(undefined, message) : warning(undefined, message));
  if (set === undefined) {
    const within = lint.group === undefined ? "" : ` (part of \`#[${level}(${lint.group})]\`)`;
    built.note(`\`#[${level}(${lint.name})]\`${within} on by default`);
  }
  if (isError) sink.error(built);
  else sink.warn(built);
}
