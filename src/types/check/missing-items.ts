// Items that an impl leaves out of its trait: E0046. Told by whoever meets the lack first: the check of the impl, or who
// asks for an associated type that is not there.

import { error, type Reported } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import { tyToString } from "#types/display.ts";
import { subst } from "#types/fold.ts";
import type { AssocItem, Tcx } from "#types/tcx.ts";
import { type GenericArg, type TraitRef, type Ty, UNIT } from "#types/ty.ts";
import { headSpan } from "#types/spans.ts";

/** Reports the items of its trait that an impl leaves out, if it does; `ref` is the trait that it implements. */
export function reportMissingItems(tcx: Tcx, impl: DefId, ref: TraitRef): Reported | undefined {
  const present = new Set(
    tcx
      .assocItems(impl)
      .flatMap((i) => (i.traitItem !== undefined && tcx.assocItem(i.traitItem)?.kind === i.kind ? [i.traitItem] : [])),
  );
  const missing = tcx.assocItems(ref.trait).filter((i) => !i.hasDefault && !present.has(i.def));
  if (missing.length === 0) return undefined;
  const names = missing.map((i) => `\`${i.name}\``).join(", ");
  const builder = error("E0046", `not all trait items implemented, missing: ${names}`).at(
    headSpan(tcx, impl),
    `missing ${names} in implementation`,
  );
  for (const item of missing) {
    if (tcx.hir.isStd(item.def)) builder.help(`implement the missing item: \`${missingItemText(tcx, item, ref)}\``);
    else builder.label(headSpan(tcx, item.def), `\`${item.name}\` from trait`);
  }
  return tcx.sink.error(builder);
}

function missingItemText(tcx: Tcx, item: AssocItem, ref: TraitRef): string {
  if (item.kind === "type") return `type ${item.name} = /* Type */;`;
  if (item.kind === "const")
    return `const ${item.name}: ${tyToString(tcx, subst(tcx, tcx.typeOf(item.def), ref.args))} = /* value */;`;
  const sig = tcx.fnSig(item.def).value;
  const identity = tcx.identityArgs(ref.trait);
  const self = identity[0];
  const shown = (ty: Ty): string => tyToString(tcx, subst(tcx, ty, [self as GenericArg, ...ref.args.slice(1)]));
  const inputs = sig.inputs.map((ty, i) => {
    if (i > 0 || !item.hasSelf) return `_: ${shown(ty)}`;
    if (ty === self) return "self";
    if (ty.kind === "ref" && ty.inner === self) return ty.mutability === "mut" ? "&mut self" : "&self";
    return `self: ${shown(ty)}`;
  });
  const output = sig.output === UNIT ? "" : ` -> ${shown(sig.output)}`;
  return `fn ${item.name}(${inputs.join(", ")})${output} { todo!() }`;
}
