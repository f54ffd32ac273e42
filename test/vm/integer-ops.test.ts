// Every integer op, in the interpreter's loop and outside it, against its meaning on BigInt.
import { FunctionBuilder, ProgramBuilder } from "#isa/builder.ts";
import { OPS, OP_NAMES, slotBytes } from "#isa/ops.ts";
import type { OperandKind } from "#isa/ops.ts";
import { COLD_OPS, COLD_OP_NAMES } from "#vm/cold-ops.ts";
import { silentHost } from "#vm/host.ts";
import { execute } from "#vm/interpreter.ts";
import { createMachine } from "#vm/machine.ts";
import type { Machine } from "#vm/machine.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const DST = 32;
const FLAG = 48;
const A = 64;
const B = 80;
const FILL = 0xa5;

const wrap = (bits: number, signed: boolean, v: bigint): bigint =>
  signed ? BigInt.asIntN(bits, v) : BigInt.asUintN(bits, v);

interface Meaning {
  readonly dst?: bigint;
  readonly flag?: bigint;
  readonly jumps?: boolean;
  readonly faults?: boolean;
}

/** What an op does to operands given as bit patterns, from its name alone; null if it is no integer op. */
function meaning(name: string, rawA: bigint, rawB: bigint): Meaning | null {
  const parts = name.split(".").filter((part) => part !== "imm");
  const branches = parts[0] === "br";
  if (branches) parts.shift();
  const [op, type] = parts as [string, string];
  if (parts.length !== 2 || !/^[iu]?(8|16|32|64|128)$/.test(type)) return null;
  const bits = Number(type.replace(/^[iu]/, ""));
  const signed = type.startsWith("i");
  const a = wrap(bits, signed, rawA);
  const b = wrap(bits, signed, rawB);
  const least = signed ? -(1n << BigInt(bits - 1)) : 0n;
  const greatest = signed ? (1n << BigInt(bits - 1)) - 1n : (1n << BigInt(bits)) - 1n;
  const plain: Record<string, () => bigint> = {
    add: () => a + b,
    sub: () => a - b,
    mul: () => a * b,
    and: () => a & b,
    or: () => a | b,
    xor: () => a ^ b,
  };
  const compare: Record<string, boolean> = { eq: a === b, ne: a !== b, lt: a < b, le: a <= b, gt: a > b, ge: a >= b };
  if (op in compare) return branches ? { jumps: compare[op] } : { flag: compare[op] ? 1n : 0n };
  const family = plain[op.slice(0, 3)];
  if (family !== undefined && op.length <= 4) {
    const value = family();
    const overflows = value < least || value > greatest;
    if (op === "or" || op.length === 3) return { dst: (plain[op] as () => bigint)() };
    if (op.endsWith("c")) return overflows ? { jumps: true } : { dst: value, jumps: false };
    if (op.endsWith("o")) return { dst: value, flag: overflows ? 1n : 0n };
    return { dst: value < least ? least : value > greatest ? greatest : value };
  }
  const n = Number(BigInt.asUintN(32, rawB)) & (bits - 1);
  const text = BigInt.asUintN(bits, a).toString(2).padStart(bits, "0");
  switch (op) {
    case "or":
      return { dst: a | b };
    case "div":
      return b === 0n ? { faults: true } : { dst: a / b };
    case "rem":
      return b === 0n ? { faults: true } : { dst: a % b };
    case "neg":
      return { dst: -a };
    case "not":
      return { dst: ~a };
    case "mov":
      return { dst: a };
    case "shl":
      return { dst: a << BigInt(n) };
    case "shr":
      return { dst: a >> BigInt(n) };
    case "rotl":
      return { dst: BigInt(`0b${text.slice(n)}${text.slice(0, n)}`) };
    case "rotr":
      return { dst: BigInt(`0b${text.slice(bits - n)}${text.slice(0, bits - n)}`) };
    case "ctpop":
      return { dst: BigInt([...text].filter((bit) => bit === "1").length) };
    case "ctlz":
      return { dst: BigInt(text.includes("1") ? text.indexOf("1") : bits) };
    case "cttz":
      return { dst: BigInt(text.includes("1") ? bits - 1 - text.lastIndexOf("1") : bits) };
    case "bitrev":
      return { dst: BigInt(`0b${[...text].reverse().join("")}`) };
    case "bswap":
      return { dst: BigInt(`0b${(text.match(/.{8}/g) as string[]).reverse().join("")}`) };
    default:
      return null;
  }
}

/** A machine with one function: the op, then `ret`; its jump target sets the last frame byte. */
function machineFor(name: (typeof OP_NAMES)[number], imm: number): Machine {
  const p = new ProgramBuilder();
  p.entry = p.declareFunction();
  const f = new FunctionBuilder("main", { params: [], result: null });
  const target = f.label();
  const operands = OPS[name].operands.map((operand) => {
    const [role, kind] = operand.split(":") as [string, OperandKind];
    if (kind === "label") return target;
    if (kind === "i32") return imm;
    if (role === "dst") return kind === "d8" && /(^|\.)(eq|ne|lt|le|gt|ge)\./.test(name) ? FLAG : DST;
    return role === "flag" ? FLAG : role === "a" ? A : B;
  });
  f.emitUntyped(name, operands);
  f.emit("ret");
  f.place(target);
  f.emit("const.8", 111, 1);
  f.emit("ret");
  p.defineFunction(p.entry, f, 112);
  return createMachine(p.finish(), { stackBytes: 4096, maxMemory: 4096 }, silentHost);
}

