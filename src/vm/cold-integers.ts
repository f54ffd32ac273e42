// Integer ops outside the interpreter's loop, for every width: the generic meaning, computed on BigInt.
//
// The ops that the loop handles are here too: they are the reference that its fast forms are tested against.
import { INT_TYPES, INT_WIDTHS } from "#isa/ops.ts";
import { bigReader, bigWriter, boundsOf, intKind, numberWriter } from "./cold-op.ts";
import type { ColdOp, ColdOps, IntKind } from "./cold-op.ts";
import { FAULT_DIVIDE, FAULT_LOAD, FAULT_STORE } from "./trap.ts";

type Big2 = (a: bigint, b: bigint) => bigint;

const BINARY: Readonly<Record<string, Big2>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

const COMPARE: Readonly<Record<string, (a: bigint, b: bigint) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
};

/** The op's own binary function, reading its third operand from a slot or as an immediate. */
function secondOperand(
  kind: IntKind,
  imm: boolean,
): (m: Parameters<ReturnType<typeof bigReader>>[0], fp: number, at: number) => bigint {
  if (!imm) return bigReader(kind);
  const { bits, signed } = kind;
  return (_m, _fp, at) => (signed ? BigInt.asIntN(bits, BigInt(at)) : BigInt.asUintN(bits, BigInt(at)));
}

function wrapping(name: string, imm: boolean, fn: Big2): ColdOp {
  const kind = intKind(name);
  const read = bigReader(kind);
  const second = secondOperand(kind, imm);
  const write = bigWriter(kind.bits);
  return (vm, pc, fp) => {
    const T = vm.image.text;
    const m = vm.memory;
    write(m, fp, T[pc + 1], fn(read(m, fp, T[pc + 2]), second(m, fp, T[pc + 3])));
    return pc + 4;
  };
}

function checked(name: string, imm: boolean, fn: Big2): ColdOp {
  const kind = intKind(name);
  const { least, greatest } = boundsOf(kind);
  const read = bigReader(kind);
  const second = secondOperand(kind, imm);
  const write = bigWriter(kind.bits);
  return (vm, pc, fp) => {
    const T = vm.image.text;
    const m = vm.memory;
    const value = fn(read(m, fp, T[pc + 2]), second(m, fp, T[pc + 3]));
    if (value < least || value > greatest) return T[pc + 4];
    write(m, fp, T[pc + 1], value);
    return pc + 5;
  };
}

function overflowing(name: string, fn: Big2): ColdOp {
  const kind = intKind(name);
  const { least, greatest } = boundsOf(kind);
  const read = bigReader(kind);
  const write = bigWriter(kind.bits);
  const flag = numberWriter(8);
  return (vm, pc, fp) => {
    const T = vm.image.text;
    const m = vm.memory;
    const value = fn(read(m, fp, T[pc + 3]), read(m, fp, T[pc + 4]));
    write(m, fp, T[pc + 1], value);
    flag(m, fp, T[pc + 2], value < least || value > greatest ? 1 : 0);
    return pc + 5;
  };
}

function saturating(name: string, fn: Big2): ColdOp {
  const kind = intKind(name);
  const { least, greatest } = boundsOf(kind);
  return wrapping(name, false, (a, b) => {
    const value = fn(a, b);
    return value < least ? least : value > greatest ? greatest : value;
  });
}

function dividing(name: string, imm: boolean, fn: Big2): ColdOp {
  const kind = intKind(name);
  const second = secondOperand(kind, imm);
  const op = wrapping(name, imm, fn);
  return (vm, pc, fp) => (second(vm.memory, fp, vm.image.text[pc + 3]) === 0n ? vm.fail(FAULT_DIVIDE) : op(vm, pc, fp));
}

function comparing(name: string, imm: boolean, fn: (a: bigint, b: bigint) => boolean, branches: boolean): ColdOp {
  const kind = intKind(name);
  const read = bigReader(kind);
  const second = secondOperand(kind, imm);
  if (branches) {
    return (vm, pc, fp) => {
      const T = vm.image.text;
      return fn(read(vm.memory, fp, T[pc + 1]), second(vm.memory, fp, T[pc + 2])) ? T[pc + 3] : pc + 4;
    };
  }
  const write = numberWriter(8);
  return (vm, pc, fp) => {
    const T = vm.image.text;
    const m = vm.memory;
    write(m, fp, T[pc + 1], fn(read(m, fp, T[pc + 2]), second(m, fp, T[pc + 3])) ? 1 : 0);
    return pc + 4;
  };
}

function shifting(name: string, imm: boolean, fn: Big2): ColdOp {
  const kind = intKind(name);
  const read = bigReader(kind);
  const write = bigWriter(kind.bits);
  return (vm, pc, fp) => {
    const T = vm.image.text;
    const m = vm.memory;
    const by = imm ? T[pc + 3] : m.i32[fp + T[pc + 3]];
    write(m, fp, T[pc + 1], fn(read(m, fp, T[pc + 2]), BigInt(by & (kind.bits - 1))));
    return pc + 4;
  };
}

function unary(name: string, fn: (a: bigint) => bigint, resultBits: IntKind["bits"] | null = null): ColdOp {
  const kind = intKind(name);
  const read = bigReader(kind);
  const write = bigWriter(resultBits ?? kind.bits);
  return (vm, pc, fp) => {
    const T = vm.image.text;
    write(vm.memory, fp, T[pc + 1], fn(read(vm.memory, fp, T[pc + 2])));
    return pc + 3;
  };
}

