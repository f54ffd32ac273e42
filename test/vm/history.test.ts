// Time travel: every moment of a run is reached again exactly, for a bounded amount of work and memory.
import { buildText } from "#harness/ferrule.ts";
import { momentAt } from "#ide/moment.ts";
import { fromUtf8, utf8 } from "#support/utf8.ts";
import { History, type HistoryOptions } from "#vm/history.ts";
import { type Host, silentHost } from "#vm/host.ts";
import { RecordedHost } from "#vm/recorded-host.ts";
import { takeSnapshot } from "#vm/snapshot.ts";
import {
  runBackToDrop,
  runBackToLine,
  runBackToWrite,
  runToAllocation,
  runToDrop,
  runToFree,
  runToHeapEvent,
  runToLine,
  runToWrite,
  stepBackOut,
  stepBackOver,
  stepOut,
  stepOver,
} from "#vm/travel.ts";
import { describe, expect, it } from "vitest";

function historyOf(text: string, options: HistoryOptions = {}, host: Partial<Host> = {}): History {
  return new History(buildText({ name: "main.rs", text, edition: "2021" }), options, { ...silentHost, ...host });
}

/** Everything a person could see of a moment. */
function picture(history: History): unknown {
  const { registers, pages } = { registers: history.machine.state.save(), pages: takeSnapshot(history.machine) };
  return { registers, pages, output: outputOf(history), step: history.step, heap: history.machine.state.heap.save() };
}

const outputOf = (history: History): string =>
  history
    .output()
    .map(({ bytes }) => fromUtf8(bytes))
    .join("");

const lineOf = (history: History): number => {
  const range = history.current()?.range ?? takeSnapshot(history.machine).frames.find((frame) => !frame.isStd)?.range;
  const { files } = history.machine.state.image.program;
  return range == null ? 0 : files[range.file].text.slice(0, range.start).split("\n").length;
};

/** The words for each step from the beginning on. */
function tale(history: History): string[] {
  const lines: string[] = [];
  while (!history.isAtEnd) {
    const step = history.current();
    lines.push(`${lineOf(history)}: ${step?.text === "" ? step.kind : step?.text}`);
    history.forward();
  }
  return lines;
}

const VALUES = `struct Noisy(&'static str);
impl Drop for Noisy {
    fn drop(&mut self) {
        println!("bye {}", self.0);
    }
}
fn twice(n: i32) -> i32 {
    let m = n * 2;
    m
}
fn main() {
    let mut list = Vec::new();
    for i in 0..3 {
        list.push(twice(i));
    }
    let a = Noisy("a");
    let b = Noisy("b");
    if list.len() > 5 {
        drop(b);
    }
    println!("{list:?}");
}
`;

describe("source-level steps", () => {
  it("are statements, calls, drops and returns", () => {
    expect(tale(historyOf(VALUES))).toEqual([
      "11: call of main",
      "12: statement",
      "13: statement",
      "13: statement",
      "14: statement",
      "8: call of twice",
      "9: statement",
      "10: return from twice",
      "13: statement",
      "14: statement",
      "8: call of twice",
      "9: statement",
      "10: return from twice",
      "13: statement",
      "14: statement",
      "8: call of twice",
      "9: statement",
      "10: return from twice",
      "13: statement",
      "16: statement",
      "17: statement",
      "18: statement",
      "21: statement",
      "22: conditional drop of `b` (it still holds its value)",
      "4: call of <Noisy as Drop>::drop",
      "5: return from <Noisy as Drop>::drop",
      "22: drop of `a`",
      "4: call of <Noisy as Drop>::drop",
      "5: return from <Noisy as Drop>::drop",
      "22: drop of `list`",
      "22: return from main",
    ]);
  });

  it("tell which places hold no value", () => {
    const history = historyOf(`fn main() {
    let pair = (String::from("a"), String::from("b"));
    let first = pair.0;
    let again = if first.len() > 3 { Some(first) } else { None };
    println!("{again:?}");
}
`);
    expect(runToLine(history, "main.rs", 5)).toBe(true);
    const { locals } = takeSnapshot(history.machine).frames[0];
    expect(locals.map(({ name, missing }) => [name, missing])).toEqual([
      ["pair", [{ path: "0", state: "moved" }]],
      ["first", [{ path: "", state: "maybe" }]],
      ["again", []],
    ]);
  });
});

