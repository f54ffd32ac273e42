// Runs a program under the schedule of threads that the command line asks for, or under many, until one fails.

import { execute, type RunLimits, type RunOutcome } from "#driver/execute.ts";
import { DEFAULT_BOUNDS, explore } from "#driver/explore.ts";
import type { Program } from "#isa/program.ts";
import type { Host } from "#vm/host.ts";
import { parseDeviations, randomSchedule, roundRobin, type Schedule, scriptedSchedule } from "#vm/schedule.ts";
import { CommandError } from "./exit-status.ts";
import { noteChangedFiles, trialHosts } from "./host.ts";
import type { ScheduleFlags } from "./options.ts";
import { writeError, writeOut } from "./output.ts";

/** Says how a run ended; gives its exit status. */
type Show = (outcome: RunOutcome) => number;

/** Runs the program as `--schedule` and `--seed` say; gives the exit status. */
export function runScheduled(
  program: Program,
  host: Host,
  limits: RunLimits,
  flags: ScheduleFlags,
  show: Show,
): number {
  if (flags.schedule === "all") return runAll(program, host, limits, show);
  return show(execute(program, host, { ...limits, schedule: scheduleOf(flags) }));
}

/** The one schedule that the flags name. */
export function scheduleOf({ schedule, seed }: ScheduleFlags): Schedule {
  if (schedule === "all")
    throw new CommandError("one run has one schedule: name round-robin, random, or the one that `all` found to fail");
  if (schedule === "random") return randomSchedule(seed);
  const deviations = parseDeviations(schedule);
  return deviations === null ? roundRobin() : scriptedSchedule(deviations);
}

/** Runs the program under many schedules, each with the same input; shows the output of the first that fails. */
function runAll(program: Program, host: Host, limits: RunLimits, show: Show): number {
  const hosts = trialHosts(host);
  let output: (() => void)[] = [];
  const recorded = (): Host => {
    output = [];
    return {
      ...hosts.next(),
      writeStdout: (bytes) => output.push(() => host.writeStdout(bytes)),
      writeStderr: (bytes) => output.push(() => host.writeStderr(bytes)),
    };
  };
  const { schedulesRun, isComplete, outcome, failed } = explore(program, recorded, limits, DEFAULT_BOUNDS);
  noteChangedFiles(hosts);
  const runs = `${schedulesRun} schedule${schedulesRun === 1 ? "" : "s"}`;
  if (failed === null) {
    const { preemptions } = DEFAULT_BOUNDS;
    const rest = isComplete ? `all with at most ${preemptions} preemptions` : "there are more";
    writeOut(`${runs} run (${rest}): none failed\n`);
    return show(outcome);
  }
  for (const write of output) write();
  const status = show(outcome);
  writeError(`note: ${runs} run; the last one failed: repeat it with \`--schedule ${failed}\`\n`);
  return status;
}
