// Variables whose drop would need ever larger types (E0320): a struct or enum that contains itself with larger arguments.

import { error, type Reported } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { Body } from "#mir/body.ts";
import { eraseRegions } from "#types/fold.ts";
import { normalizeErasing } from "#types/instance.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";
import { droppedWith } from "./dropck.ts";

/** Which types take others with them when they are dropped, without end. */
class DropckOverflow {
  readonly #tcx: Tcx;
  /** Of which it is known that they come to an end. */
  readonly #finite = new Set<Ty>();

  constructor(tcx: Tcx) {
    this.#tcx = tcx;
  }

  /**
   * Whether dropping a `ty` (regions erased) within `owner` means dropping ever larger types: a struct or enum contains
   * itself with other arguments more often than the recursion limit allows.
   */
  isEndless(ty: Ty, owner: DefId): boolean {
    const tcx = this.#tcx;
    const seen = new Set<Ty>();
    const stack: Nested[] = [{ ty, within: undefined }];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const current = next;
      if (seen.has(current.ty) || this.#finite.has(current.ty)) continue;
      seen.add(current.ty);
      if (nesting(current) > tcx.hir.recursionLimit) return true;
      for (const part of droppedWith(tcx, current.ty, (t) => normalizeErasing(tcx, t, owner)))
        if (!isLeaf(part)) stack.push({ ty: part, within: current });
    }
    for (const each of seen) this.#finite.add(each);
    return false;
  }
}

/** A type, and the one it has to be dropped for. */
interface Nested {
  readonly ty: Ty;
  readonly within: Nested | undefined;
}

const isLeaf = ({ kind }: Ty): boolean =>
  !(kind === "adt" || kind === "tuple" || kind === "array" || kind === "slice" || kind === "closure");

/** How often a struct or enum lies within itself. */
function nesting({ ty, within }: Nested): number {
  let count = 0;
  if (ty.kind !== "adt") return count;
  for (let outer = within; outer !== undefined; outer = outer.within)
    if (outer.ty.kind === "adt" && outer.ty.def === ty.def) count++;
  return count;
}

const checkers = new WeakMap<Tcx, DropckOverflow>();

/** E0320 for each place where a body has variables or temporaries of such a type, dropped there or not. */
export function reportEndlessDrops(tcx: Tcx, body: Body<"built">): Reported | undefined {
  let checker = checkers.get(tcx);
  if (checker === undefined) {
    checker = new DropckOverflow(tcx);
    checkers.set(tcx, checker);
  }
  const told = new Set<string>();
  let reported: Reported | undefined;
  for (const { ty, source } of body.locals) {
    if (isLeaf(ty) || !checker.isEndless(eraseRegions(ty), body.source.def)) continue;
    const key = `${source.span.file}:${source.span.start}:${source.span.end}:${ty.id}`;
    if (told.has(key)) continue;
    told.add(key);
    reported = tcx.sink.error(
      error("E0320", `overflow while adding drop-check rules for \`${tcx.tyToString(ty)}\``).at(source.span),
    );
  }
  return reported;
}
