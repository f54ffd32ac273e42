// Workflow commands that GitHub Actions turns into annotations of a pull request.

import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import type { SourceMap } from "#support/source-map.ts";
import { headerOf, renderHuman } from "./human.ts";
import { placeOf } from "./plain.ts";

const escapeData = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapeProperty = (text: string): string => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** `::error file=…,line=…::…`, with its line end. */
export function renderGithub(diagnostic: Diagnostic, map: SourceMap): string {
  const command = diagnostic.level === "error" || diagnostic.level === "warning" ? diagnostic.level : "notice";
  const properties: [string, string][] = [];
  const [primary] = diagnostic.primary;
  if (primary !== undefined) {
    const at = placeOf(primary, map);
    properties.push(["file", at.file], ["line", String(at.lineStart)], ["endLine", String(at.lineEnd)]);
    properties.push(["col", String(at.columnStart)]);
    if (at.lineStart === at.lineEnd) properties.push(["endColumn", String(at.columnEnd)]);
  }
  properties.push(["title", `${headerOf(diagnostic)}: ${diagnostic.message}`]);
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(value)}`).join(",");
  return `::${command} ${list}::${escapeData(renderHuman(diagnostic, map).trimEnd())}\n`;
}
