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
  /** Other programs; absent: none can be started ("operation not supported"). */
  readonly processes?: HostProcesses;
  /** Takes what is to be noted about a test that failed. */
  noteTest?(text: Uint8Array): void;
}

/** Files by handles, directories by paths. Errors are Linux's numbers, negated. */
export interface HostFiles {
  /** `flags`: the sum of {@link OPEN}'s; a program's library has seen to it that they make sense. */
  open(path: string, flags: number): number;
  /** Fills `into` from where the file stands; how many bytes, 0 at the end. */
  read(handle: number, into: Uint8Array): number;
  write(handle: number, bytes: Uint8Array): number;
  close(handle: number): void;
  /** Moves where a file stands; gives where that is from the start. */
  seek(handle: number, offset: number, from: SeekFrom): number;
  /** 0, or an error. */
  change(change: FileChange): number;
  /** The answer, or an error. */
  ask(question: FileQuestion): FileAnswer | number;
}

/** From where a file is moved: its start, where it stands, its end. */
export type SeekFrom = 0 | 1 | 2;

/** What changes about files, or about what paths mean. */
export type FileChange =
  | { readonly kind: "makeDirectory"; readonly path: string; readonly mode: number }
  | { readonly kind: "removeDirectory" | "removeFile"; readonly path: string }
  /** Of a symbolic link, `from` is what it says: it need not exist. */
  | { readonly kind: "rename" | "hardLink" | "symbolicLink"; readonly from: string; readonly to: string }
  | { readonly kind: "setMode"; readonly of: FileName; readonly mode: number }
  /** Cuts a file, or fills it up with zeros. */
  | { readonly kind: "resize"; readonly handle: number; readonly size: number }
  | { readonly kind: "sync"; readonly handle: number };

/** A file by its path or by a handle. */
export type FileName = { readonly path: string } | { readonly handle: number };

export type FileQuestion =
  | { readonly kind: "status"; readonly of: FileName }
  /** As `status`, of a symbolic link itself. */
  | { readonly kind: "linkStatus"; readonly path: string }
  /** What a symbolic link says; the absolute path without links. */
  | { readonly kind: "linkTarget" | "canonical"; readonly path: string }
  /** What a directory holds, `.` and `..` left out. */
  | { readonly kind: "entries"; readonly path: string };

export type FileAnswer = FileStatus | string | readonly DirectoryEntry[];

/** Numbers about a file, in the order in which programs are given them; times are in nanoseconds since 1970. */
export const STATUS_FIELDS = [
  "mode",
  "size",
  "nlink",
  "ino",
  "dev",
  "uid",
  "gid",
  "blocks",
  "blksize",
  "atimeNs",
  "mtimeNs",
  "ctimeNs",
  "birthtimeNs",
] as const;

export type FileStatus = { readonly [field in (typeof STATUS_FIELDS)[number]]: bigint };

export interface DirectoryEntry {
  readonly name: string;
  /** One of {@link FILE_TYPE}. */
  readonly type: number;
}

/** Processes by their numbers, which are above 0. Errors are Linux's numbers, negated. */
export interface HostProcesses {
  /** Starts a program; gives the number of its process. */
  start(command: HostCommand): number;
  /** Writes into the pipe that is a process's standard input. */
  write(child: number, bytes: Uint8Array): number;
  /** Fills `into` with what comes through the pipe that is a process's output or error stream, waiting for it; 0 at the end. */
  read(child: number, stream: 1 | 2, into: Uint8Array): number;
  /** Closes this side of a pipe. */
  closePipe(child: number, stream: StandardStream): void;
  /** How a process ended, as wait(2) tells it; if it has not, waits for that, or gives an error (try again). */
  wait(child: number, waits: boolean): number;
  /** 0, also if the process has ended; or an error. */
  kill(child: number): number;
}

export type StandardStream = 0 | 1 | 2;

export interface HostCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Empty: where this process is. */
  readonly directory: string;
  /** Whether the environment begins empty, and how it changes: a value that is undefined removes. */
  readonly isEnvironmentEmpty: boolean;
  readonly environment: readonly { readonly name: string; readonly value: string | undefined }[];
  readonly streams: readonly [ChildStream, ChildStream, ChildStream];
}

/** What a process gets as one of its standard streams: this process's own, none, a new pipe, a file, another's pipe. */
export type ChildStream =
  | { readonly kind: "inherit" | "null" | "pipe" }
  | { readonly kind: "file"; readonly handle: number }
  | { readonly kind: "pipeOf"; readonly child: number; readonly stream: StandardStream };

/** How a file is opened. */
export const OPEN = { read: 1, write: 2, append: 4, truncate: 8, create: 16, createNew: 32 } as const;

/** Kinds of files; in a mode they are bits 12 to 15. */
export const FILE_TYPE = { fifo: 1, character: 2, directory: 4, block: 6, file: 8, link: 10, socket: 12 } as const;

/** Numbers of errors. */
export const ERRNO = {
  notPermitted: 1,
  noEntry: 2,
  badHandle: 9,
  tryAgain: 11,
  busy: 16,
  exists: 17,
  notDirectory: 20,
  isDirectory: 21,
  invalid: 22,
  brokenPipe: 32,
  notEmpty: 39,
  loop: 40,
  notSupported: 95,
} as const;

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
