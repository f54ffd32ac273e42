// What the machine asks of the world outside, as an interface that shells implement.

export interface Host {
  /** Delivers bytes of standard output, in order. The array is the host's to keep. */
  writeStdout(bytes: Uint8Array): void;
  writeStderr(bytes: Uint8Array): void;
  /** Fills `into` from standard input; gives the number of bytes, 0 at the end, -1 on an error. */
  readStdin(into: Uint8Array): number;
  /** Program arguments, the program's name first. */
  readonly args: readonly string[];
  /** A monotonic clock. */
  nowNanos(): bigint;
  /** The wall clock, in nanoseconds since 1970. */
  unixNanos(): bigint;
  /** Whether panics print a backtrace (`RUST_BACKTRACE`). */
  readonly backtrace: boolean;
  /** Whether the hint that `RUST_BACKTRACE` exists may be given; asked at each panic. Absent: it may. */
  mayHint?(): boolean;
  /** Files; absent: none can be opened ("operation not supported"). */
  readonly files?: HostFiles;
  /** Takes what is to be noted about a test that failed. */
  noteTest?(text: Uint8Array): void;
}

/** Files by handles. Errors are Linux's numbers, negated. */
export interface HostFiles {
  /** `flags`: the sum of {@link OPEN}'s; a program's library has seen to it that they make sense. */
  open(path: string, flags: number): number;
  /** Fills `into` from where the file stands; how many bytes, 0 at the end. */
  read(handle: number, into: Uint8Array): number;
  write(handle: number, bytes: Uint8Array): number;
  close(handle: number): void;
}

/** How a file is opened. */
export const OPEN = { read: 1, write: 2, append: 4, truncate: 8, create: 16, createNew: 32 } as const;

/** Numbers of errors. */
export const ERRNO = { noEntry: 2, badHandle: 9, exists: 17, isDirectory: 21, invalid: 22, notSupported: 95 } as const;

/** A host without input or clock, that drops output: for tests, and as a base to spread over. */
export const silentHost: Host = {
  writeStdout: () => undefined,
  writeStderr: () => undefined,
  readStdin: () => 0,
  args: ["main"],
  nowNanos: () => 0n,
  unixNanos: () => 0n,
  backtrace: false,
};
