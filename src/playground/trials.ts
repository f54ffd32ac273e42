// Runs that try something out on the checked machine: a program that was rejected, run anyway; one under four heap managers.

import { type Signal, signal } from "@preact/signals";
import type { Comparison } from "#driver/compare.ts";
import type { Exit } from "#vm/machine.ts";
import { MachineClient } from "./machine-client.ts";
import { joinOutput } from "./output.ts";
import type { MachineReply, MachineRequest, OutputChunk, Source, VerdictView } from "./protocol.ts";

/** What all trials go through. `source`: the program as it was when the trial began. */
type Waiting =
  | { readonly kind: "none" }
  | { readonly kind: "compiling"; readonly source: Source }
  /** Errors of syntax, names or types: there is nothing that could be run. */
  | { readonly kind: "impossible"; readonly source: Source; readonly errors: number }
  | { readonly kind: "running"; readonly source: Source }
  | { readonly kind: "stopped"; readonly source: Source }
  | { readonly kind: "fault"; readonly source: Source; readonly message: string };

/** A rejected program run anyway has ended: what is to be thought of it comes from the compiler. */
type Judgement =
  | { readonly kind: "judging"; readonly source: Source; readonly exit: Exit }
  | { readonly kind: "judged"; readonly source: Source; readonly exit: Exit; readonly verdict: VerdictView };

interface Compared {
  readonly kind: "compared";
  readonly source: Source;
  readonly comparison: Comparison;
}

export type AnywayState = Waiting | Judgement;
export type CompareState = Waiting | Compared;

/** What a machine is asked to begin. */
type TrialKind = Extract<MachineRequest["kind"], "anyway" | "compare">;

/** Building a program, handing it to a machine of its own, and what becomes of it there; `Outcome` are the states after. */
abstract class Trial<Outcome extends Judgement | Compared> {
  readonly state: Signal<Waiting | Outcome> = signal<Waiting | Outcome>({ kind: "none" });
  protected readonly machine = new MachineClient(
    (reply) => this.#receive(reply),
    () => this.stopped(),
  );
  readonly #kind: TrialKind;

  constructor(kind: TrialKind) {
    this.#kind = kind;
  }

  /** Ends what is under way. */
  abstract stop(): void;

  /** What the machine says while it is running, besides faults. */
  protected abstract answered(reply: MachineReply, source: Source): void;

  get isBusy(): boolean {
    const { kind } = this.state.value;
    return kind === "compiling" || kind === "running" || kind === "judging";
  }

  /** The program is being built. */
  prepare(source: Source): void {
    this.machine.forget(this.state.value.kind === "running");
    this.state.value = { kind: "compiling", source };
  }

  built(bytes: Uint8Array<ArrayBuffer> | undefined, errors: number): void {
    const state = this.state.value;
    if (state.kind !== "compiling") return;
    const { source } = state;
    this.state.value = bytes === undefined ? { kind: "impossible", source, errors } : { kind: "running", source };
    if (bytes !== undefined) this.machine.begin({ kind: this.#kind, bytes, input: source.input });
  }

  /** The compiler failed. */
  fail(message: string): void {
    const state = this.state.value;
    if (state.kind !== "none" && this.isBusy) this.state.value = { kind: "fault", source: state.source, message };
  }

  protected stopped(): void {
    const state = this.state.value;
    if (state.kind !== "none") this.state.value = { kind: "stopped", source: state.source };
  }

  #receive(reply: MachineReply): void {
    const state = this.state.value;
    if (state.kind !== "running") return;
    const { source } = state;
    if (reply.kind === "fault") this.state.value = { kind: "fault", source, message: reply.message };
    else this.answered(reply, source);
  }
}

/** A rejected program, run anyway. Judging is the compiler's: `judge` asks it. */
export class AnywayTrial extends Trial<Judgement> {
  readonly output = signal<readonly OutputChunk[]>([]);
  readonly #judge: (source: Source, exit: Exit) => void;

  constructor(judge: (source: Source, exit: Exit) => void) {
    super("anyway");
    this.#judge = judge;
  }

  override prepare(source: Source): void {
    this.output.value = [];
    super.prepare(source);
  }

  judged(verdict: VerdictView): void {
    const state = this.state.value;
    if (state.kind === "judging") this.state.value = { ...state, kind: "judged", verdict };
  }

  override stop(): void {
    if (this.state.value.kind === "running") this.machine.stop();
    else this.stopped();
  }

  protected override answered(reply: MachineReply, source: Source): void {
    if (reply.kind === "output") this.output.value = joinOutput(this.output.value, reply.chunks);
    else if (reply.kind === "stopped") this.stopped();
    else if (reply.kind === "tried") {
      this.state.value = { kind: "judging", source, exit: reply.exit };
      this.#judge(source, reply.exit);
    }
  }
}

/** One program under four heap managers. */
export class CompareTrial extends Trial<Compared> {
  constructor() {
    super("compare");
  }

  /** Four runs at a stretch hear nothing: they are ended by force. */
  override stop(): void {
    this.machine.kill();
  }

  protected override answered(reply: MachineReply, source: Source): void {
    if (reply.kind === "compared") this.state.value = { kind: "compared", source, comparison: reply.comparison };
  }
}
