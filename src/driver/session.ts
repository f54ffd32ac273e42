// The options of one compilation.

import type { Files } from "./files.ts";

export const EDITIONS = ["2021", "2024"] as const;

export type Edition = (typeof EDITIONS)[number];

export interface SessionOptions {
  readonly edition: Edition;
  /** Compile with `#[cfg(test)]` code. */
  readonly test: boolean;
  /** For the checked interpreter: what it takes to hold references to the aliasing rules; by default if run anyway. */
  readonly aliasing?: boolean;
}

/** A crate to compile: the root file's name and text, and where its modules lie. */
export interface Input {
  readonly name: string;
  readonly text: string;
  readonly files: Files;
}
