// Look-ups in a program's debug tables: the line entry of a position, line and column of an offset.
import type { FunctionCode, LineEntry, LocalInfo, Program, SourceRange } from "./program.ts";

/** The last line entry at or before word `pc`, or undefined. */
export function lineEntryAt(fn: FunctionCode, pc: number): LineEntry | undefined {
  const { lines } = fn;
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as LineEntry).pc <= pc) low = middle + 1;
    else high = middle;
  }
  return lines[low - 1];
}

/** Locals in scope at word `pc`. */
export function localsAt(fn: FunctionCode, pc: number): readonly LocalInfo[] {
  return fn.locals.filter((local) => local.start <= pc && pc < local.end);
}

/** A place in a source file, counted from 1; columns count characters. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const lineStartsOf = new WeakMap<object, readonly number[]>();

/** Offsets at which the lines of a program's file begin. */
function lineStarts(program: Program, file: number): readonly number[] {
  const key = program.files[file];
  if (key === undefined) return [0];
  let starts = lineStartsOf.get(key);
  if (starts === undefined) {
    const found = [0];
    for (let i = key.text.indexOf("\n"); i >= 0; i = key.text.indexOf("\n", i + 1)) found.push(i + 1);
    starts = found;
    lineStartsOf.set(key, starts);
  }
  return starts;
}

/** File, line and column of the start of a range; null if its file is unknown. */
export function positionOf(program: Program, range: SourceRange): SourcePosition | null {
  const file = program.files[range.file];
  if (file === undefined) return null;
  const starts = lineStarts(program, range.file);
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= range.start) low = middle + 1;
    else high = middle;
  }
  const lineStart = starts[low - 1] ?? 0;
  const before = file.text.slice(lineStart, range.start);
  return { file: file.name, line: low, column: [...before].length + 1 };
}

/** `main.rs:4:9`, the start of a range; empty where there is none, or its file is unknown. */
export function positionText(program: Program, range: SourceRange | null): string {
  const at = range === null ? null : positionOf(program, range);
  return at === null ? "" : `${at.file}:${at.line}:${at.column}`;
}

/** The text of a line (from 1), without its line break. */
export function lineText(program: Program, file: number, line: number): string {
  const starts = lineStarts(program, file);
  const start = starts[line - 1];
  if (start === undefined) return "";
  const end = starts[line];
  return (program.files[file]?.text ?? "").slice(start, end === undefined ? undefined : end - 1).replace(/\r$/, "");
}
