// The last step of building: unreachable blocks go, the rest is numbered in reverse postorder.

import type { BasicBlock, BlockId, Terminator, Unwind } from "#mir/body.ts";
import { successors } from "#mir/graph.ts";

/** Blocks reachable from block 0, in reverse postorder, with their targets renumbered. */
export function blockOrder(blocks: readonly BasicBlock[]): BasicBlock[] {
  const order = reversePostorder(blocks);
  const renumbered = new Map<BlockId, BlockId>(order.map((old, index) => [old, index as BlockId]));
  const rename = (id: BlockId): BlockId => renumbered.get(id) as BlockId;
  return order.map((id) => {
    const block = blocks[id] as BasicBlock;
    return { ...block, terminator: renameTargets(block.terminator, rename) };
  });
}

function reversePostorder(blocks: readonly BasicBlock[]): BlockId[] {
  const seen = new Set<BlockId>([0 as BlockId]);
  const postorder: BlockId[] = [];
  const stack: { id: BlockId; next: BlockId[] }[] = [{ id: 0 as BlockId, next: [...successors(blocks[0] as BasicBlock)].reverse() }];
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

/** The terminator with every target replaced. */
export function renameTargets(t: Terminator, rename: (id: BlockId) => BlockId): Terminator {
  const unwind = (u: Unwind): Unwind => (typeof u === "number" ? rename(u) : u);
  switch (t.kind) {
    case "goto":
      return { ...t, target: rename(t.target) };
    case "switchInt":
      return { ...t, targets: t.targets.map((row) => ({ ...row, target: rename(row.target) })), otherwise: rename(t.otherwise) };
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
