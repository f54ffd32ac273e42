// Module files on disk, below one folder, for fixtures that have some.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Files } from "#driver/files.ts";

export function diskFiles(folder: string): Files {
  return {
    read(path) {
      try {
        return { kind: "text", text: readFileSync(join(folder, path), "utf8") };
      } catch {
        return { kind: "missing" };
      }
    },
  };
}
