// Of a union only the type tells what it may contain: one that could hold a cell is not promoted and not kept by a
// constant, whatever it was made from; one of plain numbers is.
use std::cell::Cell;
use std::mem::ManuallyDrop;

union Plain {
    whole: u32,
    part: f32,
}
union Shared {
    whole: u32,
    cell: ManuallyDrop<Cell<u32>>,
}

const fn one() -> u32 {
    1
}

const PLAIN: &Plain = &Plain { whole: one() };
const SHARED: &Shared = &Shared { whole: 1 }; //~ ERROR E0492

fn plain() -> &'static Plain {
    &Plain { part: 1.0 }
}

fn shared() -> &'static Shared {
    &Shared { whole: 1 } //~ ERROR E0515 cannot return reference to temporary value
}

fn main() {
    let _ = (plain(), PLAIN, shared(), SHARED, |cell: Shared| unsafe { cell.cell.get() });
}
