// Threads under their schedules: the same choices give the same run, and trying all of them tries all of them.

import { describe, expect, test } from "vitest";
import { execute } from "#driver/execute.ts";
import { type ExploreBounds, type Exploration, explore } from "#driver/explore.ts";
import { trapText } from "#driver/exit-report.ts";
import { buildText } from "#harness/ferrule.ts";
import type { Program } from "#isa/program.ts";
import { type Host, silentHost } from "#vm/host.ts";
import type { HeapKind } from "#vm/heap-manager.ts";
import { parseDeviations, randomSchedule, roundRobin, type Schedule, scriptedSchedule } from "#vm/schedule.ts";

const build = (text: string, goal?: "checked"): Program => buildText({ name: "test.rs", text, edition: "2024" }, goal);

/** A host that keeps standard output. */
function recorder(): { readonly host: Host; text(): string } {
  const chunks: Uint8Array[] = [];
  return {
    host: { ...silentHost, writeStdout: (bytes) => chunks.push(bytes) },
    text: () => Buffer.concat(chunks).toString(),
  };
}

function run(program: Program, schedule: Schedule) {
  const { host, text } = recorder();
  const { exit } = execute(program, host, { schedule, maxSteps: 20_000_000 });
  return { stdout: text(), status: exit.status, steps: exit.counters.steps, trap: exit.trap };
}

/** Explores, and gives what each run wrote. */
function outputs(text: string, bounds: Partial<ExploreBounds> = {}): { found: Exploration; texts: string[] } {
  const recorders: { text(): string }[] = [];
  const hostFor = (): Host => {
    const one = recorder();
    recorders.push(one);
    return one.host;
  };
  const found = explore(build(text), hostFor, {}, { preemptions: 2, schedules: 5000, ...bounds });
  return { found, texts: recorders.map((one) => one.text()) };
}

/** Two threads that each take two numbers from a counter: what is written tells in which order the four steps were. */
const TWO_BY_TWO = `
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread::spawn;
static NEXT: AtomicUsize = AtomicUsize::new(0);
fn take_two() -> [usize; 2] { [NEXT.fetch_add(1, SeqCst), NEXT.fetch_add(1, SeqCst)] }
fn main() {
    let (a, b) = (spawn(take_two), spawn(take_two));
    println!("{:?} {:?}", a.join().unwrap(), b.join().unwrap());
}`;

const CHATTER = `
use std::{sync::Barrier, thread};
static START: Barrier = Barrier::new(3);
fn main() {
    let threads: Vec<_> = ["a", "b", "c"].into_iter().map(|name| thread::spawn(move || {
        START.wait();
        for _ in 0..100 { print!("{name}"); }
    })).collect();
    for thread in threads { thread.join().unwrap(); }
    println!();
}`;

const LOST_UPDATE = `
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
static COUNT: AtomicU32 = AtomicU32::new(0);
fn add() { let old = COUNT.load(Relaxed); COUNT.store(old + 1, Relaxed); }
fn main() {
    let threads = [std::thread::spawn(add), std::thread::spawn(add)];
    for thread in threads { thread.join().unwrap(); }
    assert_eq!(COUNT.load(Relaxed), 2, "an update was lost");
}`;

