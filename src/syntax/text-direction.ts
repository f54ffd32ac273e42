// Characters that change the direction in which text is shown, where a program may hold them: in comments and literals.

import type { SourceFile } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import { docStyle, extentsOf } from "./lexer.ts";

const CHANGES_DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

/** A comment or literal that holds such characters. */
export interface DirectionChange {
  readonly within: "comment" | "doc comment" | "literal";
  readonly span: Span;
  readonly at: readonly Span[];
}

/** All comments and literals of a file that hold such characters, in order; whether the code is compiled or not. */
export function directionChanges(file: SourceFile): DirectionChange[] {
  if (file.text.search(CHANGES_DIRECTION) < 0) return [];
  const span = (start: number, length: number): Span => ({ file: file.id, start, end: start + length });
  return extentsOf(file).flatMap(({ image, startOffset }) => {
    const at = [...image.matchAll(CHANGES_DIRECTION)].map(({ index }) => span(startOffset + index, 1));
    return at.length === 0 ? [] : [{ within: placeOf(image), span: span(startOffset, image.length), at }];
  });
}

function placeOf(image: string): DirectionChange["within"] {
  if (!image.startsWith("/")) return "literal";
  return docStyle(image) === undefined ? "comment" : "doc comment";
}
