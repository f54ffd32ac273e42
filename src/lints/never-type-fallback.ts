// Code that means something else, or nothing, once types that only diverging code decides are `!` and not `()`:
// `dependency_on_unit_never_type_fallback` and `never_type_fallback_flowing_into_unsafe`.

import type { HirBody } from "#hir/body.ts";
import type { BodyTypes } from "#typeck/tables.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Lints } from "./levels.ts";

/** Tells what type checking noted. */
export function lintNeverTypeFallback(tcx: Tcx, body: HirBody, types: BodyTypes, lints: Lints): void {
  for (const { kind, span, requirement } of types.fallbacks) {
    if (kind === "unsafe") {
      const message = "never type fallback affects this call to an `unsafe` function";
      lints.report("never_type_fallback_flowing_into_unsafe", body.owner, span, message, (d) => d.at(span), HELP);
      continue;
    }
    const name = tcx.hir.def(body.owner).nameSpan;
    const message = "this function depends on never type fallback being `()`";
    lints.report(
      "dependency_on_unit_never_type_fallback",
      body.owner,
      name,
      message,
      (d) => d.at(name).note(`in edition 2024, the requirement \`${requirement ?? "on this type"}\` will fail`, span),
      HELP,
    );
  }
}

const HELP = "specify the type explicitly";
