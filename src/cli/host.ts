// The world as a program run from the command line meets it: this process's streams, arguments and clock.

import { readFileSync, readSync } from "node:fs";
import type { Host } from "#vm/host.ts";
import { systemFiles } from "./files.ts";
import { writeError, writeOut } from "./output.ts";
import { SystemProcesses } from "./processes.ts";
import { TrialFiles } from "./trial-files.ts";

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

/** The host of the program in `file`: that is what it is called, or `main` where it comes from standard input. */
export function processHost(file: string, args: readonly string[]): Host {
  const backtrace = process.env["RUST_BACKTRACE"];
  return {
    args: [file === "-" ? "main" : file, ...args],
    writeStdout: writeOut,
    writeStderr: writeError,
    readStdin,
    files: systemFiles,
    processes: new SystemProcesses(() => [0, 1, 2]),
    nowNanos: () => process.hrtime.bigint(),
    unixNanos: () => BigInt(Date.now()) * 1_000_000n,
    backtrace: backtrace !== undefined && backtrace !== "" && backtrace !== "0",
  };
}

/** As {@link processHost}, of a program that is watched: processes that it starts have none of this one's streams. */
export function watchedHost(file: string, args: readonly string[]): Host {
  return { ...processHost(file, args), processes: new SystemProcesses(() => undefined) };
}

/** What there is on standard input, all at once; nothing where a person would have to type it. */
const wholeInput = (): Uint8Array => (process.stdin.isTTY ? new Uint8Array() : readFileSync(0));

/** Hosts for several runs of a program. */
export interface TrialHosts {
  next(): Host;
  /** Whether any run so far has changed files, as far as it could tell. */
  changedFiles(): boolean;
}

/**
 * Makes hosts for runs that are to find the same and to change nothing: all have the input that is on standard input, read
 * when the first of them asks, and files that are as they were at first. What else `host` can do is not passed on.
 */
export function trialHosts(host: Host): TrialHosts {
  const { args, writeStdout, writeStderr, nowNanos, unixNanos, backtrace, files } = host;
  let input: Uint8Array | undefined;
  let hasChanged = false;
  const next = (): Host => {
    let at = 0;
    return {
      args,
      writeStdout,
      writeStderr,
      nowNanos,
      unixNanos,
      backtrace,
      ...(files && {
        files: new TrialFiles(files, process.cwd(), unixNanos, () => {
          hasChanged = true;
        }),
      }),
      readStdin: (into) => {
        input ??= wholeInput();
        const taken = input.subarray(at, at + into.length);
        into.set(taken);
        at += taken.length;
        return taken.length;
      },
    };
  };
  return { next, changedFiles: () => hasChanged };
}

/** Says where what trial runs wrote to files is, if they did. */
export function noteChangedFiles(hosts: TrialHosts): void {
  if (hosts.changedFiles())
    writeError("note: what the program wrote to files was kept in memory, for each run apart: no file was changed\n");
}
