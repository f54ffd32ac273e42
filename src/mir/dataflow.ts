// Forward dataflow over a body: sets of facts that may hold, joined by union (rustc dev guide, "Dataflow").

import { BitSet } from "#support/bitset.ts";
import type { BasicBlock, BlockId, Body, Location } from "./body.ts";
import { successors } from "./graph.ts";

/** An analysis: how facts begin, and what statements, terminators and edges do to them. */
export interface ForwardAnalysis {
  /** Number of facts. */
  readonly size: number;
  /** Facts that hold on entry of the body. */
  start(state: BitSet): void;
  statement(state: BitSet, location: Location): void;
  /** The effect on every outgoing edge. */
  terminator(state: BitSet, location: Location): void;
  /** A further effect on one edge: the value of a call exists only where it returned. */
  edge?(state: BitSet, location: Location, target: BlockId): void;
}

/** The result: facts on entry of each block, and a cursor for points within. */
export class FlowResults {
  readonly #body: Body;
  readonly #analysis: ForwardAnalysis;
  readonly #entries: readonly BitSet[];
  /** How many times a block was visited: what the cost of the analysis is counted in. */
  readonly visits: number;

  constructor(body: Body, analysis: ForwardAnalysis, entries: readonly BitSet[], visits: number) {
    this.#body = body;
    this.#analysis = analysis;
    this.#entries = entries;
    this.visits = visits;
  }

  entry(block: BlockId): BitSet {
    return this.#entries[block] as BitSet;
  }

  /** Facts that hold just before the statement or terminator at `location`. */
  before(location: Location): BitSet {
    const state = this.entry(location.block).clone();
    for (let index = 0; index < location.index; index++)
      this.#analysis.statement(state, { block: location.block, index });
    return state;
  }

  /** Walks a block, giving the state before each point; the state is reused between calls. */
  walk(block: BlockId, visit: (location: Location, state: BitSet) => void): void {
    const { statements } = this.#body.blocks[block] as BasicBlock;
    const state = this.entry(block).clone();
    for (let index = 0; index <= statements.length; index++) {
      const location = { block, index };
      visit(location, state);
      if (index < statements.length) this.#analysis.statement(state, location);
    }
  }

  /** Facts after the statement or terminator at `location` (edge effects left out). */
  after(location: Location): BitSet {
    const state = this.before(location);
    const { statements } = this.#body.blocks[location.block] as BasicBlock;
    if (location.index < statements.length) this.#analysis.statement(state, location);
    else this.#analysis.terminator(state, location);
    return state;
  }
}

/** Runs an analysis to its fixpoint. Blocks are visited in reverse postorder, so loops settle quickly. */
export function runForward(body: Body, analysis: ForwardAnalysis): FlowResults {
  const entries = body.blocks.map(() => new BitSet(analysis.size));
  analysis.start(entries[0] as BitSet);
  const dirty = new BitSet(body.blocks.length);
  const reached = new BitSet(body.blocks.length);
  dirty.add(0);
  reached.add(0);
  const state = new BitSet(analysis.size);
  const onEdge = new BitSet(analysis.size);
  let visits = 0;
  // Always the first block that is due: in reverse postorder all that leads to it, loops aside, is done by then.
  for (let at = 0; at < body.blocks.length; ) {
    if (!dirty.has(at)) {
      at++;
      continue;
    }
    const block = at as BlockId;
    dirty.delete(block);
    at++;
    visits++;
    state.copyFrom(entries[block] as BitSet);
    const { statements } = body.blocks[block] as BasicBlock;
    for (let index = 0; index < statements.length; index++) analysis.statement(state, { block, index });
    const location = { block, index: statements.length };
    analysis.terminator(state, location);
    for (const target of successors(body.blocks[block] as BasicBlock)) {
      onEdge.copyFrom(state);
      analysis.edge?.(onEdge, location, target);
      const changed = (entries[target] as BitSet).union(onEdge);
      if (!reached.add(target) && !changed) continue;
      dirty.add(target);
      if (target < at) at = target;
    }
  }
  return new FlowResults(body, analysis, entries, visits);
}
