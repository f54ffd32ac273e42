// Files that are kept in memory, for as long as a program runs: an empty directory at first, the program's own. Whoever
// asks has all rights.
import {
  type DirectoryEntry,
  ERRNO,
  type FileAnswer,
  type FileChange,
  type FileName,
  type FileQuestion,
  type HostFiles,
  OPEN,
  type SeekFrom,
} from "./host.ts";
import { type FileNode, type Place, statusOf, TransientTree, type TreeNode, typeOf } from "./transient-tree.ts";

interface OpenFile {
  readonly node: TreeNode;
  readonly flags: number;
  at: number;
}

/** As Linux numbers them: 0 to 2 are the standard streams. */
const FIRST_HANDLE = 3;
/** What is taken from the mode of new files: the usual mask. */
const MASK = 0o022;

export class TransientFiles implements HostFiles {
  readonly #tree: TransientTree;
  readonly #open: (OpenFile | undefined)[] = [];

  /** `now`: the wall clock in nanoseconds. */
  constructor(now: () => bigint = () => 0n) {
    this.#tree = new TransientTree(now);
  }

  open(path: string, flags: number): number {
    const isNew = (flags & OPEN.createNew) !== 0;
    const place = this.#tree.find(path, !isNew);
    if (typeof place === "number") return place;
    const node = place.node ?? this.#create(place, flags);
    if (typeof node === "number") return node;
    if (isNew && place.node !== undefined) return -ERRNO.exists;
    if (place.wantsDirectory && node.kind !== "directory") return -ERRNO.notDirectory;
    const writes = (flags & (OPEN.write | OPEN.append)) !== 0;
    if (node.kind === "directory" && writes) return -ERRNO.isDirectory;
    if (node.kind === "file" && (flags & OPEN.truncate) !== 0) this.#resize(node, 0);
    const free = this.#open.indexOf(undefined);
    const index = free < 0 ? this.#open.length : free;
    this.#open[index] = { node, flags, at: 0 };
    return index + FIRST_HANDLE;
  }

