// 64-bit integer arithmetic on pairs of 32-bit words, for the cases that the interpreter's loop does not handle inline.
//
// Results go to words `d` (low) and `d + 1` (high) of `I`. Doubles are used where they are exact (magnitudes below
// 2^53), BigInt elsewhere.

const TWO32 = 4294967296;

/** Words `i` and `i + 1` as an unsigned BigInt. */
export function readU64(I: Int32Array, i: number): bigint {
  return (BigInt(I[i + 1] >>> 0) << 32n) | BigInt(I[i] >>> 0);
}

export function readI64(I: Int32Array, i: number): bigint {
  return (BigInt(I[i + 1]) << 32n) | BigInt(I[i] >>> 0);
}

/** Stores the low 64 bits of `value`. */
export function write64(I: Int32Array, d: number, value: bigint): void {
  I[d] = Number(BigInt.asIntN(32, value));
  I[d + 1] = Number(BigInt.asIntN(32, value >> 32n));
}

const signed = (lo: number, hi: number): bigint => (BigInt(hi) << 32n) | BigInt(lo >>> 0);
const unsigned = (lo: number, hi: number): bigint => (BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0);

/** High word of the 64-bit product of two unsigned 32-bit words, as a double. */
function highProduct(al: number, bl: number): number {
  const a0 = al & 0xffff;
  const a1 = al >>> 16;
  const b0 = bl & 0xffff;
  const b1 = bl >>> 16;
  const middle = a0 * b1 + a1 * b0 + Math.floor((a0 * b0) / 65536);
  return a1 * b1 + Math.floor(middle / 65536);
}

/** Wrapping product. */
export function mul64(I: Int32Array, d: number, al: number, ah: number, bl: number, bh: number): void {
  const high = (highProduct(al, bl) | 0) + Math.imul(al, bh) + Math.imul(ah, bl);
  I[d] = Math.imul(al, bl);
  I[d + 1] = high;
}

/** Stores the product unless it overflows; says whether it did. */
export function mulOverflowU64(I: Int32Array, d: number, al: number, ah: number, bl: number, bh: number): boolean {
  if (ah !== 0 && bh !== 0) return true;
  const cross = ah !== 0 ? (ah >>> 0) * (bl >>> 0) : (al >>> 0) * (bh >>> 0);
  const high = highProduct(al, bl) + cross;
  if (high >= TWO32) return true;
  I[d] = Math.imul(al, bl);
  I[d + 1] = high;
  return false;
}

/** Stores the product unless it overflows; says whether it did. */
export function mulOverflowI64(I: Int32Array, d: number, al: number, ah: number, bl: number, bh: number): boolean {
  const product = signed(al, ah) * signed(bl, bh);
  if (BigInt.asIntN(64, product) !== product) return true;
  write64(I, d, product);
  return false;
}

/** Quotient and remainder by a divisor that fits 32 bits: long division, 16 bits at a time below the high word. */
function divRemBy32(I: Int32Array, d: number, al: number, ah: number, b: number, wantsRemainder: boolean): void {
  const high = ah >>> 0;
  let rest = high % b;
  const q2 = Math.floor(high / b);
  const upper = rest * 65536 + (al >>> 16);
  const q1 = Math.floor(upper / b);
  rest = upper % b;
  const lower = rest * 65536 + (al & 0xffff);
  const q0 = Math.floor(lower / b);
  rest = lower % b;
  I[d] = wantsRemainder ? rest : (q1 << 16) | q0;
  I[d + 1] = wantsRemainder ? 0 : q2;
}

export function divU64(I: Int32Array, d: number, al: number, ah: number, bl: number, bh: number): void {
  if (bh === 0) divRemBy32(I, d, al, ah, bl >>> 0, false);
  else write64(I, d, unsigned(al, ah) / unsigned(bl, bh));
}

export function remU64(I: Int32Array, d: number, al: number, ah: number, bl: number, bh: number): void {
  if (bh === 0) divRemBy32(I, d, al, ah, bl >>> 0, true);
  else write64(I, d, unsigned(al, ah) % unsigned(bl, bh));
}

const isExact = (hi: number): boolean => hi >= -0x200000 && hi < 0x200000;

export function divI64(I: Int32Array, d: number, al: number, ah: number, bl: number, bh: number): void {
  if (isExact(ah) && isExact(bh)) {
    const quotient = Math.trunc((ah * TWO32 + (al >>> 0)) / (bh * TWO32 + (bl >>> 0)));
    I[d] = quotient;
    I[d + 1] = Math.floor(quotient / TWO32);
  } else write64(I, d, signed(al, ah) / signed(bl, bh));
}

export function remI64(I: Int32Array, d: number, al: number, ah: number, bl: number, bh: number): void {
  if (isExact(ah) && isExact(bh)) {
    const rest = (ah * TWO32 + (al >>> 0)) % (bh * TWO32 + (bl >>> 0));
    I[d] = rest;
    I[d + 1] = Math.floor(rest / TWO32);
  } else write64(I, d, signed(al, ah) % signed(bl, bh));
}

/** `v as i64`: towards zero, saturating, NaN to 0. */
export function floatToI64(I: Int32Array, d: number, v: number): void {
  write64(I, d, saturate(v, -(2n ** 63n), 2n ** 63n - 1n));
}

/** `v as u64`. */
export function floatToU64(I: Int32Array, d: number, v: number): void {
  write64(I, d, saturate(v, 0n, 2n ** 64n - 1n));
}

/** A float towards zero, held within bounds; NaN gives 0. */
export function saturate(v: number, least: bigint, greatest: bigint): bigint {
  if (Number.isNaN(v)) return 0n;
  if (v === Infinity) return greatest;
  if (v === -Infinity) return least;
  const whole = BigInt(Math.trunc(v));
  return whole < least ? least : whole > greatest ? greatest : whole;
}

/** `pointer + index * scale + offset`, 64-bit wrapping, from words `p` and `i` to `d`. */
export function leaIndex(I: Int32Array, d: number, p: number, i: number, scale: number, offset: number): void {
  write64(I, d, readU64(I, p) + readI64(I, i) * BigInt(scale) + BigInt(offset));
}
