// The last step of building: unreachable blocks go, the rest is numbered in reverse postorder.

import type { BasicBlock, BlockId } from "#mir/body.ts";
import { inReversePostorder } from "#mir/graph.ts";

/**
 * Blocks reachable from block 0, in reverse postorder, with their targets renumbered; and their new numbers in the order
 * in which they were made, which is that of the old ones unless it is given.
 */
export function blockOrder(
  blocks: readonly BasicBlock[],
  made: Iterable<BlockId> = blocks.map((_, id) => id as BlockId),
): { readonly blocks: readonly BasicBlock[]; readonly made: readonly BlockId[] } {
  const { blocks: ordered, renumbered } = inReversePostorder(blocks);
  return { blocks: ordered, made: [...made].flatMap((id) => renumbered.get(id) ?? []) };
}
