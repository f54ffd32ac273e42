// The aliasing rules cost about the same for each instruction, however long a slice is and however it was written to: the
// nodes and stretches that are looked at are counted.

import { buildText, mainText } from "#harness/ferrule.ts";
import { silentHost } from "#vm/host.ts";
import { createMachine } from "#vm/machine.ts";
import { expect, test } from "vitest";

/** Sorts `count` numbers in place, by `&mut` to ever smaller slices. */
const sorting = (count: number): string => `fn sort(list: &mut [u32]) {
    if list.len() < 2 {
        return;
    }
    let last = list.len() - 1;
    let pivot = list[last];
    let mut boundary = 0;
    for i in 0..last {
        if list[i] < pivot {
            list.swap(i, boundary);
            boundary += 1;
        }
    }
    list.swap(boundary, last);
    let (left, right) = list.split_at_mut(boundary);
    sort(left);
    sort(&mut right[1..]);
}

fn main() {
    let mut state: u32 = 1;
    let mut list: Vec<u32> = Vec::new();
    for _ in 0..${count} {
        state = state.wrapping_mul(1664525).wrapping_add(1013904223);
        list.push(state >> 8);
    }
    sort(&mut list);
    assert!(list.is_sorted());
}
`;

/** What was looked at for each instruction of a run. */
function workOf(count: number): number {
  const program = buildText({ ...mainText(sorting(count)), aliasing: true }, "checked");
  const machine = createMachine(program, { checked: true, aliasing: true }, silentHost);
  const result = machine.run();
  if (result.kind !== "exited" || result.exit.status !== 0) throw new Error("it did not end well");
  return (machine.state.shadow?.trees?.work ?? Number.NaN) / result.exit.counters.steps;
}

test("a slice that is twice as long is no more work for each instruction", () => {
  expect(workOf(1600) / workOf(400)).toBeLessThan(1.3);
});
