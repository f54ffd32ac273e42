// A run told step by step, as plain records; `trace.schema.json` describes them. Each becomes one line of JSON.

import { positionOf, type SourcePosition } from "#isa/debug-info.ts";
import type { Program } from "#isa/program.ts";
import { fromUtf8 } from "#support/utf8.ts";
import { History } from "#vm/history.ts";
import type { FaultStory, StoryEvent } from "#vm/fault-story.ts";
import type { Host } from "#vm/host.ts";
import type { Exit, MachineOptions } from "#vm/machine.ts";
import { drawingText } from "#vm/picture.ts";
import { innermostFrame } from "#vm/snapshot.ts";
import type { StepKind } from "#vm/step.ts";

/** Raised when a record changes so that readers of old ones would be misled. */
const TRACE_VERSION = 1;

export interface TracedLocal {
  readonly name: string;
  readonly type: string;
  readonly address: number;
  readonly value: string;
  /** `path` is empty for the whole variable. */
  readonly missing?: readonly { readonly path: string; readonly state: "unset" | "moved" | "maybe" }[];
}

/** What a checked run found, with the places of its story: the fault first, the rest in order of time. */
export interface TracedFault {
  readonly code: FaultStory["code"];
  readonly message: string;
  readonly events: readonly (SourcePosition & Pick<StoryEvent, "role" | "text">)[];
  readonly notes: readonly string[];
}

export type TraceRecord =
  | { readonly kind: "start"; readonly version: number; readonly program: string }
  | {
      readonly kind: "step";
      readonly step: number;
      /** Instructions executed before it. */
      readonly instructions: number;
      readonly what: StepKind;
      readonly text: string;
      readonly function: string;
      readonly file: string;
      readonly line: number;
      readonly column: number;
      /** Open calls of the program's own functions, this one included. */
      readonly depth: number;
      readonly liveBytes: number;
      /** The number of the thread that runs; left out for `main`, which is 1. */
      readonly thread?: number;
      /** What was written to the two streams since the record before. */
      readonly output?: string;
      readonly locals?: readonly TracedLocal[];
    }
  /** Steps were left out because the limit was reached; the program ran on. */
  | { readonly kind: "limit"; readonly step: number }
  | {
      readonly kind: "end";
      readonly steps: number;
      readonly instructions: number;
      readonly status: number;
      readonly message?: string;
      /** The memory fault that stopped the run, or the first breach of an aliasing rule, which did not. */
      readonly fault?: TracedFault;
      readonly output?: string;
    };

export interface TraceOptions {
  /** The first step that is told. */
  readonly from?: number;
  /** Step records at most. */
  readonly limit?: number;
  readonly locals?: boolean;
  /** Only steps of functions whose name contains this. */
  readonly function?: string;
  /** Only steps that begin on this line. */
  readonly line?: number;
  readonly kinds?: readonly StepKind[] | undefined;
}

/** Tells a run. The program's output is not delivered to the host but put into the records. */
export function* trace(
  program: Program,
  name: string,
  host: Host,
  machine: MachineOptions,
  options: TraceOptions = {},
): Generator<TraceRecord> {
  let written = "";
  const collect = (bytes: Uint8Array): void => {
    written += fromUtf8(bytes);
  };
  const quiet: Host = { ...host, writeStdout: collect, writeStderr: collect };
  // Nobody goes back: the past may stay as small as it can be. How far it may go is what limits the run itself.
  const history = new History(program, { ...machine, maxHistoryBytes: 0, maxSearch: Infinity }, quiet);
  const takeOutput = (): { readonly output?: string } => {
    history.machine.state.output.flush();
    const output = written;
    written = "";
    return output === "" ? {} : { output };
  };
  yield { kind: "start", version: TRACE_VERSION, program: name };
  if (options.from !== undefined && options.from > 0) history.goTo(options.from);
  let left = options.limit ?? Infinity;
  while (!history.isAtEnd) {
    const record = stepRecord(program, history, options);
    if (record !== null) {
      if (left-- <= 0) {
        yield { kind: "limit", step: history.step };
        history.runOn();
        break;
      }
      yield { ...record, ...takeOutput() };
    }
    history.forward();
  }
  const { exit } = history;
  yield {
    kind: "end",
    steps: history.lastStep,
    instructions: history.instructions,
    status: exit?.status ?? 0,
    ...(exit?.trap == null ? {} : { message: exit.trap.message }),
    ...faultOf(program, exit),
    ...takeOutput(),
  };
}

function faultOf(program: Program, exit: Exit | null): { readonly fault?: TracedFault } {
  const story = exit?.trap?.story ?? exit?.aliasing;
  if (story == null) return {};
  const { code, message, notes } = story;
  const events = story.events.map(({ role, text, range }) => {
    const at = positionOf(program, range);
    return { role, text, file: at?.file ?? "", line: at?.line ?? 0, column: at?.column ?? 0 };
  });
  return { fault: { code, message, events, notes } };
}

type StepRecord = TraceRecord & { readonly kind: "step" };

/** The record of the step that begins here; null where a filter leaves it out. */
function stepRecord(program: Program, history: History, options: TraceOptions): StepRecord | null {
  const step = history.current();
  if (step === null) return null;
  if (options.kinds !== undefined && !options.kinds.includes(step.kind)) return null;
  if (options.function !== undefined && !step.function.includes(options.function)) return null;
  const at = step.range === null ? null : positionOf(program, step.range);
  if (options.line !== undefined && at?.line !== options.line) return null;
  const { state } = history.machine;
  const own = (position: number): boolean => state.image.isStd[position] === 0;
  return {
    kind: "step",
    step: history.step,
    instructions: history.instructions,
    what: step.kind,
    text: step.text,
    function: step.function,
    file: at?.file ?? "",
    line: at?.line ?? 0,
    column: at?.column ?? 0,
    depth: state.framePositions().filter(({ position }) => own(position)).length,
    liveBytes: state.heap.liveBytes,
    ...(state.threads.isMain ? {} : { thread: state.threads.current.id }),
    ...(options.locals === true ? { locals: localsOf(history) } : {}),
  };
}

function localsOf(history: History): readonly TracedLocal[] {
  return (innermostFrame(history.machine)?.locals ?? []).map(({ name, typeName, address, drawing, missing }) => ({
    name,
    type: typeName,
    address,
    value: missing.some((part) => part.path === "" && part.state !== "maybe") ? "" : drawingText(drawing),
    ...(missing.length === 0 ? {} : { missing }),
  }));
}
