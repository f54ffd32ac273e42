// Tells ownership line by line, of what the borrow checker knows of the steps of a body.

import { type LoanFact, ownershipFacts, type VariableFact } from "#borrowck/ownership-facts.ts";
import type { Analysis } from "#driver/check.ts";
import type { SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import type { BodyOwnership, LineOwnership, LineVariable } from "./line-ownership.ts";

/** Of all functions and closures of the user's text. */
export function ownershipByLine({ session, checked }: Analysis): readonly BodyOwnership[] {
  const { map } = session;
  return checked.bodies
    .filter(({ body }) => (body.kind === "fn" || body.kind === "closure") && map.file(body.span.file) === session.root)
    .map(({ facts }) => bodyOwnership(map, facts.analysis));
}

function bodyOwnership(map: SourceMap, analysis: Parameters<typeof ownershipFacts>[0]): BodyOwnership {
  const { span, steps, loans } = ownershipFacts(analysis);
  const lineOf = ({ file, start }: Span): number => map.file(file).lineColumn(start).line;
  const indexOf = new Map<LoanFact, number>(loans.map((loan, index) => [loan, index]));
  const lines = new Map<number, LineOwnership>();
  for (const { step, variables } of steps) {
    const line = lineOf(step);
    // Of several steps on a line the first is what control comes to.
    if (!lines.has(line)) lines.set(line, { line, variables: variables.map((one) => onLines(one, lineOf, indexOf)) });
  }
  return {
    firstLine: lineOf(span),
    lastLine: lineOf({ ...span, start: Math.max(span.start, span.end - 1) }),
    lines: [...lines.values()].sort((a, b) => a.line - b.line),
    loans: loans.map(({ place, isMutable, span: at, steps: live }) => ({
      place,
      isMutable,
      line: lineOf(at),
      liveOn: inOrder(live.map(lineOf)),
    })),
  };
}

function onLines(
  { movedAt, loans, ...variable }: VariableFact,
  lineOf: (span: Span) => number,
  indexOf: ReadonlyMap<LoanFact, number>,
): LineVariable {
  return {
    ...variable,
    movedOn: inOrder(movedAt.map(lineOf)),
    loans: inOrder(loans.flatMap((loan) => indexOf.get(loan) ?? [])),
  };
}

const inOrder = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort((a, b) => a - b);
