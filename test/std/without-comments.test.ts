// What the playground carries of the library means what the library means: the same tokens on the same lines and columns.

import { expect, test } from "vitest";
import { stdSources } from "#std/sources.ts";
import { SourceMap } from "#support/source-map.ts";
import { lex } from "#syntax/lexer.ts";
import { withoutComments } from "#tools/std-without-comments.ts";

/** Each token but those of documentation, with its place. */
function tokensOf(text: string): readonly string[] {
  const file = new SourceMap().add("std.rs", text, "std");
  return lex(file, 2024)
    .tokens.filter(({ kind }) => kind !== "doc")
    .map(({ text: image, span }) => {
      const { line, column } = file.lineColumn(span.start);
      return `${line}:${column} ${image}`;
    });
}

test("every token of the library stays where it is", () => {
  for (const [path, text] of stdSources) expect(tokensOf(withoutComments(text)), path).toEqual(tokensOf(text));
});
