// The decision tree of a match: candidates are tested together, in order, sharing tests.
//
// Follows rustc's `match_candidates` (rustc dev guide, "Pattern and exhaustiveness checking" and the MIR
// construction notes): the first candidate picks the test; every candidate the test speaks about is sorted
// into its outcomes; those it does not speak about, and all after them, wait for the remainder.

import type { Span } from "#support/span.ts";
import type { BlockId } from "#mir/body.ts";
import type { Builder } from "#lower/build/builder.ts";
import { type Candidate, candidateOf, leaves, type MatchPair } from "./candidate.ts";
import { type Branch, branchKey, performTest, pickTest, sortCandidate } from "./tests.ts";

/**
 * Lowers the tests for `candidates`, starting at the cursor. Afterwards every reachable leaf has a
 * pre-binding block, and false edges make the borrow checker see the arms tried one by one.
 * Returns the block where nothing matched. `refutable`: that block is a real outcome.
 */
export function lowerMatchTree(b: Builder, candidates: readonly Candidate[], span: Span, refutable: boolean): BlockId {
  const resume = b.block;
  const start = b.newBlock();
  b.terminateAt(resume, span, { kind: "goto", target: start });
  const otherwise = matchCandidates(b, candidates, start, span);
  let next: BlockId | undefined = refutable ? otherwise : undefined;
  for (const leaf of candidates.flatMap(leaves).reverse()) {
    if (next !== undefined) addFalseEdges(b, leaf, next, span);
    next = leaf.falseEdgeStart ?? next;
  }
  return otherwise;
}

function addFalseEdges(b: Builder, leaf: Candidate, next: BlockId, span: Span): void {
  if (leaf.preBinding === undefined) return;
  const bound = b.newBlock();
  b.terminateAt(leaf.preBinding, span, { kind: "falseEdge", real: bound, imaginary: next });
  leaf.preBinding = bound;
  if (!leaf.hasGuard || leaf.otherwise === undefined) return;
  const failed = b.newBlock();
  b.terminateAt(failed, span, { kind: "falseEdge", real: leaf.otherwise, imaginary: next });
  leaf.otherwise = failed;
}

function matchCandidates(b: Builder, all: readonly Candidate[], start: BlockId, span: Span): BlockId {
  let at = start;
  let candidates = all;
  for (;;) {
    const first = candidates[0];
    if (first === undefined) return at;
    first.falseEdgeStart ??= at;
    const pair = first.pairs[0];
    if (pair === undefined) {
      at = select(b, first, at);
      candidates = candidates.slice(1);
    } else if (pair.test.kind === "or") {
      at = expandOr(b, first, pair, at, span);
      candidates = candidates.slice(1);
    } else if (pair.test.kind === "never") {
      first.preBinding = b.newBlock();
      candidates = candidates.slice(1);
    } else {
      const rest = testCandidates(b, candidates, pair, at, span);
      at = rest.at;
      candidates = rest.candidates;
    }
  }
}

/** All questions answered: the candidate matches here; what follows is reached only through its guard. */
function select(b: Builder, candidate: Candidate, at: BlockId): BlockId {
  candidate.preBinding = at;
  candidate.otherwise = b.newBlock();
  return candidate.otherwise;
}

function testCandidates(
  b: Builder,
  candidates: readonly Candidate[],
  pair: MatchPair,
  at: BlockId,
  span: Span,
): { at: BlockId; candidates: readonly Candidate[] } {
  const test = pickTest(pair);
  const groups = new Map<string, { branch: Branch; candidates: Candidate[] }>();
  let taken = 0;
  for (const candidate of candidates) {
    const branch = sortCandidate(test, pair.place, candidate);
    if (branch === undefined) break;
    const key = branchKey(branch);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { branch, candidates: [candidate] });
    else group.candidates.push(candidate);
    taken++;
  }
  const remainder = b.newBlock();
  const targets = new Map<string, { branch: Branch; block: BlockId }>();
  for (const [key, group] of groups) {
    const block = b.newBlock();
    const otherwise = matchCandidates(b, group.candidates, block, span);
    b.terminateAt(otherwise, span, { kind: "goto", target: remainder });
    targets.set(key, { branch: group.branch, block });
  }
  performTest(b, at, test, pair, targets, remainder, span);
  return { at: remainder, candidates: candidates.slice(taken) };
}

/**
 * Splits a candidate at its or-pattern. Alternatives without bindings (and without a guard, which would
 * have to run for each) join again before the rest of the candidate is tested, so that `(A | B, C | D)`
 * does not multiply.
 */
function expandOr(b: Builder, candidate: Candidate, pair: MatchPair, at: BlockId, span: Span): BlockId {
  if (pair.test.kind !== "or") return at;
  const rest = candidate.pairs.slice(1);
  const { alternatives } = pair.test;
  const mergeable = !candidate.hasGuard && alternatives.every((a) => a.bindings.length + a.ascriptions.length === 0);
  if (mergeable)
    return expandMerged(
      b,
      candidate,
      alternatives.map((a) => candidateOf(a, false, candidate.span)),
      rest,
      at,
      span,
    );
  candidate.subcandidates = alternatives.map((a) =>
    candidateOf(
      {
        pairs: [...a.pairs, ...rest],
        bindings: [...candidate.bindings, ...a.bindings],
        ascriptions: [...candidate.ascriptions, ...a.ascriptions],
      },
      candidate.hasGuard,
      candidate.span,
    ),
  );
  return matchCandidates(b, candidate.subcandidates, at, span);
}

function expandMerged(
  b: Builder,
  candidate: Candidate,
  alternatives: readonly Candidate[],
  rest: readonly MatchPair[],
  at: BlockId,
  span: Span,
): BlockId {
  const failed = matchCandidates(b, alternatives, at, span);
  const any = b.newBlock();
  for (const leaf of alternatives.flatMap(leaves))
    if (leaf.preBinding !== undefined) b.terminateAt(leaf.preBinding, span, { kind: "goto", target: any });
  candidate.pairs = [...rest];
  if (rest.length === 0) {
    candidate.preBinding = any;
    candidate.otherwise = failed;
    return failed;
  }
  const otherwise = matchCandidates(b, [candidate], any, span);
  b.terminateAt(otherwise, span, { kind: "goto", target: failed });
  return failed;
}
