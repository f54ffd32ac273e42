// The page's side of the compiler worker: one request at a time, the newest check wins, a worker that hangs is replaced.

import type { Exit } from "#vm/machine.ts";
import type { BuildPurpose, CompilerReply, CompilerRequest, Source, Wanted, WithoutId } from "./protocol.ts";

/** After this long a compilation is given up. */
const PATIENCE_MILLIS = 15_000;

type Job = WithoutId<CompilerRequest>;

export class CompilerClient {
  readonly #onReply: (reply: CompilerReply, source: Source) => void;
  #worker: Worker | undefined;
  #id = 0;
  #busyWith: Job | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #nextCheck: Job | undefined;
  #nextJudgement: Job | undefined;
  /** What is to be built next, one program for each purpose. */
  readonly #builds = new Map<BuildPurpose, Job & { readonly kind: "build" }>();

  /** `onReply` gets every answer with the source it is about. */
  constructor(onReply: (reply: CompilerReply, source: Source) => void) {
    this.#onReply = onReply;
  }

  check(source: Source, wanted: Wanted): void {
    this.#nextCheck = { kind: "check", ...source, wanted };
    this.#pump();
  }

  build(source: Source, purpose: BuildPurpose): void {
    this.#builds.set(purpose, { kind: "build", ...source, purpose });
    this.#pump();
  }

  /** Asks what is to be thought of how a run of this program ended. */
  judge(source: Source, exit: Exit): void {
    this.#nextJudgement = { kind: "judge", ...source, exit };
    this.#pump();
  }

  /** Forgets a build that was asked for. */
  cancelBuild(purpose: BuildPurpose): void {
    this.#builds.delete(purpose);
    if (this.#busyWith?.kind === "build" && this.#busyWith.purpose === purpose) this.#restart();
    this.#pump();
  }

  #pump(): void {
    if (this.#busyWith !== undefined) return;
    const [build] = this.#builds.values();
    const job = build ?? this.#nextJudgement ?? this.#nextCheck;
    if (job === undefined) return;
    if (job.kind === "build") this.#builds.delete(job.purpose);
    else if (job.kind === "judge") this.#nextJudgement = undefined;
    else this.#nextCheck = undefined;
    this.#busyWith = job;
    this.#id++;
    this.#patience = setTimeout(() => this.#giveUp("the compiler took too long and was stopped"), PATIENCE_MILLIS);
    const request: CompilerRequest = { ...job, id: this.#id };
    this.#started().postMessage(request);
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(new URL("./compiler-worker.ts", import.meta.url), { type: "module", name: "compiler" });
    worker.onmessage = ({ data }: MessageEvent<CompilerReply>) => {
      if (data.id !== this.#id) return;
      // After a fault the worker's state is not to be trusted.
      if (data.kind === "fault") this.#giveUp(data.message);
      else this.#answer(data);
    };
    worker.onerror = (event) => this.#giveUp(event.message || "the compiler could not be loaded");
    this.#worker = worker;
    return worker;
  }

  #giveUp(message: string): void {
    const id = this.#id;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#answer({ kind: "fault", id, message });
  }

  #answer(reply: CompilerReply): void {
    const source = this.#busyWith;
    clearTimeout(this.#patience);
    this.#busyWith = undefined;
    if (source !== undefined) this.#onReply(reply, source);
    this.#pump();
  }

  #restart(): void {
    clearTimeout(this.#patience);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#busyWith = undefined;
  }
}
