// What an op outside the interpreter's loop is, and how such ops read and write slots of any integer type.
import type { Memory } from "./memory.ts";
import type { MachineState } from "./state.ts";

/** Executes the instruction at `pc` and gives the next position, or -1 after a fault. */
export type ColdOp = (vm: MachineState, pc: number, fp: number) => number;

/** Cold ops by name. */
export type ColdOps = Map<string, ColdOp>;

/** An integer type as the makers need it. */
export interface IntKind {
  readonly bits: 8 | 16 | 32 | 64 | 128;
  readonly signed: boolean;
}

/** `i32` or, for ops named by width, `32` (taken as unsigned). */
export function intKind(name: string): IntKind {
  return { bits: Number(name.replace(/^[iu]/, "")) as IntKind["bits"], signed: name.startsWith("i") };
}

/** Reads slots: `at` is the decoded operand word (bytes, halves or words, by width). */
export type ReadBig = (memory: Memory, fp: number, at: number) => bigint;
export type WriteBig = (memory: Memory, fp: number, at: number, value: bigint) => void;
export type ReadNumber = (memory: Memory, fp: number, at: number) => number;
export type WriteNumber = (memory: Memory, fp: number, at: number, value: number) => void;

/** A reader for types of up to 32 bits. */
export function numberReader({ bits, signed }: IntKind): ReadNumber {
  switch (bits) {
    case 8:
      return signed ? (m, fp, at) => m.i8[(fp << 2) + at] : (m, fp, at) => m.u8[(fp << 2) + at];
    case 16:
      return signed ? (m, fp, at) => m.i16[(fp << 1) + at] : (m, fp, at) => m.u16[(fp << 1) + at];
    default:
      return signed ? (m, fp, at) => m.i32[fp + at] : (m, fp, at) => m.i32[fp + at] >>> 0;
  }
}

/** A writer for types of up to 32 bits; takes any number and stores its low bits. */
export function numberWriter(bits: IntKind["bits"]): WriteNumber {
  switch (bits) {
    case 8:
      return (m, fp, at, value) => {
        m.u8[(fp << 2) + at] = value;
      };
    case 16:
      return (m, fp, at, value) => {
        m.u16[(fp << 1) + at] = value;
      };
    default:
      return (m, fp, at, value) => {
        m.i32[fp + at] = value;
      };
  }
}

/** A reader for any integer type. */
export function bigReader(kind: IntKind): ReadBig {
  if (kind.bits <= 32) {
    const read = numberReader(kind);
    return (m, fp, at) => BigInt(read(m, fp, at));
  }
  const { bits, signed } = kind;
  return (m, fp, at) => {
    const i = fp + at;
    let value = 0n;
    for (let w = bits / 32 - 1; w >= 0; w--) value = (value << 32n) | BigInt(m.i32[i + w] >>> 0);
    return signed ? BigInt.asIntN(bits, value) : value;
  };
}

/** A writer for any integer width: stores the low bits of the value. */
export function bigWriter(bits: IntKind["bits"]): WriteBig {
  if (bits <= 32) {
    const write = numberWriter(bits);
    return (m, fp, at, value) => write(m, fp, at, Number(BigInt.asIntN(bits, value)));
  }
  return (m, fp, at, value) => {
    for (let w = 0; w < bits / 32; w++) m.i32[fp + at + w] = Number(BigInt.asIntN(32, value >> BigInt(32 * w)));
  };
}

/** Bounds of an integer type. */
export function boundsOf({ bits, signed }: IntKind): { readonly least: bigint; readonly greatest: bigint } {
  const size = 1n << BigInt(bits);
  return signed ? { least: -size / 2n, greatest: size / 2n - 1n } : { least: 0n, greatest: size - 1n };
}
