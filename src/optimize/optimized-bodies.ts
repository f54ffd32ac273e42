// Monomorphic, optimised bodies of instances, each made once.

import type { Body } from "#mir/body.ts";
import type { DefId } from "#hir/defs.ts";
import { addressedLocals } from "#mir/addressed.ts";
import { simplifyCfg } from "#mir/simplify-cfg.ts";
import { type Instance, instanceKey } from "#mono/instance.ts";
import type { Mono } from "#mono/mono.ts";
import { inlineCalls, type InlineSource } from "./inline.ts";
import { propagateTemps } from "./propagate-temps.ts";
import { stripMarkers } from "./strip-markers.ts";
import { substituteBody } from "./substitute.ts";
import { unifyCopies } from "./unify-copies.ts";

/** For which builds: `checked` keeps storage markers and moves as they are, of all variables in `rejected` bodies. */
export interface OptimizeFor {
  readonly checked: boolean;
  readonly rejected: ReadonlySet<DefId>;
}

const ORDINARY: OptimizeFor = { checked: false, rejected: new Set() };

export class OptimizedBodies implements InlineSource {
  readonly #mono: Mono;
  readonly #bodies = new Map<string, Body<"elaborated"> | "running">();

  readonly #build: OptimizeFor;

  constructor(mono: Mono, build: OptimizeFor = ORDINARY) {
    this.#mono = mono;
    this.#build = build;
  }

  #tidy(body: Body<"elaborated">): Body<"elaborated"> {
    const { checked } = this.#build;
    return propagateTemps(unifyCopies(propagateTemps(body.kind === "shim" ? body : simplifyCfg(body)), checked));
  }

  #strip(body: Body<"elaborated">): Body<"elaborated"> {
    if (!this.#build.checked) return stripMarkers(body);
    const addressed = addressedLocals(body);
    const isRejected = this.#build.rejected.has(body.source.def);
    return stripMarkers(
      body,
      (local) => addressed.has(local) || (isRejected && body.locals[local]?.info.kind === "user"),
    );
  }

  bodyFor(instance: Instance): Body<"elaborated"> | undefined {
    const key = instanceKey(instance);
    const known = this.#bodies.get(key);
    if (known !== undefined) return known === "running" ? undefined : known;
    this.#bodies.set(key, "running");
    const { body, args } = this.#mono.body(instance);
    const plain = this.#strip(substituteBody(this.#mono, body, args));
    const result = this.#strip(this.#tidy(inlineCalls(this.#mono, this, this.#tidy(plain))));
    this.#bodies.set(key, result);
    return result;
  }
}
