// Files of a host that makes runs repeatable: what came of each call is recorded the first time and given again afterwards.
import type { HostFiles } from "./host.ts";

interface Call {
  readonly result: number;
  /** What a read gave. */
  readonly bytes: Uint8Array | undefined;
}

export class RecordedFiles implements HostFiles {
  readonly #inner: HostFiles;
  readonly #calls: Call[] = [];
  /** How many calls there have been up to the present moment. */
  position = 0;

  constructor(inner: HostFiles) {
    this.#inner = inner;
  }

  #call(make: () => Call): Call {
    const index = this.position++;
    const known = this.#calls[index];
    if (known !== undefined) return known;
    const made = make();
    this.#calls.push(made);
    return made;
  }

  open(path: string, flags: number): number {
    return this.#call(() => ({ result: this.#inner.open(path, flags), bytes: undefined })).result;
  }

  read(handle: number, into: Uint8Array): number {
    const { result, bytes } = this.#call(() => {
      const count = this.#inner.read(handle, into);
      return { result: count, bytes: into.slice(0, Math.max(0, count)) };
    });
    if (bytes !== undefined) into.set(bytes);
    return result;
  }

  write(handle: number, bytes: Uint8Array): number {
    return this.#call(() => ({ result: this.#inner.write(handle, bytes), bytes: undefined })).result;
  }

  close(handle: number): void {
    this.#call(() => {
      this.#inner.close(handle);
      return { result: 0, bytes: undefined };
    });
  }
}
