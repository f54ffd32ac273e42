// Which memory an instruction that is about to be executed reads and writes, from the op table: for those who have to see
// every access, as a counter of references or a search for data races does, or wait for one to a place.
import { OPCODES, OP_NAMES, OP_OPERANDS, operandWords, slotBytes, slotShift } from "#isa/ops.ts";
import type { MachineState } from "./state.ts";

/** Reports a range of memory: address and bytes. */
export type VisitRange = (address: number, size: number) => void;

type Finder = (vm: MachineState, pc: number, visit: VisitRange) => void;

/** A pointer is 8 bytes at a multiple of 8, so what touches part of a word touches a pointer there. */
const NONE: Finder = () => undefined;

const places = (name: string): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  let at = 1;
  for (const operand of OP_OPERANDS[OP_NAMES.indexOf(name as (typeof OP_NAMES)[number])] ?? []) {
    found.set(operand.name, at);
    at += operandWords(operand.kind);
  }
  return found;
};

/** The low word of the 64-bit slot that an operand names. */
const slotValue = (vm: MachineState, pc: number, at: number): number =>
  vm.memory.i32[vm.fp + (vm.image.text[pc + at] as number)] as number;

/** Writers through pointers: `pointer (+ index * scale) + offset`, `size` bytes. */
function throughPointer(name: string, bytes: number): Finder {
  const at = places(name);
  const pointer = at.get("pointer") ?? 0;
  const offset = at.get("offset");
  const index = at.get("index");
  const scale = at.get("scale");
  const size = at.get("size");
  return (vm, pc, visit) => {
    const { text } = vm.image;
    let address = slotValue(vm, pc, pointer) + (offset === undefined ? 0 : (text[pc + offset] as number));
    if (index !== undefined && scale !== undefined)
      address += Math.imul(slotValue(vm, pc, index), text[pc + scale] as number);
    visit(address, size === undefined ? bytes : (text[pc + size] as number));
  };
}

/** One side of `memcpy` and its like: a pointer, and a size that is known or `count * scale`. */
function block(name: string, side: "to" | "from"): Finder {
  const at = places(name);
  const pointer = at.get(side);
  if (pointer === undefined) return NONE;
  const size = at.get("size");
  const count = at.get("count") ?? 0;
  const scale = at.get("scale") ?? 0;
  return (vm, pc, visit) => {
    const { text } = vm.image;
    const bytes =
      size === undefined ? slotValue(vm, pc, count) * (text[pc + scale] as number) : (text[pc + size] as number);
    visit(slotValue(vm, pc, pointer), bytes);
  };
}

/** Markers whose effect is on the `size` bytes at frame offset `base`. */
function frameRange(name: string): Finder {
  const at = places(name);
  const base = at.get("base") ?? 0;
  const size = at.get("size") ?? 0;
  return (vm, pc, visit) =>
    visit((vm.fp << 2) + (vm.image.text[pc + base] as number), vm.image.text[pc + size] as number);
}

/** The destination or source operands of an instruction. */
function slots(name: string, letter: "d" | "s"): Finder {
  const operands = OP_OPERANDS[OP_NAMES.indexOf(name as (typeof OP_NAMES)[number])] ?? [];
  const at = places(name);
  const size = at.get("size") ?? 0;
  const whole = `${letter}m`;
  const found = operands.filter(({ kind }) => kind === whole || (kind.startsWith(letter) && slotBytes(kind) > 0));
  if (found.length === 0) return NONE;
  return (vm, pc, visit) => {
    const { text } = vm.image;
    for (const { name: operand, kind } of found) {
      const word = text[pc + (at.get(operand) as number)] as number;
      if (kind === whole) visit((vm.fp << 2) + word, text[pc + size] as number);
      else visit((vm.fp << 2) + (word << slotShift(kind)), slotBytes(kind));
    }
  };
}

const MARKERS: ReadonlySet<string> = new Set(["storage.live", "storage.dead", "moved", "unmove", "uninit"]);
const MARKERS_IN_MEMORY: ReadonlySet<string> = new Set(["moved.mem", "unmove.mem", "uninit.mem"]);

/** By opcode. Calls and host functions are the business of whoever knows frames. */
const FINDERS: readonly Finder[] = OP_NAMES.map((name) => {
  if (MARKERS.has(name)) return frameRange(name);
  if (MARKERS_IN_MEMORY.has(name) || name === "store.mem") return throughPointer(name, 0);
  const store = /^store\.(\d+)/.exec(name);
  if (store !== null) return throughPointer(name, Number(store[1]) / 8);
  if (/^mem(cpy|set)/.test(name)) return block(name, "to");
  return slots(name, "d");
});

/** By opcode: what is read through a pointer, or of the frame. */
const SOURCES: readonly Finder[] = OP_NAMES.map((name) => {
  const own = slots(name, "s");
  const load = /^load\.(\d+|mem)/.exec(name);
  const other = load !== null ? throughPointer(name, load[1] === "mem" ? 0 : Number(load[1]) / 8) : block(name, "from");
  if (other === NONE) return own;
  return (vm, pc, visit) => {
    own(vm, pc, visit);
    other(vm, pc, visit);
  };
});

/** Calls `visit` with the memory that the instruction at the machine's position is about to write. */
export function writtenBy(vm: MachineState, visit: VisitRange): void {
  (FINDERS[vm.image.text[vm.pc] as number] ?? NONE)(vm, vm.pc, visit);
}

/** Calls `visit` with the memory that the instruction at the machine's position is about to read. */
export function readBy(vm: MachineState, visit: VisitRange): void {
  (SOURCES[vm.image.text[vm.pc] as number] ?? NONE)(vm, vm.pc, visit);
}

const IS_MARKER: readonly boolean[] = OP_NAMES.map((name) => MARKERS.has(name) || MARKERS_IN_MEMORY.has(name));

/** Whether the instruction at the machine's position only says something about memory. */
export function isMarker(vm: MachineState): boolean {
  return IS_MARKER[vm.image.text[vm.pc] as number] === true;
}

const INTRINSIC = OPCODES.get("intrinsic");

/**
 * Whether the instruction at the machine's position is about to write to any of `size` bytes from `address`. `"maybe"` for
 * host functions, whose writes show only afterwards.
 */
export function writesTo(vm: MachineState, address: number, size: number): boolean | "maybe" {
  if (vm.image.text[vm.pc] === INTRINSIC) return "maybe";
  if (isMarker(vm)) return false;
  let isHit = false;
  writtenBy(vm, (start, length) => {
    const from = start >>> 0;
    isHit ||= from < address + size && address < from + length;
  });
  return isHit;
}