describe("going back", () => {
  it("reaches every step again, exactly as it was", () => {
    const history = historyOf(VALUES, { interval: 50 });
    const pictures = [picture(history)];
    while (history.forward()) pictures.push(picture(history));
    const last = history.step;
    expect(pictures).toHaveLength(last + 1);
    for (let step = last - 1; step >= 0; step--) {
      expect(history.back()).toBe(true);
      expect(picture(history)).toEqual(pictures[step]);
    }
    expect(history.back()).toBe(false);
    for (const step of [7, 3, last, 0, 12, 5]) {
      history.goTo(step);
      expect(history.step).toBe(step);
      expect(picture(history)).toEqual(pictures[step]);
    }
  });

  it("takes output back", () => {
    const history = historyOf(VALUES);
    history.runOn();
    expect(outputOf(history)).toBe("[0, 2, 4]\nbye b\nbye a\n");
    expect(runBackToDrop(history)).toBe(true);
    expect(runBackToDrop(history)).toBe(true);
    expect(history.current()?.text).toBe("drop of `a`");
    expect(outputOf(history)).toBe("[0, 2, 4]\nbye b\n");
    history.goTo(0);
    expect(outputOf(history)).toBe("");
  });

  it("asks for the time once", () => {
    let asked = 0;
    const delivered: string[] = [];
    const text = `use std::time::Instant;
fn main() {
    let start = Instant::now();
    let took = start.elapsed().as_nanos();
    println!("{took}");
}
`;
    const history = historyOf(
      text,
      { interval: 100 },
      { nowNanos: () => BigInt(7 * ++asked), writeStdout: (bytes) => delivered.push(fromUtf8(bytes)) },
    );
    history.runOn();
    const end = picture(history);
    history.goTo(1);
    history.runOn();
    expect(picture(history)).toEqual(end);
    expect(asked).toBe(2);
    expect(delivered.join("")).toBe("7\n");
  });

  it("reads input once", () => {
    let reads = 0;
    const host = new RecordedHost({
      ...silentHost,
      readStdin: (into) => {
        into.set(utf8(`line ${++reads}`));
        return 6;
      },
    });
    const read = (): string => {
      const into = new Uint8Array(8);
      return fromUtf8(into.subarray(0, host.readStdin(into)));
    };
    const start = host.position;
    expect([read(), read()]).toEqual(["line 1", "line 2"]);
    host.moveTo(start);
    expect([read(), read(), read()]).toEqual(["line 1", "line 2", "line 3"]);
  });

  it("shows how a run ends, and what was before", () => {
    const history = historyOf(`fn main() {
    let v = vec![1];
    let i = v.len();
    println!("{}", v[i]);
}
`);
    history.runOn();
    expect(history.exit?.status).toBe(101);
    expect(history.isAtEnd).toBe(true);
    history.back();
    expect(history.isAtEnd).toBe(false);
    history.runOn();
    expect(history.exit?.status).toBe(101);
  });
});

const LONG = `fn main() {
    let mut table = vec![0u64; 4096];
    let mut at = 1usize;
    for i in 0..200_000u64 {
        at = (at * 5 + 3) % 4096;
        table[at] += i;
        table[(at * 7) % 4096] ^= i;
    }
    println!("{}", table[5]);
}
`;

