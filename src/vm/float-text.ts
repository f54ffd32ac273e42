// Floats to and from text exactly as Rust writes and reads them.
//
// Shortest digits: JavaScript's number-to-string is the shortest that reads back for f64; for f32 the lengths are tried
// in turn. Given precisions are computed exactly, on BigInt, halves to even.
import { exactValue, roundToF32 } from "./exact-float.ts";

export type FloatType = "f32" | "f64";

/** Digits `d₁d₂…` of a positive number `d₁.d₂… × 10^exponent`. */
interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

function fromExponential(text: string): Decimal {
  const [mantissa, exponent] = text.split("e") as [string, string];
  return { digits: mantissa.replace(".", ""), exponent: Number(exponent) };
}

/** Fewest digits that read back as the same float, and of those the nearest to it. `x` is positive and finite. */
function shortest(x: number, type: FloatType): Decimal {
  if (type === "f64") {
    const { digits, exponent } = fromExponential(x.toExponential());
    // Where two decimals are equally near, Rust takes the larger one, as does rounding to a given length.
    const rounded = x.toExponential(digits.length - 1);
    return Number(rounded) === x ? fromExponential(rounded) : { digits, exponent };
  }
  for (let precision = 0; precision < 9; precision++) {
    const { digits, exponent } = fromExponential(x.toExponential(precision));
    // Where the float's neighbours lie at different distances, the nearest decimal may fail and the next one up do.
    for (const step of [0n, 1n, -1n]) {
      const candidate = BigInt(digits) + step;
      if (decimalToF32(candidate, exponent - precision) === x) {
        const text = String(candidate);
        return { digits: text.replace(/0+$/, "") || "0", exponent: exponent + text.length - digits.length };
      }
    }
  }
  return fromExponential(x.toExponential(8));
}

function decimalToF32(digits: bigint, exponent: number): number {
  return exponent >= 0
    ? roundToF32(digits * 10n ** BigInt(exponent), 0)
    : roundToF32(digits, 0, 10n ** BigInt(-exponent));
}

/** `numerator / denominator` to the nearest integer, halves to even. */
function divideRounding(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  return twice > denominator || (twice === denominator && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}

/** A positive finite float as an exact fraction. */
function fraction(x: number): { readonly numerator: bigint; readonly denominator: bigint } {
  const { mantissa, exponent } = exactValue(x);
  return exponent >= 0
    ? { numerator: mantissa << BigInt(exponent), denominator: 1n }
    : { numerator: mantissa, denominator: 1n << BigInt(-exponent) };
}

/** Text of NaN and the infinities, or null for a finite number. */
function special(x: number): string | null {
  if (Number.isNaN(x)) return "NaN";
  return x === Infinity ? "inf" : x === -Infinity ? "-inf" : null;
}

const signOf = (x: number): string => (x < 0 || Object.is(x, -0) ? "-" : "");

/** `{}` (precision below 0) or `{:.precision}` of a float. */
export function toDecimal(x: number, precision: number, type: FloatType): string {
  const word = special(x);
  if (word !== null) return word;
  const sign = signOf(x);
  const magnitude = Math.abs(x);
  if (precision < 0) {
    if (magnitude === 0) return `${sign}0`;
    const { digits, exponent } = shortest(magnitude, type);
    if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
    if (digits.length <= exponent + 1) return sign + digits.padEnd(exponent + 1, "0");
    return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
  }
  const { numerator, denominator } = fraction(magnitude);
  const digits = divideRounding(numerator * 10n ** BigInt(precision), denominator)
    .toString()
    .padStart(precision + 1, "0");
  const whole = digits.slice(0, digits.length - precision);
  return precision === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - precision)}`;
}

/** `{:e}` (precision below 0) or `{:.precision$e}`; `upper` for `{:E}`. */
export function toExponent(x: number, precision: number, upper: boolean, type: FloatType): string {
  const word = special(x);
  if (word !== null) return word;
  const magnitude = Math.abs(x);
  const { digits, exponent } =
    magnitude === 0
      ? { digits: "0".repeat(Math.max(precision, 0) + 1), exponent: 0 }
      : precision < 0
        ? shortest(magnitude, type)
        : significant(magnitude, precision);
  const rest = digits.length > 1 ? `.${digits.slice(1)}` : "";
  return `${signOf(x)}${digits[0]}${rest}${upper ? "E" : "e"}${exponent}`;
}

/** `precision + 1` significant digits, rounded exactly. */
function significant(x: number, precision: number): Decimal {
  const { numerator, denominator } = fraction(x);
  // x >= 10^k, as integers.
  const reaches = (k: number): boolean =>
    k >= 0 ? numerator >= denominator * 10n ** BigInt(k) : numerator * 10n ** BigInt(-k) >= denominator;
  let exponent = Math.floor(Math.log10(x));
  while (!reaches(exponent)) exponent--;
  while (reaches(exponent + 1)) exponent++;
  const scale = precision - exponent;
  const rounded =
    scale >= 0
      ? divideRounding(numerator * 10n ** BigInt(scale), denominator)
      : divideRounding(numerator, denominator * 10n ** BigInt(-scale));
  const digits = rounded.toString();
  return digits.length > precision + 1 ? { digits: digits.slice(0, -1), exponent: exponent + 1 } : { digits, exponent };
}

const NUMBER = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/;

/** Reads a float as `FromStr` does; null if the text is none. The result is an f64, or an f32 held in one. */
export function parseFloatText(text: string, type: FloatType): number | null {
  const word = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (word !== null) {
    const value = (word[2] as string).toLowerCase() === "nan" ? NaN : Infinity;
    return word[1] === "-" ? -value : value;
  }
  const match = NUMBER.exec(text);
  if (match === null) return null;
  if (type === "f64") return Number(text);
  const [, sign, whole = "", after = "", only = "", power = "0"] = match;
  const digits = (whole + after + only).replace(/^0+/, "");
  if (digits === "") return sign === "-" ? -0 : 0;
  const exponent = Number(power) - after.length - only.length;
  // Far outside the range of f32 the power of ten itself would be too large to compute.
  const magnitude = digits.length + exponent;
  const value = magnitude > 50 ? Infinity : magnitude < -60 ? 0 : decimalToF32(BigInt(digits), exponent);
  return sign === "-" ? -value : value;
}
