// Files of a host that makes runs repeatable: what came of each call is recorded the first time and given again afterwards.
import type { FileAnswer, FileChange, FileQuestion, HostFiles, SeekFrom } from "./host.ts";
import { type Answer, CallRecord, recordedRead } from "./recorded-calls.ts";

export class RecordedFiles implements HostFiles {
  readonly #inner: HostFiles;
  readonly calls = new CallRecord<Answer & { readonly answer?: FileAnswer }>();

  constructor(inner: HostFiles) {
    this.#inner = inner;
  }

  open(path: string, flags: number): number {
    return this.calls.next(() => ({ result: this.#inner.open(path, flags) })).result;
  }

  read(handle: number, into: Uint8Array): number {
    return recordedRead(this.calls, into, () => this.#inner.read(handle, into));
  }

  write(handle: number, bytes: Uint8Array): number {
    return this.calls.next(() => ({ result: this.#inner.write(handle, bytes) })).result;
  }

  close(handle: number): void {
    this.calls.next(() => {
      this.#inner.close(handle);
      return { result: 0 };
    });
  }

  seek(handle: number, offset: number, from: SeekFrom): number {
    return this.calls.next(() => ({ result: this.#inner.seek(handle, offset, from) })).result;
  }

  change(change: FileChange): number {
    return this.calls.next(() => ({ result: this.#inner.change(change) })).result;
  }

  ask(question: FileQuestion): FileAnswer | number {
    const { result, answer } = this.calls.next(() => {
      const given = this.#inner.ask(question);
      return typeof given === "number" ? { result: given } : { result: 0, answer: given };
    });
    return answer ?? result;
  }
}
