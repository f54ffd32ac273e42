// The state of the page, as signals, and everything that can be done to it.

import { type ReadonlySignal, computed, effect, signal } from "@preact/signals";
import type { Edition } from "#driver/session.ts";
import { type BodyOwnership, bodyAtLine } from "#ide/line-ownership.ts";
import { CompilerClient } from "./compiler-client.ts";
import type { EditorHandle } from "./editor/editor.ts";
import type { Explanation } from "./explain.ts";
import type { ExampleGroup } from "./examples.ts";
import { MachineClient } from "./machine-client.ts";
import { joinOutput } from "./output.ts";
import type { Pane } from "./panes.ts";
import { Recorder } from "./recorder.ts";
import {
  type CompilerReply,
  type Destination,
  isSameProgram,
  type Listing,
  type Loadable,
  type MachineReply,
  type OutputChunk,
  type Place,
  type Problem,
  type Refusal,
  type RunReport,
  type Source,
  type Wanted,
} from "./protocol.ts";
import { decodeShared, encodeShared, type Shared } from "./share.ts";
import { type AnywayState, AnywayTrial, type CompareState, CompareTrial } from "./trials.ts";
import { loadTheme, saveTheme, saveWork, type Theme } from "./storage.ts";

/** How long the editor must be quiet before the text is checked. */
const QUIET_MILLIS = 40;
const SAVE_MILLIS = 300;

/** What is known of the text in the editor. */
export type CheckState =
  | { readonly kind: "loading" }
  | {
      readonly kind: "checked";
      readonly problems: readonly Problem[];
      readonly canRunAnyway: boolean;
      readonly millis: number;
    }
  | { readonly kind: "fault"; readonly message: string };

export type RunState =
  | { readonly kind: "idle" }
  | { readonly kind: "compiling" }
  | { readonly kind: "running"; readonly output: readonly OutputChunk[]; readonly isStopping: boolean }
  | { readonly kind: "rejected"; readonly refusal: Refusal }
  /** `report` is absent while it is being made, and where the machine had to be terminated. */
  | {
      readonly kind: "ended";
      readonly output: readonly OutputChunk[];
      readonly report: RunReport | undefined;
      readonly isKilled: boolean;
    }
  | { readonly kind: "fault"; readonly message: string; readonly output: readonly OutputChunk[] };

/** An explanation that is open below a problem. */
export type ExplanationState = Explanation | "loading" | "none";

/** What a pane shows of the text as it is being written. */
function wantedFor(pane: Pane): Wanted {
  return pane === "mir" || pane === "bytecode" || pane === "ownership" ? pane : undefined;
}

/** How many of these are errors. */
export const errorsIn = (problems: readonly Problem[]): number =>
  problems.filter(({ level }) => level === "error").length;

const isSameSource = (a: Source, b: Source): boolean => isSameProgram(a, b) && a.input === b.input;

export class Store {
  readonly text = signal("");
  readonly edition = signal<Edition>("2024");
  /** What the program is to read from standard input. */
  readonly input = signal("");
  readonly pane = signal<Pane>("problems");
  readonly theme = signal<Theme>(loadTheme());
  readonly check = signal<CheckState>({ kind: "loading" });
  readonly listing = signal<Listing | undefined>(undefined);
  /** Of each function, while the ownership pane is open. */
  readonly ownership = signal<readonly BodyOwnership[] | undefined>(undefined);
  readonly run = signal<RunState>({ kind: "idle" });
  /** Line of the cursor, from 1. */
  readonly cursorLine = signal(1);
  readonly cursorColumn = signal(1);
  /** A word to the reader that goes away by itself. */
  readonly notice = signal("");
  readonly shareLink = signal("");
  readonly examples = signal<readonly ExampleGroup[]>([]);
  readonly explanations = signal<ReadonlyMap<string, ExplanationState>>(new Map());
  readonly problems: ReadonlySignal<readonly Problem[]> = computed(() =>
    this.check.value.kind === "checked" ? this.check.value.problems : [],
  );

