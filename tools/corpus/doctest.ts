// Makes a whole program of a code block, by rustdoc's rules for documentation tests.

import type { Block } from "./blocks.ts";
import { documentationRoot, pagesOf, readPage, SOURCES, type Source, type SourceName } from "./pages.ts";
import { mdbookBlocks, rustdocBlocks } from "./blocks.ts";

export interface DocProgram {
  /** `book/ch04-01-what-is-ownership#3`: the third block of that page. */
  readonly id: string;
  readonly source: SourceName;
  readonly text: string;
  readonly edition: "2021" | "2024";
  readonly attributes: readonly string[];
}

const MAIN = /^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?(?:(?:const|async|unsafe)[ \t]+)*fn[ \t]+main[ \t]*[(<]/m;

const withoutComments = (text: string): string => text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, "");

/**
 * Splits off what has to stand outside `main`: inner attributes and `extern crate`, with the comments and blank lines
 * between them.
 */
function splitPrelude(text: string): { prelude: string; rest: string } {
  const lines = text.split("\n");
  let end = 0;
  for (const [index, line] of lines.entries()) {
    if (/^\s*(#!\[.*\]|(#\[macro_use\]\s*)?extern crate\b.*;)\s*(\/\/.*)?$/.test(line)) end = index + 1;
    else if (!/^\s*(\/\/.*|#\[macro_use\]\s*)?$/.test(line)) break;
  }
  const join = (part: readonly string[]): string => part.map((line) => `${line}\n`).join("");
  return { prelude: join(lines.slice(0, end)), rest: lines.slice(end).join("\n") };
}

/** A block as a program with `main`: wrapped where it has none, in a function that returns `Result` if it ends so. */
export function wholeProgram(text: string): string {
  const code = text.trimEnd();
  if (MAIN.test(withoutComments(code))) return `${code}\n`;
  const { prelude, rest } = splitPrelude(code);
  if (/\(\(\)\)$/.test(rest)) {
    const signature = "fn main() { fn _inner() -> core::result::Result<(), impl core::fmt::Debug> {";
    return `${prelude}${signature}\n${rest}\n} _inner().unwrap() }\n`;
  }
  return `${prelude}fn main() {\n${rest}\n}\n`;
}

/** Editions before 2021 are beyond Ferrule: such programs are judged as ones of 2021, by rustc too. */
function editionOf(source: Source, attributes: readonly string[]): "2021" | "2024" {
  const named = attributes.find((word) => /^edition\d+$/.test(word));
  if (named === undefined) return source.edition;
  return named === "edition2024" ? "2024" : "2021";
}

/** All programs of the sources wanted; one that stands on several pages of a source counts once. */
export function readPrograms(wanted: readonly SourceName[]): DocProgram[] {
  const root = documentationRoot();
  if (root === undefined)
    throw new Error("the documentation of rustc is not installed (`rustup component add rust-docs`)");
  const programs: DocProgram[] = [];
  for (const source of SOURCES.filter(({ name }) => wanted.includes(name))) {
    const seen = new Set<string>();
    for (const page of pagesOf(root, source)) {
      const html = readPage(root, source, page);
      const blocks: readonly Block[] = source.name === "std" ? rustdocBlocks(html) : mdbookBlocks(html);
      for (const [index, { text, attributes }] of blocks.entries()) {
        const program = wholeProgram(text);
        const edition = editionOf(source, attributes);
        if (seen.has(edition + program)) continue;
        seen.add(edition + program);
        programs.push({
          id: `${source.name}/${page}#${index + 1}`,
          source: source.name,
          text: program,
          edition,
          attributes,
        });
      }
    }
  }
  return programs;
}
