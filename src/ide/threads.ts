// What a thread does at a moment, in words.

import type { MomentThread } from "./moment.ts";

/** What a thread that does not run waits for, and who holds that: `waits for a mutex, held by thread 'a' since line 3`. */
export function waitText({ waiting }: MomentThread): string {
  if (waiting === null) return "can go on";
  const holders = waiting.holders.map(
    ({ thread, since }) => `${thread}${since === undefined ? "" : ` since line ${since.line}`}`,
  );
  return `waits for ${waiting.waitsFor}${holders.length === 0 ? "" : `, held by ${holders.join(" and ")}`}`;
}
