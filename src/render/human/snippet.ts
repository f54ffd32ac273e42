// Draws the annotated lines of files: gutter, source, underlines, labels and the bars of long spans.
//
// The layout is rustc's: on a line, annotations are taken from right to left; the rightmost label may
// stand beside its underline, the others hang below it on lines of their own, joined by `|`. A span of
// several lines has a bar at the left, which an underline row leads into (`_____^`) and out of.

import type { SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import {
  type AnnotatedFile,
  type AnnotatedLine,
  type Annotation,
  annotate,
  type Mark,
  position,
} from "./annotations.ts";
import type { Grid, Style } from "./grid.ts";
import { cutLine, type Margin, marginOf } from "./margin.ts";
import { showLine, textWidth } from "./width.ts";

/** A bar that is open on the lines below. */
interface Bar {
  readonly depth: number;
  readonly style: Style;
}

/** An annotation with the row below the source line where its label goes; 0: beside the underline. */
interface Placed {
  row: number;
  readonly annotation: Annotation;
}

const hasLabel = (a: Annotation): boolean => a.label !== "";
const takesSpace = (a: Annotation): boolean => a.kind === "start" || a.kind === "end";
const styleOf = (a: Annotation): Style => (a.isPrimary ? "primary" : "secondary");

function overlaps(a: Annotation, b: Annotation, padding: number): boolean {
  const [aStart, aEnd, bStart, bEnd] = [a.start.shown, a.end.shown + padding, b.start.shown, b.end.shown];
  return (bStart <= aStart && aStart < bEnd) || (aStart <= bStart && bStart < aEnd);
}

/**
 * Draws all files of a message (or note) below what the grid holds. The place after `-->` is that of
 * `primary`; `gutter` is the width of line numbers.
 */
export function drawSnippet(
  grid: Grid,
  marks: readonly Mark[],
  primary: Span | undefined,
  map: SourceMap,
  gutter: number,
): void {
  const files = annotate(marks, map);
  for (const [index, annotated] of files.entries()) {
    drawLocation(grid, annotated, primary, gutter, index === 0);
    drawFile(grid, annotated, gutter);
  }
}

function drawLocation(
  grid: Grid,
  annotated: AnnotatedFile,
  primary: Span | undefined,
  gutter: number,
  isFirst: boolean,
): void {
  let row = grid.height;
  let line: number;
  let column: number;
  if (isFirst && primary !== undefined) {
    const at = position(annotated.file, primary.start);
    [line, column] = [at.line, at.chars + 1];
  } else {
    const first = annotated.lines[0] as AnnotatedLine;
    line = first.number;
    column = (first.annotations[0] as Annotation).start.chars + 1;
  }
  if (!isFirst) {
    bar(grid, row, gutter);
    row++;
  }
  grid.puts(row, gutter, isFirst ? "--> " : "::: ", "lineNumber");
  grid.append(row, `${annotated.file.name}:${line}:${column}`, "plain");
  bar(grid, row + 1, gutter);
}

function bar(grid: Grid, row: number, gutter: number): void {
  grid.put(row, gutter + 1, "|", "lineNumber");
}

function drawNumber(grid: Grid, row: number, number: number, gutter: number): void {
  grid.puts(row, 0, String(number).padStart(gutter), "lineNumber");
  bar(grid, row, gutter);
}

/** Draws a source line within the margin, with dots where it was cut. */
function drawCode(grid: Grid, row: number, column: number, text: string, margin: Margin): void {
  const cut = cutLine(text, margin);
  const shown = showLine(cut.text);
  grid.puts(row, column, shown, "plain");
  if (cut.isCutLeft) grid.puts(row, column, "...", "lineNumber");
  if (cut.isCutRight) grid.puts(row, column + textWidth(shown) - 3, "...", "lineNumber");
}

function drawFile(grid: Grid, annotated: AnnotatedFile, gutter: number): void {
  const margin = marginOf(annotated);
  const open = new Map<number, Style>();
  const left = gutter + 3;
  const code = left + annotated.depth + (annotated.depth === 0 ? 0 : 1);
  const drawBars = (row: number, bars: Iterable<readonly [number, Style]>): void => {
    for (const [depth, style] of bars) grid.put(row, left + depth - 1, "|", style);
  };
  for (const [index, line] of annotated.lines.entries()) {
    const before = grid.height;
    grid.reach(before);
    drawNumber(grid, before, line.number, gutter);
    drawCode(grid, before, code, annotated.file.lineText(line.number - 1), margin);
    const bars = new LineDrawing(grid, annotated, line, { top: before, left, code, margin }).draw();
    const opened: Bar[] = [];
    for (const one of bars) {
      if (!open.delete(one.depth)) opened.push(one);
    }
    for (let row = before; row < grid.height; row++) drawBars(row, open);
    const next = annotated.lines[index + 1];
    if (next !== undefined && next.number - line.number > 1) {
      const row = grid.height;
      if (next.number - line.number > 2) {
        grid.puts(row, 0, "...", "lineNumber");
      } else {
        drawNumber(grid, row, line.number + 1, gutter);
        drawCode(grid, row, code, annotated.file.lineText(line.number), margin);
      }
      drawBars(row, open);
      const starts = line.annotations.filter((a) => a.kind === "start");
      drawBars(
        row,
        starts.map((a) => [a.depth, styleOf(a)] as const),
      );
    }
    for (const one of opened) open.set(one.depth, one.style);
  }
}

/** Where a line is drawn: its row, the columns where bars and code begin, and what of the code is shown. */
interface LinePlace {
  readonly top: number;
  readonly left: number;
  readonly code: number;
  readonly margin: Margin;
}

/** Draws what belongs to one source line. */
class LineDrawing {
  readonly #grid: Grid;
  readonly #file: AnnotatedFile;
  readonly #line: AnnotatedLine;
  readonly #top: number;
  readonly #left: number;
  readonly #code: number;
  readonly #margin: Margin;

  constructor(grid: Grid, file: AnnotatedFile, line: AnnotatedLine, at: LinePlace) {
    this.#grid = grid;
    this.#file = file;
    this.#line = line;
    this.#top = at.top;
    this.#left = at.left;
    this.#code = at.code;
    this.#margin = at.margin;
  }

  /** The grid's column for a column of the source. */
  #x(shown: number): number {
    return this.#code + Math.min(Math.max(0, shown - this.#margin.left), this.#margin.right - this.#margin.left + 1);
  }

  /** Draws; returns the bars that begin or end here. */
  draw(): Bar[] {
    const short = this.#drawShortStart();
    if (short !== undefined) return short;
    const sorted = [...this.#line.annotations].sort(
      (a, b) => b.start.shown - a.start.shown || b.start.chars - a.start.chars,
    );
    const placed = placeLabels(sorted);
    if (this.#line.annotations.every((a) => a.kind === "line")) return [];
    let rows = Math.max(...placed.map((one) => one.row));
    if (rows !== 0) rows++;
    const highest = Math.max(...placed.map((one) => one.row));
    if (placed.every((one) => one.annotation.kind === "start")) {
      for (const one of placed) one.row = highest - one.row;
      rows = Math.max(0, rows - 1);
    }
    for (let row = 0; row <= rows; row++) bar(this.#grid, this.#top + row + 1, this.#left - 3);
    this.#drawLeads(placed);
    this.#drawConnectors(placed, rows);
    this.#drawLabels(placed);
    this.#drawUnderlines(placed);
    return placed
      .filter((one) => takesSpace(one.annotation))
      .map((one) => ({ depth: one.annotation.depth, style: styleOf(one.annotation) }));
  }

  /** Long spans that begin at the first character of the line need only a `/` beside it. */
  #drawShortStart(): Bar[] | undefined {
    const text = [...this.#file.file.lineText(this.#line.number - 1)];
    const bars: Bar[] = [];
    for (const a of this.#line.annotations) {
      if (a.kind === "line") continue;
      if (a.kind !== "start" || text.slice(0, a.start.chars).join("").trim() !== "") return undefined;
      bars.push({ depth: a.depth, style: styleOf(a) });
    }
    for (const { depth, style } of bars) this.#grid.put(this.#top, this.#left + depth - 1, "/", style);
    return bars;
  }

  /** The horizontal `____` between bar and underline. */
  #drawLeads(placed: readonly Placed[]): void {
    for (const { row, annotation } of placed) {
      if (!takesSpace(annotation)) continue;
      for (let x = this.#left + annotation.depth; x < this.#x(annotation.start.shown); x++) {
        this.#grid.put(this.#top + row + 1, x, "_", styleOf(annotation));
      }
    }
  }

  /** The vertical lines: from underlines down to labels and leads, and the bars' own first or last pieces. */
  #drawConnectors(placed: readonly Placed[], rows: number): void {
    for (const { row, annotation } of placed) {
      const style = styleOf(annotation);
      if (row > 0 && (hasLabel(annotation) || takesSpace(annotation))) {
        for (let y = 1; y <= row + 1; y++) {
          this.#grid.put(this.#top + y, this.#x(annotation.start.shown), "|", style);
        }
      }
      const x = this.#left + annotation.depth - 1;
      if (annotation.kind === "start") {
        for (let y = row + 2; y < rows + 2; y++) this.#grid.put(this.#top + y, x, "|", style);
      } else if (annotation.kind === "end") {
        for (let y = 0; y <= row + 1; y++) this.#grid.put(this.#top + y, x, "|", style);
      }
    }
  }

  #drawLabels(placed: readonly Placed[]): void {
    for (const { row, annotation } of placed) {
      if (!hasLabel(annotation)) continue;
      const [y, x] = row === 0 ? [1, this.#x(annotation.end.shown) + 1] : [row + 2, this.#x(annotation.start.shown)];
      this.#grid.puts(this.#top + y, x, annotation.label, styleOf(annotation));
    }
  }

  /** Underlines, the longest first so that shorter ones stay visible, primary ones over secondary. */
  #drawUnderlines(placed: readonly Placed[]): void {
    const length = (a: Annotation): number => Math.abs(a.end.shown - a.start.shown);
    const order = [...placed].sort(
      (a, b) =>
        length(b.annotation) - length(a.annotation) || Number(a.annotation.isPrimary) - Number(b.annotation.isPrimary),
    );
    for (const { annotation } of order) {
      if (annotation.kind === "line") continue;
      for (let x = this.#x(annotation.start.shown); x < this.#x(annotation.end.shown); x++) {
        this.#grid.put(this.#top + 1, x, annotation.isPrimary ? "^" : "-", styleOf(annotation));
      }
    }
  }
}

/** Decides the row of each label, going from the rightmost annotation to the leftmost. */
function placeLabels(sorted: readonly Annotation[]): Placed[] {
  const placed: Placed[] = [];
  let row = 0;
  for (const [i, one] of sorted.entries()) {
    const rest = sorted.slice(i + 1);
    if (row === 0 && hasLabel(one)) {
      const clash = rest.some(
        (next) =>
          overlaps(next, one, 0) &&
          !(next.start.shown === one.start.shown && next.end.shown === one.end.shown && !hasLabel(next)),
      );
      if (clash) row++;
    }
    placed.push({ row, annotation: one });
    if (rest.some((next) => needsOwnRow(one, next, row))) row++;
  }
  return placed;
}

function needsOwnRow(one: Annotation, next: Annotation, row: number): boolean {
  const padding = hasLabel(next) ? textWidth(next.label) + 2 : 0;
  const close = overlaps(next, one, padding);
  return (
    (close && hasLabel(one) && hasLabel(next)) ||
    (takesSpace(one) && hasLabel(next)) ||
    (hasLabel(one) && takesSpace(next)) ||
    (takesSpace(one) && takesSpace(next)) ||
    (close && next.end.shown <= one.end.shown && hasLabel(next) && row === 0)
  );
}
