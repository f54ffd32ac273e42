// `static_mut_refs`: references to a `static mut`, denied by default in edition 2024 and warned of in 2021.

import type { DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { Body, Rvalue, Statement } from "#mir/body.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Lints } from "./levels.ts";

export function lintStaticMutRefs(tcx: Tcx, body: Body<"built">, lints: Lints): void {
  for (const block of body.blocks) {
    for (const s of block.statements) {
      if (
        s.kind !== "assign" ||
        s.rvalue.kind !== "ref" ||
        s.rvalue.borrow.kind === "fake" ||
        !isStaticMut(tcx, body, s.rvalue)
      )
        continue;
      const borrow = s.rvalue;
      const message = `creating a ${borrow.borrow.kind === "mut" ? "mutable" : "shared"} reference to mutable static`;
      lints.report("static_mut_refs", body.source.def, s.source.span, message, (d) => describe(d, s, borrow));
    }
  }
}

type Borrow = Extract<Rvalue, { kind: "ref" }>;

/** The borrowed place is the static itself or a field of it; elements and what it points at are not looked for, as in rustc. */
function isStaticMut(tcx: Tcx, body: Body<"built">, borrow: Borrow): boolean {
  const info = body.locals[borrow.place.local]?.info;
  if (info?.kind !== "temp" || info.staticDef === undefined) return false;
  const item = tcx.hir.item(info.staticDef);
  const [first, ...rest] = borrow.place.projection;
  return (
    item?.kind === "static" &&
    item.mutability === "mut" &&
    first?.kind === "deref" &&
    rest.every((step) => step.kind === "field")
  );
}

function describe(builder: DiagnosticBuilder, statement: Statement, borrow: Borrow): DiagnosticBuilder {
  const mutable = borrow.borrow.kind === "mut";
  const danger = mutable
    ? "mutable references to mutable statics are dangerous; it's undefined behavior if any other pointer to the static is used or if any other reference is created for the static while the mutable reference lives"
    : "shared references to mutable statics are dangerous; it's undefined behavior if the static is mutated or if a mutable reference is created for it while the shared reference lives";
  return builder
    .at(statement.source.span, `${mutable ? "mutable" : "shared"} reference to mutable static`)
    .note(danger);
}
