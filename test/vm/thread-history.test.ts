// Threads and time: every moment is reached again with all its threads, and a picture shows each of them.

import { describe, expect, test, vi } from "vitest";
import { buildText, mainText } from "#harness/ferrule.ts";
import { positionOf } from "#isa/debug-info.ts";
import { History } from "#vm/history.ts";
import { silentHost } from "#vm/host.ts";
import { createMachine } from "#vm/machine.ts";
import { Races } from "#vm/races/races.ts";
import { randomSchedule, roundRobin } from "#vm/schedule.ts";
import { takeSnapshot } from "#vm/snapshot.ts";
import { runToLine, stepBackOut, stepBackOver, stepOut, stepOver } from "#vm/travel.ts";

const PROGRAM = buildText(
  mainText(`use std::sync::{Arc, Mutex};
use std::thread;

fn add(total: &Mutex<Vec<u32>>, n: u32) {
    let mut guard = total.lock().unwrap();
    let before = guard.len() as u32;
    guard.push(n * 10 + before);
}

fn work(total: &Mutex<Vec<u32>>, n: u32) {
    add(total, n);
    thread::yield_now();
    add(total, n + 4);
}

fn main() {
    let total = Arc::new(Mutex::new(Vec::new()));
    let threads: Vec<_> = (1..=2)
        .map(|n| {
            let total = Arc::clone(&total);
            thread::Builder::new()
                .name(format!("adder {n}"))
                .spawn(move || work(&total, n))
                .unwrap()
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{:?}", total.lock().unwrap());
}
`),
);

/** All of a moment that tells it from others. */
function picture(history: History): unknown {
  const { threads, ...registers } = history.machine.state.save();
  // The objects that stand for threads are the machine's own: what is saved of each is beside them.
  const rows = threads.rows.map(({ thread, ...row }) => ({ ...row, id: thread.id }));
  return { registers, threads: { ...threads, rows }, seen: takeSnapshot(history.machine) };
}

const lineOf = (history: History): number => {
  const range = history.current()?.range;
  return range == null ? 0 : (positionOf(PROGRAM, range)?.line ?? 0);
};
const threadOf = (history: History): number => history.machine.state.threads.current.id;

describe("moments of several threads", () => {
  test.each([
    ["each in turn", () => roundRobin()],
    ["at random", () => randomSchedule(5)],
  ])("any step is reached again, running %s", (_, schedule) => {
    const history = new History(PROGRAM, { interval: 700, schedule: schedule() }, silentHost);
    const seen: unknown[] = [];
    while (!history.isAtEnd) {
      seen.push(picture(history));
      history.forward();
    }
    const last = history.lastStep;
    for (const step of [last - 1, 3, Math.floor(last / 2), 0, Math.floor(last / 3), last - 2]) {
      history.goTo(step);
      expect(picture(history), `step ${step}`).toEqual(seen[step]);
    }
    history.goTo(Math.floor(last / 2));
    for (let step = Math.floor(last / 2) - 1; step > last / 3; step--) {
      history.back();
      expect(picture(history), `back to step ${step}`).toEqual(seen[step]);
    }
  });

  test("a picture has every thread: where it stands, what it has, what it waits for", () => {
    const history = new History(PROGRAM, {}, silentHost);
    expect(takeSnapshot(history.machine).threads).toMatchObject([
      { id: 1, name: "main", isCurrent: true, isFinished: false, startedAt: null, waiting: null },
    ]);
    expect(runToLine(history, "main.rs", 7)).toBe(true);
    const { threads, frames } = takeSnapshot(history.machine);
    const running = threads.find((one) => one.isCurrent);
    expect(running?.frames).toEqual(frames);
    expect(running).toMatchObject({ name: "adder 1", isFinished: false, waiting: null });
    expect(running?.frames[0]?.locals.map(({ name }) => name)).toEqual(["total", "n", "guard", "before"]);
    const { start = 0, end = 0 } = running?.stack ?? {};
    for (const { address } of frames) expect(address >= start && address < end).toBe(true);
    expect(threads[0]).toMatchObject({ id: 1, isCurrent: false });
    expect(threads[0]?.frames.at(-2)?.function).toContain("run_main");
    while (!history.isAtEnd) history.forward();
    expect(takeSnapshot(history.machine).threads.map((one) => [one.isFinished, one.frames.length > 0])).toEqual([
      [false, expect.anything()],
      [true, false],
      [true, false],
    ]);
  });

  test("main waits for the thread that it joins", () => {
    const machine = createMachine(
      buildText(mainText("fn main() { std::thread::spawn(|| loop { std::thread::yield_now() }).join().unwrap(); }")),
      {},
      silentHost,
    );
    machine.run(200_000);
    expect(takeSnapshot(machine).threads[0]?.waiting).toMatchObject({
      thread: "thread 'main'",
      waitsFor: "thread 2 (unnamed) to end",
    });
  });

  test("stepping over and out stays with the thread", () => {
    const history = new History(PROGRAM, {}, silentHost);
    expect(runToLine(history, "main.rs", 5)).toBe(true);
    const own = threadOf(history);
    expect(stepOver(history)).toBe(true);
    expect([threadOf(history), lineOf(history)]).toEqual([own, 6]);
    expect(stepOut(history)).toBe(true);
    expect(threadOf(history)).toBe(own);
    expect(takeSnapshot(history.machine).frames[0]?.function).toBe("work");
    expect(stepBackOver(history)).toBe(true);
    expect(threadOf(history)).toBe(own);
    expect(runToLine(history, "main.rs", 6)).toBe(true);
    const other = threadOf(history);
    expect(stepBackOut(history)).toBe(true);
    expect(threadOf(history)).toBe(other);
  });
});

