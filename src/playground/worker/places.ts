// Turns the compiler's spans and the program's source ranges into places of the editor's text.

import type { Program, SourceRange } from "#isa/program.ts";
import { positionOf } from "#isa/debug-info.ts";
import type { SourceFile, SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import { MAIN_FILE, type Place } from "#playground/protocol.ts";

function placeIn(file: SourceFile, start: number, end: number): Place {
  return { from: start, to: Math.max(start, end), ...file.lineColumn(start) };
}

/** The place of a span; undefined where it lies outside the editor's text. */
export function placeOfSpan(map: SourceMap, span: Span | undefined): Place | undefined {
  if (span === undefined) return undefined;
  const file = map.file(span.file);
  return file.name === MAIN_FILE && file.origin === "user" ? placeIn(file, span.start, span.end) : undefined;
}

/** The place of a line and column, up to the end of that line. */
export function placeOfLine(map: SourceMap, line: number, column: number): Place | undefined {
  const file = map.files().find(({ name, origin }) => name === MAIN_FILE && origin === "user");
  const lineStart = file?.lineStarts[line - 1];
  if (file === undefined || lineStart === undefined) return undefined;
  const text = file.lineText(line - 1);
  const before = [...text].slice(0, column - 1).join("").length;
  return { from: lineStart + before, to: lineStart + text.length, line, column };
}

/** The place of a range in a program's debug tables; undefined where it lies in the library. */
export function placeOfRange(program: Program, range: SourceRange | null): Place | undefined {
  const at = range === null ? null : positionOf(program, range);
  if (range === null || at === null || at.file !== MAIN_FILE) return undefined;
  return { from: range.start, to: range.end, line: at.line, column: at.column };
}
