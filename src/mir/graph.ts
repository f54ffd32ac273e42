// The control-flow graph of a body: successors, predecessors, locations.

import type { BasicBlock, BlockId, Body, Location, Unwind } from "./body.ts";

function withUnwind(targets: BlockId[], unwind: Unwind): BlockId[] {
  if (typeof unwind === "number") targets.push(unwind);
  return targets;
}

/** The blocks control may go to, as the borrow checker sees it: false edges included. */
export function successors(block: BasicBlock): readonly BlockId[] {
  const t = block.terminator;
  switch (t.kind) {
    case "goto":
      return [t.target];
    case "switchInt":
      return [...t.targets.map((row) => row.target), t.otherwise];
    case "return":
    case "unreachable":
    case "unwindResume":
      return [];
    case "drop":
    case "assert":
    case "falseUnwind":
      return withUnwind([t.target], t.unwind);
    case "call":
      return withUnwind(t.target === undefined ? [] : [t.target], t.unwind);
    case "falseEdge":
      return [t.real, t.imaginary];
  }
}

/** For each block, those it can be entered from. */
export function predecessors(body: Body): readonly (readonly BlockId[])[] {
  const table: BlockId[][] = body.blocks.map(() => []);
  body.blocks.forEach((block, id) => {
    for (const next of successors(block)) (table[next] as BlockId[]).push(id as BlockId);
  });
  return table;
}

/** Number of points in a block: its statements and its terminator. */
export function pointCount(block: BasicBlock): number {
  return block.statements.length + 1;
}

export function terminatorLocation(body: Body, block: BlockId): Location {
  return { block, index: (body.blocks[block] as BasicBlock).statements.length };
}
