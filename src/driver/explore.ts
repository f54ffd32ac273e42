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
  /** The last run: the first that failed, or one like all the others. */
  readonly outcome: RunOutcome;
  /** The schedule of the run that failed, as `--schedule` takes it; null if none did. */
  readonly failed: string | null;
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
  let next: Planned | undefined = { deviations: [], preemptions: 0 };
  for (let schedulesRun = 1; ; schedulesRun++) {
    const decisions: Decision[] = [];
    const schedule = scriptedSchedule(next.deviations, (decision) => decisions.push(decision));
    const outcome = execute(program, hostFor(), { ...limits, schedule });
    if (outcome.exit.status !== 0)
      return { schedulesRun, isComplete: false, outcome, failed: deviationsText(next.deviations) };
    const from = (next.deviations.at(-1)?.at ?? -1) + 1;
    for (let at = decisions.length - 1; at >= from; at--) plan(planned, next, at, decisions[at] as Decision);
    next = planned.find((queue) => queue.length > 0)?.pop();
    if (next === undefined || schedulesRun >= bounds.schedules)
      return { schedulesRun, isComplete: next === undefined, outcome, failed: null };
  }
}

/** Plans the runs that depart at decision `at` from one that was made. */
function plan(planned: readonly Planned[][], run: Planned, at: number, { others, isPreemption }: Decision): void {
  const preemptions = run.preemptions + (isPreemption ? 1 : 0);
  for (const thread of others)
    planned[preemptions]?.push({ deviations: [...run.deviations, { at, thread }], preemptions });
}