  /** The run that the memory pane shows. */
  readonly recorder = new Recorder((text) => this.say(text));
  readonly anyway = new AnywayTrial((source, exit) => this.#compiler.judge(source, exit));
  readonly compare = new CompareTrial();
  /** Whether a trial was of another program than the one in the editor, or there has been none. */
  readonly isAnywayOld: ReadonlySignal<boolean> = computed(() => this.#isOld(this.anyway.state.value));
  readonly isCompareOld: ReadonlySignal<boolean> = computed(() => this.#isOld(this.compare.state.value));
  /** Whether the program has changed since it was recorded. */
  readonly isRecordingOld: ReadonlySignal<boolean> = computed(
    () => this.#recorded.value !== undefined && !isSameSource(this.#recorded.value, this.#source()),
  );
  /** The function whose loans are drawn, while the ownership pane is open. */
  readonly #bodyAtCursor: ReadonlySignal<BodyOwnership | undefined> = computed(() =>
    this.pane.value === "ownership" ? bodyAtLine(this.ownership.value ?? [], this.cursorLine.value) : undefined,
  );
  readonly #recorded = signal<Source | undefined>(undefined);
  /** The instruction that commits the fault of the program being recorded anyway. */
  #faultAt: number | undefined;
  /** The step with which the memory pane opens. */
  #firstStep = 0;
  readonly #compiler = new CompilerClient((reply, source) => this.#onCompiled(reply, source));
  readonly #machine = new MachineClient(
    (reply) => this.#onMachine(reply),
    () => this.#onKilled(),
  );
  #editor: EditorHandle | undefined;
  /** The program that the address holds, if it holds one. */
  #linkedText: string;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #saving: ReturnType<typeof setTimeout> | undefined;
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(start: Shared) {
    this.text.value = start.text;
    this.#linkedText = start.text;
    this.edition.value = start.edition;
    this.input.value = start.input ?? "";
    this.pane.value = start.pane;
    effect(() => {
      const source = { text: this.text.value, edition: this.edition.value, input: "" };
      const wanted = wantedFor(this.pane.value);
      clearTimeout(this.#quiet);
      this.#quiet = setTimeout(() => this.#compiler.check(source, wanted), QUIET_MILLIS);
    });
    effect(() => {
      const work = this.#work();
      clearTimeout(this.#saving);
      this.#saving = setTimeout(() => saveWork(work), SAVE_MILLIS);
    });
    effect(() => {
      document.documentElement.dataset["theme"] = this.theme.value;
    });
    effect(() => {
      const problems = this.problems.value;
      this.#editor?.setProblems(problems);
    });
    effect(() => {
      const body = this.#bodyAtCursor.value;
      this.#editor?.setLoans(body);
    });
    effect(() => {
      const moment = this.isRecordingOld.value ? undefined : this.recorder.moment.value;
      this.#editor?.setExecution(this.pane.value === "memory" ? moment : undefined);
    });
    this.#firstStep = start.step ?? 0;
    this.showPane(start.pane);
    window.addEventListener("hashchange", () => void this.openLink());
    window.addEventListener("pagehide", () => saveWork(this.#work()));
  }

  // -------------------------------------------------------------------------------------------
  // Editor

  attach(editor: EditorHandle): void {
    this.#editor = editor;
    editor.setProblems(this.problems.value);
    editor.setLoans(this.#bodyAtCursor.value);
  }

  detach(): void {
    this.#editor = undefined;
  }

  edited(text: string): void {
    this.text.value = text;
    // The address must not claim to hold what is no longer there, or a reload would bring the old text back.
    if (text !== this.#linkedText && window.location.hash !== "") {
      window.history.replaceState(null, "", window.location.pathname + window.location.search);
    }
  }

  moved(line: number, column: number): void {
    this.cursorLine.value = line;
    this.cursorColumn.value = column;
  }

  /** Selects a place in the editor and goes there. */
  goTo(place: Place): void {
    this.#editor?.reveal(place);
  }

  /** Puts the cursor on a line and column, counted from 1. */
  goToLine(line: number, column = 1): void {
    this.#editor?.goToLine(line, column);
  }

  /** Lights a place in the editor, or none. */
  light(place: Place | undefined): void {
    this.#editor?.light(place);
  }

  /** Moves the cursor to the next problem, or to the one before. */
  nextProblem(direction: 1 | -1): void {
    this.#editor?.nextProblem(direction);
  }

  // -------------------------------------------------------------------------------------------
  // Programs

  open(program: Shared): void {
    this.edition.value = program.edition;
    this.input.value = program.input ?? "";
    this.text.value = program.text;
    this.#editor?.setText(program.text);
    if (this.run.value.kind !== "running") this.run.value = { kind: "idle" };
    this.#firstStep = program.step ?? 0;
    this.showPane(program.pane);
  }

  /** Brings a pane into view; the memory pane records the program if it has not yet. */
  showPane(pane: Pane): void {
    this.pane.value = pane;
    if (pane === "memory" && (this.#recorded.peek() === undefined || this.isRecordingOld.peek())) this.record();
    if (pane === "compare" && this.isCompareOld.peek()) this.compareHeaps();
  }

  openExample(text: string): void {
    const pane = wantedFor(this.pane.value) === undefined ? "problems" : this.pane.value;
    this.open({ text, edition: "2024", pane });
    this.#editor?.focus();
  }

  /** Opens what the address holds, if it holds a program. */
  async openLink(): Promise<void> {
    const shared = await decodeShared(window.location.hash);
    if (shared === "damaged") this.say("This link is damaged: the program in it could not be read.");
    else if (shared !== "none" && shared.text !== this.text.value) {
      this.#linkedText = shared.text;
      this.open(shared);
    }
  }

  /** Puts the program into the address, and the address on the clipboard where that is allowed. */
  async share(): Promise<void> {
    const fragment = await encodeShared(this.#work());
    this.#linkedText = this.text.value;
    window.history.replaceState(null, "", fragment);
    this.shareLink.value = window.location.href;
    try {
      await navigator.clipboard.writeText(window.location.href);
      this.say("Link copied.");
    } catch {
      this.say("The link is in the address bar.");
    }
  }

  async loadExamples(): Promise<void> {
    if (this.examples.value.length > 0) return;
    const loaded = await this.#load(() => import("./examples.ts"));
    if (loaded !== undefined) this.examples.value = loaded.EXAMPLES;
  }

  /** Opens or closes the explanation of a code. */
  async toggleExplanation(code: string): Promise<void> {
    const next = new Map(this.explanations.value);
    if (next.delete(code)) {
      this.explanations.value = next;
      return;
    }
    this.explanations.value = next.set(code, "loading");
    const loaded = await this.#load(() => import("./explain.ts"));
    if (!this.explanations.value.has(code)) return;
    this.explanations.value = new Map(this.explanations.value).set(code, loaded?.explain(code) ?? "none");
  }

  /** Loads a part of the page that is only needed now. */
  async #load<T>(part: () => Promise<T>): Promise<T | undefined> {
    try {
      return await part();
    } catch {
      this.say("A part of this page could not be loaded. Reload it.");
      return undefined;
    }
  }

  say(text: string): void {
    this.notice.value = text;
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => {
      this.notice.value = "";
    }, 4000);
  }

  setTheme(theme: Theme): void {
    this.theme.value = theme;
    saveTheme(theme);
  }

  // -------------------------------------------------------------------------------------------
  // Runs

  /** Whether a run at full speed is under way. */
  get isRunning(): boolean {
    const { kind } = this.run.value;
    return kind === "compiling" || kind === "running";
  }

  /** Whether there is anything to stop. */
  get isBusy(): boolean {
    return this.isRunning || this.recorder.isBusy || this.anyway.isBusy || this.compare.isBusy;
  }

  #isOld(state: AnywayState | CompareState): boolean {
    return state.kind === "none" || !isSameSource(state.source, this.#source());
  }

  #source(): Source {
    return { text: this.text.value, edition: this.edition.value, input: this.input.value };
  }

  /** Runs the program in the way of the open pane: at full speed, recorded, anyway, or four times. */
  start(): void {
    if (this.isBusy) return;
    const pane = this.pane.value;
    if (pane === "memory") return this.record();
    if (pane === "anyway") return this.runAnyway();
    if (pane === "compare") return this.compareHeaps();
    this.run.value = { kind: "compiling" };
    this.pane.value = "output";
    this.#compiler.build(this.#source(), "run");
  }

  /** Records the program as it is now, for the memory pane. */
  record(): void {
    const source = this.#source();
    this.#recorded.value = source;
    this.recorder.prepare(this.#firstStep);
    this.#firstStep = 0;
    this.#compiler.build(source, "record");
  }

  /** Records what was run anyway, up to its fault if it had one. */
  recordAnyway(): void {
    const state = this.anyway.state.value;
    if (state.kind !== "judged") return;
    this.#recorded.value = state.source;
    this.#faultAt = state.verdict.kind === "fault" ? state.exit.counters.steps - 1 : undefined;
    this.recorder.prepare(0);
    this.pane.value = "memory";
    this.#compiler.build(state.source, "recordAnyway");
  }

  /** Runs the program, checked, whatever the borrow checker says of it. */
  runAnyway(): void {
    const source = this.#source();
    this.pane.value = "anyway";
    this.anyway.prepare(source);
    this.#compiler.build(source, "anyway");
  }

  /** Runs the program under each of the heap managers. */
  compareHeaps(): void {
    const source = this.#source();
    this.compare.prepare(source);
    this.#compiler.build(source, "compare");
  }

  /** Goes to another moment of the recorded run; playing ends. */
  travel(to: Destination): void {
    this.recorder.play(false);
    this.recorder.go(to);
  }

  stepBy(steps: number): void {
    this.recorder.play(false);
    this.recorder.stepBy(steps);
  }

  /** A line number was pressed: the memory pane goes there. */
  runToLine(line: number): void {
    if (this.pane.value === "memory") this.travel({ kind: "line", line });
  }

  stop(): void {
    if (this.recorder.isBusy) {
      this.#compiler.cancelBuild("record");
      this.#compiler.cancelBuild("recordAnyway");
      return this.recorder.stop();
    }
    if (this.anyway.isBusy) {
      this.#compiler.cancelBuild("anyway");
      return this.anyway.stop();
    }
    if (this.compare.isBusy) {
      this.#compiler.cancelBuild("compare");
      return this.compare.stop();
    }
    const run = this.run.value;
    if (run.kind === "compiling") {
      this.#compiler.cancelBuild("run");
      this.run.value = { kind: "idle" };
    } else if (run.kind === "running" && !run.isStopping) {
      this.run.value = { ...run, isStopping: true };
      this.#machine.stop();
    }
  }

  #onCompiled(reply: CompilerReply, source: Source): void {
    const isCurrent = isSameProgram(source, this.#source());
    switch (reply.kind) {
      case "checked":
        if (!isCurrent) return;
        this.#checked(reply);
        if (wantedFor(this.pane.value) === undefined) return;
        this.listing.value = reply.listing;
        this.ownership.value = reply.ownership;
        return;
      case "built":
        if (isCurrent) this.#checked(reply);
        this.#onBuilt(reply, source);
        return;
      case "judged":
        this.anyway.judged(reply.verdict);
        return;
      case "fault":
        this.check.value = { kind: "fault", message: reply.message };
        if (this.recorder.state.value.kind === "compiling") this.recorder.clear();
        this.anyway.fail(reply.message);
        this.compare.fail(reply.message);
        if (this.run.value.kind === "compiling") {
          this.run.value = { kind: "idle" };
          this.pane.value = "problems";
        }
    }
  }

  #checked({ problems, canRunAnyway, millis }: CompilerReply & { readonly kind: "checked" | "built" }): void {
    this.check.value = { kind: "checked", problems, canRunAnyway, millis };
  }

  #launch(program: Loadable | undefined, refusal: Refusal): void {
    if (program === undefined) {
      this.run.value = { kind: "rejected", refusal };
      this.pane.value = "problems";
      return;
    }
    this.run.value = { kind: "running", output: [], isStopping: false };
    this.#machine.begin({ kind: "run", ...program });
  }

  #onBuilt(reply: CompilerReply & { readonly kind: "built" }, { input }: Source): void {
    const { purpose, bytes, canRunAnyway } = reply;
    const errors = errorsIn(reply.problems);
    const refusal = { errors, canRunAnyway };
    const program = bytes === undefined ? undefined : { bytes, input };
    switch (purpose) {
      case "run":
        if (this.run.value.kind === "compiling") this.#launch(program, refusal);
        return;
      case "record":
      case "recordAnyway":
        if (this.recorder.state.value.kind !== "compiling") return;
        if (program === undefined) this.recorder.reject(refusal);
        else this.recorder.record(program, purpose === "record" ? undefined : this.#faultAt);
        return;
      case "anyway":
        this.anyway.built(bytes, errors);
        return;
      case "compare":
        this.compare.built(bytes, errors);
        return;
    }
  }

  #onMachine(reply: MachineReply): void {
    const run = this.run.value;
    const output = run.kind === "running" || run.kind === "ended" ? run.output : [];
    switch (reply.kind) {
      case "output":
        if (run.kind === "running" || run.kind === "ended") {
          this.run.value = { ...run, output: joinOutput(output, reply.chunks) };
        }
        return;
      case "stopped":
        this.run.value = { kind: "ended", output, report: undefined, isKilled: false };
        return;
      case "ended":
        this.run.value = { kind: "ended", output, report: reply.report, isKilled: false };
        return;
      case "fault":
        this.run.value = { kind: "fault", message: reply.message, output };
        return;
      case "recording":
      case "recorded":
      case "moment":
      case "tried":
      case "compared":
        return;
    }
  }

  #onKilled(): void {
    const run = this.run.value;
    const output = run.kind === "running" ? run.output : [];
    this.run.value = { kind: "ended", output, report: undefined, isKilled: true };
  }

  #work(): Shared {
    const step = this.isRecordingOld.value ? 0 : this.recorder.step.value;
    const { input, ...program } = this.#source();
    const options = { ...(input === "" ? {} : { input }), ...(step === 0 ? {} : { step }) };
    return { ...program, pane: this.pane.value, ...options };
  }
}
