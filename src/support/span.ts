// Source positions: half-open ranges of UTF-16 offsets in a numbered file.

/** Index of a file in the session's {@link FileId} table (`source-map.ts`). */
export type FileId = number & { readonly __file: unique symbol };

/**
 * A half-open range `[start, end)` of UTF-16 code-unit offsets in one file.
 * Lines and columns are never stored; shells compute them (see `source-map.ts`).
 */
export interface Span {
  readonly file: FileId;
  readonly start: number;
  readonly end: number;
}

export function makeSpan(file: FileId, start: number, end: number): Span {
  return { file, start, end };
}

/** The smallest span that covers both (one of them, if it can be); where the files differ, `a` itself. */
export function joinSpans(a: Span, b: Span): Span {
  if (a.file !== b.file || spanContains(a, b)) return a;
  if (spanContains(b, a)) return b;
  return { file: a.file, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** The empty span just after `span`, where a missing token would have stood. */
export function spanEnd(span: Span): Span {
  return { file: span.file, start: span.end, end: span.end };
}

/** The empty span at the start of `span`. */
export function spanStart(span: Span): Span {
  return { file: span.file, start: span.start, end: span.start };
}

/** Whether `inner` lies within `outer` (same file, no overhang). */
export function spanContains(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
}

export function spansEqual(a: Span, b: Span): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end;
}
