// A `&mut` to a cell that has not been written through bears that others write, since two-phase borrows of cells allow it.
use std::cell::Cell;

fn main() {
    let mut cell = Cell::new(1);
    let p = &raw mut cell;
    let first = unsafe { &mut *p };
    unsafe { (*p).set(2) };
    first.set(first.get() + 1);
    println!("{}", cell.get());
}
