// The aliasing rules cost about the same for each instruction, however long a slice is and however it was written to: the
// nodes and stretches that are looked at are counted.

import { buildText, mainText } from "#harness/ferrule.ts";
import { quicksortOf } from "#tools/bench/quicksort.ts";
import { fromUtf8 } from "#support/utf8.ts";
import { type Host, silentHost } from "#vm/host.ts";
import { createMachine } from "#vm/machine.ts";
import { expect, test } from "vitest";

/** What was looked at for each instruction of a run. */
function workOf(count: number): number {
  const program = buildText({ ...mainText(quicksortOf(count)), aliasing: true }, "checked");
  let output = "";
  const writeStdout = (bytes: Uint8Array): void => {
    output += fromUtf8(bytes);
  };
  const host: Host = { ...silentHost, writeStdout };
  const machine = createMachine(program, { checked: true, aliasing: true }, host);
  const result = machine.run();
  if (result.kind !== "exited" || result.exit.status !== 0) throw new Error("it did not end well");
  machine.state.output.flush();
  if (!output.startsWith("true ")) throw new Error(`it did not sort: ${output}`);
  return (machine.state.shadow?.trees?.work ?? Number.NaN) / result.exit.counters.steps;
}

test("a slice that is twice as long is no more work for each instruction", () => {
  expect(workOf(1600) / workOf(400)).toBeLessThan(1.3);
});
