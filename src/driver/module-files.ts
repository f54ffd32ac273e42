// Module files for the front end: std's from the embedded library, the user's through the shell's `Files`.

import type { ModuleFile, ModuleFiles } from "#hir/module-files.ts";
import { stdSources } from "#std/sources.ts";
import type { SourceMap } from "#support/source-map.ts";
import { directoryOf, joinPath } from "./files.ts";
import type { Input } from "./session.ts";

export function moduleFiles(map: SourceMap, input: Input): ModuleFiles {
  const directory = directoryOf(input.name);
  return {
    load(path, origin): ModuleFile {
      if (origin === "std") {
        const text = stdSources.get(path.replace(/^std\//, ""));
        return text === undefined
          ? { kind: "missing" }
          : { kind: "file", file: map.add(path.startsWith("std/") ? path : `std/${path}`, text, "std") };
      }
      const full = directory === "" || path.startsWith(`${directory}/`) ? path : joinPath(directory, path);
      const read = input.files.read(full);
      if (read.kind === "text") return { kind: "file", file: map.add(full, read.text) };
      return read;
    },
  };
}
