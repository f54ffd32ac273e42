// What an unnamed reference came from: a dereference or index that a trait's method gives (rustc's `BorrowedContentSource`).

import type { Analysis } from "#borrowck/analysis.ts";
import type { Local } from "#mir/body.ts";
import type { Ty } from "#types/ty.ts";
import { tyText } from "./describe.ts";

export interface BorrowedContent {
  readonly kind: "deref" | "index";
  /** The operator's trait is the one that may change what it gives. */
  readonly mutable: boolean;
  /** What is dereferenced or indexed. */
  readonly self: Ty;
}

/** The overloaded operator whose result a temporary holds, if one does. */
export function borrowedContent(a: Analysis, local: Local): BorrowedContent | undefined {
  for (const { terminator: t } of a.body.blocks) {
    if (t.kind !== "call" || t.destination.local !== local || t.destination.projection.length > 0) continue;
    if (t.func.kind !== "const" || t.func.ty.kind !== "fnDef") continue;
    const trait = a.tcx.traitOfItem(t.func.ty.def);
    const self = t.func.ty.args[0];
    if (trait === undefined || self?.sort !== "ty") return undefined;
    for (const kind of ["deref", "index"] as const) {
      if (a.tcx.isLangItem(trait, kind)) return { kind, mutable: false, self };
      if (a.tcx.isLangItem(trait, `${kind}_mut`)) return { kind, mutable: true, self };
    }
    return undefined;
  }
  return undefined;
}

/** "index of `Vec<String>`", "an `Rc`", "dereference of `Ref<'_, T>`". */
export function contentText(a: Analysis, { kind, self }: BorrowedContent): string {
  const item = kind === "deref" && self.kind === "adt" ? a.tcx.hir.diagnosticItem(self.def) : undefined;
  if (item === "Rc" || item === "Arc") return `an \`${item}\``;
  return `${kind === "deref" ? "dereference" : "index"} of \`${tyText(a, self)}\``;
}
