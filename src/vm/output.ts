// Buffers a program's output so that many small writes become few; order between the two streams is kept.
import type { Host } from "./host.ts";

const CAPACITY = 16384;

export class OutputBuffer {
  readonly #host: Host;
  readonly #bytes = new Uint8Array(CAPACITY);
  #used = 0;
  #stream: 1 | 2 = 1;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Appends to stream 1 (standard output) or 2 (standard error). The bytes are copied. */
  write(stream: 1 | 2, bytes: Uint8Array): void {
    if (stream !== this.#stream) {
      this.flush();
      this.#stream = stream;
    }
    if (bytes.length > CAPACITY - this.#used) this.flush();
    if (bytes.length > CAPACITY) {
      this.#deliver(bytes.slice());
      return;
    }
    this.#bytes.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  /** Hands everything to the host. */
  flush(): void {
    if (this.#used === 0) return;
    const bytes = this.#bytes.slice(0, this.#used);
    this.#used = 0;
    this.#deliver(bytes);
  }

  /** As Rust's own buffer, which keeps the last line of standard output until it is done, or is flushed. */
  flushLines(): void {
    const used = this.#bytes.subarray(0, this.#used);
    const kept = this.#stream === 1 ? used.slice(used.lastIndexOf(10) + 1) : new Uint8Array();
    this.#used -= kept.length;
    this.flush();
    this.#bytes.set(kept);
    this.#used = kept.length;
  }

  #deliver(bytes: Uint8Array): void {
    if (this.#stream === 1) this.#host.writeStdout(bytes);
    else this.#host.writeStderr(bytes);
  }
}
