// A tree of directories, files and symbolic links in memory, with paths as POSIX has them.
import { ERRNO, FILE_TYPE, type FileStatus } from "./host.ts";

interface Attributes {
  /** Permission bits. */
  mode: number;
  /** How many names it has. */
  links: number;
  readonly inode: number;
  modified: bigint;
}

export interface FileNode extends Attributes {
  readonly kind: "file";
  bytes: Uint8Array;
}

export interface DirectoryNode extends Attributes {
  readonly kind: "directory";
  readonly entries: Map<string, TreeNode>;
  /** Where `..` leads; the root's is itself. */
  parent: DirectoryNode | undefined;
}

interface LinkNode extends Attributes {
  readonly kind: "link";
  readonly target: string;
}

export type TreeNode = FileNode | DirectoryNode | LinkNode;

/** Where a path leads: to the last name in a directory; `node` is what there is by that name, if anything. */
export interface Place {
  readonly directory: DirectoryNode;
  /** `undefined` for a path that names no entry of its directory: `/`, `.`, `..`. */
  readonly name: string | undefined;
  readonly node: TreeNode | undefined;
  /** The path ended in `/`, `.` or `..`: what it names must be a directory. */
  readonly wantsDirectory: boolean;
}

/** Symbolic links that one path may lead through, as Linux has it. */
export const MAX_LINKS = 40;
/** Bytes of a block, in which sizes on disk are counted. */
const BLOCK = 512;

export class TransientTree {
  readonly #now: () => bigint;
  #inodes = 1;
  readonly root: DirectoryNode;

  /** `now`: the wall clock in nanoseconds. */
  constructor(now: () => bigint) {
    this.#now = now;
    this.root = this.makeDirectory(undefined, 0o755);
  }

  #attributes(mode: number, links: number): Attributes {
    return { mode, links, inode: this.#inodes++, modified: this.#now() };
  }

  makeFile(mode: number): FileNode {
    return { kind: "file", bytes: new Uint8Array(), ...this.#attributes(mode, 0) };
  }

  makeDirectory(parent: DirectoryNode | undefined, mode: number): DirectoryNode {
    return { kind: "directory", entries: new Map(), parent, ...this.#attributes(mode, 0) };
  }

  makeLink(target: string): LinkNode {
    return { kind: "link", target, ...this.#attributes(0o777, 0) };
  }

  /** Gives a node a name, which nothing has. */
  enter(directory: DirectoryNode, name: string, node: TreeNode): void {
    directory.entries.set(name, node);
    node.links++;
    if (node.kind === "directory") node.parent = directory;
    this.touch(directory);
  }

  /** Takes a name from the node that has it. */
  remove(directory: DirectoryNode, name: string): void {
    const node = directory.entries.get(name);
    if (node !== undefined) node.links--;
    directory.entries.delete(name);
    this.touch(directory);
  }

  touch(node: TreeNode): void {
    node.modified = this.#now();
  }

  /** Where a path leads, from the root; `follows`: through a symbolic link at its end too. Or the negated number of an error. */
  find(path: string, follows: boolean): Place | number {
    return this.#walk(this.root, path, follows, { links: 0 });
  }

  #walk(start: DirectoryNode, path: string, follows: boolean, through: { links: number }): Place | number {
    if (path === "") return -ERRNO.noEntry;
    if (path.includes("\0")) return -ERRNO.invalid;
    const parts = path.split("/").filter((part) => part !== "");
    const wantsDirectory = /(^|\/)\.{0,2}$/.test(path);
    let directory = path.startsWith("/") ? this.root : start;
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      if (part === "." || part === "..") {
        if (part === "..") directory = directory.parent ?? this.root;
        continue;
      }
      const node = directory.entries.get(part);
      const isFollowed = node?.kind === "link" && (!isLast || follows || wantsDirectory);
      if (isLast && !isFollowed) return { directory, name: part, node, wantsDirectory };
      if (node === undefined) return -ERRNO.noEntry;
      const reached = isFollowed
        ? this.#follow(directory, node, through)
        : { directory, name: part, node, wantsDirectory };
      if (typeof reached === "number" || (isLast && reached.node === undefined)) return reached;
      if (isLast) return { ...reached, wantsDirectory };
      if (reached.node === undefined) return -ERRNO.noEntry;
      if (reached.node.kind !== "directory") return -ERRNO.notDirectory;
      directory = reached.node;
    }
    return { directory, name: undefined, node: directory, wantsDirectory: true };
  }

  #follow(directory: DirectoryNode, link: LinkNode, through: { links: number }): Place | number {
    if (++through.links > MAX_LINKS) return -ERRNO.loop;
    return this.#walk(directory, link.target, true, through);
  }

  /** The node a path leads to, or the negated number of an error. */
  node(path: string, follows: boolean): TreeNode | number {
    const place = this.find(path, follows);
    if (typeof place === "number") return place;
    if (place.node === undefined) return -ERRNO.noEntry;
    return place.wantsDirectory && place.node.kind !== "directory" ? -ERRNO.notDirectory : place.node;
  }

  /** The path of a directory, or of what has a name in it. */
  pathOf(directory: DirectoryNode, name: string | undefined): string {
    const parts = name === undefined ? [] : [name];
    for (let at = directory; at.parent !== undefined; at = at.parent) {
      for (const [own, node] of at.parent.entries) if (node === at) parts.unshift(own);
    }
    return `/${parts.join("/")}`;
  }
}

const TYPES = { file: FILE_TYPE.file, directory: FILE_TYPE.directory, link: FILE_TYPE.link } as const;

export const typeOf = (node: TreeNode): number => TYPES[node.kind];

/** Names that lead to a directory: its own, its `.`, and the `..` of those in it. */
const namesOf = ({ entries }: DirectoryNode): number =>
  2 + [...entries.values()].filter(({ kind }) => kind === "directory").length;

export function statusOf(node: TreeNode): FileStatus {
  const size = node.kind === "file" ? node.bytes.length : node.kind === "link" ? node.target.length : 0;
  return {
    mode: BigInt(typeOf(node) * 4096 + node.mode),
    size: BigInt(size),
    nlink: BigInt(node.kind === "directory" ? namesOf(node) : node.links),
    ino: BigInt(node.inode),
    dev: 1n,
    uid: 0n,
    gid: 0n,
    blocks: BigInt(Math.ceil(size / BLOCK)),
    blksize: 4096n,
    atimeNs: node.modified,
    mtimeNs: node.modified,
    ctimeNs: node.modified,
    birthtimeNs: node.modified,
  };
}
