// The page's side of a machine worker: begins work in it, and stops it at once, by force if need be.

import type { Loadable, MachineReply, MachineRequest, WithoutId } from "./protocol.ts";

/** What begins something, with a built program. */
type Beginning = WithoutId<Extract<MachineRequest, Loadable>>;

export class MachineClient {
  readonly #onReply: (reply: MachineReply) => void;
  readonly #onKilled: () => void;
  #worker: Worker | undefined;
  #id = 0;
  readonly #graceMillis: number;
  #grace: ReturnType<typeof setTimeout> | undefined;

  /** `graceMillis`: a machine that has not come to a stop by then is terminated, and what it held is lost. */
  constructor(onReply: (reply: MachineReply) => void, onKilled: () => void, graceMillis = 80) {
    this.#onReply = onReply;
    this.#onKilled = onKilled;
    this.#graceMillis = graceMillis;
  }

  /** Begins something with a built program; what is still going on is forgotten. */
  begin(request: Beginning): void {
    this.#id++;
    this.#send(request, [request.bytes.buffer]);
  }

  /** Asks something of what has begun. */
  ask(request: WithoutId<MachineRequest>): void {
    this.#send(request, []);
  }

  /** Lets it come to a stop, and sees to it that it does. */
  stop(): void {
    this.#send({ kind: "stop" }, []);
    this.#grace = setTimeout(() => this.kill(), this.#graceMillis);
  }

  /** Ends it at once, and says so. */
  kill(): void {
    this.forget(true);
    this.#onKilled();
  }

  /** Hears no more of what has begun; `isBusy` says that it is still going on, and has to be ended. */
  forget(isBusy: boolean): void {
    this.#id++;
    if (isBusy) this.#discard();
  }

  #send(request: WithoutId<MachineRequest>, transfer: ArrayBuffer[]): void {
    if (this.#worker === undefined) {
      this.#worker = new Worker(new URL("./machine-worker.ts", import.meta.url), { type: "module", name: "machine" });
      this.#worker.onmessage = ({ data }: MessageEvent<MachineReply>) => this.#receive(data);
      this.#worker.onerror = (event) => {
        this.#receive({ kind: "fault", id: this.#id, message: event.message || "the machine could not be loaded" });
      };
    }
    this.#worker.postMessage({ ...request, id: this.#id } satisfies MachineRequest, transfer);
  }

  #receive(reply: MachineReply): void {
    if (reply.id !== this.#id) return;
    if (reply.kind !== "output" && reply.kind !== "recording") clearTimeout(this.#grace);
    if (reply.kind === "fault") this.#discard();
    this.#onReply(reply);
  }

  #discard(): void {
    clearTimeout(this.#grace);
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
