// The sources of the standard library, embedded as text when the program is bundled.

const byImportPath = import.meta.glob("./**/*.rs", { query: "?raw", import: "default", eager: true });

/** Path relative to this folder (`vec/drain.rs`) to the text of the file. The root is `lib.rs`. */
export const stdSources: ReadonlyMap<string, string> = new Map(
  Object.entries(byImportPath).map(([path, text]) => [path.slice("./".length), text]),
);
