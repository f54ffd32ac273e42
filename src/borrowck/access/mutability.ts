// Whether a place may be changed: by the declaration of its variable and what it goes through on the way.

import { type Analysis, localDecl, prefixOf, typeOfPlace, upvarAt } from "#borrowck/analysis.ts";
import type { Place } from "#mir/body.ts";
import { bug } from "#support/bug.ts";

/** Whether an immutable variable itself may be changed: `yes` for moves and drops, `exceptUpvars` for unique captures. */
export type LocalMutation = "yes" | "exceptUpvars" | "no";

export type Mutable =
  /** `root`: the variable (or captured variable) that has to be `mut` for it. */
  | { readonly kind: "yes"; readonly root: Place; readonly allowed: LocalMutation }
  /** `place`: the part of the path that forbids it. */
  | { readonly kind: "no"; readonly place: Place };

export function isMutable(a: Analysis, place: Place, allowed: LocalMutation): Mutable {
  const last = place.projection.at(-1);
  if (last === undefined) {
    if (localDecl(a, place.local).mutable) return { kind: "yes", root: place, allowed };
    return allowed === "no" ? { kind: "no", place } : { kind: "yes", root: place, allowed };
  }
  const base = prefixOf(place, place.projection.length - 1);
  if (last.kind === "deref") return throughPointer(a, place, base, allowed);
  const upvar = upvarAt(a.body, place);
  if (upvar === undefined) return isMutable(a, base, allowed);
  if (!upvar.mutable && allowed !== "yes") return { kind: "no", place };
  // The closure itself must be callable mutably: in a `Fn` closure its captures are shared.
  const env = isMutable(a, base, allowed);
  return env.kind === "no" ? env : { kind: "yes", root: place, allowed };
}

function throughPointer(a: Analysis, place: Place, base: Place, allowed: LocalMutation): Mutable {
  const ty = typeOfPlace(a, base);
  switch (ty.kind) {
    case "ref": {
      if (ty.mutability === "not") return { kind: "no", place };
      // The path to a `&mut` must be unique, but its variable need not be `mut`; a captured reference stands for the variable.
      const isByRef = upvarAt(a.body, place)?.byRef !== undefined;
      return isMutable(a, base, isByRef ? allowed : "yes");
    }
    case "rawPtr":
      return ty.mutability === "mut" ? { kind: "yes", root: place, allowed } : { kind: "no", place };
    case "adt":
      return isMutable(a, base, allowed);
    default:
      return bug(`dereference of ${ty.kind}`);
  }
}
