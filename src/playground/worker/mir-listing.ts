// MIR as lines that know their place in the editor's text.

import type { Analysis } from "#driver/check.ts";
import { mirListings } from "#ide/mir-listing.ts";
import type { Listing, ListingGroup, ListingLine } from "#playground/protocol.ts";
import type { SourceMap } from "#support/source-map.ts";
import { placeOfSpan } from "./places.ts";

/** All bodies of the user's crate. */
export function mirListing(analysis: Analysis, map: SourceMap): Listing {
  const groups = mirListings(analysis).map(
    ({ lines }): ListingGroup => ({
      lines: lines.map(({ text, span }, index): ListingLine => {
        const place = placeOfSpan(map, span);
        return { text, kind: index === 0 ? "title" : span === undefined ? "plain" : "code", ...(place && { place }) };
      }),
    }),
  );
  return { kind: "mir", groups };
}
