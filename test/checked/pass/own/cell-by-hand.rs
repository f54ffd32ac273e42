use std::cell::UnsafeCell;

struct MyCell(UnsafeCell<i32>);

impl MyCell {
    fn get(&self) -> i32 {
        unsafe { *self.0.get() }
    }
    fn set(&self, n: i32) {
        unsafe { *self.0.get() = n };
    }
}

fn main() {
    let c = MyCell(UnsafeCell::new(1));
    let (a, b) = (&c, &c);
    a.set(2);
    assert_eq!(b.get(), 2);
}
