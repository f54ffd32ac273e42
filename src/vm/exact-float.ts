// Exact values of floats as integers times powers of two, and correct rounding back.

const view = new DataView(new ArrayBuffer(8));

/** A finite float as `mantissa * 2^exponent`, exactly. */
export interface ExactFloat {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** The exact value of a finite number. */
export function exactValue(x: number): ExactFloat {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const fraction = bits & ((1n << 52n) - 1n);
  const field = Number((bits >> 52n) & 0x7ffn);
  const magnitude = field === 0 ? fraction : fraction | (1n << 52n);
  return { mantissa: bits >> 63n === 1n ? -magnitude : magnitude, exponent: Math.max(field, 1) - 1075 };
}

const bitLength = (n: bigint): number =>
  n.toString(16).length * 4 - (Math.clz32(Number.parseInt(n.toString(16)[0] as string, 16)) % 4);

/**
 * The float of `precision` bits and least exponent `minExponent` (of the last bit of subnormals) that is nearest to
 * `numerator / denominator * 2^exponent`, ties to even. Exact for any operands.
 */
function roundRatio(
  numerator: bigint,
  denominator: bigint,
  exponent: number,
  precision: number,
  minExponent: number,
  maxExponent: number,
): number {
  if (numerator === 0n) return 0;
  const negative = numerator < 0n;
  let n = negative ? -numerator : numerator;
  let d = denominator;
  // Scale so that the quotient has at least `precision` bits, or reaches the subnormal grain.
  let shift = bitLength(n) - bitLength(d) - precision - 1;
  if (exponent + shift < minExponent) shift = minExponent - exponent;
  if (shift < 0) n <<= BigInt(-shift);
  else d <<= BigInt(shift);
  let quotient = n / d;
  let sticky = n % d;
  let e = exponent + shift;
  // Too many bits: drop the lowest, remembering in `sticky` whether anything but the half bit is left.
  while (bitLength(quotient) > precision && quotient > 0n) {
    const extra = bitLength(quotient) - precision;
    d <<= BigInt(extra);
    sticky += (quotient & ((1n << BigInt(extra)) - 1n)) * (d >> BigInt(extra));
    quotient >>= BigInt(extra);
    e += extra;
  }
  const twice = sticky * 2n;
  if (twice > d || (twice === d && (quotient & 1n) === 1n)) quotient += 1n;
  if (quotient > 0n && bitLength(quotient) + e > maxExponent) return negative ? -Infinity : Infinity;
  // Both factors and the product are exact: scale in two steps, to stay within the range of doubles.
  const half = Math.trunc(e / 2);
  const value = Number(quotient) * 2 ** half * 2 ** (e - half);
  return negative ? -value : value;
}

/** `mantissa * 2^exponent`, or that over `denominator`, to the nearest f64. */
export function roundToF64(mantissa: bigint, exponent: number, denominator = 1n): number {
  return roundRatio(mantissa, denominator, exponent, 53, -1074, 1024);
}

/** As {@link roundToF64}, to the nearest f32. */
export function roundToF32(mantissa: bigint, exponent: number, denominator = 1n): number {
  return roundRatio(mantissa, denominator, exponent, 24, -149, 128);
}

/** `a * b + c` rounded once. */
export function fusedMultiplyAdd(a: number, b: number, c: number, type: "f32" | "f64"): number {
  const plain = a * b + c;
  if (!Number.isFinite(a) || !Number.isFinite(b) || !Number.isFinite(c)) return plain;
  const x = exactValue(a);
  const y = exactValue(b);
  const z = exactValue(c);
  const productExponent = x.exponent + y.exponent;
  const exponent = Math.min(productExponent, z.exponent);
  const sum =
    ((x.mantissa * y.mantissa) << BigInt(productExponent - exponent)) + (z.mantissa << BigInt(z.exponent - exponent));
  if (sum === 0n) return plain === 0 ? plain : 0;
  return type === "f32" ? roundToF32(sum, exponent) : roundToF64(sum, exponent);
}
