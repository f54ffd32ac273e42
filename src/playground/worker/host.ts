// The world as a program run in the playground meets it: input from a field, output collected as text, the browser's clock.

import type { OutputChunk, OutputStream } from "#playground/protocol.ts";
import type { Host } from "#vm/host.ts";
import { TransientFiles } from "#vm/transient-files.ts";

/** Bytes of output that are shown; what comes after is only counted. */
const MAX_OUTPUT = 64 * 1024;

/** Collects a program's output as text, up to the limit. */
export class OutputCollector {
  readonly #decoders: Readonly<Record<OutputStream, TextDecoder>> = {
    stdout: new TextDecoder(),
    stderr: new TextDecoder(),
  };
  #chunks: OutputChunk[] = [];
  #left = MAX_OUTPUT;
  unshownBytes = 0;

  write(stream: OutputStream, bytes: Uint8Array): void {
    const shown = bytes.subarray(0, this.#left);
    this.#left -= shown.length;
    this.unshownBytes += bytes.length - shown.length;
    const text = this.#decoders[stream].decode(shown, { stream: true });
    if (text !== "") this.#chunks.push({ stream, text });
  }

  /** What came since the last call. */
  take(): readonly OutputChunk[] {
    const taken = this.#chunks;
    this.#chunks = [];
    return taken;
  }
}

/** Gives a program the bytes of a text as its standard input. */
export class TextInput {
  readonly #bytes: Uint8Array;
  #at = 0;
  /** Whether the program has read on after the end. */
  isExhausted = false;

  constructor(text: string) {
    this.#bytes = new TextEncoder().encode(text);
  }

  /** Fills `into`; gives the number of bytes, 0 at the end. */
  read(into: Uint8Array): number {
    const piece = this.#bytes.subarray(this.#at, this.#at + into.length);
    into.set(piece);
    this.#at += piece.length;
    if (piece.length === 0 && into.length > 0) this.isExhausted = true;
    return piece.length;
  }
}

/** The host of a program; what it writes goes to `write`. */
export function browserHost(input: TextInput, write: (stream: OutputStream, bytes: Uint8Array) => void): Host {
  const started = performance.now();
  return {
    writeStdout: (bytes) => write("stdout", bytes),
    writeStderr: (bytes) => write("stderr", bytes),
    readStdin: (into) => input.read(into),
    files: new TransientFiles(() => BigInt(Date.now()) * 1_000_000n),
    args: ["main"],
    unixNanos: () => BigInt(Date.now()) * 1_000_000n,
    nowNanos: () => BigInt(Math.round((performance.now() - started) * 1e6)),
    backtrace: false,
  };
}
