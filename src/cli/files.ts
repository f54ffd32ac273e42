// The files of this computer, as a program run from the command line meets them.

import {
  chmodSync,
  closeSync,
  constants,
  type Dirent,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  opendirSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import {
  type DirectoryEntry,
  ERRNO,
  FILE_TYPE,
  type FileAnswer,
  type FileChange,
  type FileQuestion,
  type HostFiles,
  OPEN,
  type SeekFrom,
} from "#vm/host.ts";

function openFlags(flags: number): number {
  const has = (flag: number): boolean => (flags & flag) !== 0;
  const writes = has(OPEN.write) || has(OPEN.append);
  let out = writes ? (has(OPEN.read) ? constants.O_RDWR : constants.O_WRONLY) : constants.O_RDONLY;
  if (has(OPEN.append)) out |= constants.O_APPEND;
  if (has(OPEN.createNew)) return out | constants.O_CREAT | constants.O_EXCL;
  if (has(OPEN.truncate)) out |= constants.O_TRUNC;
  if (has(OPEN.create)) out |= constants.O_CREAT;
  return out;
}

/** The result of `call`, or the negated number of the system's error. */
function numbered<T>(call: () => T): T | number {
  try {
    return call();
  } catch (failure) {
    const { errno } = failure as NodeJS.ErrnoException;
    return errno === undefined ? -ERRNO.invalid : -Math.abs(errno);
  }
}

/** As {@link numbered}, of a call that gives nothing. */
const done = (call: () => void): number =>
  numbered(() => {
    call();
    return 0;
  });

function makeChange(change: FileChange): void {
  switch (change.kind) {
    case "makeDirectory":
      mkdirSync(change.path, change.mode);
      return;
    case "removeDirectory":
      rmdirSync(change.path);
      return;
    case "removeFile":
      unlinkSync(change.path);
      return;
    case "rename":
      renameSync(change.from, change.to);
      return;
    case "hardLink":
      linkSync(change.from, change.to);
      return;
    case "symbolicLink":
      symlinkSync(change.from, change.to);
      return;
    case "setMode":
      if ("path" in change.of) chmodSync(change.of.path, change.mode);
      else fchmodSync(change.of.handle, change.mode);
      return;
    case "resize":
      ftruncateSync(change.handle, change.size);
      return;
    case "sync":
      fsyncSync(change.handle);
  }
}

function typeOf(entry: Dirent): number {
  if (entry.isFile()) return FILE_TYPE.file;
  if (entry.isDirectory()) return FILE_TYPE.directory;
  if (entry.isSymbolicLink()) return FILE_TYPE.link;
  if (entry.isFIFO()) return FILE_TYPE.fifo;
  if (entry.isSocket()) return FILE_TYPE.socket;
  return entry.isBlockDevice() ? FILE_TYPE.block : FILE_TYPE.character;
}

/** In the order in which the system gives them. */
function entriesOf(path: string): readonly DirectoryEntry[] {
  const entries: DirectoryEntry[] = [];
  const directory = opendirSync(path);
  try {
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync())
      entries.push({ name: entry.name, type: typeOf(entry) });
  } finally {
    directory.closeSync();
  }
  return entries;
}

function answer(question: FileQuestion): FileAnswer {
  switch (question.kind) {
    case "status":
      return "path" in question.of
        ? statSync(question.of.path, { bigint: true })
        : fstatSync(question.of.handle, { bigint: true });
    case "linkStatus":
      return lstatSync(question.path, { bigint: true });
    case "linkTarget":
      return readlinkSync(question.path);
    case "canonical":
      return realpathSync.native(question.path);
    case "entries":
      return entriesOf(question.path);
  }
}

/**
 * Node cannot ask where a file stands. The system keeps that, so that a program started with the file goes on from there;
 * from the first time that a program moves within a file, it is kept here.
 */
interface Position {
  /** Bytes from the start. */
  at: number;
  isMoved: boolean;
  readonly appends: boolean;
}

class SystemFiles implements HostFiles {
  readonly #positions = new Map<number, Position>();

  open(path: string, flags: number): number {
    const handle = numbered(() => openSync(path, openFlags(flags), 0o666));
    if (handle >= 0) this.#positions.set(handle, { at: 0, isMoved: false, appends: (flags & OPEN.append) !== 0 });
    return handle;
  }

  read(handle: number, into: Uint8Array): number {
    return this.#pass(handle, (at) => readSync(handle, into, 0, into.length, at));
  }

  write(handle: number, bytes: Uint8Array): number {
    const count = this.#pass(handle, (at) => writeSync(handle, bytes, 0, bytes.length, at));
    const position = this.#positions.get(handle);
    if (count > 0 && position?.appends === true) position.at = fstatSync(handle).size;
    return count;
  }

  /** Reads or writes, where the file stands, and moves on. */
  #pass(handle: number, call: (at: number | null) => number): number {
    const position = this.#positions.get(handle);
    const count = numbered(() => call(position?.isMoved === true ? position.at : null));
    if (position !== undefined && count > 0) position.at += count;
    return count;
  }

  close(handle: number): void {
    this.#positions.delete(handle);
    numbered(() => closeSync(handle));
  }

  seek(handle: number, offset: number, from: SeekFrom): number {
    const position = this.#positions.get(handle);
    if (position === undefined) return -ERRNO.badHandle;
    return numbered(() => {
      const at = offset + ([0, position.at, fstatSync(handle).size][from] ?? 0);
      if (at < 0) return -ERRNO.invalid;
      if (at !== position.at) position.isMoved = true;
      position.at = at;
      return at;
    });
  }

  change(change: FileChange): number {
    return done(() => makeChange(change));
  }

  ask(question: FileQuestion): FileAnswer | number {
    return numbered(() => answer(question));
  }
}

export const systemFiles: HostFiles = new SystemFiles();
