// The table of ops that the interpreter's loop does not handle itself, by opcode.
import { OP_NAMES, TRAP_REASONS } from "#isa/ops.ts";
import { bug } from "#support/bug.ts";
import { coldFloats } from "./cold-floats.ts";
import { coldIntegers } from "./cold-integers.ts";
import { coldMarkers } from "./cold-markers.ts";
import type { ColdOp } from "./cold-op.ts";
import { FAULT_TRAP_OP } from "./trap.ts";

const table = new Map<string, ColdOp>([...coldIntegers(), ...coldFloats(), ...coldMarkers()]);
table.set("trap", (vm, pc) => vm.fail(FAULT_TRAP_OP, 0, TRAP_REASONS[vm.image.text[pc + 1]] ?? "trap"));

/** Cold ops by opcode; an opcode that only the loop handles has a function that stops with an internal error. */
export const COLD_OPS: readonly ColdOp[] = OP_NAMES.map(
  (name) => table.get(name) ?? (() => bug(`op ${name} is not handled outside the loop`)),
);

/** Names of the ops in {@link COLD_OPS}. */
export const COLD_OP_NAMES: ReadonlySet<string> = new Set(table.keys());
