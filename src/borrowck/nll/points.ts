// Points: the statements and terminators of a body, numbered densely in block order.

import type { BasicBlock, BlockId, Body, Location } from "#mir/body.ts";
import { pointCount, predecessors, successors } from "#mir/graph.ts";
import type { Id } from "#support/ids.ts";

/** One statement or terminator of a body. */
export type Point = Id<"Point">;

/** The numbering, and the graph of points. */
export class Points {
  readonly body: Body;
  readonly count: number;
  readonly predecessors: readonly (readonly BlockId[])[];
  readonly #starts: Int32Array;
  readonly #blockOf: Int32Array;

  constructor(body: Body) {
    this.body = body;
    this.predecessors = predecessors(body);
    this.#starts = new Int32Array(body.blocks.length + 1);
    let next = 0;
    body.blocks.forEach((block, id) => {
      this.#starts[id] = next;
      next += pointCount(block);
    });
    this.#starts[body.blocks.length] = next;
    this.count = next;
    this.#blockOf = new Int32Array(next);
    body.blocks.forEach((_, id) => this.#blockOf.fill(id, this.#starts[id], this.#starts[id + 1]));
  }

  of(location: Location): Point {
    return ((this.#starts[location.block] as number) + location.index) as Point;
  }

  location(point: Point): Location {
    const block = this.#blockOf[point] as BlockId;
    return { block, index: point - (this.#starts[block] as number) };
  }

  blockOf(point: Point): BlockId {
    return this.#blockOf[point] as BlockId;
  }

  blockStart(block: BlockId): Point {
    return this.#starts[block] as Point;
  }

  terminator(block: BlockId): Point {
    return ((this.#starts[block + 1] as number) - 1) as Point;
  }

  /** Calls `visit` for each point control may come from. */
  eachPredecessor(point: Point, visit: (from: Point) => void): void {
    const block = this.blockOf(point);
    if (point > this.blockStart(block)) visit((point - 1) as Point);
    else for (const from of this.predecessors[block] ?? []) visit(this.terminator(from));
  }

  /** Calls `visit` for each point control may go to. */
  eachSuccessor(point: Point, visit: (to: Point) => void): void {
    const block = this.blockOf(point);
    if (point < this.terminator(block)) visit((point + 1) as Point);
    else for (const to of successors(this.body.blocks[block] as BasicBlock)) visit(this.blockStart(to));
  }
}
