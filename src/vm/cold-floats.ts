// Float ops outside the interpreter's loop: math functions, fused multiply-add, and conversions of every integer type.
import { INT_TYPES, MATH_FUNCTIONS } from "#isa/ops.ts";
import type { MathFunction } from "#isa/ops.ts";
import * as accurate from "./accurate-math.ts";
import { bigReader, bigWriter, boundsOf, intKind } from "./cold-op.ts";
import type { ColdOps, ReadNumber, WriteNumber } from "./cold-op.ts";
import { fusedMultiplyAdd, roundToF32, roundToF64 } from "./exact-float.ts";
import { saturate } from "./int64.ts";

const roundAway = (x: number): number => {
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole === 0 && Object.is(Math.sign(x), -1) ? -0 : whole;
};

const roundEven = (x: number): number => {
  const whole = Math.floor(x);
  const rest = x - whole;
  const result = rest < 0.5 ? whole : rest > 0.5 ? whole + 1 : whole % 2 === 0 ? whole : whole + 1;
  return result === 0 && (x < 0 || Object.is(x, -0)) ? -0 : Number.isNaN(rest) ? x : result;
};

const copysign = (x: number, y: number): number => {
  const negative = y < 0 || Object.is(y, -0);
  return negative ? -Math.abs(x) : Math.abs(x);
};

/** IEEE minNum and maxNum: a NaN gives way to the other operand. */
const minnum = (x: number, y: number): number => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.min(x, y));
const maxnum = (x: number, y: number): number => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.max(x, y));

const FUNCTIONS: Readonly<Record<MathFunction, (x: number, y: number) => number>> = {
  floor: Math.floor,
  ceil: Math.ceil,
  trunc: Math.trunc,
  round: roundAway,
  round_ties_even: roundEven,
  sin: accurate.sin,
  cos: accurate.cos,
  tan: accurate.tan,
  asin: accurate.asin,
  acos: accurate.acos,
  atan: accurate.atan,
  sinh: accurate.sinh,
  cosh: accurate.cosh,
  tanh: Math.tanh,
  asinh: accurate.asinh,
  acosh: accurate.acosh,
  atanh: accurate.atanh,
  exp: accurate.exp,
  exp2: accurate.exp2,
  exp_m1: Math.expm1,
  ln: accurate.ln,
  ln_1p: Math.log1p,
  log10: Math.log10,
  log2: accurate.log2,
  cbrt: accurate.cbrt,
  pow: accurate.pow,
  atan2: accurate.atan2,
  hypot: accurate.hypot,
  copysign,
  minnum,
  maxnum,
};

/** The function of an index, by position in `MATH_FUNCTIONS`. */
const BY_INDEX = MATH_FUNCTIONS.map(({ name }) => FUNCTIONS[name]);

/**
 * `x` to the power `n` by repeated squaring, in the order of operations of LLVM's `__powidf2`, rounding each product
 * by `round` (to f32 for that type).
 */
function powi(x: number, n: number, round: (v: number) => number): number {
  const inverts = n < 0;
  let result = 1;
  let base = x;
  let rest = n;
  for (;;) {
    if (rest % 2 !== 0) result = round(result * base);
    rest = Math.trunc(rest / 2);
    if (rest === 0) break;
    base = round(base * base);
  }
  return inverts ? round(1 / result) : result;
}

interface FloatKind {
  readonly name: "f32" | "f64";
  readonly read: ReadNumber;
  readonly write: WriteNumber;
  readonly round: (v: number) => number;
}

const KINDS: readonly FloatKind[] = [
  {
    name: "f32",
    read: (m, fp, at) => m.f32[fp + at],
    write: (m, fp, at, value) => {
      m.f32[fp + at] = value;
    },
    round: Math.fround,
  },
  {
    name: "f64",
    read: (m, fp, at) => m.f64[(fp >> 1) + at],
    write: (m, fp, at, value) => {
      m.f64[(fp >> 1) + at] = value;
    },
    round: (v) => v,
  },
];

/** Builds the float ops. */
export function coldFloats(): ColdOps {
  const ops: ColdOps = new Map();
  for (const { name, read, write, round } of KINDS) {
    ops.set(`math1.${name}`, (vm, pc, fp) => {
      const T = vm.image.text;
      write(vm.memory, fp, T[pc + 1], BY_INDEX[T[pc + 3]](read(vm.memory, fp, T[pc + 2]), 0));
      return pc + 4;
    });
    ops.set(`math2.${name}`, (vm, pc, fp) => {
      const T = vm.image.text;
      const m = vm.memory;
      write(m, fp, T[pc + 1], BY_INDEX[T[pc + 4]](read(m, fp, T[pc + 2]), read(m, fp, T[pc + 3])));
      return pc + 5;
    });
    ops.set(`powi.${name}`, (vm, pc, fp) => {
      const T = vm.image.text;
      write(vm.memory, fp, T[pc + 1], powi(read(vm.memory, fp, T[pc + 2]), vm.memory.i32[fp + T[pc + 3]], round));
      return pc + 4;
    });
    ops.set(`fma.${name}`, (vm, pc, fp) => {
      const T = vm.image.text;
      const m = vm.memory;
      write(
        m,
        fp,
        T[pc + 1],
        fusedMultiplyAdd(read(m, fp, T[pc + 2]), read(m, fp, T[pc + 3]), read(m, fp, T[pc + 4]), name),
      );
      return pc + 5;
    });
    for (const type of INT_TYPES) {
      const kind = intKind(type);
      const { least, greatest } = boundsOf(kind);
      const readInt = bigReader(kind);
      const writeInt = bigWriter(kind.bits);
      ops.set(`cvt.${type}.${name}`, (vm, pc, fp) => {
        const T = vm.image.text;
        const value = readInt(vm.memory, fp, T[pc + 2]);
        write(vm.memory, fp, T[pc + 1], name === "f32" ? roundToF32(value, 0) : roundToF64(value, 0));
        return pc + 3;
      });
      ops.set(`cvt.${name}.${type}`, (vm, pc, fp) => {
        const T = vm.image.text;
        writeInt(vm.memory, fp, T[pc + 1], saturate(read(vm.memory, fp, T[pc + 2]), least, greatest));
        return pc + 3;
      });
    }
  }
  return ops;
}
