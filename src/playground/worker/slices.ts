// Long work in slices, so that a worker hears its messages between two of them.

import { faultText } from "./scope.ts";

/** How long a slice should take; messages are heard within about this time. */
const SLICE_MILLIS = 12;
const FIRST_SLICE = 200_000;

/** Calls back after the messages that are waiting have been handled; without the delay that timers have. */
const soon = (() => {
  const channel = new MessageChannel();
  let next: () => void = () => undefined;
  channel.port1.onmessage = () => next();
  return (callback: () => void): void => {
    next = callback;
    channel.port2.postMessage(undefined);
  };
})();

/**
 * Calls `work` again and again with a budget of instructions until it says that it is done. A worker does one such work
 * at a time: beginning another ends the one before.
 */
export function inSlices(work: (budget: number) => boolean, onFault: (message: string) => void): void {
  let budget = FIRST_SLICE;
  const slice = (): void => {
    const before = performance.now();
    try {
      if (work(budget)) return;
    } catch (thrown) {
      onFault(faultText(thrown));
      return;
    }
    const took = Math.max(0.1, performance.now() - before);
    budget = Math.ceil(budget * Math.min(4, Math.max(0.1, SLICE_MILLIS / took)));
    soon(slice);
  };
  slice();
}
