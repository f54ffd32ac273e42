// Elementary functions whose results are rounded correctly nearly always, as those of the C library behind Rust are.
//
// JavaScript's own functions differ from it in the last digit for some results in a hundred. Here they give a first
// value, which one Newton step in double-double arithmetic (an unevaluated sum of two doubles, about 106 bits: Dekker,
// Knuth) makes exact enough to round. Far outside the usual range the first value is the answer.

/** The value `hi + lo`, where `lo` is at most half a unit in the last place of `hi`. */
interface Double2 {
  readonly hi: number;
  readonly lo: number;
}

const dd = (hi: number, lo: number): Double2 => ({ hi, lo });

/** Exact sum of two doubles. */
function twoSum(a: number, b: number): Double2 {
  const s = a + b;
  const t = s - a;
  return dd(s, a - (s - t) + (b - t));
}

const SPLIT = 134217729; // 2^27 + 1

/** Exact product of two doubles (of moderate size). */
function twoProduct(a: number, b: number): Double2 {
  const p = a * b;
  const ca = SPLIT * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = SPLIT * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return dd(p, ah * bh - p + ah * bl + al * bh + al * bl);
}

function add(a: Double2, b: Double2): Double2 {
  const s = twoSum(a.hi, b.hi);
  const t = twoSum(a.lo, b.lo);
  const u = twoSum(s.hi, s.lo + t.hi);
  return twoSum(u.hi, u.lo + t.lo);
}

function mul(a: Double2, b: Double2): Double2 {
  const p = twoProduct(a.hi, b.hi);
  return twoSum(p.hi, p.lo + (a.hi * b.lo + a.lo * b.hi));
}

function div(a: Double2, b: Double2): Double2 {
  const q = a.hi / b.hi;
  const r = add(a, mul(dd(-q, 0), b));
  const q2 = r.hi / b.hi;
  const r2 = add(r, mul(dd(-q2, 0), b));
  return add(twoSum(q, q2), dd(r2.hi / b.hi, 0));
}

const neg = (a: Double2): Double2 => dd(-a.hi, -a.lo);
const scale = (a: Double2, power: number): Double2 => dd(a.hi * power, a.lo * power);
const of = (x: number): Double2 => dd(x, 0);
const ONE = of(1);

const LN2 = dd(Math.LN2, 2.3190468138462996e-17);
/** π/2 in four parts; the first two have zeros at the end, so that small multiples of them are exact. */
const HALF_PI = [1.5707963109016418, 1.5893254712295857e-8, 6.123233995736766e-17, -1.4973849048591833e-33] as const;

/** 1/n! for n up to 27. */
const INVERSE_FACTORIAL: readonly Double2[] = (() => {
  const table = [ONE];
  for (let n = 1; n <= 27; n++) table.push(div(table[n - 1], of(n)));
  return table;
})();

/** e^x for |x| up to about 700: argument halved nine times, Taylor series of e^x - 1, squared back. */
function expDd(x: Double2): Double2 {
  const k = Math.round(x.hi / LN2.hi);
  const r = scale(add(x, mul(of(-k), LN2)), 1 / 512);
  let sum = INVERSE_FACTORIAL[9];
  for (let n = 8; n >= 1; n--) sum = add(mul(sum, r), INVERSE_FACTORIAL[n]);
  sum = mul(sum, r);
  for (let i = 0; i < 9; i++) sum = add(scale(sum, 2), mul(sum, sum));
  return scale(add(sum, ONE), 2 ** k);
}

/** ln x for a positive, normal x. */
function lnDd(x: number): Double2 {
  const near = x - 1;
  if (Math.abs(near) < 0.01) {
    // 2 artanh((x - 1) / (x + 1))
    const s = div(of(near), twoSum(x, 1));
    const square = mul(s, s);
    let sum = of(0);
    for (let n = 17; n >= 1; n -= 2) sum = add(mul(sum, square), div(ONE, of(n)));
    return scale(mul(sum, s), 2);
  }
  const exponent = Math.floor(Math.log2(x));
  const mantissa = x * 2 ** -exponent;
  const first = Math.log(mantissa);
  const rest = add(mul(of(mantissa), expDd(of(-first))), of(-1));
  const correction = add(rest, scale(mul(rest, rest), -0.5));
  return add(add(of(first), correction), mul(of(exponent), LN2));
}

/** Sine and cosine for |x| up to a million. */
function sinCosDd(x: number): { readonly sin: Double2; readonly cos: Double2 } {
  const k = Math.round(x / (Math.PI / 2));
  let r = of(x);
  for (const part of HALF_PI) r = add(r, twoProduct(-k, part));
  const square = neg(mul(r, r));
  let sine = INVERSE_FACTORIAL[27];
  let cosine = INVERSE_FACTORIAL[26];
  for (let n = 25; n >= 1; n -= 2) {
    sine = add(mul(sine, square), INVERSE_FACTORIAL[n]);
    cosine = add(mul(cosine, square), INVERSE_FACTORIAL[n - 1]);
  }
  sine = mul(sine, r);
  const turn = ((k % 4) + 4) % 4;
  if (turn === 0) return { sin: sine, cos: cosine };
  if (turn === 1) return { sin: cosine, cos: neg(sine) };
  return turn === 2 ? { sin: neg(sine), cos: neg(cosine) } : { sin: neg(cosine), cos: sine };
}

const value = (a: Double2): number => a.hi + a.lo;
const within = (x: number, least: number, greatest: number): boolean => Math.abs(x) >= least && Math.abs(x) <= greatest;

