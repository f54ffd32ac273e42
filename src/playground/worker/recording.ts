// A run that is followed to its end once and can then be shown at any of its steps.

import { momentAt } from "#ide/moment.ts";
import type { Program } from "#isa/program.ts";
import {
  type Destination,
  MAIN_FILE,
  type MachineReply,
  type MachineRequest,
  type RecordingEnd,
} from "#playground/protocol.ts";
import { History } from "#vm/history.ts";
import { marksOnLine, runToAllocation, runToDrop, runToFree, runToHeapEvent } from "#vm/travel.ts";
import { browserHost, TextInput } from "./host.ts";
import { MAX_MEMORY } from "./run.ts";

/** Instructions that are followed; a program that goes on is shown up to there. */
const MAX_INSTRUCTIONS = 100_000_000;
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
  /** The last step that can be shown. */
  #lastStep = 0;

  constructor(request: RecordRequest, program: Program, reply: (message: MachineReply) => void) {
    this.#id = request.id;
    this.#faultAt = request.faultAt;
    this.#reply = reply;
    // What is written is read from the history, as it was at each moment.
    this.#history = new History(
      program,
      { maxMemory: MAX_MEMORY },
      browserHost(new TextInput(request.input), () => undefined),
    );
  }

  /** Follows the program for about so many instructions; says whether that is over. */
  slice(budget: number): boolean {
    if (this.#isOver) return true;
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

  /** Follows the program no further; what has been seen can be shown. */
  stop(): void {
    if (!this.#isOver) this.#end("stopped");
  }

  #end(end: RecordingEnd): void {
    this.#isOver = true;
    // The step that commits a fault can only be looked at before it begins.
    this.#lastStep = end === "fault" ? this.#history.step : this.#history.lastStep;
    this.#reply({ kind: "recorded", id: this.#id, lastStep: this.#lastStep, end });
  }

  /** Goes to a moment and tells it. */
  go(to: Destination): void {
    const history = this.#history;
    const from = history.step;
    const found = stepOf(history, to);
    const step = found === undefined || found > this.#lastStep ? undefined : found;
    const moment = momentAt(history, step ?? Math.min(from, this.#lastStep));
    this.#reply({ kind: "moment", id: this.#id, moment, isFound: step !== undefined });
  }
}

/** The number of the step that a destination means; undefined where the run has none. */
function stepOf(history: History, to: Destination): number | undefined {
  /** The step that shows what has just happened within the one before. */
  const after = (isFound: boolean): number | undefined => (isFound ? history.nextStep : undefined);
  switch (to.kind) {
    case "step":
      return Math.min(to.step, history.lastStep);
    case "line":
      return stepOnLine(history, to.line);
    case "allocation":
      return after(runToAllocation(history, to.serial));
    case "free":
      return after(runToFree(history, to.serial));
    case "heap":
      return after(runToHeapEvent(history));
    case "drop":
      return after(runToDrop(history));
  }
}

function stepOnLine(history: History, line: number): number | undefined {
  const marks = marksOnLine(history, MAIN_FILE, line);
  if (marks.length === 0) return undefined;
  if (history.runTo(marks)) return history.step;
  history.goTo(0);
  return marks.includes(history.machine.state.pc) || history.runTo(marks) ? history.step : undefined;
}
