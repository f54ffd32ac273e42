// Renders diagnostics for people, in rustc's form: header, places with labels, notes, suggested changes.

import type { Diagnostic, Level, SubDiagnostic, Suggestion } from "#diagnostics/diagnostic.ts";
import type { SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import { type ColorPolicy, paint } from "./colors.ts";
import { type Mark, position } from "./human/annotations.ts";
import { Grid, type Style, type StyledText } from "./human/grid.ts";
import { drawSnippet } from "./human/snippet.ts";
import { drawSuggestion } from "./human/suggestion.ts";

export type { Style } from "./human/grid.ts";

/** How many equally good changes are shown. */
const MAX_ALTERNATIVES = 4;

/** The name of a code in a header; syntax errors and a few others have none. */
export function headerOf(diagnostic: Diagnostic): string {
  return diagnostic.code === undefined ? diagnostic.level : `${diagnostic.level}[${diagnostic.code}]`;
}

/** A line of a rendered message. `level` is that of the part it belongs to: it gives primary marks their colour. */
export interface HumanLine {
  readonly runs: readonly StyledText[];
  readonly level: Level;
}

/**
 * One message as text, ending in a blank line. `colors` decides on escape sequences; the text is the
 * same without them.
 */
export function renderHuman(diagnostic: Diagnostic, map: SourceMap, colors: ColorPolicy = "never"): string {
  const lines = layoutHuman(diagnostic, map).map(({ runs, level }) => paint(runs, level, colors));
  return `${lines.join("\n")}\n\n`;
}

/** One message as lines of styled text, for those who draw it themselves. */
export function layoutHuman(diagnostic: Diagnostic, map: SourceMap): readonly HumanLine[] {
  const { suggestions, inline } = splitSuggestions(diagnostic.suggestions, map);
  const gutter = gutterWidth(diagnostic, map);
  const marks = marksOf(diagnostic.primary, [...diagnostic.labels, ...inline]);
  const grids: { grid: Grid; level: Level }[] = [];
  const start = (level: Level): Grid => {
    const grid = new Grid();
    grids.push({ grid, level });
    return grid;
  };
  const main = start(diagnostic.level);
  drawHeader(main, diagnostic.level, headerOf(diagnostic), diagnostic.message);
  if (marks.length > 0) drawSnippet(main, marks, diagnostic.primary[0], map, gutter);
  const primaryFile = diagnostic.primary[0] === undefined ? undefined : map.file(diagnostic.primary[0].file);
  // A lone bar sets the main snippet off from what follows it.
  const isFollowed = diagnostic.children.length + suggestions.length > 0;
  if (marks.length > 0 && isFollowed) main.put(main.height, gutter + 1, "|", "lineNumber");
  for (const child of diagnostic.children) {
    const childMarks = marksOf(child.primary, child.labels);
    const grid = start(child.level);
    if (childMarks.length > 0) {
      drawHeader(grid, child.level, child.level, child.message);
      drawSnippet(grid, childMarks, child.primary[0], map, gutter);
    } else {
      drawBullet(grid, child, gutter);
    }
  }
  for (const suggestion of suggestions) {
    const grid = start("help");
    drawHeader(grid, "help", "help", suggestion.message + caseHint(suggestion, map));
    const ways = [suggestion.parts, ...(suggestion.alternatives ?? [])];
    for (const parts of ways.slice(0, MAX_ALTERNATIVES)) drawSuggestion(grid, parts, map, gutter, primaryFile);
    const left = ways.length - MAX_ALTERNATIVES;
    if (left > 0) grid.puts(grid.height, gutter + 1, `and ${left} other candidate${left === 1 ? "" : "s"}`, "plain");
  }
  return grids.flatMap(({ grid, level }) => grid.lines().map((runs) => ({ runs, level })));
}

/** Labels first, then primary places that no label explains. */
function marksOf(primary: readonly Span[], labels: Diagnostic["labels"]): Mark[] {
  const same = (a: Span, b: Span): boolean => a.file === b.file && a.start === b.start && a.end === b.end;
  const marks: Mark[] = labels.map(({ span, text }) => ({
    span,
    label: text,
    isPrimary: primary.some((p) => same(p, span)),
  }));
  for (const span of primary) {
    if (!marks.some((mark) => same(mark.span, span))) marks.push({ span, label: "", isPrimary: true });
  }
  return marks;
}

/** A single short suggestion stands as a label in the snippet, as rustc does where the suggestion allows it. */
function splitSuggestions(
  all: readonly Suggestion[],
  map: SourceMap,
): { suggestions: readonly Suggestion[]; inline: Diagnostic["labels"] } {
  const [only] = all;
  const part = only?.parts[0];
  const fits =
    only?.inline === true &&
    all.length === 1 &&
    only.alternatives === undefined &&
    only.parts.length === 1 &&
    part !== undefined &&
    only.message.split(/\s+/).length < 10 &&
    !part.replacement.includes("\n");
  if (!fits) return { suggestions: all, inline: [] };
  const code = part.replacement.trim();
  const text = code === "" ? `help: ${only.message}` : `help: ${only.message}${caseHint(only, map)}: \`${code}\``;
  return { suggestions: [], inline: [{ span: part.span, text }] };
}

/** Letters that look alike in both cases. */
const LOOKALIKE = "cfikosuvwxyz";

/** A hint where a suggestion changes only letters that look alike in upper and lower case. */
function caseHint(suggestion: Suggestion, map: SourceMap): string {
  const changed = suggestion.parts.filter(({ span, replacement }) => map.text(span) !== replacement);
  const isSubtle = changed.every(({ span, replacement }) => {
    const original = map.text(span);
    return (
      original.toLowerCase() === replacement.toLowerCase() &&
      [...original].every((char, i) => char === replacement[i] || LOOKALIKE.includes(char.toLowerCase()))
    );
  });
  return changed.length > 0 && isSubtle ? " (notice the capitalization)" : "";
}

function gutterWidth(diagnostic: Diagnostic, map: SourceMap): number {
  let highest = 0;
  const see = (span: Span): void => {
    highest = Math.max(highest, position(map.file(span.file), span.end).line);
  };
  for (const part of [diagnostic, ...diagnostic.children]) {
    for (const span of part.primary) see(span);
    for (const { span } of part.labels) see(span);
  }
  for (const { parts } of diagnostic.suggestions) for (const { span } of parts) see(span);
  return String(highest).length;
}

function drawHeader(grid: Grid, level: Level, head: string, message: string): void {
  grid.puts(0, 0, head, level);
  const style: Style = level === "error" || level === "warning" ? "header" : "plain";
  for (const [row, line] of `: ${message}`.split("\n").entries()) {
    if (row === 0) grid.append(0, line, style);
    else grid.puts(row, head.length + 2, line, style);
  }
}

/** A note without a place: `= note: …`, further lines indented below. */
function drawBullet(grid: Grid, child: SubDiagnostic, gutter: number): void {
  const indent = gutter + 1 + "= ".length + child.level.length + ": ".length;
  for (const [row, line] of child.message.split("\n").entries()) {
    if (row === 0) {
      grid.puts(0, gutter + 1, "= ", "lineNumber");
      grid.append(0, child.level, "header");
      grid.append(0, `: ${line}`, "plain");
    } else {
      grid.puts(row, indent, line, "plain");
    }
  }
}
