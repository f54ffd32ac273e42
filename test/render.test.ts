// The renderers: layouts of labels, long spans, suggestions, widths, colours.

import { describe, expect, test } from "vitest";
import { type Diagnostic, error, warning } from "#diagnostics/diagnostic.ts";
import { renderGithub } from "#render/github.ts";
import { renderHuman } from "#render/human.ts";
import { renderReport } from "#render/report.ts";
import { renderShort } from "#render/short.ts";
import { SourceMap } from "#support/source-map.ts";
import { makeSpan, type Span } from "#support/span.ts";

/** A file, and a function that finds a piece of it. */
function source(text: string): { map: SourceMap; at: (piece: string, nth?: number) => Span } {
  const map = new SourceMap();
  const { id } = map.add("a.rs", text);
  return {
    map,
    at(piece, nth = 0) {
      let start = text.indexOf(piece);
      for (let i = 0; i < nth; i++) start = text.indexOf(piece, start + 1);
      return makeSpan(id, start, start + piece.length);
    },
  };
}

const shown = (diagnostic: Diagnostic, map: SourceMap): string => `\n${renderHuman(diagnostic, map).trimEnd()}\n`;

describe("human", () => {
  test("several labels on one line hang below each other", () => {
    const { map, at } = source("    let x = foo(bar, baz);\n");
    const d = error("E0308", "m").at(at("bar"), "first").label(at("baz"), "second").label(at("foo"), "third").build();
    expect(shown(d, map)).toBe(`
error[E0308]: m
 --> a.rs:1:17
  |
1 |     let x = foo(bar, baz);
  |             --- ^^^  --- second
  |             |   |
  |             |   first
  |             third
`);
  });

  test("a span of several lines has a bar", () => {
    const { map, at } = source("let x = if a {\n    1\n} else {\n    2\n};\n");
    const d = error("E0308", "m").at(at("2"), "here").label(at("if a {\n    1\n} else {\n    2\n}"), "whole").build();
    expect(shown(d, map)).toBe(`
error[E0308]: m
 --> a.rs:4:5
  |
1 |   let x = if a {
  |  _________-
2 | |     1
3 | | } else {
4 | |     2
  | |     ^ here
5 | | };
  | |_- whole
`);
  });

  test("lines far apart have an ellipsis between them", () => {
    const { map, at } = source("a\nb\nc\nd\n");
    const d = error(undefined, "m").at(at("a"), "one").label(at("d"), "two").build();
    expect(shown(d, map)).toBe(`
error: m
 --> a.rs:1:1
  |
1 | a
  | ^ one
...
4 | d
  | - two
`);
  });

  test("tabs and wide characters keep underlines in place", () => {
    const { map, at } = source("\tlet 漢 = x;\n");
    const d = error(undefined, "m").at(at("x")).build();
    expect(shown(d, map)).toBe(`
error: m
 --> a.rs:1:10
  |
1 |     let 漢 = x;
  |              ^
`);
  });

  test("notes, helps and suggestions follow in order", () => {
    const { map, at } = source("let second = first;\nuse(first);\n");
    const d = error("E0382", "m")
      .at(at("first", 1), "used")
      .note("a note\nof two lines")
      .help("look here", at("second"), "this")
      .suggest(
        "clone it",
        makeSpan(at("first").file, at("first").end, at("first").end),
        ".clone()",
        "MachineApplicable",
      )
      .suggest("rename it", at("second"), "other", "MaybeIncorrect")
      .build();
    expect(shown(d, map)).toBe(`
error[E0382]: m
 --> a.rs:2:5
  |
2 | use(first);
  |     ^^^^^ used
  |
  = note: a note
          of two lines
help: look here
 --> a.rs:1:5
  |
1 | let second = first;
  |     ^^^^^^ this
help: clone it
  |
1 | let second = first.clone();
  |                   ++++++++
help: rename it
  |
1 - let second = first;
1 + let other = first;
  |
`);
  });

  test("a place in another file", () => {
    const { map, at } = source("use(x);\n");
    const other = map.add("b.rs", "pub fn x() {}\n");
    const d = error(undefined, "m")
      .at(at("x"), "here")
      .label(makeSpan(other.id, 7, 8), "there")
      .build();
    expect(shown(d, map)).toBe(`
error: m
 --> a.rs:1:5
  |
1 | use(x);
  |     ^ here
  |
 ::: b.rs:1:8
  |
1 | pub fn x() {}
  |        - there
`);
  });

  test("the end of a file", () => {
    const { map, at } = source("fn main() {");
    const end = at("{").end;
    const d = error(undefined, "m")
      .at(makeSpan(at("{").file, end, end), "expected `}`")
      .build();
    expect(shown(d, map)).toContain("1 | fn main() {\n  |            ^ expected `}`");
  });

  test("colours change nothing but colours", () => {
    const { map, at } = source("let x = y;\n");
    const d = error("E0425", "m").at(at("y"), "l").note("n").build();
    const start = String.fromCharCode(27);
    const plain = renderHuman(d, map, "always").replaceAll(new RegExp(`${start}\\[\\d+m`, "g"), "");
    expect(plain).toBe(renderHuman(d, map));
  });
});

describe("reports", () => {
  const options = {
    colors: "never",
    explain: (code: string) => (code === "E0382" ? "text" : undefined),
    version: "1",
  } as const;

  test("the summary counts", () => {
    const { map, at } = source("x\n");
    const one = error("E0382", "m").at(at("x")).build();
    const warn = warning(undefined, "w").at(at("x")).build();
    const text = renderReport([one, one, warn], map, { ...options, format: "human" });
    expect(text).toContain(
      "error: aborting due to 2 previous errors; 1 warning emitted\n\n" +
        "For more information about this error, try `ferrule explain E0382`.\n",
    );
    expect(renderReport([], map, { ...options, format: "human" })).toBe("");
  });

  test("short and GitHub forms keep to one line", () => {
    const { map, at } = source("x\n");
    const d = error("E0382", "m").at(at("x"), "label").note("100 %, a: b").build();
    expect(renderShort(d, map)).toBe("a.rs:1:1: error[E0382]: m: label\n");
    const line = renderGithub(d, map);
    expect(line).toMatch(/^::error file=a\.rs,line=1,endLine=1,col=1,endColumn=2,title=error\[E0382\]%3A m::/);
    expect(line.trimEnd()).not.toContain("\n");
    expect(line).toContain("100 %25");
  });
});
