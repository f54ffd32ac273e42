// The control-flow graph of a body: successors, predecessors, locations.

import type { BasicBlock, BlockId, Body, Terminator, Unwind } from "./body.ts";

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

/** Blocks reachable from block 0 as a depth-first search meets them that takes the last successor first (rustc's `Preorder`). */
export function preorder(blocks: readonly BasicBlock[]): BlockId[] {
  const seen = new Set<BlockId>();
  const worklist = [0 as BlockId];
  for (let id = worklist.pop(); id !== undefined; id = worklist.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    worklist.push(...successors(blocks[id] as BasicBlock));
  }
  return [...seen];
}

/** Blocks reachable from block 0, each after those that lead to it (loops aside). */
export function reversePostorder(blocks: readonly BasicBlock[]): BlockId[] {
  const seen = new Set<BlockId>([0 as BlockId]);
  const postorder: BlockId[] = [];
  const stack: { id: BlockId; next: BlockId[] }[] = [
    { id: 0 as BlockId, next: [...successors(blocks[0] as BasicBlock)].reverse() },
  ];
  while (stack.length > 0) {
    const top = stack[stack.length - 1] as { id: BlockId; next: BlockId[] };
    const next = top.next.shift();
    if (next === undefined) {
      postorder.push(top.id);
      stack.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      stack.push({ id: next, next: [...successors(blocks[next] as BasicBlock)].reverse() });
    }
  }
  return postorder.reverse();
}

/** The blocks reachable from block 0 in reverse postorder, with their targets renumbered; and their new numbers by the old. */
export function inReversePostorder(blocks: readonly BasicBlock[]): {
  readonly blocks: readonly BasicBlock[];
  readonly renumbered: ReadonlyMap<BlockId, BlockId>;
} {
  const order = reversePostorder(blocks);
  const renumbered = new Map<BlockId, BlockId>(order.map((old, index) => [old, index as BlockId]));
  const rename = (id: BlockId): BlockId => renumbered.get(id) as BlockId;
  const renamed = order.map((id) => {
    const block = blocks[id] as BasicBlock;
    return { ...block, terminator: renameTargets(block.terminator, rename) };
  });
  return { blocks: renamed, renumbered };
}

/** The terminator with every target replaced. */
export function renameTargets(t: Terminator, rename: (id: BlockId) => BlockId): Terminator {
  const unwind = (u: Unwind): Unwind => (typeof u === "number" ? rename(u) : u);
  switch (t.kind) {
    case "goto":
      return { ...t, target: rename(t.target) };
    case "switchInt":
      return {
        ...t,
        targets: t.targets.map((row) => ({ ...row, target: rename(row.target) })),
        otherwise: rename(t.otherwise),
      };
    case "return":
    case "unreachable":
    case "unwindResume":
      return t;
    case "drop":
    case "assert":
      return { ...t, target: rename(t.target), unwind: unwind(t.unwind) };
    case "call":
      return { ...t, target: t.target === undefined ? undefined : rename(t.target), unwind: unwind(t.unwind) };
    case "falseEdge":
      return { ...t, real: rename(t.real), imaginary: rename(t.imaginary) };
    case "falseUnwind":
      return { ...t, target: rename(t.target), unwind: unwind(t.unwind) };
  }
}
