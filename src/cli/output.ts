// Synchronous writing to stdout and stderr, so that nothing is lost when the process ends.

import { writeSync } from "node:fs";

const encoder = new TextEncoder();

function write(descriptor: number, data: string | Uint8Array): void {
  let bytes = typeof data === "string" ? encoder.encode(data) : data;
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(descriptor, bytes));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "EAGAIN") continue;
      // The reader has gone (`ferrule run … | head`): there is nobody left to tell.
      if (code === "EPIPE") process.exit(0);
      throw error;
    }
  }
}

export function writeOut(data: string | Uint8Array): void {
  write(1, data);
}

export function writeError(data: string | Uint8Array): void {
  write(2, data);
}
