//@ fault: M0014
// A `Cell` in one field lets nobody write to the field beside it while a `&` to the struct is about.
use std::cell::Cell;

struct Page {
    visits: Cell<u32>,
    length: u32,
}

fn main() {
    let mut page = Page { visits: Cell::new(0), length: 10 };
    let raw = &raw mut page;
    let reader = unsafe { &*raw };
    reader.visits.set(1);
    unsafe { (*raw).length = 20 };
    reader.visits.set(2);
    println!("{}", reader.length); //~ FAULT
}