export function exp(x: number): number {
  return within(x, 1e-18, 700) ? value(expDd(of(x))) : Math.exp(x);
}

export function exp2(x: number): number {
  if (Number.isInteger(x) || !within(x, 1e-18, 1000)) return 2 ** x;
  const whole = Math.round(x);
  return value(scale(expDd(mul(of(x - whole), LN2)), 2 ** whole));
}

export function ln(x: number): number {
  return x !== 1 && x > 1e-300 && x < Infinity ? value(lnDd(x)) : Math.log(x);
}

export function log2(x: number): number {
  return x !== 1 && x > 1e-300 && x < Infinity ? value(div(lnDd(x), LN2)) : Math.log2(x);
}

/** C's `pow`: differs from JavaScript's where the base is 1, or -1 with an infinite exponent. */
export function pow(x: number, y: number): number {
  if (x === 1) return 1;
  if (x === -1 && (y === Infinity || y === -Infinity)) return 1;
  const first = x ** y;
  if (y === 0 || y === 1 || !within(first, 1e-290, 1e290) || !within(x, 1e-290, 1e290)) return first;
  const power = value(expDd(mul(of(y), lnDd(Math.abs(x)))));
  return first < 0 ? -power : power;
}

const MAX_ANGLE = 1e6;

export function sin(x: number): number {
  return within(x, 1e-8, MAX_ANGLE) ? value(sinCosDd(x).sin) : Math.sin(x);
}

export function cos(x: number): number {
  return within(x, 1e-8, MAX_ANGLE) ? value(sinCosDd(x).cos) : Math.cos(x);
}

export function tan(x: number): number {
  if (!within(x, 1e-8, MAX_ANGLE)) return Math.tan(x);
  const both = sinCosDd(x);
  return value(div(both.sin, both.cos));
}

/** A first angle moved by the small angle between its direction and that of (x, y). */
function turned(first: number, y: Double2, x: Double2): number {
  const { sin: s, cos: c } = sinCosDd(first);
  const across = add(mul(y, c), neg(mul(x, s)));
  const along = add(mul(x, c), mul(y, s));
  return value(add(of(first), div(across, along)));
}

export function atan(x: number): number {
  return within(x, 1e-8, 1e100) ? turned(Math.atan(x), of(x), ONE) : Math.atan(x);
}

export function atan2(y: number, x: number): number {
  const first = Math.atan2(y, x);
  return within(x, 1e-100, 1e100) && within(y, 1e-100, 1e100) && within(first, 1e-8, 4)
    ? turned(first, of(y), of(x))
    : first;
}

/** √(1 - x²) */
function complement(x: number): Double2 {
  const square = add(ONE, neg(twoProduct(x, x)));
  return sqrtDd(square);
}

function sqrtDd(a: Double2): Double2 {
  const root = Math.sqrt(a.hi);
  const rest = add(a, neg(twoProduct(root, root)));
  return twoSum(root, rest.hi / (2 * root));
}

export function asin(x: number): number {
  return within(x, 1e-8, 1 - 1e-15) ? turned(Math.asin(x), of(x), complement(x)) : Math.asin(x);
}

export function acos(x: number): number {
  return within(x, 1e-8, 1 - 1e-15) ? turned(Math.acos(x), complement(x), of(x)) : Math.acos(x);
}

export function hypot(x: number, y: number): number {
  if (!within(x, 1e-140, 1e140) || !within(y, 1e-140, 1e140)) return Math.hypot(x, y);
  return value(sqrtDd(add(twoProduct(x, x), twoProduct(y, y))));
}

export function cbrt(x: number): number {
  const first = Math.cbrt(x);
  if (!within(x, 1e-290, 1e290)) return first;
  const square = twoProduct(first, first);
  const rest = add(of(x), neg(mul(square, of(first))));
  return value(add(of(first), div(rest, scale(square, 3))));
}

/** As the C library computes it from `expm1`, which JavaScript's equals. */
export function sinh(x: number): number {
  const a = Math.abs(x);
  if (!(a < 22) || a < 2 ** -28) return a < 700 && a >= 22 ? Math.sign(x) * 0.5 * exp(a) : Math.sinh(x);
  const t = Math.expm1(a);
  const half = x < 0 ? -0.5 : 0.5;
  return a < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
}

export function cosh(x: number): number {
  const a = Math.abs(x);
  if (a < 0.5 * LN2.hi) {
    const t = Math.expm1(a);
    return 1 + (t * t) / (2 * (1 + t));
  }
  if (!(a < 700)) return Math.cosh(x);
  const t = exp(a);
  return a < 22 ? 0.5 * t + 0.5 / t : 0.5 * t;
}

/** The three inverse hyperbolic functions, by the formulas of Rust's library. */
export function asinh(x: number): number {
  const a = Math.abs(x);
  if (!within(x, 1e-300, 1e300)) return Math.asinh(x);
  const inverse = 1 / a;
  const result = Math.log1p(a + a / (hypot(1, inverse) + inverse));
  return x < 0 ? -result : result;
}

export function acosh(x: number): number {
  return x >= 1 && x < 1e300 ? ln(x + Math.sqrt(x - 1) * Math.sqrt(x + 1)) : Math.acosh(x);
}

export function atanh(x: number): number {
  return within(x, 1e-300, 1) ? 0.5 * Math.log1p((2 * x) / (1 - x)) : Math.atanh(x);
}