describe("the search for races", () => {
  const races = (text: string): boolean[] => {
    const machine = createMachine(buildText(mainText(text), "checked"), { checked: true }, silentHost);
    const seen: boolean[] = [];
    while (machine.run(500).kind === "paused") seen.push(machine.state.races !== null);
    expect(machine.exit?.status).toBe(0);
    return seen;
  };

  test("there is none in a program of one thread", () => {
    expect(races('fn main() { let v: Vec<i32> = (0..50).collect(); println!("{v:?}"); }')).not.toContain(true);
  });

  test("it ends when main has waited for all others", () => {
    const seen = races(`fn main() {
    std::thread::spawn(|| println!("there")).join().unwrap();
    let v: Vec<i32> = (0..50).collect();
    println!("{v:?}");
}`);
    expect(seen).toContain(true);
    expect(seen.at(-1)).toBe(false);
  });

  test.each([
    ["is waited for", "1000000"],
    ["has ended by then", "0"],
  ])("of what comes after the other thread %s nothing is looked at", (_, nanos) => {
    const looks = vi.spyOn(Races.prototype, "beforeStep");
    const [few, many] = [10, 1000].map((rounds) => {
      looks.mockClear();
      const program = buildText(
        mainText(`fn main() {
    let other = std::thread::spawn(|| std::thread::sleep(std::time::Duration::from_nanos(${nanos})));
    std::thread::sleep(std::time::Duration::from_nanos(500000));
    other.join().unwrap();
    for n in 0..${rounds} { std::hint::black_box(n); }
}`),
        "checked",
      );
      expect(createMachine(program, { checked: true }, silentHost).run()).toMatchObject({ exit: { status: 0 } });
      return looks.mock.calls.length;
    });
    looks.mockRestore();
    expect(few).toBeGreaterThan(0);
    expect(many).toBe(few);
  });

  test("it begins and ends with each thread of several", () => {
    const seen = races(`fn main() {
    for n in 0..2 {
        std::thread::spawn(move || println!("{n}")).join().unwrap();
        let v: Vec<i32> = (0..50).collect();
        println!("{v:?}");
    }
}`);
    const turns = seen.filter((isOn, i) => isOn !== (seen[i - 1] ?? false));
    expect(turns).toEqual([true, false, true, false]);
  });

  test("it goes on while something that an ended thread did may still race", () => {
    const seen = races(`use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
static DONE: AtomicBool = AtomicBool::new(false);
fn main() {
    drop(std::thread::spawn(|| DONE.store(true, Relaxed)));
    while !DONE.load(Relaxed) { std::thread::yield_now() }
    let v: Vec<i32> = (0..50).collect();
    std::hint::black_box(v);
}`);
    expect(seen.at(-1)).toBe(true);
  });
});
