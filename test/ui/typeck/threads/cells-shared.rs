// A reference is Send where what it points at is Sync: cells are not.
use std::cell::{Cell, OnceCell, RefCell, UnsafeCell};
use std::sync::{Arc, Mutex, RwLock};
use std::thread;

struct Counter {
    hits: Cell<u32>,
}

fn main() {
    let cell = Arc::new(Cell::new(1));
    thread::spawn(move || cell.set(2)); //~ ERROR E0277

    let refs = Arc::new(RefCell::new(vec![1]));
    let other = Arc::clone(&refs);
    thread::spawn(move || other.borrow_mut().push(2)); //~ ERROR E0277

    let counter = Counter { hits: Cell::new(0) };
    thread::scope(|scope| {
        scope.spawn(|| counter.hits.set(counter.hits.get() + 1)); //~ ERROR E0277
    });

    let local = Cell::new(5);
    thread::scope(|scope| {
        let by_ref = &local;
        scope.spawn(move || by_ref.set(6));
    });

    let once = OnceCell::new();
    thread::scope(|scope| {
        scope.spawn(|| once.set(1).is_ok()); //~ ERROR E0277
    });

    let raw = Arc::new(UnsafeCell::new(1));
    thread::spawn(move || raw.get() as usize); //~ ERROR E0277

    let in_lock = Arc::new(RwLock::new(Cell::new(1)));
    thread::spawn(move || in_lock.read().unwrap().get());

    // Moved, not shared; and a Mutex makes Sync of what is Send.
    let moved = RefCell::new(1);
    thread::spawn(move || *moved.borrow_mut() += 1);
    let guarded = Arc::new(Mutex::new(Cell::new(1)));
    thread::spawn(move || guarded.lock().unwrap().set(2));
    let exclusive = &mut Cell::new(1);
    thread::scope(|scope| {
        scope.spawn(|| exclusive.set(2));
    });
}
