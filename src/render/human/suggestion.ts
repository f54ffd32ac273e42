// Shows a suggestion as the changed code: `+`, `-` and `~` lines with their numbers.

import type { Replacement } from "#diagnostics/diagnostic.ts";
import type { SourceFile, SourceMap } from "#support/source-map.ts";
import { type Position, position } from "./annotations.ts";
import type { Grid } from "./grid.ts";
import { showLine, textWidth } from "./width.ts";

interface Part {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly original: string;
}

/** A changed stretch of columns on one new line. */
interface Change {
  readonly start: number;
  readonly end: number;
}

/** The new lines, in place of lines `first..=last` (one-based) of the file. */
interface Spliced {
  readonly first: number;
  readonly last: number;
  readonly lines: readonly { readonly text: string; readonly changes: readonly Change[] }[];
  readonly parts: readonly Part[];
}

/**
 * Draws the code that a suggestion makes; nothing where it changes nothing. Its place is named where it
 * lies in another file than the message.
 */
export function drawSuggestion(
  grid: Grid,
  replacements: readonly Replacement[],
  map: SourceMap,
  gutter: number,
  primaryFile: SourceFile | undefined,
): void {
  const first = replacements[0];
  if (first === undefined) return;
  const file = map.file(first.span.file);
  const spliced = splice(file, replacements);
  if (spliced === undefined) return;
  if (primaryFile !== undefined && primaryFile !== file) {
    const at = position(file, first.span.start);
    const row = grid.height;
    grid.puts(row, gutter, "--> ", "lineNumber");
    grid.append(row, `${file.name}:${at.line}:${at.chars + 1}`, "plain");
  }
  grid.put(grid.height, gutter + 1, "|", "lineNumber");
  drawCode(grid, file, spliced, gutter);
}

/** Drops what original and replacement have in common at both ends. */
function trimPart(part: Part): Part {
  const { original, replacement } = part;
  if (original === "" || replacement === "") return part;
  // Only pure insertions are worth trimming to: elsewhere the reader wants to see the whole change.
  let prefix = 0;
  while (prefix < original.length && prefix < replacement.length && original[prefix] === replacement[prefix]) prefix++;
  let suffix = 0;
  while (
    suffix < original.length - prefix &&
    suffix < replacement.length - prefix &&
    original[original.length - 1 - suffix] === replacement[replacement.length - 1 - suffix]
  ) {
    suffix++;
  }
  if (prefix + suffix !== original.length) return part;
  return {
    start: part.start + prefix,
    end: part.end - suffix,
    original: "",
    replacement: replacement.slice(prefix, replacement.length - suffix),
  };
}

