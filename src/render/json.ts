// One JSON object per message, in the schema of `rustc --error-format=json`.

import type { Diagnostic, Replacement, SubDiagnostic, Suggestion } from "#diagnostics/diagnostic.ts";
import type { SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import { renderHuman } from "./human.ts";
import { placeOf } from "./plain.ts";

interface JsonSpan {
  readonly file_name: string;
  readonly byte_start: number;
  readonly byte_end: number;
  readonly line_start: number;
  readonly line_end: number;
  readonly column_start: number;
  readonly column_end: number;
  readonly is_primary: boolean;
  readonly text: readonly { readonly text: string; readonly highlight_start: number; readonly highlight_end: number }[];
  readonly label: string | null;
  readonly suggested_replacement: string | null;
  readonly suggestion_applicability: string | null;
  readonly expansion: null;
}

interface JsonMessage {
  readonly message: string;
  readonly code: { readonly code: string; readonly explanation: string | null } | null;
  readonly level: string;
  readonly spans: readonly JsonSpan[];
  readonly children: readonly JsonMessage[];
  readonly rendered: string | null;
}

function jsonSpan(
  span: Span,
  map: SourceMap,
  isPrimary: boolean,
  label: string | null,
  suggested: { readonly replacement: string; readonly applicability: string } | undefined,
): JsonSpan {
  const at = placeOf(span, map);
  const file = map.file(span.file);
  const text: JsonSpan["text"][number][] = [];
  for (let line = at.lineStart; line <= at.lineEnd; line++) {
    const content = file.lineText(line - 1);
    text.push({
      text: content,
      highlight_start: line === at.lineStart ? at.columnStart : 1,
      highlight_end: line === at.lineEnd ? at.columnEnd : [...content].length + 1,
    });
  }
  return {
    file_name: at.file,
    byte_start: at.byteStart,
    byte_end: at.byteEnd,
    line_start: at.lineStart,
    line_end: at.lineEnd,
    column_start: at.columnStart,
    column_end: at.columnEnd,
    is_primary: isPrimary,
    text,
    label,
    suggested_replacement: suggested?.replacement ?? null,
    suggestion_applicability: suggested?.applicability ?? null,
    expansion: null,
  };
}

function jsonSpans(part: Pick<Diagnostic, "primary" | "labels">, map: SourceMap): JsonSpan[] {
  const same = (a: Span, b: Span): boolean => a.file === b.file && a.start === b.start && a.end === b.end;
  const spans = part.labels.map(({ span, text }) =>
    jsonSpan(
      span,
      map,
      part.primary.some((p) => same(p, span)),
      text,
      undefined,
    ),
  );
  for (const span of part.primary) {
    if (!part.labels.some((label) => same(label.span, span))) spans.push(jsonSpan(span, map, true, null, undefined));
  }
  return spans;
}

function jsonChild(child: SubDiagnostic, map: SourceMap): JsonMessage {
  return {
    message: child.message,
    code: null,
    level: child.level,
    spans: jsonSpans(child, map),
    children: [],
    rendered: null,
  };
}

function jsonSuggestion(suggestion: Suggestion, map: SourceMap): JsonMessage {
  const toSpan = ({ span, replacement }: Replacement): JsonSpan =>
    jsonSpan(span, map, true, null, { replacement, applicability: suggestion.applicability });
  const ways = [suggestion.parts, ...(suggestion.alternatives ?? [])];
  return {
    message: suggestion.message,
    code: null,
    level: "help",
    spans: ways.flatMap((parts) => parts.map(toSpan)),
    children: [],
    rendered: null,
  };
}

/** One line of JSON. `explain` gives the long text of a code. */
export function renderJson(
  diagnostic: Diagnostic,
  map: SourceMap,
  explain: (code: string) => string | undefined,
): string {
  const { code } = diagnostic;
  const message: JsonMessage = {
    message: diagnostic.message,
    code: code === undefined ? null : { code, explanation: explain(code) ?? null },
    level: diagnostic.level,
    spans: jsonSpans(diagnostic, map),
    children: [
      ...diagnostic.children.map((child) => jsonChild(child, map)),
      ...diagnostic.suggestions.map((suggestion) => jsonSuggestion(suggestion, map)),
    ],
    rendered: renderHuman(diagnostic, map),
  };
  return jsonLine(message);
}

/** A message without a place, such as the summary. */
export function renderJsonNote(level: "error" | "warning" | "failure-note", text: string): string {
  const rendered = level === "failure-note" ? `${text}\n` : `${level}: ${text}\n\n`;
  return jsonLine({ message: text, code: null, level, spans: [], children: [], rendered });
}

function jsonLine(message: JsonMessage): string {
  return `${JSON.stringify({ $message_type: "diagnostic", ...message })}\n`;
}
