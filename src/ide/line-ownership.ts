// Ownership by lines, as plain data: what may be done with each variable when control comes to a line, and which loans
// live on it. `ownership.ts` makes it; this is all that those who draw it need.

import type { VariableFact } from "#borrowck/ownership-facts.ts";

/** A borrow, by lines (from 1). */
export interface LineLoan {
  readonly place: string;
  readonly isMutable: boolean;
  /** Where it is borrowed. */
  readonly line: number;
  /** The lines with a step in which it is in scope, in order; empty where it ends with the step that borrows. */
  readonly liveOn: readonly number[];
}

export interface LineVariable extends Omit<VariableFact, "movedAt" | "loans"> {
  /** Lines on which it, or a part of it, was moved out of. */
  readonly movedOn: readonly number[];
  /** What stands against any of the permissions, as indices into the body's loans. */
  readonly loans: readonly number[];
}

export interface LineOwnership {
  readonly line: number;
  readonly variables: readonly LineVariable[];
}

/** The loans that outlive the line that makes them. */
export function longLoans(loans: readonly LineLoan[]): readonly LineLoan[] {
  return loans.filter(({ line, liveOn }) => liveOn.some((live) => live !== line));
}

/** A function or closure. */
export interface BodyOwnership {
  readonly firstLine: number;
  readonly lastLine: number;
  /** By line, those on which a step begins. */
  readonly lines: readonly LineOwnership[];
  readonly loans: readonly LineLoan[];
}

/** The function or closure that a line belongs to: the innermost that begins above it, failing that the outermost. */
export function bodyAtLine(bodies: readonly BodyOwnership[], line: number): BodyOwnership | undefined {
  const around = bodies
    .filter(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine)
    .sort((a, b) => a.lastLine - a.firstLine - (b.lastLine - b.firstLine));
  return around.find(({ firstLine }) => firstLine < line) ?? around.at(-1);
}