describe("the cost of the past", () => {
  const history = historyOf(LONG, { maxHistoryBytes: 1 << 20 });
  history.runOn();

  it("is bounded in memory", () => {
    const { bytes, checkpoints, interval } = history.cost();
    expect(bytes).toBeLessThanOrEqual(1 << 20);
    expect(checkpoints).toBeGreaterThan(8);
    // The distance of checkpoints has doubled some times, no more often than the bound demands.
    expect(interval * checkpoints).toBeLessThan(history.instructions * 4);
  });

  it("is bounded in work for every jump", () => {
    const { interval } = history.cost();
    const steps = history.lastStep;
    expect(steps).toBeGreaterThan(600_000);
    for (const share of [0.5, 0.1, 0.99, 0.33, 0, 1, 0.75]) {
      const before = history.repeated;
      const target = Math.floor(steps * share);
      history.goTo(target);
      expect(history.step).toBe(target);
      // The work is counted in instructions; a step that begins just behind a checkpoint may reach a little beyond.
      expect(history.repeated - before).toBeLessThanOrEqual(interval + 1000);
    }
  });
});

describe("going to what one looks for", () => {
  it("steps over and out of calls, both ways", () => {
    const history = historyOf(VALUES);
    runToLine(history, "main.rs", 14);
    stepOver(history);
    expect(lineOf(history)).toBe(13);
    stepBackOver(history);
    expect(lineOf(history)).toBe(14);
    history.forward();
    expect(history.current()?.text).toBe("call of twice");
    history.forward();
    const inside = history.step;
    stepOut(history);
    expect(lineOf(history)).toBe(13);
    history.goTo(inside);
    stepBackOut(history);
    expect(lineOf(history)).toBe(14);
  });

  it("runs to lines and drops, both ways", () => {
    const history = historyOf(VALUES, { interval: 64 });
    const visits: number[] = [];
    while (runToLine(history, "main.rs", 8)) visits.push(history.step);
    expect(visits).toHaveLength(3);
    for (const step of visits.toReversed()) {
      expect(runBackToLine(history, "main.rs", 8)).toBe(true);
      expect(history.step).toBe(step);
    }
    const at = history.step;
    expect(runBackToLine(history, "main.rs", 8)).toBe(false);
    expect(history.step).toBe(at);
    expect(runToDrop(history)).toBe(true);
    expect(history.current()?.text).toContain("conditional drop of `b`");
  });

  it("finds every write of an address, and the one before", () => {
    const history = historyOf(
      `fn main() {
    let mut n = 1;
    let unrelated = 5;
    n = 1;
    let p = &mut n;
    *p += unrelated;
    println!("{n}");
}
`,
      { interval: 40 },
    );
    history.forward();
    const n = takeSnapshot(history.machine).frames[0].locals.find((local) => local.name === "n");
    const address = n?.address ?? 0;
    const value = (): number => history.machine.state.memory.i32[address >> 2];
    history.goTo(0);
    expect(runToWrite(history, address, 4)).toBe(true);
    // It stands behind the write: where the next statement begins.
    expect([lineOf(history), value()]).toEqual([3, 1]);
    // Writing the same value again is a write.
    expect(runToWrite(history, address, 4)).toBe(true);
    const second = history.instructions;
    expect(value()).toBe(1);
    expect(runToWrite(history, address, 4)).toBe(true);
    expect(value()).toBe(6);
    expect(runBackToWrite(history, address, 4)).toBe(true);
    expect(history.instructions).toBe(second);
    expect(runBackToWrite(history, address, 4)).toBe(true);
    expect(runBackToWrite(history, address, 4)).toBe(false);
  });

  it("knows how many bytes a write of 16 takes", () => {
    const history = historyOf(`#[inline(never)]
fn add(to: &mut u128) {
    *to += 5;
}

fn main() {
    let mut pair = (1u128, 7u64);
    add(&mut pair.0);
    pair.1 = 8;
    println!("{pair:?}");
}
`);
    history.forward();
    const pair = takeSnapshot(history.machine).frames[0].locals.find((local) => local.name === "pair");
    const [first, second] = [0, 16].map((offset) => (pair?.address ?? 0) + offset);
    const valueAt = (address: number): number => history.machine.state.memory.i32[address >> 2];
    history.goTo(0);
    expect(runToWrite(history, second, 8)).toBe(true);
    expect(valueAt(second)).toBe(7);
    expect(runToWrite(history, first + 8, 8)).toBe(true);
    expect(valueAt(first)).toBe(6);
    history.goTo(0);
    expect(runToWrite(history, second, 8)).toBe(true);
    expect(runToWrite(history, second, 8)).toBe(true);
    expect(valueAt(second)).toBe(8);
  });

  it("finds allocations and frees", () => {
    const history = historyOf(`fn main() {
    let a = Box::new(1u64);
    let b = Box::new(2u64);
    drop(a);
    let c = Box::new(3u64);
    println!("{b} {c}");
}
`);
    const { heap } = history.machine.state;
    expect(runToHeapEvent(history)).toBe(true);
    expect([lineOf(history), heap.allocations]).toEqual([2, 1]);
    const [{ address }] = heap.blocks(false);
    expect(runToHeapEvent(history, address)).toBe(true);
    expect([lineOf(history), heap.frees]).toEqual([4, 1]);
    // Its address is used again: that is the next event there.
    expect(runToHeapEvent(history, address)).toBe(true);
    expect([lineOf(history), heap.allocations]).toEqual([5, 3]);
    expect(runToAllocation(history, 2)).toBe(true);
    expect(lineOf(history)).toBe(3);
    expect(runToFree(history, 1)).toBe(true);
    expect(lineOf(history)).toBe(4);
  });
});

