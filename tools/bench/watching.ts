// What it costs to watch a program: a history of it, jumps within that, the search for data races, the aliasing rules.
// All within this process, so that nothing but the machine is measured, and in processor time.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { buildText } from "#harness/ferrule.ts";
import type { Program } from "#isa/program.ts";
import { History } from "#vm/history.ts";
import { type Host, silentHost } from "#vm/host.ts";
import { createMachine, type MachineOptions } from "#vm/machine.ts";
import { quicksortOf } from "./quicksort.ts";
import { heading, median, ratio, root, row, type Setting, whole } from "./race.ts";

const WATCHED = resolve(root, "tools/bench/watched");
const JUMPS = 25;
/** Numbers that are sorted under the aliasing rules. */
const SORTED = 4_000;
const MEGABYTE = 2 ** 20;

/** The text of a program made for this. */
const watched = (name: string): string => readFileSync(resolve(WATCHED, `${name}.rs`), "utf8");

function build(text: string, goal: "program" | "checked", aliasing = false): Program {
  return buildText({ name: "watched.rs", text, edition: "2024", aliasing }, goal);
}

/** Processor time, since other processes may be at work meanwhile. */
function milliseconds(body: () => void): number {
  const start = process.cpuUsage();
  body();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The median time of each, all taking turns; what they do first is not counted: V8 has yet to optimise the loops. */
function taken(rounds: number, bodies: readonly (() => void)[]): number[] {
  for (const body of bodies) body();
  const times = bodies.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, body] of bodies.entries()) times[i]?.push(milliseconds(body));
  return times.map(median);
}

function run(program: Program, options: MachineOptions, args: readonly string[] = []): void {
  const host: Host = { ...silentHost, args: ["bench", ...args] };
  const result = createMachine(program, options, host).run();
  if (result.kind !== "exited" || result.exit.status !== 0) throw new Error("a watched program did not end well");
}

function recorded(program: Program, checked: boolean, maxHistoryBytes?: number): History {
  const history = new History(program, { checked, maxHistoryBytes }, silentHost);
  history.runOn();
  return history;
}

/** Times of jumps to steps all over a recorded run, in milliseconds: always the same ones. */
function jumps(history: History): number[] {
  let seed = 1;
  return Array.from({ length: JUMPS }, () => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    const step = Math.floor((seed / 2 ** 31) * history.lastStep);
    return milliseconds(() => history.goTo(step));
  });
}

/** One run with and without a history, unchecked and checked; what the history takes; how long jumps in it take. */
function historyRows(rounds: number, checked: boolean): string[] {
  const program = build(watched("steps"), checked ? "checked" : "program");
  const [plain = Number.NaN, least = Number.NaN, whole64 = Number.NaN] = taken(rounds, [
    () => run(program, { checked }),
    () => recorded(program, checked, 0),
    () => recorded(program, checked),
  ]);
  const history = recorded(program, checked);
  const { bytes, checkpoints, interval } = history.cost();
  const times = jumps(history);
  const kind = checked ? "checked run" : "unchecked run";
  return [
    row([`${kind} of ${history.lastStep.toLocaleString("en")} steps, no history`, whole(plain), "1.00"]),
    row(["the same, steps counted, nothing kept but the beginning", whole(least), ratio(least, plain)]),
    row(["the same, with a history", whole(whole64), ratio(whole64, plain)]),
    row([
      `memory of that history: ${checkpoints} checkpoints, ${interval.toLocaleString("en")} instructions apart`,
      `${(bytes / MEGABYTE).toFixed(1)} MB`,
      "–",
    ]),
    row([`jump to one of ${JUMPS} steps all over it: median`, whole(median(times)), "–"]),
    row(["the slowest of them", whole(Math.max(...times)), "–"]),
  ];
}

function checkRows(rounds: number): string[] {
  const threads = build(watched("threads"), "checked");
  const [alone = Number.NaN, raced = Number.NaN] = taken(rounds, [
    () => run(threads, { checked: true }),
    () => run(threads, { checked: true }, ["threads"]),
  ]);
  return [
    row(["checked run of some work, in one thread", whole(alone), "1.00"]),
    row(["the same work in two threads, with the search for data races", whole(raced), ratio(raced, alone)]),
    ...aliasingRows(rounds, watched("borrows"), "checked run with borrows in its inner loops"),
    ...aliasingRows(rounds, quicksortOf(SORTED), "checked run of a quicksort on slices"),
  ];
}

/** A checked run of a program, and one that is held to the aliasing rules besides. */
function aliasingRows(rounds: number, text: string, what: string): string[] {
  const plain = build(text, "checked");
  const tracked = build(text, "checked", true);
  const [free = Number.NaN, held = Number.NaN] = taken(rounds, [
    () => run(plain, { checked: true }),
    () => run(tracked, { checked: true, aliasing: true }),
  ]);
  return [
    row([what, whole(free), "1.00"]),
    row(["the same, held to the aliasing rules", whole(held), ratio(held, free)]),
  ];
}

/** The table of what watching costs. */
export function watchingTable({ rounds }: Setting): string[] {
  return [
    ...heading(["", "processor time, ms", "against the first of the group"]),
    ...historyRows(rounds, false),
    ...historyRows(rounds, true),
    ...checkRows(rounds),
    "",
    "A history keeps checkpoints, and reaches a moment by running on from the one before: there is no undo log. Counting steps",
    "alone is what a history costs that keeps next to nothing.",
  ];
}
