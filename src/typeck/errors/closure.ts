// E0593: closures that do not fit what is expected of them.

import { error } from "#diagnostics/diagnostic.ts";
import type { HirClosure } from "#hir/body.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { Ty } from "#types/ty.ts";
import { plural } from "./describe.ts";

export function reportClosureArity(fcx: FnCtxt, span: Span, closure: HirClosure, expected: readonly Ty[]): Ty {
  const have = closure.params.length;
  const want = expected.length;
  const single = want === 1 ? fcx.shallow(expected[0] as Ty) : undefined;
  if (single?.kind === "tuple" && single.elements.length === have && have > 1) {
    const diagnostic = error(
      "E0593",
      `closure is expected to take a single ${have}-tuple as argument, but it takes ${have} distinct arguments`,
    )
      .at(span, `expected closure that takes a single ${have}-tuple as argument`)
      .label(closure.headSpan, `takes ${have} distinct arguments`);
    diagnostic.help("change the closure to accept a tuple instead of individual arguments");
    return fcx.errorTy(diagnostic);
  }
  const diagnostic = error(
    "E0593",
    `closure is expected to take ${plural(want, "argument")}, but it takes ${plural(have, "argument")}`,
  ).at(span, `expected closure that takes ${plural(want, "argument")}`);
  diagnostic.label(closure.headSpan, `takes ${plural(have, "argument")}`);
  return fcx.errorTy(diagnostic);
}
