// A run that is followed to its end once and can then be shown at any of its steps.

import { momentAt } from "#ide/moment.ts";
import type { Program } from "#isa/program.ts";
import {
  type Destination,
  MAIN_FILE,
  type MachineReply,
  type MachineRequest,
  type RecordingEnd,
  type SearchOutcome,
} from "#playground/protocol.ts";
import { History } from "#vm/history.ts";
import { marksOnLine, runToDrop } from "#vm/travel.ts";
import { browserHost, TextInput } from "./host.ts";
import { type HeapDestination, HeapSearch, isOfHeap } from "./heap-search.ts";
import { MAX_MEMORY } from "./run.ts";

/** Instructions that are followed; a program that goes on is shown up to there. */
const MAX_INSTRUCTIONS = 100_000_000;
/** Instructions that a search follows beyond what has been recorded: just to come to the end of a step. */
const MAX_SEARCH = 1_000_000;
/** Milliseconds between two reports of progress. */
const PROGRESS_MILLIS = 100;

type RecordRequest = MachineRequest & { readonly kind: "record" };

export class Recording {
  readonly #id: number;
  readonly #history: History;
  readonly #reply: (message: MachineReply) => void;
  /** The number of the instruction that commits a fault, before which it ends. */
  readonly #faultAt: number | undefined;
  #reported = performance.now();
  #isOver = false;
  /** The last step that can be shown, and the instructions up to there. */
  #lastStep = 0;
  #lastInstruction = 0;
  /** What is being looked for, and the step from which. */
  #search: { readonly heap: HeapSearch; readonly from: number } | undefined;

  constructor(request: RecordRequest, program: Program, reply: (message: MachineReply) => void) {
    this.#id = request.id;
    this.#faultAt = request.faultAt;
    this.#reply = reply;
    // What is written is read from the history, as it was at each moment.
    this.#history = new History(
      program,
      { maxMemory: MAX_MEMORY, maxSearch: MAX_SEARCH },
      browserHost(new TextInput(request.input), () => undefined),
    );
  }

  /** Follows the program, or looks through what has been recorded, for about so many instructions; says whether that is over. */
  slice(budget: number): boolean {
    if (this.#isOver) return this.#look(budget);
    const history = this.#history;
    const limit = Math.min(MAX_INSTRUCTIONS, this.#faultAt ?? MAX_INSTRUCTIONS);
    const to = Math.min(history.instructions + budget, limit);
    // To the instruction, not to the step after it: that would be beyond the fault.
    if (this.#faultAt === undefined) history.runOn(to - history.instructions);
    else history.goToInstruction(to);
    if (history.isAtEnd) this.#end("end");
    else if (history.instructions === this.#faultAt) this.#end("fault");
    else if (history.instructions >= MAX_INSTRUCTIONS) this.#end("limit");
    else if (performance.now() - this.#reported > PROGRESS_MILLIS) {
      this.#reported = performance.now();
      this.#reply({ kind: "recording", id: this.#id, steps: history.lastStep });
    }
    return this.#isOver;
  }

  /** Follows the program no further (what has been seen can be shown), or looks no further. */
  stop(): void {
    if (!this.#isOver) this.#end("stopped");
    else if (this.#search !== undefined) this.#tell(this.#search.from, "stopped");
  }

  #end(end: RecordingEnd): void {
    this.#isOver = true;
    // The step that commits a fault can only be looked at before it begins.
    this.#lastStep = end === "fault" ? this.#history.step : this.#history.lastStep;
    this.#lastInstruction = this.#history.instructions;
    this.#reply({ kind: "recorded", id: this.#id, lastStep: this.#lastStep, end });
  }

  /** Goes to a moment and tells it, or begins to look for it: {@link slice} goes on with that. */
  go(to: Destination): void {
    const from = this.#history.step;
    if (isOfHeap(to)) this.#search = { heap: new HeapSearch(this.#history, to), from };
    else this.#arrive(stepOf(this.#history, to), from);
  }

  #look(budget: number): boolean {
    if (this.#search === undefined) return true;
    const { heap, from } = this.#search;
    const outcome = heap.slice(budget, this.#lastInstruction);
    if (outcome === "looking") return false;
    // The step that shows what has just happened within the one before.
    this.#arrive(outcome === "found" ? this.#history.nextStep : undefined, from);
    return true;
  }

  /** Tells the moment that was looked for; where there is none, the one before. */
  #arrive(found: number | undefined, from: number): void {
    const isFound = found !== undefined && found <= this.#lastStep;
    this.#tell(isFound ? found : from, isFound ? "found" : "none");
  }

  #tell(step: number, outcome: SearchOutcome): void {
    this.#search = undefined;
    const moment = momentAt(this.#history, Math.min(step, this.#lastStep));
    this.#reply({ kind: "moment", id: this.#id, moment, outcome });
  }
}

/** The number of the step that a destination means; undefined where the run has none. */
function stepOf(history: History, to: Exclude<Destination, HeapDestination>): number | undefined {
  switch (to.kind) {
    case "step":
      return Math.min(to.step, history.lastStep);
    case "line":
      return stepOnLine(history, to.line);
    case "drop":
      // The step that shows what has just happened within the one before.
      return runToDrop(history) ? history.nextStep : undefined;
  }
}

function stepOnLine(history: History, line: number): number | undefined {
  const marks = marksOnLine(history, MAIN_FILE, line);
  if (marks.length === 0) return undefined;
  if (history.runTo(marks)) return history.step;
  history.goTo(0);
  return marks.includes(history.machine.state.pc) || history.runTo(marks) ? history.step : undefined;
}
