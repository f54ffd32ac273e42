// From a memory fault, a broken aliasing rule or a data race back to the moments that its story tells of: where the memory
// was allocated, where it was freed or moved out, what the other thread did. The history has to be of a checked run.
import type { FaultStory, StoryEvent } from "./fault-story.ts";
import type { History } from "./history.ts";
import type { MemoryFault } from "./shadow/memory-fault.ts";
import type { Shadow } from "./shadow/shadow.ts";
import type { Breach } from "./shadow/trees.ts";
import type { MachineState } from "./state.ts";
import { runBackToChange, runUntil } from "./travel.ts";

/** The moments of a story to which one can go back. */
export type StoryMoment = Exclude<StoryEvent["role"], "fault" | "via">;

/** What went wrong in the run as far as it has come: a memory fault or race at its end, or a breach of aliasing rules. */
export function faultSoFar(history: History): FaultStory | null {
  return history.machine.exit?.trap?.story ?? history.machine.state.aliasing?.story ?? null;
}

/** To the moment at which the run goes wrong: the end, for what stops it. False where it does not. */
export function runToFault(history: History): boolean {
  const { state } = history.machine;
  const isBroken = (): boolean => state.aliasing !== null;
  if (isBroken() && state.memoryFault === null) return runBackToChange(history, isBroken);
  return runUntil(history, isBroken) || (!history.gaveUp && faultSoFar(history) !== null);
}

/**
 * Back to a moment of the story of the fault that the run was seen to come to: the one after what it tells of. False where
 * it tells of no such moment, or of none before this one.
 */
export function runBackToStory(history: History, moment: StoryMoment): boolean {
  const { state } = history.machine;
  const fault = history.faultSeen;
  const isSo = fault === null || state.shadow === null ? null : changeOf(state, state.shadow, fault, moment);
  return isSo !== null && runBackToChange(history, isSo);
}

/** What became so at a moment of a fault's story. */
function changeOf(
  state: MachineState,
  shadow: Shadow,
  fault: MemoryFault,
  moment: StoryMoment,
): (() => boolean) | null {
  const { address, size, movedAt, race, breach } = fault;
  switch (moment) {
    case "born":
    case "ended":
      if (breach === undefined) return lifeOf(state, shadow, fault, moment);
      return rightsOf(shadow, breach, fault, moment);
    case "moved":
      return movedAt < 0 ? null : () => shadow.movedSite(address) === movedAt;
    case "other":
      if (race === undefined) return null;
      return () => state.races?.hasNoted(address, size, race.other.id, race.other.time, race.other.site) === true;
    default:
      return moment satisfies never;
  }
}

/** The memory has come to be, or is gone. */
function lifeOf(
  { heap }: MachineState,
  { allocations }: Shadow,
  { allocation }: MemoryFault,
  moment: "born" | "ended",
): (() => boolean) | null {
  if (allocation === null || allocation.bornAt < 0) return null;
  const { id, kind, base, bornAt, state } = allocation;
  const isGone = moment === "ended";
  if (isGone && state === "live") return null;
  if (id > 0)
    return () => {
      const now = allocations.describe(id);
      return now !== null && now.bornAt === bornAt && !(isGone && now.state === "live");
    };
  // Of a block whose number is forgotten the heap itself still knows.
  if (kind !== "heap") return null;
  return () => {
    const block = heap.blockAt(base);
    return block !== null && block.allocatedAt === bornAt && !(isGone && block.isLive);
  };
}

/** The reference has been made, or has lost its right. */
function rightsOf(
  shadow: Shadow,
  { tag, lostAt }: Breach,
  { address, size }: MemoryFault,
  moment: "born" | "ended",
): (() => boolean) | null {
  if (moment === "born") return () => shadow.trees?.knows(tag) === true;
  return lostAt < 0 ? null : () => shadow.trees?.hasLost(tag, address, size, lostAt) === true;
}
