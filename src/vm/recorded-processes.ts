// Processes of a host that makes runs repeatable: none is started, written to or read from twice.
import type { HostCommand, HostProcesses, StandardStream } from "./host.ts";
import { type Answer, CallRecord, recordedRead } from "./recorded-calls.ts";

export class RecordedProcesses implements HostProcesses {
  readonly #inner: HostProcesses;
  readonly calls = new CallRecord<Answer>();

  constructor(inner: HostProcesses) {
    this.#inner = inner;
  }

  #once(call: () => number): number {
    return this.calls.next(() => ({ result: call() })).result;
  }

  start(command: HostCommand): number {
    return this.#once(() => this.#inner.start(command));
  }

  write(child: number, bytes: Uint8Array): number {
    return this.#once(() => this.#inner.write(child, bytes));
  }

  read(child: number, stream: 1 | 2, into: Uint8Array): number {
    return recordedRead(this.calls, into, () => this.#inner.read(child, stream, into));
  }

  closePipe(child: number, stream: StandardStream): void {
    this.#once(() => {
      this.#inner.closePipe(child, stream);
      return 0;
    });
  }

  wait(child: number, waits: boolean): number {
    return this.#once(() => this.#inner.wait(child, waits));
  }

  kill(child: number): number {
    return this.#once(() => this.#inner.kill(child));
  }
}
