// The library's text as the playground carries it: without its comments, every line and column where it was.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";

const STD = resolve(import.meta.dirname, "../src/std");

/** A Rust text whose lines that are comments are empty. */
export const withoutComments = (text: string): string => text.replace(/^[ \t]*\/\/.*$/gm, "");

/** Embeds the library (`src/std/*.rs?raw`) in that form. */
export function stdWithoutComments(): Plugin {
  return {
    name: "std-without-comments",
    enforce: "pre",
    load(id) {
      const [path = "", query] = id.split("?");
      if (query !== "raw" || !path.startsWith(STD)) return undefined;
      return `export default ${JSON.stringify(withoutComments(readFileSync(path, "utf8")))}`;
    },
  };
}
