// Free constants and statics are evaluated, used or not; errors inside a function stand where the constant calls it.
const PANICS: () = panic!("never"); //~ ERROR E0080

static INDEX: u8 = [1, 2, 3][table_index()]; //~ ERROR E0080

const fn table_index() -> usize {
    3
}

const fn divide(a: u32, b: u32) -> u32 {
    a / b
}

const QUOTIENT: u32 = divide(1, 0); //~ ERROR E0080

fn generic<T>() {
    const CHECK: () = assert!(size() == 8); //~ ERROR E0080
}

const fn size() -> usize {
    4
}

struct Limits;

impl Limits {
    const NOT_NAMED: () = panic!("nobody asks");
}

fn main() {}
