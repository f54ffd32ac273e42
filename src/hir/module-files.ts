// How out-of-line modules (`mod name;`) are found: the caller has the files, this stage has the paths.

import type { FileOrigin, SourceFile } from "#support/source-map.ts";

/** What came of asking for a module's file. */
export type ModuleFile =
  | { readonly kind: "file"; readonly file: SourceFile }
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly reason: string };

/** Gives module files by path, and registers each in the session's source map. */
export interface ModuleFiles {
  /** `path` uses `/` and is relative to wherever the root file's name is (`std/` for the library's own). */
  load(path: string, origin: FileOrigin): ModuleFile;
}
