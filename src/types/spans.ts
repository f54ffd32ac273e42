// Where messages about whole items point: the head of the definition, as rustc's `def_span`.

import type { DefId } from "#hir/defs.ts";
import type { HirItem } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import type { Tcx } from "#types/tcx.ts";

/** `struct S<T>`, `fn f(x: i32) -> u8`, `impl Tr for T`, `type A;`, `const K: u8`. */
export function headSpan(tcx: Tcx, def: DefId): Span {
  const { span, nameSpan, kind } = tcx.hir.def(def);
  const item = tcx.hir.item(def);
  if (kind === "impl") return item?.kind === "impl" ? (item.derivedFrom ?? nameSpan) : nameSpan;
  if (item === undefined) return nameSpan;
  const end = headEnd(item, nameSpan);
  return { ...span, end: Math.max(end, nameSpan.end) };
}

function headEnd(item: HirItem, nameSpan: Span): number {
  switch (item.kind) {
    case "fn":
      return item.sig.span.end;
    case "struct":
    case "union":
    case "enum":
    case "trait":
      return item.generics.span.file === nameSpan.file && item.generics.span.end > nameSpan.end
        ? item.generics.span.end
        : nameSpan.end;
    case "const":
    case "static":
      return item.ty.span.end;
    case "assocType":
    case "typeAlias":
      return item.ty === undefined
        ? nameSpan.end
        : item.generics.span.end > nameSpan.end
          ? item.generics.span.end
          : nameSpan.end;
    default:
      return nameSpan.end;
  }
}

/** Whether an error was reported inside a definition: then what it does not use may be its fault. */
export function hasErrorWithin(tcx: Tcx, def: DefId): boolean {
  const { span } = tcx.hir.def(def);
  return tcx.sink
    .diagnostics()
    .some(
      (d) =>
        d.level === "error" &&
        d.primary.some((p) => p.file === span.file && p.start >= span.start && p.end <= span.end),
    );
}
