// `text_direction_codepoint_in_comment` and `…_in_literal`: code may be shown in another order than it is read in.

import type { DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { Hir } from "#hir/hir.ts";
import type { SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import { type DirectionChange, directionChanges } from "#syntax/text-direction.ts";
import type { Lints } from "./levels.ts";

const DANGER =
  "these kind of unicode codepoints change the way text flows on applications that support them, but can cause " +
  "confusion because they change the order of characters on the screen";
const REMOVE = "if their presence wasn't intentional, you can remove them";
const ESCAPE = "if you want to keep them but make them visible in your source code, you can escape them";

/** Looks at all of the user's files; only attributes of the crate count, as in rustc, whose lexer finds these. */
export function lintTextDirection(map: SourceMap, hir: Hir, lints: Lints): void {
  const escaped = (at: Span): string => `\\u{${map.text(at).charCodeAt(0).toString(16)}}`;
  for (const file of map.files()) {
    if (file.origin !== "user") continue;
    for (const change of directionChanges(file)) {
      const lint = `text_direction_codepoint_in_${change.within === "comment" ? "comment" : "literal"}` as const;
      const message = `unicode codepoint changing visible direction of text present in ${change.within}`;
      const help = change.within === "doc comment" ? undefined : REMOVE;
      lints.report(lint, hir.crateRoot, change.span, message, (builder) => describe(builder, change, escaped), help);
    }
  }
}

function describe(
  builder: DiagnosticBuilder,
  { within, span, at }: DirectionChange,
  escaped: (at: Span) => string,
): DiagnosticBuilder {
  const what =
    at.length === 1
      ? "an invisible unicode text flow control codepoint"
      : "invisible unicode text flow control codepoints";
  builder.at(span, `this ${within} contains ${what}`).note(DANGER);
  if (within === "doc comment") {
    const all = at.map((place) => `'${escaped(place)}'`).join(", ");
    return builder.note(REMOVE).note(`${ESCAPE}: ${all}`);
  }
  for (const place of at) builder.label(place, `'${escaped(place)}'`);
  if (within === "comment") return builder;
  const parts = at.map((place) => ({ span: place, replacement: escaped(place) }));
  return builder.suggestParts(ESCAPE, parts, "MachineApplicable");
}
