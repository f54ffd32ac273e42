// Runs that try something out on the checked machine: a program that was rejected, run anyway; one under four heap managers.

import { signal } from "@preact/signals";
import type { Comparison } from "#driver/compare.ts";
import type { Exit } from "#vm/machine.ts";
import type { Source } from "./compiler-client.ts";
import { MachineClient } from "./machine-client.ts";
import { joinOutput } from "./output.ts";
import type { MachineReply, OutputChunk, VerdictView } from "./protocol.ts";

/** What all trials go through. `source`: the program as it was when the trial began. */
type Waiting =
  | { readonly kind: "none" }
  | { readonly kind: "compiling"; readonly source: Source }
  /** Errors of syntax, names or types: there is nothing that could be run. */
  | { readonly kind: "impossible"; readonly source: Source; readonly errors: number }
  | { readonly kind: "running"; readonly source: Source }
  | { readonly kind: "stopped"; readonly source: Source }
  | { readonly kind: "fault"; readonly source: Source; readonly message: string };

export type AnywayState =
  | Waiting
  | { readonly kind: "judging"; readonly source: Source; readonly exit: Exit }
  | { readonly kind: "judged"; readonly source: Source; readonly exit: Exit; readonly verdict: VerdictView };

export type CompareState =
  | Waiting
  | { readonly kind: "compared"; readonly source: Source; readonly comparison: Comparison };

const isBusyIn = ({ kind }: AnywayState | CompareState): boolean =>
  kind === "compiling" || kind === "running" || kind === "judging";

/** A rejected program, run anyway. Judging is the compiler's: `judge` asks it. */
export class AnywayTrial {
  readonly state = signal<AnywayState>({ kind: "none" });
  readonly output = signal<readonly OutputChunk[]>([]);
  readonly #judge: (source: Source, exit: Exit) => void;
  readonly #machine = new MachineClient(
    (reply) => this.#receive(reply),
    () => this.#stopped(),
  );

  constructor(judge: (source: Source, exit: Exit) => void) {
    this.#judge = judge;
  }

  get isBusy(): boolean {
    return isBusyIn(this.state.value);
  }

  /** The program is being built. */
  prepare(source: Source): void {
    this.#machine.forget(this.state.value.kind === "running");
    this.output.value = [];
    this.state.value = { kind: "compiling", source };
  }

  built(bytes: Uint8Array<ArrayBuffer> | undefined, errors: number): void {
    const state = this.state.value;
    if (state.kind !== "compiling") return;
    const { source } = state;
    this.state.value = bytes === undefined ? { kind: "impossible", source, errors } : { kind: "running", source };
    if (bytes !== undefined) this.#machine.begin({ kind: "anyway", bytes });
  }

  judged(verdict: VerdictView): void {
    const state = this.state.value;
    if (state.kind === "judging") this.state.value = { ...state, kind: "judged", verdict };
  }

  stop(): void {
    if (this.state.value.kind === "running") this.#machine.stop();
    else this.#stopped();
  }

  /** The compiler failed. */
  fail(message: string): void {
    const state = this.state.value;
    if (state.kind !== "none" && this.isBusy) this.state.value = { kind: "fault", source: state.source, message };
  }

  #stopped(): void {
    const state = this.state.value;
    if (state.kind !== "none") this.state.value = { kind: "stopped", source: state.source };
  }

  #receive(reply: MachineReply): void {
    const state = this.state.value;
    if (state.kind !== "running") return;
    const { source } = state;
    if (reply.kind === "output") this.output.value = joinOutput(this.output.value, reply.chunks);
    else if (reply.kind === "stopped") this.state.value = { kind: "stopped", source };
    else if (reply.kind === "fault") this.state.value = { kind: "fault", source, message: reply.message };
    else if (reply.kind === "tried") {
      this.state.value = { kind: "judging", source, exit: reply.exit };
      this.#judge(source, reply.exit);
    }
  }
}

/** One program under four heap managers. */
export class CompareTrial {
  readonly state = signal<CompareState>({ kind: "none" });
  readonly #machine = new MachineClient(
    (reply) => this.#receive(reply),
    () => this.#stopped(),
  );

  get isBusy(): boolean {
    return isBusyIn(this.state.value);
  }

  /** The program is being built. */
  prepare(source: Source): void {
    this.#machine.forget(this.state.value.kind === "running");
    this.state.value = { kind: "compiling", source };
  }

  built(bytes: Uint8Array<ArrayBuffer> | undefined, errors: number): void {
    const state = this.state.value;
    if (state.kind !== "compiling") return;
    const { source } = state;
    this.state.value = bytes === undefined ? { kind: "impossible", source, errors } : { kind: "running", source };
    if (bytes !== undefined) this.#machine.begin({ kind: "compare", bytes });
  }

  /** Four runs at a stretch hear nothing: they are ended by force. */
  stop(): void {
    this.#machine.kill();
  }

  /** The compiler failed. */
  fail(message: string): void {
    const state = this.state.value;
    if (state.kind !== "none" && this.isBusy) this.state.value = { kind: "fault", source: state.source, message };
  }

  #stopped(): void {
    const state = this.state.value;
    if (state.kind !== "none") this.state.value = { kind: "stopped", source: state.source };
  }

  #receive(reply: MachineReply): void {
    const state = this.state.value;
    if (state.kind !== "running") return;
    const { source } = state;
    if (reply.kind === "compared") this.state.value = { kind: "compared", source, comparison: reply.comparison };
    else if (reply.kind === "fault") this.state.value = { kind: "fault", source, message: reply.message };
  }
}
