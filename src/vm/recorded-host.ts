// A host that makes runs repeatable: what came from the world outside is recorded the first time and served again
// afterwards, and output that was delivered already is not delivered again.
import type { Host } from "./host.ts";
import { type Answer, CallRecord, recordedRead } from "./recorded-calls.ts";
import { RecordedFiles } from "./recorded-files.ts";
import { RecordedProcesses } from "./recorded-processes.ts";

/** How far into the record a run has come. */
export interface HostPosition {
  readonly reads: number;
  readonly clocks: number;
  /** Calls about files. */
  readonly files: number;
  /** Calls about processes. */
  readonly processes: number;
  /** Bytes written to both streams together. */
  readonly written: number;
}

export interface OutputPiece {
  readonly stream: 1 | 2;
  readonly bytes: Uint8Array;
}

/** Bytes of output that are kept; what comes after is counted only. */
const MAX_OUTPUT = 8 * 1024 * 1024;

export class RecordedHost implements Host {
  readonly args: readonly string[];
  readonly backtrace: boolean;
  readonly files?: RecordedFiles;
  readonly processes?: RecordedProcesses;
  readonly #inner: Host;
  readonly #reads = new CallRecord<Answer>();
  readonly #clocks = new CallRecord<bigint>();
  readonly #output: OutputPiece[] = [];
  #kept = 0;
  #recorded = 0;
  #written = 0;

  constructor(inner: Host) {
    this.#inner = inner;
    this.args = inner.args;
    this.backtrace = inner.backtrace;
    if (inner.files !== undefined) this.files = new RecordedFiles(inner.files);
    if (inner.processes !== undefined) this.processes = new RecordedProcesses(inner.processes);
  }

  get position(): HostPosition {
    return {
      reads: this.#reads.position,
      clocks: this.#clocks.position,
      files: this.files?.calls.position ?? 0,
      processes: this.processes?.calls.position ?? 0,
      written: this.#written,
    };
  }

  /** Goes to a moment that has been recorded. */
  moveTo({ reads, clocks, files, processes, written }: HostPosition): void {
    this.#reads.position = reads;
    this.#clocks.position = clocks;
    if (this.files !== undefined) this.files.calls.position = files;
    if (this.processes !== undefined) this.processes.calls.position = processes;
    this.#written = written;
  }

  writeStdout(bytes: Uint8Array): void {
    this.#write(1, bytes);
  }

  writeStderr(bytes: Uint8Array): void {
    this.#write(2, bytes);
  }

  #write(stream: 1 | 2, bytes: Uint8Array): void {
    const written = this.#written + bytes.length;
    this.#written = written;
    if (written <= this.#recorded) return;
    const fresh = bytes.subarray(bytes.length - (written - this.#recorded));
    this.#recorded = written;
    const kept = fresh.slice(0, Math.max(0, MAX_OUTPUT - this.#kept));
    this.#kept += kept.length;
    if (kept.length > 0) this.#output.push({ stream, bytes: kept });
    if (stream === 1) this.#inner.writeStdout(fresh);
    else this.#inner.writeStderr(fresh);
  }

  readStdin(into: Uint8Array): number {
    return recordedRead(this.#reads, into, () => this.#inner.readStdin(into));
  }

  nowNanos(): bigint {
    return this.#clocks.next(() => this.#inner.nowNanos());
  }

  unixNanos(): bigint {
    return this.#clocks.next(() => this.#inner.unixNanos());
  }

  /** What the program has written up to the present moment, in order; at most so much as is kept. */
  output(): readonly OutputPiece[] {
    let left = this.#written;
    const pieces: OutputPiece[] = [];
    for (const { stream, bytes } of this.#output) {
      if (left <= 0) break;
      pieces.push({ stream, bytes: bytes.subarray(0, left) });
      left -= bytes.length;
    }
    return pieces;
  }
}
