// Which move paths may be initialised, and which may not be, at each point (rustc dev guide, "Moves and initialization").

import type { BitSet } from "#support/bitset.ts";
import type { BasicBlock, BlockId, Body, Location } from "./body.ts";
import { type FlowResults, type ForwardAnalysis, runForward } from "./dataflow.ts";
import type { MoveData, MovePathId } from "./move-paths.ts";

type Polarity = "maybeInit" | "maybeUninit";

class InitAnalysis implements ForwardAnalysis {
  readonly size: number;
  readonly #body: Body;
  readonly #moves: MoveData;
  readonly #polarity: Polarity;

  constructor(body: Body, moves: MoveData, polarity: Polarity) {
    this.#body = body;
    this.#moves = moves;
    this.#polarity = polarity;
    this.size = moves.paths.length;
  }

  start(state: BitSet): void {
    if (this.#polarity === "maybeUninit") state.fill();
    for (const init of this.#moves.inits) if (init.location === undefined) this.#set(state, init.path, true, true);
  }

  statement(state: BitSet, location: Location): void {
    for (const move of this.#moves.movesAt(location)) this.#set(state, move.path, false, true);
    for (const init of this.#moves.initsAt(location))
      if (init.kind !== "nonPanic") this.#set(state, init.path, true, init.kind === "deep");
    if (this.#polarity === "maybeInit") this.#mutableBorrow(state, location);
  }

  /** Through a mutable borrow a place may be given a value, even one that had been moved away. */
  #mutableBorrow(state: BitSet, location: Location): void {
    const statement = this.#body.blocks[location.block]?.statements[location.index];
    if (statement?.kind !== "assign") return;
    const { rvalue } = statement;
    if (rvalue.kind !== "rawPtr" && (rvalue.kind !== "ref" || rvalue.borrow.kind !== "mut")) return;
    const found = this.#moves.lookup(rvalue.place);
    if (found?.kind === "exact") this.#set(state, found.path, true, true);
  }

  terminator(state: BitSet, location: Location): void {
    this.statement(state, location);
  }

  edge(state: BitSet, location: Location, target: BlockId): void {
    const { terminator } = this.#body.blocks[location.block] as BasicBlock;
    if (terminator.kind !== "call" || terminator.target !== target || terminator.unwind === target) return;
    for (const init of this.#moves.initsAt(location))
      if (init.kind === "nonPanic") this.#set(state, init.path, true, true);
  }

  #set(state: BitSet, path: MovePathId, init: boolean, deep: boolean): void {
    const present = init === (this.#polarity === "maybeInit");
    const apply = (id: MovePathId): void => {
      if (present) state.add(id);
      else state.delete(id);
    };
    if (deep) this.#moves.forEachDescendant(path, apply);
    else apply(path);
  }
}

/** Paths that may hold a value. */
export function maybeInit(body: Body, moves: MoveData): FlowResults {
  return runForward(body, new InitAnalysis(body, moves, "maybeInit"));
}

/** Paths that may hold none: never initialised, moved out of, or dead. */
export function maybeUninit(body: Body, moves: MoveData): FlowResults {
  return runForward(body, new InitAnalysis(body, moves, "maybeUninit"));
}
