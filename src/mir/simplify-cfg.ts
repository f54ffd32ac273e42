// Tidies a graph after the borrow checker is done with it: what only it needed goes, chains of jumps
// collapse, straight lines of blocks join, unreachable blocks vanish.

import type { BasicBlock, BlockId, Body, Statement, Terminator } from "./body.ts";
import { inReversePostorder, renameTargets, reversePostorder, successors } from "./graph.ts";

export function simplifyCfg<B extends Body>(body: B): B {
  const blocks = body.blocks.map((block) => ({
    statements: block.statements.filter(isReal),
    terminator: realTerminator(block.terminator),
    cleanup: block.cleanup,
  }));
  threadJumps(blocks);
  dropEmptyCleanup(blocks);
  joinLines(blocks);
  return { ...body, blocks: inReversePostorder(blocks).blocks, made: undefined };
}

function isReal(statement: Statement): boolean {
  return (
    statement.kind !== "fakeRead" &&
    statement.kind !== "ascribeUserType" &&
    statement.kind !== "placeMention" &&
    !isFakeBorrow(statement)
  );
}

function isFakeBorrow(statement: Statement): boolean {
  return statement.kind === "assign" && statement.rvalue.kind === "ref" && statement.rvalue.borrow.kind === "fake";
}

function realTerminator(t: Terminator): Terminator {
  if (t.kind === "falseEdge") return { kind: "goto", target: t.real, source: t.source };
  if (t.kind === "falseUnwind") return { kind: "goto", target: t.target, source: t.source };
  if (t.kind === "switchInt" && t.targets.every((row) => row.target === t.otherwise))
    return { kind: "goto", target: t.otherwise, source: t.source };
  return t;
}

type MutableBlock = { statements: Statement[]; terminator: Terminator; cleanup: boolean };

/** Jumps to blocks that only jump go to the end of the chain. */
function threadJumps(blocks: MutableBlock[]): void {
  const end = (start: BlockId): BlockId => {
    let at = start;
    for (let steps = 0; steps <= blocks.length; steps++) {
      const block = blocks[at] as MutableBlock;
      if (block.statements.length > 0 || block.terminator.kind !== "goto") return at;
      at = block.terminator.target;
    }
    return at;
  };
  for (const block of blocks) block.terminator = renameTargets(block.terminator, end);
}

/** Unwinding that has nothing to do here goes straight on to the caller. */
function dropEmptyCleanup(blocks: MutableBlock[]): void {
  for (const block of blocks) {
    const t = block.terminator;
    if (!("unwind" in t) || typeof t.unwind !== "number") continue;
    const cleanup = blocks[t.unwind] as MutableBlock;
    if (cleanup.statements.length === 0 && cleanup.terminator.kind === "unwindResume")
      block.terminator = { ...t, unwind: "continue" };
  }
}

/** A block whose only way in is a plain jump becomes part of the block that jumps. */
function joinLines(blocks: MutableBlock[]): void {
  const entries = new Array<number>(blocks.length).fill(0);
  entries[0] = 1;
  const seen = new Set(reversePostorder(blocks));
  for (const id of seen)
    for (const next of successors(blocks[id] as BasicBlock)) entries[next] = (entries[next] ?? 0) + 1;
  const joined = new Set<BlockId>();
  for (const id of seen) {
    if (joined.has(id)) continue;
    const block = blocks[id] as MutableBlock;
    while (block.terminator.kind === "goto") {
      const { target } = block.terminator;
      if (target === id || target === 0 || entries[target] !== 1) break;
      const next = blocks[target] as MutableBlock;
      block.statements = [...block.statements, ...next.statements];
      block.terminator = next.terminator;
      joined.add(target);
    }
  }
}
