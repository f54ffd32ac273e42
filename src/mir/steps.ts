// Which of the source-level steps of a body a piece of its code belongs to.

import { type Span, spanContains } from "#support/span.ts";
import type { Body } from "./body.ts";

/** Finds the innermost step of a body that contains a span; undefined where none does. */
export function stepFinder({ span, steps }: Body): (at: Span) => Span | undefined {
  const innermostFirst = steps
    .filter((step) => spanContains(span, step))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  return (at) => innermostFirst.find((step) => spanContains(step, at));
}
