// Files that are kept in memory, for as long as a program runs: one directory, empty at first.
import { ERRNO, type HostFiles, OPEN } from "./host.ts";

interface Content {
  bytes: Uint8Array;
}

interface OpenFile {
  readonly content: Content;
  readonly flags: number;
  at: number;
}

/** As Linux numbers them: 0 to 2 are the standard streams. */
const FIRST_HANDLE = 3;

export class TransientFiles implements HostFiles {
  readonly #files = new Map<string, Content>();
  readonly #open: (OpenFile | undefined)[] = [];

  open(path: string, flags: number): number {
    const name = path.replace(/^(\.\/+)+/, "");
    if (name.includes("\0")) return -ERRNO.invalid;
    if (name === "." || name === "/") return -ERRNO.isDirectory;
    if (name === "" || name.includes("/")) return -ERRNO.noEntry;
    let content = this.#files.get(name);
    if (content !== undefined && (flags & OPEN.createNew) !== 0) return -ERRNO.exists;
    if (content === undefined) {
      if ((flags & (OPEN.create | OPEN.createNew)) === 0) return -ERRNO.noEntry;
      content = { bytes: new Uint8Array() };
      this.#files.set(name, content);
    }
    if ((flags & OPEN.truncate) !== 0) content.bytes = new Uint8Array();
    const free = this.#open.indexOf(undefined);
    const index = free < 0 ? this.#open.length : free;
    this.#open[index] = { content, flags, at: 0 };
    return index + FIRST_HANDLE;
  }

  read(handle: number, into: Uint8Array): number {
    const file = this.#open[handle - FIRST_HANDLE];
    if (file === undefined || (file.flags & OPEN.read) === 0) return -ERRNO.badHandle;
    const taken = file.content.bytes.subarray(file.at, file.at + into.length);
    into.set(taken);
    file.at += taken.length;
    return taken.length;
  }

  write(handle: number, bytes: Uint8Array): number {
    const file = this.#open[handle - FIRST_HANDLE];
    if (file === undefined || (file.flags & (OPEN.write | OPEN.append)) === 0) return -ERRNO.badHandle;
    const { content } = file;
    const at = (file.flags & OPEN.append) === 0 ? file.at : content.bytes.length;
    const grown = new Uint8Array(Math.max(content.bytes.length, at + bytes.length));
    grown.set(content.bytes);
    grown.set(bytes, at);
    content.bytes = grown;
    file.at = at + bytes.length;
    return bytes.length;
  }

  close(handle: number): void {
    if (handle >= FIRST_HANDLE) this.#open[handle - FIRST_HANDLE] = undefined;
  }
}
