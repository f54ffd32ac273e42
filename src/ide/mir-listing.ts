// The MIR of a checked crate as lines that know which piece of source they come from.

import type { Analysis } from "#driver/check.ts";
import type { Body } from "#mir/body.ts";
import { type MirLine, mirLines } from "#mir/print.ts";

/** One body: a function, a closure, a constant, or a promoted constant of one of them. */
export interface MirListing {
  readonly lines: readonly MirLine[];
}

/** The bodies of the user's crate, in source order, each followed by its promoted constants. */
export function mirListings({ session, checked }: Analysis): readonly MirListing[] {
  const listings: MirListing[] = [];
  const add = (body: Body): void => {
    listings.push({ lines: mirLines(session.tcx, body) });
    for (const promoted of body.promoted) add(promoted);
  };
  for (const { body } of checked.bodies) add(body);
  return listings;
}
