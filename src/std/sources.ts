// The texts of the standard library, embedded at build: `std/vec.rs` and so on.

const TEXTS = import.meta.glob("./**/*.rs", { query: "?raw", import: "default", eager: true });

/** The text of a library file, by its path from this folder (`vec.rs`, `collections/mod.rs`). */
export function stdSource(path: string): string | undefined {
  return TEXTS[`./${path}`];
}