describe("schedules", () => {
  const chatter = build(CHATTER);

  test("the same seed gives the same run, other seeds give others", () => {
    const runs = Array.from({ length: 8 }, (_, seed) => run(chatter, randomSchedule(seed)));
    for (const [seed, first] of runs.entries()) expect(run(chatter, randomSchedule(seed))).toEqual(first);
    expect(new Set(runs.map((one) => one.stdout)).size).toBeGreaterThan(4);
    for (const { stdout } of runs) expect([...stdout.trim()].sort().join("")).toMatch(/^a{100}b{100}c{100}$/);
  });

  test("round robin lets all get on", () => {
    const first = run(chatter, roundRobin());
    expect(run(chatter, roundRobin())).toEqual(first);
    const turns = first.stdout.trim().replace(/(.)\1*/g, "$1");
    expect(new Set(turns.slice(0, 5)).size, "all come to run").toBe(3);
    expect(turns.length).toBeGreaterThan(4);
  });

  test("round robin goes around the ring of those that can run, and never stops at an operation", () => {
    const schedule = roundRobin();
    expect([1, 2, 3].map((current) => schedule.pick([1, 2, 3], current, "slice"))).toEqual([2, 3, 1]);
    expect(schedule.pick([1, 4], 2, "blocked")).toBe(4);
    expect(schedule.pick([1, 4], 4, "yield")).toBe(1);
    expect(schedule.pick([1, 4], 1, "operation")).toBe(1);
  });

  test("a random schedule that is put back goes on as it did", () => {
    const schedule = randomSchedule(7);
    schedule.quantum();
    const saved = schedule.save();
    const draw = (): number[] => Array.from({ length: 50 }, () => schedule.pick([1, 2, 3], 1, "operation"));
    const drawn = draw();
    schedule.restore(saved);
    expect(draw()).toEqual(drawn);
    expect(new Set(drawn)).toEqual(new Set([1, 2, 3]));
  });

  test("who offers to let others run does not go on where another can", () => {
    const schedule = randomSchedule(1);
    for (let i = 0; i < 50; i++) expect(schedule.pick([1, 2, 3], 2, "yield")).not.toBe(2);
    expect(schedule.pick([2], 2, "yield")).toBe(2);
  });

  test("no thread is kept from running by one that never waits", () => {
    const program = build(`
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
static STOP: AtomicBool = AtomicBool::new(false);
fn main() {
    let spins = std::thread::spawn(|| { let mut n = 0u64; while !STOP.load(SeqCst) { n += 1; } n > 0 });
    STOP.store(true, SeqCst);
    println!("{}", spins.join().unwrap() || true);
}`);
    for (const schedule of [roundRobin(), randomSchedule(3), scriptedSchedule([{ at: 0, thread: 2 }])])
      expect(run(program, schedule)).toMatchObject({ status: 0, stdout: "true\n" });
  });
});

describe("all schedules", () => {
  // By hand: of the orders of AA and BB, none, one, or two switches away from a thread that could go on.
  test.each([
    [0, ["[0, 1] [2, 3]", "[2, 3] [0, 1]"]],
    [1, ["[0, 1] [2, 3]", "[0, 3] [1, 2]", "[1, 2] [0, 3]", "[2, 3] [0, 1]"]],
    [2, ["[0, 1] [2, 3]", "[0, 2] [1, 3]", "[0, 3] [1, 2]", "[1, 2] [0, 3]", "[1, 3] [0, 2]", "[2, 3] [0, 1]"]],
  ])("with %i preemptions, two threads of two steps come in every order", (preemptions, orders) => {
    const { found, texts } = outputs(TWO_BY_TWO, { preemptions });
    expect(found).toMatchObject({ isComplete: true, failed: null, schedulesRun: texts.length });
    expect([...new Set(texts.map((text) => text.trim()))].sort()).toEqual(orders);
  });

  test("three threads of one step come in all six orders without a preemption", () => {
    const { texts } = outputs(
      `use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
static NEXT: AtomicUsize = AtomicUsize::new(0);
fn main() {
    let threads = [0; 3].map(|_| std::thread::spawn(|| NEXT.fetch_add(1, SeqCst)));
    println!("{:?}", threads.map(|thread| thread.join().unwrap()));
}`,
      { preemptions: 0 },
    );
    expect(new Set(texts).size).toBe(6);
  });

  // The choices of this program: after the start, to go on or to let the thread run (a preemption); if it runs, after its
  // step, to go on or to let main run (another). Nothing else: main then waits, or the thread has ended.
  test.each([
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 3],
  ])("with %i preemptions, a thread of one step and main make %i runs", (preemptions, runs) => {
    const { found } = outputs(
      `use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
static COUNT: AtomicUsize = AtomicUsize::new(0);
fn main() {
    std::thread::spawn(|| COUNT.fetch_add(1, SeqCst)).join().unwrap();
}`,
      { preemptions },
    );
    expect(found).toMatchObject({ schedulesRun: runs, isComplete: true, failed: null });
  });

  test("a program of one thread has one schedule", () => {
    expect(outputs('fn main() { println!("alone"); }').found.schedulesRun).toBe(1);
  });

  test("a lost update takes one preemption, and the schedule that has it is repeatable", () => {
    expect(outputs(LOST_UPDATE, { preemptions: 0 }).found).toMatchObject({ failed: null, isComplete: true });
    const { found } = outputs(LOST_UPDATE, { preemptions: 1 });
    expect(found.outcome.exit.status).toBe(101);
    const schedule = scriptedSchedule(parseDeviations(found.failed ?? "") ?? []);
    expect(run(build(LOST_UPDATE), schedule)).toMatchObject({
      status: 101,
      steps: found.outcome.exit.counters.steps,
    });
  });

  test("it stops where it was told to", () => {
    expect(outputs(TWO_BY_TWO, { schedules: 3 }).found).toMatchObject({ schedulesRun: 3, isComplete: false });
  });

  test("it finds the order of locks that ends in a deadlock", () => {
    const { found } = outputs(`
use std::sync::Mutex;
static A: Mutex<i32> = Mutex::new(0);
static B: Mutex<i32> = Mutex::new(0);
fn main() {
    std::thread::scope(|scope| {
        scope.spawn(|| { let a = A.lock().unwrap(); *B.lock().unwrap() += *a; });
        scope.spawn(|| { let b = B.lock().unwrap(); *A.lock().unwrap() += *b; });
    });
}`);
    expect(found.outcome.exit.trap?.kind).toBe("deadlock");
    expect(found.failed).toMatch(/^\d+:\d+(,\d+:\d+)*$/);
  });
});

