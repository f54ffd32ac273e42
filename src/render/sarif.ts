// All messages of a run as one SARIF 2.1.0 log, for code scanning tools.

import { CODES, isCode } from "#diagnostics/codes.ts";
import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import type { SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import { placeOf } from "./plain.ts";

function location(span: Span, map: SourceMap, text?: string): object {
  const at = placeOf(span, map);
  return {
    physicalLocation: {
      artifactLocation: { uri: at.file },
      region: { startLine: at.lineStart, startColumn: at.columnStart, endLine: at.lineEnd, endColumn: at.columnEnd },
    },
    ...(text === undefined ? {} : { message: { text } }),
  };
}

function result(diagnostic: Diagnostic, map: SourceMap): object {
  const related = [
    ...diagnostic.labels,
    ...diagnostic.children.flatMap((child) => child.primary.map((span) => ({ span, text: child.message }))),
  ];
  const helps = diagnostic.suggestions.map((s) => `help: ${s.message}`);
  const notes = diagnostic.children.map((child) => `${child.level}: ${child.message}`);
  return {
    ...(diagnostic.code === undefined ? {} : { ruleId: diagnostic.code }),
    level: diagnostic.level === "help" ? "note" : diagnostic.level,
    message: { text: [diagnostic.message, ...notes, ...helps].join("\n") },
    locations: diagnostic.primary.slice(0, 1).map((span) => location(span, map)),
    relatedLocations: related.map(({ span, text }, id) => ({ id, ...location(span, map, text) })),
  };
}

/** The whole log, with a line end. */
export function renderSarif(diagnostics: readonly Diagnostic[], map: SourceMap, version: string): string {
  const codes = [...new Set(diagnostics.map((d) => d.code))].filter((code) => code !== undefined).sort();
  const rules = codes.map((id) => ({ id, shortDescription: { text: isCode(id) ? CODES[id] : id } }));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "ferrule", version, rules } },
        columnKind: "unicodeCodePoints",
        results: diagnostics.map((diagnostic) => result(diagnostic, map)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
