// When a mutable borrow that is made before its arguments are evaluated begins to count (rustc dev guide, "Two-phase
// borrows").

import type { Analysis } from "#borrowck/analysis.ts";
import type { Location } from "#mir/body.ts";
import type { Loan } from "./borrow-set.ts";

/** Whether a loan that is in scope at a location counts as what it is there; until then it is a mere reservation. */
export function isActiveAt({ dominators, points }: Analysis, loan: Loan, location: Location): boolean {
  switch (loan.activation.kind) {
    case "immediate":
      return true;
    case "never":
      return false;
    case "at": {
      if (dominators.dominates(points.location(loan.activation.point), location)) return true;
      const reserved = points.location(loan.point);
      // Between reservation and activation; anything else has come round a loop.
      return !dominators.dominates({ block: reserved.block, index: reserved.index + 1 }, location);
    }
  }
}