const bitsOf = (a: bigint, width: number): string => a.toString(2).padStart(width, "0");

function bitOps(ops: ColdOps, width: string): void {
  const bits = Number(width);
  const w = BigInt(bits);
  ops.set(
    `neg.${width}`,
    unary(width, (a) => -a),
  );
  ops.set(
    `not.${width}`,
    unary(width, (a) => ~a),
  );
  ops.set(
    `ctpop.${width}`,
    unary(width, (a) => BigInt(bitsOf(a, bits).replaceAll("0", "").length), 32),
  );
  ops.set(
    `ctlz.${width}`,
    unary(width, (a) => (a === 0n ? w : BigInt(bits - a.toString(2).length)), 32),
  );
  ops.set(
    `cttz.${width}`,
    unary(width, (a) => (a === 0n ? w : BigInt(bits - 1 - bitsOf(a, bits).lastIndexOf("1"))), 32),
  );
  ops.set(
    `bitrev.${width}`,
    unary(width, (a) => BigInt(`0b${[...bitsOf(a, bits)].reverse().join("")}`)),
  );
  ops.set(
    `bswap.${width}`,
    unary(width, (a) => {
      let result = 0n;
      for (let i = 0; i < bits; i += 8) result = (result << 8n) | ((a >> BigInt(i)) & 0xffn);
      return result;
    }),
  );
  ops.set(
    `shl.${width}`,
    shifting(width, false, (a, by) => a << by),
  );
  ops.set(
    `rotl.${width}`,
    shifting(width, false, (a, by) => (a << by) | (a >> (w - by))),
  );
  ops.set(
    `rotr.${width}`,
    shifting(width, false, (a, by) => (a >> by) | (a << (w - by))),
  );
  if (bits <= 64)
    ops.set(
      `shl.${width}.imm`,
      shifting(width, true, (a, by) => a << by),
    );
}

function moveOps(ops: ColdOps): void {
  ops.set(
    "mov.128",
    unary("128", (a) => a),
  );
  ops.set("const.128", (vm, pc, fp) => {
    const T = vm.image.text;
    for (let w = 0; w < 4; w++) vm.memory.i32[fp + T[pc + 1] + w] = T[pc + 2 + w];
    return pc + 6;
  });
  for (const from of INT_TYPES) {
    const source = bigReader(intKind(from));
    for (const to of INT_WIDTHS) {
      if (Number(to) <= intKind(from).bits) continue;
      const target = bigWriter(intKind(to).bits);
      ops.set(`ext.${from}.${to}`, (vm, pc, fp) => {
        const T = vm.image.text;
        target(vm.memory, fp, T[pc + 1], source(vm.memory, fp, T[pc + 2]));
        return pc + 3;
      });
    }
  }
  ops.set("load.128", (vm, pc, fp) => {
    const T = vm.image.text;
    const m = vm.memory;
    const address = (m.i32[fp + T[pc + 2]] + T[pc + 3]) | 0;
    if (!m.canLoad(address, 16)) return vm.fail(FAULT_LOAD, address >>> 0);
    m.u8.copyWithin((fp + T[pc + 1]) << 2, address, address + 16);
    return pc + 4;
  });
  ops.set("store.128", (vm, pc, fp) => {
    const T = vm.image.text;
    const m = vm.memory;
    const address = (m.i32[fp + T[pc + 1]] + T[pc + 2]) | 0;
    if (!m.canStore(address, 16)) return vm.fail(FAULT_STORE, address >>> 0);
    const from = (fp + T[pc + 3]) << 2;
    m.u8.copyWithin(address, from, from + 16);
    return pc + 4;
  });
}

/** Builds the integer ops. */
export function coldIntegers(): ColdOps {
  const ops: ColdOps = new Map();
  moveOps(ops);
  for (const width of INT_WIDTHS) {
    bitOps(ops, width);
    for (const [name, fn] of Object.entries(BINARY)) {
      ops.set(`${name}.${width}`, wrapping(width, false, fn));
      if (name !== "sub" && width !== "128") ops.set(`${name}.${width}.imm`, wrapping(width, true, fn));
    }
  }
  for (const type of INT_TYPES) {
    const width = type.slice(1);
    for (const name of ["add", "sub", "mul"]) {
      const fn = BINARY[name] as Big2;
      ops.set(`${name}c.${type}`, checked(type, false, fn));
      if (width !== "128") ops.set(`${name}c.${type}.imm`, checked(type, true, fn));
      ops.set(`${name}o.${type}`, overflowing(type, fn));
      if (name !== "mul") ops.set(`${name}s.${type}`, saturating(type, fn));
    }
    for (const imm of width === "128" ? [false] : [false, true]) {
      const suffix = imm ? ".imm" : "";
      ops.set(
        `div.${type}${suffix}`,
        dividing(type, imm, (a, b) => a / b),
      );
      ops.set(
        `rem.${type}${suffix}`,
        dividing(type, imm, (a, b) => a % b),
      );
      ops.set(
        `shr.${type}${suffix}`,
        shifting(type, imm, (a, by) => a >> by),
      );
      for (const [name, fn] of Object.entries(COMPARE)) {
        if (!imm && (name === "gt" || name === "ge")) continue;
        const key = name === "eq" || name === "ne" ? `${name}.${width}${suffix}` : `${name}.${type}${suffix}`;
        ops.set(key, comparing(name === "eq" || name === "ne" ? width : type, imm, fn, false));
        ops.set(`br.${key}`, comparing(name === "eq" || name === "ne" ? width : type, imm, fn, true));
      }
    }
  }
  return ops;
}
