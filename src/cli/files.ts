// The files of this computer, as a program run from the command line meets them.

import { closeSync, constants, openSync, readSync, writeSync } from "node:fs";
import { ERRNO, type HostFiles, OPEN } from "#vm/host.ts";

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
function numbered(call: () => number): number {
  try {
    return call();
  } catch (failure) {
    const { errno } = failure as NodeJS.ErrnoException;
    return errno === undefined ? -ERRNO.invalid : -Math.abs(errno);
  }
}

export const systemFiles: HostFiles = {
  open: (path, flags) => numbered(() => openSync(path, openFlags(flags), 0o666)),
  read: (handle, into) => numbered(() => readSync(handle, into)),
  write: (handle, bytes) => numbered(() => writeSync(handle, bytes)),
  close: (handle) => {
    numbered(() => {
      closeSync(handle);
      return 0;
    });
  },
};
