// `ambiguous_associated_items`: `Self::Name` means an associated type, and the enum has a variant of that name.

import { tyToString } from "#types/display.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Lints } from "./levels.ts";

/** Reports those that were met while signatures and bodies were checked. */
export function lintAmbiguousItems(tcx: Tcx, lints: Lints): void {
  for (const { span, owner, self, variant, assoc } of tcx.ambiguousItems) {
    const { name, nameSpan, span: declared } = tcx.hir.def(assoc);
    const trait = tcx.traitOfItem(assoc);
    const traitName = trait === undefined ? "_" : tcx.hir.def(trait).name;
    const qualified = `<${tyToString(tcx, self)} as ${traitName}>::${name}`;
    lints.report("ambiguous_associated_items", owner, span, "ambiguous associated item", (builder) =>
      builder
        .at(span)
        .suggest("use fully-qualified syntax", span, qualified, "MachineApplicable")
        .note(`\`${name}\` could refer to the variant defined here`, tcx.hir.nameSpan(variant))
        .note(`\`${name}\` could also refer to the associated type defined here`, { ...declared, end: nameSpan.end }),
    );
  }
}
