// What a program writes, piece by piece.

import type { OutputChunk } from "./protocol.ts";

/** Adds output, joining pieces of the same stream. */
export function joinOutput(output: readonly OutputChunk[], chunks: readonly OutputChunk[]): readonly OutputChunk[] {
  const joined = [...output];
  for (const chunk of chunks) {
    const last = joined.at(-1);
    if (last?.stream === chunk.stream) joined[joined.length - 1] = { ...last, text: last.text + chunk.text };
    else joined.push(chunk);
  }
  return joined;
}
