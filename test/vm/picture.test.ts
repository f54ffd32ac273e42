// Values drawn by the pictures that their types declare, as a learner would recognise them.
import { buildText } from "#harness/ferrule.ts";
import { History } from "#vm/history.ts";
import { silentHost } from "#vm/host.ts";
import { drawingText } from "#vm/picture.ts";
import { takeSnapshot } from "#vm/snapshot.ts";
import { runToLine } from "#vm/travel.ts";
import { describe, expect, it } from "vitest";

/** The locals of `main` at its `line`, drawn. */
function localsAt(text: string, line: number): Record<string, string> {
  const history = new History(buildText({ name: "main.rs", text, edition: "2021" }), {}, silentHost);
  expect(runToLine(history, "main.rs", line)).toBe(true);
  const { locals } = takeSnapshot(history.machine).frames[0];
  return Object.fromEntries(locals.map((local) => [local.name, drawingText(local.drawing)]));
}

describe("pictures", () => {
  it("show scalars, compounds and references", () => {
    const drawn = localsAt(
      `struct Point { x: i32, y: i32 }
enum Shape { Dot, Circle(f64), Box { w: u8, h: u8 } }
fn main() {
    let n = -7i64;
    let c = 'é';
    let point = Point { x: 1, y: -2 };
    let shapes = [Shape::Dot, Shape::Circle(1.5), Shape::Box { w: 1, h: 2 }];
    let pair = (true, 3u8);
    let some = Some(4);
    let none: Option<Box<i32>> = None;
    let to = &point;
    let slice = &[1u8, 2, 3][1..];
    let word = "hi";
    println!("{n} {c} {} {} {} {}", to.x, to.y, slice.len(), word);
    let _ = (shapes, pair, some, none);
}
`,
      14,
    );
    expect(drawn).toEqual({
      n: "-7",
      c: "'é'",
      point: "Point { x: 1, y: -2 }",
      shapes: "[Dot, Circle(1.5), Box { w: 1, h: 2 }]",
      pair: "(true, 3)",
      some: "Some(4)",
      none: "None",
      to: "→ Point { x: 1, y: -2 }",
      slice: "→ [2, 3]",
      word: '→ "hi"',
    });
  });

  it("show library types by what they declare", () => {
    const drawn = localsAt(
      `use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
fn main() {
    let list = vec![1, 2, 3];
    let text = String::from("hé");
    let boxed = Box::new(5u8);
    let cell = Cell::new(3);
    let shared = Rc::new(RefCell::new(vec![String::from("a")]));
    let again = Rc::clone(&shared);
    let weak = Rc::downgrade(&shared);
    let mut ring: VecDeque<i32> = VecDeque::with_capacity(4);
    ring.push_back(2);
    ring.push_back(3);
    ring.push_front(1);
    let lent = shared.borrow();
    println!("{} {} {} {} {} {}", list.len(), text, boxed, cell.get(), lent.len(), ring.len());
    let _ = (again.as_ptr(), weak.strong_count());
}
`,
      17,
    );
    expect(drawn).toMatchObject({
      list: "[1, 2, 3]",
      text: '"hé"',
      boxed: "→ 5",
      cell: "3",
      shared: '→ ["a"] (borrowed 1×) (strong 2, weak 2)',
      again: '→ ["a"] (borrowed 1×) (strong 2, weak 2)',
      weak: "⇢ (strong 2, weak 2)",
      ring: "[1, 2, 3]",
    });
  });

  it("show who holds a lock", () => {
    const drawn = localsAt(
      `use std::sync::{Mutex, RwLock};

fn main() {
    let free = Mutex::new(1);
    let taken = Mutex::new(2);
    let guard = taken.lock().unwrap();
    let read = RwLock::new(3);
    let readers = (read.read().unwrap(), read.read().unwrap());
    let written = RwLock::new(4);
    let writer = written.write().unwrap();
    println!("{} {} {} {}", free.lock().unwrap(), guard, readers.0, writer);
}
`,
      11,
    );
    expect(drawn).toMatchObject({
      free: "1",
      taken: "2 (locked)",
      read: "3 (locked by 2 readers)",
      written: "4 (locked by a writer)",
    });
  });
});
