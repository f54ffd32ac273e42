// The recorded run that the memory pane shows: recording it, and going through its moments one request at a time.

import { signal } from "@preact/signals";
import type { Moment } from "#ide/moment.ts";
import { MachineClient } from "./machine-client.ts";
import type { Destination, Loadable, MachineReply, RecordingEnd, Refusal, SearchOutcome } from "./protocol.ts";

export type RecordingState =
  | { readonly kind: "none" }
  | { readonly kind: "compiling" }
  | { readonly kind: "recording"; readonly steps: number }
  | { readonly kind: "ready"; readonly lastStep: number; readonly end: RecordingEnd }
  | { readonly kind: "rejected"; readonly refusal: Refusal }
  /** It had to be ended by force, and nothing is left of it. */
  | { readonly kind: "killed" }
  | { readonly kind: "fault"; readonly message: string };

/** How long a moment stays in view while playing. */
const PLAY_MILLIS = 700;
/** A search that takes longer is shown as such. */
const BUSY_MILLIS = 250;
/** A recording is worth waiting for: the page does not freeze meanwhile. */
const GRACE_MILLIS = 2000;

export class Recorder {
  readonly state = signal<RecordingState>({ kind: "none" });
  readonly moment = signal<Moment | undefined>(undefined);
  readonly isPlaying = signal(false);
  /** Whether a moment is being looked for, for longer than one would not notice. */
  readonly isSearching = signal(false);
  /** The step that was asked for last: the slider's place while the moment is on its way. */
  readonly step = signal(0);
  readonly #machine = new MachineClient(
    (reply) => this.#receive(reply),
    () => this.#reset({ kind: "killed" }),
    GRACE_MILLIS,
  );
  readonly #say: (text: string) => void;
  #firstStep = 0;
  #isAsking = false;
  #next: Destination | undefined;
  #playTimer: ReturnType<typeof setTimeout> | undefined;
  #busyTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  get isBusy(): boolean {
    const { kind } = this.state.value;
    return kind === "compiling" || kind === "recording" || this.isSearching.value;
  }

  /** A program is being built to be recorded; its first moment in view will be `step`. */
  prepare(step: number): void {
    this.#reset({ kind: "compiling" });
    this.#firstStep = step;
  }

  reject(refusal: Refusal): void {
    this.#reset({ kind: "rejected", refusal });
  }

  /** Forgets the recording. */
  clear(): void {
    this.#reset({ kind: "none" });
  }

  /** `faultAt`: the number of the instruction that commits a fault, if one does. */
  record(program: Loadable, faultAt?: number): void {
    this.state.value = { kind: "recording", steps: 0 };
    this.#machine.begin({ kind: "record", ...program, faultAt });
  }

  stop(): void {
    const { kind } = this.state.value;
    if (kind === "compiling") this.clear();
    else if (kind === "recording" || this.#isAsking) this.#machine.stop();
  }

  /** Goes somewhere; of several wishes made in haste the last counts. */
  go(to: Destination): void {
    const state = this.state.value;
    if (state.kind !== "ready") return;
    if (to.kind === "step") this.step.value = Math.max(0, Math.min(to.step, state.lastStep));
    this.#next = to.kind === "step" ? { kind: "step", step: this.step.value } : to;
    this.#pump();
  }

  /** Goes so many steps forward, or back, from the one that was asked for last. */
  stepBy(steps: number): void {
    this.go({ kind: "step", step: this.step.value + steps });
  }

  play(isOn: boolean): void {
    clearTimeout(this.#playTimer);
    const state = this.state.value;
    this.isPlaying.value = isOn && state.kind === "ready";
    if (!this.isPlaying.value || state.kind !== "ready") return;
    const isAtEnd = this.step.value >= state.lastStep;
    this.go({ kind: "step", step: isAtEnd ? 0 : this.step.value + 1 });
  }

  #pump(): void {
    if (this.#isAsking || this.#next === undefined) return;
    const to = this.#next;
    this.#next = undefined;
    this.#isAsking = true;
    this.#busyTimer ??= setTimeout(() => {
      this.isSearching.value = true;
    }, BUSY_MILLIS);
    this.#machine.ask({ kind: "go", to });
  }

  #receive(reply: MachineReply): void {
    switch (reply.kind) {
      case "recording":
        this.state.value = { kind: "recording", steps: reply.steps };
        return;
      case "recorded":
        this.state.value = { kind: "ready", lastStep: reply.lastStep, end: reply.end };
        // What leads to a fault is looked at from its end.
        this.go({ kind: "step", step: reply.end === "fault" ? reply.lastStep : this.#firstStep });
        return;
      case "moment":
        this.#arrive(reply.moment, reply.outcome);
        return;
      case "fault":
        this.#reset({ kind: "fault", message: reply.message });
        return;
      case "output":
      case "stopped":
      case "ended":
      case "tried":
      case "compared":
        return;
    }
  }

  #arrive(moment: Moment, outcome: SearchOutcome): void {
    this.#isAsking = false;
    if (outcome !== "found") this.#say(this.#failureText(outcome));
    this.moment.value = moment;
    if (this.#next !== undefined) {
      this.#pump();
      return;
    }
    this.step.value = moment.step;
    this.#settle();
    const state = this.state.value;
    if (!this.isPlaying.value || state.kind !== "ready") return;
    if (moment.step >= state.lastStep) this.isPlaying.value = false;
    else this.#playTimer = setTimeout(() => this.play(true), PLAY_MILLIS);
  }

  #failureText(outcome: Exclude<SearchOutcome, "found">): string {
    if (outcome === "stopped") return "Stopped looking for it.";
    const state = this.state.value;
    const isWhole = state.kind === "ready" && state.end === "end";
    return isWhole ? "This run never comes to that." : "It does not come to that within what has been recorded.";
  }

  #settle(): void {
    clearTimeout(this.#busyTimer);
    this.#busyTimer = undefined;
    this.isSearching.value = false;
  }

  #reset(state: RecordingState): void {
    this.#machine.forget(this.state.value.kind === "recording" || this.#isAsking);
    clearTimeout(this.#playTimer);
    this.#settle();
    this.#isAsking = false;
    this.#next = undefined;
    this.isPlaying.value = false;
    this.moment.value = undefined;
    this.step.value = 0;
    this.state.value = state;
  }
}
