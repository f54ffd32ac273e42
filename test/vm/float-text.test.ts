// Floats as text: cases whose expected form was printed by rustc, and round trips.
import { parseFloatText, toDecimal, toExponent } from "#vm/float-text.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("float text", () => {
  it("prints the shortest digits without exponent", () => {
    expect(toDecimal(1e16, -1, "f64")).toBe("10000000000000000");
    expect(toDecimal(0.1, -1, "f64")).toBe("0.1");
    expect(toDecimal(-0, -1, "f64")).toBe("-0");
    expect(toDecimal(1.5e-7, -1, "f64")).toBe("0.00000015");
    expect(toDecimal(Math.fround(0.1), -1, "f32")).toBe("0.1");
    expect(toDecimal(Math.fround(16777216), -1, "f32")).toBe("16777216");
    expect(toDecimal(Math.fround(3.4028234663852886e38), -1, "f32")).toBe("340282350000000000000000000000000000000");
    expect(toDecimal(2 ** -149, -1, "f32")).toBe(`0.${"0".repeat(44)}1`);
    expect(toExponent(2 ** -25, -1, false, "f64")).toBe("2.9802322387695313e-8");
    expect(toDecimal(NaN, 3, "f64")).toBe("NaN");
    expect(toDecimal(-Infinity, -1, "f64")).toBe("-inf");
  });

  it("rounds a given precision on the exact value, halves to even", () => {
    expect(toDecimal(0.125, 2, "f64")).toBe("0.12");
    expect(toDecimal(0.375, 2, "f64")).toBe("0.38");
    expect(toDecimal(2.5, 0, "f64")).toBe("2");
    expect(toDecimal(0.5, 0, "f64")).toBe("0");
    expect(toDecimal(1.005, 2, "f64")).toBe("1.00");
    expect(toDecimal(1e21, 1, "f64")).toBe("1000000000000000000000.0");
    expect(toDecimal(0.1, 20, "f64")).toBe("0.10000000000000000555");
    expect(toDecimal(-0.4, 0, "f64")).toBe("-0");
  });

  it("prints exponents", () => {
    expect(toExponent(1234.5, -1, false, "f64")).toBe("1.2345e3");
    expect(toExponent(0, -1, false, "f64")).toBe("0e0");
    expect(toExponent(1234.5, 2, true, "f64")).toBe("1.23E3");
    expect(toExponent(9.99, 1, false, "f64")).toBe("1.0e1");
    expect(toExponent(1e23, 0, false, "f64")).toBe("1e23");
  });

  it("reads what Rust reads and nothing else", () => {
    for (const text of ["1", "1.", ".5", "1e5", "+1.5E-3", "inf", "-Infinity", "NAN"])
      expect(parseFloatText(text, "f64")).not.toBeNull();
    for (const text of ["", ".", "1_0", " 1", "e5", "0x10", "1e", "+", "infin"])
      expect(parseFloatText(text, "f64")).toBeNull();
  });

  it("rounds f32 once", () => {
    // Just above the midpoint of two floats, but rounds to that midpoint as f64.
    expect(parseFloatText("1.00000005960464477540", "f32")).toBe(Math.fround(1.0000001));
    expect(parseFloatText("1e39", "f32")).toBe(Infinity);
    expect(parseFloatText("1e-50", "f32")).toBe(0);
  });

  it("reads back what it prints", () => {
    const same = (x: number, y: number | null): boolean => Object.is(x, y);
    fc.assert(fc.property(fc.double(), (x) => same(x, parseFloatText(toDecimal(x, -1, "f64"), "f64"))));
    fc.assert(fc.property(fc.float(), (x) => same(x, parseFloatText(toDecimal(x, -1, "f32"), "f32"))));
    fc.assert(fc.property(fc.float(), (x) => same(x, parseFloatText(toExponent(x, -1, false, "f32"), "f32"))));
  });
});
