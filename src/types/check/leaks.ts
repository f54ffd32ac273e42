// Private types in public interfaces.

import { error } from "#diagnostics/diagnostic.ts";
import type { DefId, Visibility } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import { walk } from "#types/fold.ts";
import type { Tcx } from "#types/tcx.ts";
import type { TraitRef, Ty } from "#types/ty.ts";
import { headSpan } from "#types/spans.ts";

/** E0446: an associated type must be nameable wherever trait and self type are. */
export function checkLeak(tcx: Tcx, ty: Ty, ref: TraitRef, span: Span): void {
  const wanted = [tcx.hir.def(ref.trait).visibility];
  for (const arg of ref.args)
    walk(arg, (part) =>
      part.sort === "ty" && part.kind === "adt" ? wanted.push(tcx.hir.def(part.def).visibility) > 0 : true,
    );
  const within = (inner: DefId, outer: DefId): boolean => {
    for (let at: DefId | undefined = inner; at !== undefined; at = tcx.hir.def(at).parent)
      if (at === outer) return true;
    return false;
  };
  const atLeast = (a: Visibility, b: Visibility): boolean =>
    a.kind === "public" || (b.kind === "restricted" && within(b.within, a.within));
  walk(ty, (part) => {
    if (part.sort !== "ty" || part.kind !== "adt") return true;
    const { visibility, name } = tcx.hir.def(part.def);
    if (wanted.some((w) => atLeast(visibility, w))) return true;
    tcx.sink.error(
      error("E0446", `private type \`${name}\` in public interface`)
        .at(span, "can't leak private type")
        .label(headSpan(tcx, part.def), `\`${name}\` declared as private`),
    );
    return true;
  });
}
