// Positions and summaries that the machine-readable renderers share.

import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import type { SourceFile, SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";

/** A span in the terms of other tools: one-based lines and columns, UTF-8 byte offsets. */
export interface Place {
  readonly file: string;
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly lineStart: number;
  readonly lineEnd: number;
  readonly columnStart: number;
  readonly columnEnd: number;
}

/** Length of a text in UTF-8. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xe000) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}

export function placeOf(span: Span, map: SourceMap): Place {
  const file: SourceFile = map.file(span.file);
  const start = file.lineColumn(span.start);
  const end = file.lineColumn(span.end);
  const byteStart = utf8Length(file.text.slice(0, span.start));
  return {
    file: file.name,
    byteStart,
    byteEnd: byteStart + utf8Length(file.text.slice(span.start, span.end)),
    lineStart: start.line,
    lineEnd: end.line,
    columnStart: start.column,
    columnEnd: end.column,
  };
}

/** The texts of the labels on primary places. */
export function primaryLabels(diagnostic: Diagnostic): string[] {
  return diagnostic.labels
    .filter(({ span }) =>
      diagnostic.primary.some((p) => p.start === span.start && p.end === span.end && p.file === span.file),
    )
    .map(({ text }) => text);
}

/** `aborting due to …` or `… emitted`, as rustc sums up; undefined where nothing was said. */
export function summaryOf(
  diagnostics: readonly Diagnostic[],
): { level: "error" | "warning"; message: string } | undefined {
  const count = (level: string): number => diagnostics.filter((d) => d.level === level).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const emitted = `${warnings} warning${warnings === 1 ? "" : "s"} emitted`;
  if (errors === 0) return warnings === 0 ? undefined : { level: "warning", message: emitted };
  const due = errors === 1 ? "aborting due to 1 previous error" : `aborting due to ${errors} previous errors`;
  return { level: "error", message: warnings === 0 ? due : `${due}; ${emitted}` };
}

/** The lines that point to the long explanations of the errors' codes. */
export function explainHints(diagnostics: readonly Diagnostic[], isExplained: (code: string) => boolean): string[] {
  const codes = new Set<string>();
  for (const { level, code } of diagnostics) {
    if (level === "error" && code !== undefined && isExplained(code)) codes.add(code);
  }
  const sorted = [...codes].sort();
  const first = sorted[0];
  if (first === undefined) return [];
  if (sorted.length === 1) return [`For more information about this error, try \`ferrule explain ${first}\`.`];
  const listed = sorted.slice(0, 9).join(", ") + (sorted.length > 9 ? "..." : ".");
  return [
    `Some errors have detailed explanations: ${listed}`,
    `For more information about an error, try \`ferrule explain ${first}\`.`,
  ];
}
