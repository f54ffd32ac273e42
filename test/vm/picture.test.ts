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

  it("show what collections hold, in their order", () => {
    const drawn = localsAt(
      `use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList};
fn main() {
    let names = HashMap::from([(1, String::from("one"))]);
    let mut none: HashMap<i32, i32> = HashMap::new();
    none.clear();
    let seen: HashSet<char> = HashSet::from(['x']);
    let tree: BTreeMap<i32, Vec<i32>> = (0..3).map(|n| (n, vec![n])).collect();
    let deep: BTreeSet<i32> = (0..100).rev().collect();
    let list = LinkedList::from([String::from("a"), String::from("b")]);
    let heap = BinaryHeap::from([1, 5]);
    let (a, b) = (names.iter(), tree.iter());
    println!("{} {} {}", none.len(), seen.len(), deep.len() + list.len() + heap.len() + a.len() + b.len());
}
`,
      12,
    );
    const upTo31 = Array.from({ length: 32 }, (_, n) => n).join(", ");
    expect(drawn).toMatchObject({
      names: '{1: "one"}',
      none: "{}",
      seen: "{'x'}",
      tree: "{0: [0], 1: [1], 2: [2]}",
      deep: `{${upTo31}, …}`,
      list: '["a", "b"]',
      heap: "[5, 1]",
      a: "Iter { left: 1 }",
      b: "Iter { left: 3 }",
    });
  });

  it("show iterators, times and handles of threads by what is left of them", () => {
    const drawn = localsAt(
      `use std::sync::{mpsc, Arc, Barrier, Condvar, LazyLock, Once, OnceLock, atomic::AtomicU32, atomic::AtomicBool};
use std::time::Duration;
fn main() {
    let mut given = vec![1, 2, 3].into_iter();
    given.next();
    let mut chars = "héllo".chars();
    chars.next();
    chars.next_back();
    let mut words = "a b c".split(' ');
    words.next();
    let mapped = [1, 2].iter().map(|n| n + 1).enumerate().skip(1);
    let range = 1..4;
    let closed = 1..=4;
    let times = (Duration::from_millis(1500), Duration::from_micros(20), Duration::ZERO, Duration::from_secs(60));
    let (sender, receiver) = mpsc::channel();
    sender.send('x').unwrap();
    let set: OnceLock<i32> = OnceLock::from(4);
    let unset: LazyLock<i32> = LazyLock::new(|| 5);
    let barrier = Arc::new(Barrier::new(2));
    let signs = (Condvar::new(), Once::new());
    let handle = std::thread::Builder::new().name(String::from("worker")).spawn(|| 5).unwrap();
    let thread = handle.thread().clone();
    let (counter, flag) = (AtomicU32::new(7), AtomicBool::new(true));
    let gone = { let kept = Arc::new(1); Arc::downgrade(&kept) };
    println!("{:?} {:?}", range, closed);
    let _ = (handle.join(), thread.id(), receiver.recv(), set.get(), *unset, signs, barrier, times);
    let _ = (given, chars, words, mapped, counter, flag, gone);
}
`,
      25,
    );
    expect(drawn).toMatchInlineSnapshot(`
      {
        "barrier": "→ Barrier { waiting: 0, of: 2 } (strong 1, weak 1)",
        "chars": ""éll"",
        "closed": "RangeInclusive { start: 1, end: 4 }",
        "counter": "7",
        "flag": "true",
        "given": "[2, 3]",
        "gone": "⇢ (strong 0, weak 1)",
        "handle": "JoinHandle { thread: → Inner { name: Some("worker"), id: 2 } (strong 3, weak 1) }",
        "mapped": "Skip { iter: Enumerate { iter: Map { iter: [1, 2] }, count: 0 }, n: 1 }",
        "range": "Range { start: 1, end: 4 }",
        "receiver": "→ Channel { waiting: ['x'], senders: 1, has_receiver: true } (strong 2, weak 1)",
        "sender": "→ Channel { waiting: ['x'], senders: 1, has_receiver: true } (strong 2, weak 1)",
        "set": "Some(4)",
        "signs": "(Condvar, Once { state: 0 })",
        "thread": "→ Inner { name: Some("worker"), id: 2 } (strong 3, weak 1)",
        "times": "(1.5s, 20µs, 0ns, 60s)",
        "unset": "None",
        "words": ""b c"",
      }
    `);
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
