// Which `mut` declarations are needed: for the `unused_mut` lint, and for what closures need of captured variables.

import { type Analysis, localDecl, upvarField } from "#borrowck/analysis.ts";
import type { DefId } from "#hir/defs.ts";
import type { Local, Location, Operand, Place, Statement } from "#mir/body.ts";
import { reachingInits } from "./ever-init.ts";
import { isMutable, type LocalMutation } from "./mutability.ts";

export class UsedMut {
  /** Variables declared `mut` that are changed after having had a value, or borrowed mutably. */
  readonly locals = new Set<Local>();
  /** Captured variables of which the same holds, by field of the closure. */
  readonly upvars = new Set<number>();
  readonly #a: Analysis;

  constructor(a: Analysis) {
    this.#a = a;
  }

  local(local: Local): void {
    this.locals.add(local);
  }

  /** A place was found mutable because `root` is. */
  root(root: Place, allowed: LocalMutation, location: Location): void {
    if (root.projection.length === 0) {
      // The first assignment of `let mut x;` needs no `mut`.
      const decl = localDecl(this.#a, root.local);
      if (allowed === "yes" || decl.info.kind !== "user" || !decl.mutable || this.locals.has(root.local)) return;
      if (reachingInits(this.#a, root.local, location).length > 0) this.locals.add(root.local);
      return;
    }
    const field = upvarField(this.#a.body, root);
    if (field !== undefined && allowed !== "yes") this.upvars.add(field);
  }

  /** A closure is made: what it changes through its captures has to be mutable here. */
  closure(def: DefId, operands: readonly Operand[], location: Location): void {
    for (const field of this.#a.input.requirementsOf(def)?.usedMutUpvars ?? []) {
      const operand = operands[field];
      if (operand !== undefined && operand.kind !== "const") this.#captured(operand.place, location);
    }
  }

  #captured(place: Place, location: Location): void {
    if (localDecl(this.#a, place.local).info.kind === "user" || place.projection.length > 0)
      return this.#place(place, location);
    // A captured reference is a temporary: what it borrows is what counts.
    for (const statement of this.#a.body.blocks[location.block]?.statements.slice(0, location.index).reverse() ?? []) {
      const borrowed = borrowInto(statement, place.local);
      if (borrowed !== undefined) return this.#place(borrowed, location);
    }
  }

  #place(place: Place, location: Location): void {
    const verdict = isMutable(this.#a, place, "exceptUpvars");
    if (verdict.kind === "yes") this.root(verdict.root, "no", location);
  }
}

function borrowInto(statement: Statement, temp: Local): Place | undefined {
  if (statement.kind !== "assign" || statement.place.projection.length > 0 || statement.place.local !== temp)
    return undefined;
  const { rvalue } = statement;
  if (rvalue.kind === "ref") return rvalue.place;
  return rvalue.kind === "use" && rvalue.operand.kind !== "const" ? rvalue.operand.place : undefined;
}
