// The trait solver on goals about std's and own types: each where-clause in `goals.rs` holds or does not.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { predicateToString } from "#types/display.ts";
import { InferCtxt } from "#types/infer.ts";
import { mkObligation, miscCause } from "#types/obligation.ts";
import { emptyEnv } from "#types/param-env.ts";
import { FulfillmentContext, normalizePredicate } from "#types/traits.ts";
import { setUp } from "./setup.ts";

const text = readFileSync(resolve(import.meta.dirname, "goals.rs"), "utf8");

test("goals", () => {
  const { tcx, errors } = setUp(text);
  expect(errors()).toEqual([]);
  const wrong: string[] = [];
  for (const def of tcx.hir.children(tcx.hir.crateRoot)) {
    const { name, kind } = tcx.hir.def(def);
    if (kind !== "fn" || !/^(yes|no)_/.test(name)) continue;
    const failed = tcx.predicates(def).filter(({ predicate, span }) => {
      const infcx = new InferCtxt(tcx);
      const fulfill = new FulfillmentContext(infcx);
      const { value, obligations } = normalizePredicate(infcx, emptyEnv(), predicate, miscCause(span));
      fulfill.registerAll(obligations);
      fulfill.register(mkObligation(value, emptyEnv(), miscCause(span)));
      return fulfill.selectAll().length > 0;
    });
    if (name.startsWith("yes") ? failed.length > 0 : failed.length === 0) {
      wrong.push(
        `${name}: ${(name.startsWith("yes") ? failed : tcx.predicates(def)).map((p) => predicateToString(tcx, p.predicate)).join("; ")}`,
      );
    }
  }
  expect(wrong).toEqual([]);
});
