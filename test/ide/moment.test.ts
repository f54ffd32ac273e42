// A moment of a run as plain data: byte for byte what memory holds, with what the last step changed.

import { describe, expect, test } from "vitest";
import { buildText, mainText, recordText } from "#harness/ferrule.ts";
import { currentFrames, type Moment, momentAt } from "#ide/moment.ts";
import { targetOf, targetText } from "#ide/targets.ts";
import { History } from "#vm/history.ts";
import { silentHost } from "#vm/host.ts";
import { takeSnapshot } from "#vm/snapshot.ts";
import { runToDrop } from "#vm/travel.ts";

const PROGRAM = `static LIMIT: u8 = 3;

struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

fn main() {
    let mut v = vec![1, 2, 3];
    v.push(4);
    let s = String::from("abc");
    let w = v;
    let list = Node { value: 1, next: Some(Box::new(Node { value: 2, next: None })) };
    {
        let short = Box::new(7);
        println!("{short} {s}");
    }
    println!("{w:?} {} {LIMIT}", list.value);
}
`;

const history = recordText(mainText(PROGRAM));
const moments: readonly Moment[] = Array.from({ length: history.lastStep + 1 }, (_, step) => momentAt(history, step));

/** The moment at which the step of a line is about to begin. */
function atLine(line: number): Moment {
  const moment = moments.find(({ next }) => next?.place?.line === line);
  if (moment === undefined) throw new Error(`no step on line ${line}`);
  return moment;
}

function slot(moment: Moment, name: string) {
  const found = currentFrames(moment)[0]?.slots.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no variable ${name}`);
  return found;
}

describe("moments", () => {
  test("every moment has the very bytes that the machine has at that step", () => {
    for (const moment of moments) {
      history.goTo(moment.step);
      const { u8 } = history.machine.state.memory;
      const pieces = [...currentFrames(moment).flatMap(({ slots }) => slots), ...moment.blocks, ...moment.statics];
      for (const { address, bytes } of pieces) expect(bytes).toEqual(u8.slice(address, address + bytes.length));
      expect(moment.blocks.length).toBe(takeSnapshot(history.machine).blocks.length);
    }
  });

  test("the first is told after a search in vain, too", () => {
    const endless = "fn main() {\n    let mut n = 0u64;\n    loop {\n        n = n.wrapping_add(1);\n    }\n}\n";
    const run = new History(buildText(mainText(endless)), { maxSearch: 10_000 }, silentHost);
    expect([runToDrop(run), run.gaveUp]).toEqual([false, true]);
    expect(momentAt(run, 0).step).toBe(0);
  });

  test("steps say what was done and what is next; the end says how it ended", () => {
    expect(moments[0]?.done).toBeNull();
    expect(atLine(10).next?.text).toContain("v.push(4)");
    expect(atLine(11).done).toMatchObject({ place: { line: 10 } });
    expect(moments.at(-1)).toMatchObject({ next: null, exit: { status: 0, message: null } });
    expect(moments.filter(({ next }) => next?.text === "drop of short")).toHaveLength(1);
  });

  test("blocks hold what their owners say, wherever they are reached from", () => {
    const moment = atLine(15);
    const contents = moment.blocks.map(({ content, isLive }) => (isLive ? content : "freed"));
    expect(contents.filter((content) => content === null)).toEqual([]);
    expect(contents).toContainEqual(expect.objectContaining({ kind: "sequence", length: 4, stride: 4 }));
    expect(contents).toContainEqual(expect.objectContaining({ kind: "text", text: "abc", length: 3 }));
    expect(contents).toContainEqual(expect.objectContaining({ kind: "struct", name: "Node" }));
  });

  test("what was moved out of holds nothing, and its block belongs to the new owner", () => {
    const moment = atLine(13);
    expect(slot(moment, "v").missing).toEqual([{ path: "", state: "moved" }]);
    const { drawing } = slot(moment, "w");
    if (drawing.kind !== "sequence") throw new Error(drawing.kind);
    expect(targetText(targetOf(moment, drawing.address))).toMatch(/^block \d+$/);
  });

  test("what the last step changed is marked, and only that", () => {
    const pushed = atLine(11);
    expect(slot(pushed, "v").isChanged).toBe(true);
    expect(slot(pushed, "v").changed.length).toBeGreaterThan(0);
    expect(pushed.blocks.map(({ event }) => event)).toContain("allocated");
    const moved = atLine(13);
    expect(slot(moved, "s").isChanged).toBe(false);
    expect(slot(moved, "w").isChanged).toBe(true);
  });

  test("a freed block stays as a ghost, with the lines that allocated and freed it", () => {
    const moment = atLine(18);
    const ghost = moment.blocks.find((block) => block.allocatedAt?.line === 15);
    expect(ghost).toMatchObject({ isLive: false, content: null, event: "freed", freedAt: { line: 17 } });
  });

  test("what drop glue frees is blamed on the line that dropped", () => {
    expect(moments.at(-1)?.blocks.filter(({ isLive }) => isLive)).toEqual([]);
    expect(moments.at(-1)?.blocks.map(({ freedAt }) => freedAt?.line)).not.toContain(3);
  });
});
