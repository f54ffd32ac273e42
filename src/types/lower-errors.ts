// What can be wrong with a path to a type, in words.

import { error, type Reported } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { HirPathSegment } from "#hir/items.ts";
import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import { traitRefToString, tyToString } from "./display.ts";
import type { Tcx } from "./tcx.ts";
import type { Binder, TraitRef, Ty } from "./ty.ts";

/** The token of an error that was reported by an earlier stage. */
export function reportedBefore(tcx: Tcx): Reported {
  const earlier = tcx.sink.diagnostics().find((d) => d.level === "error");
  return earlier === undefined ? bug("an erroneous path, but no error was reported") : tcx.sink.error(earlier);
}

function assocNames(tcx: Tcx, item: DefId): readonly string[] {
  let def: DefId | undefined = item;
  while (def !== undefined) {
    const { kind, parent } = tcx.hir.def(def);
    if (kind === "trait" || kind === "impl") {
      return tcx
        .assocItems(def)
        .filter((i) => i.kind === "type")
        .map((i) => i.name);
    }
    def = parent;
  }
  return [];
}

/** E0220 for a shorthand. */
export function reportMissingAssoc(tcx: Tcx, self: string, segment: HirPathSegment, item: DefId): Reported {
  const builder = error("E0220", `associated type \`${segment.name}\` not found for \`${self}\``);
  if (self === "Self") {
    const similar = assocNames(tcx, item)[0];
    if (similar !== undefined && similar.length <= 3 && segment.name.length <= 3) {
      return tcx.sink.error(
        builder
          .at(segment.span)
          .suggest("there is an associated type with a similar name", segment.span, similar, "MaybeIncorrect"),
      );
    }
  }
  return tcx.sink.error(builder.at(segment.span, `associated type \`${segment.name}\` not found`));
}

export function reportMissingConstraint(tcx: Tcx, trait: DefId, name: string, span: Span): void {
  tcx.sink.error(
    error("E0220", `associated type \`${name}\` not found for \`${tcx.hir.def(trait).name}\``).at(
      { ...span, end: span.start + name.length },
      `associated type \`${name}\` not found`,
    ),
  );
}

/** E0222. */
export function reportAmbiguousConstraint(
  tcx: Tcx,
  trait: DefId,
  name: string,
  span: Span,
  owners: readonly Binder<TraitRef>[],
): void {
  const builder = error(
    "E0222",
    `ambiguous associated type \`${name}\` in bounds of \`${tcx.hir.def(trait).name}\``,
  ).at(span, `ambiguous associated type \`${name}\``);
  for (const owner of owners) {
    const assoc = tcx.ownAssocType(owner.value.trait, name);
    if (assoc !== undefined && !tcx.hir.isStd(assoc))
      builder.label(tcx.hir.nameSpan(assoc), `ambiguous \`${name}\` from \`${traitRefToString(tcx, owner.value)}\``);
  }
  tcx.sink.error(builder);
}

export function reportAmbiguousAssoc(tcx: Tcx, self: Ty, segment: HirPathSegment, span: Span): Reported {
  return tcx.sink.error(
    error("E0223", "ambiguous associated type")
      .at(span)
      .suggest(
        "if there were a trait named `Example` with associated type `" +
          segment.name +
          `\` implemented for \`${tyToString(tcx, self)}\`, you could use the fully-qualified path`,
        span,
        `<${tyToString(tcx, self)} as Example>::${segment.name}`,
        "HasPlaceholders",
      ),
  );
}

export function reportAmbiguousBounds(
  tcx: Tcx,
  bounds: readonly Binder<TraitRef>[],
  self: string,
  segment: HirPathSegment,
  span: Span,
): Reported {
  const builder = error("E0221", `ambiguous associated type \`${segment.name}\` in bounds of \`${self}\``).at(
    span,
    `ambiguous associated type \`${segment.name}\``,
  );
  for (const bound of bounds) {
    const assoc = tcx.ownAssocType(bound.value.trait, segment.name);
    if (assoc !== undefined && !tcx.hir.isStd(assoc))
      builder.label(
        tcx.hir.nameSpan(assoc),
        `ambiguous \`${segment.name}\` from \`${traitRefToString(tcx, bound.value)}\``,
      );
  }
  for (const bound of bounds) {
    builder.suggest(
      "use fully-qualified syntax to disambiguate",
      span,
      `<${self} as ${traitRefToString(tcx, bound.value)}>::${segment.name}`,
      "MaybeIncorrect",
    );
  }
  return tcx.sink.error(builder);
}