  #create({ directory, name, wantsDirectory }: Place, flags: number): FileNode | number {
    if ((flags & (OPEN.create | OPEN.createNew)) === 0 || name === undefined) return -ERRNO.noEntry;
    if (wantsDirectory) return -ERRNO.isDirectory;
    const node = this.#tree.makeFile(0o666 & ~MASK);
    this.#tree.enter(directory, name, node);
    return node;
  }

  #resize(node: FileNode, size: number): void {
    const bytes = new Uint8Array(size);
    bytes.set(node.bytes.subarray(0, size));
    node.bytes = bytes;
    this.#tree.touch(node);
  }

  /** The open file of a handle if it may be used so, or the negated number of an error. */
  #opened(handle: number, uses: number): { readonly file: OpenFile; readonly node: FileNode } | number {
    const file = this.#open[handle - FIRST_HANDLE];
    if (file === undefined || (uses !== 0 && (file.flags & uses) === 0)) return -ERRNO.badHandle;
    if (file.node.kind !== "file") return -ERRNO.isDirectory;
    return { file, node: file.node };
  }

  read(handle: number, into: Uint8Array): number {
    const opened = this.#opened(handle, OPEN.read);
    if (typeof opened === "number") return opened;
    const { file, node } = opened;
    const taken = node.bytes.subarray(file.at, file.at + into.length);
    into.set(taken);
    file.at += taken.length;
    return taken.length;
  }

  write(handle: number, bytes: Uint8Array): number {
    const opened = this.#opened(handle, OPEN.write | OPEN.append);
    if (typeof opened === "number") return opened;
    const { file, node } = opened;
    const at = (file.flags & OPEN.append) === 0 ? file.at : node.bytes.length;
    if (at + bytes.length > node.bytes.length) this.#resize(node, at + bytes.length);
    node.bytes.set(bytes, at);
    this.#tree.touch(node);
    file.at = at + bytes.length;
    return bytes.length;
  }

  close(handle: number): void {
    if (handle >= FIRST_HANDLE) this.#open[handle - FIRST_HANDLE] = undefined;
  }

  seek(handle: number, offset: number, from: SeekFrom): number {
    const opened = this.#opened(handle, 0);
    if (typeof opened === "number") return opened;
    const { file, node } = opened;
    const at = [0, file.at, node.bytes.length][from] ?? 0;
    if (at + offset < 0) return -ERRNO.invalid;
    file.at = at + offset;
    return file.at;
  }

  change(change: FileChange): number {
    switch (change.kind) {
      case "makeDirectory":
        return this.#add(change.path, (place) => this.#tree.makeDirectory(place.directory, change.mode & ~MASK));
      case "symbolicLink":
        return change.from === "" ? -ERRNO.noEntry : this.#add(change.to, () => this.#tree.makeLink(change.from));
      case "hardLink":
        return this.#hardLink(change.from, change.to);
      case "removeFile":
        return this.#removeFile(change.path);
      case "removeDirectory":
        return this.#removeDirectory(change.path);
      case "rename":
        return this.#rename(change.from, change.to);
      case "setMode": {
        const node = this.#named(change.of);
        if (typeof node === "number") return node;
        node.mode = change.mode & 0o7777;
        return 0;
      }
      case "resize": {
        const opened = this.#opened(change.handle, 0);
        if (typeof opened === "number") return opened;
        if ((opened.file.flags & (OPEN.write | OPEN.append)) === 0) return -ERRNO.invalid;
        this.#resize(opened.node, change.size);
        return 0;
      }
      case "sync":
        return this.#open[change.handle - FIRST_HANDLE] === undefined ? -ERRNO.badHandle : 0;
    }
  }

  /** Enters something new by a path that nothing has. */
  #add(path: string, make: (place: Place) => TreeNode): number {
    const place = this.#tree.find(path, false);
    if (typeof place === "number") return place;
    if (place.node !== undefined || place.name === undefined) return -ERRNO.exists;
    const node = make(place);
    if (place.wantsDirectory && node.kind !== "directory") return -ERRNO.noEntry;
    this.#tree.enter(place.directory, place.name, node);
    return 0;
  }

  #hardLink(from: string, to: string): number {
    const node = this.#tree.node(from, false);
    if (typeof node === "number") return node;
    if (node.kind === "directory") return -ERRNO.notPermitted;
    return this.#add(to, () => node);
  }

  #removeFile(path: string): number {
    const place = this.#tree.find(path, false);
    if (typeof place === "number") return place;
    const { node, name, directory, wantsDirectory } = place;
    if (node === undefined) return -ERRNO.noEntry;
    if (node.kind === "directory" || name === undefined) return -ERRNO.isDirectory;
    if (wantsDirectory) return -ERRNO.notDirectory;
    this.#tree.remove(directory, name);
    return 0;
  }

  #removeDirectory(path: string): number {
    const place = this.#tree.find(path, false);
    if (typeof place === "number") return place;
    const { node, name, directory } = place;
    if (node === undefined) return -ERRNO.noEntry;
    if (node.kind !== "directory") return -ERRNO.notDirectory;
    if (name === undefined) return /(^|\/)\.\/*$/.test(path) ? -ERRNO.invalid : -ERRNO.busy;
    if (node.entries.size > 0) return -ERRNO.notEmpty;
    this.#tree.remove(directory, name);
    return 0;
  }

  #rename(from: string, to: string): number {
    const old = this.#tree.find(from, false);
    if (typeof old === "number") return old;
    const place = this.#tree.find(to, false);
    if (typeof place === "number") return place;
    const { node } = old;
    if (node === undefined) return -ERRNO.noEntry;
    if (old.name === undefined || place.name === undefined) return -ERRNO.busy;
    if (node === place.node) return 0;
    const clash = replacing(node, place);
    if (clash !== 0) return clash;
    if (place.node !== undefined) this.#tree.remove(place.directory, place.name);
    this.#tree.remove(old.directory, old.name);
    this.#tree.enter(place.directory, place.name, node);
    return 0;
  }

  ask(question: FileQuestion): FileAnswer | number {
    switch (question.kind) {
      case "status": {
        const node = this.#named(question.of);
        return typeof node === "number" ? node : statusOf(node);
      }
      case "linkStatus": {
        const node = this.#tree.node(question.path, false);
        return typeof node === "number" ? node : statusOf(node);
      }
      case "linkTarget": {
        const node = this.#tree.node(question.path, false);
        if (typeof node === "number") return node;
        return node.kind === "link" ? node.target : -ERRNO.invalid;
      }
      case "canonical":
        return this.#canonical(question.path);
      case "entries":
        return this.#entries(question.path);
    }
  }

  #named(of: FileName): TreeNode | number {
    if ("path" in of) return this.#tree.node(of.path, true);
    return this.#open[of.handle - FIRST_HANDLE]?.node ?? -ERRNO.badHandle;
  }

  #canonical(path: string): string | number {
    const node = this.#tree.node(path, true);
    if (typeof node === "number") return node;
    const place = this.#tree.find(path, true) as Place;
    return this.#tree.pathOf(place.directory, place.name);
  }

  #entries(path: string): readonly DirectoryEntry[] | number {
    const node = this.#tree.node(path, true);
    if (typeof node === "number") return node;
    if (node.kind !== "directory") return -ERRNO.notDirectory;
    return [...node.entries].map(([name, entry]) => ({ name, type: typeOf(entry) }));
  }
}

/** 0 if a node may take a place, and that of what is there; else the negated number of an error. */
function replacing(node: TreeNode, { directory, node: there, wantsDirectory }: Place): number {
  if (node.kind === "directory") {
    for (let at = directory; ; at = at.parent) {
      if (at === node) return -ERRNO.invalid;
      if (at.parent === undefined) break;
    }
    if (there === undefined) return 0;
    if (there.kind !== "directory") return -ERRNO.notDirectory;
    return there.entries.size > 0 ? -ERRNO.notEmpty : 0;
  }
  if (there?.kind === "directory") return -ERRNO.isDirectory;
  return wantsDirectory ? -ERRNO.notDirectory : 0;
}
