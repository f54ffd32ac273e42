// Processes for programs whose output is kept: what a process writes to streams that it inherited is kept too, in order.

import { closeSync, openSync, readFileSync, rmSync, writeSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SystemProcesses } from "#cli/processes.ts";
import { ERRNO, type HostCommand, type HostProcesses } from "#vm/host.ts";

/** The streams of one run. They are kept in files from the first process on, which share them with the program. */
export class ChildStreams extends SystemProcesses implements HostProcesses {
  #directory: string | undefined;
  #descriptors: readonly [number, number, number] | undefined;
  readonly #chunks: readonly [Uint8Array[], Uint8Array[]] = [[], []];

  constructor() {
    super(() => this.#shared());
  }

  #shared(): readonly [number, number, number] {
    if (this.#descriptors !== undefined) return this.#descriptors;
    this.#directory = mkdtempSync(join(tmpdir(), "ferrule-streams-"));
    const [out, err] = ["out", "err"].map((name) => openSync(join(this.#directory ?? "", name), "a"));
    this.#descriptors = [openSync("/dev/null", "r"), out as number, err as number];
    for (const stream of [1, 2] as const) for (const bytes of this.#chunks[stream - 1] ?? []) this.keep(stream, bytes);
    return this.#descriptors;
  }

  /** Files of the program are in memory: processes cannot have them. */
  override start(command: HostCommand): number {
    const hasFile = command.streams.some((stream) => stream.kind === "file" && stream.handle > 2);
    return hasFile ? -ERRNO.notSupported : super.start(command);
  }

  /** Keeps what the program itself writes. */
  keep(stream: 1 | 2, bytes: Uint8Array): void {
    if (this.#descriptors === undefined) this.#chunks[stream - 1]?.push(bytes);
    else writeSync(this.#descriptors[stream], bytes);
  }

  /** All that was written to the streams; there is nothing more to come. */
  finish(): { readonly stdout: string; readonly stderr: string } {
    const directory = this.#directory;
    if (directory === undefined) {
      const [stdout, stderr] = this.#chunks.map((chunks) => Buffer.concat(chunks).toString());
      return { stdout: stdout ?? "", stderr: stderr ?? "" };
    }
    const [stdout, stderr] = ["out", "err"].map((name) => readFileSync(join(directory, name), "utf8"));
    for (const descriptor of this.#descriptors ?? []) closeSync(descriptor);
    rmSync(directory, { recursive: true });
    return { stdout: stdout ?? "", stderr: stderr ?? "" };
  }
}
