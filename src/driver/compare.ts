// One program under the four heap managers: each run's record as plain data, ready to be shown or serialised.
//
// The JSON of `ferrule compare --json` is a `Comparison`; `schema` names its version.

import { positionText } from "#isa/debug-info.ts";
import type { Program } from "#isa/program.ts";
import { bug } from "#support/bug.ts";
import type { Host } from "#vm/host.ts";
import { HEAP_KINDS, type HeapKind, type ManagerWork } from "#vm/heap-manager.ts";
import { LiveSeries, type SeriesPoint } from "#vm/live-series.ts";
import type { Leak } from "#vm/leaks.ts";
import { createMachine, type Exit } from "#vm/machine.ts";
import { FAULT_EXIT } from "#vm/trap.ts";

/** Version of the JSON form. */
const SCHEMA = "ferrule-compare-1";

/** Instructions between two looks at the live bytes, where allocations between them need not be told apart. */
const SLICE = 32;

export interface CompareLimits {
  readonly maxSteps?: number | undefined;
  readonly maxMemory?: number | undefined;
}

/** Blocks that nobody freed, by where they were allocated. */
export interface LeakSite {
  /** `file:line:column`, or empty where it is unknown. */
  readonly at: string;
  readonly function: string;
  readonly blocks: number;
  readonly bytes: number;
}

/** Why a run was stopped. */
export interface RunFault {
  /** `M0001` and so on for faults of memory, else null. */
  readonly code: string | null;
  readonly message: string;
  readonly at: string;
}

/** The record of one run. Sizes are bytes, lengths of time are steps: executed instructions, or units of a manager's work. */
export interface HeapRun extends ManagerWork {
  readonly heap: HeapKind;
  readonly status: number;
  readonly steps: number;
  readonly peakBytes: number;
  readonly finalBytes: number;
  readonly allocations: number;
  readonly frees: number;
  readonly leakedBlocks: number;
  readonly leaks: readonly LeakSite[];
  readonly fault: RunFault | null;
  /** Whether it ended by `std::process::exit`: what is live then is no leak. */
  readonly isCutShort: boolean;
  /** Whether it printed and exited as under `ownership`. */
  readonly agrees: boolean;
  /** Live bytes over time: the most in each of up to 256 spans of equal length. */
  readonly live: readonly SeriesPoint[];
}

export interface Comparison {
  readonly schema: typeof SCHEMA;
  readonly runs: readonly HeapRun[];
}

/** Collects what a program prints, and lets it read from a copy of the input. */
function recorder(host: Host): { readonly host: Host; readonly text: () => string } {
  let text = "";
  // Only compared, never shown: bytes as they are will do.
  const take = (bytes: Uint8Array): void => {
    for (const byte of bytes) text += String.fromCharCode(byte);
  };
  return { host: { ...host, writeStdout: take, writeStderr: () => undefined }, text: () => text };
}

interface Finished {
  readonly run: Omit<HeapRun, "agrees">;
  readonly stdout: string;
}

/** Runs a checked build under one manager. */
function runUnder(program: Program, heap: HeapKind, host: Host, limits: CompareLimits): Finished {
  const { maxSteps, maxMemory } = limits;
  const recorded = recorder(host);
  const machine = createMachine(program, { maxSteps, maxMemory, checked: true, heap }, recorded.host);
  const { state } = machine;
  const live = new LiveSeries();
  let result = machine.run(SLICE);
  while (result.kind === "paused") {
    live.note(state.steps, state.heap.liveBytes);
    result = machine.run(SLICE);
  }
  live.note(state.steps, state.heap.liveBytes);
  const isCutShort = state.fault === FAULT_EXIT;
  return { stdout: recorded.text(), run: recordOf(program, heap, result.exit, state.manager.work, live, isCutShort) };
}

function recordOf(
  program: Program,
  heap: HeapKind,
  exit: Exit,
  work: ManagerWork,
  live: LiveSeries,
  isCutShort: boolean,
): Omit<HeapRun, "agrees"> {
  const { steps, allocations, frees, liveBytes, peakBytes } = exit.counters;
  const isWhole = exit.trap === null && !isCutShort;
  return {
    heap,
    status: exit.status,
    steps,
    peakBytes,
    finalBytes: liveBytes,
    allocations,
    frees,
    ...work,
    leakedBlocks: isWhole ? exit.leaks.length : 0,
    leaks: isWhole ? leakSites(program, exit.leaks) : [],
    fault: faultOf(program, exit),
    isCutShort,
    live: live.points,
  };
}

function faultOf(program: Program, { trap }: Exit): RunFault | null {
  if (trap === null) return null;
  const { story } = trap;
  const told = story?.events.find(({ role }) => role === "fault")?.range;
  const frame = trap.backtrace.find(({ isStd, range }) => !isStd && range !== null);
  const range = told ?? frame?.range ?? null;
  return { code: story?.code ?? null, message: story?.message ?? trap.message, at: positionText(program, range) };
}

function leakSites(program: Program, leaks: readonly Leak[]): readonly LeakSite[] {
  const sites = new Map<string, LeakSite>();
  for (const { range, allocatedIn, size } of leaks) {
    const at = positionText(program, range);
    const key = `${allocatedIn} ${at}`;
    const { blocks, bytes } = sites.get(key) ?? { blocks: 0, bytes: 0 };
    sites.set(key, { at, function: allocatedIn, blocks: blocks + 1, bytes: bytes + size });
  }
  return [...sites.values()];
}

/** Runs a checked build under each manager. `hostFor` makes a host for each run, with the same arguments and input. */
export function compareHeaps(program: Program, hostFor: () => Host, limits: CompareLimits = {}): Comparison {
  const finished = HEAP_KINDS.map((heap) => runUnder(program, heap, hostFor(), limits));
  const first = finished[0] ?? bug("no heap managers");
  const runs = finished.map(({ run, stdout }) => ({
    ...run,
    agrees: stdout === first.stdout && run.status === first.run.status,
  }));
  return { schema: SCHEMA, runs };
}
