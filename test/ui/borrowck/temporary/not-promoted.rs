// Only what can neither fail nor be observed becomes a constant that lives for ever.
use std::cell::Cell;

const NAMES: [String; 2] = [String::new(), String::new()];
const CELLS: [Cell<i32>; 2] = [Cell::new(1), Cell::new(2)];
static NUMBERS: [i32; 2] = [1, 2];

const fn one() -> usize {
    1
}

fn make() -> [i32; 2] {
    [1, 2]
}

fn elements(i: usize) -> &'static String {
    &NAMES[i] //~ ERROR E0515 cannot return reference to temporary value
}

fn cells(i: usize) -> &'static Cell<i32> {
    &CELLS[i] //~ ERROR E0515 cannot return reference to temporary value
}

fn main() {
    let a: &'static i32 = &make()[1]; //~ ERROR E0716 temporary value dropped while borrowed
    let b: &'static i32 = &(7 / 0); //~ ERROR E0716 temporary value dropped while borrowed
    let c: &'static i32 = &(i32::MIN / -1); //~ ERROR E0716 temporary value dropped while borrowed
    let d: &'static usize = &one(); //~ ERROR E0716 temporary value dropped while borrowed
    let e: &'static u32 = &7u32.count_ones(); //~ ERROR E0716 temporary value dropped while borrowed
    let f: &'static mut [i32; 1] = &mut [1]; //~ ERROR E0716 temporary value dropped while borrowed
    let g: &'static i32 = &(NUMBERS[1] + 1); //~ ERROR E0716 temporary value dropped while borrowed
    let h: &'static bool = &(true && false); //~ ERROR E0716 temporary value dropped while borrowed
    let i: &'static std::time::Duration = &std::time::Duration::from_secs(1); //~ ERROR E0716 temporary value dropped while borrowed
}
