use std::cell::{Cell, UnsafeCell};

struct Slot {
    value: UnsafeCell<i32>,
    reads: Cell<u32>,
}

impl Slot {
    fn get(&self) -> i32 {
        self.reads.set(self.reads.get() + 1);
        unsafe { *self.value.get() }
    }

    fn set(&self, value: i32) {
        unsafe { *self.value.get() = value };
    }
}

fn main() {
    let slot = Slot { value: UnsafeCell::new(1), reads: Cell::new(0) };
    let (a, b) = (&slot, &slot);
    a.set(2);
    b.set(a.get() + 1);
    println!("{} {}", a.get(), b.reads.get());
}
