// Time travel in checked runs: the shadow state, the search for races and the aliasing rules are part of every moment, so
// that a fault is met again however one comes to it.

import { createHash, type Hash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { compileText, runText } from "#harness/ferrule.ts";
import { type Fixture, readFixtures } from "#tools/fixtures.ts";
import { saveMachine } from "#vm/checkpoint.ts";
import { runBackToStory, runToFault } from "#vm/fault-travel.ts";
import { History } from "#vm/history.ts";
import { silentHost } from "#vm/host.ts";

/** Checkpoints lie close together, so that short programs have many, and every one but the first is left behind soon. */
const INTERVAL = 64;

function historyOf({ path, text, edition }: Pick<Fixture, "path" | "text" | "edition">): History {
  const { program } = compileText({ name: path, text, edition, aliasing: true }, "checked");
  if (program === undefined) throw new Error("it is rejected");
  const options = { checked: true, aliasing: true, interval: INTERVAL, maxSteps: 5_000_000 };
  return new History(program, options, silentHost);
}

/** All there is to a moment, in short. */
function stateOf({ machine }: History): string {
  const hash = createHash("sha256");
  digest(hash, saveMachine(machine.state));
  return hash.digest("hex");
}

function digest(hash: Hash, value: unknown): void {
  if (ArrayBuffer.isView(value)) hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  else if (value instanceof Map) digest(hash, [...value]);
  else if (typeof value !== "object" || value === null) hash.update(`${value};`);
  else
    for (const [key, part] of Object.entries(value)) {
      hash.update(`${key}:`);
      // The thread itself, whose state is in the row beside it.
      if (key !== "thread" || typeof part !== "object") digest(hash, part);
    }
}

describe("a fault is met again", () => {
  for (const fixture of [
    ...readFixtures(".", "test/checked/fail"),
    ...readFixtures(".", "test/checked/pass/threads"),
  ]) {
    test(fixture.path.slice("test/checked/".length), () => {
      const { path, text, edition } = fixture;
      const { exit } = runText({ name: path, text, edition, mode: "checked", aliasing: true });
      const history = historyOf(fixture);
      history.runOn();
      expect(history.exit?.trap?.story).toEqual(exit?.trap?.story);
      expect(history.exit?.aliasing).toEqual(exit?.aliasing);
      const last = history.lastStep;
      const end = stateOf(history);
      const middle = Math.floor(last / 2);
      history.goTo(middle);
      const state = stateOf(history);
      history.goTo(last);
      expect(stateOf(history)).toEqual(end);
      history.goTo(0);
      history.goTo(middle);
      expect(stateOf(history)).toEqual(state);
      history.runOn();
      expect(history.exit?.status).toBe(exit?.status);
      expect(stateOf(history)).toEqual(end);
    });
  }
});

/** The number of the line of the step that was done last, or is under way. */
function lineDone(history: History): number {
  const { files } = history.machine.state.image.program;
  history.goTo(history.nextStep - 1);
  const { range } = history.current() ?? {};
  return range == null ? 0 : (files[range.file]?.text.slice(0, range.start).split("\n").length ?? 0);
}

/** Lines of the fault, and of the moments of its story. */
function storyLines(text: string): Record<string, number | null> {
  const history = historyOf({ path: "main.rs", text, edition: "2024" });
  expect(runToFault(history)).toBe(true);
  const lines: Record<string, number | null> = { fault: lineDone(history) };
  for (const moment of ["born", "ended", "moved", "other"] as const) {
    runToFault(history);
    lines[moment] = runBackToStory(history, moment) ? lineDone(history) : null;
  }
  return lines;
}

describe("back from a fault", () => {
  const nothing = { born: null, ended: null, moved: null, other: null };

  test("to where its block was allocated and freed, whoever has had the address before and since", () => {
    const text = `fn make(n: i32) -> *mut i32 {
    Box::into_raw(Box::new(n))
}
fn end(p: *mut i32) {
    unsafe { drop(Box::from_raw(p)) }
}
fn main() {
    for n in 0..9 {
        end(make(n));
    }
    let p = make(9);
    let q = make(10);
    end(p);
    let r = make(11);
    end(q);
    println!("{}", unsafe { *p });
    end(r);
}
`;
    expect(storyLines(text)).toEqual({ ...nothing, fault: 16, born: 2, ended: 5 });
    const history = historyOf({ path: "main.rs", text, edition: "2024" });
    runToFault(history);
    const { heap } = history.machine.state;
    expect(runBackToStory(history, "ended")).toBe(true);
    expect([heap.allocations, heap.frees]).toEqual([11, 10]);
    expect(runBackToStory(history, "born")).toBe(true);
    expect([heap.allocations, heap.frees]).toEqual([10, 9]);
    expect(runBackToStory(history, "ended"), "it lies ahead now").toBe(false);
  });

  test("to where a variable's scope ended", () => {
    const text = `fn local() -> *const i32 {
    let n = 5;
    &raw const n
}
fn main() {
    let p = local();
    println!("{}", unsafe { *p });
}
`;
    expect(storyLines(text)).toEqual({ ...nothing, fault: 7, born: 3, ended: 3 });
  });

  test("to where a reference was made and lost its right, though the run went on", () => {
    const text = `fn main() {
    let mut n = 1;
    let p: *mut i32 = &mut n;
    let first = unsafe { &mut *p };
    let second = unsafe { &mut *p };
    *second = 2;
    *first = 3;
    println!("{n}");
}
`;
    expect(storyLines(text)).toEqual({ ...nothing, fault: 7, born: 4, ended: 6 });
  });

  test("to what the other thread did", () => {
    const text = `use std::thread;
static mut COUNT: i32 = 0;
fn main() {
    let other = thread::spawn(|| unsafe {
        COUNT = 1;
    });
    for _ in 0..500 {
        thread::yield_now();
    }
    unsafe {
        COUNT = 2;
    }
    other.join().unwrap();
}
`;
    expect(storyLines(text)).toEqual({ ...nothing, fault: 11, other: 5 });
  });
});