describe("a search that may not end", () => {
  const endless = "fn main() { let mut n: u64 = 0; loop { n = n.wrapping_add(1); } }";

  it("is given up, says so, and goes on from there", () => {
    const history = historyOf(endless, { maxSearch: 10_000 });
    for (const search of [
      () => runToDrop(history),
      () => runToHeapEvent(history),
      () => runToLine(history, "main.rs", 99),
      () => runToWrite(history, 0x100, 8),
      () => stepOut(history),
    ]) {
      const before = history.instructions;
      expect(search()).toBe(false);
      expect([history.gaveUp, history.isAtEnd]).toEqual([true, false]);
      expect(history.instructions - before).toBeLessThanOrEqual(10_010);
      expect(history.instructions - before).toBeGreaterThanOrEqual(9_990);
    }
    history.back();
    expect(history.forward()).toBe(true);
    expect(history.gaveUp).toBe(false);
  });

  it("is given up at a breakpoint that is not accepted, too", () => {
    const text = `fn f(isInner: bool) {
    let mut n: u64 = 0;
    while isInner {
        n = n.wrapping_add(1);
    }
    f(true);
}

fn main() {
    f(false);
}
`;
    // Longer than a turn of the loop: one of these searches ends at a step of the inner call.
    for (let more = 0; more < 20; more++) {
      const history = historyOf(text, { maxSearch: 1000 + more });
      expect(runToLine(history, "main.rs", 6)).toBe(true);
      expect(stepOver(history)).toBe(false);
      expect(history.gaveUp).toBe(true);
    }
  });

  it("is given up within a step that does not end", () => {
    const history = historyOf("fn main() { loop {} }", { maxSearch: 10_000 });
    expect([history.gaveUp, history.isAtEnd]).toEqual([true, false]);
    history.goTo(7);
    expect([history.gaveUp, history.isAtEnd]).toEqual([true, false]);
    expect(history.instructions).toBeLessThanOrEqual(20_000);
    const moment = momentAt(history, 3);
    expect([moment.step, moment.next, moment.exit, history.isAtEnd]).toEqual([-1, null, null, false]);
    expect(history.instructions).toBeLessThanOrEqual(40_000);
    expect(history.forward()).toBe(false);
  });
});
