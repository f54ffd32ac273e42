// Monomorphic, optimised bodies of instances, each made once.

import type { Body } from "#mir/body.ts";
import { simplifyCfg } from "#mir/simplify-cfg.ts";
import { type Instance, instanceKey } from "#mono/instance.ts";
import type { Mono } from "#mono/mono.ts";
import { inlineCalls, type InlineSource } from "./inline.ts";
import { propagateTemps } from "./propagate-temps.ts";
import { stripMarkers } from "./strip-markers.ts";
import { substituteBody } from "./substitute.ts";
import { unifyCopies } from "./unify-copies.ts";

function tidy(body: Body<"elaborated">): Body<"elaborated"> {
  return propagateTemps(unifyCopies(propagateTemps(body.kind === "shim" ? body : simplifyCfg(body))));
}

export class OptimizedBodies implements InlineSource {
  readonly #mono: Mono;
  readonly #bodies = new Map<string, Body<"elaborated"> | "running">();

  constructor(mono: Mono) {
    this.#mono = mono;
  }

  bodyFor(instance: Instance): Body<"elaborated"> | undefined {
    const key = instanceKey(instance);
    const known = this.#bodies.get(key);
    if (known !== undefined) return known === "running" ? undefined : known;
    this.#bodies.set(key, "running");
    const { body, args } = this.#mono.body(instance);
    const plain = stripMarkers(substituteBody(this.#mono, body, args));
    const result = tidy(inlineCalls(this.#mono, this, tidy(plain)));
    this.#bodies.set(key, result);
    return result;
  }
}
