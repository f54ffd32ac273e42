//@ fault: M0014
// Interior mutability does not make two `&mut` fine once one has been written through.
use std::cell::Cell;

fn main() {
    let mut cell = Cell::new(1);
    let p = &raw mut cell;
    let first = unsafe { &mut *p };
    *first.get_mut() = 2;
    let second = unsafe { &mut *p };
    *second = Cell::new(3);
    first.set(4); //~ FAULT
    println!("{}", cell.get());
}
