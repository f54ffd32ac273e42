// What every MIR body must satisfy; run after each pass under test.
//
// 1. Block 0 exists, is no cleanup block, and every target names a block.
// 2. Every local that is mentioned is declared; there are `argCount + 1` locals at least.
// 3. Blocks are reachable and stand in reverse postorder ("built" and "elaborated" bodies, not shims).
// 4. Unwinding edges lead from normal blocks to cleanup blocks only, and cleanup blocks never back.
// 5. Before elaboration what unwinds goes to a block, be it only to leave the body: the borrow checker looks at that.
// 6. After elaboration nothing is left that only the borrow checker needs.

import type { BasicBlock, BlockId, Body, Unwind } from "./body.ts";
import { reversePostorder, successors } from "./graph.ts";
import { placesOfStatement, placesOfTerminator } from "./visit.ts";

/** The rules a body breaks, as sentences; empty if it is fine. */
export function validateMir(body: Body): readonly string[] {
  const problems: string[] = [];
  if (body.blocks.length === 0) return ["there is no block"];
  if (body.locals.length < body.argCount + 1) problems.push("fewer locals than parameters");
  if (body.blocks[0]?.cleanup) problems.push("the entry is a cleanup block");
  body.blocks.forEach((block, id) => checkBlock(body, block, id as BlockId, problems));
  if (problems.length === 0 && body.kind !== "shim") checkOrder(body, problems);
  return problems;
}

function checkBlock(body: Body, block: BasicBlock, id: BlockId, problems: string[]): void {
  for (const target of successors(block)) {
    const next = body.blocks[target];
    if (next === undefined) problems.push(`bb${id} goes to bb${target}, which does not exist`);
    else if (block.cleanup && !next.cleanup) problems.push(`cleanup block bb${id} goes back to bb${target}`);
    else if (!block.cleanup && next.cleanup && target !== unwindOf(block))
      problems.push(`bb${id} goes to cleanup block bb${target} without unwinding`);
  }
  const mentioned = [
    ...block.statements.flatMap((s) => [...placesOfStatement(s)]),
    ...placesOfTerminator(block.terminator),
  ];
  for (const place of mentioned) {
    if (body.locals[place.local] === undefined)
      problems.push(`bb${id} mentions _${place.local}, which is not declared`);
    for (const step of place.projection)
      if (step.kind === "index" && body.locals[step.local] === undefined)
        problems.push(`bb${id} indexes by _${step.local}, which is not declared`);
  }
  if (body.phase === "built") {
    if (unwindOf(block) === "continue" && body.source.promoted === undefined)
      problems.push(`bb${id} does not say where it unwinds to`);
    return;
  }
  const { kind } = block.terminator;
  if (kind === "falseEdge" || kind === "falseUnwind") problems.push(`bb${id} ends in ${kind} after elaboration`);
  for (const s of block.statements)
    if (s.kind === "fakeRead" || s.kind === "ascribeUserType" || s.kind === "placeMention")
      problems.push(`bb${id} has a ${s.kind} after elaboration`);
}

function unwindOf(block: BasicBlock): Unwind | undefined {
  const t = block.terminator;
  return t.kind === "call" || t.kind === "drop" || t.kind === "assert" || t.kind === "falseUnwind"
    ? t.unwind
    : undefined;
}

function checkOrder(body: Body, problems: string[]): void {
  const order = reversePostorder(body.blocks);
  if (order.length !== body.blocks.length) problems.push(`${body.blocks.length - order.length} blocks are unreachable`);
  if (body.made !== undefined && new Set(body.made.filter((id) => id in body.blocks)).size !== body.blocks.length)
    problems.push("the order in which blocks were made names others");
}
