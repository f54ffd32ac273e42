// How the pipeline gets at module files; shells provide the implementation, so that the core has no I/O.

/** What came of reading a file. */
export type FileRead =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly reason: string };

/** A place where module files lie. Paths use `/`, relative to wherever the root file's name is. */
export interface Files {
  read(path: string): FileRead;
}

/** Files that are held in memory: for tests, the playground and standard input. */
export class MemoryFiles implements Files {
  readonly #texts: ReadonlyMap<string, string>;

  constructor(texts: ReadonlyMap<string, string> = new Map()) {
    this.#texts = texts;
  }

  read(path: string): FileRead {
    const text = this.#texts.get(path);
    return text === undefined ? { kind: "missing" } : { kind: "text", text };
  }
}

/** The part of a path before its last `/`, or the empty string. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** Joins a directory and a relative path. */
export function joinPath(directory: string, path: string): string {
  return directory === "" ? path : `${directory}/${path}`;
}
