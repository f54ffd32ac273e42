// Dominators of a body's blocks (Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm").

import type { BlockId, Body, Location } from "#mir/body.ts";
import { predecessors } from "#mir/graph.ts";

export class Dominators {
  readonly #idom: Int32Array;
  readonly #depth: Int32Array;

  constructor(body: Body) {
    const count = body.blocks.length;
    const preds = predecessors(body);
    const idom = new Int32Array(count).fill(-1);
    idom[0] = 0;
    // Blocks are in reverse postorder, so that an idom always has the smaller number.
    const meet = (x: number, y: number): number => {
      let a = x;
      let b = y;
      while (a !== b) {
        if (a > b) a = idom[a] as number;
        else b = idom[b] as number;
      }
      return a;
    };
    for (let changed = true; changed; ) {
      changed = false;
      for (let block = 1; block < count; block++) {
        let dom = -1;
        for (const from of preds[block] ?? []) if ((idom[from] as number) >= 0) dom = dom < 0 ? from : meet(from, dom);
        if (dom !== idom[block]) {
          idom[block] = dom;
          changed = true;
        }
      }
    }
    this.#idom = idom;
    this.#depth = new Int32Array(count);
    for (let block = 1; block < count; block++) this.#depth[block] = (this.#depth[idom[block] as number] as number) + 1;
  }

  /** Whether every path to `block` goes through `dominator`. */
  blockDominates(dominator: BlockId, block: BlockId): boolean {
    let b: number = block;
    while ((this.#depth[b] as number) > (this.#depth[dominator] as number)) b = this.#idom[b] as number;
    return b === dominator;
  }

  dominates(dominator: Location, at: Location): boolean {
    return dominator.block === at.block ? dominator.index <= at.index : this.blockDominates(dominator.block, at.block);
  }
}
