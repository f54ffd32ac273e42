// Turns labelled spans into annotations of single lines, as rustc's emitter lays them out.

import type { SourceFile, SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import { charWidth } from "./width.ts";

/** A column of a line, zero-based: in characters, and as shown. */
export interface Column {
  readonly chars: number;
  readonly shown: number;
}

/** Where an offset stands; `line` is one-based. */
export interface Position extends Column {
  readonly line: number;
}

/** A span with its meaning in one snippet. */
export interface Mark {
  readonly span: Span;
  readonly isPrimary: boolean;
  readonly label: string;
}

/**
 * What is drawn under (or beside) one line. A span of several lines becomes `start` and `end` on its
 * first and last line, and `line` on lines between that are worth showing; `depth` is the column of
 * its bar, counted from 1 at the left.
 */
export interface Annotation {
  readonly kind: "single" | "start" | "line" | "end";
  readonly depth: number;
  readonly start: Column;
  readonly end: Column;
  readonly isPrimary: boolean;
  readonly label: string;
}

export interface AnnotatedLine {
  /** One-based. */
  readonly number: number;
  readonly annotations: Annotation[];
}

export interface AnnotatedFile {
  readonly file: SourceFile;
  readonly lines: readonly AnnotatedLine[];
  /** How many bars stand side by side at the left. */
  readonly depth: number;
}

export function position(file: SourceFile, offset: number): Position {
  const index = file.lineIndex(offset);
  const start = file.lineStarts[index] as number;
  let chars = 0;
  let shown = 0;
  for (const char of file.text.slice(start, offset)) {
    chars++;
    shown += charWidth(char);
  }
  return { line: index + 1, chars, shown };
}

/** Where a span ends: one that ends with its line's newline ends on that line, just after it. */
function endPosition(file: SourceFile, span: Span): Position {
  const at = position(file, span.end);
  if (at.chars > 0 || span.end === span.start) return at;
  const before = position(file, span.end - 1);
  return { line: before.line, chars: before.chars + 1, shown: before.shown + 1 };
}

interface Multi {
  readonly mark: Mark;
  readonly from: Position;
  readonly to: Position;
  depth: number;
  overlapsExactly: boolean;
}

const zero: Column = { chars: 0, shown: 0 };

/** Sorts marks into files and lines; the file of the first primary mark comes first. */
export function annotate(marks: readonly Mark[], map: SourceMap): AnnotatedFile[] {
  const byFile = new Map<SourceFile, Mark[]>();
  const first = marks.find((mark) => mark.isPrimary);
  if (first !== undefined) byFile.set(map.file(first.span.file), []);
  for (const mark of marks) {
    const file = map.file(mark.span.file);
    const list = byFile.get(file);
    if (list === undefined) byFile.set(file, [mark]);
    else list.push(mark);
  }
  return [...byFile].map(([file, own]) => annotateFile(file, own));
}

function annotateFile(file: SourceFile, marks: readonly Mark[]): AnnotatedFile {
  const lines = new Map<number, Annotation[]>();
  const add = (line: number, annotation: Annotation): void => {
    const list = lines.get(line);
    if (list === undefined) lines.set(line, [annotation]);
    else list.push(annotation);
  };
  const multis: Multi[] = [];
  for (const mark of marks) {
    const from = position(file, mark.span.start);
    let to = endPosition(file, mark.span);
    if (from.line === to.line) {
      if (from.shown === to.shown) to = { ...to, chars: to.chars + 1, shown: to.shown + 1 };
      add(from.line, { kind: "single", depth: 0, start: from, end: to, isPrimary: mark.isPrimary, label: mark.label });
    } else {
      multis.push({ mark, from, to, depth: 1, overlapsExactly: false });
    }
  }
  const depth = placeBars(multis);
  for (const multi of multis) addMulti(file, multi, add);
  const sorted = [...lines].sort(([a], [b]) => a - b);
  return { file, depth, lines: sorted.map(([number, annotations]) => ({ number, annotations })) };
}

/** Gives bars that overlap different depths, the innermost at the right; the greatest depth. */
function placeBars(multis: Multi[]): number {
  multis.sort((a, b) => a.from.line - b.from.line || b.to.line - a.to.line);
  for (const one of multis) {
    for (const other of multis) {
      const same =
        one.from.line === other.from.line &&
        one.to.line === other.to.line &&
        one.from.chars === other.from.chars &&
        one.to.chars === other.to.chars;
      const overlap = other.from.line <= one.to.line && one.from.line <= other.to.line;
      if (!same && overlap) other.depth++;
      else if (same && one !== other) other.overlapsExactly = true;
      else break;
    }
  }
  const depth = Math.max(0, ...multis.map((multi) => multi.depth));
  for (const multi of multis) multi.depth = depth - multi.depth + 1;
  return depth;
}

/** Whether a line says something: not blank, not a comment, not a lone bracket. */
function isTelling(text: string): boolean {
  const line = text.trim();
  if (line.startsWith("//") && !line.startsWith("///") && !line.startsWith("//!")) return false;
  return !["", "{", "}", "(", ")", "[", "]"].includes(line);
}

function addMulti(file: SourceFile, multi: Multi, add: (line: number, annotation: Annotation) => void): void {
  const { mark, from, to, depth } = multi;
  const common = { depth, isPrimary: mark.isPrimary };
  const endStart = { chars: Math.max(0, to.chars - 1), shown: Math.max(0, to.shown - 1) };
  const end = { ...common, start: endStart, end: to, label: mark.label };
  if (multi.overlapsExactly) {
    add(to.line, { ...end, kind: "single" });
    return;
  }
  const startEnd = { chars: from.chars + 1, shown: from.shown + 1 };
  add(from.line, { ...common, kind: "start", start: from, end: startEnd, label: "" });
  const between: Annotation = { ...common, kind: "line", start: zero, end: zero, label: "" };
  // Up to four lines from the start are shown, less a tail that says nothing.
  const middle = Math.min(from.line + 4, to.line);
  let until = from.line;
  for (let line = middle - 1; line >= from.line; line--) {
    if (isTelling(file.lineText(line - 1))) {
      until = line + 1;
      break;
    }
  }
  for (let line = from.line + 1; line < until; line++) add(line, between);
  const last = to.line - 1;
  if (middle < last && isTelling(file.lineText(last - 1))) add(last, between);
  add(to.line, { ...end, kind: "end" });
}
