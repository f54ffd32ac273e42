// A run at full speed, or with every access checked: what it writes, and how it ends.

import { positionText } from "#isa/debug-info.ts";
import type { Program } from "#isa/program.ts";
import type { CallView, Ending, MachineReply, MachineRequest } from "#playground/protocol.ts";
import { createMachine, type Exit, type Machine } from "#vm/machine.ts";
import { FAULT_EXIT } from "#vm/trap.ts";
import { browserHost, OutputCollector, TextInput } from "./host.ts";
import { placeOfRange } from "./places.ts";

export const MAX_MEMORY = 256 * 1024 * 1024;
const FIRST_CALLS = 10;
const LAST_CALLS = 3;

type RunRequest = MachineRequest & { readonly kind: "run" | "anyway" };

export class Run {
  readonly #program: Program;
  readonly #machine: Machine;
  readonly #output = new OutputCollector();
  readonly #input: TextInput;
  readonly #started = performance.now();
  readonly #id: number;
  readonly #reply: (message: MachineReply) => void;
  readonly #checked: boolean;
  #isOver = false;

  constructor(request: RunRequest, program: Program, reply: (message: MachineReply) => void) {
    const checked = request.kind === "anyway";
    this.#id = request.id;
    this.#program = program;
    this.#input = new TextInput(request.input);
    this.#reply = reply;
    this.#checked = checked;
    const host = browserHost(this.#input, (stream, bytes) => this.#output.write(stream, bytes));
    this.#machine = createMachine(program, { maxMemory: MAX_MEMORY, checked, aliasing: checked }, host);
  }

  /** Runs for about so many instructions; says whether it is over. */
  slice(budget: number): boolean {
    if (this.#isOver) return true;
    const result = this.#machine.run(budget);
    this.#flush();
    if (result.kind === "exited") this.#end(result.exit, false);
    return this.#isOver;
  }

  stop(): void {
    if (this.#isOver) return;
    this.#reply({ kind: "stopped", id: this.#id });
    this.#end(this.#machine.interrupt(), true);
  }

  #flush(): void {
    const chunks = this.#output.take();
    if (chunks.length > 0) this.#reply({ kind: "output", id: this.#id, chunks });
  }

  #end(exit: Exit, isStopped: boolean): void {
    this.#isOver = true;
    const millis = performance.now() - this.#started;
    this.#flush();
    if (this.#checked && !isStopped) {
      this.#reply({ kind: "tried", id: this.#id, exit });
      return;
    }
    const ending = isStopped ? { kind: "stopped" as const } : this.#endingOf(exit);
    const { unshownBytes } = this.#output;
    const wantedInput = this.#input.isExhausted;
    const report = { status: exit.status, ending, counters: exit.counters, unshownBytes, wantedInput, millis };
    this.#reply({ kind: "ended", id: this.#id, report });
  }

  #endingOf(exit: Exit): Ending {
    if (exit.trap !== null) {
      return { kind: "trapped", message: exit.trap.message, calls: callsOf(this.#program, exit) };
    }
    return { kind: this.#machine.state.fault === FAULT_EXIT ? "exitCalled" : "finished" };
  }
}

/** The calls that were open when a program was stopped, innermost first, without the middle of a deep recursion. */
function callsOf(program: Program, exit: Exit): readonly CallView[] {
  const frames = exit.trap?.backtrace ?? [];
  const views: CallView[] = [];
  for (const frame of frames) {
    const where = positionText(program, frame.range);
    const last = views.at(-1);
    if (last?.function === frame.function && last.where === where) {
      views[views.length - 1] = { ...last, times: last.times + 1 };
    } else views.push({ function: frame.function, where, place: placeOfRange(program, frame.range), times: 1 });
  }
  if (views.length <= FIRST_CALLS + LAST_CALLS) return views;
  const gap: CallView = { function: "…", where: "", place: undefined, times: 1 };
  return [...views.slice(0, FIRST_CALLS), gap, ...views.slice(-LAST_CALLS)];
}
