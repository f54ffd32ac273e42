// What lies within cells may change while a `&` to the whole is about, in nested structs, arrays and enums too; and the
// plain fields may not, but may be read.
use std::cell::{Cell, RefCell, UnsafeCell};

struct Node {
    id: u8,
    seen: Cell<bool>,
    degree: u16,
    next: RefCell<Option<Box<Node>>>,
    marks: [(u8, Cell<u8>); 3],
}

enum Slot {
    Empty,
    Full(Cell<u64>),
}

struct Table {
    name: &'static str,
    slot: Slot,
    raw: UnsafeCell<u32>,
    size: usize,
}

fn mark(node: &Node, times: &Cell<bool>) -> u8 {
    times.set(true);
    node.seen.set(!node.seen.get());
    node.marks[1].1.set(node.id);
    *node.next.borrow_mut() = None;
    node.marks[1].1.get() + node.marks[0].0 + node.degree as u8
}

fn bump(table: &Table, raw: *mut u32) -> usize {
    unsafe { *raw += 1 };
    if let Slot::Full(n) = &table.slot {
        n.set(n.get() + 1);
    }
    unsafe { *table.raw.get() += 1 };
    table.size + table.name.len()
}

fn main() {
    let mut node = Node {
        id: 3,
        seen: Cell::new(false),
        degree: 2,
        next: RefCell::new(None),
        marks: [(1, Cell::new(0)), (2, Cell::new(0)), (3, Cell::new(0))],
    };
    let shared = &node;
    println!("{} {}", mark(shared, &shared.seen), mark(shared, &shared.seen));
    node.degree = 7;
    println!("{} {}", node.degree, node.seen.get());

    let mut table = Table { name: "t", slot: Slot::Full(Cell::new(0)), raw: UnsafeCell::new(0), size: 4 };
    let raw = table.raw.get();
    println!("{} {}", bump(&table, raw), unsafe { *raw });
    table.slot = Slot::Empty;
    println!("{}", bump(&table, table.raw.get()));

    // A `&mut` that was not written through yet bears that cells within change beside it, and the rest does not.
    let p = &raw mut node;
    let owner = unsafe { &mut *p };
    unsafe { (*p).seen.set(false) };
    owner.degree += 1;
    println!("{} {}", owner.degree, owner.seen.get());
}
