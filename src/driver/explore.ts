// Runs a program under many schedules, one after the other, until one fails or all within the bound have been tried.
//
// Stateless model checking with a bound on preemptions (Musuvathi and Qadeer, "Iterative Context Bounding for Systematic
// Testing of Multithreaded Programs", PLDI 2007): a run is the plain course but for a few departures, and each run tells
// at which decisions others could have run. What a thread does between two operations that others can see is not split.
import type { Program } from "#isa/program.ts";
import type { Host } from "#vm/host.ts";
import { deviationsText, scriptedSchedule } from "#vm/schedule.ts";
import type { Decision, Deviation } from "#vm/schedule.ts";
import { execute } from "./execute.ts";
import type { RunLimits, RunOutcome } from "./execute.ts";

/** How far an exploration goes. */
export interface ExploreBounds {
  /** How often a thread that could go on is stopped, in one run. */
  readonly preemptions: number;
  readonly schedules: number;
}

export const DEFAULT_BOUNDS: ExploreBounds = { preemptions: 2, schedules: 2000 };

export interface Exploration {
  readonly schedulesRun: number;
  /** Whether every schedule with so many preemptions was run. */
  readonly isComplete: boolean;
  /** The first run that failed, and its schedule as `--schedule` takes it. */
  readonly failure: { readonly schedule: string; readonly outcome: RunOutcome } | null;
}

/** A run that is still to be made: its departures, the preemptions among them. */
interface Planned {
  readonly deviations: readonly Deviation[];
  readonly preemptions: number;
}

/** Runs the program; `hostFor` makes the host of each run. A run fails if its exit status is not 0. */
export function explore(program: Program, hostFor: () => Host, limits: RunLimits, bounds: ExploreBounds): Exploration {
  // Fewer preemptions first: the simplest failure is found first.
  const planned: Planned[][] = Array.from({ length: bounds.preemptions + 1 }, () => []);
  planned[0]?.push({ deviations: [], preemptions: 0 });
  let schedulesRun = 0;
  for (;;) {
    const next = planned.find((queue) => queue.length > 0)?.pop();
    if (next === undefined) return { schedulesRun, isComplete: true, failure: null };
    if (schedulesRun >= bounds.schedules) return { schedulesRun, isComplete: false, failure: null };
    const decisions: Decision[] = [];
    const schedule = scriptedSchedule(next.deviations, (decision) => decisions.push(decision));
    const outcome = execute(program, hostFor(), { ...limits, schedule });
    schedulesRun++;
    if (outcome.exit.status !== 0) {
      const failure = { schedule: deviationsText(next.deviations), outcome };
      return { schedulesRun, isComplete: false, failure };
    }
    const from = (next.deviations.at(-1)?.at ?? -1) + 1;
    for (let at = decisions.length - 1; at >= from; at--) plan(planned, next, at, decisions[at] as Decision);
  }
}

/** Plans the runs that depart at decision `at` from one that was made. */
function plan(planned: readonly Planned[][], run: Planned, at: number, { others, isPreemption }: Decision): void {
  const preemptions = run.preemptions + (isPreemption ? 1 : 0);
  for (const thread of others)
    planned[preemptions]?.push({ deviations: [...run.deviations, { at, thread }], preemptions });
}
