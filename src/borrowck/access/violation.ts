// What can be wrong with an access: the interface between finding errors and telling of them.

import type { BorrowKind, Local, Location, Place } from "#mir/body.ts";
import type { MovePathId } from "#mir/move-paths.ts";
import type { Span } from "#support/span.ts";
import type { Loan } from "./borrow-set.ts";

/** What is done that needs an initialised place. */
export type InitAction = "borrow" | "matchOn" | "use" | "assignment" | "partialAssignment";

/** What kind of write an access is. */
export type WriteKind =
  | { readonly kind: "mutableBorrow"; readonly borrow: BorrowKind }
  | { readonly kind: "mutate" | "move" | "replace" | "storageDeadOrDrop" };

export interface Accessed {
  readonly place: Place;
  readonly span: Span;
}

/** Takes the errors found; what it makes of them is its own business. */
export interface Violations {
  /** `path` may hold no value: `moved` is its place, `used` the one accessed. */
  movedOrUninitialized(location: Location, action: InitAction, moved: Place, used: Accessed, path: MovePathId): void;
  /** A copy of a place that is mutably borrowed. */
  useWhileMutablyBorrowed(location: Location, used: Accessed, loan: Loan): void;
  conflictingBorrow(location: Location, borrowed: Accessed, kind: BorrowKind, loan: Loan): void;
  mutationOfBorrowed(location: Location, mutated: Accessed, loan: Loan): void;
  moveOfBorrowed(location: Location, moved: Accessed, loan: Loan): void;
  /** The borrowed place ends (`write`: by being dropped or dead; without: by return). */
  endOfBorrowed(location: Location, ended: Accessed, loan: Loan, write: WriteKind | undefined): void;
  /** A second assignment to an immutable variable; `first`: where it got its value (`undefined`: as a parameter). */
  reassignment(assigned: Accessed, local: Local, first: Location | undefined): void;
  /** `root`: the part of the path that is not mutable. */
  notMutable(location: Location, accessed: Accessed, root: Place, access: "mutate" | "mutableBorrow"): void;
}
