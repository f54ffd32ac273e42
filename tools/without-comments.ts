// Leaves out of the standard library's sources what only their readers need, where they travel over a network.

import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Empties the lines that hold nothing but a comment. No line and no column of the code moves. */
export function withoutComments(source: string): string {
  return source.replaceAll(/^[ \t]*\/\/.*$/gm, "");
}

/** Embeds the sources below a folder (a path with `/`) without their comments. */
export function embedWithoutComments(folder: string): Plugin {
  return {
    name: "embed-without-comments",
    enforce: "pre",
    load(id) {
      const [path = "", query] = id.split("?");
      if (query !== "raw" || !path.startsWith(folder) || !path.endsWith(".rs")) return null;
      return `export default ${JSON.stringify(withoutComments(readFileSync(path, "utf8")))};`;
    },
  };
}
