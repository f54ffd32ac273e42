// Explicit patterns for the stages after type checking.

import type { HirBody, PatId } from "#hir/body.ts";
import type { Tcx } from "#types/tcx.ts";
import { lowerPattern } from "./pat/lower-pattern.ts";
import type { Pattern } from "./patterns.ts";
import type { BodyTypes } from "./tables.ts";

/** The explicit form of a checked pattern of `body`. */
export function buildPattern(tcx: Tcx, body: HirBody, types: BodyTypes, pat: PatId): Pattern {
  return lowerPattern({ tcx, body, types }, pat);
}