describe("schedules as text", () => {
  test.each(["", "all", "1", "1:", ":2", "1:2,", "1:2;3:4", "-1:2"])("%j is none", (text) => {
    expect(parseDeviations(text)).toBeNull();
  });
  test("plain and departures are", () => {
    expect(parseDeviations("plain")).toEqual([]);
    expect(parseDeviations("3:2,17:1")).toEqual([
      { at: 3, thread: 2 },
      { at: 17, thread: 1 },
    ]);
  });
});

describe("deadlocks", () => {
  function told(body: string): string {
    const program = build(`use std::sync::*;\nuse std::thread;\n${body}`);
    const { trap, status } = run(program, roundRobin());
    expect(status).toBe(102);
    return trap === null ? "" : trapText(program, trap);
  }

  test("two locks taken crosswise: who holds what the other wants", () => {
    const text = told(`fn main() {
    let (a, b) = (Mutex::new(1), Mutex::new(2));
    let both = Barrier::new(2);
    thread::scope(|scope| {
        thread::Builder::new().name("left".into()).spawn_scoped(scope, || {
            let _a = a.lock();
            both.wait();
            let _b = b.lock();
        }).unwrap();
        thread::Builder::new().name("right".into()).spawn_scoped(scope, || {
            let _b = b.lock();
            both.wait();
            let _a = a.lock();
        }).unwrap();
    });
}`);
    expect(text).toMatchInlineSnapshot(`
      "error[M0017]: deadlock: all 3 threads wait, and nobody is left to wake them
       --> test.rs:10:22
        thread 'main' waits for the threads of its scope to end at test.rs:6:5
        thread 'left' waits for a mutex at test.rs:10:22
          thread 'right' holds it, taken at test.rs:13:22
        thread 'right' waits for a mutex at test.rs:15:22
          thread 'left' holds it, taken at test.rs:8:22
      "
    `);
  });

  test("a channel on which nobody sends, while a sender lives", () => {
    expect(
      told(`fn main() {
    let (sender, receiver) = mpsc::channel::<i32>();
    println!("{:?}", receiver.recv());
    drop(sender);
}`),
    ).toMatchInlineSnapshot(`
      "error[M0017]: deadlock: thread 'main' waits for a message from a channel, and no other thread is left
       --> test.rs:5:22
        thread 'main' waits for a message from a channel at test.rs:5:22
      "
    `);
  });

  test("full channels between two threads", () => {
    expect(
      told(`fn main() {
    let (to, from_main) = mpsc::sync_channel(1);
    let (back, from_thread) = mpsc::sync_channel(1);
    let thread = thread::spawn(move || for n in from_main.iter() { back.send(n * 2).unwrap(); });
    for n in 0..10 { to.send(n).unwrap(); }
    drop(to);
    thread.join().unwrap();
    println!("{}", from_thread.iter().count());
}`),
    ).toMatchInlineSnapshot(`
      "error[M0017]: deadlock: all 2 threads wait, and nobody is left to wake them
       --> test.rs:7:22
        thread 'main' waits for room in a channel at test.rs:7:22
        thread 2 (unnamed) waits for room in a channel at std/sync/futex.rs:41:14
      "
    `);
  });

  test("threads that join each other, and one that waits for itself", () => {
    expect(
      told(`fn main() {
    let slot = Arc::new(Mutex::new(None::<thread::JoinHandle<()>>));
    let other = Arc::clone(&slot);
    let start = Arc::new(Barrier::new(2));
    let started = Arc::clone(&start);
    let handle = thread::spawn(move || {
        started.wait();
        let own = other.lock().unwrap().take().unwrap();
        own.join().unwrap();
    });
    *slot.lock().unwrap() = Some(handle);
    start.wait();
    thread::park();
}`),
    ).toMatchInlineSnapshot(`
      "error[M0017]: deadlock: all 2 threads wait, and nobody is left to wake them
       --> test.rs:15:5
        thread 'main' waits for somebody to unpark it at test.rs:15:5
        thread 2 (unnamed) waits for thread 2 (unnamed) to end at test.rs:11:9
      "
    `);
  });

  test("a condition that nobody brings about, and a lock taken twice", () => {
    expect(
      told(`fn main() {
    let pair = Arc::new((Mutex::new(false), Condvar::new()));
    let other = Arc::clone(&pair);
    thread::spawn(move || { drop(other.1.wait_while(other.0.lock().unwrap(), |done| !*done)); });
    thread::sleep(std::time::Duration::from_millis(1));
    let mine = Mutex::new(());
    let _first = mine.lock().unwrap();
    let _second = mine.lock().unwrap();
}`),
    ).toMatchInlineSnapshot(`
      "error[M0017]: deadlock: all 2 threads wait, and nobody is left to wake them
       --> test.rs:10:19
        thread 'main' waits for a mutex at test.rs:10:19
          it holds that itself, taken at test.rs:9:18
        thread 2 (unnamed) waits for a condition variable to be notified at test.rs:6:34
      "
    `);
  });

  test("readers and a writer, a barrier that is one short, an initialisation that waits for itself", () => {
    expect(
      told(`static ONCE: Once = Once::new();
fn main() {
    let lock = RwLock::new(0);
    let barrier = Barrier::new(3);
    thread::scope(|scope| {
        scope.spawn(|| { let _read = lock.read().unwrap(); barrier.wait(); });
        scope.spawn(|| { thread::sleep(std::time::Duration::from_millis(1)); *lock.write().unwrap() += 1; });
        scope.spawn(|| ONCE.call_once(|| ONCE.call_once(|| ())));
    });
}`),
    ).toMatchInlineSnapshot(`
      "error[M0017]: deadlock: all 4 threads wait, and nobody is left to wake them
       --> test.rs:9:79
        thread 'main' waits for the threads of its scope to end at test.rs:7:5
        thread 2 (unnamed) waits for the other threads of a barrier at test.rs:8:60
        thread 3 (unnamed) waits for a write lock at test.rs:9:79
          thread 2 (unnamed) holds it, taken at test.rs:8:38
        thread 4 (unnamed) waits for an initialisation that is under way at test.rs:10:47
          it holds that itself, taken at test.rs:10:29
      "
    `);
  });
});

describe("heaps that know one thread alone", () => {
  test.each<HeapKind>(["rc", "gc"])("`%s` refuses a second thread", (heap) => {
    const program = build("fn main() { std::thread::spawn(|| 1).join().unwrap(); }", "checked");
    const { exit } = execute(program, silentHost, { checked: true, heap });
    expect(exit.status).toBe(102);
    expect(exit.trap?.message).toBe(`the heap manager \`${heap}\` is for programs of one thread: another was started`);
  });
  test("`manual` does not", () => {
    const program = build("fn main() { std::thread::spawn(|| 1).join().unwrap(); }", "checked");
    expect(execute(program, silentHost, { checked: true, heap: "manual" }).exit.status).toBe(0);
  });
});
