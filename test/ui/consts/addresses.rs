// Addresses are not known while compiling, and a function that a pointer leads to might not be const.
fn ordinary() -> u8 {
    3
}

const POINTER: fn() -> u8 = ordinary;

const CALLED: u8 = POINTER(); //~ ERROR function pointer calls are not allowed in constants

const fn call(function: fn() -> u8) -> u8 {
    function() //~ ERROR function pointer calls are not allowed in constant functions
}

const NUMBER: usize = &3u8 as *const u8 as usize; //~ ERROR pointers cannot be cast to integers

static CODE: usize = ordinary as usize; //~ ERROR pointers cannot be cast to integers

const fn same(a: *const u8, b: *const u8) -> bool {
    a == b //~ ERROR pointers cannot be reliably compared
}

const fn first(a: fn(), b: fn()) -> bool {
    a < b //~ ERROR pointers cannot be reliably compared
}

const IS_NULL: bool = std::ptr::null::<u8>().is_null();

fn main() {}
