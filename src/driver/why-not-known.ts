// Why a program that runs well may be rejected all the same, by error code: what the borrow checker does not look at.

import type { Code } from "#diagnostics/codes.ts";

const TYPE_MAY_END =
  "the value may hold references that end too soon; in this run they lived as long as what was made of it";

/** By error of ownership: why it could not be known that a run would do well. */
export const REASONS: Partial<Record<Code, string>> = {
  E0309: TYPE_MAY_END,
  E0310: TYPE_MAY_END,
  E0311: TYPE_MAY_END,
  E0373: "the checker does not ask when the closure is called: one that may outlive the function must own what it uses",
  E0381:
    "the checker follows every path through the code, also those that no run takes; on this one the variable had a value",
  E0382:
    "the checker asks whether the value may have been moved on some path; on this run's path it had not been, or nobody looked at the old place",
  E0384:
    "assigning twice to a variable without `mut` harms no memory: the rule is about what was promised to the reader",
  E0499:
    "two mutable borrows are refused because each could invalidate what the other points at; this time neither did",
  E0500: "the closure's borrow is refused because the two could disagree about the value; this time they did not",
  E0501:
    "the closure borrows alone, as long as it lives; that it was not called at a bad moment cannot be told from its type",
  E0502: "a change while something is borrowed may move or free what the borrow points at; this change did not",
  E0503: "a use while the value is mutably borrowed may see it half changed; this one did not",
  E0505: "the value was moved while borrowed; the memory that the reference points at happened to stay where it was",
  E0506:
    "the borrowed value was overwritten, which may free what the reference points into; this one held nothing that was freed",
  E0507: "a move out of a reference leaves two owners behind; nothing that either of them did came to matter",
  E0508: "a move out of an array leaves two owners behind; nothing that either of them did came to matter",
  E0509: "the destructor would see a value without the moved part; this one did not look at it",
  E0510: "the value was changed while a match was looking at it; the arm that was chosen did not depend on it",
  E0515: "the reference to a local left the function, but nobody followed it after the frame was gone",
  E0521: "the reference may be kept longer than what it points at lives; this run did not keep it",
  E0524:
    "two closures that change the same value are refused because they could be called in turn; they did no harm this time",
  E0594:
    "changing what was not declared mutable harms no memory here: the rule lets readers and other borrows rely on it",
  E0596: "borrowing mutably what was not declared mutable harms no memory here: the rule lets readers rely on it",
  E0597: "the reference outlives what it points at, but nobody followed it afterwards",
  E0621: "the signature promises less than the body needs; this caller's values lived long enough",
  E0700: "the returned value holds a reference that its type does not mention; what that points at was still there",
  E0713: "the destructor runs while the value is borrowed; it did not touch what the borrow points at",
  E0716: "the temporary was gone at the end of its statement, but nobody followed the reference afterwards",
};

/** One sentence for an error, `undefined` standing for lifetime errors without a code. */
export function whyNotKnown(code: Code | undefined): string {
  if (code === undefined)
    return "the signature does not say which of the lifetimes is the longer; the values of this run lived long enough";
  return REASONS[code] ?? "the rule looks at all runs that the code allows, and this was one that does no harm";
}
