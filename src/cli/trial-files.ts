// The files of a run that is one of several of the same program: those of this computer to begin with, and whatever is done
// to them stays in memory, so that every run finds the same, and nothing changes that others see.
//
// What a path leads through is taken over when it is first named, and from then on only the copy counts. Names in a directory
// are taken over when it is listed; what is in a file, when that is opened or asked about.

import {
  FILE_TYPE,
  type FileAnswer,
  type FileChange,
  type FileQuestion,
  type FileStatus,
  type HostFiles,
  OPEN,
} from "#vm/host.ts";
import { TransientFiles } from "#vm/transient-files.ts";
import { MAX_LINKS } from "#vm/transient-tree.ts";

/** Bytes of a file that are taken over at most: a device may have no end. */
const MAX_BYTES = 1 << 28;

/** Flags that change a file, or make one. */
const WRITING = OPEN.write | OPEN.append | OPEN.truncate | OPEN.create | OPEN.createNew;

const isStatus = (answer: FileAnswer | number): answer is FileStatus =>
  typeof answer === "object" && !Array.isArray(answer);

const typeOf = ({ mode }: FileStatus): number => Number(mode) >> 12;

export class TrialFiles extends TransientFiles {
  readonly #origin: HostFiles;
  readonly #directory: string;
  readonly #onChange: () => void;
  /** Absolute paths that were looked up in the origin; files among them whose bytes are still there. */
  readonly #known = new Set<string>();
  readonly #unread = new Set<string>();
  /** Files of the origin that are still as they were. */
  readonly #untouched = new Set<string>();

  /** `directory`: where the program runs, absolute. `onChange` is told when it changes anything. */
  constructor(origin: HostFiles, directory: string, now: () => bigint, onChange: () => void) {
    super(now);
    this.#origin = origin;
    this.#directory = directory;
    this.#onChange = onChange;
  }

  override open(path: string, flags: number): number {
    const whole = this.#absolute(path);
    const at = this.#takeOver(whole);
    const refusal = this.#refusal(at, flags);
    if (refusal < 0) return refusal;
    const handle = super.open(whole, flags);
    if (handle >= 0 && (flags & WRITING) !== 0) {
      this.#untouched.delete(at);
      this.#onChange();
    }
    return handle;
  }

  override change(change: FileChange): number {
    const done = super.change(this.#prepared(change));
    if (done === 0 && change.kind !== "sync") this.#onChange();
    return done;
  }

  override ask(question: FileQuestion): FileAnswer | number {
    if (question.kind === "status") {
      if ("handle" in question.of) return super.ask(question);
      const path = this.#absolute(question.of.path);
      this.#takeOver(path);
      return super.ask({ kind: "status", of: { path } });
    }
    const path = this.#absolute(question.path);
    const at = this.#takeOver(path);
    if (question.kind === "entries") this.#takeOverEntries(at);
    return super.ask({ ...question, path });
  }

  /** A change with absolute paths, all that it concerns taken over. */
  #prepared(change: FileChange): FileChange {
    const taken = (path: string): string => {
      const whole = this.#absolute(path);
      this.#takeOver(whole);
      return whole;
    };
    switch (change.kind) {
      case "makeDirectory":
      case "removeFile":
        return { ...change, path: taken(change.path) };
      case "removeDirectory": {
        const path = this.#absolute(change.path);
        this.#takeOverEntries(this.#takeOver(path));
        return { ...change, path };
      }
      case "rename":
        this.#takeOverAll(this.#takeOver(this.#absolute(change.from)));
        return { ...change, from: taken(change.from), to: taken(change.to) };
      case "hardLink":
        return { ...change, from: taken(change.from), to: taken(change.to) };
      case "symbolicLink":
        return { ...change, to: taken(change.to) };
      case "setMode":
        return "path" in change.of ? { ...change, of: { path: taken(change.of.path) } } : change;
      case "resize":
      case "sync":
        return change;
    }
  }

  #absolute(path: string): string {
    return path.startsWith("/") || path === "" ? path : `${this.#directory}/${path}`;
  }

  /** The error with which the origin would not let the program open an untouched file; 0 if it would. */
  #refusal(at: string, flags: number): number {
    if (!this.#untouched.has(at)) return 0;
    // Opened so, nothing of it changes.
    const handle = this.#origin.open(at, flags & (OPEN.read | OPEN.write | OPEN.append));
    if (handle >= 0) this.#origin.close(handle);
    return Math.min(0, handle);
  }

  /** Takes over what an absolute path leads through, links followed; gives where it leads, without links. */
  #takeOver(path: string, links = 0): string {
    let at = "";
    const names = path.split("/").filter((name) => name !== "" && name !== ".");
    for (const [i, name] of names.entries()) {
      if (name === "..") {
        at = at.slice(0, Math.max(0, at.lastIndexOf("/")));
        continue;
      }
      const here = `${at}/${name}`;
      this.#lookUp(here);
      const target = super.ask({ kind: "linkTarget", path: here });
      if (typeof target === "string" && links < MAX_LINKS) {
        const rest = names.slice(i + 1).join("/");
        return this.#takeOver(`${target.startsWith("/") ? "" : at}/${target}/${rest}`, links + 1);
      }
      at = here;
    }
    if (this.#unread.delete(at)) this.#copyBytes(at);
    return at;
  }

  /** Takes over one name. */
  #lookUp(here: string): void {
    if (this.#known.has(here)) return;
    this.#known.add(here);
    const status = this.#origin.ask({ kind: "linkStatus", path: here });
    if (!isStatus(status)) return;
    const mode = Number(status.mode) & 0o7777;
    switch (typeOf(status)) {
      case FILE_TYPE.directory:
        super.change({ kind: "makeDirectory", path: here, mode });
        break;
      case FILE_TYPE.link: {
        const from = this.#origin.ask({ kind: "linkTarget", path: here });
        if (typeof from === "string") super.change({ kind: "symbolicLink", from, to: here });
        return;
      }
      default:
        super.close(super.open(here, OPEN.write | OPEN.create));
        this.#unread.add(here);
        this.#untouched.add(here);
    }
    super.change({ kind: "setMode", of: { path: here }, mode });
  }

  #copyBytes(here: string): void {
    const from = this.#origin.open(here, OPEN.read);
    if (from < 0) return;
    const to = super.open(here, OPEN.write);
    const piece = new Uint8Array(1 << 16);
    let size = 0;
    for (;;) {
      const count = this.#origin.read(from, piece);
      if (count <= 0 || size >= MAX_BYTES) break;
      super.write(to, piece.slice(0, count));
      size += count;
    }
    super.close(to);
    this.#origin.close(from);
  }

  #takeOverEntries(directory: string): void {
    const entries = this.#origin.ask({ kind: "entries", path: directory === "" ? "/" : directory });
    if (Array.isArray(entries)) for (const { name } of entries) this.#lookUp(`${directory}/${name}`);
  }

  /** Takes over a directory with all that is below: it is going to have another path. */
  #takeOverAll(path: string): void {
    this.#takeOver(path);
    const status = super.ask({ kind: "linkStatus", path });
    if (!isStatus(status) || typeOf(status) !== FILE_TYPE.directory) return;
    this.#takeOverEntries(path);
    const entries = super.ask({ kind: "entries", path });
    if (Array.isArray(entries)) for (const { name } of entries) this.#takeOverAll(`${path}/${name}`);
  }
}
