// Predicates as wholes: their flags, and keys that equal ones share.

import { unreachable } from "#support/bug.ts";
import type { Predicate } from "./tcx.ts";

/** The union of the flags of everything a predicate mentions. */
export function predicateFlags(p: Predicate): number {
  switch (p.kind) {
    case "trait":
      return p.bound.value.args.reduce((flags, arg) => flags | arg.flags, 0);
    case "projection":
      return p.bound.value.args.reduce((flags, arg) => flags | arg.flags, p.bound.value.ty.flags);
    case "typeOutlives":
      return p.bound.value.ty.flags | p.bound.value.region.flags;
    case "regionOutlives":
      return p.bound.value.longer.flags | p.bound.value.shorter.flags;
    case "wellFormed":
      return p.arg.flags;
    case "constHasType":
      return p.value.flags | p.ty.flags;
    case "closureKind":
      return p.closure.flags;
    default:
      return unreachable(p);
  }
}

/** Equal predicates have equal keys. */
export function predicateKey(p: Predicate): string {
  switch (p.kind) {
    case "trait":
      return `t${p.bound.value.trait}:${p.bound.value.args.map((a) => a.id).join()}`;
    case "projection":
      return `p${p.bound.value.assoc}:${p.bound.value.args.map((a) => a.id).join()}=${p.bound.value.ty.id}`;
    case "typeOutlives":
      return `o${p.bound.value.ty.id}:${p.bound.value.region.id}`;
    case "regionOutlives":
      return `r${p.bound.value.longer.id}:${p.bound.value.shorter.id}`;
    case "wellFormed":
      return `w${p.arg.id}`;
    case "constHasType":
      return `c${p.value.id}:${p.ty.id}`;
    case "closureKind":
      return `k${p.closure.id}:${p.want}`;
    default:
      return unreachable(p);
  }
}