function splice(file: SourceFile, replacements: readonly Replacement[]): Spliced | undefined {
  const parts = replacements
    .map(({ span, replacement }) =>
      trimPart({ start: span.start, end: span.end, replacement, original: file.text.slice(span.start, span.end) }),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const first = parts[0] as Part;
  const firstAt = position(file, first.start);
  let lastAt: Position = firstAt;
  let text = file.text.slice(file.lineStarts[firstAt.line - 1] as number, first.start);
  const changes: Change[][] = [[]];
  let shift = 0;
  let offset = first.start;
  const copy = (to: number): void => {
    const piece = file.text.slice(offset, to);
    for (let i = piece.indexOf("\n"); i >= 0; i = piece.indexOf("\n", i + 1)) {
      changes.push([]);
      shift = 0;
    }
    text += piece;
  };
  for (const part of parts) {
    if (part.start < offset) return undefined;
    copy(part.start);
    const from = position(file, part.start);
    const to = position(file, part.end);
    const pieces = part.replacement.split("\n");
    if (part.replacement !== part.original) {
      const width = textWidth(pieces[0] as string);
      (changes.at(-1) as Change[]).push({ start: from.chars + shift, end: from.chars + shift + width });
      shift += width - (to.chars - from.chars);
      for (const piece of pieces.slice(1)) {
        changes.push([{ start: 0, end: textWidth(piece) }]);
        shift = 0;
      }
    }
    text += part.replacement;
    offset = part.end;
    lastAt = to;
  }
  if (!text.endsWith("\n"))
    text += file.lineText(lastAt.line - 1).slice(offset - (file.lineStarts[lastAt.line - 1] as number));
  if (changes.every((list) => list.length === 0)) return undefined;
  const texts = text.replace(/\n+$/, "").split("\n");
  const lines =
    texts[0] === "" && texts.length === 1 ? [] : texts.map((line, i) => ({ text: line, changes: changes[i] ?? [] }));
  return { first: firstAt.line, last: position(file, first.end).line, lines, parts };
}

/** How the new code is set off from the old. */
type Manner = "diff" | "add" | "underline" | "plain";

function mannerOf(spliced: Spliced): Manner {
  const { parts, lines } = spliced;
  const complete = lines.map((line) => line.text).join("\n");
  const deletes = parts.some(
    (p) => p.original.trim() !== "" && (p.replacement.trim() === "" || p.replacement !== p.original),
  );
  const [only] = parts;
  if (deletes && lines.length <= 1) return "diff";
  if (parts.length === 1 && only !== undefined) {
    if (only.replacement.endsWith("\n") && only.replacement.trim() === complete.trim()) return "add";
    if (only.replacement.trim() === complete.trim()) return "plain";
  }
  return lines.length <= 1 ? "underline" : "plain";
}

function drawCode(grid: Grid, file: SourceFile, spliced: Spliced, gutter: number): void {
  const manner = mannerOf(spliced);
  if (spliced.lines.length === 0) {
    for (let line = spliced.first; line <= spliced.last; line++) {
      drawLine(grid, gutter, line, "- ", file.lineText(line - 1));
    }
    grid.put(grid.height, gutter + 1, "|", "lineNumber");
    return;
  }
  let hidden: { number: number; text: string }[] = [];
  let lastNumber = spliced.first;
  let shown = 0;
  for (const [index, line] of spliced.lines.entries()) {
    const number = spliced.first + index;
    if (line.changes.length === 0) {
      hidden.push({ number, text: line.text });
      continue;
    }
    drawHidden(grid, gutter, hidden);
    hidden = [];
    drawChangedLine(grid, file, spliced, gutter, manner, number, line);
    lastNumber = number;
    shown = index;
  }
  if (manner === "add") {
    const only = spliced.lines[0];
    const text = only?.text.trim() ?? "";
    if (only !== undefined && text.startsWith("#[") && text.endsWith("]")) {
      drawLine(grid, gutter, lastNumber + 1, "| ", file.lineText(spliced.first - 1));
    }
  }
  if (manner === "underline") drawInsertMarks(grid, file, spliced, gutter);
  else if (manner === "plain" && shown + 1 < spliced.lines.length) grid.puts(grid.height, 0, "...", "lineNumber");
  else grid.put(grid.height, gutter + 1, "|", "lineNumber");
}

function drawLine(grid: Grid, gutter: number, number: number, sign: "| " | "+ " | "- " | "~ ", text: string): void {
  const row = grid.height;
  grid.puts(row, 0, String(number).padStart(gutter), "lineNumber");
  grid.puts(row, gutter + 1, sign, sign === "| " ? "lineNumber" : sign === "- " ? "removal" : "addition");
  grid.puts(row, gutter + 3, showLine(text), "plain");
}

/** Unchanged lines between changed ones: up to three in full, else the first and the last. */
function drawHidden(grid: Grid, gutter: number, lines: readonly { number: number; text: string }[]): void {
  if (lines.length <= 3) {
    for (const line of lines) drawLine(grid, gutter, line.number, "| ", line.text);
    return;
  }
  const [first, last] = [lines[0], lines.at(-1)];
  if (first !== undefined) drawLine(grid, gutter, first.number, "| ", first.text);
  grid.puts(grid.height, 0, "...", "lineNumber");
  if (last !== undefined) drawLine(grid, gutter, last.number, "| ", last.text);
}

function drawChangedLine(
  grid: Grid,
  file: SourceFile,
  spliced: Spliced,
  gutter: number,
  manner: Manner,
  number: number,
  line: Spliced["lines"][number],
): void {
  const from = gutter + 3;
  const paint = (): void => {
    for (const change of line.changes)
      grid.restyle(grid.height - 1, from + change.start, from + change.end, "addition");
  };
  if (manner === "diff") {
    for (let old = number; old < spliced.last; old++) drawLine(grid, gutter, old, "- ", file.lineText(old - 1));
    const oldText = file.lineText(spliced.last - 1);
    if (oldText === line.text) return;
    drawLine(grid, gutter, spliced.last, "- ", oldText);
    for (const part of spliced.parts) {
      const [a, b] = [position(file, part.start), position(file, part.end)];
      if (a.line === spliced.last) grid.restyle(grid.height - 1, from + a.shown, from + b.shown, "removal");
    }
    if (line.text.trim() === "") return;
    drawLine(grid, gutter, number, "+ ", line.text);
  } else if (spliced.lines.length > 1) {
    const [change] = line.changes;
    const whole = change?.start === 0 && change.end === textWidth(line.text);
    drawLine(grid, gutter, number, whole ? "+ " : "~ ", line.text);
  } else {
    drawLine(grid, gutter, number, manner === "add" ? "+ " : "| ", line.text);
  }
  paint();
}

/** The row of `+` (or `~`) under what a suggestion inserts into a line. */
function drawInsertMarks(grid: Grid, file: SourceFile, spliced: Spliced, gutter: number): void {
  const row = grid.height;
  grid.put(row, gutter + 1, "|", "lineNumber");
  const shifts: { at: number; by: number }[] = [];
  for (const part of spliced.parts) {
    const blank = part.replacement.trim() === "";
    const from = position(file, part.start).shown;
    const to = position(file, part.end).shown;
    const lead = blank ? 0 : part.replacement.length - part.replacement.trimStart().length;
    const width = textWidth(blank ? part.replacement : part.replacement.trim());
    const shift = shifts.reduce((sum, { at, by }) => (from < at ? sum : sum + by), 0);
    for (let x = from + lead + shift; x < from + lead + width + shift; x++) {
      grid.put(row, gutter + 3 + x, part.original === "" ? "+" : "~", "addition");
    }
    shifts.push({ at: to, by: textWidth(part.replacement) - (to - from) });
  }
}
