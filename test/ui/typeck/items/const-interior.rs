use std::cell::Cell;

const SHARED: &'static Cell<usize> = &Cell::new(1); //~ ERROR E0492 interior mutable shared borrows of temporaries that have their lifetime extended until the end of the program are not allowed

fn main() {
    let _s = SHARED;
}
