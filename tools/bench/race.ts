// Times commands side by side. The machine's speed drifts, so all contestants take turns, round after round, and a
// contestant's time is the median of its rounds: only ratios within one race mean anything.

import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

export const root = process.cwd();
export const ferrule = resolve(root, "dist/ferrule.mjs");

/** One command to time. */
export interface Contestant {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

/** What a race found of a contestant: milliseconds of wall clock (NaN where a round failed) and what it printed. */
export interface Result {
  readonly ms: number;
  readonly stdout: string;
}

/** Where the tables' programs are written, how often a race is run, and whether rustc is there to race against. */
export interface Setting {
  readonly scratch: string;
  readonly rounds: number;
  readonly hasRustc: boolean;
}

interface Sample extends Result {
  readonly status: number | null;
}

function time({ command: [file, ...args] }: Contestant): Sample {
  const start = process.hrtime.bigint();
  const { stdout, status } = spawnSync(file, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, stdout, status };
}

/** The upper median; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Times contestants in turn, `rounds` times over. */
export function race(contestants: readonly Contestant[], rounds: number): Map<string, Result> {
  const samples = new Map(contestants.map((c) => [c.name, [] as Sample[]]));
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) samples.get(contestant.name)?.push(time(contestant));
  }
  return new Map(
    [...samples].map(([name, list]) => {
      const isFine = list.every((sample) => sample.status === 0);
      return [name, { ms: isFine ? median(list.map((s) => s.ms)) : Number.NaN, stdout: list[0]?.stdout ?? "" }];
    }),
  );
}

/** The milliseconds of a contestant, NaN where it did not take part. */
export const msOf = (results: ReadonlyMap<string, Result>, name: string): number => results.get(name)?.ms ?? Number.NaN;

const isKnown = (n: number): boolean => Number.isFinite(n);

/** `a` as a multiple of `b`, a dash where either is unknown. */
export const ratio = (a: number, b: number): string =>
  isKnown(a / b) && b > 0 ? (a / b).toFixed(a / b < 10 ? 2 : 0) : "–";

/** Whole milliseconds, a dash where unknown. */
export const whole = (ms: number): string => (isKnown(ms) ? ms.toFixed(0) : "–");

/** A row of a Markdown table. */
export const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

/** The two lines that open a Markdown table. */
export const heading = (titles: readonly string[]): string[] => [row(titles), `|${"---|".repeat(titles.length)}`];
