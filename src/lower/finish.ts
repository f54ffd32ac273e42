// The last step of building: unreachable blocks go, the rest is numbered in reverse postorder.

import type { BasicBlock, BlockId } from "#mir/body.ts";
import { renameTargets, reversePostorder } from "#mir/graph.ts";

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
