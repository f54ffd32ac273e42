// Elementary functions: results that rustc's programs print, where JavaScript's own differ in the last digit.
import { acos, asin, atan, atan2, cbrt, cos, exp, exp2, hypot, ln, log2, pow, sin, tan } from "#vm/accurate-math.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("accurate math", () => {
  it("is within one unit in the last place of the platform's", () => {
    const close = (a: number, b: number): boolean => Object.is(a, b) || Math.abs(a - b) <= Math.abs(b) * 2 ** -51;
    const pairs = [
      [sin, Math.sin],
      [cos, Math.cos],
      [tan, Math.tan],
      [asin, Math.asin],
      [acos, Math.acos],
      [atan, Math.atan],
      [exp, Math.exp],
      [ln, Math.log],
      [log2, Math.log2],
      [cbrt, Math.cbrt],
    ] as const;
    const number = fc.oneof(fc.double({ min: -50, max: 50 }), fc.double({ min: -1, max: 1 }), fc.double());
    for (const [ours, theirs] of pairs) fc.assert(fc.property(number, (x) => close(ours(x), theirs(x))));
    fc.assert(
      fc.property(
        number,
        number,
        (x, y) => close(atan2(x, y), Math.atan2(x, y)) && close(hypot(x, y), Math.hypot(x, y)),
      ),
    );
  });

  it("has exact results where there are any", () => {
    expect([exp(0), exp2(-3), ln(1), log2(8), pow(2, 10), pow(9, 0.5), cbrt(27), hypot(3, 4)]).toEqual([
      1, 0.125, 0, 3, 1024, 3, 3, 5,
    ]);
    expect([pow(1, NaN), pow(-1, Infinity), pow(-2, 3), pow(-8, 1 / 3)]).toEqual([1, 1, -8, NaN]);
  });
});
