// Which columns of a snippet are shown: very long lines and deep indentation are cut, as rustc cuts them.

import type { AnnotatedFile } from "./annotations.ts";
import { charWidth, textWidth } from "./width.ts";

/** Columns for code where the terminal's width is not known. */
const WIDTH = 140;
/** Room for the `...` that stands where something was cut. */
const PADDING = 6;
/** Indentation beyond this is cut. */
const LONG_INDENT = 20;

/** The columns of a snippet that are shown. */
export interface Margin {
  /** First column shown. */
  readonly left: number;
  /** Column after the last one shown. */
  readonly right: number;
}

/** A line within the margin. */
export interface CutLine {
  readonly text: string;
  readonly isCutLeft: boolean;
  readonly isCutRight: boolean;
}

/** Decides what to show of a file's annotated lines. */
export function marginOf(annotated: AnnotatedFile): Margin {
  let indent = Number.MAX_SAFE_INTEGER;
  let longest = 0;
  let spanLeft = Number.MAX_SAFE_INTEGER;
  let spanRight = 0;
  let labelRight = 0;
  for (const { number, annotations } of annotated.lines) {
    const text = annotated.file.lineText(number - 1);
    longest = Math.max(longest, textWidth(text));
    if (text.trim() !== "") indent = Math.min(indent, textWidth(text.slice(0, text.length - text.trimStart().length)));
    for (const { start, end, label } of annotations) {
      spanLeft = Math.min(spanLeft, start.shown, end.shown);
      spanRight = Math.max(spanRight, start.shown, end.shown);
      labelRight = Math.max(labelRight, end.shown + textWidth(label));
    }
  }
  const less = (column: number): number => (column === Number.MAX_SAFE_INTEGER ? 0 : Math.max(0, column - PADDING));
  return choose(less(indent), less(spanLeft), spanRight + PADDING, labelRight + PADDING, longest);
}

function choose(indent: number, spanLeft: number, spanRight: number, labelRight: number, longest: number): Margin {
  const left = indent > LONG_INDENT ? indent - (LONG_INDENT - 4) : 0;
  const right = Math.max(longest, left);
  if (right - left <= WIDTH) return { left, right };
  const from = (start: number): Margin => ({ left: start, right: start + WIDTH });
  if (labelRight - indent <= WIDTH) return from(indent);
  if (labelRight - spanLeft <= WIDTH)
    return from(Math.max(0, spanLeft - Math.floor((WIDTH - (labelRight - spanLeft)) / 2)));
  if (spanRight - spanLeft <= WIDTH)
    return from(Math.max(0, spanLeft - Math.floor((WIDTH - (spanRight - spanLeft)) / 5) * 2));
  // Even the places alone are too wide: show how they begin.
  return from(spanLeft);
}

/** The part of a source line that lies within the margin. */
export function cutLine(text: string, margin: Margin): CutLine {
  if (margin.left === 0 && text.length <= WIDTH) return { text, isCutLeft: false, isCutRight: false };
  const right = textWidth(text) - margin.left <= WIDTH ? Number.POSITIVE_INFINITY : margin.right;
  let column = 0;
  let kept = "";
  for (const char of text) {
    if (column >= right) return { text: kept, isCutLeft: margin.left > 0, isCutRight: true };
    if (column >= margin.left) kept += char;
    column += charWidth(char);
  }
  return { text: kept, isCutLeft: margin.left > 0 && column > 0, isCutRight: false };
}
