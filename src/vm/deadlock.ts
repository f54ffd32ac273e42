// A deadlock as a story: which thread waits for what, where, and who holds it.
import type { SourceRange } from "#isa/program.ts";
import type { MachineState } from "./state.ts";
import { PURPOSES } from "./threads/thread.ts";
import type { Thread, WaitReason } from "./threads/thread.ts";

/** Who holds what a thread waits for; `since` is where it was taken. */
export interface LockHolder {
  readonly thread: string;
  readonly isSelf: boolean;
  readonly since: SourceRange | null;
}

export interface WaitingThread {
  readonly thread: string;
  /** What it waits for: `a mutex`, `thread 'a' to end`. */
  readonly waitsFor: string;
  readonly at: SourceRange | null;
  readonly holders: readonly LockHolder[];
}

export interface Deadlock {
  readonly message: string;
  readonly waiting: readonly WaitingThread[];
}

function words(state: MachineState, reason: WaitReason): string {
  switch (reason.kind) {
    case "join":
      return `${state.threads.thread(reason.thread)?.title ?? "a thread"} to end`;
    case "sleep":
      return "time to pass";
    case "word":
      return PURPOSES[reason.purpose] ?? PURPOSES[0];
  }
}

/** What a thread waits for; null if it can run. */
export function tellThread(state: MachineState, thread: Thread): WaitingThread | null {
  const { threads } = state;
  const { waiting } = thread;
  if (waiting === null) return null;
  const { reason } = waiting;
  const holders = reason.kind === "word" ? threads.holdersOf(reason.address) : [];
  return {
    thread: thread.title,
    waitsFor: words(state, reason),
    at: state.rangeOf(state.userSite(threads.registersOf(thread))),
    holders: holders.map((holder) => ({
      thread: threads.thread(holder.thread)?.title ?? "a thread",
      isSelf: holder.thread === thread.id,
      since: state.rangeOf(holder.site),
    })),
  };
}

/** The story of a machine of which every thread waits. */
export function tellDeadlock(state: MachineState): Deadlock {
  const waiting = state.threads.all.flatMap((thread) => tellThread(state, thread) ?? []);
  const message =
    waiting.length === 1 && waiting[0] !== undefined
      ? `deadlock: ${waiting[0].thread} waits for ${waiting[0].waitsFor}, and no other thread is left`
      : `deadlock: all ${waiting.length} threads wait, and nobody is left to wake them`;
  return { message, waiting };
}
