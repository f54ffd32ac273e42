// The head of an item: what messages underline when they mean the definition as a whole (rustc's `guess_head_span`).

import { joinSpans, makeSpan, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";

/** From the first word of an item to where its body begins. */
export function headSpan(item: ast.Item | ast.AssocItem): Span {
  switch (item.kind) {
    case "fn":
      return upTo(item.span, item.body === undefined ? undefined : joinSpans(item.vis.span, item.headSpan));
    case "trait":
    case "impl":
      return joinSpans(startOf(item), item.headSpan);
    case "struct":
    case "union":
    case "enum": {
      const generics = item.generics.span;
      if (item.kind !== "enum" && item.data.kind !== "named") return item.span;
      return makeSpan(item.span.file, item.span.start, Math.max(item.ident.span.end, generics.end));
    }
    case "mod":
      return item.items === undefined ? item.span : makeSpan(item.span.file, item.span.start, item.ident.span.end);
    case "macroRules":
      return makeSpan(item.span.file, item.span.start, item.ident.span.end);
    default:
      return item.span;
  }
}

function startOf(item: ast.Item | ast.AssocItem): Span {
  return makeSpan(item.span.file, item.span.start, item.span.start);
}

function upTo(whole: Span, head: Span | undefined): Span {
  if (head === undefined || head.file !== whole.file) return whole;
  return makeSpan(whole.file, whole.start, Math.max(whole.start, head.end));
}
