// One line per message, as `rustc --error-format=short` writes it.

import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import type { SourceMap } from "#support/source-map.ts";
import { headerOf } from "./human.ts";
import { placeOf, primaryLabels } from "./plain.ts";

/** `file:line:column: error[CODE]: message: label`, with its line end. */
export function renderShort(diagnostic: Diagnostic, map: SourceMap): string {
  const [primary] = diagnostic.primary;
  const message = diagnostic.message.replaceAll("\n", " ");
  if (primary === undefined) return `${headerOf(diagnostic)}: ${message}\n`;
  const at = placeOf(primary, map);
  const labels = primaryLabels(diagnostic).map((label) => `: ${label}`);
  return `${at.file}:${at.lineStart}:${at.columnStart}: ${headerOf(diagnostic)}: ${message}${labels.join("")}\n`;
}
