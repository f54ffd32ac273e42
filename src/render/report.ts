// All messages of a run in one of the formats, with the closing summary.

import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import type { SourceMap } from "#support/source-map.ts";
import { type ColorPolicy, paint } from "./colors.ts";
import type { ErrorFormat } from "./formats.ts";
import { renderGithub } from "./github.ts";
import { renderHuman } from "./human.ts";
import { renderJson, renderJsonNote } from "./json.ts";
import { explainHints, summaryOf } from "./plain.ts";
import { renderSarif } from "./sarif.ts";
import { renderShort } from "./short.ts";

export interface ReportOptions {
  readonly format: ErrorFormat;
  readonly colors: ColorPolicy;
  /** The long text of a code, where there is one. */
  readonly explain: (code: string) => string | undefined;
  readonly version: string;
  /** Without the closing count of errors: for what is said while a program runs. */
  readonly withoutSummary?: boolean;
}

/** The whole text for stderr; empty where there is nothing to say (SARIF always has a log). */
export function renderReport(diagnostics: readonly Diagnostic[], map: SourceMap, options: ReportOptions): string {
  const summary = options.withoutSummary === true ? undefined : summaryOf(diagnostics);
  const hints = explainHints(diagnostics, (code) => options.explain(code) !== undefined);
  switch (options.format) {
    case "human": {
      const body = diagnostics.map((d) => renderHuman(d, map, options.colors)).join("");
      return (
        body +
        summaryText(summary, options.colors) +
        (summary === undefined ? "" : "\n") +
        hints.map((hint) => `${hint}\n`).join("")
      );
    }
    case "short":
      return diagnostics.map((d) => renderShort(d, map)).join("") + summaryText(summary, options.colors);
    case "json": {
      const body = diagnostics.map((d) => renderJson(d, map, options.explain)).join("");
      const end = summary === undefined ? "" : renderJsonNote(summary.level, summary.message);
      return body + end + hints.map((hint) => renderJsonNote("failure-note", hint)).join("");
    }
    case "github":
      return diagnostics.map((d) => renderGithub(d, map)).join("");
    case "sarif":
      return renderSarif(diagnostics, map, options.version);
  }
}

function summaryText(summary: ReturnType<typeof summaryOf>, colors: ColorPolicy): string {
  if (summary === undefined) return "";
  const { level, message } = summary;
  return `${paint(
    [
      { text: level, style: level },
      { text: `: ${message}`, style: "header" },
    ],
    level,
    colors,
  )}\n`;
}
