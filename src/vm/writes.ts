// What an instruction that is about to be executed will write, without executing it.
import { OPCODES, OP_NAMES, OP_OPERANDS, operandWords } from "#isa/ops.ts";
import type { OperandKind } from "#isa/ops.ts";
import type { MachineState } from "./state.ts";

/** Slots as decoded: the shift from a slot index to bytes, and the width. */
const SLOTS: Partial<Record<OperandKind, readonly [shift: number, bytes: number]>> = {
  d8: [0, 1],
  d16: [1, 2],
  d32: [2, 4],
  df32: [2, 4],
  d64: [2, 8],
  df64: [3, 8],
  d128: [2, 16],
};

interface Operand {
  readonly kind: OperandKind;
  readonly at: number;
}

/** Operands by name, with their word offsets, per opcode. */
const OPERANDS: readonly ReadonlyMap<string, Operand>[] = OP_OPERANDS.map((operands) => {
  let at = 1;
  return new Map(
    operands.map(({ name, kind }) => {
      const operand = { kind, at };
      at += operandWords(kind);
      return [name, operand];
    }),
  );
});

const STORE_WIDTHS: Readonly<Record<string, number>> = { "8": 1, "16": 2, "32": 4, "64": 8 };
const INTRINSIC = OPCODES.get("intrinsic");

/**
 * Whether the next instruction writes to `size` bytes from `address`. `"maybe"` for host functions, whose writes show
 * only afterwards.
 */
export function writesTo(vm: MachineState, address: number, size: number): boolean | "maybe" {
  const opcode = vm.image.text[vm.pc] as number;
  if (opcode === INTRINSIC) return "maybe";
  const operands = OPERANDS[opcode];
  if (operands === undefined) return false;
  const hits = (start: number, length: number): boolean => start < address + size && address < start + length;
  for (const { kind, at } of operands.values()) {
    const slot = SLOTS[kind];
    const word = vm.image.text[vm.pc + at] as number;
    if (slot !== undefined && hits(vm.fp * 4 + word * 2 ** slot[0], slot[1])) return true;
    if (kind === "dm" && hits(vm.fp * 4 + word, word32(vm, operands, "size"))) return true;
  }
  return storesTo(vm, OP_NAMES[opcode] as string, operands, hits);
}

const word32 = (vm: MachineState, operands: ReadonlyMap<string, Operand>, name: string): number =>
  vm.image.text[vm.pc + (operands.get(name)?.at ?? 0)] as number;

/** Writes through pointers. */
function storesTo(
  vm: MachineState,
  name: string,
  operands: ReadonlyMap<string, Operand>,
  hits: (start: number, length: number) => boolean,
): boolean {
  const { i32 } = vm.memory;
  const value = (operand: string): number => i32[vm.fp + word32(vm, operands, operand)] as number;
  const [family, width = ""] = name.split(".");
  switch (family) {
    case "store": {
      const index = operands.has("index") ? Math.imul(value("index"), word32(vm, operands, "scale")) : 0;
      const start = (value("pointer") + index + word32(vm, operands, "offset")) | 0;
      return hits(start >>> 0, STORE_WIDTHS[width] ?? word32(vm, operands, "size"));
    }
    case "memcpy":
    case "memset": {
      const count =
        width === "dyn" ? (value("count") >>> 0) * word32(vm, operands, "scale") : word32(vm, operands, "size");
      return hits(value("to") >>> 0, count);
    }
    default:
      return false;
  }
}
