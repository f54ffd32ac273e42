// Bodies on demand: types, built MIR and elaborated MIR of every definition that is asked for, each once.

import { bug } from "#support/bug.ts";
import { buildMir } from "#lower/build-mir.ts";
import { elaborateDrops } from "#elaborate/elaborate-drops.ts";
import type { ExprId } from "#hir/body.ts";
import { type BodyId, type DefId, USER_BASE } from "#hir/defs.ts";
import type { Body } from "#mir/body.ts";
import type { BodySource, BodyState } from "#mono/mono.ts";
import { visitChildren } from "#typeck/hir-walk.ts";
import { inferBody, isInferring } from "#typeck/infer-body.ts";
import type { BodyTypes } from "#typeck/tables.ts";
import { contains } from "#types/fold.ts";
import type { Tcx } from "#types/tcx.ts";
import type { GenericArg } from "#types/ty.ts";

export class Bodies implements BodySource {
  readonly #tcx: Tcx;
  readonly #std: Bodies | undefined;
  readonly #types = new Map<BodyId, BodyTypes>();
  readonly #built = new Map<DefId, Body<"built">>();
  readonly #elaborated = new Map<DefId, Body<"elaborated">>();
  readonly #states = new Map<BodyId, "ready" | "erroneous">();

  /** `std`: answers for the library's bodies, and keeps them. */
  constructor(tcx: Tcx, std?: Bodies) {
    this.#tcx = tcx;
    this.#std = std;
  }

  types(body: BodyId): BodyTypes {
    if (this.#std !== undefined && body < USER_BASE) return this.#std.types(body);
    let types = this.#types.get(body);
    if (types === undefined) {
      types = inferBody(this.#tcx, body);
      this.#types.set(body, types);
    }
    return types;
  }

  /** MIR as the borrow checker reads it. The body must have type-checked. */
  built(def: DefId): Body<"built"> {
    if (this.#std !== undefined && def < USER_BASE) return this.#std.built(def);
    const known = this.#built.get(def);
    if (known !== undefined) return known;
    const owner = this.#bodyOwner(def);
    const bodyId = this.#tcx.hir.bodyOf(owner) ?? bug(`${this.#tcx.hir.path(def)} has no body`);
    const { main, closures } = buildMir(this.#tcx, this.#tcx.hir.body(bodyId), this.types(bodyId));
    this.#built.set(owner, main);
    for (const [closure, body] of closures) this.#built.set(closure, body);
    return this.#built.get(def) ?? bug(`${this.#tcx.hir.path(def)} was not built with its owner`);
  }

  state(def: DefId): BodyState {
    if (this.#std !== undefined && def < USER_BASE) return this.#std.state(def);
    const body = this.#tcx.hir.bodyOf(this.#bodyOwner(def));
    if (body === undefined) return "none";
    if (isInferring(this.#tcx, body)) return "running";
    let state = this.#states.get(body);
    if (state === undefined) {
      const { tainted, isEvaluable } = this.types(body);
      state = tainted === undefined && isEvaluable && this.#isFinite(def) ? "ready" : "erroneous";
      this.#states.set(body, state);
    }
    return state;
  }

  /** Whether all locals are of finite size; a body may be asked for before its types are checked to be. */
  #isFinite(def: DefId): boolean {
    const isInfinite = (part: GenericArg): boolean =>
      part.sort === "ty" &&
      part.kind === "adt" &&
      !this.#tcx.hir.isStd(part.def) &&
      !this.#tcx.isRepresentable(part.def);
    return !this.built(def).locals.some(({ ty }) => contains(ty, isInfinite));
  }

  /** Closures are built with the function they stand in. */
  #bodyOwner(def: DefId): DefId {
    let at = def;
    while (this.#tcx.hir.def(at).kind === "closure")
      at = this.#tcx.hir.def(at).parent ?? bug("closure without a parent");
    return at;
  }

  /** The closures of a body in the order of the text, but those within others before these, as rustc checks them. */
  closuresOf(body: BodyId): readonly DefId[] {
    const hir = this.#tcx.hir.body(body);
    const { closures } = this.types(body);
    if (closures.size === 0) return [];
    const order: DefId[] = [];
    const visit = (id: ExprId): void => {
      visitChildren(hir, id, { expr: visit });
      const closure = closures.get(id);
      if (closure !== undefined) order.push(closure.def);
    };
    visit(hir.value);
    return order;
  }

  elaborated(def: DefId): Body<"elaborated"> {
    if (this.#std !== undefined && def < USER_BASE) return this.#std.elaborated(def);
    let body = this.#elaborated.get(def);
    if (body === undefined) {
      body = elaborateDrops(this.#tcx, this.built(def));
      this.#elaborated.set(def, body);
    }
    return body;
  }
}
