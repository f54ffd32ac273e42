// A reference to a static in a constant leads to the static itself; what a `static mut` refers to can be written.
use std::sync::atomic::{AtomicU32, Ordering};

static COUNTER: AtomicU32 = AtomicU32::new(1);
const THE_COUNTER: &AtomicU32 = &COUNTER;

struct Registry {
    counter: &'static AtomicU32,
}

static REGISTRY: Registry = Registry { counter: THE_COUNTER };

static mut SLOTS: &mut [u8; 3] = &mut [1, 2, 3];

const EMPTY: &Vec<String> = &Vec::new();
const NO_TEXT: &String = &String::new();

fn main() {
    THE_COUNTER.fetch_add(1, Ordering::Relaxed);
    REGISTRY.counter.fetch_add(10, Ordering::Relaxed);
    println!("{}", COUNTER.load(Ordering::Relaxed));
    let sum = unsafe {
        SLOTS[1] = 40;
        SLOTS[0] + SLOTS[1] + SLOTS[2]
    };
    println!("{sum} {EMPTY:?} {NO_TEXT:?} {}", EMPTY.capacity());
}
