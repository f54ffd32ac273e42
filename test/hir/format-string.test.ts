// Format strings: what `{…}` holds, and where the parts of a literal lie in its source.

import { describe, expect, test } from "vitest";
import { parseFormatString, type Placeholder, sourceOffsets } from "#hir/macros/format-string.ts";

function placeholder(text: string): Placeholder {
  const { pieces, error } = parseFormatString(text);
  expect(error).toBeUndefined();
  return pieces.find((p) => p.kind === "placeholder") as Placeholder;
}

describe("format strings", () => {
  test("text and doubled braces", () => {
    expect(parseFormatString("a{{b}}c").pieces).toEqual([{ kind: "text", text: "a{b}c" }]);
  });

  test("everything a placeholder can say", () => {
    const p = placeholder("{name:*^+#010.3x}");
    expect(p).toMatchObject({
      position: { kind: "name", name: "name" },
      fill: "*",
      align: "^",
      sign: "+",
      alternate: true,
      zero: true,
      type: "x",
    });
    expect(p.width).toEqual({ kind: "is", value: 10 });
    expect(p.precision).toEqual({ kind: "is", value: 3 });
  });

  test("width and precision from arguments", () => {
    expect(placeholder("{:1$.*}")).toMatchObject({
      width: { kind: "argument", position: { kind: "index", index: 1 } },
      precision: { kind: "star" },
    });
    expect(placeholder("{:>w$.p$}")).toMatchObject({
      width: { kind: "argument", position: { kind: "name", name: "w" } },
      precision: { position: { name: "p" } },
    });
    expect(placeholder("{:0$}")).toMatchObject({ zero: false, width: { kind: "argument" } });
  });

  test("debug in hexadecimal is a flag of `?`", () => {
    expect(placeholder("{:#x?}")).toMatchObject({ type: "?", debugHex: "x", alternate: true });
  });

  test.each([
    ["{", "expected `}` but string was terminated"],
    ["}", "unmatched `}` found"],
    ["{a.b}", "field access isn't supported"],
    ["{a+1}", "expected `}`, found `+`"],
  ])("%s is refused", (text, message) => {
    expect(parseFormatString(text).error?.message).toBe(message);
  });
});

describe("places in a literal", () => {
  test("escapes are longer in the source than in the value", () => {
    expect(sourceOffsets('"a\\n{x}"', "a\n{x}")).toEqual([1, 2, 4, 5, 6, 7]);
    expect(sourceOffsets('"\\u{e9}x"', "éx")).toEqual([1, 7, 8]);
  });

  test("raw strings are as they are", () => {
    expect(sourceOffsets('r#"{x}"#', "{x}")).toEqual([3, 4, 5, 6]);
  });

  test("a line continuation vanishes", () => {
    expect(sourceOffsets('"a\\\n   b"', "ab")).toEqual([1, 7, 8]);
  });
});
