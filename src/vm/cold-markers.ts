// The ops of checked builds as they work where there is no shadow state to tell: they only move data, or nothing.
import { type OpName, OP_NAMES, OP_OPERANDS, operandWords } from "#isa/ops.ts";
import type { ColdOp, ColdOps } from "./cold-op.ts";
import { copyBytes } from "./bytes.ts";
import { FAULT_LOAD } from "./trap.ts";

const NOTHING = [
  "storage.live",
  "storage.dead",
  "moved",
  "moved.mem",
  "unmove",
  "unmove.mem",
  "uninit",
  "uninit.mem",
  "aligned",
  "valid",
  "retag",
  "retag.slice",
  "retag.part",
  "touch",
] as const;

const lengthOf = (name: OpName): number =>
  (OP_OPERANDS[OP_NAMES.indexOf(name)] ?? []).reduce((sum, { kind }) => sum + operandWords(kind), 1);

/** A load of any width, into a slot whose decoded word counts units of `unit` bytes. */
function load(bytes: number, unit: number): ColdOp {
  return (vm, pc, fp) => {
    const { text } = vm.image;
    const { memory } = vm;
    const address = ((memory.i32[fp + text[pc + 2]] as number) + text[pc + 3]) | 0;
    if (!memory.canLoad(address, bytes)) return vm.fail(FAULT_LOAD, address >>> 0);
    copyBytes(memory.i32, memory.u8, (fp << 2) + text[pc + 1] * unit, address, bytes);
    return pc + 4;
  };
}

/** Builds the ops. */
export function coldMarkers(): ColdOps {
  const ops: ColdOps = new Map();
  for (const name of NOTHING) {
    const length = lengthOf(name);
    ops.set(name, (_vm, pc) => pc + length);
  }
  for (const bits of [8, 16, 32, 64, 128]) ops.set(`load.${bits}.any`, load(bits / 8, Math.min(4, bits / 8)));
  ops.set("lea.local", (vm, pc, fp) => {
    const { text } = vm.image;
    const at = fp + text[pc + 1];
    vm.memory.i32[at] = (fp << 2) + text[pc + 2];
    vm.memory.i32[at + 1] = 0;
    return pc + 5;
  });
  ops.set("expose", (vm, pc, fp) => {
    const { i32 } = vm.memory;
    const { text } = vm.image;
    const to = fp + text[pc + 1];
    const from = fp + text[pc + 2];
    const high = i32[from + 1];
    i32[to] = i32[from];
    i32[to + 1] = high;
    return pc + 3;
  });
  return ops;
}
