// The world as a program run from the command line meets it: this process's streams, arguments and clock.

import { readSync } from "node:fs";
import type { Host } from "#vm/host.ts";
import { writeError, writeOut } from "./output.ts";

/** Standard input of this process; at the end 0, on an error -1. */
function readStdin(into: Uint8Array): number {
  for (;;) {
    try {
      return readSync(0, into);
    } catch (failure) {
      const { code } = failure as NodeJS.ErrnoException;
      if (code === "EAGAIN") continue;
      return code === "EOF" ? 0 : -1;
    }
  }
}

/** The host of a program called `name`. */
export function processHost(name: string, args: readonly string[]): Host {
  const backtrace = process.env["RUST_BACKTRACE"];
  return {
    args: [name, ...args],
    writeStdout: writeOut,
    writeStderr: writeError,
    readStdin,
    nowNanos: () => process.hrtime.bigint(),
    backtrace: backtrace !== undefined && backtrace !== "" && backtrace !== "0",
  };
}
