// The four heap managers: what `examples/heap/` claims of each, and that accepted programs run alike under all of them.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type HeapRun, compareHeaps } from "#driver/compare.ts";
import { comparisonText } from "#driver/compare-report.ts";
import { buildText } from "#harness/ferrule.ts";
import type { HeapKind } from "#vm/heap-manager.ts";
import { silentHost } from "#vm/host.ts";
import { LiveSeries } from "#vm/live-series.ts";

type Runs = Readonly<Record<HeapKind, HeapRun>>;

function compared(name: string, text: string): { readonly runs: Runs; readonly shown: string } {
  const program = buildText({ name, text, edition: "2024" }, "anyway");
  const comparison = compareHeaps(program, () => silentHost, { maxSteps: 2_000_000 });
  const runs = Object.fromEntries(comparison.runs.map((run) => [run.heap, run])) as unknown as Runs;
  return { runs, shown: comparisonText(comparison) };
}

const example = (name: string): ReturnType<typeof compared> =>
  compared(`${name}.rs`, readFileSync(`examples/heap/${name}.rs`, "utf8"));

const leaks = ({ ownership, rc, gc, manual }: Runs): readonly number[] =>
  [ownership, rc, gc, manual].map((run) => run.leakedBlocks);
const faults = ({ ownership, rc, gc, manual }: Runs): readonly (string | null | undefined)[] =>
  [ownership, rc, gc, manual].map((run) => run.fault?.code);

describe("examples/heap", () => {
  test("a cycle leaks its two blocks wherever counts or owners decide", () => {
    const { runs } = example("cycle");
    expect(leaks(runs)).toEqual([2, 2, 0, 2]);
    expect(runs.rc.leaks.map(({ at, blocks }) => [at, blocks])).toEqual([
      ["cycle.rs:15:17", 1],
      ["cycle.rs:16:18", 1],
    ]);
    expect(runs.gc.frees).toBe(2);
  });

  test("a burst stays flat under ownership and counting, is a saw under gc, and grows by hand", () => {
    const { ownership, rc, gc, manual } = example("burst").runs;
    expect([ownership.peakBytes, rc.peakBytes]).toEqual([128, 128]);
    expect(gc.peakBytes).toBeGreaterThan(128);
    expect(gc.peakBytes).toBeLessThan(manual.peakBytes);
    expect(gc.collections).toBeGreaterThan(2);
    expect([manual.peakBytes, manual.finalBytes, manual.leakedBlocks]).toEqual([150 * 128, 150 * 128, 150]);
    expect(manual.leaks).toHaveLength(1);
  });

  test("a cache that lives long is walked by every collection, and by nobody else", () => {
    const { runs } = example("long-lived-cache");
    expect(leaks(runs)).toEqual([0, 0, 0, 181]);
    expect(runs.gc.collections).toBeGreaterThan(3);
    // Sixty entries of eight words each, every time.
    expect(runs.gc.longestPause).toBeGreaterThan(60 * 8);
    expect(runs.gc.totalPause).toBeGreaterThan(3 * 60 * 8);
  });

  test("what is used after its free is still there where nobody has freed it", () => {
    const { runs, shown } = example("rejected-use-after-free");
    expect(faults(runs)).toEqual(["M0001", undefined, undefined, "M0001"]);
    expect(shown).toContain("fault[M0001]: use after free");
  });

  test("a second free is caught where the first one freed", () => {
    const { runs } = example("rejected-double-free");
    expect(faults(runs)).toEqual(["M0002", undefined, undefined, "M0002"]);
  });

  test("what is forgotten is found by who looks", () => {
    const { runs } = example("forgotten-free");
    expect(leaks(runs)).toEqual([1, 0, 0, 2]);
    expect(runs.ownership.finalBytes).toBe(16);
  });

  test("a long list dies in one pause under counting", () => {
    const { runs } = example("deep-drop");
    expect(leaks(runs)).toEqual([0, 0, 0, 0]);
    expect(runs.rc.pauses).toBe(1);
    expect(runs.rc.longestPause).toBe(300 * 3);
    expect(runs.ownership.longestPause).toBe(0);
  });

  test("shared things die with their last owner, and by hand only where dropped", () => {
    const { runs } = example("shared-graph");
    expect(leaks(runs)).toEqual([0, 0, 0, 3]);
    expect(runs.manual.frees).toBe(2);
  });
});

describe("heap managers", () => {
  test("run destructors where the language does, whoever frees", () => {
    const { runs } = compared(
      "drops.rs",
      `struct Loud(Box<u8>);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}
fn main() {
    let _outer = Loud(Box::new(1));
    {
        let _inner = Box::new(Loud(Box::new(2)));
    }
    let mut list = Vec::new();
    for n in 3..9 {
        list.push(Loud(Box::new(n)));
    }
    list.truncate(2);
    println!("{}", list.len());
}
`,
    );
    for (const run of Object.values(runs)) expect([run.heap, run.agrees, run.fault]).toEqual([run.heap, true, null]);
    expect(leaks(runs).slice(0, 3)).toEqual([0, 0, 0]);
  });

  test("collect what only garbage refers to, and keep what a static does", () => {
    const { runs } = compared(
      "statics.rs",
      `use std::cell::RefCell;
use std::rc::Rc;
static mut KEPT: Option<Box<u64>> = None;
struct Link(RefCell<Option<Rc<Link>>>);
fn main() {
    unsafe { KEPT = Some(Box::new(7)) };
    for _ in 0..200 {
        let link = Rc::new(Link(RefCell::new(None)));
        *link.0.borrow_mut() = Some(Rc::clone(&link));
    }
    println!("done");
}
`,
    );
    expect(runs.gc.collections).toBeGreaterThan(1);
    // What the static leads to stays, and is no leak.
    expect([runs.gc.leakedBlocks, runs.gc.finalBytes]).toEqual([0, 8]);
    expect([runs.ownership.leakedBlocks, runs.rc.leakedBlocks]).toEqual([200, 200]);
  });
});

describe("the chart", () => {
  test("fits 80 columns, and shows every manager on one scale", () => {
    const { shown } = example("burst");
    const lines = shown.split("\n");
    for (const line of lines.filter((one) => !one.includes("allocated at")))
      expect([...line].length).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => line.includes("└"))).toHaveLength(4);
  });

  test("is drawn from a bounded number of spans that keep every peak", () => {
    const series = new LiveSeries();
    for (let step = 0; step < 100_000; step++) series.note(step, step === 77_777 ? 500 : step % 10);
    expect(series.points.length).toBeLessThanOrEqual(256);
    expect(Math.max(...series.points.map((point) => point.peak))).toBe(500);
    const at = series.points.findIndex((point) => point.peak === 500);
    expect(series.points[at]?.step).toBeLessThanOrEqual(77_777);
  });
});
