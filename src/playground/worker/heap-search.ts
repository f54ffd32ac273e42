// Looking for an event of the heap in a recorded run, a stretch at a time, so that whoever waits can be heard meanwhile.

import type { Destination } from "#playground/protocol.ts";
import type { History } from "#vm/history.ts";
import { allocationOf, freeOf, heapEventFromHere, runUntil } from "#vm/travel.ts";

export type HeapDestination = Destination & { readonly kind: "heap" | "allocation" | "free" };

export function isOfHeap(to: Destination): to is HeapDestination {
  return to.kind === "heap" || to.kind === "allocation" || to.kind === "free";
}

export class HeapSearch {
  readonly #history: History;
  /** Whether the event has come about; once so, it stays so. */
  readonly #isDone: () => boolean;

  /** The next event is looked for from where the history stands, those of a block from the run's beginning. */
  constructor(history: History, to: HeapDestination) {
    this.#history = history;
    const { heap } = history.machine.state;
    if (to.kind !== "heap" && heap.allocations >= to.serial) history.goTo(0);
    this.#isDone = eventOf(history, to);
  }

  /** Looks through about so many instructions, up to the `end`th of the run. Where it is found the history stands just after. */
  slice(budget: number, end: number): "looking" | "found" | "none" {
    const history = this.#history;
    const start = history.instructions;
    history.goToInstruction(Math.min(start + budget, end));
    if (this.#isDone()) {
      history.goToInstruction(start);
      return runUntil(history, this.#isDone) ? "found" : "none";
    }
    return history.isAtEnd || history.instructions >= end ? "none" : "looking";
  }
}

function eventOf(history: History, to: HeapDestination): () => boolean {
  switch (to.kind) {
    case "heap":
      return heapEventFromHere(history);
    case "allocation":
      return allocationOf(history, to.serial);
    case "free":
      return freeOf(history, to.serial);
  }
}
