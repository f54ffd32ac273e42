// `semicolon_in_expressions_from_macros`: a macro called for an expression makes one with a semicolon after it.

import type { DefId } from "#hir/defs.ts";
import type { Hir } from "#hir/hir.ts";
import { type Span, spanContains } from "#support/span.ts";
import type { Lints } from "./levels.ts";

export function lintStraySemicolons(hir: Hir, lints: Lints): void {
  for (const { at, call, macro } of hir.strayStops)
    lints.report(
      "semicolon_in_expressions_from_macros",
      innermostAround(hir, call),
      call,
      "trailing semicolon in macro used in expression position",
      (builder) => builder.at(at).label(call, `in this macro invocation of \`${macro}\``),
    );
}

/** The definition that a place stands in. */
function innermostAround(hir: Hir, place: Span): DefId {
  let found = hir.crateRoot;
  const length = (def: DefId): number => hir.def(def).span.end - hir.def(def).span.start;
  for (const def of hir.defs()) if (spanContains(hir.def(def).span, place) && length(def) < length(found)) found = def;
  return found;
}