function put(machine: Machine, at: number, value: bigint): void {
  const { memory } = machine.state;
  for (let i = 0; i < 16; i++) memory.u8[memory.stackBase + at + i] = Number((value >> BigInt(8 * i)) & 0xffn);
}

function get(machine: Machine, at: number, bytes: number): bigint {
  const { memory } = machine.state;
  let value = 0n;
  for (let i = bytes - 1; i >= 0; i--) value = (value << 8n) | BigInt(memory.u8[memory.stackBase + at + i]);
  return value;
}

const interesting = fc.oneof(
  fc.constantFrom(
    0n,
    1n,
    2n,
    3n,
    7n,
    255n,
    127n,
    128n,
    32767n,
    32768n,
    65535n,
    2n ** 31n - 1n,
    2n ** 31n,
    2n ** 32n - 1n,
    2n ** 32n,
    2n ** 53n - 1n,
    2n ** 53n,
    2n ** 63n - 1n,
    2n ** 63n,
    2n ** 64n - 1n,
    2n ** 127n,
    2n ** 128n - 1n,
  ),
  fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }),
  fc.bigInt({ min: 0n, max: 2n ** 33n }),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  fc.bigInt({ min: -300n, max: 300n }).map((v) => BigInt.asUintN(128, v)),
);

type Step = (machine: Machine) => void;

/** Runs the machine's one op by `step` and compares all that it may have written. */
function checkOp(machine: Machine, name: (typeof OP_NAMES)[number], a: bigint, b: bigint, step: Step): void {
  const expected = meaning(name, a, b) as Meaning;
  const { state } = machine;
  state.memory.u8.fill(FILL, state.memory.stackBase, state.memory.stackBase + 112);
  put(machine, A, a);
  put(machine, B, b);
  state.pc = state.image.entries[0];
  state.csp = 2;
  state.fp = state.memory.stackBase >> 2;
  state.fault = 0;
  step(machine);
  if (expected.faults === true) {
    expect(state.fault).not.toBe(0);
    return;
  }
  expect(state.fault).toBe(0);
  const dstKind = OPS[name].operands.find((operand) => operand.startsWith("dst:"))?.split(":")[1] as
    | OperandKind
    | undefined;
  const bytes = dstKind === undefined ? 0 : slotBytes(dstKind);
  const filler = BigInt(`0x${"a5".repeat(16)}`);
  if (expected.dst !== undefined) {
    expect(get(machine, DST, bytes)).toBe(BigInt.asUintN(bytes * 8, expected.dst));
    expect(get(machine, DST + bytes, 16 - bytes)).toBe(BigInt.asUintN(128 - bytes * 8, filler));
  } else expect(get(machine, DST, 16)).toBe(filler);
  expect(get(machine, FLAG, 16)).toBe(expected.flag === undefined ? filler : (filler & ~0xffn) | expected.flag);
  expect(get(machine, 111, 1)).toBe(expected.jumps === true ? 1n : BigInt(FILL));
}

const inLoop: Step = (machine) => void execute(machine.state, 4);
/** The first instruction by the function outside the loop, the rest by the loop. */
const outsideLoop: Step = (machine) => {
  const { state } = machine;
  const next = (COLD_OPS[state.image.text[state.pc]] as (typeof COLD_OPS)[number])(state, state.pc, state.fp);
  if (next < 0) return;
  state.pc = next;
  execute(state, 3);
};

describe("integer ops", () => {
  const names = OP_NAMES.filter((name) => meaning(name, 1n, 1n) !== null);

  it("covers the integer families", () => {
    expect(names.length).toBeGreaterThan(380);
  });

  for (const name of names) {
    it(name, () => {
      const isImm = name.endsWith(".imm");
      const machines = new Map<number, Machine>();
      const machineOf = (imm: number): Machine => {
        const machine = machines.get(imm) ?? machineFor(name, imm);
        machines.set(imm, machine);
        return machine;
      };
      const imms = isImm
        ? fc.constantFrom(0, 1, -1, 2, 3, 10, 100, 127, 128, 255, -128, 32767, 65535, 2147483647, -2147483648)
        : fc.constant(0);
      fc.assert(
        fc.property(interesting, interesting, imms, (a, b, imm) => {
          const second = isImm ? BigInt.asUintN(128, BigInt(imm)) : b;
          checkOp(machineOf(imm), name, a, second, inLoop);
          if (COLD_OP_NAMES.has(name)) checkOp(machineOf(imm), name, a, second, outsideLoop);
        }),
        { numRuns: 60 },
      );
    });
  }
});
