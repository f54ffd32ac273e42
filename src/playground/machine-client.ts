// The page's side of the machine worker: runs a program, and stops it at once, by force if need be.

import type { MachineReply, MachineRequest } from "./protocol.ts";

/** A machine that has not come to a stop by then is terminated; its memory is lost. */
const GRACE_MILLIS = 80;

export class MachineClient {
  readonly #onReply: (reply: MachineReply) => void;
  readonly #onKilled: () => void;
  #worker: Worker | undefined;
  #id = 0;
  #grace: ReturnType<typeof setTimeout> | undefined;

  constructor(onReply: (reply: MachineReply) => void, onKilled: () => void) {
    this.#onReply = onReply;
    this.#onKilled = onKilled;
  }

  /** Runs a built program; what is still running is forgotten. */
  run(bytes: Uint8Array<ArrayBuffer>): void {
    this.#id++;
    this.#send({ kind: "run", id: this.#id, bytes }, [bytes.buffer]);
  }

  stop(): void {
    this.#send({ kind: "stop", id: this.#id }, []);
    this.#grace = setTimeout(() => {
      this.#discard();
      this.#onKilled();
    }, GRACE_MILLIS);
  }

  #send(request: MachineRequest, transfer: ArrayBuffer[]): void {
    if (this.#worker === undefined) {
      this.#worker = new Worker(new URL("./machine-worker.ts", import.meta.url), { type: "module", name: "machine" });
      this.#worker.onmessage = ({ data }: MessageEvent<MachineReply>) => this.#receive(data);
      this.#worker.onerror = (event) => {
        this.#receive({ kind: "fault", id: this.#id, message: event.message || "the machine could not be loaded" });
      };
    }
    this.#worker.postMessage(request, transfer);
  }

  #receive(reply: MachineReply): void {
    if (reply.id !== this.#id) return;
    if (reply.kind !== "output") clearTimeout(this.#grace);
    if (reply.kind === "fault") this.#discard();
    this.#onReply(reply);
  }

  #discard(): void {
    clearTimeout(this.#grace);
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
